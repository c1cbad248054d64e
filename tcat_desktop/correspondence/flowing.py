"""How each block of a letter is set on the page."""

from functools import singledispatch
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Indenter, PageBreak, Table as Ruled, TableStyle

from tcat_desktop.correspondence import blocks, typefaces
from tcat_desktop.correspondence.paragraphs import (
    HAIRLINE,
    INK,
    RULE,
    Styles,
    gap,
    para,
    words_of,
)
from tcat_desktop.correspondence.words import Span, Words, italic, quiet, spans, strong


class Bookmark(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A place in the outline of the PDF, taking no room on the page."""

    def __init__(self, key: str, words: str, level: int) -> None:
        super().__init__()
        self.key, self.words, self.level = key, words, level
        self.width = self.height = 0
        self.keepWithNext = 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.bookmarkHorizontal(self.key, 0, 20)
        canvas.addOutlineEntry(self.words[:120], self.key, self.level, closed=False)


class SignHere(Flowable):  # type: ignore[misc]
    """Lines to sign on, with words printed under each."""

    def __init__(
        self, under: tuple[Words, ...], look: Styles, style: ParagraphStyle | None = None
    ) -> None:
        super().__init__()
        # Made here, so that a character no face has is refused before the page is begun.
        self.cells = [para(words, style or look.small) for words in under]
        self.column = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        space = 10 * mm
        many = len(self.cells)
        self.column = min(62 * mm, (width - space * (many - 1)) / many)
        tall = max(
            (sum(each.wrap(self.column, height)[1] for each in cell) for cell in self.cells),
            default=0,
        )
        self.width, self.height = width, 13 * mm + tall + 4
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(RULE)
        for number, cell in enumerate(self.cells):
            left = number * (self.column + 10 * mm)
            top = self.height - 13 * mm
            canvas.line(left, top, left + self.column, top)
            for each in cell:
                top -= each.height + 3
                each.drawOn(canvas, left, top)


class Marks:
    """Keys for the outline, each used once in a document."""

    def __init__(self, stem: str) -> None:
        self.stem, self.used = stem, 0

    def next(self) -> str:
        self.used += 1
        return f"{self.stem}-{self.used}"


@singledispatch
def flow(block: object, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    """The flowables that set one block in a column of this width."""
    raise TypeError(f"nothing says how a {type(block).__name__} is printed")


@flow.register
def _(block: blocks.Text, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    return para(block.words, look.body)


@flow.register
def _(block: blocks.Small, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    return para(block.words, look.small)


@flow.register
def _(block: blocks.Heading, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    words = para(block.words, look.heading)
    if not words:
        return []
    return [Bookmark(marks.next(), words_of(block.words), 1), *words]


@flow.register
def _(block: blocks.LeadIn, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    return para((strong(block.lead), " ", *spans(block.words)), look.body)


@flow.register
def _(block: blocks.Numbered, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    items = [para(words, look.item, str(at)) for at, words in enumerate(block.items, 1)]
    return _list(items, look)


@flow.register
def _(block: blocks.Bulleted, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    return _list([para(words, look.item, "•") for words in block.items], look)


def _list(items: list[list[Flowable]], look: Styles) -> list[Flowable]:
    made = [each for item in items for each in item]
    return [*made, gap(2.4 * look.scale)] if made else []


@flow.register
def _(block: blocks.Quoted, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    when: tuple[str | Span, ...] = (quiet(block.when), "\n") if block.when else ()
    return para((*when, italic(f"“{block.words}”")), look.item)


@flow.register
def _(block: blocks.Particulars, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    rows = [[para(name, look.head_cell), para(words, look.cell)] for name, words in block.rows]
    if not rows:
        return []
    label = min(38 * mm * (1 + (look.scale - 1) / 2), width / 3)
    ruled = Ruled(rows, colWidths=[label, width - label], hAlign="LEFT", splitInRow=1)
    ruled.setStyle(TableStyle([*_PLAIN, ("TOPPADDING", (0, 0), (0, -1), 3.4)]))
    return [ruled, gap(7 * look.scale)]


_PLAIN = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
]
_RULED = [
    *_PLAIN,
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
    ("LINEBELOW", (0, 1), (-1, -1), 0.6, HAIRLINE),
    ("TOPPADDING", (0, 1), (-1, -1), 4.2),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 3.4),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 5),
]


@flow.register
def _(block: blocks.Table, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    if not block.rows:
        return []
    head: list[list[Flowable]] = [
        para(words, look.head_right if at in block.right else look.head_cell)
        for at, words in enumerate(block.header)
    ]
    rows = [[_cell(words, at, block, look) for at, words in enumerate(row)] for row in block.rows]
    shares = [share / sum(block.widths) * width for share in block.widths]
    ruled = Ruled([head, *rows], colWidths=shares, repeatRows=1, splitByRow=1, splitInRow=1)
    ruled.setStyle(TableStyle(_RULED))
    return [ruled, gap(8 * look.scale)]


def _cell(words: Words, column: int, block: blocks.Table, look: Styles) -> list[Flowable]:
    parts = spans(words)
    if parts and all(span.look == "mono" for span in parts):
        return para(parts, look.fixed)
    if block.strong_first and column == 0:
        parts = tuple(strong(span.words) if span.look == "plain" else span for span in parts)
    return para(parts, look.cell_right if column in block.right else look.cell)


@flow.register
def _(block: blocks.Section, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    made: list[Flowable] = [
        Bookmark(marks.next(), f"{block.number} {words_of(block.title)}", 1),
        *para(block.title, look.section, block.number),
    ]
    for at, words in enumerate(block.items, 1):
        made += para(words, look.point, f"{block.number}.{at}")
    return made


@flow.register
def _(block: blocks.Columns, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    left = [para(words, look.cell) for words in block.left_items]
    right = [para(words, look.cell) for words in block.right_items]
    head = [para(block.left, look.head_cell), [], para(block.right, look.head_cell)]
    # Long lists are paired row by row, so that they can go over the page.
    if sum(len(words_of(words)) for words in block.left_items + block.right_items) > 1500:
        rows = [[a or [], [], b or []] for a, b in zip_longest(left, right)]
    else:
        rows = [[_stack(left), [], _stack(right)]]
    column = (width - 12 * mm) / 2
    ruled = Ruled([head, *rows], colWidths=[column, 12 * mm, column], splitInRow=1)
    lines = [("LINEBELOW", (at, 0), (at, 0), 0.8, INK) for at in (0, 2)]
    ruled.setStyle(TableStyle([*_PLAIN, ("TOPPADDING", (0, 1), (-1, -1), 4), *lines]))
    return [ruled, gap(6 * look.scale)]


def _stack(items: list[list[Flowable]]) -> list[Flowable]:
    stacked: list[Flowable] = []
    for item in items:
        if stacked:
            stacked.append(gap(5))
        stacked += item
    return stacked


@flow.register
def _(block: blocks.Indented, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    inner = [
        each
        for part in block.blocks
        for each in flow(part, look, width - look.indent, marks)
    ]  # fmt: skip
    return [Indenter(left=look.indent), *inner, Indenter(left=-look.indent)]


@flow.register
def _(block: blocks.SignatureLines, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    return [SignHere(block.under, look)] if block.under else []


@flow.register
def _(block: blocks.Gap, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    return [gap(block.mm * mm)]


@flow.register
def _(block: blocks.NewPage, look: Styles, width: float, marks: Marks) -> list[Flowable]:
    return [PageBreak()]
