"""A school's year as days, the clocks with who signed them off, and all dates of a complaint."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from tcat_desktop.journey.clocks import (
    ACKNOWLEDGE,
    OF_A_COMPLAINT,
    PANEL,
    SHIPPED,
    Clock,
)
from tcat_desktop.journey.deadlines import CLOCKS, Calendar, Counting
from tcat_desktop.journey.people import Act, Level, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, diary
from tcat_desktop.office.calendar import FIRST_YEAR, LAST_YEAR
from tcat_desktop.office.clock import LONDON, local
from tcat_desktop.office.commands.keep_calendar import ClosedDay, mark_of
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.odd_days import odd_days
from tcat_desktop.office.questions.diary import Room, rooms
from tcat_desktop.office.reckoning import Deadline, as_set, deadline
from tcat_desktop.office.words import counted, plain_date
from tcat_desktop.records import finding, rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDay:
    """One day of the year. ``kind``: school, weekend, bank, holiday, inset, closed, unknown."""

    on: date
    kind: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One clock: how it counts here, how it ships, and who signed it off (or nobody)."""

    name: str
    what: str
    starts: str
    clause: str
    words: str
    shipped_words: str
    source: str
    counting: Counting
    before: bool
    signed_by: str
    signed_on: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAnswer:
    """A school year from September to August, what is kept of it, and the clocks."""

    school_id: SchoolId
    school: str
    schools: tuple[tuple[SchoolId, str], ...]
    first: date
    days: tuple[YearDay, ...]
    today: date
    school_days: int
    terms: tuple[tuple[date, date], ...]
    inset: tuple[date, ...]
    closures: tuple[ClosedDay, ...]
    bank_days: tuple[ClosedDay, ...]
    inset_counts: bool
    opens: str
    closes: str
    rooms: tuple[Room, ...]
    clocks: tuple[ClockLine, ...]
    notes: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """The school year that begins in September of ``year``; the present one unless told."""

    year: int | None = None
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.CALENDAR, Level.SEE)

    def answer(self, desk: Desk) -> YearAnswer:
        """All of it."""
        schools = finding.all_schools(desk.conn)
        wanted = self.school_id or desk.who.school_id or SchoolId(schools[0]["id"])
        school = diary.school_row(desk, wanted)
        year = self.year if self.year is not None else _begun(desk.today)
        if not FIRST_YEAR <= year < LAST_YEAR:
            raise Refused(f"The calendar knows the years from {FIRST_YEAR} to {LAST_YEAR}.",
                          field="year")  # fmt: skip
        first = date(year, 9, 1)
        kept = rows.as_dict(school["calendar"])
        opens, closes = diary.school_hours(school)
        calendar = desk.calendar(school)
        days = days_of(calendar, first, end_of_year(first))
        return YearAnswer(
            school_id=SchoolId(school["id"]),
            school=school["name"],
            schools=tuple((SchoolId(row["id"]), row["name"]) for row in schools)
            if desk.who.school_id is None
            else ((SchoolId(school["id"]), school["name"]),),
            first=first,
            days=days,
            today=desk.today,
            school_days=sum(day.kind == "school" for day in days),
            terms=calendar.terms,
            inset=tuple(sorted(calendar.inset)),
            closures=tuple(_closed(one) for one in kept.get("closures", ())),
            bank_days=tuple(_closed(one) for one in kept.get("bank_days", ())),
            inset_counts=bool(kept.get("inset_counts", False)),
            opens=opens,
            closes=closes,
            rooms=rooms(desk, school),
            clocks=tuple(_clocks(desk)),
            notes=odd_days(calendar),
            seen=mark_of(school),
        )


def _begun(day: date) -> int:
    return day.year if day.month >= 9 else day.year - 1


def _closed(kept: str | dict[str, str]) -> ClosedDay:
    if isinstance(kept, str):
        return ClosedDay(on=date.fromisoformat(kept))
    return ClosedDay(on=date.fromisoformat(kept["on"]), why=kept.get("why", ""))


def days_of(calendar: Calendar, first: date, last: date) -> tuple[YearDay, ...]:
    """What each of these days is."""
    span = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return tuple(_day(calendar, on) for on in span)


def _day(calendar: Calendar, on: date) -> YearDay:
    why = calendar.why_closed(on)
    if on in calendar.inset and why in ("", "INSET"):
        return YearDay(on=on, kind="inset", why=why)
    if not why:
        return YearDay(on=on, kind="school" if calendar.knows(on) else "unknown", why="")
    kind = next((name for start, name in _KINDS if why.startswith(start)), "closed")
    return YearDay(on=on, kind=kind, why=why)


