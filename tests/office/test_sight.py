"""What a person meets: her school, never a case she is part of, and never a hint of one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.journey.people import Person
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.case_list import CaseList, Filter
from tcat_desktop.office.questions.letter_register import LetterRegister
from tcat_desktop.office.questions.meeting import MeetingList
from tcat_desktop.office.questions.own_desk import Frame, MyReports
from tcat_desktop.office.questions.work_list import Today
from tests.builders import ATrust, a_case, a_trust

WORDS = Filter(words="bullies")


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _everything(trust: ATrust, person: Person) -> list[Any]:
    """All that a person can learn without naming a case."""
    questions = (CaseList(), CaseList(filter=WORDS), Today(), LetterRegister(), MeetingList(),
                 Frame())  # fmt: skip
    return [trust.office.ask(person, question) for question in questions]


def test_a_head_meets_her_own_school_and_the_ceo_the_trust(trust: ATrust) -> None:
    own, other = a_case(trust).at("reported"), a_case(trust, school="HM").at("reported")
    met = {who: {row.case_id for row in trust.ask(who, CaseList()).rows}
           for who in ("head", "head_hm", "ceo", "dpo")}  # fmt: skip
    assert met == {"head": {own}, "head_hm": {other}, "ceo": {own, other}, "dpo": {own, other}}


def test_whoever_is_part_of_a_case_learns_nothing_of_it(trust: ATrust, tmp_path: Path) -> None:
    without = a_trust(tmp_path, name="without")
    named = replace(trust.staff["head"], known_as=trust.people["denholm"])
    a_case(trust).at("meeting")
    assert _everything(trust, named) == _everything(without, named)


def test_a_case_that_names_her_is_refused_as_if_it_were_not_there(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    named = replace(trust.staff["head"], known_as=trust.people["denholm"])
    with pytest.raises(Said, match="no such case for you"):
        trust.office.ask(named, CaseFile(case_id=case))


def test_whoever_only_reported_it_still_meets_it(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    reporter = replace(trust.staff["head"], known_as=trust.people["wojcik"])
    assert trust.office.ask(reporter, CaseFile(case_id=case)).case_id == case
    assert trust.office.ask(reporter, CaseList(filter=WORDS)).open_cases == 1


def test_a_receptionist_sees_how_far_her_report_came_and_not_what_it_says(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    reports = trust.ask("reception", MyReports())
    assert [report.case_id for report in reports] == [case]
    assert reports[0].status == "Decided; the school is dealing with it"
    assert "bullies" not in repr(reports)
    with pytest.raises(Said):
        trust.ask("reception", CaseFile(case_id=case))


def test_counts_follow_a_case_from_stage_to_stage(trust: ATrust) -> None:
    a_case(trust).at("meeting")
    a_case(trust).at("closed")
    today = trust.ask("head", Today())
    assert {cell.stage: cell.cases for cell in today.funnel if cell.cases} == {"meeting": 1}
    answer = trust.ask("head", CaseList())
    assert (answer.open_cases, answer.closed_cases) == (1, 1)
