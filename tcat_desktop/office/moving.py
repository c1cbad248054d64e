"""Moving open deadlines when a school's calendar changes: which, from when to when, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tcat_desktop.journey.clocks import TRIAGE
from tcat_desktop.journey.deadlines import Calendar, Due
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.desk import NEVER, Desk, first_due
from tcat_desktop.office.reckoning import Deadline, again
from tcat_desktop.office.words import long_date, short_date
from tcat_desktop.records import finding, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One deadline that moved. ``before`` and ``after`` are ISO dates; ``why`` names the days.

    ``at`` is the time on the new day, where hours run from a time.
    """

    case_id: CaseId
    task_id: int
    reference: str
    what: str
    before: str
    after: str
    why: str
    at: str = ""


def move_deadlines(
    desk: Desk, school_id: int, before: Calendar, after: Calendar
) -> tuple[Moved, ...]:
    """Reckon every open deadline of the school again; those that fall elsewhere move.

    A deadline that a person set by hand is nobody's reckoning and stays. Each move is an entry
    of its case, also of one that whoever changed the calendar cannot meet.
    """
    moved = deadlines_that_move(desk, school_id, before, after)
    for one in moved:
        desk.change("tasks", one.task_id, due_on=one.after, due_at=one.at)
        desk.chronicle(
            one.case_id, "decision", f"The deadline moved: {one.what}",
            f"It was {_day(one.before)}, and is now {_day(one.after)}. {one.why}".strip(),
            about="tasks", about_id=one.task_id,
        )  # fmt: skip
    for case_id in dict.fromkeys(one.case_id for one in moved):
        first = first_due(finding.tasks_of(desk.conn, case_id))
        desk.change(
            "cases", case_id, due_on=first["due_on"] if first else NEVER,
            due_what=first["title"] if first else "",
        )  # fmt: skip
        desk.done.cases.add(case_id)
    return moved


def deadlines_that_move(
    desk: Desk, school_id: int, before: Calendar, after: Calendar
) -> tuple[Moved, ...]:
    """What ``move_deadlines`` would move, without moving it."""
    return tuple(_moves(desk, school_id, before, after))


def _moves(desk: Desk, school_id: int, before: Calendar, after: Calendar) -> Iterable[Moved]:
    for row in finding.reckoned_tasks(desk.conn, school_id):
        kept = rows.as_dict(row["reckoned"])
        was, now = again(kept, before), again(kept, after)
        if was is None or now is None or now.on.isoformat() == row["due_on"]:
            continue
        yield Moved(
            case_id=CaseId(row["case_id"]), task_id=row["id"], reference=row["reference"],
            what=_what(row, now), before=row["due_on"], after=now.on.isoformat(), at=now.due.at,
            why=_why(was.due, now.due, before, after),
        )  # fmt: skip


def _what(row: dict[str, Any], now: Deadline) -> str:
    """What is due. A report that waits for triage is known by its own words, and no task is."""
    return now.clock.what if row["kind"] == TRIAGE.name else str(row["title"])


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso))


def _why(was: Due, now: Due, before: Calendar, after: Calendar) -> str:
    """``Tue 1 Dec no longer counts: school closed (snow).``"""
    days = sorted({line.on for line in (*was.working, *now.working)})
    shut = [day for day in days if after.why_closed(day) and not before.why_closed(day)]
    open_now = [day for day in days if before.why_closed(day) and not after.why_closed(day)]
    said = [f"{short_date(day)} no longer counts: {after.why_closed(day)}." for day in shut]
    said += [f"{short_date(day)} counts now." for day in open_now]
    return " ".join(said)
