"""Judging a clause: which words, fact or opinion or abuse, and each exception weighed."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.case import Judgement
from tcat_desktop.journey.gates import judge
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks
from tcat_desktop.office.desk import Desk

NATURES: dict[str, str] = {"fact": "Fact", "opinion": "Opinion", "abuse": "Abuse", "": "Not said"}
JUDGEMENTS: dict[Judgement, str] = {
    Judgement.POSSIBLE: "Possible",
    Judgement.LIKELY: "Likely",
    Judgement.FOUND: "Found",
    Judgement.NOT_USED: "Not used",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeClause:
    """One clause judged anew; earlier judgements of it stay on the record."""

    case_id: CaseId
    clause: str
    judgement: Judgement
    quoted: str = ""
    nature: str = ""
    reason: str = ""
    exceptions: tuple[tuple[str, bool], ...] = ()
    seen: int | None = None

    needs: ClassVar = (Act.TRIAGE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the judgement; its id. A step may rest on it only with words and a reason."""
        desk.case(self.case_id, self.seen)
        finding = judge(desk.code, self.clause, self.judgement, self.exceptions)
        quoted, reason = self.quoted.strip(), self.reason.strip()
        if finding.counts:
            quoted = checks.needed(
                quoted, "Say which words, or what the picture shows.", "quoted",
                what_to_do="Copy them exactly.",
            )  # fmt: skip
            if self.nature not in ("fact", "opinion", "abuse"):
                raise Refused("Say whether it is fact, opinion or abuse.", field="nature")
        reason = checks.needed(reason, "Write why.", "reason")
        finding_id = desk.add(
            "findings",
            case_id=self.case_id,
            clause=self.clause,
            judgement=self.judgement.value,
            exceptions=self.exceptions,
            quoted=quoted,
            nature=self.nature,
            reason=reason,
            code_version=desk.code.in_force(desk.today).number,
            decided_at=desk.at,
            decided_by=desk.who.account_id,
        )
        name = desk.code.clause(self.clause).name
        desk.chronicle(
            self.case_id, "decision", f"{self.clause} {name}: {JUDGEMENTS[self.judgement].lower()}",
            f"“{quoted}” {reason}" if quoted else reason, about="findings", about_id=finding_id,
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("finding", finding_id, case=self.case_id, clause=self.clause)
        return finding_id
