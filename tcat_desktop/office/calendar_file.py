"""Writing calendar files that open with a double click: appointments, and due dates.

RFC 5545, in the form that Outlook, Google and Apple read alike: a file that is published and
names no guests, so that no program offers to write to anybody. A changed appointment keeps its
``uid`` and has a higher ``sequence``; a cancelled one says so under the same ``uid``. The same
appointments always give the same bytes.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.clock import LONDON
from tcat_desktop.office.words import plain_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A meeting, a hearing. ``starts`` and ``ends`` are aware; ``made_at`` is when this was said.

    ``uid`` never changes (“<uuid>@tcat-desktop”); ``sequence`` is 0, and one more at each change.
    """

    uid: str
    sequence: int
    starts: datetime
    ends: datetime
    summary: str
    place: str
    description: str
    made_at: datetime
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """Something that is due ``on`` a day, all day long or ``at`` a time such as “15:45”."""

    uid: str
    sequence: int
    on: date
    at: str
    summary: str
    description: str
    made_at: datetime


def appointment_file(appointment: Appointment) -> bytes:
    """One appointment, its change, or its cancellation. Raises Refused for impossible times."""
    return appointments_file((appointment,))


def appointments_file(appointments: Sequence[Appointment]) -> bytes:
    """Several appointments in one file. Raises Refused for impossible times, or for none."""
    _all_different([each.uid for each in appointments])
    cancelled = all(each.cancelled for each in appointments)
    events = [line for each in appointments for line in _appointment(each)]
    return _calendar(events, method="CANCEL" if cancelled else "PUBLISH")


def due_dates_file(dues: Sequence[DueDate], name: str) -> bytes:
    """Due dates as one calendar that is called ``name``. Nobody is shown as busy."""
    _all_different([each.uid for each in dues])
    return _calendar([line for each in dues for line in _due(each)], method="PUBLISH", name=name)


_PRODID: Final = "-//tcat-desktop//Case desk//EN"
_REMINDED: Final = timedelta(minutes=15)  # how long a due time stands in the calendar
_WIDEST: Final = 75  # octets of a line, RFC 5545 section 3.1
_AT: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)

# London as it has been since 1996, when all of Europe came to change its clocks together.
_LONDON_LINES: Final = (
    "BEGIN:VTIMEZONE", "TZID:Europe/London", "X-LIC-LOCATION:Europe/London",
    "BEGIN:DAYLIGHT", "DTSTART:19960331T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
    "TZNAME:BST", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
    "TZNAME:GMT", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


def _all_different(uids: Sequence[str]) -> None:
    if not uids:
        raise Refused("There is nothing to put into a calendar.")
    if len({*uids}) < len(uids):
        raise ValueError("two entries of one calendar file have the same uid")


def _calendar(events: list[str], *, method: str, name: str = "") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODID}", "CALSCALE:GREGORIAN"]
    lines.append(f"METHOD:{method}")
    if name:
        lines.append(f"X-WR-CALNAME:{_one_line(name)}")
    if any(";TZID=" in line.partition(":")[0] for line in events):
        lines += _LONDON_LINES
    lines += [*events, "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _appointment(each: Appointment) -> list[str]:
    starts, ends = _utc(each.starts), _utc(each.ends)
    if ends <= starts:
        raise Refused("An appointment must end after it begins.", field="ends")
    lines = [*_head(each.uid, each.sequence, each.made_at), *_times(starts, ends)]
    lines.append(f"SUMMARY:{_one_line(each.summary)}")
    if each.place:
        lines.append(f"LOCATION:{_one_line(each.place)}")
    if each.description:
        lines.append(f"DESCRIPTION:{_text(each.description)}")
    lines.append(f"STATUS:{'CANCELLED' if each.cancelled else 'CONFIRMED'}")
    return [*lines, "TRANSP:OPAQUE", "END:VEVENT"]


def _due(each: DueDate) -> list[str]:
    lines = _head(each.uid, each.sequence, each.made_at)
    if each.at:
        at = _AT.fullmatch(each.at)
        if at is None:
            raise Refused(f"“{each.at}” is no time of day.", what_to_do="Write it as 15:45.")
        wall = datetime.combine(each.on, time(int(at[1]), int(at[2])), tzinfo=LONDON)
        starts = _utc(wall)
        lines += _times(starts, starts + _REMINDED)
    else:
        # The end of an all-day entry is the day after.
        lines.append(f"DTSTART;VALUE=DATE:{_date(each.on)}")
        lines.append(f"DTEND;VALUE=DATE:{_date(each.on + timedelta(days=1))}")
    lines.append(f"SUMMARY:{_one_line(each.summary)}")
    if each.description:
        lines.append(f"DESCRIPTION:{_text(each.description)}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _head(uid: str, sequence: int, made_at: datetime) -> list[str]:
    if sequence < 0 or not uid.strip():
        raise ValueError("an entry of a calendar file needs a uid, and a sequence from 0")
    return [
        "BEGIN:VEVENT",
        f"UID:{_one_line(uid)}",
        f"DTSTAMP:{_zulu(_utc(made_at))}",
        f"SEQUENCE:{sequence}",
    ]


def _utc(moment: datetime) -> datetime:
    """The moment in UTC. Raises Refused for a time that the clocks skip in spring."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    utc = moment.astimezone(UTC)
    if utc.astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise Refused(
            f"There is no {moment:%H:%M} on {plain_date(moment)}: the clocks go forward.",
            what_to_do="Choose another time.",
        )
    return utc


def _times(starts: datetime, ends: datetime) -> list[str]:
    """Begin and end by London's clock, or by UTC where that clock shows the hour twice."""
    pair = (("DTSTART", starts), ("DTEND", ends))
    if any(_twice(moment) for _, moment in pair):
        return [f"{name}:{_zulu(moment)}" for name, moment in pair]
    walls = ((name, moment.astimezone(LONDON)) for name, moment in pair)
    return [f"{name};TZID=Europe/London:{_date(wall)}T{wall:%H%M%S}" for name, wall in walls]


def _twice(moment: datetime) -> bool:
    wall = moment.astimezone(LONDON)
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()


def _zulu(utc: datetime) -> str:
    return f"{_date(utc)}T{utc:%H%M%S}Z"


def _date(day: date) -> str:
    # %Y leaves out the noughts of early years on some systems.
    return f"{day.year:04}{day.month:02}{day.day:02}"


_BREAKS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def _plain(words: str) -> str:
    """Without what no calendar may hold: control characters, and halves of characters."""
    broken = _BREAKS.sub("\n", words)
    kept = (" " if c in "\t\x1c\x1d\x1e\x1f" else c for c in broken)
    return "".join(c for c in kept if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _one_line(words: str) -> str:
    """TEXT of one line: what somebody wrote can end no property and begin none."""
    return _escaped(_plain(words).replace("\n", " ").strip())


def _text(words: str) -> str:
    return _escaped(_plain(words).strip()).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of 75 octets at most, none of which cuts a character."""
    pieces: list[bytes] = []
    piece = b""
    for each in (c.encode("utf-8") for c in line):
        # Every piece but the first begins with the blank that marks it.
        if len(piece) + len(each) > _WIDEST - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += each
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
