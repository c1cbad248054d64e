"""Putting a backup back, after it was proven good, into a folder where there is no desk yet."""

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.backup import Backup, copy_file, read_manifest
from tcat_desktop.records.copies import Columns, file_hash, prove, referenced
from tcat_desktop.records.engine import open_database, reading
from tcat_desktop.records.files import flush_folder
from tcat_desktop.records.high_water import HighWater
from tcat_desktop.records.keys import KEY_FILE, KEY_FILE_COPY, DeskKeys
from tcat_desktop.records.places import DATABASE, SHELF
from tcat_desktop.records.shelf import Shelf
from tcat_desktop.records.troubles import machine_troubles

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def home_of(file: Path) -> Path:
    """The backup's folder, whether that, its manifest or its database was chosen."""
    return file if file.is_dir() else file.parent


def restore(
    file: Path,
    to: Path,
    keys: DeskKeys,
    *,
    columns: Columns,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Backup:
    """Prove a backup from end to end, then put it into the folder ``to``.

    ``to`` must be missing or empty: a desk is never written over. It gets its name only when
    all is there. Raises Trouble and, when cancelled, Refused; the folder is then as it was.
    """
    home = home_of(file)
    _must_be_free(to)
    made = read_manifest(home, keys)
    if file_hash(home / DATABASE) != made.database_hash:
        raise Trouble(
            "The records in this backup are damaged.", what_to_do="Use the next older backup."
        )
    prove(home / DATABASE, keys.database, made.facts)
    beside = to.with_name(f".{to.name}.{secrets.token_hex(4)}.restoring")
    with machine_troubles():
        to.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        try:
            copy_file(home / DATABASE, beside / DATABASE)
            for name in (KEY_FILE, KEY_FILE_COPY):
                copy_file(home / KEY_FILE, beside / name)
            away, desk = Shelf(home.parent / SHELF, keys.shelf), Shelf(beside / SHELF, keys.shelf)
            desk.folder.mkdir()
            wanted = _wanted(home, keys, columns)
            for done, (digest, where) in enumerate(wanted.items(), start=1):
                if cancelled and cancelled():
                    raise Refused("Nothing was restored, because you stopped it.")
                if not _bring(digest, away, desk) and where not in made.missing:
                    raise _incomplete(where)
                if progress:
                    progress(done, len(wanted))
            HighWater(beside, keys.high_water).accept(made.facts.head)
            prove(beside / DATABASE, keys.database, made.facts)
            if to.exists():
                to.rmdir()
            beside.rename(to)
            flush_folder(to.parent)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return made


def _incomplete(where: str) -> Trouble:
    return Trouble(
        f"A file of the evidence ({where}) is missing from this backup, or damaged.",
        what_to_do="Look for it in another copy of the backup folder.",
    )


def _must_be_free(to: Path) -> None:
    with machine_troubles():
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise Trouble(
                f"The folder {to.name} is not empty, and a desk is never written over.",
                what_to_do="Choose a new folder, or an empty one.",
            )


def _wanted(home: Path, keys: DeskKeys, columns: Columns) -> dict[str, str]:
    engine = open_database(home / DATABASE, keys.database, read_only=True)
    try:
        with reading(engine) as conn:
            return referenced(conn, columns)
    finally:
        engine.dispose()


def _bring(digest: str, away: Shelf, desk: Shelf) -> bool:
    """Copy one file of the shelf, read from end to end first; False if it is not sound."""
    if not away.check(digest):
        return False
    copy_file(away.folder / away.name_of(digest), desk.folder / desk.name_of(digest))
    return True
