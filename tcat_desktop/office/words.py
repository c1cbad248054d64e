"""Dates, names and due dates in the words that an office uses."""

from datetime import date, timedelta

from tcat_desktop.journey.deadlines import Calendar, days_between

_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "rev", "prof", "sir"})

LATE, TODAY, LATER = "attention", "amber", "plain"


def long_date(day: date, *, year: bool = True) -> str:
    """``Monday 23 November 2026``."""
    return f"{day:%A} {day.day} {day:%B}" + (f" {day.year}" if year else "")


def short_date(day: date) -> str:
    """``Mon 23 Nov``."""
    return f"{day:%a} {day.day} {day:%b}"


def plain_date(day: date) -> str:
    """``23 November 2026``."""
    return f"{day.day} {day:%B} {day.year}"


def sentence(words: str) -> str:
    """What somebody wrote, ended with a full stop so that more can follow it."""
    kept = words.strip()
    return kept if not kept or kept[-1] in ".!?…" or kept[-2:] in (".”", "?”") else f"{kept}."


def counted(number: int, one: str, many: str) -> str:
    """``Two things are late``: counts under ten in words."""
    figure = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"{figure} {one if number == 1 else many}"


def initials(name: str) -> str:
    """``HW`` for Mrs Helen Whitfield: first and last letter of the name proper."""
    # A name in quotation marks is a name that somebody goes by.
    bare = (part.strip("“”‘’\"'()@_") for part in name.split())
    parts = [part for part in bare if part and part.casefold().strip(".") not in TITLES]
    if not parts:
        return "?"
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


def due_words(due: date, today: date, calendar: Calendar, at: str = "") -> tuple[str, str]:
    """The chip of a due date and its tone: ``("2 school days late", "attention")``."""
    if due == today:
        return (f"Today, {at}" if at else "Today"), TODAY
    days = days_between(today, due, calendar)
    if due < today:
        late = max(1, -days)
        return f"{late} school day{'s' if late > 1 else ''} late", LATE
    if due == today + timedelta(days=1):
        return "Tomorrow", LATER
    if 0 < days <= 10:
        return f"In {days} school day{'s' if days > 1 else ''}", LATER
    return short_date(due), LATER
