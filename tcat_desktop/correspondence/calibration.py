"""A sheet to print, fold and put in an envelope: does the window show what the desk thinks?

The window and its play are drawn to scale with rulers in millimetres at two edges. Printers
that scale a page “to fit” are found out by the bar of 100 mm.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tcat_desktop.correspondence import envelopes, typefaces
from tcat_desktop.correspondence.envelopes import Box, Fit, Stock
from tcat_desktop.correspondence.flowing import Bookmark
from tcat_desktop.correspondence.paper import (
    LEFT,
    RIGHT,
    WIDTH,
    Pages,
    Place,
    Sheet,
    about,
    box,
    down,
    publish,
)
from tcat_desktop.correspondence.paragraphs import (
    ACTION,
    HAIRLINE,
    INK,
    QUIET,
    draw_line,
    line_style,
    measure,
)
from tcat_desktop.correspondence.words import Words, listed, quiet, strong

_TALL = 297.0
_SAMPLE = ("Mrs Kerry Denholm", "14 Bramling Close", "Ledwick Green", "Marlstow", "HR0 4QT")
_FIRST, _LAST_ACROSS, _LAST_DOWN = 10, 200, 290


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Which envelope, at which school, printed when."""

    school: str
    stock: Stock
    on: date


def print_calibration(facts: Calibration) -> bytes:
    """The sheet as a PDF. Raises Refused when a character cannot be printed."""
    typefaces.refuse_missing(facts.school)
    typefaces.refuse_missing(facts.stock.title)
    fit = envelopes.fit(_SAMPLE, facts.stock, measure)

    def around(canvas: Pages, _: str) -> None:
        _rulers(canvas)
        _play(canvas, facts.stock)
        _folds(canvas, facts.stock)
        _sample(canvas, fit)
        _bar(canvas, 232)
        box(canvas, strong(f"Calibration sheet: {facts.stock.title}"),
            line_style(17, 22, typefaces.STRONG), Place(LEFT, 16, RIGHT - LEFT))  # fmt: skip
        box(canvas, quiet(facts.school), line_style(10.5, 14), Place(LEFT, 25, RIGHT - LEFT))
        top = 112.0 if facts.stock.window else 120.0
        for words in _steps(facts.stock):
            top = box(canvas, words, line_style(11, 15.3), Place(LEFT, top, 120)) + 2.2

    sheet = Sheet(
        stem="calibration", story=[Bookmark("calibration", "Calibration sheet", 0)], first=around,
        later=around, first_top=280, later_top=280, bottom=5,
    )  # fmt: skip
    return publish([sheet], about("Calibration sheet", facts.school, facts.stock.title, facts.on))


def _steps(stock: Stock) -> tuple[Words, ...]:
    said: list[Words] = [
        "1. Print this sheet at its actual size, not “fit to page”.",
        "2. Measure the bar below. If it is not 100 mm long, the printer changed the size.",
        (
            "3. Hold a ruler to the edges of the sheet: each mark must be as far from the edge "
            "as it says. Printers may be 2 mm out."
        ),
    ]
    folds = listed([f"{each:g} mm" for each in stock.folds])
    lies = f"Fold the sheet at {folds} from the top" if stock.folds else "Do not fold the sheet"
    if stock.window is None:
        said.append(f"4. {lies}. This envelope has no window: the address goes on a label.")
        return tuple(said)
    said += [
        f"4. {lies} and put it in the envelope.",
        (
            "5. Push it into each corner of the envelope in turn. The whole address shows every "
            "time, and nothing outside the broken line ever does."
        ),
        (
            "6. If not, measure the envelope and its window, and change this envelope under "
            "Settings, Envelopes and labels."
        ),
    ]
    return tuple(said)


def _rulers(canvas: Canvas) -> None:
    canvas.setFillColor(QUIET)
    canvas.setStrokeColor(QUIET)
    canvas.setFont(typefaces.REGULAR, 6)
    canvas.setLineWidth(0.25)
    for at in range(_FIRST, _LAST_DOWN + 1):
        long = 4.0 if at % 10 == 0 else 2.6 if at % 5 == 0 else 1.5
        canvas.line(5 * mm, down(at), (5 + long) * mm, down(at))
        if at % 10 == 0:
            canvas.drawString(9.6 * mm, down(at) - 2, str(at))
    for at in range(_FIRST + 10, _LAST_ACROSS + 1):
        long = 4.0 if at % 10 == 0 else 2.6 if at % 5 == 0 else 1.5
        canvas.line(at * mm, down(5), at * mm, down(5 + long))
        if at % 10 == 0:
            canvas.drawCentredString(at * mm, down(11.4), str(at))


def _play(canvas: Canvas, stock: Stock) -> None:
    """The place of the address, and what may show as the letter slides."""
    if stock.window is None:
        return
    canvas.setLineWidth(0.8)
    canvas.setStrokeColor(ACTION)
    _frame(canvas, stock.address)
    assert stock.clear is not None
    canvas.setDash(3, 2)
    canvas.setStrokeColor(INK)
    _frame(canvas, stock.clear)
    canvas.setDash()
    small = line_style(8.5, 11)
    box(canvas, quiet("Always shows: the address stands here"), small,
        Place(stock.address.left + 1, stock.address.bottom + 0.3, 80))  # fmt: skip
    box(canvas, quiet("May show when the letter slides: nothing else stands here"), small,
        Place(stock.clear.left + 1.5, stock.clear.top + 0.6, 92))  # fmt: skip
    side = Place(116, stock.address.top, RIGHT - 116)
    sizes = (
        f"Envelope {stock.envelope[1]:g} × {stock.envelope[0]:g} mm",
        (
            f"Window {stock.window.bottom - stock.window.top:g} × "
            f"{stock.window.right - stock.window.left:g} mm"
        ),
        f"{stock.window.left:g} mm from the left",
        f"{stock.envelope[1] - stock.window.bottom:g} mm up from the lower edge",
    )
    box(canvas, "\n".join(sizes), line_style(10.5, 14), side)


def _frame(canvas: Canvas, of: Box) -> None:
    canvas.rect(of.left * mm, down(of.bottom), (of.right - of.left) * mm,
                (of.bottom - of.top) * mm)  # fmt: skip


def _folds(canvas: Canvas, stock: Stock) -> None:
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.6)
    for at in stock.folds:
        # Not through the words between them.
        canvas.line(14 * mm, down(at), 20 * mm, down(at))
        canvas.line(146 * mm, down(at), (WIDTH - 6) * mm, down(at))
        box(canvas, quiet(f"Fold here, {at:g} mm"), line_style(8.5, 11),
            Place(RIGHT - 40, at + 0.4, 40))  # fmt: skip


def _sample(canvas: Canvas, fit: Fit) -> None:
    assert fit.setting is not None
    for line, base in zip(fit.lines, fit.bases, strict=True):
        draw_line(canvas, line, fit.setting, fit.stock.left * mm, down(base))


def _bar(canvas: Canvas, top: float) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.2)
    canvas.line(LEFT * mm, down(top), (LEFT + 100) * mm, down(top))
    for at in (LEFT, LEFT + 100):
        canvas.line(at * mm, down(top - 3), at * mm, down(top + 3))
    box(canvas, "100 mm", line_style(10.5, 14), Place(LEFT + 103, top - 2.6, 40))
