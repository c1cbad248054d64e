"""The slip for whoever comes to a meeting; it says nothing of what the meeting is about."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import family_safety
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import diary as kept
from tcat_desktop.records import rows

Row = dict[str, Any]
_APART = {"phone": "By telephone", "video": "By video call"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSlip:
    """The slip of one booking as a PDF: day, time, with whom, where, and how to change it."""

    booking_id: int

    needs: ClassVar = (Act.TEACHER_MEETING, Level.CREATE)

    def answer(self, desk: Desk) -> bytes:
        """The PDF, or ``Refused`` when the time is not one to come to."""
        from tcat_desktop.correspondence import visit_slip

        row = _booking(desk, self.booking_id)
        if row["state"] not in ("booked", "arrived"):
            raise Refused("There is nothing to come to: that time is over or not settled.",
                          what_to_do="Book another.")  # fmt: skip
        school = rows.one(desk.conn, "schools", row["school_id"])
        assert school is not None
        hosts = [one["name"] for one in row["people"] if one["part"] == "host"]
        facts = visit_slip.VisitFacts(
            school=school["name"],
            address=", ".join(school["address"].splitlines()),
            reference=row["reference"],
            on=date.fromisoformat(row["on"]),
            at=time.fromisoformat(row["at"]),
            until=time.fromisoformat(row["until"]),
            host=" and ".join(hosts),
            where=_APART.get(row["how"]) or row["room"] or row["place"],
            phone=school["phone"],
            apart=row["how"] in _APART,
            arranged=_arranged(desk, row),
        )
        visitors = tuple(
            PersonId(one["person_id"]) for one in row["people"]
            if one["part"] == "visitor" and one["person_id"] is not None
        )  # fmt: skip
        family_safety.check_paper(desk, visitors, facts, "This slip", goes_out=False)
        return visit_slip.print_visit_slip(facts)


def _booking(desk: Desk, booking_id: int) -> Row:
    """The booking with its room and people, as far as this person may know of it."""
    row = rows.one(desk.conn, "bookings", booking_id)
    told = kept.between(desk.conn, desk.who, row["on"], row["on"]) if row else []
    found = next((one for one in told if one["id"] == booking_id and one["seen"]), None)
    if found is None:
        raise Refused("That is no longer in the diary.", what_to_do="Open the page again.")
    return found


def _arranged(desk: Desk, row: Row) -> tuple[str, ...]:
    """What helps the one visitor to take part; for two nobody reads of the other's needs.

    What a case keeps with its meeting stays there: the slip has what her own record says.
    """
    visitors = [one for one in row["people"] if one["part"] == "visitor"]
    if len(visitors) != 1:
        return ()
    source: Row | None = row
    if row["case_id"] is not None:
        person_id = visitors[0]["person_id"]
        source = rows.one(desk.conn, "people", person_id) if person_id is not None else None
    if source is None:
        return ()
    interpreter = f"Interpreter: {source['interpreter']}" if source["interpreter"] else ""
    return tuple(part for part in (source["adjustments"], interpreter) if part)
