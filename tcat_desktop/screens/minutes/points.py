"""Points that were agreed, or were not: one a line, and Enter makes the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Point(GrowingField):
    """One point. Enter goes on to the next; Backspace in an empty one goes back."""

    next_wanted = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__(least=1, placeholder="Add a point")
        self.setProperty("ruled", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if event.key() in _ENTER and plain:
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.gone.emit()
        else:
            super().keyPressEvent(event)


class PointList(QWidget):
    """A titled column of points, always with an empty one at its end."""

    edited = Signal()

    def __init__(self, title: str, *, name: str, icon_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title, self._name = title, name
        self._points: list[Point] = []
        self._locked = False
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconMark(icon_name, Role.TEXT2, size=16))
        head.addWidget(label(title, font=Type.READING_STRONG), 1)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(head)
        whole.addLayout(self._column)
        whole.addStretch(1)
        self.show_points(())

    @property
    def points(self) -> tuple[str, ...]:
        """What was written, without the empty ones."""
        written = (each.toPlainText().strip() for each in self._points)
        return tuple(each for each in written if each)

    def show_points(self, points: tuple[str, ...]) -> None:
        """Show these points."""
        for each in self._points:
            each.hide()
            each.deleteLater()
        self._points, self._locked = [], False
        for words in (*points, ""):
            self._insert(len(self._points)).set_words(words)
        self._name_all()

    def lock(self) -> None:
        """Signed: they stay as they are."""
        self._locked = True
        for each in self._points:
            each.setReadOnly(True)
            each.setVisible(bool(each.toPlainText()))

    def go_to_new(self) -> None:
        """Put the keyboard into the empty point at the end."""
        if not self._locked:
            if self._points[-1].toPlainText():
                self._insert(len(self._points))
                self._name_all()
            self._points[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _insert(self, place: int) -> Point:
        made = Point()
        made.next_wanted.connect(self._next)
        made.gone.connect(self._remove)
        made.textChanged.connect(self._changed)
        before = self._points[place - 1] if place else None
        self._points.insert(place, made)
        self._column.insertWidget(place, made)
        # A layout shows a new part only later, and the keyboard is to go there now.
        made.show()
        if before is not None:
            QWidget.setTabOrder(before, made)
        return made

    def _name_all(self) -> None:
        for number, each in enumerate(self._points, 1):
            each.setObjectName(f"{self._name}.{number}")
            each.setAccessibleName(f"{self._title}, point {number}")

    def _changed(self) -> None:
        if not self._locked:
            if self._points and self._points[-1].toPlainText():
                self._insert(len(self._points))
                self._name_all()
            self.edited.emit()

    def _next(self) -> None:
        here = self._points.index(self.sender())  # type: ignore[arg-type]  # one of ours
        if self._locked or not self._points[here].toPlainText().strip():
            return
        if self._points[here + 1].toPlainText():
            self._insert(here + 1)
            self._name_all()
        self._points[here + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self) -> None:
        here = self._points.index(self.sender())  # type: ignore[arg-type]  # one of ours
        if self._locked or not here:
            return
        before = self._points[here - 1]
        before.setFocus(Qt.FocusReason.BacktabFocusReason)
        before.moveCursor(before.textCursor().MoveOperation.End)
        if here < len(self._points) - 1:
            gone = self._points.pop(here)
            gone.hide()
            gone.deleteLater()
            self._name_all()
