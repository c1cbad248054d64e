"""The clerk takes a complaint on, or sends it back with what is missing (C27)."""

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.hand_over import AnswerHandover
from tcat_desktop.screens.steps.said_words import QuietBox
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow
from tcat_desktop.screens.widgets.label import label

_ROWS = (
    ChoiceRow(key="accept", title="Take it on", reason="The complaints procedure begins."),
    ChoiceRow(
        key="back",
        title="Send it back",
        reason="Something is missing, or it is no complaint. The case goes back to the school.",
    ),
)


class AnswerHandoverForm(StepForm):
    """The complaint as it was handed over, and the clerk's answer."""

    name = "answer_handover"
    heading = "Take the complaint on, or send it back"
    clause = "C27"
    send = "Answer"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        handover = self.case.handover
        if handover is not None:
            box = QuietBox(f"Handed over {handover.sent}", name="step.answer_handover.handed")
            box.column.addWidget(label(handover.complaint, font=Type.READING, wrap=True))
            box.column.addWidget(
                label(handover.reason, font=Type.SMALL, role=Role.TEXT2, wrap=True)
            )
            self.fields.column.addWidget(box)
        self.fields.choices("What is your answer?", "accepted", _ROWS, chosen=self._wanted())
        self.fields.words(
            "What should the school know?", "answer", lines=2,
            hint="If you send it back, write what is missing.",
        )  # fmt: skip

    def _wanted(self) -> str:
        accepted = self.where.get("accepted")
        return "" if accepted is None else "accept" if accepted else "back"

    def about(self) -> str:
        return str(self.case.handover.handover_id) if self.case.handover else ""

    def _show_whether_open(self) -> None:
        may = self.desk.may(Act.ACCEPT_HANDOVER, Level.DECIDE)
        if not may:
            self.shut(may.reason)

    def command(self) -> AnswerHandover:
        if self.case.handover is None:
            raise Refused("Nothing was handed over on this case.")
        chosen = self.fields.chosen("accepted")
        if not chosen:
            raise Refused("Choose your answer.", field="accepted")
        return AnswerHandover(
            case_id=self.case.case_id,
            handover_id=self.case.handover.handover_id,
            accepted=chosen == "accept",
            answer=self.fields.text("answer"),
        )
