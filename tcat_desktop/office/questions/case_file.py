"""The case file: everything about one case as the page shows it, with the next right step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from tcat_desktop.journey.case import Option, options
from tcat_desktop.journey.people import (
    PERMISSIONS,
    POSTS,
    AccountId,
    Act,
    CaseId,
    Level,
    PersonId,
    Role,
    SchoolId,
)
from tcat_desktop.journey.route import ROUTE, stage_of
from tcat_desktop.office import case_lines, letter_gates, names, next_step, post_room
from tcat_desktop.office.case_lines import (
    ClauseLine,
    Colleague,
    Entry,
    ExhibitLine,
    FairnessLine,
    HandoverLine,
    LetterLine,
    MeetingLine,
    PersonOnCase,
    Step,
    TakedownLine,
    TaskLine,
)
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands import close_case, keep_tasks, report_concern
from tcat_desktop.office.desk import NEVER, Desk, first_due
from tcat_desktop.office.reckoning import Deadline, again
from tcat_desktop.office.words import due_words, initials, long_date, short_date
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

__all__ = [
    "CaseFile",
    "CaseFileAnswer",
    "ClauseLine",
    "Entry",
    "ExhibitLine",
    "FairnessLine",
    "HandoverLine",
    "LetterLine",
    "MeetingLine",
    "PersonOnCase",
    "Step",
    "TakedownLine",
    "TaskLine",
]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFileAnswer:
    """The whole page."""

    case_id: CaseId
    version: int
    reference: str
    title: str
    school: str
    school_id: SchoolId
    stage: str
    stage_title: str
    opened: str
    disposition: str
    outcome: str
    expression: bool
    governor: bool
    teacher_allegation: bool
    risk: str
    complaint_made: bool
    due: str
    due_what: str
    tone: str
    code_version: str
    people: tuple[PersonOnCase, ...]
    steps: tuple[Step, ...]
    entries: tuple[Entry, ...]
    clauses: tuple[ClauseLine, ...]
    fairness: tuple[FairnessLine, ...]
    exhibits: tuple[ExhibitLine, ...]
    letters: tuple[LetterLine, ...]
    meetings: tuple[MeetingLine, ...]
    takedowns: tuple[TakedownLine, ...]
    tasks: tuple[TaskLine, ...]
    colleagues: tuple[Colleague, ...]
    handover: HandoverLine | None
    narrative: str
    quotes: tuple[str, ...]
    groups: tuple[str, ...]
    where: str
    next_step: "next_step.NextStep"
    options: tuple[Option, ...]
    deadline: Deadline | None
    look_again_on: date
    letters_offered: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One case, whole; looking at it leaves a row in the audit."""

    case_id: CaseId

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> CaseFileAnswer:
        """The page: one statement reads it all."""
        record = desk.case(self.case_id)
        desk.did("case", self.case_id)
        return view(desk, record)


def view(desk: Desk, record: CaseRecord) -> CaseFileAnswer:
    """A case record as its page shows it."""
    case, journey = record.case, record.journey()
    stage = stage_of(case["stage"])
    can = options(journey, stage, desk.who)
    tasks = _tasks(desk, record)
    due, tone = _due(desk, record)
    incident = record.incidents[-1]
    return CaseFileAnswer(
        case_id=CaseId(case["id"]),
        version=case["version"],
        reference=case["reference"],
        title=case["title"],
        school=record.school["name"],
        school_id=SchoolId(record.school["id"]),
        stage=case["stage"],
        stage_title=stage.title,
        opened=f"Reported {long_date(local(case['reported_at']).date(), year=False)}"
        f" by {record.names.get(case['reported_by'], '')}",
        disposition=case["disposition"] or "",
        outcome=close_case.OUTCOMES[case["outcome"]] if case["outcome"] else "",
        expression=journey.expression_only,
        governor=bool(case["governor"]),
        teacher_allegation=bool(case["teacher_allegation"]),
        risk=case["risk"],
        complaint_made=bool(case["complaint_made"]),
        due=due,
        due_what=case["due_what"],
        tone=tone,
        code_version=case["code_version"],
        people=_people(record),
        steps=_steps(desk, record),
        entries=tuple(_entry(desk, record, row) for row in reversed(record.events)),
        clauses=tuple(case_lines.clause(desk, row) for row in record.latest_findings),
        fairness=tuple(case_lines.fairness(record, row) for row in record.fairness),
        exhibits=tuple(case_lines.exhibit(desk, record, row) for row in record.exhibits),
        letters=tuple(case_lines.letter(row) for row in record.letters),
        meetings=tuple(case_lines.meeting(row, record) for row in record.meetings),
        takedowns=tuple(case_lines.takedown(row) for row in record.takedowns),
        tasks=tasks,
        colleagues=_colleagues(record),
        handover=case_lines.handover(record),
        narrative=incident["narrative"],
        quotes=tuple(words for row in record.incidents for words in row["quotes"]),
        groups=tuple(
            dict.fromkeys(
                row["group_name"] for row in reversed(record.incidents) if row["group_name"]
            )
        ),
        where=_where(incident),
        next_step=next_step.of(desk, record, can),
        options=can,
        deadline=_deadline(desk, record),
        look_again_on=_look_again(desk, record),
        letters_offered=tuple(
            (name, post_room.letter_of(name).title)
            for name in letter_gates.offered(desk.who, stage.name)
        ),
    )


