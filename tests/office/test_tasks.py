"""Tasks of a case: an owner and a deputy who can open it, a day that moves with a reason."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_tasks import FinishTask, HandTask, MoveTask, SetTask
from tcat_desktop.office.questions.case_file import CaseFile, TaskLine
from tcat_desktop.office.questions.work_list import Today
from tests.builders import ATrust, a_case, a_trust

FRIDAY = date(2026, 12, 4)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def _account(trust: ATrust, who: str) -> Any:
    return trust.person(who).account_id


def _set(trust: ATrust, case: CaseId, **more: Any) -> int:
    task: int = trust.do(
        "head", SetTask(case_id=case, title="Ring the gate", due_on=FRIDAY, **more)
    )
    return task


def _line(trust: ATrust, case: CaseId, task_id: int) -> TaskLine:
    lines: tuple[TaskLine, ...] = trust.ask("head", CaseFile(case_id=case)).tasks
    return next(one for one in lines if one.task_id == task_id)


def _waits_for(trust: ATrust, who: str) -> set[int]:
    groups = trust.ask(who, Today()).groups
    return {row.task_id for group in groups for row in group.rows}


def test_a_task_stands_under_today_of_its_owner_and_of_who_stands_in(
    trust: ATrust, case: CaseId
) -> None:
    task = _set(trust, case, owner_id=_account(trust, "office"), deputy_id=_account(trust, "dsl"))
    line = _line(trust, case, task)
    assert (line.owner, line.deputy) == ("Priya Nair", trust.person("dsl").name)
    assert task in _waits_for(trust, "office")
    assert task in _waits_for(trust, "dsl")
    assert task not in _waits_for(trust, "head")


def test_nobody_is_given_a_task_of_a_case_that_she_cannot_open(trust: ATrust, case: CaseId) -> None:
    for who in ("reception", "teacher", "head_hm", "admin"):
        with pytest.raises(Refused, match="cannot open this case") as refused:
            _set(trust, case, owner_id=_account(trust, who))
        assert refused.value.field == "owner_id"
    with pytest.raises(Refused, match="somebody else than the owner"):
        _set(trust, case, owner_id=_account(trust, "dsl"), deputy_id=_account(trust, "dsl"))


def test_a_task_is_handed_over_and_goes_back_to_the_post(trust: ATrust, case: CaseId) -> None:
    task = _set(trust, case)
    trust.do("head", HandTask(case_id=case, task_id=task, owner_id=_account(trust, "office")))
    assert task in _waits_for(trust, "office")
    assert task not in _waits_for(trust, "head")
    trust.do("head", HandTask(case_id=case, task_id=task))
    assert task in _waits_for(trust, "head")
    told = [entry.words for entry in trust.ask("head", CaseFile(case_id=case)).entries]
    assert any("Now by Priya Nair." in words for words in told)


def test_a_day_that_a_person_set_moves_with_a_reason_and_both_days_are_kept(
    trust: ATrust, case: CaseId
) -> None:
    task = _set(trust, case)
    with pytest.raises(Refused, match="Write why it moves"):
        trust.do("head", MoveTask(case_id=case, task_id=task, due_on=FRIDAY, reason=" "))
    trust.do("head", MoveTask(case_id=case, task_id=task, due_on=date(2026, 12, 9), reason="Ill."))
    assert _line(trust, case, task).due_on == date(2026, 12, 9)
    words = trust.ask("head", CaseFile(case_id=case)).entries[0].words
    assert "Friday 4 December 2026" in words
    assert "Wednesday 9 December 2026" in words


def test_what_a_rule_reckoned_is_not_moved_by_hand(trust: ATrust, case: CaseId) -> None:
    (reckoned,) = trust.ask("head", CaseFile(case_id=case)).tasks
    assert reckoned.working.startswith("Mon 23 Nov – day 0")
    with pytest.raises(Refused, match="belongs to a step"):
        trust.do(
            "head", MoveTask(case_id=case, task_id=reckoned.task_id, due_on=FRIDAY, reason="r")
        )
    assert _line(trust, case, reckoned.task_id).due_on == reckoned.due_on


def test_what_is_done_is_done_once(trust: ATrust, case: CaseId) -> None:
    task = _set(trust, case)
    trust.do("head", FinishTask(case_id=case, task_id=task, words="Rang."))
    for command in (
        FinishTask(case_id=case, task_id=task),
        HandTask(case_id=case, task_id=task),
        MoveTask(case_id=case, task_id=task, due_on=FRIDAY, reason="r"),
    ):
        with pytest.raises(Refused, match="done already"):
            trust.do("head", command)
