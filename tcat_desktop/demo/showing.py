"""The demonstration: the fictional trust with its cases, in a folder removed at exit."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tcat_desktop.demo import applewick, complaint_story, families, harrowmere, the_week
from tcat_desktop.demo.story_clock import STORY_DAY, StoryClock, moment
from tcat_desktop.demo.telling import Telling, tell_all
from tcat_desktop.demo.trust import PASSWORD, STAFF, Trust, calendar, found
from tcat_desktop.journey.people import POSTS
from tcat_desktop.office.calendar import calendar_of
from tcat_desktop.office.clock import now, today
from tcat_desktop.office.set_up import handle_only_invented_data

OPENS_AT = "08:52"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A demonstration ready to be opened: where it is, its clock, and who may sign in."""

    folder: Path
    clock: StoryClock
    buttons: tuple[tuple[str, str], ...]
    names: dict[str, str] = field(default_factory=dict)
    password: str = PASSWORD


def fill_with_stories(folder: Path, clock: StoryClock, *, shift: timedelta = timedelta(0)) -> Trust:
    """Make the trust in ``folder`` and tell every story up to the story's morning."""
    clock.set(moment(STORY_DAY + shift - timedelta(days=81), "08:00"))
    trust = found(folder, clock, shift=shift)
    tell = Telling(trust, shift=shift)
    told = (applewick, harrowmere, the_week, complaint_story, families)
    tell_all([story for each in told for story in each.stories(tell)], clock)
    clock.set(moment(STORY_DAY + shift, OPENS_AT))
    return trust


def weeks_to(day: date) -> timedelta:
    """By how many whole weeks the story moves so that its Monday is this week's, or a week or
    two before where that Monday, or a day of one of its meetings, is no school day.
    """
    monday = day - timedelta(days=day.weekday())
    for weeks_back in range(8):
        shift = monday - timedelta(weeks=weeks_back) - STORY_DAY
        if _fits(shift):
            return shift
    return timedelta(0)


def _fits(shift: timedelta) -> bool:
    days = calendar_of(calendar(shift), (STORY_DAY + shift).year)
    meetings = (date(2026, 11, 23), date(2026, 11, 26), date(2026, 12, 1), date(2026, 12, 2))
    return not any(days.why_closed(each + shift) for each in meetings)


@contextmanager
def demonstration() -> Iterator[Shown]:
    """The demonstration for a window; nothing of it is left behind."""
    # Nobody in this process is real, and the fictional trust is made in half the time.
    handle_only_invented_data()
    home = Path(tempfile.mkdtemp(prefix="tcat-desktop-demo-"))
    try:
        shift = weeks_to(today(now()))
        clock = StoryClock(moment(STORY_DAY + shift, OPENS_AT))
        fill_with_stories(home / "desk", clock, shift=shift).close()
        clock.run()
        yield Shown(
            folder=home / "desk",
            clock=clock,
            buttons=tuple((post.key, f"{post.formal}, {_post(post.key)}") for post in STAFF),
            names={post.key: post.name for post in STAFF},
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _post(key: str) -> str:
    role = next(post.role for post in STAFF if post.key == key)
    words = POSTS[role]
    return words if words.startswith("Exec") else words[:1].lower() + words[1:]
