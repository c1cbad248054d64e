"""How each block of a letter is set on the page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import singledispatch
from itertools import zip_longest
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Indenter,
    KeepTogether,
    PageBreak,
    TableStyle,
)
from reportlab.platypus import Table as Ruled

from tcat_desktop.correspondence import blocks, chart_drawing, typefaces
from tcat_desktop.correspondence.cover import SIGNATURE_SHAPE, Stroke
from tcat_desktop.correspondence.paragraphs import (
    HAIRLINE,
    INK,
    RULE,
    Styles,
    gap,
    line_style,
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

    def wrap(self, *_: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Mark the place, and list it."""
        canvas: Canvas = self.canv
        canvas.bookmarkHorizontal(self.key, 0, 20)
        canvas.addOutlineEntry(self.words[:120], self.key, self.level, closed=False)


ROOM_TO_SIGN = 11.5 * mm


class SignHere(Flowable):  # type: ignore[misc]
    """Lines to sign on, side by side, with words printed under each.

    ``strokes`` is what somebody drew, laid over the first line; ``typed`` is said above it.
    """

    def __init__(
        self, under: Iterable[Words], style: ParagraphStyle, code: str = "",
        strokes: tuple[Stroke, ...] = (), typed: Words = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.code = code
        self.strokes = strokes
        self.typed = para(typed, style) if typed else []
        # Made here, so that a character no face has is refused before the page is begun.
        self.cells = [para(words, style) for words in under]
        self.column = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Room to sign in, a line, and the words under it."""
        many = len(self.cells)
        room = width - (22 * mm if self.code else 0)
        self.column = min(62 * mm, (room - 10 * mm * (many - 1)) / many)
        tall = max(
            (sum(each.wrap(self.column, height)[1] for each in cell) for cell in self.cells),
            default=0,
        )
        self.width, self.height = width, ROOM_TO_SIGN + tall + 4
        return self.width, self.height

    def draw(self) -> None:
        """The lines and the words."""
        canvas: Canvas = self.canv
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(RULE)
        for number, cell in enumerate(self.cells):
            left = number * (self.column + 10 * mm)
            top = self.height - ROOM_TO_SIGN
            canvas.line(left, top, left + self.column, top)
            for each in cell:
                top -= each.height + 3
                each.drawOn(canvas, left, top)
        self._sign(canvas)
        if self.code:
            draw_code(canvas, self.code, (self.width - 16 * mm, 2), 16 * mm)

    def _sign(self, canvas: Canvas) -> None:
        """What was drawn or typed, standing on the first line."""
        base = self.height - ROOM_TO_SIGN
        for each in self.typed:
            each.wrap(self.column, ROOM_TO_SIGN)
            each.drawOn(canvas, 0, base + 3)
        tall = ROOM_TO_SIGN - 2
        wide = min(tall * SIGNATURE_SHAPE, self.column)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.1)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for stroke in self.strokes:
            path = canvas.beginPath()
            (left, top), *rest = stroke
            path.moveTo(left * wide, base + (1 - top) * tall)
            for x, y in rest or [(left + 0.004, top)]:
                path.lineTo(x * wide, base + (1 - y) * tall)
            canvas.drawPath(path)


def draw_code(canvas: Canvas, holds: str, corner: tuple[float, float], side: float) -> None:
    """A square code with its lower left corner here, all in points."""
    widget = QrCodeWidget(holds, barLevel="M", barBorder=0)
    left, low, right, high = widget.getBounds()
    drawing = Drawing(
        side, side, transform=[side / (right - left), 0, 0, side / (high - low), 0, 0]
    )
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, *corner)


class TickBox(Flowable):  # type: ignore[misc]
    """An empty square to tick."""

    def __init__(self, side: float) -> None:
        super().__init__()
        self.width = self.height = side

    def draw(self) -> None:
        """The square."""
        self.canv.setLineWidth(0.8)
        self.canv.setStrokeColor(INK)
        self.canv.rect(0, 0, self.width, self.height)


class CodeBeside(Flowable):  # type: ignore[misc]
    """A square code at the left, and words beside it."""

    def __init__(self, holds: str, words: list[Flowable], side: float) -> None:
        super().__init__()
        self.holds, self.words, self.side = holds, words, side

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As tall as the taller of the two."""
        beside = width - self.side - 6 * mm
        tall = sum(each.wrap(beside, height)[1] + each.getSpaceAfter() for each in self.words)
        self.width, self.height = width, max(self.side, tall)
        return self.width, self.height

    def draw(self) -> None:
        """The code, and the words from its upper edge down."""
        draw_code(self.canv, self.holds, (0, self.height - self.side), self.side)
        top = self.height
        for each in self.words:
            top -= each.height
            each.drawOn(self.canv, self.side + 6 * mm, top)
            top -= each.getSpaceAfter()


class Keys:
    """Hands out keys for the outline, each once in a document."""

    def __init__(self, stem: str) -> None:
        self.stem, self.used = stem, 0

    def next(self) -> str:
        """A key that no other place in the document has."""
        self.used += 1
        return f"{self.stem}-{self.used}"


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks are set: how wide in points, in which styles, with which outline keys."""

    width: float
    look: Styles
    keys: Keys


def set_blocks(parts: Iterable[blocks.Block], column: Column) -> list[Flowable]:
    """The flowables of several blocks, one after another.

    A line that announces what follows, “This is what happens:”, does not end a page.
    """
    told = list(parts)
    made: list[Flowable] = []
    for at, part in enumerate(told):
        if _announces(part) and at + 1 < len(told):
            made.append(CondPageBreak(20 * mm * column.look.scale))
        made += flow(part, column)
    return made


def _announces(part: blocks.Block) -> bool:
    words = part.words if isinstance(part, blocks.Text | blocks.LeadIn) else ""
    return words_of(words).rstrip().endswith(":")


@singledispatch
def flow(block: object, _column: Column) -> list[Flowable]:
    """The flowables that set one block in a column."""
    raise TypeError(f"nothing says how a {type(block).__name__} is printed")


@flow.register
def _(block: blocks.Text, column: Column) -> list[Flowable]:
    return para(block.words, column.look.body)


@flow.register
def _(block: blocks.Small, column: Column) -> list[Flowable]:
    return para(block.words, column.look.small)


@flow.register
def _(block: blocks.PageTitle, column: Column) -> list[Flowable]:
    mark = Bookmark(column.keys.next(), words_of(block.words), 0)
    under = para(block.under, column.look.under_title)
    return [mark, *para(block.words, column.look.page_title), *under]


@flow.register
def _(block: blocks.Heading, column: Column) -> list[Flowable]:
    words = para(block.words, column.look.heading)
    if not words:
        return []
    return [_room(column), Bookmark(column.keys.next(), words_of(block.words), 1), *words]


def _room(column: Column) -> Flowable:
    """A heading wants a few lines under it, or else goes to the next page.

    Not keepWithNext, which would take a whole table along and leave half a page white.
    """
    return CondPageBreak(28 * mm * column.look.scale)


@flow.register
def _(block: blocks.LeadIn, column: Column) -> list[Flowable]:
    return para((strong(block.lead), " ", *spans(block.words)), column.look.body)


@flow.register
def _(block: blocks.Numbered, column: Column) -> list[Flowable]:
    return _listed(block.items, [str(at + 1) for at in range(len(block.items))], column.look)


@flow.register
def _(block: blocks.Bulleted, column: Column) -> list[Flowable]:
    return _listed(block.items, ["•"] * len(block.items), column.look)


@flow.register
def _(block: blocks.TickBoxes, column: Column) -> list[Flowable]:
    look, side = column.look, 4.2 * mm * column.look.scale
    rows = [[TickBox(side), para(words, look.cell)] for words in block.items]
    style = [*_PLAIN, ("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]
    width = side + 5 * mm
    return [_ruled(rows, [width, column.width - width], style), gap(7 * look.scale)]


def _listed(items: tuple[Words, ...], labels: list[str], look: Styles) -> list[Flowable]:
    made = [
        each
        for words, label in zip(items, labels, strict=True)
        for each in para(words, look.item, label)
    ]
    return [*made, gap(2.4 * look.scale)] if made else []


@flow.register
def _(block: blocks.Quoted, column: Column) -> list[Flowable]:
    when: tuple[str | Span, ...] = (quiet(block.when), "\n") if block.when else ()
    return para((*when, italic(f"“{block.words}”")), column.look.item)


@flow.register
def _(block: blocks.Particulars, column: Column) -> list[Flowable]:
    look = column.look
    rows = [[para(name, look.head_cell), para(words, look.cell)] for name, words in block.rows]
    if not rows:
        return []
    label = min(38 * mm * (1 + (look.scale - 1) / 2), column.width / 3)
    style = [*_PLAIN, ("TOPPADDING", (0, 0), (0, -1), 3.4)]
    return [_ruled(rows, [label, column.width - label], style), gap(7 * look.scale)]


_PLAIN: list[tuple[Any, ...]] = [
    # A table names its own font even where every cell is a paragraph: not an unembedded one.
    ("FONTNAME", (0, 0), (-1, -1), typefaces.REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
]
_LINED: list[tuple[Any, ...]] = [
    *_PLAIN,
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
    ("LINEBELOW", (0, 1), (-1, -1), 0.6, HAIRLINE),
    ("TOPPADDING", (0, 1), (-1, -1), 3.4),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 3.4),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 4.6),
]


def _ruled(
    rows: list[list[Any]], widths: list[float], style: list[tuple[Any, ...]], heads: int = 0
) -> Flowable:
    made = Ruled(rows, colWidths=widths, repeatRows=heads, splitInRow=1, hAlign="LEFT")
    made.setStyle(TableStyle(style))
    return made


@flow.register
def _(block: blocks.Table, column: Column) -> list[Flowable]:
    if not block.rows:
        return []
    look = column.look
    head = [
        para(words, look.head_right if at in block.right else look.head_cell)
        for at, words in enumerate(block.header)
    ]
    rows = [[_cell(words, at, block, look) for at, words in enumerate(row)] for row in block.rows]
    widths = [share / sum(block.widths) * column.width for share in block.widths]
    return [_ruled([head, *rows], widths, _LINED, heads=1), gap(6 * look.scale)]


def _cell(words: Words, at: int, block: blocks.Table, look: Styles) -> list[Flowable]:
    parts = spans(words)
    if parts and all(span.look == "mono" for span in parts):
        return para(parts, look.fixed)
    if block.strong_first and at == 0:
        parts = tuple(strong(span.words) if span.look == "plain" else span for span in parts)
    return para(parts, look.cell_right if at in block.right else look.cell)


@flow.register
def _(block: blocks.Section, column: Column) -> list[Flowable]:
    look = column.look
    made: list[Flowable] = [
        _room(column),
        Bookmark(column.keys.next(), f"{block.number} {words_of(block.title)}", 1),
        *para(block.title, look.section, block.number),
    ]
    for at, words in enumerate(block.items, 1):
        made += para(words, look.point, f"{block.number}.{at}")
    return made


@flow.register
def _(block: blocks.Columns, column: Column) -> list[Flowable]:
    look = column.look
    left = [para(words, look.cell) for words in block.left_items]
    right = [para(words, look.cell) for words in block.right_items]
    head = [para(block.left, look.head_cell), [], para(block.right, look.head_cell)]
    # Long lists are paired row by row, so that they can go over the page.
    if sum(len(words_of(words)) for words in block.left_items + block.right_items) > 1500:
        rows = [[one or [], [], other or []] for one, other in zip_longest(left, right)]
    else:
        rows = [[_stacked(left), [], _stacked(right)]]
    half = (column.width - 12 * mm) / 2
    lines = [("LINEBELOW", (at, 0), (at, 0), 0.8, INK) for at in (0, 2)]
    style = [*_PLAIN, ("TOPPADDING", (0, 1), (-1, -1), 4.5), *lines]
    return [_ruled([head, *rows], [half, 12 * mm, half], style, heads=1), gap(3 * look.scale)]


def _stacked(items: list[list[Flowable]]) -> list[Flowable]:
    stacked: list[Flowable] = []
    for item in items:
        stacked += [gap(5), *item] if stacked else item
    return stacked


@flow.register
def _(block: blocks.Indented, column: Column) -> list[Flowable]:
    indent = column.look.indent
    inner = set_blocks(block.blocks, replace(column, width=column.width - indent))
    return [Indenter(left=indent), *inner, Indenter(left=-indent)]


@flow.register
def _(block: blocks.Together, column: Column) -> list[Flowable]:
    return [KeepTogether(set_blocks(block.blocks, column))]


@flow.register
def _(block: blocks.SignatureLines, column: Column) -> list[Flowable]:
    return [SignHere(block.under, column.look.small, block.code)] if block.under else []


@flow.register
def _(block: blocks.SquareCode, column: Column) -> list[Flowable]:
    return [CodeBeside(block.holds, para(block.beside, column.look.small), block.mm * mm)]


@flow.register
def _(block: blocks.Groups, column: Column) -> list[Flowable]:
    style = line_style(22, 27, typefaces.MONO_STRONG)
    cells: list[list[Flowable]] = []
    for at, group in enumerate(block.groups, 1):
        cells += [para(str(at), column.look.head_cell), para(group, style)]
    cells += [[]] * (-len(cells) % 4)
    rows = [cells[at : at + 4] for at in range(0, len(cells), 4)]
    number = 9 * mm
    rest = column.width / 2 - number
    lines = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, HAIRLINE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, HAIRLINE),
    ]
    pads = [
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (0, -1), 14),
        ("TOPPADDING", (2, 0), (2, -1), 14),
    ]
    return [_ruled(rows, [number, rest] * 2, [*_PLAIN, *lines, *pads]), gap(14)]


@flow.register
def _(block: blocks.HoursMap, column: Column) -> list[Flowable]:
    return [chart_drawing.hours_map(block, column.width, column.look.scale), gap(4)]


@flow.register
def _(block: blocks.WeekBars, column: Column) -> list[Flowable]:
    return [chart_drawing.week_bars(block, column.width, column.look.scale), gap(4)]


@flow.register
def _(block: blocks.Gap, _column: Column) -> list[Flowable]:
    return [gap(block.mm * mm)]


@flow.register
def _(_block: blocks.NewPage | blocks.FormBelow, _column: Column) -> list[Flowable]:
    return [PageBreak()]
