"""The Code page: its clauses, the version in force, and whether its review is overdue."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tcat_desktop.journey.code import Clause, Version
from tcat_desktop.journey.people import Act, Level, may
from tcat_desktop.office import post_room
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding


@dataclass(frozen=True, slots=True, kw_only=True)
class TheCodeAnswer:
    """The Code as it stands today."""

    title: str
    version: Version
    clauses: tuple[Clause, ...]
    review_due: date
    overdue_days: int
    last_review: str
    may_review: bool
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TheCode:
    """The clauses by number with names of our own, and the state of the review."""

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)

    def answer(self, desk: Desk) -> TheCodeAnswer:
        """The whole page."""
        stamp = post_room.code_now(desk)
        review = finding.newest_review(desk.conn)
        can = may(desk.who, Act.POLICY, Level.DECIDE)
        return TheCodeAnswer(
            title=desk.code.title,
            version=desk.code.in_force(desk.today),
            clauses=tuple(desk.code.clauses.values()),
            review_due=stamp.review_due,
            overdue_days=stamp.overdue_days,
            last_review=f"{review['note']} ({review['reviewed_on']})" if review else "",
            may_review=bool(can),
            why_not="" if can else can.reason,
        )
