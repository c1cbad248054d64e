"""Somebody of the fictional trust sits at the real window; nothing is waited for by sleeping."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.office.questions.own_desk import Frame as FrameQuestion
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.page import Desk, Page, Sitter
from tcat_desktop.screens.steps.fields import StepFields
from tcat_desktop.screens.theme import wear
from tcat_desktop.screens.widgets.initials import initials_of
from tcat_desktop.screens.window import Window
from tests.builders import ATrust


@dataclass(slots=True)
class Sitting:
    """The window with somebody at it, and everything that went wrong behind it."""

    trust: ATrust
    window: Window
    errands: Errands
    qtbot: QtBot
    problems: list[BaseException]

    def go(self, page: str, **where: Any) -> Page:
        """Open a page and wait until it has its answers."""
        self.window.frame.go(page, where)
        self.settle()
        opened = self.window.frame.page
        assert opened is not None
        return opened

    def settle(self) -> None:
        """Until nothing is asked or done any more."""
        self.qtbot.waitUntil(lambda: not self.errands.busy, timeout=10_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.errands.busy, timeout=10_000)
        assert [repr(each) for each in self.problems] == []

    def find(self, name: str, kind: type = QWidget) -> Any:
        """The widget of that objectName."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def words(self) -> str:
        """Every word on the open page, as a screen reader meets it."""
        page = self.window.frame.page
        assert page is not None
        told = [page.accessibleName()]
        for each in page.findChildren(QWidget):
            if each.isVisibleTo(page):
                # The text of a step's fields is that of one of them, by its name.
                text = None if isinstance(each, StepFields) else getattr(each, "text", None)
                told += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
                told.append(str(text()) if callable(text) else "")
        return "\n".join(part for part in told if part)

    def leave(self) -> None:
        """Take the window away as a crash or a quick hand would."""
        self.window.leave_quietly()
        self.errands.finish()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


@contextmanager
def sitting(trust: ATrust, who: str, qtbot: QtBot) -> Iterator[Sitting]:
    """The window, seated for one of the staff."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wear(app)
    person = trust.person(who)
    problems: list[BaseException] = []
    window = Window(now=trust.clock)
    errands = Errands(problems.append, parent=window)
    errands.serve(
        asker=lambda question: trust.office.ask(person, question),
        doer=lambda command: trust.office.do(person, command),
    )
    seated_now = [errands]

    def announce(changes: object) -> None:
        # Whoever has left hears of nothing more.
        for each in seated_now:
            each.announce(changes)

    trust.office.tell(announce)
    told = trust.office.ask(person, FrameQuestion())
    schools = tuple((str(key), name) for key, name in told.schools)
    if person.school_id is not None:
        schools = tuple(each for each in schools if each[0] == str(person.school_id))
    window.show()
    window.seat(Desk(
        errands=errands, now=trust.clock, office=trust.office, person=person,
        sitter=Sitter(name=person.name, post=told.post, initials=initials_of(person.name),
                      schools=schools, reception=who == "reception"),
    ))  # fmt: skip
    # Keys of the menus work in the active window only.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    here = Sitting(trust, window, errands, qtbot, problems)
    try:
        yield here
    finally:
        seated_now.clear()
        here.leave()
