"""A backup is good only when it was proven; a restore never writes over a desk."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.backup import Backup, backup, backups_in, newest_backup
from tcat_desktop.records.copies import prove
from tcat_desktop.records.engine import reading
from tcat_desktop.records.keys import KeyFile
from tcat_desktop.records.restore import restore
from tcat_desktop.records.upgrade import schema_of, upgrade
from tcat_desktop.records.verify import verify
from tests.records.small_desk import COLUMNS, DEK, NOW, SmallDesk, a_small_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SmallDesk]:
    made = a_small_desk(tmp_path / "desk", with_key_file=True)
    for number in range(3):
        made.note(f"note {number}", file=b"exhibit %d" % number * 1000)
    yield made
    made.close()


@pytest.fixture
def away(tmp_path: Path) -> Path:
    return tmp_path / "memory stick"


def back_up(desk: SmallDesk, away: Path, *, hours: float = 0) -> Backup:
    return backup(
        desk.engine,
        folder=desk.folder,
        keys=desk.keys,
        to=away,
        now=NOW + timedelta(hours=hours),
        columns=COLUMNS,
    )


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_backup_restored_elsewhere_is_the_same_desk(desk: SmallDesk, away: Path) -> None:
    made = back_up(desk, away)
    elsewhere = away.parent / "new computer" / "desk"
    restored = restore(made.path / "desk.db", elsewhere, desk.keys, columns=COLUMNS)
    assert restored.facts == made.facts
    assert verify(elsewhere, desk.keys, columns=COLUMNS) == ()
    again = SmallDesk(elsewhere)
    assert again.notes() == desk.notes()
    with again.shelf.open(again.digest_of(2)) as file:
        assert file.read() == b"exhibit 1" * 1000
    assert KeyFile.load(elsewhere).data_id == KeyFile.load(desk.folder).data_id
    again.close()


def test_a_second_backup_copies_only_what_is_new(desk: SmallDesk, away: Path) -> None:
    assert back_up(desk, away).copied == 3
    desk.note("one more", file=b"new")
    assert back_up(desk, away, hours=1).copied == 1
    assert len(backups_in(away, desk.keys)) == 2
    assert newest_backup(away) == NOW + timedelta(hours=1)


def test_a_backup_is_one_file_without_a_log_and_holds_no_plain_word(
    desk: SmallDesk, away: Path
) -> None:
    made = back_up(desk, away)
    assert sorted(each.name for each in made.path.iterdir()) == [
        "desk.db",
        "keys.json",
        "manifest.json",
    ]
    everything = b"".join(p.read_bytes() for p in away.rglob("*") if p.is_file())
    assert b"note 1" not in everything
    assert b"exhibit 1" not in everything


def test_saves_go_on_while_a_backup_is_made(desk: SmallDesk, away: Path) -> None:
    def work_on(done: int, _total: int) -> None:
        desk.note(f"meanwhile {done}")

    made = backup(
        desk.engine,
        folder=desk.folder,
        keys=desk.keys,
        to=away,
        now=NOW,
        columns=COLUMNS,
        progress=work_on,
    )
    assert made.facts.rows["notes"] == 3
    assert len(desk.notes()) == 6


@pytest.mark.parametrize("file", ["desk.db", "manifest.json"])
def test_a_backup_that_was_changed_is_refused(desk: SmallDesk, away: Path, file: str) -> None:
    made = back_up(desk, away)
    if file == "desk.db":
        flip(made.path / file, 9000)
        reason = "records in this backup are damaged"
    else:
        said = json.loads((made.path / file).read_bytes())
        said["facts"]["rows"]["notes"] = 2
        (made.path / file).write_text(json.dumps(said))
        reason = "changed after it was made"
    with pytest.raises(Trouble, match=reason):
        restore(made.path, away.parent / "new", desk.keys, columns=COLUMNS)
    assert not (away.parent / "new").exists()


def test_a_backup_with_evidence_missing_is_refused_and_leaves_nothing(
    desk: SmallDesk, away: Path
) -> None:
    made = back_up(desk, away)
    (away / "shelf" / desk.shelf.name_of(desk.digest_of(2))).unlink()
    before = sorted(away.parent.iterdir())
    with pytest.raises(Trouble, match=r"\(notes 2\) is missing from this backup"):
        restore(made.path, away.parent / "new", desk.keys, columns=COLUMNS)
    assert sorted(away.parent.iterdir()) == before


def test_evidence_lost_already_is_named_and_does_not_stop_the_backup(
    desk: SmallDesk, away: Path
) -> None:
    (desk.shelf.folder / desk.shelf.name_of(desk.digest_of(2))).unlink()
    made = back_up(desk, away)
    assert made.missing == ("notes 2",)
    restore(made.path, away.parent / "new", desk.keys, columns=COLUMNS)
    (finding,) = verify(away.parent / "new", desk.keys, columns=COLUMNS)
    assert (finding.kind, finding.where) == ("evidence", "notes 2")


def test_damaged_evidence_does_not_take_the_place_of_the_sound_copy(
    desk: SmallDesk, away: Path
) -> None:
    back_up(desk, away)
    flip(desk.shelf.folder / desk.shelf.name_of(desk.digest_of(2)), 200)
    made = back_up(desk, away, hours=1)
    restore(made.path, away.parent / "new", desk.keys, columns=COLUMNS)
    assert verify(away.parent / "new", desk.keys, columns=COLUMNS) == ()


def test_a_desk_is_never_written_over(desk: SmallDesk, away: Path) -> None:
    made = back_up(desk, away)
    with pytest.raises(Trouble, match="not empty, and a desk is never written over"):
        restore(made.path, desk.folder, desk.keys, columns=COLUMNS)
    assert desk.notes() == ["note 0", "note 1", "note 2"]


def test_another_desks_keys_do_not_vouch_for_a_backup(desk: SmallDesk, away: Path) -> None:
    made = back_up(desk, away)
    other = type(desk.keys).of(bytes(32))
    with pytest.raises(Trouble, match="belongs to another desk"):
        restore(made.path, away.parent / "new", other, columns=COLUMNS)
    assert backups_in(away, other) == []


def test_a_backup_stopped_half_way_leaves_the_earlier_one(desk: SmallDesk, away: Path) -> None:
    earlier = back_up(desk, away)
    with pytest.raises(Refused, match="because you stopped it"):
        backup(
            desk.engine,
            folder=desk.folder,
            keys=desk.keys,
            to=away,
            now=NOW + timedelta(hours=1),
            columns=COLUMNS,
            cancelled=lambda: True,
        )
    assert backups_in(away, desk.keys) == [earlier.path]
    assert list(away.glob(".unfinished*")) == []


def test_a_full_backup_disk_is_said_and_leaves_the_earlier_backup(
    desk: SmallDesk, away: Path
) -> None:
    earlier = back_up(desk, away)
    desk.note("large", file=os.urandom(400_000))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (10_000, 200_000):  # no room for the records; none for the evidence
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            with pytest.raises(Trouble, match=r"disk is full|would not read or write"):
                back_up(desk, away, hours=1)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert backups_in(away, desk.keys) == [earlier.path]
    assert len(list((away / "shelf").iterdir())) == 3


def test_a_copy_that_does_not_hold_the_same_records_is_not_called_good(
    desk: SmallDesk, away: Path
) -> None:
    made = back_up(desk, away)
    fewer = replace(made.facts, rows={**made.facts.rows, "notes": 2})
    with pytest.raises(Trouble, match="does not hold the same records"):
        prove(made.path / "desk.db", desk.keys.database, fewer)


def test_what_a_kill_left_behind_is_no_backup_and_is_cleared_away_later(
    desk: SmallDesk, away: Path
) -> None:
    earlier = back_up(desk, away)
    left = away / ".unfinished-2026-11-20T000000.000000Z"
    shutil.copytree(earlier.path, left)
    os.utime(left, (1_700_000_000, 1_700_000_000))
    assert backups_in(away) == [earlier.path]
    back_up(desk, away, hours=1)
    assert not left.exists()


def test_a_kill_at_any_moment_of_a_backup_leaves_the_earlier_one_good(
    desk: SmallDesk, away: Path
) -> None:
    earlier = back_up(desk, away)
    for number in range(60):
        desk.note(f"more {number}", file=os.urandom(20_000))
    code = (
        "import sys, os; from pathlib import Path; from tests.records.test_backup import back_up;"
        "from tests.records.small_desk import SmallDesk;"
        "desk = SmallDesk(Path(sys.argv[1])); os.write(1, b'.');"
        "[back_up(desk, Path(sys.argv[2]), hours=1 + n) for n in range(50)]"
    )
    for wait_for in (".unfinished-*", ".unfinished-*/keys.json", ".unfinished-*/manifest.json"):
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(desk.folder), str(away)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        with child:
            assert child.stdout is not None
            assert child.stdout.read(1) == b"."
            while not any(away.glob(wait_for)) and child.poll() is None:
                pass
            child.send_signal(signal.SIGKILL)
        for path in backups_in(away):
            elsewhere = away.parent / f"restored-{path.name}-{len(wait_for)}"
            restore(path, elsewhere, desk.keys, columns=COLUMNS)
            shutil.rmtree(elsewhere)
            if path != earlier.path:
                shutil.rmtree(path)
    assert backups_in(away, desk.keys) == [earlier.path]


def test_verify_names_the_evidence_that_was_changed(desk: SmallDesk) -> None:
    flip(desk.shelf.folder / desk.shelf.name_of(desk.digest_of(3)), 100)
    (finding,) = verify(desk.folder, desk.keys, columns=COLUMNS)
    assert (finding.kind, finding.where) == ("evidence", "notes 3")


MIGRATION = '''"""A step."""
from alembic import op
import sqlalchemy as sa
revision = {revision!r}
down_revision = {before!r}
branch_labels = depends_on = None
def upgrade() -> None:
    {body}
'''


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """Migrations of the small desk: its first shape, and one more column."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    shutil.copy(Path(__file__).parents[2] / "migrations" / "env.py", folder)
    write_step(folder, "small", None, "pass")
    write_step(folder, "colour", "small", "op.add_column('notes', sa.Column('colour', sa.Text))")
    return folder


