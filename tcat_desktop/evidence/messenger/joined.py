"""The parts of one Messenger or Instagram chat joined into messages in the order of time."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.messenger.records import Part, Record
from tcat_desktop.evidence.reading import DELETED, SYSTEM, Attached, Message, Reading

_NUMBER: Final = re.compile(r"(?:^|_)(\d+)\.(?:json|html?)$", re.IGNORECASE)
# From memory of what Facebook does: a part is full at so many messages.
_FULL: Final = 10_000
# Between these months standard downloads lost the chats that became end-to-end encrypted.
_STOPS: Final = ("2023-12", "2024-07")


def number_of(name: str) -> int | None:
    """The number that the download gave a part: 2 for ``message_2.json``."""
    found = _NUMBER.search(PurePosixPath(name.replace("\\", "/")).name)
    return int(found[1][:9]) if found else None


def join(parts: Sequence[tuple[str, Part]], attached: Sequence[Attached] = ()) -> Reading:
    """One reading of all parts; each is given with the name of its file."""
    records = _in_order([part for _, part in sorted(parts, key=_newest_last)])
    messages = tuple(_message(number, each) for number, each in enumerate(records, start=1))
    written = [each.at for each in messages if each.at]
    first = parts[0][1]
    files = [file for each in records for file in each.files]
    return Reading(
        kind=kinds.MESSENGER,
        text="\n".join(f"{m.sender}: {m.words}" if m.sender else m.words for m in messages),
        messages=messages,
        participants=tuple(dict.fromkeys(each.sender for each in messages if each.sender)),
        first=min(written, default=None),
        last=max(written, default=None),
        attachments=tuple(attached),
        attachment_count=max(len(files), len(attached)),
        facts=_facts(parts, records),
        warnings=(*_of_parts(parts), *_of_messages(first, messages), *_of_files(files, attached)),
    )


def _newest_last(part: tuple[str, Part]) -> int:
    """``message_1`` holds the newest messages, so the highest number comes first."""
    return -(number_of(part[0]) or 0)


def _in_order(parts: Sequence[Part]) -> list[Record]:
    records: list[Record] = []
    for part in parts:
        timed = [each.when for each in part.records if each.when is not None]
        newest_first = bool(timed) and timed[0] > timed[-1]
        records += reversed(part.records) if newest_first else part.records
    # An entry without a time stays behind the one it stood behind.
    last = 0
    keyed = []
    for each in records:
        last = each.when if each.when is not None else last
        keyed.append((last, each))
    return [each for _, each in sorted(keyed, key=lambda pair: pair[0])]


def _message(number: int, record: Record) -> Message:
    return Message(
        number=number,
        line=record.line,
        lines=1,
        at=record.at,
        stamp=record.stamp,
        sender=record.sender,
        words=record.words,
        mark=record.mark if record.sender else SYSTEM,
        attachment=", ".join(PurePosixPath(each).name for each in record.files),
    )


def _facts(
    parts: Sequence[tuple[str, Part]], records: Sequence[Record]
) -> tuple[tuple[str, str], ...]:
    first = parts[0][1]
    facts = []
    if first.title:
        facts.append(("Title", first.title))
    members = tuple(dict.fromkeys(name for _, part in parts for name in part.members))
    if members:
        facts.append(("In the chat", ", ".join(members)))
    times = (
        "the file holds UTC; shown as British clocks stood"
        if first.utc
        else "as the page shows them; it names no time zone"
    )
    facts.append(("Times", times))
    numbers = sorted(number for name, _ in parts if (number := number_of(name)) is not None)
    if len(numbers) > 1:
        facts.append(("Parts", ", ".join(f"{each:,}" for each in numbers)))
    unsent = sum(each.mark == DELETED for each in records)
    if unsent:
        facts.append(("Unsent by their senders", f"{unsent:,}"))
    reactions = sum(each.reactions for each in records)
    if reactions:
        facts.append(("Reactions", f"{reactions:,}"))
    return tuple(facts)


def _of_parts(parts: Sequence[tuple[str, Part]]) -> list[str]:
    said = []
    if not parts[0][1].encrypted:
        numbers = {number for name, _ in parts if (number := number_of(name)) is not None}
        missing = [
            each for each in range(1, min(max(numbers, default=0), 999)) if each not in numbers
        ]
        if missing:
            which = ", ".join(f"{each:,}" for each in missing[:5])
            noun = "Part" if len(missing) == 1 else "Parts"
            more = f" and {len(missing) - 5:,} more" if len(missing) > 5 else ""
            said.append(
                f"{noun} {which}{more} of this chat {'is' if len(missing) == 1 else 'are'} not"
                " here, so messages are missing."
            )
        oldest = max(parts, key=lambda part: number_of(part[0]) or 0)[1]
        if len(oldest.records) >= _FULL:
            said.append(
                f"The last part holds {len(oldest.records):,} messages, as a full one does: there"
                " may be another part with older messages."
            )
    odd = sum(part.odd for _, part in parts)
    if odd:
        many = "One entry is no message" if odd == 1 else f"{odd:,} entries are no messages"
        said.append(f"{many} in any form known here, and cannot be shown.")
    return said


def _of_messages(first: Part, messages: Sequence[Message]) -> list[str]:
    said = []
    written = [each.at for each in messages if each.at]
    if not first.encrypted and written and _STOPS[0] <= max(written) < _STOPS[1]:
        said.append(
            f"The messages stop in {_month(max(written))}. About then chats became end-to-end"
            " encrypted, and those come in a separate download."
        )
    undated = len(messages) - len(written)
    if undated:
        many = "One message gives" if undated == 1 else f"{undated:,} messages give"
        said.append(f"{many} no time that can be read.")
    if len({each.sender for each in messages if each.sender}) == 1 and len(messages) > 1:
        said.append("Only one person writes in this file.")
    if first.utc and any(one[:13] == two[:13] and one > two for one, two in pairwise(written)):
        said.append("The clocks went back during this chat, so one hour of it came twice.")
    return said


def _month(moment: str) -> str:
    names = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
             "October", "November", "December")  # fmt: skip
    return f"{names[int(moment[5:7]) - 1]} {moment[:4]}"


def _of_files(files: Sequence[str], attached: Sequence[Attached]) -> list[str]:
    if not attached or not files:
        return []
    here = {PurePosixPath(each.name).name for each in attached}
    missing = sorted({PurePosixPath(each).name for each in files} - here)
    if not missing:
        return []
    shown = ", ".join(missing[:3]) + (f" and {len(missing) - 3:,} more" if len(missing) > 3 else "")
    return [f"The chat names files that are not in the zip folder: {shown}."]
