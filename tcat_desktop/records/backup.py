"""A backup: a verified copy of the records, the keys and the evidence, in a folder of your choice.

Each backup is a folder named by its moment, with `desk.db`, `keys.json` and `manifest.json`; the
evidence lies beside them in one `shelf/` for all backups, so that each copies only what is new.
A backup is put together under a name that begins with a dot and gets its own name last of all,
after a copy of it was read back and compared: whatever stops it half-way, the earlier ones stay.
"""

import hmac
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.copies import (
    Columns,
    Facts,
    copy_database,
    file_hash,
    prove,
    referenced,
)
from tcat_desktop.records.engine import open_database, reading
from tcat_desktop.records.files import flush_folder, flush_to_disk, read_if_there, write_whole
from tcat_desktop.records.keys import KEY_FILE, DeskKeys, KeyFile
from tcat_desktop.records.places import DATABASE, SHELF, Places
from tcat_desktop.records.shelf import Shelf
from tcat_desktop.records.troubles import machine_troubles

MANIFEST: Final = "manifest.json"
UNFINISHED: Final = ".unfinished-"
_NAME: Final = "%Y-%m-%dT%H%M%S.%fZ"

Progress = Callable[[int, int], None]  # so many files of so many
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was read back and compared."""

    path: Path
    made_at: datetime
    facts: Facts
    database_hash: str  # SHA-256 of desk.db
    copied: int = 0  # files of the shelf that were new
    missing: tuple[str, ...] = ()  # "exhibits 12": rows whose file was missing or damaged already


def backup(
    engine: Engine,
    *,
    folder: Path,
    keys: DeskKeys,
    to: Path,
    now: datetime,
    columns: Columns,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Backup:
    """Make a backup of the desk in ``folder`` below ``to``; staff may go on working.

    Raises Trouble (disk full, target gone) and, when cancelled, Refused; either leaves the
    earlier backups as they were. A file of evidence that is missing already does not stop the
    rest from being saved: it is named in ``missing``.
    """
    name = now.astimezone(UTC).strftime(_NAME)
    with _in_the_making(to, name, now) as making:
        facts = copy_database(engine, keys.database, making / DATABASE)
        KeyFile.load(folder).save_copy(making)
        with _opened_copy(making / DATABASE, keys) as copy, reading(copy) as conn:
            wanted = referenced(conn, columns)
        files = _Copying(Shelf(Places(folder).shelf, keys.shelf), Shelf(to / SHELF, keys.shelf))
        for done, (digest, where) in enumerate(wanted.items(), start=1):
            if cancelled and cancelled():
                raise Refused("The backup was not made, because you stopped it.")
            files.bring(digest, where)
            if progress:
                progress(done, len(wanted))
        flush_folder(to)
        made = Backup(
            path=to / name,
            made_at=now.astimezone(UTC),
            facts=facts,
            database_hash=file_hash(making / DATABASE),
            copied=files.copied,
            missing=tuple(files.missing),
        )
        write_whole(making / MANIFEST, _manifest(made, keys))
        _restore_on_trial(making, folder, keys, made)
        with machine_troubles():
            making.rename(made.path)
            flush_folder(to)
    return made


def backups_in(to: Path, keys: DeskKeys | None = None) -> list[Path]:
    """The finished backups below a folder, newest first; with keys, only those signed by them."""
    with machine_troubles():
        found = [each.parent for each in to.glob(f"[0-9]*/{MANIFEST}")] if to.is_dir() else []
    found.sort(reverse=True)
    return [each for each in found if keys is None or _is_signed(each, keys)]


def newest_backup(to: Path) -> datetime | None:
    """When the newest finished backup below a folder was made."""
    for found in backups_in(to):
        return moment_of(found)
    return None


def moment_of(home: Path) -> datetime:
    """When a finished backup was made, from its folder's name."""
    return datetime.strptime(home.name, _NAME).replace(tzinfo=UTC)


