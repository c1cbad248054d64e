"""What will be done, by whom and by when: a table that grows as it is filled in."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office import amending
from tcat_desktop.office.minutes import Action
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.form import ErrorLine, LineField
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.label import label

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HEADS = ("What", "Who", "By")


class _What(GrowingField):
    """What is to be done; Enter goes on to who does it."""

    next_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Row:
    """The three fields of one action, and the line that says when its day is no day."""

    def __init__(self, today: date) -> None:
        self.what = _What(least=1, placeholder="Add an action")
        self.who = LineField(placeholder="Who")
        self.by = DateField(today=today, ahead=True)
        self.by.setPlaceholderText("No date")
        self.error = ErrorLine("")
        self.amend: list[Button] = []
        for field in self.fields:
            field.setProperty("ruled", True)

    @property
    def fields(self) -> tuple[_What, LineField, DateField]:
        """In the order of the columns."""
        return (self.what, self.who, self.by)

    @property
    def written(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.what.toPlainText().strip() or self.who.text().strip())

    def action(self) -> Action:
        """As it is kept."""
        return Action(
            what=self.what.toPlainText().strip(), who=self.who.text().strip(), by=self.by.day
        )


class ActionTable(QWidget):
    """Rows of what, who and by; Enter at the end of one begins the next."""

    edited = Signal()
    amend_wanted = Signal(str, str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("minutes.actions")
        self._today = today
        self._rows: list[_Row] = []
        self._locked = False
        self._filling = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 2)
        for column, words in enumerate(_HEADS):
            self._grid.addWidget(label(words, font=Type.BODY, role=Role.TEXT3), 0, column)
        self._grid.addWidget(line(), 1, 0, 1, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._grid)
        self.show_actions(())

    @property
    def written(self) -> tuple[Action, ...]:
        """What was written, without empty rows."""
        return tuple(row.action() for row in self._rows if row.written)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show these, and an empty row."""
        self._filling, self._locked = True, False
        for row in self._rows:
            for part in (*row.fields, row.error, *row.amend):
                part.hide()
                part.deleteLater()
        self._rows = []
        for action in actions:
            row = self._add()
            row.what.set_words(action.what)
            row.who.setText(action.who)
            row.by.set_day(action.by)
        self._add()
        self._filling = False

    def lock(self, *, amend: bool = False) -> None:
        """They stay as they are; with ``amend`` each can be amended."""
        self._locked = True
        for number, row in enumerate(self._rows, 1):
            for field in row.fields:
                field.setReadOnly(True)
                field.setVisible(row.written)
            if amend and row.written and not row.amend:
                self._amendable(number, row)

    def _amendable(self, number: int, row: _Row) -> None:
        """A button for what is done, and one for who does it, under the row."""
        across = QHBoxLayout()
        for part, words in (("", "Amend"), ("who", "Amend who")):
            place = amending.action(number, part)
            button = Button(words, name=f"minutes.action{number}.amend{part}", kind=Kind.QUIET,
                            spoken=f"Amend: {place}")  # fmt: skip
            button.setProperty("place", place)
            button.setProperty("old", row.who.text() if part else row.what.toPlainText())
            button.clicked.connect(self._amend)
            row.amend.append(button)
            across.addWidget(button)
        across.addStretch(1)
        self._grid.addLayout(across, 2 * number + 1, 0, 1, 3)

    def _amend(self) -> None:
        button = self.sender()
        self.amend_wanted.emit(button.property("place"), button.property("old"))

    def put(self, words: str) -> None:
        """Add something to do at the end, and leave the keyboard where it is."""
        if not self._locked:
            self._rows[-1].what.set_words(words)

    def go_to_new(self) -> None:
        """Into the empty row at the end, or to who does it where that is still to be said."""
        if self._locked:
            return
        for row in self._rows:
            if row.written and not row.who.text().strip():
                row.who.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self._rows[-1].what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> _Row:
        row = _Row(self._today)
        place = 2 + 2 * len(self._rows)
        number = len(self._rows) + 1
        before = self._rows[-1].by if self._rows else None
        self._rows.append(row)
        for column, field in enumerate(row.fields):
            field.setObjectName(f"minutes.action{number}.{_HEADS[column].casefold()}")
            field.setAccessibleName(f"Action {number}, {_HEADS[column].casefold()}")
            self._grid.addWidget(field, place, column, Qt.AlignmentFlag.AlignTop)
            # A layout shows a new part only later, and the keyboard may go there now.
            field.show()
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field  # type: ignore[assignment]  # whichever field comes last
        self._grid.addWidget(row.error, place + 1, 0, 1, 3)
        row.what.textChanged.connect(self._changed)
        row.what.next_wanted.connect(row.who.setFocus)
        row.who.textChanged.connect(self._changed)
        row.who.returnPressed.connect(row.by.setFocus)
        row.by.textChanged.connect(self._changed)
        row.by.returnPressed.connect(self._next)
        return row

    def _changed(self) -> None:
        if self._filling or self._locked:
            return
        for row in self._rows:
            row.error.say("" if row.by.hasFocus() else row.by.problem)
        if self._rows[-1].written:
            self._add()
        self.edited.emit()

    def _next(self) -> None:
        here = next(n for n, row in enumerate(self._rows) if row.by is self.sender())
        row = self._rows[here]
        row.error.say(row.by.problem)
        if not row.by.problem and here + 1 < len(self._rows):
            self._rows[here + 1].what.setFocus(Qt.FocusReason.TabFocusReason)
