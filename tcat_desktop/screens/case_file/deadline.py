"""The working of a deadline as the strip shows it: one cell a day, and the same in a sentence."""

from datetime import date

from tcat_desktop.journey.deadlines import CLOCKS, Day, Due
from tcat_desktop.office.reckoning import Deadline
from tcat_desktop.screens.widgets.deadline_strip import DayCell, DayKind
from tcat_desktop.screens.words import counted, day, sentence, short_day

# More cells than this would be too narrow to read.
_MOST = 8
_MOST_NAMED = 3


def cells_of(due: Due, today: date) -> tuple[DayCell, ...]:
    """At most eight days: today among them where there is a choice, and the last one due."""
    days = due.working
    if len(days) > _MOST:
        here = next((n for n, each in enumerate(days) if each.on >= today), len(days) - 1)
        first = max(0, min(here - 2, len(days) - _MOST))
        days = (*days[first : first + _MOST - 1], days[-1])
    return tuple(_cell(each, due.on, today) for each in days)


def _cell(each: Day, due: date, today: date) -> DayCell:
    kind = DayKind.COUNTED
    if each.on == due:
        kind = DayKind.DUE
    elif each.on == today:
        kind = DayKind.TODAY
    elif not each.counted:
        kind = DayKind.CLOSED
    name = "Today" if each.on == today else short_day(each.on).split()[0]
    mark = str(each.number) if each.counted else "–"
    return DayCell(
        day=name, date="" if each.on == today else str(each.on.day), mark=mark, kind=kind
    )


def working_of(deadline: Deadline) -> str:
    """The whole working, a line a day, and what must be said of it."""
    return "\n".join((*deadline.due.words.splitlines(), *deadline.due.notes))


def sentence_of(deadline: Deadline, today: date) -> str:
    """The strip in words: what it counts from, what it leaves out, and the day it comes to."""
    due, counting = deadline.due, deadline.clock.counting
    days = sentence(counted(counting.count, CLOCKS[counting.kind].removesuffix("s")))
    said = [f"{days} from {day(due.working[0].on, today)}."]
    closed = [each for each in due.working if not each.counted and each.why != "weekend"]
    said += [f"{day(each.on, today)} does not count: {each.why}." for each in closed[:_MOST_NAMED]]
    if len(closed) > _MOST_NAMED:
        more = len(closed) - _MOST_NAMED
        said.append(f"{sentence(counted(more, 'more day'))} {'does' if more == 1 else 'do'} not.")
    said.append(f"Due {day(due.on, today)}{f' at {due.at}' if due.at else ''}.")
    return " ".join(said)
