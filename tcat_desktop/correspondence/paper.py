"""The sheet itself: A4, its margins, running head and foot, and the finished PDF file."""

import gc
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.paragraphs import HAIRLINE, Styles, one_document, para, words_of
from tcat_desktop.correspondence.words import Words

# Raw streams are a quarter smaller, and a bundle that stamps them is read several times faster.
rl_config.useA85 = 0

WIDTH, HEIGHT = A4[0] / mm, A4[1] / mm
LEFT, RIGHT = 22.0, WIDTH - 22.0  # margins in mm
FOOT = 12.0  # from the lower edge to the foot of the footer, in mm


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the PDF says of itself to a reader and to a screen reader."""

    title: str
    author: str
    subject: str
    on: date


def about(title: str, author: str, subject: str, on: date) -> About:
    """The same, with every word made fit for a PDF's title bar."""
    return About(title=words_of(title), author=words_of(author), subject=words_of(subject), on=on)


class Pages(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that knows only at the end how many pages each document has."""

    def __init__(self, *args: Any, about: About, **options: Any) -> None:
        super().__init__(*args, **options)
        self.counts: dict[str, int] = {}
        self.ends: dict[str, tuple[ParagraphStyle, float, float]] = {}
        self.drawn: dict[Any, list[str]] = {}
        self.shared: dict[Hashable, tuple[str, Callable[[Pages], None]]] = {}
        # The date of the record, never the clock's: the same letter is the same bytes.
        stamp = self._doc._timeStamp
        stamp.YMDhms = (about.on.year, about.on.month, about.on.day, 12, 0, 0)
        stamp.tzname, stamp.dhh, stamp.dmm = "UTC", 0, 0

    def number(self, page: str, style: ParagraphStyle, right: float, base: float) -> None:
        """Leave room for ``Page 1 of 3``, ending at ``right`` on ``base``, both in points."""
        self.ends[page] = (style, right, base)
        self.doForm(f"number-{page}")

    def once(self, key: Hashable, draw: Callable[["Pages"], None]) -> None:
        """Show here what ``draw`` draws; the file holds it once for all pages with this key."""
        name, _ = self.shared.setdefault(key, (f"shared-{len(self.shared)}", draw))
        self.doForm(name)

    def save(self) -> None:
        """Draw what pages share, say on each how many there are, then finish the file."""
        for name, draw in self.shared.values():
            self.beginForm(name)
            draw(self)
            self.endForm()
        for page, (style, right, base) in self.ends.items():
            stem, number = page.rsplit(".", 1)
            self.beginForm(f"number-{page}")
            self.setFillColor(style.textColor)
            self.setFont(style.fontName, style.fontSize)
            self.drawRightString(right, base, f"Page {number} of {self.counts[stem]}")
            self.endForm()
        super().save()


Furniture = Callable[[Pages, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One document on its way to paper; positions in mm from the top, ``bottom`` from below."""

    stem: str
    story: list[Flowable]
    first: Furniture
    later: Furniture
    first_top: float
    later_top: float
    bottom: float
    left: float = LEFT
    right: float = RIGHT
    size: tuple[float, float] = A4


def publish(sheets: Sequence[Sheet], facts: About) -> bytes:
    """The documents, one after another, as one PDF."""
    typefaces.ready()
    file = BytesIO()
    paper = BaseDocTemplate(
        file, title=facts.title, author=facts.author, subject=facts.subject,
        creator="Three Counties desk", producer="Three Counties desk", lang="en-GB",
        displayDocTitle=True, invariant=1, pageCompression=1, initialFontName=typefaces.REGULAR,
        allowSplitting=1, pagesize=sheets[0].size,
    )  # fmt: skip
    story: list[Flowable] = []
    for at, sheet in enumerate(sheets):
        paper.addPageTemplates(_templates(sheet))
        if at:
            story += [NextPageTemplate(2 * at), PageBreak()]
        # By number: by name each is looked for among all of them.
        story += [NextPageTemplate(2 * at + 1), *sheet.story]
    with no_sweeping():
        paper.build(story, canvasmaker=partial(Pages, about=facts))
    return file.getvalue()


@contextmanager
def no_sweeping() -> Iterator[None]:
    """Without the search for cycles: a batch makes a million small things, and drops none.

    What its letters have in common is set once.
    """
    sweeping = gc.isenabled()
    gc.disable()
    try:
        with one_document():
            yield
    finally:
        if sweeping:
            gc.enable()


def _templates(sheet: Sheet) -> list[PageTemplate]:
    def turn(furniture: Furniture, canvas: Pages, _: BaseDocTemplate) -> None:
        canvas.counts[sheet.stem] = canvas.counts.get(sheet.stem, 0) + 1
        canvas.saveState()
        furniture(canvas, f"{sheet.stem}.{canvas.counts[sheet.stem]}")
        canvas.restoreState()

    wide, tall = sheet.size
    made = []
    for name, top, furniture in (("first", sheet.first_top, sheet.first),
                                 ("later", sheet.later_top, sheet.later)):  # fmt: skip
        frame = Frame(
            sheet.left * mm, sheet.bottom * mm, (sheet.right - sheet.left) * mm,
            tall - (top + sheet.bottom) * mm,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name,
        )  # fmt: skip
        made.append(
            PageTemplate(f"{sheet.stem} {name}", [frame], onPage=partial(turn, furniture),
                         pagesize=sheet.size)
        )  # fmt: skip
    assert wide > 0
    return made


# --- things that stand at a place of their own ---------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A box on the sheet: left, top and width in mm from the upper left corner."""

    left: float
    top: float
    width: float
    tall: float = A4[1]


def down(from_top: float, tall: float = A4[1]) -> float:
    """Millimetres from the top of the sheet, as points from its foot."""
    return float(tall - from_top * mm)


def box(canvas: Canvas, words: Words, style: ParagraphStyle, place: Place) -> float:
    """Set words in a box. Returns where the words end, in mm from the top."""
    below = down(place.top, place.tall)
    for each in para(words, style):
        below -= each.wrapOn(canvas, place.width * mm, 10_000)[1]
        each.drawOn(canvas, place.left * mm, below)
    return float((place.tall - below) / mm)


def rule(canvas: Canvas, place: Place) -> None:
    """A hairline as wide as the place, at its top."""
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.6)
    height = down(place.top, place.tall)
    canvas.line(place.left * mm, height, (place.left + place.width) * mm, height)


