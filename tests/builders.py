"""What tests arrange: a fictional trust on a real encrypted database, and a case at any stage.

The trust is made once a session and its folder copied for each test, so that it costs some
hundredths of a second. Example::

    def test_a_head_sees_the_case(tmp_path):
        trust = a_trust(tmp_path)
        case = a_case(trust).at("meeting")
        assert trust.ask("head", CaseFile(case_id=case)).stage_title == "Meeting"
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tcat_desktop.demo.story_clock import STORY_DAY, StoryClock, moment
from tcat_desktop.demo.telling import Telling
from tcat_desktop.demo.trust import PASSWORD, STAFF, Trust, found, sign_in_name
from tcat_desktop.journey.case import Disposition, Judgement, Outcome
from tcat_desktop.journey.people import CaseId, Person
from tcat_desktop.office.commands.close_case import CloseCase
from tcat_desktop.office.commands.contact_parent import NoteComplaint
from tcat_desktop.office.commands.hand_over import HandOver
from tcat_desktop.office.door import Door, shipped_code
from tcat_desktop.office.office import Office
from tcat_desktop.records.keys import KeyFile, Opened
from tcat_desktop.records.records import Records

__all__ = ["NOW", "PASSWORD", "ATrust", "a_case", "a_trust", "sign_in_name"]

# The story's today, when the lessons are over.
NOW = moment(STORY_DAY, "14:20")
_FOUNDED = moment(STORY_DAY - timedelta(days=70), "08:00")
QUOTED = "she bullies the little ones"
STAGES = ("reported", "direct_contact", "meeting", "takedown", "complaint", "closed")


@dataclass(slots=True, kw_only=True)
class ATrust(Trust):
    """The fictional trust of one test. ``clock.set`` moves its now; ``password`` is everybody's."""

    clock: StoryClock
    password: str = PASSWORD
    meetings: int = 0

    def person(self, key: str) -> Person:
        """One of the staff by her key: reception, office, teacher, head, head_hm, ceo, dsl …"""
        return self.staff[key]

    def ask(self, who: str, question: Any) -> Any:
        """Ask as one of the staff, by her key."""
        return self.office.ask(self.staff[who], question)


@dataclass(frozen=True, slots=True)
class _Mould:
    folder: Path
    opened: Opened
    staff: dict[str, Person]
    people: dict[str, Any]
    schools: dict[str, Any]


