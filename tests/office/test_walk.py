"""The journey walked at random through the office, under every role, on a real database.

Beside it, tests/journey walks the rules alone by hypothesis. Here chance is plain and seeded:
each step costs a transaction, and an even draw gets further in few of them.
"""

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.journey.case import Disposition, Judgement, Outcome
from tcat_desktop.journey.refusals import Denied, Refused
from tcat_desktop.office.commands.add_to_record import AddIncident
from tcat_desktop.office.commands.ask_for_removal import (
    AskForRemoval,
    AskGroupToClose,
    ToRemove,
)
from tcat_desktop.office.commands.close_case import CloseCase, ReopenCase
from tcat_desktop.office.commands.contact_parent import NoteComplaint, RecordContact
from tcat_desktop.office.commands.hand_over import AnswerHandover, HandOver
from tcat_desktop.office.commands.judge_clause import JudgeClause
from tcat_desktop.office.commands.request_meeting import RecordReply, RequestMeeting
from tcat_desktop.office.commands.triage_report import TriageReport
from tcat_desktop.office.commands.weigh_fairness import SignFairness, WeighFairness
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.records import case_record
from tests.builders import ATrust, a_case, a_trust

STAFF = (*("head", "ceo", "office") * 4, "clerk", "clerk", "dsl", "teacher", "reception", "dpo",
         "admin")  # fmt: skip
# The command behind each move of the route; the harsher ones are tried more often.
MOVES = (
    "request_meeting", "ask_poster", "ask_platform", "ask_group_to_close", "request_meeting",
    "ask_poster", "triage", "record_contact", "reply", "hand_over", "answer_handover", "close",
    "reopen",
)  # fmt: skip
WALKS, STEPS = 5, 35


