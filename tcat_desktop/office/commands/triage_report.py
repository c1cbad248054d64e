"""Triage: the head decides what a report is, with a reason (C28)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey.case import Disposition
from tcat_desktop.journey.people import Act, CaseId, Level, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.route import stage_of
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import sentence
from tcat_desktop.records.case_record import CaseRecord

OUTCOMES: dict[Disposition, str] = {
    Disposition.NO_BREACH: "No breach",
    Disposition.ADVICE: "Give advice",
    Disposition.COMPLAINT: "A complaint is inside: complaints procedure",
    Disposition.OPEN: "Open a case",
    Disposition.SAFEGUARDING: "Pass to the safeguarding lead",
    Disposition.TEACHER_ALLEGATION: "Allegation about a teacher",
    Disposition.GOVERNOR: "A governor’s conduct: complaints procedure",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageReport:
    """The decision at triage. ``complaint_inside`` must be answered either way (C27)."""

    case_id: CaseId
    outcome: Disposition
    reason: str
    complaint_inside: bool | None
    title: str = ""
    seen: int | None = None

    needs: ClassVar = (Act.TRIAGE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Move the case, record who decided, why, and under which version of the Code."""
        record = desk.case(self.case_id, self.seen)
        reason = checks.needed(
            self.reason, "Write why you decide this.", "reason",
            what_to_do="One sentence that a parent could read.",
        )  # fmt: skip
        if self.complaint_inside is None:
            raise Refused(
                "Say whether there is a complaint inside this.", clause="C27",
                field="complaint_inside",
            )  # fmt: skip
        if self.outcome is Disposition.SAFEGUARDING or record.case["risk"] == "yes":
            self._tell_safeguarding(desk, record)
        desk.take(record, self.outcome.value)
        version = desk.code.in_force(desk.today).number
        complaint = self.complaint_inside or self.outcome in (
            Disposition.COMPLAINT, Disposition.GOVERNOR,
        )  # fmt: skip
        values: dict[str, Any] = {
            "disposition": self.outcome.value,
            "code_version": version,
            "teacher_allegation": self.outcome is Disposition.TEACHER_ALLEGATION,
            "complaint_made": complaint or bool(record.case["complaint_made"]),
            "outcome": _ended(self.outcome),
        }
        if self.title.strip():
            values["title"] = checks.name(self.title, "Give it a title.", "title")
        desk.change("cases", self.case_id, **values)
        desk.chronicle(
            self.case_id, "decision", f"Decision: {OUTCOMES[self.outcome].lower()}",
            f"{sentence(reason)} Decided under version {version} of the Code.",
        )  # fmt: skip
        desk.finish(self.case_id, "triage")
        self._next_tasks(desk, record, complaint)
        desk.settle(self.case_id)
        desk.did("case", self.case_id, outcome=self.outcome.value, complaint=complaint)

    def _next_tasks(self, desk: Desk, record: CaseRecord, complaint: bool) -> None:
        if self.outcome in (Disposition.OPEN, Disposition.ADVICE):
            clock = stage_of(StageName.DIRECT_CONTACT).clock
            assert clock is not None
            parent = names.short_name(author) if (author := _author(record)) else "the parent"
            desk.task(
                self.case_id, "contact", f"Contact {parent} directly",
                desk.due(record.school, clock), role=Role.HEAD,
            )  # fmt: skip
        if complaint:
            send_to_clerk(desk, record, "Found at triage", self.reason.strip())
        if self.outcome is Disposition.TEACHER_ALLEGATION:
            desk.task(
                self.case_id, "allegation",
                "Tell the local authority’s designated officer", desk.today, role=Role.HEAD,
            )  # fmt: skip

    def _tell_safeguarding(self, desk: Desk, record: CaseRecord) -> None:
        told = any(task["kind"] == "safeguarding" for task in record.tasks)
        if not told:
            desk.task(
                self.case_id, "safeguarding", "Passed from triage: a child may be at risk",
                desk.today, role=Role.DSL,
            )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAgain:
    """Take a case back to triage: something new is known, or advice was not enough."""

    case_id: CaseId
    reason: str
    seen: int | None = None

    needs: ClassVar = (Act.TRIAGE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Read it afresh; the earlier decision stays in the chronology."""
        record = desk.case(self.case_id, self.seen)
        reason = checks.needed(self.reason, "Write what is new.", "reason")
        desk.take(record, "triage_again")
        desk.change("cases", self.case_id, disposition=None)
        desk.chronicle(self.case_id, "decision", "Back to triage", reason)
        desk.finish(self.case_id, "contact", "look_again", "decide_close")
        desk.task(self.case_id, "triage", record.case["title"], desk.today, role=Role.HEAD)
        desk.settle(self.case_id)
        desk.did("case", self.case_id)


def _author(record: CaseRecord) -> dict[str, Any] | None:
    """Whoever wrote it, if anybody knows who that is."""
    known = (row for row in record.involved if row["kind"] != "unknown")
    return next((row for row in known if row["role"] == "author"), None)


def send_to_clerk(desk: Desk, record: CaseRecord, reason: str, complaint: str) -> int:
    """Hand the complaint to the clerk and start her clock (C27, C47, C48)."""
    clock = stage_of(StageName.COMPLAINT).clock
    assert clock is not None
    case_id = record.case["id"]
    handover_id = desk.add(
        "handovers",
        case_id=case_id,
        reason=reason,
        complaint=complaint,
        sent_at=desk.at,
        sent_by=desk.who.account_id,
        state="sent",
    )
    desk.chronicle(
        case_id, "complaint", "Sent to the clerk for the complaints procedure",
        f"{sentence(reason)} {complaint}", about="handovers", about_id=handover_id,
    )  # fmt: skip
    desk.task(
        case_id, "acknowledge", "Acknowledge the complaint",
        desk.due(record.school, clock), role=Role.CLERK,
    )  # fmt: skip
    return handover_id


def _ended(outcome: Disposition) -> str:
    return {
        Disposition.NO_BREACH: "no_breach",
        Disposition.SAFEGUARDING: "passed_on",
        Disposition.TEACHER_ALLEGATION: "passed_on",
    }.get(outcome, "")
