"""A desk of three tables for the tests of the storage itself: real files, real encryption."""

import io
import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from tcat_desktop.records import audit
from tcat_desktop.records.engine import migrating, open_database, reading, writing
from tcat_desktop.records.high_water import HighWater
from tcat_desktop.records.keys import LOWEST_COST, DeskKeys, KeyFile
from tcat_desktop.records.places import Places
from tcat_desktop.records.shelf import Shelf

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DEK = bytes(range(32))
COLUMNS = (("notes", "digest"),)

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, command_id TEXT NOT NULL UNIQUE, actor INTEGER,
    act TEXT NOT NULL, what TEXT NOT NULL, object_id INTEGER, detail TEXT NOT NULL,
    prev TEXT NOT NULL, hash TEXT NOT NULL, mac TEXT NOT NULL);
CREATE TABLE notes (
    id INTEGER PRIMARY KEY, words TEXT NOT NULL, digest TEXT, about INTEGER REFERENCES notes (id));
CREATE TABLE drafts (id INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only') ; END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only') ; END;
INSERT INTO meta VALUES ('schema', 'small'), ('data_id', 'the small desk');
"""
_NOTE = sa.text("INSERT INTO notes (id, words, digest) VALUES (:id, :words, :digest)")


@dataclass
class SmallDesk:
    folder: Path
    keys: DeskKeys = field(default_factory=lambda: DeskKeys.of(DEK))
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.engine = open_database(self.database, self.keys.database)
        self.shelf = Shelf(Places(self.folder).shelf, self.keys.shelf)
        self.high_water = HighWater(self.folder, self.keys.high_water)

    @property
    def database(self) -> Path:
        return Places(self.folder).database

    def note(self, words: str, *, file: bytes | None = None) -> int:
        """One whole save, as the office does it: shelf, row, audit, commit, mark."""
        number = next(self.numbers)
        digest = self.shelf.put(io.BytesIO(file)).digest if file is not None else None
        with writing(self.engine) as conn:
            conn.execute(_NOTE, {"id": number, "words": words, "digest": digest})
            latest = append(conn, number, self.keys.audit)
        self.high_water.note(latest)
        return number

    def notes(self) -> list[str]:
        with reading(self.engine) as conn:
            return list(conn.execute(sa.text("SELECT words FROM notes ORDER BY id")).scalars())

    def digest_of(self, number: int) -> str:
        with reading(self.engine) as conn:
            found = conn.execute(
                sa.text("SELECT digest FROM notes WHERE id = :id"), {"id": number}
            ).scalar_one()
        return str(found)

    def close(self) -> None:
        self.engine.dispose()


def append(
    conn: sa.Connection, number: int, key: bytes, *, command_id: str | None = None
) -> audit.Head:
    return audit.append(
        conn,
        at=NOW,
        command_id=command_id or str(uuid4()),
        actor=7,
        act="note",
        what="notes",
        object_id=number,
        detail={"notes": 1},
        key=key,
    )


def a_small_desk(folder: Path, *, with_key_file: bool = False) -> SmallDesk:
    folder.mkdir(parents=True, exist_ok=True)
    keys = DeskKeys.of(DEK)
    engine = open_database(Places(folder).database, keys.database, must_exist=False)
    with migrating(engine) as conn:
        for statement in TABLES.split(";\n"):
            conn.exec_driver_sql(statement)
    engine.dispose()
    if with_key_file:
        KeyFile.create(folder, DEK, cost=LOWEST_COST).set_recovery(dek=DEK)
    desk = SmallDesk(folder)
    desk.high_water.accept(audit.Head())
    return desk
