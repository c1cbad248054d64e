"""The records of one desk, open: its database, its shelf, and the marks kept beside them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine

from tcat_desktop.journey.refusals import Conflict
from tcat_desktop.records import audit, engine
from tcat_desktop.records.audit import Head
from tcat_desktop.records.high_water import HighWater
from tcat_desktop.records.keys import DeskKeys, KeyFile
from tcat_desktop.records.places import Places
from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.shelf import Shelf

# The revision this program writes; the newest file under migrations/versions.
SCHEMA: Final = "2026_11_25"


class Records:
    """Everything that is kept, opened with the data key. Let go with ``close``.

    ``seal`` opens sealed messages too; it is there while somebody sits here who may have it.
    """

    def __init__(self, folder: Path, dek: bytes, *, seal: SealKey | None = None) -> None:
        self.folder = folder
        self.dek = dek
        self.seal = seal
        keys = DeskKeys.of(dek)
        self.keys = keys
        self.key_file = KeyFile.load(folder)
        self.engine: Engine = engine.open_database(Places(folder).database, keys.database)
        self.shelf = Shelf(Places(folder).shelf, keys.shelf, seals_with=self.key_file.seals_with)
        self._high_water = HighWater(folder, keys.high_water)
        self._latest: Head | None = None
        try:
            with self.reading() as conn:
                self._high_water.check(conn)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view; nothing can be written in it."""
        with engine.reading(self.engine) as conn:
            yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The write transaction. After the commit the high-water mark follows the audit."""
        self._latest = None
        with engine.writing(self.engine) as conn:
            yield conn
        self._note_high_water()

    def _note_high_water(self) -> None:
        if self._latest is not None:
            self._high_water.note(self._latest)

    def note(
        self,
        conn: Connection,
        *,
        at: datetime,
        command_id: str,
        actor: int | None,
        act: str,
        what: str,
        object_id: int | None,
        detail: Mapping[str, Any],
    ) -> None:
        """Write the audit row of what was just done, into the same transaction."""
        try:
            self._latest = audit.append(
                conn, at=at, command_id=command_id, actor=actor, act=act, what=what,
                object_id=object_id, detail=detail, key=self.keys.audit,
            )  # fmt: skip
        except audit.AlreadyDoneError:
            raise Conflict(
                "This was done already.", what_to_do="Open the page again to see it."
            ) from None

    def forget_seal(self) -> None:
        """Let go of what opens sealed messages, as on locking."""
        self.seal = None
        self.shelf.forget()

    def close(self) -> None:
        """Let go of every connection; the key goes with the object."""
        self.forget_seal()
        self.engine.dispose()
