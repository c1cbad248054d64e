"""Back to triage, with a reason: a closed case opened again, or a decision taken again (C44)."""

from tcat_desktop.office.commands.close_case import ReopenCase
from tcat_desktop.office.commands.triage_report import DecideAgain
from tcat_desktop.screens.steps.step_form import StepForm


class ReopenForm(StepForm):
    """Why it opens again."""

    name = "reopen"
    heading = "Open the case again"
    reason = "It is read afresh at triage, and does not go on where it stopped."
    clause = "C44"
    send = "Open it again"
    promise = "Nothing is sent to a parent."
    takes = "reopen"

    def build(self) -> None:
        self.fields.words("Why does it open again?", "reason", lines=3)

    def command(self) -> ReopenCase:
        return ReopenCase(
            case_id=self.case.case_id, reason=self.fields.text("reason"), seen=self.case.version
        )


class DecideAgainForm(StepForm):
    """What is new since triage decided."""

    name = "triage_again"
    heading = "Decide again at triage"
    reason = "The report is read afresh. The earlier decision stays on the record."
    clause = "C28"
    send = "Back to triage"
    promise = "Nothing is sent to a parent."
    takes = "triage_again"

    def build(self) -> None:
        self.fields.words("What is new?", "reason", lines=3)

    def command(self) -> DecideAgain:
        return DecideAgain(
            case_id=self.case.case_id, reason=self.fields.text("reason"), seen=self.case.version
        )
