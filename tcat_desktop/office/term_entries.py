"""What the lines of a term calendar say, and the terms, INSET days and closures they make.

A pasted page and a calendar file come to the same thing: entries with a kind, a first and a
last day, and the line they stood in. ``settle`` makes one calendar of them, or refuses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.calendar import bank_holidays
from tcat_desktop.office.words import long_date, plain_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDates:
    """A proposal, for somebody to look at: what was read, and what was not.

    ``terms`` are sorted and hold pupils' days only, so a half-term is the gap between two.
    ``left_out`` is (what it said, why it was left out). Nothing that was read is in none.
    """

    terms: tuple[tuple[date, date], ...]
    inset: tuple[tuple[date, str], ...] = ()
    closures: tuple[tuple[date, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


class Kind(Enum):
    """What a line is about. ``UNSAID`` has no words of its own, ``OTHER`` words on other things."""

    TERM = "term"
    HOLIDAY = "holiday"
    INSET = "inset"
    CLOSED = "closed"
    BANK = "bank"
    UNSAID = "unsaid"
    OTHER = "other"


class Edge(Enum):
    """Whether a line tells of a beginning, an end, or the whole."""

    START = "start"
    END = "end"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was said: ``line`` as it stood, ``words`` what to keep beside a day."""

    kind: Kind
    edge: Edge
    first: date
    last: date
    line: str
    words: str = ""
    half_term: bool = False


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


HALF_TERM: Final = re.compile(r"\bhalf[\s-]*term(?!s?\s*[1-6]\b)", re.IGNORECASE)
_INSET = _words(
    r"in-?set", r"ins?et", r"in-service", r"teachers?['’]? training", r"training days?",
    r"staff (?:training|days?|development|only)", r"non[\s-]*pupil", r"pd days?", r"tde?d",
    r"professional (?:development|learning)", r"baker days?",
)  # fmt: skip
_BACK = _words(
    r"return(?:s|ing)?", r"back (?:to|at|in) school", r"re-?opens?", r"resumes?",
    r"term (?:starts|begins|commences)",
    r"(?:start|beginning|first day) of (?:the )?(?:\w+ )?(?:half[\s-]*)?term",
    r"first day (?:back|for)", r"school (?:starts|begins|opens)",
)  # fmt: skip
_AWAY = _words(
    r"break(?:s|ing)?[\s-]up", r"closes(?: for)?", r"last day before",
    r"(?:last day|end) of (?:the )?(?:\w+ )?(?:half[\s-]*)?term",
    r"term (?:ends|finishes|closes)", r"school (?:ends|finishes)",
)  # fmt: skip
_OF_HALF_TERM: Final = re.compile(
    r"\b(?:start|beginning|end|first day|last day) of (?:the )?(?:\w+ )?half[\s-]*term"
    r"|\bhalf[\s-]*term (?:holidays?|breaks?)? ?(?:starts|begins|commences|ends|finishes)",
    re.IGNORECASE,
)
_START = _words(
    r"starts?", r"starting", r"begins?", r"beginning", r"commences?", r"opens?", r"first day"
)
_END = _words(r"ends?", r"ending", r"finish(?:es)?", r"closes?", r"last day")
_BANK = _words(
    r"(?:bank|public) holidays?", r"may day", r"easter (?:sunday|monday)", r"good friday",
    r"christmas (?:day|eve)", r"boxing day", r"new year['’]?s['’]? (?:day|eve)",
)  # fmt: skip
_HOLIDAY = _words(r"holidays?", r"vacation", r"school break", r"(?:\w+ )?breaks?", r"recess")
_FEAST = _words(r"christmas", r"easter", r"whitsun", r"winter", r"october", r"february")
_CLOSED = _words(r"closed", r"closures?", r"occasional days?", r"shut", r"snow days?")
_TERM = _words(r"terms?", r"autumn", r"spring", r"summer", r"michaelmas", r"lent", r"trinity",
               r"half[\s-]*terms?")  # fmt: skip
# What may stand beside a date and says nothing of it.
_FILLER = _words(
    r"from", r"on", r"the", r"of", r"and", r"to", r"in", r"days?", r"dates?", r"week", r"pupils?",
    r"children", r"students?", r"school", r"academic", r"year", r"first", r"second", r"third",
    r"all", r"both", r"inclusive", r"between", r"for", r"is", r"are", r"until", r"at", r"noon",
    r"mon(?:day)?", r"tue(?:s|sday)?", r"wed(?:nesday)?", r"thu(?:r|rs|rsday)?",
    r"fri(?:day)?", r"sat(?:urday)?", r"sun(?:day)?",
)  # fmt: skip
_ASIDE: Final = re.compile(r"\([^()]*\)")
_MEANING: Final = re.compile(r"[^\W\d_]{2,}")


