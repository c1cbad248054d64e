"""Triage: what a report is, decided with a reason; the gentlest outcome stands first (C28)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.case import Disposition
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.triage_report import OUTCOMES, TriageReport
from tcat_desktop.screens.steps.said_words import Beside, MaybeClauses, SaidWords
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow
from tcat_desktop.screens.widgets.notices import Notice

_NOT_NOW = "This is decided while the report is new. Reopen the case to decide again."


class TriageForm(StepForm):
    """The headteacher reads the report and says what it is."""

    name = "triage"
    heading = "Read the report and decide"
    reason = "Every report gets a decision with a reason. The gentlest stands first."
    clause = "C28"
    send = "Decide"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        if self.case.governor:
            self._say_the_governor_rule()
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SaidWords(self.case, name="step.triage.said"))
        if self.case.clauses:
            column.addWidget(MaybeClauses(self.case.clauses, name="step.triage.clauses"))
        self.fields.choices(
            "What is this?",
            "outcome",
            self._rows(),
            chosen=self._likely(),
        )
        outcome = self.fields.row_of("outcome")
        self.fields.column.removeWidget(outcome)
        self.fields.column.addWidget(Beside(outcome, beside))
        self.fields.yes_no(
            "Is there a complaint inside this?",
            "complaint_inside",
            hint="If there is, the clerk gets it for the complaints procedure too. C27.",
        )
        self.fields.words(
            "Why do you decide this?",
            "reason",
            lines=2,
            hint="One sentence that a parent could read.",
        )
        self.fields.one_line("Title of the case", "title", filled=self.case.title)
        self.edited("outcome")

    def _say_the_governor_rule(self) -> None:
        notice = Notice(name="step.triage.governor")
        notice.say(
            "A governor is in this report.",
            "A governor’s conduct goes to the clerk and the complaints procedure, so that is "
            "chosen here. C47, C48.",
            tone=Tone.AMBER,
            icon_name="info",
        )
        self.fields.column.addWidget(notice)

    def _likely(self) -> str:
        """What was chosen on the page before, or what the governor rule leaves."""
        if self.case.governor:
            return "governor"
        wanted = str(self.where.get("outcome", ""))
        return wanted if any(row.key == wanted and not row.shut for row in self._rows()) else ""

    def _rows(self) -> tuple[ChoiceRow, ...]:
        offered = {option.move.name: option for option in self.case.options}
        may = self.desk.may(Act.TRIAGE, Level.DECIDE)
        rows = []
        for outcome, words in OUTCOMES.items():
            option = offered.get(outcome.value)
            if option is None:
                shut = _NOT_NOW if may else may.reason
                rows.append(ChoiceRow(key=outcome.value, title=words, shut=shut))
                continue
            rows.append(
                ChoiceRow(
                    key=outcome.value,
                    title=option.move.title,
                    reason=option.move.why,
                    tag=option.move.clause if option.allowed else option.clause,
                    shut="" if option.allowed else option.reason,
                )
            )
        return tuple(rows)

    def edited(self, name: str) -> None:
        if name != "outcome":
            return
        chosen = self.fields.chosen("outcome")
        # What was chosen answers the question already; it can still be changed.
        if chosen in ("complaint", "governor") and self.fields.answer("complaint_inside") is None:
            self.fields.restore({"complaint_inside": ["yes"]})
        titles = {option.move.name: option.move.title for option in self.case.options}
        if chosen in titles:
            self.sheet.set_send(f"Decide: {titles[chosen].lower()}")

    def command(self) -> TriageReport:
        chosen = self.fields.chosen("outcome")
        if not chosen:
            raise Refused("Choose what this is.", field="outcome")
        return TriageReport(
            case_id=self.case.case_id,
            outcome=Disposition(chosen),
            reason=self.fields.text("reason"),
            complaint_inside=self.fields.answer("complaint_inside"),
            title=self.fields.text("title"),
            seen=self.case.version,
        )
