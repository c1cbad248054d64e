"""Times of the diary in words: what a screen reader says, chips, headings of weeks and days."""

from datetime import date

from tcat_desktop.office.questions.diary import STATES, DiaryEntry
from tcat_desktop.office.questions.meeting import MeetingRow
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.words import date_words, day, month_name

TAKEN = "Taken"
WAYS = {"in_person": "In person", "phone": "By telephone", "video": "By video call"}
WAY_ICONS = {"in_person": "users", "phone": "phone", "video": "video-camera"}
MEETING_CHIPS = {
    "asked": Chip(words="Waiting for a reply", icon="hourglass-medium"),
    "accepted": Chip(words="Will come", icon="check-circle", tone=Tone.GREEN),
    "declined": Chip(words="Does not wish to come", icon="calendar-x"),
    "missed": Chip(words="Did not attend", icon="calendar-x"),
    "cancelled": Chip(words="Cancelled", icon="calendar-x"),
}
BOOKING_CHIPS = {
    "held": Chip(words="Offered, kept free", icon="hourglass-medium"),
    "booked": Chip(words="Booked", icon="calendar-blank"),
    "arrived": Chip(words="Has come", icon="check-circle", tone=Tone.GREEN),
    "seen": Chip(words="Was seen", icon="check-circle", tone=Tone.GREEN),
    "missed": Chip(words="Did not come", icon="calendar-x"),
    "cancelled": Chip(words="Cancelled", icon="calendar-x"),
}
_UNANSWERED = Chip(words="No reply noted", icon="clock", tone=Tone.AMBER)
_TO_SIGN = Chip(words="Minutes to sign", icon="signature", tone=Tone.AMBER)
_SIGNED = Chip(words="Minutes signed", icon="check-circle", tone=Tone.GREEN)
_TAKEN_CHIP = Chip(words=TAKEN, icon="lock-simple")
_UNKNOWN = Chip(words="In the diary", icon="calendar-blank")


def meeting_chip(row: MeetingRow, today: date) -> Chip:
    """How far a case's meeting is."""
    if row.state == "held":
        return _SIGNED if row.minutes_state == "signed" else _TO_SIGN
    if row.state == "asked" and row.on < today:
        return _UNANSWERED
    return MEETING_CHIPS.get(row.state, _UNKNOWN)


def entry_chip(entry: DiaryEntry) -> Chip:
    """How far a time in the diary is."""
    return _TAKEN_CHIP if entry.taken else BOOKING_CHIPS.get(entry.state, _UNKNOWN)


def closed_words(why: str) -> str:
    """Why a day is closed, as a line: ``School holiday``, ``INSET``; empty for an open day."""
    return why[:1].upper() + why[1:]


def place_words(entry: DiaryEntry) -> str:
    """Where it is: the room, or how else."""
    return entry.room or WAYS.get(entry.how, "")


def who_words(entry: DiaryEntry) -> str:
    """``Mrs Kerry Denholm with Mrs Helen Whitfield``."""
    if entry.taken:
        return TAKEN
    return f"{entry.visitor} with {entry.host}" if entry.host else entry.visitor


def sentence_of(entry: DiaryEntry) -> str:
    """All that an entry says."""
    when = f"{day(entry.on)}, {entry.at} to {entry.until}"
    if entry.taken:
        return f"{when}. {TAKEN}. {entry.room}".strip(" .") + "."
    how = "" if entry.how == "in_person" else WAYS.get(entry.how, "")
    parts = (
        when, who_words(entry), entry.room, how, STATES.get(entry.state, ""), entry.case_reference,
        entry.about, entry.adjustments, entry.companion and f"Bringing {entry.companion}",
    )  # fmt: skip
    return ". ".join(part for part in parts if part) + "."


def week_words(first: date, last: date) -> str:
    """``23–27 November 2026``, or over two months ``30 November – 4 December 2026``."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month_name(last.month)} {last.year}"
    if first.year == last.year:
        return f"{first.day} {month_name(first.month)} – {date_words(last)}"
    return f"{date_words(first)} – {date_words(last)}"
