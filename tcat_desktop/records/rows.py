"""Adding and changing single rows: each statement is built once and bound thereafter."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.records.tables import metadata

__all__ = [
    "Connection",
    "add",
    "as_dict",
    "as_list",
    "change",
    "mark_event",
    "one",
    "put_setting",
    "setting",
]


@cache
def _insert(table: str, columns: tuple[str, ...]) -> sa.Insert:
    kept = metadata.tables[table]
    return kept.insert().values({column: sa.bindparam(column) for column in columns})


@cache
def _update(table: str, columns: tuple[str, ...], *, versioned: bool) -> sa.Update:
    kept = metadata.tables[table]
    values: dict[str, Any] = {column: sa.bindparam(f"new_{column}") for column in columns}
    statement = kept.update().where(kept.c.id == sa.bindparam("row_id"))
    if "version" in kept.c:
        values["version"] = kept.c.version + 1
    if versioned:
        statement = statement.where(kept.c.version == sa.bindparam("seen"))
    return statement.values(values)


def add(conn: Connection, table: str, values: Mapping[str, Any]) -> int:
    """Insert one row; its id."""
    result = conn.execute(_insert(table, tuple(values)), dict(values))
    return int(result.lastrowid)


def change(
    conn: Connection,
    table: str,
    row_id: int,
    values: Mapping[str, Any],
    *,
    seen: int | None = None,
) -> bool:
    """Change one row; False when it is not there or is no longer at version ``seen``."""
    bound: dict[str, Any] = {f"new_{column}": value for column, value in values.items()}
    bound["row_id"] = row_id
    if seen is not None:
        bound["seen"] = seen
    statement = _update(table, tuple(values), versioned=seen is not None)
    return conn.execute(statement, bound).rowcount == 1


@cache
def _one(table: str) -> sa.Select[Any]:
    kept = metadata.tables[table]
    return sa.select(kept).where(kept.c.id == sa.bindparam("row_id")).limit(1)


def one(conn: Connection, table: str, row_id: int) -> dict[str, Any] | None:
    """One row by its id as a plain dictionary, or None."""
    row = conn.execute(_one(table), {"row_id": row_id}).mappings().first()
    return dict(row) if row is not None else None


def put_setting(conn: Connection, key: str, value: str) -> None:
    """Keep one setting of the whole desk, such as the trust's name."""
    kept = metadata.tables["meta"]
    conn.execute(kept.delete().where(kept.c.key == key))
    conn.execute(kept.insert().values(key=key, value=value))


def setting(conn: Connection, key: str, default: str = "") -> str:
    """One setting of the whole desk."""
    kept = metadata.tables["meta"]
    found = conn.execute(sa.select(kept.c.value).where(kept.c.key == key).limit(1)).scalar()
    return default if found is None else str(found)


def as_dict(kept: str | dict[str, Any]) -> dict[str, Any]:
    """A JSON column as a dictionary, whether it came as text or read already."""
    return dict(json.loads(kept)) if isinstance(kept, str) else dict(kept)


def mark_event(conn: Connection, about: str, about_id: int, mark: str) -> None:
    """Change the chip of the chronology entry about one row; its words and times stay."""
    kept = metadata.tables["events"]
    conn.execute(
        kept.update().where(kept.c.about == about, kept.c.about_id == about_id).values(mark=mark)
    )


def as_list(kept: str | list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A JSON column as a list, whether it came as text or read already."""
    return list(json.loads(kept)) if isinstance(kept, str) else list(kept)
