"""The two pictures of when somebody wrote: hours of the week as a map, and a bar for each week.

Every shade has its number in it or beside it, and all numbers stand in a table as well.
"""

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tcat_desktop.journey.school_calendar import MONTHS, WEEKDAYS, long_day
from tcat_desktop.office.chat_hours import ChatCounts, WeekCount
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import width_of, write, write_centred

_HOURS: Final = 24
# The weeks of two years; the table has all of them.
MOST_WEEKS: Final = 104


def shade(part: float) -> QColor:
    """From the colour of an empty cell to that of the fullest one."""
    look = theme()
    pale, full = look.colour(Role.SELECT), look.colour(Role.ACTION)
    if look.high_contrast:
        pale = look.colour(Role.SURFACE)
    part = 0.08 + 0.92 * part
    return QColor.fromRgbF(
        pale.redF() + (full.redF() - pale.redF()) * part,
        pale.greenF() + (full.greenF() - pale.greenF()) * part,
        pale.blueF() + (full.blueF() - pale.blueF()) * part,
    )


def ink_on(ground: QColor) -> Role:
    """Which of the two inks is read more easily on a shade (WCAG contrast)."""
    here = _light(ground)

    def contrast(role: Role) -> float:
        ink = _light(theme().colour(role))
        return (max(here, ink) + 0.05) / (min(here, ink) + 0.05)

    return max((Role.TEXT, Role.ON_ACTION), key=contrast)


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def minutes(clock: str) -> int:
    """``08:30`` as 510."""
    return int(clock[:2]) * 60 + int(clock[3:])


class HeatMap(QWidget):
    """Seven rows of 24 cells; working hours are outlined. ``small`` has no words: for a card."""

    def __init__(self, *, name: str, small: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._small = small
        self._counts: ChatCounts | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Messages by weekday and hour")
        theme().changed.connect(self.updateGeometry)

    def show_counts(self, counts: ChatCounts | None) -> None:
        """Show these."""
        self._counts = counts
        self.setAccessibleDescription(" ".join(counts.sentences[:3]) if counts else "")
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(240), self._head() + 7 * self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self.sizeHint().height())

    def words_at(self, spot: QPointF) -> str:
        """What stands at a place: “Tuesday, 21:00 to 22:00: 9 messages”."""
        if self._counts is None:
            return ""
        for day in range(7):
            for hour in range(_HOURS):
                if self._cell(day, hour).contains(spot):
                    many = self._counts.heat[day][hour]
                    told = f"{many:,} message{'s' if many != 1 else ''}"
                    return f"{WEEKDAYS[day]}, {hour:02}:00 to {(hour + 1) % 24:02}:00: {told}"
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _head(self) -> int:
        return 0 if self._small else theme().line(Type.TINY) + 4

    def _tall(self) -> int:
        return theme().px(9 if self._small else 26)

    def _left(self) -> int:
        return 0 if self._small else width_of("Wed", Type.SMALL) + theme().px(10)

    def _wide(self) -> float:
        return (self.width() - self._left() - 1) / _HOURS

    def _cell(self, day: int, hour: int) -> QRectF:
        wide, tall = self._wide(), self._tall()
        return QRectF(self._left() + hour * wide, self._head() + day * tall, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        counts = self._counts
        if counts is None:
            return
        painter = QPainter(self)
        if not self._small:
            self._scale(painter)
        most = max(max(row) for row in counts.heat) or 1
        for day in range(7):
            for hour in range(_HOURS):
                many = counts.heat[day][hour]
                crossed = any(minutes(each) // 60 == hour and minutes(each) % 60
                              for each in counts.hours[day] or ())  # fmt: skip
                self._paint_cell(painter, self._cell(day, hour), many, most, crossed=crossed)
        self._outline(painter, counts)

    def _paint_cell(
        self, painter: QPainter, cell: QRectF, many: int, most: int, *, crossed: bool
    ) -> None:
        look = theme()
        inside = cell.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(inside, shade(many / most) if many else look.colour(Role.SUNKEN))
        if many and not self._small:
            words = str(many)
            if crossed:
                # The line round the working hours runs through this hour.
                cell = cell.adjusted(0, 0, -cell.width() / 2, 0)
            if width_of(words, Type.TINY) <= cell.width():
                write_centred(painter, cell.toRect(), words, Type.TINY, ink_on(shade(many / most)))

    def _scale(self, painter: QPainter) -> None:
        look = theme()
        tall = look.line(Type.TINY)
        for hour in range(0, _HOURS, 3):
            cell = self._cell(0, hour)
            spot = QRect(round(cell.left()), 0, look.px(60), tall)
            write(painter, spot, f"{hour:02}:00", Type.TINY, Role.TEXT3)
        for day in range(7):
            cell = self._cell(day, 0)
            spot = QRect(0, round(cell.top()), self._left(), self._tall())
            write(painter, spot, WEEKDAYS[day][:3], Type.SMALL, Role.TEXT2)

    def _outline(self, painter: QPainter, counts: ChatCounts) -> None:
        """A line round the working hours, of neighbouring days as one."""
        look = theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(Role.TEXT), 1 if self._small else 2))
        day = 0
        while day < 7:
            told = counts.hours[day]
            if told is None:
                day += 1
                continue
            last = day
            while last < 6 and counts.hours[last + 1] == told:
                last += 1
            wide = self._wide()
            begins, ends = (self._left() + minutes(each) / 60 * wide for each in told)
            top, bottom = self._cell(day, 0).top(), self._cell(last, 0).bottom()
            painter.drawRect(QRectF(begins, top, ends - begins, bottom - top).adjusted(0, 1, 0, -1))
            day = last + 1


