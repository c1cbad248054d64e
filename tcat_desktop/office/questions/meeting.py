"""Meetings: the list of days to come, and one meeting with its minutes as they stand."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, SchoolId
from tcat_desktop.office import amending, minutes_paper
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.minutes import (
    SAID_AT_THE_START,
    Attendance,
    Minutes,
    agenda,
    read_minutes,
)
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentLine:
    """What was changed after the minutes went out; a note has only ``new``."""

    place: str
    old: str
    new: str
    asked_by: str
    reason: str
    on: date
    note: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAnswer:
    """One meeting: where and when, who is expected, and the minutes so far.

    ``pdf`` are the minutes as they print now, or as they were signed; ``sent`` is the copy that
    went out for corrections, which may come until ``correct_by``.
    """

    case_id: CaseId
    meeting_id: int
    version: int
    reference: str
    title: str
    short_name: str
    on: date
    at: str
    place: str
    purpose: str
    state: str
    minutes_state: str
    companion: str
    adjustments: str
    minutes: Minutes
    offered_at_start: tuple[str, ...]
    pdf: bytes
    digest: str
    sent: bytes
    sent_on: date | None
    correct_by: date
    signed_by: str
    signed_on: date | None
    amendments: tuple[AmendmentLine, ...]
    covered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting, with minutes filled in from its purpose until somebody writes."""

    case_id: CaseId
    meeting_id: int

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def answer(self, desk: Desk) -> MeetingAnswer:
        """The page, with the minutes as they would print."""
        record = desk.case(self.case_id)
        row = desk.row("meetings", self.meeting_id, of=self.case_id)
        short = minutes_paper.guest(record, row).short
        kept = rows.as_dict(row["minutes"])
        minutes = read_minutes(kept)
        if not minutes.items:
            minutes = Minutes(
                items=agenda(row["purpose"], short),
                attendance=tuple(
                    Attendance(name=guest["name"], part=guest["part"])
                    for guest in rows.as_list(row["attending"])
                ),
                adjustments=row["adjustments"],
            )
        paper = _kept(desk, row["minutes_digest"])
        return MeetingAnswer(
            case_id=self.case_id,
            meeting_id=self.meeting_id,
            version=row["version"],
            reference=record.case["reference"],
            title=f"Meeting with {short}",
            short_name=short,
            on=date.fromisoformat(row["on"]),
            at=row["at"],
            place=row["place"],
            purpose=row["purpose"],
            state=row["state"],
            minutes_state=row["minutes_state"],
            companion=row["companion"],
            adjustments=row["adjustments"],
            minutes=minutes,
            offered_at_start=SAID_AT_THE_START,
            pdf=paper or minutes_paper.pdf(desk, record, row, typed=minutes),
            digest=row["minutes_digest"] or "",
            sent=_kept(desk, kept.get("sent", "")),
            sent_on=local(row["circulated_at"]).date() if row["circulated_at"] else None,
            correct_by=minutes_paper.corrections(desk, record.school, row).on,
            signed_by=kept.get("signed_by", ""),
            signed_on=date.fromisoformat(kept["signed_on"]) if kept.get("signed_on") else None,
            amendments=_amendments(record, self.meeting_id),
            covered=any(each["letter"] == "minutes_cover" for each in record.letters),
        )


def _kept(desk: Desk, digest: str) -> bytes:
    """A copy from the shelf, or nothing."""
    if not digest:
        return b""
    with desk.shelf.open(digest) as kept:
        return kept.read()


def _amendments(record: CaseRecord, meeting_id: int) -> tuple[AmendmentLine, ...]:
    return tuple(
        AmendmentLine(
            place=row["place"], old=row["old"], new=row["new"], asked_by=row["asked_by"],
            reason=row["reason"], on=local(row["made_at"]).date(),
            note=amending.is_note(row["place"]),
        )
        for row in record.amendments
        if row["meeting_id"] == meeting_id
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPreview:
    """The minutes as they would print, from what is typed and not saved yet.

    Once they went out, they print as they are kept, so that every copy has the same words.
    """

    case_id: CaseId
    meeting_id: int
    minutes: Minutes
    large_print: bool = False

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def answer(self, desk: Desk) -> bytes:
        """The PDF, marked as a draft until the minutes are signed."""
        record = desk.case(self.case_id)
        row = desk.row("meetings", self.meeting_id, of=self.case_id)
        typed = self.minutes if row["minutes_state"] in ("", "draft") else None
        return minutes_paper.pdf(desk, record, row, large_print=self.large_print, typed=typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One meeting in the list."""

    case_id: CaseId
    meeting_id: int
    reference: str
    on: date
    at: str
    who: str
    place: str
    state: str
    adjustments: str
    minutes_state: str
    school_id: SchoolId


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingList:
    """Meetings from two weeks ago to three months ahead."""

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[MeetingRow, ...]:
        """By day and time."""
        first, last = desk.today - timedelta(days=14), desk.today + timedelta(days=92)
        return tuple(
            MeetingRow(
                case_id=CaseId(row["case_id"]),
                meeting_id=row["id"],
                reference=row["reference"],
                on=date.fromisoformat(row["on"]),
                at=row["at"],
                who=", ".join(
                    guest["name"] for guest in rows.as_list(row["attending"])
                    if guest["person_id"] is not None
                ),
                place=row["place"],
                state=row["state"],
                adjustments=row["adjustments"],
                minutes_state=row["minutes_state"],
                school_id=SchoolId(row["school_id"]),
            )
            for row in finding.meetings_between(
                desk.conn, desk.who, first.isoformat(), last.isoformat()
            )
        )  # fmt: skip
