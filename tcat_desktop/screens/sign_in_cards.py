"""The card that asks for a name and a password, or behind the lock for the password alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.initials import Initials
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.password_field import PasswordField
from tcat_desktop.screens.widgets.showing import show

_FORGOTTEN = (
    "Forgotten it? The administrator or the office manager can set a new one. Nobody can see yours."
)


class PasswordCard(QFrame):
    """Name and password, a main button, and what to do when it is forgotten."""

    entered = Signal(str, str)
    someone_else = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sign_in.card")
        self.setProperty("part", "card")
        self._locked = False
        self._who = self._person()
        self.form = Form("sign_in", spacing=16)
        self._name = LineField(longest=120, tall=True)
        self._password = PasswordField(tall=True)
        self._name_row = self.form.add("Your name", self._name, "name")
        self.form.add("Password", self._password, "password")
        self._name.returnPressed.connect(self._to_password)
        self._password.returnPressed.connect(self._enter)
        self.button = Button("Sign in", name="sign_in.enter", kind=Kind.BIG)
        self.button.clicked.connect(self._enter)
        self._other = Button(
            "Someone else needs this computer", name="sign_in.someone_else", kind=Kind.BIG_PLAIN
        )
        self._other.clicked.connect(self.someone_else)
        for wide in (self.button, self._other):
            wide.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._help = QWidget()
        across = QHBoxLayout(self._help)
        across.setContentsMargins(2, 0, 0, 0)
        across.setSpacing(9)
        across.addWidget(IconMark("key", Role.TEXT2, size=16), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(_FORGOTTEN, font=Type.BODY, role=Role.TEXT2, wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 30, 32, 28)
        column.setSpacing(17)
        for part in (self._who, self.form, self.button, self._other, self._help):
            column.addWidget(part)
        self.ask()

    def _person(self) -> QWidget:
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(11)
        self._initials = Initials("", name="sign_in.initials", size=30)
        self._person_name = label("", font=Type.CARD_TITLE, cut=True, name="sign_in.person")
        self._person_post = label("", role=Role.TEXT2, cut=True, name="sign_in.post")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._person_name)
        words.addWidget(self._person_post)
        row.addWidget(self._initials)
        row.addLayout(words, 1)
        return who

    def ask(self) -> None:
        """Ask for a name and a password."""
        self._set_locked(locked=False)
        self._name.setFocus()

    def lock(self, name: str, under: str, initials: str) -> None:
        """Ask for this person's password alone."""
        self._initials.set_words(initials, name)
        self._person_name.setText(name)
        self._person_post.setText(under)
        self._set_locked(locked=True)
        self._password.setFocus()

    def _set_locked(self, *, locked: bool) -> None:
        self._locked = locked
        show(self._who, locked)
        show(self._other, locked)
        show(self._name_row, not locked)
        show(self._help, not locked)
        self.button.set_words("Unlock" if locked else "Sign in")

    def refuse(self, field: str, sentence: str) -> None:
        """Say at the field what was not right; what was typed stays, but for the password."""
        shown = "password" if self._locked or field not in {"name", "password"} else field
        self._password.selectAll()
        self.form.set_error(shown, sentence)

    def working(self, words: str) -> None:
        """The key is being made."""
        self.button.set_words(words)
        self.button.setEnabled(False)

    def ready(self) -> None:
        """It can be tried again."""
        self.button.setEnabled(True)
        self.button.set_words("Unlock" if self._locked else "Sign in")

    def forget(self) -> None:
        """Empty the fields."""
        self._name.clear()
        self._password.forget()
        self.form.clear_errors()

    def _to_password(self) -> None:
        if self._password.text():
            self._enter()
        else:
            self._password.setFocus()

    def _enter(self) -> None:
        if not self.button.isEnabled():
            return
        name = self._name.text().strip()
        self.form.clear_errors()
        if not self._locked and not name:
            self.form.set_error("name", "Type your name as the office knows it.")
        elif not self._password.text():
            self.form.set_error("password", "Type your password.")
        else:
            self.entered.emit(name, self._password.text())
