"""The messages of a chat, one below the other: forty thousand as smoothly as forty.

Rows are measured as they come near to what is in sight, never all of them; what is in sight
stays where it is when a row above turns out taller than it was thought.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem

from tcat_desktop.office.reading_room import Message
from tcat_desktop.screens.exhibit.chat_heights import Heights
from tcat_desktop.screens.exhibit.chat_lines import ChatLines
from tcat_desktop.screens.exhibit.chat_painter import ChatPainter
from tcat_desktop.screens.theme import Role, theme

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
# So many rows above and below what is in sight are measured too, a few at a time.
_NEAR: Final = 24


class ChatList(QListView):
    """The rows. Shift and an arrow mark a run of messages."""

    marked = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exhibit.chat.messages")
        self.setAccessibleName("Messages, in the order of the file")
        self._heights = Heights()
        self._width = 0
        self._still = False
        self.lines = ChatLines(self)
        self.painter = ChatPainter(self, self.lines)
        self.setModel(self.lines)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._measure_near)
        theme().changed.connect(self._dress)
        self._dress()

    # -- what the view asks -----------------------------------------------------------------

    def set_messages(self, messages: Iterable[Message]) -> None:
        """Show these, from the top."""
        self.lines.set_messages(messages)
        self.clearSelection()
        self._guess()
        self.verticalScrollBar().setValue(0)

    def chosen(self) -> list[Message]:
        """The messages now marked, in the order of the file."""
        rows = sorted({each.row() for each in self.selectionModel().selectedIndexes()})
        found = (self.lines.rows[row].message for row in rows)
        return [each for each in found if each is not None]

    def mark(self, first: int, last: int) -> None:
        """Mark the rows from one to another, and go there."""
        self.setCurrentIndex(self.lines.index(first))
        both = QItemSelection(self.lines.index(first), self.lines.index(last))
        self.selectionModel().select(both, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(self.lines.index(first), Hint.PositionAtTop)

    def go_to(self, row: int) -> None:
        """Bring a row into sight, with the keyboard on it."""
        self.setCurrentIndex(self.lines.index(row))
        self.scrollTo(self.lines.index(row), Hint.PositionAtCenter)

    def marks_changed(self) -> None:
        """Other marks on the same messages: those in sight are measured again."""
        self._guess()
        self.viewport().update()

    @property
    def top_row(self) -> int:
        """The first row in sight."""
        return self._heights.row_at(self.verticalScrollBar().value())

    # -- sizes ------------------------------------------------------------------------------

    def _guess(self) -> None:
        """Guess again, and stay at the same row."""
        bar = self.verticalScrollBar()
        row = self.top_row if len(self._heights) == len(self.lines.rows) else 0
        inside = bar.value() - self._heights.top(row) if 0 <= row < len(self._heights) else 0
        self._width = self.viewport().width()
        self._heights = Heights(self.painter.guess(self.lines.rows, self._width))
        self.updateGeometries()
        if 0 <= row < len(self._heights):
            self._measure(row, row + _NEAR)
            bar.setValue(self._heights.top(row) + inside)
        self.viewport().update()

    def _measure(self, first: int, last: int) -> int:
        """Measure these rows; by how much those above what is in sight have grown."""
        top = self.top_row
        above = 0
        for row in range(max(first, 0), min(last, len(self._heights) - 1) + 1):
            if not self._heights.is_exact(row):
                more = self._heights.measure(row, self.painter.tall(row, self._width))
                above += more if row < top else 0
        return above

    def _measure_near(self) -> None:
        if not len(self._heights):
            return
        first = self.top_row
        last = self._heights.row_at(self.verticalScrollBar().value() + self.viewport().height())
        self._stay(self._measure(first - _NEAR, last + _NEAR))

    def _stay(self, above: int) -> None:
        """Keep what is in sight where it is, although the rows above have grown."""
        bar = self.verticalScrollBar()
        value = bar.value()
        self._still = True
        self.updateGeometries()
        bar.setValue(value + above)
        self._still = False
        self.viewport().update()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme().colour(Role.DESK))
        self.setPalette(palette)
        self.setStyleSheet("QListView { background: transparent; }")
        self._guess()

    # -- what Qt asks of a list -------------------------------------------------------------

    def doItemsLayout(self) -> None:  # noqa: N802  # Qt's name
        self.updateGeometries()

    def updateGeometries(self) -> None:  # noqa: N802
        bar = self.verticalScrollBar()
        tall = self.viewport().height()
        bar.setSingleStep(theme().px(40))
        bar.setPageStep(tall)
        bar.setRange(0, max(self._heights.whole - tall, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._guess()
        else:
            self.updateGeometries()

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        self.viewport().update()
        if not self._still:
            self._soon.start()

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        row = index.row()
        top = self._heights.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[row])

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        place = point.y() + self.verticalOffset()
        if not len(self._heights) or not 0 <= place < self._heights.whole:
            return QModelIndex()
        return self.lines.index(self._heights.row_at(place))

    def isIndexHidden(self, index: Index) -> bool:  # noqa: N802
        return False

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:  # noqa: N802
        if not index.isValid() or index.row() >= len(self._heights):
            return
        row, tall = index.row(), self.viewport().height()
        self._measure(row - _NEAR, row + _NEAR)
        self.updateGeometries()
        bar = self.verticalScrollBar()
        top, height = self._heights.top(row), self._heights[row]
        if hint == Hint.PositionAtTop or height > tall:
            bar.setValue(top)
        elif hint == Hint.PositionAtCenter:
            bar.setValue(top - (tall - height) // 2)
        elif top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + tall:
            bar.setValue(top + height - tall)
        self.viewport().update()

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        last = len(self.lines.rows) - 1
        here = self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        if action in {Move.MoveHome, Move.MoveEnd}:
            return self._message_from(*((0, 1) if action == Move.MoveHome else (last, -1)))
        if here < 0:
            return self._message_from(max(self.top_row, 0), 1)
        steps = {Move.MoveDown: 1, Move.MoveNext: 1, Move.MoveUp: -1, Move.MovePrevious: -1}
        if action in steps:
            return self._message_from(here + steps[action], steps[action])
        if action in {Move.MovePageDown, Move.MovePageUp}:
            step = 1 if action == Move.MovePageDown else -1
            place = self._heights.top(here) + step * self.viewport().height()
            return self._message_from(self._heights.row_at(place), step)
        return self.currentIndex()

    def _message_from(self, row: int, step: int) -> QModelIndex:
        """The first row from there on that is a message; where none is, the row one is on."""
        while 0 <= row < len(self.lines.rows):
            if self.lines.rows[row].message is not None:
                return self.lines.index(row)
            row += step
        return self.currentIndex()

    def setSelection(  # noqa: N802
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        if not len(self._heights):
            return
        offset = self.verticalOffset()
        first = self._heights.row_at(rect.top() + offset)
        last = self._heights.row_at(rect.bottom() + offset)
        chosen = QItemSelection(self.lines.index(first), self.lines.index(last))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        return QRegion(self.viewport().rect())

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(now, before)
        self.viewport().update()
        self.marked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._heights):
            return
        painter = QPainter(self.viewport())
        tall = self.viewport().height()
        row = self.top_row
        top = self._heights.top(row) - self.verticalOffset()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selected = self.selectionModel()
        plain = option.state & ~QStyle.StateFlag.State_Selected
        while row < len(self._heights) and top < tall:
            if not self._heights.is_exact(row):
                self._heights.measure(row, self.painter.tall(row, self._width))
            index = self.lines.index(row)
            option.rect = QRect(0, top, self._width, self._heights[row])
            chosen = selected.isSelected(index)
            option.state = plain | QStyle.StateFlag.State_Selected if chosen else plain
            self.painter.paint(painter, option, index)
            top += self._heights[row]
            row += 1
        painter.end()
        if self.verticalScrollBar().maximum() != max(self._heights.whole - tall, 0):
            self._soon.start()
