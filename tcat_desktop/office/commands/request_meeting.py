"""Asking a parent to a meeting: it is a request, and declining is recorded neutrally (C45)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.case import Jump
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, diary, names
from tcat_desktop.office.commands.contact_parent import party
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.diary import Details, Slot, Someone
from tcat_desktop.office.words import long_date
from tcat_desktop.records import diary as kept
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

MOST_SLOTS = 3
REPLIES: dict[str, str] = {
    "accepted": "Will come",
    "declined": "Does not wish to come",
    "missed": "Did not attend",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMeeting:
    """Purpose, who is asked, when and where, and what makes it possible to come.

    ``others`` are up to two more times; all are kept free in the diary until the parent has
    answered. ``minutes`` is how long it takes.
    """

    case_id: CaseId
    purpose: str
    invited: tuple[PersonId, ...]
    on: date
    at: str
    place: str
    staff: tuple[str, ...] = ()
    staff_ids: tuple[PersonId, ...] = ()
    minutes: int = 45
    room_id: int | None = None
    how: str = "in_person"
    others: tuple[Slot, ...] = ()
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
        at = checks.clock_time(self.at, "at", must=True)
        slots = self._slots(desk, record, at, place)
        day = slots[0].on
        if not self.invited:
            raise Refused("Choose who is asked to come.", field="invited")
        guests = [party(record, person_id) for person_id in self.invited]
        staff = self._staff(desk, record.school["id"])
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
            attending=self._attending(guests, staff),
            state="asked",
        )
        who_is_in_it = [
            *(Someone(name=names.full_name(guest), part="visitor", person_id=person_id)
              for person_id, guest in zip(self.invited, guests, strict=True)), *staff,
        ]  # fmt: skip
        details = Details(companion=self.companion, adjustments=self.adjustments, anyway=True)
        for slot in slots:
            diary.book(
                desk, record.school, slot, who_is_in_it, details,
                state="held", case_id=self.case_id, meeting_id=meeting_id,
            )  # fmt: skip
        who = " and ".join(names.short_name(guest) for guest in guests)
        desk.chronicle(
            self.case_id, "meeting", f"Asked {who} to a meeting",
            f"{_offered(slots, place)}. {purpose}",
            about="meetings", about_id=meeting_id,
        )  # fmt: skip
        desk.finish(self.case_id, "contact", "look_again", "decide_close", "meeting")
        desk.task(self.case_id, "meeting", f"Meet {who}, {place}", day, at=at, role=Role.HEAD)
        desk.settle(self.case_id)
        desk.did("meeting", meeting_id, case=self.case_id, invited=len(guests))
        return meeting_id

    def _slots(self, desk: Desk, record: CaseRecord, at: str, place: str) -> tuple[Slot, ...]:
        """The times offered, the first one first, each on a school day, or ``Refused``."""
        first = Slot(on=self.on, at=at, minutes=self.minutes, room_id=self.room_id,
                     how=self.how, place=place)  # fmt: skip
        slots = (first, *self.others)
        if len(slots) > MOST_SLOTS:
            raise Refused("Offer up to three times.", field="others")
        if len({(slot.on, slot.at) for slot in slots}) < len(slots):
            raise Refused("Two of the times are the same.", field="others")
        for slot, field in zip(slots, ("on", "others", "others"), strict=False):
            check_school_day(desk, record, slot.on, field)
        return slots

    def _staff(self, desk: Desk, school_id: int) -> list[Someone]:
        """Those chosen, and those typed: by register where the whole name is in it."""
        of_school = {names.full_name(row): row for row in kept.staff_of(desk.conn, school_id)}
        known = [rows.one(desk.conn, "people", person_id) for person_id in self.staff_ids]
        known += [of_school.get(" ".join(name.split())) for name in self.staff]
        chosen = [
            Someone(name=names.full_name(row), part="host", person_id=PersonId(row["id"]))
            for row in known
            if row is not None
        ]
        typed = [" ".join(name.split()) for name in self.staff if name.strip()]
        taken = {one.name for one in chosen}
        return [*chosen, *(Someone(name=each, part="host") for each in typed if each not in taken)]

    def _attending(self, guests: list[Any], staff: list[Someone]) -> list[dict[str, Any]]:
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
            {"person_id": None, "name": one.name, "part": "Staff", "present": False}
            for one in staff
        ]
        return people


def check_school_day(desk: Desk, record: CaseRecord, day: date, field: str) -> None:
    """A day to come on which the school is open, or ``Refused``."""
    checks.not_before(
        day, desk.today, field, "A meeting cannot be asked for on a day that is past."
    )
    closed = desk.calendar(record.school).why_closed(day)
    if closed:
        raise Refused(
            f"{long_date(day)} is not a school day: {closed}.", field=field,
            what_to_do="Choose another day.",
        )  # fmt: skip


def _offered(slots: tuple[Slot, ...], place: str) -> str:
    """``Monday 30 November 2026 at 15:45 or Tuesday …, Library``."""
    return f"{' or '.join(f'{long_date(slot.on)} at {slot.at}' for slot in slots)}, {place}"


def jump_from(reason: str, head: str) -> Jump | None:
    """The written reason for leaving out a step, and the head who answers for it."""
    return Jump(reason=reason.strip(), head=head.strip()) if reason.strip() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReply:
    """What the parent answered, or that she did not come; neither is held against her.

    ``booking_id`` is the time that suits her, where more than one was offered.
    """

    case_id: CaseId
    meeting_id: int
    reply: str
    words: str = ""
    companion: str = ""
    booking_id: int | None = None

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
        told = self.words.strip()
        if self.reply == "accepted":
            chosen = self._settle_on(desk, meeting)
            if chosen:
                values |= {name: chosen[name] for name in ("on", "at")}
                when = f"{long_date(date.fromisoformat(chosen['on']))} at {chosen['at']}."
                told = f"{when} {told}".strip()
        else:
            state = "missed" if self.reply == "missed" else "cancelled"
            diary.end_meeting(desk, self.meeting_id, state, REPLIES[self.reply])
        desk.change("meetings", self.meeting_id, **values)
        tried = self.reply != "accepted"
        desk.chronicle(
            self.case_id, "meeting", f"Reply to the invitation: {REPLIES[self.reply].lower()}",
            told, stage=StageName.MEETING if tried else None,
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

    def _settle_on(self, desk: Desk, meeting: dict[str, Any]) -> dict[str, Any] | None:
        """The time that suits is booked and the others are free again; None without a diary."""
        offered = [row for row in kept.of_meeting(desk.conn, meeting["id"])
                   if row["state"] in kept.OPEN]  # fmt: skip
        if not offered:
            return None
        if self.booking_id is None and len(offered) > 1:
            raise Refused("Choose which of the times suits.", field="booking_id")
        chosen = offered[0] if self.booking_id is None else next(
            (row for row in offered if row["id"] == self.booking_id), None
        )  # fmt: skip
        if chosen is None:
            raise Refused("That time is no longer kept free.", field="booking_id",
                          what_to_do="Choose another, or move the meeting.")  # fmt: skip
        for row in offered:
            if row["id"] == chosen["id"]:
                desk.change("bookings", row["id"], state="booked", changed_at=desk.at)
            else:
                diary.end(desk, row, "cancelled", "Another of the times offered suits.")
        desk.finish(self.case_id, "meeting")
        desk.task(self.case_id, "meeting", f"Meeting, {meeting['place']}",
                  date.fromisoformat(chosen["on"]), at=chosen["at"], role=Role.HEAD)  # fmt: skip
        return chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting:
    """Another day, time or place for a meeting, with the reason; it is asked for anew.

    ``minutes`` is how long it takes; nothing keeps what was.
    """

    case_id: CaseId
    meeting_id: int
    on: date
    at: str
    place: str
    reason: str
    minutes: int | None = None
    room_id: int | None = None

    needs: ClassVar = (Act.MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Move it; the chronology keeps both times, and a parent who declined is asked again."""
        record = desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if meeting["state"] == "held":
            raise Refused("This meeting was held already.")
        reason = checks.needed(self.reason, "Write why it moves.", "reason")
        place = checks.needed(self.place, "Say where it is.", "place")
        at = checks.clock_time(self.at, "at", must=True)
        day = self.on
        check_school_day(desk, record, day, "on")
        again = meeting["state"] in ("declined", "missed", "cancelled")
        self._in_the_diary(desk, record, meeting, at, place)
        desk.change(
            "meetings", self.meeting_id, on=day.isoformat(), at=at, place=place, state="asked",
            invited_times=meeting["invited_times"] + again,
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "meeting", "Asked again" if again else "The meeting was moved",
            f"From {long_date(date.fromisoformat(meeting['on']))} at {meeting['at']} to "
            f"{long_date(day)} at {at}, {place}. {reason}",
            about="meetings", about_id=self.meeting_id,
        )  # fmt: skip
        desk.finish(self.case_id, "meeting", "after_meeting")
        desk.task(self.case_id, "meeting", f"Meeting, {place}", day, at=at, role=Role.HEAD)
        desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)

    def _in_the_diary(
        self, desk: Desk, record: CaseRecord, meeting: dict[str, Any], at: str, place: str
    ) -> None:
        """The first open time moves, the others are free again; one that ended is booked anew."""
        times = kept.of_meeting(desk.conn, self.meeting_id)
        before = next((row for row in times if row["state"] in kept.OPEN), None)
        for row in times:
            if row["state"] in kept.OPEN and before is not None and row["id"] != before["id"]:
                diary.end(desk, row, "cancelled", self.reason.strip())
        slot = Slot(
            on=self.on, at=at, minutes=self.minutes or _length(times), place=place,
            room_id=self.room_id, how=times[0]["how"] if times else "in_person",
        )  # fmt: skip
        if before is not None:
            diary.move(desk, record.school, before, slot, Details(anyway=True), self.reason.strip())
            desk.change("bookings", before["id"], state="held")
            return
        people = [
            Someone(name=one["name"], part="visitor" if one["person_id"] is not None else "host",
                    person_id=one["person_id"])
            for one in rows.as_list(meeting["attending"])
            if one["part"] != "Companion"
        ]  # fmt: skip
        details = Details(companion=meeting["companion"], adjustments=meeting["adjustments"],
                          anyway=True)  # fmt: skip
        diary.book(desk, record.school, slot, people, details, state="held",
                   case_id=self.case_id, meeting_id=self.meeting_id)  # fmt: skip


def _length(times: list[dict[str, Any]]) -> int:
    """How many minutes the meeting was to take."""
    if not times:
        return 45
    return diary.minutes_between(times[0]["at"], times[0]["until"])


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeeting:
    """A meeting that the school takes back, with the reason; the parent is told by letter."""

    case_id: CaseId
    meeting_id: int
    reason: str

    needs: ClassVar = (Act.MEETING, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Cancel it; its times are free again, and a head decides how to go on."""
        desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if meeting["state"] in ("held", "cancelled"):
            raise Refused("This meeting is over already.")
        reason = checks.needed(self.reason, "Write why it is cancelled.", "reason")
        desk.change("meetings", self.meeting_id, state="cancelled")
        diary.end_meeting(desk, self.meeting_id, "cancelled", reason)
        desk.chronicle(self.case_id, "meeting", "The meeting was cancelled", reason,
                       about="meetings", about_id=self.meeting_id)  # fmt: skip
        desk.finish(self.case_id, "meeting")
        desk.task(self.case_id, "after_meeting", "Decide what to do without a meeting",
                  desk.today, role=Role.HEAD)  # fmt: skip
        desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)
