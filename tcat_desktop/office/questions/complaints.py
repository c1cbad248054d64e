"""Complaints as the clerk sees them: the list by stage, one complaint whole, who might sit."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey import panels as rules
from tcat_desktop.journey.complaints import ENDED, OUTCOMES, RESOLVED, STAGES, Procedure
from tcat_desktop.journey.panels import may_sit, missing
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, SchoolId
from tcat_desktop.office import complaint_room, library, names
from tcat_desktop.office.calendar import calendar_of
from tcat_desktop.office.commands.keep_complaint import DEEDS
from tcat_desktop.office.complaint_clocks import ClockLine, clocks_of
from tcat_desktop.office.complaint_deeds import Deed, deeds_of, next_deed
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import due_words, long_date, plain_date
from tcat_desktop.records import complaints as kept
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
_WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
    """One complaint in the list. ``tone`` is attention, amber, plain or green."""

    case_id: CaseId
    reference: str
    title: str
    who: str
    school: str
    stage: str
    due: str
    due_what: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintGroup:
    """A stage and the complaints that are at it, the one due first at the top."""

    stage: str
    title: str
    rows: tuple[ComplaintRow, ...]


_TITLES: dict[str, str] = {
    _WAITING: "Handed over, not opened yet",
    "panel": "Panel",
    "formal": "Formal stage",
    "informal": "Informal stage",
    ENDED: "Ended",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaints:
    """Every complaint this person can meet, by stage; ended ones too when asked for."""

    school_id: SchoolId | None = None
    ended: bool = False

    needs: ClassVar = (Act.COMPLAINT, Level.SEE)

    def answer(self, desk: Desk) -> tuple[ComplaintGroup, ...]:
        """The groups that hold anything, those that press most first."""
        found: dict[str, list[tuple[str, ComplaintRow]]] = {}
        listed = kept.listed(desk.conn, desk.who, ended=self.ended)
        waits = kept.waiting(desk.conn, desk.who)
        due = kept.due_of(
            desk.conn, [row["case_id"] for row in listed] + [row["id"] for row in waits]
        )
        for row in waits:
            if self.school_id in (None, row["school_id"]):
                task = due.get(row["id"])
                found.setdefault(_WAITING, []).append(
                    _row(desk, row, row["id"], row["title"], _first(row["people_line"]), task)
                )
        for row in listed:
            if self.school_id in (None, row["school_id"]):
                task = due.get(row["case_id"]) if row["stage"] != ENDED else None
                who = names.full_name(row) if row["surname"] else "Nobody named"
                found.setdefault(row["stage"], []).append(
                    _row(desk, row, row["case_id"], row["about"], who, task)
                )
        return tuple(
            ComplaintGroup(
                stage=stage, title=title,
                rows=tuple(row for _, row in sorted(found[stage], key=lambda each: each[0])),
            )
            for stage, title in _TITLES.items()
            if stage in found
        )  # fmt: skip


def _row(
    desk: Desk, row: Row, case_id: int, about: str, who: str, task: Row | None
) -> tuple[str, ComplaintRow]:
    """When it is due, and the row."""
    words, tone = "", "plain"
    if task is not None:
        calendar = calendar_of(row["calendar"], desk.today.year)
        words, tone = due_words(date.fromisoformat(task["due_on"]), desk.today, calendar)
    elif row.get("resolved_at"):
        words, tone = RESOLVED[row["resolved_at"]], "green"
    return task["due_on"] if task else "9999", ComplaintRow(
        case_id=CaseId(case_id), reference=row["reference"], title=_first_line(about), who=who,
        school=row["school"], stage=row["stage"], due=words,
        due_what=task["title"] if task else "", tone=tone,
    )  # fmt: skip


def _first(people: str) -> str:
    """Whoever stands first in the line of people: the one who wrote it."""
    return people.split(" · ", 1)[0]


def _first_line(about: str) -> str:
    return next((line.strip() for line in about.splitlines() if line.strip()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """One stage for the stepper: done, now, later or skipped, with when it began."""

    name: str
    title: str
    decides: str
    state: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """What was done: when, at which stage, in words, by whom."""

    on: date
    stage: str
    title: str
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """Somebody who was asked to sit. ``against`` is why she may not, as things stand today."""

    member_id: int
    person_id: PersonId
    name: str
    hint: str
    part: str
    independent: bool
    why_independent: str
    state: str
    conflict: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """The panel: who sits, what it still lacks, its hearing, and what it found."""

    panel_id: int
    state: str
    members: tuple[MemberLine, ...]
    lacks: tuple[str, ...]
    needed: int
    on: date | None
    at: str
    place: str
    companion: str
    companion_is_lawyer: bool
    witnesses: tuple[tuple[str, str, str], ...]
    papers_due: date | None
    papers_sent_on: date | None
    findings: tuple[tuple[str, str, str], ...]
    recommendations: tuple[str, ...]
    decided_on: date | None
    decision_due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintView:
    """One complaint whole. ``stage`` is ``waiting`` for one that was not opened yet."""

    case_id: CaseId
    reference: str
    school: str
    title: str
    complainant: str
    complainant_hint: str
    adjustments: str
    about: str
    received_on: date | None
    event_on: date | None
    late_reason: str
    stage: str
    preset: str
    procedure: str
    source: str
    house: bool
    rights: str
    recordings: str
    lawyers: bool
    stages: tuple[StageLine, ...]
    steps: tuple[StepLine, ...]
    clocks: tuple[ClockLine, ...]
    panel: PanelView | None
    deeds: tuple[Deed, ...]
    next: Deed | None
    people: tuple[tuple[PersonId, str], ...]
    resolved: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """The newest complaint of a case, whole, for the page."""

    case_id: CaseId

    needs: ClassVar = (Act.COMPLAINT, Level.SEE)

    def answer(self, desk: Desk) -> ComplaintView:
        """The view; a case that was handed over and not opened has no stages yet."""
        record = desk.case(self.case_id)
        complaint = complaint_room.newest(record)
        if complaint is None:
            return _not_open(desk, record)
        entry = complaint_room.entry_of(desk, complaint["preset"])
        procedure = Procedure.read(entry.body)
        parent = complaint_room.complainant(record, complaint)
        deeds = deeds_of(desk, record, complaint, procedure)
        return ComplaintView(
            case_id=self.case_id, reference=record.case["reference"],
            school=record.school["name"], title=record.case["title"],
            complainant=names.full_name(parent) if parent else "",
            complainant_hint=parent["hint"] if parent else "",
            adjustments=parent["adjustments"] if parent else "",
            about=complaint["about"], received_on=_day(complaint["received_on"]),
            event_on=_day(complaint["event_on"]), late_reason=complaint["late_reason"],
            stage=complaint["stage"], preset=complaint["preset"], procedure=entry.title,
            source=entry.source, house=entry.house, rights=procedure.rights,
            recordings=procedure.recordings, lawyers=procedure.lawyers,
            stages=_stages(record, complaint, procedure),
            steps=_steps(record, complaint, procedure),
            clocks=clocks_of(desk, record, complaint),
            panel=_panel(desk, record, complaint, procedure),
            deeds=deeds, next=next_deed(record, complaint, deeds),
            people=_people(record), resolved=RESOLVED.get(complaint["resolved_at"], ""),
            action=complaint["action"],
        )  # fmt: skip


def _not_open(desk: Desk, record: CaseRecord) -> ComplaintView:
    handover = record.handovers[-1] if record.handovers else None
    deeds = deeds_of(desk, record, None, None)
    author = next((row for row in record.involved if row["role"] == "author"), None)
    return ComplaintView(
        case_id=CaseId(record.case["id"]), reference=record.case["reference"],
        school=record.school["name"], title=record.case["title"],
        complainant=names.full_name(author) if author else "",
        complainant_hint=author["hint"] if author else "",
        adjustments=author["adjustments"] if author else "",
        about=handover["complaint"] if handover else "",
        received_on=_day(handover["sent_at"][:10]) if handover else None, event_on=None,
        late_reason="", stage=_WAITING, preset="", procedure="", source="", house=False,
        rights="", recordings="", lawyers=False, stages=(), steps=(), clocks=(), panel=None,
        deeds=deeds, next=deeds[0] if deeds else None, people=_people(record), resolved="",
        action="",
    )  # fmt: skip


def _people(record: CaseRecord) -> tuple[tuple[PersonId, str], ...]:
    known = {
        row["person_id"]: names.full_name(row) for row in record.involved
        if row["kind"] != "unknown"
    }  # fmt: skip
    return tuple((PersonId(key), name) for key, name in known.items())


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _stages(record: CaseRecord, complaint: Row, procedure: Procedure) -> tuple[StageLine, ...]:
    began: dict[str, str] = {}
    for row in record.complaint_steps:
        if row["complaint_id"] == complaint["id"] and row["what"] == "received":
            began.setdefault(row["stage"], row["on"])
    ended = complaint["stage"] == ENDED
    at = STAGES.index(complaint["stage"]) if not ended else len(STAGES)
    lines = []
    for place, stage in enumerate(procedure.stages):
        since = began.get(stage.name)
        state = "now" if place == at else "done" if since else "later"
        if state == "later" and place < at:
            state = "skipped"
        note = plain_date(date.fromisoformat(since)) if since else ""
        if state == "skipped":
            note = "Left out" if not ended else "Not needed"
        lines.append(StageLine(name=stage.name, title=stage.title, decides=stage.decides,
                               state=state, note=note))  # fmt: skip
    note = plain_date(date.fromisoformat(complaint["ended_on"])) if ended else "With what was done"
    lines.append(StageLine(name=ENDED, title="Ended", decides="", note=note,
                           state="now" if ended else "later"))  # fmt: skip
    return tuple(lines)


def _steps(record: CaseRecord, complaint: Row, procedure: Procedure) -> tuple[StepLine, ...]:
    deciders = {
        (row["happened_on"], row["words"]): row["title"] for row in record.events
        if row["kind"] == "complaint" and row["about"] == "people"
    }  # fmt: skip
    found = []
    for row in record.complaint_steps:
        if row["complaint_id"] != complaint["id"]:
            continue
        came = f": {OUTCOMES[row['outcome']].lower()}" if row["outcome"] else ""
        title = f"{DEEDS[row['what']]}{came}"
        if row["by_id"] is None:
            title = deciders.get((row["on"], row["words"]), title)
        found.append(
            StepLine(
                on=date.fromisoformat(row["on"]), stage=procedure.stage(row["stage"]).title,
                title=title, words=row["words"], by=record.names.get(row["by_id"] or 0, ""),
            )
        )  # fmt: skip
    return tuple(found)


def _panel(
    desk: Desk, record: CaseRecord, complaint: Row, procedure: Procedure
) -> PanelView | None:
    row = complaint_room.panel_of(record, complaint)
    if row is None:
        return None
    members = complaint_room.members_of(desk, record, complaint, row)
    over = row["state"] in (rules.HEARD, rules.DECIDED)
    return PanelView(
        panel_id=row["id"], state=row["state"], members=_members(desk, record, row, members),
        lacks=() if over else missing(procedure, members), needed=procedure.members,
        on=_day(row["on"]), at=row["at"], place=row["place"], companion=row["companion"],
        companion_is_lawyer=bool(row["companion_is_lawyer"]),
        witnesses=tuple(
            (each["name"], each["called_by"], long_date(date.fromisoformat(each["named_on"])))
            for each in row["witnesses"]
        ),
        papers_due=complaint_room.due_day(record, "papers") if row["on"] else None,
        papers_sent_on=_day(row["papers_sent_on"]),
        findings=tuple(
            (each["allegation"], OUTCOMES[each["finding"]], each["reason"])
            for each in row["findings"]
        ),
        recommendations=tuple(row["recommendations"]), decided_on=_day(row["decided_on"]),
        decision_due=complaint_room.due_day(record, "panel_decision") if row["on"] else None,
    )  # fmt: skip


def _members(
    desk: Desk, record: CaseRecord, panel: Row, members: list[rules.Member]
) -> tuple[MemberLine, ...]:
    lines = []
    for row, one in zip(complaint_room.member_rows(record, panel), members, strict=True):
        person = rows.one(desk.conn, "people", row["person_id"])
        assert person is not None
        lines.append(
            MemberLine(
                member_id=row["id"], person_id=PersonId(row["person_id"]), name=one.name,
                hint=_what(person), part=row["part"],
                independent=one.independent, why_independent=row["why_independent"],
                state=row["state"], conflict=row["conflict"],
                against="" if one.may else one.may.reason,
            )
        )  # fmt: skip
    return tuple(lines)


def _what(person: Row) -> str:
    """What a member is: the body she sits on, else what the register says of her."""
    governor = bool(person["governor"]) or person["kind"] == "governor"
    told = person["linked_to"] or person["hint"] or ("governor" if governor else "not a governor")
    return f"{told[:1].upper()}{told[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCandidate:
    """Somebody who may be asked, with why: what she is, and whether she could be independent."""

    person_id: PersonId
    name: str
    why: str
    independent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCandidates:
    """Governors and volunteers who may sit on this panel; whoever is linked is never offered."""

    case_id: CaseId

    needs: ClassVar = (Act.COMPLAINT, Level.DECIDE)

    def answer(self, desk: Desk) -> tuple[PanelCandidate, ...]:
        """By name, without those who were asked already."""
        record, complaint = complaint_room.open_case(desk, self.case_id)
        matter = complaint_room.matter_of(desk, record, complaint)
        panel = complaint_room.panel_of(record, complaint)
        asked = {
            row["person_id"] for row in (complaint_room.member_rows(record, panel) if panel else ())
        }
        found = []
        for row in kept.might_sit(desk.conn):
            if row["id"] in asked or not may_sit(complaint_room.candidate(row), matter):
                continue
            governor = bool(row["governor"]) or row["kind"] == "governor"
            what = _what(row)
            known = "not involved, and in no family of this case"
            found.append(
                PanelCandidate(
                    person_id=PersonId(row["id"]), name=names.full_name(row),
                    why=f"{what}; {known}.", independent=not governor,
                )
            )  # fmt: skip
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedures:
    """The procedures that are offered to a new complaint: name, title, source."""

    needs: ClassVar = (Act.COMPLAINT, Level.SEE)

    def answer(self, desk: Desk) -> tuple[tuple[str, str, str], ...]:
        """In the order of the library."""
        return tuple(
            (each.name, each.title, each.source) for each in library.entries(desk.conn, "preset")
        )
