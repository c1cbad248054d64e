"""What happened in a case, entry by entry: when it happened at the left, who entered it below.

Example::

    story = Chronology(name="case.chronology")
    story.show_entries((
        Entry(key=8, day="Today", time="15:45", icon="users", title="Meeting with Mrs Denholm",
              text="Library. Ms Leanne Foss is coming with her.",
              last="Booked Thu 19 Nov, 15:12, by Priya Nair", now=True),
        Entry(key=7, day="Thu 19 Nov", time="15:10", icon="envelope-simple",
              title="Invitation to a meeting", chip=done_chip("Posted"),
              text="Sent first class. Says that she does not have to come.",
              last="Letter L2 · entered at 15:22 by Priya Nair"),
    ))
    story.opened.connect(self._open_entry)
    story.show_thumbnail(7, image)                 # when it comes from the background
"""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.chips import Chip, chip_size, paint_chip
from tcat_desktop.screens.widgets.ink import Marks, Spans, box, laid_out, width_of, write
from tcat_desktop.screens.widgets.sealed import paint_sealed

Index = QModelIndex | QPersistentModelIndex
_ENTRY = int(Qt.ItemDataRole.UserRole)
_DATE, _NODE, _GAP = 82, 28, 10
_PICTURE = QSize(96, 68)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry, in words. ``last`` says who entered it and when; ``now`` lights it up.

    A sealed entry shows the pattern in place of a thumbnail, and never has one.
    """

    key: object
    day: str
    time: str
    icon: str
    title: str
    text: str = ""
    last: str = ""
    chip: Chip | None = None
    now: bool = False
    sealed: bool = False
    pictured: bool = False
    hits: Spans = ()
    sentence: str = ""


def spoken(entry: Entry) -> str:
    """All that an entry says, as a screen reader says it."""
    if entry.sentence:
        return entry.sentence
    chip = entry.chip.words if entry.chip else ""
    sealed = "Sealed" if entry.sealed else ""
    parts = (f"{entry.day} {entry.time}", entry.title, chip, sealed, entry.text, entry.last)
    return ". ".join(part for part in parts if part)


class EntryModel(QAbstractListModel):
    """The entries, frozen, and the thumbnails that have come for some of them."""

    def __init__(self, parent: QListView | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.pictures: dict[object, QPixmap] = {}

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.entries = entries
        kept = {entry.key for entry in entries if not entry.sealed}
        self.pictures = {key: pic for key, pic in self.pictures.items() if key in kept}
        self.endResetModel()

    def place_of(self, key: object) -> int:
        """The row of that key, or −1."""
        return next((n for n, entry in enumerate(self.entries) if entry.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        return None


@dataclass(slots=True)
class _Set:
    """An entry set out at one width: its layouts, and where things go."""

    text: QTextLayout
    text_height: int
    last: QTextLayout
    last_height: int
    head: int
    height: int


class _EntryPainter(QStyledItemDelegate):
    """Paints an entry; keeps how each was set out until the width or the theme changes."""

    def __init__(self, view: "Chronology") -> None:
        super().__init__(view)
        self._view = view
        self._sets: dict[object, _Set] = {}

    def forget(self) -> None:
        """Set everything out again."""
        self._sets.clear()

    def _pictured(self, entry: Entry) -> bool:
        return entry.sealed or entry.pictured or entry.key in self._view.entries.pictures

    def _set(self, entry: Entry) -> _Set:
        known = self._sets.get(entry.key)
        if known is None:
            known = self._sets[entry.key] = self._set_out(entry)
        return known

    def _left(self, entry: Entry) -> int:
        px = theme().px
        return px(_DATE) + _GAP + px(_NODE) + _GAP + (13 if entry.now else 2)

    def _set_out(self, entry: Entry) -> _Set:
        look = theme()
        picture = look.px(_PICTURE.width()) + 16 if self._pictured(entry) else 0
        room = self._view.viewport().width() - self._left(entry) - picture
        room = max(room - (13 if entry.now else 4), look.px(80))
        text, text_height = laid_out(entry.text, Type.READING, room, Marks(hits=entry.hits))
        last, last_height = laid_out(entry.last, Type.SMALL, room)
        chip = chip_size("clock", "x", entry.chip.tone).height() if entry.chip else 0
        head = max(look.line(Type.READING_STRONG), chip)
        tall = 9 + head + (text_height + 3 if entry.text else 0)
        tall += (last_height + 3 if entry.last else 0) + 15
        if self._pictured(entry):
            tall = max(tall, look.px(_PICTURE.height()) + 24)
        return _Set(text, text_height, last, last_height, head, tall)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._set(index.data(_ENTRY)).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        painter.save()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._ground(painter, rect, entry, chosen=chosen)
        self._when(painter, rect, entry)
        last_row = index.row() == len(self._view.entries.entries) - 1
        self._spine(painter, rect, entry, first=index.row() == 0, last=last_row)
        self._words(painter, rect, entry, chosen=chosen)
        self._picture(painter, rect, entry)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, entry: Entry, *, chosen: bool) -> None:
        look = theme()
        inset = 13 if entry.now else 2
        left = rect.left() + self._left(entry) - inset
        ground = QRect(left, rect.top(), rect.right() - left + 1, rect.height() - 2)
        if entry.now:
            box(painter, ground, fill=Role.SELECT, line=Role.SELECT_LINE, radius=6)
        elif chosen:
            box(painter, ground, fill=Role.HOVER, line=None, radius=6)
        if not entry.now:
            painter.fillRect(left, rect.bottom(), ground.width(), 1, look.colour(Role.LINE))
        if chosen:
            if look.high_contrast:
                box(painter, ground, fill=None, line=Role.ACTION, radius=6, pen=3)
            else:
                bar = QRect(ground.left(), ground.top() + 6, 3, ground.height() - 12)
                painter.fillRect(bar, look.colour(Role.ACTION))

    def _when(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        look = theme()
        line = look.line(Type.BODY)
        at = QRect(rect.left(), rect.top() + 9, look.px(_DATE), line)
        write(painter, at, entry.day, Type.BODY_MEDIUM, Role.TEXT, right=True)
        write(painter, at.translated(0, line), entry.time, Type.TABULAR, Role.TEXT3, right=True)

    def _spine(
        self, painter: QPainter, rect: QRect, entry: Entry, *, first: bool, last: bool
    ) -> None:
        look = theme()
        side = look.px(_NODE)
        node = QRect(rect.left() + look.px(_DATE) + _GAP, rect.top() + 7, side, side)
        middle = node.center().x()
        top = node.top() if first else rect.top()
        end = node.bottom() if last else rect.bottom() + 1
        painter.fillRect(middle, top, 1, end - top, look.colour(Role.DIVIDER))
        fill, line = (Role.ACTION, None) if entry.now else (Role.SURFACE, Role.DIVIDER)
        box(painter, node, fill=fill, line=line, radius=8)
        size = look.px(17)
        inset = (side - size) // 2
        role = Role.ON_ACTION if entry.now else Role.TEXT2
        drawn = pixmap(entry.icon, role, size, self._view.devicePixelRatioF())
        painter.drawPixmap(node.left() + inset, node.top() + inset, drawn)

    def _words(self, painter: QPainter, rect: QRect, entry: Entry, *, chosen: bool) -> None:
        look = theme()
        known = self._set(entry)
        left = rect.left() + self._left(entry)
        picture = look.px(_PICTURE.width()) + 16 if self._pictured(entry) else 0
        right = rect.right() - picture - (13 if entry.now else 4)
        head = QRect(left, rect.top() + 9, right - left, known.head)
        chip = QSize()
        if entry.chip is not None:
            chip = chip_size(entry.chip.icon, entry.chip.words, entry.chip.tone)
        title = QRect(head)
        title.setWidth(
            min(head.width() - chip.width() - 8, width_of(entry.title, Type.READING_STRONG) + 2)
        )
        write(painter, title, entry.title, Type.READING_STRONG, Role.TEXT)
        if entry.chip is not None:
            spot = QRect(title.right() + 8, head.top(), chip.width(), chip.height())
            spot.moveTop(head.top() + (head.height() - chip.height()) // 2)
            paint_chip(painter, spot, entry.chip.icon, entry.chip.words, entry.chip.tone)
        top = head.bottom() + 1
        if entry.text:
            painter.setPen(look.colour(Role.TEXT2))
            known.text.draw(painter, QPointF(left, top + 2))
            top += known.text_height + 3
        if entry.last:
            painter.setPen(look.colour(Role.TEXT2 if entry.now or chosen else Role.TEXT3))
            known.last.draw(painter, QPointF(left, top + 2))

    def _picture(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        if not self._pictured(entry):
            return
        look = theme()
        size = QSize(look.px(_PICTURE.width()), look.px(_PICTURE.height()))
        spot = QRect(rect.right() - size.width(), rect.top() + 10, size.width(), size.height())
        if entry.sealed:
            paint_sealed(painter, spot)
            return
        drawn = self._view.entries.pictures.get(entry.key)
        if drawn is None:
            box(painter, spot, fill=Role.SUNKEN, line=Role.DIVIDER, radius=4)
            return
        shown = drawn.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRect(rect.right() - shown.width(), spot.top(), shown.width(), shown.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(spot, drawn)
        box(painter, spot, fill=None, line=Role.DIVIDER, radius=2)


class Chronology(QListView):
    """The list of entries. Its rows are as tall as their words."""

    opened = Signal(object)
    chosen = Signal(object)
    # Space: show the exhibit or letter beside the list.
    previewed = Signal(object)

    def __init__(self, *, name: str, spoken: str = "What happened") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self._painter = _EntryPainter(self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "window")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._double_clicked)
        theme().changed.connect(self._set_again)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these; the chosen one stays chosen when it is still there."""
        kept = self.current_key()
        self._painter.forget()
        self.entries.set_entries(entries)
        if kept is not None:
            self.go_to(kept)

    def show_thumbnail(self, key: object, image: QImage) -> None:
        """Put a thumbnail to an entry. A sealed entry takes none."""
        place = self.entries.place_of(key)
        if place < 0 or self.entries.entries[place].sealed:
            return
        self.entries.pictures[key] = QPixmap.fromImage(image)
        self._painter.forget()
        self.scheduleDelayedItemsLayout()

    def go_to(self, key: object) -> bool:
        """Scroll to an entry and choose it; says whether it is there."""
        place = self.entries.place_of(key)
        if place >= 0:
            index = self.entries.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        return place >= 0

    def current_key(self) -> object:
        """The chosen entry's key, or nothing."""
        entry = self.currentIndex().data(_ENTRY)
        return entry.key if isinstance(entry, Entry) else None

    def _set_again(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's name
        super().currentChanged(current, previous)
        if self.current_key() is not None:
            self.chosen.emit(self.current_key())

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(_ENTRY).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if key is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(key)
            return
        if key is not None and event.key() == Qt.Key.Key_Space:
            self.previewed.emit(key)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._painter.forget()
        super().resizeEvent(event)