class WalkThroughTheOffice:
    """Anybody tries any command; a refusal must change nothing, and what is done is on record."""

    def __init__(self, trust: ATrust, chance: random.Random) -> None:
        self.trust, self.chance = trust, chance
        stages = ("direct_contact", "direct_contact", "meeting", "takedown", "reported")
        self.case = a_case(trust).at(chance.choice(stages))
        self.done: set[str] = set()

    def step(self) -> None:
        """One thing that somebody tries."""
        who = self.chance.choice(STAFF)
        what = self.chance.choice(("step", "step", "step", "judge", "prepare", "prepare", "days"))
        if what == "days":
            self.trust.clock.set(self.trust.clock() + timedelta(days=self.chance.randint(1, 4)))
        elif what == "judge":
            self._judge(who)
        elif what == "prepare":
            self._prepare(who)
        else:
            self._take_a_step(who)
        self._same_story()

    def _record(self) -> Any:
        with self.trust.office._records.reading() as conn:
            return case_record.read(conn, self.trust.staff["ceo"], self.case)

    def _try(self, who: str, command: Any) -> bool:
        before = self._record()
        try:
            self.trust.do(who, command)
        except Refused:  # and Denied
            assert self._record() == before
            return False
        return True

    def _judge(self, who: str) -> None:
        clause = self.chance.choice(("C15", "C17", "C36", "C19"))
        judgement = self.chance.choice(list(Judgement))
        applies = self.chance.random() < 0.5
        exceptions = (("C21", applies), ("C22", False)) if clause == "C19" else ()
        done = self._try(who, JudgeClause(
            case_id=self.case, clause=clause, judgement=judgement, quoted="her words",
            nature="opinion", reason="As told.", exceptions=exceptions,
        ))  # fmt: skip
        if done and clause == "C19" and judgement in (Judgement.LIKELY, Judgement.FOUND):
            assert not applies

    def _prepare(self, who: str) -> None:
        what = self.chance.choice(("weigh", "weigh", "sign", "again", "complain"))
        step = self.chance.choice(("meeting", "takedown", "closure"))
        case, today = self.case, self.trust.office.today().date()
        records = self._record().fairness
        if what == "weigh":
            self._try(who, WeighFairness(case_id=case, step=step, aim="a", link="b",
                                         less_intrusive="c", balance="d"))  # fmt: skip
        elif what == "again":
            self._try(who, AddIncident(case_id=case, narrative="Again.", happened_on=today))
        elif what == "complain":
            self._try(who, NoteComplaint(case_id=case, words="Where Riley sits."))
        elif records:
            done = self._try(who, SignFairness(case_id=case, reason="It must.",
                                               fairness_id=records[-1]["id"]))  # fmt: skip
            assert not done or who == "ceo"

    def _take_a_step(self, who: str) -> None:
        record = self._record()
        name = self.chance.choice(MOVES)
        if record.case["stage"] == "reported" and self.chance.random() < 0.5:
            name = "triage"
        command = self._command(
            name, record, self.chance.choice(list(Disposition)),
            reasoned=self.chance.random() < 0.6,
        )  # fmt: skip
        if command is None:
            return
        before = record.case["stage"]
        if self._try(who, command):
            self.done.add(name)
            after = self._record()
            if after.case["stage"] != before:
                self._check_step(before, after)

    def _check_step(self, before: str, after: Any) -> None:
        stage = after.case["stage"]
        if stage in ("meeting", "takedown"):
            assert any(row["step"] == stage for row in after.fairness)
            counting = {row["clause"] for row in after.latest_findings
                        if row["judgement"] in ("likely", "found")}  # fmt: skip
            assert counting - {"C15"}
            if counting <= {"C17", "C38"}:
                assert any(row["signed_by"] for row in after.fairness)
        if stage == "takedown" and before in ("direct_contact", "meeting"):
            tried = {row["stage"] for row in after.events}
            left_out = any("left out" in row["title"] for row in after.events)
            assert {"direct_contact", "meeting"} <= tried or left_out

    def _command(  # noqa: C901 - one command a move
        self, name: str, record: Any, outcome: Disposition, *, reasoned: bool
    ) -> Any:
        case, day = self.case, self.trust.office.today().date()
        parent = self.trust.people["denholm"]
        jump = {"jump_reason": "A threat.", "jump_head": "Mrs Whitfield"} if reasoned else {}
        if name == "triage":
            return TriageReport(case_id=case, outcome=outcome, reason="r", complaint_inside=False)
        if name == "record_contact":
            return RecordContact(case_id=case, person_id=parent, channel="call", on=day,
                                 said="s", stopped="no")  # fmt: skip
        if name == "request_meeting":
            return RequestMeeting(case_id=case, purpose="p", invited=(parent,), at="15:45",
                                  on=_school_day(day), place="Library", **jump)  # fmt: skip
        if name == "reply" and record.meetings:
            return RecordReply(case_id=case, meeting_id=record.meetings[-1]["id"],
                               reply="declined")  # fmt: skip
        if name in ("ask_poster", "ask_platform"):
            return AskForRemoval(case_id=case, target=name.removeprefix("ask_"),
                                 items=(ToRemove(what="The post"),), asked_of="Facebook",
                                 person_id=parent, **jump)  # fmt: skip
        if name == "ask_group_to_close":
            return AskGroupToClose(case_id=case, group_name="4H", admins=(parent,), reason="r")
        if name == "hand_over":
            return HandOver(case_id=case, reason="r", complaint="c")
        if name == "answer_handover" and record.handovers:
            return AnswerHandover(case_id=case, handover_id=record.handovers[-1]["id"],
                                  accepted=reasoned, answer="a")  # fmt: skip
        if name == "close":
            return CloseCase(case_id=case, outcome=Outcome.STOPPED, reason="r", check_on=day)
        if name == "reopen":
            return ReopenCase(case_id=case, reason="r")
        return None

    def _same_story(self) -> None:
        answer = self.trust.ask("ceo", CaseFile(case_id=self.case))
        assert answer.next_step.title
        assert answer.stage == self._record().case["stage"]
        # Nothing may lie unowned: until it is closed, somebody has something to do.
        if answer.stage not in ("closed", "complaint"):
            assert [task for task in answer.tasks if task.kind != "post"]


def _school_day(day: Any) -> Any:
    while day.weekday() >= 5 or day.isoformat() in ("2026-11-27",):
        day += timedelta(days=1)
    return day


@pytest.mark.parametrize("seed", range(WALKS))
def test_nobody_gets_past_the_route_of_the_code(tmp_path: Path, seed: int) -> None:
    walk = WalkThroughTheOffice(a_trust(tmp_path), random.Random(seed))
    for _ in range(STEPS):
        walk.step()
    assert walk.done, "nothing at all was done on this walk"
    walk.trust.close()


def test_a_denial_says_who_could(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    case = a_case(trust).at("reported")
    try:
        trust.do("teacher", ReopenCase(case_id=case, reason="r"))
    except Denied as denied:
        said = str(denied)
    assert "Headteacher or Executive Headteacher/CEO" in said