def _people(record: CaseRecord) -> tuple[PersonOnCase, ...]:
    parts: dict[int, list[Row]] = {}
    for row in record.involved:
        parts.setdefault(row["person_id"], []).append(row)
    found = []
    for person_id, told in parts.items():
        first = told[0]
        words = list(dict.fromkeys(names.INCIDENT_ROLES[row["role"]][1] for row in told))
        found.append(
            PersonOnCase(
                person_id=PersonId(person_id),
                name=names.full_name(first),
                short_name=names.short_name(first),
                initials=initials(names.full_name(first)),
                part=" and ".join(words),
                roles=tuple(row["role"] for row in told),
                hint=first["hint"],
                kind=first["kind"],
                adjustments=first["adjustments"],
                interpreter=first["interpreter"],
                address=first["address"],
                governor=bool(first["governor"]),
            )
        )
    return tuple(found)


def _steps(desk: Desk, record: CaseRecord) -> tuple[Step, ...]:
    now = stage_of(record.case["stage"])
    reached = now
    if now is ROUTE[-1] and record.case["closed_from"]:
        reached = stage_of(record.case["closed_from"])
    tried = {row["stage"]: row for row in record.events if row["stage"]}
    shown = []
    for stage in ROUTE:
        if stage is now:
            state, words = "now", _now_words(desk, record)
        elif stage.number < reached.number or stage is reached:
            done = tried.get(stage.name.value)
            state = "done" if done or stage is ROUTE[0] else "skipped"
            on = done["happened_on"] if done else ""
            words = short_date(date.fromisoformat(on)) if on else "Left out"
            if stage is ROUTE[0]:
                words = short_date(local(record.case["reported_at"]).date())
        else:
            state, words = "later", ""
            if stage is ROUTE[-1]:
                words = "With a reason"
            elif stage.name == "complaint":
                words = "If there is a complaint"
            elif stage.name in tried:
                words = "Already asked"
        shown.append(Step(number=stage.number, name=stage.name.value, title=stage.title,
                          state=state, words=words))  # fmt: skip
    return tuple(shown)


def _now_words(desk: Desk, record: CaseRecord) -> str:
    if record.case["closed_at"]:
        return short_date(local(record.case["closed_at"]).date())
    due, _ = _due(desk, record)
    return due or "Now"


def _entry(desk: Desk, record: CaseRecord, row: Row) -> Entry:
    on = date.fromisoformat(row["happened_on"])
    entered = local(row["entered_at"])
    who = record.names.get(row["entered_by"], "")
    same_day = entered.date() == on
    when = f"entered at {entered:%H:%M}" if same_day else (
        f"entered {short_date(entered.date())}, {entered:%H:%M}"
    )  # fmt: skip
    sealed = _sealed_number(record, row)
    return Entry(
        event_id=row["id"],
        kind=row["kind"],
        day="Today" if on == desk.today else short_date(on),
        at=row["happened_at"],
        on=on,
        # A sealed exhibit has a number and nothing else (C49, C50), in its entry as well.
        title=f"Exhibit E{sealed}: sealed" if sealed else row["title"],
        words="" if sealed else row["words"],
        entered=f"{when} by {who}",
        late=_late(on, row["happened_at"], entered),
        mark=row["mark"],
        about=row["about"],
        about_id=row["about_id"],
        stage=row["stage"],
        exhibits=_exhibits_of(record, row),
    )


def _sealed_number(record: CaseRecord, row: Row) -> int:
    """The number of the sealed exhibit that an entry is about, or 0."""
    if row["about"] != "exhibits":
        return 0
    return next((int(each["number"]) for each in record.exhibits
                 if each["id"] == row["about_id"] and each["sealed"]), 0)  # fmt: skip


