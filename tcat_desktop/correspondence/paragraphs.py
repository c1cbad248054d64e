"""The one place where words become paragraphs on a page.

Paragraphs are built from finished fragments, so ReportLab's markup reader never sees a
person's words: ``<img src="…">`` in a post is printed as ``<img src="…">`` and loads nothing
(a parsed paragraph would lose it without a word). Nothing else may make a Paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from math import inf
from threading import local
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent, getFont, stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer  # the one maker
from reportlab.platypus.paragraph import _handleBulletWidth
from reportlab.platypus.paraparser import ParaFrag

from tcat_desktop.correspondence import shaping, typefaces
from tcat_desktop.correspondence.envelopes import Ink, Setting
from tcat_desktop.correspondence.print_styles import (
    ACTION,
    HAIRLINE,
    INK,
    QUIET,
    RULE,
    Styles,
    line_style,
    styles,
)
from tcat_desktop.correspondence.shaping import Piece
from tcat_desktop.correspondence.words import Look, Span, Words, printable, spans

__all__ = [
    "ACTION", "HAIRLINE", "INK", "LONGEST", "QUIET", "RULE", "Styles", "draw_line", "gap",
    "line_runs", "line_style", "measure", "one_document", "para", "styles", "words_of",
]  # fmt: skip

_COLOURS: dict[Look, Color] = {"quiet": QUIET, "number": ACTION}
# A line through the words, as ReportLab keeps it: number, kind, colour, width, offset, rise,
# repeats and gap; an empty one is its own default.
_STRUCK = (0, "strike", None, "", "", 0, 1, "")

# One paragraph of 100 KB takes ReportLab seconds and 400 KB a minute, so none is longer.
LONGEST = 4096
# What a line must not part: a day from its month, a time from am or pm, a telephone number,
# a title from a name.
_BOUND = re.compile(
    r"(?<=\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|[ap]m\b|\d{3}\b))|(?<=\bMrs) (?=\w)|(?<=\bMr) (?=\w)|(?<=\bMs) (?=\w)"
    r"|(?<=\bMiss) (?=\w)|(?<=\bDr) (?=\w)"
)
_BLANK_LINES = re.compile(r"\n[ \n]*\n")


# --- from words to paragraphs --------------------------------------------------------------


def para(words: Words, style: ParagraphStyle, bullet: str = "") -> list[Flowable]:
    """The words as paragraphs in a style: the only maker of paragraphs in the program.

    Blank lines part paragraphs, single line ends are kept, and a passage over 4 KB is parted
    at a space. ``bullet`` is a number of our own that hangs to the left of the first.

    Raises:
        Refused: when a character cannot be printed.
    """
    known = getattr(_SAID, "words", None)
    found = known.get((words, style, bullet)) if known is not None else None
    if found is not None:
        return [_whole(*each) for each in found]
    made: list[Flowable] = []
    plain: list[tuple[list[ParaFrag], ParagraphStyle, str | None]] = []
    for parts in _passages(words):
        frags = [frag for part in parts for frag in _frags(part, style)]
        if not frags:
            continue
        label = bullet if bullet and not made else None
        if any(shaping.turns(part.words) for part in parts):
            made.append(_turning(parts, frags, style, label))
        else:
            plain.append((frags, style, label))
            made.append(_whole(frags, style, label))
    if known is not None and len(plain) == len(made):
        known[words, style, bullet] = plain
    return made


def _whole(frags: list[ParaFrag], style: ParagraphStyle, label: str | None) -> "_Set":
    made = _Set("", style, bulletText=label, frags=list(frags))
    looks = tuple((frag.text, frag.fontName, frag.textColor, len(frag.us_lines)) for frag in frags)
    made.key = (looks, style, label)
    return made


def words_of(words: Words) -> str:
    """The same words without their looks, as a title or an outline wants them."""
    return " ".join(printable("".join(span.words for span in spans(words))).split())


def _passages(words: Words) -> list[list[Span]]:
    """The spans, parted at blank lines and, where they run on, at 4 KB."""
    passages: list[list[Span]] = [[]]
    room = LONGEST
    for span in spans(words):
        pieces = _BLANK_LINES.split(_BOUND.sub("\u00a0", printable(span.words)))
        for number, whole in enumerate(pieces):
            piece = whole
            if number:
                passages.append([])
                room = LONGEST
            while len(piece) > room:
                cut = _cut(piece, room)
                passages[-1].append(Span(piece[:cut], span.look))
                piece, room = piece[cut:], LONGEST
                passages.append([])
            passages[-1].append(Span(piece, span.look))
            room -= len(piece)
    return [passage for passage in passages if any(span.words.strip() for span in passage)]


def _cut(piece: str, room: int) -> int:
    """Where to part a long piece: after the last space that fits, else where room ends."""
    space = max(piece.rfind(" ", 0, room), piece.rfind("\n", 0, room))
    return space + 1 if space > 0 else room


def _frags(span: Span, style: ParagraphStyle) -> list[ParaFrag]:
    frags: list[ParaFrag] = []
    for number, line in enumerate(span.words.split("\n")):
        if number:
            frags.append(_line_end(style))
        frags.extend(
            _frag(shaping.shaped(face, run), face, span.look, style)
            for face, run in _runs(line, span.look, style)
        )
    return frags


def _frag(text: str, face: str, look: Look, style: ParagraphStyle) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=face,
        fontSize=style.fontSize,
        rise=0,
        link=[],
        us_lines=[_STRUCK] if look == "struck" else [],
        textColor=_COLOURS.get(look, style.textColor),
    )


def _line_end(style: ParagraphStyle) -> ParaFrag:
    frag = _frag("", style.fontName, "plain", style)
    frag.lineBreak = True
    return frag


def _runs(line: str, look: Look, style: ParagraphStyle) -> list[tuple[str, str]]:
    """The line as (face, text) runs: the style's own face wherever it has the character."""
    own = style.fontName if look in ("plain", "quiet", "struck") else typefaces.FACE_OF[look]
    if typefaces.characters(own).issuperset(map(ord, line)) and not shaping.complex_script(line):
        return [(own, line)] if line else []
    runs: list[tuple[str, str]] = []
    for character in line:
        face = _face(character, own, runs[-1][0] if runs else own)
        if runs and runs[-1][0] == face:
            runs[-1] = (face, runs[-1][1] + character)
        else:
            runs.append((face, character))
    return runs


