"""The Executive Headteacher/CEO signs a fairness record, so that criticism alone may go further."""

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.weigh_fairness import QUESTIONS, SignFairness
from tcat_desktop.office.questions.case_file import FairnessLine
from tcat_desktop.screens.steps.said_words import QuietBox
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import label


class SignFairnessForm(StepForm):
    """The four answers as they stand, and why criticism is not enough to stop here."""

    name = "sign_fairness"
    heading = "Sign the fairness record"
    reason = "Criticism alone goes no further than advice. Only your signature changes that."
    clause = "C17, C38"
    send = "Sign"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self._record = self._newest()
        if self._record is None:
            return
        self.title = f"Sign: {self._record.title.lower()}"
        self.heading_label.setText(self.title)
        box = QuietBox(f"Fair and proportionate: {self._record.title.lower()}",
                       name="step.sign_fairness.record")  # fmt: skip
        for name, question in QUESTIONS.items():
            box.column.addWidget(label(question, font=Type.BODY_MEDIUM, wrap=True))
            box.column.addWidget(label(getattr(self._record, name), role=Role.TEXT2, wrap=True))
        self.fields.column.addWidget(box)
        self.fields.words("Why may this go further, although it is criticism?", "reason", lines=3)

    def _newest(self) -> FairnessLine | None:
        wanted = self.where.get("fairness_id")
        for line in reversed(self.case.fairness):
            if line.fairness_id == wanted or (wanted is None and not line.signed):
                return line
        return None

    def about(self) -> str:
        return str(self._record.fairness_id) if self._record is not None else ""

    def _show_whether_open(self) -> None:
        if self._record is None:
            reason = "There is no fairness record that waits for a signature."
        else:
            reason = self.desk.may(Act.CRITICISM, Level.DECIDE).reason
        if reason:
            self.shut(reason)

    def command(self) -> SignFairness:
        if self._record is None:
            raise Refused("There is no fairness record that waits for a signature.")
        return SignFairness(
            case_id=self.case.case_id,
            fairness_id=self._record.fairness_id,
            reason=self.fields.text("reason"),
        )
