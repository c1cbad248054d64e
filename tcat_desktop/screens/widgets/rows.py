"""Lists of work, cases, letters and meetings: frozen rows, already put into words, and their view.

Example::

    self._list = RowList(Shape.WORK, name="today.work", spoken="What is due", framed=True)
    self._list.set_rows((
        Heading(title="Late", count="2", tone=Tone.ATTENTION),
        Row(key=33, icon="phone", title="Phone Mr Prosser about his messages to Mrs Carradine",
            second="AP-26-033 · Direct contact · was due Thursday 19 November",
            chip=Chip(words="2 school days late", icon="warning-circle", tone=Tone.ATTENTION),
            button="Record the call"),
    ), more=False)
    self._list.opened.connect(self._open)      # Enter or double click, with the row's key
    self._list.acted.connect(self._record)     # the button in the row, or Enter where there is one
    self._list.more_wanted.connect(self._ask_for_the_next_page)     # then add_rows(...)
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.row_model import Heading, Item, Row, RowModel, Shape
from tcat_desktop.screens.widgets.row_painter import RowPainter

__all__ = ["Heading", "Item", "Row", "RowList", "RowModel", "Shape", "round_corners"]

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """The view. The chosen row has a tint and a bar; its button is painted and pressed in place."""

    opened = Signal(object)
    acted = Signal(object)
    chosen = Signal(object)
    previewed = Signal(object)
    more_wanted = Signal()

    def __init__(
        self, shape: Shape, *, name: str, spoken: str, framed: bool = False, fitted: bool = False
    ) -> None:
        """``framed`` draws the card's line and corners; ``fitted`` makes it as tall as its rows."""

        super().__init__()
        self.shape_of_rows = shape
        self._framed, self._fitted = framed, fitted
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.rows = RowModel(self)
        self.rows.more_wanted.connect(self.more_wanted)
        self.setModel(self.rows)
        self._painter = RowPainter(self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        if fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._double_clicked)
        theme().changed.connect(self._dress)
        self._dress()

    # -- what a page calls ----------------------------------------------------------------

    def set_rows(self, items: Iterable[Item], *, more: bool = False) -> None:
        """Show these rows. The chosen one stays chosen when it is still there."""
        kept = self.current_key()
        self.rows.set_rows(items, more=more)
        # Rows of one height need not be measured one by one.
        self.setUniformItemSizes(not self.rows.has_headings() and self.shape_of_rows in _EVEN)
        self._fit()
        place = self.rows.place_of(kept) if kept is not None else -1
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def add_rows(self, items: Iterable[Item], *, more: bool = False) -> None:
        """Add the next page below."""
        self.rows.add_rows(items, more=more)
        self._fit()

    def choose(self, key: object) -> bool:
        """Make the row of that key the current one; says whether there is such a row."""
        place = self.rows.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
        return place >= 0

    def choose_first(self) -> None:
        """Make the first row the current one."""
        place = self.rows.first_place()
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def current_row(self) -> Row | None:
        """The current row."""
        item = self.rows.item(self.currentIndex().row())
        return item if isinstance(item, Row) else None

    def current_key(self) -> object:
        """The current row's key, or nothing."""
        row = self.current_row()
        return None if row is None else row.key

    # -- inside -----------------------------------------------------------------------------

    def _dress(self) -> None:
        self._painter.forget_sizes()
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        if not self._fitted:
            return
        tall = sum(
            self._painter.height_of(self.rows.item(row)) for row in range(self.rows.rowCount())
        )
        self.setFixedHeight(tall)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        row = self.current_row()
        if row is not None:
            self.chosen.emit(row.key)

    def _double_clicked(self, index: QModelIndex) -> None:
        item = self.rows.item(index.row())
        if isinstance(item, Row):
            self.opened.emit(item.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if row is not None and plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.acted if row.button else self.opened).emit(row.key)
            return
        if row is not None and event.key() == Qt.Key.Key_Space:
            self.previewed.emit(row.key)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self.rows.item(index.row()) if index.isValid() else None
        if isinstance(item, Row) and event.button() == Qt.MouseButton.LeftButton:
            if self._painter.on_button(index, event.position().toPoint()):
                self.acted.emit(item.key)
            elif self.shape_of_rows in _ONE_CLICK:
                self.opened.emit(item.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.current_row()
        if row is None:
            return
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            spot = self.visualRect(self.currentIndex()).center()
            where = self.viewport().mapToGlobal(QPoint(spot))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName(f"{self.objectName()}.menu")
        if row.button:
            menu.addAction(row.button.replace("&", "&&")).triggered.connect(self._act)
        menu.addAction("Open").triggered.connect(self._open)
        menu.popup(where)

    def _act(self) -> None:
        self.acted.emit(self.current_key())

    def _open(self) -> None:
        self.opened.emit(self.current_key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._painter.width_changed(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
            self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        done = super().viewportEvent(event)
        if event.type() == QEvent.Type.Paint and self._framed:
            round_corners(self.viewport())
        return done


# These rows are links: one click opens them.
_ONE_CLICK = frozenset({Shape.SHORT, Shape.DIARY})
# These rows are all of one height.
_EVEN = frozenset({Shape.WORK, Shape.CASE, Shape.SHORT, Shape.LETTER})


def round_corners(viewport: QWidget, *, radius: int = 8) -> None:
    """Draw a card's thin line and round corners over a list that fills it."""
    painter = QPainter(viewport)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRectF(viewport.rect())
    outside = QPainterPath()
    outside.addRect(whole)
    inside = QPainterPath()
    inside.addRoundedRect(whole, radius, radius)
    painter.fillPath(outside.subtracted(inside), theme().colour(Role.WINDOW))
    box(painter, whole, fill=None, line=Role.LINE, radius=radius)
