"""The headings over a list of cases: what each column is, and which way it is sorted.

Example::

    header = CaseHeader(name="cases.header")
    header.show_sort("due", ascending=True)
    header.sort_wanted.connect(self._sort)         # "stage", "due"
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import write
from tcat_desktop.screens.widgets.row_painter import case_columns

_COLUMNS = (
    ("about", "What it is about, reference and people"),
    ("stage", "Stage"),
    ("due", "Due"),
    ("owner", "Owner"),
)


class CaseHeader(QWidget):
    """Painted headings in the columns that the rows below are painted in."""

    sort_wanted = Signal(str)

    def __init__(self, *, name: str, sortable: tuple[str, ...] = ("due",)) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sortable = sortable
        self._sort, self._ascending = "due", True
        self._beside = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_sort("due", ascending=True)
        theme().changed.connect(self.updateGeometry)

    def show_sort(self, column: str, *, ascending: bool) -> None:
        """Show that the list is sorted by this column."""
        self._sort, self._ascending = column, ascending
        way = "first to last" if ascending else "last to first"
        named = dict(_COLUMNS).get(column, column)
        self.setAccessibleName(f"Sorted by {named}, {way}. Press Enter to sort the other way.")
        self.update()

    def leave_beside(self, width: int) -> None:
        """So many px at the right belong to the scroll bar of the rows below."""
        if width != self._beside:
            self._beside = width
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, theme().line(Type.SMALL) + 13)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.sort_wanted.emit(self._sort)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        room = self.width() - self._beside
        for (column, _), rect in zip(_COLUMNS, case_columns(room), strict=True):
            at = event.position().x()
            if rect.left() <= at < rect.left() + rect.width() and column in self._sortable:
                self.sort_wanted.emit(column)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour(Role.WINDOW))
        for edge in (0, self.height() - 1):
            painter.fillRect(0, edge, self.width(), 1, look.colour(Role.LINE))
        room = self.width() - self._beside
        for (column, words), rect in zip(_COLUMNS, case_columns(room), strict=True):
            if not rect.width():
                continue
            spot = QRect(rect.left(), 0, rect.width(), self.height())
            sorted_by = column == self._sort
            font = Type.SMALL_MEDIUM if sorted_by else Type.SMALL
            used = write(painter, spot, words, font, Role.TEXT if sorted_by else Role.TEXT2)
            if sorted_by:
                side = look.px(14)
                name = "arrow-up" if self._ascending else "arrow-down"
                drawn = pixmap(name, Role.TEXT, side, self.devicePixelRatioF())
                painter.drawPixmap(spot.left() + used + 5, (self.height() - side) // 2, drawn)
