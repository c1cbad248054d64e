"""A school year on one widget: twelve months of weeks, each day marked with what it is.

Example::

    grid = YearGrid(name="calendar.year")
    grid.show_days(answer.days, answer.today)
    grid.pointed.connect(self._say)          # the sentence of the day under the pointer or keys
    grid.chosen.connect(self._close_that_day)     # Enter, or a double click, with the date
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.office.questions.calendar_year import YearDay
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import write, write_centred
from tcat_desktop.screens.words import month_name
from tcat_desktop.screens.year.day_cell import paint_changed, paint_day, paint_ring
from tcat_desktop.screens.year.day_words import sentence, year_words

_WEEK: Final = ("M", "T", "W", "T", "F", "S", "S")
_STEPS: Final = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
}  # fmt: skip
_AIR, _NARROWEST, _TALL = 16, 25, 23
_COLUMNS: Final = (6, 4, 3, 2, 1)


class YearGrid(QWidget):
    """September to August. The arrow keys go from day to day; each day has its sentence."""

    pointed = Signal(str)
    chosen = Signal(object)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._days: dict[date, YearDay] = {}
        self._was: Mapping[date, YearDay] = {}
        self._today = date.min
        self._at: date | None = None
        self._under: date | None = None
        self.setObjectName(name)
        self.setAccessibleName("School year")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)
        theme().changed.connect(self.updateGeometry)

    # -- what the page calls --------------------------------------------------------------

    def show_days(
        self,
        days: tuple[YearDay, ...],
        today: date,
        was: Mapping[date, YearDay] | None = None,
    ) -> None:
        """Show a year of days; ``was`` are those of them that are another kind than before."""
        self._days = {day.on: day for day in days}
        self._today, self._was = today, was or {}
        if self._at not in self._days:
            self._at = today if today in self._days else next(iter(self._days), None)
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def at(self) -> date | None:
        """The day that the keyboard is at."""
        return self._at

    def go_to(self, on: date) -> None:
        """Go to a day of this year; any other is passed over."""
        if on in self._days:
            self._at = on
            self._tell()
            self.update()

    def words_of(self, on: date) -> str:
        """The sentence of one day."""
        return sentence(self._days[on], self._today, was=self._was.get(on))

    # -- where each day lies --------------------------------------------------------------

    def _columns(self, width: int) -> int:
        narrowest = theme().px(_NARROWEST) * 7 + _AIR
        return next((n for n in _COLUMNS if n * narrowest - _AIR <= width), 1)

    def _row(self) -> int:
        return max(theme().px(_TALL), theme().line(Type.TINY) + 6)

    def _month_height(self) -> int:
        look = theme()
        return look.line(Type.BODY_STRONG) + 4 + look.line(Type.TINY) + 2 + 6 * self._row()

    def heightForWidth(self, width: int) -> int:
        rows = -(-12 // self._columns(width))
        return rows * (self._month_height() + _AIR) - _AIR + 2

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        wide = 4 * (theme().px(_NARROWEST) * 7 + _AIR) - _AIR
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(_NARROWEST) * 7, self._month_height())

    def _months(self) -> list[date]:
        return [day for day in self._days if day.day == 1]

    def _month_rect(self, place: int) -> QRect:
        columns = self._columns(self.width())
        step = (self.width() + _AIR) / columns
        row, column = divmod(place, columns)
        return QRect(
            round(column * step), 1 + row * (self._month_height() + _AIR), round(step - _AIR),
            self._month_height(),
        )  # fmt: skip

    def _cell(self, month: QRect, on: date) -> QRect:
        look = theme()
        begins = on.replace(day=1).weekday()
        row, column = divmod(begins + on.day - 1, 7)
        wide, tall = month.width() / 7, self._row()
        top = month.top() + look.line(Type.BODY_STRONG) + 4 + look.line(Type.TINY) + 2
        left, right = round(column * wide), round((column + 1) * wide)
        return QRect(month.left() + left + 1, top + row * tall + 1, right - left - 2, tall - 2)

    def rect_of(self, on: date) -> QRect:
        """Where that day is drawn."""
        months = self._months()
        return self._cell(self._month_rect(months.index(on.replace(day=1))), on)

    def _day_at(self, spot: QPoint) -> date | None:
        for place, month in enumerate(self._months()):
            rect = self._month_rect(place)
            if rect.contains(spot):
                found = (month + timedelta(days=step) for step in range(31))
                return next(
                    (on for on in found
                     if on.month == month.month and self._cell(rect, on).contains(spot)), None
                )  # fmt: skip
        return None

    # -- drawing --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, month in enumerate(self._months()):
            rect = self._month_rect(place)
            if not rect.intersects(event.rect()):
                continue
            self._paint_head(painter, rect, month)
            on = month
            while on.month == month.month and on in self._days:
                self._paint_day(painter, self._cell(rect, on), on)
                on += timedelta(days=1)

    def _paint_head(self, painter: QPainter, rect: QRect, month: date) -> None:
        look = theme()
        title = QRect(rect.left() + 2, rect.top(), rect.width(), look.line(Type.BODY_STRONG))
        words = month_name(month.month)
        if month.month in (1, 9):
            words += f" {month.year}"
        write(painter, title, words, Type.BODY_STRONG, Role.TEXT)
        wide = rect.width() / 7
        for column, letter in enumerate(_WEEK):
            cell = QRect(
                rect.left() + round(column * wide), title.bottom() + 5, round(wide),
                look.line(Type.TINY),
            )  # fmt: skip
            write_centred(painter, cell, letter, Type.TINY, Role.TEXT3)

    def _paint_day(self, painter: QPainter, cell: QRect, on: date) -> None:
        paint_day(painter, cell, self._days[on].kind, str(on.day))
        if on in self._was:
            paint_changed(painter, cell)
        if on == self._today:
            paint_ring(painter, cell, Role.ACTION)
        if on == self._at and self.hasFocus():
            paint_ring(painter, cell, Role.TEXT, 2.5)
        elif on == self._under:
            paint_ring(painter, cell, Role.CONTROL, 1)

    # -- keys and pointer -----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = Qt.Key(event.key()), self._at
        if at is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(at + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(_month_away(at, 1 if key is Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            edge = list(self._days)[0 if key is Qt.Key.Key_Home else -1]
            self._go(edge)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.chosen.emit(at)
        else:
            super().keyPressEvent(event)

    def _go(self, on: date) -> None:
        self._under = None
        self.go_to(on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._day_at(event.position().toPoint())
        if under != self._under:
            self._under = under
            shown = under or self._at
            self.pointed.emit(self.words_of(shown) if shown else "")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        under = self._day_at(event.position().toPoint())
        if under is not None:
            self._go(under)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        under = self._day_at(event.position().toPoint())
        if under is not None:
            self.chosen.emit(under)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self._tell()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _tell(self) -> None:
        if self._at is None or self._at not in self._days:
            return
        words = self.words_of(self._at)
        first = next(iter(self._days))
        self.setAccessibleName(words)
        self.setAccessibleDescription(
            f"School year {year_words(first)}. The arrow keys go from day to day."
        )
        if self.hasFocus():
            told = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(told)
        self.pointed.emit(words)


def _month_away(on: date, step: int) -> date:
    """The same day a month on or back, or the last of that month."""
    year, month = divmod(on.year * 12 + on.month - 1 + step, 12)
    for day in (on.day, 30, 29, 28):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return on
