"""Telling the story of a case: each step as the office's own command, in the order of the clock.

A story is a generator. It yields the moment of its next step and then takes that step, so that
many stories told together fill one chronology and one audit in true order::

    def a_quiet_word(tell: Telling) -> Story:
        yield on(10, 11, "08:41")
        case = tell.report("AP", "Mr Rees wrote …", involved={"author": "rees"})
        yield on(10, 11, "11:20")
        tell.decide(case, Disposition.ADVICE, "A friendly word is enough.")
"""

import heapq
import io
from collections.abc import Generator, Iterable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, Protocol

from tcat_desktop.demo.story_clock import moment
from tcat_desktop.demo.trust import Trust
from tcat_desktop.journey.case import Disposition, Judgement
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.clock import today
from tcat_desktop.office.commands.ask_for_removal import AskForRemoval, ToRemove
from tcat_desktop.office.commands.contact_parent import RecordContact
from tcat_desktop.office.commands.judge_clause import JudgeClause
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.post_letters import MarkPosted, MarkPrinted
from tcat_desktop.office.commands.report_concern import Involved, ReportConcern
from tcat_desktop.office.commands.request_meeting import RequestMeeting
from tcat_desktop.office.commands.triage_report import TriageReport
from tcat_desktop.office.commands.weigh_fairness import WeighFairness
from tcat_desktop.office.commands.write_letter import (
    SignLetter,
    WriteLetter,
)
from tcat_desktop.office.questions.case_file import CaseFile

Story = Generator[datetime, None, None]


class SettableClock(Protocol):
    """A clock that can be put to the moment of the next step."""

    def __call__(self) -> datetime: ...

    def set(self, to: datetime) -> None:
        """Put the hands there."""


def tell_all(stories: Iterable[Story], clock: SettableClock) -> None:
    """Tell the stories together, always the step that comes next by the clock."""
    turn = count()
    waiting: list[tuple[datetime, int, Story]] = []

    def wait_for(story: Story, place: int) -> None:
        moment = next(story, None)
        if moment is not None:
            heapq.heappush(waiting, (moment, place, story))

    for story in stories:
        wait_for(story, next(turn))
    while waiting:
        moment, place, story = heapq.heappop(waiting)
        clock.set(moment)
        wait_for(story, place)


