"""Asking a parent to a meeting: it is a request, and declining is recorded neutrally (C45)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.case import Jump
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, names
from tcat_desktop.office.commands.contact_parent import party
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date

REPLIES: dict[str, str] = {
    "accepted": "Will come",
    "declined": "Does not wish to come",
    "missed": "Did not attend",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMeeting:
    """Purpose, who is asked, when and where, and what makes it possible to come."""

    case_id: CaseId
    purpose: str
    invited: tuple[PersonId, ...]
    on: date
    at: str
    place: str
    staff: tuple[str, ...] = ()
    companion: str = ""
    adjustments: str = ""
    alternatives: str = "By telephone or video call instead, if that is easier."
    jump_reason: str = ""
    jump_head: str = ""
    seen: int | None = None

    needs: ClassVar = (Act.MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the meeting, move the case to “Meeting”; the meeting's id."""
        record = desk.case(self.case_id, self.seen)
        purpose = checks.needed(self.purpose, "Say what the meeting is for.", "purpose")
        place = checks.needed(self.place, "Say where it is.", "place")
        day = checks.not_before(
            self.on, desk.today, "on", "A meeting cannot be asked for on a day that is past."
        )
        at = checks.clock_time(self.at, "at", must=True)
        closed = desk.calendar(record.school).why_closed(day)
        if closed:
            raise Refused(
                f"{long_date(day)} is not a school day: {closed}.", field="on",
                what_to_do="Choose another day.",
            )  # fmt: skip
        if not self.invited:
            raise Refused("Choose who is asked to come.", field="invited")
        guests = [party(record, person_id) for person_id in self.invited]
        desk.take(record, "request_meeting", jump=jump_from(self.jump_reason, self.jump_head))
        meeting_id = desk.add(
            "meetings",
            case_id=self.case_id,
            purpose=purpose,
            on=day.isoformat(),
            at=at,
            place=place,
            companion=self.companion.strip(),
            adjustments=self.adjustments.strip(),
            alternatives=self.alternatives.strip(),
            attending=self._attending(guests),
            state="asked",
        )
        who = " and ".join(names.short_name(guest) for guest in guests)
        desk.chronicle(
            self.case_id, "meeting", f"Asked {who} to a meeting",
            f"{long_date(day)} at {at}, {place}. {purpose}",
            about="meetings", about_id=meeting_id,
        )  # fmt: skip
        desk.finish(self.case_id, "contact", "look_again", "decide_close", "meeting")
        desk.task(self.case_id, "meeting", f"Meet {who}, {place}", day, at=at, role=Role.HEAD)
        desk.settle(self.case_id)
        desk.did("meeting", meeting_id, case=self.case_id, invited=len(guests))
        return meeting_id

    def _attending(self, guests: list[Any]) -> list[dict[str, Any]]:
        people: list[dict[str, Any]] = [
            {
                "person_id": guest["person_id"],
                "name": names.full_name(guest),
                "part": guest["hint"] or "Parent",
                "present": False,
            }
            for guest in guests
        ]
        if self.companion.strip():
            people.append({"person_id": None, "name": self.companion.strip(),
                           "part": "Companion", "present": False})  # fmt: skip
        people += [
            {"person_id": None, "name": name.strip(), "part": "Staff", "present": False}
            for name in self.staff
            if name.strip()
        ]
        return people


def jump_from(reason: str, head: str) -> Jump | None:
    """The written reason for leaving out a step, and the head who answers for it."""
    return Jump(reason=reason.strip(), head=head.strip()) if reason.strip() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReply:
    """What the parent answered, or that she did not come; neither is held against her."""

    case_id: CaseId
    meeting_id: int
    reply: str
    words: str = ""
    companion: str = ""

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the reply. Declined or missed counts as the step having been tried."""
        record = desk.case(self.case_id)
        desk.take(record, "record_meeting")
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if self.reply not in REPLIES:
            raise Refused("Choose what the parent answered.", field="reply")
        if meeting["state"] == "held":
            raise Refused("This meeting was held already.", field="reply")
        values: dict[str, Any] = {"state": self.reply, "reply": self.words.strip()}
        if self.companion.strip():
            values["companion"] = self.companion.strip()
        desk.change("meetings", self.meeting_id, **values)
        tried = self.reply != "accepted"
        desk.chronicle(
            self.case_id, "meeting", f"Reply to the invitation: {REPLIES[self.reply].lower()}",
            self.words.strip(), stage=StageName.MEETING if tried else None,
            about="meetings", about_id=self.meeting_id,
        )  # fmt: skip
        if tried:
            desk.finish(self.case_id, "meeting")
            desk.task(
                self.case_id, "after_meeting", "Decide what to do without a meeting",
                desk.today, role=Role.HEAD,
            )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting:
    """Another day, time or place for a meeting, with the reason."""

    case_id: CaseId
    meeting_id: int
    on: date
    at: str
    place: str
    reason: str

    needs: ClassVar = (Act.MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Move it; the chronology keeps both times."""
        record = desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if meeting["state"] == "held":
            raise Refused("This meeting was held already.")
        reason = checks.needed(self.reason, "Write why it moves.", "reason")
        place = checks.needed(self.place, "Say where it is.", "place")
        at = checks.clock_time(self.at, "at", must=True)
        day = checks.not_before(self.on, desk.today, "on", "That day is past.")
        closed = desk.calendar(record.school).why_closed(day)
        if closed:
            raise Refused(f"{long_date(day)} is not a school day: {closed}.", field="on")
        desk.change(
            "meetings", self.meeting_id, on=day.isoformat(), at=at, place=place, state="asked"
        )
        desk.chronicle(
            self.case_id, "meeting", "The meeting was moved",
            f"To {long_date(day)} at {at}, {place}. {reason}",
            about="meetings", about_id=self.meeting_id,
        )  # fmt: skip
        desk.finish(self.case_id, "meeting", "after_meeting")
        desk.task(self.case_id, "meeting", f"Meeting, {place}", day, at=at, role=Role.HEAD)
        desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)
