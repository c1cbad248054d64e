"""Handing a complaint to the clerk, with the reason and the complaint in words (C27)."""

from tcat_desktop.office.commands.hand_over import HandOver
from tcat_desktop.screens.steps.step_form import StepForm


class HandOverForm(StepForm):
    """Why it goes to the complaints procedure, and what the complaint is."""

    name = "hand_over"
    heading = "Hand over to the complaints procedure"
    reason = "The clerk takes it on, and the parent is told how it goes."
    clause = "C27"
    send = "Hand over to the clerk"
    promise = "The clerk finds it on her desk. Nothing is sent to a parent."
    takes = "hand_over"

    def build(self) -> None:
        self.fields.one_line(
            "Why does it go to complaints?", "reason", filled="The parent complains"
        )
        self.fields.words(
            "What is the complaint?", "complaint", lines=4,
            hint="In the parent’s words. Leave the conduct out of it.", filled=self._on_record(),
        )  # fmt: skip

    def _on_record(self) -> str:
        for entry in self.case.entries:
            if entry.kind == "complaint" and entry.title == "A complaint is on record":
                return entry.words
        return ""

    def command(self) -> HandOver:
        return HandOver(
            case_id=self.case.case_id,
            reason=self.fields.text("reason"),
            complaint=self.fields.text("complaint"),
            seen=self.case.version,
        )