def read_manifest(home: Path, keys: DeskKeys) -> Backup:
    """What a backup says of itself. Raises Trouble if it is missing, changed or another desk's."""
    raw = read_if_there(home / MANIFEST)
    if raw is None:
        raise Trouble(
            "That is not a finished backup: it has no manifest.json.",
            what_to_do="Choose a folder that a backup made, or the desk.db in it.",
        )
    try:
        said: dict[str, Any] = json.loads(raw)
        mac = said.pop("mac")
        if not hmac.compare_digest(str(mac), _mac(said, keys)):
            raise _changed()
        return Backup(
            path=home,
            made_at=datetime.fromisoformat(said["made_at"]),
            facts=Facts(**said["facts"]),
            database_hash=said["database_hash"],
            missing=tuple(said["missing"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _changed() from error


class _Copying:
    """Files on their way from the desk's shelf to the backup's, each once."""

    def __init__(self, desk: Shelf, away: Shelf) -> None:
        self._desk, self._away = desk, away
        self.copied = 0
        self.missing: list[str] = []

    def bring(self, digest: str, where: str) -> None:
        source = self._desk.folder / self._desk.name_of(digest)
        place = self._away.folder / self._away.name_of(digest)
        with machine_troubles():
            self._away.folder.mkdir(parents=True, exist_ok=True)
            if place.is_file() and (
                not source.is_file() or place.stat().st_size == source.stat().st_size
            ):
                return
            # What is damaged must not take the place of an older copy that is sound.
            if not self._desk.check(digest):
                self.missing.append(where)
                return
            copy_file(source, place)
        if not self._away.check(digest):
            raise Trouble(
                "The backup disk did not give back what was written to it.",
                what_to_do="Use another disk for the backup.",
            )
        self.copied += 1


def copy_file(source: Path, place: Path) -> None:
    """Copy under another name, flush, then take the name."""
    beside = place.with_name(f".{place.name}.part")
    try:
        with source.open("rb") as old, beside.open("wb") as new:
            shutil.copyfileobj(old, new, 1024 * 1024)
            new.flush()
            flush_to_disk(new.fileno())
        beside.replace(place)
        flush_folder(place.parent)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _in_the_making(to: Path, name: str, now: datetime) -> Iterator[Path]:
    """A folder that is no backup yet; what an earlier failure left is cleared away."""
    with machine_troubles():
        to.mkdir(parents=True, exist_ok=True)
        for left in to.glob(f"{UNFINISHED}*"):
            if left.stat().st_mtime < (now - timedelta(days=1)).timestamp():
                shutil.rmtree(left)
        making = to / f"{UNFINISHED}{name}"
        making.mkdir()
    try:
        yield making
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _restore_on_trial(making: Path, folder: Path, keys: DeskKeys, made: Backup) -> None:
    """Put the records back on the desk's own disk, open them there and compare."""
    with machine_troubles(), tempfile.TemporaryDirectory(prefix=".trial-", dir=folder) as trial:
        place = Path(trial) / DATABASE
        shutil.copyfile(making / DATABASE, place)
        prove(place, keys.database, made.facts)
        if file_hash(place) != made.database_hash:
            raise _changed()
        if read_if_there(making / KEY_FILE) is None:
            raise _changed()
    said = read_manifest(making, keys)
    if said.facts != made.facts:
        raise _changed()


@contextmanager
def _opened_copy(path: Path, keys: DeskKeys) -> Iterator[Engine]:
    engine = open_database(path, keys.database, read_only=True)
    try:
        yield engine
    finally:
        engine.dispose()


def _is_signed(home: Path, keys: DeskKeys) -> bool:
    try:
        read_manifest(home, keys)
    except Trouble:
        return False
    return True


def _manifest(made: Backup, keys: DeskKeys) -> bytes:
    said: dict[str, Any] = {
        "v": 1,
        "made_at": made.made_at.isoformat(),
        "facts": made.facts.as_dict(),
        "database_hash": made.database_hash,
        "missing": list(made.missing),
    }
    return json.dumps({**said, "mac": _mac(said, keys)}, indent=1).encode()


def _mac(said: dict[str, Any], keys: DeskKeys) -> str:
    body = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(keys.backup, body, "sha256").hexdigest()


def _changed() -> Trouble:
    return Trouble(
        "This backup was changed after it was made, or belongs to another desk.",
        what_to_do="Use the next older backup.",
    )
