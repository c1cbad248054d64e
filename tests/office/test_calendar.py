"""England's bank holidays as they ship, and a school's calendar as it is kept and as it is told."""

import json
from collections.abc import Callable
from datetime import date

import holidays
import pytest

from tcat_desktop import resources
from tcat_desktop.demo.trust import calendar as demo_calendar
from tcat_desktop.journey.deadlines import Calendar
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.calendar import bank_holidays, calendar_of, read_calendar

KEPT = {
    "terms": [["2027-01-04", "2027-02-12"], ["2026-09-03", "2026-10-23"]],
    "inset": ["2026-11-26"],
    "closures": ["2026-12-01", {"on": "2026-12-02", "why": "snow"}],
    "bank_days": [{"on": "2027-05-10", "why": "jubilee"}, "2027-05-11"],
    "inset_counts": True,
    "hours": ["08:30", "16:30"],
}


def test_the_list_that_ships_is_what_the_library_computes() -> None:
    computed = holidays.country_holidays("GB", subdiv="ENG", years=range(2015, 2061))
    lines = resources.read("holidays/england.txt").decode().splitlines()
    shipped = {line[:10]: line[11:] for line in lines if line[:1].isdigit()}
    assert shipped == {day.isoformat(): name for day, name in computed.items()}


def test_a_substitute_day_counts_and_a_plain_friday_does_not() -> None:
    found = bank_holidays(2026, 2027)
    assert date(2026, 12, 28) in found  # for Boxing Day, a Saturday
    assert date(2027, 3, 26) in found  # Good Friday
    assert date(2027, 3, 19) not in found


@pytest.mark.parametrize("read", [read_calendar, lambda told: calendar_of(json.dumps(told), 2026)])
def test_a_calendar_is_read_part_by_part(read: Callable[[object], Calendar]) -> None:
    calendar = read(KEPT)
    assert calendar.terms[0] == (date(2026, 9, 3), date(2026, 10, 23))
    assert calendar.inset_counts
    assert calendar.why_closed(date(2026, 11, 26)) == ""
    assert calendar.why_closed(date(2026, 10, 28)) == "school holiday"
    assert calendar.why_closed(date(2026, 12, 2)) == "school closed (snow)"
    assert calendar.why_closed(date(2026, 12, 1)) == "school closed"
    assert calendar.why_closed(date(2026, 12, 28)) == "bank holiday"
    assert calendar.why_closed(date(2027, 5, 10), school=False) == "bank holiday (jubilee)"
    assert calendar.why_closed(date(2027, 5, 11), school=False) == "bank holiday"


def test_a_kept_calendar_knows_the_bank_holidays_of_the_years_around() -> None:
    calendar = calendar_of("", 2026)
    assert calendar.terms == ()
    assert calendar.bank_holidays_of == (2015, 2050)
    assert date(2015, 12, 28) in calendar.bank_holidays
    assert calendar_of("{}", 2055).bank_holidays_of == (2043, 2060)
    assert read_calendar({}).bank_holidays_of == (2015, 2060)


def test_a_kept_calendar_of_another_version_of_the_desk_is_still_read() -> None:
    kept = {"terms": [["2026-09-03", "2026-10-23"]], "inset": ["2026-11-26"] * 2, "moons": 2}
    assert calendar_of(json.dumps(kept), 2026).inset == {date(2026, 11, 26)}
    assert len(calendar_of(demo_calendar(), 2026).terms) >= 3


@pytest.mark.parametrize(
    ("told", "sentence", "field"),
    [
        ([], "A calendar is a JSON object", "calendar"),
        ("terms", "A calendar is a JSON object", "calendar"),
        ({"holidays": []}, 'no part called "holidays"', "calendar"),
        ({"terms": {}}, "“terms” is a list, not an object", "terms"),
        ({"terms": ["2026-09-03"]}, 'its first and its last day, not "2026-09-03"', "terms"),
        ({"terms": [["2026-09-03"]]}, "not a list of 1", "terms"),
        ({"terms": [["2026-09-03", None]]}, "has null, which is no date", "terms"),
        (
            {"terms": [["2026-10-23", "2026-09-03"]]},
            "from 23 October 2026 to 3 September 2026",
            "terms",
        ),
        (
            {"terms": [["2026-10-20", "2026-12-18"], ["2026-09-03", "2026-10-23"]]},
            "one ends on 23 October 2026, and the next begins on 20 October 2026",
            "terms",
        ),
        (
            {"terms": [["2026-09-03", "2026-10-23"], ["2026-10-23", "2026-12-18"]]},
            "Two terms overlap",
            "terms",
        ),
        ({"inset": ["2026-02-30"]}, "has 2026-02-30, and there is no such day", "inset"),
        ({"inset": ["26/11/2026"]}, 'has "26/11/2026", which is no date', "inset"),
        ({"inset": ["2026-W48-4"]}, "which is no date", "inset"),
        ({"inset": [20261126]}, "has 20261126, which is no date", "inset"),
        ({"inset": "2026-11-26"}, "“inset” is a list", "inset"),
        ({"inset": ["2026-11-26", "2026-11-26"]}, "“inset” has 26 November 2026 twice", "inset"),
        ({"inset": [{"on": "2026-11-26"}]}, "an entry that is no day", "inset"),
        ({"closures": [{"why": "snow"}]}, "an entry that is no day", "closures"),
        ({"closures": [{"on": "2026-12-01", "how": ""}]}, "an entry that is no day", "closures"),
        (
            {"closures": ["2026-12-01", {"on": "2026-12-01", "why": "snow"}]},
            "“closures” has 1 December 2026 twice",
            "closures",
        ),
        ({"closures": [{"on": "2026-12-01", "why": 1}]}, "The reason for 1 December", "closures"),
        ({"closures": [{"on": "2026-12-01", "why": "a\nb"}]}, "The reason for", "closures"),
        ({"bank_days": [{"on": "2026-12-01", "why": "x" * 99}]}, "The reason for", "bank_days"),
        ({"bank_days": ["x" * 5000]}, "…, which is no date", "bank_days"),
        ({"inset_counts": "no"}, "“inset_counts” is true or false", "inset_counts"),
        ({"inset_counts": 1}, "“inset_counts” is true or false, not 1", "inset_counts"),
        ({"inset": ["2026-11-26"] * 4001}, "at most 4,000 entries", "inset"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused_in_a_sentence_that_names_the_entry(
    told: object, sentence: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_calendar(told)
    assert sentence in str(refused.value)
    assert refused.value.field == field
    assert len(str(refused.value)) < 200
