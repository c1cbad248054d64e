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
from typing import TYPE_CHECKING, Final

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.clock import LONDON
from tcat_desktop.office.words import plain_date

if TYPE_CHECKING:
    from icalendar import Event


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
    events = [_appointment(each) for each in appointments]
    return _calendar(events, method="CANCEL" if cancelled else "PUBLISH")


def due_dates_file(dues: Sequence[DueDate], name: str) -> bytes:
    """Due dates as one calendar that is called ``name``. Nobody is shown as busy."""
    _all_different([each.uid for each in dues])
    return _calendar([_due(each) for each in dues], method="PUBLISH", name=name)


_PRODID: Final = "-//tcat-desktop//Case desk//EN"
_REMINDED: Final = timedelta(minutes=15)  # how long a due time stands in the calendar
_AT: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)

# London as it has been since 1996, when all of Europe came to change its clocks together.
_LONDON_ZONE: Final = """BEGIN:VTIMEZONE
TZID:Europe/London
X-LIC-LOCATION:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def _all_different(uids: Sequence[str]) -> None:
    if not uids:
        raise Refused("There is nothing to put into a calendar.")
    if len({*uids}) < len(uids):
        raise ValueError("two entries of one calendar file have the same uid")


def _calendar(events: Sequence["Event"], *, method: str, name: str = "") -> bytes:
    from icalendar import Calendar, Timezone, vText

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PRODID)
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if name:
        # A name of its own is text too, which the library cannot know.
        made.add("x-wr-calname", vText(_one_line(name)))
    if any("TZID" in each["DTSTART"].params for each in events):
        made.add_component(Timezone.from_ical(_LONDON_ZONE))
    for each in events:
        made.add_component(each)
    # As told above, and not by the alphabet: some readers want the version first.
    written: bytes = made.to_ical(sorted=False)
    return written


def _appointment(each: Appointment) -> "Event":
    starts, ends = _utc(each.starts), _utc(each.ends)
    if ends <= starts:
        raise Refused("An appointment must end after it begins.", field="ends")
    event = _event(each.uid, each.sequence, each.made_at)
    _times(event, starts, ends)
    event.add("summary", _one_line(each.summary))
    if each.place:
        event.add("location", _one_line(each.place))
    if each.description:
        event.add("description", _plain(each.description).strip())
    event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event


def _due(each: DueDate) -> "Event":
    event = _event(each.uid, each.sequence, each.made_at)
    if each.at:
        at = _AT.fullmatch(each.at)
        if at is None:
            raise Refused(f"“{each.at}” is no time of day.", what_to_do="Write it as 15:45.")
        wall = datetime.combine(each.on, time(int(at[1]), int(at[2])), tzinfo=LONDON)
        starts = _utc(wall)
        _times(event, starts, starts + _REMINDED)
    else:
        # The end of an all-day entry is the day after.
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
    event.add("summary", _one_line(each.summary))
    if each.description:
        event.add("description", _plain(each.description).strip())
    event.add("transp", "TRANSPARENT")
    return event


def _event(uid: str, sequence: int, made_at: datetime) -> "Event":
    from icalendar import Event

    if sequence < 0 or not uid.strip():
        raise ValueError("an entry of a calendar file needs a uid, and a sequence from 0")
    event = Event()
    event.add("uid", _one_line(uid))
    event.add("dtstamp", _utc(made_at))
    event.add("sequence", sequence)
    return event


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


def _times(event: "Event", starts: datetime, ends: datetime) -> None:
    """Begin and end by London's clock, or by UTC where that clock shows the hour twice."""
    twice = _twice(starts) or _twice(ends)
    for name, moment in (("dtstart", starts), ("dtend", ends)):
        event.add(name, moment if twice else moment.astimezone(LONDON))


def _twice(moment: datetime) -> bool:
    wall = moment.astimezone(LONDON)
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()


_BREAKS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def _plain(words: str) -> str:
    """Without what no calendar may hold: control characters, and halves of characters."""
    broken = _BREAKS.sub("\n", words)
    kept = (" " if c in "\t\x1c\x1d\x1e\x1f" else c for c in broken)
    told = "".join(c for c in kept if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})
    # The library takes “\\N” for the end of a line, wherever it stands.
    return told.replace("\\N", "\n")


def _one_line(words: str) -> str:
    """Text of one line: what somebody wrote can end no property and begin none."""
    return _plain(words).replace("\n", " ").strip()
