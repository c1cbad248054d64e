"""Which backups are kept as they grow old: hourly, daily, weekly, monthly, then one a year."""

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from tcat_desktop.records.backup import UNFINISHED, backups_in, moment_of
from tcat_desktop.records.copies import Columns, referenced
from tcat_desktop.records.engine import open_database, reading
from tcat_desktop.records.keys import DeskKeys
from tcat_desktop.records.places import DATABASE, SHELF
from tcat_desktop.records.shelf import Shelf
from tcat_desktop.records.troubles import machine_troubles

# For so long, the newest backup of each hour, day, week and month; of each year for good, until
# the records' own retention date: somebody decides then, not a clock.
_RULES: Final[tuple[tuple[timedelta | None, Callable[[datetime], object]], ...]] = (
    (timedelta(hours=24), lambda at: (at.date(), at.hour)),
    (timedelta(days=14), lambda at: at.date()),
    (timedelta(weeks=8), lambda at: at.isocalendar()[:2]),
    (timedelta(days=366), lambda at: (at.year, at.month)),
    (None, lambda at: at.year),
)


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those of the backups made at these moments that are kept; the newest always is."""
    newest_first = sorted(moments, reverse=True)
    kept: set[datetime] = set()
    for age, period in _RULES:
        seen: set[object] = set()
        for at in newest_first:
            if age is not None and now - at > age:
                break
            if period(at.astimezone(UTC)) not in seen:
                seen.add(period(at.astimezone(UTC)))
                kept.add(at)
    return frozenset(kept)


def thin_out(to: Path, keys: DeskKeys, *, now: datetime, columns: Columns) -> int:
    """Let old backups of this desk go, and the evidence that none of the others mentions.

    Answers with how many backups went. Another desk's, and unfinished ones, are left alone.
    """
    ours = {moment_of(path): path for path in backups_in(to, keys)}
    kept = to_keep(ours, now)
    gone = [path for at, path in ours.items() if at not in kept]
    for path in gone:
        with machine_troubles():
            # No backup any more from this moment, even if the rest is never carried out.
            shutil.rmtree(path.rename(path.with_name(f"{UNFINISHED}{path.name}")))
    if gone and len(backups_in(to)) == len(kept):
        wanted = {digest for at in kept for digest in _digests(ours[at], keys, columns)}
        # A day's grace for a backup that is being made just now.
        Shelf(to / SHELF, keys.shelf).remove_unreferenced(wanted, now - timedelta(days=1))
    return len(gone)


def _digests(home: Path, keys: DeskKeys, columns: Columns) -> set[str]:
    engine = open_database(home / DATABASE, keys.database, read_only=True)
    try:
        with reading(engine) as conn:
            return set(referenced(conn, columns))
    finally:
        engine.dispose()
