"""Logging a concern: the first report, its people, its files, and the reference it gets."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, Role, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.route import ROUTE
from tcat_desktop.office import checks, names
from tcat_desktop.office.clock import local, school_year
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import case_lists, finding, rows

PLATFORMS: dict[str, str] = {
    "whatsapp": "WhatsApp", "facebook": "Facebook", "instagram": "Instagram", "tiktok": "TikTok",
    "x": "X", "email": "Email", "photo": "Photo", "other": "Other",
}  # fmt: skip
AUDIENCES: dict[str, str] = {
    "group": "A group chat", "private": "A private message", "public": "Public",
    "unknown": "Do not know",
}  # fmt: skip
RISKS = ("no", "unsure", "yes")
_QUOTED = re.compile(r"[“\"]([^”\"]{2,2000})[”\"]")
_TITLE_LENGTH = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """One person and what she was in this incident; a name alone adds an unknown person."""

    role: str
    person_id: PersonId | None = None
    unknown_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What the person at the desk is told: the reference, who reads it and by when."""

    case_id: CaseId
    reference: str
    reader: str
    read_by: date
    entered_at: datetime


def quoted_words(narrative: str) -> tuple[str, ...]:
    """The words in quote marks, exactly as typed."""
    return tuple(match.strip() for match in _QUOTED.findall(narrative))


