"""A copy of the records in one file, made while the desk is in use, and proven sound."""

import hashlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records.audit import Head, head
from tcat_desktop.records.engine import open_database, reading, unlock
from tcat_desktop.records.files import flush_folder, flush_to_disk
from tcat_desktop.records.troubles import machine_troubles

#: The columns that name a file on the shelf: (table, column), or (table, "column.key") for what
#: stands under a key of a column of JSON.
Columns = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a database holds, in numbers: two copies with the same facts hold the same records."""

    data_id: str
    schema: str
    rows: dict[str, int]
    audit_seq: int
    audit_hash: str

    @property
    def head(self) -> Head:
        """Where the audit ends."""
        return Head(seq=self.audit_seq, hash=self.audit_hash)

    def as_dict(self) -> dict[str, Any]:
        """For the manifest."""
        return asdict(self)


def copy_database(engine: Engine, key: bytes, to: Path) -> Facts:
    """Copy the records as they are at this moment into one new file; the facts of that moment.

    Writers go on meanwhile (SQLite's online backup). The copy has the same key and no `-wal`,
    so that it opens in a folder that cannot be written.
    """
    with reading(engine) as conn, machine_troubles():
        facts = facts_of(conn)
        source: Any = conn.connection.dbapi_connection
        with closing(dbapi2.connect(str(to), isolation_level=None)) as made:
            unlock(made, key)
            source.backup(made)
            made.execute("PRAGMA journal_mode=DELETE").fetchall()
        with to.open("rb+") as file:
            flush_to_disk(file.fileno())
        flush_folder(to.parent)
    return facts


def prove(path: Path, key: bytes, facts: Facts) -> None:
    """Open a copy, read every page of it, and compare it with the facts. Raises Trouble."""
    engine = open_database(path, key, read_only=True)
    try:
        with reading(engine) as conn:
            wrong = first_fault(conn)
            if wrong is None and facts_of(conn) != facts:
                wrong = "it does not hold the same records"
    finally:
        engine.dispose()
    if wrong is not None:
        raise Trouble(
            f"The copy of the records is not sound: {wrong}.",
            what_to_do="Nothing was changed. Use another disk, or the next older backup.",
        )


def first_fault(conn: Connection) -> str | None:
    """The first damaged page, broken index or dangling reference of a database, in words."""
    for row in conn.exec_driver_sql("PRAGMA cipher_integrity_check"):
        return _page_words(str(row[0]))
    for row in conn.exec_driver_sql("PRAGMA integrity_check(1)"):
        if row[0] != "ok":
            return str(row[0])
    for row in conn.exec_driver_sql("PRAGMA foreign_key_check"):
        return f"row {row[1]} of {row[0]} refers to something that is not there"
    return None


def facts_of(conn: Connection) -> Facts:
    """The facts of the database as this transaction sees it."""
    listed = sa.text(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
        " ESCAPE '\\' ORDER BY name"
    )
    rows = {}
    for (name,) in conn.execute(listed).all():
        count = sa.select(sa.func.count()).select_from(sa.table(name))
        rows[str(name)] = int(conn.execute(count).scalar_one())
    meta = sa.table("meta", sa.column("key"), sa.column("value"))
    said = {row.key: row.value for row in conn.execute(sa.select(meta.c.key, meta.c.value))}
    latest = head(conn)
    return Facts(
        data_id=str(said.get("data_id", "")),
        schema=str(said.get("schema", "")),
        rows=rows,
        audit_seq=latest.seq,
        audit_hash=latest.hash,
    )


def referenced(conn: Connection, columns: Columns) -> dict[str, str]:
    """Each digest that a row mentions, and the first row that does: "exhibits 12"."""
    found: dict[str, str] = {}
    for table, column in columns:
        digest = _digest_in(column)
        row_id: sa.ColumnClause[int] = sa.literal_column("rowid")
        listed = sa.select(row_id, digest).select_from(sa.table(table))
        for number, value in conn.execute(listed.where(digest != "").order_by(row_id)):
            found.setdefault(str(value), f"{table} {number}")
    return found


def _digest_in(column: str) -> sa.ColumnElement[str]:
    name, _, key = column.partition(".")
    kept: sa.ColumnClause[str] = sa.column(name)
    return sa.func.json_extract(kept, f"$.{key}") if key else kept


def file_hash(path: Path) -> str:
    """SHA-256 of a file in hex, in constant memory."""
    with machine_troubles(), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _page_words(said: str) -> str:
    # "HMAC verification failed for page 12"
    number = said.rsplit(" ", 1)[-1]
    return f"page {number} is damaged" if number.isdigit() else said
