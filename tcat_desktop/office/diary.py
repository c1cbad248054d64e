"""Booking a time with somebody: one place where nobody, and no room, is promised twice (C42).

Every time in the diary goes through ``book``, ``move`` and ``end``, whether Reception made it for
a parent or a case asked for it.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tcat_desktop.journey.people import PersonId, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, names
from tcat_desktop.office.clock import school_year
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date
from tcat_desktop.records import diary, finding, rows

Row = dict[str, Any]
WAYS: dict[str, str] = {
    "in_person": "In person", "phone": "By telephone", "video": "By video call",
}  # fmt: skip
USUAL_HOURS = ("08:30", "16:30")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One time that can be booked: a day, ``15:45``, how many minutes, and where."""

    on: date
    at: str
    minutes: int = 30
    room_id: int | None = None
    how: str = "in_person"
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """Who is in a booking: from the register, or a name alone. ``part``: visitor or host."""

    name: str
    part: str
    person_id: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What goes with a booking. ``anyway`` says that an unusual day or hour is meant."""

    about: str = ""
    companion: str = ""
    adjustments: str = ""
    interpreter: str = ""
    diverted: bool = False
    anyway: bool = False


def until(at: str, minutes: int) -> str:
    """When a meeting ends, on the same day, or ``Refused``."""
    if not 5 <= minutes <= 480:
        raise Refused("A meeting takes from five minutes to eight hours.", field="minutes",
                      what_to_do="Check how long it is.")  # fmt: skip
    end = int(at[:2]) * 60 + int(at[3:]) + minutes
    if end >= 24 * 60:
        raise Refused(
            "That meeting would go past midnight.", field="at",
            what_to_do="Begin earlier, or make it shorter.",
        )  # fmt: skip
    return f"{end // 60:02}:{end % 60:02}"


def minutes_between(begins: str, ends: str) -> int:
    """From ``15:45`` to ``16:30`` on one day: 45."""
    return (int(ends[:2]) - int(begins[:2])) * 60 + int(ends[3:]) - int(begins[3:])


def school_row(desk: Desk, school_id: SchoolId | None) -> Row:
    """The school whose diary it is: one's own, else the one named, or ``Refused``."""
    wanted = desk.who.school_id or school_id
    schools = finding.all_schools(desk.conn)
    found = next((row for row in schools if row["id"] == wanted), None)
    if found is None and wanted is None and len(schools) == 1:
        return schools[0]
    if found is None:
        raise Refused("Choose which school this is for.", field="school_id")
    return found


def book(
    desk: Desk,
    school: Row,
    slot: Slot,
    people: Sequence[Someone],
    details: Details,
    *,
    state: str = "booked",
    case_id: int | None = None,
    meeting_id: int | None = None,
) -> int:
    """Put a time into the diary; its id. ``Refused`` when somebody or the room is taken."""
    slot, end = _checked(desk, school, slot, people, details, meeting_id=meeting_id)
    prefix = f"{school['code']}-{school_year(slot.on):02}-M"
    booking_id = desk.add(
        "bookings",
        school_id=school["id"],
        case_id=case_id,
        meeting_id=meeting_id,
        reference=f"{prefix}{diary.highest_number(desk.conn, prefix) + 1:03}",
        on=slot.on.isoformat(),
        at=slot.at,
        until=end,
        how=slot.how,
        room_id=slot.room_id,
        place=slot.place.strip(),
        about=details.about.strip(),
        companion=details.companion.strip(),
        adjustments=details.adjustments.strip(),
        interpreter=details.interpreter.strip(),
        diverted=details.diverted,
        state=state,
        uid=f"{uuid.uuid4()}@tcat-desktop",
        made_at=desk.at,
        made_by=desk.who.account_id,
        changed_at=desk.at,
    )
    for one in people:
        desk.add(
            "booking_people",
            booking_id=booking_id,
            person_id=one.person_id,
            name=one.name,
            sort_name=names.sort_name(one.name, ""),
            part=one.part,
        )
    return booking_id


def move(desk: Desk, school: Row, row: Row, slot: Slot, details: Details, why: str) -> None:
    """Give a booking another time or place, under the same number, one change on."""
    people = [
        Someone(name=one["name"], part=one["part"], person_id=one["person_id"])
        for one in diary.people_of(desk.conn, row["id"])
    ]
    slot, end = _checked(
        desk, school, slot, people, details, booking_id=row["id"], meeting_id=row["meeting_id"]
    )
    desk.change(
        "bookings", row["id"], on=slot.on.isoformat(), at=slot.at, until=end,
        how=slot.how, room_id=slot.room_id, place=slot.place.strip(), why=why,
        sequence=row["sequence"] + 1, changed_at=desk.at,
    )  # fmt: skip


def end(desk: Desk, row: Row, state: str, why: str = "") -> None:
    """Mark a booking as come, seen, missed or cancelled; only a cancellation is a change of it."""
    sequence = row["sequence"] + (state == "cancelled" and row["state"] != "cancelled")
    desk.change(
        "bookings", row["id"], state=state, why=why or row["why"], sequence=sequence,
        changed_at=desk.at,
    )  # fmt: skip


