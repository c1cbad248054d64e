"""What tests of the window may ask for, and what they may not leave behind."""

import gc
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tcat_desktop.screens import pages
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.page import Desk, Sitter
from tcat_desktop.screens.theme import Appearance, Theme, theme, wear
from tcat_desktop.screens.window import Window

MORNING = datetime(2026, 11, 23, 8, 52, tzinfo=UTC)


def this_morning() -> datetime:
    """The moment at which the story stands."""
    return MORNING


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> Theme:
    """The program wears its theme, as it does before its first window."""
    return wear(qapp)


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """No window, running timer or thread outlives a test; the look goes back to light."""
    theme().set_appearance(Appearance.LIGHT)
    theme().set_text_size(100)
    windows = set(qapp.topLevelWidgets())
    threads = set(threading.enumerate())
    # What was there before is not looked through again after each of two thousand tests.
    gc.freeze()
    # As in the program itself: no part of Qt is swept on a worker's thread.
    gc.disable()
    yield
    gc.enable()
    theme().set_appearance(Appearance.LIGHT)
    theme().set_text_size(100)
    settle()
    gc.collect()
    settle()
    # A popup's own shell stays with Qt until its owner goes, so only what shows is counted.
    left = {w for w in qapp.topLevelWidgets() if w not in windows and w.isVisible()}
    assert not left, f"windows left open: {[w.objectName() or type(w).__name__ for w in left]}"
    running = [
        each for each in gc.get_objects()
        if isinstance(each, QTimer) and _alive(each) and each.isActive() and _orphan(each)
    ]  # fmt: skip
    assert not running, f"timers left running: {running}"
    more = [t for t in threading.enumerate() if t not in threads and not t.name.startswith("Dummy")]
    assert not more, f"threads left running: {more}"


def settle() -> None:
    """Let what was to be deleted be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _alive(timer: QTimer) -> bool:
    try:
        timer.objectName()
    except RuntimeError:
        return False
    return True


def _orphan(timer: QTimer) -> bool:
    owner = timer.parent()
    return not isinstance(owner, QWidget) or not owner.isVisible()


def focusable(root: QWidget) -> list[QWidget]:
    """Every part of a window that the keyboard can reach."""
    from PySide6.QtCore import Qt

    return [
        each
        for each in root.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.objectName().startswith("qt_")
    ]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a part."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def labels(root: QWidget) -> list[QLabel]:
    """Every label in a window."""
    return list(root.findChildren(QLabel))


def faults_of(root: QWidget) -> list[str]:
    """What a screen reader or a test could not find: parts without a name."""
    found = []
    for each in focusable(root):
        if not each.objectName():
            found.append(f"{type(each).__name__} {spoken_name(each)!r} has no object name")
        if not spoken_name(each).strip():
            found.append(f"{each.objectName() or type(each).__name__} has no spoken name")
    return found


Sit = Callable[..., Window]


@pytest.fixture
def problems_met() -> list[BaseException]:
    """The faults that nobody foresaw, in a test that expects none."""
    return []


@pytest.fixture
def errands(qapp: QApplication, problems_met: list[BaseException]) -> Iterator[Errands]:
    """The workers, waited for at the end."""
    made = Errands(problems_met.append)
    yield made
    assert made.finish()
    made.deleteLater()


@pytest.fixture
def seated(qtbot, errands: Errands, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sit]:
    """Open the window with somebody at the desk, on a made-up page."""
    monkeypatch.setitem(pages.PAGES, "today", "tests.screens.sample_page:SamplePage")
    monkeypatch.setitem(pages.PAGES, "cases", "tests.screens.sample_page:OtherPage")
    monkeypatch.setitem(pages.PAGES, "search", "tests.screens.sample_page:OtherPage")
    monkeypatch.setitem(pages.PAGES, "log_a_concern", "tests.screens.sample_page:OtherPage")
    monkeypatch.setitem(pages.PAGES, "reception_book", "tests.screens.sample_page:OtherPage")
    opened: list[Window] = []

    def sit(*, reception: bool = False) -> Window:
        window = Window(now=this_morning)
        qtbot.addWidget(window)
        window.show()
        sitter = Sitter(
            name="Helen Whitfield",
            post="Headteacher",
            initials="HW",
            schools=(("AP", "Applewick Primary"), ("HM", "Harrowmere High")),
            reception=reception,
        )
        window.seat(desk_of(errands, sitter))
        window.frame.go_first()
        window.activateWindow()
        opened.append(window)
        return window

    yield sit
    for window in opened:
        window.leave_quietly()
        window.close()


def desk_of(errands: Errands, sitter: Sitter) -> Desk:
    """A desk for that person, with whatever else a desk asks for left out."""
    import dataclasses

    given = {"errands": errands, "sitter": sitter, "now": this_morning}
    needed = {
        f.name: None
        for f in dataclasses.fields(Desk)
        if f.name not in given
        and f.default is dataclasses.MISSING
        and f.default_factory is dataclasses.MISSING
    }
    return Desk(**given, **needed)  # type: ignore[arg-type]
