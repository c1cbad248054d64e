"""Points of the minutes: one a field, Enter makes the next, and a key moves one to another list."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office import amending
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class Point(GrowingField):
    """One point. Enter goes on to the next; Backspace in an empty one goes back."""

    next_wanted = Signal()
    gone = Signal()
    pasted = Signal(tuple)

    def __init__(self, placeholder: str) -> None:
        super().__init__(least=1, placeholder=placeholder)
        self.setProperty("ruled", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() in _PLAIN:
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.gone.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        """Several lines that are pasted become as many points."""
        lines = tuple(filter(None, map(str.strip, source.text().splitlines())))
        if len(lines) > 1 and not self.isReadOnly():
            self.pasted.emit(lines)
        else:
            super().insertFromMimeData(source)


class _Row(QWidget):
    """A point, and once the minutes went out the button that amends it."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.field = Point(placeholder)
        self.amend: Button | None = None
        self.across = QHBoxLayout(self)
        self.across.setContentsMargins(0, 0, 0, 0)
        self.across.setSpacing(6)
        self.across.addWidget(self.field, 1)


class PointList(QWidget):
    """A column of points, always with an empty one at its end.

    ``heading`` is how its points are called in an amendment: “Agreed, point 2”.
    """

    edited = Signal()
    amend_wanted = Signal(str, str)

    def __init__(
        self, heading: str, *, name: str, title: str = "", icon_name: str = "",
        placeholder: str = "Add a point",
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(name)
        self._heading, self._name, self._placeholder = heading, name, placeholder
        self._spoken = title or heading
        self._rows: list[_Row] = []
        self._locked = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        if title:
            head = QHBoxLayout()
            head.setSpacing(7)
            head.addWidget(IconMark(icon_name, Role.TEXT2, size=16))
            head.addWidget(label(title, font=Type.READING_STRONG), 1)
            whole.addLayout(head)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        whole.addLayout(self._column)
        self._more = Button(
            "Put a point in", name=f"{name}.new", kind=Kind.QUIET, icon_name="plus",
            spoken=f"{self._spoken}: put a point in",
        )  # fmt: skip
        self._more.clicked.connect(self._put_in)
        self._more.setVisible(False)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)
        self.show_points(())

    @property
    def points(self) -> tuple[str, ...]:
        """What was written, without the empty ones."""
        written = (each.field.toPlainText().strip() for each in self._rows)
        return tuple(each for each in written if each)

    def show_points(self, points: tuple[str, ...]) -> None:
        """Show these points."""
        for each in self._rows:
            each.hide()
            each.deleteLater()
        # Locked while it is filled, so that no point begins an empty one after itself.
        self._rows, self._locked = [], True
        self._more.setVisible(False)
        for words in (*points, ""):
            self._insert(len(self._rows)).set_words(words)
        self._name_all()
        self._locked = False

    def lock(self, *, amend: bool = False) -> None:
        """They stay as they are; with ``amend`` each can be amended, or one put in."""
        self._locked = True
        self._more.setVisible(amend)
        for number, each in enumerate(self._rows, 1):
            each.field.setReadOnly(True)
            each.setVisible(bool(each.field.toPlainText()))
            if amend and each.amend is None and each.field.toPlainText():
                each.amend = self._amend_button(number)
                each.across.addWidget(each.amend, 0, Qt.AlignmentFlag.AlignTop)

    def _amend_button(self, number: int) -> Button:
        button = Button(
            "Amend", name=f"{self._name}.{number}.amend", kind=Kind.QUIET,
            spoken=f"Amend: {self._spoken}, point {number}",
        )  # fmt: skip
        button.clicked.connect(self._amend)
        return button

    def _amend(self) -> None:
        here = next(n for n, row in enumerate(self._rows) if row.amend is self.sender())
        words = self._rows[here].field.toPlainText()
        self.amend_wanted.emit(amending.point(self._heading, here + 1), words)

    def _put_in(self) -> None:
        self.amend_wanted.emit(amending.new_point(self._heading), "")

    # -- typing -------------------------------------------------------------------------------

    def holds(self, field: QWidget | None) -> bool:
        """Whether that field is one of these points."""
        return any(each.field is field for each in self._rows)

    def put(self, words: str) -> None:
        """Add a point at the end, and leave the keyboard where it is."""
        self._rows[-1].field.set_words(words)

    def take(self, field: Point) -> str:
        """Take the words out of a point; the keyboard stays in it for the next ones."""
        words = field.toPlainText().strip()
        field.clear()
        if len(self._rows) > 1 and self._rows[-2].field is field:
            self._drop(len(self._rows) - 1)
        return words

    def go_to_new(self) -> None:
        """Put the keyboard into the empty point at the end."""
        if not self._locked:
            if self._rows[-1].field.toPlainText():
                self._insert(len(self._rows))
                self._name_all()
            self._rows[-1].field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def last(self) -> QWidget:
        """The empty point at the end."""
        return self._rows[-1].field

    def _insert(self, place: int) -> Point:
        made = _Row(self._placeholder)
        made.field.next_wanted.connect(self._next)
        made.field.gone.connect(self._remove)
        made.field.pasted.connect(self._pasted)
        made.field.textChanged.connect(self._changed)
        before = self._rows[place - 1] if place else None
        self._rows.insert(place, made)
        self._column.insertWidget(place, made)
        # A layout shows a new part only later, and the keyboard is to go there now.
        made.show()
        if before is not None:
            QWidget.setTabOrder(before.field, made.field)
        return made.field

    def _drop(self, place: int) -> None:
        gone = self._rows.pop(place)
        gone.hide()
        gone.deleteLater()
        self._name_all()

    def _name_all(self) -> None:
        for number, each in enumerate(self._rows, 1):
            each.field.setObjectName(f"{self._name}.{number}")
            each.field.setAccessibleName(f"{self._spoken}, point {number}")

    def _place(self) -> int:
        return next(n for n, row in enumerate(self._rows) if row.field is self.sender())

    def _changed(self) -> None:
        if not self._locked:
            if self._rows and self._rows[-1].field.toPlainText():
                self._insert(len(self._rows))
                self._name_all()
            self.edited.emit()

    def _next(self) -> None:
        here = self._place()
        if self._locked or not self._rows[here].field.toPlainText().strip():
            return
        if self._rows[here + 1].field.toPlainText():
            self._insert(here + 1)
            self._name_all()
        self._rows[here + 1].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _pasted(self, lines: tuple[str, ...]) -> None:
        here = self._place()
        self._rows[here].field.insertPlainText(lines[0])
        for number, words in enumerate(lines[1:], 1):
            self._insert(here + number).set_words(words)
        self._name_all()
        self._rows[here + len(lines) - 1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        here = self._place()
        if self._locked or not here:
            return
        before = self._rows[here - 1].field
        before.setFocus(Qt.FocusReason.BacktabFocusReason)
        before.moveCursor(before.textCursor().MoveOperation.End)
        if here < len(self._rows) - 1:
            self._drop(here)
