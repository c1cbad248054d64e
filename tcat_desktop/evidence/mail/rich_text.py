"""The words of a mail that Outlook kept as rich text, packed in its own way (MS-OXRTFCP)."""

import re
import struct
from typing import Final

from tcat_desktop.evidence.mail import words

LARGEST: Final = 32 * 1024 * 1024
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
# What every dictionary begins with, so that even short mails shrink.
_START: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern "
    rb"\fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0"
    b"\\blue0\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)  # fmt: skip
_RING: Final = 4096

_PIECE = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|([{}])|[\r\n]+|([^\\{}\r\n]++)"
)
# Groups that hold settings and no words.
_SETTINGS: Final = frozenset({b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object",
                              b"header", b"footer", b"themedata", b"datastore", b"listtable",
                              b"listoverridetable", b"generator"})  # fmt: skip
_SAID: Final = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"tab": "\t",
    b"cell": " | ", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"endash": "–", b"emdash": "—",
}  # fmt: skip
_SIGNS: Final = {b"~": "\xa0", b"-": "", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}",
                 b"\n": "\n", b"\r": "\n"}  # fmt: skip


def unpacked(content: bytes) -> bytes:
    """Rich text as it was before Outlook packed it; empty where it cannot be told."""
    if len(content) < 16:
        return b""
    _, size, kind, _ = struct.unpack("<IIII", content[:16])
    if kind == _PLAIN:
        return content[16 : 16 + min(size, LARGEST)]
    return _run(content[16:], min(size, LARGEST)) if kind == _PACKED else b""


def _run(packed: bytes, size: int) -> bytes:
    """LZFu: letters as they are, or so many letters from so far back, eight to each flag byte."""
    ring = bytearray(_START.ljust(_RING, b"\0"))
    at, out, place = len(_START), bytearray(), 0
    while place < len(packed) and len(out) < size:
        flags = packed[place]
        place += 1
        for bit in range(8):
            if place >= len(packed) or len(out) >= size:
                break
            if not flags >> bit & 1:
                run = packed[place : place + 1]
                place += 1
            else:
                pair = int.from_bytes(packed[place : place + 2], "big")
                place += 2
                start, length = pair >> 4, (pair & 0xF) + 2
                if start == at % _RING:
                    return bytes(out[:size])
                run = _back(ring, at, start, length)
                at += length
                out += run
                continue
            ring[at % _RING] = run[0]
            at += 1
            out += run
    return bytes(out[:size])


def _back(ring: bytearray, at: int, start: int, length: int) -> bytes:
    # The run may reach into itself, so it is copied letter by letter.
    found = bytearray()
    for step in range(length):
        letter = ring[(start + step) % _RING]
        found.append(letter)
        ring[(at + step) % _RING] = letter
    return bytes(found)


def text_of(rich: bytes) -> str:
    """The words of rich text. A page (HTML) that was wrapped in it gives its words as well."""
    return _Reader(rich).text()


class _Reader:
    """Goes over rich text once. A group's settings end with the group."""

    def __init__(self, rich: bytes) -> None:
        self.rich = rich
        self.out: list[str] = []
        self.bytes_kept = bytearray()
        self.charset = "cp1252"
        # For each open group: whether it holds no words, whether it is drawn in rich text alone,
        # and how many characters stand in for one of Unicode.
        self.groups: list[tuple[bool, bool, int]] = []
        self.silent, self.wrapped_out, self.stand_ins, self.to_skip = False, False, 1, 0
        self.first_in_group = False

    def text(self) -> str:
        for found in _PIECE.finditer(self.rich.rstrip(b"\x00")):
            word, number, octet, sign, brace, plain = found.groups()
            if brace:
                self._brace(brace)
            elif word is not None:
                self._word(word, number)
            elif octet is not None:
                self._say_byte(bytes([int(octet, 16)]))
            elif sign is not None:
                self._sign(sign)
            elif plain is not None:
                self._say_byte(plain)
            if brace != b"{" and sign != b"*":
                self.first_in_group = False
        self._flush()
        lines = words.shown("".join(self.out)).split("\n")
        return "\n".join(line.rstrip() for line in lines).strip("\n")

    def _flush(self) -> None:
        if self.bytes_kept:
            self.out.append(bytes(self.bytes_kept).decode(self.charset, "replace"))
            self.bytes_kept.clear()

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.to_skip = 0
        if brace == b"{":
            self.groups.append((self.silent, self.wrapped_out, self.stand_ins))
            self.first_in_group = True
        elif self.groups:
            self.silent, self.wrapped_out, self.stand_ins = self.groups.pop()

    def _word(self, word: bytes, number: bytes | None) -> None:
        value = int(number) if number else None
        if word == b"u" and value is not None:
            self._say(chr(value % 0x10000))
            self.to_skip = self.stand_ins
        elif word == b"uc":
            self.stand_ins = min(max(value or 0, 0), 8)
        elif word == b"ansicpg":
            self.charset = words.code_page(value or 0) or self.charset
        elif word == b"htmlrtf":
            # Between \htmlrtf and \htmlrtf0 stands what the page itself does not say.
            self.wrapped_out = value != 0
        elif word in _SETTINGS and self.first_in_group:
            self.silent = True
        elif word in _SAID:
            self._say(_SAID[word])

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.silent = True
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])

    def _say(self, said: str) -> None:
        self._flush()
        if not self.silent and not self.wrapped_out:
            self.out.append(said)

    def _say_byte(self, content: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(content))
            self.to_skip -= skipped
            content = content[skipped:]
        if not self.silent and not self.wrapped_out:
            self.bytes_kept += content
