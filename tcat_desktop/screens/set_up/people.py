"""Second step: who sets the desk up, with the first account and its password."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.people import POSTS, Role
from tcat_desktop.screens.set_up.step import SetUpStep
from tcat_desktop.screens.theme import Role as Colour
from tcat_desktop.screens.theme import Type
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.password_field import PasswordField
from tcat_desktop.screens.widgets.ticks import Choice

# Panel members see a printed copy and have no sign-in.
_ROLES = tuple(role for role in Role if role is not Role.PANEL)
_LONG, _WORDS = 14, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTold:
    """The first person as she typed it; ``school`` is a place in the list, or None for all."""

    name: str
    formal_name: str
    role: Role
    school: int | None
    password: str = field(repr=False)


def strength(password: str) -> tuple[bool, str]:
    """Whether a password is long enough, and in words how good it is."""
    words = [word for word in password.split() if len(word) >= 3]
    if not password:
        return False, f"At least {_LONG} characters, or four words that nobody would guess."
    if len(set(password.casefold())) < 6:
        return False, "It repeats the same few characters."
    if len(words) >= _WORDS:
        return True, "Good: four words or more. Longer is better still."
    if len(password) >= 18:
        return True, "Good, and long."
    if len(password) >= _LONG:
        return True, "Long enough. Four words that do not belong together are easier to keep."
    short = _LONG - len(password)
    return False, f"{short} more {'character' if short == 1 else 'characters'}, or four words."


class PeopleStep(SetUpStep):
    """Name, role, school and password of whoever sits here now."""

    def __init__(self) -> None:
        super().__init__(
            "people",
            "The people",
            "You are the first. The others are added afterwards, in Settings, each with a role "
            "that says what they may open.",
        )
        self.form = Form("set_up.person")
        names = self.form.row()
        self._name = self.form.line(
            "Your name", "name", longest=120, hint="You type it to sign in.", beside=names
        )
        self._formal = self.form.line(
            "In letters", "formal_name", longest=120, hint="With your title.", beside=names
        )
        self._formal.setPlaceholderText("Mrs Helen Whitfield")
        posts = self.form.row()
        self._role = Choice(name="set_up.person.role", spoken="Your role")
        for role in _ROLES:
            self._role.addItem(POSTS[role], role.value)
        self._role.setCurrentIndex(_ROLES.index(Role.ADMIN))
        self.form.add("Your role", self._role, "role", beside=posts)
        self._school = Choice(name="set_up.person.school", spoken="Your school")
        self.form.add("Your school", self._school, "school", beside=posts)
        self._password = PasswordField()
        self.form.add("Password", self._password, "password")
        self._strong = label("", font=Type.SMALL, role=Colour.TEXT2, wrap=True)
        self._strong.setObjectName("set_up.person.strength")
        self._mark = IconMark("info", Colour.TEXT2, size=15)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._strong, 1)
        self.form.column.addLayout(row)
        self._again = PasswordField()
        self.form.add("The same again", self._again, "again")
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.form.edited.connect(self._edited)
        self._say_strength()

    def offer_schools(self, names: tuple[str, ...]) -> None:
        """The schools that were typed; the choice stays when it still can."""
        kept = self._school.currentIndex()
        self._school.clear()
        self._school.addItem("All of them", None)
        for place, name in enumerate(names):
            self._school.addItem(name, place)
        self._school.setCurrentIndex(kept if 0 < kept <= len(names) else 0)

    def told(self) -> PersonTold:
        """What was typed."""
        return PersonTold(
            name=self._name.text().strip(),
            formal_name=self._formal.text().strip(),
            role=Role(self._role.currentData()),
            school=self._school.currentData(),
            password=self._password.text(),
        )

    def forget(self) -> None:
        """Keep the password no longer than it is needed."""
        self._password.forget()
        self._again.forget()

    def _edited(self, _field: str) -> None:
        self._say_strength()
        self.edited.emit()

    def _say_strength(self) -> None:
        good, words = strength(self._password.text())
        role = Colour.GREEN_TEXT if good else Colour.TEXT2
        self._strong.set_role(role)
        self._strong.setText(words)
        self._mark.set_icon("check-circle" if good else "info", role)

    def missing(self) -> str:
        told = self.told()
        if not told.name:
            return "Type your name to go on."
        if not strength(told.password)[0]:
            return "Choose a longer password to go on."
        if not self._again.text():
            return "Type the password once more to go on."
        return ""

    def check(self) -> bool:
        self.form.clear_errors()
        told = self.told()
        if self._again.text() != told.password:
            self.form.set_error("again", "The two are not the same.")
        good, words = strength(told.password)
        if not good:
            self.form.set_error("password", words)
        if not told.name:
            self.form.set_error("name", "Type your name.")
        return not self.form.errors()

    def note(self) -> str:
        return self.told().name

    def refused(self, field: str, sentence: str) -> bool:
        return self.form.show_refusal(field, sentence)
