"""Lists of cases: pages by keyset, counts by trigger, and search, each under one sight."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, func

from tcat_desktop.journey.people import REACH, Person, Reach
from tcat_desktop.records import sight
from tcat_desktop.records.tables import (
    accounts,
    case_counts,
    cases,
    involvements,
    schools,
    search_text,
)

PAGE = 200
_MOST_HITS = 2000

_search = sa.table("search", sa.column("rowid"), sa.column("search"))
_SHOWN = (
    cases.c.id,
    cases.c.reference,
    cases.c.school_id,
    cases.c.title,
    cases.c.people_line,
    cases.c.stage,
    cases.c.due_on,
    cases.c.due_what,
    cases.c.owner_id,
    accounts.c.name.label("owner"),
    schools.c.calendar,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to. Empty means any; ``due_by`` is an ISO date."""

    words: str = ""
    school_id: int | None = None
    stage: str = ""
    clauses: tuple[str, ...] = ()
    owner_id: int | None = None
    due_by: str = ""
    closed: bool = False
    reported_by: int | None = None


def match_words(words: str) -> str:
    """What a person typed as an FTS5 query: each word literal, the last one a prefix too."""
    kept = "".join(char if char.isalnum() else " " for char in words).split()[:8]
    return " ".join(f'"{word}"*' for word in kept)


def _narrowed(narrow: Filter, person: Person) -> sa.Select[Any]:
    chosen = (
        sa.select(*_SHOWN)
        .select_from(
            cases.join(schools, schools.c.id == cases.c.school_id).outerjoin(
                accounts, accounts.c.id == cases.c.owner_id
            )
        )
        .where(sight.seen_by(person))
    )
    if narrow.words:
        hits = (
            sa.select(_search.c.rowid)
            .where(_search.c.search.op("MATCH")(sa.bindparam("match")))
            .order_by(_search.c.rowid.desc())
            .limit(_MOST_HITS)
        )
        chosen = chosen.where(
            sa.or_(cases.c.id.in_(hits), cases.c.reference == sa.bindparam("reference"))
        )
    if narrow.school_id is not None:
        chosen = chosen.where(cases.c.school_id == sa.bindparam("school_id"))
    if narrow.stage:
        chosen = chosen.where(cases.c.stage == sa.bindparam("stage"))
    elif not narrow.closed:
        chosen = chosen.where(cases.c.stage != "closed")
    if narrow.owner_id is not None:
        chosen = chosen.where(cases.c.owner_id == sa.bindparam("owner_id"))
    if narrow.reported_by is not None:
        chosen = chosen.where(cases.c.reported_by == sa.bindparam("reported_by"))
    if narrow.due_by:
        chosen = chosen.where(cases.c.due_on <= sa.bindparam("due_by"))
    if narrow.clauses:
        chosen = chosen.where(
            sa.or_(
                *(
                    cases.c.clauses_line.contains(sa.bindparam(f"clause_{place}"), autoescape=False)
                    for place in range(len(narrow.clauses))
                )
            )
        )
    return chosen


def _key(narrow: Filter, person: Person, *, after: bool) -> tuple[object, ...]:
    return (
        sight.shape(person),
        bool(narrow.words),
        narrow.school_id is not None,
        bool(narrow.stage),
        narrow.closed,
        narrow.owner_id is not None,
        narrow.reported_by is not None,
        bool(narrow.due_by),
        len(narrow.clauses),
        after,
    )


def _bound(narrow: Filter, person: Person) -> dict[str, Any]:
    values: dict[str, Any] = dict(sight.bound(person))
    values |= {f"clause_{place}": f" {clause} " for place, clause in enumerate(narrow.clauses)}
    offered = {
        "match": match_words(narrow.words) or '""',
        "reference": narrow.words.strip().upper(),
        "school_id": narrow.school_id,
        "stage": narrow.stage,
        "owner_id": narrow.owner_id,
        "reported_by": narrow.reported_by,
        "due_by": narrow.due_by,
    }
    used = {
        "match": bool(narrow.words),
        "reference": bool(narrow.words),
        "school_id": narrow.school_id is not None,
        "stage": bool(narrow.stage),
        "owner_id": narrow.owner_id is not None,
        "reported_by": narrow.reported_by is not None,
        "due_by": bool(narrow.due_by),
    }
    return values | {name: value for name, value in offered.items() if used[name]}


