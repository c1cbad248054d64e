"""Ten years of school days with their working, beside a bare loop over the same dates."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from tcat_desktop.journey.deadlines import SCHOOL_DAYS, Calendar, due_on
from tcat_desktop.office.calendar import bank_holidays
from tests.benchmarks.figures import Figure, alternating, at_most

_START, _DAYS, _ONE = date(2026, 9, 1), 1_950, timedelta(days=1)
# The six half-terms of a school year: the first and the last day, as (month, day).
_HALF_TERMS = (
    ((9, 3), (10, 23)), ((11, 2), (12, 18)), ((1, 4), (2, 12)), ((2, 22), (3, 25)),
    ((4, 12), (5, 28)), ((6, 7), (7, 21)),
)  # fmt: skip


def measure(times: int, _kept_in: Path | None, _many: int) -> Iterator[Figure]:
    """Issue 3: ten years of school days in less than 50 ms."""
    calendar = _calendar()
    due = due_on(SCHOOL_DAYS, _START, _DAYS, calendar)
    closed = frozenset(day.on for day in due.working if not day.counted)
    assert _bare(closed) == due.on

    def ours() -> float:
        began = perf_counter()
        found = due_on(SCHOOL_DAYS, _START, _DAYS, calendar)
        words = found.words
        took = perf_counter() - began
        assert words.count("\n") == (found.on - _START).days
        return took * 1_000

    def floor() -> float:
        began = perf_counter()
        _bare(closed)
        return (perf_counter() - began) * 1_000

    ours()
    pairs = alternating(ours, floor, times)
    what = f"{_DAYS:,} school days to {due.on.year}, with {len(due.working):,} lines of working"
    note = "theirs is a bare loop with one set to look into, and no working"
    yield pairs.figure("school days", what, None, than="bare", note=note)
    yield at_most("school days", "the same, at the most", pairs.ours, 50)


def _bare(closed: frozenset[date]) -> date:
    """What nobody can count faster than."""
    day, number = _START, 0
    while number < _DAYS:
        day += _ONE
        if day not in closed:
            number += 1
    return day


def _calendar() -> Calendar:
    """Eleven school years of a school with INSET days and a snow day in each."""
    years = range(_START.year, _START.year + 12)
    return Calendar(
        terms=tuple(
            (date(year + (first[0] < 9), *first), date(year + (last[0] < 9), *last))
            for year in years
            for first, last in _HALF_TERMS
        ),
        inset=frozenset(date(year, 11, 26) for year in years),
        closures=frozenset(date(year, 12, 1) for year in years),
        bank_holidays=bank_holidays(2015, 2060),
    )