def write_step(folder: Path, revision: str, before: str | None, body: str) -> None:
    text = MIGRATION.format(revision=revision, before=before, body=body)
    (folder / "versions" / f"2026_{revision}.py").write_text(text)


def columns(desk: SmallDesk) -> set[str]:
    with reading(desk.engine) as conn:
        return {column["name"] for column in sa.inspect(conn).get_columns("notes")}


def run_upgrade(desk: SmallDesk, steps: Path, to: str) -> Path | None:
    desk.close()
    copies = desk.folder / "backups"
    done = upgrade(
        desk.database, desk.keys.database, to=to, copies=copies, now=NOW, migrations=steps
    )
    return done.copy if done else None


def test_an_upgrade_keeps_every_record_and_a_copy_from_before(desk: SmallDesk, steps: Path) -> None:
    copy = run_upgrade(desk, steps, "colour")
    assert copy is not None
    assert "colour" in columns(desk)
    assert schema_of(desk.engine) == "colour"
    assert desk.notes() == ["note 0", "note 1", "note 2"]
    assert verify(desk.folder, desk.keys, columns=COLUMNS) == ()
    assert copy.exists()
    assert run_upgrade(desk, steps, "colour") is None


@pytest.mark.parametrize(
    "body",
    [
        "op.execute('CREATE TABLE half (id)'); op.execute('nonsense')",
        "op.execute('UPDATE notes SET about = 99')",
        "op.execute('DELETE FROM audit')",
    ],
)
def test_an_upgrade_that_fails_half_way_changes_nothing(
    desk: SmallDesk, steps: Path, body: str
) -> None:
    write_step(steps, "broken", "colour", body)
    with pytest.raises(Trouble, match="They are as they were before"):
        run_upgrade(desk, steps, "broken")
    assert "colour" not in columns(desk)
    assert schema_of(desk.engine) == "small"
    assert verify(desk.folder, desk.keys, columns=COLUMNS) == ()
    assert desk.note("and work goes on") == 4


def test_records_of_a_newer_program_are_refused_unchanged(desk: SmallDesk, steps: Path) -> None:
    run_upgrade(desk, steps, "colour")
    (steps / "versions" / "2026_colour.py").unlink()
    with pytest.raises(Trouble, match="made by a newer copy of the program"):
        run_upgrade(desk, steps, "small")
    assert schema_of(desk.engine) == "colour"


def test_alembic_is_not_loaded_when_there_is_nothing_to_upgrade(desk: SmallDesk) -> None:
    desk.close()
    code = (
        "import sys; from pathlib import Path; from tcat_desktop.records.upgrade import upgrade;"
        "from tests.records.small_desk import DEK, NOW, DeskKeys; f = Path(sys.argv[1]);"
        "assert upgrade(f / 'desk.db', DeskKeys.of(DEK).database, to='small', copies=f, now=NOW)"
        " is None; assert 'alembic' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(desk.folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_recovery_code_opens_the_keys_of_a_backup(desk: SmallDesk, away: Path) -> None:
    code = KeyFile.load(desk.folder).set_recovery(dek=DEK)
    made = back_up(desk, away)
    assert KeyFile.load(made.path).open_with_recovery(code).dek == DEK
