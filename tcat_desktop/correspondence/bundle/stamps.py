"""What is laid over every page of a bundle: a boxed number, and on our own pages head and foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.paper import HEIGHT, WIDTH, About, Pages, Place, box, down, rule
from tcat_desktop.correspondence.papers import MARGIN
from tcat_desktop.correspondence.paragraphs import INK, line_style, styles
from tcat_desktop.correspondence.words import strong

# The boxed number, in mm: the same size and the same edge on every page. A letter begins its own
# letterhead 14 mm down, so that on it the box stands above that, and covers nothing.
BOX_WIDE, BOX_TALL = 16.2, 7.4
BOX_TOP, BOX_TOP_OF_ISSUED = 10.2, 4.5
TOP, BOTTOM = 25.0, 21.0  # where our own pages begin and end


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One page: its number, and whether head and foot are ours too."""

    number: int
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What head and foot say: whose bundle this is, which version, and how many pages it has."""

    head: str
    foot: str
    pages: int


def stamps(pages: Sequence[Stamp], around: Around, facts: About) -> bytes:
    """A PDF with one clear page for each, holding only what is laid over it."""
    typefaces.ready()
    typefaces.refuse_missing(around.head)
    typefaces.refuse_missing(around.foot)
    file = BytesIO()
    canvas = Pages(
        file, about=facts, pagesize=A4, invariant=1, pageCompression=1,
        initialFontName=typefaces.REGULAR,
    )  # fmt: skip
    numbered = partial(_numbered, canvas)
    for page in pages:
        if page.ours:
            _head(canvas, around.head)
            _foot(canvas, around, page.number)
        numbered(page.number, BOX_TOP if page.ours else BOX_TOP_OF_ISSUED)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def mark(words: str, facts: About) -> bytes:
    """One clear page with a boxed mark in the middle of its head: “Redacted copy”."""
    typefaces.ready()
    file = BytesIO()
    canvas = Pages(file, about=facts, pagesize=A4, invariant=1, pageCompression=1,
                   initialFontName=typefaces.REGULAR)  # fmt: skip
    wide = 40.0
    left = (WIDTH - wide) / 2
    canvas.setFillGray(1)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.rect(left * mm, down(10.4), wide * mm, 6.0 * mm, fill=1)
    box(canvas, strong(words), line_style(10, 13, centred=True), Place(left, 4.6, wide))
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _numbered(canvas: Pages, number: int, top: float) -> None:
    left = WIDTH - MARGIN - BOX_WIDE
    canvas.setFillGray(1)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.1)
    canvas.rect(left * mm, down(top + BOX_TALL), BOX_WIDE * mm, BOX_TALL * mm, fill=1)
    canvas.setFillColor(INK)
    canvas.setFont(typefaces.STRONG, 12.5)
    middle = (left + BOX_WIDE / 2) * mm
    canvas.drawCentredString(middle, down(top + BOX_TALL / 2) - 4.2, str(number))


def _head(canvas: Pages, words: str) -> None:
    look = styles()
    wide = WIDTH - 2 * MARGIN - BOX_WIDE - 8
    box(canvas, words, look.head_cell, Place(MARGIN, 11.4, wide))
    rule(canvas, Place(MARGIN, 20.6, WIDTH - 2 * MARGIN))


def _foot(canvas: Pages, around: Around, number: int) -> None:
    look = styles()
    top = HEIGHT - 17.1
    rule(canvas, Place(MARGIN, top, WIDTH - 2 * MARGIN))
    box(canvas, around.foot, look.footer, Place(MARGIN, top + 1.8, WIDTH - 2 * MARGIN - 20))
    canvas.setFillColor(look.footer.textColor)
    canvas.setFont(look.footer.fontName, look.footer.fontSize)
    base = down(top + 1.8) - look.footer.fontSize
    canvas.drawRightString((WIDTH - MARGIN) * mm, base, f"Page {number} of {around.pages}")
