"""Closing a case with an outcome, a reason and a day to check; reopening it with a reason."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tcat_desktop.journey.case import Outcome
from tcat_desktop.journey.people import Act, CaseId, Level, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date, sentence

OUTCOMES: dict[Outcome, str] = {
    Outcome.NO_BREACH: "No breach of the Code",
    Outcome.ADVICE_GIVEN: "Advice given",
    Outcome.STOPPED: "It has stopped",
    Outcome.REMOVED: "What was posted is removed",
    Outcome.CONSTRUCTIVE: "Settled for everyone’s benefit",
    Outcome.COMPLAINT: "Goes on in the complaints procedure",
    Outcome.PASSED_ON: "Passed on to somebody else",
    Outcome.UNRESOLVED: "Nothing more the school can do",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCase:
    """Closing is a decision: outcome, reason, and when somebody looks again (C44)."""

    case_id: CaseId
    outcome: Outcome
    reason: str
    check_on: date
    seen: int | None = None

    needs: ClassVar = (Act.CLOSE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Close it; open tasks end, and the check is set."""
        record = desk.case(self.case_id, self.seen)
        reason = checks.needed(self.reason, "Write why it closes.", "reason")
        check_on = checks.not_before(
            self.check_on, desk.today, "check_on", "The day to look again is past."
        )
        unanswered = [row for row in record.handovers if row["state"] == "sent"]
        if unanswered:
            raise Refused(
                "The clerk has not answered the hand-over yet.", clause="C27",
                what_to_do="Close it when she has taken it on or sent it back.",
            )  # fmt: skip
        desk.take(record, "close")
        desk.change("cases", self.case_id, outcome=self.outcome.value,
                    check_on=check_on.isoformat())  # fmt: skip
        desk.chronicle(
            self.case_id, "decision", f"Closed: {OUTCOMES[self.outcome].lower()}",
            f"{sentence(reason)} Somebody looks again on {long_date(check_on)}.",
        )  # fmt: skip
        desk.finish(self.case_id, *{task["kind"] for task in record.tasks if not task["done_at"]})
        desk.task(self.case_id, "check_closed", "Check that it has stopped", check_on,
                  role=Role.HEAD)  # fmt: skip
        desk.settle(self.case_id)
        desk.did("case", self.case_id, outcome=self.outcome.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenCase:
    """Open a closed case again: it goes back to triage."""

    case_id: CaseId
    reason: str
    seen: int | None = None

    needs: ClassVar = (Act.CLOSE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Reopen it, with the reason."""
        record = desk.case(self.case_id, self.seen)
        reason = checks.needed(self.reason, "Write why it opens again.", "reason")
        desk.take(record, "reopen")
        desk.change("cases", self.case_id, outcome="", check_on=None, disposition=None)
        desk.chronicle(self.case_id, "decision", "The case was reopened", reason)
        desk.finish(self.case_id, "check_closed")
        desk.task(self.case_id, "triage", record.case["title"], desk.today, role=Role.HEAD)
        desk.settle(self.case_id)
        desk.did("case", self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckClosed:
    """Looking again after closing: has it really stopped?"""

    case_id: CaseId
    stopped: bool
    words: str

    needs: ClassVar = (Act.CLOSE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep what was found; if it goes on, the next step is to reopen."""
        desk.case(self.case_id)
        words = checks.needed(self.words, "Write what you found.", "words")
        title = "Looked again: it has stopped" if self.stopped else "Looked again: it goes on"
        desk.chronicle(self.case_id, "decision", title, words)
        desk.finish(self.case_id, "check_closed")
        desk.settle(self.case_id)
        desk.did("case", self.case_id, stopped=self.stopped)
