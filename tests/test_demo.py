"""The demonstration: what the mock-ups show stands in it, and it is nobody's real school."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tcat_desktop.demo.showing import fill_with_stories, weeks_to
from tcat_desktop.demo.story_clock import STORY_DAY, StoryClock, moment
from tcat_desktop.demo.trust import Trust
from tcat_desktop.office import safe_keeping
from tcat_desktop.office.clock import now
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.case_list import CaseList, Filter
from tcat_desktop.office.questions.own_desk import Frame
from tcat_desktop.office.questions.work_list import Today
from tests.builders import PASSWORD, sign_in_name


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trust]:
    folder = tmp_path_factory.mktemp("story") / "desk"
    made = fill_with_stories(folder, StoryClock(moment(STORY_DAY, "08:52")))
    yield made
    made.close()


def test_today_is_the_day_of_the_mock_up(story: Trust) -> None:
    today = story.office.ask(story.staff["head"], Today())
    assert today.summary == "Two things are late. Four are due today."
    assert [cell.cases for cell in today.funnel] == [3, 5, 3, 2, 1]
    assert [len(group.rows) for group in today.groups][:3] == [2, 4, 3]
    assert (today.to_sign, today.to_print, today.to_post) == (3, 2, 1)
    assert [(m.at, m.who) for m in today.meetings] == [("15:45", "Mrs Kerry Denholm")]
    assert today.meetings[0].adjustments == "Large print, a break after 30 minutes"
    assert ("Facebook: reply to our report", "Wed 25 Nov") in [
        (each.what, each.when) for each in today.waiting
    ]


def test_number_31_is_the_case_of_the_mock_up(story: Trust) -> None:
    found = story.office.ask(story.staff["head"], CaseList(filter=Filter(words="AP-26-031")))
    file = story.office.ask(story.staff["head"], CaseFile(case_id=found.rows[0].case_id))
    assert file.title == "Posts about a Year 4 teacher, and a photo at the gate"
    assert file.stage_title == "Meeting"
    assert file.next_step.title == "Hold the meeting at 15:45"
    assert {(one.clause, one.judgement) for one in file.clauses} == {
        ("C36", "likely"), ("C61", "found"), ("C17", "not_used"),
    }  # fmt: skip


def test_every_stage_is_met_at_both_schools(story: Trust) -> None:
    rows = story.office.ask(story.staff["ceo"], CaseList()).rows
    for code in ("AP", "HM"):
        assert {row.step for row in rows if row.reference.startswith(code)} == {1, 2, 3, 4, 5}


def test_every_page_can_say_that_the_people_are_invented(story: Trust) -> None:
    assert story.office.ask(story.staff["reception"], Frame()).demo


def test_what_was_told_verifies(story: Trust) -> None:
    assert safe_keeping.check(story.folder, sign_in_name("admin"), PASSWORD, now=now()) == ()


@pytest.mark.parametrize("days", range(0, 800, 37))
def test_the_story_can_be_told_in_any_week(days: int) -> None:
    shift = weeks_to(date(2026, 11, 23) + timedelta(days=days))
    assert shift.days % 7 == 0
    assert STORY_DAY + shift <= STORY_DAY + timedelta(days=days)


@pytest.mark.slow
def test_a_story_told_next_summer_has_the_same_day(tmp_path: Path) -> None:
    shift = weeks_to(date(2027, 7, 14))
    clock = StoryClock(moment(STORY_DAY + shift, "08:52"))
    made = fill_with_stories(tmp_path / "desk", clock, shift=shift)
    today = made.office.ask(made.staff["head"], Today())
    made.close()
    assert [cell.cases for cell in today.funnel] == [3, 5, 3, 2, 1]
    assert [(m.at, m.who) for m in today.meetings] == [("15:45", "Mrs Kerry Denholm")]
