"""Opening a closed case again: it goes back to triage, with a reason (C44)."""

from tcat_desktop.office.commands.close_case import ReopenCase
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
