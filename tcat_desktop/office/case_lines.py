"""The lines a case file is made of: each part of a case as its page shows it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tcat_desktop.journey.people import AccountId, PersonId
from tcat_desktop.office import names
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands import judge_clause
from tcat_desktop.office.commands.open_sealed import all_standing
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date, short_date
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOnCase:
    """One person with every part she has in it."""

    person_id: PersonId
    name: str
    short_name: str
    initials: str
    part: str  # "wrote it"
    roles: tuple[str, ...]
    hint: str
    kind: str
    adjustments: str
    interpreter: str
    address: str
    governor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the header: done, now, later or closed, and the line under its title."""

    number: int
    name: str
    title: str
    state: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the chronology. ``late`` says by how much it was entered afterwards."""

    event_id: int
    kind: str
    day: str
    at: str
    on: date
    title: str
    words: str
    entered: str
    late: str
    mark: str
    about: str
    about_id: int | None
    stage: str
    exhibits: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """One clause and where it stands, with the words it rests on."""

    clause: str
    name: str
    judgement: str
    judgement_words: str
    quoted: str
    nature: str
    reason: str
    but_not_if: str
    exceptions: tuple[tuple[str, str, bool | None], ...]
    expression: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessLine:
    """One proportionality record and whether the CEO signed it."""

    fairness_id: int
    step: str
    title: str
    aim: str
    link: str
    less_intrusive: str
    balance: str
    signed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitLine:
    """One exhibit: its number, kind and the beginning of its hash. Sealed ones say no more."""

    exhibit_id: int
    number: str
    name: str
    kind: str
    size: int
    digest: str
    short_digest: str
    sealed: bool
    note: str
    added: str
    permission_id: int | None = None
    permission: str = ""
    # Every permission that holds, newest first: its id, and whose it is until when.
    permissions: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """One letter of the case."""

    letter_id: int
    number: str
    letter: str
    title: str
    to_name: str
    state: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedTime:
    """One time that is kept free for a parent until she answers; ``words`` say it."""

    booking_id: int
    on: date
    at: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One meeting of the case. ``offered`` are the times that wait for an answer."""

    meeting_id: int
    on: date
    at: str
    place: str
    purpose: str
    state: str
    companion: str
    invited: str
    adjustments: str
    minutes_state: str
    invited_times: int
    offered: tuple[OfferedTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownLine:
    """One line of the takedown list."""

    takedown_id: int
    target: str
    what: str
    link: str
    asked_of: str
    asked_on: date
    state: str
    reply: str
    their_reference: str
    checked_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One open task and its due words; ``owner`` and ``deputy`` are names, or a post, or empty."""

    task_id: int
    kind: str
    title: str
    due: str
    tone: str
    due_on: date | None
    due_at: str
    owner: str
    owner_id: AccountId | None
    deputy: str
    deputy_id: AccountId | None
    own: bool
    working: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who could do a task of this case: her account and name."""

    account_id: AccountId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """The newest hand-over and how it stands."""

    handover_id: int
    reason: str
    complaint: str
    state: str
    sent: str
    answer: str


def clause(desk: Desk, row: Row) -> ClauseLine:
    """One judgement as a line, with what the Code says beside it."""
    clause = desk.code.clause(row["clause"])
    answered = dict(row["exceptions"])
    return ClauseLine(
        clause=clause.number,
        name=clause.name,
        judgement=row["judgement"],
        judgement_words=judge_clause.JUDGEMENTS[row["judgement"]],
        quoted=row["quoted"],
        nature=row["nature"],
        reason=row["reason"],
        but_not_if=clause.but_not_if,
        exceptions=tuple(
            (name, desk.code.clause(name).name, answered.get(name)) for name in clause.exceptions
        ),
        expression=clause.expression,
    )


def fairness(record: CaseRecord, row: Row) -> FairnessLine:
    """One proportionality record as a line."""
    from tcat_desktop.office.commands.weigh_fairness import STEPS

    signed = record.names.get(row["signed_by"], "") if row["signed_by"] else ""
    return FairnessLine(
        fairness_id=row["id"],
        step=row["step"],
        title=STEPS[row["step"]],
        aim=row["aim"],
        link=row["link"],
        less_intrusive=row["less_intrusive"],
        balance=row["balance"],
        signed=signed,
    )


def exhibit(desk: Desk, record: CaseRecord, row: Row) -> ExhibitLine:
    """One exhibit as a line; a sealed one says no more than that, and who permits reading it."""
    sealed = bool(row["sealed"])
    standing = all_standing(record, row["id"], desk.today) if sealed else ()
    permissions = tuple((each["id"], _permitted(record, each)) for each in standing)
    newest, words = permissions[0] if permissions else (None, "")
    return ExhibitLine(
        exhibit_id=row["id"],
        number=f"E{row['number']}",
        name="Sealed" if sealed else row["name"],
        kind="sealed" if sealed else row["kind"],
        size=row["bytes"],
        digest=row["digest"],
        short_digest=f"{row['digest'][:4]} {row['digest'][4:8]}",
        sealed=sealed,
        note="" if sealed else row["note"],
        added=short_date(local(row["added_at"]).date()),
        permission_id=newest,
        permission=words,
        permissions=permissions,
    )


def _permitted(record: CaseRecord, permission: Row) -> str:
    given = next(row for row in record.involved if row["person_id"] == permission["person_id"])
    until = short_date(date.fromisoformat(permission["until_on"]))
    return f"{names.short_name(given)} permits it until {until}"


def letter(row: Row) -> LetterLine:
    """One letter as a line."""
    return LetterLine(
        letter_id=row["id"],
        number=f"L{row['number']}",
        letter=row["letter"],
        title=row["title"],
        to_name=row["to_name"],
        state=row["state"],
        made=short_date(local(row["made_at"]).date()),
    )


def meeting(row: Row, record: CaseRecord) -> MeetingLine:
    """One meeting as a line."""
    return MeetingLine(
        meeting_id=row["id"],
        on=date.fromisoformat(row["on"]),
        at=row["at"],
        place=row["place"],
        purpose=row["purpose"],
        state=row["state"],
        companion=row["companion"],
        invited=" and ".join(each["name"] for each in row["attending"] if each["person_id"]),
        adjustments=row["adjustments"],
        minutes_state=row["minutes_state"],
        invited_times=row["invited_times"],
        offered=tuple(
            OfferedTime(
                booking_id=each["id"],
                on=date.fromisoformat(each["on"]),
                at=each["at"],
                words=f"{long_date(date.fromisoformat(each['on']))} at {each['at']}",
            )
            for each in record.bookings
            if each["meeting_id"] == row["id"] and each["state"] == "held"
        ),
    )


def takedown(row: Row) -> TakedownLine:
    """One removal request as a line."""
    return TakedownLine(
        takedown_id=row["id"],
        target=row["target"],
        what=row["what"],
        link=row["link"],
        asked_of=row["asked_of"],
        asked_on=date.fromisoformat(row["asked_on"]),
        state=row["state"],
        reply=row["reply"],
        their_reference=row["their_reference"],
        checked_on=date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
    )


def handover(record: CaseRecord) -> HandoverLine | None:
    """The newest hand-over, or None."""
    if not record.handovers:
        return None
    row = record.handovers[-1]
    return HandoverLine(
        handover_id=row["id"],
        reason=row["reason"],
        complaint=row["complaint"],
        state=row["state"],
        sent=short_date(local(row["sent_at"]).date()),
        answer=row["answer"],
    )
