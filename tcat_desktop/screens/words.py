"""Dates, times, counts and due dates as staff say them: British, short, sentence case.

Example::

    day(date(2026, 11, 23), today)            # Monday 23 November
    due_chip(Due(on=..., school_days=-2), today)
"""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache

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
# Up to this many school days the count says more than the date.
_COUNTED = 10


@cache
def school_time() -> tzinfo:
    """The time on a school's clock."""
    # The sign-in page is painted without it.
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")


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


def when(moment: datetime, today: date) -> str:
    """``today, 08:36``, ``yesterday, 16:10`` or ``Friday 20 November, 15:52``."""
    on = local_day(moment)
    gone = (today - on).days
    named = {0: "today", 1: "yesterday"}.get(gone) or day(on, today)
    return f"{named}, {clock(moment)}"


def number(count: int) -> str:
    """Counts under ten are words in a sentence, and figures from ten."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """``no cases``, ``one case``, ``two cases``, ``14 cases``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """The words with a capital first; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def late_and_due(late: int, due: int) -> str:
    """The line under the date on Today: ``Two things are late. Five are due today.``"""
    if not late and not due:
        return "Nothing is due today."
    parts = []
    if late:
        parts.append(f"{sentence(counted(late, 'thing'))} {'is' if late == 1 else 'are'} late.")
    if due:
        what = sentence(number(due) if late else counted(due, "thing"))
        parts.append(f"{what} {'is' if due == 1 else 'are'} due today.")
    return " ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something is due. ``school_days`` from today: negative when late, 0 today.

    ``before`` is a time of today; ``waiting_for`` says who else has the next word, and then
    ``on`` may be absent; ``verb`` is what is to be done, such as ``Triage``.
    """

    on: date | None = None
    school_days: int = 0
    before: str = ""
    waiting_for: str = ""
    verb: str = ""


def due_chip(due: Due, today: date) -> Chip:
    """The chip of a due date. Late and today are tinted; every state has its own icon."""
    if due.waiting_for:
        return Chip(words=f"{due.waiting_for} to reply", icon="hourglass-medium")
    if due.on is None:
        return Chip(words="No date", icon="calendar-blank")
    if due.on < today:
        late = max(-due.school_days, 0)
        if late == 0:
            # A date that passed over a holiday: late, though no school day has gone by.
            return Chip(words="Late", icon="warning-circle", tone=Tone.ATTENTION)
        words = f"{late} school {'day' if late == 1 else 'days'} late"
        return Chip(words=words, icon="warning-circle", tone=Tone.ATTENTION)
    if due.on == today:
        words = f"Today, before {due.before}" if due.before else "Today"
        if due.verb:
            words = f"{due.verb} today"
        return Chip(words=words, icon="clock", tone=Tone.AMBER)
    return Chip(words=_later(due, due.on, today), icon="calendar-blank")


def _later(due: Due, on: date, today: date) -> str:
    if due.verb:
        return f"{due.verb} by {short_day(on, today)}"
    if (on - today).days == 1:
        return "Tomorrow"
    if 0 < due.school_days <= _COUNTED:
        return f"In {due.school_days} school {'day' if due.school_days == 1 else 'days'}"
    return short_day(on, today)


def done_chip(words: str) -> Chip:
    """The chip of something done: ``Posted``, ``Unchanged``, ``Saved``."""
    return Chip(words=words, icon="check-circle", tone=Tone.GREEN)