@cache
def _mould() -> _Mould:
    home = Path(tempfile.mkdtemp(prefix="tcat-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    made = found(home / "desk", StoryClock(_FOUNDED))
    made.close()
    opened = KeyFile.load(home / "desk").open(sign_in_name("ceo"), PASSWORD, now=_FOUNDED)
    return _Mould(home / "desk", opened, made.staff, made.people, made.schools)


def a_trust(
    folder: Path, clock: StoryClock | Callable[[], datetime] | None = None, *, name: str = "desk"
) -> ATrust:
    """The fictional trust in a folder of its own, open, on Monday 23 November 2026 at 14:20.

    It has no cases yet. Close it, or let the session end: nothing is locked.
    """
    mould = _mould()
    home = folder / name
    shutil.copytree(mould.folder, home)
    hands = clock if isinstance(clock, StoryClock) else StoryClock(clock() if clock else NOW)
    return ATrust(
        folder=home,
        door=Door(home, now=hands),
        office=_office(home, hands),
        clock=hands,
        staff=dict(mould.staff),
        people=dict(mould.people),
        schools=dict(mould.schools),
    )


def _office(home: Path, clock: StoryClock) -> Office:
    opened = _mould().opened
    return Office(Records(home, opened.dek, seal=opened.seal), shipped_code(), now=clock)


@dataclass(frozen=True, slots=True)
class _CaseMould:
    folder: Path
    case: CaseId
    meetings: int


@cache
def _case_mould(school: str, author: str, stage: str) -> _CaseMould:
    home = Path(tempfile.mkdtemp(prefix="tcat-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    trust = a_trust(home)
    case = _CaseInTheMaking(trust, school, author).made_at(stage)
    trust.close()
    return _CaseMould(trust.folder, case, trust.meetings)


def _untouched(trust: ATrust) -> bool:
    """Whether nothing was done in the trust since it was founded, and nobody listens to it."""
    if trust.clock() != NOW or trust.office._listeners or not (trust.folder / "desk.db").exists():
        return False
    with trust.office._records.reading() as conn:
        done = conn.exec_driver_sql("SELECT max(seq) FROM audit").scalar()
    return bool(done == _deeds_of_the_founding())


@cache
def _deeds_of_the_founding() -> int:
    home = Path(tempfile.mkdtemp(prefix="tcat-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    trust = a_trust(home)
    with trust.office._records.reading() as conn:
        done = conn.exec_driver_sql("SELECT max(seq) FROM audit").scalar()
    trust.close()
    return int(done or 0)


@dataclass(slots=True)
class _CaseInTheMaking:
    trust: ATrust
    school: str
    author: str

    def at(self, stage: str) -> CaseId:
        """The case, brought to that stage by commands on the days before now; its id.

        Of a trust that is as it was founded, what those commands make is copied.
        """
        if not _untouched(self.trust):
            return self.made_at(stage)
        mould = _case_mould(self.school, self.author, stage)
        self.trust.office.close()
        shutil.rmtree(self.trust.folder)
        shutil.copytree(mould.folder, self.trust.folder)
        self.trust.office = _office(self.trust.folder, self.trust.clock)
        self.trust.meetings = mould.meetings
        return mould.case

    def made_at(self, stage: str) -> CaseId:
        """The same, command by command."""
        wanted = STAGES.index(stage)
        now = self.trust.clock()
        tell = Telling(self.trust)
        case = self._reported(tell, now)
        steps = (
            self._talked_to,
            self._asked_to_meet,
            self._asked_to_remove,
            self._handed_over,
            self._closed,
        )
        # A complaint and a closing need no meeting or takedown before them.
        left_out = {4: {1, 2}, 5: {1, 2, 3}}.get(wanted, set())
        for place, step in enumerate(steps[:wanted]):
            if place not in left_out:
                self.trust.clock.set(now - timedelta(hours=5 - place))
                step(tell, case)
        self.trust.clock.set(now)
        return case

    def _reported(self, tell: Telling, now: datetime) -> CaseId:
        self.trust.clock.set(now - timedelta(days=4))
        return tell.report(
            self.school,
            f"Mrs Wójcik showed a post that says “{QUOTED}”. It names Miss Hartnoll.",
            {"author": self.author, "named": "hartnoll", "reporter": "wojcik"},
            happened_at="07:14",
            platforms=("facebook",),
            audience="group",
            group_name="Marlstow Mums & Dads",
            clauses=("C36",),
            files={"post.png": b"a picture of the post"},
        )

    @property
    def _head(self) -> str:
        return "head" if self.school == "AP" else "head_hm"

    def _talked_to(self, tell: Telling, case: CaseId) -> None:
        tell.decide(
            case,
            Disposition.OPEN,
            "A named teacher, 412 people in the group.",
            by=self._head,
            title="Posts about a Year 4 teacher",
        )
        tell.call(case, self.author, "“I will think about it.”", by=self._head, stopped="no")
        tell.judge(case, "C36", Judgement.LIKELY, QUOTED, "A named teacher.", by=self._head)

    def _asked_to_meet(self, tell: Telling, case: CaseId) -> None:
        tell.weigh(case, "meeting", by=self._head)
        tell.ask_to_meeting(
            case,
            self.author,
            tell.today,
            _one_after_another(self.trust),
            "Library",
            "To talk about the post.",
            by=self._head,
            companion="Ms Leanne Foss",
        )

    def _asked_to_remove(self, tell: Telling, case: CaseId) -> None:
        tell.weigh(case, "takedown", by=self._head)
        tell.ask_poster(
            case,
            self.author,
            {"The post about Miss Hartnoll": "https://x.example/1"},
            by=self._head,
            jump_reason="The meeting cannot come soon enough.",
            jump_head="Mrs Helen Whitfield",
        )

    def _handed_over(self, tell: Telling, case: CaseId) -> None:
        self.trust.do(self._head, NoteComplaint(case_id=case, words="Where Riley sits."))
        self.trust.do(
            self._head,
            HandOver(case_id=case, reason="She complains", complaint="Where Riley sits."),
        )

    def _closed(self, tell: Telling, case: CaseId) -> None:
        self.trust.do(
            self._head,
            CloseCase(
                case_id=case,
                outcome=Outcome.STOPPED,
                reason="It has stopped.",
                check_on=tell.today + timedelta(days=21),
            ),
        )


def a_case(trust: ATrust, *, school: str = "AP", author: str = "denholm") -> _CaseInTheMaking:
    """A case in the making: ``a_case(trust).at("meeting")`` gives its id."""
    return _CaseInTheMaking(trust, school, author)


def _one_after_another(trust: ATrust) -> str:
    """When the next meeting is: nobody, and no room, is promised twice."""
    minutes = 15 * 60 + 45 + 45 * trust.meetings
    trust.meetings += 1
    return f"{minutes // 60:02}:{minutes % 60:02}"


def staff_keys() -> tuple[str, ...]:
    """Every key of the staff."""
    return tuple(post.key for post in STAFF)
