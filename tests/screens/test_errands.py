"""What comes back from the workers: to whoever asked, and to nobody who has left the screen."""

from threading import Event

import shiboken6
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tcat_desktop.screens.background import Errands


class Asker(QObject):
    """A part of a page that passes on what it is told."""

    told = Signal(object)

    def take(self, answer: object) -> None:
        self.told.emit(answer)


def errands_with(gate: Event, problems: list[BaseException]) -> Errands:
    made = Errands(problems.append)

    def does(command: object) -> object:
        gate.wait(10)
        return command

    made.serve(asker=does, doer=does)
    return made


def test_an_answer_for_a_part_that_has_left_the_screen_is_dropped(qtbot: QtBot) -> None:
    gate, problems = Event(), list[BaseException]()
    errands = errands_with(gate, problems)
    asker = Asker()
    errands.do("keep", asker.take)
    shiboken6.delete(asker)
    gate.set()
    qtbot.waitUntil(lambda: not errands.busy, timeout=10_000)
    assert problems == []
    assert errands.finish()


def test_an_answer_reaches_a_part_that_is_still_there(qtbot: QtBot) -> None:
    gate, problems = Event(), list[BaseException]()
    errands = errands_with(gate, problems)
    asker, heard = Asker(), list[object]()
    asker.told.connect(heard.append)
    gate.set()
    errands.do("keep", asker.take)
    qtbot.waitUntil(lambda: heard == ["keep"], timeout=10_000)
    assert problems == []
    assert errands.finish()
