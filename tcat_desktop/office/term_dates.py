"""Reading term dates from what an office has: words from a website, or a calendar file.

Both make a proposal that somebody looks at before it is kept; nothing is dropped in silence.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.dates_in_words import (
    DAY_FIRST,
    MONTH,
    Span,
    Years,
    columns,
    school_year,
    spans,
    without_times,
)
from tcat_desktop.office.term_entries import (
    HALF_TERM,
    SHOULD_LOOK,
    Edge,
    Entry,
    Kind,
    ReadDates,
    kind_of,
    settle,
)

__all__ = ["ReadDates", "read_ics", "read_pasted"]

LONGEST: Final = 100_000  # characters; a page of term dates has two thousand
LONGEST_LINE: Final = 1_000

# “2026-27”, but not the middle of “3 September 2026-27 October 2026”.
_SCHOOL_YEAR: Final = re.compile(
    rf"\b(20\d\d)\s*[-–—/]\s*(?:20)?(\d\d)(?![\d./-]|(?:st|nd|rd|th)|\s*(?:of\s+)?{MONTH})", re.I
)
_PLAIN_YEAR: Final = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.-])")
_MARKS: Final = " \t|.,:;-–—•·*#"
_ASIDE: Final = re.compile(r"\(([^()]{1,80})\)")


def read_ics(content: bytes) -> ReadDates:
    """The term dates in a calendar file. Raises Refused, saying what is wrong with it."""
    from tcat_desktop.office.calendar_events import events_in

    events = events_in(content)
    return settle(events.entries, events.left_out, events.warnings)


def read_pasted(words: str, *, today: date) -> ReadDates:
    """The term dates in words that somebody pasted. Raises Refused, naming the line.

    ``today`` decides the year of a date that names none, and a warning says so.
    """
    if len(words) > LONGEST:
        raise Refused(
            "That is more than a page of dates.", what_to_do="Paste the lines with the dates only."
        )
    page = _Page(today=today)
    for line in words.splitlines():
        page.read(_tidy(line))
    page.close()
    if not page.entries:
        raise Refused("There are no term dates in it.", what_to_do=SHOULD_LOOK)
    return settle(page.entries, page.left_out, page.warnings)


def _tidy(line: str) -> str:
    """One space for each run of white, whatever it is made of; tabs and bars part cells."""
    cells = (" ".join(cell.split()) for cell in re.split(r"[\t|]", line))
    return " | ".join(cell for cell in cells if cell.strip(_MARKS))


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line without a date that says what the lines under it are about."""

    line: str
    kind: Kind
    edge: Edge


