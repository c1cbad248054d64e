"""A clock in words: how long from what, and whether anybody has signed it off."""

from typing import Final

from tcat_desktop.office.questions.calendar_year import ClockLine
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.words import date_words

DEFAULT: Final = Chip(words="Default", icon="info")
SIGNED: Final = Chip(words="Signed off", icon="seal-check", tone=Tone.GREEN)


def how_long(line: ClockLine) -> str:
    """``Five school days before the panel``, ``One school day from the report``."""
    return f"{line.words} {line.starts}" if line.before else f"{line.words} from {line.starts}"


def state_words(line: ClockLine) -> str:
    """``Signed off by Dr Llewellyn on 3 November 2026``, or that it is a default."""
    if line.signed_on is None:
        return "Default, not signed off yet"
    by = line.signed_by or "somebody who has left"
    return f"Signed off by {by} on {date_words(line.signed_on)}"


def rules_words(line: ClockLine) -> tuple[str, ...]:
    """A sentence for each rule that differs from plain counting."""
    told = line.counting
    said = []
    if told.inset_counts is not None:
        said.append(f"INSET days {'count' if told.inset_counts else 'do not count'}.")
    if told.receipt_counts:
        said.append("The day of receipt is day 1.")
    if told.closes_at:
        said.append(f"What comes at or after {told.closes_at} counts as the next open day.")
    if told.waits_for_term:
        said.append("What comes outside term counts as received on the first school day after.")
    return tuple(said)
