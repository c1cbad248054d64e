"""The gates of the side steps: what a bar needs first, whatever the case looks like."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcat_desktop.journey.case import (
    EXPRESSION_CLAUSES,
    Case,
    Disposition,
    Fairness,
    Finding,
    Judgement,
    Tried,
)
from tcat_desktop.journey.gates import step_of
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.side_steps import SIDE_STEPS, TRACKS, Grounds, check
from tcat_desktop.journey.steps import StageName

FAIR = Fairness(step="bar", aim="a", link="b", less_intrusive="c", balance="d")
READY = Case(
    stage=StageName.MEETING,
    disposition=Disposition.OPEN,
    findings=(Finding(clause="C34", judgement=Judgement.LIKELY),),
    fairness=(FAIR,),
    tried=(Tried(stage=StageName.DIRECT_CONTACT, on=date(2026, 11, 9)),),
)
BEFORE = {"bar_decision": ("intent_to_bar", "temporary_bar"), "bar_kept": ("bar_decision",)}
ALL_SENT = Grounds(sent=frozenset(SIDE_STEPS))
CLAUSES = ["C15", "C16", "C17", "C34", "C36", "C38"]


@pytest.mark.parametrize("name", SIDE_STEPS)
def test_a_bar_with_everything_in_place_passes(name: str) -> None:
    check(name, READY, ALL_SENT)


@pytest.mark.parametrize("name", SIDE_STEPS)
@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"governor": True}, "governor"),
        ({"disposition": Disposition.ADVICE}, "further than was decided"),
        ({"findings": ()}, "must rest on a clause"),
        ({"findings": (Finding(clause="C15", judgement=Judgement.FOUND),)}, "quiet word"),
        ({"fairness": ()}, "four fairness questions"),
        ({"fairness": (replace(FAIR, step="takedown"),)}, "four fairness questions"),
        ({"fairness": (replace(FAIR, balance=" "),)}, "four fairness questions"),
        ({"findings": (Finding(clause="C17", judgement=Judgement.FOUND),)}, "Only criticism"),
    ],
)
def test_no_bar_without_what_it_needs(name: str, lacking: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refusal:
        check(name, replace(READY, **lacking), ALL_SENT)  # type: ignore[arg-type]
    assert refusal.value.clause
    assert refusal.value.what_to_do


@pytest.mark.parametrize("name", SIDE_STEPS)
def test_where_only_criticism_counts_the_head_herself_says_why_it_is_not_about_that(
    name: str,
) -> None:
    criticism = replace(READY, findings=(Finding(clause="C38", judgement=Judgement.FOUND),))
    with pytest.raises(Refused, match="Only criticism") as refusal:
        check(name, criticism, replace(ALL_SENT, by_head=True))
    assert (refusal.value.clause, refusal.value.field) == ("C17, C38", "why_not_criticism")
    with pytest.raises(Refused, match="the head writes this letter herself"):
        check(name, criticism, replace(ALL_SENT, why_not_criticism="The playground."))
    check(name, criticism, replace(ALL_SENT, why_not_criticism="The playground.", by_head=True))


@pytest.mark.parametrize(("name", "before"), BEFORE.items())
def test_a_decision_comes_only_after_the_parent_was_asked(
    name: str, before: tuple[str, ...]
) -> None:
    with pytest.raises(Refused, match="comes only after"):
        check(name, READY, Grounds(sent=frozenset(SIDE_STEPS) - set(before)))
    for letter in before:
        check(name, READY, Grounds(sent=frozenset({letter})))


def test_a_letter_without_gates_is_always_open() -> None:
    check("", Case(governor=True), Grounds())


def test_ending_a_bar_is_offered_before_beginning_one() -> None:
    premises = next(track for track in TRACKS if track.name == "premises")
    assert premises.letters[0] == "bar_lifted"
    assert "bar_lifted" not in SIDE_STEPS


@given(
    name=st.sampled_from(sorted(SIDE_STEPS)),
    clauses=st.dictionaries(st.sampled_from(CLAUSES), st.sampled_from(list(Judgement))),
    disposition=st.sampled_from([None, *Disposition]),
    governor=st.booleans(),
    fairness=st.lists(
        st.builds(
            Fairness,
            step=st.sampled_from(["bar", "closure", "meeting"]),
            aim=st.sampled_from(["a", " "]),
            link=st.just("b"),
            less_intrusive=st.just("c"),
            balance=st.just("d"),
            signed_by_ceo=st.booleans(),
        )
    ),
    why=st.sampled_from(["", "  ", "The playground."]),
    by_head=st.booleans(),
    sent=st.frozensets(st.sampled_from(["advice", *SIDE_STEPS])),
)
def test_whatever_the_case_no_bar_passes_without_everything_it_needs(
    name: str,
    clauses: dict[str, Judgement],
    disposition: Disposition | None,
    governor: bool,
    fairness: list[Fairness],
    why: str,
    by_head: bool,
    sent: frozenset[str],
) -> None:
    case = Case(
        disposition=disposition,
        governor=governor,
        findings=tuple(
            Finding(clause=clause, judgement=judgement) for clause, judgement in clauses.items()
        ),
        fairness=tuple(fairness),
    )
    try:
        check(name, case, Grounds(why_not_criticism=why, by_head=by_head, sent=sent))
    except Refused:
        return
    counting = {one.clause for one in case.findings if one.counts}
    assert counting - {"C15"}
    assert not governor
    assert disposition is not Disposition.ADVICE
    weighed = case.fairness_for("bar")
    assert weighed is not None
    assert weighed.complete
    if counting <= EXPRESSION_CLAUSES:
        assert why.strip()
        assert by_head
    assert name not in BEFORE or sent & set(BEFORE[name])


def test_every_side_step_of_a_bar_rests_on_the_fairness_record_of_a_bar() -> None:
    assert {step_of(step.move) for step in SIDE_STEPS.values()} == {"bar"}
