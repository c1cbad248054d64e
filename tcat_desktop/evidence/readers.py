"""Which reader reads which kind of file, and what is said of a file that none reads.

Each reader is loaded when its kind arrives: a child that reads a picture knows no mail.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Refused

# Kept, hashed and listed: nothing in these is decoded, so that no child is needed.
UNPARSED: Final = frozenset({kinds.VIDEO, kinds.AUDIO, kinds.TEXT, kinds.UNKNOWN})
MOST_WORDS: Final = 5_000_000


def read(kind: str, content: bytes, name: str = "", **options: str) -> Reading:
    """What a file of this kind holds; ``Refused`` where it is not to be read.

    ``options`` are what a person settled: ``date_order`` of a chat, ``password`` of a PDF.
    """
    if not content:
        raise Refused("This file is empty.", what_to_do="Ask for it again.")
    if kind == kinds.ZIP:
        kind = _kind_of_zip(content)
    reading = _READERS[kind](content, name, options)
    promised = kinds.promised_by(name, reading.kind)
    if promised:
        ending = name.rpartition(".")[2]
        found = "something else" if reading.kind == kinds.UNKNOWN else _a(reading.kind)
        note = f"Its name ends in .{ending}, as {_a(promised)} does, but it is {found}."
        reading = replace(reading, warnings=(note, *reading.warnings))
    return reading


def settled(kind: str, content: bytes) -> str:
    """The kind, where the whole of a file tells more than its head did."""
    if kind == kinds.TEXT and kinds.is_messenger_page(content):
        return kinds.MESSENGER
    return kind


def of_size(kind: str, size: int) -> Reading:
    """All there is to say of a sound, a film, or something unknown: how large it is."""
    warnings = () if kind in {kinds.VIDEO, kinds.AUDIO} else (_NOT_SHOWN,)
    return Reading(kind=kind, facts=(("Size", _size(size)),), warnings=warnings)


_NOT_SHOWN: Final = "The desk does not show this sort of file. It is kept as it is."
_DRAWING: Final = (
    "This is a drawing in code (SVG), which can hold a program. It is kept, and never shown."
)
_OFFICE: Final = (
    "This is a Word, Excel or PowerPoint file. It is kept, and the desk never opens it."
)


def _kind_of_zip(content: bytes) -> str:
    from tcat_desktop.evidence.archives import open_archive

    archive = open_archive(content)
    kind = kinds.kind_of_archive(archive.names)
    if kind != kinds.ZIP:
        return kind
    # Somebody gave the file a name of her own before she sent it.
    for name in [each for each in archive.names if each.endswith((".txt", ".json"))][:20]:
        found = kinds.kind_of(archive.head(name, kinds.ENOUGH))
        if found in {kinds.WHATSAPP, kinds.MESSENGER}:
            return found
    return kinds.ZIP


def _picture(content: bytes, name: str, _options: Mapping[str, str]) -> Reading:
    from tcat_desktop.evidence import pictures

    return pictures.read(content, name)


def _pdf(content: bytes, name: str, options: Mapping[str, str]) -> Reading:
    from tcat_desktop.evidence import pdfs

    return pdfs.read(content, name, options.get("password", ""))


def _whatsapp(content: bytes, name: str, options: Mapping[str, str]) -> Reading:
    from tcat_desktop.evidence import whatsapp

    return whatsapp.read(content, name, date_order=options.get("date_order", ""))


def _messenger(content: bytes, name: str, _options: Mapping[str, str]) -> Reading:
    from tcat_desktop.evidence import messenger

    return messenger.read(content, name)


def _mail(content: bytes, name: str, _options: Mapping[str, str]) -> Reading:
    from tcat_desktop.evidence import mail

    return mail.read(content, name)


def _zip(content: bytes, _name: str, _options: Mapping[str, str]) -> Reading:
    from tcat_desktop.evidence.archives import open_archive

    names = open_archive(content).names
    if "[Content_Types].xml" in names:
        said = _OFFICE
    else:
        many = "one file" if len(names) == 1 else f"{len(names):,} files"
        said = (
            f"The zip folder holds {many} and no chat that the desk knows. Add the files in it "
            "one at a time."
        )
    return Reading(kind=kinds.ZIP, facts=(("Files", f"{len(names):,}"),), warnings=(said,))


def _text(content: bytes, _name: str, _options: Mapping[str, str]) -> Reading:
    words = kinds.words_of(content)
    cut = ("Only the beginning of the text is shown.",) if len(words) > MOST_WORDS else ()
    return Reading(kind=kinds.TEXT, text=words[:MOST_WORDS], warnings=cut)


def _kept(kind: str) -> Callable[[bytes, str, Mapping[str, str]], Reading]:
    def read_size(content: bytes, _name: str, _options: Mapping[str, str]) -> Reading:
        reading = of_size(kind, len(content))
        if kinds.is_drawing(content):
            return replace(reading, warnings=(_DRAWING,))
        return reading

    return read_size


_READERS: Final[dict[str, Callable[[bytes, str, Mapping[str, str]], Reading]]] = {
    kinds.IMAGE: _picture,
    kinds.PDF: _pdf,
    kinds.WHATSAPP: _whatsapp,
    kinds.MESSENGER: _messenger,
    kinds.EMAIL: _mail,
    kinds.ZIP: _zip,
    kinds.TEXT: _text,
    kinds.VIDEO: _kept(kinds.VIDEO),
    kinds.AUDIO: _kept(kinds.AUDIO),
    kinds.UNKNOWN: _kept(kinds.UNKNOWN),
}


def _a(kind: str) -> str:
    """The kind in the middle of a sentence: “an email”, “a PDF”."""
    called = kinds.KINDS[kind]
    if called != "PDF" and kind not in {kinds.WHATSAPP, kinds.MESSENGER}:
        called = called.lower()
    return f"{'an' if kind == kinds.EMAIL else 'a'} {called}"


def _size(size: int) -> str:
    for unit, many in (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024)):
        if size >= many:
            return f"{size / many:,.1f} {unit}"
    return "1 byte" if size == 1 else f"{size} bytes"
