"""Asking the person who posted something to remove it: the school may ask, not order (C26)."""

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.ask_for_removal import AskForRemoval
from tcat_desktop.screens.steps import left_out_step
from tcat_desktop.screens.steps.fields import Cell
from tcat_desktop.screens.steps.removal_lines import (
    KeptCopies,
    RemovalLines,
    copies_of,
    likely_lines,
)
from tcat_desktop.screens.steps.step_form import StepForm


class AskPosterForm(StepForm):
    """Who is asked, and for what: one line for each post, photo or group."""

    name = "ask_poster"
    heading = "Ask for removal"
    reason = "The school may ask. It cannot order."
    clause = "C26"
    send = "Keep the request"
    promise = "Next, the letter is written. Nothing is sent by itself."
    takes = "ask_poster"
    known_as = {"person": "person_id"}  # noqa: RUF012  # ClassVar in StepForm

    def build(self) -> None:
        copies = KeptCopies(self.case, name="step.ask_poster.copies")
        copies.wanted.connect(self.go)
        self.fields.column.addWidget(copies)
        left_out_step.ask_why(self.desk, self.fields, self.option())
        people = tuple((str(p.person_id), f"{p.name}, {p.part}") for p in self.concerned())
        self.fields.pick("Who posted it?", "person_id", people)
        self._lines = add_lines(self)
        self.fields.day("Asked on", "asked_on", self.today)

    def command(self) -> AskForRemoval:
        person = self.fields.chosen("person_id")
        why = left_out_step.answers(self.fields)
        return AskForRemoval(
            case_id=self.case.case_id,
            target="poster",
            items=self._lines.items(),
            person_id=PersonId(int(person)) if person else None,
            asked_on=self.fields.date("asked_on"),
            jump_reason=why.reason,
            jump_head=why.head,
            seen=self.case.version,
        )


def add_lines(form: StepForm) -> RemovalLines:
    """Add the list of what should be removed to a form, filled from the words on file."""
    lines = RemovalLines(name=f"step.{form.name}.items", copies=copies_of(form.case))
    lines.fill(likely_lines(form.case))
    form.fields.put(
        "What should be removed?", lines, "items", Cell(lines.value, lines.fill),
        hint="One line for each. Only what goes against the Code, not the whole page.",
    )  # fmt: skip
    form.fields.listen(lines.changed, "items")
    return lines
