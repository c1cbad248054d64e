"""Everything kept about one case, read in one statement and under one person's sight."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, func

from tcat_desktop.journey.case import (
    Case,
    Disposition,
    Fairness,
    Finding,
    Judgement,
    Tried,
)
from tcat_desktop.journey.people import CaseId, Person
from tcat_desktop.journey.steps import StageName
from tcat_desktop.records import sight, tables

Row = dict[str, Any]
_MOST = 5000  # rows of one kind in one case; a case this long is read in the bundle instead

# The parts of a case and the order each is told in.
_PARTS: dict[str, tuple[str, ...]] = {
    "incidents": ("happened_on", "id"),
    "findings": ("id",),
    "fairness": ("id",),
    "events": ("happened_on", "happened_at", "id"),
    "contacts": ("id",),
    "meetings": ("on", "at", "id"),
    "takedowns": ("id",),
    "handovers": ("id",),
    "tasks": ("due_on", "id"),
    "letters": ("number",),
    "exhibits": ("number",),
    "permissions": ("id",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One case with its parts as plain rows. ``names`` maps account ids to people's names."""

    case: Row
    school: Row
    incidents: tuple[Row, ...]
    involved: tuple[Row, ...]
    findings: tuple[Row, ...]
    fairness: tuple[Row, ...]
    events: tuple[Row, ...]
    contacts: tuple[Row, ...]
    meetings: tuple[Row, ...]
    takedowns: tuple[Row, ...]
    handovers: tuple[Row, ...]
    tasks: tuple[Row, ...]
    letters: tuple[Row, ...]
    exhibits: tuple[Row, ...]
    permissions: tuple[Row, ...]
    names: dict[int, str]

    @property
    def latest_findings(self) -> tuple[Row, ...]:
        """The newest judgement of each clause, in order of clause."""
        newest = {row["clause"]: row for row in self.findings}
        return tuple(newest[clause] for clause in sorted(newest))

    def journey(self) -> Case:
        """The case as the rules see it."""
        return Case(
            stage=StageName(self.case["stage"]),
            disposition=Disposition(self.case["disposition"]) if self.case["disposition"] else None,
            governor=bool(self.case["governor"]),
            findings=tuple(
                Finding(
                    clause=row["clause"],
                    judgement=Judgement(row["judgement"]),
                    exceptions=tuple((name, applies) for name, applies in row["exceptions"]),
                )
                for row in self.latest_findings
            ),
            fairness=tuple(
                Fairness(
                    step=row["step"],
                    aim=row["aim"],
                    link=row["link"],
                    less_intrusive=row["less_intrusive"],
                    balance=row["balance"],
                    signed_by_ceo=row["signed_by"] is not None,
                )
                for row in self.fairness
            ),
            tried=tuple(
                Tried(
                    stage=StageName(row["stage"]),
                    on=date.fromisoformat(row["happened_on"]),
                    how=row["kind"],
                )
                for row in self.events
                if row["stage"]
            ),
            incidents=tuple(date.fromisoformat(row["happened_on"]) for row in self.incidents),
            evidence_kept=bool(self.exhibits),
            complaint_made=bool(self.case["complaint_made"]),
            closed_from=StageName(self.case["closed_from"]) if self.case["closed_from"] else None,
        )


def _as_json(column: sa.Column[Any]) -> Any:
    lists = ("quotes", "platforms", "exceptions", "attending", "minutes", "facts", "calendar")
    return func.json(column) if column.name in lists else column


def _object(columns: list[sa.Column[Any]]) -> Any:
    pairs: list[Any] = []
    for column in columns:
        pairs += [sa.literal_column(f"'{column.name}'"), _as_json(column)]
    return func.json_object(*pairs)


def _objects(columns: list[sa.Column[Any]]) -> Any:
    return func.json_group_array(_object(columns))


def _part(name: str) -> sa.ScalarSelect[Any]:
    table = tables.metadata.tables[name]
    order = [table.c[column] for column in _PARTS[name]]
    rows = (
        sa.select(table)
        .where(table.c.case_id == sa.bindparam("case_id"))
        .order_by(*order)
        .limit(_MOST)
        .subquery(name)
    )
    return sa.select(_objects(list(rows.c))).scalar_subquery().label(name)  # type: ignore[return-value, arg-type]


def _involved() -> sa.ScalarSelect[Any]:
    part, person = tables.involvements, tables.people
    rows = (
        sa.select(
            part.c.id,
            part.c.incident_id,
            part.c.person_id,
            part.c.role,
            *(person.c[name] for name in _SHOWN_OF_PEOPLE),
        )
        .join(person, person.c.id == part.c.person_id)
        .where(part.c.case_id == sa.bindparam("case_id"))
        .order_by(part.c.id)
        .limit(_MOST)
        .subquery("involved")
    )
    return sa.select(_objects(list(rows.c))).scalar_subquery().label("involved")  # type: ignore[return-value, arg-type]


_SHOWN_OF_PEOPLE = (
    "kind", "title", "forename", "surname", "known_as", "salutation", "hint", "address", "email",
    "phone", "adjustments", "interpreter", "may_be_written_to", "governor",
)  # fmt: skip


def _statement(person: Person) -> sa.Select[Any]:
    case, school, accounts = tables.cases, tables.schools, tables.accounts
    names = sa.select(func.json_group_object(accounts.c.id, accounts.c.name)).scalar_subquery()
    return (
        sa.select(
            _object(list(case.c)).label("case"),
            sa.select(_objects(list(school.c)))
            .where(school.c.id == case.c.school_id)
            .correlate(case)
            .scalar_subquery()
            .label("school"),
            _involved(),
            *(_part(name) for name in _PARTS),
            names.label("names"),
        )
        .where(case.c.id == sa.bindparam("case_id"), sight.seen_by(person))
        .limit(1)
    )


# One statement for each shape of sight, not for each person.
_PREBUILT: dict[object, sa.Select[Any]] = {}


def read(conn: Connection, who: Person, case_id: CaseId) -> CaseRecord | None:
    """The case if this person can meet it, else None (which says nothing about why)."""
    shape = sight.shape(who)
    if shape not in _PREBUILT:
        _PREBUILT[shape] = _statement(who)
    found = conn.execute(_PREBUILT[shape], {"case_id": case_id, **sight.bound(who)}).first()
    if found is None:
        return None
    parts = {name: json.loads(value) for name, value in found._mapping.items()}
    return CaseRecord(
        case=parts.pop("case"),
        school=parts.pop("school")[0],
        names={int(account): name for account, name in parts.pop("names").items()},
        **{name: tuple(rows) for name, rows in parts.items()},
    )


@cache
def _by_reference() -> sa.Select[Any]:
    return sa.select(tables.cases.c.id).where(tables.cases.c.reference == sa.bindparam("ref"))


def id_of(conn: Connection, reference: str) -> CaseId | None:
    """The id behind a reference such as ``AP-26-031``; ``read`` says whether she may meet it."""
    found = conn.execute(_by_reference(), {"ref": reference.strip().upper()}).scalar()
    return CaseId(found) if found is not None else None
