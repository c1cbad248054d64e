"""School days and working days: hand-checked dates, and what must hold for any calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcat_desktop.journey.deadlines import (
    SCHOOL_DAYS,
    WORKING_DAYS,
    Calendar,
    days_between,
    due_on,
)
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.calendar import bank_holidays

AUTUMN = Calendar(
    terms=(
        (date(2026, 9, 3), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
    ),
    inset=frozenset({date(2026, 11, 27)}),
    bank_holidays=bank_holidays(2025, 2028),
)


@pytest.mark.parametrize(
    ("clock", "start", "count", "due"),
    [
        (SCHOOL_DAYS, date(2026, 11, 23), 5, date(2026, 12, 1)),  # over an INSET day
        (SCHOOL_DAYS, date(2026, 11, 18), 5, date(2026, 11, 25)),
        (SCHOOL_DAYS, date(2026, 10, 22), 2, date(2026, 11, 2)),  # over half-term
        (SCHOOL_DAYS, date(2026, 12, 17), 2, date(2027, 1, 4)),  # over Christmas
        (SCHOOL_DAYS, date(2026, 11, 22), 1, date(2026, 11, 23)),  # from a Sunday
        (SCHOOL_DAYS, date(2026, 11, 23), 0, date(2026, 11, 23)),
        (WORKING_DAYS, date(2026, 12, 23), 3, date(2026, 12, 30)),  # substitute for Boxing Day
        (WORKING_DAYS, date(2026, 11, 27), 1, date(2026, 11, 30)),
    ],
)
def test_a_deadline_falls_on_the_day_counted_by_hand(
    clock: str, start: date, count: int, due: date
) -> None:
    assert due_on(clock, start, count, AUTUMN).on == due


def test_the_working_shows_each_day_counted_or_why_it_is_not() -> None:
    lines = due_on(SCHOOL_DAYS, date(2026, 11, 25), 2, AUTUMN).words.splitlines()
    assert lines == [
        "Wed 25 Nov – day 0",
        "Thu 26 Nov – day 1",
        "Fri 27 Nov – not counted: INSET",
        "Sat 28 Nov – not counted: weekend",
        "Sun 29 Nov – not counted: weekend",
        "Mon 30 Nov – day 2",
    ]


def test_days_beyond_the_known_terms_count_as_weekdays_and_say_so() -> None:
    due = due_on(SCHOOL_DAYS, date(2027, 9, 17), 1, AUTUMN)
    assert due.on == date(2027, 9, 20)
    assert str(due.working[-1]) == "Mon 20 Sep – day 1 (no term dates yet)"


def test_a_calendar_without_an_open_day_is_refused_in_a_sentence() -> None:
    weekdays = (date(2026, 11, 23) + timedelta(days=day) for day in range(2000))
    never = Calendar(bank_holidays=frozenset(weekdays))
    with pytest.raises(Refused, match="no open day"):
        due_on(SCHOOL_DAYS, date(2026, 11, 23), 1, never)


@given(
    start=st.dates(date(2026, 9, 1), date(2026, 12, 31)),
    count=st.integers(0, 12),
    later=st.integers(0, 10),
    closed=st.dates(date(2026, 9, 1), date(2027, 2, 1)),
)
def test_deadlines_are_monotone_never_land_on_a_closed_day_and_only_move_later(
    start: date, count: int, later: int, closed: date
) -> None:
    due = due_on(SCHOOL_DAYS, start, count, AUTUMN)
    assert due_on(SCHOOL_DAYS, start + timedelta(days=later), count, AUTUMN).on >= due.on
    if count:
        assert AUTUMN.why_closed(due.on) == ""
        assert days_between(start, due.on, AUTUMN) == count
    snowed_in = Calendar(
        terms=AUTUMN.terms, inset=AUTUMN.inset, bank_holidays=AUTUMN.bank_holidays,
        closures=frozenset({closed}),
    )  # fmt: skip
    assert due_on(SCHOOL_DAYS, start, count, snowed_in).on >= due.on
