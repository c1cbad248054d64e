"""The dates of a complaint along a line of days: which count, and where each date falls."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.office.questions.calendar_year import Complaint, YearDay
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write
from tcat_desktop.screens.words import day as day_words
from tcat_desktop.screens.words import month_name, short_day
from tcat_desktop.screens.year.day_cell import paint_day


@dataclass(frozen=True, slots=True)
class Mark:
    """One flag on the line."""

    on: date
    what: str
    due: bool = True


def marks_of(answer: Complaint) -> tuple[Mark, ...]:
    """The day it came, the day it counts from, and each date, in their order."""
    begins = [Mark(answer.received, "It comes", due=False)]
    if answer.counted_from != answer.received:
        begins.append(Mark(answer.counted_from, "Counts as received", due=False))
    dates = [Mark(each.on, each.what) for each in answer.dates]
    return tuple(sorted((*begins, *dates), key=lambda mark: mark.on))


class ComplaintLine(QWidget):
    """Days in a row, flags under them; its spoken name says all of it."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._days: tuple[YearDay, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self.setObjectName(name)
        self.setAccessibleName("The dates of a complaint")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)

    def show_complaint(self, answer: Complaint) -> None:
        """Show these dates."""
        self._days, self._marks = answer.days, marks_of(answer)
        told = ". ".join(f"{mark.what}: {day_words(mark.on)}" for mark in self._marks)
        self.setAccessibleName(f"{answer.school}. {told}.")
        self._fit()
        self.update()

    # -- measures -------------------------------------------------------------------------

    def _flag(self) -> int:
        look = theme()
        return look.line(Type.SMALL_STRONG) + look.line(Type.SMALL) + 8

    def _top(self) -> int:
        return theme().line(Type.SMALL) + 4

    def _strip(self) -> int:
        return theme().px(26)

    def sizeHint(self) -> QSize:
        deep = max(self._levels(), default=0) + 1
        return QSize(theme().px(400), self._top() + self._strip() + deep * self._flag() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.sizeHint().height())

    def _words_width(self, mark: Mark) -> int:
        wide = max(width_of(mark.what, Type.SMALL_STRONG), width_of(_date(mark), Type.SMALL))
        return wide + 14

    def _room(self) -> int:
        """How wide the row of days is: the last flag's words stand to its right."""
        last = self._words_width(self._marks[-1]) if self._marks else 0
        return max(self.width() - last, self.width() // 2)

    def _x(self, on: date) -> int:
        if not self._days:
            return 0
        step = self._room() / max(len(self._days), 1)
        return round(((on - self._days[0].on).days + 0.5) * step)

    def _levels(self) -> list[int]:
        """How deep each flag hangs, so that no stem crosses the words of another."""
        levels = [0] * len(self._marks)
        for place in range(len(self._marks) - 2, -1, -1):
            left = self._x(self._marks[place].on)
            right = left + self._words_width(self._marks[place])
            over = [
                levels[later] for later in range(place + 1, len(self._marks))
                if self._x(self._marks[later].on) < right
            ]  # fmt: skip
            levels[place] = max(over) + 1 if over else 0
        return levels

    def _fit(self) -> None:
        """As deep as the flags hang at this width."""
        self.setFixedHeight(self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- drawing --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_days(painter)
        for mark, level in zip(self._marks, self._levels(), strict=True):
            self._paint_flag(painter, mark, level)

    def _paint_days(self, painter: QPainter) -> None:
        step = self._room() / len(self._days)
        numbered = step >= width_of("30", Type.TINY) + 6
        for place, day in enumerate(self._days):
            left, right = round(place * step), round((place + 1) * step)
            cell = QRect(left, self._top(), max(right - left - 1, 1), self._strip())
            paint_day(painter, cell, day.kind, str(day.on.day) if numbered else "")
            if place == 0 or day.on.day == 1:
                name = f"{month_name(day.on.month)} {day.on.year}"
                room = QRect(left, 0, self.width() - left, theme().line(Type.SMALL))
                ahead = 32 - day.on.day if place == 0 else 31
                if step * ahead > width_of(name, Type.SMALL) or place:
                    write(painter, room, name, Type.SMALL, Role.TEXT3)

    def _paint_flag(self, painter: QPainter, mark: Mark, level: int) -> None:
        look = theme()
        x = self._x(mark.on)
        top = self._top() + self._strip()
        words = top + 6 + level * self._flag()
        role = Role.ACTION if mark.due else Role.CONTROL
        stem = QRect(x - 1, top - 3, 2, words + self._flag() - 8 - top + 3)
        painter.fillRect(stem, look.colour(role))
        if mark.due:
            step = self._room() / len(self._days)
            left = round((mark.on - self._days[0].on).days * step)
            ring = QRect(left - 1, self._top() - 1, round(step) + 1, self._strip() + 2)
            box(painter, ring, fill=None, line=Role.ACTION, radius=4, pen=2)
        room = QRect(x + 6, words, self.width() - x - 6, look.line(Type.SMALL_STRONG))
        ink = Role.TEXT if mark.due else Role.TEXT2
        write(painter, room, mark.what, Type.SMALL_STRONG, ink)
        room.translate(0, look.line(Type.SMALL_STRONG))
        write(painter, room, _date(mark), Type.SMALL, Role.TEXT2)


def _date(mark: Mark) -> str:
    return f"{short_day(mark.on)} {mark.on.year}"
