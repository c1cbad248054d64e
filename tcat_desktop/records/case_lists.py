"""Lists of cases: pages by keyset, counts by trigger, and search, each under one sight."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, func

from tcat_desktop.journey.people import REACH, Person, Reach
from tcat_desktop.journey.steps import StageName
from tcat_desktop.records import sight
from tcat_desktop.records.tables import (
    accounts,
    case_counts,
    cases,
    letters,
    schools,
    search_text,
)

PAGE = 200
_MOST_HITS = 2000
# Counting stops here: whoever finds more will narrow the search, not read the number.
MOST_COUNTED = 1000
# So much of a case is looked through for the words that a row shows.
_PASSAGE = 8000

_OPEN = tuple(stage.value for stage in StageName if stage is not StageName.CLOSED)
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
    # Composed, since a loose accent would part a word in two.
    whole = unicodedata.normalize("NFC", words)
    kept = "".join(char if char.isalnum() else " " for char in whole).split()[:8]
    return " ".join(f'"{word}"*' for word in kept)


def _conditions(narrow: Filter, person: Person) -> list[sa.ColumnElement[bool]]:
    """What a case must be, but for the words."""
    found = [sight.seen_by(person)]
    if narrow.school_id is not None:
        found.append(cases.c.school_id == sa.bindparam("school_id"))
    if narrow.stage:
        found.append(cases.c.stage == sa.bindparam("stage"))
    elif not narrow.closed:
        found.append(cases.c.stage != "closed")
    if narrow.owner_id is not None:
        found.append(cases.c.owner_id == sa.bindparam("owner_id"))
    if narrow.reported_by is not None:
        found.append(cases.c.reported_by == sa.bindparam("reported_by"))
    if narrow.due_by:
        found.append(cases.c.due_on <= sa.bindparam("due_by"))
    if narrow.clauses:
        found.append(
            sa.or_(
                *(
                    cases.c.clauses_line.contains(sa.bindparam(f"clause_{place}"), autoescape=False)
                    for place in range(len(narrow.clauses))
                )
            )
        )
    return found


def _found_by_words(conditions: list[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    """Cases that hold the words: the newest of those that count, however many others hold them.

    The index is gone through newest first and each hit looked up; were sight asked for only
    afterwards, a small school's cases would be lost behind two thousand of a large one.
    """
    counts_ = sa.select(sa.literal(1)).where(cases.c.id == _search.c.rowid, *conditions)
    hits = (
        sa.select(_search.c.rowid)
        .where(
            _search.c.search.op("MATCH")(sa.bindparam("match")),
            counts_.correlate(_search).exists(),
        )
        .order_by(_search.c.rowid.desc())
        .limit(_MOST_HITS)
        .correlate(None)
    )
    return sa.or_(cases.c.id.in_(hits), cases.c.reference == sa.bindparam("reference"))


def _narrowed(narrow: Filter, person: Person, *shown: Any) -> sa.Select[Any]:
    conditions = _conditions(narrow, person)
    chosen = (
        sa.select(*shown)
        .select_from(
            cases.join(schools, schools.c.id == cases.c.school_id).outerjoin(
                accounts, accounts.c.id == cases.c.owner_id
            )
        )
        .where(*conditions)
    )
    return chosen.where(_found_by_words(conditions)) if narrow.words else chosen


def _key(narrow: Filter, person: Person) -> tuple[object, ...]:
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
    *,
    latest_first: bool = False,
) -> list[sa.Row[Any]]:
    """One page in order of due date, then id; ``after`` is the last (due_on, id) shown.

    Where words were looked for, each row also has the ``passage`` that a hit may stand in.
    """
    key = (*_key(narrow, person), after is not None, latest_first)
    if key not in _PAGES:
        _PAGES[key] = _page(narrow, person, on=after is not None, latest_first=latest_first)
    values = _bound(narrow, person) | {"most": limit}
    if after is not None:
        values |= {"after_due": after[0], "after_id": after[1]}
    return list(conn.execute(_PAGES[key], values))


def _page(narrow: Filter, person: Person, *, on: bool, latest_first: bool) -> sa.Select[Any]:
    statement = _narrowed(narrow, person, *_SHOWN)
    if on:
        shown = sa.tuple_(cases.c.due_on, cases.c.id)
        last = sa.tuple_(sa.bindparam("after_due"), sa.bindparam("after_id"))
        statement = statement.where(shown < last if latest_first else shown > last)
    order: tuple[Any, ...] = (cases.c.due_on, cases.c.id)
    if latest_first:
        order = tuple(column.desc() for column in order)
    statement = statement.order_by(*order).limit(sa.bindparam("most"))
    if not narrow.words:
        return statement
    # Only for the rows of the page, once it is known which they are.
    found = statement.subquery("found")
    passage = (
        sa.select(func.substr(search_text.c.body, 1, _PASSAGE))
        .where(search_text.c.case_id == found.c.id)
        .scalar_subquery()
    )
    way = (found.c.due_on, found.c.id)
    return sa.select(found, passage.label("passage")).order_by(
        *(column.desc() if latest_first else column for column in way)
    ).limit(sa.bindparam("most"))  # fmt: skip


_MATCHES: dict[tuple[object, ...], sa.Select[Any]] = {}


def matching(conn: Connection, person: Person, narrow: Filter) -> tuple[int, int]:
    """How many cases match, and how many closed ones do besides; each up to ``MOST_COUNTED``."""
    key = _key(narrow, person)
    if key not in _MATCHES:
        closed = replace(narrow, stage="", closed=True)
        shown = _narrowed(narrow, person, cases.c.id)
        if not narrow.stage and not narrow.closed:
            # By name, so that the index leads to the few that are open among a million closed.
            shown = shown.where(cases.c.stage.in_(_OPEN))
        both = [
            shown,
            _narrowed(closed, person, cases.c.id).where(cases.c.stage == "closed"),
        ]
        _MATCHES[key] = sa.select(
            *(
                sa.select(func.count())
                .select_from(each.limit(MOST_COUNTED + 1).correlate(None).subquery())
                .scalar_subquery()
                for each in both
            )
        )
    row = conn.execute(_MATCHES[key], _bound(narrow, person)).one()
    beside = 0 if narrow.closed or narrow.stage else min(row[1], MOST_COUNTED)
    return min(row[0], MOST_COUNTED), beside


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
        party = sa.or_(*(cases.c.id.in_(each) for each in sight.may_be_hidden()))
        hidden = sa.select(cases.c.school_id, cases.c.stage, -func.count()).where(
            party, sa.not_(sight.seen_by(person))
        )
        if reach is Reach.SCHOOL:
            hidden = hidden.where(cases.c.school_id == person.school_id)
        parts.append(hidden.group_by(cases.c.school_id, cases.c.stage))
    found: dict[tuple[int, str], int] = {}
    for school, stage, number in conn.execute(sa.union_all(*parts), sight.bound(person)):
        found[school, stage] = found.get((school, stage), 0) + number
    return found


def letters_like(
    conn: Connection, person: Person, words: str, people_ids: list[int], most: int
) -> list[dict[str, Any]]:
    """Letters in sight whose title or addressee holds every word, or that went to these people.

    Newest first.
    """
    shown = sa.select(letters, cases.c.reference).join(cases, cases.c.id == letters.c.case_id)
    held = sa.and_(
        sa.true(),
        *(
            sa.or_(
                letters.c.title.icontains(word, autoescape=True),
                letters.c.to_name.icontains(word, autoescape=True),
            )
            for word in words.split()[:5]
        ),
    )
    statement = (
        shown.where(sight.seen_by(person), sa.or_(held, letters.c.person_id.in_(people_ids)))
        .order_by(letters.c.id.desc())
        .limit(most)
    )
    return [dict(row) for row in conn.execute(statement, sight.bound(person)).mappings()]


def owners(conn: Connection, person: Person) -> list[tuple[int, str]]:
    """Who has a case of those that the person can meet, by name."""
    statement = (
        sa.select(accounts.c.id, accounts.c.name)
        .where(
            sa.select(cases.c.id)
            .where(cases.c.owner_id == accounts.c.id, sight.seen_by(person))
            .correlate(accounts)
            .exists()
        )
        .order_by(accounts.c.name, accounts.c.id)
        .limit(100)
    )
    return [(row.id, row.name) for row in conn.execute(statement, sight.bound(person))]


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
