"""The two pictures of a chat on paper: hours of the week, and a bar for each week.

They are drawn so that they photocopy: every shade has its number in it, and what is over the
mark has a thick edge and not a colour alone.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from reportlab.lib.colors import Color, HexColor, linearlyInterpolatedColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from tcat_desktop.correspondence import blocks, typefaces
from tcat_desktop.correspondence.paragraphs import ACTION, HAIRLINE, INK, QUIET, RULE
from tcat_desktop.journey.school_calendar import MONTHS, WEEKDAYS

_PALE: Final = HexColor("#F1F5F4")
_SHUT: Final = HexColor("#EFECE7")
_WHITE: Final = HexColor("#FFFFFF")
_HOURS: Final = 24
_SIZE: Final = 7.5
# From here on white is read more easily than black.
_DARK: Final = 0.66


Box = tuple[float, float, float, float]


class Chart(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A drawing that stands in the column like a paragraph, from its lower left corner.

    ReportLab's own drawings bring a face that no page of ours embeds.
    """

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._strokes: list[Callable[[Canvas], None]] = []

    def box(self, box: Box, *, fill: Color, ink: Color | None = None, pen: float = 0) -> None:
        """A filled box; ``box`` is left, floor, width, height."""

        def stroke(canvas: Canvas) -> None:
            canvas.setFillColor(fill)
            if ink is not None:
                canvas.setStrokeColor(ink)
                canvas.setLineWidth(pen)
            canvas.rect(*box, stroke=int(ink is not None), fill=1)

        self._strokes.append(stroke)

    def line(self, ends: Box, *, ink: Color, pen: float, broken: bool = False) -> None:
        """A line from one point to another."""

        def stroke(canvas: Canvas) -> None:
            canvas.setStrokeColor(ink)
            canvas.setLineWidth(pen)
            canvas.setDash([3, 2] if broken else [])
            canvas.line(*ends)
            canvas.setDash([])

        self._strokes.append(stroke)

    def words(self, x: float, y: float, words: str, size: float, ink: Color) -> None:
        """Words from a point on."""

        def stroke(canvas: Canvas) -> None:
            canvas.setFont(typefaces.REGULAR, size)
            canvas.setFillColor(ink)
            canvas.drawString(x, y, words)

        self._strokes.append(stroke)

    def centred(self, x: float, y: float, words: str, size: float, ink: Color) -> None:
        """Words round a point."""
        room = stringWidth(words, typefaces.REGULAR, size)
        self.words(x - room / 2, y, words, size, ink)

    def wrap(self, *_: float) -> tuple[float, float]:
        """As large as it was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Every stroke, in order."""
        canvas: Canvas = self.canv
        canvas.saveState()
        for stroke in self._strokes:
            stroke(canvas)
        canvas.restoreState()


def hours_map(block: blocks.HoursMap, width: float, scale: float) -> Chart:
    """Seven rows of 24 cells, the hours above and the weekdays at the left."""
    size = _SIZE * scale
    left, tall, head = 26 * scale, 14 * scale, 11 * scale
    wide = (width - left) / _HOURS
    high = head + 7 * tall
    drawn = Chart(width, high + 4)
    most = max(max(row) for row in block.heat) or 1
    for hour in range(0, _HOURS, 3):
        drawn.words(left + hour * wide, high - size, f"{hour:02}:00", size, QUIET)
    for day in range(7):
        floor = high - head - (day + 1) * tall
        drawn.words(0, floor + (tall - size) / 2 + 1, WEEKDAYS[day][:3], size, QUIET)
        crossed = {_minutes(each) // 60 for each in block.hours[day] or () if _minutes(each) % 60}
        for hour in range(_HOURS):
            many = block.heat[day][hour]
            place = left + hour * wide
            fill = linearlyInterpolatedColor(_PALE, ACTION, 0, most, many) if many else _WHITE
            drawn.box((place, floor, wide, tall), fill=fill, ink=HAIRLINE,
                           pen=0.4)  # fmt: skip
            room = wide / 2 if hour in crossed else wide
            ink = _WHITE if many / most > _DARK else INK
            if many:
                drawn.centred(place + room / 2, floor + (tall - size) / 2 + 1, f"{many}", size,
                         ink)  # fmt: skip
    for day in range(7):
        _working(drawn, block, day, (left, high - head - (day + 1) * tall, wide, tall))
    return drawn


def _working(
    drawn: Chart, block: blocks.HoursMap, day: int, cell: tuple[float, float, float, float]
) -> None:
    """A line round the working hours of a day, left open towards a day with the same hours."""
    told = block.hours[day]
    if told is None:
        return
    left, floor, wide, tall = cell
    begins, ends = (left + _minutes(each) / 60 * wide for each in told)
    for place in (begins, ends):
        drawn.line((place, floor, place, floor + tall), ink=INK, pen=1.2)
    if day == 0 or block.hours[day - 1] != told:
        drawn.line((begins, floor + tall, ends, floor + tall), ink=INK, pen=1.2)
    if day == 6 or block.hours[day + 1] != told:
        drawn.line((begins, floor, ends, floor), ink=INK, pen=1.2)


def week_bars(block: blocks.WeekBars, width: float, scale: float) -> Chart:
    """A bar for each week on one floor, with its number over it and its Monday under it."""
    size = _SIZE * scale
    foot, high = 12 * scale, 70 * scale
    drawn = Chart(width, foot + high + size + 6)
    wide = min(width / max(len(block.weeks), 1), 44 * scale)
    most = max([week.messages for week in block.weeks] + [block.frequent, 1])
    for place, week in enumerate(block.weeks):
        if week.closed:
            drawn.box((place * wide, foot, wide * week.closed / 5, high), fill=_SHUT)  # fmt: skip
    if block.frequent:
        mark = foot + block.frequent / most * high
        drawn.line((0, mark, len(block.weeks) * wide, mark), ink=INK, pen=0.7,
                       broken=True)  # fmt: skip
    before = -100.0
    for place, week in enumerate(block.weeks):
        left = place * wide
        tall = week.messages / most * high
        drawn.box((left + wide * 0.16, foot, wide * 0.68, tall), fill=ACTION,
                       ink=INK if week.over else None, pen=1.4)  # fmt: skip
        top = foot + tall
        if week.usual is not None:
            usual = foot + week.usual / most * high
            drawn.line((left + 1, usual, left + wide - 1, usual), ink=INK,
                           pen=1)  # fmt: skip
            top = usual if top - 1 < usual < top + size + 2 else top
        words = f"{week.messages}"
        room = stringWidth(words, typefaces.REGULAR, size)
        if room <= wide:
            # No line runs through a number.
            drawn.box((left + (wide - room) / 2 - 1, top + 1.2, room + 2, size),
                           fill=_SHUT if week.closed >= 3 else _WHITE)  # fmt: skip
            drawn.centred(left + wide / 2, top + 2, words, size, INK)
        monday = _short(week.monday)
        if left - before > stringWidth(monday, typefaces.REGULAR, size) + 6:
            drawn.words(left, 1, monday, size, QUIET)
            before = left
    drawn.line((0, foot, width, foot), ink=RULE, pen=0.6)
    return drawn


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
