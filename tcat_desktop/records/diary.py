"""Reading the diary: what is booked when, what would clash, and who is expected.

A booking of a case is told with ``seen``: 0 for whoever cannot meet that case, so that its time
is taken without anybody learning by whom.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.journey.people import REACH, Person, Reach
from tcat_desktop.records import sight
from tcat_desktop.records.tables import booking_people, bookings, cases, people, rooms

Row = dict[str, Any]
_MOST = 2000
OPEN = ("held", "booked", "arrived")


def _rows(conn: Connection, statement: sa.Select[Any], values: Row | None = None) -> list[Row]:
    return [dict(row) for row in conn.execute(statement, values or {}).mappings()]


def rooms_of(conn: Connection, school_id: int) -> list[Row]:
    """The rooms of a school that are in use, by name."""
    return _rows(
        conn,
        sa.select(rooms)
        .where(rooms.c.school_id == school_id, rooms.c.retired_at.is_(None))
        .order_by(rooms.c.name, rooms.c.id)
        .limit(_MOST),
    )


def between(conn: Connection, who: Person, first: str, last: str) -> list[Row]:
    """Bookings on days from ``first`` to ``last`` in the schools of this person, by time.

    Each with its room's name, its case's reference, ``seen`` and, under ``people``, who is in it.
    """
    known = sa.and_(cases.c.id == bookings.c.case_id, sight.seen_by(who))
    statement = (
        sa.select(
            bookings,
            rooms.c.name.label("room"),
            cases.c.reference.label("case_reference"),
            sa.case((bookings.c.case_id.is_(None), 1), else_=cases.c.id.is_not(None)).label("seen"),
        )
        .outerjoin(rooms, rooms.c.id == bookings.c.room_id)
        .outerjoin(cases, known)
        .where(bookings.c.on >= sa.bindparam("first"), bookings.c.on <= sa.bindparam("last"))
        .order_by(bookings.c.on, bookings.c.at, bookings.c.id)
        .limit(_MOST)
    )
    bound: Row = {"first": first, "last": last, **sight.bound(who)}
    if REACH[who.role] is Reach.SCHOOL:
        statement = statement.where(bookings.c.school_id == sa.bindparam("school"))
        bound["school"] = who.school_id
    if REACH[who.role] is Reach.COMPLAINTS:
        # Parents who come to see a teacher are no business of the complaints procedure.
        statement = statement.where(cases.c.id.is_not(None))
    found = _rows(conn, statement, bound)
    in_them = people_in(conn, first, last)
    for row in found:
        row["people"] = in_them.get(row["id"], [])
    return found


def people_in(conn: Connection, first: str, last: str) -> dict[int, list[Row]]:
    """Who is in each booking of those days, by the booking's id."""
    statement = (
        sa.select(booking_people)
        .join(bookings, bookings.c.id == booking_people.c.booking_id)
        .where(bookings.c.on >= first, bookings.c.on <= last)
        .order_by(booking_people.c.id)
        .limit(_MOST * 6)
    )
    found: dict[int, list[Row]] = {}
    for row in _rows(conn, statement):
        found.setdefault(row["booking_id"], []).append(row)
    return found