def is_bare(words: str) -> bool:
    """Whether words beside a date say nothing of their own: “from”, “(whole school)”."""
    return not _MEANING.search(_FILLER.sub(" ", _ASIDE.sub(" ", words)))


def kind_of(words: str) -> tuple[Kind, Edge]:
    """What a line, a heading or the summary of an event is about."""
    plain = _ASIDE.sub(" ", words)
    if _INSET.search(plain):
        return Kind.INSET, Edge.WHOLE
    if not _OF_HALF_TERM.search(plain):
        # “Return to school after half-term” is of the term, “half-term begins” is not.
        if _BACK.search(plain) and not HALF_TERM.match(plain.strip()):
            return Kind.TERM, Edge.START
        if _AWAY.search(plain):
            return Kind.TERM, Edge.END
    kind = _plain_kind(plain)
    if kind not in {Kind.TERM, Kind.HOLIDAY}:
        return kind, Edge.WHOLE
    starts, ends = _START.search(plain), _END.search(plain)
    if bool(starts) is bool(ends):
        return kind, Edge.WHOLE
    return kind, Edge.START if starts else Edge.END


def _plain_kind(plain: str) -> Kind:
    if HALF_TERM.search(plain):
        return Kind.HOLIDAY
    if _BANK.search(plain):
        return Kind.BANK
    if (
        _TERM.search(plain)
        and re.search(r"\bterms?\b", plain, re.IGNORECASE)
        and not _HOLIDAY.search(plain)
    ):
        return Kind.TERM if _only(_TERM, plain) else Kind.OTHER
    if _HOLIDAY.search(plain):
        return Kind.HOLIDAY
    if _CLOSED.search(plain):
        return Kind.CLOSED
    for pattern, kind in ((_TERM, Kind.TERM), (_FEAST, Kind.HOLIDAY)):
        if pattern.search(plain) and _only(pattern, plain):
            return kind
    if _only(_TERM, plain) and (_START.search(plain) or _END.search(plain)):
        return Kind.TERM
    return Kind.UNSAID if is_bare(plain) else Kind.OTHER


def _only(pattern: re.Pattern[str], plain: str) -> bool:
    """“Autumn: 3 September …” is a term; “Summer fair: 3 July …” is not."""
    rest = pattern.sub(" ", _FEAST.sub(" ", plain))
    return is_bare(_END.sub(" ", _START.sub(" ", rest)))


@dataclass(slots=True)
class _Settling:
    """The calendar while it is being made."""

    terms: list[Entry] = field(default_factory=list)
    holidays: list[Entry] = field(default_factory=list)
    inset: dict[date, str] = field(default_factory=dict)
    closures: dict[date, str] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


LONGEST_HOLIDAY: Final = 75  # days: the summer of an early Scottish year, and some
LONGEST_HALF_TERM: Final = 23
LONGEST_TERM: Final = 200
LONGEST_CLOSURE: Final = 60
_DAY: Final = timedelta(days=1)
SHOULD_LOOK: Final = (
    "A line should look like “Autumn term: 3 September 2026 to 23 October 2026”, "
    "or “Half term: 26 October 2026 to 30 October 2026”."
)


def settle(
    entries: Sequence[Entry],
    left_out: Sequence[tuple[str, str]] = (),
    warnings: Sequence[str] = (),
) -> ReadDates:
    """One calendar of all that was said. Raises Refused where the terms contradict each other."""
    made = _Settling(left_out=list(left_out), warnings=list(warnings))
    edges: list[Entry] = []
    for each in dict.fromkeys(entries):
        if each.last < each.first:
            raise Refused(
                f"The last day stands before the first in “{each.line}”.", what_to_do=_MEND
            )
        if each.edge is not Edge.WHOLE and each.first == each.last:
            edges.append(each)
        else:
            _sort(each, made)
    made.holidays += _joined_holidays([e for e in edges if e.kind is Kind.HOLIDAY], made)
    made.terms += _joined_terms([e for e in edges if e.kind is Kind.TERM], made)
    if not made.terms:
        _terms_between(made)
    _no_overlap(made.terms)
    terms = tuple(sorted(set(_without_holidays(made))))
    if not terms:
        raise Refused(_why_none(made), what_to_do=SHOULD_LOOK)
    _look_over(terms, made)
    return ReadDates(
        terms=terms,
        inset=tuple(sorted(made.inset.items())),
        closures=tuple(sorted(made.closures.items())),
        left_out=tuple(dict.fromkeys(made.left_out)),
        warnings=tuple(dict.fromkeys(made.warnings)),
    )


