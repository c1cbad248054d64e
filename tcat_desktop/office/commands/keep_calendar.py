"""Term dates, closed days and clocks: kept once, and every open deadline follows them.

A day that closes later (snow) moves only deadlines that are still open; each move is told in
its case, with the reason, and the audit names them.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.clocks import shipped
from tcat_desktop.journey.deadlines import CLOCKS, Calendar, Counting, reckon
from tcat_desktop.journey.people import Act, Level, SchoolId
from tcat_desktop.journey.refusals import Conflict, Refused
from tcat_desktop.office import checks, diary
from tcat_desktop.office.calendar import FIRST_YEAR, LAST_YEAR, LONGEST_REASON, read_calendar
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.moving import Moved, move_deadlines
from tcat_desktop.office.odd_days import odd_days
from tcat_desktop.office.words import long_date, plain_date
from tcat_desktop.records import diary as kept_diary
from tcat_desktop.records import finding, rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """A day on which the school is closed, or a one-off bank holiday, and why."""

    on: date
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What followed from a change of the calendar.

    ``moved`` are deadlines of cases that this person may meet, ``others`` counts the rest;
    ``meetings`` are bookings that now lie on a closed day: nobody moves those but a person.
    ``notes`` say what is odd about the days, such as an INSET day on a bank holiday.
    """

    moved: tuple[Moved, ...]
    others: int
    meetings: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCalendar:
    """A school's whole calendar: terms, INSET days, closed days, one-off bank holidays, hours.

    ``seen`` is the mark of the calendar that was shown: ``Conflict`` when another is kept by now.
    """

    terms: tuple[tuple[date, date], ...] = ()
    inset: tuple[date, ...] = ()
    closures: tuple[ClosedDay, ...] = ()
    bank_days: tuple[ClosedDay, ...] = ()
    inset_counts: bool = False
    opens: str = diary.USUAL_HOURS[0]
    closes: str = diary.USUAL_HOURS[1]
    school_id: SchoolId | None = None
    seen: str = ""

    needs: ClassVar = (Act.CALENDAR, Level.CREATE)

    def carry_out(self, desk: Desk) -> Followed:
        """Keep it, and move the open deadlines that it changes."""
        school = diary.school_row(desk, self.school_id)
        if self.seen and self.seen != mark_of(school):
            raise Conflict(
                "The calendar was changed after you opened it.",
                what_to_do="What you typed is still here. Look at the days once more, and save.",
            )
        return keep(desk, school, self.told())

    def told(self) -> dict[str, Any]:
        """As it is kept, once every part of it can be; else ``Refused``, with the field."""
        opens = checks.clock_time(self.opens, "opens", must=True)
        closes = checks.clock_time(self.closes, "closes", must=True)
        if closes <= opens:
            raise Refused("The school closes before it opens.", field="closes",
                          what_to_do="Check the two times.")  # fmt: skip
        for first, last in self.terms:
            for day in (first, last):
                _in_reach(day, "terms")
        for day in self.inset:
            _in_reach(day, "inset")
        told = {
            "terms": [[first.isoformat(), last.isoformat()] for first, last in sorted(self.terms)],
            "inset": [day.isoformat() for day in sorted(set(self.inset))],
            "closures": _days(self.closures, "closures"),
            "bank_days": _days(self.bank_days, "bank_days"),
            "inset_counts": self.inset_counts,
        }
        read_calendar(told)  # says which entry cannot be, and why
        return {**told, "hours": [opens, closes]}


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSchool:
    """One day on which the school does not open, such as a snow day, decided on the day."""

    on: date
    why: str
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.CALENDAR, Level.CREATE)

    def carry_out(self, desk: Desk) -> Followed:
        """Add it; only open deadlines move."""
        school = diary.school_row(desk, self.school_id)
        why = checks.needed(self.why, "Write why the school is closed.", "why",
                            what_to_do="One word is enough, such as snow.")  # fmt: skip
        shut = desk.calendar(school).why_closed(_in_reach(self.on, "on"))
        if shut:
            raise Refused(f"{long_date(self.on)} does not count already: {shut}.", field="on")
        kept = rows.as_dict(school["calendar"])
        day = {"on": self.on.isoformat(), "why": _reason(why, self.on, "why")}
        return keep(desk, school, {**kept, "closures": [*kept.get("closures", ()), day]})


def mark_of(school: Row) -> str:
    """What tells one kept calendar of a school from another."""
    kept = json.dumps(rows.as_dict(school["calendar"]), sort_keys=True)
    return hashlib.sha256(kept.encode()).hexdigest()[:16]


