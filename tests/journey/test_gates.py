"""Each gate by itself: what a harsher step needs first, and the sentence when it is missing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tcat_desktop.journey.case import (
    Case,
    Disposition,
    Fairness,
    Finding,
    Judgement,
    Tried,
    check,
)
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.route import stage_of
from tcat_desktop.journey.steps import Move, StageName

DAY = date(2026, 11, 9)


def _fairness(step: str, *, signed: bool = False) -> Fairness:
    return Fairness(
        step=step, aim="a", link="b", less_intrusive="c", balance="d", signed_by_ceo=signed
    )


READY = Case(
    stage=StageName.TAKEDOWN,
    disposition=Disposition.OPEN,
    findings=(Finding(clause="C36", judgement=Judgement.LIKELY),),
    fairness=tuple(_fairness(step) for step in ("meeting", "takedown", "closure")),
    tried=(
        Tried(stage=StageName.DIRECT_CONTACT, on=DAY),
        Tried(stage=StageName.MEETING, on=DAY + timedelta(days=5)),
    ),
    incidents=(DAY - timedelta(days=1), DAY + timedelta(days=8)),
    evidence_kept=True,
    complaint_made=True,
)
HARSH = ("request_meeting", "ask_poster", "ask_platform", "ask_group_to_close")


def _move(name: str) -> Move:
    found = stage_of(READY.stage).move(name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", [*HARSH, "hand_over"])
def test_a_case_with_everything_in_place_passes(name: str) -> None:
    check(READY, _move(name))


@pytest.mark.parametrize("name", HARSH)
@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"governor": True}, "governor"),
        ({"disposition": Disposition.ADVICE}, "further than was decided"),
        ({"findings": ()}, "must rest on a clause"),
        (
            {"findings": (Finding(clause="C36", judgement=Judgement.POSSIBLE),)},
            "must rest on a clause",
        ),
        (
            {"findings": (Finding(clause="C15", judgement=Judgement.FOUND),)},
            "cannot carry more than a quiet word",
        ),
        (
            {"findings": (Finding(clause="C17", judgement=Judgement.FOUND),)},
            "Only criticism is in question",
        ),
        ({"fairness": ()}, "four fairness questions"),
    ],
)
def test_no_harsher_step_without_what_it_needs(
    name: str, lacking: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        check(replace(READY, **lacking), _move(name))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", HARSH)
def test_an_unanswered_question_is_not_a_fairness_record(name: str) -> None:
    blank = tuple(replace(record, less_intrusive="  ") for record in READY.fairness)
    with pytest.raises(Refused, match="four fairness questions"):
        check(replace(READY, fairness=blank), _move(name))


@pytest.mark.parametrize("name", HARSH)
def test_criticism_alone_goes_further_only_when_the_ceo_signed(name: str) -> None:
    criticism = replace(READY, findings=(Finding(clause="C38", judgement=Judgement.FOUND),))
    signed = tuple(_fairness(record.step, signed=True) for record in READY.fairness)
    with pytest.raises(Refused, match="Only criticism"):
        check(criticism, _move(name))
    check(replace(criticism, fairness=signed), _move(name))


def test_criticism_beside_abuse_is_not_criticism_alone() -> None:
    both = (
        Finding(clause="C17", judgement=Judgement.FOUND),
        Finding(clause="C36", judgement=Judgement.LIKELY),
    )
    assert not replace(READY, findings=both).expression_only
    assert replace(READY, findings=both[:1]).expression_only


@pytest.mark.parametrize("name", ["ask_poster", "ask_platform"])
def test_a_copy_is_kept_before_anybody_is_asked_to_remove_anything(name: str) -> None:
    with pytest.raises(Refused, match="Keep a copy"):
        check(replace(READY, evidence_kept=False), _move(name))


def test_a_group_is_not_asked_to_close_before_the_school_has_talked() -> None:
    with pytest.raises(Refused, match="only after a call or a meeting"):
        check(replace(READY, tried=()), _move("ask_group_to_close"))


def test_a_group_is_not_asked_to_close_when_nothing_went_on_since() -> None:
    quiet = replace(READY, incidents=(DAY - timedelta(days=1),))
    with pytest.raises(Refused, match="Nothing new is on record"):
        check(quiet, _move("ask_group_to_close"))


def test_a_handover_needs_a_complaint() -> None:
    with pytest.raises(Refused, match="needs a complaint"):
        check(replace(READY, complaint_made=False), _move("hand_over"))


@pytest.mark.parametrize("name", ["open", "advice"])
def test_a_governors_conduct_opens_no_conduct_case(name: str) -> None:
    move = stage_of("reported").move(name)
    assert move is not None
    with pytest.raises(Refused, match="governor") as refusal:
        check(Case(governor=True), move)
    assert refusal.value.clause == "C47, C48"


def test_the_governor_road_is_only_for_a_governor() -> None:
    move = stage_of("reported").move("governor")
    assert move is not None
    check(Case(governor=True), move)
    with pytest.raises(Refused, match="Nobody in this report is marked as a governor"):
        check(Case(), move)
