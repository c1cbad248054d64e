"""The CEO records a review of the Code, and the next day it is due (C67–C70)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office import checks
from tcat_desktop.office.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReview:
    """A review that was done, what came of it, and when the next is due."""

    reviewed_on: date
    next_review: date
    note: str

    needs: ClassVar = (Act.POLICY, Level.DECIDE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the review; its id. The overdue banner goes with it."""
        day = checks.not_after(self.reviewed_on, desk.today, "reviewed_on", "The review")
        due = checks.not_before(
            self.next_review, desk.today, "next_review", "The next review cannot be in the past."
        )
        note = checks.needed(self.note, "Write what the review found.", "note")
        review_id = desk.add(
            "code_reviews",
            version=desk.code.in_force(desk.today).number,
            reviewed_on=day.isoformat(),
            next_review=due.isoformat(),
            note=note,
            reviewed_by=desk.who.account_id,
        )
        desk.did("code_review", review_id)
        return review_id
