"""Which number of a date is the day: proven from the file, or asked of a person, never guessed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from tcat_desktop.evidence.reading import AMBIGUOUS, CONFLICT, Choice
from tcat_desktop.evidence.whatsapp.entries import Entry
from tcat_desktop.evidence.whatsapp.shape import Lock
from tcat_desktop.evidence.whatsapp.writing import plain

DMY, MDY, YMD = "dmy", "mdy", "ymd"

# Beyond these a phone counts its years in another calendar.
FIRST_YEAR, LAST_YEAR = 1990, 2100

_NAMED_DATE: Final = re.compile(
    r"(?:IMG|VID|AUD|PTT|STK|DOC|GIF)-(\d{4})(\d\d)(\d\d)-WA"
    r"|-(?:PHOTO|VIDEO|AUDIO|GIF|STICKER)-(\d{4})-(\d\d)-(\d\d)-"
)
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December")  # fmt: skip
_COMES_FIRST: Final = {DMY: "the day comes first", MDY: "the month comes first"}


@dataclass(frozen=True, slots=True)
class DateOrder:
    """The order, the proof in words, and what to say or ask where there is none."""

    order: str
    proof: str = ""
    choice: Choice | None = None
    warning: str = ""


Numbers = tuple[str, str, str]


def spelled(day: date) -> str:
    """4 February 2023."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_of(numbers: Numbers, order: str) -> date | None:
    """The day that the numbers name in this order, or None where there is no such day to show."""
    a, b, c = (int(each) for each in numbers)
    year, month, day = {DMY: (c, b, a), MDY: (c, a, b), YMD: (a, b, c)}[order]
    if len(numbers[0 if order == YMD else 2]) == 2:
        year += 2000
    elif 2400 < year < 2700:
        # Thai phones count from the Buddha: 2565 is 2022 (equal year for year since 1941).
        year -= 543
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_order_of(
    entries: Sequence[Entry],
    lock: Lock,
    named: Iterable[tuple[Entry, str]],
    exported: date | None = None,
) -> DateOrder:
    """The order of a file. ``named`` are attachments with the entry that brought each."""
    first_seen: dict[Numbers, Entry] = {}
    for entry in entries:
        first_seen.setdefault(entry.header.numbers, entry)
    if lock.shape.year_first or _years_lead(first_seen):
        return _year_first(first_seen)
    proven = _by_range(first_seen)
    if proven is not None:
        return proven
    return (
        _by_attachments(named)
        or _by_shape(lock, entries[0])
        or _by_export(first_seen, exported)
        or _unproven(entries, first_seen)
    )


def _years_lead(seen: dict[Numbers, Entry]) -> bool:
    """Two figures each, and the last cannot be a year: WhatsApp began in 2009."""
    if any(len(numbers[2]) != 2 or len(numbers[0]) != 2 for numbers in seen):
        return False
    last = [int(numbers[2]) for numbers in seen]
    fits = all(int(numbers[0]) >= 9 and day_of(numbers, YMD) for numbers in seen)
    return fits and (min(last) < 9 and len({numbers[0] for numbers in seen}) <= len(set(last)))


def _year_first(seen: dict[Numbers, Entry]) -> DateOrder:
    for numbers, entry in seen.items():
        if day_of(numbers, YMD) is None and int(numbers[1]) > 12:
            return DateOrder(
                CONFLICT,
                warning=f"The year comes first, yet {int(numbers[1])} on line {entry.line} cannot"
                " be a month, so no date of this file is certain.",
            )
    return DateOrder(YMD, "the year comes first, then the month")


def _by_range(seen: dict[Numbers, Entry]) -> DateOrder | None:
    only: dict[str, list[Entry]] = {DMY: [], MDY: []}
    for numbers, entry in seen.items():
        first, second = int(numbers[0]), int(numbers[1])
        if first > 12:
            only[DMY].append(entry)
        elif second > 12:
            only[MDY].append(entry)
    if only[DMY] and only[MDY]:
        day, month = only[DMY][0], only[MDY][0]
        return DateOrder(
            CONFLICT,
            warning=f"The dates contradict each other: on {_lines(only[DMY])} the first number"
            f" cannot be a month ({plain(day.header.stamp)}), on {_lines(only[MDY])} the second"
            f" cannot ({plain(month.header.stamp)}). No date of this file is certain.",
        )
    for order, place in ((DMY, 0), (MDY, 1)):
        if only[order]:
            entry = only[order][0]
            number = int(entry.header.numbers[place])
            return DateOrder(
                order,
                f"{_COMES_FIRST[order]}: {number} on line {entry.line} cannot be a month",
            )
    return None


