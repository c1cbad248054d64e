"""What a reader of a chat should know before relying on it, in whole sentences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from tcat_desktop.evidence.reading import AMBIGUOUS, CONFLICT, SYSTEM, Message
from tcat_desktop.evidence.whatsapp.entries import Entries, Entry
from tcat_desktop.evidence.whatsapp.half_days import UNKNOWN
from tcat_desktop.evidence.whatsapp.senders import Senders

# From memory of what WhatsApp allows; the program only says that a file ends near it.
_MOST_WITHOUT_MEDIA = 40_000
_MOST_WITH_MEDIA = 10_000
# A longer run of older times is a phone whose clock was wrong rather than a pasted passage.
_LONGEST_PASSAGE = 500
_A_DAY = timedelta(days=1)


def mark_pasted(
    messages: tuple[Message, ...],
) -> tuple[tuple[Message, ...], tuple[tuple[int, int], ...]]:
    """Passages whose time runs back by more than a day: perhaps pasted, and never put in order.

    Returns the messages with such passages marked, and the first and last line of each passage.
    """
    dated = [
        (place, datetime.fromisoformat(each.at))
        for place, each in enumerate(messages)
        if each.at and each.mark != SYSTEM
    ]
    passages: list[tuple[int, int]] = []
    index = 1
    while index < len(dated):
        before, now = dated[index - 1][1], dated[index][1]
        if before - now <= _A_DAY:
            index += 1
            continue
        end = index + 1
        while (
            end < len(dated) and end - index < _LONGEST_PASSAGE and dated[end][1] < before - _A_DAY
        ):
            end += 1
        if end == len(dated) or end - index == _LONGEST_PASSAGE:
            # The time never comes back: all that is certain is where it ran backwards.
            end = index + 1
        passages.append((dated[index][0], dated[end - 1][0]))
        index = end
        # What follows the passage is measured against what stood before it.
    if not passages:
        return messages, ()
    marked = list(messages)
    for first, last in passages:
        for place in range(first, last + 1):
            marked[place] = replace(marked[place], pasted=True)
    lines = tuple((messages[one].line, messages[other].line) for one, other in passages)
    return tuple(marked), lines


def of_lines(found: Entries, senders: Senders) -> list[str]:
    """Lines and names that are not what they seem."""
    said = []
    if found.above:
        said.append(
            f"{_lines(found.above)} above the first dated line {_is(found.above)} not read as a"
            " message."
        )
    if found.other_shapes:
        said.append(
            f"{_lines(len(found.other_shapes))} begin{'s' if len(found.other_shapes) == 1 else ''}"
            " with a date in another way than the rest of the file, and stay"
            f"{'s' if len(found.other_shapes) == 1 else ''} words of the message above:"
            f" {_some(found.other_shapes)}. They may have been pasted."
        )
    for line, name, longer in senders.colons[:5]:
        said.append(
            f"On line {line:,} the name may be “{name}” or “{longer}”; the file cannot tell which."
        )
    return said


def of_times(
    messages: Sequence[Message],
    passages: Sequence[tuple[int, int]],
    entries: Sequence[Entry],
    moments: Sequence[str],
    order: str,
) -> list[str]:
    """Times that run backwards, that happened twice or never, or cannot be read."""
    said = []
    for first, last in passages[:5]:
        where = f"lines {first:,} to {last:,}" if last != first else f"line {first:,}"
        said.append(f"The time runs backwards by more than a day at {where}: possibly pasted.")
    if len(passages) > 5:
        said.append(f"The time runs backwards by more than a day in {len(passages):,} places.")
    if order not in (AMBIGUOUS, CONFLICT):
        said += _unread(entries, moments)
    said += _clock_changes(messages)
    years = {each.at[:4] for each in messages if each.at}
    if any(not "2009" <= year <= "2050" for year in years):
        said.append(
            "Some years lie before WhatsApp began or far ahead, so the phone may count years in"
            " another way."
        )
    return said


def _unread(entries: Sequence[Entry], moments: Sequence[str]) -> list[str]:
    said = []
    unknown = [entry for entry in entries if entry.header.half == UNKNOWN]
    if unknown:
        said.append(
            f"The word beside the time on line {unknown[0].line:,} ({unknown[0].header.stamp}) is"
            f" not known here, so {len(unknown):,} times are not shown: they may be morning or"
            " afternoon."
        )
    no_day = [
        entry.line
        for entry, at in zip(entries, moments, strict=True)
        if not at and entry.header.half != UNKNOWN
    ]
    if no_day:
        said.append(
            f"{_lines(len(no_day))} name{'s' if len(no_day) == 1 else ''} a day that the calendar"
            f" does not have, or a year of another calendar: {_some(no_day)}."
        )
    return said


def _clock_changes(messages: Sequence[Message]) -> list[str]:
    """In the United Kingdom the clocks change on the last Sundays of March and October."""
    twice: list[Message] = []
    never: list[Message] = []
    for each in messages:
        if each.at[11:13] != "01" or each.at[5:7] not in ("03", "10") or each.at[8:10] < "25":
            continue
        if date.fromisoformat(each.at[:10]).weekday() == 6:
            (twice if each.at[5:7] == "10" else never).append(each)
    said = []
    if twice:
        said.append(
            f"The clocks went back that night, so the hour of {_lines(len(twice)).lower()} came"
            f" twice: {_some([each.line for each in twice])}."
        )
    if never:
        said.append(
            f"The clocks went forward that night, so British clocks never showed the time of"
            f" {_lines(len(never)).lower()}: {_some([each.line for each in never])}. The phone may"
            " have been set to another country's time."
        )
    return said


def of_the_whole(messages: Sequence[Message]) -> list[str]:
    """Whether the file may be cut short, and whether only one person speaks in it."""
    said = []
    count = len(messages)
    attached = any(each.attachment for each in messages)
    if _near(count, _MOST_WITHOUT_MEDIA) or (attached and _near(count, _MOST_WITH_MEDIA)):
        most = _MOST_WITH_MEDIA if count < 20_000 else _MOST_WITHOUT_MEDIA
        said.append(
            f"WhatsApp keeps about {most:,} messages in such an export, and this file holds"
            f" {count:,}: earlier ones may be missing."
        )
    wrote = {each.sender for each in messages if each.sender}
    if len(wrote) == 1 and count > 1:
        said.append("Only one person writes in this file.")
    return said


def _near(count: int, most: int) -> bool:
    return most * 98 // 100 <= count <= most * 102 // 100


def _lines(count: int) -> str:
    return "One line" if count == 1 else f"{count:,} lines"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _some(numbers: Sequence[int]) -> str:
    shown = ", ".join(f"{each:,}" for each in numbers[:5])
    rest = len(numbers) - 5
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {shown}" + (f" and {rest:,} more" if rest > 0 else "")