_PAGES: dict[tuple[object, ...], sa.Select[Any]] = {}


def page(
    conn: Connection,
    person: Person,
    narrow: Filter,
    after: tuple[str, int] | None = None,
    limit: int = PAGE,
) -> list[sa.Row[Any]]:
    """One page in order of due date, then id; ``after`` is the last (due_on, id) shown."""
    key = _key(narrow, person, after=after is not None)
    if key not in _PAGES:
        statement = _narrowed(narrow, person)
        if after is not None:
            statement = statement.where(
                sa.tuple_(cases.c.due_on, cases.c.id)
                > sa.tuple_(sa.bindparam("after_due"), sa.bindparam("after_id"))
            )
        _PAGES[key] = statement.order_by(cases.c.due_on, cases.c.id).limit(sa.bindparam("most"))
    values = _bound(narrow, person) | {"most": limit}
    if after is not None:
        values |= {"after_due": after[0], "after_id": after[1]}
    return list(conn.execute(_PAGES[key], values))


def counts(conn: Connection, person: Person) -> dict[tuple[int, str], int]:
    """Cases by (school, stage) that the person can meet.

    From the trigger-kept table where sight is a whole school or the trust; whoever is a
    party to a case has it taken off, so that a count never hints at it.
    """
    reach = REACH[person.role]
    if reach is Reach.NOTHING:
        return {}
    if reach is Reach.COMPLAINTS:
        exact = (
            sa.select(cases.c.school_id, cases.c.stage, func.count())
            .where(sight.seen_by(person))
            .group_by(cases.c.school_id, cases.c.stage)
            .order_by(cases.c.school_id)
            .limit(1000)
        )
        return {(row[0], row[1]): row[2] for row in conn.execute(exact, sight.bound(person))}
    kept = sa.select(case_counts.c.school_id, case_counts.c.stage, case_counts.c.cases)
    if reach is Reach.SCHOOL:
        kept = kept.where(case_counts.c.school_id == person.school_id)
    parts: list[sa.Select[Any]] = [kept]
    if person.known_as is not None:
        party = sa.select(involvements.c.case_id).where(
            involvements.c.person_id == sa.bindparam("own_person")
        )
        hidden = sa.select(cases.c.school_id, cases.c.stage, -func.count()).where(
            cases.c.id.in_(party), sa.not_(sight.seen_by(person))
        )
        if reach is Reach.SCHOOL:
            hidden = hidden.where(cases.c.school_id == person.school_id)
        parts.append(hidden.group_by(cases.c.school_id, cases.c.stage))
    found: dict[tuple[int, str], int] = {}
    for school, stage, number in conn.execute(sa.union_all(*parts), sight.bound(person)):
        found[school, stage] = found.get((school, stage), 0) + number
    return found


def snippets(conn: Connection, case_id: int) -> dict[str, str]:
    """What the search index holds of one case, to show where a word appears."""
    row = conn.execute(
        sa.select(search_text).where(search_text.c.case_id == case_id).limit(1)
    ).first()
    return {} if row is None else {"title": row.title, "people": row.people, "body": row.body}


def next_number(conn: Connection, school_id: int, school_year: int) -> int:
    """The next running number of a school and year: no gaps, since the write lock is held."""
    highest = sa.select(func.coalesce(func.max(cases.c.number), 0)).where(
        cases.c.school_id == school_id, cases.c.school_year == school_year
    )
    return int(conn.execute(highest).scalar_one()) + 1


_CHANGES: dict[tuple[object, ...], sa.Update] = {}


def change(
    conn: Connection, person: Person, case_id: int, seen: int, values: dict[str, Any]
) -> bool:
    """Change a case the person can meet, if it is still at version ``seen``: one statement."""
    key = (sight.shape(person), *values)
    if key not in _CHANGES:
        _CHANGES[key] = (
            cases.update()
            .where(
                cases.c.id == sa.bindparam("row_id"),
                cases.c.version == sa.bindparam("seen"),
                sight.seen_by(person),
            )
            .values(
                {name: sa.bindparam(f"new_{name}") for name in values}
                | {"version": cases.c.version + 1}
            )
        )
    bound = {f"new_{name}": value for name, value in values.items()}
    bound |= {"row_id": case_id, "seen": seen, **sight.bound(person)}
    return conn.execute(_CHANGES[key], bound).rowcount == 1
