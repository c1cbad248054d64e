"""Words on their way to paper: spans of plain or strong text, dates and times as British
letters write them, and the rule for characters that cannot be seen.

Nothing here knows markup. A span says how its words look; the words themselves are only
ever printed, whatever they hold.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Look = Literal["plain", "strong", "italic", "quiet", "mono", "number", "struck"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words, and how they look."""

    words: str
    look: Look = "plain"


Words = str | Span | tuple[str | Span, ...]


def strong(words: str) -> Span:
    """Words in the heavier weight: a date to act by, a lead-in."""
    return Span(words, "strong")


def italic(words: str) -> Span:
    """Words in italics: only ever what somebody wrote or said."""
    return Span(words, "italic")


def quiet(words: str) -> Span:
    """Words in grey: the second thing a reader looks at."""
    return Span(words, "quiet")


def struck(words: str) -> Span:
    """Words with a line through them: what stood there before it was put right."""
    return Span(words, "struck")


def mono(words: str) -> Span:
    """Words in a fixed width: fingerprints and codes that are compared by eye."""
    return Span(words, "mono")


def spans(words: Words) -> tuple[Span, ...]:
    """The same words as spans, so that one kind of thing is printed."""
    parts = words if isinstance(words, tuple) else (words,)
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def quoting(line: str) -> tuple[Span, ...]:
    """A line with whatever stands in its double quotes in italics, quotes and all.

    ``8.14 pm: “Everyone should know.”`` has its quotation slanted; a line without a pair of
    double quotes is returned as it is. Nothing is added or left out.
    """
    opened = min((place for place in (line.find("“"), line.find('"')) if place >= 0), default=-1)
    closed = max(line.rfind("”"), line.rfind('"'))
    if opened < 0 or closed <= opened:
        return (Span(line),)
    parts = (Span(line[:opened]), italic(line[opened : closed + 1]), Span(line[closed + 1 :]))
    return tuple(part for part in parts if part.words)


# --- dates, times, lists -------------------------------------------------------------------

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip


def day(on: date) -> str:
    """``23 November 2026``."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """``Monday 23 November 2026``."""
    return f"{_DAYS[on.weekday()]} {day(on)}"


def clock(at: time | datetime) -> str:
    """``3.45 pm``; noon and midnight by name, since 12 am is read both ways."""
    if (at.hour, at.minute) == (12, 0):
        return "12 noon"
    if (at.hour, at.minute) == (0, 0):
        return "12 midnight"
    return f"{at.hour % 12 or 12}.{at.minute:02d} {'am' if at.hour < 12 else 'pm'}"


def moment(at: datetime) -> str:
    """``Monday 9 November 2026, 8.14 pm``, in whatever zone the moment is given."""
    return f"{weekday(at.date())}, {clock(at)}"


_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count(number: int, one: str, many: str) -> str:
    """``two posts``: numbers under ten are words in a sentence."""
    figure = _COUNTS[number] if 0 <= number < len(_COUNTS) else f"{number:,}"
    return f"{figure} {one if number == 1 else many}"


def phrase(words: str) -> str:
    """What somebody wrote as a part of our sentence: without a full stop of its own."""
    return words.strip().rstrip(".").rstrip()


def listed(things: Iterable[str], joint: str = "and") -> str:
    """``C26, C36 and C61``."""
    kept = [thing for thing in things if thing]
    if len(kept) < 2:
        return "".join(kept)
    return f"{', '.join(kept[:-1])} {joint} {kept[-1]}"


def short_fingerprint(fingerprint: str) -> str:
    """The first sixteen figures of a fingerprint, in fours: ``a41f 09c2 7be3 d815``."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, min(len(fingerprint), 16), 4))


# --- characters that cannot be seen --------------------------------------------------------

_TURNERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
# Marks with neither ink nor meaning on paper: a soft hyphen, a joiner, how to draw an emoji.
_INKLESS = re.compile("[\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f"
                      "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
                      "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")  # fmt: skip
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f\u3000]")


# Control characters but for the end of a line, lone surrogates, and what turns a line.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff" + "".join(sorted(_TURNERS)) + "]")


def _shown(unseen: re.Match[str]) -> str:
    return f"‹U+{ord(unseen[0]):04X}›"


def printable(text: str) -> str:
    """The text as paper can carry it, by a stated rule; no visible character is ever dropped.

    Ends of lines become one kind, tabs and wide spaces become a space. A control character,
    a lone surrogate or a mark that turns the direction of writing is printed as its number,
    ``‹U+202E›``, so that nobody can hide a change of order in a quotation. Characters that
    have no ink at all (soft hyphen, zero-width space, byte-order mark) are left out. Letters
    with their accents typed apart are joined, which changes no letter.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _INKLESS.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", _UNSEEN.sub(_shown, text))
