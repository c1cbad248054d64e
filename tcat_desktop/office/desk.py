"""The desk a command works at: one open transaction, who acts, when, and the verbs of the office.

Handlers read and write only through it and cannot commit. What they did is told to the
audit by ``did``; the office writes that row, in the same transaction, when they are done.
"""

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tcat_desktop.journey.case import Case, Jump, take
from tcat_desktop.journey.clocks import Clock
from tcat_desktop.journey.code import Code
from tcat_desktop.journey.deadlines import Calendar
from tcat_desktop.journey.people import CaseId, Person, Role
from tcat_desktop.journey.refusals import Conflict, Refused
from tcat_desktop.journey.route import stage_of
from tcat_desktop.journey.steps import Move, StageName
from tcat_desktop.office import names
from tcat_desktop.office.calendar import calendar_of
from tcat_desktop.office.clock import kept, local, today
from tcat_desktop.office.reckoning import Deadline, clock_of, deadline
from tcat_desktop.office.words import sentence
from tcat_desktop.records import case_lists, case_record, finding, rows
from tcat_desktop.records.case_record import CaseRecord
from tcat_desktop.records.records import Records
from tcat_desktop.records.rows import Connection
from tcat_desktop.records.shelf import Kept, Shelf

NEVER = "9999-12-31"


