"""Reading families: the people around somebody, their relations, and what stands between them.

Safety comes before sight here: what is checked before a paper exists looks at every protected
person, whichever school she belongs to. What a screen shows is narrowed by the question.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.records.tables import people, relations, restrictions

Row = dict[str, Any]
_MOST = 5_000
_HOPS = 3  # a person, her children, and whom they live with

_RELATIONS = (
    sa.select(relations)
    .where(
        sa.or_(
            relations.c.adult_id.in_(sa.bindparam("adults", expanding=True)),
            relations.c.child_id.in_(sa.bindparam("children", expanding=True)),
        )
    )
    .order_by(relations.c.id)
    .limit(_MOST)
)
_RESTRICTIONS = (
    sa.select(restrictions)
    .where(
        sa.or_(
            restrictions.c.person_id.in_(sa.bindparam("held", expanding=True)),
            restrictions.c.protects_id.in_(sa.bindparam("kept", expanding=True)),
            restrictions.c.child_id.in_(sa.bindparam("about", expanding=True)),
        )
    )
    .order_by(restrictions.c.id)
    .limit(_MOST)
)
_PEOPLE = (
    sa.select(people)
    .where(
        sa.or_(
            people.c.id.in_(sa.bindparam("known", expanding=True)),
            people.c.address_protected == 1,
        )
    )
    .order_by(people.c.id)
    .limit(_MOST)
)
_HELD_BACK = (
    sa.select(restrictions.c.person_id)
    .where(
        restrictions.c.person_id.in_(sa.bindparam("known", expanding=True)),
        restrictions.c.kind != "protected_address",
        restrictions.c.ended_at.is_(None),
        sa.or_(restrictions.c.from_on.is_(None), restrictions.c.from_on <= sa.bindparam("on")),
        sa.or_(restrictions.c.until_on.is_(None), restrictions.c.until_on >= sa.bindparam("on")),
    )
    .limit(_MOST)
)
_PROTECTED = sa.select(people.c.id).where(people.c.address_protected == 1).limit(_MOST)


def around(conn: Connection, person_ids: Iterable[int]) -> tuple[list[Row], list[Row], list[Row]]:
    """(people, relations, restrictions) around these people; everybody protected is among them."""
    known = set(person_ids)
    known |= {row[0] for row in conn.execute(_PROTECTED)}
    told: list[Row] = []
    held: list[Row] = []
    for _ in range(_HOPS):
        ids = sorted(known)
        told = _rows(conn, _RELATIONS, {"adults": ids, "children": ids})
        held = _rows(conn, _RESTRICTIONS, {"held": ids, "kept": ids, "about": ids})
        found = {row[name] for row in told for name in ("adult_id", "child_id")}
        found |= {
            row[name] for row in held for name in ("person_id", "protects_id", "child_id")
            if row[name] is not None
        }  # fmt: skip
        if found <= known:
            break
        known |= found
    return _rows(conn, _PEOPLE, {"known": sorted(known)}), told, held


def held_back(conn: Connection, person_ids: Iterable[int], on: str) -> set[int]:
    """Those of the people whom a restriction holds back on that day."""
    ids = sorted(set(person_ids))
    return {row[0] for row in conn.execute(_HELD_BACK, {"known": ids, "on": on})}


def relations_between(conn: Connection, adult_id: int, child_id: int) -> list[Row]:
    """The relations of an adult and a child that nobody has ended."""
    statement = (
        sa.select(relations)
        .where(
            relations.c.adult_id == adult_id,
            relations.c.child_id == child_id,
            relations.c.ended_at.is_(None),
        )
        .limit(_MOST)
    )
    return _rows(conn, statement, {})


def protection_of(conn: Connection, person_id: int) -> Row | None:
    """The row that says why somebody's address is protected, while it is."""
    statement = (
        sa.select(restrictions)
        .where(
            restrictions.c.person_id == person_id,
            restrictions.c.kind == "protected_address",
            restrictions.c.ended_at.is_(None),
        )
        .order_by(restrictions.c.id.desc())
        .limit(1)
    )
    found = _rows(conn, statement, {})
    return found[0] if found else None


def _rows(conn: Connection, statement: sa.Select[Any], values: Row) -> list[Row]:
    return [dict(row) for row in conn.execute(statement, values).mappings()]
