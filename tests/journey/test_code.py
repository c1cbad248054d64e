"""The Code as data: seventy clauses, its versions, and exceptions weighed before a finding."""

from datetime import date

import pytest

from tcat_desktop.journey.case import Judgement
from tcat_desktop.journey.code import Told, days_overdue, suggest
from tcat_desktop.journey.gates import judge
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.door import shipped_code

CODE = shipped_code()


def test_the_code_ships_all_seventy_clauses_in_order() -> None:
    assert list(CODE.clauses) == [f"C{number:02d}" for number in range(1, 71)]


def test_criticism_is_marked_as_expression_and_nothing_else_is() -> None:
    assert {one.number for one in CODE.clauses.values() if one.expression} == {"C17", "C38"}


def test_every_exception_that_is_named_is_a_clause_of_the_code() -> None:
    named = {name for one in CODE.clauses.values() for name in one.exceptions}
    assert named == {"C21", "C22", "C39", "C40", "C55", "C59"}


def test_the_review_was_83_days_overdue_on_22_november_2026() -> None:
    version = CODE.in_force(date(2026, 11, 22))
    assert version.number == "3.1"
    assert days_overdue(version.review_due, date(2026, 11, 22)) == 83
    assert days_overdue(version.review_due, date(2026, 8, 31)) == 0


@pytest.mark.parametrize("judgement", [Judgement.LIKELY, Judgement.FOUND])
def test_a_clause_with_an_exception_counts_only_once_it_is_weighed(judgement: Judgement) -> None:
    with pytest.raises(Refused, match="nobody has weighed: C21, C22"):
        judge(CODE, "C19", judgement, ())
    with pytest.raises(Refused, match="C21 applies"):
        judge(CODE, "C19", judgement, (("C21", True), ("C22", False)))
    assert judge(CODE, "C19", judgement, (("C21", False), ("C22", False))).counts


def test_not_used_needs_no_exception_weighed() -> None:
    assert not judge(CODE, "C19", Judgement.NOT_USED, ()).counts


@pytest.mark.parametrize("clause", ["C21", "C39", "C43", "C70"])
def test_conduct_is_not_judged_against_a_clause_that_forbids_nothing(clause: str) -> None:
    with pytest.raises(Refused, match="does not forbid anything"):
        judge(CODE, clause, Judgement.FOUND, ())


def test_a_group_chat_about_a_teacher_suggests_the_clauses_with_their_exceptions() -> None:
    told = Told(words="calls her a liar", audience="group", named_staff=True)
    offered = suggest(CODE, told)
    assert [one.number for one in offered] == ["C36", "C23"]
    assert offered[1].but_not_if == "the parent only joined and said nothing"


def test_nothing_known_suggests_nothing() -> None:
    assert suggest(CODE, Told(words="Somebody rang")) == ()
