"""Dates as people write them: found in a line, joined to ranges and lists, and their years.

“Thursday 3rd September to Friday 23rd October 2026” is one range, “2, 3 and 4 September 2026”
three days, and 03/09/2026 is the third of September: dates in figures are read day first.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.words import long_date, plain_date

DAY_FIRST: Final = "dates in figures are read day first."
EARLIEST, LATEST = 2000, 2100  # years outside these are slips of the finger

# Not calendar.month_name: Qt sets the language of the machine, and a page from a school is English.
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])[.,]?"
_ORDINAL = r"(?:st|nd|rd|th)?(?![a-z0-9])"
_YEAR = r"(?:(?:20|19|21)\d\d(?!\d)|[’'‘]\d\d(?!\d))"
_DATE: Final = re.compile(
    rf"(?<![\w/.:])(?:(?P<weekday>{_WEEKDAY})\s*(?:the\s+)?)?(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?![\d-])"
    r"|(?P<figures>\d{1,2}(?P<between>[/.-])\d{1,2}(?P=between)(?:\d{4}|\d{2}))(?![\d/])"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?(?P<month>{MONTH})(?:,?\s*(?P<year>{_YEAR}))?"
    rf"|(?P<first>{MONTH})\s*(?P<then>\d{{1,2}}){_ORDINAL}(?:,?\s*(?P<later>{_YEAR}))?"
    rf"|(?P<bare>(?<!\d{{4}}[-–])\d{{1,2}}){_ORDINAL}(?!\s*[:.]\d)"
    r")",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"(?<![\d./:-])(?:\bat\s+)?\d{1,2}(?:[.:]\d\d(?![\d./:-])\s*(?:[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    r"\s*(?:-+|–|—|−|‐|‑|‒|―|to|until|till|til|through)\s*(?:the\s+)?", re.IGNORECASE
)
_LIST: Final = re.compile(r"\s*(?:,|&|\+|;|,?\s*and)\s*", re.IGNORECASE)
_COLUMN: Final = re.compile(r"[\s|]*")
# “Autumn 2 – …”, “Term 1, …”: the number counts terms, it is no day.
_COUNTED: Final = re.compile(
    r"(?:autumn|spring|summer|term|half|week|year|yr|class|part|stage|ks\d?)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """One date, or part of one, where it stands in a line; ``month`` 0 is not said."""

    day: int
    month: int
    year: int
    weekday: str
    starts: int
    ends: int
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Days that a line names: one, or from ``first`` to ``last``; where they stand in it."""

    first: date
    last: date
    starts: int
    ends: int
    ranged: bool


@dataclass(frozen=True, slots=True)
class Years:
    """What is known of the year of a date that names none.

    ``school`` is the year in which a school year begins (“2026/27”), ``plain`` one that a
    heading names (“Autumn term 2026”). Where neither was said, ``near`` is the school year of
    the date before, and without one ``today`` decides.
    """

    today: date
    school: int = 0
    plain: int = 0
    near: int = 0

    def guess(self, found: Found) -> tuple[int, bool]:
        """The year, and whether anything on the page said so."""
        if self.plain:
            return self.plain, True
        if self.school:
            return self.school + (found.month < 8), True
        near = self.near or school_year(self.today)
        # Of this school year and its neighbours, the one in which the weekday is right.
        years = [began + (found.month < 8) for began in (near, near + 1, near - 1)]
        for year in years:
            on = _date_or_none(year, found.month, found.day)
            if found.weekday and on and _DAYS[on.weekday()].lower().startswith(found.weekday):
                return year, False
        return years[0], False


def spans(line: str, years: Years) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """The days that a line names, in its order, and what to warn of.

    Raises Refused for a date that does not exist, or a range whose parts do not make sense.
    """
    made: list[Span] = []
    warnings: list[str] = []
    for group, ranged in _groups(without_times(line)):
        for pair in _pairs(group, ranged, line):
            ends = _dated(pair, years, line, warnings)
            if any(one.year for one in pair):
                # “Half term: 24 – 31 October 2011. Pupils return 1 November” is one year.
                years = Years(years.today, school=school_year(ends[-1]))
            made.append(Span(ends[0], ends[-1], pair[0].starts, pair[-1].ends, len(pair) > 1))
    return tuple(made), tuple(dict.fromkeys(warnings))


def school_year(day: date) -> int:
    """The year in which the school year of that day began; August belongs to the next."""
    return day.year - (day.month < 8)


def columns(line: str, found: Sequence[Span]) -> bool:
    """Whether two single days stand side by side, as the cells “first day” and “last day” do."""
    if len(found) != 2 or any(one.ranged for one in found):
        return False
    return _COLUMN.fullmatch(line, found[0].ends, found[1].starts) is not None


def without_times(line: str) -> str:
    """The line with its clock times blanked, every other character where it was."""
    return _TIME.sub(lambda time: " " * len(time[0]), line)


def _groups(line: str) -> list[tuple[list[Found], list[bool]]]:
    """Dates that belong together, and for each join whether it makes a range."""
    groups: list[tuple[list[Found], list[bool]]] = []
    for one in _all(line):
        if groups:
            items, joins = groups[-1]
            between = line[items[-1].ends : one.starts]
            if _RANGE.fullmatch(between) or _LIST.fullmatch(between):
                items.append(one)
                joins.append(_RANGE.fullmatch(between) is not None)
                continue
        groups.append(([one], []))
    return [kept for kept in map(_with_months, groups) if kept[0]]


