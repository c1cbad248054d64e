"""No change without its audit row: what each connection watches, and how it is counted.

The second of three rings. (The first is `Office.do`, which writes the row; the third is the
triggers that keep it from being edited.) It watches the statements themselves, so that `text()`
and Core are seen, and SQLite's own count of changed rows, so that nothing else slips by.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event

AUDIT_TABLE: Final = "audit"
#: What half a sentence of typing may be saved into without an audit row: a draft is no record
#: yet, is seen by nobody but its writer, and is saved every two seconds.
NOT_AUDITED: Final = frozenset({"drafts"})
WRITING: Final = "tcat_writing"
MIGRATING: Final = "tcat_migrating"

_STATE = "tcat_transaction"
_READS = frozenset({"SELECT", "EXPLAIN", "VALUES", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA"})
# An upsert's "DO UPDATE SET" names no table of its own.
_TARGET = re.compile(
    r"\b(?:(?:INSERT(?:\s+OR\s+\w+)?|REPLACE)\s+INTO|(?<!DO )UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)"
    r"\s+(?:main\.)?[\"`\[]?(\w+)",
    re.IGNORECASE,
)
_BEFORE_THE_FIRST_WORD = re.compile(r"(?:\s+|--[^\n]*\n|/\*.*?\*/|\()*", re.DOTALL)


class UnauditedWriteError(RuntimeError):
    """A transaction changed records but wrote no audit row: a fault of the program."""


class WriteOutsideTransactionError(RuntimeError):
    """A statement would have changed records outside the one write transaction."""


@dataclass(slots=True)
class Counted:
    """What reached the database: statements, and with BEGIN, COMMIT and ROLLBACK, trips."""

    statements: int = 0
    trips: int = 0
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Transaction:
    changes_before: int
    audited: bool = False
    targets: set[str] = field(default_factory=set)


_counters: WeakKeyDictionary[Engine, list[Counted]] = WeakKeyDictionary()


@contextmanager
def counting(engine: Engine) -> Iterator[Counted]:
    """Count every statement this engine sends while the block runs."""
    counted = Counted()
    active = _counters.setdefault(engine, [])
    active.append(counted)
    try:
        yield counted
    finally:
        active.remove(counted)


@lru_cache(maxsize=2048)
def written_tables(statement: str) -> frozenset[str] | None:
    """The tables a statement writes to; None for a change of the schema itself."""
    start = _BEFORE_THE_FIRST_WORD.match(statement)
    word = re.match(r"\w*", statement[start.end() if start else 0 :])
    first = word.group().upper() if word else ""
    if first == "PRAGMA":
        return None if "=" in statement else frozenset()
    if first in _READS:
        return frozenset()
    targets = frozenset(name.lower() for name in _TARGET.findall(statement))
    if targets or first == "WITH":
        return targets
    return None


def watch(engine: Engine) -> None:
    """Set the guard over an engine."""
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _before)
    event.listen(engine, "after_cursor_execute", _after)
    event.listen(engine, "commit", _commit)
    event.listen(engine, "rollback", _rollback)


def _count(conn: Connection, statement: str, *, control: bool) -> None:
    for counted in _counters.get(conn.engine, ()):
        counted.trips += 1
        if not control:
            counted.statements += 1
        counted.texts.append(statement)


def _begin(conn: Connection) -> None:
    options = conn.get_execution_options()
    raw: Any = conn.connection.dbapi_connection
    writes = WRITING in options or MIGRATING in options
    statement = "BEGIN IMMEDIATE" if writes else "BEGIN"
    _count(conn, statement, control=True)
    raw.execute(statement)
    conn.info[_STATE] = _Transaction(raw.total_changes)


def _before(
    conn: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
) -> None:
    del cursor, parameters, context, many
    _count(conn, statement, control=False)
    targets = written_tables(statement)
    options = conn.get_execution_options()
    if MIGRATING in options:
        return
    if targets is None:
        message = "the schema changes only in a migration"
        raise WriteOutsideTransactionError(message)
    if targets and WRITING not in options:
        message = "records change only in the one write transaction"
        raise WriteOutsideTransactionError(message)
    if targets:
        conn.info[_STATE].targets |= targets


def _after(
    conn: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
) -> None:
    del parameters, context, many
    if AUDIT_TABLE in (written_tables(statement) or ()) and cursor.rowcount >= 1:
        conn.info[_STATE].audited = True


def _commit(conn: Connection) -> None:
    _count(conn, "COMMIT", control=True)
    state = conn.info.pop(_STATE, None)
    if state is None or state.audited or MIGRATING in conn.get_execution_options():
        return
    raw: Any = conn.connection.dbapi_connection
    changed = raw.total_changes - state.changes_before
    if changed and not (state.targets and state.targets <= NOT_AUDITED):
        message = f"{changed} rows changed in {sorted(state.targets)} without an audit row"
        raise UnauditedWriteError(message)


def _rollback(conn: Connection) -> None:
    _count(conn, "ROLLBACK", control=True)
    conn.info.pop(_STATE, None)
