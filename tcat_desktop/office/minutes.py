"""What minutes are made of, and how they are kept: points, actions, who was there, and when."""

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from tcat_desktop.office import checks
from tcat_desktop.office.words import long_date

# What is said at the start of every meeting, so that nobody is trapped into anything.
SAID_AT_THE_START = (
    "The parent did not have to come",
    "The companion may speak too",
    "How to complain, and that it is separate",
    "No one is recording",
)
# These two items of the agenda hold points and actions instead of running words.
POINTS, ACTIONS = "Agreed and not agreed", "Actions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something agreed to be done: what, by whom, and by when (or not said)."""

    what: str
    who: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One heading of the agenda with what was said under it, a point a line."""

    title: str
    words: str = ""

    @property
    def points(self) -> tuple[str, ...]:
        """Each point, without the empty lines."""
        return tuple(filter(None, map(str.strip, self.words.splitlines())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at the meeting, her part in it, and a note such as “Came at 16:05”."""

    name: str
    part: str = ""
    present: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A break, from and until, as ``16:05``; ``until`` is empty while it goes on."""

    at: str
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes as they stand. Times are ``15:47`` or empty; days are there once it began."""

    items: tuple[AgendaItem, ...] = ()
    agreed: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    said_at_start: tuple[str, ...] = ()
    adjustments: str = ""
    started: str = ""
    ended: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    breaks: tuple[Break, ...] = ()

    def kept(self) -> dict[str, Any]:
        """As plain values, dates as ISO text."""
        plain = asdict(self)
        for row in (*plain["actions"], plain):
            for name in ("by", "started_on", "ended_on"):
                if name in row:
                    row[name] = row[name].isoformat() if row[name] else ""
        return plain


def read_minutes(kept: dict[str, Any]) -> Minutes:
    """Minutes from plain values, as ``Minutes.kept`` made them now or in an older version."""
    return Minutes(
        items=tuple(
            AgendaItem(title=row["title"], words=row.get("words", ""))
            for row in kept.get("items", ())
        ),
        agreed=tuple(kept.get("agreed", ())),
        disputed=tuple(kept.get("disputed", ())),
        actions=tuple(
            Action(what=row["what"], who=row.get("who", ""), by=_day(row.get("by", "")))
            for row in kept.get("actions", ())
        ),
        attendance=tuple(Attendance(**row) for row in kept.get("attendance", ())),
        said_at_start=tuple(kept.get("said_at_start", ())),
        adjustments=kept.get("adjustments", ""),
        started=kept.get("started", ""),
        ended=kept.get("ended", ""),
        started_on=_day(kept.get("started_on", "")),
        ended_on=_day(kept.get("ended_on", "")),
        breaks=tuple(Break(**row) for row in kept.get("breaks", ())),
    )


def _day(kept: str) -> date | None:
    return date.fromisoformat(kept) if kept else None


def agenda(purpose: str, short_name: str) -> tuple[AgendaItem, ...]:
    """The usual agenda, filled in from the purpose."""
    return (
        AgendaItem(title="Welcome and purpose", words=checks.needed(purpose, "No purpose.", "")),
        AgendaItem(title=f"What happened, in {short_name}’s words"),
        AgendaItem(title=POINTS),
        AgendaItem(title=ACTIONS),
        AgendaItem(title="Close, and what will be sent"),
    )


def next_day(minutes: Minutes) -> date | None:
    """The day it ended on when that is not the day it began on, else None."""
    over = minutes.started_on and minutes.ended_on and minutes.ended_on > minutes.started_on
    return minutes.ended_on if over else None


def hours(minutes: Minutes) -> str:
    """``15:47 to 16:20``; past midnight the later day is named: ``23:50 to 00:10 on Tuesday …``."""
    if not minutes.started:
        return f"Until {minutes.ended}"
    later = next_day(minutes)
    on = f" on {long_date(later)}" if later else ""
    return f"{minutes.started} to {minutes.ended}{on}"


def lasted(minutes: Minutes, ended_on: date, ended: str) -> int:
    """How many minutes from the start to that end by the clock on the wall, 0 if unknown."""
    if not (minutes.started and minutes.started_on):
        return 0
    start = datetime.combine(minutes.started_on, time.fromisoformat(minutes.started))
    end = datetime.combine(ended_on, time.fromisoformat(ended))
    return round((end - start).total_seconds() / 60)


_BREAK = re.compile(r"break (?:after|every) (\d{1,3}) min", re.IGNORECASE)


def break_due(minutes: Minutes) -> str:
    """When the break that was arranged is due, as ``16:17``; empty when none is, or one is on."""
    arranged = _BREAK.search(minutes.adjustments)
    running = bool(minutes.breaks) and not minutes.breaks[-1].until
    if arranged is None or running or not minutes.started or minutes.ended:
        return ""
    since = minutes.breaks[-1].until if minutes.breaks else minutes.started
    gone = int(since[:2]) * 60 + int(since[3:]) + int(arranged[1])
    return f"{gone // 60 % 24:02}:{gone % 60:02}"
