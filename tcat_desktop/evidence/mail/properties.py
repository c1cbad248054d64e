"""Outlook's properties (MAPI): what a mail of Outlook's says, by number (MS-OXPROPS)."""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from tcat_desktop.evidence.mail import words

# The types that are met (MS-OXCDATA 2.11.1).
SHORT, LONG, MOMENT = 0x0002, 0x0003, 0x0040
TEXT_8, TEXT, BINARY, OBJECT = 0x001E, 0x001F, 0x0102, 0x000D

MESSAGE_CLASS, SUBJECT, SUBMITTED, DELIVERED = 0x001A, 0x0037, 0x0039, 0x0E06
ON_BEHALF_NAME, ON_BEHALF_ADDRESS, ON_BEHALF_SMTP = 0x0042, 0x0065, 0x5D02
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
SHOWN_BCC, SHOWN_CC, SHOWN_TO = 0x0E02, 0x0E03, 0x0E04
TRANSPORT_HEADERS, BODY, RTF, HTML = 0x007D, 0x1000, 0x1009, 0x1013
MESSAGE_ID, REFERENCES, IN_REPLY_TO = 0x1035, 0x1039, 0x1042
RECIPIENT_TYPE, NAME, ADDRESS, SMTP_ADDRESS = 0x0C15, 0x3001, 0x3003, 0x39FE
ATTACH_DATA, ATTACH_SHORT_NAME, ATTACH_LONG_NAME = 0x3701, 0x3704, 0x3707
ATTACH_METHOD, ATTACH_KIND = 0x3705, 0x370E
INTERNET_CODE_PAGE, LOCALE, MESSAGE_CODE_PAGE = 0x3FDE, 0x3FF1, 0x3FFD

# The code pages of Windows by language, where a mail names only its language.
_BY_LANGUAGE: Final = {
    0x01: 1256, 0x05: 1250, 0x08: 1253, 0x0D: 1255, 0x0E: 1250, 0x11: 932, 0x12: 949,
    0x15: 1250, 0x18: 1250, 0x19: 1251, 0x1A: 1250, 0x1B: 1250, 0x1E: 874, 0x1F: 1254,
    0x20: 1256, 0x22: 1251, 0x24: 1250, 0x25: 1257, 0x26: 1257, 0x27: 1257, 0x29: 1256,
    0x2A: 1258,
}  # fmt: skip
_CHINESE: Final = {0x0404: 950, 0x0C04: 950, 0x1404: 950}
_BEGAN: Final = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Properties:
    """The properties of one mail, recipient or attachment: by number, the type and the bytes."""

    held: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    charset: str = ""

    def settle(self, default: str = "") -> str:
        """Works out what the older, 8-bit strings are written in, and remembers it."""
        page = self.number(MESSAGE_CODE_PAGE) or self.number(INTERNET_CODE_PAGE)
        language = self.number(LOCALE)
        by_language = _CHINESE.get(language) or (936 if language & 0xFF == 4 else 0)
        by_language = by_language or _BY_LANGUAGE.get(language & 0xFF, 0)
        self.charset = words.code_page(page or by_language) if page or by_language else default
        return self.charset

    def text(self, number: int) -> str:
        """A property in words; empty where there is none."""
        kind, content = self.held.get(number, (0, b""))
        if kind == TEXT:
            said = content[: len(content) // 2 * 2].decode("utf-16-le", "replace")
        elif kind in (TEXT_8, BINARY):
            said = words.decoded(content, self.charset)[0]
        else:
            return ""
        # Strings are written with their ending zero by some programs and without by others.
        return said.rstrip("\x00")

    def line(self, number: int) -> str:
        return words.one_line(self.text(number))

    def content(self, number: int) -> bytes:
        """A property's own bytes."""
        return self.held.get(number, (0, b""))[1]

    def number(self, number: int) -> int:
        kind, content = self.held.get(number, (0, b""))
        size = {SHORT: 2, LONG: 4}.get(kind, 0)
        return int.from_bytes(content[:size], "little")

    def moment(self, number: int) -> datetime | None:
        """A moment, in UTC: tenths of microseconds since 1601."""
        kind, content = self.held.get(number, (0, b""))
        if kind != MOMENT or len(content) < 8:
            return None
        (ticks,) = struct.unpack("<Q", content[:8])
        try:
            return _BEGAN + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def page(self) -> str:
        """The mail as a page (HTML), in its own code page and not that of the strings."""
        kind, content = self.held.get(HTML, (0, b""))
        if kind == TEXT:
            return self.text(HTML)
        if not content:
            return ""
        charset = words.code_page(self.number(INTERNET_CODE_PAGE))
        return words.decoded(content, charset or self.charset)[0].rstrip("\x00")
