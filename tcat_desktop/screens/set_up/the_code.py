"""Third step: the version of the Code of Conduct that is in force."""

from dataclasses import dataclass

from tcat_desktop.screens.set_up.step import SetUpStep
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.cards import Card, FactRow
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTold:
    """The Code in words; ``overdue`` is a sentence, or empty."""

    title: str
    version: str
    in_force: str
    review: str
    overdue: str = ""


class CodeStep(SetUpStep):
    """What the desk goes by. There is nothing to fill in."""

    def __init__(self, told: CodeTold) -> None:
        super().__init__(
            "code",
            "The Code",
            "Every step, letter and deadline comes from these clauses. The desk keeps to the "
            "version in force on the day.",
        )
        self._told = told
        card = Card(told.title, name="set_up.code.card")
        for fact, value, name in (
            ("Version", told.version, "version"),
            ("In force from", told.in_force, "in_force"),
            ("Review", told.review, "review"),
        ):
            card.add(FactRow(fact, value, name=f"set_up.code.{name}", left=110))
        self.body.addWidget(card)
        self.body.addSpacing(12)
        overdue = Notice(name="set_up.code.overdue")
        self.body.addWidget(overdue)
        if told.overdue:
            words = "It is still in force, and letters say so."
            overdue.say(told.overdue, words, tone=Tone.AMBER, icon_name="calendar-x")
        self.body.addSpacing(12)
        words = "A later version is added in Settings, with the date from which it holds."
        self.body.addWidget(label(words, font=Type.BODY, role=Role.TEXT2, wrap=True))
        self.body.addStretch(1)

    def note(self) -> str:
        return f"Version {self._told.version}"