def title_of(narrative: str) -> str:
    """A working title: the first sentence, cut at a word."""
    first = re.split(r"(?<=[.!?])\s|\n", narrative.strip(), maxsplit=1)[0].strip().rstrip(".")
    if len(first) <= _TITLE_LENGTH:
        return first
    return first[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportConcern:
    """The form “Log a concern”, sent."""

    narrative: str
    happened_on: date | None
    happened_at: str = ""
    about: bool = False
    risk: str = "no"
    platforms: tuple[str, ...] = ()
    audience: str = "unknown"
    group_name: str = ""
    link: str = ""
    involved: tuple[Involved, ...] = ()
    clauses: tuple[str, ...] = ()
    school_id: SchoolId | None = None
    draft_id: str = ""

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def carry_out(self, desk: Desk) -> Reported:
        """Make the case with its first incident, its people, files and triage task."""
        school = self._school(desk)
        narrative, day, at = check_what_and_when(self, desk.today, local(desk.now))
        if self.risk not in RISKS:
            raise Refused("Say whether anyone is at risk right now.", field="risk")
        case_id, reference = self._open(desk, school, narrative)
        add_incident(desk, case_id, self, narrative, day, at)
        for clause in self.clauses:
            desk.code.clause(clause)
            desk.add(
                "findings",
                case_id=case_id,
                clause=clause,
                judgement="possible",
                reason="Suggested when it was logged.",
                code_version=desk.code.in_force(desk.today).number,
                decided_at=desk.at,
                decided_by=desk.who.account_id,
            )
        files = finding.claim_exhibits(desk.conn, self.draft_id, desk.who.account_id, case_id)
        desk.chronicle(
            case_id, "report", "First report", narrative, on=day, at=at, about="incidents"
        )
        read_by = self._set_tasks(desk, case_id, school)
        if self.draft_id:
            finding.drop_draft(desk.conn, self.draft_id, desk.who.account_id)
        settle_new(desk, case_id, reference, title_of(narrative), narrative)
        desk.did("case", case_id, files=files, people=len(self.involved))
        return Reported(
            case_id=case_id,
            reference=reference,
            reader=_reader(desk, school["id"]),
            read_by=read_by,
            entered_at=desk.now,
        )

    def _school(self, desk: Desk) -> dict[str, Any]:
        # A report belongs to the reporter's own school; trust-wide staff choose one.
        wanted = desk.who.school_id or self.school_id
        found = rows.one(desk.conn, "schools", wanted) if wanted is not None else None
        if found is None:
            raise Refused("Choose the school that this is about.", field="school")
        return found

    def _open(self, desk: Desk, school: dict[str, Any], narrative: str) -> tuple[CaseId, str]:
        year = school_year(desk.today)
        number = case_lists.next_number(desk.conn, school["id"], year)
        reference = f"{school['code']}-{year:02d}-{number:03d}"
        governor = any(
            bool((rows.one(desk.conn, "people", one.person_id) or {}).get("governor"))
            for one in self.involved
            if one.person_id is not None and one.role not in ("reporter", "witness", "named")
        )
        case_id = desk.add(
            "cases",
            reference=reference,
            school_id=school["id"],
            school_year=year,
            number=number,
            title=title_of(narrative),
            stage=ROUTE[0].name.value,
            risk=self.risk,
            governor=governor,
            reported_at=desk.at,
            reported_by=desk.who.account_id,
            owner_id=_head_of(desk, school["id"]),
            code_version=desk.code.in_force(desk.today).number,
        )
        return CaseId(case_id), reference

    def _set_tasks(self, desk: Desk, case_id: CaseId, school: dict[str, Any]) -> date:
        clock = ROUTE[0].clock
        assert clock is not None
        due = desk.due(school, clock)
        desk.task(case_id, "triage", title_of(self.narrative), due, role=Role.HEAD)
        if self.risk != "no":
            certain = "Someone is at risk" if self.risk == "yes" else "Someone may be at risk"
            desk.task(case_id, "safeguarding", f"{certain}: act now", desk.today, role=Role.DSL)
            desk.chronicle(case_id, "decision", f"{certain}: the safeguarding lead is told")
        return due.on


def check_what_and_when(
    form: "ReportConcern | Any", today: date, clock: datetime
) -> tuple[str, date, str]:
    """The narrative, day and time of an incident, or ``Refused`` at the field."""
    narrative = checks.needed(
        form.narrative, "Write what happened.", "narrative",
        what_to_do="One sentence is enough; use their exact words if you can.",
    )  # fmt: skip
    if form.happened_on is None:
        raise Refused("Say on which day it happened.", field="happened_on",
                      what_to_do="Tick “About” if nobody knows exactly.")  # fmt: skip
    day = checks.not_after(form.happened_on, today, "happened_on")
    at = checks.clock_time(form.happened_at, "happened_at")
    if at and day == today and at > f"{clock:%H:%M}":
        raise Refused("That time has not come yet today.", field="happened_at",
                      what_to_do="Check the time, or the day.")  # fmt: skip
    for platform in form.platforms:
        if platform not in PLATFORMS:
            raise Refused("Choose where it was from the list.", field="platforms")
    if form.audience not in AUDIENCES:
        raise Refused("Choose who could see it.", field="audience")
    return narrative, day, at


def add_incident(desk: Desk, case_id: CaseId, form: Any, narrative: str, day: date, at: str) -> int:
    """Keep one incident of a case and the people in it; its entry time is set here, for good."""
    incident_id = desk.add(
        "incidents",
        case_id=case_id,
        happened_on=day.isoformat(),
        happened_at=at,
        about=form.about,
        entered_at=desk.at,
        entered_by=desk.who.account_id,
        narrative=narrative,
        quotes=quoted_words(narrative),
        platforms=form.platforms,
        audience=form.audience,
        group_name=form.group_name.strip(),
        link=form.link.strip(),
    )
    for one in form.involved:
        if one.role not in names.INCIDENT_ROLES:
            raise Refused("Say what this person was in it.", field="involved")
        desk.add(
            "involvements",
            case_id=case_id,
            incident_id=incident_id,
            person_id=_person(desk, one, case_id),
            role=one.role,
        )
    return incident_id


def _person(desk: Desk, one: Involved, case_id: CaseId) -> int:
    if one.person_id is not None:
        if rows.one(desk.conn, "people", one.person_id) is None:
            raise Refused("That person is no longer in the register.", field="involved")
        return one.person_id
    alias = checks.name(one.unknown_name, "Write what the person is called.", "involved")
    school = rows.one(desk.conn, "cases", case_id)
    assert school is not None
    return desk.add(
        "people",
        school_id=school["school_id"],
        kind="unknown",
        surname=alias,
        hint="not known yet",
        sort_name=names.sort_name(alias, ""),
    )


def settle_new(desk: Desk, case_id: CaseId, reference: str, title: str, narrative: str) -> None:
    """Bring a new case in step even where its reporter may not meet it (a receptionist)."""
    involved = finding.involved_in(desk.conn, case_id)
    people = names.people_line(involved)
    due = finding.soonest_task(desk.conn, case_id)
    clauses = finding.clauses_of(desk.conn, case_id)
    desk.change(
        "cases", case_id,
        people_line=people,
        due_on=due["due_on"], due_what=due["title"],
        clauses_line=f" {' '.join(clauses)} " if clauses else "",
    )  # fmt: skip
    finding.search_entry(desk.conn, case_id, f"{reference} {title}", people, narrative)
    desk.done.cases.add(case_id)


def _head_of(desk: Desk, school_id: int) -> int | None:
    heads = [
        row
        for row in finding.all_accounts(desk.conn)
        if row["role"] == Role.HEAD and row["school_id"] == school_id and not row["disabled_at"]
    ]
    return heads[0]["id"] if heads else None


def _reader(desk: Desk, school_id: int) -> str:
    head = _head_of(desk, school_id)
    row = rows.one(desk.conn, "accounts", head) if head is not None else None
    return (row["formal_name"] or row["name"]) if row else "The headteacher"
