"""The hand-over to the complaints procedure: to the clerk, who accepts it or sends it back."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks
from tcat_desktop.office.commands.triage_report import send_to_clerk
from tcat_desktop.office.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Send the complaint to the clerk with the reason and the complaint in words."""

    case_id: CaseId
    reason: str
    complaint: str
    seen: int | None = None

    needs: ClassVar = (Act.HAND_OVER, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Move the case to the complaints procedure; the hand-over's id."""
        record = desk.case(self.case_id, self.seen)
        reason = checks.needed(self.reason, "Write why it goes to complaints.", "reason")
        complaint = checks.needed(self.complaint, "Write what the complaint is.", "complaint",
                                  what_to_do="Use the parent’s words.")  # fmt: skip
        desk.take(record, "hand_over")
        handover_id = send_to_clerk(desk, record, reason.rstrip("."), complaint)
        desk.finish(self.case_id, "contact", "look_again", "decide_close", "after_meeting",
                    "check_removal")  # fmt: skip
        desk.settle(self.case_id)
        desk.did("handover", handover_id, case=self.case_id)
        return handover_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHandover:
    """The clerk takes it on, or sends it back with what is missing."""

    case_id: CaseId
    handover_id: int
    accepted: bool
    answer: str = ""

    needs: ClassVar = (Act.ACCEPT_HANDOVER, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the answer; a case that is sent back returns to direct contact."""
        record = desk.case(self.case_id)
        handover = desk.row("handovers", self.handover_id, of=self.case_id)
        if handover["state"] != "sent":
            raise Refused("This hand-over was answered already.")
        answer = self.answer.strip()
        if not self.accepted:
            answer = checks.needed(answer, "Write what is missing.", "answer")
        at_complaints = record.case["stage"] == "complaint"
        if at_complaints:
            desk.take(record, "acknowledge" if self.accepted else "send_back")
        desk.change(
            "handovers", self.handover_id,
            state="acknowledged" if self.accepted else "sent_back", answer=answer,
            answered_at=desk.at, answered_by=desk.who.account_id,
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "complaint",
            "The clerk took the complaint on" if self.accepted else "The clerk sent it back",
            answer, about="handovers", about_id=self.handover_id,
        )  # fmt: skip
        desk.finish(self.case_id, "acknowledge")
        if self.accepted and all(row["ended_on"] for row in record.complaints):
            desk.task(self.case_id, "complaint:open", "Open the complaint under its procedure",
                      desk.today, role=Role.CLERK)  # fmt: skip
        if not self.accepted:
            desk.task(self.case_id, "sent_back", "The clerk sent it back: see what is missing",
                      desk.today, role=Role.HEAD)  # fmt: skip
        desk.settle(self.case_id)
        desk.did("handover", self.handover_id, case=self.case_id, accepted=self.accepted)
