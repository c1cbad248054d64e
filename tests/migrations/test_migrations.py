"""Each revision makes the shape that the tables say, and holds rows of every table."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from tcat_desktop import resources
from tcat_desktop.journey.people import AccountId, CaseId, Person, Role, SchoolId
from tcat_desktop.records import case_record, engine, promises, tables, upgrade
from tcat_desktop.records.records import SCHEMA

KEY = b"k" * 32
ROWS = Path(__file__).parent / "rows"
REVISIONS = sorted(path.stem[:10] for path in (resources.migrations() / "versions").glob("2*.py"))


@pytest.fixture
def made(tmp_path: Path) -> Engine:
    """A database that the migrations made."""
    path = tmp_path / "desk.db"
    upgrade.found(path, KEY, to=SCHEMA, data_id="d")
    return engine.open_database(path, KEY)


def test_the_newest_migration_is_the_one_the_program_writes() -> None:
    assert REVISIONS[-1] == SCHEMA


def test_the_migrations_make_exactly_the_shape_of_the_tables(made: Engine, tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    said = engine.open_database(path, KEY, must_exist=False)
    with engine.migrating(said) as conn:
        tables.metadata.create_all(conn)
        for statement in (*promises.SEARCH, *promises.TRIGGERS):
            conn.exec_driver_sql(statement)
    with engine.reading(made) as one, engine.reading(said) as other:
        assert _shape(one) == _shape(other)


def _shape(conn: Connection) -> dict[str, Any]:
    """Columns, types, nullability, defaults, checks, keys, indexes and triggers of every table."""
    shape: dict[str, Any] = {}
    master = conn.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").fetchall()
    for kind, name, sql in master:
        # Alembic's own note of where it stands is no table of ours.
        if name.startswith(("sqlite_", "alembic_")):
            continue
        if kind == "table" and not name.startswith("search"):
            shape[f"columns of {name}"] = [
                tuple(row) for row in conn.exec_driver_sql(f"PRAGMA table_info({name})")
            ]
            shape[f"links of {name}"] = sorted(
                tuple(row)[2:] for row in conn.exec_driver_sql(f"PRAGMA foreign_key_list({name})")
            )
            shape[f"constraints of {name}"] = sorted(
                re.findall(r"CONSTRAINT \w+ (?:CHECK \([^)]*\)|UNIQUE \([^)]*\))", sql)
            )
        elif kind != "table" or name == "search":
            shape[f"{kind} {name}"] = " ".join(sql.split()) if sql else None
    return shape


@pytest.mark.parametrize("revision", REVISIONS)
def test_rows_of_every_table_survive_the_way_up_from_each_revision(
    tmp_path: Path, revision: str
) -> None:
    rows: dict[str, list[dict[str, Any]]] = json.loads((ROWS / f"{revision}.json").read_text())
    path = tmp_path / "old.db"
    upgrade.found(path, KEY, to=revision, data_id="d")
    old = engine.open_database(path, KEY)
    with engine.migrating(old) as conn:
        shape = sa.MetaData()
        names = set(sa.inspect(conn).get_table_names()) - {"meta", "case_counts"}
        # What begins so is the full-text index's own, or Alembic's.
        index = {name for name in names if name.startswith(("search", "exhibit_search"))}
        index -= {"search_text"}
        kept = names - index - {"alembic_version"}
        shape.reflect(conn, only=sorted(kept))
        assert set(rows) == kept
        assert all(rows.values()), "every table has at least one row"
        for name, told in rows.items():
            for row in told:
                conn.execute(sa.insert(shape.tables[name]), row)
    old.dispose()
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    upgrade.upgrade(path, KEY, to=SCHEMA, copies=tmp_path / "copies", now=now)
    head = Person(account_id=AccountId(1), name="H", role=Role.HEAD, school_id=SchoolId(1))
    with engine.reading(engine.open_database(path, KEY)) as conn:
        case = rows["cases"][0]
        record = case_record.read(conn, head, CaseId(case["id"]))
        counted = conn.exec_driver_sql("SELECT sum(cases) FROM case_counts").scalar()
        hits = conn.exec_driver_sql("SELECT count(*) FROM search WHERE search MATCH 'bullies'")
        assert record is not None
        assert record.case["title"] == case["title"]
        assert len(record.events) == len(
            [row for row in rows["events"] if row["case_id"] == case["id"]]
        )
        assert all(task["reckoned"] for task in record.tasks)
        assert counted == len(rows["cases"])
        assert hits.scalar() == 1


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit SET act = 'x'", "append-only"),
        ("DELETE FROM audit", "append-only"),
        ("UPDATE incidents SET entered_at = 'x'", "cannot be changed"),
        ("UPDATE events SET entered_by = 2", "cannot be changed"),
        ("DELETE FROM events", "append-only"),
        ("UPDATE letters SET facts = '{}' WHERE state <> 'draft'", "frozen"),
        ("UPDATE letters SET checks = '[1]' WHERE state <> 'draft'", "frozen"),
        ("UPDATE wordings SET body = 'x'", "signed off"),
        ("DELETE FROM overrules", "stays on record"),
        ("UPDATE overrules SET reason = 'x'", "stays on record"),
        ("UPDATE bundles SET manifest = '{}'", "frozen bundle"),
        ("UPDATE library SET body = '{}'", "newer one"),
    ],
)
def test_what_must_stay_as_it_is_cannot_be_changed_even_with_sql(
    made: Engine, statement: str, said: str
) -> None:
    rows = json.loads((ROWS / f"{SCHEMA}.json").read_text())
    with engine.migrating(made) as conn:
        for table in tables.metadata.sorted_tables:
            for row in rows.get(table.name, ()):
                conn.execute(sa.insert(table), row)
    with (
        pytest.raises(sa.exc.IntegrityError, match=said),
        engine.migrating(made) as conn,
    ):
        conn.exec_driver_sql(statement)
