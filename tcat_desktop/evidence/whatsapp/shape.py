"""The shape that every header of one export has, told from its own lines.

A phone writes the date and the time of each entry in one way throughout a file, and hardly two
phones agree. So no list of languages is kept: the first header locks the brackets, the order of
date and time, the separators, the digits of the year and the seconds; a line of any other shape is
part of what somebody wrote.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from tcat_desktop.evidence.whatsapp.half_days import hour_of, letters, reader_of
from tcat_desktop.evidence.whatsapp.writing import MARK, plain

# So many lines are looked at for a first header and its rivals before the shape is locked.
_LOOKED_AT: Final = 2_000

_DATE: Final = (
    rf"(?P<a>\d{{1,4}}){MARK}\s?(?P<sep>[./年년-])\s?{MARK}(?P<b>\d{{1,2}}){MARK}\s?"
    rf"(?P<sep2>[./月월-])\s?{MARK}(?P<c>\d{{1,4}})(?:{MARK}(?P<dot>[.日일]))?"
)
_TIME: Final = r"(?P<h>\d{1,2})(?P<tsep>[:.]|\s?h\s?)(?P<min>\d{2})(?:(?P=tsep)(?P<s>\d{2}))?(?!\d)"
_BETWEEN: Final = r"(?P<join>[^\d\n\[\]]{1,24}?)"
_AFTER: Final = r"(?P<after>(?:\s?[^\W\d_][^\d\n\[\]:–—-]{0,15}?)?)"
_DATE_FIRST: Final = f"(?P<stamp>{_DATE}{_BETWEEN}{_TIME}{_AFTER})"
_TIME_FIRST: Final = f"(?P<stamp>{_TIME}{_BETWEEN}{_DATE}{_AFTER})"
_DASH_OR_COLON: Final = r"(?P<end>\s[-–—](?=\s|$)|:(?=\s))"
# Croatian phones of old wrote neither dash nor colon; then a name and its colon must follow.
_NOTHING: Final = r"(?P<end>\s)(?=[^\d\W][^:\n]{0,60}:\s)"
_GROUPS: Final = ("a", "b", "c", "h", "min", "s", "join", "after", "stamp")


def _bracketed(stamp: str) -> re.Pattern[str]:
    return re.compile(rf"{MARK}\[{MARK}\s?{stamp}\s?{MARK}(?P<end>\](?:\s?[-–—](?=\s))?)\s?")


def _bare(stamp: str, end: str = _DASH_OR_COLON) -> re.Pattern[str]:
    return re.compile(rf"{MARK}{stamp}{end}{MARK}\s?")


_BRACKETED: Final = (_bracketed(_DATE_FIRST), _bracketed(_TIME_FIRST))
_BARE: Final = (_bare(_DATE_FIRST), _bare(_TIME_FIRST), _bare(_DATE_FIRST, _NOTHING))


@dataclass(frozen=True, slots=True)
class Shape:
    """What two headers of one file have in common."""

    bracketed: bool
    time_first: bool
    separators: tuple[str, str]
    year_first: bool
    year_digits: int
    seconds: bool
    time_separator: str
    end: str


class Header(NamedTuple):
    """One header: three numbers of the date as written, hour, minute, second and what follows.

    ``half`` is a half of the day of ``half_days``; ``rest`` begins after the header.
    """

    numbers: tuple[str, str, str]
    hour: int
    minute: int
    second: int | None
    half: int
    stamp: str
    rest: str


def _seen(line: str) -> re.Match[str] | None:
    """Any header at all at the start of a line, of whatever shape."""
    start = line[:4].lstrip("\u200e\u200f")
    if not start or not (start[0] == "[" or start[0].isdigit()):
        return None
    for pattern in _BRACKETED if start[0] == "[" else _BARE:
        found = pattern.match(line)
        if found is not None and _shape_of(found) is not None:
            return found
    return None


def _shape_of(found: re.Match[str]) -> Shape | None:
    a, c, end = found["a"], found["c"], found["end"]
    # Korean phones write 22. 3. 18. with the year first, in two figures.
    korean = found["dot"] is not None and letters(found["join"]) in {"오전", "오후"}
    year_first = len(a) == 4 or (korean and len(a) == 2)
    year = a if year_first else c
    seconds = found["s"] is not None
    if len(year) not in (2, 4) or (year_first and len(c) > 2) or (not year_first and len(a) > 2):
        return None
    if end.isspace() and not seconds:
        return None
    if not _possible(a, found["b"], c, year_first=year_first):
        return None
    if int(found["h"]) > 24 or int(found["min"]) > 59:
        return None
    return Shape(
        bracketed=end[0] == "]",
        time_first=found.start("h") < found.start("a"),
        separators=(found["sep"], found["sep2"]),
        year_first=year_first,
        year_digits=len(year),
        seconds=seconds,
        time_separator=found["tsep"].strip(),
        end=end[0] if end[0] == "]" else end.strip(),
    )


def _possible(a: str, b: str, c: str, *, year_first: bool) -> bool:
    """Whether day and month can be read from the numbers in at least one order."""
    one, two = (int(b), int(c)) if year_first else (int(a), int(b))
    return 1 <= min(one, two) <= 12 and max(one, two) <= 31


@dataclass(frozen=True, slots=True)
class Lock:
    """The shape of a file with its first header, and the lines that were seen in other shapes."""

    shape: Shape
    first_line: int
    join: str
    after: str
    agreed: bool


def lock(lines: Sequence[str]) -> Lock | None:
    """The shape of the file's headers, or None where no line begins like one.

    ``agreed`` is false where the lines of several exports stand in one file.
    """
    found: list[tuple[int, re.Match[str], Shape]] = []
    for index, line in enumerate(lines):
        if index > _LOOKED_AT and found:
            break
        match = _seen(line)
        shape = None if match is None else _shape_of(match)
        if match is not None and shape is not None:
            found.append((index, match, shape))
    if not found:
        return None
    index, match, shape = found[0]
    counts = Counter(each for _, _, each in found)
    above = any(line.strip() for line in lines[: found[0][0]])
    if above and counts[shape] == 1:
        # Words stand above the first of them, so it need not be the file's own.
        often = max(counts, key=lambda each: counts[each])
        index, match, shape = next(each for each in found if each[2] == often)
    places = [(place, each) for place, _, each in found]
    agreed = not _put_together(places, shape, sum(bool(line.strip()) for line in lines))
    return Lock(shape, index, match["join"], match["after"], agreed)


def _put_together(found: Sequence[tuple[int, Shape]], own: Shape, written: int) -> bool:
    """Whether the lines come from several exports, so that none of them is the file's own shape.

    A pasted passage looks otherwise: it stands in one place, or in one shape, or beneath words.
    """
    counts = Counter(each for _, each in found)
    others = [each for each in counts if each != own]
    if len(others) < 2 or len(found) < written or counts[own] * 2 > len(found):
        return False
    if counts[own] == 1:
        return len(counts) == len(found)
    return all(_recurs([place for place, each in found if each == other]) for other in others)


def _recurs(places: Sequence[int]) -> bool:
    return any(two - one > 1 for one, two in pairwise(places))


class HeaderReader:
    """Reads the headers of one locked shape, a line at a time."""

    def __init__(self, lock: Lock) -> None:
        self._match = _locked(lock.shape).match
        self._half = reader_of(lock.join, lock.after)
        self._year_first = lock.shape.year_first
        # Each date once: it stands on many lines.
        self._dates: dict[tuple[str, str, str], tuple[str, str, str] | None] = {}

    def read(self, line: str) -> Header | None:
        """The header at the start of a line, or None for a line of the body."""
        found = self._match(line)
        if found is None:
            return None
        a, b, c, h, minutes, seconds, join, after, stamp = found.group(*_GROUPS)
        try:
            numbers = self._dates[a, b, c]
        except KeyError:
            numbers = (a, b, c) if _possible(a, b, c, year_first=self._year_first) else None
            self._dates[a, b, c] = numbers
        half = self._half(join, after)
        hour, minute, second = int(h), int(minutes), int(seconds) if seconds else None
        if numbers is None or half is None or hour > 24 or minute > 59 or (second or 0) > 59:
            return None
        hour = hour_of(hour, half) % 24 if half else hour % 24
        return Header(numbers, hour, minute, second, half, stamp, line[found.end() :])


def _locked(shape: Shape) -> re.Pattern[str]:
    """A pattern for this shape alone."""
    first, second = (re.escape(each) for each in shape.separators)
    year = rf"\d{{{shape.year_digits}}}"
    a = year if shape.year_first else r"\d{1,2}"
    c = r"\d{1,2}" if shape.year_first else year
    day = (
        rf"(?P<a>{a}){MARK}\s?{first}\s?{MARK}(?P<b>\d{{1,2}}){MARK}\s?{second}\s?{MARK}"
        rf"(?P<c>{c})(?!\d)(?:{MARK}[.日일])?"
    )
    mark = re.escape(shape.time_separator)
    seconds = rf"\s?{mark}\s?(?P<s>\d{{2}})" if shape.seconds else r"(?P<s>)"
    clock = rf"(?P<h>\d{{1,2}})\s?{mark}\s?(?P<min>\d{{2}}){seconds}(?!\d)"
    if not shape.seconds:
        clock += rf"(?!{mark}\d)"
    order = (clock, day) if shape.time_first else (day, clock)
    stamp = f"(?P<stamp>{order[0]}{_BETWEEN}{order[1]}{_AFTER})"
    if shape.bracketed:
        return _bracketed(stamp)
    if not shape.end:
        return re.compile(rf"{MARK}{stamp}\s(?=[^\d\W][^:\n]{{0,60}}:(?:\s|$))")
    end = ":(?=\\s)" if shape.end == ":" else rf"\s{re.escape(shape.end)}(?=\s|$)"
    return re.compile(rf"{MARK}{stamp}{end}\s?")


def looks_like_a_header(line: str) -> bool:
    """Whether a line of the body begins like a header of some other shape."""
    return _seen(line) is not None


def described(lock: Lock, stamp: str) -> str:
    """How a line of this file begins, shown with one of its own dates."""
    shape = lock.shape
    if shape.bracketed:
        return f"[{plain(stamp)}] name: words"
    dash = f" {shape.end} " if shape.end in "-–—" and shape.end else f"{shape.end} "
    return f"{plain(stamp)}{dash}name: words"
