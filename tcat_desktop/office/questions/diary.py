"""The diary as a person may see it: the times of a week, free times to offer, who is expected.

Whoever may not know with whom somebody meets sees that the time is taken, and nothing else:
a teacher of other teachers' meetings, Reception of what a case is about, a party of her case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from tcat_desktop.journey.people import (
    PERMISSIONS,
    Act,
    CaseId,
    Level,
    PersonId,
    Role,
    SchoolId,
)
from tcat_desktop.office import diary, names
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.questions.own_desk import term_words
from tcat_desktop.records import diary as kept
from tcat_desktop.records import rows

Row = dict[str, Any]
STATES: dict[str, str] = {
    "held": "Offered, kept free", "booked": "Booked", "arrived": "Has come", "seen": "Was seen",
    "missed": "Did not come", "cancelled": "Cancelled",
}  # fmt: skip
_STEP = 15  # minutes between two times that are offered
_AHEAD = 30  # days looked through for free times
_MOST_DAYS = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room where people can be met."""

    room_id: int
    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDay:
    """One day: why it is closed, or empty; ``opens`` and ``closes`` as ``08:30``."""

    on: date
    closed: str
    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryEntry:
    """One time in the diary. Where ``taken`` is set all that names anybody is empty.

    ``case_id`` and ``meeting_id`` are there for whoever may open the case. ``may_move`` is empty
    when she may move it, else why not.
    """

    booking_id: int
    on: date
    at: str
    until: str
    room_id: int | None
    room: str
    how: str
    state: str
    taken: bool
    visitor: str
    host: str
    host_ids: tuple[PersonId, ...]
    about: str
    companion: str
    adjustments: str
    reference: str
    case_reference: str
    case_id: CaseId | None
    meeting_id: int | None
    may_move: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When one of the staff can be met on one day; empty times for not at all."""

    person_id: PersonId
    name: str
    on: date
    begins: str
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryAnswer:
    """Some days of one school's diary; ``term`` as in “Autumn term, week 12”."""

    school_id: SchoolId
    school: str
    term: str
    days: tuple[DiaryDay, ...]
    rooms: tuple[Room, ...]
    staff: tuple[Hours, ...]
    entries: tuple[DiaryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """The days from ``first`` to ``last``, at most two months."""

    first: date
    last: date
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.DIARY, Level.SEE)

    def answer(self, desk: Desk) -> DiaryAnswer:
        """Days, rooms, hours and what is booked; cancelled times are not shown."""
        school = diary.school_row(desk, self.school_id)
        last = min(self.last, self.first + timedelta(days=_MOST_DAYS))
        found = kept.between(desk.conn, desk.who, self.first.isoformat(), last.isoformat())
        days = tuple(_day(desk, school, day) for day in _days(self.first, last))
        return DiaryAnswer(
            school_id=SchoolId(school["id"]),
            school=school["name"],
            term=_term(school, days),
            days=days,
            rooms=rooms(desk, school),
            staff=tuple(_hours(desk, school, days)),
            entries=tuple(
                entry(desk, row)
                for row in found
                if row["school_id"] == school["id"] and row["state"] != "cancelled"
            ),
        )


def rooms(desk: Desk, school: Row) -> tuple[Room, ...]:
    """The rooms of a school in use."""
    return tuple(
        Room(room_id=row["id"], name=row["name"], note=row["note"])
        for row in kept.rooms_of(desk.conn, school["id"])
    )


def _term(school: Row, days: tuple[DiaryDay, ...]) -> str:
    """The term week of the first school day among them; in a holiday nothing but that."""
    first = next((day.on for day in days if not day.closed), days[0].on)
    return term_words(school, first)


def _days(first: date, last: date) -> Iterator[date]:
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)


def _day(desk: Desk, school: Row, on: date) -> DiaryDay:
    opens, closes = diary.school_hours(school)
    return DiaryDay(on=on, closed=desk.calendar(school).why_closed(on), opens=opens, closes=closes)


