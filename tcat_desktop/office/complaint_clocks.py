"""The clocks of one complaint with their working, as they stand after every closed day since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tcat_desktop.journey.deadlines import CLOCKS, Day
from tcat_desktop.office import complaint_room
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.reckoning import Deadline, again
from tcat_desktop.office.words import due_words, plain_date
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One clock: what is due, by when, how it was counted. ``days`` is the working, first to last.

    ``source`` says whether the procedure or the trust’s own clock set it.
    """

    name: str
    what: str
    on: date
    done: bool
    due: str
    tone: str
    words: str
    working: tuple[str, ...]
    days: tuple[Day, ...]
    before: bool


def clocks_of(desk: Desk, record: CaseRecord, complaint: Row) -> tuple[ClockLine, ...]:
    """The newest of each clock that was set for this complaint, what is open first."""
    newest: dict[str, Row] = {}
    since = complaint["made_at"]
    for row in sorted(record.tasks, key=lambda task: int(task["id"])):
        kept = rows.as_dict(row["reckoned"])
        ours = row["kind"].startswith(complaint_room.KIND) and kept
        if ours and (row["done_at"] is None or row["done_at"] >= since):
            newest[row["kind"]] = row
    lines = [_line(desk, record, row) for row in newest.values()]
    return tuple(sorted(filter(None, lines), key=lambda line: (line.done, line.on)))


def _line(desk: Desk, record: CaseRecord, row: Row) -> ClockLine | None:
    calendar = desk.calendar(record.school)
    made = again(rows.as_dict(row["reckoned"]), calendar)
    if made is None:
        return None
    on = date.fromisoformat(row["due_on"])
    done = row["done_at"] is not None
    words, tone = due_words(on, desk.today, calendar)
    working = made.due.working
    if made.clock.before:
        working = tuple(reversed(working))
    return ClockLine(
        name=row["kind"].removeprefix(complaint_room.KIND), what=row["title"], on=on, done=done,
        due="Done" if done else words, tone="green" if done else tone, words=_words(made),
        working=tuple(str(day) for day in working), days=working, before=made.clock.before,
    )  # fmt: skip


def _words(made: Deadline) -> str:
    """``15 school days from 9 November 2026``, INSET days said where they count."""
    counting = made.clock.counting
    kind = CLOCKS[counting.kind]
    kind = kind.removesuffix("s") if counting.count == 1 else kind
    inset = ", INSET days counted" if counting.inset_counts else ""
    start = made.due.working[0].on
    way = "before the panel on" if made.clock.before else "from"
    return f"{counting.count} {kind} {way} {plain_date(start)}{inset}"