def _lines(entries: Sequence[Entry]) -> str:
    numbers = [f"{entry.line:,}" for entry in entries[:3]]
    more = f" and {len(entries) - 3:,} more" if len(entries) > 3 else ""
    return f"line{'s' if len(entries) > 1 else ''} {', '.join(numbers)}{more}"


def _by_attachments(named: Iterable[tuple[Entry, str]]) -> DateOrder | None:
    proofs: dict[str, tuple[Entry, str]] = {}
    for entry, name in named:
        found = _NAMED_DATE.search(name)
        if found is None:
            continue
        year, month, day = (int(each) for each in found.groups() if each is not None)
        fits = {
            order
            for order in (DMY, MDY)
            if (read := day_of(entry.header.numbers, order)) is not None
            and (read.year, read.month, read.day) == (year, month, day)
        }
        if len(fits) == 1:
            proofs.setdefault(fits.pop(), (entry, name))
    if len(proofs) != 1:
        return None
    order, (entry, name) = next(iter(proofs.items()))
    return DateOrder(
        order, f"{_COMES_FIRST[order]}: the attachment {name} on line {entry.line} carries its date"
    )


def _by_shape(lock: Lock, first: Entry) -> DateOrder | None:
    shape, stamp = lock.shape, plain(first.header.stamp)
    if shape.separators == (".", "."):
        return DateOrder(DMY, f"the day comes first: dates are written with dots ({stamp})")
    if shape.separators == ("-", "-") and shape.year_digits == 4:
        return DateOrder(
            DMY, f"the day comes first: dates are written with hyphens, the year last ({stamp})"
        )
    return None


def _by_export(seen: dict[Numbers, Entry], exported: date | None) -> DateOrder | None:
    """Nothing was written after the day the phone made the file."""
    if exported is None or exported.year < 2009:
        return None
    late: dict[str, Entry] = {}
    for numbers, entry in seen.items():
        for order in (DMY, MDY):
            day = day_of(numbers, order)
            # A day of grace: the phone and the zip may count in different time zones.
            if day is not None and day.toordinal() > exported.toordinal() + 1:
                late.setdefault(order, entry)
    if len(late) != 1:
        return None
    wrong, entry = next(iter(late.items()))
    order = MDY if wrong == DMY else DMY
    return DateOrder(
        order,
        f"{_COMES_FIRST[order]}: else line {entry.line} were later than the export of"
        f" {spelled(exported)}",
    )


def _unproven(entries: Sequence[Entry], seen: dict[Numbers, Entry]) -> DateOrder:
    differs = [
        each for each in seen.values() if int(each.header.numbers[0]) != int(each.header.numbers[1])
    ]
    entry = (differs or list(seen.values()))[0]
    readings = tuple(
        (order, spelled(day))
        for order in (DMY, MDY)
        if (day := day_of(entry.header.numbers, order)) is not None
    )
    hint = (
        _hint(entries, seen)
        if differs
        else (
            "In every date of this file day and month are the same number, so both readings agree."
        )
    )
    return DateOrder(
        AMBIGUOUS,
        choice=Choice(
            line=entry.line, stamp=plain(entry.header.stamp), readings=readings, hint=hint
        ),
        warning="The file does not show whether the day or the month comes first, so no date is"
        " shown until somebody says which.",
    )


def _hint(entries: Sequence[Entry], seen: dict[Numbers, Entry]) -> str:
    hints = []
    stamps = [plain(each.header.stamp) for each in seen.values()]
    small = [number for each in seen for number in each[:2] if int(number) < 10]
    padded = bool(small) and all(len(number) == 2 for number in small)
    short = bool(small) and all(len(number) == 1 for number in small)
    year = len(entries[0].header.numbers[2])
    if any("PM" in each or "AM" in each for each in stamps) and short and year == 2:
        hints.append(
            "Capital AM or PM with short dates is usual on phones set to American English."
        )
    if any("pm" in each or "am" in each for each in stamps) and padded and year == 4:
        hints.append("Small am or pm with full dates is usual on phones set to British English.")
    rising = [order for order in (DMY, MDY) if _rises(entries, order)]
    if len(rising) == 1 and len(seen) > 1:
        hints.append(f"The times only run forward if {_COMES_FIRST[rising[0]]}.")
    if not hints:
        return ""
    return " ".join([*hints, "This is a hint, not a proof."])


def _rises(entries: Sequence[Entry], order: str) -> bool:
    days = [day_of(each.header.numbers, order) for each in entries]
    known = [each for each in days if each is not None]
    return all(one <= two for one, two in pairwise(known))
