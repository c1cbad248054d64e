"""Everything kept about one case, read in one statement and under one person's sight."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

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
_MOST = 20_000  # rows of one case; one this long is read in the bundle instead

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
    "bookings": ("on", "at", "id"),
    "amendments": ("id",),
    "chat_people": ("id",),
    "sightings": ("seen_on", "id"),
    "overrules": ("id",),
    "complaints": ("id",),
    "complaint_steps": ("on", "id"),
    "panels": ("id",),
    "panel_members": ("id",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One case with its parts as plain rows, and all accounts of the desk, by name and by id."""

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
    bookings: tuple[Row, ...]
    amendments: tuple[Row, ...]
    chat_people: tuple[Row, ...]
    sightings: tuple[Row, ...]
    overrules: tuple[Row, ...]
    complaints: tuple[Row, ...]
    complaint_steps: tuple[Row, ...]
    panels: tuple[Row, ...]
    panel_members: tuple[Row, ...]
    accounts: tuple[Row, ...]
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


_SHOWN_OF_PEOPLE = (
    "kind", "title", "forename", "surname", "known_as", "salutation", "hint", "address", "email",
    "phone", "adjustments", "interpreter", "may_be_written_to", "governor",
    "address_protected", "may_be_emailed",
)  # fmt: skip
_SHOWN_OF_ACCOUNTS = ("id", "name", "formal_name", "role", "school_id", "disabled_at")
# Lists and settings are kept as JSON.
_JSON = frozenset(
    {
        "quotes",
        "platforms",
        "exceptions",
        "attending",
        "minutes",
        "facts",
        "calendar",
        "capture",
        "urgent",
        "letterhead",
        "pack",
        "signature",
        "checks",
        "witnesses",
        "findings",
        "recommendations",
    }
)


def _involved_columns() -> list[sa.Column[Any]]:
    part, person = tables.involvements, tables.people
    return [
        part.c.id, part.c.incident_id, part.c.person_id, part.c.role,
        *(person.c[name] for name in _SHOWN_OF_PEOPLE),
    ]  # fmt: skip


def _columns() -> dict[str, list[sa.Column[Any]]]:
    """What is read of each part, in the order of the statement."""
    parts = {name: list(tables.metadata.tables[name].c) for name in _PARTS}
    return {
        "case": list(tables.cases.c),
        "school": list(tables.schools.c),
        "accounts": [tables.accounts.c[name] for name in _SHOWN_OF_ACCOUNTS],
        "involved": _involved_columns(),
        **parts,
    }


_READ = {name: tuple(column.name for column in columns) for name, columns in _columns().items()}


def _statement(person: Person) -> sa.CompoundSelect[Any]:
    """All parts, one below the other: the name of the part, then its columns, then nothing.

    One statement, but no JSON and no sorting in it: SQLCipher wipes each piece of memory that
    SQLite gives back, and either would take a piece for every value. It is sorted here.
    """
    case, school, part, people = tables.cases, tables.schools, tables.involvements, tables.people
    case_id: sa.BindParameter[int] = sa.bindparam("case_id")
    ours = sa.select(case.c.school_id).where(case.c.id == case_id).scalar_subquery()
    arms: dict[str, sa.Select[Any]] = {}
    widest = max(len(columns) for columns in _READ.values())
    for name, columns in _columns().items():
        told: list[Any] = [sa.literal_column(f"'{name}'"), *columns]
        told += [sa.null()] * (widest - len(columns))
        arm = sa.select(*(each.label(f"c{place}") for place, each in enumerate(told)))
        if name in _PARTS:
            arm = arm.where(tables.metadata.tables[name].c.case_id == case_id)
        arms[name] = arm
    arms["case"] = arms["case"].where(case.c.id == case_id, sight.seen_by(person))
    arms["school"] = arms["school"].where(school.c.id == ours)
    arms["involved"] = (
        arms["involved"]
        .select_from(part.join(people, people.c.id == part.c.person_id))
        .where(part.c.case_id == case_id)
    )
    return sa.union_all(*arms.values()).limit(sa.literal(_MOST))


# One statement for each shape of sight, not for each person.
_PREBUILT: dict[object, sa.CompoundSelect[Any]] = {}


def read(conn: Connection, who: Person, case_id: CaseId) -> CaseRecord | None:
    """The case if this person can meet it, else None (which says nothing about why)."""
    shape = sight.shape(who)
    if shape not in _PREBUILT:
        _PREBUILT[shape] = _statement(who)
    parts: dict[str, list[Row]] = {name: [] for name in _READ}
    bound = {"case_id": case_id, **sight.bound(who)}
    for found in conn.execute(_PREBUILT[shape], bound).all():
        parts[found[0]].append(dict(zip(_READ[found[0]], found[1:], strict=False)))
    # The parts are there even if she cannot meet the case: without it none of them is told.
    if not parts["case"]:
        return None
    return CaseRecord(
        case=_plain(parts["case"][0]),
        school=_plain(parts["school"][0]),
        accounts=_told("accounts", ("name", "id"), parts),
        names={row["id"]: row["name"] for row in parts["accounts"]},
        involved=_told("involved", ("id",), parts),
        **{name: _told(name, order, parts) for name, order in _PARTS.items()},
    )


def _told(name: str, order: tuple[str, ...], parts: dict[str, list[Row]]) -> tuple[Row, ...]:
    """The rows of one part in its order; as in SQL, nothing comes before something."""
    rows = parts[name]
    rows.sort(key=lambda row: tuple((row[each] is not None, row[each]) for each in order))
    return tuple(rows if _JSON.isdisjoint(_READ[name]) else map(_plain, rows))


def _plain(row: Row) -> Row:
    """The row, its lists read."""
    for name in _JSON.intersection(row):
        if row[name] is not None:
            row[name] = json.loads(row[name])
    return row
