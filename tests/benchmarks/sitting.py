"""The real program with somebody at it, by the clock: first paint, sign-in, Today, Cases, a case.

``python -m tests.benchmarks.sitting UNTIL FOLDER`` stops after ``paint``, ``today`` or ``case``.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.stamps import end, stamp, told

_BEAT = 5  # ms
_PATIENCE = 120_000


class _Painted(QObject):
    """Calls ``then`` once a widget was painted while a condition held."""

    def __init__(self, widget: QWidget, when: Callable[[], bool], then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._when, self._then = when, then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._when():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class _Beat(QObject):
    """A timer of 5 ms on the main thread; the longest it ever had to wait is the worst stall."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = time.perf_counter()
        self._waiting: tuple[Callable[[], bool], Callable[[], None]] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT)

    def again(self) -> None:
        """Begin to look anew."""
        self.worst, self._last = 0.0, time.perf_counter()

    def wait(self, until: Callable[[], bool], then: Callable[[], None]) -> None:
        """Call ``then`` once ``until`` holds."""
        self._waiting = (until, then)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, (now - self._last) * 1e3), now
        if self._waiting is not None and self._waiting[0]():
            then = self._waiting[1]
            self._waiting = None
            then()


class Walk(QObject):
    """What is done at the window, one step after the other."""

    def __init__(self, until: str, name: str, password: str) -> None:
        super().__init__()
        self._until, self._name, self._password = until, name, password
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        self.window: Any = shown[0]
        _Painted(self.window, lambda: True, self._painted)

    def _painted(self) -> None:
        stamp("first_paint")
        if self._until == "paint":
            end()
        QTimer.singleShot(_PATIENCE, end)
        self.beat = _Beat()
        self.errands: Any = self.window.findChild(QObject, "errands")
        # What is loaded behind the page begins now.
        QTimer.singleShot(0, self._prepare)

    def _prepare(self) -> None:
        self.beat.wait(lambda: not self.errands.busy, self._prepared)

    def _prepared(self) -> None:
        told["prepare.stall"] = self.beat.worst
        self.beat.again()
        # The same window with nothing behind it: the floor of any stall.
        QTimer.singleShot(500, self._idle)

    def _idle(self) -> None:
        told["idle.stall"] = self.beat.worst
        _time_derivation()
        self.window.findChild(QWidget, "sign_in.name").setText(self._name)
        self.window.findChild(QWidget, "sign_in.password").setText(self._password)
        self.beat.again()
        stamp("enter")
        self.window.findChild(QWidget, "sign_in.enter").click()
        self.beat.wait(lambda: self._page("today") is not None, self._at_today)

    def _at_today(self) -> None:
        title = self._page("today").findChild(QWidget, "today.title")
        work = self._page("today").findChild(QWidget, "today.work")
        self._when_painted(
            work.viewport() if work.isVisible() else self._page("today"),
            lambda: bool(title.text()), "today", self._seen_today,
        )  # fmt: skip

    def _seen_today(self) -> None:
        from tcat_desktop.records import keys

        told["enter.stall"] = self.beat.worst
        told["derivations"] = keys.key_derivations
        if self._until == "today":
            end()
        self.beat.wait(lambda: not self.errands.busy, self._to_cases)

    def _to_cases(self) -> None:
        stamp("cases_asked")
        self.window.frame.go("cases")
        rows = self._page("cases").findChild(QWidget, "cases.list")
        self._when_painted(rows.viewport(), lambda: rows.model().rowCount() > 0, "cases",
                           self._seen_cases)  # fmt: skip
        self._rows = rows

    def _seen_cases(self) -> None:
        self.beat.wait(lambda: not self.errands.busy, self._to_case)

    def _to_case(self) -> None:
        key = self._rows.model().item(0).key
        stamp("case_asked")
        self.window.frame.go("case_file", {"case_id": key})
        self.beat.wait(lambda: not self.errands.busy, self._seen_case)

    def _seen_case(self) -> None:
        self.window.repaint()
        stamp("case")
        _load_everything()
        stamp("everything")
        end()

    def _page(self, name: str) -> Any:
        if not self.window.is_seated:
            return None
        page = self.window.frame.page
        return page if page is not None and page.page_name == name else None

    def _when_painted(
        self, widget: QWidget, when: Callable[[], bool], name: str, then: Callable[[], None]
    ) -> None:
        def seen() -> None:
            stamp(name)
            then()

        _Painted(widget, when, seen)
        if when():
            widget.update()


def _time_derivation() -> None:
    from tcat_desktop.records import keys

    derive = keys.hash_secret_raw

    def timed(*words: Any, **named: Any) -> bytes:
        began = time.perf_counter()
        made: bytes = derive(*words, **named)
        told["derivation"] = (time.perf_counter() - began) * 1e3
        return made

    keys.hash_secret_raw = timed  # type: ignore[attr-defined]  # its peer is itself, timed


def _load_everything() -> None:
    """Every module of the program that a window can come to load."""
    import pkgutil
    from importlib import import_module

    import tcat_desktop

    apart = ("tcat_desktop.__main__", "tcat_desktop.cli", "tcat_desktop.demo", "tcat_desktop.tour")
    for found in pkgutil.walk_packages(tcat_desktop.__path__, "tcat_desktop."):
        if not found.name.startswith(apart):
            import_module(found.name)


def main(until: str, folder: str) -> int:
    """Start the program as its icon does, and walk."""
    import os
    from pathlib import Path

    os.environ["TCAT_DATA"] = folder
    password = (Path(folder) / "DEMO-PASSWORD.txt").read_text(encoding="utf-8").strip()
    kept: list[Walk] = []
    run = QApplication.exec

    def watched(*_: object) -> int:
        kept.append(Walk(until, "ceo", password))
        return run()

    QApplication.exec = watched  # type: ignore[method-assign]  # the only place to look in from
    sys.argv = ["tcat-desktop"]
    from tcat_desktop.__main__ import main as program

    return program([])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
