"""The days in a calendar file (.ics): every event that tells of terms, as entries.

Files come from councils, from Google and Outlook, and from nobody knows where; a broken event
costs that event, and a file that cannot be read is refused with the reason.
"""

import quopri
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.clock import LONDON
from tcat_desktop.office.dates_in_words import EARLIEST, LATEST
from tcat_desktop.office.term_entries import HALF_TERM, Edge, Entry, Kind, kind_of
from tcat_desktop.office.words import plain_date

if TYPE_CHECKING:
    from icalendar import Component

LARGEST: Final = 5_000_000  # bytes; a council's calendar has twenty thousand
MOST_EVENTS: Final = 20_000
MOST_REPEATS: Final = 60
FURTHEST: Final = timedelta(days=3 * 366)  # how far ahead a repeated day is followed
DEEPEST: Final = 20  # components within components
_DAY: Final = timedelta(days=1)

# What icalendar 7.3 raises for broken files: in 61,000 that were damaged on purpose ValueError
# (which holds InvalidCalendar, BrokenCalendarProperty and UnicodeDecodeError) and, from far
# inside, AttributeError; the others are of the same kind, and its maintainers have met them. A
# file is what it is, so here alone a fault of the library's is taken for a fault of the file's.
BROKEN: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip


@dataclass(slots=True)
class Events:
    """What a file holds: entries, what was left out and why, and what to warn of."""

    entries: list[Entry] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class _Unreadable(Exception):
    """An event that cannot be used; one plain sentence says why."""


def events_in(content: bytes) -> Events:
    """Every event of a calendar file. Raises Refused, saying what is wrong with the file."""
    found = Events()
    text = _unfolded_quotes(_plain_lines(_decoded(content, found)))
    _look_at_kind(text)
    text = _needed(text)
    begun = len(re.findall(r"(?im)^BEGIN:VEVENT", text))
    if begun > MOST_EVENTS:
        raise Refused("There are too many events in this file.", what_to_do=_OTHER_FILE)
    try:
        # Bytes, never text: a text without a line break is taken for the name of a file.
        events = _events(text.encode("utf-8", "replace"), found)
        moved = _moved(events)
    except BROKEN as error:
        raise Refused(
            f"This calendar file is damaged: {_reason(error)}.", what_to_do=_OTHER_FILE
        ) from None
    if begun and not events:
        raise Refused("This calendar file breaks off before its end.", what_to_do=_OTHER_FILE)
    if not events:
        raise Refused("There are no events in this calendar file.", what_to_do=_OTHER_FILE)
    for each in events:
        try:
            _read(each, found, moved)
        except BROKEN as error:
            found.left_out.append((_NO_WORDS, f"It is damaged: {_reason(error)}."))
    return found


_NO_WORDS: Final = "An event without words"
_OTHER_FILE: Final = "Download it again, or paste the dates as words."


def _reason(error: BaseException) -> str:
    words = " ".join(str(error).split()).rstrip(".")
    return words[:120] if words else type(error).__name__


def _decoded(content: bytes, found: Events) -> str:
    if len(content) > LARGEST:
        raise Refused(
            f"This file has {len(content) / 1e6:.0f} MB, far more than a calendar of term dates.",
            what_to_do=_OTHER_FILE,
        )
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
        if b"\0" in content:
            raise Refused("This file is not a calendar: it is not text.", what_to_do=_OTHER_FILE)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        found.warnings.append("Some letters of the file may be wrong: it is not in UTF-8.")
        return content.decode("cp1252", errors="replace")


def _look_at_kind(text: str) -> None:
    """A file of another kind is said to be one."""
    if re.search(r"(?im)^BEGIN:V(?:CALENDAR|EVENT|TODO|JOURNAL|TIMEZONE|FREEBUSY)[ \t]*$", text):
        return
    if re.search(r"(?im)^BEGIN:VCARD[ \t]*$", text):
        raise Refused("This file holds addresses, not a calendar.", what_to_do=_OTHER_FILE)
    raise Refused("This file is not a calendar.", what_to_do=_OTHER_FILE)


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unfolded_quotes(text: str) -> str:
    """Quoted-printable of an old vCalendar goes on after a “=” that ends a line."""
    lines: list[str] = []
    quoted = False
    for line in text.split("\n"):
        if quoted:
            lines[-1] = lines[-1][:-1] + line
        else:
            lines.append(line)
        begins = quoted or "QUOTED-PRINTABLE" in line.upper().partition(":")[0]
        quoted = begins and lines[-1].endswith("=")
    return "\n".join(lines)