def _hours(desk: Desk, school: Row, days: tuple[DiaryDay, ...]) -> Iterator[Hours]:
    for person in kept.staff_of(desk.conn, school["id"]):
        for day in days:
            told = None if day.closed else diary.hours_on(person["hours"], school, day.on)
            yield Hours(
                person_id=PersonId(person["id"]), name=names.short_name(person), on=day.on,
                begins=told[0] if told else "", ends=told[1] if told else "",
            )  # fmt: skip


def entry(desk: Desk, row: Row) -> DiaryEntry:
    """One booking as this person may see it."""
    hosts = [one for one in row["people"] if one["part"] == "host"]
    host_ids = tuple(PersonId(one["person_id"]) for one in hosts if one["person_id"] is not None)
    taken = _hidden(desk, row, host_ids)
    case = row["case_id"] if not taken and desk.who.role is not Role.RECEPTION else None
    may_see_case = case is not None and PERMISSIONS[Act.CASE_FILE][desk.who.role] >= Level.SEE
    return DiaryEntry(
        booking_id=row["id"],
        on=date.fromisoformat(row["on"]),
        at=row["at"],
        until=row["until"],
        room_id=row["room_id"],
        room=row["room"] or row["place"],
        how=row["how"],
        state=row["state"],
        taken=taken,
        visitor="" if taken else " and ".join(
            one["name"] for one in row["people"] if one["part"] == "visitor"
        ),
        host="" if taken else " and ".join(one["name"] for one in hosts),
        host_ids=() if taken else host_ids,
        about="" if taken else row["about"],
        companion="" if taken else row["companion"],
        adjustments="" if taken else _helps(row),
        reference="" if taken else row["reference"],
        case_reference=(row["case_reference"] or "") if may_see_case else "",
        case_id=CaseId(case) if may_see_case and case is not None else None,
        meeting_id=row["meeting_id"] if may_see_case else None,
        may_move=_may_move(desk, row, taken=taken),
        version=row["version"],
    )  # fmt: skip


def _helps(row: Row) -> str:
    """What helps the visitor to take part, an interpreter too."""
    interpreter = f"Interpreter: {row['interpreter']}" if row["interpreter"] else ""
    return ". ".join(part for part in (row["adjustments"], interpreter) if part)


def _hidden(desk: Desk, row: Row, host_ids: tuple[PersonId, ...]) -> bool:
    if not row["seen"]:
        return True
    if desk.who.role is Role.TEACHER:
        return desk.who.known_as not in host_ids
    return False