@dataclass(slots=True, kw_only=True)
class Done:
    """What a command did: the rows that changed, and what the screen wants to know."""

    what: str = ""
    object_id: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    cases: set[int] = field(default_factory=set)
    # Bytes to seal on the shelf once it is committed; True for what is still hers who sits here.
    sealed: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Desk:
    """One command's view of the office. ``conn`` is inside the one write transaction."""

    conn: Connection
    shelf: Shelf
    code: Code
    who: Person
    now: datetime
    records: Records
    done: Done = field(default_factory=Done)

    @property
    def today(self) -> date:
        """The school's calendar day."""
        return today(self.now)

    @property
    def at(self) -> str:
        """This moment as it is kept."""
        return kept(self.now)

    def did(self, what: str, object_id: int | None, **detail: Any) -> None:
        """Say for the audit what was touched: a kind, an id, and more ids or counts; no names."""
        self.done.what, self.done.object_id = what, object_id
        self.done.detail |= detail

    # -- reading ------------------------------------------------------------------------

    def case(self, case_id: CaseId, seen: int | None = None) -> CaseRecord:
        """The case, if this person can meet it and nobody changed it since ``seen``."""
        record = case_record.read(self.conn, self.who, case_id)
        if record is None:
            raise Refused(
                "There is no such case for you to open.",
                what_to_do="It may belong to another school, or you may be part of it.",
            )
        if seen is not None and record.case["version"] != seen:
            raise Conflict(
                "Somebody else changed this case after you opened it.",
                what_to_do="Your text is safe. Look at what changed, then save again.",
            )
        return record

    def row(self, table: str, row_id: int, *, of: CaseId) -> dict[str, Any]:
        """One row that belongs to a case already opened with ``case``."""
        found = rows.one(self.conn, table, row_id)
        if found is None or found["case_id"] != of:
            raise Refused("That is no longer on this case.", what_to_do="Open the case again.")
        return found

    def calendar(self, school: dict[str, Any]) -> Calendar:
        """The school's days, for deadlines."""
        settings = school["calendar"]
        text = settings if isinstance(settings, str) else json.dumps(settings, sort_keys=True)
        return calendar_of(text, self.today.year)

    def due(
        self, school: dict[str, Any], clock: Clock, start: date | datetime | None = None
    ) -> Deadline:
        """When a clock of this trust runs out for that school; it starts now unless told."""
        ours = clock_of(self.conn, clock)
        return deadline(ours, start or local(self.now), self.calendar(school))

    # -- writing ------------------------------------------------------------------------

    def add(self, table: str, **values: Any) -> int:
        """Insert one row; lists and dictionaries become JSON."""
        return rows.add(self.conn, table, _plain(values))

    def change(self, table: str, row_id: int, *, seen: int | None = None, **values: Any) -> None:
        """Change one row, or ``Conflict`` when it is no longer at the version seen."""
        if not rows.change(self.conn, table, row_id, _plain(values), seen=seen):
            raise Conflict(
                "Somebody else changed this after you opened it.",
                what_to_do="Your text is safe. Look at what changed, then save again.",
            )

    def change_case(self, case_id: CaseId, seen: int, **values: Any) -> None:
        """Change a case in one statement that also checks sight and version."""
        if case_lists.change(self.conn, self.who, case_id, seen, _plain(values)):
            self.done.cases.add(case_id)
            return
        self.case(case_id, seen)  # says which of the two it was

    def chronicle(  # noqa: PLR0913 - the columns of an entry
        self,
        case_id: int,
        kind: str,
        title: str,
        words: str = "",
        *,
        on: date | None = None,
        at: str = "",
        stage: StageName | None = None,
        about: str = "",
        about_id: int | None = None,
        mark: str = "",
    ) -> int:
        """Add one entry to the spine of the case: when it happened, and when it was entered."""
        return self.add(
            "events",
            case_id=case_id,
            kind=kind,
            happened_on=(on or self.today).isoformat(),
            happened_at=at,
            entered_at=self.at,
            entered_by=self.who.account_id,
            title=title,
            words=words,
            stage=stage.value if stage else "",
            about=about,
            about_id=about_id,
            mark=mark,
        )

    def take(self, record: CaseRecord, move_name: str, *, jump: Jump | None = None) -> Case:
        """Make one move of the case's stage, or ``Refused``; the stage row follows it."""
        move = self.move(record, move_name)
        before = record.journey()
        after = take(before, move, jump=jump)
        if jump is not None and jump.reason.strip():
            self.chronicle(
                record.case["id"],
                "decision",
                f"A step was left out: {move.title}",
                f"{sentence(jump.reason)} Head who answers for it: {jump.head}.",
            )
        if after.stage is not before.stage:
            self._enter(record, after)
        return after

    def move(self, record: CaseRecord, move_name: str) -> Move:
        """The move of that name at the case's stage, or ``Refused``."""
        stage = stage_of(record.case["stage"])
        move = stage.move(move_name)
        if move is None:
            raise Refused(
                f"This cannot be done while the case is at “{stage.title}”.",
                what_to_do="Look at the next step on the case file.",
            )
        return move

    def _enter(self, record: CaseRecord, after: Case) -> None:
        self.change(
            "cases",
            record.case["id"],
            stage=after.stage.value,
            closed_from=after.closed_from.value if after.closed_from else None,
            closed_at=self.at if after.stage is StageName.CLOSED else None,
        )

    def shelve(self, content: bytes) -> Kept:
        """Keep bytes the desk made itself, such as a signed letter."""
        return self.shelf.put(io.BytesIO(content))

    def task(  # noqa: PLR0913 - the columns of a task
        self,
        case_id: int,
        kind: str,
        title: str,
        due: date | Deadline | None,
        *,
        role: Role | None = None,
        owner_id: int | None = None,
        deputy_id: int | None = None,
        waiting_for: str = "",
        at: str = "",
    ) -> int:
        """Set something to be done, by a role or a person, or waited for from others.

        A ``Deadline`` keeps what it was reckoned from, and moves when a day closes.
        """
        return self.add(
            "tasks",
            case_id=case_id,
            kind=kind,
            title=title,
            due_on=(due.on if isinstance(due, Deadline) else due).isoformat() if due else NEVER,
            due_at=at or (due.due.at if isinstance(due, Deadline) else ""),
            role=role.value if role else "",
            owner_id=owner_id,
            deputy_id=deputy_id,
            waiting_for=waiting_for,
            reckoned=due.kept if isinstance(due, Deadline) else {},
        )

    def finish(self, case_id: int, *kinds: str) -> None:
        """Mark the open tasks of these kinds as done."""
        for kind in kinds:
            finding.finish_tasks(self.conn, case_id, kind, self.at, self.who.account_id)

    def settle(self, case_id: CaseId) -> None:
        """Bring what lists and search show of a case in step with its parts. Called once, last."""
        record = case_record.read(self.conn, self.who, case_id)
        if record is None:  # A clerk loses sight of a case she sent back.
            return
        first = first_due(record.tasks)
        clauses = sorted({row["clause"] for row in record.latest_findings})
        people = names.people_line(record.involved)
        self.change(
            "cases",
            case_id,
            due_on=first["due_on"] if first else NEVER,
            due_what=first["title"] if first else "",
            people_line=people,
            clauses_line=f" {' '.join(clauses)} " if clauses else "",
            expression=int(record.journey().expression_only),
        )
        body = [row["narrative"] for row in record.incidents]
        body += [row["group_name"] for row in record.incidents if row["group_name"]]
        # The name of a sealed file is no search hit, even where an entry was made before.
        sealed = {("exhibits", row["id"]) for row in record.exhibits if row["sealed"]}
        body += [
            f"{row['title']}. {row['words']}"
            for row in record.events
            if (row["about"], row["about_id"]) not in sealed
        ]
        finding.search_entry(
            self.conn, case_id, f"{record.case['reference']} {record.case['title']}", people,
            "\n".join(body),
        )  # fmt: skip
        self.done.cases.add(case_id)


def first_due(tasks: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """The open task that is due first; one of ours before one that others owe us."""
    waiting = [task for task in tasks if not task["done_at"]]
    ours = [task for task in waiting if not task["waiting_for"]] or waiting
    return min(ours, key=lambda task: task["due_on"], default=None)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple | dict)
        else int(value) if isinstance(value, bool)
        else value
        for name, value in values.items()
    }  # fmt: skip
