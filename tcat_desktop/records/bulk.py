"""Bringing in a great many invented cases at once, for trials and benchmarks.

The rows are as the office would have made them: people, first report, chronology, tasks, counts
and search text. They are made by the database itself, out of lists of words: with the cipher's
memory wiped after every use, each value that is passed in costs more than the row it ends in.
Each batch is one transaction with an audit row of its own, so that everything verifies afterwards.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.records import rows
from tcat_desktop.records.records import Records
from tcat_desktop.records.tables import cases, people

BATCH: Final = 25_000


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedSchool:
    """A school of the invented trust, who is its head and who logs its reports."""

    code: str
    school_id: int
    head: int
    reporter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenKind:
    """A stage of open cases: its task, what is due, what triage said, and how many of a hundred."""

    stage: str
    task: str
    due_what: str
    disposition: str
    of_a_hundred: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Out of which words, and over which days, cases are made. The same seed, the same cases."""

    cases: int
    people: int
    open_cases: int
    seed: int
    until: date
    days: int
    version: str
    schools: tuple[InventedSchool, InventedSchool]
    forenames: tuple[str, ...]
    roots: tuple[str, ...]
    ends: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]
    words: tuple[str, ...]
    clauses: tuple[str, ...]
    platforms: tuple[str, ...]
    kinds: tuple[OpenKind, ...]

    def day_of(self, place: int) -> date:
        """When the case at this place of all of them was reported."""
        return self.until - timedelta(days=(self.cases - 1 - place) * self.days // self.cases)


def load(records: Records, told: Invented, *, at: datetime, actor: int) -> int:
    """Bring the people in, then the cases, batch after batch; how many cases.

    Refused on a desk of real people.
    """
    with records.writing() as conn:
        _only_invented(conn)
        first_person = _next(conn, people)
        if told.people:
            conn.exec_driver_sql(_people(told, first_person))
        _note(records, conn, at, actor, "person", told.people)
    for start in range(0, told.cases, BATCH):
        stop = min(start + BATCH, told.cases)
        with records.writing() as conn:
            _only_invented(conn)
            for words in (*_BULK_SEARCH, *_batch(conn, told, first_person, start, stop)):
                conn.exec_driver_sql(words)
            for words in _USUAL_SEARCH:
                conn.exec_driver_sql(words)
            _note(records, conn, at, actor, "case", stop - start)
    return told.cases


# A larger heap of words before the search index is written: fewer, longer pieces to merge.
_BULK_SEARCH: Final = (
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search(search, rank) VALUES ('hashsize', 67108864)",
)
_USUAL_SEARCH: Final = (
    "INSERT INTO search(search, rank) VALUES ('automerge', 4)",
    "INSERT INTO search(search, rank) VALUES ('hashsize', 1048576)",
)


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _list(name: str, words: Sequence[str]) -> str:
    """A list of words as a common table: ``name(i, w)``."""
    values = ", ".join(f"({place}, {_text(word)})" for place, word in enumerate(words))
    return f"{name}(i, w) AS MATERIALIZED (VALUES {values})"


def _pick(of: str, salt: int, count: int, seed: int) -> str:
    """A number from 0 to ``count`` - 1 that looks like chance, and is the same each time."""
    once = f"((({of}) + {seed % 9973 * 7919 + salt * 104729}) * 2654435761 % 2147483647)"
    # Mixed a second time, or neighbours would go through the words in step.
    return f"({once} * ({once} % 65521 + 17) % 4294967291 / 65536 * {count} / 65536)"


def _numbers(start: int, stop: int) -> str:
    last = stop - 1
    return f"n(n) AS (SELECT {start} UNION ALL SELECT n + 1 FROM n WHERE n < {last})"


# CROSS JOIN keeps SQLite from turning the order round: first the number, then its words.
def _people(told: Invented, first: int) -> str:
    def pick(salt: int, count: int) -> str:
        return _pick("n", 100 + salt, count, told.seed)

    one, other = told.schools
    surname = "root.w || tail.w"
    return f"""
        WITH RECURSIVE {_numbers(0, told.people)}, {_list("fore", told.forenames)},
            {_list("root", told.roots)}, {_list("tail", told.ends)},
            {_list("title", ("Mrs", "Mr", "Ms"))}
        INSERT INTO people (id, school_id, kind, title, forename, surname, hint, address, sort_name)
        SELECT {first} + n, iif({pick(1, 2)}, {one.school_id}, {other.school_id}), 'parent',
            title.w, fore.w, {surname}, 'parent of ' || child.w,
            (1 + {pick(2, 90)}) || ' ' || lane.w || ' Lane' || char(10) || 'Marlstow',
            lower({surname} || ' ' || fore.w)
        FROM n CROSS JOIN fore ON fore.i = {pick(3, len(told.forenames))}
            CROSS JOIN root ON root.i = {pick(4, len(told.roots))}
            CROSS JOIN tail ON tail.i = {pick(5, len(told.ends))}
            CROSS JOIN title ON title.i = {pick(6, 3)}
            CROSS JOIN fore AS child ON child.i = {pick(7, len(told.forenames))}
            CROSS JOIN root AS lane ON lane.i = {pick(8, len(told.roots))}
    """


def _batch(
    conn: Connection, told: Invented, first_person: int, start: int, stop: int
) -> Iterator[str]:
    """The statements that make the cases from ``start`` up to ``stop``, in order."""
    first = _next(conn, cases)
    between = f"id BETWEEN {first} AND {first + stop - start - 1}"
    yield _cases(told, first, first_person, start, stop)
    yield _incidents(told, between)
    for salt, role in ((11, "author"), (12, "reporter")):
        person = f"{first_person} + {_pick('id', salt, told.people, told.seed)}"
        yield (
            "INSERT INTO involvements (case_id, incident_id, person_id, role)"
            f" SELECT id, id, {person}, '{role}' FROM cases WHERE {between}"
        )
    kinds = ", ".join(f"({_text(kind.stage)}, {_text(kind.task)})" for kind in told.kinds)
    yield (
        f"WITH kind(stage, task) AS (VALUES {kinds})"
        " INSERT INTO tasks (case_id, kind, title, due_on, role)"
        " SELECT id, task, due_what, due_on, 'head' FROM cases JOIN kind USING (stage)"
        f" WHERE {between}"
    )
    for words in _FOLLOWS:
        yield f"{words} {between}"


def _cases(told: Invented, first: int, first_person: int, start: int, stop: int) -> str:
    def pick(salt: int, count: int) -> str:
        return _pick(f"n + {first - start}", salt, count, told.seed)

    one, other = told.schools
    name = "{0}.title || ' ' || {0}.forename || ' ' || {0}.surname"
    is_open = f"n >= {told.cases - told.open_cases}"
    back = f"(({told.cases - 1} - n) * {told.days} / {told.cases})"
    on = f"date('{told.until}', '-' || {back} || ' days')"
    clock = f"printf('T%02d:%02d:00.000000+00:00', 8 + {pick(5, 8)}, {pick(6, 60)})"
    moment = f"{on} || {clock}"
    return f"""
        WITH RECURSIVE {_numbers(start, stop)}, {_list("what", told.what)},
            {_list("place", told.where)}, {_list("clause", told.clauses)},
            kind(low, high, stage, due_what, disposition) AS MATERIALIZED (VALUES {_kinds(told)}),
            year(year, low, high) AS MATERIALIZED (VALUES {_years(told)}),
            school(i, code, id, head, reporter) AS MATERIALIZED (VALUES
                (0, '{one.code}', {one.school_id}, {one.head}, {one.reporter}),
                (1, '{other.code}', {other.school_id}, {other.head}, {other.reporter}))
        INSERT INTO cases (id, reference, school_id, school_year, number, title, stage,
            disposition, risk, reported_at, reported_by, owner_id, people_line, clauses_line,
            due_on, due_what, closed_at, closed_from, outcome, code_version)
        SELECT n + {first - start},
            printf('%s-%02d-%03d', school.code, year.year, (n - year.low) / 2 + 1), school.id,
            year.year, (n - year.low) / 2 + 1, what.w || ' ' || place.w,
            iif({is_open}, kind.stage, 'closed'),
            nullif(iif({is_open}, kind.disposition, 'no_breach'), ''), 'no', {moment},
            school.reporter, school.head,
            {name.format("author")} || ' · ' || {name.format("reporter")}, clause.w,
            iif({is_open}, date('{told.until}', '+' || {pick(7, 16)} || ' days'),
                '9999-12-31'),
            iif({is_open}, kind.due_what, ''), iif({is_open}, NULL, {moment}),
            iif({is_open}, NULL, 'reported'), iif({is_open}, '', 'no_breach'),
            {_text(told.version)}
        FROM n CROSS JOIN school ON school.i = n % 2
            CROSS JOIN year ON n BETWEEN year.low AND year.high
            CROSS JOIN kind ON {pick(8, 100)} BETWEEN kind.low AND kind.high
            CROSS JOIN what ON what.i = {pick(9, len(told.what))}
            CROSS JOIN place ON place.i = {pick(10, len(told.where))}
            CROSS JOIN clause ON clause.i = {pick(13, len(told.clauses))}
            CROSS JOIN people AS author ON author.id = {first_person} + {pick(11, told.people)}
            CROSS JOIN people AS reporter ON reporter.id = {first_person} + {pick(12, told.people)}
    """


def _incidents(told: Invented, between: str) -> str:
    def pick(salt: int, count: int) -> str:
        return _pick("id", salt, count, told.seed)

    # The one incident of an invented case has the number of its case.
    return f"""
        WITH {_list("first", told.words)}, {_list("second", told.words)},
            {_list("platform", told.platforms)}
        INSERT INTO incidents (id, case_id, happened_on, entered_at, entered_by, narrative,
            platforms, audience)
        SELECT id, id, substr(reported_at, 1, 10), reported_at, reported_by,
            title || '. ' || first.w || ' ' || second.w, platform.w, 'group'
        FROM cases CROSS JOIN first ON first.i = {pick(14, len(told.words))}
            CROSS JOIN second ON second.i = {pick(15, len(told.words))}
            CROSS JOIN platform ON platform.i = {pick(16, len(told.platforms))}
        WHERE cases.{between}
    """


# What follows from the rows above; the cases meant come after WHERE.
_FOLLOWS: Final = (
    (
        "INSERT INTO events (case_id, kind, happened_on, entered_at, entered_by, title, words,"
        " about, about_id) SELECT case_id, 'report', happened_on, entered_at, entered_by,"
        " 'First report', narrative, 'incidents', id FROM incidents WHERE"
    ),
    (
        "INSERT INTO events (case_id, kind, happened_on, entered_at, entered_by, title, words)"
        " SELECT id, 'decision', substr(reported_at, 1, 10), reported_at, owner_id,"
        " 'Decision at triage', 'Decided under version ' || code_version || ' of the Code.'"
        " FROM cases WHERE disposition IS NOT NULL AND"
    ),
    (
        "INSERT INTO findings (case_id, clause, judgement, reason, code_version, decided_at,"
        " decided_by) SELECT id, trim(clauses_line), 'possible', 'Suggested when it was logged.',"
        " code_version, reported_at, reported_by FROM cases WHERE clauses_line <> '' AND"
    ),
    (
        "INSERT INTO search_text (case_id, title, people, body)"
        " SELECT id, reference || ' ' || title, people_line, narrative FROM cases"
        " JOIN incidents USING (id) WHERE"
    ),
)


def _kinds(told: Invented) -> str:
    values, low = [], 0
    for kind in told.kinds:
        words = ", ".join(_text(each) for each in (kind.stage, kind.due_what, kind.disposition))
        values.append(f"({low}, {low + kind.of_a_hundred - 1}, {words})")
        low += kind.of_a_hundred
    return ", ".join(values)


@cache
def _years(told: Invented) -> str:
    """Which places fall into which school year, which begins in September."""
    spans: dict[int, list[int]] = {}
    for place in range(told.cases):
        on = told.day_of(place)
        year = (on.year if on.month >= 9 else on.year - 1) % 100
        span = spans.setdefault(year, [place, place])
        span[1] = place
    return ", ".join(f"({year}, {low}, {high})" for year, (low, high) in spans.items())


def _next(conn: Connection, table: sa.Table) -> int:
    newest = sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))
    return int(conn.execute(newest).scalar_one()) + 1


def _only_invented(conn: Connection) -> None:
    if rows.setting(conn, "demo") != "yes":
        raise Refused(
            "Invented cases go only into a desk whose people are all invented.",
            what_to_do="Make one with demo-data, in a folder of its own.",
        )


def _note(
    records: Records, conn: Connection, at: datetime, actor: int, what: str, count: int
) -> None:  # fmt: skip
    detail: dict[str, Any] = {"rows": count}
    records.note(
        conn, at=at, command_id=str(uuid.uuid4()), actor=actor, act="LoadInvented", what=what,
        object_id=None, detail=detail,
    )  # fmt: skip
