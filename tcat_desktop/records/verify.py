"""Whether everything kept is still as it was: pages, references, evidence, audit, and newest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records.audit import verify_chain
from tcat_desktop.records.copies import Columns, first_fault, referenced
from tcat_desktop.records.engine import open_database, reading
from tcat_desktop.records.high_water import HighWater
from tcat_desktop.records.keys import DeskKeys
from tcat_desktop.records.places import Places
from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.shelf import Shelf

Kind = Literal["records", "evidence", "audit", "high-water"]
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: of which kind, where ("exhibits 12"), and in words."""

    kind: Kind
    where: str
    says: str


def verify(
    folder: Path,
    keys: DeskKeys,
    *,
    columns: Columns,
    seal: SealKey | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Finding, ...]:
    """Read everything in the data folder; what is wrong, the first of each kind first.

    Without ``seal``, of sealed files: whether they are as they were written when sealed.

    Empty when all is well. Records that do not open at all are a finding too; a disk that cannot
    be read is Trouble.
    """
    places = Places(folder)
    try:
        engine = open_database(places.database, keys.database)
    except Trouble as trouble:
        return (Finding(kind="records", where=places.database.name, says=trouble.reason),)
    found: list[Finding] = []
    try:
        with reading(engine) as conn:
            found.extend(_records(conn))
            if found:
                # Nothing that is read from damaged pages can be relied upon.
                return tuple(found)
            found.extend(_audit(conn, keys))
            found.extend(_newest(conn, folder, keys))
            wanted = referenced(conn, columns)
    finally:
        engine.dispose()
    shelf = Shelf(places.shelf, keys.shelf)
    for done, (digest, where) in enumerate(wanted.items(), start=1):
        if cancelled and cancelled():
            raise Refused("The check was not finished, because you stopped it.")
        found.extend(_evidence(shelf, digest, where, seal))
        if progress:
            progress(done, len(wanted))
    return tuple(found)


def _records(conn: Connection) -> Iterator[Finding]:
    fault = first_fault(conn)
    if fault is not None:
        yield Finding(kind="records", where=fault, says=f"The records are damaged: {fault}.")


def _audit(conn: Connection, keys: DeskKeys) -> Iterator[Finding]:
    bad = verify_chain(conn, keys.audit)
    if bad is not None:
        yield Finding(
            kind="audit",
            where=f"entry {bad}",
            says=f"Entry {bad} of the audit was changed, taken out or put in.",
        )


def _newest(conn: Connection, folder: Path, keys: DeskKeys) -> Iterator[Finding]:
    try:
        HighWater(folder, keys.high_water).check(conn)
    except Trouble as trouble:
        yield Finding(kind="high-water", where="high-water mark", says=trouble.reason)


def _evidence(shelf: Shelf, digest: str, where: str, seal: SealKey | None) -> Iterator[Finding]:
    if not shelf.has(digest):
        yield Finding(kind="evidence", where=where, says=f"The file of {where} is missing.")
    elif not shelf.check(digest, seal):
        yield Finding(
            kind="evidence", where=where, says=f"The file of {where} is damaged or was changed."
        )
