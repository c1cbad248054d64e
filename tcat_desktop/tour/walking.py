"""Walking the tour: a fictional trust, the real window, a line a step, and what was not so."""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QLoggingCategory

from tcat_desktop.demo.showing import OPENS_AT, fill_with_stories
from tcat_desktop.demo.story_clock import STORY_DAY, StoryClock, moment
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.set_up import handle_only_invented_data
from tcat_desktop.screens import printing
from tcat_desktop.screens.starting import application
from tcat_desktop.tour import (
    the_bundle,
    the_calendar,
    the_case,
    the_chat,
    the_complaint,
    the_desk,
    the_exhibits,
    the_families,
    the_hatch,
    the_ladder,
    the_letterhead,
    the_mail,
    the_post_room,
    the_week,
    the_wording,
    the_words,
)
from tcat_desktop.tour.album import Album
from tcat_desktop.tour.hands import onto_file
from tcat_desktop.tour.visit import visit

FEWEST_PICTURES, FEWEST_PAPERS = 20, 9


def walk(out: Path) -> int:
    """Take every step; 0 only if each did what it says."""
    handle_only_invented_data()
    # The unseen screen says at every menu that it cannot size windows; nothing is wrong then.
    QLoggingCategory.setFilterRules("default.warning=false")
    application()
    home = Path(tempfile.mkdtemp(prefix="tcat-desktop-tour-"))
    # The computer's own dialog for choosing a printer is not ours to press.
    printing.ask_printer = onto_file(str(home / "printed.pdf"))
    try:
        return _walk(out, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _walk(out: Path, home: Path) -> int:
    album = Album(out)
    clock = StoryClock(moment(STORY_DAY, OPENS_AT))
    tried = _Tried()
    tried.step(
        "A new trust is set up, with its recovery sheet",
        partial(the_desk.set_up, home / "new", clock, album),
    )
    tried.step(
        "The fictional trust is made",
        lambda: fill_with_stories(home / "desk", clock).close(),
    )
    here = visit(home / "desk", clock, album)
    for title, does in (
        *the_desk.FIRST,
        *the_week.STEPS,
        *the_hatch.STEPS,
        *the_chat.STEPS,
    ):
        tried.step(title, partial(does, here))
    for title, does in the_case.STEPS:
        # Each step of the case stands on the one before.
        if not tried.step(title, partial(does, here)):
            here.album.picture(here.hands.window, "not-so")
            break
    for title, does in (
        *the_exhibits.STEPS,
        *the_mail.STEPS,
        *the_words.STEPS,
        *the_complaint.STEPS,
        *the_calendar.STEPS,
        *the_letterhead.STEPS,
        *the_wording.STEPS,
        *the_families.STEPS,
        *the_post_room.STEPS,
        *the_ladder.STEPS,
        *the_bundle.STEPS,
        *the_desk.LAST,
    ):
        if not tried.step(title, partial(does, here)):
            here.album.picture(here.hands.window, "not-so")
    here.hands.leave()
    enough = len(album.pictures) >= FEWEST_PICTURES and len(album.papers) >= FEWEST_PAPERS
    print(f"{len(album.pictures)} pictures and {len(album.papers)} papers are in {out}.")
    if tried.wrong or not enough:
        print(f"Not so: {', '.join(tried.wrong) or 'there are too few pictures or papers'}.")
        return 1
    return 0


class _Tried:
    """Counts the steps and says how each went."""

    def __init__(self) -> None:
        self.number = 0
        self.wrong: list[str] = []

    def step(self, title: str, does: Callable[[], object]) -> bool:
        """Take one step, and say so in a line; whether it did what it says."""
        self.number += 1
        begun = monotonic()
        try:
            does()
        except (AssertionError, AttributeError, LookupError, Said) as error:
            self.wrong.append(f"step {self.number}")
            print(f"{self.number:>2}. {title}: NOT SO. {error}", flush=True)
            return False
        print(f"{self.number:>2}. {title}: done, {monotonic() - begun:.1f} s", flush=True)
        return True