def _face(character: str, own: str, before: str) -> str:
    """The face of one character. A mark or a joiner stays with the letter before it."""
    clings = unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
    if clings and ord(character) in typefaces.characters(before):
        return before
    if ord(character) in typefaces.characters(own):
        return own
    found = typefaces.face_for(character, "plain")
    if found is None:
        raise typefaces.unprintable([character])
    return found


# What was set before in the document that this thread makes: letters of a batch share words.
_SAID = local()


@contextmanager
def one_document() -> Iterator[None]:
    """Remember for so long what was set, and how it broke its lines."""
    if getattr(_SAID, "before", None) is not None:
        yield
        return
    _SAID.before, _SAID.words = {}, {}
    try:
        yield
    finally:
        _SAID.before = _SAID.words = None


_OTHER_SPACES = re.compile(r"[^\S \xa0]")


class _Set(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph that breaks its lines once for each width, and quickly where it is plain.

    ReportLab asks for the height of a paragraph several times on its way to a page, and breaks
    its lines anew each time; its general way of breaking them looks for markup, hyphens and
    directions that a run of plain words of one face does not have.
    """

    # What it says and how; nothing when it is a part of another.
    key: tuple[Any, ...] | None = None
    _known: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size at that width."""
        if self._known is not None and self._known[0] == width and hasattr(self, "blPara"):
            self.width, self.height = self._known[1]
            return self._known[1]
        shared = getattr(_SAID, "before", None) if self.key is not None else None
        found = shared.get((self.key, width)) if shared is not None else None
        if found is not None:
            self.blPara, self.height = found
            self.width = width
        else:
            super().wrap(width, height)
            if shared is not None:
                shared[self.key, width] = (self.blPara, self.height)
        self._known = (width, (self.width, self.height))
        return self._known[1]

    def draw(self) -> None:
        """Its lines. What was drawn before in this document is repeated and not composed again."""
        canvas: Any = self.canv
        drawn = getattr(canvas, "drawn", None)
        if drawn is None or self.key is None:
            super().draw()
            return
        key = (self.key, self.width, canvas._fillColorObj, canvas._fontname, canvas._fontsize)
        if key not in drawn:
            start = len(canvas._code)
            super().draw()
            drawn[key] = canvas._code[start:]
        else:
            canvas._code.extend(drawn[key])

    def breakLines(self, width: list[float]) -> Any:  # noqa: N802
        """Its lines, as ReportLab would break them."""
        frag = self.frags[0]
        text = getattr(frag, "text", "") if len(self.frags) == 1 else ""
        if not text.strip() or _OTHER_SPACES.search(text):
            return super().breakLines(width)
        # What ReportLab does first, too; done twice it would take the room of a bullet twice.
        whole = list(width)
        _handleBulletWidth(self.bulletText, self.style, width)
        lines = self._plain_lines(text, frag, width)
        if lines is None:
            return super().breakLines(whole)
        up, down = getAscentDescent(frag.fontName, frag.fontSize)
        self._width_max = max(width) - min(left for left, _ in lines)
        self.height = self._splitLongWordCount = self._hyphenations = 0
        return frag.clone(kind=0, lines=lines, ascent=up, descent=down, fontSize=frag.fontSize)

    def _plain_lines(
        self, text: str, frag: Any, width: list[float]
    ) -> list[tuple[float, list[str]]] | None:
        """(white left over, words) for each line; None when a word is wider than a line."""
        measured, size = getFont(frag.fontName).stringWidth, frag.fontSize
        space = measured(" ", size)
        give = self.style.spaceShrinkage * space
        room = width[0]
        lines: list[tuple[float, list[str]]] = []
        line: list[str] = []
        used = -space
        for word in text.split(" "):
            if not word:
                continue
            wide = measured(word, size)
            if wide > width[-1] or wide > width[0]:
                return None
            if line and used + space + wide > room + give * len(line):
                lines.append((room - used, line))
                room, line, used = width[-1], [word], wide
            else:
                line.append(word)
                used += space + wide
        lines.append((room - used, line))
        return lines


# --- from right to left ---------------------------------------------------------------------

_WORDS = re.compile(r"\n| +|[^ \n]+")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


class _Turning(_Set):
    """A paragraph in which some words run from right to left.

    Which words share a line must be known before they are put in order, so that is done here
    as soon as the width is known.
    """

    passage: tuple[Span, ...] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break lines in the order of reading, then put each in the order of sight."""
        if self.passage is not None and (self._known is None or self._known[0] != width):
            room = width - self.style.leftIndent - self.style.rightIndent - 1
            self.frags = _in_lines(self.passage, self.style, room)
        size: tuple[float, float] = super().wrap(width, height)
        return size


def _turning(
    parts: list[Span], frags: list[ParaFrag], style: ParagraphStyle, label: str | None
) -> Flowable:
    if shaping.starts_right("".join(part.words for part in parts)):
        style = style.clone(f"{style.name} from the right", alignment=TA_RIGHT)
    made = _Turning("", style, bulletText=label, frags=frags)
    made.passage = tuple(parts)
    return made


def _in_lines(parts: tuple[Span, ...], style: ParagraphStyle, room: float) -> list[ParaFrag]:
    from_right = shaping.starts_right("".join(part.words for part in parts))
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for part in parts:
        for word in _WORDS.findall(part.words):
            wide = 0.0 if word == "\n" else _wide(word, part.look, style)
            if word == "\n" or (used + wide > room and word.strip() and lines[-1]):
                lines.append([])
                used = 0.0
            if word != "\n":
                lines[-1].append(Piece(word, part.look))
                used += wide
    frags: list[ParaFrag] = []
    for at, line in enumerate(lines):
        frags += [_line_end(style)] if at else []
        for piece, turned in shaping.in_order(line, from_right):
            frags += (
                _turned(piece, style) if turned else _frags(Span(piece.words, piece.with_it), style)
            )
    return frags


def _wide(word: str, look: Look, style: ParagraphStyle) -> float:
    return float(
        sum(
            stringWidth(shaping.shaped(face, run), face, style.fontSize)
            for face, run in _runs(word, look, style)
        )
    )


def _turned(piece: Piece, style: ParagraphStyle) -> list[ParaFrag]:
    """A stretch that runs from right to left: its runs in reverse, each shaped or mirrored."""
    frags = []
    for face, run in reversed(_runs(piece.words, piece.with_it, style)):
        if shaping.complex_script(run):
            text = shaping.shaped(face, run)
        else:
            text = run[::-1].translate(_MIRRORED)
        frags.append(_frag(text, face, piece.with_it, style))
    return frags


# --- a line at a place of its own ------------------------------------------------------------


def line_runs(words: str) -> list[tuple[str, str]]:
    """One line as (face, text) in the order in which it stands, each run in its shapes.

    Raises:
        Refused: when a character cannot be printed.
    """
    style = line_style(10, 12)
    span = Span(printable(words))
    frags = _in_lines((span,), style, inf) if shaping.turns(words) else _frags(span, style)
    return [(frag.fontName, frag.text) for frag in frags if frag.text]


@lru_cache(maxsize=4096)
def measure(words: str, size: float) -> Ink:
    """How far a line of words reaches on paper at this size of type."""
    wide = up = down = 0.0
    for face, text in line_runs(words):
        wide += stringWidth(text, face, size)
        for character in set(text):
            above, below = typefaces.ink(face, character)
            up, down = max(up, above * size), max(down, below * size)
    return Ink(wide, up, down)


def draw_line(canvas: Canvas, words: str, setting: Setting, left: float, base: float) -> None:
    """Print one line with its first letter here, in points from the lower left of the sheet."""
    text = canvas.beginText(left, base)
    text.setFillColor(INK)
    for face, run in line_runs(words):
        text.setFont(face, setting.size)
        text.textOut(run)
    canvas.drawText(text)


def gap(points: float) -> Flowable:
    """White space between blocks."""
    return Spacer(1, points)