def people_of(conn: Connection, booking_id: int) -> list[Row]:
    """Who is in one booking: visitors, then hosts, as they were entered."""
    return _rows(
        conn,
        sa.select(booking_people)
        .where(booking_people.c.booking_id == booking_id)
        .order_by(booking_people.c.id)
        .limit(_MOST),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A time that somebody wants in the diary: when, which room, and who would be in it."""

    school_id: int
    on: str
    at: str
    until: str
    room_id: int | None
    person_ids: tuple[int, ...]
    names: tuple[str, ...]


def clashing(
    conn: Connection,
    wanted: Wanted,
    *,
    besides_booking: int | None = None,
    besides_meeting: int | None = None,
) -> list[Row]:
    """Open bookings at that time that share the room, a person, or at this school a name.

    Each with ``room_clash`` and the ``person_id`` and ``sort_name`` that are in both.
    """
    part = booking_people
    same = sa.or_(
        part.c.person_id.in_(wanted.person_ids),
        sa.and_(
            part.c.person_id.is_(None),
            part.c.sort_name.in_(wanted.names),
            bookings.c.school_id == wanted.school_id,
        ),
    )
    in_room = sa.false() if wanted.room_id is None else bookings.c.room_id == wanted.room_id
    statement = (
        sa.select(
            bookings.c.id,
            bookings.c.at,
            bookings.c.until,
            bookings.c.room_id,
            in_room.label("room_clash"),
            part.c.person_id,
            part.c.sort_name,
        )
        .outerjoin(part, sa.and_(part.c.booking_id == bookings.c.id, same))
        .where(
            bookings.c.on == wanted.on,
            bookings.c.at < wanted.until,
            bookings.c.until > wanted.at,
            bookings.c.state.in_(OPEN),
            sa.or_(in_room, part.c.id.is_not(None)),
        )
        .order_by(bookings.c.at, bookings.c.id)
        .limit(_MOST)
    )
    if besides_booking is not None:
        statement = statement.where(bookings.c.id != besides_booking)
    if besides_meeting is not None:
        statement = statement.where(
            sa.or_(bookings.c.meeting_id.is_(None), bookings.c.meeting_id != besides_meeting)
        )
    return _rows(conn, statement)


def of_meeting(conn: Connection, meeting_id: int) -> list[Row]:
    """The times offered or booked for one meeting of a case, in order."""
    return _rows(
        conn,
        sa.select(bookings)
        .where(bookings.c.meeting_id == meeting_id)
        .order_by(bookings.c.on, bookings.c.at, bookings.c.id)
        .limit(_MOST),
    )


def highest_number(conn: Connection, prefix: str) -> int:
    """The highest number that a booking's reference with this beginning has, or 0."""
    found = conn.execute(
        sa.select(bookings.c.reference)
        .where(bookings.c.reference.startswith(prefix, autoescape=True))
        .order_by(sa.func.length(bookings.c.reference).desc(), bookings.c.reference.desc())
        .limit(1)
    ).scalar()
    return int(found.removeprefix(prefix)) if found else 0


def diverted_since(conn: Connection, school_id: int, first: str) -> int:
    """How many contacts were arranged through Reception rather than by private message (C42)."""
    found = conn.execute(
        sa.select(sa.func.count())
        .select_from(bookings)
        .where(
            bookings.c.school_id == school_id,
            bookings.c.diverted == 1,
            bookings.c.made_at >= first,
            bookings.c.state != "cancelled",
        )
    ).scalar_one()
    return int(found)


def busy(conn: Connection, person_ids: Sequence[int], school_id: int, first: str, last: str) -> Row:
    """What is taken from ``first`` to ``last``: ``{"people": […], "rooms": […]}`` of times."""
    taken = _rows(
        conn,
        sa.select(bookings.c.on, bookings.c.at, bookings.c.until)
        .join(booking_people, booking_people.c.booking_id == bookings.c.id)
        .where(
            bookings.c.on >= first,
            bookings.c.on <= last,
            bookings.c.state.in_(OPEN),
            booking_people.c.person_id.in_(person_ids),
        )
        .limit(_MOST),
    )
    in_rooms = _rows(
        conn,
        sa.select(bookings.c.on, bookings.c.at, bookings.c.until, bookings.c.room_id)
        .where(
            bookings.c.on >= first,
            bookings.c.on <= last,
            bookings.c.state.in_(OPEN),
            bookings.c.school_id == school_id,
            bookings.c.room_id.is_not(None),
        )
        .limit(_MOST),
    )
    return {"people": taken, "rooms": in_rooms}


def staff_of(conn: Connection, school_id: int) -> list[Row]:
    """Everybody of the staff of one school, by name."""
    return _rows(
        conn,
        sa.select(people)
        .where(people.c.kind == "staff", people.c.school_id == school_id)
        .order_by(people.c.sort_name, people.c.id)
        .limit(_MOST),
    )
