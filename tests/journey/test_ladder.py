"""The takedown ladder: a truth table of its rungs, what is next, and what a route must hold."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tcat_desktop import resources
from tcat_desktop.journey import ladder
from tcat_desktop.journey.ladder import (
    After,
    Facts,
    Need,
    Next,
    Route,
    Rung,
    Tried,
    next_rung,
    over_after,
    rungs,
)
from tcat_desktop.journey.refusals import Refused

TODAY = date(2026, 11, 23)
SHIPPED = tuple(
    ladder.read(each["body"], each["name"], each["title"]) for each in resources.library("route")
)
NAMED = {each.name: each for each in SHIPPED}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def asked(route: str, days: int, state: str = "asked", waits: int = 0) -> Tried:
    return Tried(
        route=route, target=NAMED[route].target, on=ago(days), state=state,
        next_on=TODAY + timedelta(days=waits) if waits else None,
    )  # fmt: skip


def facts(**change: Any) -> Facts:
    told: dict[str, Any] = {"platforms": frozenset({"Facebook"}), "poster_known": True}
    return Facts(**told | change)


def rung(name: str, *tried: Tried, **about: Any) -> Rung:
    found = {each.route.name: each for each in rungs(SHIPPED, tried, TODAY, facts(**about))}
    return found[name]


# Every cell that decides: the route, what was tried, what is known, and how it then stands.
_REFUSED = asked("facebook", 1, "refused")
TABLE: tuple[tuple[str, tuple[Tried, ...], dict[str, Any], str], ...] = (
    ("poster", (), {}, "open"),
    ("poster", (), {"poster_known": False}, "not_this"),
    ("poster", (asked("poster", 3),), {}, "done"),
    ("poster", (asked("poster", 3, "again"),), {}, "open"),
    ("platform", (), {}, "not_this"),
    ("platform", (), {"platforms": frozenset({"Somewhere"})}, "open"),
    ("platform", (), {"platforms": frozenset()}, "open"),
    ("facebook", (), {}, "open"),
    ("facebook", (), {"platforms": frozenset({"X"})}, "not_this"),
    ("facebook", (asked("facebook", 2),), {}, "done"),
    ("facebook", (asked("facebook", 2, "removed"),), {}, "done"),
    ("facebook-legal", (_REFUSED,), {}, "not_this"),
    ("facebook-legal", (), {"asking_as": "subject"}, "later"),
    ("facebook-legal", (_REFUSED,), {"asking_as": "subject"}, "open"),
    ("youtube-privacy", (), {"platforms": frozenset({"YouTube"}), "asking_as": "subject"}, "open"),
    ("youtube-privacy", (), {"platforms": frozenset({"YouTube"}), "asking_as": "parent"}, "open"),
    ("youtube-privacy", (), {"platforms": frozenset({"YouTube"}), "asking_as": "colleague"},
     "not_this"),
    ("youtube-privacy", (), {"platforms": frozenset({"YouTube"})}, "not_this"),
    ("report-harmful-content", (), {}, "later"),
    ("report-harmful-content", (asked("poster", 30),), {}, "later"),
    ("report-harmful-content", (asked("facebook", 6),), {}, "later"),
    ("report-harmful-content", (asked("facebook", 7),), {}, "later"),
    ("report-harmful-content", (asked("facebook", 8),), {}, "open"),
    ("report-harmful-content", (_REFUSED,), {}, "open"),
    ("section-5", (), {"asking_as": "subject", "poster_known": False}, "open"),
    ("section-5", (), {"asking_as": "subject"}, "not_this"),
    ("section-5", (), {"poster_known": False}, "not_this"),
    ("ico", (), {"asking_as": "subject"}, "later"),
    ("ico", (asked("poster", 31),), {"asking_as": "subject"}, "later"),
    ("ico", (asked("poster", 32),), {"asking_as": "subject"}, "open"),
    ("ico", (asked("poster", 3, "refused"),), {"asking_as": "subject"}, "later"),
    ("ofcom", (asked("facebook", 8),), {}, "open"),
    ("police", (), {}, "open"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "tried", "about", "state"), TABLE,
    ids=[f"{row[0]}-{row[3]}-{at}" for at, row in enumerate(TABLE)],
)  # fmt: skip
def test_each_rung_stands_as_its_row_of_the_table_says(
    name: str, tried: tuple[Tried, ...], about: dict[str, Any], state: str
) -> None:
    found = rung(name, *tried, **about)
    assert found.state == state
    assert found.why or state == "open"


def test_the_table_meets_every_state_of_every_kind_of_rule() -> None:
    assert {row[3] for row in TABLE} == {"open", "later", "not_this", "done"}
    assert {row[0] for row in TABLE} >= {
        "poster", "platform", "youtube-privacy", "report-harmful-content", "section-5", "ico",
    }  # fmt: skip


def test_a_later_rung_names_the_day_it_opens() -> None:
    assert rung("report-harmful-content", asked("facebook", 6)).opens == TODAY + timedelta(days=2)
    assert rung("report-harmful-content").opens is None


def test_youtube_says_that_a_colleague_is_refused() -> None:
    found = rung("youtube-privacy", platforms=frozenset({"YouTube"}), asking_as="colleague")
    assert "colleague" in found.why
    assert "refused" in found.why


def test_a_section_5_notice_against_a_known_poster_says_what_to_do_instead() -> None:
    found = rung("section-5", asking_as="subject")
    assert found.why.startswith("The poster is known.")
    assert "report it to the platform" in found.why


def following(*tried: Tried, **about: Any) -> Next:
    return next_rung(rungs(SHIPPED, tried, TODAY, facts(**about)), TODAY)


NEXT: tuple[tuple[tuple[Tried, ...], dict[str, Any], str, date | None], ...] = (
    ((), {}, "poster", TODAY),
    ((), {"poster_known": False}, "facebook", TODAY),
    ((asked("poster", 3, "refused"),), {}, "facebook", TODAY),
    ((asked("poster", 1, waits=1),), {}, "facebook", TODAY + timedelta(days=1)),
    ((asked("poster", 9), asked("facebook", 8)), {}, "posh", TODAY),
    ((asked("poster", 9), asked("facebook", 8, "removed")), {}, "", None),
    ((asked("poster", 9), asked("facebook", 8), asked("posh", 6)), {},
     "report-harmful-content", TODAY),
    ((asked("poster", 9), asked("facebook", 4), asked("posh", 2)), {},
     "report-harmful-content", TODAY + timedelta(days=4)),
    ((asked("poster", 9), asked("facebook", 8), asked("posh", 1, waits=4)), {},
     "report-harmful-content", TODAY),
    ((asked("poster", 9), asked("facebook", 9), asked("posh", 9),
      asked("report-harmful-content", 1), asked("ofcom", 1)), {}, "", None),
)  # fmt: skip


@pytest.mark.parametrize(("tried", "about", "name", "on"), NEXT)
def test_the_next_rung_is_the_gentlest_and_waits_for_an_answer(
    tried: tuple[Tried, ...], about: dict[str, Any], name: str, on: date | None
) -> None:
    found = following(*tried, **about)
    assert (found.rung.route.name if found.rung else "") == name
    assert found.on == on
    assert found.why or found.rung


def test_a_rung_whose_day_nobody_knows_is_next_only_when_nothing_else_is() -> None:
    after = After(tried=("poster",), count=1, unit="days", refused=False, words="Ask first.")
    routes = (Route(name="a", title="A", rung=1, target="helper", after=after),)
    found = next_rung(rungs(routes, (), TODAY, facts()), TODAY)
    assert found.rung is not None
    assert (found.on, found.why) == (None, "Ask first.")


def test_the_police_are_beside_the_ladder_and_never_the_next_rung() -> None:
    only = (NAMED["police"],)
    assert rungs(only, (), TODAY, facts())[0].state == "open"
    assert next_rung(rungs(only, (), TODAY, facts()), TODAY).rung is None


@given(
    some.lists(
        some.tuples(
            some.sampled_from(sorted(NAMED)), some.integers(0, 60),
            some.sampled_from(("asked", "refused", "still_there", "again", "removed")),
        ),
        max_size=6,
    ),
    some.booleans(),
    some.sampled_from(sorted(ladder.ASKING_AS)),
    some.sets(some.sampled_from(("Facebook", "YouTube", "X", "Elsewhere"))),
)  # fmt: skip
def test_whatever_was_tried_the_ladder_climbs_and_never_offers_the_wrong_tool(
    told: list[tuple[str, int, str]], known: bool, asking: str, places: set[str]
) -> None:
    tried = [asked(name, days, state) for name, days, state in told]
    about = facts(platforms=frozenset(places), poster_known=known, asking_as=asking)
    found = rungs(SHIPPED, tried, TODAY, about)
    assert [each.route.rung for each in found] == sorted(each.route.rung for each in found)
    opened = {each.route.name for each in found if each.state == "open"}
    assert not (known and "section-5" in opened)
    assert not (asking == "colleague" and "youtube-privacy" in opened)
    assert all(each.opens is None or each.opens > TODAY for each in found if each.state == "later")
    after = next_rung(found, TODAY)
    if after.rung is not None and after.rung.state == "open":
        gentler = [each for each in found if each.state == "open" and not each.route.beside
                   and each.route.rung < after.rung.route.rung]  # fmt: skip
        assert not gentler


@given(some.dates(date(2020, 1, 1), date(2040, 1, 1)), some.integers(0, 200))
def test_more_than_a_time_is_over_only_on_the_day_after(start: date, count: int) -> None:
    assert over_after(start, count, "days") - start == timedelta(days=count + 1)
    assert over_after(start, count, "weeks") - start == timedelta(weeks=count, days=1)
    assert over_after(start, count, "months") > start


def test_a_month_from_the_last_of_january_ends_in_february() -> None:
    assert over_after(date(2026, 1, 31), 1, "months") == date(2026, 3, 1)


def test_what_is_missing_of_a_form_is_named() -> None:
    needs = (
        Need(name="a", label="The words"), Need(name="b", label="A tick", kind="tick"),
        Need(name="c", label="Yes or no", kind="yes_no"),
        Need(name="d", label="Not needed", needed=False),
    )  # fmt: skip
    route = replace(NAMED["police"], needs=needs)
    assert [each.label for each in ladder.missing(route, {"a": " ", "b": "no"})] == [
        "The words", "A tick", "Yes or no",
    ]  # fmt: skip
    assert ladder.missing(route, {"a": "x", "b": "yes", "c": "no"}) == ()
    given = {"police": {"a": "x", "b": "yes"}}
    assert rungs((route,), (), TODAY, facts(), given)[0].needs_missing == ("Yes or no",)


WHOLE: dict[str, Any] = {"rung": 10, "target": "platform", "how": ["Open the app."]}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"rung": 0}, "rung"), ({"rung": True}, "rung"), ({"rung": "1"}, "rung"),
        ({"target": "court"}, "target"), ({"who": ["anybody"]}, "who"),
        ({"poster": "maybe"}, "poster"), ({"how": []}, "how"), ({"how": "text"}, "how"),
        ({"needs": [{"name": "a"}]}, "needs"), ({"needs": "a"}, "needs"),
        ({"needs": [{"name": "a", "label": "A", "kind": "file"}]}, "needs"),
        ({"needs": [{"name": "a", "label": "A"}, {"name": "a", "label": "B"}]}, "needs"),
        ({"after": {"tried": ["poster"], "count": 1, "unit": "moons"}}, "after"),
        ({"after": {"tried": [], "count": 1, "unit": "days"}}, "after"),
        ({"after": "x"}, "after"), ({"wait": {"kind": "moons", "count": 1}}, "wait"),
        ({"wait": {"kind": "weeks", "count": 0}}, "wait"),
    ],
)  # fmt: skip
def test_a_route_that_is_not_whole_is_refused_at_its_field(
    change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as told:
        ladder.read(WHOLE | change)
    assert told.value.field == field


def test_a_route_of_the_house_needs_only_its_rung_its_target_and_how() -> None:
    assert ladder.read(WHOLE, "our-own").how == ("Open the app.",)


def test_every_shipped_route_is_whole_dated_and_says_who_may_use_it() -> None:
    assert len(SHIPPED) == 20
    for told, route in zip(resources.library("route"), SHIPPED, strict=True):
        assert told["checked_on"] == "2026-11-22"
        assert told["source"]
        assert route.how
        assert route.needs
        assert bool(route.who) <= bool(route.who_words)
    places = {place for each in SHIPPED for place in each.platforms}
    assert places == {"Facebook", "Instagram", "WhatsApp", "YouTube", "TikTok", "Snapchat", "X",
                      "Google", "Nextdoor"}  # fmt: skip


def test_the_helpline_ships_with_its_number_and_hours_and_ofcom_with_its_limit() -> None:
    assert "0344 381 4772" in NAMED["posh"].contact
    assert "helpline@saferinternet.org.uk" in NAMED["posh"].contact
    assert NAMED["posh"].hours == "Monday to Friday, 10 am to 4 pm"
    assert any("does not act on one complaint" in each for each in NAMED["ofcom"].warn)
    assert NAMED["nextdoor"].unsure


def test_a_section_5_notice_asks_its_nine_things_and_needs_each() -> None:
    notice = NAMED["section-5"]
    consents = [each for each in notice.needs if each.kind == "yes_no"]
    assert len(notice.needs) - len(consents) + 1 == 9
    assert len(consents) == 2
    assert all(each.needed for each in notice.needs)