def running_head(
    canvas: Canvas, left: str, right: str, look: Styles, *, margin: float = LEFT
) -> None:
    """The head of a page that has no letterhead: whose it is, and its reference."""
    half = (WIDTH - 2 * margin) / 2
    top = 16.3 - look.head_cell.leading / mm
    box(canvas, left, look.head_cell, Place(margin, top, half + 20))
    box(canvas, right, look.head_right, Place(margin + half, top, half))
    rule(canvas, Place(margin, 18.0, 2 * half))


def _beside_number(look: Styles, wide: float) -> float:
    """How wide a footer is that has “Page 10 of 12” at its right, in mm."""
    return wide - (24 if look.scale == 1.0 else 38)


@lru_cache(maxsize=64)
def footer_height(words: Words, look: Styles, wide: float = RIGHT - LEFT) -> float:
    """The room that a footer needs above its foot, in mm, with white space over it."""
    width = _beside_number(look, wide)
    lines = sum(each.wrap(width * mm, 10_000)[1] for each in para(words, look.footer))
    return float(max(lines, look.footer.leading) / mm + 8.5)


def foot(
    canvas: Pages,
    words: Words,
    page: str,
    look: Styles,
    *,
    margin: float = LEFT,
    shared: bool = False,
) -> None:
    """The footer: a hairline, what the paper rests on, and Page n of m at the right.

    ``shared`` puts what is the same on every page into the file once.
    """
    wide = WIDTH - 2 * margin
    top = HEIGHT - FOOT - footer_height(words, look, wide) + 5.0

    def draw(on: Pages) -> None:
        rule(on, Place(margin, top, wide))
        box(on, words, look.footer, Place(margin, top + 1.8, _beside_number(look, wide)))

    if shared:
        canvas.once(("foot", words, look.scale), draw)
    else:
        draw(canvas)
    base = down(top + 1.8) - look.footer.fontSize
    canvas.number(page, look.footer, (WIDTH - margin) * mm, base)
