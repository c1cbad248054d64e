"""Dates, times and counts as staff say them: British, short, sentence case.

Example::

    day(date(2026, 11, 23), today)            # Monday 23 November
    clock(moment)                             # 08:52
"""

from datetime import date, datetime, tzinfo

from tcat_desktop.office.clock import LONDON
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.chips import Chip

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def school_time() -> tzinfo:
    """The time on the school's wall."""
    return LONDON


def month_name(month: int) -> str:
    """``November`` for 11."""
    return _MONTHS[month - 1]


def day(on: date, today: date | None = None) -> str:
    """``Monday 23 November``, with the year when it is not this one or not known."""
    words = f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"
    return words if today is not None and on.year == today.year else f"{words} {on.year}"


def short_day(on: date, today: date | None = None) -> str:
    """``Tue 24 Nov``, with the year when it is not this one."""
    words = f"{_DAYS[on.weekday()][:3]} {on.day} {_MONTHS[on.month - 1][:3]}"
    return words if today is None or on.year == today.year else f"{words} {on.year}"


def date_words(on: date) -> str:
    """``3 March 2026``, as letters and records write it."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def clock(moment: datetime, zone: tzinfo | None = None) -> str:
    """``15:45``, on a school's clock."""
    return moment.astimezone(zone or school_time()).strftime("%H:%M")


def local_day(moment: datetime, zone: tzinfo | None = None) -> date:
    """The date a school's calendar shows at that moment."""
    return moment.astimezone(zone or school_time()).date()


def number(count: int) -> str:
    """Counts under ten are words in a sentence, and figures from ten."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """``no cases``, ``one case``, ``two cases``, ``14 cases``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """The words with a capital first; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def done_chip(words: str) -> Chip:
    """The chip of something done: ``Posted``, ``Unchanged``, ``Saved``."""
    return Chip(words=words, icon="check-circle", tone=Tone.GREEN)
