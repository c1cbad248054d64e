"""Nothing in the audit can be changed, taken out or put back unnoticed."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records import audit
from tcat_desktop.records.audit import AlreadyDoneError, verify_chain
from tcat_desktop.records.engine import connect, counting, reading, writing
from tests.records.small_desk import SmallDesk, a_small_desk, append


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SmallDesk]:
    made = a_small_desk(tmp_path / "desk")
    for number in range(6):
        made.note(f"note {number}")
    yield made
    made.close()


def first_bad(desk: SmallDesk, key: bytes | None = None) -> int | None:
    with reading(desk.engine) as conn:
        return verify_chain(conn, key or desk.keys.audit)


def tamper(desk: SmallDesk, *statements: str) -> None:
    """As somebody would who has the database key, past triggers and guard."""
    raw = connect(desk.database, desk.keys.database)
    raw.execute("DROP TRIGGER audit_no_update")
    raw.execute("DROP TRIGGER audit_no_delete")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_an_untouched_chain_is_whole(desk: SmallDesk) -> None:
    assert first_bad(desk) is None


@pytest.mark.parametrize(
    ("statement", "bad"),
    [
        ("UPDATE audit SET act = 'nothing' WHERE seq = 3", 3),
        ("UPDATE audit SET actor = NULL WHERE seq = 1", 1),
        ("UPDATE audit SET at = '2020' WHERE seq = 6", 6),
        ("UPDATE audit SET mac = hash WHERE seq = 4", 4),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("UPDATE audit SET seq = 20 WHERE seq = 5", 5),
        ("UPDATE audit SET hash = mac WHERE seq = 6", 6),
    ],
)
def test_the_first_row_tampered_with_is_named(desk: SmallDesk, statement: str, bad: int) -> None:
    tamper(desk, statement)
    assert first_bad(desk) == bad


def test_a_row_rehashed_by_somebody_without_the_audit_key_is_found(desk: SmallDesk) -> None:
    with reading(desk.engine) as conn:
        row = dict(conn.execute(sa.text("SELECT * FROM audit WHERE seq = 6")).mappings().one())
    row["act"] = "nothing"
    digest = audit.row_hash(row["prev"], row)
    tamper(desk, f"UPDATE audit SET act = 'nothing', hash = '{digest}' WHERE seq = 6")
    assert first_bad(desk) == 6


def test_a_gap_in_the_numbers_is_found_even_if_every_hash_fits(desk: SmallDesk) -> None:
    with reading(desk.engine) as conn:
        row = dict(conn.execute(sa.text("SELECT * FROM audit WHERE seq = 6")).mappings().one())
    row["seq"] = 9
    digest = audit.row_hash(row["prev"], row)
    mac = audit.row_mac(digest, desk.keys.audit)
    tamper(desk, f"UPDATE audit SET seq = 9, hash = '{digest}', mac = '{mac}' WHERE seq = 6")
    assert first_bad(desk) == 6


def test_another_key_does_not_vouch_for_the_chain(desk: SmallDesk) -> None:
    assert first_bad(desk, bytes(32)) == 1


@pytest.mark.parametrize("statement", ["UPDATE audit SET act = 'x'", "DELETE FROM audit"])
def test_even_the_program_cannot_edit_the_audit(desk: SmallDesk, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), writing(desk.engine) as conn:
        conn.execute(sa.text(statement))
    assert first_bad(desk) is None


def test_a_row_is_one_statement_even_after_a_roll_back(desk: SmallDesk) -> None:
    with pytest.raises(RuntimeError, match="changed my mind"), writing(desk.engine) as conn:  # noqa: PT012 - one transaction
        append(conn, 50, desk.keys.audit)
        raise RuntimeError("changed my mind")
    desk.note("after the roll-back")
    with counting(desk.engine) as counted:
        desk.note("and another")
    assert counted.statements == 2
    assert first_bad(desk) is None


def test_two_programs_that_write_in_turn_keep_one_chain(desk: SmallDesk) -> None:
    other = SmallDesk(desk.folder, numbers=itertools.count(100))
    for number in range(4):
        desk.note(f"here {number}")
        other.note(f"there {number}")
    other.close()
    assert first_bad(desk) is None
    with reading(desk.engine) as conn:
        assert audit.head(conn).seq == 14


def test_several_rows_in_one_transaction_follow_each_other(desk: SmallDesk) -> None:
    with writing(desk.engine) as conn:
        heads = [append(conn, number, desk.keys.audit).seq for number in (70, 71, 72)]
    assert heads == [7, 8, 9]
    assert first_bad(desk) is None


def test_a_command_sent_twice_is_done_once(desk: SmallDesk) -> None:
    command = "0d3c1f62-5a6f-4b86-9d0c-3f4f5f0f7b11"
    with writing(desk.engine) as conn:
        append(conn, 60, desk.keys.audit, command_id=command)
    with pytest.raises(AlreadyDoneError), writing(desk.engine) as conn:  # noqa: PT012 - one transaction
        conn.execute(sa.text("INSERT INTO notes (id, words) VALUES (61, 'twice')"))
        append(conn, 61, desk.keys.audit, command_id=command)
    assert "twice" not in desk.notes()


def test_the_mark_follows_each_commit_and_is_no_alarm_when_it_lags(desk: SmallDesk) -> None:
    mark = desk.high_water.read()
    assert mark is not None
    assert mark.seq == 6
    desk.high_water.accept(audit.Head())
    with reading(desk.engine) as conn:
        desk.high_water.check(conn)


def test_one_line_of_the_mark_torn_by_a_power_cut_leaves_the_other(desk: SmallDesk) -> None:
    path = desk.folder / "high-water.json"
    raw = bytearray(path.read_bytes())
    raw[0:100] = bytes(100)  # the even line: entry 6
    path.write_bytes(raw)
    mark = desk.high_water.read()
    assert mark is not None
    assert mark.seq == 5
    with reading(desk.engine) as conn:
        desk.high_water.check(conn)


def test_a_cut_tail_is_found_by_the_mark_and_not_by_the_chain(desk: SmallDesk) -> None:
    tamper(desk, "DELETE FROM audit WHERE seq > 3")
    assert first_bad(desk) is None
    with reading(desk.engine) as conn, pytest.raises(Trouble, match="newest 3 entries are missing"):
        desk.high_water.check(conn)


def test_a_history_written_anew_with_the_key_is_found_by_the_mark(desk: SmallDesk) -> None:
    tamper(desk, "DELETE FROM audit WHERE seq > 4")
    with writing(desk.engine) as conn:
        append(conn, 80, desk.keys.audit)
        append(conn, 81, desk.keys.audit)
    assert first_bad(desk) is None
    with reading(desk.engine) as conn, pytest.raises(Trouble, match="another history"):
        desk.high_water.check(conn)


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_mark_missing_or_damaged_is_said_until_somebody_accepts_it(
    desk: SmallDesk, harm: str
) -> None:
    path = desk.folder / "high-water.json"
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b'"seq": ', b'"seq": 1'))
    with reading(desk.engine) as conn:
        with pytest.raises(Trouble, match=f"high-water mark beside the records is {harm}"):
            desk.high_water.check(conn)
        desk.high_water.accept(audit.head(conn))
        desk.high_water.check(conn)
