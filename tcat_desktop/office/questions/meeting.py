"""Meetings: the list of days to come, and one meeting with its minutes as they stand."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, SchoolId
from tcat_desktop.office import minutes_paper, names
from tcat_desktop.office.commands.take_minutes import (
    SAID_AT_THE_START,
    Attendance,
    Minutes,
    agenda,
    read_minutes,
)
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAnswer:
    """One meeting: where and when, who is expected, and the minutes so far."""

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
        attending = rows.as_list(row["attending"])
        guests = [guest for guest in attending if guest["person_id"] is not None]
        person = next(
            (one for one in record.involved
             if guests and one["person_id"] == guests[0]["person_id"]), None
        )  # fmt: skip
        short = names.short_name(person) if person else "the parent"
        minutes = read_minutes(rows.as_dict(row["minutes"]))
        if not minutes.items:
            minutes = Minutes(
                items=agenda(row["purpose"], short),
                attendance=tuple(
                    Attendance(name=guest["name"], part=guest["part"]) for guest in attending
                ),
                adjustments=row["adjustments"],
            )
        if row["minutes_digest"]:
            with desk.shelf.open(row["minutes_digest"]) as kept:
                paper = kept.read()
        else:
            paper = minutes_paper.pdf(desk, record, row, draft=True, typed=minutes.kept())
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
            pdf=paper,
            digest=row["minutes_digest"] or "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPreview:
    """The minutes as they would print, from what is typed and not saved yet.

    Signed minutes print as they were signed, so that a large-print copy has the same words.
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
        signed = row["minutes_state"] == "signed"
        return minutes_paper.pdf(
            desk, record, row, draft=not signed, large_print=self.large_print,
            typed=None if signed else self.minutes.kept(),
        )  # fmt: skip


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