def _exhibits_of(record: CaseRecord, row: Row) -> tuple[int, ...]:
    """The exhibit an entry is about, or those that came in with a report."""
    if row["about"] == "exhibits":
        return (row["about_id"],)
    if row["kind"] != "report":
        return ()
    before = [each["entered_at"] for each in record.events
              if each["kind"] == "report" and each["entered_at"] < row["entered_at"]]  # fmt: skip
    told = {each["about_id"] for each in record.events if each["about"] == "exhibits"}
    since = max(before, default="")
    return tuple(
        each["id"] for each in record.exhibits
        if each["id"] not in told and since < each["added_at"] <= row["entered_at"]
    )  # fmt: skip


def _late(on: date, at: str, entered: datetime) -> str:
    """How long afterwards it was entered, when that is over an hour, or a day without a time."""
    if not at:
        days = (entered.date() - on).days
        return f"{days} day{'s' if days > 1 else ''} later" if days > 0 else ""
    moment = entered.replace(
        year=on.year, month=on.month, day=on.day, hour=int(at[:2]), minute=int(at[3:]), second=0
    )
    gap = entered - moment
    if gap <= timedelta(hours=1):
        return ""
    hours = int(gap.total_seconds() // 3600)
    if hours < 48:
        return f"{hours} hour{'s' if hours > 1 else ''} later"
    return f"{hours // 24} days later"


def _tasks(desk: Desk, record: CaseRecord) -> tuple[TaskLine, ...]:
    calendar = desk.calendar(record.school)
    found = []
    for row in record.tasks:
        if row["done_at"]:
            continue
        day = None if row["due_on"] == NEVER else date.fromisoformat(row["due_on"])
        words, tone = (
            due_words(day, desk.today, calendar, row["due_at"]) if day else ("No date", "plain")
        )
        if row["waiting_for"]:
            tone = "waiting"
        reckoned = again(rows.as_dict(row["reckoned"]), calendar)
        found.append(TaskLine(
            task_id=row["id"], kind=row["kind"], title=row["title"], due=words, tone=tone,
            due_on=day, due_at=row["due_at"], own=row["kind"] in keep_tasks.OWN,
            owner=_owner(record, row), owner_id=row["owner_id"],
            deputy=record.names.get(row["deputy_id"], ""), deputy_id=row["deputy_id"],
            working=reckoned.due.words if reckoned is not None else "",
        ))  # fmt: skip
    return tuple(found)


def _owner(record: CaseRecord, row: Row) -> str:
    """Who does a task: a name, a post, or the others that it waits for."""
    if row["owner_id"] is not None:
        return record.names.get(row["owner_id"], "")
    return POSTS[Role(row["role"])] if row["role"] else row["waiting_for"]


def _colleagues(record: CaseRecord) -> tuple[Colleague, ...]:
    """Those whose post lets them open a case of this school, by name."""
    return tuple(
        Colleague(account_id=AccountId(row["id"]), name=row["formal_name"] or row["name"])
        for row in record.accounts
        if not row["disabled_at"]
        and PERMISSIONS[Act.CASE_FILE][Role(row["role"])] >= Level.SEE
        and row["school_id"] in (None, record.school["id"])
    )


def _due(desk: Desk, record: CaseRecord) -> tuple[str, str]:
    if record.case["stage"] == "closed":
        return "Closed", "green"
    waiting = [row for row in record.tasks if not row["done_at"] and not row["waiting_for"]]
    first = min(waiting, key=lambda row: row["due_on"], default=None)
    if first is None or first["due_on"] == NEVER:
        return "", "plain"
    return due_words(
        date.fromisoformat(first["due_on"]), desk.today, desk.calendar(record.school),
        first["due_at"],
    )  # fmt: skip


def _look_again(desk: Desk, record: CaseRecord) -> date:
    """When somebody usually looks again after a case closes (C44)."""
    clock = ROUTE[-1].clock
    assert clock is not None
    return desk.due(record.school, clock).on


def _deadline(desk: Desk, record: CaseRecord) -> Deadline | None:
    """The working of what is due first, else of the stage's clock since the case entered it."""
    first = first_due(record.tasks)
    kept = again(rows.as_dict(first["reckoned"]), desk.calendar(record.school)) if first else None
    if kept is not None:
        return kept
    clock = stage_of(record.case["stage"]).clock
    if clock is None or record.case["stage"] == "closed":
        return None
    entered = [
        row for row in record.events if row["kind"] in ("decision", "meeting", "takedown", "report")
    ]
    start = date.fromisoformat(
        local(entered[-1]["entered_at"]).date().isoformat() if entered else desk.today.isoformat()
    )
    return desk.due(record.school, clock, start)


def _where(incident: Row) -> str:
    platforms = [report_concern.PLATFORMS.get(name, name) for name in incident["platforms"]]
    parts = [", ".join(platforms), report_concern.AUDIENCES.get(incident["audience"], "")]
    if incident["group_name"]:
        parts.append(f"“{incident['group_name']}”")
    return " · ".join(part for part in parts if part)
