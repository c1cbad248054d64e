"""The header of a mail: what it says of itself, decoded and never trusted (RFC 5322, RFC 2047)."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_tz
from itertools import groupby
from typing import Final
from urllib.parse import unquote_to_bytes

from tcat_desktop.evidence.mail import words

_ENCODED = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_BREAK = re.compile(r"\r?\n|\r")
_EMAIL = re.compile(r"[^\s<>\"'(),:;@\[\]]{1,64}@[^\s<>\"'(),:;@\[\]]{1,255}")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)')
_PIECE = re.compile(r"(.+?)\*(\d{1,4})?(\*)?")
_ENDS_WITH_CLOCK = re.compile(r"\d:\d\d(?:[:.]\d+)*\s*$")
_GROUP = re.compile(r"^[^\"<>@:()?=]{1,200}:\s*+(?=\S)")
MOST_PARAMETERS: Final = 200
LONGEST_ADDRESSES: Final = 100_000
LONGEST_SETTINGS: Final = 20_000
MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August",
                 "September", "October", "November", "December")  # fmt: skip
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def raw(value: object) -> str:
    """A header's value as text: bytes that are no ASCII are read as UTF-8, else as Windows'."""
    held = str(value).encode("utf-8", "surrogateescape") if not isinstance(value, bytes) else value
    return words.decoded(held, "")[0]


def plain(value: str) -> str:
    """A header's value with its encoded words read and its folds undone."""
    text = _BREAK.sub("", value)
    pieces: list[tuple[str, str | bytes]] = []
    end = 0
    for found in _ENCODED.finditer(text):
        between = text[end : found.start()]
        # White space between two encoded words is no part of what they say (RFC 2047, 6.2).
        if between.strip() or not pieces or pieces[-1][0] == "":
            pieces.append(("", between))
        pieces.append((found[1].lower(), _unpacked(found[2], found[3])))
        end = found.end()
    pieces.append(("", text[end:]))
    return "".join(_joined(pieces))


def _joined(pieces: list[tuple[str, str | bytes]]) -> Iterator[str]:
    # A letter may be cut in two by the end of an encoded word: neighbours are read together.
    for charset, run in groupby(pieces, key=lambda piece: piece[0]):
        if charset:
            held = b"".join(each for _, each in run if isinstance(each, bytes))
            yield words.decoded(held, charset)[0]
        else:
            yield "".join(each for _, each in run if isinstance(each, str))


def _unpacked(kind: str, held: str) -> bytes:
    content = held.encode("utf-8", "replace")
    if kind in "qQ":
        return quopri.decodestring(content, header=True)
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    try:
        return base64.b64decode(clean[: len(clean) - (len(clean) % 4 == 1)] + b"==")
    except binascii.Error:
        return content


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """The value before the first semicolon, and the parameters after it (RFC 2045, RFC 2231)."""
    first, *rest = _split(_BREAK.sub("", value[:LONGEST_SETTINGS]), ";")
    plainly: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for each in rest[:MOST_PARAMETERS]:
        name, sign, said = each.partition("=")
        name, said = name.strip().lower(), said.strip()
        if not sign or not name:
            continue
        quoted = _QUOTED.match(said)
        said = re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else said
        found = _PIECE.fullmatch(name)
        if found and (found[2] or name.endswith("*")):
            piece = (int(found[2] or 0), name.endswith("*"), said)
            pieces.setdefault(found[1], []).append(piece)
        else:
            plainly.setdefault(name, said)
    for name, held in pieces.items():
        plainly[name] = _pieced(sorted(held))
    return first.strip(), plainly


def _pieced(pieces: list[tuple[int, bool, str]]) -> str:
    """A value in pieces: ``name*0*=utf-8'en'%E2%82%AC; name*1=...`` (RFC 2231)."""
    charset, held = "", b""
    for at, (_, escaped, said) in enumerate(pieces):
        words_of = said
        if at == 0 and escaped and said.count("'") >= 2:
            charset, _, words_of = said.split("'", 2)
        content = words_of.encode("utf-8", "replace")
        held += unquote_to_bytes(content) if escaped else content
    return words.decoded(held, charset)[0]


def _split(value: str, at: str) -> list[str]:
    """The pieces of a value between ``at``, but not inside quotes, comments or brackets."""
    pieces, start, quoted, depth, angle = [], 0, False, 0, False
    escaped = False
    for place, letter in enumerate(value):
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif letter in "()":
            depth = max(0, depth + (1 if letter == "(" else -1))
        elif letter in "<>":
            angle = letter == "<"
        elif letter == at and not depth and not angle:
            pieces.append(value[start:place])
            start = place + 1
    return [*pieces, value[start:]]


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One sender or addressee: the name that is shown, and the address behind it."""

    name: str
    address: str

    def __str__(self) -> str:
        if not self.name or self.name == self.address:
            return self.address
        return f"{self.name} <{self.address}>" if self.address else self.name


def mailboxes(value: str) -> tuple[Mailbox, ...]:
    """The people of a From, To or Cc. Split first and decoded after, so that no name adds one."""
    found = []
    for each in _split(_BREAK.sub("", value[:LONGEST_ADDRESSES]), ","):
        # "Class 4H: a@b, c@d;" is a group; its name is no address.
        said = each.strip().rstrip(";").strip()
        if said:
            found.append(_mailbox(said))
    return tuple(found)


def _mailbox(said: str) -> Mailbox:
    said = _GROUP.sub("", said) or said
    opened = said.rfind("<")
    if opened >= 0:
        closed = said.find(">", opened)
        address = said[opened + 1 : closed if closed > 0 else len(said)]
        name = said[:opened].strip() or said[closed + 1 :].strip() if closed > 0 else said[:opened]
    else:
        # The old way to write it: kerry@denholm.example (Kerry Denholm).
        address, _, comment = said.partition("(")
        name = comment.strip().removesuffix(")") if "@" in address else ""
        if "@" not in address:
            name, address = said, ""
    name = plain(name.strip())
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return Mailbox(words.one_line(name, 300), words.one_line(plain(address), 400))


def other_address(person: Mailbox) -> str:
    """The address that a sender's shown name holds, where it is not the one behind it."""
    for shown in _EMAIL.findall(person.name[:1_000]):
        if shown.casefold().strip(".") != person.address.casefold():
            return str(shown)
    return ""


def written_on(value: str) -> tuple[datetime, str] | None:
    """A date as it was written: the clock on the wall there, and the words for people."""
    line = words.one_line(value, 200)
    try:
        parts = parsedate_tz(line)
        if parts is None:
            return None
        at = datetime(*parts[:6])  # noqa: DTZ001 - the wall's clock where it was written
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # The standard library says +0000 where there is none.
    zone = None if _ENDS_WITH_CLOCK.search(line) else parts[9]
    return at, f"{spoken(at)} ({_zone(zone)} as written)"


def spoken(at: datetime) -> str:
    """``Tuesday 17 November 2026, 19:30``."""
    return f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def _zone(seconds: int | None) -> str:
    if seconds is None:
        return "no time zone"
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{abs(seconds) // 3600:02d}{abs(seconds) // 60 % 60:02d}"
