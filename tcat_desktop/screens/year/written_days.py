"""Term dates as a school writes them: ``3 September 2026 – 23 October 2026``, one a line.

Example::

    read_terms("3 September – 23 October 2026", today)   # ((date(2026, 9, 3), date(2026, 10, 23)),)
    read_days("27 November 2026, 4 January 2027", today)
    read_closed("1 December 2026: snow", today)          # (ClosedDay(on=…, why="snow"),)
"""

import re
from collections.abc import Iterable
from datetime import date

from tcat_desktop.office.commands.keep_calendar import ClosedDay
from tcat_desktop.screens.typed_days import NotADay, typed_day
from tcat_desktop.screens.words import date_words

_BETWEEN = re.compile(r"\s+(?:-+|to|until|till)\s+|\s*[–—]\s*", re.IGNORECASE)
# What a list copied from a web page puts in front of its dates.
_BULLET = re.compile(r"^\s*(?:[•*·]|\d{1,2}[.)]\s)\s*")
_LABEL = re.compile(r"^[^\W\d][^:]{1,60}:\s*")
# A day and its reason, the likeliest way first; last “Polling day: 6 May 2027”.
_WITH_REASON = (
    re.compile(r"^(?P<day>[^:]+?)\s*:\s*(?P<why>.+)$"),
    re.compile(r"^(?P<day>.+?)\s*\(\s*(?P<why>[^()]+?)\s*\)$"),
    re.compile(r"^(?P<day>.+?)\s+[-–—]+\s+(?P<why>.+)$"),
    re.compile(r"^(?P<day>.*?\b\d{4}),?\s+(?P<why>\D.*)$"),
    re.compile(r"^(?P<why>[^:]+?)\s*:\s*(?P<day>.+)$"),
)
_YEAR = re.compile(r"\b(\d{4})\s*$")


class NotDates(ValueError):
    """A line that is no dates; the message names the line and says what to mend."""


def _day(words: str, today: date, line: str) -> date:
    try:
        return typed_day(words, today=today, ahead=True)
    except NotADay as said:
        raise NotDates(f"“{line}”: {said}") from None


def _lines(words: str) -> Iterable[str]:
    for line in words.splitlines():
        kept = _LABEL.sub("", _BULLET.sub("", line)).strip(" .;\t")
        if kept:
            yield kept


def read_terms(words: str, today: date) -> tuple[tuple[date, date], ...]:
    """The terms typed or pasted, one a line, first day and last.

    Raises:
        NotDates: at the first line that is no term.
    """
    terms = []
    for line in _lines(words):
        parts = _BETWEEN.split(line)
        if len(parts) != 2:
            raise NotDates(f"“{line}”: write it like 3 September 2026 – 23 October 2026.")
        last = _day(parts[1], today, line)
        begins = parts[0]
        if not _YEAR.search(begins):
            # “3 September – 23 October 2026” has its year once.
            year = _YEAR.search(parts[1])
            begins = f"{begins} {year[1]}" if year else begins
        terms.append((_day(begins, today, line), last))
    return tuple(terms)


def read_days(words: str, today: date) -> tuple[date, ...]:
    """Single days, one a line or with commas between them.

    Raises:
        NotDates: at the first that is no day.
    """
    # A comma after a weekday belongs to the date.
    spread = re.sub(r"(\d{4})\s*(?:,|;| and )\s*", r"\1\n", words)
    return tuple(_day(line, today, line) for line in _lines(spread))


def read_closed(words: str, today: date) -> tuple[ClosedDay, ...]:
    """Single days with a reason beside each, one a line: “1 December 2026: snow”.

    Raises:
        NotDates: at the first line that begins with no day.
    """
    kept = (_BULLET.sub("", line).strip(" .;\t") for line in words.splitlines())
    return tuple(_closed(line, today) for line in kept if line)


def _closed(line: str, today: date) -> ClosedDay:
    wrong = ""
    for pattern in _WITH_REASON:
        found = pattern.match(line)
        if found is None:
            continue
        try:
            on = typed_day(found["day"], today=today, ahead=True)
        except NotADay as said:
            # The likeliest way of reading it says best what is to be mended.
            wrong = wrong or str(said)
            continue
        return ClosedDay(on=on, why=found["why"].strip())
    if wrong:
        raise NotDates(f"“{line}”: {wrong}")
    return ClosedDay(on=_day(line, today, line))


def terms_words(terms: Iterable[tuple[date, date]]) -> str:
    """Kept terms as they are typed."""
    return "\n".join(f"{date_words(first)} – {date_words(last)}" for first, last in terms)


def days_words(days: Iterable[date]) -> str:
    """Kept days as they are typed."""
    return "\n".join(date_words(each) for each in days)


def closed_words(days: Iterable[ClosedDay]) -> str:
    """Kept days with their reasons as they are typed."""
    return "\n".join(
        f"{date_words(each.on)}: {each.why}" if each.why else date_words(each.on) for each in days
    )
