"""A day of the school year in words, and what each kind of day is called."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from tcat_desktop.office.questions.calendar_year import YearDay
from tcat_desktop.screens.words import day as day_words

# In the order of the legend: each kind, one of it, many of it.
KINDS: Final[dict[str, tuple[str, str]]] = {
    "school": ("a school day", "School days"),
    "inset": ("INSET", "INSET"),
    "closed": ("school closed", "School closed"),
    "bank": ("bank holiday", "Bank holidays"),
    "holiday": ("school holiday", "School holidays"),
    "weekend": ("weekend", "Weekends"),
    "unknown": ("no term dates yet", "No term dates yet"),
}


def sentence(day: YearDay, today: date, *, was: YearDay | None = None) -> str:
    """``Friday 27 November 2026: INSET. It does not count.``"""
    when = day_words(day.on) + (", today" if day.on == today else "")
    before = "" if was is None else f" It was {_called(was)}."
    return f"{when}: {_called(day)}. {_counts(day)}{before}".strip()


def _called(day: YearDay) -> str:
    return day.why or KINDS[day.kind][0]


def _counts(day: YearDay) -> str:
    if day.kind == "school":
        return "It counts."
    if day.kind == "unknown":
        return "It counts until there are term dates."
    return "It does not count." if day.why else "It counts as a school day."


def year_words(first: date) -> str:
    """``2026/27`` for the year that begins in September 2026."""
    return f"{first.year}/{(first.year + 1) % 100:02}"


def heading(days: Iterable[YearDay], first: date) -> str:
    """``195 school days, 5 of them INSET · 2026/27``."""
    kinds = [day.kind for day in days]
    school, inset = kinds.count("school"), kinds.count("inset")
    if not school:
        return f"No term dates yet · {year_words(first)}"
    told = f"{school + inset} school days"
    if inset:
        told += f", {inset} of them INSET"
    return f"{told} · {year_words(first)}"
