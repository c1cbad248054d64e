"""Closing a case: how it ended, why, and on which day somebody looks again (C44)."""

from tcat_desktop.journey.case import Outcome
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.close_case import OUTCOMES, CloseCase
from tcat_desktop.screens.steps.said_words import QuietBox
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow
from tcat_desktop.screens.widgets.label import label

_MOST = 8
_WHY: dict[Outcome, str] = {
    Outcome.NO_BREACH: "Nothing in the Code was broken.",
    Outcome.ADVICE_GIVEN: "A friendly word was enough.",
    Outcome.CONSTRUCTIVE: "School and parent found a way that suits both.",
    Outcome.STOPPED: "It has not happened again.",
    Outcome.REMOVED: "Somebody has looked, and it is gone.",
    Outcome.COMPLAINT: "The clerk has it; nothing more is done here.",
    Outcome.PASSED_ON: "Somebody else takes it on, such as the safeguarding lead.",
    Outcome.UNRESOLVED: "It goes on, but nothing further would be fair or would help.",
}


class CloseForm(StepForm):
    """How it ended, in an order from gentle to hard."""

    name = "close"
    heading = "Close the case"
    reason = "The aim is that it stops. The file stays as it is, and can be opened again."
    clause = "C44"
    send = "Close the case"
    promise = "Nothing is sent to a parent."
    takes = "close"

    def build(self) -> None:
        self._show_what_is_open()
        rows = tuple(ChoiceRow(key=o.value, title=OUTCOMES[o], reason=why)
                     for o, why in _WHY.items())  # fmt: skip
        self.fields.choices("How did it end?", "outcome", rows)
        self.fields.words(
            "Why does it close?", "reason", lines=2, hint="One sentence that a parent could read."
        )
        self.fields.day(
            "When does somebody look again?", "check_on", self.case.look_again_on, ahead=True,
            hint="Usually after twenty school days.",
        )  # fmt: skip

    def _show_what_is_open(self) -> None:
        waiting = [f"{t.title}{f': {t.due.lower()}' if t.due else ''}" for t in self.case.tasks]
        drafts = [f"Letter {one.number}, {one.title.lower()}, is not out yet"
                  for one in self.case.letters if one.state != "posted"]  # fmt: skip
        still = waiting + drafts
        if not still:
            return
        box = QuietBox("Still open", name="step.close.open")
        for words in still[:_MOST]:
            box.column.addWidget(label(f"· {words}", wrap=True))
        if len(still) > _MOST:
            box.column.addWidget(label(f"· and {len(still) - _MOST} more"))
        self.fields.column.addWidget(box)

    def command(self) -> CloseCase:
        chosen = self.fields.chosen("outcome")
        if not chosen:
            raise Refused("Choose how it ended.", field="outcome")
        return CloseCase(
            case_id=self.case.case_id,
            outcome=Outcome(chosen),
            reason=self.fields.text("reason"),
            check_on=self.fields.date("check_on", "Say when somebody looks again."),
            seen=self.case.version,
        )
