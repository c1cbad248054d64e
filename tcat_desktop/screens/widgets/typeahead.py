"""Finding a person while typing: name, and who she is; the last row adds somebody not known yet.

Example::

    who = Typeahead(name="log.who", spoken="Who is involved? Name, pupil or class")
    who.asked.connect(self._ask_people)                 # words, as they are typed
    who.offer((Person(key=12, name="Denholm, Mrs Kerry", hint="mother of Riley, 4H",
                      hits=((0, 3),)),))
    who.chosen.connect(self._add_person)                # key
    who.unknown_added.connect(self._add_unknown)        # words
"""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.ink import Spans, write, write_hits

Index = QModelIndex | QPersistentModelIndex
_PERSON = int(Qt.ItemDataRole.UserRole)
_TYPING_MS = 120
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person that may be meant. ``key`` is nothing for the row that adds an unknown one."""

    key: object
    name: str
    hint: str = ""
    hits: Spans = ()


class PersonModel(QAbstractListModel):
    """The people offered, best first, and last the row that adds somebody."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.people: tuple[Person, ...] = ()

    def set_people(self, people: tuple[Person, ...]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.people):
            return None
        person = self.people[index.row()]
        if role == _PERSON:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.name}, {person.hint}" if person.hint else person.name
        return None


class _PersonPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme().line(Type.BODY) + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        person: Person = index.data(_PERSON)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, look.colour(Role.SELECT))
            edge = 3 if look.high_contrast else 0
            painter.fillRect(
                QRect(rect.topLeft(), QSize(edge, rect.height())), look.colour(Role.ACTION)
            )
        room = rect.adjusted(12, 0, -12, 0)
        if chosen:
            used = write(painter, room, "Enter", Type.SMALL, Role.TEXT2, right=True)
            room.setRight(room.right() - used - 10)
        used = write_hits(painter, room, person.name, Type.BODY, Role.TEXT, person.hits)
        room.setLeft(room.left() + used + 10)
        write(painter, room, person.hint, Type.BODY, Role.TEXT2 if chosen else Role.TEXT3)
        painter.restore()


class Typeahead(LineField):
    """A field whose people drop down under it. Up, Down and Enter; Esc closes."""

    asked = Signal(str)
    chosen = Signal(object)
    unknown_added = Signal(str)

    def __init__(
        self,
        *,
        name: str,
        spoken: str,
        placeholder: str = "Name, pupil or class",
        shortest: int = 2,
    ) -> None:
        super().__init__(longest=120, placeholder=placeholder)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._shortest = shortest
        self.people = PersonModel(self)
        self.list = QListView(self)
        self.list.setObjectName(f"{name}.people")
        self.list.setAccessibleName("People that may be meant")
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFocusProxy(self)
        self.list.setFrameShape(QFrame.Shape.Box)
        self.list.setProperty("part", "popup")
        self.list.setModel(self.people)
        self.list.setItemDelegate(_PersonPainter(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)

    def offer(self, people: tuple[Person, ...]) -> None:
        """Show who may be meant; the first is ready for Enter, the last row adds an unknown one."""
        words = self.text().strip()
        if len(words) < self._shortest or not self.hasFocus():
            self.close_list()
            return
        add = Person(key=None, name=f"Add “{words}” as someone we do not know yet")
        self.people.set_people((*people[:_MOST], add))
        self.list.setCurrentIndex(self.people.index(0))
        self._open_list()

    def close_list(self) -> None:
        """Close the list of people."""
        self.list.hide()

    def _open_list(self) -> None:
        rows = self.people.rowCount()
        tall = sum(self.list.sizeHintForRow(row) for row in range(rows)) + 2
        self.list.resize(self.width(), tall)
        self.list.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.list.show()

    def _edited(self, words: str) -> None:
        if len(words.strip()) < self._shortest:
            self._typing.stop()
            self.close_list()
        else:
            self._typing.start()

    def _ask(self) -> None:
        self.asked.emit(self.text().strip())

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.data(_PERSON))

    def _take(self, person: Person) -> None:
        words = self.text().strip()
        self.close_list()
        self.clear()
        if person.key is None:
            self.unknown_added.emit(words)
        else:
            self.chosen.emit(person.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.list.isVisible():
            super().keyPressEvent(event)
            return
        row, rows = self.list.currentIndex().row(), self.people.rowCount()
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentIndex(self.people.index((row + step) % rows))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentIndex().data(_PERSON))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        kinds = {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.WindowDeactivate}
        if event.type() in kinds:
            self.close_list()
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.list.isVisible()
        ):
            # Esc closes the list, and only then the page.
            event.accept()
            return True
        return super().event(event)
