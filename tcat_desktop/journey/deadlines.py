"""When something is due by each of six clocks, and the working that shows why, day by day."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from types import MappingProxyType
from typing import Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.school_calendar import (
    LONGEST_CLOSED,
    MONTHS,
    ONE_DAY,
    WEEKDAYS,
    Calendar,
    bank_holidays_not_known,
    long_day,
    never_open,
    next_open,
    terms_not_known,
)

__all__ = [
    "CALENDAR_MONTHS", "CLOCKS", "CLOCK_HOURS", "SCHOOL_DAYS", "SECTION_5_HOURS", "WEEKS",
    "WORKING_DAYS", "Calendar", "Counting", "Day", "Due", "days_between", "due_before", "due_on",
    "reckon",
]  # fmt: skip

SCHOOL_DAYS: Final = "school-days"
WORKING_DAYS: Final = "working-days"
CALENDAR_MONTHS: Final = "calendar-months"
WEEKS: Final = "weeks"
CLOCK_HOURS: Final = "clock-hours"
# The Defamation (Operators of Websites) Regulations 2013: 48 hours less Saturdays, Sundays,
# Good Friday, Christmas Day and bank holidays.
SECTION_5_HOURS: Final = "section-5-hours"

CLOCKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        SCHOOL_DAYS: "school days",
        WORKING_DAYS: "working days",
        CALENDAR_MONTHS: "calendar months",
        WEEKS: "weeks",
        CLOCK_HOURS: "clock hours",
        SECTION_5_HOURS: "hours of a section 5 notice",
    }
)

# About twenty years of each: what lies further off was typed by mistake.
_MOST: Final = {
    SCHOOL_DAYS: 5_000,
    WORKING_DAYS: 5_000,
    CALENDAR_MONTHS: 240,
    WEEKS: 1_040,
    CLOCK_HOURS: 175_000,
    SECTION_5_HOURS: 120_000,
}
_YEARS: Final = (1900, 2200)
_WEEK: Final = timedelta(weeks=1)
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How much of which clock, and the rules of the procedure that sets it.

    ``inset_counts`` is None where the school's own calendar decides. With ``receipt_counts``
    the day of receipt is day 1. What comes at or after ``closes_at`` (“16:00”) counts as
    received on the next open day; with ``waits_for_term``, what comes on a day when the school
    is closed counts as received on the first school day after.
    """

    kind: str
    count: int
    inset_counts: bool | None = None
    receipt_counts: bool = False
    closes_at: str = ""
    waits_for_term: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One line of working: ``number`` is the count so far, ``why`` a reason not to count.

    ``assumed`` says that no term dates are known for the day. ``says`` stands in place of
    “day 3” where the clock does not count days: “24 hours”, “corresponding date”.
    """

    on: date
    number: int
    why: str = ""
    assumed: bool = False
    says: str = ""

    @property
    def counted(self) -> bool:
        """Whether the day counts."""
        return not self.why

    def __str__(self) -> str:
        on = self.on
        name = f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"
        if self.why:
            return f"{name} – {self.says and f'{self.says}; '}not counted: {self.why}"
        said = self.says or f"day {self.number}"
        return f"{name} – {said}" + (" (no term dates yet)" if self.assumed else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A date and how it was reckoned; ``working[0]`` is the day it counts from.

    ``at`` is the time on that day, where hours run from a time: “14:30”, or “24:00” where they
    run out at the very end of it. ``notes`` say what the reader should know beside the working.
    """

    on: date
    working: tuple[Day, ...]
    at: str = ""
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The working as lines, for a hover and for paper."""
        return "\n".join(str(day) for day in self.working)


def reckon(counting: Counting, received: date | datetime, calendar: Calendar) -> Due:
    """When it is due, counted from receipt by all the rules of ``counting``.

    ``received`` is a date, or an aware moment as the clock on the school's wall shows it.
    A plain date has no hours: 24 hours are one counted day after it, and hours that make no
    whole days run from its midnight.

    Raises:
        Refused: for an unknown clock, an absurd count, or a calendar that never opens.
    """
    _check(counting, received)
    if counting.inset_counts is not None:
        calendar = replace(calendar, inset_counts=counting.inset_counts)
    start, notes = _start(counting, received, calendar)
    if counting.kind in (CLOCK_HOURS, SECTION_5_HOURS):
        due = _hours(counting, start, _closed(counting.kind, calendar))
    elif counting.kind == CALENDAR_MONTHS:
        due = _months(_day(start), counting.count, calendar)
    elif counting.kind == WEEKS:
        due = _weeks(counting, _day(start), calendar)
    else:
        due = _days(
            _day(start), counting.count, _closed(counting.kind, calendar),
            first_counts=counting.receipt_counts, terms=_terms(counting.kind, calendar),
        )  # fmt: skip
    if counting.receipt_counts:
        notes += _no_difference(counting.kind, start)
    return replace(due, notes=(*notes, *_not_known(counting.kind, due, calendar)))


def due_on(kind: str, start: date, count: int, calendar: Calendar) -> Due:
    """The day on which ``count`` days of the clock after ``start`` (day 0) have passed."""
    return reckon(Counting(kind=kind, count=count), start, calendar)


def due_before(kind: str, end: date, count: int, calendar: Calendar) -> Due:
    """The last open day that leaves ``count`` of the clock before ``end``: papers before a panel.

    Where a month or weeks lead to a closed day, the working day before it; part of a day of
    hours is taken for a whole one. The working begins with ``end`` and goes back in time.
    """
    _check(Counting(kind=kind, count=count), end)
    if kind == CALENDAR_MONTHS:
        due = _months(end, -count, calendar)
    elif kind == WEEKS:
        lines = [Day(on=end, number=0)]
        lines += [
            Day(on=end - week * _WEEK, number=week, says=f"{_many(week, 'week')} before")
            for week in range(1, count + 1)
        ]
        due = _settled(lines, calendar, -ONE_DAY)
    else:
        whole = -(-count // 24) if kind in (CLOCK_HOURS, SECTION_5_HOURS) else count
        closed, terms = _closed(kind, calendar), _terms(kind, calendar)
        due = _days(end, whole, closed, terms=terms, step=-ONE_DAY)
    return replace(due, notes=_not_known(kind, due, calendar))


def days_between(start: date, end: date, calendar: Calendar) -> int:
    """Open school days after ``start`` up to and including ``end``; negative when end is first."""
    if end < start:
        return -days_between(end, start, calendar)
    span = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(not calendar.why_closed(day) for day in span)


# -- what is asked ---------------------------------------------------------------------------


def _check(counting: Counting, received: date) -> None:
    if counting.kind not in CLOCKS:
        raise Refused(f"There is no clock called {counting.kind}.", field="clock")
    if counting.count < 0:
        raise Refused("A deadline cannot lie before it starts.", field="count")
    most = _MOST[counting.kind]
    if counting.count > most:
        raise Refused(f"A deadline has at most {most:,} {CLOCKS[counting.kind]}.", field="count")
    if counting.closes_at and not _is_time(counting.closes_at):
        raise Refused("The day closes at a time such as 16:00.", field="closes_at")
    if not _YEARS[0] <= received.year <= _YEARS[1]:
        raise Refused(
            f"A deadline starts between the years {_YEARS[0]} and {_YEARS[1]}.", field="received"
        )
    if isinstance(received, datetime) and received.tzinfo is None:
        message = "a moment without a time zone is on nobody's wall"
        raise ValueError(message)


def _is_time(told: str) -> bool:
    try:
        return time.fromisoformat(told).strftime("%H:%M") == told
    except ValueError:
        return False


def _closed(kind: str, calendar: Calendar) -> Callable[[date], str]:
    """Why a day does not count for that clock."""
    if kind == CLOCK_HOURS:
        return lambda _day: ""
    return partial(calendar.why_closed, school=kind == SCHOOL_DAYS)


def _terms(kind: str, calendar: Calendar) -> Calendar | None:
    """The calendar where the clock asks for terms."""
    return calendar if kind == SCHOOL_DAYS else None


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


# -- when it counts as received --------------------------------------------------------------


def _start(
    counting: Counting, received: date | datetime, calendar: Calendar
) -> tuple[date | datetime, tuple[str, ...]]:
    """When it counts as received, and a sentence for each rule that moved it."""
    day, notes = _day(received), []
    if counting.closes_at and isinstance(received, datetime):
        came = received.strftime("%H:%M")
        if came >= counting.closes_at:
            shut = partial(calendar.why_closed, school=counting.kind == SCHOOL_DAYS)
            day = next_open(day + ONE_DAY, shut)
            late = f"after {counting.closes_at}" if came > counting.closes_at else "as the day ends"
            notes.append(f"Received at {came}, {late}: counted as received on {long_day(day)}.")
    why = calendar.why_closed(day) if counting.waits_for_term else ""
    if why:
        came_on = f"{'Received' if day == _day(received) else 'That is'} on {long_day(day)}"
        day = next_open(day + ONE_DAY, calendar.why_closed)
        notes.append(
            f"{came_on}, which is no school day ({why}): counted as received on {long_day(day)}."
        )
    if day == _day(received):
        return received, ()
    if isinstance(received, datetime):
        # From its first minute, so that nothing received later can be due earlier.
        return datetime.combine(day, time.min, received.tzinfo), tuple(notes)
    return day, tuple(notes)


# -- days ------------------------------------------------------------------------------------


def _days(
    start: date, count: int, closed: Callable[[date], str], *,
    terms: Calendar | None = None, first_counts: bool = False, step: timedelta = ONE_DAY,
) -> Due:  # fmt: skip
    """The ``count``-th open day after ``start``, or before it with a ``step`` back."""
    day, number, shut = start, 0, 0
    why = closed(start) if first_counts and count else ""
    if first_counts and count and not why:
        number = 1
    working = [Day(on=start, number=number, why=why)]
    while number < count:
        day += step
        why = closed(day)
        if why:
            shut += 1
            if shut > LONGEST_CLOSED:
                raise never_open()
        else:
            number, shut = number + 1, 0
        assumed = terms is not None and terms.in_term(day) is None
        says = "" if why or step == ONE_DAY else f"{_many(number, 'day')} before"
        working.append(Day(on=day, number=number, why=why, assumed=assumed, says=says))
    return Due(on=day, working=tuple(working))


# -- months and weeks ------------------------------------------------------------------------


def _months(start: date, count: int, calendar: Calendar) -> Due:
    """The corresponding date ``count`` months on, or back where it is negative.

    The rule for a subject access request: none such, the last day of that month; on a weekend
    or a public holiday, the next working day.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    says = "corresponding date"
    if start.day > last:
        says = f"last day of {MONTHS[month]}, which has no {_ordinal(start.day)}"
    day = date(year, month + 1, min(start.day, last))
    lines = [Day(on=start, number=0), Day(on=day, number=abs(count), says=says)]
    return _settled(lines if count else lines[:1], calendar, -ONE_DAY if count < 0 else ONE_DAY)


