"""The days of one school: which of them count, why the others do not, and what is not known."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import Final

from tcat_desktop.journey.refusals import Refused

ONE_DAY: Final = timedelta(days=1)
# Closed days in a row, before the calendar is called unusable.
LONGEST_CLOSED: Final = 1_500
# No school holiday is longer than twelve weeks: where a gap is, term dates are missing.
_LONGEST_HOLIDAY: Final = timedelta(weeks=12)

# Not strftime: its names follow the machine's language.
WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days of one school: terms as (first, last), INSET days, closures, bank holidays.

    Outside the first and the last day of the terms that are known, every weekday that is not
    a bank holiday counts, and the working says so: a report is never held up by a missing date.
    ``reasons`` says why a day is closed, or what a one-off bank holiday is for: “snow”.
    ``bank_holidays_of`` is the first and the last year whose bank holidays were looked up.
    """

    terms: tuple[tuple[date, date], ...] = ()
    inset: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()
    bank_holidays: frozenset[date] = frozenset()
    inset_counts: bool = False
    reasons: Mapping[date, str] = field(default_factory=dict, compare=False)
    bank_holidays_of: tuple[int, int] | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", tuple(sorted(self.terms)))

    def in_term(self, day: date) -> bool | None:
        """Whether the day lies in a term; None where no term dates are known."""
        place = bisect_right(self.terms, day, key=itemgetter(0))
        if place and day <= self.terms[place - 1][1]:
            return True
        return None if place in (0, len(self.terms)) else False

    def knows(self, day: date) -> bool:
        """Whether term dates are known for that day."""
        return self.in_term(day) is not None

    def why_closed(self, day: date, *, school: bool = True) -> str:
        """Why the day does not count, or empty when it does."""
        if day.weekday() >= 5:
            return "weekend"
        if day in self.bank_holidays:
            return self._because("bank holiday", day)
        if not school:
            return ""
        if day in self.closures:
            return self._because("school closed", day)
        # A listed INSET day is one even if it lies just outside the typed term.
        if day in self.inset:
            return "" if self.inset_counts else "INSET"
        return "school holiday" if self.in_term(day) is False else ""

    def _because(self, what: str, day: date) -> str:
        reason = self.reasons.get(day, "")
        return f"{what} ({reason})" if reason else what


def next_open(day: date, closed: Callable[[date], str], step: timedelta = ONE_DAY) -> date:
    """The first open day from ``day`` on, ``day`` itself included."""
    for _ in range(LONGEST_CLOSED):
        if not closed(day):
            return day
        day += step
    raise never_open()


def never_open() -> Refused:
    """What to raise where one closed day follows another without an end."""
    return Refused(
        "The calendar has no open day to count to.",
        what_to_do="Check the term dates under Calendar.",
        field="calendar",
    )


def long_day(day: date) -> str:
    """“Monday 23 November”."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def written(day: date) -> str:
    """“23 November 2026”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def bank_holidays_not_known(calendar: Calendar, first: date, last: date) -> tuple[str, ...]:
    """A sentence where the bank holidays of some of these days were never looked up."""
    known = calendar.bank_holidays_of
    if known is None or (known[0] <= first.year and last.year <= known[1]):
        return ()
    return (
        f"Bank holidays are known from {known[0]} to {known[1]}, and none outside was left out.",
    )


def terms_not_known(calendar: Calendar, first: date, last: date) -> tuple[str, ...]:
    """A sentence for each stretch of these days without term dates."""
    terms = calendar.terms
    if not terms:
        return ("No term dates are known, so weekdays were counted.",)
    notes = []
    if first < terms[0][0]:
        notes.append(f"before {written(terms[0][0])}")
    if last > terms[-1][1]:
        notes.append(f"after {written(terms[-1][1])}")
    gaps = [
        f"There is no term between {written(ended)} and {written(begun)}, so none of it counted."
        for (_, ended), (begun, _) in pairwise(terms)
        if begun - ended > _LONGEST_HOLIDAY and first < begun and last > ended
    ]
    weekdays = [f"No term dates are known {when}, so weekdays were counted." for when in notes]
    return (*weekdays, *gaps)
