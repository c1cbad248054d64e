"""What happened, in order: tabs over it, newest or oldest first, one row an entry.

Example::

    told = Chronology(picture=self._pictures.thumbnail)
    told.show_lines(lines_of(answer))
    told.opened.connect(self._open_entry)        # with the Line
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.screens.case_file.entries import EntryModel, Line, Sort
from tcat_desktop.screens.case_file.entry_painter import EntryPainter, Picture, picture_size
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show

Index = QModelIndex | QPersistentModelIndex

_TABS = (
    (Sort.ALL, "All"),
    (Sort.CONTACT, "Contact"),
    (Sort.LETTERS, "Letters"),
    (Sort.EVIDENCE, "Evidence"),
    (Sort.NOTES, "Notes"),
)
# Longer ones are measured bit by bit, so that the window never waits for them.
_AT_ONCE = 200
_LETTERED = 620


class EntryList(QListView):
    """The rows. Enter or a click opens what an entry is about."""

    opened = Signal(object)

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.setObjectName("case_file.chronology")
        self.setAccessibleName("What happened")
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self._painter = EntryPainter(self, picture)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setBatchSize(60)
        self.setSpacing(0)
        self._fitted = False
        self.doubleClicked.connect(self._double_clicked)
        self.clicked.connect(self._clicked)
        theme().changed.connect(self._dress)
        self._dress()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these; the chosen entry stays chosen when it is still there."""
        here = self.current_line()
        many = len(lines) > _AT_ONCE
        mode = QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass
        self.setLayoutMode(mode)
        self._painter.forget_sizes()
        self.entries.set_lines(lines)
        place = self.entries.place_of(here.key) if here is not None else -1
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place))
        self._fit()

    def set_fitted(self, *, fitted: bool) -> None:
        """As tall as its rows, where the whole page scrolls instead."""
        self._fitted = fitted
        if fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._fit()
        else:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)

    def current_line(self) -> Line | None:
        """The entry the keyboard is on."""
        return self.entries.line(self.currentIndex().row())

    def _fit(self) -> None:
        if not self._fitted:
            return
        option = self.viewOptions() if hasattr(self, "viewOptions") else None
        tall = 0
        for row in range(self.entries.rowCount()):
            tall += self._painter.sizeHint(option, self.entries.index(row)).height()  # type: ignore[arg-type]
        self.setFixedHeight(tall + 4)

    def _dress(self) -> None:
        self._painter.forget_sizes()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme().colour(Role.WINDOW))
        self.setPalette(palette)
        self.setStyleSheet("QListView { background: transparent; }")
        self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        # A picture is a link; words are only chosen, and a double click opens them.
        line = self.entries.line(index.row())
        if line is not None and picture_size(line).width():
            spot = self.viewport().mapFromGlobal(QCursor.pos())
            row = self.visualRect(index)
            if row.contains(spot) and spot.x() > row.right() - picture_size(line).width():
                self.opened.emit(line)

    def _double_clicked(self, index: QModelIndex) -> None:
        line = self.entries.line(index.row())
        if line is not None:
            self.opened.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        line = self.current_line()
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if line is not None and plain and event.key() in keys:
            self.opened.emit(line)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.entries.rowCount():
            self.setCurrentIndex(self.entries.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self, self._fit)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()


class Chronology(QWidget):
    """The heading with its tabs, and the rows."""

    opened = Signal(object)

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.setObjectName("case_file.happened")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.heading = label("What happened", font=Type.CARD_TITLE)
        self.tabs = Segments(tuple((str(key), words) for key, words in _TABS), kind=Kind.TAB,
                             name="case_file.tabs", spoken="Show", gap=2)  # fmt: skip
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.tabs.choose(str(Sort.ALL))
        self.tabs.changed.connect(self._chosen)
        self.turn = Button("Newest first", name="case_file.turn", kind=Kind.TAB,
                           icon_name="sort-ascending")  # fmt: skip
        self.turn.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.tabs)
        row.addWidget(self.turn)
        column.addLayout(row)
        self.list = EntryList(picture)
        self.list.opened.connect(self.opened)
        column.addWidget(self.list, 1)
        self.empty = EmptyState(
            "tray", "Nothing of this kind yet", "Choose “All” to see everything.",
            name="case_file.none",
        )  # fmt: skip
        column.addWidget(self.empty, 1)
        show(self.empty, False)
        self._say_turn()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these entries."""
        self.list.set_lines(lines)
        self.tabs.set_words(str(Sort.ALL), f"All {self.list.entries.count()}")
        self._show_empty()

    def choose(self, sort: Sort) -> None:
        """Show only this kind."""
        self.tabs.choose(str(sort))
        self._chosen()

    def go_to_stage(self, stage: str) -> bool:
        """Scroll to the entries of a step; says whether it has any."""
        if self.list.entries.place_of_stage(stage) < 0:
            self.choose(Sort.ALL)
        return self._go(self.list.entries.place_of_stage(stage))

    def go_to_entry(self, event_id: int) -> bool:
        """Scroll to one entry; says whether it is there."""
        if self.list.entries.place_of(event_id) < 0:
            self.choose(Sort.ALL)
        return self._go(self.list.entries.place_of(event_id))

    def go_to_first(self) -> None:
        """Scroll to what was told first."""
        newest = self.list.entries.newest_first
        self._go(self.list.entries.rowCount() - 1 if newest else 0)

    def picture_came(self, exhibit_id: int) -> None:
        """An exhibit's picture has been decoded."""
        for row in self.list.entries.places_with(exhibit_id):
            self.list.entries.touch(row)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [*(self.tabs.button(str(key)) for key, _ in _TABS), self.turn, self.list]

    def _go(self, row: int) -> bool:
        if row < 0:
            return False
        index = self.list.entries.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        return True

    def _chosen(self) -> None:
        self.list.entries.choose(Sort(self.tabs.value or str(Sort.ALL)))
        self.list._fit()
        self._show_empty()

    def _show_empty(self) -> None:
        some = self.list.entries.rowCount() > 0
        show(self.list, some)
        show(self.empty, not some)

    def _turn(self) -> None:
        self.list.entries.turn(newest_first=not self.list.entries.newest_first)
        self._say_turn()

    def _say_turn(self) -> None:
        words = "Newest first" if self.list.entries.newest_first else "Oldest first"
        narrow = self.width() < theme().px(_LETTERED)
        self.turn.set_words("" if narrow else words)
        self.turn.setAccessibleName(f"{words}. Press to turn it round.")
        set_tip(self.turn, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_turn()
