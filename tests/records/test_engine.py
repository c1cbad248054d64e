"""How the database is opened, read and written, and what cannot slip past its guard."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records.engine import counting, migrating, open_database, reading, tidy, writing
from tcat_desktop.records.guard import (
    UnauditedWriteError,
    WriteOutsideTransactionError,
    written_tables,
)
from tests.records.small_desk import SmallDesk, a_small_desk, append

ADD = sa.text("INSERT INTO notes (id, words) VALUES (:id, 'x')")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SmallDesk]:
    made = a_small_desk(tmp_path / "desk")
    yield made
    made.close()


def test_the_pragmas_that_keep_records_safe_are_on(desk: SmallDesk) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 10000,
        "cipher_memory_security": "1",
        "cache_size": -65536,
        "mmap_size": 0,
    }
    with reading(desk.engine) as conn:
        kept = {name: conn.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in expected}
    assert kept == expected


def test_the_file_is_not_a_plain_database(desk: SmallDesk) -> None:
    desk.note("kept")
    tidy(desk.engine)
    assert not desk.database.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(desk.database) as plain:
        plain.execute("SELECT * FROM notes")
    plain.close()


def test_a_save_is_four_trips_counting_begin_and_commit(desk: SmallDesk) -> None:
    desk.note("warm")
    with counting(desk.engine) as counted:
        desk.note("kept")
    assert (counted.statements, counted.trips) == (2, 4)
    assert counted.texts[0] == "BEGIN IMMEDIATE"
    assert counted.texts[-1] == "COMMIT"


def test_reading_and_writing_begin_in_words_so_that_nothing_changes_midway(
    desk: SmallDesk,
) -> None:
    with reading(desk.engine) as conn:
        assert conn.execute(sa.text("SELECT count(*) FROM notes")).scalar_one() == 0
        desk.note("meanwhile")
        assert conn.execute(sa.text("SELECT count(*) FROM notes")).scalar_one() == 0
    assert desk.notes() == ["meanwhile"]


def test_a_change_without_its_audit_row_is_not_committed(desk: SmallDesk) -> None:
    with pytest.raises(UnauditedWriteError), writing(desk.engine) as conn:
        conn.execute(ADD, {"id": 1})
    assert desk.notes() == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO notes (id, words) VALUES (1, 'x')",
        "insert or replace into notes (id, words) values (1, 'x')",
        "REPLACE INTO notes (id, words) VALUES (1, 'x')",
        "WITH a AS (SELECT 1) INSERT INTO notes (id, words) SELECT 1, 'x' FROM a",
        "/* tidy */ UPDATE notes SET words = 'y' WHERE id = 50",
        "-- tidy\nDELETE FROM notes WHERE id = 50",
    ],
)
def test_no_way_of_saying_it_slips_past_the_guard(desk: SmallDesk, statement: str) -> None:
    with writing(desk.engine) as conn:
        conn.execute(ADD, {"id": 50})
        append(conn, 50, desk.keys.audit)
    with pytest.raises(UnauditedWriteError), writing(desk.engine) as conn:
        conn.execute(sa.text(statement))
    with pytest.raises(UnauditedWriteError), writing(desk.engine) as conn:
        conn.exec_driver_sql(statement)
    with pytest.raises(WriteOutsideTransactionError), reading(desk.engine) as conn:
        conn.execute(sa.text(statement))
    assert desk.notes() == ["x"]


def test_even_the_driver_itself_cannot_write_without_an_audit_row(desk: SmallDesk) -> None:
    def slip_past(conn: sa.Connection) -> None:
        raw = conn.connection.dbapi_connection
        assert raw is not None
        raw.execute("INSERT INTO notes (id, words) VALUES (1, 'x')")

    with pytest.raises(UnauditedWriteError), writing(desk.engine) as conn:
        slip_past(conn)
    assert desk.notes() == []


def test_a_draft_alone_needs_no_audit_row_but_a_draft_with_a_record_does(desk: SmallDesk) -> None:
    with writing(desk.engine) as conn:
        conn.execute(sa.text("INSERT INTO drafts (words) VALUES ('half a sen')"))
    with pytest.raises(UnauditedWriteError), writing(desk.engine) as conn:  # noqa: PT012 - one transaction
        for statement in (sa.text("INSERT INTO drafts (words) VALUES ('half a sen')"), ADD):
            conn.execute(statement, {"id": 1})
    with reading(desk.engine) as conn:
        assert conn.execute(sa.text("SELECT count(*) FROM drafts")).scalar_one() == 1


def test_the_schema_changes_only_in_a_migration_and_is_taken_back_whole(desk: SmallDesk) -> None:
    with pytest.raises(WriteOutsideTransactionError), writing(desk.engine) as conn:
        conn.exec_driver_sql("DROP TABLE notes")
    with pytest.raises(DBAPIError), migrating(desk.engine) as conn:  # noqa: PT012 - one transaction
        for statement in ("CREATE TABLE half (id INTEGER PRIMARY KEY)", "CREATE TABLE bad ("):
            conn.exec_driver_sql(statement)
    with reading(desk.engine) as conn:
        names = set(conn.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())
    assert "notes" in names
    assert "half" not in names


def test_pragmas_that_change_something_are_refused_but_those_that_ask_are_not() -> None:
    assert written_tables("PRAGMA synchronous = OFF") is None
    assert written_tables("PRAGMA page_count") == frozenset()
    assert written_tables("(SELECT 1)") == frozenset()
    assert written_tables("WITH a AS (SELECT 1) SELECT * FROM a") == frozenset()
    assert written_tables("ATTACH 'x' AS y") is None


def test_an_error_of_the_database_does_not_carry_what_was_typed(desk: SmallDesk) -> None:
    desk.note("first")
    with pytest.raises(IntegrityError) as error, writing(desk.engine) as conn:
        conn.execute(
            sa.text("INSERT INTO notes (id, words) VALUES (:id, :words)"),
            {"id": 1, "words": "Mrs Canary"},
        )
    assert "Canary" not in str(error.value)


def test_a_missing_database_is_said_and_no_empty_one_is_made(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"there is no desk\.db"):
        open_database(tmp_path / "desk.db", bytes(32))
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_vanishes_while_open_is_not_made_anew(desk: SmallDesk) -> None:
    desk.close()
    desk.database.unlink()
    with pytest.raises(Trouble, match=r"there is no desk\.db"):
        desk.notes()
    assert not desk.database.exists()


def test_an_empty_file_does_not_open_as_an_empty_desk(desk: SmallDesk) -> None:
    desk.close()
    desk.database.write_bytes(b"")
    for must_exist in (True, False):
        with pytest.raises(Trouble, match="is empty"):
            open_database(desk.database, desk.keys.database, must_exist=must_exist)


def test_a_plain_database_in_its_place_is_refused(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "desk.db")
    plain.execute("CREATE TABLE notes (id)")
    plain.close()
    with pytest.raises(Trouble, match="not encrypted"):
        open_database(tmp_path / "desk.db", bytes(32))


def test_the_keys_of_another_desk_are_named_as_such(desk: SmallDesk) -> None:
    desk.note("kept")
    desk.close()
    with pytest.raises(Trouble, match="belong to two different desks"):
        open_database(desk.database, bytes(32))


def test_a_damaged_first_page_is_not_mistaken_for_another_key(desk: SmallDesk) -> None:
    for _ in range(20):
        desk.note("kept " * 200)
    desk.close()
    pages = bytearray(desk.database.read_bytes())
    pages[1000] ^= 1
    desk.database.write_bytes(pages)
    with pytest.raises(Trouble, match="first page of the desk's records is damaged"):
        open_database(desk.database, desk.keys.database)


def test_a_copy_opens_read_only_and_cannot_be_written(desk: SmallDesk) -> None:
    desk.note("kept")
    desk.close()
    engine = open_database(desk.database, desk.keys.database, read_only=True)
    with reading(engine) as conn:
        assert conn.execute(sa.text("SELECT words FROM notes")).scalar_one() == "kept"
    with pytest.raises(Trouble, match="cannot be written to"), writing(engine) as conn:
        append(conn, 9, desk.keys.audit)
    engine.dispose()


def test_what_was_deleted_is_gone_from_the_files_after_tidying(desk: SmallDesk) -> None:
    desk.note("kept")
    tidy(desk.engine)
    assert desk.database.with_name("desk.db-wal").stat().st_size == 0


def test_a_limit_is_written_out_and_may_differ_from_one_run_to_the_next(desk: SmallDesk) -> None:
    for number in range(6):
        desk.note(str(number))
    words = sa.table("notes", sa.column("id"), sa.column("words")).c.words
    page = sa.select(words).order_by(words).limit(sa.bindparam("most"))
    with counting(desk.engine) as counted, reading(desk.engine) as conn:
        assert conn.execute(page, {"most": 2}).scalars().all() == ["0", "1"]
        assert conn.execute(page, {"most": 4}).scalars().all() == ["0", "1", "2", "3"]
        assert conn.execute(page.limit(1).offset(3)).scalars().all() == ["3"]
        assert conn.execute(page.limit(None).offset(4)).scalars().all() == ["4", "5"]
    limits = [text.split("LIMIT")[1].strip() for text in counted.texts if "LIMIT" in text]
    assert limits == ["2", "4", "1 OFFSET ?", "-1 OFFSET ?"]
