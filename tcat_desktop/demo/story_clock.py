"""A clock that stands where the story is: it can be set, and it can begin to tick."""

from datetime import UTC, date, datetime, time, timedelta
from time import monotonic

from tcat_desktop.office.clock import LONDON

# The day the story is told on, when nothing else is asked for.
STORY_DAY = date(2026, 11, 23)


def moment(day: date, at: str) -> datetime:
    """A day and a time such as ``08:41`` on a school's wall, as an aware moment in UTC."""
    return datetime.combine(day, time.fromisoformat(at), tzinfo=LONDON).astimezone(UTC)


class StoryClock:
    """Passed wherever ``now`` is asked for. It stands still until ``run`` is called."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._since: float | None = None

    def __call__(self) -> datetime:
        """What time it is in the story."""
        if self._since is None:
            return self._start
        return self._start + timedelta(seconds=monotonic() - self._since)

    def set(self, to: datetime) -> None:
        """Put the hands at a moment; a running clock goes on from there."""
        self._start = to
        if self._since is not None:
            self._since = monotonic()

    def run(self) -> None:
        """Let it tick from where it stands."""
        self._since = monotonic()
