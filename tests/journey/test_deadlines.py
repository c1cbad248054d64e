"""Six clocks: hand-checked dates, what must hold for any calendar, and the words of the working."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tcat_desktop.journey.deadlines import (
    CALENDAR_MONTHS,
    CLOCK_HOURS,
    CLOCKS,
    SCHOOL_DAYS,
    SECTION_5_HOURS,
    WEEKS,
    WORKING_DAYS,
    Calendar,
    Counting,
    Due,
    days_between,
    due_before,
    due_on,
    reckon,
)
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.calendar import bank_holidays, read_calendar
from tcat_desktop.office.clock import LONDON
from tests.journey.dates import Row, calendar_file, rows

MONDAY = date(2026, 11, 23)
AUTUMN = Calendar(
    terms=(
        (date(2026, 9, 3), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
    ),
    inset=frozenset({date(2026, 11, 27)}),
    bank_holidays=bank_holidays(2025, 2028),
)


# -- the table -------------------------------------------------------------------------------


def reckoned(row: Row) -> Due:
    told = json.loads(calendar_file(row.calendar).read_text(encoding="utf-8"))
    calendar, day = read_calendar(told), date.fromisoformat(row.start[:10])
    if "before" in row.options:
        return due_before(row.clock, day, row.count, calendar)
    start: date | datetime = day
    if "T" in row.start:
        start = datetime.fromisoformat(row.start).replace(tzinfo=LONDON)
    elif row.clock in (CLOCK_HOURS, SECTION_5_HOURS) and row.count % 24:
        start = datetime(day.year, day.month, day.day, tzinfo=LONDON)
    return reckon(Counting(kind=row.clock, count=row.count, **row.rules), start, calendar)


@pytest.mark.parametrize("row", rows(), ids=str)
def test_a_deadline_falls_on_the_date_worked_out_by_hand(row: Row) -> None:
    due = reckoned(row)
    assert (due.on.isoformat(), due.at) == (row.on, row.at)
    assert due.working[-1].on == due.on


def test_the_table_holds_more_than_300_dates_and_every_clock_and_rule() -> None:
    table = rows()
    assert (
        len({(row.clock, row.start, row.count, row.calendar, row.options) for row in table}) > 300
    )
    assert {row.clock for row in table} == set(CLOCKS)
    told = {option.partition("=")[0] for row in table for option in row.options}
    assert told == {"receipt-counts", "closes-at", "waits-for-term", "inset-counts", "no-inset",
                    "before"}  # fmt: skip
    assert {date.fromisoformat(row.start[:10]).weekday() for row in table} == set(range(7))
    assert all(row.why for row in table)


# -- the working -----------------------------------------------------------------------------


def test_the_working_shows_each_day_counted_or_why_it_is_not() -> None:
    snow = date(2026, 11, 25)
    calendar = replace(AUTUMN, closures=frozenset({snow}), reasons={snow: "snow"})
    assert due_on(SCHOOL_DAYS, date(2026, 11, 24), 2, calendar).words.splitlines() == [
        "Tue 24 Nov – day 0",
        "Wed 25 Nov – not counted: school closed (snow)",
        "Thu 26 Nov – day 1",
        "Fri 27 Nov – not counted: INSET",
        "Sat 28 Nov – not counted: weekend",
        "Sun 29 Nov – not counted: weekend",
        "Mon 30 Nov – day 2",
    ]


def test_the_working_of_a_month_says_why_it_moved() -> None:
    due = due_on(CALENDAR_MONTHS, date(2027, 1, 31), 1, AUTUMN)
    assert due.words.splitlines() == [
        "Sun 31 Jan – day 0",
        "Sun 28 Feb – last day of February, which has no 31st; not counted: weekend",
        "Mon 1 Mar – next working day",
    ]
    plain = due_on(CALENDAR_MONTHS, MONDAY, 1, AUTUMN)
    assert str(plain.working[-1]) == "Wed 23 Dec – corresponding date"


def test_the_working_of_hours_and_weeks_says_how_many_have_passed() -> None:
    assert due_on(SECTION_5_HOURS, date(2026, 11, 20), 48, AUTUMN).words.splitlines() == [
        "Fri 20 Nov – day 0",
        "Sat 21 Nov – not counted: weekend",
        "Sun 22 Nov – not counted: weekend",
        "Mon 23 Nov – 24 hours",
        "Tue 24 Nov – 48 hours",
    ]
    told = datetime(2026, 10, 23, 14, 30, tzinfo=LONDON)
    due = reckon(Counting(kind=CLOCK_HOURS, count=72), told, AUTUMN)
    assert due.words.splitlines() == [
        "Fri 23 Oct – 9 hours 30 minutes from 14:30",
        "Sat 24 Oct – 33 hours 30 minutes",
        "Sun 25 Oct – 58 hours 30 minutes (the clocks go back)",
        "Mon 26 Oct – 72 hours, until 13:30",
    ]
    assert due_on(WEEKS, MONDAY, 2, AUTUMN).words.splitlines()[1:] == [
        "Mon 30 Nov – 1 week",
        "Mon 7 Dec – 2 weeks",
    ]


def test_the_working_backwards_goes_back_in_time() -> None:
    assert due_before(SCHOOL_DAYS, date(2026, 12, 1), 2, AUTUMN).words.splitlines() == [
        "Tue 1 Dec – day 0",
        "Mon 30 Nov – 1 day before",
        "Sun 29 Nov – not counted: weekend",
        "Sat 28 Nov – not counted: weekend",
        "Fri 27 Nov – not counted: INSET",
        "Thu 26 Nov – 2 days before",
    ]


# -- what the reader should know --------------------------------------------------------------


def test_days_beyond_the_known_terms_count_as_weekdays_and_say_so() -> None:
    due = due_on(SCHOOL_DAYS, date(2027, 9, 17), 1, AUTUMN)
    assert due.on == date(2027, 9, 20)
    assert str(due.working[-1]) == "Mon 20 Sep – day 1 (no term dates yet)"
    assert due.notes == (
        "No term dates are known after 12 February 2027, so weekdays were counted.",
    )
    early = due_on(SCHOOL_DAYS, date(2026, 8, 24), 1, AUTUMN)
    assert early.notes == (
        "No term dates are known before 3 September 2026, so weekdays were counted.",
    )
    none = due_on(SCHOOL_DAYS, MONDAY, 1, Calendar())
    assert none.notes == ("No term dates are known, so weekdays were counted.",)
    assert due_on(SCHOOL_DAYS, MONDAY, 5, AUTUMN).notes == ()
    assert due_on(WORKING_DAYS, MONDAY, 5, Calendar()).notes == ()


def test_a_year_without_a_term_is_told_and_not_taken_for_a_long_holiday_in_silence() -> None:
    gap = Calendar(terms=(AUTUMN.terms[0], (date(2027, 9, 6), date(2027, 10, 22))))
    due = due_on(SCHOOL_DAYS, date(2026, 10, 23), 1, gap)
    assert due.on == date(2027, 9, 6)
    assert due.notes == (
        "There is no term between 23 October 2026 and 6 September 2027, so none of it counted.",
    )


def test_years_whose_bank_holidays_were_never_looked_up_are_told() -> None:
    calendar = read_calendar({})
    assert due_on(WORKING_DAYS, date(2061, 12, 23), 2, calendar).notes == (
        "Bank holidays are known from 2015 to 2060, and none outside was left out.",
    )
    assert due_on(WORKING_DAYS, date(2060, 12, 23), 2, calendar).notes == ()
    assert due_on(CLOCK_HOURS, date(2061, 12, 23), 48, calendar).notes == ()


def test_what_came_after_hours_or_out_of_term_says_when_it_was_received() -> None:
    late = datetime(2026, 11, 23, 17, 40, tzinfo=LONDON)
    rules = Counting(kind=SCHOOL_DAYS, count=1, closes_at="16:00")
    assert reckon(rules, late, AUTUMN).notes == (
        "Received at 17:40, after 16:00: counted as received on Tuesday 24 November.",
    )
    waits = Counting(kind=SCHOOL_DAYS, count=1, closes_at="16:00", waits_for_term=True)
    due = reckon(waits, date(2026, 10, 27), AUTUMN)
    (note,) = due.notes
    assert note.startswith(
        "Received on Tuesday 27 October, which is no school day (school holiday)"
    )
    assert note.endswith(": counted as received on Monday 2 November.")
    assert str(due.working[0]) == "Mon 2 Nov – day 0"
    months = Counting(kind=CALENDAR_MONTHS, count=1, receipt_counts=True)
    assert "corresponding date" in reckon(months, MONDAY, AUTUMN).notes[0]


def test_a_moment_is_read_on_the_wall_it_came_with() -> None:
    rules = Counting(kind=SCHOOL_DAYS, count=1, closes_at="16:00")
    moment = datetime(2026, 6, 1, 15, 30, tzinfo=UTC)  # 16:30 in London
    assert reckon(rules, moment, AUTUMN).on == date(2026, 6, 2)
    assert reckon(rules, moment.astimezone(LONDON), AUTUMN).on == date(2026, 6, 3)
    with pytest.raises(ValueError, match="time zone"):
        reckon(rules, datetime(2026, 6, 1, 15, 30), AUTUMN)  # noqa: DTZ001 - what is refused


# -- what cannot be --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counting", "start", "sentence", "field"),
    [
        (Counting(kind="moons", count=1), MONDAY, "There is no clock called moons.", "clock"),
        (Counting(kind=WEEKS, count=-1), MONDAY, "cannot lie before it starts", "count"),
        (Counting(kind=WEEKS, count=1_041), MONDAY, "at most 1,040 weeks", "count"),
        (Counting(kind=SCHOOL_DAYS, count=10**30), MONDAY, "at most 5,000 school days", "count"),
        (Counting(kind=WEEKS, count=1, closes_at="4pm"), MONDAY, "such as 16:00", "closes_at"),
        (Counting(kind=WEEKS, count=1, closes_at="16"), MONDAY, "such as 16:00", "closes_at"),
        (Counting(kind=WEEKS, count=1), date(9999, 12, 31), "between the years", "received"),
        (Counting(kind=WEEKS, count=1), date(1, 1, 1), "between the years", "received"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(
    counting: Counting, start: date, sentence: str, field: str
) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        reckon(counting, start, AUTUMN)
    assert refused.value.field == field


@pytest.mark.parametrize("kind", [name for name in CLOCKS if name != CLOCK_HOURS])
def test_a_calendar_without_an_open_day_is_refused_in_a_sentence(kind: str) -> None:
    never = Calendar(
        bank_holidays=frozenset(MONDAY + timedelta(days=day) for day in range(-20, 2000))
    )
    start = datetime(2026, 11, 23, 10, tzinfo=LONDON) if kind == SECTION_5_HOURS else MONDAY
    with pytest.raises(Refused, match="no open day") as refused:
        reckon(Counting(kind=kind, count=1), start, never)
    assert refused.value.field == "calendar"
    with pytest.raises(Refused, match="no open day"):
        reckon(Counting(kind=CLOCK_HOURS, count=1, waits_for_term=True), MONDAY, never)


def test_a_day_closed_twice_over_is_closed_and_a_bank_holiday_is_no_inset() -> None:
    inset = frozenset({MONDAY})
    counts = Calendar(inset=inset, inset_counts=True)
    assert counts.why_closed(MONDAY) == ""
    assert replace(counts, closures=inset).why_closed(MONDAY) == "school closed"
    royal = replace(counts, bank_holidays=inset, reasons={MONDAY: "jubilee"})
    assert royal.why_closed(MONDAY) == "bank holiday (jubilee)"


def test_terms_may_be_told_in_any_order() -> None:
    upside_down = replace(AUTUMN, terms=AUTUMN.terms[::-1])
    assert due_on(SCHOOL_DAYS, date(2026, 10, 23), 1, upside_down).on == date(2026, 11, 2)


# -- what holds for any calendar -------------------------------------------------------------

_MOST = {SCHOOL_DAYS: 25, WORKING_DAYS: 25, CALENDAR_MONTHS: 14, WEEKS: 12, CLOCK_HOURS: 150,
         SECTION_5_HOURS: 150}  # fmt: skip
_DAYS = st.dates(date(2026, 8, 1), date(2027, 8, 31))
kinds = st.sampled_from(sorted(CLOCKS))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Terms with gaps between them, INSET days, closures, and bank holidays of England and more."""
    edges = sorted(draw(st.sets(_DAYS, min_size=0, max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    some = st.frozensets(_DAYS, max_size=6)
    return Calendar(
        terms=tuple(pairs), inset=draw(some), closures=draw(some),
        bank_holidays=bank_holidays(2025, 2030) | draw(some), inset_counts=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def countings(draw: st.DrawFn) -> Counting:
    kind = draw(kinds)
    return Counting(
        kind=kind, count=draw(st.integers(0, _MOST[kind])),
        inset_counts=draw(st.sampled_from([None, True, False])),
        receipt_counts=draw(st.booleans()), closes_at=draw(st.sampled_from(["", "16:00", "12:30"])),
        waits_for_term=draw(st.booleans()),
    )  # fmt: skip


def when(due: Due) -> tuple[date, str]:
    return due.on, due.at


moments = st.datetimes(datetime(2026, 8, 1), datetime(2027, 8, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0, second=0, tzinfo=UTC).astimezone(LONDON)
)


@given(counting=countings(), calendar=calendars(), one=_DAYS)
def test_what_is_received_on_a_later_day_is_never_due_earlier(
    counting: Counting, calendar: Calendar, one: date
) -> None:
    due = [when(reckon(counting, one + timedelta(days=n), calendar)) for n in range(12)]
    assert due == sorted(due)


@given(counting=countings(), calendar=calendars(), one=moments, hours=st.integers(0, 200))
def test_what_is_received_at_a_later_time_is_never_due_earlier(
    counting: Counting, calendar: Calendar, one: datetime, hours: int
) -> None:
    later = (one.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)
    first, second = reckon(counting, one, calendar), reckon(counting, later, calendar)
    assert first.on <= second.on
    # 01:30 may come twice on one day, so that only the days before and after tell.
    if first.on == second.on and first.on not in (date(2026, 10, 25), date(2027, 3, 28)):
        assert first.at <= second.at


@given(counting=countings(), calendar=calendars(), start=_DAYS | moments)
def test_a_deadline_never_lands_on_a_closed_day_of_its_own_kind(
    counting: Counting, calendar: Calendar, start: date | datetime
) -> None:
    assume(counting.count and counting.kind != CLOCK_HOURS)
    if counting.inset_counts is not None:
        calendar = replace(calendar, inset_counts=counting.inset_counts)
    due = reckon(counting, start, calendar)
    assert not calendar.why_closed(due.on, school=counting.kind == SCHOOL_DAYS)
    assert due.working[-1].on == due.on
    assert due.working[-1].counted


@given(counting=countings(), calendar=calendars(), start=_DAYS | moments, closed=_DAYS)
def test_one_more_closed_day_never_makes_a_deadline_earlier(
    counting: Counting, calendar: Calendar, start: date | datetime, closed: date
) -> None:
    before = when(reckon(counting, start, calendar))
    snowed_in = replace(calendar, closures=calendar.closures | {closed})
    assert when(reckon(counting, start, snowed_in)) >= before
    royal = replace(calendar, bank_holidays=calendar.bank_holidays | {closed})
    assert when(reckon(counting, start, royal)) >= before


@given(kind=kinds, count=st.integers(0, 6), calendar=calendars(), end=_DAYS)
def test_counted_back_and_forth_it_comes_back(
    kind: str, count: int, calendar: Calendar, end: date
) -> None:
    if kind in (CLOCK_HOURS, SECTION_5_HOURS):
        count *= 24
    assume(count)
    back = due_before(kind, end, count, calendar)
    again = due_on(kind, back.on, count, calendar).on
    assert back.on < end
    if kind in (CALENDAR_MONTHS, WEEKS):
        # The working day before may lie some days before; it is never too late.
        assume(not calendar.why_closed(end, school=False))
        assert again <= end
    elif kind == CLOCK_HOURS or not calendar.why_closed(end, school=kind == SCHOOL_DAYS):
        assert again == end
        # And no open day after it would have done.
        later = due_on(kind, back.on, 1 if kind.endswith("days") else 24, calendar).on
        assert due_on(kind, later, count, calendar).on > end


@given(calendar=calendars(), start=_DAYS, count=st.integers(1, 25))
def test_as_many_open_days_lie_between_as_were_counted(
    calendar: Calendar, start: date, count: int
) -> None:
    due = due_on(SCHOOL_DAYS, start, count, calendar)
    assert days_between(start, due.on, calendar) == count
    assert [day.number for day in due.working if day.counted] == list(range(count + 1))
    days = [day.on for day in due.working]
    assert days == [start + timedelta(days=n) for n in range(len(days))]


@given(moment=moments, count=st.integers(0, 150))
def test_clock_hours_are_real_hours(moment: datetime, count: int) -> None:
    due = reckon(Counting(kind=CLOCK_HOURS, count=count), moment, Calendar())
    ends = (moment.astimezone(UTC) + timedelta(hours=count)).astimezone(LONDON)
    shown = (ends.date(), f"{ends:%H:%M}")
    if due.at == "24:00":
        assert shown == (due.on + timedelta(days=1), "00:00")
    else:
        assert when(due) == shown


@given(start=_DAYS, count=st.integers(1, 6), offset=st.integers(-12, 12))
def test_a_section_5_notice_at_noon_is_due_at_noon_of_a_counted_day(
    start: date, count: int, offset: int
) -> None:
    wall = timezone(timedelta(hours=offset))
    noon = datetime(start.year, start.month, start.day, 12, tzinfo=wall)
    due = reckon(Counting(kind=SECTION_5_HOURS, count=24 * count), noon, AUTUMN)
    by_days = due_on(SECTION_5_HOURS, start, 24 * count, AUTUMN)
    assert due.on == by_days.on
    assert due.at == ("24:00" if AUTUMN.why_closed(start, school=False) else "12:00")
