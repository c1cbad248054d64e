"""Complaint procedures, the life of a complaint and panels, as rules without a desk."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.journey.clocks import COMPLAINTS_PROCEDURE, SHIPPED
from tcat_desktop.journey.complaints import (
    ENDED,
    FORMAL,
    INFORMAL,
    PANEL,
    STAGES,
    Life,
    Procedure,
    begin,
    check_companion,
    check_in_time,
    end,
    in_register,
    last_day,
    move,
    read_procedure,
)
from tcat_desktop.journey.panels import (
    AGREED,
    ASKED,
    CHAIR,
    DECLINED,
    MEMBER,
    STOOD_DOWN,
    Candidate,
    Matter,
    Member,
    check_hearing,
    check_independent,
    check_panel,
    may_sit,
    missing,
)
from tcat_desktop.journey.people import No, Yes
from tcat_desktop.journey.refusals import Refused

SHIPPED_PRESETS = json.loads(
    (Path(__file__).parents[2] / "resources/library/preset.json").read_text("utf-8")
)["entries"]


def a_procedure(**changed: Any) -> Procedure:
    """The first shipped one, with what a test changes of it."""
    return replace(read_procedure(SHIPPED_PRESETS[0]["body"]), **changed)


# -- the shipped procedures -------------------------------------------------------------------


@pytest.mark.parametrize("entry", SHIPPED_PRESETS, ids=[each["name"] for each in SHIPPED_PRESETS])
def test_a_shipped_procedure_is_whole_and_says_where_it_is_from(entry: dict[str, Any]) -> None:
    procedure = read_procedure(entry["body"])
    assert [stage.name for stage in procedure.stages] == list(STAGES)
    assert all(stage.decides and stage.clocks for stage in procedure.stages)
    assert (procedure.members, procedure.independent) == (3, 1)
    assert entry["source"]
    assert date.fromisoformat(entry["checked_on"])


def test_every_clock_of_a_complaint_is_among_those_that_ship() -> None:
    assert set(COMPLAINTS_PROCEDURE) <= set(SHIPPED)


def test_the_first_one_has_the_timeline_of_one_trust() -> None:
    procedure = read_procedure(SHIPPED_PRESETS[0]["body"])
    told = {
        clock.clock.name: (clock.counting.kind, clock.counting.count)
        for clock in procedure.stage(PANEL).clocks
        if clock.counting is not None
    }
    assert told == {
        "acknowledge": ("school-days", 5),
        "panel": ("school-days", 15),
        "panel_names": ("school-days", 5),
        "papers": ("school-days", 5),
        "panel_decision": ("working-days", 5),
    }
    assert (procedure.months, procedure.lawyers) == (3, False)
    assert "agreement" in procedure.recordings


def test_the_minimal_one_sets_no_number_of_its_own() -> None:
    procedure = read_procedure(SHIPPED_PRESETS[2]["body"])
    assert [clock.counting for stage in procedure.stages for clock in stage.clocks] == [None] * 5


WHOLE = SHIPPED_PRESETS[0]["body"]


@pytest.mark.parametrize(("changed", "field"), [
    ({"stages": []}, "stages"),
    ({"stages": WHOLE["stages"][:2]}, "stages"),
    ({"stages": WHOLE["stages"][::-1]}, "stages"),
    ({"stages": "three"}, "stages"),
    ({"stages": [{"name": "informal"}, *WHOLE["stages"][1:]]}, "stages"),
    ({"stages": [7, *WHOLE["stages"][1:]]}, "stages"),
    ({"panel": {"members": 2}}, "panel"),
    ({"panel": {"members": "three"}}, "panel"),
    ({"panel": {"members": True}}, "panel"),
    ({"panel": {"independent": 0}}, "panel"),
    ({"panel": []}, "panel"),
    ({"companion": {"lawyer": "no"}}, "companion"),
    ({"time_limit": {"months": -1}}, "time_limit"),
    ({"time_limit": {"months": 2.5}}, "time_limit"),
    ({"order": "first"}, "order"),
    ({"order": [1]}, "order"),
    ({"rights": None}, "rights"),
    ({"recordings": 3}, "recordings"),
])  # fmt: skip
def test_a_body_that_is_not_whole_is_refused_at_its_part(
    changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_procedure({**WHOLE, **changed})
    assert refused.value.field == field


@pytest.mark.parametrize("clock", [
    {"clock": "triage"}, {"clock": "moons"}, {"clock": "panel", "count": -1},
    {"clock": "panel", "count": 15, "kind": "moons"}, {"clock": "panel", "count": "15"},
    {"clock": "panel", "count": 15, "inset_counts": "yes"}, "panel", {},
])  # fmt: skip
def test_a_clock_that_cannot_be_is_refused(clock: Any) -> None:
    stages = [{**stage, "clocks": [clock]} for stage in WHOLE["stages"]]
    with pytest.raises(Refused) as refused:
        read_procedure({**WHOLE, "stages": stages})
    assert refused.value.field == "clocks"


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["stages", "name", "title", "clocks", "clock", "count", "panel",
                         "members", "companion", "lawyer", "time_limit", "months"]),
        inner, max_size=4,
    ), max_leaves=12,
))  # fmt: skip
def test_whatever_stands_in_a_body_it_is_read_or_refused(body: Any) -> None:
    try:
        procedure = read_procedure(body)
    except Refused:
        return
    assert procedure.members >= 3
    assert procedure.independent >= 1


# -- the time limit ---------------------------------------------------------------------------


@pytest.mark.parametrize(("event", "months", "last"), [
    (date(2026, 8, 23), 3, date(2026, 11, 23)),
    (date(2026, 11, 30), 3, date(2027, 2, 28)),
    (date(2027, 11, 30), 3, date(2028, 2, 29)),
    (date(2026, 12, 31), 3, date(2027, 3, 31)),
    (date(2026, 1, 31), 1, date(2026, 2, 28)),
    (date(2026, 10, 15), 3, date(2027, 1, 15)),
    (date(2026, 3, 31), 12, date(2027, 3, 31)),
])  # fmt: skip
def test_the_last_day_is_the_corresponding_date_or_the_end_of_the_month(
    event: date, months: int, last: date
) -> None:
    assert last_day(event, months) == last


def test_a_day_after_the_limit_needs_a_reason() -> None:
    procedure = a_procedure()
    check_in_time(procedure, date(2026, 8, 23), date(2026, 11, 23), "")
    with pytest.raises(Refused, match="last day of the time limit") as refused:
        check_in_time(procedure, date(2026, 8, 23), date(2026, 11, 24), " ")
    assert refused.value.field == "late_reason"
    check_in_time(procedure, date(2026, 8, 23), date(2026, 11, 24), "She was ill.")
    check_in_time(a_procedure(months=0), date(2020, 1, 1), date(2026, 11, 24), "")
    check_in_time(procedure, None, date(2026, 11, 24), "")


def test_nothing_is_complained_of_before_it_happens() -> None:
    with pytest.raises(Refused, match="before what it is about"):
        check_in_time(a_procedure(), date(2026, 11, 24), date(2026, 11, 23), "")


# -- the life of a complaint --------------------------------------------------------------------


def test_a_complaint_begins_informally_or_formally_with_a_reason_and_never_at_a_panel() -> None:
    procedure = a_procedure()
    assert begin(procedure, INFORMAL, "").stage == INFORMAL
    assert begin(procedure, FORMAL, "In writing.").stage == FORMAL
    with pytest.raises(Refused, match="leaves out the informal stage"):
        begin(procedure, FORMAL, "  ")
    with pytest.raises(Refused, match="after it was answered in writing"):
        begin(procedure, PANEL, "At once.")


MOVES = [
    # at, answered, to, reason, whether it may
    (INFORMAL, (), FORMAL, "", True),
    (INFORMAL, (INFORMAL,), FORMAL, "", True),
    (INFORMAL, (INFORMAL,), PANEL, "At once.", False),
    (FORMAL, (), PANEL, "", False),
    (FORMAL, (), PANEL, "Nobody answered for a term.", True),
    (FORMAL, (FORMAL,), PANEL, "", True),
    (FORMAL, (FORMAL,), INFORMAL, "Why not.", False),
    (FORMAL, (FORMAL,), FORMAL, "Again.", False),
    (PANEL, (FORMAL,), FORMAL, "Again.", False),
    (ENDED, (FORMAL,), PANEL, "Again.", False),
]


@pytest.mark.parametrize(("at", "answered", "to", "reason", "may"), MOVES)
def test_how_a_complaint_goes_on(
    at: str, answered: tuple[str, ...], to: str, reason: str, may: bool
) -> None:
    life = Life(stage=at, answered=frozenset(answered))
    if may:
        assert move(a_procedure(), life, to, reason).stage == to
    else:
        with pytest.raises(Refused):
            move(a_procedure(), life, to, reason)


ENDS = [
    # at, answered, decided, as, action, whether it may
    (INFORMAL, (INFORMAL,), False, "informal", "A talk.", True),
    (INFORMAL, (), False, "informal", "A talk.", False),
    (INFORMAL, (INFORMAL,), False, "formal", "A talk.", False),
    (INFORMAL, (), False, "withdrawn", "A talk.", True),
    (FORMAL, (FORMAL,), False, "formal", "", False),
    (FORMAL, (FORMAL,), False, "formal", "None, because …", True),
    (FORMAL, (INFORMAL,), False, "formal", "A talk.", False),
    (PANEL, (FORMAL,), False, "panel", "An apology.", False),
    (PANEL, (FORMAL,), True, "panel", "An apology.", True),
    (PANEL, (FORMAL,), True, "formal", "An apology.", False),
    (PANEL, (FORMAL,), False, "withdrawn", "An apology.", True),
    (ENDED, (FORMAL,), True, "panel", "Again.", False),
    (FORMAL, (FORMAL,), False, "forgotten", "A talk.", False),
]


@pytest.mark.parametrize(("at", "answered", "decided", "as_", "action", "may"), ENDS)
def test_how_a_complaint_ends(
    at: str, answered: tuple[str, ...], decided: bool, as_: str, action: str, may: bool
) -> None:
    life = Life(stage=at, answered=frozenset(answered), panel_decided=decided)
    if may:
        assert end(life, as_, action) == replace(life, stage=ENDED, resolved_at=as_)
    else:
        with pytest.raises(Refused):
            end(life, as_, action)


@given(st.lists(st.tuples(st.sampled_from([*STAGES, "answer", "end"]), st.booleans()), max_size=12))
def test_no_path_reaches_a_panel_without_a_formal_stage(path: list[tuple[str, bool]]) -> None:
    procedure, life, been = a_procedure(), Life(stage=INFORMAL), [INFORMAL]
    for what, reasoned in path:
        reason = "A reason." if reasoned else ""
        try:
            if what == "answer":
                life = replace(life, answered=life.answered | {life.stage})
            elif what == "end":
                life = end(life, life.stage, reason)
            else:
                life = move(procedure, life, what, reason)
                been.append(what)
        except Refused:
            continue
    assert been == list(STAGES)[: len(been)]


def test_only_formal_ones_stand_in_the_record() -> None:
    assert not in_register("informal", [INFORMAL])
    assert not in_register("withdrawn", [INFORMAL])
    assert in_register("", [INFORMAL, FORMAL])
    assert in_register("withdrawn", [INFORMAL, FORMAL])
    assert in_register("panel", [FORMAL, PANEL])


def test_a_lawyer_comes_only_where_the_procedure_or_a_reason_has_it() -> None:
    with pytest.raises(Refused, match="not a lawyer"):
        check_companion(a_procedure(), lawyer=True, reason="")
    check_companion(a_procedure(), lawyer=True, reason="The school brings one.")
    check_companion(a_procedure(lawyers=True), lawyer=True, reason="")
    check_companion(a_procedure(), lawyer=False, reason="")


# -- who may sit --------------------------------------------------------------------------------

MATTER = Matter(
    school_id=1, complainant_id=1, parts=((2, "wrote it"), (3, "reported it")),
    decided=frozenset({4}), decided_names=frozenset({"whitfield helen"}), family=frozenset({5}),
    addresses=frozenset({"14 bramling close"}), heard_names=frozenset({"foss leanne"}),
    surnames=frozenset({"denholm"}),
)  # fmt: skip
FREE = Candidate(person_id=9, name="hughes delyth", governor=True)


@pytest.mark.parametrize(("changed", "why"), [
    ({"person_id": 1}, "Made this complaint."),
    ({"person_id": 2}, "Is part of this case: wrote it."),
    ({"person_id": 3}, "Is part of this case: reported it."),
    ({"person_id": 4}, "Has dealt with this case already."),
    ({"name": "whitfield helen"}, "Has dealt with this case already."),
    ({"person_id": 5}, "Belongs to the family of somebody in this case."),
    ({"address": "14 bramling close"}, "Lives at the address of somebody in this case."),
    ({"name": "foss leanne"}, "Is a witness or a companion in this case."),
    ({"said": frozenset({"aunt", "of", "riley", "denholm"})},
     "The register links this person to a family of this case."),
    ({"kind": "staff", "school_id": 1}, "Works at the school that is complained about."),
    ({"kind": "pupil"}, "Cannot sit on a panel."),
    ({"kind": "unknown"}, "Cannot sit on a panel."),
])  # fmt: skip
def test_whoever_is_linked_may_not_sit(changed: dict[str, Any], why: str) -> None:
    assert may_sit(FREE, MATTER) == Yes()
    assert may_sit(replace(FREE, **changed), MATTER) == No(reason=why)


@pytest.mark.parametrize("who", [
    Candidate(person_id=9, name="n", kind="governor"),
    Candidate(person_id=9, name="n", kind="parent", governor=True),
    Candidate(person_id=9, name="n", kind="staff", school_id=2),
])  # fmt: skip
def test_governors_and_staff_are_not_independent(who: Candidate) -> None:
    with pytest.raises(Refused, match="has a part in running it"):
        check_independent(who, independent=True, why="Says so.")
    check_independent(who, independent=False, why="")


def test_independence_has_a_reason() -> None:
    outside = Candidate(person_id=9, name="n", kind="volunteer")
    with pytest.raises(Refused, match="what makes this person independent"):
        check_independent(outside, independent=True, why=" ")
    check_independent(outside, independent=True, why="Retired head of another trust.")


# -- the panel ----------------------------------------------------------------------------------


def a_member(number: int, **changed: Any) -> Member:
    """Somebody who agreed to sit."""
    told = Member(person_id=number, name=f"Person {number}", part=MEMBER, independent=False,
                  state=AGREED)  # fmt: skip
    return replace(told, **changed)


def a_panel(*changed: dict[str, Any]) -> list[Member]:
    """A chair, a member and an independent one, with what a test changes of each."""
    whole = [a_member(1, part=CHAIR), a_member(2), a_member(3, independent=True)]
    return [replace(one, **more) for one, more in zip(whole, changed or ({},) * 3, strict=True)]


TIED = No(reason="Is part of this case: wrote it.")
PANELS = [
    (a_panel(), ()),
    ([*a_panel(), a_member(4)], ()),
    (a_panel()[:2], ("One more member is needed.",
                     "Nobody here is independent of the management yet.")),
    (a_panel()[2:], ("Two more members are needed.", "Nobody is the chair yet.")),
    ([], ("Three members are needed.", "Nobody here is independent of the management yet.",
          "Nobody is the chair yet.")),
    (a_panel({}, {}, {"independent": False}),
     ("Nobody here is independent of the management yet.",)),
    (a_panel({}, {"state": ASKED}, {}), ("One more member is needed.",)),
    (a_panel({}, {"state": DECLINED}, {}), ("One more member is needed.",)),
    (a_panel({}, {"state": STOOD_DOWN}, {}), ("One more member is needed.",)),
    (a_panel({}, {"may": TIED}, {}),
     ("Person 2 cannot sit. Is part of this case: wrote it.", "One more member is needed.")),
    (a_panel({"part": MEMBER}, {}, {}), ("Nobody is the chair yet.",)),
    (a_panel({}, {"part": CHAIR}, {}),
     ("There is one chair: Person 1 and Person 2 cannot both be.",)),
    (a_panel({}, {"person_id": 1}, {}), ("The same person is on the panel twice.",)),
]  # fmt: skip


@pytest.mark.parametrize(("members", "lacks"), PANELS)
def test_what_a_panel_lacks(members: list[Member], lacks: tuple[str, ...]) -> None:
    assert missing(a_procedure(), members) == lacks
    if lacks:
        with pytest.raises(Refused):
            check_panel(a_procedure(), members)
    else:
        check_panel(a_procedure(), members)


def test_a_procedure_may_ask_for_more_than_the_law() -> None:
    strict = a_procedure(members=5, independent=2)
    assert missing(strict, a_panel()) == (
        "Two more members are needed.", "2 independent members are needed.",
    )  # fmt: skip


def test_the_hearing_is_checked_over_those_who_sat() -> None:
    whole = [*a_panel(), a_member(4, state=ASKED)]
    check_hearing(a_procedure(), whole, (1, 2, 3))
    for sat in ((1, 2), (1, 3), (2, 3), (1, 2, 3, 4), (1, 2, 3, 9), ()):
        with pytest.raises(Refused):
            check_hearing(a_procedure(), whole, sat)


_STEPS = st.one_of(
    st.tuples(st.just("ask"), st.integers(1, 6), st.sampled_from([CHAIR, MEMBER]), st.booleans()),
    st.tuples(st.sampled_from(["agree", "decline", "stand_down", "link"]), st.integers(1, 6)),
    st.tuples(st.just("hear"), st.frozensets(st.integers(1, 6), max_size=6)),
)


_SEATED = st.lists(st.tuples(st.sampled_from([CHAIR, MEMBER]), st.booleans()), max_size=6)


@settings(max_examples=400)
@given(_SEATED, st.lists(_STEPS, max_size=20))
def test_no_path_reaches_a_hearing_with_a_wrong_panel(
    seated: list[tuple[str, bool]], path: list[tuple[Any, ...]]
) -> None:
    """Whatever was asked, answered, declared and found out before: who hears is rightly there."""
    members = {
        number: a_member(number, part=part, independent=independent)
        for number, (part, independent) in enumerate(seated, start=1)
    }
    for step in path:
        match step:
            case ("ask", number, part, independent):
                members.setdefault(
                    number, a_member(number, part=part, independent=independent, state=ASKED)
                )
            case ("hear", sat):
                try:
                    check_hearing(a_procedure(), list(members.values()), sat)
                except Refused:
                    continue
                there = [members[number] for number in sat]
                assert len({one.person_id for one in there}) >= 3
                assert all(one.state == AGREED and one.may for one in there)
                assert any(one.independent for one in there)
                assert sum(one.part == CHAIR for one in there) == 1
            case (deed, number) if number in members:
                one = members[number]
                members[number] = {
                    "agree": replace(one, state=AGREED if one.state == ASKED else one.state),
                    "decline": replace(one, state=DECLINED),
                    "stand_down": replace(one, state=STOOD_DOWN),
                    "link": replace(one, may=TIED),
                }[deed]