def _why_none(made: _Settling) -> str:
    """A last day that stands before its first day leaves two halves: both are named."""
    halves = [f"“{what}”" for what, why in made.left_out if "this term" in why]
    if not halves:
        return "There are no term dates in it."
    return f"There is no whole term in it, only {' and '.join(halves[:2])}."


_MEND: Final = "Correct it, and try again."


def _sort(each: Entry, made: _Settling) -> None:
    days = (each.last - each.first).days + 1
    if each.kind is Kind.TERM:
        if days == 1:
            made.left_out.append((each.line, "A term needs its first and its last day."))
        elif days > LONGEST_TERM:
            raise Refused(
                f"A term of {days} days cannot be right: “{each.line}”.", what_to_do=_MEND
            )
        else:
            made.terms.append(each)
    elif each.kind is Kind.HOLIDAY:
        _sort_holiday(each, days, made)
    elif each.kind is Kind.INSET:
        _keep_days(each, days, made.inset, made)
    elif each.kind is Kind.CLOSED:
        _keep_days(each, days, made.closures, made)
    elif each.kind is Kind.BANK:
        made.left_out.append((each.line, "The desk knows the bank holidays."))
    else:
        made.left_out.append((each.line, "It says nothing of terms."))


def _sort_holiday(each: Entry, days: int, made: _Settling) -> None:
    if each.half_term and days > LONGEST_HALF_TERM:
        made.left_out.append((each.line, f"A half-term of {days} days cannot be right."))
    elif days > LONGEST_HOLIDAY:
        made.left_out.append((each.line, f"A holiday of {days} days cannot be right."))
    elif days > 1:
        made.holidays.append(each)
    elif each.half_term:
        made.left_out.append((each.line, "A half-term needs its first and its last day."))
    elif each.first in _bank(each.first):
        made.left_out.append((each.line, "The desk knows the bank holidays."))
    else:
        # One day off in the middle of a term: the school is closed.
        _keep_days(each, days, made.closures, made)


def _keep_days(each: Entry, days: int, kept: dict[date, str], made: _Settling) -> None:
    if days > LONGEST_CLOSURE:
        made.left_out.append((each.line, f"{days} days in a row cannot be right."))
        return
    for on in (each.first + n * _DAY for n in range(days)):
        name = "an INSET day" if each.kind is Kind.INSET else "a closed day"
        if on.weekday() >= 5:
            if days > 1:
                continue
            made.warnings.append(f"{long_date(on)} is a weekend, and was read as {name}.")
        elif on in _bank(on) and each.kind is Kind.INSET:
            made.warnings.append(f"{long_date(on)} is an INSET day and a bank holiday.")
        kept.setdefault(on, each.words)


def _bank(on: date) -> frozenset[date]:
    return bank_holidays(on.year, on.year)


def _joined_holidays(edges: list[Entry], made: _Settling) -> list[Entry]:
    """“Half-term begins” and “half-term ends”, each on its own day, as one holiday."""
    joined: list[Entry] = []
    waiting: Entry | None = None
    for each in sorted(edges, key=lambda e: (e.first, e.edge is Edge.END)):
        if each.edge is Edge.START:
            if waiting:
                made.left_out.append((waiting.line, "Nothing says when this holiday ends."))
            waiting = each
        elif waiting is None:
            made.left_out.append((each.line, "Nothing says when this holiday begins."))
        else:
            joined.append(_joined(waiting, each))
            waiting = None
    if waiting:
        made.left_out.append((waiting.line, "Nothing says when this holiday ends."))
    return joined


def _joined(first: Entry, last: Entry) -> Entry:
    line = first.line if first.line == last.line else f"{first.line} / {last.line}"
    return Entry(
        kind=first.kind, edge=Edge.WHOLE, first=first.first, last=last.first, line=line,
        words=first.words, half_term=first.half_term,
    )  # fmt: skip


