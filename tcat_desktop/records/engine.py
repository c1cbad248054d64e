"""How the one encrypted database is opened, read and written; it is never made by accident.

SQLCipher with a raw 256-bit key, through SQLAlchemy Core. The driver's own transactions are
switched off (`isolation_level=None`) and each begins in words: BEGIN to read, BEGIN IMMEDIATE to
write. WAL and synchronous=FULL, so that what was acknowledged outlives a power cut.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records import guard
from tcat_desktop.records.guard import counting
from tcat_desktop.records.limits import PlainLimits
from tcat_desktop.records.pages import diagnose, examine
from tcat_desktop.records.troubles import as_trouble, machine_troubles

__all__ = [
    "as_trouble",
    "connect",
    "counting",
    "migrating",
    "open_database",
    "reading",
    "tidy",
    "unlock",
    "writing",
]

BUSY_SECONDS: Final = 10

# Each is read back after it is set: a pragma that SQLite does not know is silently ignored.
_SAFETY: Final = (
    ("cipher_memory_security", "ON", "1"),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("busy_timeout", str(BUSY_SECONDS * 1000), BUSY_SECONDS * 1000),
    # 64 MB: with the 2 MB default every read decrypts its pages again, 6 to 10 times slower.
    ("cache_size", "-65536", -65536),
    ("mmap_size", "0", 0),
)
_DURABILITY: Final = (
    ("journal_mode", "WAL", "wal"),
    # NORMAL lost acknowledged writes in 1,842 of 2,000 simulated power cuts, FULL in none.
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)


def open_database(
    path: Path, key: bytes, *, must_exist: bool = True, read_only: bool = False
) -> Engine:
    """The engine over one database file, opened and proven to open with this key (32 bytes).

    Only ``must_exist=False`` makes a new file, and only where there is none. ``read_only`` opens
    a copy in a folder that cannot be written. Raises Trouble, each with its own sentence, for a
    file that is missing, empty, cut short, damaged, not encrypted, or another desk's.
    """

    if not must_exist:
        connect(path, key, must_exist=False).close()

    def creator() -> Any:
        return connect(path, key, read_only=read_only)

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=4,
        pool_use_lifo=True,  # the connection whose page cache is warm
        hide_parameters=True,  # an error must not carry a name into a log
    )
    engine.dialect.statement_compiler = PlainLimits
    guard.watch(engine)
    with machine_troubles():
        engine.connect().close()
    return engine


def connect(path: Path, key: bytes, *, must_exist: bool = True, read_only: bool = False) -> Any:
    """One DB-API connection with the key and the pragmas set; the caller closes it."""
    new = not must_exist and not path.exists()
    if not new:
        examine(path)
    with machine_troubles():
        raw = dbapi2.connect(
            _uri(path, new=new, read_only=read_only),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )
    try:
        unlock(raw, key)
        _first_read(raw, path, key)
        with machine_troubles():
            _set(raw, _SAFETY if read_only else _SAFETY + _DURABILITY)
    except BaseException:
        raw.close()
        raise
    return raw


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the records; nothing can be written in it. Raises Trouble."""
    with machine_troubles(), engine.connect() as conn:
        yield conn


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """The write transaction: committed at the end of the block, rolled back by any error.

    Raises Trouble, and UnauditedWriteError if something changed without an audit row.
    """
    with machine_troubles(), engine.connect() as conn:
        conn.execution_options(**{guard.WRITING: True})
        with conn.begin():
            yield conn


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """The transaction of an upgrade: the schema may change, and all of it is taken back or kept.

    Foreign keys are off, since SQLite rebuilds a table to change it, and are checked at the end.
    """
    with machine_troubles(), engine.connect() as conn:
        raw: Any = conn.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            conn.execution_options(**{guard.MIGRATING: True})
            with conn.begin():
                yield conn
                broken = conn.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
                if broken is not None:
                    message = f"foreign key of {broken[0]} broken by the upgrade"
                    raise ForeignKeysBrokenError(message)
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


class ForeignKeysBrokenError(RuntimeError):
    """An upgrade left a row pointing at nothing: a fault of the migration."""


def tidy(engine: Engine) -> None:
    """Empty the write-ahead log into the database: after an erasure nothing stays in it."""
    with machine_troubles(), engine.connect() as conn:
        raw: Any = conn.connection.dbapi_connection
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _uri(path: Path, *, new: bool, read_only: bool) -> str:
    mode = "rwc" if new else "rw"
    if read_only:
        # A database that keeps a log opens in such a folder only if nobody can change it.
        effective = os.access in os.supports_effective_ids
        writable = os.access(path.parent, os.W_OK, effective_ids=effective)
        mode = "ro" if writable else "ro&immutable=1"
    return f"{path.absolute().as_uri()}?mode={mode}"


def unlock(raw: Any, key: bytes) -> None:
    """Give a fresh connection its raw key of 32 bytes."""
    if len(key) != 32:
        message = "the database key has 32 bytes"
        raise ValueError(message)
    raw.set_key(f"x'{key.hex()}'")  # raw: no second derivation, and never in a statement
    # Its messages go to stderr otherwise; what they say is said by us, in words.
    raw.execute("PRAGMA cipher_log_level = NONE")
    if not raw.execute("PRAGMA cipher_version").fetchone():
        raise Trouble(
            "This copy of the program lacks its cipher, so it will not open the records.",
            what_to_do="Install the program again.",
        )


def _first_read(raw: Any, path: Path, key: bytes) -> None:
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if isinstance(error, dbapi2.OperationalError):
            trouble = as_trouble(error)
            if trouble is not None:
                raise trouble from error
            raise
        raise diagnose(path, key) from error


# Wiping memory after every use is a switch of the whole process, and once on it stays on.
_without_wiping: list[bool] = []


def handle_only_invented_data() -> None:
    """Leave memory unwiped in this process, which will see no real person's data: for demo-data.

    Filling a database is some fifteen times quicker without. Call it before the first database.
    """
    _without_wiping[:] = [True]


def _set(raw: Any, pragmas: tuple[tuple[str, str, object], ...]) -> None:
    with closing(raw.cursor()) as cursor:
        for name, value, expected in pragmas:
            if name == "cipher_memory_security" and _without_wiping:
                # It holds for the whole process, so an earlier database may have turned it on.
                cursor.execute(f"PRAGMA {name} = OFF").fetchall()
                continue
            cursor.execute(f"PRAGMA {name} = {value}").fetchall()
            (kept,) = cursor.execute(f"PRAGMA {name}").fetchone()
            if kept != expected:
                message = f"PRAGMA {name} is {kept!r}, not {expected!r}"
                raise RuntimeError(message)
