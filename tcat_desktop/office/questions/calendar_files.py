"""One meeting as a calendar file: when and where, and how to reach the office; nobody's name.

A calendar lies on other people's computers and telephones, so that it never says who meets whom
or about what. Whoever opens the file again after a change has the same entry, changed.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.calendar_file import Appointment, appointment_file
from tcat_desktop.office.clock import LONDON
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.diary import WAYS
from tcat_desktop.office.questions.diary import entry
from tcat_desktop.records import diary as kept
from tcat_desktop.records import finding, rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFile:
    """A booking for Outlook, Google or a telephone; a cancelled one takes itself out there."""

    booking_id: int

    needs: ClassVar = (Act.DIARY, Level.SEE)

    def answer(self, desk: Desk) -> tuple[str, bytes]:
        """The file’s name and its bytes. ``Refused`` where she may not know whose time it is."""
        row = self._row(desk)
        school = next(
            each for each in finding.all_schools(desk.conn) if each["id"] == row["school_id"]
        )
        reference = row["reference"]
        made = Appointment(
            uid=row["uid"],
            sequence=row["sequence"],
            starts=_moment(row["on"], row["at"]),
            ends=_moment(row["on"], row["until"]),
            summary=_summary(row, school["name"]),
            place=_place(row, school),
            description=_description(row, school),
            cancelled=row["state"] == "cancelled",
            made_at=datetime.fromisoformat(row["changed_at"]),
        )
        return f"Meeting {reference}.ics", appointment_file(made)

    def _row(self, desk: Desk) -> Row:
        one = rows.one(desk.conn, "bookings", self.booking_id)
        near = kept.between(desk.conn, desk.who, one["on"], one["on"]) if one else []
        found = next((row for row in near if row["id"] == self.booking_id), None)
        if found is None:
            raise Refused("That is no longer in the diary.", what_to_do="Open the page again.")
        if entry(desk, found).taken:
            raise Refused("That time is not yours to give out.")
        return found


def _moment(on: str, at: str) -> datetime:
    told = time(int(at[:2]), int(at[3:]))
    return datetime.combine(date.fromisoformat(on), told, tzinfo=LONDON)


def _summary(row: Row, school: str) -> str:
    if row["state"] == "held":
        return f"Time kept free for a meeting at {school}"
    return f"Meeting at {school}"


def _place(row: Row, school: Row) -> str:
    if row["how"] != "in_person":
        return WAYS[row["how"]]
    lines = (row["room"] or row["place"], school["name"], *school["address"].splitlines())
    return ", ".join(line for line in lines if line)


def _description(row: Row, school: Row) -> str:
    reach = " or ".join(part for part in (school["phone"], school["email"]) if part)
    told = [f"Reference {row['reference']}."]
    if row["room"]:
        told.append(f"{WAYS[row['how']]}, {row['room']}.")
    if reach:
        told.append(f"To change it or to ask: {reach}.")
    return "\n".join(told)
