"""First step: the trust and its schools."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tcat_desktop.screens.set_up.step import SetUpStep
from tcat_desktop.screens.widgets.buttons import Button, IconButton
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.words import counted, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolTold:
    """One school as it was typed."""

    name: str
    code: str
    address: str
    phone: str
    email: str


class SchoolFields(Card):
    """The fields of one school."""

    def __init__(self, place: int) -> None:
        super().__init__(f"School {place + 1}", name=f"set_up.schools.{place}")
        self.form = Form(f"set_up.schools.{place}", spacing=12)
        first = self.form.row()
        self._name = self.form.line("Name of the school", "name", longest=120, beside=first)
        self._code = self.form.line("Short name", "code", longest=3, beside=first)
        first.setStretch(0, 4)
        first.setStretch(1, 1)
        self._code.setPlaceholderText("AP")
        self._address = self.form.line(
            "Address", "address", longest=200, hint="As it stands on a letter, on one line."
        )
        second = self.form.row()
        self._phone = self.form.line("Telephone", "phone", longest=40, beside=second)
        self._email = self.form.line("Email", "email", longest=120, beside=second)
        self.add(self.form)
        self.remove = IconButton(
            "trash", "Take this school out", name=f"set_up.schools.{place}.remove"
        )
        self.head.addWidget(self.remove)
        self.remove.setVisible(False)

    def told(self) -> SchoolTold:
        """What was typed."""
        return SchoolTold(
            name=self._name.text().strip(),
            code=self._code.text().strip().upper(),
            address=self._address.text().strip(),
            phone=self._phone.text().strip(),
            email=self._email.text().strip(),
        )

    def check(self) -> bool:
        """Show what is to be mended."""
        told = self.told()
        self.form.clear_errors()
        if told.email and "@" not in told.email:
            self.form.set_error("email", "An email address has an @ in it.")
        if not (2 <= len(told.code) <= 3 and told.code.isascii() and told.code.isalpha()):
            self.form.set_error("code", "Two or three letters.")
        if not told.name:
            self.form.set_error("name", "Type the name of the school.")
        return not self.form.errors()


class SchoolsStep(SetUpStep):
    """The trust's name, and a card for each school."""

    def __init__(self) -> None:
        super().__init__(
            "schools",
            "Your schools",
            "Letters carry these names and addresses. Each case begins with its school’s short "
            "name, such as AP-26-031.",
        )
        self.form = Form("set_up.trust")
        self._trust = self.form.line("Name of the trust", "trust", longest=120)
        self.form.edited.connect(self.edited)
        self.body.addWidget(self.form)
        self.body.addSpacing(16)
        self._cards: list[SchoolFields] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.body.addLayout(self._column)
        self.body.addSpacing(12)
        self._more = Button("Add a school", name="set_up.schools.add", icon_name="plus")
        self._more.clicked.connect(self.add_school)
        row = QHBoxLayout()
        row.addWidget(self._more)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_school()

    @property
    def trust(self) -> str:
        """The trust's name."""
        return self._trust.text().strip()

    def schools(self) -> tuple[SchoolTold, ...]:
        """The schools as they were typed."""
        return tuple(card.told() for card in self._cards)

    def add_school(self) -> None:
        """A card for one more school."""
        card = SchoolFields(len(self._cards))
        card.form.edited.connect(self.edited)
        card.remove.clicked.connect(self._take_out)
        self._cards.append(card)
        self._column.addWidget(card)
        if len(self._cards) > 1:
            card.remove.setVisible(True)
            card.form.field("name").setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take_out(self) -> None:
        for card in self._cards:
            if card.remove is self.sender():
                self._cards.remove(card)
                self._column.removeWidget(card)
                card.deleteLater()
                self.edited.emit()
                return

    def missing(self) -> str:
        if not self.trust:
            return "Type the name of the trust to go on."
        if not all(school.name and school.code for school in self.schools()):
            return "Each school needs a name and a short name."
        return ""

    def check(self) -> bool:
        self.form.clear_errors()
        good = [card.check() for card in self._cards]
        codes = [school.code for school in self.schools()]
        for place, card in enumerate(self._cards):
            if card.told().code in codes[:place]:
                card.form.set_error("code", "Another school has it.")
                good.append(False)
        if not self.trust:
            self.form.set_error("trust", "Type the name of the trust.")
            good.append(False)
        return all(good)

    def note(self) -> str:
        return f"{sentence(counted(len(self._cards), 'school'))} added"

    def refused(self, field: str, sentence: str) -> bool:
        return self.form.show_refusal(field, sentence)
