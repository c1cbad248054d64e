"""Reads winmail.dat, in which Outlook wraps up a mail for itself alone (MS-OXTNEF)."""

from collections.abc import Iterator
from typing import Final

from tcat_desktop.evidence.mail import outlook_item, words
from tcat_desktop.evidence.mail import properties as known
from tcat_desktop.evidence.mail.letter import Letter
from tcat_desktop.evidence.mail.properties import Properties
from tcat_desktop.journey.refusals import Refused

SIGNATURE: Final = b"\x78\x9f\x3e\x22"
MOST_ATTRIBUTES: Final = 20_000
MOST_PROPERTIES: Final = 20_000
DEEPEST: Final = 4

_CODE_PAGE, _SUBJECT, _BODY, _MAIL_PROPERTIES = 0x9007, 0x8004, 0x800C, 0x9003
_RECIPIENTS, _DATE_SENT = 0x9004, 0x8005
_ATTACHMENT_BEGINS, _ATTACHMENT_TITLE, _ATTACHMENT_DATA, _ATTACHMENT = (
    0x9002,
    0x8010,
    0x800F,
    0x9005,
)

# How many bytes a value of a type takes, where all take the same.
_SIZES: Final = {0x0001: 0, 0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8,
                 0x000A: 4, 0x000B: 4, 0x0014: 8, 0x0040: 8, 0x0048: 16}  # fmt: skip
_MANY: Final = 0x1000
_NAMED_FROM: Final = 0x8000
# An object's bytes begin with the number of the interface that wrote them.
_INTERFACE: Final = 16


class _Short(Exception):
    """The file ends before what it promises."""


class _Bytes:
    """Bytes that are read from the front, never past their end."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def take(self, length: int) -> bytes:
        found = self.content[self.at : self.at + length]
        if len(found) < length:
            raise _Short
        self.at += length
        return found

    def number(self, size: int = 4) -> int:
        return int.from_bytes(self.take(size), "little")

    @property
    def left(self) -> int:
        return len(self.content) - self.at


def letter_of(content: bytes, depth: int = 0) -> Letter:
    """Everything found in a winmail.dat."""
    attributes, whole = _attributes(content)
    if not attributes:
        raise Refused(
            "This winmail.dat of Outlook's is damaged, so it cannot be read.",
            what_to_do="Ask the sender for the files themselves, or for the mail as a PDF.",
        )
    held, recipients, whole = _mail_properties(attributes, whole)
    letter = outlook_item.letter_of(held, recipients)
    if not whole:
        letter.warn("The winmail.dat is damaged; what could be read of it is here.")
    for number, each in enumerate(_attachments(attributes, held.charset), start=1):
        _attach(letter, each, number, depth)
    return letter


def _attributes(content: bytes) -> tuple[list[tuple[int, bytes]], bool]:
    """The numbers and bytes of what is in it, and whether it is whole."""
    file = _Bytes(content)
    found: list[tuple[int, bytes]] = []
    try:
        file.take(len(SIGNATURE) + 2)
        while file.left and len(found) < MOST_ATTRIBUTES:
            file.take(1)
            number = file.number() & 0xFFFF
            length = file.number()
            held = file.take(length)
            if file.number(2) != sum(held) & 0xFFFF:
                return [*found, (number, held)], False
            found.append((number, held))
    except _Short:
        return found, False
    return found, not file.left


def _mail_properties(
    attributes: list[tuple[int, bytes]], whole: bool
) -> tuple[Properties, list[Properties], bool]:
    held, recipients = Properties(), list[Properties]()
    default = ""
    for number, content in attributes:
        if number == _CODE_PAGE:
            default = words.code_page(int.from_bytes(content[:4], "little"))
        elif number == _SUBJECT:
            held.held.setdefault(known.SUBJECT, (known.TEXT_8, content))
        elif number == _BODY:
            held.held.setdefault(known.BODY, (known.TEXT_8, content))
        elif number == _MAIL_PROPERTIES:
            whole = _read_properties(_Bytes(content), held) and whole
        elif number == _RECIPIENTS:
            whole = _read_recipients(content, recipients) and whole
    charset = held.settle(default)
    for each in recipients:
        each.charset = charset
    return held, recipients, whole


def _read_recipients(content: bytes, recipients: list[Properties]) -> bool:
    file = _Bytes(content)
    try:
        for _ in range(min(file.number(), MOST_PROPERTIES)):
            one = Properties()
            if not _read_properties(file, one):
                return False
            recipients.append(one)
    except _Short:
        return False
    return True


def _read_properties(file: _Bytes, held: Properties) -> bool:
    """Reads a table of properties; False where it ends too soon."""
    try:
        for _ in range(min(file.number(), MOST_PROPERTIES)):
            kind, number = file.number(2), file.number(2)
            if number >= _NAMED_FROM:
                _skip_name(file)
            values = list(_values(file, kind))
            if values and number < _NAMED_FROM:
                held.held[number] = (kind & ~_MANY, values[0])
    except _Short:
        return False
    return True


def _skip_name(file: _Bytes) -> None:
    file.take(16)
    if file.number():
        length = file.number()
        file.take(length + -length % 4)
    else:
        file.take(4)


def _values(file: _Bytes, kind: int) -> Iterator[bytes]:
    plain = kind & ~_MANY
    if plain in _SIZES:
        for _ in range(min(file.number(), file.left) if kind & _MANY else 1):
            yield file.take(_SIZES[plain])
        return
    if plain not in (known.TEXT_8, known.TEXT, known.BINARY, known.OBJECT):
        # A type that nothing tells the length of: the rest cannot be found.
        raise _Short
    for _ in range(min(file.number(), file.left)):
        length = file.number()
        yield file.take(length)
        file.take(min(-length % 4, file.left))


def _attachments(attributes: list[tuple[int, bytes]], charset: str) -> list[Properties]:
    found: list[Properties] = []
    for number, content in attributes:
        if number == _ATTACHMENT_BEGINS:
            found.append(Properties(charset=charset))
        elif not found:
            continue
        elif number == _ATTACHMENT_TITLE:
            found[-1].held.setdefault(known.ATTACH_SHORT_NAME, (known.TEXT_8, content))
        elif number == _ATTACHMENT_DATA:
            found[-1].held[known.ATTACH_DATA] = (known.BINARY, content)
        elif number == _ATTACHMENT:
            kept = found[-1].held.get(known.ATTACH_DATA)
            _read_properties(_Bytes(content), found[-1])
            if kept:
                found[-1].held[known.ATTACH_DATA] = kept
    return found


def _attach(letter: Letter, held: Properties, number: int, depth: int) -> None:
    given = (known.ATTACH_LONG_NAME, known.ATTACH_SHORT_NAME, known.NAME)
    names = [words.file_name(held.text(each)) for each in given]
    name = next((each for each in names if each), f"Attachment {number}")
    kind, content = held.held.get(known.ATTACH_DATA, (0, b""))
    if kind == known.OBJECT:
        content = content[_INTERFACE:]
    if content.startswith(SIGNATURE) and depth < DEEPEST:
        try:
            inner = letter_of(content, depth + 1)
        except Refused as refused:
            letter.warn(f"A mail inside this one could not be read. {refused.reason}")
        else:
            outlook_item.forward(letter, inner, name)
            return
    letter.attach(name, content)
