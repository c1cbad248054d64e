"""How far the audit had come, kept outside the database, so that older records are noticed.

SQLite finds a deleted `-wal`, or last week's copy in place of today's, perfectly in order. This
mark does not. It is written after each commit and not flushed: the commit was, so after a power
cut the mark is at most behind, and a mark that is behind is no alarm. Two lines are written in
turn, each with its own MAC, so that one torn by the cut leaves the other.

It does not see a page put back to an older state while the audit stays, nor a folder put back
as a whole, mark and all: for those there are the backups and the printed checkpoints.
"""

import hmac
import json
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.records.audit import Head, head
from tcat_desktop.records.files import read_if_there, write_whole

HIGH_WATER: Final = "high-water.json"
_LINE: Final = 256
_AT = sa.text("SELECT hash FROM audit WHERE seq = :seq")


class HighWater:
    """``high-water.json`` in the data folder; the key is 32 bytes."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / HIGH_WATER
        self._key = key

    def note(self, latest: Head) -> None:
        """After a commit: how far the audit has come. Costs one small write, and never fails.

        The command is done by then: a mark that could not be written must not say otherwise.
        """
        try:
            with self._path.open("r+b", buffering=0) as file:
                file.seek(_LINE * (latest.seq % 2))
                file.write(self._line(latest))
        except OSError:
            return

    def accept(self, latest: Head) -> None:
        """Start from here: a new desk, or one restored on purpose. Raises Trouble."""
        write_whole(self._path, self._line(latest) * 2)

    def read(self) -> Head | None:
        """The furthest mark that is whole; None if there is none."""
        raw = read_if_there(self._path) or b""
        marks = [self._parse(raw[start : start + _LINE]) for start in (0, _LINE)]
        whole = [mark for mark in marks if mark is not None]
        return max(whole, key=lambda mark: mark.seq, default=None)

    def check(self, conn: Connection) -> None:
        """Raise Trouble if these records are older than, or other than, those last seen here."""
        mark = self.read()
        if mark is None:
            state = "damaged" if self._path.exists() else "missing"
            raise Trouble(
                f"The high-water mark beside the records is {state}, so nobody can tell whether "
                "these records are the newest.",
                what_to_do="Compare the newest case with what you remember; then restore the "
                "newest good backup, or accept these records: “tcat-desktop accept”.",
            )
        if mark.seq == 0:
            return
        row = conn.execute(_AT, {"seq": mark.seq}).first()
        if row is None:
            lost = mark.seq - head(conn).seq
            entries = "entry is" if lost == 1 else "entries are"
            raise Trouble(
                f"These records are older than this computer has seen: the newest {lost:,} "
                f"{entries} missing.",
                what_to_do="Somebody put back an older copy, or a program deleted desk.db-wal. "
                "Restore the newest good backup, or accept the older records on purpose: "
                "“tcat-desktop accept”.",
            )
        if not hmac.compare_digest(str(row.hash), mark.hash):
            raise Trouble(
                "These records have another history than those this computer has seen.",
                what_to_do="They come from another copy of the desk. Restore the newest good "
                "backup, or accept these records on purpose: “tcat-desktop accept”.",
            )

    def _line(self, mark: Head) -> bytes:
        said = {"seq": mark.seq, "hash": mark.hash, "mac": self._mac(mark)}
        return json.dumps(said).encode().ljust(_LINE - 1) + b"\n"

    def _parse(self, line: bytes) -> Head | None:
        try:
            said = json.loads(line)
            mark = Head(seq=int(said["seq"]), hash=str(said["hash"]))
            mac = str(said["mac"])
        except (ValueError, KeyError, TypeError):
            return None
        return mark if hmac.compare_digest(mac, self._mac(mark)) else None

    def _mac(self, mark: Head) -> str:
        return hmac.new(self._key, f"{mark.seq}|{mark.hash}".encode(), "sha256").hexdigest()
