"""What time it is for a school: moments are kept in UTC and read in London."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, aware, in UTC. The only place of the office that reads the clock."""
    return datetime.now(UTC)


def kept(moment: datetime) -> str:
    """A moment as it is stored: ISO text in UTC to the microsecond, so that text sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def local(moment: datetime | str) -> datetime:
    """A kept moment as a clock on the school wall shows it."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return moment.astimezone(LONDON)


def today(moment: datetime) -> date:
    """The school's calendar day at that moment."""
    return local(moment).date()


def school_year(day: date) -> int:
    """The two figures of the school year that begins in September: 26 for 2026/27."""
    return (day.year if day.month >= 9 else day.year - 1) % 100
