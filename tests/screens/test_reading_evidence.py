"""Evidence is read behind the page: from signing in, after a file, never while it is locked."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.pictures import gate, post
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.questions.exhibit_page import ExhibitPage
from tcat_desktop.screens.opening import Opening
from tcat_desktop.screens.starting import application
from tests.builders import PASSWORD, ATrust, a_case, a_trust, sign_in_name

# A page that stood still while a file is read would do so for longer than this, in seconds.
STALL = 0.5
# Reading starts a process, and text in a picture takes seconds where other tests run beside it.
SOON = 90_000


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


@pytest.fixture
def opening(trust: ATrust, case: CaseId, qtbot: QtBot) -> Iterator[Opening]:
    application()
    made = Opening(trust.folder, now=trust.clock)
    made.start()
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()


def keep(trust: ATrust, case: CaseId, content: bytes, kind: str, name: str) -> int:
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(content))
    made = trust.do("office", KeepFile(name=name, digest=kept.digest, size=kept.size, kind=kind,
                                       case_id=case))  # fmt: skip
    assert isinstance(made, int)
    return made


def enter(opening: Opening, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opening.seated, timeout=SOON):
        opening.window.sign_in.entered.emit(sign_in_name("head"), PASSWORD)


def state(trust: ATrust, case: CaseId, exhibit: int) -> str:
    return str(trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit)).state)


def test_what_waits_is_read_after_signing_in_and_the_foot_says_how_far(
    trust: ATrust, case: CaseId, opening: Opening, qtbot: QtBot
) -> None:
    first = keep(trust, case, gate(), "image", "gate.png")
    second = keep(trust, case, b"She said so.", "text", "note.txt")
    trust.office.close()
    told: list[str] = []
    enter(opening, qtbot)
    line = opening.window.frame.status
    qtbot.waitUntil(lambda: told.append(line.reading.text()) or bool(told[-1]), timeout=SOON)
    assert re.match(r"Reading evidence, [1-3] of 3", told[-1])
    session = opening._session
    assert session is not None

    def read() -> bool:
        asked = (ExhibitPage(case_id=case, exhibit_id=each) for each in (first, second))
        states = {session.office.ask(session.person, each).state for each in asked}
        return states == {"read"}

    qtbot.waitUntil(read, timeout=SOON)
    qtbot.waitUntil(lambda: not line.reading.text(), timeout=SOON)


def test_nothing_is_read_behind_the_lock_and_it_goes_on_after_it(
    trust: ATrust, case: CaseId, opening: Opening, qtbot: QtBot
) -> None:
    exhibit = keep(trust, case, gate(), "image", "gate.png")
    trust.office.close()
    enter(opening, qtbot)
    session, reading = opening._session, opening._reading
    assert session is not None
    assert reading is not None
    opening.window.lock()
    assert not reading.under_way
    qtbot.waitUntil(reading.resting.is_set, timeout=SOON)
    page = ExhibitPage(case_id=case, exhibit_id=exhibit)
    assert session.office.ask(session.person, page).state == "waiting"
    with qtbot.waitSignal(opening.errands.working, timeout=SOON):
        opening.window.sign_in.unlocked.emit(PASSWORD)
    qtbot.waitUntil(lambda: session.office.ask(session.person, page).state == "read", timeout=SOON)


def test_a_file_that_arrives_is_read_too_and_the_window_never_stands_still(
    trust: ATrust, case: CaseId, opening: Opening, qtbot: QtBot
) -> None:
    trust.office.close()
    enter(opening, qtbot)
    session, reading = opening._session, opening._reading
    assert session is not None
    assert reading is not None
    qtbot.waitUntil(lambda: not reading.under_way and not opening.errands.busy, timeout=SOON)
    kept = session.office.shelve(session.person, io.BytesIO(post()))
    gaps: list[float] = []
    last = [monotonic()]

    def beat() -> None:
        gaps.append(monotonic() - last[0])
        last[0] = monotonic()

    pulse = QTimer(opening.window)
    pulse.timeout.connect(beat)
    pulse.start(5)
    told: list[int] = []
    opening.errands.do(
        KeepFile(name="post.png", digest=kept.digest, size=kept.size, kind="image", case_id=case),
        told.append,
    )
    qtbot.waitUntil(lambda: bool(told), timeout=SOON)
    page = ExhibitPage(case_id=case, exhibit_id=told[0])
    qtbot.waitUntil(lambda: reading.under_way, timeout=SOON)
    qtbot.waitUntil(lambda: not reading.under_way and not opening.errands.busy, timeout=SOON)
    pulse.stop()
    assert session.office.ask(session.person, page).state == "read"
    gaps.sort()
    assert gaps[int(len(gaps) * 0.98)] < STALL, f"of {len(gaps)} beats, the longest {gaps[-1]:.3f}"
