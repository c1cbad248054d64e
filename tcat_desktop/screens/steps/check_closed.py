"""Looking again after a case was closed: has it really stopped? (C44)"""

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.close_case import CheckClosed
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow

_ROWS = (
    ChoiceRow(key="yes", title="It has stopped", reason="The case stays closed."),
    ChoiceRow(key="no", title="It goes on", reason="The case can then be opened again."),
)


class CheckClosedForm(StepForm):
    """What somebody found when looking again."""

    name = "check_closed"
    heading = "Look again whether it has stopped"
    reason = "This was set when the case was closed."
    clause = "C44"
    send = "Keep what you found"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self.fields.choices("Has it stopped?", "stopped", _ROWS)
        self.fields.words(
            "What did you find?", "words", lines=2, hint="Where you looked, and whom you asked."
        )

    def _show_whether_open(self) -> None:
        may = self.desk.may(Act.CLOSE, Level.DECIDE)
        if not may:
            self.shut(may.reason)

    def command(self) -> CheckClosed:
        stopped = self.fields.answer("stopped")
        if stopped is None:
            raise Refused("Say whether it has stopped.", field="stopped")
        return CheckClosed(
            case_id=self.case.case_id, stopped=stopped, words=self.fields.text("words")
        )
