"""A complaint brought to its panel by commands, for the tests of complaints.

Example::

    story = AComplaint.handed_over(a_trust(tmp_path))
    story.at_panel()
    story.full_panel()
    story.call()
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tcat_desktop.demo.story_clock import moment
from tcat_desktop.journey.people import CaseId, PersonId
from tcat_desktop.office.commands.hear_complaint import Decide, PointFound, RecordFindings
from tcat_desktop.office.commands.keep_complaint import (
    MoveToStage,
    OpenComplaint,
    RecordStage,
)
from tcat_desktop.office.commands.keep_panel import AskMember, CallPanel, FormPanel, MemberAnswers
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.questions.complaints import Complaint, ComplaintView
from tests.builders import ATrust, a_case

MONDAY = date(2026, 11, 23)
HEARING = date(2026, 12, 1)
GOVERNORS = (
    ("hughes", "Mrs", "Delyth", "Hughes", "governor", True),
    ("baptiste", "Mr", "Marcus", "Baptiste", "governor", True),
    ("pryor", "Mrs", "Joan", "Pryor", "volunteer", False),
    ("amin", "Dr", "Farah", "Amin", "governor", True),
)


@dataclass(slots=True)
class AComplaint:
    """One complaint in the making."""

    trust: ATrust
    case: CaseId
    members: dict[str, int] = field(default_factory=dict)

    @classmethod
    def handed_over(cls, trust: ATrust, **opening: Any) -> "AComplaint":
        """Opened by the clerk from a case that the school handed over."""
        for key, title, forename, surname, kind, governor in GOVERNORS:
            trust.people[key] = trust.do("clerk", KeepPerson(
                title=title, forename=forename, surname=surname, kind=kind, governor=governor,
            ))  # fmt: skip
        case = a_case(trust).at("complaint")
        told: dict[str, Any] = {"about": "Where Riley sits.", "received_on": MONDAY}
        trust.do("clerk", OpenComplaint(case_id=case, **(told | opening)))
        return cls(trust, case)

    def view(self, who: str = "clerk") -> ComplaintView:
        """What the page shows."""
        answer: ComplaintView = self.trust.ask(who, Complaint(case_id=self.case))
        return answer

    def do(self, command: Any) -> Any:
        """As the clerk."""
        return self.trust.do("clerk", command)

    def answer(self, outcome: str = "not_upheld") -> None:
        """What the stage it is at came to."""
        self.do(RecordStage(
            case_id=self.case, what="answered", on=self.trust_day, words="A letter.",
            outcome=outcome,
        ))  # fmt: skip

    @property
    def trust_day(self) -> date:
        """Today, by the trust's clock."""
        return self.trust.clock().date()

    def at_panel(self) -> None:
        """Answered twice, and asked for a panel; a panel is being formed."""
        self.answer()
        self.do(MoveToStage(case_id=self.case, stage="formal", on=self.trust_day))
        self.answer()
        self.do(MoveToStage(case_id=self.case, stage="panel", on=self.trust_day))
        self.do(FormPanel(case_id=self.case))

    def ask(self, key: str, **more: Any) -> int:
        """Ask somebody of the register to sit; the id of the row."""
        self.members[key] = self.do(
            AskMember(case_id=self.case, person_id=self.trust.people[key], **more)
        )
        return self.members[key]

    def agrees(self, key: str) -> None:
        """She says yes."""
        self.do(MemberAnswers(case_id=self.case, member_id=self.members[key], agreed=True))

    def full_panel(self) -> None:
        """A chair, a member, and one from outside the trust."""
        self.ask("hughes", part="chair")
        self.ask("baptiste")
        self.ask("pryor", independent=True, why_independent="Retired head of another trust.")
        for key in ("hughes", "baptiste", "pryor"):
            self.agrees(key)

    def call(self, **more: Any) -> int:
        """Tuesday 1 December, half past four."""
        told: dict[str, Any] = {"on": HEARING, "at": "16:30", "place": "Conference Room"}
        booking: int = self.do(CallPanel(case_id=self.case, **(told | more)))
        return booking

    def hear(self, *sat: str) -> None:
        """The hearing, and what was found."""
        self.trust.clock.set(moment(HEARING, "19:00"))
        self.do(RecordFindings(
            case_id=self.case, sat=self.ids(*(sat or ("hughes", "baptiste", "pryor"))),
            findings=(PointFound(allegation="Nobody answered.", finding="upheld",
                                 reason="Two letters lay unanswered."),),
        ))  # fmt: skip

    def decide(self) -> None:
        """The panel decides the same evening."""
        self.do(Decide(case_id=self.case, on=HEARING))

    def ids(self, *keys: str) -> tuple[PersonId, ...]:
        """People of the register by key."""
        return tuple(self.trust.people[key] for key in keys)
