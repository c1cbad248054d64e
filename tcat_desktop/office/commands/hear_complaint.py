"""The hearing of a complaint: who sat, what was found of each point, and what is recommended."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey import panels as rules
from tcat_desktop.journey.clocks import PANEL_DECISION
from tcat_desktop.journey.complaints import OUTCOMES
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, complaint_room, hearing_time
from tcat_desktop.office.complaint_room import KIND
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import sentence

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFound:
    """One allegation: upheld, partly upheld or not, and the reason."""

    allegation: str
    finding: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFindings:
    """What the panel found of each allegation, with those who really sat."""

    case_id: CaseId
    sat: tuple[PersonId, ...]
    findings: tuple[PointFound, ...]

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep them. A panel that was not rightly composed has found nothing."""
        record, complaint, panel = _heard(desk, self.case_id, (rules.CALLED, rules.HEARD))
        members = complaint_room.members_of(desk, record, complaint, panel)
        procedure = complaint_room.procedure_of(desk, complaint)
        rules.check_hearing(procedure, members, self.sat)
        if date.fromisoformat(panel["on"]) > desk.today:
            raise Refused("The hearing is still to come.", what_to_do="Record it afterwards.")
        if not self.findings:
            raise Refused("Write what the panel found of each point.", field="findings")
        found = [self._checked(place, each) for place, each in enumerate(self.findings, start=1)]
        desk.change("panels", panel["id"], findings=found, state=rules.HEARD)
        for row in complaint_room.member_rows(record, panel):
            if row["state"] == rules.AGREED and row["person_id"] not in self.sat:
                desk.change("panel_members", row["id"], state=rules.STOOD_DOWN,
                            conflict="Was not at the hearing.")  # fmt: skip
        hearing_time.over(desk, record)
        there = ", ".join(one.name for one in members if one.person_id in self.sat)
        desk.chronicle(
            self.case_id, "complaint", "The panel heard the complaint",
            f"It sat as {there}. " + " ".join(_in_words(each) for each in found),
            on=date.fromisoformat(panel["on"]), at=panel["at"],
            about="panels", about_id=panel["id"],
        )  # fmt: skip
        desk.finish(self.case_id, f"{KIND}hearing", f"{KIND}panel_short", f"{KIND}panel_names")
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id, findings=len(found))

    def _checked(self, place: int, each: PointFound) -> dict[str, str]:
        allegation = checks.needed(each.allegation, f"Write what point {place} is.", "findings")
        if each.finding not in OUTCOMES or each.finding == "resolved":
            raise Refused(f"Say whether point {place} is upheld.", field="findings")
        reason = checks.needed(
            each.reason, f"Write why the panel finds this of point {place}.", "findings",
            what_to_do="A finding without a reason cannot be understood or reviewed.",
        )  # fmt: skip
        return asdict(PointFound(allegation=allegation, finding=each.finding, reason=reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommend:
    """What the panel recommends to the school, a line each; none is an answer too."""

    case_id: CaseId
    recommendations: tuple[str, ...]

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep them, instead of those before."""
        _, _, panel = _heard(desk, self.case_id, (rules.HEARD,))
        told = [each.strip() for each in self.recommendations if each.strip()]
        desk.change("panels", panel["id"], recommendations=told)
        desk.chronicle(
            self.case_id, "complaint",
            "The panel recommends" if told else "The panel recommends nothing further",
            " ".join(sentence(each) for each in told), about="panels", about_id=panel["id"],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id, recommendations=len(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """The panel has decided; from here its findings go to both sides, in writing."""

    case_id: CaseId
    on: date

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the day; telling both sides stays to be done until the complaint has ended."""
        record, complaint, panel = _heard(desk, self.case_id, (rules.HEARD,))
        on = checks.not_after(self.on, desk.today, "on")
        if on < date.fromisoformat(panel["on"]):
            raise Refused("A panel decides after it has heard.", field="on")
        desk.change("panels", panel["id"], state=rules.DECIDED, decided_on=on.isoformat())
        desk.chronicle(self.case_id, "complaint", "The panel decided", on=on,
                       about="panels", about_id=panel["id"])  # fmt: skip
        if complaint_room.task_of(record, PANEL_DECISION.name) is None:
            complaint_room.ask_clerk(desk, self.case_id, PANEL_DECISION.name,
                                     "Tell both sides what the panel decided")  # fmt: skip
        desk.settle(self.case_id)
        desk.did("panel", panel["id"], case=self.case_id, complaint=complaint["id"])


def _heard(desk: Desk, case_id: CaseId, states: tuple[str, ...]) -> tuple[Any, Row, Row]:
    record, complaint = complaint_room.open_case(desk, case_id)
    panel = complaint_room.panel(record, complaint)
    if panel["state"] not in states:
        raise Refused(
            "The panel has decided already." if panel["state"] == rules.DECIDED
            else "The panel has not heard the complaint yet.", clause="C27",
            what_to_do="" if panel["state"] == rules.DECIDED
            else "Record the findings of the hearing first.",
        )  # fmt: skip
    return record, complaint, panel


def _in_words(found: dict[str, str]) -> str:
    outcome = OUTCOMES[found["finding"]].lower()
    return f"“{found['allegation']}”: {outcome}. {sentence(found['reason'])}"