def _joined_terms(edges: list[Entry], made: _Settling) -> list[Entry]:
    """Each first day with the last day that follows it."""
    joined: list[Entry] = []
    opened: Entry | None = None
    for each in sorted(edges, key=lambda e: (e.first, e.edge is Edge.END)):
        if each.edge is Edge.START:
            if opened is None:
                opened = each
            elif not _returns(each, opened, made):
                raise Refused(
                    f"Two terms begin, and none ends between: “{opened.line}” and “{each.line}”.",
                    what_to_do="Say when the first of them ends, and try again.",
                )
            continue
        start = opened or _after_holiday(each, joined, made)
        opened = None
        if start is None:
            made.left_out.append((each.line, "Nothing says when this term begins."))
        elif (each.first - start.first).days >= LONGEST_TERM:
            made.left_out.append((start.line, "Nothing says when this term ends."))
            made.left_out.append((each.line, "Nothing says when this term begins."))
        else:
            joined.append(_joined(start, each))
    if opened:
        made.left_out.append((opened.line, "Nothing says when this term ends."))
    return joined


def _returns(each: Entry, opened: Entry, made: _Settling) -> bool:
    """A second first day that agrees with the term already begun.

    Pupils return after a half-term, or some days after the staff.
    """
    if any(opened.first < h.first and 0 < (each.first - h.last).days <= 5 for h in made.holidays):
        return True
    if (each.first - opened.first).days <= 7:
        made.warnings.append(
            f"The term was read as beginning on {plain_date(opened.first)}, though there is "
            f"also “{each.line}”."
        )
        return True
    return False


def _after_holiday(end: Entry, joined: list[Entry], made: _Settling) -> Entry | None:
    """The first day after the holiday that parts this last day from the term before."""
    before = max((one.last for one in joined), default=None)
    if before is None:
        return None
    between = [h for h in made.holidays if before < h.last and h.first < end.first]
    if not between:
        return None
    holiday = max(between, key=lambda h: h.last)
    first = next_weekday(holiday.last + _DAY)
    made.warnings.append(
        f"Nothing says when the term that ends on {plain_date(end.first)} begins: it was read as "
        f"{plain_date(first)}, after “{holiday.line}”."
    )
    return Entry(kind=Kind.TERM, edge=Edge.START, first=first, last=first, line=end.line)


def _terms_between(made: _Settling) -> None:
    """Where only holidays are known, the terms are what lies between them."""
    holidays = sorted(made.holidays, key=lambda h: h.first)
    for one, following in pairwise(holidays):
        first, last = next_weekday(one.last + _DAY), last_weekday(following.first - _DAY)
        if (last - first).days < 1:
            continue
        if (last - first).days > LONGEST_TERM:
            made.warnings.append(
                f"Between “{one.line}” and “{following.line}” a holiday seems to be missing."
            )
            continue
        line = f"{plain_date(first)} to {plain_date(last)}, between two holidays"
        made.terms.append(Entry(kind=Kind.TERM, edge=Edge.WHOLE, first=first, last=last, line=line))
    if made.terms:
        made.warnings.append(
            "Only holidays were found: the terms are the days between them. Look at each."
        )


def _no_overlap(terms: list[Entry]) -> None:
    in_order = sorted(terms, key=lambda t: (t.first, t.last))
    for one, following in pairwise(in_order):
        same = (one.first, one.last) == (following.first, following.last)
        if following.first <= one.last and not same:
            raise Refused(
                f"Two terms overlap: “{one.line}” and “{following.line}”.",
                what_to_do=_MEND,
            )


def _without_holidays(made: _Settling) -> list[tuple[date, date]]:
    pieces = [(term.first, term.last) for term in made.terms]
    for holiday in made.holidays:
        kept: list[tuple[date, date]] = []
        for first, last in pieces:
            if holiday.last < first or holiday.first > last:
                kept.append((first, last))
                continue
            if not first < holiday.first <= holiday.last < last:
                made.warnings.append(
                    f"“{holiday.line}” reaches over the end of a term, which was made shorter."
                )
            before = (first, last_weekday(holiday.first - _DAY))
            after = (next_weekday(holiday.last + _DAY), last)
            kept += [piece for piece in (before, after) if piece[0] <= piece[1]]
        pieces = kept
    return pieces


def _look_over(terms: tuple[tuple[date, date], ...], made: _Settling) -> None:
    for first, last in terms:
        for on, does in ((first, "begins"), (last, "ends")):
            if on.weekday() >= 5:
                made.warnings.append(f"A term {does} on {long_date(on)}.")


def next_weekday(day: date) -> date:
    """That day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def last_weekday(day: date) -> date:
    """That day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