def end_meeting(desk: Desk, meeting_id: int, state: str, why: str = "") -> None:
    """The same for every open time of a case's meeting."""
    for row in diary.of_meeting(desk.conn, meeting_id):
        if row["state"] in diary.OPEN:
            end(desk, row, state, why)


def hours_on(hours: str | dict[str, Any], school: Row, day: date) -> tuple[str, str] | None:
    """When somebody can be met on that day: her own hours, else the school's; None for never."""
    own = rows.as_dict(hours or "{}")
    if own:
        told = own.get(WEEKDAYS[day.weekday()])
        return (told[0], told[1]) if told else None
    return school_hours(school)


def school_hours(school: Row) -> tuple[str, str]:
    """When the school can be called on."""
    kept = school["calendar"]
    told = (kept if isinstance(kept, dict) else json.loads(kept or "{}")).get("hours")
    return (told[0], told[1]) if told else USUAL_HOURS


# -- what must hold -----------------------------------------------------------------------


def _checked(
    desk: Desk,
    school: Row,
    slot: Slot,
    people: Sequence[Someone],
    details: Details,
    *,
    booking_id: int | None = None,
    meeting_id: int | None = None,
) -> tuple[Slot, str]:
    """The slot with its room found, and when it ends, or ``Refused`` at the field."""
    at = checks.clock_time(slot.at, "at", must=True)
    end_at = until(at, slot.minutes)
    checks.not_before(slot.on, desk.today, "on", "That day is past.")
    if slot.how not in WAYS:
        raise Refused("Say whether it is in person, by telephone or by video.", field="how")
    if not any(one.part == "visitor" for one in people):
        raise Refused("Say who comes.", field="visitor")
    rooms = diary.rooms_of(desk.conn, school["id"])
    room_id = _room(slot, rooms)
    kept = Slot(on=slot.on, at=at, minutes=slot.minutes, room_id=room_id, how=slot.how,
                place=slot.place)  # fmt: skip
    if not details.anyway:
        _usual(desk, school, kept, end_at, people)
    wanted = diary.Wanted(
        school_id=school["id"], on=slot.on.isoformat(), at=at, until=end_at, room_id=room_id,
        person_ids=tuple(one.person_id for one in people if one.person_id is not None),
        names=tuple(names.sort_name(one.name, "") for one in people),
    )  # fmt: skip
    taken = diary.clashing(
        desk.conn, wanted, besides_booking=booking_id, besides_meeting=meeting_id
    )
    if taken:
        _say_taken(taken, people, {room["id"]: room["name"] for room in rooms})
    return kept, end_at


def _room(slot: Slot, rooms: Sequence[Row]) -> int | None:
    """The room meant: the one chosen, or the one that the words of the place name."""
    if slot.room_id is not None:
        if all(room["id"] != slot.room_id for room in rooms):
            raise Refused("That room is no longer in the list.", field="room",
                          what_to_do="Choose another.")  # fmt: skip
        return slot.room_id
    wanted = " ".join(slot.place.casefold().split())
    return next((room["id"] for room in rooms if room["name"].casefold() == wanted), None)


def _usual(desk: Desk, school: Row, slot: Slot, end_at: str, people: Sequence[Someone]) -> None:
    closed = desk.calendar(school).why_closed(slot.on)
    if closed:
        raise Refused(
            f"{long_date(slot.on)} is not a school day: {closed}.", field="on",
            what_to_do="Choose another day, or say that this one is meant.",
        )  # fmt: skip
    for one in people:
        if one.part != "host" or one.person_id is None:
            continue
        host = rows.one(desk.conn, "people", one.person_id)
        hours = hours_on(host["hours"] if host else "", school, slot.on)
        if hours is None or slot.at < hours[0] or end_at > hours[1]:
            when = f"can be met from {hours[0]} to {hours[1]}" if hours else "cannot be met"
            raise Refused(
                f"{one.name} {when} on {long_date(slot.on, year=False)}.", field="at",
                what_to_do="Choose another time, or say that this one is meant.",
            )  # fmt: skip


def _say_taken(taken: list[Row], people: Sequence[Someone], rooms: dict[int, str]) -> None:
    """Who or what is not free, and from when to when; never with whom."""
    first = taken[0]
    time = f"from {first['at']} to {first['until']}"
    who = next(
        (
            one
            for one in people
            if (one.person_id is not None and one.person_id == first["person_id"])
            or names.sort_name(one.name, "") == first["sort_name"]
        ),
        None,
    )
    if who is not None:
        raise Refused(f"{who.name} is not free {time}.", field="at",
                      what_to_do="Choose another time.")  # fmt: skip
    name = rooms.get(first["room_id"], "That room")
    raise Refused(f"{name} is taken {time}.", field="room",
                  what_to_do="Choose another room or another time.")  # fmt: skip