def _all(line: str) -> list[Found]:
    found = (_found(each) for each in _DATE.finditer(line))
    return [
        one
        for one in found
        if one.month
        or one.weekday
        or not _COUNTED.search(line[max(0, one.starts - 12) : one.starts])
    ]


def _found(each: re.Match[str]) -> Found:
    weekday = (each["weekday"] or "").lower().rstrip(".,")[:3]
    place = (weekday, each.start(), each.end())
    if each["iso"]:
        year, month, day = (int(part) for part in each["iso"].split("-"))
        return Found(day, month or 99, year, *place)
    if each["figures"]:
        day, month, year = (int(part) for part in each["figures"].split(each["between"]))
        year += 2000 if year < 100 else 0
        return Found(day, month or 99, year, *place, figures=each["figures"])
    if each["bare"]:
        return Found(int(each["bare"]), 0, 0, *place)
    name, day_words = each["month"] or each["first"], each["day"] or each["then"]
    said = each["year"] or each["later"] or "0"
    year = int(said) if said.isdigit() else 2000 + int(said[1:])
    return Found(int(day_words), _month(name), year, *place)


def _month(name: str) -> int:
    start = name[:3].capitalize()
    return next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(start))


def _with_months(group: tuple[list[Found], list[bool]]) -> tuple[list[Found], list[bool]]:
    """“2 and 3 September 2026”: a day that names no month has the one said next."""
    items, joins = group
    # A number after the last named month belongs to other words.
    named = max((n for n, one in enumerate(items) if one.month), default=-1)
    items, joins = items[: named + 1], joins[: max(named, 0)]
    for n in range(len(items) - 2, -1, -1):
        one, following = items[n], items[n + 1]
        if not one.month:
            items[n] = replace(one, month=following.month, year=following.year)
    return items, joins


def _pairs(items: list[Found], ranged: list[bool], line: str) -> list[list[Found]]:
    pairs: list[list[Found]] = [[items[0]]]
    for one, joined in zip(items[1:], ranged, strict=True):
        if not joined:
            pairs.append([one])
        elif len(pairs[-1]) == 1:
            pairs[-1].append(one)
        else:
            raise Refused(
                f"More than two dates are joined in “{line}”.",
                what_to_do="Write one range on each line.",
            )
    # The year that ends a list holds for what stands before it: “2 September, 5 October 2026”.
    year = 0
    for pair in reversed(pairs):
        if year and not any(one.year for one in pair):
            pair[-1] = replace(pair[-1], year=year)
        year = next((one.year for one in pair if one.year), year)
    return pairs


def _dated(pair: list[Found], years: Years, line: str, warnings: list[str]) -> list[date]:
    """The one day, or the first and the last, each with its year."""
    said = pair[-1].year or pair[0].year
    if not said:
        said, known = years.guess(pair[0])
        if not known:
            warnings.append(f"No year stands in “{line}”: it was read as {said}.")
        if len(pair) > 1:
            pair = [replace(pair[0], year=said), pair[1]]
    first = replace(pair[0], year=pair[0].year or said)
    if len(pair) == 1:
        return [_day(first, line, warnings)]
    last = replace(pair[1], year=pair[1].year or said)
    # Over the new year only one of the two is said, or neither.
    if (last.month, last.day) < (first.month, first.day) and first.year == last.year:
        if not pair[0].year:
            first = replace(first, year=first.year - 1)
        elif not pair[1].year:
            last = replace(last, year=last.year + 1)
    return [_day(first, line, warnings), _day(last, line, warnings)]


def _day(found: Found, line: str, warnings: list[str]) -> date:
    on = _date_or_none(found.year, found.month, found.day)
    if on is None:
        raise Refused(_no_such_day(found, line), what_to_do="Correct the line, and try again.")
    if not EARLIEST <= on.year <= LATEST:
        raise Refused(
            f"The year {on.year} in “{line}” cannot be right.",
            what_to_do="Correct the line, and try again.",
        )
    if found.weekday and not _DAYS[on.weekday()].lower().startswith(found.weekday):
        wrong = next(name for name in _DAYS if name.lower().startswith(found.weekday))
        warnings.append(f"{plain_date(on)} is a {_DAYS[on.weekday()]}, not a {wrong}: “{line}”.")
    if found.figures and found.day <= 12 and found.day != found.month:
        warnings.append(f"{found.figures} was read as {long_date(on)}: {DAY_FIRST}")
    return on


def _no_such_day(found: Found, line: str) -> str:
    if not 1 <= found.month <= 12:
        return f"{found.figures or 'A date'} is no date, read day first. The line was “{line}”."
    name = _MONTHS[found.month - 1]
    most = (
        31
        if not EARLIEST <= found.year <= LATEST
        else calendar.monthrange(found.year, found.month)[1]
    )
    year = f" {found.year}" if found.month == 2 else ""
    return f"There is no {found.day} {name}{year}: {name} has {most} days. The line was “{line}”."


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