def end_of_year(first: date) -> date:
    """The last day of August after the first of September."""
    return date(first.year + 1, 8, 31)


_KINDS = (("weekend", "weekend"), ("bank holiday", "bank"), ("school holiday", "holiday"))


def _clocks(desk: Desk) -> list[ClockLine]:
    signed = finding.clock_rows(desk.conn)
    people = {row["id"]: row["formal_name"] or row["name"]
              for row in finding.all_accounts(desk.conn)}  # fmt: skip
    found = []
    for clock in SHIPPED:
        row = signed.get(clock.name)
        ours = as_set(clock, row) if row else clock
        found.append(
            ClockLine(
                name=clock.name, what=clock.what, starts=clock.starts, clause=clock.clause,
                words=how_long(ours), shipped_words=how_long(clock), source=clock.source,
                counting=ours.counting, before=clock.before,
                signed_by=people.get(row["signed_by"], "") if row else "",
                signed_on=local(row["signed_at"]).date() if row else None,
                note=row["note"] if row else "",
            )
        )  # fmt: skip
    return found


def how_long(clock: Clock) -> str:
    """``Five school days before``: a clock in words."""
    many = CLOCKS[clock.counting.kind]
    words = counted(clock.counting.count, many.removesuffix("s"), many)
    return f"{words} before" if clock.before else words


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOf:
    """One date of a complaint with its working, a line a day, and what must be said of it."""

    name: str
    what: str
    words: str
    on: date
    at: str
    working: tuple[str, ...]
    notes: tuple[str, ...]
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Every date of a complaint that has not been made; ``days`` reach from the first to the last.

    ``counted_from`` is the day on which it counts as received.
    """

    school: str
    received: date
    at: str
    counted_from: date
    dates: tuple[DateOf, ...]
    days: tuple[YearDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Every date of a complaint that came on that day, before it is started."""

    received: date
    at: str = ""
    panel_on: date | None = None
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.CALENDAR, Level.SEE)

    def answer(self, desk: Desk) -> Complaint:
        """In the order they fall due; the panel on its last day unless a day is named."""
        wanted = self.school_id or desk.who.school_id
        school = diary.school_row(desk, wanted or SchoolId(finding.all_schools(desk.conn)[0]["id"]))
        at = checks.clock_time(self.at, "at")
        if not FIRST_YEAR <= self.received.year < LAST_YEAR:
            raise Refused(f"The calendar knows the years from {FIRST_YEAR} to {LAST_YEAR}.",
                          field="received", what_to_do="Check the year.")  # fmt: skip
        if self.panel_on is not None and self.panel_on < self.received:
            raise Refused("The panel cannot meet before the complaint comes.", field="panel_on",
                          what_to_do="Check the two days.")  # fmt: skip
        came: date | datetime = self.received
        if at:
            came = datetime(
                came.year, came.month, came.day, int(at[:2]), int(at[3:]), tzinfo=LONDON
            )
        signed = finding.clock_rows(desk.conn)
        calendar = desk.calendar(school)
        made = {}
        start = came
        for clock in OF_A_COMPLAINT:
            row = signed.get(clock.name)
            ours = as_set(clock, row) if row else clock
            made[clock.name] = (start, deadline(ours, start, calendar), row is not None)
            if clock is PANEL:
                start = self.panel_on or made[clock.name][1].on
        dates = tuple(sorted((_date_of(*each) for each in made.values()), key=lambda one: one.on))
        return Complaint(
            school=school["name"], received=self.received, at=at,
            counted_from=made[ACKNOWLEDGE.name][1].due.working[0].on, dates=dates,
            days=days_of(
                calendar, min(self.received, dates[0].on), max(dates[-1].on, self.received)
            ),
        )  # fmt: skip


def _date_of(start: date | datetime, made: Deadline, signed: bool) -> DateOf:
    return DateOf(
        name=made.clock.name, what=made.clock.what,
        words=f"{how_long(made.clock)} {'' if made.clock.before else 'from '}"
        f"{_from(made.clock, start)}", on=made.on,
        at=made.due.at, notes=made.due.notes, signed=signed,
        working=tuple(str(line) for line in made.due.working),
    )  # fmt: skip


def _from(clock: Clock, start: date | datetime) -> str:
    day = start.date() if isinstance(start, datetime) else start
    return f"{clock.starts} on {plain_date(day)}"
