"""The proportionality record: four questions before a step goes further than direct contact."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks
from tcat_desktop.office.desk import Desk

STEPS: dict[str, str] = {
    "meeting": "Ask for a meeting",
    "takedown": "Ask for removal",
    "closure": "Ask for the group to close",
    "bar": "Bar from the school site",
}
QUESTIONS: dict[str, str] = {
    "aim": "What is this step for?",
    "link": "How will it help with that?",
    "less_intrusive": "What gentler step was considered, and why is it not enough?",
    "balance": "Why is it fair to the parent, and to the child?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighFairness:
    """The four questions answered for one step (Bank Mellat; Article 10)."""

    case_id: CaseId
    step: str
    aim: str
    link: str
    less_intrusive: str
    balance: str

    needs: ClassVar = (Act.TRIAGE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the record; its id. Each question must be answered."""
        desk.case(self.case_id)
        if self.step not in STEPS:
            raise Refused("Choose which step this is about.", field="step")
        answers = {
            name: checks.needed(getattr(self, name), f"Answer this: {question}", name)
            for name, question in QUESTIONS.items()
        }
        fairness_id = desk.add(
            "fairness",
            case_id=self.case_id,
            step=self.step,
            made_at=desk.at,
            made_by=desk.who.account_id,
            **answers,
        )
        desk.chronicle(
            self.case_id, "decision", f"Fair and proportionate: {STEPS[self.step].lower()}",
            " ".join(answers.values()), about="fairness", about_id=fairness_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("fairness", fairness_id, case=self.case_id)
        return fairness_id


@dataclass(frozen=True, slots=True, kw_only=True)
class SignFairness:
    """The CEO signs a fairness record, so that a criticism-only case may go further."""

    case_id: CaseId
    fairness_id: int
    reason: str

    needs: ClassVar = (Act.CRITICISM, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Sign it, with a reason."""
        desk.case(self.case_id)
        reason = checks.needed(self.reason, "Write why criticism is not enough to stop.", "reason")
        record = desk.row("fairness", self.fairness_id, of=self.case_id)
        if record["signed_by"] is not None:
            raise Refused("This is signed already.")
        desk.change("fairness", self.fairness_id, signed_by=desk.who.account_id, signed_at=desk.at)
        desk.chronicle(
            self.case_id, "decision",
            f"Signed by the Executive Headteacher/CEO: {STEPS[record['step']].lower()}", reason,
            about="fairness", about_id=self.fairness_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("fairness", self.fairness_id, case=self.case_id)
