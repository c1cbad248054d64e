"""The way back in when every password is lost: the eight groups of the recovery sheet."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.form import ErrorLine, Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.password_field import PasswordField

GROUPS = 8
LETTERS = 5


def clean_group(words: str) -> str:
    """What was typed of a group: capitals and figures only."""
    return "".join(each for each in words.upper() if each.isascii() and each.isalnum())


class GroupField(QLineEdit):
    """Five letters and figures, in capitals whatever is typed."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}.group{number}")
        self.setAccessibleName(f"Group {number}")
        self.setMaxLength(LETTERS)
        self.textEdited.connect(self._tidy)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme().font(Type.FIXED))

    def _tidy(self, words: str) -> None:
        tidy = clean_group(words)
        if tidy != words:
            place = self.cursorPosition()
            self.setText(tidy)
            self.setCursorPosition(place)


class CodeFields(QWidget):
    """Eight groups in two columns. A full group goes on to the next; a pasted code fills them."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.fields = [GroupField(number, name) for number in range(1, GROUPS + 1)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, field in enumerate(self.fields):
            number = label(str(place + 1), font=Type.SMALL, role=Role.TEXT3)
            number.setBuddy(field)
            grid.addWidget(number, place // 2, place % 2 * 2)
            grid.addWidget(field, place // 2, place % 2 * 2 + 1)
            field.textEdited.connect(self._typed)
            field.installEventFilter(self)

    @property
    def code(self) -> str:
        """The groups with dashes between."""
        return "-".join(field.text() for field in self.fields)

    @property
    def complete(self) -> bool:
        """Whether every group has its five letters."""
        return all(len(field.text()) == LETTERS for field in self.fields)

    def fill(self, words: str) -> None:
        """Put a whole code into the groups."""
        letters = clean_group(words)
        for place, field in enumerate(self.fields):
            field.setText(letters[place * LETTERS : (place + 1) * LETTERS])
        self.edited.emit()

    def clear(self) -> None:
        """Empty every group."""
        for field in self.fields:
            field.clear()

    def _typed(self) -> None:
        field = self.sender()
        if isinstance(field, GroupField) and len(field.text()) == LETTERS:
            place = self.fields.index(field)
            if place + 1 < GROUPS and field.cursorPosition() == LETTERS:
                self.fields[place + 1].setFocus()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            words = QApplication.clipboard().text()
            if len(clean_group(words)) > LETTERS:
                self.fill(words)
                return True
        return False


class RecoveryCard(QFrame):
    """The eight groups, whose desk it is, and the new password."""

    entered = Signal(str, str, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recovery")
        self.setProperty("part", "card")
        self.code = CodeFields("recovery.code")
        self._error = ErrorLine("recovery.code.error")
        self.form = Form("recovery", spacing=14)
        self._name = self.form.line("Your name", "name", longest=120)
        self._password = PasswordField()
        self.form.add("A new password", self._password, "password")
        self._password.returnPressed.connect(self._enter)
        self.button = Button("Open the records", name="recovery.enter", kind=Kind.MAIN)
        self.button.clicked.connect(self._enter)
        back = Button("Back", name="recovery.back")
        back.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 26)
        column.setSpacing(0)
        column.addWidget(self.code)
        column.addWidget(self._error)
        column.addSpacing(14)
        column.addWidget(self.form)
        column.addSpacing(16)
        column.addLayout(row)

    def take_focus(self) -> None:
        """Go to the first group."""
        self.code.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, field: str, sentence: str) -> None:
        """Say what was not right."""
        if not self.form.show_refusal(field, sentence):
            self._error.say(sentence)
            self.take_focus()

    def working(self, words: str) -> None:
        """The key is being made."""
        self.button.set_words(words)
        self.button.setEnabled(False)

    def ready(self) -> None:
        """It can be tried again."""
        self.button.setEnabled(True)
        self.button.set_words("Open the records")

    def forget(self) -> None:
        """Empty every field."""
        self.code.clear()
        self._name.clear()
        self._password.forget()
        self._error.say("")
        self.form.clear_errors()

    def _enter(self) -> None:
        self._error.say("")
        self.form.clear_errors()
        if not self.code.complete:
            self._error.say("Each group has five letters or figures.")
        elif not self._name.text().strip():
            self.form.set_error("name", "Type your name as the office knows it.")
        elif not self._password.text():
            self.form.set_error("password", "Type a new password.")
        else:
            self.entered.emit(self.code.code, self._name.text().strip(), self._password.text())
