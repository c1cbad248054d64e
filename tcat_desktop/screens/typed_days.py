"""A day as people type it: ``9 Nov``, ``9/11/2026``, ``yesterday``, ``Monday``.

A year that is not typed is the one that makes sense: the last such day for what has
happened, the next one for what is to come.

Example::

    typed_day("9 Nov", today=date(2026, 11, 23), ahead=False)    # 9 November 2026
    typed_day("31 Nov", today=..., ahead=False)                  # NotADay: November has 30 days.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from tcat_desktop.screens.words import month_name

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = {month_name(number)[:3].casefold(): number for number in range(1, 13)}
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_EARLIEST, _LATEST = 1900, 2100
_HOW = "Write a day, such as 9 Nov or 9/11/2026."


class NotADay(ValueError):
    """What was typed is no day; the message is the sentence that stands under the field."""


def typed_day(words: str, *, today: date, ahead: bool) -> date:
    """The day that was typed; ``ahead`` when the field is about what is to come.

    Raises:
        NotADay: with the sentence to show.
    """
    kept = " ".join(words.casefold().replace(",", " ").split())
    if kept in _NEAR:
        return today + timedelta(days=_NEAR[kept])
    iso = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", kept)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        return _exact(day, month, year)
    named, rest = _weekday_off(kept)
    if named is not None and not rest:
        return _nearest(named, today, ahead=ahead)
    found = _with_year(rest, today, ahead=ahead)
    if named is not None and found.weekday() != named:
        written = f"{found.day} {month_name(found.month)} {found.year}"
        raise NotADay(f"{written} is a {_DAY_NAMES[found.weekday()]}.")
    return found


def _weekday_off(words: str) -> tuple[int | None, str]:
    """The day of the week that the words begin with, and what is left of them."""
    first, _, rest = words.removeprefix("last ").removeprefix("next ").partition(" ")
    bare = first.rstrip(".")
    if len(bare) >= 3 and bare[:3] in _DAYS:
        number = _DAYS.index(bare[:3])
        if _DAY_NAMES[number].casefold().startswith(bare):
            return number, rest
    return None, words


def _nearest(weekday: int, today: date, *, ahead: bool) -> date:
    gap = (weekday - today.weekday()) % 7
    if ahead:
        return today + timedelta(days=gap or 7)
    return today - timedelta(days=(7 - gap) % 7 or 7)


def _with_year(words: str, today: date, *, ahead: bool) -> date:
    parts = re.split(r"[\s/.\-]+", words.strip(" ./-"))
    if len(parts) not in (2, 3):
        raise NotADay(_HOW)
    day, month = _number(parts[0]), _month(parts[1])
    if len(parts) == 3:
        return _exact(day, month, _year(parts[2]))
    year = today.year
    if not ahead and (month, day) > (today.month, today.day):
        year -= 1
    if ahead and (month, day) < (today.month, today.day):
        year += 1
    return _exact(day, month, year)


def _number(part: str) -> int:
    found = re.fullmatch(r"([0-9]{1,2})(st|nd|rd|th)?", part)
    if not found:
        raise NotADay(_HOW)
    return int(found[1])


def _month(part: str) -> int:
    if re.fullmatch(r"[0-9]{1,2}", part):
        if not 1 <= int(part) <= 12:
            raise NotADay(f"There is no month {int(part)}. Write the day first, then the month.")
        return int(part)
    number = _MONTHS.get(part[:3], 0)
    written = "sep" if part == "sept" else part
    if not number or not month_name(number).casefold().startswith(written):
        raise NotADay(_HOW)
    return number


def _year(part: str) -> int:
    if not re.fullmatch(r"[0-9]{2}|[0-9]{4}", part):
        raise NotADay("Write the year with four figures, such as 2026.")
    year = int(part)
    return year + 2000 if year < 100 else year


def _exact(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise NotADay(f"There is no month {month}.")
    if not _EARLIEST <= year <= _LATEST:
        raise NotADay("Check the year.")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        which = f" {year}" if month == 2 else ""
        raise NotADay(f"{month_name(month)}{which} has {days} days.")
    return date(year, month, day)
