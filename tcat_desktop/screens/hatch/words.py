"""What the reception book says of numbers and times; no name is ever among these words."""

from datetime import date

from tcat_desktop.office.questions.diary import FreeTime, VisitorsAnswer
from tcat_desktop.screens.words import short_day

BY = {"phone": "By telephone", "video": "By video call"}


def expected_words(told: VisitorsAnswer) -> str:
    """``6 visitors expected today, the next at 15:45``."""
    if not told.expected:
        return "Nobody else is expected today"
    visitors = "1 visitor" if told.expected == 1 else f"{told.expected} visitors"
    if not told.next_at:
        return f"{visitors} expected earlier today, not marked yet"
    if told.expected == 1:
        return f"1 visitor expected today, at {told.next_at}"
    return f"{visitors} expected today, the next at {told.next_at}"


def diverted_words(count: int) -> str:
    """``Arranged through Reception rather than private message: 14 this school year``."""
    return f"Arranged through Reception rather than private message: {count:,} this school year"


def day_words(on: date, today: date) -> str:
    """``Tomorrow, Tue 24 Nov``."""
    away = (on - today).days
    near = {0: "Today, ", 1: "Tomorrow, "}.get(away, "")
    return f"{near}{short_day(on, today)}"


def offer_words(free: FreeTime, today: date) -> str:
    """``Tomorrow, Tue 24 Nov, 15:30, Library``."""
    parts = (day_words(free.on, today), free.at, free.room)
    return ", ".join(part for part in parts if part)
