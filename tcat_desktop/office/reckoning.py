"""A deadline as it is kept: which clock, what started it, how it counted, and where it fell."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from tcat_desktop.journey.clocks import Clock, shipped
from tcat_desktop.journey.deadlines import Calendar, Counting, Due, due_before, reckon
from tcat_desktop.office.clock import LONDON
from tcat_desktop.records import finding
from tcat_desktop.records.rows import Connection

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A due date with its clock and its working; ``received`` is what started it."""

    clock: Clock
    received: date | datetime
    due: Due

    @property
    def on(self) -> date:
        """The day it is due."""
        return self.due.on

    @property
    def kept(self) -> dict[str, Any]:
        """As plain values, so that it can be reckoned again when a day closes."""
        return {
            "clock": self.clock.name,
            "received": self.received.isoformat(),
            "counting": asdict(self.clock.counting),
        }


def deadline(clock: Clock, received: date | datetime, calendar: Calendar) -> Deadline:
    """When a clock that ``received`` started runs out; one that counts backwards ends there."""
    counting = clock.counting
    if clock.before:
        end = received.date() if isinstance(received, datetime) else received
        if counting.inset_counts is not None:
            calendar = replace(calendar, inset_counts=counting.inset_counts)
        due = due_before(counting.kind, end, counting.count, calendar)
    else:
        due = reckon(counting, received, calendar)
    return Deadline(clock=clock, received=received, due=due)


def again(kept: dict[str, Any], calendar: Calendar) -> Deadline | None:
    """A kept deadline reckoned by another calendar, with the rules it was first counted by."""
    if not kept:
        return None
    clock = replace(shipped(kept["clock"]), counting=Counting(**kept["counting"]))
    told = str(kept["received"])
    received: date | datetime = (
        datetime.fromisoformat(told).astimezone(LONDON) if "T" in told else date.fromisoformat(told)
    )
    return deadline(clock, received, calendar)


def clock_of(conn: Connection, clock: Clock) -> Clock:
    """The clock as this trust has signed it off, else as it ships."""
    row = finding.clock_row(conn, clock.name)
    return as_set(clock, row) if row is not None else clock


def as_set(clock: Clock, row: Row) -> Clock:
    """The clock with the trust's own counting."""
    inset = row["inset_counts"]
    counting = Counting(
        kind=row["kind"],
        count=row["count"],
        inset_counts=None if inset is None else bool(inset),
        receipt_counts=bool(row["receipt_counts"]),
        closes_at=row["closes_at"],
        waits_for_term=bool(row["waits_for_term"]),
    )
    return replace(clock, counting=counting)