# What tells of a day. The rest of a file – notes, guests, pictures – can only do harm.
_NEEDED: Final = {
    "BEGIN", "END", "UID", "RECURRENCE-ID", "STATUS", "SUMMARY", "DTSTART", "DTEND", "DURATION",
    "RRULE", "RDATE", "EXDATE",
}  # fmt: skip


def _needed(text: str) -> str:
    """The file without all that tells of no day, and without its own time zones and alarms.

    A school's wall clock is what counts, and the library knows London. A zone that a file
    brings would be remembered and move the days of later files, and a fault in one is none of
    the events'.
    """
    kept: list[str] = []
    within = ""
    for line in re.sub(r"\n[ \t]", "", text).split("\n"):
        name = line.strip().upper()
        if not within and name in {"BEGIN:VTIMEZONE", "BEGIN:VALARM"}:
            within = name[6:]
        elif within:
            within = "" if name == f"END:{within}" else within
        elif re.split("[;:]", name, maxsplit=1)[0] in _NEEDED:
            kept.append(line.strip())
    return "\n".join([*kept, ""])


def _events(content: bytes, found: Events) -> "list[Component]":
    from icalendar import Component

    with warnings.catch_warnings():
        # The library warns of zones whose names it guesses; the day is the same.
        warnings.simplefilter("ignore")
        top: list[Component] = Component.from_ical(content, multiple=True)
    calendars = sum(1 for each in top if each.name == "VCALENDAR")
    if calendars > 1:
        found.warnings.append(f"The file holds {calendars} calendars; all were read.")
    events = list(_within(top, 0))
    if any(each.name == "VEVENT" for each in top):
        found.warnings.append("The file lacks the frame of a calendar; its events were read.")
    return events


def _within(components: "list[Component]", depth: int) -> "Iterator[Component]":
    for each in components:
        if each.name == "VEVENT":
            yield each
        elif depth < DEEPEST:
            yield from _within(each.subcomponents, depth + 1)


def _moved(events: "list[Component]") -> set[tuple[str, date]]:
    """Days of a repeated event that another event of the file puts elsewhere."""
    moved: set[tuple[str, date]] = set()
    for each in events:
        on = getattr(_one(each, "RECURRENCE-ID"), "dt", None)
        if isinstance(on, date):
            moved.add((str(_one(each, "UID")), _local(on)))
    return moved


