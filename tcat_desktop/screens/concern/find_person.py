"""Finding somebody as one types: the rows stand under the field, and the last adds a stranger.

Example::

    find = FindPerson(desk.errands, name="log.find_person")
    find.chosen.connect(self._add)            # with a FoundPerson, or the typed words
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.office.questions.people_register import FindPeople, FoundPerson
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.ink import box, width_of, write, write_hits
from tcat_desktop.screens.widgets.showing import show

Index = QModelIndex | QPersistentModelIndex
_ROW = int(Qt.ItemDataRole.UserRole)
_MOST = 6
Found = FoundPerson | str


def stranger_words(typed: str) -> str:
    """What the last row says."""
    return f"Add “{typed}” as someone we do not know yet"


def _known(words: str) -> object:
    return FindPeople(words=words, most=_MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeking:
    """Who is sought, and in what words. ``question`` makes what is asked of what was typed.

    ``hint`` stands at the right of the field; ``font`` is that of the field and of its rows.
    """

    question: Callable[[str], object] = _known
    stranger: Callable[[str], str] = stranger_words
    hint: str = "Name, pupil or class"
    description: str = "Type a name, a pupil or a class."
    font: Type = Type.BODY


_ANYBODY = Seeking()


def hits_in(words: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the typed words stand in a name, as ``(start, length)``; the first place of each."""
    low = words.casefold()
    if len(low) != len(words):
        return ()
    found = sorted(
        (low.find(part), len(part)) for part in typed.casefold().split() if part and part in low
    )
    kept: list[tuple[int, int]] = []
    for start, length in found:
        if not kept or start >= kept[-1][0] + kept[-1][1]:
            kept.append((start, length))
    return tuple(kept)


class _Rows(QAbstractListModel):
    def __init__(self, seeking: Seeking) -> None:
        super().__init__()
        self.seeking = seeking
        self.items: tuple[Found, ...] = ()
        self.typed = ""

    def show_found(self, items: tuple[Found, ...], typed: str) -> None:
        self.beginResetModel()
        self.items, self.typed = items, typed
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role == _ROW:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(item, str):
                return self.seeking.stranger(item)
            return f"{item.listed}, {item.hint}"
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: QListView, seeking: Seeking) -> None:
        super().__init__(view)
        self._seeking = seeking

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme().line(self._seeking.font) + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, font = theme(), self._seeking.font
        item: Found = index.data(_ROW)
        rect: QRect = option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.colour(Role.SELECT))
            if look.high_contrast:
                box(painter, rect, fill=None, line=Role.ACTION, radius=0, pen=3)
        room = rect.adjusted(12, 0, -12, 0)
        if chosen:
            end = width_of("Enter", Type.SMALL)
            write(painter, room, "Enter", Type.SMALL, Role.TEXT2, right=True)
            room.setRight(room.right() - end - 12)
        if isinstance(item, str):
            write(painter, room, self._seeking.stranger(item), font, Role.TEXT)
        else:
            typed = index.model().typed  # type: ignore[attr-defined]  # our own model
            used = write_hits(painter, room, item.listed, font, Role.TEXT,
                              hits_in(item.listed, typed))  # fmt: skip
            room.setLeft(room.left() + used + 10)
            write(painter, room, item.hint, font, Role.TEXT2 if chosen else Role.TEXT3)
        painter.restore()


class _Field(LineField):
    """The line typed in, with its glass; the arrow keys move among the rows under it."""

    moved = Signal(int)
    entered = Signal()
    left_it = Signal()

    def __init__(self, seeking: Seeking) -> None:
        super().__init__(longest=300)
        self._seeking = seeking
        # A larger face has a taller field.
        self.setProperty("tall", seeking.font is not Type.BODY)
        self._dress_margins()
        theme().changed.connect(self._dress_margins)

    def _dress_margins(self) -> None:
        look = theme()
        if self._seeking.font is not Type.BODY:
            self.setFont(look.font(self._seeking.font))
        hint = width_of(self._seeking.hint, Type.SMALL)
        self.setTextMargins(look.px(24), 0, hint + 8, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.left_it.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        side = look.px(16)
        drawn = pixmap("magnifying-glass", Role.TEXT2, side, self.devicePixelRatioF())
        painter.drawPixmap(look.px(10), (self.height() - side) // 2, drawn)
        room = QRect(0, 0, self.width() - look.px(11), self.height())
        write(painter, room, self._seeking.hint, Type.SMALL, Role.TEXT3, right=True)


class FindPerson(QWidget):
    """The field and its rows. The first row is ready for Enter."""

    chosen = Signal(object)
    # The rows have come, and may stand below what is in sight.
    grew = Signal()

    def __init__(
        self, errands: Errands, *, name: str, spoken: str, seeking: Seeking = _ANYBODY
    ) -> None:
        super().__init__()
        self._errands, self._seeking = errands, seeking
        self._asking = self._waiting = False
        self.setObjectName(f"{name}.find")
        self.field = _Field(seeking)
        self.field.setObjectName(name)
        self.field.setAccessibleName(spoken)
        self.field.setAccessibleDescription(seeking.description)
        self._rows = _Rows(seeking)
        self.list = QListView()
        self.list.setObjectName(f"{name}.found")
        self.list.setAccessibleName("People found")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Painter(self.list, seeking))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.field)
        column.addWidget(self._framed())
        self.field.textChanged.connect(self._typed)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.field.left_it.connect(self.clear)
        theme().changed.connect(self._fit)
        self.clear()

    def _framed(self) -> QWidget:
        self._frame = _Framed()
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        return self._frame

    def clear(self) -> None:
        """Empty again."""
        self._waiting = False
        self.field.clear()
        self._show(())

    # -- inside -----------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        if not words.strip():
            self._show(())
            return
        # The stranger's row is there at once; who is known comes when the records answer.
        self._show((" ".join(words.split()),))
        self._asking = True
        self._errands.ask(self._seeking.question(words), self._found, key=self.objectName())

    def _found(self, answer: tuple[FoundPerson, ...]) -> None:
        words = self.field.text()
        self._asking = False
        if not words.strip():
            return
        self._show((*answer, " ".join(words.split())))
        if self._waiting:
            self._waiting = False
            self._enter()

    def _show(self, items: tuple[Found, ...]) -> None:
        self._asking = False
        self._rows.show_found(items, self.field.text())
        show(self._frame, bool(items))
        self._fit()
        if items:
            self.list.setCurrentIndex(self._rows.index(0))

    def _fit(self) -> None:
        tall = theme().line(self._seeking.font) + 13
        self.list.setFixedHeight(tall * self._rows.rowCount() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height() > 0:
            self.grew.emit()

    def _move(self, step: int) -> None:
        count = self._rows.rowCount()
        if count:
            row = (self.list.currentIndex().row() + step) % count
            self.list.setCurrentIndex(self._rows.index(row))

    def _enter(self) -> None:
        # Enter may come before the records have answered; it then means their first row.
        if self._asking:
            self._waiting = True
            return
        self._take(self.list.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        item = index.data(_ROW) if index.isValid() else None
        if item is not None:
            self.clear()
            self.chosen.emit(item)


class _Framed(QWidget):
    """The thin line round the rows."""

    def paintEvent(self, event: Any) -> None:
        box(QPainter(self), self.rect(), fill=Role.SURFACE, line=Role.CONTROL, radius=6)