class Telling:
    """The verbs of a story, by keys of the trust's staff and register."""

    def __init__(self, trust: Trust, *, shift: timedelta = timedelta(0)) -> None:
        self.trust = trust
        self._shift = shift

    def day(self, day: int, month: int) -> date:
        """A day of the story's school year 2026/27, moved by whole weeks where the story is."""
        return date(2026 if month >= 9 else 2027, month, day) + self._shift

    def on(self, day: int, month: int, at: str) -> datetime:
        """A moment of the story, such as ``on(10, 11, "08:41")``."""
        return moment(self.day(day, month), at)

    def person_of(self, case: CaseId, role: str = "author") -> str:
        """The key of somebody in a case, for one who was reported by words alone."""
        file = self.trust.office.ask(self.trust.staff["ceo"], CaseFile(case_id=case))
        person = next(one.person_id for one in file.people if role in one.roles)
        self.trust.people[f"person {person}"] = person
        return f"person {person}"

    @property
    def today(self) -> date:
        """The day the clock stands at."""
        return today(self.trust.clock())

    def report(
        self,
        school: str,
        narrative: str,
        involved: dict[str, str],
        *,
        by: str = "",
        on: date | None = None,
        files: dict[str, bytes] | None = None,
        **more: Any,
    ) -> CaseId:
        """A first report; ``involved`` is a part and the key of a person, or words if unknown."""
        who = by or ("reception" if school == "AP" else "head_hm")
        draft = f"{who} {self.trust.clock().isoformat()}" if files else ""
        for name, content in (files or {}).items():
            self._keep(who, name, content, draft_id=draft)
        told = ReportConcern(
            narrative=narrative,
            happened_on=on or self.today,
            involved=tuple(self._involved(part, key) for part, key in involved.items()),
            school_id=self.trust.schools[school],
            draft_id=draft,
            **more,
        )
        case: CaseId = self.trust.do(who, told).case_id
        return case

    def keep(self, case: CaseId, who: str, name: str, content: bytes, note: str = "") -> int:
        """One more file for a case; the exhibit's id."""
        return self._keep(who, name, content, case_id=case, note=note)

    def decide(
        self,
        case: CaseId,
        outcome: Disposition,
        reason: str,
        *,
        by: str = "head",
        title: str = "",
        complaint: bool = False,
    ) -> None:
        """Triage."""
        self.trust.do(
            by,
            TriageReport(
                case_id=case,
                outcome=outcome,
                reason=reason,
                complaint_inside=complaint,
                title=title,
            ),
        )

    def call(self, case: CaseId, person: str, said: str, *, by: str = "head", **more: Any) -> None:
        """A call with a parent, today."""
        contact = RecordContact(
            case_id=case,
            person_id=self.trust.people[person],
            channel="call",
            on=self.today,
            said=said,
            **more,
        )
        self.trust.do(by, contact)

    def judge(
        self,
        case: CaseId,
        clause: str,
        judgement: Judgement,
        quoted: str,
        reason: str,
        *,
        nature: str = "abuse",
        by: str = "head",
    ) -> None:
        """One clause judged; its exceptions weighed as not applying where that counts."""
        rule = self.trust.office.code.clause(clause)
        counts = judgement in (Judgement.LIKELY, Judgement.FOUND)
        exceptions = tuple((number, False) for number in rule.exceptions) if counts else ()
        self.trust.do(
            by,
            JudgeClause(
                case_id=case,
                clause=clause,
                judgement=judgement,
                quoted=quoted,
                nature=nature,
                reason=reason,
                exceptions=exceptions,
            ),
        )

    def weigh(self, case: CaseId, step: str, *, by: str = "head") -> None:
        """The four questions of fairness, answered."""
        answers = WeighFairness(
            case_id=case,
            step=step,
            aim="That the posts stop, and that a worry can be heard where it can be answered.",
            link="Talking about the exact words gives both sides the chance to put them right.",
            less_intrusive="A call was tried first. What was posted is still there.",
            balance="Nobody has to come, a companion is welcome, and the child is not involved.",
        )
        self.trust.do(by, answers)

    def ask_to_meeting(
        self,
        case: CaseId,
        person: str,
        on: date,
        at: str,
        place: str,
        purpose: str,
        *,
        by: str = "office",
        **more: Any,
    ) -> int:
        """A meeting is asked for; its id."""
        asked: int = self.trust.do(
            by,
            RequestMeeting(
                case_id=case,
                purpose=purpose,
                invited=(self.trust.people[person],),
                on=on,
                at=at,
                place=place,
                **more,
            ),
        )
        return asked

    def write(
        self,
        case: CaseId,
        letter: str,
        person: str,
        words: dict[str, Any],
        *,
        by: str = "office",
        large_print: bool = False,
    ) -> int:
        """Draft a letter; its id."""
        drafted: int = self.trust.do(
            by,
            WriteLetter(
                case_id=case,
                letter=letter,
                person_id=self.trust.people[person],
                words=words,
                large_print=large_print,
            ),
        )
        return drafted

    def sign(self, case: CaseId, letter: int, *, by: str = "head") -> None:
        """Sign it."""
        self.trust.do(by, SignLetter(case_id=case, letter_id=letter))

    def print_out(self, case: CaseId, letter: int, *, by: str = "office") -> None:
        """It came out of the printer."""
        self.trust.do(by, MarkPrinted(case_id=case, letter_id=letter))

    def post(self, case: CaseId, letter: int, *, by: str = "office") -> None:
        """It went out, first class."""
        self.trust.do(by, MarkPosted(case_id=case, letter_id=letter, how="post", on=self.today))

    def ask_platform(
        self,
        case: CaseId,
        platform: str,
        items: dict[str, str],
        reference: str = "",
        *,
        by: str = "office",
    ) -> None:
        """A report to a platform: what, and where."""
        lines = tuple(ToRemove(what=what, link=link) for what, link in items.items())
        self.trust.do(
            by,
            AskForRemoval(
                case_id=case,
                target="platform",
                items=lines,
                asked_of=platform,
                their_reference=reference,
            ),
        )

    def ask_poster(
        self, case: CaseId, person: str, items: dict[str, str], *, by: str = "office", **more: Any
    ) -> None:
        """A removal request to whoever posted it."""
        lines = tuple(ToRemove(what=what, link=link) for what, link in items.items())
        self.trust.do(
            by,
            AskForRemoval(
                case_id=case,
                target="poster",
                items=lines,
                person_id=self.trust.people[person],
                **more,
            ),
        )

    def _involved(self, part: str, key: str) -> Involved:
        # Two people may have the same part: "depicted 2".
        role = part.split(" ", maxsplit=1)[0]
        if key in self.trust.people:
            return Involved(role=role, person_id=self.trust.people[key])
        return Involved(role=role, unknown_name=key)

    def _keep(self, who: str, name: str, content: bytes, **where: Any) -> int:
        kept = self.trust.office.shelve(self.trust.staff[who], io.BytesIO(content))
        kind = {"txt": "whatsapp", "png": "image", "jpg": "image", "pdf": "pdf", "eml": "email"}
        exhibit: int = self.trust.do(
            who,
            KeepFile(
                name=name,
                digest=kept.digest,
                size=kept.size,
                kind=kind.get(name.rsplit(".", 1)[-1], "unknown"),
                **where,
            ),
        )
        return exhibit