def _one(event: "Component", name: str) -> Any:
    """A property; of several the first, and of one that cannot be read nothing."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return None if _is_broken(value) else value


def _is_broken(value: object) -> bool:
    return type(value).__name__ == "vBroken"


def _read(event: "Component", found: Events, moved: set[tuple[str, date]]) -> None:
    summary = _summary(event)
    shown = summary or _NO_WORDS
    kind, edge = kind_of(summary)
    try:
        if not summary:
            raise _Unreadable("Nothing says what it is.")
        if str(_one(event, "STATUS") or "").upper() == "CANCELLED":
            raise _Unreadable("It was cancelled.")
        if kind in {Kind.OTHER, Kind.UNSAID}:
            raise _Unreadable("It says nothing of terms.")
        first, last = _days(event, found)
        line = f"{summary}, {_shown(first, last)}"
        if last < first:
            raise _Unreadable("Its last day stands before its first.")
        if kind is Kind.BANK:
            raise _Unreadable("The desk knows the bank holidays.")
        days = last - first
        repeated = _repeated(event, first)
        if _one(event, "RECURRENCE-ID") is None:
            uid = str(_one(event, "UID"))
            repeated = [on for on in repeated if (uid, on) not in moved]
    except _Unreadable as why:
        found.left_out.append((shown, str(why)))
        return
    if event.get("RDATE"):
        found.left_out.append((shown, "Further days that it names were not read."))
    half_term = HALF_TERM.search(summary) is not None
    for on in repeated:
        found.entries.append(
            Entry(
                kind=kind, edge=edge if not days else Edge.WHOLE, first=on, last=on + days,
                line=line if on == first else f"{summary}, {_shown(on, on + days)}",
                words=summary, half_term=half_term,
            )
        )  # fmt: skip


def _shown(first: date, last: date) -> str:
    return plain_date(first) if first == last else f"{plain_date(first)} to {plain_date(last)}"


def _summary(event: "Component") -> str:
    value = _one(event, "SUMMARY")
    if value is None:
        return ""
    words = str(value)
    if str(getattr(value, "params", {}).get("ENCODING", "")).upper() == "QUOTED-PRINTABLE":
        words = quopri.decodestring(words.encode("utf-8", "replace")).decode("utf-8", "replace")
    return " ".join(words.split())[:200]


def _days(event: "Component", found: Events) -> tuple[date, date]:
    """The first and the last day, in London; the end of an all-day event is not one of them."""
    if event.get("DTSTART") is None:
        raise _Unreadable("It has no date.")
    starts = getattr(_one(event, "DTSTART"), "dt", None)
    if not isinstance(starts, date):
        raise _Unreadable("Its date cannot be read.")
    if isinstance(starts, datetime) and starts.tzinfo is None:
        found.warnings.append("Times without a known time zone were read as the school's own.")
    ends = getattr(_one(event, "DTEND"), "dt", None)
    length = getattr(_one(event, "DURATION"), "dt", None)
    if event.get("DTEND") is not None and not isinstance(ends, date):
        raise _Unreadable("Its end cannot be read.")
    if not _sensible(starts) or (isinstance(ends, date) and not _sensible(ends)):
        raise _Unreadable("Its year cannot be right.")
    if ends is None and isinstance(length, timedelta):
        if abs(length) > FURTHEST:
            raise _Unreadable("It is too long.")
        ends = starts + length
    first = _local(starts)
    if not isinstance(ends, date):
        return first, first
    last = _local(ends)
    at_midnight = not isinstance(ends, datetime) or _wall(ends).time() == time(0)
    # Some write one day with the same start and end, and mean that day.
    return first, last - _DAY if at_midnight and last > first else last


def _sensible(moment: date) -> bool:
    return EARLIEST < moment.year < LATEST


def _wall(moment: datetime) -> datetime:
    return moment.astimezone(LONDON) if moment.tzinfo else moment


def _local(moment: date) -> date:
    return _wall(moment).date() if isinstance(moment, datetime) else moment


# What a rule may name and still be followed: every so many days, weeks or years.
_SIMPLE: Final = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _repeated(event: "Component", first: date) -> list[date]:
    """The first days of every repeat, itself among them."""
    if event.get("RRULE") is None:
        return [first]
    rule = _one(event, "RRULE")
    named_parts = rule.items() if isinstance(rule, dict) else ()
    told = {str(name).upper(): list(said) for name, said in named_parts}
    freq = str(told.get("FREQ", [""])[0]).upper()
    named = [str(day) for day in told.get("BYDAY", ())]
    simple = freq in {"DAILY", "WEEKLY", "YEARLY"} and told.keys() <= _SIMPLE
    if (
        not simple
        or isinstance(event.get("RRULE"), list)
        or (named and (freq != "WEEKLY" or not set(named) <= set(_WEEKDAYS)))
    ):
        raise _Unreadable("It repeats by a rule that is not read.")
    interval = max(1, int(told.get("INTERVAL", [1])[0]))
    if interval > FURTHEST.days:
        return [first]
    until = told.get("UNTIL", [None])[0]
    last = min(first + FURTHEST, _local(until) if isinstance(until, date) else date.max)
    count = min(int(told.get("COUNT", [MOST_REPEATS])[0]), MOST_REPEATS)
    days = _weekly(first, named, interval, _WEEKDAYS.index(_week_start(told)))
    if freq != "WEEKLY":
        days = _stepping(first, interval, yearly=freq == "YEARLY")
    kept: list[date] = []
    for on in days:
        if on > last or len(kept) >= count:
            break
        kept.append(on)
    left = _excepted(event)
    return [on for on in kept if on not in left]


def _week_start(told: dict[str, list[Any]]) -> str:
    said = str(told.get("WKST", ["MO"])[0])
    return said if said in _WEEKDAYS else "MO"


def _stepping(first: date, interval: int, *, yearly: bool) -> Iterator[date]:
    for n in range(FURTHEST.days + 1):
        if not yearly:
            yield first + n * interval * _DAY
            continue
        try:
            yield first.replace(year=first.year + n * interval)
        except ValueError:  # 29 February is only in leap years
            continue


def _weekly(first: date, named: list[str], interval: int, starts: int) -> Iterator[date]:
    wanted = {_WEEKDAYS.index(day) for day in named} or {first.weekday()}
    week = first - ((first.weekday() - starts) % 7) * _DAY
    for n in range(FURTHEST.days // 7 + 2):
        for days in range(7):
            on = week + (7 * n * interval + days) * _DAY
            if on >= first and on.weekday() in wanted:
                yield on


def _excepted(event: "Component") -> set[date]:
    said = event.get("EXDATE")
    lists = said if isinstance(said, list) else [said]
    if any(_is_broken(one) for one in lists):
        raise _Unreadable("A day that was taken out of it cannot be read.")
    return {
        _local(each.dt)
        for one in lists
        for each in getattr(one, "dts", ())
        if isinstance(each.dt, date)
    }
