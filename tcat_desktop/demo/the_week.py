"""The diary of Applewick: its rooms, when staff can be met, and who is expected this week."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tcat_desktop.demo.telling import Story, Telling
from tcat_desktop.office.commands.keep_diary import (
    BookMeeting,
    CancelBooking,
    KeepHours,
    KeepRoom,
    MarkVisitor,
    MoveBooking,
)
from tcat_desktop.office.commands.keep_people import KeepPerson

_ROOMS = (
    ("Library", "eight chairs"),
    ("Meeting room", "six chairs"),
    ("Head’s office", ""),
    ("The Nook", "step-free"),
)
_STAFF = (
    ("vaughan", "Mr", "Idris", "Vaughan", "teacher, 6B"),
    ("shah", "Mrs", "Meera", "Shah", "special needs coordinator"),
)
_HOURS: dict[str, dict[str, tuple[str, str]]] = {
    "shah": {"mon": ("08:30", "13:00"), "tue": ("08:30", "13:00"), "wed": ("12:00", "16:30")},
    "hartnoll": dict.fromkeys(("mon", "tue", "wed", "thu"), ("08:30", "16:30")),
}


def stories(tell: Telling) -> Iterator[Story]:
    """Rooms and hours since September, then a week of visitors."""
    yield _rooms_and_hours(tell)
    yield _visitors(tell)


def _rooms_and_hours(tell: Telling) -> Story:
    yield tell.on(4, 9, "08:30")
    trust = tell.trust
    for name, note in _ROOMS:
        trust.do("office", KeepRoom(name=name, note=note))
    for key, title, forename, surname, hint in _STAFF:
        trust.people[key] = trust.do("office", KeepPerson(
            title=title, forename=forename, surname=surname, hint=hint, kind="staff",
        ))  # fmt: skip
    for key, hours in _HOURS.items():
        trust.do("office", KeepHours(person_id=trust.people[key], hours=hours))


def _visitors(tell: Telling) -> Story:
    week = [tell.day(day, 11) for day in (23, 24, 25, 26)]
    monday, tuesday, wednesday, thursday = week
    yield tell.on(17, 11, "10:05")
    early = _book(tell, "singh", "shah", monday, "08:40", "The Nook", minutes=20, about="Reading")
    _book(tell, "tudur", "carradine", monday, "10:30", "Meeting room", minutes=30, about="A coat")
    _book(tell, "haddad", "hartnoll", monday, "15:15", "Meeting room", minutes=30, about="Spelling",
          diverted=True)  # fmt: skip
    yield tell.on(18, 11, "15:50")
    _book(tell, "chen", "hartnoll", tuesday, "08:45", "Library", minutes=20, about="Homework")
    _book(tell, "zielinska", "hartnoll", tuesday, "15:30", "The Nook", minutes=30, about="Lunches",
          diverted=True)  # fmt: skip
    _book(
        tell, "wojcik", "carradine", tuesday, "15:30", "Meeting room", minutes=30, about="Reading"
    )
    moved = _book(
        tell, "singh", "carradine", wednesday, "14:00", "Library", minutes=20, about="Maths"
    )
    yield tell.on(19, 11, "09:20")
    _book(
        tell,
        "kaminski",
        "vaughan",
        wednesday,
        "09:00",
        minutes=30,
        how="video",
        about="Transfer to 7",
    )
    _book(tell, "okafor", "shah", wednesday, "14:00", "The Nook", minutes=45, about="The trip",
          companion="Mrs Ifeoma Okafor")  # fmt: skip
    tell.trust.do("reception", MoveBooking(
        booking_id=moved, on=wednesday, at="15:30", minutes=20, room_id=_room("Library"),
        reason="Mrs Carradine has playground duty.", anyway=True,
    ))  # fmt: skip
    yield tell.on(20, 11, "11:40")
    _book(tell, "ogrady", "vaughan", monday, "13:15", minutes=15, how="phone", about="The bus")
    _book(tell, "ogrady", "hartnoll", thursday, "15:30", "Library", minutes=30, about="Friendships")
    _book(
        tell,
        "tudur",
        "hartnoll",
        thursday,
        "16:00",
        "Head’s office",
        minutes=20,
        about="The coat again",
    )
    gone = _book(
        tell, "bevan", "vaughan", tuesday, "10:00", "Library", minutes=30, about="Football"
    )
    yield tell.on(23, 11, "08:38")
    tell.trust.do("reception", CancelBooking(booking_id=gone, reason="Mr Bevan rang: he is ill."))
    tell.trust.do("reception", MarkVisitor(booking_id=early, state="arrived"))


def _room(name: str) -> int:
    return 1 + [each for each, _ in _ROOMS].index(name)


def _book(
    tell: Telling, visitor: str, host: str, on: date, at: str, room: str = "", *,
    minutes: int = 30, **more: Any,
) -> int:  # fmt: skip
    """A booking made at Reception; its id."""
    made = tell.trust.do("reception", BookMeeting(
        visitor_id=tell.trust.people[visitor], host_id=tell.trust.people[host], on=on, at=at,
        minutes=minutes, room_id=_room(room) if room else None, **more,
        # The story can be told in a week that has other closed days.
        anyway=True,
    ))  # fmt: skip
    return int(made.booking_id)
