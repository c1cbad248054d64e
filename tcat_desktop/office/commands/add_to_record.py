"""Adding to the record of a case: a note, a further incident, a better title."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.office import checks
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.report_concern import (
    Involved,
    add_incident,
    check_what_and_when,
)
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """A note for the file, about a day."""

    case_id: CaseId
    words: str
    on: date
    title: str = "Note"

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the note; the id of its entry."""
        desk.case(self.case_id)
        words = checks.needed(self.words, "Write the note.", "words")
        day = checks.not_after(self.on, desk.today, "on")
        event_id = desk.chronicle(self.case_id, "note", self.title.strip() or "Note", words, on=day)
        desk.settle(self.case_id)
        desk.did("event", event_id, case=self.case_id)
        return event_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AddIncident:
    """It happened again: a further incident on the same case (C44, C54)."""

    case_id: CaseId
    narrative: str
    happened_on: date | None
    happened_at: str = ""
    about: bool = False
    platforms: tuple[str, ...] = ()
    audience: str = "unknown"
    group_name: str = ""
    link: str = ""
    involved: tuple[Involved, ...] = ()
    draft_id: str = ""

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the incident; its id."""
        record = desk.case(self.case_id)
        narrative, day, at = check_what_and_when(self, desk.today, local(desk.now))
        incident_id = add_incident(desk, self.case_id, self, narrative, day, at)
        if self.draft_id:
            finding.claim_exhibits(desk.conn, self.draft_id, desk.who.account_id, self.case_id)
        title = "Second report" if len(record.incidents) == 1 else "A further report"
        desk.chronicle(self.case_id, "report", title, narrative, on=day, at=at,
                       about="incidents", about_id=incident_id)  # fmt: skip
        desk.settle(self.case_id)
        desk.did("incident", incident_id, case=self.case_id)
        return incident_id


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameCase:
    """Give a case a better title."""

    case_id: CaseId
    title: str
    seen: int

    needs: ClassVar = (Act.TRIAGE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Change the title: one statement, which also checks sight and version."""
        title = checks.name(self.title, "Give it a title.", "title")
        desk.change_case(self.case_id, self.seen, title=title)
        desk.did("case", self.case_id)