@dataclass(slots=True)
class _Page:
    """Pasted words, line by line: headings lend their kind and their year to what follows."""

    today: date
    years: Years | None = None
    heading: _Heading | None = None
    lent: bool = True
    near: int = 0
    waiting: tuple[str, Span] | None = None
    entries: list[Entry] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def read(self, line: str) -> None:
        """One line."""
        if not line:
            return
        if len(line) > LONGEST_LINE:
            self.left_out.append((f"{line[:80]}…", "The line is too long to be a date."))
            return
        found, warnings = spans(_without_years(line), self._years_for(line))
        for each in warnings:
            # One example of how figures are read is enough for a page.
            if not each.endswith(DAY_FIRST) or not any(
                w.endswith(DAY_FIRST) for w in self.warnings
            ):
                self.warnings.append(each)
        if found:
            self.near = school_year(found[-1].last)
        if not found:
            self._without_date(line)
        elif columns(line, found) and (label := self._whole(line, found)):
            first, last = found
            self._give_up_waiting()
            self._keep(line, replace(first, last=last.last, ends=last.ends, ranged=True), label)
        else:
            self._each(line, found)

    def close(self) -> None:
        """After the last line: what nothing followed was left out."""
        self._give_up_waiting()
        self._drop_heading()

    def _years_for(self, line: str) -> Years:
        years = self.years or Years(self.today, near=self.near)
        named = _SCHOOL_YEAR.search(line)
        if named and int(named[2]) == (int(named[1]) + 1) % 100:
            return Years(self.today, school=int(named[1]))
        plain = _PLAIN_YEAR.search(line)
        if plain and re.search(r"\b(?:term|autumn|spring|summer)\b", line[: plain.start()], re.I):
            return Years(self.today, school=years.school, plain=int(plain[0]))
        return years

    def _without_date(self, line: str) -> None:
        kind, edge = kind_of(line)
        labels = kind in _LABELS or edge is not Edge.WHOLE
        if self.waiting and labels:
            self._keep(f"{self.waiting[0]}: {line}", self.waiting[1], line)
            self.waiting = None
            return
        self._give_up_waiting()
        named = self._years_for(line)
        says_year = named.school != 0 or named.plain != 0
        if says_year and named != self.years:
            self.years = named
        elif kind is Kind.OTHER:
            self.left_out.append((line, _NO_DATE))
            if len(line.split()) <= _TITLE:
                # Dates under another heading are not the INSET days above it.
                self._drop_heading()
            return
        if kind in {Kind.UNSAID, Kind.OTHER}:
            return
        self._drop_heading()
        self.heading = _Heading(line, kind, edge)
        self.lent = says_year

    def _each(self, line: str, found: tuple[Span, ...]) -> None:
        """Every day or range in a line, each with the words that belong to it."""
        self._give_up_waiting()
        labels = _labels(without_times(_without_years(line)), found)
        for one, label in zip(found, labels, strict=True):
            if label is None:
                self._unlabelled(line, one)
            else:
                self._keep(line, one, label)
        self.lent = True

    def _unlabelled(self, line: str, one: Span) -> None:
        heading = self.heading
        if heading and (heading.kind is not Kind.TERM or heading.edge is not Edge.WHOLE):
            self._keep(f"{heading.line.strip(_MARKS)}: {line}", one, heading.line, at=line)
            if heading.kind is Kind.HOLIDAY or heading.edge is not Edge.WHOLE:
                # “Half term” and “Term ends” are about the next date only.
                self.heading = None
        elif one.ranged:
            self._keep(line, one, "term")
        else:
            self._give_up_waiting()
            self.waiting = (line, one)

    def _whole(self, line: str, found: tuple[Span, ...]) -> str:
        """What two cells are the first and the last day of, or empty when they are not."""
        label = _labels(without_times(_without_years(line)), found)[0]
        if label is None:
            label = self.heading.line if self.heading else "term"
        kind, edge = kind_of(label)
        return label if kind in {Kind.TERM, Kind.HOLIDAY} and edge is Edge.WHOLE else ""

    def _keep(self, line: str, one: Span, label: str, *, at: str = "") -> None:
        kind, edge = kind_of(label)
        if one.ranged and kind in {Kind.TERM, Kind.HOLIDAY}:
            edge = Edge.WHOLE
        if one.ranged and kind is Kind.UNSAID:
            kind = Kind.TERM
        self.lent = True
        self.entries.append(
            Entry(
                kind=kind,
                edge=edge,
                first=one.first,
                last=one.last,
                line=line,
                words=_kept_words(kind, (at or line)[one.ends :], label),
                half_term=HALF_TERM.search(label) is not None,
            )
        )

    def _give_up_waiting(self) -> None:
        if self.waiting:
            self.left_out.append((self.waiting[0], "Nothing says what this day is."))
            self.waiting = None

    def _drop_heading(self) -> None:
        if self.heading and not self.lent:
            self.left_out.append((self.heading.line, _NO_DATE))
        self.heading, self.lent = None, True


_LABELS: Final = {Kind.INSET, Kind.CLOSED, Kind.BANK, Kind.HOLIDAY}
_NO_DATE: Final = "There is no date in it."
_TITLE: Final = 5  # words; more of them are a sentence, and no heading


def _without_years(line: str) -> str:
    """The line with “2026-27” blanked, every other character where it was."""
    return _SCHOOL_YEAR.sub(lambda years: " " * len(years[0]), line)


def _labels(line: str, found: tuple[Span, ...]) -> list[str | None]:
    """For each day or range the words that say what it is; None where none do.

    Words stand before their date (“Half term: 26 October …”), or all of them after it
    (“26 October … | Half term”). Without words of its own a date goes with its neighbour.
    """
    edges = [0, *(end for one in found for end in (one.starts, one.ends)), len(line)]
    gaps = [line[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    after = _silent(gaps[0]) and not _silent(gaps[-1])
    words = gaps[1:] if after else gaps[:-1]
    labels: list[str | None] = [None if _silent(each) else each.strip(_MARKS) for each in words]
    order = range(len(labels) - 2, -1, -1) if after else range(1, len(labels))
    for n in order:
        labels[n] = labels[n] or labels[n + 1 if after else n - 1]
    return labels


def _silent(words: str) -> bool:
    return kind_of(words)[0] is Kind.UNSAID


def _kept_words(kind: Kind, after: str, label: str) -> str:
    """“snow” of “School closed 1 December 2026 (snow)”, or else the label if it is short."""
    aside = _ASIDE.search(after)
    if aside and kind is Kind.CLOSED:
        return aside[1].strip()
    words = _ENDING.sub("", _SCHOOL_YEAR.sub("", label).strip(_MARKS)).strip(_MARKS)
    if words and len(words.split()) <= _TITLE:
        return words
    return "INSET day" if kind is Kind.INSET else "School closed"


_ENDING: Final = re.compile(r"\s(?:for|on|from|in|of)$", re.IGNORECASE)
