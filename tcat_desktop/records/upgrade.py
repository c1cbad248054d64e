"""Bringing the records of an older program up to this one's shape, or leaving them as they were.

Whether anything is to do is one SELECT; Alembic is loaded only when there is. Before it, a copy
is made and proven; all steps run in one transaction; if one fails nothing has changed, and if
even that cannot be seen to hold, the copy is put back. There is no way down: that is a restore.
"""

import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from tcat_desktop import resources
from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records.copies import Facts, copy_database, prove
from tcat_desktop.records.engine import (
    ForeignKeysBrokenError,
    migrating,
    open_database,
    reading,
)
from tcat_desktop.records.files import flush_folder
from tcat_desktop.records.troubles import machine_troubles

_SCHEMA = sa.text("SELECT value FROM meta WHERE key = 'schema'")
_KEEP = sa.text(
    "INSERT INTO meta (key, value) VALUES (:key, :value)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """What an upgrade did: from which revision to which, and where the copy from before lies."""

    before: str
    after: str
    copy: Path


def found(path: Path, key: bytes, *, to: str, data_id: str) -> None:
    """Make the database of a new desk, at revision ``to``. Raises Trouble if there is one."""
    if path.exists():
        raise Trouble(
            "There are records in this folder already.",
            what_to_do="Choose another folder, or open the desk that is there.",
        )
    # Under another name until it is whole: a set-up that was cut short leaves no half desk.
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        engine = open_database(beside, key, must_exist=False)
        try:
            with migrating(engine) as conn:
                _run(conn, to)
                conn.execute(_KEEP, {"key": "schema", "value": to})
                conn.execute(_KEEP, {"key": "data_id", "value": data_id})
        finally:
            engine.dispose()  # closes the log into the file
        with machine_troubles():
            beside.replace(path)
            flush_folder(path.parent)
    finally:
        _remove(beside)


def schema_of(engine: Engine) -> str | None:
    """The revision of the records, or None if their set-up was never finished."""
    with reading(engine) as conn:
        try:
            row = conn.execute(_SCHEMA).first()
        except OperationalError as error:
            if "no such table" not in str(error.orig):
                raise
            return None
    return str(row[0]) if row else None


def upgrade(
    path: Path,
    key: bytes,
    *,
    to: str,
    copies: Path,
    now: datetime,
    migrations: Path | None = None,
) -> Upgraded | None:
    """Bring the records to revision ``to``; None if they are there already. Raises Trouble.

    ``copies`` is the folder for the copy from before. Nobody else may have the desk open.
    """
    engine = open_database(path, key)
    try:
        before = schema_of(engine)
        if before == to:
            return None
        known = _known(migrations)
        if before is None:
            raise Trouble(
                "The set-up of this desk was not finished.",
                what_to_do="Restore the newest good backup, or set up the desk in a new folder.",
            )
        if before not in known:
            raise Trouble(
                "These records were made by a newer copy of the program.",
                what_to_do="Install the newest version of the program on this computer. The "
                "records were not changed.",
            )
        copy, facts = _copy_from_before(engine, key, copies, f"{before}-{now:%Y-%m-%dT%H%M%SZ}")
        try:
            with migrating(engine) as conn:
                _run(conn, to, migrations)
                conn.execute(_KEEP, {"key": "schema", "value": to})
        except (SQLAlchemyError, ForeignKeysBrokenError, Trouble) as error:
            engine.dispose()
            _make_sure(path, key, copy, facts)
            raise _not_upgraded(error) from error
    finally:
        engine.dispose()
    return Upgraded(before=before, after=to, copy=copy)


def _run(conn: Connection, to: str, migrations: Path | None = None) -> None:
    # Here and not above: half a second that most starts do without.
    from alembic import command

    config = _config(migrations)
    config.attributes["connection"] = conn
    command.upgrade(config, to)


def _config(migrations: Path | None) -> Any:
    from alembic.config import Config

    config = Config()
    folder = str(migrations or resources.migrations())
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _known(migrations: Path | None) -> frozenset[str]:
    """Every revision this program has a step for."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config(migrations))
    return frozenset(step.revision for step in script.walk_revisions())


def _copy_from_before(engine: Engine, key: bytes, copies: Path, name: str) -> tuple[Path, Facts]:
    with machine_troubles():
        copies.mkdir(parents=True, exist_ok=True)
    beside = copies / f".{name}.part"
    place = copies / f"before-upgrade-{name}.db"
    _remove(beside)
    try:
        facts = copy_database(engine, key, beside)
        prove(beside, key, facts)
        with machine_troubles():
            beside.replace(place)
            flush_folder(copies)
    finally:
        _remove(beside)
    return place, facts


def _make_sure(path: Path, key: bytes, copy: Path, facts: Facts) -> None:
    """After a failure: the records are as they were, or the copy takes their place."""
    try:
        prove(path, key, facts)
    except Trouble:
        beside = path.with_name(f".{path.name}.part")
        with machine_troubles():
            shutil.copyfile(copy, beside)
            _remove_log(path)
            beside.replace(path)
            flush_folder(path.parent)


def _not_upgraded(error: BaseException) -> Trouble:
    if isinstance(error, Trouble):
        return Trouble(
            f"The records were not upgraded. {error.reason}", what_to_do=error.what_to_do
        )
    kind = type(error.orig).__name__ if isinstance(error, DBAPIError) else type(error).__name__
    return Trouble(
        f"The records could not be upgraded ({kind}). They are as they were before.",
        what_to_do="Go on with the older version of the program, and tell its makers.",
    )


def _remove(path: Path) -> None:
    with machine_troubles():
        path.unlink(missing_ok=True)
    _remove_log(path)


def _remove_log(path: Path) -> None:
    with machine_troubles():
        for ending in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
