"""Walking the journey at random under every role: what the rules promise holds at every step."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tcat_desktop.journey.case import (
    EXPRESSION_CLAUSES,
    Case,
    Disposition,
    Fairness,
    Finding,
    Judgement,
    Jump,
    Tried,
    options,
    skipped,
    take,
)
from tcat_desktop.journey.gates import step_of
from tcat_desktop.journey.people import Person, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.route import ROUTE, stage_of
from tcat_desktop.journey.steps import Move, StageName

WHO_SIGN_IN = tuple(role for role in Role if role is not Role.PANEL)
# The posts that can take a case further are drawn more often, so that walks get far.
DECIDERS = (Role.HEAD, Role.CEO)
FIRST_DAY = date(2026, 9, 7)
JUMP = Jump(reason="A threat was made", head="Mrs Helen Whitfield")
STEP_TRIED = {
    "record_contact": StageName.DIRECT_CONTACT,
    "record_meeting": StageName.MEETING,
    "ask_poster": StageName.TAKEDOWN,
}


def _person(role: Role) -> Person:
    return Person(account_id=1, name="A", role=role)  # type: ignore[arg-type]


class Walk(RuleBasedStateMachine):
    """Any role tries any move on any day; a model beside it remembers what was promised."""

    def __init__(self) -> None:
        super().__init__()
        self.case = Case()
        self.day = FIRST_DAY
        self.harsh: list[tuple[Move, Case]] = []

    @initialize(
        stage=st.sampled_from(list(StageName)),
        clauses=st.sets(st.sampled_from(["C15", "C17", "C36", "C38"]), max_size=2),
        weighed=st.sets(st.sampled_from(["meeting", "takedown", "closure"])),
        talked=st.booleans(),
        governor=st.booleans(),
    )
    def start_somewhere(
        self,
        stage: StageName,
        clauses: set[str],
        weighed: set[str],
        talked: bool,
        governor: bool,
    ) -> None:
        conduct = stage in (StageName.DIRECT_CONTACT, StageName.MEETING, StageName.TAKEDOWN)
        self.case = Case(
            stage=stage,
            disposition=None if stage is StageName.REPORTED else Disposition.OPEN,
            governor=governor and not conduct,
            evidence_kept=True,
            findings=tuple(
                Finding(clause=clause, judgement=Judgement.FOUND) for clause in sorted(clauses)
            ),
            fairness=tuple(
                Fairness(step=step, aim="a", link="b", less_intrusive="c", balance="d")
                for step in sorted(weighed)
            ),
            tried=(Tried(stage=StageName.DIRECT_CONTACT, on=FIRST_DAY + timedelta(days=1)),)
            if talked
            else (),
            incidents=(FIRST_DAY,),
        )

    @rule(days=st.integers(0, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def it_happens_again(self) -> None:
        self.case = replace(self.case, incidents=(*self.case.incidents, self.day))

    @rule(
        clause=st.sampled_from(["C15", "C16", "C17", "C36", "C38", "C61"]),
        judgement=st.sampled_from(list(Judgement)),
    )
    def judge(self, clause: str, judgement: Judgement) -> None:
        others = tuple(one for one in self.case.findings if one.clause != clause)
        self.case = replace(
            self.case, findings=(*others, Finding(clause=clause, judgement=judgement))
        )

    @rule(
        step=st.sampled_from(["meeting", "takedown", "closure"]),
        whole=st.booleans(),
        signed=st.booleans(),
    )
    def weigh(self, step: str, whole: bool, signed: bool) -> None:
        record = Fairness(
            step=step, aim="a", link="b", less_intrusive="c" if whole else " ", balance="d",
            signed_by_ceo=signed,
        )  # fmt: skip
        self.case = replace(self.case, fairness=(*self.case.fairness, record))

    @rule()
    def the_parent_complains(self) -> None:
        self.case = replace(self.case, complaint_made=True)

    @rule(
        place=st.integers(0, 41),
        role=st.sampled_from((*DECIDERS * 6, *WHO_SIGN_IN)),
        reasoned=st.booleans(),
    )
    def try_a_move(self, place: int, role: Role, reasoned: bool) -> None:
        stage = stage_of(self.case.stage)
        offered = {option.move.name: option for option in options(self.case, stage, _person(role))}
        assert list(offered) == [move.name for move in stage.moves]
        # Three walks in four go on rather than close, and so meet the harsher steps.
        further = [move for move in stage.moves if move.name != "close" or place % 4 == 0]
        here = further[place % len(further)]
        option = offered[here.name]
        before = self.case
        if not option.allowed:
            assert option.reason
            return
        if option.needs_reason and not reasoned:
            with pytest.raises(Refused):
                take(before, here)
            assert self.case == before
            return
        after = take(before, here, jump=JUMP if reasoned else None)
        if here.harsh:
            self.harsh.append((here, before))
        self.case = self._remember(here, before, after)

    def _remember(self, move: Move, before: Case, after: Case) -> Case:
        values: dict[str, Any] = {}
        if move.name in STEP_TRIED:
            step = Tried(stage=STEP_TRIED[move.name], on=self.day)
            values["tried"] = (*after.tried, step)
        if before.stage is StageName.REPORTED:
            values["disposition"] = Disposition(move.name)
        if move.name == "reopen":
            values["disposition"] = None
        return replace(after, **values)

    @invariant()
    def a_governor_never_meets_the_conduct_route(self) -> None:
        if self.case.governor:
            assert self.case.stage in (StageName.REPORTED, StageName.COMPLAINT, StageName.CLOSED)

    @invariant()
    def every_harsh_step_was_fair_and_rested_on_a_clause(self) -> None:
        for move, case in self.harsh:
            record = case.fairness_for(step_of(move))
            assert record is not None
            assert record.complete
            counting = {one.clause for one in case.findings if one.counts}
            assert counting - {"C15"}
            if counting <= EXPRESSION_CLAUSES:
                assert record.signed_by_ceo

    @invariant()
    def a_group_is_only_asked_to_close_when_problems_went_on(self) -> None:
        for move, case in self.harsh:
            if move.name == "ask_group_to_close":
                talked = [one.on for one in case.tried if one.stage is not StageName.TAKEDOWN]
                assert talked
                assert max(case.incidents) >= min(talked)

    @invariant()
    def nobody_is_ever_stuck(self) -> None:
        stage = stage_of(self.case.stage)
        assert any(
            option.allowed
            for role in (Role.HEAD, Role.CEO, Role.CLERK)
            for option in options(self.case, stage, _person(role))
        )


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=400, stateful_step_count=25)


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.TEACHER, Role.DPO, Role.ADMIN])
def test_a_post_without_a_part_in_the_route_is_offered_no_decision(role: Role) -> None:
    open_case = Case(stage=StageName.DIRECT_CONTACT, disposition=Disposition.OPEN)
    for stage in ROUTE:
        case = replace(open_case, stage=stage.name)
        allowed = {one.move.name for one in options(case, stage, _person(role)) if one.allowed}
        assert allowed <= {"record_meeting"}


def test_only_the_ceo_is_offered_the_group_closure() -> None:
    case = Case(
        stage=StageName.TAKEDOWN,
        disposition=Disposition.OPEN,
        findings=(Finding(clause="C23", judgement=Judgement.FOUND),),
        fairness=(
            Fairness(step="closure", aim="a", link="b", less_intrusive="c", balance="d"),
        ),
        tried=(Tried(stage=StageName.DIRECT_CONTACT, on=FIRST_DAY),),
        incidents=(FIRST_DAY, FIRST_DAY + timedelta(days=3)),
    )  # fmt: skip
    offered = {
        role: next(
            one for one in options(case, stage_of("takedown"), _person(role))
            if one.move.name == "ask_group_to_close"
        ).allowed
        for role in Role
    }  # fmt: skip
    assert [role for role, allowed in offered.items() if allowed] == [Role.CEO]


def test_leaving_out_a_step_needs_a_reason_and_a_named_head() -> None:
    case = Case(
        stage=StageName.DIRECT_CONTACT,
        disposition=Disposition.OPEN,
        evidence_kept=True,
        findings=(Finding(clause="C36", judgement=Judgement.LIKELY),),
        fairness=(
            Fairness(step="takedown", aim="a", link="b", less_intrusive="c", balance="d"),
        ),
        incidents=(FIRST_DAY,),
    )  # fmt: skip
    move = stage_of("direct_contact").move("ask_poster")
    assert move is not None
    assert skipped(case, move) == (StageName.DIRECT_CONTACT, StageName.MEETING)
    with pytest.raises(Refused, match="leaves out a step"):
        take(case, move)
    with pytest.raises(Refused, match="leaves out a step"):
        take(case, move, jump=Jump(reason="A threat", head=" "))
    assert take(case, move, jump=JUMP).stage is StageName.TAKEDOWN


def test_talking_comes_before_anything_harsher_in_every_list_of_steps() -> None:
    for stage in ROUTE[1:4]:
        harsh = [place for place, move in enumerate(stage.moves) if move.harsh]
        gentle = [place for place, move in enumerate(stage.moves) if move.name == "record_contact"]
        assert gentle[0] < harsh[0]