def keep(desk: Desk, school: Row, calendar: dict[str, Any]) -> Followed:
    """Keep a calendar that was checked, move what it moves, and say so for the audit."""
    before = desk.calendar(school)
    desk.change("schools", school["id"], calendar=json.dumps(calendar, sort_keys=True))
    changed = {**school, "calendar": json.dumps(calendar, sort_keys=True)}
    after = desk.calendar(changed)
    moved = move_deadlines(desk, school["id"], before, after)
    seen = finding.cases_seen(desk.conn, desk.who, [one.case_id for one in moved])
    desk.did(
        "calendar", school["id"],
        moved=[{"task": one.task_id, "from": one.before, "to": one.after} for one in moved],
    )  # fmt: skip
    return Followed(
        moved=tuple(one for one in moved if one.case_id in seen),
        others=sum(one.case_id not in seen for one in moved),
        meetings=on_closed_days(desk, school["id"], before, after),
        notes=odd_days(after),
    )


def on_closed_days(
    desk: Desk, school_id: int, before: Calendar, after: Calendar
) -> tuple[str, ...]:
    """Open bookings of the school on a day that counted before and does not now."""
    found = []
    for row in kept_diary.between(desk.conn, desk.who, desk.today.isoformat(), "9999-12-31"):
        day = date.fromisoformat(row["on"])
        if row["school_id"] != school_id or row["state"] not in kept_diary.OPEN:
            continue
        if after.why_closed(day) and not before.why_closed(day):
            found.append(f"{row['reference']}, {long_date(day)} at {row['at']}")
    return tuple(found)


def _days(days: Iterable[ClosedDay], field: str) -> list[dict[str, str]]:
    by_day: dict[date, str] = {}
    for one in days:
        why = _reason(one.why.strip(), _in_reach(one.on, field), field)
        if by_day.get(one.on, why) != why:
            raise Refused(
                f"{long_date(one.on)} is there twice: {by_day[one.on] or 'no reason'}, and "
                f"{why or 'no reason'}.",
                field=field, what_to_do="Keep one of the two.",
            )  # fmt: skip
        by_day[one.on] = why
    return [{"on": day.isoformat(), "why": by_day[day]} for day in sorted(by_day)]


def _reason(why: str, on: date, field: str) -> str:
    kept = " ".join(why.split())
    if len(kept) > LONGEST_REASON or not kept.isprintable():
        raise Refused(
            f"The reason for {long_date(on)} has more than {LONGEST_REASON} letters."
            if len(kept) > LONGEST_REASON
            else f"The reason for {long_date(on)} has letters that cannot be printed.",
            field=field, what_to_do="A few words are enough, such as snow.",
        )  # fmt: skip
    return kept


def _in_reach(day: date, field: str) -> date:
    """The day, if it is in the years whose bank holidays are known: others are slips of the pen."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(
            f"{plain_date(day)} is not between {FIRST_YEAR} and {LAST_YEAR}.",
            field=field, what_to_do="Check the year.",
        )  # fmt: skip
    return day


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClock:
    """How the trust counts one procedure, signed off by whoever may; it holds from now on.

    Deadlines that run already keep the rules by which they were first counted.
    """

    name: str
    counting: Counting
    note: str = ""

    needs: ClassVar = (Act.CLOCKS, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Keep and sign it."""
        clock = shipped(self.name)
        told = self.counting
        if told.kind not in CLOCKS:
            raise Refused("Choose how it is counted.", field="kind")
        if not 0 < told.count <= 1000:
            raise Refused("Write how many, from 1 to 1,000.", field="count")
        closes_at = checks.clock_time(told.closes_at, "closes_at")
        # Some clocks reach less far: what could never be reckoned is not signed off.
        reckon(replace(told, closes_at=closes_at), desk.today, Calendar())
        values = {**asdict(told), "closes_at": closes_at}
        if told.inset_counts is not None:
            values["inset_counts"] = int(told.inset_counts)
        values |= {"note": self.note.strip(), "signed_by": desk.who.account_id,
                   "signed_at": desk.at}  # fmt: skip
        row = finding.clock_row(desk.conn, clock.name)
        if row is None:
            kept = desk.add("clocks", name=clock.name, **values)
        else:
            kept = row["id"]
            desk.change("clocks", kept, **values)
        desk.did("clock", kept, clock=clock.name)
