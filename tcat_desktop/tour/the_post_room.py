"""The post room of the tour: a signature drawn on screen, and all that waits printed as one job."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tcat_desktop.office.questions.letter_register import LetterRegister, LetterRow
from tcat_desktop.office.questions.print_batch import PrintBatch
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

_KNOWN = "On Friday somebody showed us a post about the reading books."
_ASKED = "Please telephone us, and tell us how it looks to you."


def sign_on_screen(on: Visit) -> None:
    """The head draws her signature in the box; it is ink on the frozen page."""
    hands = on.hands
    words = {"what_we_know": _KNOWN, "what_we_ask": _ASKED}
    on.sit("office")
    letter = on.write("advice", words, sign=False)
    on.sit("head")
    on.write("advice", words, sign=True)
    hands.go("letters", case_id=on.case, letter_id=letter)
    hands.press("letters.sign.drawn")
    box = hands.find("letters.sign.box")
    QTest.mousePress(box, Qt.MouseButton.LeftButton, pos=QPoint(24, box.height() // 2))
    for step in range(60):
        high = math.sin(step / 4) * (22 - step / 4)
        QTest.mouseMove(box, QPoint(24 + step * 3, round(box.height() / 2 - high)))
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=QPoint(204, box.height() // 2))
    on.album.picture(hands.window, "sign-on-screen")
    hands.press("letters.main")
    hands.settle()
    on.keep(letter, "letter-signed-on-screen", _KNOWN)


def print_as_one_job(on: Visit) -> None:
    """The office prints all that waits, each with a slip that names no family."""
    on.sit("office")
    hands = on.hands
    hands.go("letters")
    waiting = _waiting(on)
    if len(waiting) < 2:
        raise NotSo(f"{len(waiting)} letters wait for the printer, and two are needed.")
    hands.press("letters.print_many")
    hands.settle()
    on.album.picture(hands.window, "print-as-one-job")
    job = on.ask(PrintBatch(
        letters=tuple((each.case_id, each.letter_id) for each in waiting), slips=True
    ))  # fmt: skip
    on.album.paper(job.papers[0].pdf, "separator-slip")
    hands.press("letters.batch.print")
    hands.settle()
    hands.until(lambda: not _waiting(on), "the letters to be printed")
    hands.settle()
    on.album.picture(hands.window, "printed-as-one-job")


def _waiting(on: Visit) -> list[LetterRow]:
    groups = on.ask(LetterRegister())
    return [row for _, found in groups for row in found if row.state == "signed"]


STEPS: tuple[Step, ...] = (
    ("The head signs a letter on the screen", sign_on_screen),
    ("The office prints all letters that wait as one job", print_as_one_job),
)
