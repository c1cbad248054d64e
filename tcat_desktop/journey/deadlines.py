"""When something is due, counted in true school days, and the working that shows why."""

from dataclasses import dataclass
from datetime import date, timedelta

from tcat_desktop.journey.refusals import Refused

_LONGEST = 1500  # days looked ahead before the calendar is called unusable


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days of one school: terms as (first, last), INSET days, closures, bank holidays.

    Outside the first and the last day of the terms that are known, every weekday that is not
    a bank holiday counts, and the working says so: a report is never held up by a missing date.
    """

    terms: tuple[tuple[date, date], ...] = ()
    inset: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()
    bank_holidays: frozenset[date] = frozenset()
    inset_counts: bool = False

    def knows(self, day: date) -> bool:
        """Whether term dates are known for that day."""
        return bool(self.terms) and self.terms[0][0] <= day <= self.terms[-1][1]

    def why_closed(self, day: date, *, school: bool = True) -> str:
        """Why the day does not count, or empty when it does."""
        if day.weekday() >= 5:
            return "weekend"
        if day in self.bank_holidays:
            return "bank holiday"
        if not school:
            return ""
        if self.knows(day) and not any(first <= day <= last for first, last in self.terms):
            return "school holiday"
        if day in self.closures:
            return "school closed"
        if day in self.inset and not self.inset_counts:
            return "INSET"
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One line of working: ``number`` is the count so far, ``why`` a reason not to count.

    ``assumed`` says that no term dates are known for the day.
    """

    on: date
    number: int
    why: str = ""
    assumed: bool = False

    @property
    def counted(self) -> bool:
        """Whether the day counts."""
        return not self.why

    def __str__(self) -> str:
        name = f"{self.on:%a} {self.on.day} {self.on:%b}"
        if self.why:
            return f"{name} – not counted: {self.why}"
        return f"{name} – day {self.number}" + (" (no term dates yet)" if self.assumed else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A date and how it was reckoned; ``working[0]`` is day 0."""

    on: date
    working: tuple[Day, ...]

    @property
    def words(self) -> str:
        """The working as lines, for a hover and for paper."""
        return "\n".join(str(day) for day in self.working)


SCHOOL_DAYS = "school-days"
WORKING_DAYS = "working-days"


def due_on(clock: str, start: date, count: int, calendar: Calendar) -> Due:
    """The day on which ``count`` days of the clock after ``start`` (day 0) have passed."""
    if clock not in (SCHOOL_DAYS, WORKING_DAYS):
        raise Refused(f"There is no clock called {clock}.", field="clock")
    if count < 0:
        raise Refused("A deadline cannot lie before it starts.", field="count")
    working = [Day(on=start, number=0)]
    day, number = start, 0
    while number < count:
        day += timedelta(days=1)
        why = calendar.why_closed(day, school=clock == SCHOOL_DAYS)
        number += not why
        assumed = clock == SCHOOL_DAYS and not calendar.knows(day)
        working.append(Day(on=day, number=number, why=why, assumed=assumed))
        if len(working) > _LONGEST:
            raise Refused(
                "The calendar has no open day to count to.",
                what_to_do="Check the term dates under Settings.",
            )
    return Due(on=day, working=tuple(working))


def days_between(start: date, end: date, calendar: Calendar) -> int:
    """Open school days after ``start`` up to and including ``end``; negative when end is first."""
    if end < start:
        return -days_between(end, start, calendar)
    span = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(not calendar.why_closed(day) for day in span)
