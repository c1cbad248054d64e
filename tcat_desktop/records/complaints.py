"""Finding complaints and the people who might sit on a panel, under one person's sight."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.journey.people import Person
from tcat_desktop.records import sight
from tcat_desktop.records.tables import (
    accounts,
    cases,
    complaint_steps,
    complaints,
    people,
    relations,
    schools,
    tasks,
)

Row = dict[str, Any]
_MOST = 5_000


def _rows(conn: Connection, statement: Any, values: Row | None = None) -> list[Row]:
    return [dict(row) for row in conn.execute(statement, values or {}).mappings()]


def listed(conn: Connection, who: Person, *, ended: bool = False) -> list[Row]:
    """Complaints this person can meet, oldest first; with the complainant, school and case."""
    statement = (
        sa.select(
            complaints,
            cases.c.reference,
            cases.c.title.label("case_title"),
            schools.c.name.label("school"),
            schools.c.calendar,
            people.c.title,
            people.c.forename,
            people.c.surname,
        )
        .join(cases, cases.c.id == complaints.c.case_id)
        .join(schools, schools.c.id == complaints.c.school_id)
        .outerjoin(people, people.c.id == complaints.c.complainant_id)
        .where(sight.seen_by(who))
        .order_by(complaints.c.received_on, complaints.c.id)
        .limit(_MOST)
    )
    if not ended:
        statement = statement.where(complaints.c.ended_on.is_(None))
    return _rows(conn, statement, sight.bound(who))


def waiting(conn: Connection, who: Person) -> list[Row]:
    """Cases at the complaints procedure in which no complaint was opened yet."""
    opened = sa.select(complaints.c.id).where(complaints.c.case_id == cases.c.id)
    statement = (
        sa.select(cases, schools.c.name.label("school"), schools.c.calendar)
        .join(schools, schools.c.id == cases.c.school_id)
        .where(cases.c.stage == "complaint", ~opened.exists(), sight.seen_by(who))
        .order_by(cases.c.due_on, cases.c.id)
        .limit(_MOST)
    )
    return _rows(conn, statement, sight.bound(who))


def due_of(conn: Connection, case_ids: list[int]) -> dict[int, Row]:
    """The open task of a complaint that is due first, by case."""
    statement = (
        sa.select(tasks)
        .where(
            tasks.c.case_id.in_(case_ids),
            tasks.c.done_at.is_(None),
            tasks.c.waiting_for == "",
            sa.or_(tasks.c.kind.startswith("complaint:"), tasks.c.kind == "acknowledge"),
        )
        .order_by(tasks.c.due_on, tasks.c.id)
        .limit(_MOST)
    )
    found: dict[int, Row] = {}
    for row in _rows(conn, statement):
        found.setdefault(row["case_id"], row)
    return found


def registered(conn: Connection, who: Person, first: str, last: str) -> list[Row]:
    """Complaints received on days from ``first`` to ``last``, each with the stages it reached."""
    found = [row for row in listed(conn, who, ended=True) if first <= row["received_on"] <= last]
    reached: dict[int, list[str]] = {}
    statement = (
        sa.select(complaint_steps.c.complaint_id, complaint_steps.c.stage)
        .where(complaint_steps.c.complaint_id.in_([row["id"] for row in found]))
        .distinct()
        .order_by(complaint_steps.c.complaint_id)
        .limit(_MOST * 3)
    )
    for row in _rows(conn, statement):
        reached.setdefault(row["complaint_id"], []).append(row["stage"])
    return [row | {"reached": reached.get(row["id"], [])} for row in found]


def might_sit(conn: Connection) -> list[Row]:
    """Governors and volunteers of the register, by name."""
    statement = (
        sa.select(people)
        .where(sa.or_(people.c.governor == 1, people.c.kind.in_(("governor", "volunteer"))))
        .order_by(people.c.sort_name, people.c.id)
        .limit(_MOST)
    )
    return _rows(conn, statement)


def family_of(conn: Connection, person_ids: list[int]) -> set[int]:
    """Whoever is related to one of these, or shares a child with one."""
    statement = (
        sa.select(relations.c.adult_id, relations.c.child_id)
        .order_by(relations.c.id)
        .where(sa.or_(relations.c.adult_id.in_(person_ids), relations.c.child_id.in_(person_ids)))
        .limit(_MOST)
    )
    near = {each for row in _rows(conn, statement) for each in (row["adult_id"], row["child_id"])}
    of_children = (
        sa.select(relations.c.adult_id)
        .where(relations.c.child_id.in_(near))
        .order_by(relations.c.id)
        .limit(_MOST)
    )
    return near | {row["adult_id"] for row in _rows(conn, of_children)}


def accounts_by_id(conn: Connection) -> dict[int, Row]:
    """Every account, for who dealt with a case and which person she is."""
    found = _rows(conn, sa.select(accounts).order_by(accounts.c.id).limit(_MOST))
    return {row["id"]: row for row in found}
