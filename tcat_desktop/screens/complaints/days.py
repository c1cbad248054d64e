"""The clock of a complaint as a strip of days: at most eight, the day due among them."""

from datetime import date

from tcat_desktop.journey.deadlines import Day
from tcat_desktop.office.complaint_clocks import ClockLine
from tcat_desktop.screens.widgets.deadline_strip import DayCell, DayKind
from tcat_desktop.screens.words import day, short_day

_MOST = 8


def cells_of(clock: ClockLine, today: date) -> tuple[DayCell, ...]:
    """The days of its working, closed ones with a dash; the far ones left out where many."""
    days = clock.days
    if len(days) > _MOST:
        here = next((n for n, each in enumerate(days) if each.on >= today), len(days) - 1)
        if clock.before:
            days = days[:_MOST]
        else:
            first = max(0, min(here - 2, len(days) - _MOST))
            days = (*days[first : first + _MOST - 1], days[-1])
    return tuple(_cell(each, clock.on, today) for each in days)


def _cell(each: Day, due: date, today: date) -> DayCell:
    kind = DayKind.COUNTED if each.counted else DayKind.CLOSED
    if each.on == today:
        kind = DayKind.TODAY
    if each.on == due:
        kind = DayKind.DUE
    mark = str(each.number) if each.counted else "–"
    return DayCell(day=short_day(each.on).split()[0], date=str(each.on.day), mark=mark, kind=kind)


def sentence_of(clock: ClockLine, today: date) -> str:
    """The same in words: how much of which clock, and the day it comes to."""
    words = clock.words[:1].upper() + clock.words[1:]
    closed = [each for each in clock.days if not each.counted and each.why != "weekend"]
    left_out = "".join(f" {day(each.on, today)}: {each.why}." for each in closed[:3])
    return f"{words}.{left_out} Due {day(clock.on, today)}."
