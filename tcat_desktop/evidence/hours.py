"""When messages of a chat were written: counted by sender, hour, weekday and week, and no more.

Pure functions over messages. They count; they say nothing of anybody and weigh no words. Only
dated words and media count: not what the program said, nor calls, nor what has no certain time.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from tcat_desktop.evidence.reading import MEDIA, TEXT, Message

COUNTED = frozenset({TEXT, MEDIA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One ISO week: its Monday and how many messages were written in it."""

    monday: date
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of so many."""

    part: int
    whole: int

    @property
    def per_cent(self) -> float:
        """The part in the hundred, 0 where there is nothing."""
        return 100 * self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Everything that is counted of one chat, or of one sender in it.

    ``heat`` has seven rows, Monday first, of 24 hours each. ``weeks`` has every ISO week from the
    first to the last, empty ones as well. ``over`` are the weeks with more than ``threshold``
    messages, None where no threshold was given.
    """

    counted: int
    left_out: int
    by_sender: tuple[tuple[str, int], ...]
    heat: tuple[tuple[int, ...], ...]
    weeks: tuple[Week, ...]
    outside_hours: Share
    outside_term: Share
    threshold: int | None
    over: tuple[Week, ...]


OpenHours = Mapping[int, tuple[str, str]]


def count_hours(
    messages: Sequence[Message],
    *,
    open_hours: OpenHours,
    closed_days: Collection[date] = frozenset(),
    sender: str = "",
    urgent: Collection[int] = frozenset(),
    threshold: int | None = None,
) -> Hours:
    """Counts the dated words and media of everybody, or of one sender.

    ``open_hours`` gives for a weekday (Monday is 0) from when to when the school is open, as
    ``("08:00", "17:00")``: the first minute counts as open, the last as closed; a weekday that is
    not named is closed all day. On ``closed_days`` (holidays, INSET days, closures) the school is
    closed whatever the weekday; ``outside_term`` counts those alone. ``urgent`` are the numbers
    of messages that a person marked urgent: they are left out.
    """
    spans = {day: (_time(start), _time(end)) for day, (start, end) in open_hours.items()}
    closed = frozenset(closed_days)
    left = frozenset(urgent)
    moments: list[datetime] = []
    senders: Counter[str] = Counter()
    left_out = 0
    for each, moment in _dated(messages, sender):
        if each.number in left:
            left_out += 1
            continue
        moments.append(moment)
        senders[each.sender] += 1
    weeks = weeks_of(moments)
    return Hours(
        counted=len(moments),
        left_out=left_out,
        by_sender=tuple(sorted(senders.items(), key=lambda pair: (-pair[1], pair[0]))),
        heat=heat_of(moments),
        weeks=weeks,
        outside_hours=Share(
            part=sum(not _open(each, spans, closed) for each in moments), whole=len(moments)
        ),
        outside_term=Share(part=sum(each.date() in closed for each in moments), whole=len(moments)),
        threshold=threshold,
        over=() if threshold is None else tuple(w for w in weeks if w.messages > threshold),
    )


def heat_of(moments: Iterable[datetime]) -> tuple[tuple[int, ...], ...]:
    """Seven rows of 24: how many were written in each hour of each weekday, Monday first."""
    cells = Counter((each.weekday(), each.hour) for each in moments)
    return tuple(tuple(cells[day, hour] for hour in range(24)) for day in range(7))


def weeks_of(moments: Iterable[datetime]) -> tuple[Week, ...]:
    """Every ISO week from the first message to the last, with how many each has."""
    counts = Counter(_monday(each.date()) for each in moments)
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    return tuple(
        Week(monday=date.fromordinal(day), messages=counts[day])
        for day in range(first, last + 1, 7)
    )


def _monday(day: date) -> int:
    """The ordinal of the Monday that the day's ISO week begins with."""
    return day.toordinal() - day.weekday()


def _dated(messages: Iterable[Message], sender: str) -> Iterator[tuple[Message, datetime]]:
    for each in messages:
        if each.at and each.sender and each.mark in COUNTED and sender in ("", each.sender):
            yield each, datetime.fromisoformat(each.at)


def _open(
    moment: datetime, spans: Mapping[int, tuple[time, time]], closed: Collection[date]
) -> bool:
    span = spans.get(moment.weekday())
    if span is None or moment.date() in closed:
        return False
    return span[0] <= moment.time() < span[1]


def _time(words: str) -> time:
    # A school that is open to the end of the day says 24:00.
    return time.max if words == "24:00" else time.fromisoformat(words)
