"""A school’s diary: a parent booked with a teacher, moved, cancelled, marked as come (C42)."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, Level, PersonId, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import checks, diary, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.diary import Details, Slot, Someone
from tcat_desktop.records import rows

Row = dict[str, Any]
ENDED = {"arrived": "Has come", "seen": "Was seen", "missed": "Did not come"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A booking that was made: its id, and the reference on its slip."""

    booking_id: int
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookMeeting:
    """A parent with a teacher, at a time: who, with whom, when and where.

    Either from the register or by name alone. What helps the visitor to take part comes from
    her own record unless something else is written. ``diverted``: arranged through Reception
    rather than by private message. ``anyway``: an unusual day or hour is meant. ``place`` says
    in words where it is, when it is in none of the rooms that are kept.
    """

    on: date
    at: str
    minutes: int = 30
    visitor_id: PersonId | None = None
    visitor: str = ""
    host_id: PersonId | None = None
    host: str = ""
    room_id: int | None = None
    place: str = ""
    how: str = "in_person"
    about: str = ""
    companion: str = ""
    adjustments: str = ""
    interpreter: str = ""
    diverted: bool = False
    anyway: bool = False
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> Booked:
        """Book it; its id and reference."""
        school = diary.school_row(desk, self.school_id)
        visitor, known = self._someone(desk, "visitor", self.visitor_id, self.visitor)
        host, _ = self._someone(desk, "host", self.host_id, self.host)
        if self.how == "in_person" and self.room_id is None and not self.place.strip():
            raise Refused("Say in which room.", field="room",
                          what_to_do="Rooms are kept under Calendar.")  # fmt: skip
        details = Details(
            about=self.about, companion=self.companion, diverted=self.diverted,
            anyway=self.anyway,
            adjustments=self.adjustments.strip() or (known["adjustments"] if known else ""),
            interpreter=self.interpreter.strip() or (known["interpreter"] if known else ""),
        )  # fmt: skip
        slot = Slot(on=self.on, at=self.at, minutes=self.minutes, room_id=self.room_id,
                    how=self.how, place=self.place)  # fmt: skip
        booking_id = diary.book(desk, school, slot, (visitor, host), details)
        desk.did("booking", booking_id, diverted=self.diverted)
        row = rows.one(desk.conn, "bookings", booking_id)
        assert row is not None
        return Booked(booking_id=booking_id, reference=row["reference"])

    def _someone(
        self, desk: Desk, part: str, person_id: PersonId | None, typed: str
    ) -> tuple[Someone, Row | None]:
        known = rows.one(desk.conn, "people", person_id) if person_id is not None else None
        if known is not None:
            return Someone(name=names.full_name(known), part=part, person_id=person_id), known
        asked = "Write who comes." if part == "visitor" else "Write whom they come to see."
        return Someone(name=checks.name(typed, asked, part), part=part), None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveBooking:
    """Another time or room for a booking that Reception made, with the reason."""

    booking_id: int
    on: date
    at: str
    minutes: int
    reason: str
    room_id: int | None = None
    how: str = "in_person"
    anyway: bool = False
    seen: int | None = None

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Move it; the slip's reference stays."""
        school, row = _booking(desk, self.booking_id, self.seen)
        reason = checks.needed(self.reason, "Write why it moves.", "reason")
        slot = Slot(on=self.on, at=self.at, minutes=self.minutes, room_id=self.room_id,
                    how=self.how)  # fmt: skip
        diary.move(desk, school, row, slot, Details(anyway=self.anyway), reason)
        desk.did("booking", self.booking_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelBooking:
    """A booking that does not take place; its time is free again."""

    booking_id: int
    reason: str
    seen: int | None = None

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Cancel it, with the reason."""
        _, row = _booking(desk, self.booking_id, self.seen)
        reason = checks.needed(self.reason, "Write why it is cancelled.", "reason")
        diary.end(desk, row, "cancelled", reason)
        desk.did("booking", self.booking_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkVisitor:
    """A visitor has come, was seen, or did not come; nothing is held against anybody."""

    booking_id: int
    state: str

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep it."""
        row = _in_reach(desk, self.booking_id)
        if self.state not in ENDED or row["state"] in ("held", "cancelled"):
            raise Refused("That cannot be marked on this booking.", field="state")
        diary.end(desk, row, self.state)
        desk.did("booking", self.booking_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRoom:
    """A room where people can be met; without an id one is added."""

    name: str
    note: str = ""
    room_id: int | None = None
    retired: bool = False
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.CALENDAR, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the room; its id."""
        from tcat_desktop.records import diary as kept

        school = diary.school_row(desk, self.school_id)
        name = checks.name(self.name, "Write what the room is called.", "name")
        rooms = kept.rooms_of(desk.conn, school["id"])
        if any(row["name"].casefold() == name.casefold() and row["id"] != self.room_id
               for row in rooms):  # fmt: skip
            raise Refused("There is a room of that name already.", field="name")
        values: dict[str, Any] = {
            "name": name, "note": self.note.strip(),
            "retired_at": desk.at if self.retired else None,
        }  # fmt: skip
        room_id = self.room_id
        if room_id is None:
            room_id = desk.add("rooms", school_id=school["id"], **values)
        else:
            row = rows.one(desk.conn, "rooms", room_id)
            if row is None or row["school_id"] != school["id"]:
                raise Refused("That room is no longer in the list.", field="name")
            desk.change("rooms", room_id, **values)
        desk.did("room", room_id)
        return room_id


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepHours:
    """When one of the staff can be met: ``{"mon": ("15:15", "16:30")}``, no day for not at all.

    Without any day she can be met whenever the school can be called on.
    """

    person_id: PersonId
    hours: dict[str, tuple[str, str]]

    needs: ClassVar = (Act.CALENDAR, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep them; what is booked already stays where it is."""
        row = rows.one(desk.conn, "people", self.person_id)
        if row is None or row["kind"] != "staff" or desk.who.school_id not in (
            None, row["school_id"],
        ):  # fmt: skip
            raise Refused("Hours are kept for the staff of a school.", field="person_id")
        kept: dict[str, list[str]] = {}
        for weekday, (begins, ends) in self.hours.items():
            if weekday not in diary.WEEKDAYS:
                raise Refused("A week has the days from Monday to Sunday.", field="hours")
            span = [checks.clock_time(each, "hours", must=True) for each in (begins, ends)]
            if span[0] >= span[1]:
                raise Refused("Hours end after they begin.", field="hours")
            kept[weekday] = span
        desk.change("people", self.person_id, hours=json.dumps(kept))
        desk.did("hours", self.person_id)


def _in_reach(desk: Desk, booking_id: int) -> Row:
    """A booking of a school that this person works for, or ``Refused``."""
    row = rows.one(desk.conn, "bookings", booking_id)
    if row is None or desk.who.school_id not in (None, row["school_id"]):
        raise Refused("That is no longer in the diary.", what_to_do="Open the page again.")
    return row


def _booking(desk: Desk, booking_id: int, seen: int | None) -> tuple[Row, Row]:
    """The school and the booking, if it is open, unchanged, and not a case's own."""
    from tcat_desktop.journey.refusals import Conflict

    row = _in_reach(desk, booking_id)
    if row["case_id"] is not None:
        raise Refused("That meeting belongs to a case.",
                      what_to_do="It is moved or ended from there.")  # fmt: skip
    if row["state"] not in ("booked", "arrived"):
        raise Refused("That booking is over.", what_to_do="Make a new one.")
    if seen is not None and row["version"] != seen:
        raise Conflict("Somebody else changed this booking after you opened it.",
                       what_to_do="Look at what changed, then try again.")  # fmt: skip
    return diary.school_row(desk, SchoolId(row["school_id"])), row
