"""Keeping the records safe: backing them up, putting a backup back, and verifying what is kept."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tcat_desktop.journey.people import Act, Level, Person, may
from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.office import accounts
from tcat_desktop.office.clock import kept
from tcat_desktop.records import audit, backup, engine, finding, restore, rows, verify
from tcat_desktop.records.high_water import HighWater
from tcat_desktop.records.keys import KeyFile, Opened, restore_from_paper
from tcat_desktop.records.places import DATABASE, Places
from tcat_desktop.records.records import Records
from tcat_desktop.records.recovery import RecoveryCode

# Every column that names a file on the shelf; whatever is missing here is swept one day.
COLUMNS: Final = (
    ("exhibits", "digest"),
    ("letters", "digest"),
    ("meetings", "minutes_digest"),
    ("meetings", "minutes.sent"),  # the copy that went out for corrections
    ("policies", "digest"),
    ("bundles", "digest"),
    ("bundles", "redacted_digest"),
)
NEEDS: Final = (Act.KEEP_SAFE, Level.CREATE)
# When the newest backup was made, for the line at the foot of the window.
BACKED_UP: Final = "backed_up"

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A backup that was read back and compared, or one that was put back."""

    path: Path
    made_at: datetime
    cases: int
    copied: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One thing that is wrong with what is kept: its kind, where, and in words."""

    kind: str
    where: str
    says: str


def back_up(
    records: Records,
    to: Path,
    now: datetime,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Copy:
    """Make a verified backup below ``to``; whoever works meanwhile goes on working."""
    if to.resolve().is_relative_to(records.folder.resolve()):
        raise Refused(
            "That folder is inside the desk’s own, so it would be lost with it.",
            what_to_do="Choose a folder on another disk.",
        )
    # Files that no row names were left by something that failed; a day later nobody is using them.
    with records.reading() as conn:
        named = finding.referenced_digests(conn)
    records.shelf.remove_unreferenced(named, now - timedelta(days=1))
    made = backup.backup(
        records.engine, folder=records.folder, keys=records.keys, to=to, now=now,
        columns=COLUMNS, progress=progress, cancelled=cancelled,
    )  # fmt: skip
    return _copy(made)


def note_backup(records: Records, who: Person, made: Copy, command_id: str) -> None:
    """Put the backup on record: who made it, and when."""
    with records.writing() as conn:
        rows.put_setting(conn, BACKED_UP, kept(made.made_at))
        records.note(
            conn, at=made.made_at, command_id=command_id, actor=who.account_id, act="BackUp",
            what="desk", object_id=None, detail={"files": made.copied, "lost": len(made.missing)},
        )  # fmt: skip


def put_back(
    file: Path,
    to: Path,
    name: str,
    password: str,
    *,
    now: datetime,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Copy:
    """Prove a backup from end to end and put it into an empty folder. Its own keys open it."""
    home = restore.home_of(file)
    if not file.exists():
        raise Trouble(
            f"There is no backup at {file}.",
            what_to_do="Choose a folder that a backup made, or the desk.db in it.",
        )
    opened = KeyFile.load(home).open(name, password, now=now)
    _permit(home / DATABASE, opened)
    return _copy(
        restore.restore(
            file, to, opened.keys, columns=COLUMNS, progress=progress, cancelled=cancelled
        )
    )


def check(
    folder: Path,
    name: str,
    password: str,
    *,
    now: datetime,
    progress: Progress | None = None,
) -> tuple[Wrong, ...]:
    """Read everything in the data folder; empty when all is well."""
    opened = KeyFile.load(folder).open(name, password, now=now)
    try:
        _permit(Places(folder).database, opened)
    except Trouble as trouble:
        # Records that do not open at all are what this is to find.
        return (Wrong(kind="records", where=DATABASE, says=str(trouble)),)
    found = verify.verify(folder, opened.keys, columns=COLUMNS, seal=opened.seal, progress=progress)
    return tuple(Wrong(kind=one.kind, where=one.where, says=one.says) for one in found)


def accept(folder: Path, name: str, password: str, *, now: datetime) -> None:
    """Go on with these records although this computer has seen newer ones, or cannot tell.

    A decision, so it stands in the audit; what is missing stays missing.
    """
    opened = KeyFile.load(folder).open(name, password, now=now)
    database = Places(folder).database
    _permit(database, opened)
    kept_here = engine.open_database(database, opened.keys.database)
    try:
        with engine.writing(kept_here) as conn:
            latest = audit.append(
                conn, at=now, command_id=str(uuid.uuid4()), actor=opened.account_id,
                act="AcceptRecords", what="desk", object_id=None, detail={}, key=opened.keys.audit,
            )  # fmt: skip
    finally:
        kept_here.dispose()
    HighWater(folder, opened.keys.high_water).accept(latest)


def keys_from_paper(
    folder: Path, paper: str, code: str, name: str, password: str, *, now: datetime
) -> None:
    """Every key file is lost: make one from the recovery sheet alone, for one account by name.

    ``paper`` is what the square on the sheet says, ``code`` its eight groups. The others get new
    passwords from an administrator afterwards.
    """
    made, opened = restore_from_paper(folder, paper, RecoveryCode.parse(code))
    try:
        who = accounts.by_name(folder, opened.dek, name)
        seal = opened.seal if accounts.may_hold_seal(who) else None
        made.add(who.account_id, name, password, dek=opened.dek, seal=seal)
    except BaseException:
        # Half a key file would look like a whole one.
        made.forget()
        raise
    accept(folder, name, password, now=now)


def _permit(database: Path, opened: Opened) -> None:
    """Refused, unless the post of whoever opened this lets her keep it safe."""
    kept_here = engine.open_database(database, opened.keys.database, read_only=True)
    try:
        with engine.reading(kept_here) as conn:
            row = rows.one(conn, "accounts", opened.account_id or 0)
    finally:
        kept_here.dispose()
    if row is None or row["disabled_at"]:
        raise Refused("This account is switched off.", field="name")
    allowed = may(accounts.as_person(row), *NEEDS)
    if not allowed:
        raise Refused(allowed.reason, what_to_do="Nothing was changed.")


def _copy(made: backup.Backup) -> Copy:
    return Copy(
        path=made.path,
        made_at=made.made_at,
        cases=made.facts.rows.get("cases", 0),
        copied=made.copied,
        missing=made.missing,
    )
