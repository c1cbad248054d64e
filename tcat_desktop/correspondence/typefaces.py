"""The typefaces of the printed page: which face prints which character, and which none can.

The four print faces ship with the program and cover Latin, Greek and Cyrillic. Every other
script is fetched from the Noto faces of the ``manimgx-fonts`` package, each read from disk
the first time a character needs it. A character that no face has stops the letter: a black
square in a letter to a parent is worse than a question to the person who wrote it.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import RLock

from reportlab.pdfbase import pdfmetrics

from tcat_desktop import resources
from tcat_desktop.correspondence.shaping import Face
from tcat_desktop.correspondence.words import Look, Words, printable, spans
from tcat_desktop.journey.refusals import Refused, Trouble

REGULAR, STRONG, BOLD, ITALIC = "Print", "Print-SemiBold", "Print-Bold", "Print-Italic"
MONO, MONO_STRONG = "PrintMono", "PrintMono-SemiBold"
_FILES = {
    REGULAR: "Print-Regular.ttf",
    STRONG: "Print-SemiBold.ttf",
    BOLD: "Print-Bold.ttf",
    ITALIC: "Print-Italic.ttf",
    MONO: "PrintMono-Regular.ttf",
    MONO_STRONG: "PrintMono-SemiBold.ttf",
}
FACE_OF: dict[Look, str] = {
    "plain": REGULAR, "strong": STRONG, "italic": ITALIC,
    "quiet": REGULAR, "mono": MONO, "number": STRONG, "struck": REGULAR,
}  # fmt: skip

# In the order in which they are asked. Symbols and emoji come last, since they hold digits too.
_FALLBACKS = (
    "Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu",
    "Kannada", "Malayalam", "Sinhala", "Oriya", "Thai", "Lao", "Khmer", "Myanmar", "Georgian",
    "Armenian", "Ethiopic",
)  # fmt: skip
_LAST = ("NotoSans[wght].ttf", "NotoSansSymbols[wght].ttf", "NotoEmoji[wght].ttf")
_LOCK = RLock()


def _file(name: str) -> Path:
    for path in resources.fonts():
        if path.name == name:
            return path
    raise Trouble(
        f"The typeface {name} is missing from this copy of the program.",
        what_to_do="Install the program again. No record is affected.",
    )


def _register(name: str, path: Path) -> Face:
    with _LOCK:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(Face(name, str(path)))
        font = pdfmetrics.getFont(name)
    assert isinstance(font, Face)
    return font


@cache
def ready() -> None:
    """Register the print faces, once in the life of the program."""
    for name, file in _FILES.items():
        _register(name, _file(file))


@cache
def _noto() -> tuple[tuple[str, Path], ...]:
    """The faces to ask in turn, by name; none when the package is not installed."""
    found: list[tuple[str, Path]] = []
    cjk = [path for path in resources.fonts() if path.name == "PrintCJK-Regular.ttf"]
    folder = resources.noto()
    if folder is not None:
        files = [f"NotoSans{script}[wght].ttf" for script in _FALLBACKS]
        found = [(file.split("[")[0], folder / file) for file in (*files, *_LAST)]
    found[len(_FALLBACKS) : len(_FALLBACKS)] = [("PrintCJK", path) for path in cjk]
    return tuple((name, path) for name, path in found if path.is_file())


@cache
def characters(face: str) -> frozenset[int]:
    """The code points that a face can print."""
    ready()
    for name, path in _noto():
        if name == face:
            return frozenset(_register(name, path).own)
    font = pdfmetrics.getFont(face)
    return frozenset(font.own)


@cache
def _fallback(code: int) -> str | None:
    # A face for letters of the right shape first: Latin names must not come from Noto Tamil.
    if REGULAR != STRONG and code in characters(REGULAR):
        return REGULAR
    for name, _ in _noto():
        if code in characters(name):
            return name
    return None


@cache
def face_for(character: str, look: Look) -> str | None:
    """The name of the face that prints this character in this look, or None."""
    wanted = FACE_OF[look]
    if ord(character) in characters(wanted):
        return wanted
    return _fallback(ord(character))


@cache
def ink(face: str, character: str) -> tuple[float, float]:
    """How far a character of a face reaches above and below its line, as parts of its size."""
    font = pdfmetrics.getFont(face)
    assert isinstance(font, Face)
    return font.ink(character)


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that no face has, each once, in order."""
    seen = dict.fromkeys(printable(text))
    return tuple(each for each in seen if each != "\n" and face_for(each, "plain") is None)


def called(character: str) -> str:
    """A character by its number and Unicode name: ``U+131A3 EGYPTIAN HIEROGLYPH G041``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def unprintable(lost: Sequence[str]) -> Refused:
    """What is said when no face has some characters: each is named, and what to do."""
    named = "; ".join(called(each) for each in lost[:3])
    return Refused(
        f"This cannot be printed: no typeface here has {named}.",
        what_to_do="Write it another way, or keep a picture of it as evidence.",
    )


def refuse_missing(words: Words) -> None:
    """Stop when a character cannot be printed.

    Raises:
        Refused: naming each character and what to do.
    """
    for span in spans(words):
        lost = missing_glyphs(span.words)
        if lost:
            raise unprintable(lost)