class WeekBars(QWidget):
    """A bar for each week; hatched where the school was closed all week."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._weeks: tuple[WeekCount, ...] = ()
        self._frequent = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Messages in each week")
        theme().changed.connect(self.updateGeometry)

    def show_counts(self, counts: ChatCounts | None) -> None:
        """Show these weeks, the last two years of them at most."""
        self._weeks = counts.weeks[-MOST_WEEKS:] if counts else ()
        self._frequent = counts.frequent if counts else 0
        self.setAccessibleDescription(" ".join(counts.sentences[3:]) if counts else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(150) + theme().line(Type.TINY))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self.sizeHint().height())

    def words_at(self, spot: QPointF) -> str:
        """“Week from Monday 9 November: 21 messages; the middle of the weeks before is 5”."""
        for place, week in enumerate(self._weeks):
            if self._column(place).contains(spot):
                return week_words(week)
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _column(self, place: int) -> QRectF:
        look = theme()
        wide = min(self.width() / max(len(self._weeks), 1), look.px(72))
        return QRectF(place * wide, 0, wide, self.height() - look.line(Type.TINY) - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks:
            return
        painter = QPainter(self)
        look = theme()
        most = max(*(each.messages for each in self._weeks), self._frequent, 1)
        room = self._column(0).height() - look.line(Type.TINY)
        floor = self._column(0).height()
        before = -look.px(100)
        for place, week in enumerate(self._weeks):
            self._shut(painter, self._column(place), week)
        if self._frequent:
            high = floor - self._frequent * room / most
            painter.setPen(QPen(look.colour(Role.AMBER_TEXT), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, high), QPointF(self._column(len(self._weeks)).left(), high))
        for place, week in enumerate(self._weeks):
            column = self._column(place)
            self._week(painter, column, week, floor, room / most)
            words = f"{week.monday.day} {MONTHS[week.monday.month - 1][:3]}"
            if column.left() - before >= width_of(words, Type.TINY) + look.px(8):
                spot = QRect(round(column.left()), round(floor) + 3, look.px(70),
                             look.line(Type.TINY))  # fmt: skip
                write(painter, spot, words, Type.TINY, Role.TEXT3)
                before = round(column.left())
        painter.fillRect(QRectF(0, floor, self.width(), 1), look.colour(Role.CONTROL))

    def _shut(self, painter: QPainter, column: QRectF, week: WeekCount) -> None:
        """Hatch as much of the week as the school was closed."""
        if week.closed:
            shut = QRectF(column)
            shut.setWidth(column.width() * week.closed / 5)
            painter.fillRect(shut, theme().colour(Role.SUNKEN))
            hatch = QBrush(theme().colour(Role.CONTROL), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(shut, hatch)

    def _week(
        self, painter: QPainter, column: QRectF, week: WeekCount, floor: float, each: float
    ) -> None:
        look = theme()
        air = min(column.width() * 0.18, look.px(8))
        bar = column.adjusted(air, 0, -air, 0)
        bar.setTop(floor - week.messages * each)
        painter.fillRect(bar, look.colour(Role.AMBER if week.over else Role.ACTION))
        words, tall = f"{week.messages:,}", look.line(Type.TINY)
        foot = bar.top()
        if week.usual is not None:
            high = floor - week.usual * each
            painter.fillRect(QRectF(column.left() + 1, high - 1, column.width() - 2, 2),
                             look.colour(Role.TEXT))  # fmt: skip
            # The number stands over the line where the line would run through it.
            if foot - tall - 1 < high < foot + 1:
                foot = high - 2
        wide = width_of(words, Type.TINY_STRONG)
        if week.messages and wide <= column.width():
            spot = QRectF(column.center().x() - wide / 2 - 2, foot - tall, wide + 4, tall).toRect()
            painter.fillRect(spot, look.colour(Role.SURFACE))
            write_centred(painter, spot, words, Type.TINY_STRONG, Role.TEXT)


def week_words(week: WeekCount) -> str:
    """One week in a sentence."""
    said = f"Week from {long_day(week.monday)} {week.monday.year}: {week.messages:,}"
    if week.usual is not None:
        said += f"; the middle of the weeks before is {week.usual:g}"
    if week.over:
        said += "; more than the head calls frequent"
    if week.closed:
        said += f"; closed on {week.closed} of its five weekdays"
    return said


def day_words(day: date) -> str:
    """“Tuesday 17 November 2026”."""
    return f"{long_day(day)} {day.year}"