def _may_move(desk: Desk, row: Row, *, taken: bool) -> str:
    if taken:
        return "It is not yours to move."
    if row["state"] not in kept.OPEN:
        return "It is over."
    act = Act.MEETING if row["case_id"] is not None else Act.TEACHER_MEETING
    if PERMISSIONS[act][desk.who.role] >= Level.CREATE:
        return ""
    if row["case_id"] is not None:
        return "It belongs to a case, and is moved from there."
    return "Reception or the office moves it."


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A time when a member of staff, the visitor and a room are free."""

    on: date
    at: str
    until: str
    room_id: int | None
    room: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTimes:
    """The next times that could be offered, at most two on one day, soonest first.

    ``staff`` are further people of the school by their whole names, as a form has them.
    """

    host_id: PersonId | None = None
    visitor_id: PersonId | None = None
    staff: tuple[str, ...] = ()
    minutes: int = 30
    first: date | None = None
    how_many: int = 3
    how: str = "in_person"
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.DIARY, Level.SEE)

    def answer(self, desk: Desk) -> tuple[FreeTime, ...]:
        """Proposals and no more: booking looks again."""
        school = diary.school_row(desk, self.school_id)
        begin = max(self.first or desk.today, desk.today)
        people = [one for one in (self.host_id, self.visitor_id) if one is not None]
        people += [
            PersonId(row["id"])
            for row in kept.staff_of(desk.conn, school["id"])
            if names.full_name(row) in self.staff
        ]
        end = begin + timedelta(days=_AHEAD)
        busy = kept.busy(
            desk.conn, people, school["id"], begin.isoformat(), end.isoformat()
        )  # fmt: skip
        host = rows.one(desk.conn, "people", self.host_id) if self.host_id is not None else None
        offered: list[FreeTime] = []
        for day in _days(begin, end):
            offered += self._on(desk, school, host, day, busy)
            if len(offered) >= self.how_many:
                break
        return tuple(offered[: self.how_many])

    def _on(
        self, desk: Desk, school: Row, host: Row | None, day: date, busy: Row
    ) -> list[FreeTime]:
        hours = diary.hours_on(host["hours"] if host else "", school, day)
        if hours is None or desk.calendar(school).why_closed(day):
            return []
        soonest = f"{local(desk.now):%H:%M}" if day == desk.today else ""
        found: list[FreeTime] = []
        for at in _steps(max(hours[0], soonest), hours[1], self.minutes):
            until = diary.until(at, self.minutes)
            if _meets(busy["people"], day, at, until) or at <= soonest:
                continue
            room = self._room(desk, school, busy["rooms"], day, at, until)
            if room is None and self.how == "in_person":
                continue
            found.append(FreeTime(on=day, at=at, until=until,
                                  room_id=room.room_id if room else None,
                                  room=room.name if room else ""))  # fmt: skip
        # The first of the day and, for whoever works until later, the last.
        return [found[0], found[-1]] if len(found) > 1 else found

    def _room(
        self, desk: Desk, school: Row, taken: list[Row], day: date, at: str, until: str
    ) -> Room | None:
        if self.how != "in_person":
            return None
        full = {row["room_id"] for row in taken if _meets([row], day, at, until)}
        free = [room for room in rooms(desk, school) if room.room_id not in full]
        # A school names the room it has for visitors first.
        return min(free, key=lambda room: room.room_id, default=None)


def _steps(first: str, last: str, minutes: int) -> Iterator[str]:
    begin = int(first[:2]) * 60 + int(first[3:])
    begin += -begin % _STEP
    end = int(last[:2]) * 60 + int(last[3:])
    for at in range(begin, end - minutes + 1, _STEP):
        yield f"{at // 60:02}:{at % 60:02}"


def _meets(taken: list[Row], day: date, at: str, until: str) -> bool:
    on = day.isoformat()
    return any(row["on"] == on and row["at"] < until and row["until"] > at for row in taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorsAnswer:
    """Who is expected at one school on a day, and what Reception has arranged this school year."""

    on: date
    school: str
    expected: int
    next_at: str
    diverted: int
    rooms: tuple[Room, ...]
    entries: tuple[DiaryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitors:
    """Today's visitors. Only those whose name holds the ``words`` are named, or all if ``all_``.

    A page for the counter shows nobody until somebody asks for a name.
    """

    words: str = ""
    all_: bool = False
    on: date | None = None
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def answer(self, desk: Desk) -> VisitorsAnswer:
        """The numbers, and the names that were asked for."""
        school = diary.school_row(desk, self.school_id)
        day = self.on or desk.today
        found = [
            entry(desk, row)
            for row in kept.between(desk.conn, desk.who, day.isoformat(), day.isoformat())
            if row["school_id"] == school["id"] and row["state"] != "cancelled"
        ]
        shown = [one for one in found if one.state != "held" and not one.taken]
        waiting = [one for one in shown if one.state == "booked"]
        clock = f"{local(desk.now):%H:%M}" if day == desk.today else ""
        begun = date(day.year if day.month >= 9 else day.year - 1, 9, 1)
        return VisitorsAnswer(
            on=day,
            school=school["name"],
            expected=len(waiting),
            next_at=next((one.at for one in waiting if one.at >= clock), ""),
            diverted=kept.diverted_since(desk.conn, school["id"], begun.isoformat()),
            rooms=rooms(desk, school),
            entries=tuple(one for one in shown if self.all_ or _named(one, self.words)),
        )


def _named(one: DiaryEntry, words: str) -> bool:
    """Whether every typed word is in the visitor's name; fewer than two letters find nobody."""
    typed = names.sort_name(words, "").split()
    if sum(map(len, typed)) < 2:
        return False
    name = names.sort_name(one.visitor, "")
    return all(each in name for each in typed)
