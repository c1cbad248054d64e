"""What goes wrong with machines: killed, cut short, swapped, full, locked. Nothing kept is lost."""

import base64
import itertools
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.engine import open_database, reading, tidy
from tcat_desktop.records.keys import KeyFile
from tcat_desktop.records.lock import DeskLock
from tcat_desktop.records.verify import verify
from tests.records.small_desk import COLUMNS, DEK, NOW, SmallDesk, a_small_desk

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SmallDesk]:
    made = a_small_desk(tmp_path / "desk")
    yield made
    made.close()


def saved(desk: SmallDesk, notes: int = 40) -> None:
    for number in range(notes):
        desk.note(f"note {number} " * 60)


def test_whatever_was_acknowledged_outlives_a_kill_at_any_moment(desk: SmallDesk) -> None:
    acknowledged: set[int] = set()
    chance = random.Random(23)
    for _ in range(5):
        child = subprocess.Popen(
            [
                sys.executable,
                *("-m", "tests.records.saving_child"),
                *(str(desk.folder), str(max(acknowledged, default=0) + 100)),
            ],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        with child:
            assert child.stdout is not None
            for _ in range(chance.randint(1, 50)):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split(b"\n")[:-1]
        with reading(desk.engine) as conn:
            kept = set(conn.execute(sa.text("SELECT id FROM notes")).scalars())
        acknowledged |= {int(line) for line in rest}
        acknowledged.discard(0)
        assert acknowledged <= kept
        acknowledged = kept
        assert verify(desk.folder, desk.keys, columns=COLUMNS) == ()
    assert len(acknowledged) > 20


def every_form(word: str) -> Iterator[bytes]:
    for encoded in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
        yield encoded
        yield encoded.hex().encode()
        yield encoded.hex().upper().encode()
        for shift in range(3):
            # Base64 of the middle of the word, at each of the three places it can start.
            whole = base64.b64encode(encoded[shift:])
            yield whole[: len(whole) // 4 * 4 - 4]


def test_no_name_lies_in_the_clear_anywhere_in_the_data_folder(tmp_path: Path) -> None:
    desk = a_small_desk(tmp_path / "desk", with_key_file=True)
    canaries = ["Kerry Denholm Canary", "Małgorzata Canary Zielińska", "Applewick Canary Primary"]
    key_file = KeyFile.load(desk.folder)
    key_file.add(1, canaries[0], "a long enough password", dek=DEK)
    with pytest.raises(Refused):
        key_file.open(canaries[1], "a wrong password of length", now=NOW)
    for canary in canaries:
        desk.note(canary * 30, file=canary.encode() * 500)
    found = []
    for state in ("with its log", "tidied"):
        for path in desk.folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            for canary in canaries:
                if any(form in content for form in every_form(canary)):
                    found.append((state, path.name, canary))
        tidy(desk.engine)
    assert found == []
    assert sum(1 for path in desk.folder.rglob("*") if path.is_file()) == 10
    desk.close()


def test_the_canary_scan_sees_a_word_in_each_form() -> None:
    word = "Kerry Denholm Canary"
    for content in (
        word.encode(),
        word.encode("utf-16-le"),
        word.encode().hex().encode(),
        base64.b64encode(word.encode() * 3),
        base64.b64encode(b"x" + word.encode() * 3),
        base64.b64encode(b"xx" + word.encode() * 3),
    ):
        assert any(form in content for form in every_form(word))


def test_each_damaged_page_is_found_and_named(desk: SmallDesk) -> None:
    saved(desk)
    desk.close()
    whole = desk.database.read_bytes()
    pages = len(whole) // 4096
    assert pages >= 10
    for page in range(1, pages + 1):
        harmed = bytearray(whole)
        harmed[(page - 1) * 4096 + 700] ^= 1
        desk.database.write_bytes(harmed)
        first = verify(desk.folder, desk.keys, columns=COLUMNS)[0]
        assert first.kind == "records"
        assert page == 1 or first.where in {f"page {page} is damaged", "desk.db"}


def test_reading_a_damaged_page_is_said_in_words(desk: SmallDesk) -> None:
    saved(desk)
    desk.close()
    harmed = bytearray(desk.database.read_bytes())
    for page in range(4, len(harmed) // 4096):
        harmed[page * 4096 + 700] ^= 1
    desk.database.write_bytes(harmed)
    with pytest.raises(Trouble, match="damaged and cannot be read"):
        desk.notes()


def test_a_file_cut_short_anywhere_is_never_taken_for_the_whole(desk: SmallDesk) -> None:
    saved(desk)
    desk.close()
    whole = desk.database.read_bytes()
    chance = random.Random(25)
    at = [1, 15, 16, 100, 4095, 4096, 4097, 8192, len(whole) - 4096, len(whole) - 1]
    at += [chance.randrange(1, len(whole)) for _ in range(15)]
    for size in at:
        desk.database.write_bytes(whole[:size])
        with pytest.raises(Trouble, match="cut short"):
            open_database(desk.database, desk.keys.database)


def test_a_log_deleted_after_a_crash_is_found_by_the_mark(desk: SmallDesk, tmp_path: Path) -> None:
    saved(desk, 5)
    tidy(desk.engine)
    saved(desk, 10)
    crashed = tmp_path / "crashed"
    shutil.copytree(desk.folder, crashed)  # as a kill leaves it: the log is not yet in the file
    (crashed / "desk.db-wal").unlink()
    (finding,) = verify(crashed, desk.keys, columns=COLUMNS)
    assert finding.kind == "high-water"
    assert "10 entries are missing" in finding.says


def test_the_log_of_another_desk_adds_nothing(desk: SmallDesk, tmp_path: Path) -> None:
    saved(desk, 5)
    desk.close()
    other = a_small_desk(tmp_path / "other")
    saved(other, 9)
    shutil.copy(other.folder / "desk.db-wal", desk.folder / "desk.db-wal")
    other.close()
    findings = verify(desk.folder, desk.keys, columns=COLUMNS)
    assert findings == () or findings[0].kind in {"records", "high-water"}
    if findings == ():
        assert len(desk.notes()) == 5


def test_last_weeks_copy_in_the_place_of_todays_is_found(desk: SmallDesk) -> None:
    saved(desk, 5)
    desk.close()
    older = desk.database.read_bytes()
    saved(desk, 1)
    desk.close()
    desk.database.write_bytes(older)
    (finding,) = verify(desk.folder, desk.keys, columns=COLUMNS)
    assert finding.says.startswith("These records are older than this computer has seen")
    assert "newest 1 entry is missing" in finding.says


def test_a_full_disk_is_said_and_work_goes_on_when_there_is_room(desk: SmallDesk) -> None:
    desk.note("before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = desk.database.with_name("desk.db-wal").stat().st_size + 20_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    kept = 1
    try:
        with pytest.raises(Trouble, match=r"disk is full|would not read or write"):  # noqa: PT012 - one transaction
            for _ in itertools.repeat(None, 500):
                desk.note("filling " * 500)
                kept += 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(desk.notes()) == kept
    desk.numbers = itertools.count(1000)
    desk.note("after")
    assert len(desk.notes()) == kept + 1
    assert verify(desk.folder, desk.keys, columns=COLUMNS) == ()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
def test_a_folder_that_cannot_be_written_opens_to_read_and_refuses_to_write() -> None:
    # pytest's own folders are closed to everybody else.
    folder = Path(tempfile.mkdtemp())
    desk = a_small_desk(folder)
    desk.note("kept")
    desk.close()
    folder.chmod(0o755)
    os.seteuid(65534)
    try:
        engine = open_database(desk.database, desk.keys.database, read_only=True)
        with reading(engine) as conn:
            assert conn.execute(sa.text("SELECT words FROM notes")).scalar_one() == "kept"
        engine.dispose()
        with pytest.raises(Trouble, match="cannot be written to"):
            open_database(desk.database, desk.keys.database)
        with pytest.raises(Trouble, match="cannot be written to"):
            KeyFile.create(desk.folder, DEK)
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)


def test_another_program_that_writes_is_named_instead_of_waited_for_forever(
    desk: SmallDesk,
) -> None:
    desk.note("first")
    other = SmallDesk(desk.folder)
    with reading(desk.engine) as conn:
        raw = conn.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA busy_timeout = 50")
    with other.engine.connect() as holding:
        holder = holding.connection.dbapi_connection
        assert holder is not None
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match="Another program is using"):
            desk.note("second")
        holder.execute("ROLLBACK")
    other.close()
    assert desk.notes() == ["first"]


def test_a_folder_taken_away_while_open_is_said(desk: SmallDesk, tmp_path: Path) -> None:
    desk.note("kept")
    desk.close()
    desk.folder.rename(tmp_path / "pulled out")
    with pytest.raises(Trouble, match="If the folder is on another drive, plug it in"):
        desk.notes()


def test_a_second_start_on_the_same_folder_is_told_so(tmp_path: Path) -> None:
    with DeskLock(tmp_path), pytest.raises(Trouble, match="already open on this computer"):
        DeskLock(tmp_path).take()
    with DeskLock(tmp_path):
        pass


def test_the_lock_of_a_killed_program_is_taken(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tcat_desktop.records.lock import DeskLock;"
        "held = DeskLock(Path(sys.argv[1])).take(); print('held', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        cwd=ROOT,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(Trouble, match="already open"):
            DeskLock(tmp_path).take()
        child.send_signal(signal.SIGKILL)
    with DeskLock(tmp_path):
        pass
