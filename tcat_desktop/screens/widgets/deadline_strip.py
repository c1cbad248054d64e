"""A deadline with its working: one cell a day, counted days numbered, closed days with a dash.

Example::

    strip = DeadlineStrip(name="case.deadline")
    strip.show_days(
        (DayCell(day="Mon", date="23", mark="0", kind=DayKind.TODAY), ...),
        "Five school days from Monday 23 November. Friday 27 November is an INSET day.",
    )
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, write_centred
from tcat_desktop.screens.widgets.label import set_tip


class DayKind(StrEnum):
    """What a day is to the count."""

    COUNTED = "counted"
    CLOSED = "closed"
    TODAY = "today"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """One day: its short name, its date where there is room, and its number or a dash."""

    day: str
    date: str = ""
    mark: str = "–"
    kind: DayKind = DayKind.COUNTED


_FILL = {
    DayKind.COUNTED: Role.SURFACE,
    DayKind.CLOSED: Role.SUNKEN,
    DayKind.TODAY: Role.SELECT,
    DayKind.DUE: Role.AMBER_FILL,
}
_INK = {
    DayKind.COUNTED: (Role.TEXT2, Role.TEXT),
    DayKind.CLOSED: (Role.TEXT3, Role.TEXT3),
    DayKind.TODAY: (Role.ACTION, Role.ACTION),
    DayKind.DUE: (Role.AMBER_TEXT, Role.AMBER_TEXT),
}


class DeadlineStrip(QWidget):
    """The strip of days. Its sentence is its tooltip, its spoken name, and what F1 says."""

    asked_why = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._days: tuple[DayCell, ...] = ()
        self._sentence = ""
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_days(self, days: tuple[DayCell, ...], sentence: str, *, working: str = "") -> None:
        """Show these days; the sentence says the same in words, the working a line a day."""
        self._days, self._sentence = days, sentence
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(working)
        set_tip(self, f"{sentence}\n{working}".strip())
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1 and self._sentence:
            self.asked_why.emit(self._sentence)
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # F1 belongs to the window, unless this strip has the focus and can answer itself.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F1
        ):
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        look = theme()
        tall = look.line(Type.TINY) + look.line(Type.SMALL_STRONG) + 8
        return QSize(max(len(self._days), 1) * look.px(38), tall)

    def minimumSizeHint(self) -> QSize:
        look = theme()
        return QSize(max(len(self._days), 1) * look.px(26), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.save()
        painter.setClipPath(outline)
        wide = self.width() / len(self._days)
        dated = self._dates_fit(wide)
        for number, cell in enumerate(self._days):
            left, right = round(number * wide), round((number + 1) * wide)
            self._paint_cell(painter, QRect(left, 0, right - left, self.height()), cell, dated)
        painter.restore()
        box(painter, self.rect(), fill=None, line=Role.DIVIDER, radius=6)

    def _dates_fit(self, wide: float) -> bool:
        metrics = QFontMetrics(theme().font(Type.TINY))
        return all(metrics.horizontalAdvance(_dated(cell)) + 3 <= wide for cell in self._days)

    def _paint_cell(self, painter: QPainter, cell: QRect, day: DayCell, dated: bool) -> None:
        look = theme()
        painter.fillRect(cell, look.colour(_FILL[day.kind]))
        if cell.left():
            painter.fillRect(QRect(cell.left(), 0, 1, cell.height()), look.colour(Role.LINE))
        above, below = _INK[day.kind]
        top = QRect(cell.left(), 4, cell.width(), look.line(Type.TINY))
        write_centred(painter, top, _dated(day) if dated else day.day, Type.TINY, above)
        number = QRect(cell.left(), top.bottom() + 1, cell.width(), look.line(Type.SMALL_STRONG))
        write_centred(painter, number, day.mark, Type.SMALL_STRONG, below)


def _dated(cell: DayCell) -> str:
    return f"{cell.day} {cell.date}" if cell.date and cell.kind is not DayKind.TODAY else cell.day
