"""The hearing’s time in the diary: the panel, the complainant and the room, promised once (C48).

Reception lets people in and reads the diary, so nothing in it says that this is a complaint: of
a case’s times it is the one that belongs to no meeting.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tcat_desktop.journey.panels import Member
from tcat_desktop.journey.people import PersonId
from tcat_desktop.office import complaint_room, diary, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.diary import Details, Slot, Someone
from tcat_desktop.records import diary as kept
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]


def standing(record: CaseRecord) -> Row | None:
    """The time that is kept free for the hearing of a case."""
    ours = [row for row in record.bookings if row["meeting_id"] is None]
    found = [row for row in ours if row["state"] in kept.OPEN]
    return found[-1] if found else None


def book(
    desk: Desk,
    record: CaseRecord,
    complaint: Row,
    slot: Slot,
    members: Sequence[Member],
    *,
    why: str = "",
) -> int:
    """Keep this time, or move the one there is; the id. ``Refused`` where somebody is taken."""
    people = _people(record, complaint, members)
    row = standing(record)
    details = _details(record, complaint)
    if row is not None:
        before = {(one["person_id"], one["name"]) for one in kept.people_of(desk.conn, row["id"])}
        if before == {(one.person_id, one.name) for one in people}:
            diary.move(desk, record.school, row, slot, details, why)
            return int(row["id"])
        diary.end(desk, row, "cancelled", why or "Somebody else sits on the panel.")
    return diary.book(desk, record.school, slot, people, details, case_id=record.case["id"])


def seat(
    desk: Desk, record: CaseRecord, complaint: Row, panel: Row, members: Sequence[Member]
) -> None:
    """The same time with the people who sit now: one more is promised it, one less is free."""
    row = standing(record)
    if panel["on"] is None or row is None:
        return
    slot = Slot(
        on=date.fromisoformat(row["on"]), at=row["at"],
        minutes=diary.minutes_between(row["at"], row["until"]), room_id=row["room_id"],
        how=row["how"], place=row["place"],
    )  # fmt: skip
    book(desk, record, complaint, slot, members)


def over(desk: Desk, record: CaseRecord) -> None:
    """The hearing was held."""
    row = standing(record)
    if row is not None:
        diary.end(desk, row, "seen")


def _people(record: CaseRecord, complaint: Row, members: Sequence[Member]) -> list[Someone]:
    parent = complaint_room.complainant(record, complaint)
    people = [
        Someone(name=names.full_name(parent), part="visitor",
                person_id=PersonId(parent["person_id"]))
        if parent is not None
        else Someone(name="The complainant", part="visitor")
    ]  # fmt: skip
    people += [
        Someone(name=one.name, part="host", person_id=PersonId(one.person_id))
        for one in members
        if one.counts
    ]
    return people


def _details(record: CaseRecord, complaint: Row) -> Details:
    parent = complaint_room.complainant(record, complaint)
    panel = complaint_room.panel(record, complaint)
    return Details(
        companion=panel["companion"],
        adjustments=parent["adjustments"] if parent else "",
        interpreter=parent["interpreter"] if parent else "",
        # The day was checked already, and a panel may well sit after hours.
        anyway=True,
    )  # fmt: skip
