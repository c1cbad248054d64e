"""The parts of a mail, taken apart by the standard library under limits of our own.

The standard library's parser is given a message class of ours, for three reasons. It would take
a forwarded mail apart as well, and could then no longer give its bytes back as they came, which
are evidence of their own; it recurses once for each mail inside a mail; and it reads parameters
in quadratic time. So a forwarded mail stays whole here, and parameters are read in ``headers``.
"""

import binascii
import quopri
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Final

from tcat_desktop.evidence.mail import headers, words
from tcat_desktop.journey.refusals import Refused

MOST_PARTS: Final = 10_000
UNUSUAL_PARTS: Final = 200
DEEPEST: Final = 60
# Each line is asked of each level it lies under: about ten seconds' worth of asking.
MOST_WORK: Final = 40_000_000

_HOLDS_PARTS = re.compile(rb"(?i)multipart/")
_SPACES: Final = b" \t\r\n\f\v"
_BASE64: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64: Final = bytes(set(range(256)) - set(_BASE64))
# What stands before the first part for programs of 1993 that knew no parts.
_CUSTOMARY = re.compile(r"(?i)multi-?part|mime|does not support|cannot read|not all of")


class Part(Message):
    """A part of a mail, or the whole. A mail inside it is kept as the bytes it came in."""

    def get_content_type(self) -> str:
        return "application/x-whole" if self.kind.startswith("message/") else self.kind

    def get_content_maintype(self) -> str:
        return self.get_content_type().partition("/")[0]

    def get_boundary(self, failobj: object = None) -> str | None:  # type: ignore[override]
        # With the spaces at its end, if it is quoted; the standard library would cut them off,
        # and then not find the last dividing line.
        return self.settings("Content-Type").get("boundary") or None

    @property
    def kind(self) -> str:
        """``text/plain`` and the like, as the part says of itself."""
        said = headers.parameters(self.said("Content-Type"))[0]
        kind = said.partition("(")[0].strip().lower()
        if not kind:
            return self.get_default_type()
        return kind if kind.count("/") == 1 and not kind.startswith("/") else "text/plain"

    def all_said(self, name: str) -> list[str]:
        """Every value of a header, as text and not yet decoded."""
        low = name.lower()
        return [headers.raw(value) for key, value in self.raw_items() if key.lower() == low]

    def said(self, name: str) -> str:
        """A header's first value, as text and not yet decoded; empty where there is none."""
        low = name.lower()
        for key, value in self.raw_items():
            if key.lower() == low:
                return headers.raw(value)
        return ""

    def settings(self, name: str) -> dict[str, str]:
        """The parameters of a header."""
        return headers.parameters(self.said(name))[1]

    @property
    def inner(self) -> list["Part"]:
        """The parts of a multipart; empty for any other."""
        held = self._held
        return [each for each in held if isinstance(each, Part)] if isinstance(held, list) else []

    @property
    def _held(self) -> object:
        # get_payload() would decode it by the charset that is named: it loses what is not in it,
        # and stumbles over a charset that is written in two pieces.
        return vars(self)["_payload"]

    @property
    def body(self) -> bytes:
        """What stands under the header, byte for byte and not yet unpacked."""
        held = self._held
        return held.encode("utf-8", "surrogateescape") if isinstance(held, str) else b""

    @property
    def name(self) -> str:
        """The file name that the part gives itself, or nothing."""
        given = self.settings("Content-Disposition").get("filename", "")
        return headers.plain(given or self.settings("Content-Type").get("name", ""))

    @property
    def disposition(self) -> str:
        return headers.parameters(self.said("Content-Disposition"))[0].lower()

    @property
    def outside(self) -> str:
        """Words before the first part or after the last, which no mail program shows."""
        found = []
        for said in (self.preamble, self.epilogue):
            text = words.shown(headers.raw(said or "")).strip()
            if text and not (said is self.preamble and _CUSTOMARY.search(text)):
                found.append(text)
        return "\n\n".join(found)


def opened(content: bytes) -> Part:
    """A mail, taken apart. Refused where it is built to take for ever."""
    lines = content.count(b"\n") + content.count(b"\r") + 1
    holders = len(_HOLDS_PARTS.findall(content))
    if holders > 2 and lines * min(holders, 900) > MOST_WORK:
        raise _too_deep()
    try:
        whole = message_from_bytes(content, _class=Part)
    except RecursionError as error:
        raise _too_deep() from error
    if sum(1 for _ in every(whole)) > MOST_PARTS:
        raise Refused(
            f"This mail is in more than {MOST_PARTS:,} parts, so it was not read.",
            what_to_do="Keep the file as it is, and add the parts that matter one by one.",
        )
    return whole


def _too_deep() -> Refused:
    return Refused(
        "This mail is packed inside itself too many times, so it was not read.",
        what_to_do="It may be built to do harm. Keep the file as it is and ask who sent it.",
    )


def every(whole: Part) -> Iterator[Part]:
    """The mail and each part of it, in the order of the file, however deep."""
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.inner))


def unpacked(part: Part) -> tuple[bytes, str]:
    """A part's own bytes, and what is broken about how they were packed, or nothing."""
    way = part.said("Content-Transfer-Encoding").partition(";")[0].strip().strip('"').lower()
    held = part.body
    if way == "base64":
        return _from_base64(held)
    if way == "quoted-printable":
        return quopri.decodestring(held), ""
    if way in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _from_uuencode(held)
    if way in ("", "7bit", "8bit", "7-bit", "8-bit", "binary"):
        return held, ""
    return held, f"A part is packed in a way that is not known ({words.one_line(way, 60)})."


def _from_base64(held: bytes) -> tuple[bytes, str]:
    close = held.translate(None, _SPACES)
    clean = close.translate(None, _NOT_BASE64)
    strange = len(clean) != len(close.rstrip(b"="))
    spare = len(clean) % 4
    fault = ""
    if strange:
        fault = "A part's packing (base64) holds strange characters; they were passed over."
    elif spare == 1 or (spare and not close.endswith(b"=")):
        fault = "A part's packing (base64) ends too soon; the end of it may be missing."
    if spare == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4)), fault


def _from_uuencode(held: bytes) -> tuple[bytes, str]:
    found, begun = bytearray(), False
    for line in held.splitlines():
        if not begun:
            begun = line.startswith(b"begin ")
        elif line.strip() == b"end":
            return bytes(found), ""
        else:
            try:
                found += binascii.a2b_uu(line)
            except binascii.Error:
                return held, "A part's packing (uuencode) is damaged; it is kept as it came."
    return (bytes(found) if begun else held), "A part's packing (uuencode) ends too soon."
