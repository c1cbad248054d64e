"""Direct contact: a call or message with the parent, and whether it has stopped (C43, C44)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.records.case_record import CaseRecord

CHANNELS: dict[str, str] = {
    "call": "Call", "message": "Message", "in_person": "In person", "email": "Email",
}  # fmt: skip
STOPPED: dict[str, str] = {"yes": "Yes", "no": "No", "unsure": "Not known yet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContact:
    """What was said to the parent and by the parent, and what came of it."""

    case_id: CaseId
    person_id: PersonId
    channel: str
    on: date
    said: str
    at: str = ""
    reached: bool = True
    outcome: str = ""
    stopped: str = "unsure"
    complains: bool = False

    needs: ClassVar = (Act.FIRST_CONTACT, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the contact; its id."""
        record = desk.case(self.case_id)
        desk.take(record, "record_contact")
        person = party(record, self.person_id)
        if self.channel not in CHANNELS:
            raise Refused("Say how you contacted the parent.", field="channel")
        if self.stopped not in STOPPED:
            raise Refused("Say whether it has stopped.", field="stopped")
        day = checks.not_after(self.on, desk.today, "on")
        said = checks.needed(
            self.said, "Write what was said.", "said",
            what_to_do="If nobody answered, write that.",
        )  # fmt: skip
        contact_id = desk.add(
            "contacts",
            case_id=self.case_id,
            person_id=self.person_id,
            channel=self.channel,
            reached=self.reached,
            said=said,
            outcome=self.outcome.strip(),
            stopped=self.stopped,
        )
        who = names.short_name(person)
        title = f"{CHANNELS[self.channel]} with {who}" if self.reached else f"Tried to reach {who}"
        desk.chronicle(
            self.case_id, "call", title, f"{said} {self.outcome.strip()}".strip(),
            on=day, at=checks.clock_time(self.at, "at"),
            stage=StageName.DIRECT_CONTACT if self.reached else None,
            about="contacts", about_id=contact_id,
        )  # fmt: skip
        if self.complains:
            note_complaint(desk, record, f"{who} complains: {self.outcome.strip() or said}")
        self._what_follows(desk, record)
        desk.settle(self.case_id)
        desk.did("contact", contact_id, case=self.case_id, reached=self.reached)
        return contact_id

    def _what_follows(self, desk: Desk, record: CaseRecord) -> None:
        if not self.reached:
            return
        desk.finish(self.case_id, "contact", "look_again")
        if self.stopped == "yes":
            desk.task(
                self.case_id, "decide_close", "It has stopped: close the case, or go on",
                desk.due(record.school, clocks.LOOK_AGAIN), role=Role.HEAD,
            )  # fmt: skip
        else:
            desk.task(
                self.case_id, "look_again", "Has it stopped?",
                desk.due(record.school, clocks.LOOK_AGAIN), role=Role.HEAD,
            )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteComplaint:
    """The parent complains, or a complaint was found inside what was said (C27)."""

    case_id: CaseId
    words: str

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Put the complaint on record, so that it can be handed over."""
        record = desk.case(self.case_id)
        words = checks.needed(self.words, "Write what the complaint is.", "words")
        note_complaint(desk, record, words)
        desk.settle(self.case_id)
        desk.did("case", self.case_id)


def note_complaint(desk: Desk, record: CaseRecord, words: str) -> None:
    """Mark that there is a complaint, in somebody's words."""
    desk.change("cases", record.case["id"], complaint_made=True)
    desk.chronicle(record.case["id"], "complaint", "A complaint is on record", words)


def party(record: CaseRecord, person_id: PersonId) -> dict[str, object]:
    """The person, who must be part of this case."""
    for row in record.involved:
        if row["person_id"] == person_id:
            return row
    raise Refused("Choose somebody who is part of this case.", field="person")
