"""What a chat shows: who wrote to whom, when and how often (C35, C40, C41); never a verdict.

It counts and it says what was counted. It weighs no words and gives nobody a score: whether a
message mattered is for a person to say, and a message about a child's welfare that could not
wait is left out by a person's mark.
"""

from bisect import insort
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import Final

from tcat_desktop.evidence.hours import COUNTED, Hours, OpenHours, Share, count_hours
from tcat_desktop.evidence.reading import Message
from tcat_desktop.journey.deadlines import Calendar
from tcat_desktop.journey.school_calendar import (
    WEEKDAYS,
    bank_holidays_not_known,
    long_day,
    terms_not_known,
)

__all__ = ["ChatCounts", "Facts", "SenderCount", "Share", "WeekCount", "counts_of"]

NOT_WHY: Final = "This says when, not why."


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What people have said that a count needs.

    ``called`` gives a participant's name in the register, where somebody has said who that is;
    ``staff`` are the participants who are members of staff. ``hours`` are by weekday, Monday is
    0, and a weekday without is none of work. ``frequent`` is what the head has set, 0 for nothing.
    """

    hours: OpenHours
    whose: str
    calendar: Calendar
    urgent: Collection[int] = frozenset()
    frequent: int = 0
    called: Mapping[str, str]
    staff: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderCount:
    """What one participant wrote. ``sender`` is as the chat writes it, ``name`` as a person says.

    ``to`` is the other one where two write to each other, else empty: everybody in the chat.
    """

    sender: str
    name: str
    to: str
    counted: int
    left_out: int
    outside: Share
    closed: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCount:
    """One week from its Monday: ``usual`` is the median of the weeks before, None for the first.

    ``over`` says that it has more than the head calls frequent, ``closed`` on how many of its
    five weekdays the school was closed.
    """

    monday: date
    messages: int
    usual: float | None
    over: bool
    closed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatCounts:
    """Everything that is counted of what one participant wrote, or everybody (``sender`` empty).

    ``heat`` has seven rows, Monday first, of 24 hours. ``sentences`` say what was counted,
    ``notes`` what was not and why.
    """

    sender: str
    who: str
    senders: tuple[SenderCount, ...]
    whose_hours: str
    hours: tuple[tuple[str, str] | None, ...]
    counted: int
    left_out: int
    heat: tuple[tuple[int, ...], ...]
    weeks: tuple[WeekCount, ...]
    days: tuple[tuple[date, int], ...]
    outside: Share
    closed: Share
    frequent: int
    sentences: tuple[str, ...]
    notes: tuple[str, ...]


def counts_of(messages: Sequence[Message], facts: Facts, sender: str | None = None) -> ChatCounts:
    """Count what ``sender`` wrote; everybody for ``""``, and for None whoever writes to staff."""
    days = {each.at[:10] for each in messages if each.at}
    closed = frozenset(day for each in days if _closed(day := date.fromisoformat(each), facts))
    senders = _senders(messages, facts, closed)
    if sender is None:
        sender = _first_shown(senders, facts)
    hours = _count(messages, facts, closed, sender)
    weeks = _weeks(hours, facts)
    who = facts.called.get(sender, "") or sender
    undated = sum(1 for each in messages if each.sender and not each.at)
    return ChatCounts(
        sender=sender,
        who=who,
        senders=senders,
        whose_hours=facts.whose,
        hours=tuple(facts.hours.get(day) for day in range(7)),
        counted=hours.counted,
        left_out=hours.left_out,
        heat=hours.heat,
        weeks=weeks,
        days=_days(messages, facts, sender),
        outside=hours.outside_hours,
        closed=hours.outside_term,
        frequent=facts.frequent,
        sentences=tuple(_sentences(hours, weeks, facts, who)),
        notes=tuple(_notes(days, facts, undated)),
    )


def _count(
    messages: Sequence[Message], facts: Facts, closed: Collection[date], sender: str
) -> Hours:
    return count_hours(
        messages, open_hours=facts.hours, closed_days=closed, sender=sender, urgent=facts.urgent,
        threshold=facts.frequent or None,
    )  # fmt: skip


def _closed(day: date, facts: Facts) -> bool:
    """Whether the day lies in the holidays, Saturdays of them too, or is closed for a reason."""
    if facts.calendar.in_term(day) is False and day not in facts.calendar.inset:
        return True
    return day.weekday() < 5 and bool(facts.calendar.why_closed(day))


def _senders(
    messages: Sequence[Message], facts: Facts, closed: Collection[date]
) -> tuple[SenderCount, ...]:
    """Everybody who wrote, the one with most messages first."""
    wrote = [each for each in messages if each.sender]
    by_name = {
        name: tuple(held)
        for name, held in groupby(sorted(wrote, key=attrgetter("sender")), attrgetter("sender"))
    }
    found = []
    for name, held in by_name.items():
        hours = _count(held, facts, closed, name)
        others = [each for each in by_name if each != name]
        to = facts.called.get(others[0], "") or others[0] if len(others) == 1 else ""
        found.append(
            SenderCount(
                sender=name,
                name=facts.called.get(name, ""),
                to=to,
                counted=hours.counted,
                left_out=hours.left_out,
                outside=hours.outside_hours,
                closed=hours.outside_term,
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.counted - each.left_out, each.sender)))


def _first_shown(senders: Sequence[SenderCount], facts: Facts) -> str:
    """Where somebody writes to staff, that is what is asked about; else everybody."""
    others = [each.sender for each in senders if each.sender not in facts.staff]
    return others[0] if facts.staff and len(others) == 1 else ""


def _weeks(hours: Hours, facts: Facts) -> tuple[WeekCount, ...]:
    before: list[int] = []
    found = []
    over = {each.monday for each in hours.over}
    for each in hours.weeks:
        weekdays = [each.monday + timedelta(days=day) for day in range(5)]
        found.append(
            WeekCount(
                monday=each.monday,
                messages=each.messages,
                usual=float(median(before)) if before else None,
                over=each.monday in over,
                closed=sum(_closed(day, facts) for day in weekdays),
            )
        )
        insort(before, each.messages)
    return tuple(found)


def _days(messages: Sequence[Message], facts: Facts, sender: str) -> tuple[tuple[date, int], ...]:
    everything = count_days(messages, urgent=facts.urgent, sender=sender)
    return tuple(sorted(everything.items()))


def count_days(
    messages: Sequence[Message], *, urgent: Collection[int] = frozenset(), sender: str = ""
) -> Counter[date]:
    """How many were written on each day that has any."""
    left = frozenset(urgent)
    found = Counter(
        each.at[:10]
        for each in messages
        if each.at and each.sender and each.mark in COUNTED
        and sender in ("", each.sender) and each.number not in left
    )  # fmt: skip
    return Counter({date.fromisoformat(day): many for day, many in found.items()})


# -- in words --------------------------------------------------------------------------------


def _sentences(hours: Hours, weeks: Sequence[WeekCount], facts: Facts, who: str) -> list[str]:
    if not hours.counted:
        return ["There is nothing to count here."]
    wrote = f" from {who}" if who else ""
    many = f"{hours.counted:,} message{'s' if hours.counted != 1 else ''}{wrote}"
    outside, closed = hours.outside_hours, hours.outside_term
    hours_of = f"{facts.whose}{_same_each_day(facts.hours)}"
    other = "in school holidays or on other days when the school was closed"
    said = [
        f"{outside.part:,} of {many} {_were(outside.part)} sent outside {hours_of}. {NOT_WHY}",
        f"{closed.part:,} of {closed.whole:,} {_were(closed.part)} sent {other}.",
        _most(hours),
        _often(weeks, facts.frequent),
    ]
    busy = _busiest(weeks)
    return [*said, *([busy] if busy else []), *_left_out(hours.left_out)]


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _same_each_day(hours: OpenHours) -> str:
    """“, 08:30–16:30 on school days”, where every weekday has the same hours."""
    told = {hours.get(day) for day in range(5)}
    if len(told) != 1 or None in told:
        return ""
    begins, ends = next(each for each in told if each)
    return f", {begins}–{ends} on school days"


def _most(hours: Hours) -> str:
    by_day = [sum(row) for row in hours.heat]
    by_hour = [sum(column) for column in zip(*hours.heat, strict=True)]
    day, hour = by_day.index(max(by_day)), by_hour.index(max(by_hour))
    return (
        f"Most were sent on {_joined([f'{WEEKDAYS[each]}s' for each in _highest(by_day)])} "
        f"({by_day[day]:,}), and between {hour:02}:00 and {(hour + 1) % 24:02}:00 "
        f"({by_hour[hour]:,})."
    )


def _highest(counts: Sequence[int]) -> list[int]:
    return [place for place, many in enumerate(counts) if many == max(counts)]


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _often(weeks: Sequence[WeekCount], frequent: int) -> str:
    if not frequent:
        return "The head has not set how many messages a week are frequent."
    over = sum(each.over for each in weeks)
    week = "week" if len(weeks) == 1 else "weeks"
    return (
        f"In {over:,} of {len(weeks):,} {week} there were more than {frequent:,} messages, "
        "which is what the head calls frequent."
    )


def _busiest(weeks: Sequence[WeekCount]) -> str:
    busy = max(weeks, key=lambda each: each.messages)
    said = (
        f"The busiest week began on {long_day(busy.monday)} {busy.monday.year}: {busy.messages:,}."
    )
    if busy.usual is None:
        return said
    before = weeks.index(busy)
    what = (
        "The week before had"
        if before == 1
        else f"Of the {before:,} weeks before, the middle one had"
    )
    return f"{said} {what} {busy.usual:g}."


def _left_out(number: int) -> list[str]:
    if not number:
        return []
    many = "1 message" if number == 1 else f"{number:,} messages"
    return [f"{many} marked as urgent for a child’s welfare {_is(number)} not counted (C40)."]


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _notes(days: Collection[str], facts: Facts, undated: int) -> list[str]:
    said = []
    if undated:
        has = "1 message has" if undated == 1 else f"{undated:,} messages have"
        said.append(f"{has} no certain time, and {_is(undated)} not counted.")
    if not facts.staff:
        said.append(
            "Nobody has said which participant is a member of staff, so the school’s hours are "
            "used."
        )
    elif len(facts.staff) > 1:
        said.append("Several members of staff take part, so the school’s hours are used.")
    if days:
        first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
        said += terms_not_known(facts.calendar, first, last)
        said += bank_holidays_not_known(facts.calendar, first, last)
    said.append(
        "Words, pictures and sounds are counted; calls, deleted messages and what the program "
        "itself said are not. Times are as the file gives them."
    )
    return said
