"""A mail as Outlook saves it (.msg): its properties, recipients and attachments (MS-OXMSG)."""

import re
from typing import Final

from tcat_desktop.evidence.mail import outlook_item, words
from tcat_desktop.evidence.mail import properties as known
from tcat_desktop.evidence.mail.compound import Compound, damaged
from tcat_desktop.evidence.mail.letter import Letter
from tcat_desktop.evidence.mail.properties import Properties

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DEEPEST: Final = 8
_FIXED: Final = "__properties_version1.0"
_STREAM = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})")
_EMBEDDED: Final = "__substg1.0_3701000D"
# How long the opening of a table of fixed properties is: of a mail, a mail in it, anything else.
_OF_MAIL, _OF_INNER, _OF_OTHER = 32, 24, 8
_BY_REFERENCE: Final = (2, 3, 4, 7)


def letter_of(content: bytes) -> Letter:
    """Everything found in a mail that Outlook saved."""
    file = Compound(content)
    if _FIXED not in file.inside(""):
        raise damaged()
    letter = _mail(file, "", 0)
    if file.faulty:
        letter.warn("The file is damaged in places: some of the mail's words or attachments may "
                    "be missing or wrong.")  # fmt: skip
    return letter


def _mail(file: Compound, folder: str, depth: int) -> Letter:
    start = f"{folder}/" if folder else ""
    held = _properties(file, folder, _OF_INNER if folder else _OF_MAIL)
    charset = held.settle()
    recipients, attached = [], []
    for name in file.folders(folder):
        if name.startswith("__recip_version1.0_"):
            recipients.append(_properties(file, start + name, _OF_OTHER, charset))
        elif name.startswith("__attach_version1.0_"):
            attached.append(start + name)
    letter = outlook_item.letter_of(held, recipients)
    for number, place in enumerate(attached, start=1):
        _attachment(letter, file, place, number, charset, depth)
    return letter


def _properties(file: Compound, folder: str, opening: int, charset: str = "") -> Properties:
    """The properties in a storage: short ones in one table, long ones each in a stream."""
    found = Properties(charset=charset)
    start = f"{folder}/" if folder else ""
    for name in file.inside(folder):
        stream = _STREAM.fullmatch(name)
        if name == _FIXED:
            table = file.read(start + name)
            for at in range(opening, len(table) - 15, 16):
                kind = int.from_bytes(table[at : at + 2], "little")
                number = int.from_bytes(table[at + 2 : at + 4], "little")
                if kind in (known.SHORT, known.LONG, known.MOMENT):
                    found.held.setdefault(number, (kind, table[at + 8 : at + 16]))
        elif stream:
            kind = int(stream[2], 16)
            if kind in (known.TEXT_8, known.TEXT, known.BINARY):
                found.held[int(stream[1], 16)] = (kind, file.read(start + name))
    return found


def _attachment(
    letter: Letter, file: Compound, place: str, number: int, charset: str, depth: int
) -> None:
    held = _properties(file, place, _OF_OTHER, charset)
    given = (known.ATTACH_LONG_NAME, known.ATTACH_SHORT_NAME, known.NAME)
    names = [words.file_name(held.text(each)) for each in given]
    name = next((each for each in names if each), f"Attachment {number}")
    how = held.number(known.ATTACH_METHOD)
    embedded = f"{place}/{_EMBEDDED}"
    if embedded in file.storages and f"{embedded}/{_FIXED}" in file.streams:
        _inner(letter, file, embedded, name, depth)
        return
    if embedded in file.storages:
        letter.warn(f"{name} is an object of another program inside the mail and cannot be "
                    "taken out; Outlook itself can show it.")  # fmt: skip
        return
    content = held.content(known.ATTACH_DATA)
    if not content and how in _BY_REFERENCE:
        letter.warn(f"{name} lies elsewhere and is only named in the mail; it was not fetched.")
        return
    letter.attach(name, content)


def _inner(letter: Letter, file: Compound, place: str, name: str, depth: int) -> None:
    """A mail inside the mail. Outlook keeps it loose among its own; it is written out whole."""
    if depth >= DEEPEST:
        letter.warn(f"Mails lie inside one another more than {DEEPEST} deep; the innermost are "
                    "not shown.")  # fmt: skip
        return
    inner = _mail(file, place, depth + 1)
    outlook_item.forward(letter, inner, name)
