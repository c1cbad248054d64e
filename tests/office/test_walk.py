"""The journey walked at random through the office, under every role, on a real database."""

import itertools
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tcat_desktop.journey.case import Disposition, Judgement, Outcome
from tcat_desktop.journey.people import CaseId
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
from tcat_desktop.office.questions.case_file import CaseFile, CaseFileAnswer
from tcat_desktop.records import case_record
from tests.builders import ATrust, a_case, a_trust

STAFF = ("head", "ceo", "head", "ceo", "office", "clerk", "dsl", "teacher", "reception", "dpo",
         "admin")  # fmt: skip
# The command behind each move of the route.
MOVES = (
    "triage", "record_contact", "request_meeting", "reply", "ask_poster", "ask_platform",
    "ask_group_to_close", "hand_over", "answer_handover", "close", "reopen",
)  # fmt: skip
_folders = itertools.count()


class WalkThroughTheOffice(RuleBasedStateMachine):
    """Anybody tries any command; a refusal must change nothing, and what is done is on record."""

    trust: ATrust
    case: CaseId

    @initialize(stage=st.sampled_from(["reported", "direct_contact", "meeting", "takedown"]))
    def open_the_office(self, stage: str) -> None:
        self._home = tempfile.TemporaryDirectory()
        self.trust = a_trust(Path(self._home.name), name=f"walk{next(_folders)}")
        self.case = a_case(self.trust).at(stage)

    def teardown(self) -> None:
        if hasattr(self, "trust"):
            self.trust.close()
            self._home.cleanup()

    def _file(self) -> CaseFileAnswer:
        answer = self.trust.ask("ceo", CaseFile(case_id=self.case))
        assert isinstance(answer, CaseFileAnswer)
        return answer

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

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.trust.clock.set(self.trust.clock() + timedelta(days=days))

    @rule(who=st.sampled_from(STAFF), clause=st.sampled_from(["C15", "C17", "C36", "C19"]),
          judgement=st.sampled_from(list(Judgement)), applies=st.booleans())  # fmt: skip
    def somebody_judges(self, who: str, clause: str, judgement: Judgement, applies: bool) -> None:  # noqa: FBT001
        exceptions = (("C21", applies), ("C22", False)) if clause == "C19" else ()
        done = self._try(who, JudgeClause(
            case_id=self.case, clause=clause, judgement=judgement, quoted="her words",
            nature="opinion", reason="As told.", exceptions=exceptions,
        ))  # fmt: skip
        counts = judgement in (Judgement.LIKELY, Judgement.FOUND)
        if done and clause == "C19" and counts:
            assert not applies

    @rule(who=st.sampled_from(STAFF), step=st.sampled_from(["meeting", "takedown", "closure"]))
    def somebody_weighs(self, who: str, step: str) -> None:
        self._try(who, WeighFairness(case_id=self.case, step=step, aim="a", link="b",
                                     less_intrusive="c", balance="d"))  # fmt: skip

    @rule(who=st.sampled_from(STAFF))
    def somebody_signs(self, who: str) -> None:
        records = self._record().fairness
        if records:
            done = self._try(who, SignFairness(case_id=self.case, reason="It must.",
                                               fairness_id=records[-1]["id"]))  # fmt: skip
            assert not done or who == "ceo"

    @rule(who=st.sampled_from(STAFF))
    def it_happens_again(self, who: str) -> None:
        self._try(who, AddIncident(case_id=self.case, narrative="Again.",
                                   happened_on=self.trust.office.today().date()))  # fmt: skip

    @rule(who=st.sampled_from(STAFF))
    def the_parent_complains(self, who: str) -> None:
        self._try(who, NoteComplaint(case_id=self.case, words="Where Riley sits."))

    @rule(who=st.sampled_from(STAFF), name=st.sampled_from(MOVES), reasoned=st.booleans(),
          outcome=st.sampled_from(list(Disposition)))  # fmt: skip
    def somebody_tries_a_step(
        self, who: str, name: str, reasoned: bool, outcome: Disposition  # noqa: FBT001
    ) -> None:
        record = self._record()
        command = self._command(name, record, outcome, reasoned=reasoned)
        if command is None:
            return
        before = record.case["stage"]
        done = self._try(who, command)
        after = self._record()
        if done and after.case["stage"] != before:
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

    def _command(  # noqa: PLR0911 - one command a move
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

    @invariant()
    def the_list_and_the_case_file_tell_the_same_story(self) -> None:
        if not hasattr(self, "trust"):
            return
        answer = self._file()
        assert answer.next_step.title
        assert answer.stage == self._record().case["stage"]
        waiting = [task for task in answer.tasks if task.kind != "post"]
        # Nothing may lie unowned: until it is closed, somebody has something to do.
        if answer.stage not in ("closed", "complaint"):
            assert waiting


def _school_day(day: Any) -> Any:
    while day.weekday() >= 5 or day.isoformat() in ("2026-11-27",):
        day += timedelta(days=1)
    return day


TestWalkThroughTheOffice = WalkThroughTheOffice.TestCase
TestWalkThroughTheOffice.settings = settings(max_examples=20, stateful_step_count=25)


def test_a_denial_says_who_could(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    case = a_case(trust).at("reported")
    try:
        trust.do("teacher", ReopenCase(case_id=case, reason="r"))
    except Denied as denied:
        said = str(denied)
    assert "Headteacher or Executive Headteacher/CEO" in said