def _weeks(counting: Counting, start: date, calendar: Calendar) -> Due:
    first = int(counting.receipt_counts and counting.count > 0)
    lines = [Day(on=start, number=0, says=f"day {first}")]
    lines += [
        Day(on=start + week * _WEEK - first * ONE_DAY, number=week, says=_many(week, "week"))
        for week in range(1, counting.count + 1)
    ]
    return _settled(lines, calendar, ONE_DAY)


def _settled(lines: Sequence[Day], calendar: Calendar, step: timedelta) -> Due:
    """The last of the lines, or the working day next to it where it is not one itself."""
    working, last = list(lines[:-1]), lines[-1]
    day, why = last.on, calendar.why_closed(last.on, school=False)
    working.append(replace(last, why=why, says=last.says or f"day {last.number}"))
    beside = "next working day" if step == ONE_DAY else "working day before"
    while why:
        day += step
        why = calendar.why_closed(day, school=False)
        working.append(Day(on=day, number=last.number, why=why, says="" if why else beside))
        if len(working) - len(lines) > LONGEST_CLOSED:
            raise never_open()
    return Due(on=day, working=tuple(working))


# -- hours -----------------------------------------------------------------------------------


def _hours(counting: Counting, start: date | datetime, closed: Callable[[date], str]) -> Due:
    count = counting.count
    if isinstance(start, datetime) and count:
        return _elapsed(start, count * _HOUR, closed)
    if isinstance(start, datetime):
        line = Day(on=start.date(), number=0, says=f"received at {start:%H:%M}")
        return Due(on=line.on, working=(line,), at=f"{start:%H:%M}")
    if count % 24:
        return _elapsed(datetime.combine(start, time.min, UTC), count * _HOUR, closed)
    whole = _days(start, count // 24, closed, first_counts=counting.receipt_counts)
    working = tuple(
        replace(day, number=day.number * 24, says=_many(day.number * 24, "hour"))
        if day.number and not day.why
        else replace(day, number=day.number * 24)
        for day in whole.working
    )
    return replace(whole, working=working)


def _elapsed(start: datetime, total: timedelta, closed: Callable[[date], str]) -> Due:
    """Real hours, over the days that count: a day on which the clocks change has 23 or 25."""
    zone, day, begins = start.tzinfo, start.date(), start.astimezone(UTC)
    passed, shut, working = timedelta(), 0, list[Day]()
    while True:
        ends = datetime.combine(day + ONE_DAY, time.min, zone).astimezone(UTC)
        why = closed(day)
        shut = shut + 1 if why else 0
        if shut > LONGEST_CLOSED:
            raise never_open()
        before, passed = passed, passed if why else min(passed + ends - begins, total)
        says = "" if why else _span(passed)
        if day == start.date() and start.time() > time.min and not why:
            says += f" from {start:%H:%M}"
        finish = begins + (passed - before)
        says += "" if why else _change(begins.astimezone(zone), finish.astimezone(zone))
        line = Day(on=day, number=passed // _HOUR, why=why, says=says)
        if not why and passed == total:
            at = "24:00" if finish == ends else f"{finish.astimezone(zone):%H:%M}"
            working.append(replace(line, says=f"{says}, until {at}"))
            return Due(on=day, working=tuple(working), at=at)
        working.append(line)
        day, begins = day + ONE_DAY, ends


def _span(passed: timedelta) -> str:
    """“9 hours 30 minutes”."""
    hours, rest = divmod(passed, _HOUR)
    minutes = rest // timedelta(minutes=1)
    said = [_many(hours, "hour")] if hours or not minutes else []
    return " ".join([*said, *([_many(minutes, "minute")] if minutes else [])])


def _change(begins: datetime, ends: datetime) -> str:
    shift = (ends.utcoffset() or timedelta()) - (begins.utcoffset() or timedelta())
    if not shift:
        return ""
    return " (the clocks go forward)" if shift > timedelta() else " (the clocks go back)"


# -- in words ------------------------------------------------------------------------------


def _no_difference(kind: str, start: date | datetime) -> tuple[str, ...]:
    """Where it makes no difference that the day of receipt counts."""
    if kind == CALENDAR_MONTHS:
        return ("A month ends on the corresponding date, whether or not the first day counts.",)
    if kind in (CLOCK_HOURS, SECTION_5_HOURS) and isinstance(start, datetime):
        return ("Hours run from the time of receipt, whether or not the first day counts.",)
    return ()


def _not_known(kind: str, due: Due, calendar: Calendar) -> tuple[str, ...]:
    """What the calendar does not hold of the days that were counted."""
    first, last = sorted((due.working[0].on, due.on))
    notes = () if kind == CLOCK_HOURS else bank_holidays_not_known(calendar, first, last)
    if kind == SCHOOL_DAYS and first != last:
        # Day 0 itself is not counted, so its term does not matter.
        since = first + ONE_DAY if due.working[0].on == first else first
        notes += terms_not_known(calendar, since, last)
    return notes


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _ordinal(day: int) -> str:
    return {29: "29th", 30: "30th", 31: "31st"}[day]
