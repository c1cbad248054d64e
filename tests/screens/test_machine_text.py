"""Beside a picture stands what a machine saw in it; a person compares it before it is quoted."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStatusBar, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.evidence import machine_text
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.reading_room import read_waiting
from tcat_desktop.screens.exhibit.machine_text import MachineText
from tcat_desktop.screens.reading_evidence import EvidenceReading
from tcat_desktop.screens.theme import theme
from tests.builders import ATrust, a_case, a_trust
from tests.evidence.test_machine_text import needs_machine
from tests.office.test_evidence_search import a_file
from tests.office.test_machine_reading import a_picture, found, page
from tests.screens.sitting import Sitting, sitting

LINES = (("Miss Hartnoll is a disqrace", 0.61), ("17 November at 07:14", 0.99))


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


@pytest.fixture
def exhibit(trust: ATrust, case: CaseId) -> int:
    made = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    return made


@pytest.fixture
def seen(trust: ATrust, case: CaseId, exhibit: int) -> int:
    """The picture, after the machine saw two lines in it."""
    lines = tuple((words, sure, 0.1, place / 2, 0.9, place / 2 + 0.4)
                  for place, (words, sure) in enumerate(LINES))  # fmt: skip
    digest = page(trust, case, exhibit).digest
    trust.office.keep_machine_text(trust.staff["office"], digest, lines, "RapidOCR 3.10.0")
    return exhibit


@pytest.fixture
def head(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "head", qtbot) as here:
        yield here


def opened(here: Sitting, case: CaseId, exhibit: int) -> MachineText:
    here.go("exhibit", case_id=case, exhibit_id=exhibit)
    here.qtbot.waitUntil(
        lambda: here.window.findChild(QWidget, "exhibit.machine") is not None, timeout=10_000
    )
    here.settle()
    card: Any = here.find("exhibit.machine")
    assert isinstance(card, MachineText)
    here.qtbot.waitUntil(lambda: not card.isHidden(), timeout=10_000)
    return card


def told(card: MachineText) -> list[tuple[str, str]]:
    rows = (card.list.rows.item(place) for place in range(card.list.rows.rowCount()))
    return [(row.title, row.trailing) for row in rows]  # type: ignore[union-attr]


def test_each_line_says_whether_the_machine_is_sure_under_a_warning(
    head: Sitting, case: CaseId, seen: int
) -> None:
    card = opened(head, case, seen)
    assert told(card) == [(LINES[0][0], "not sure"), (LINES[1][0], "sure")]
    assert card.banner.words == "Read by machine: check against the picture"
    assert not card.banner.isHidden()
    spoken = card.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Miss Hartnoll is a disqrace. The machine is not sure."


def test_nothing_of_it_can_be_quoted_before_somebody_compared_it(
    head: Sitting, case: CaseId, seen: int
) -> None:
    card = opened(head, case, seen)
    view: Any = head.find("exhibit.content")
    assert view.selected() == ("", "")
    card.list.choose(0)
    assert view.selected() == ("", "")


def test_the_lines_are_put_right_and_confirmed_and_then_they_can_be_quoted(
    head: Sitting, trust: ATrust, case: CaseId, seen: int, qtbot: QtBot
) -> None:
    card = opened(head, case, seen)
    qtbot.mouseClick(card.compare, Qt.MouseButton.LeftButton)
    assert card.words.toPlainText() == "Miss Hartnoll is a disqrace\n17 November at 07:14"
    assert card.words.hasFocus()
    right = card.words.toPlainText().replace("disqrace", "disgrace")
    card.words.setPlainText(right)
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    head.settle()
    assert page(trust, case, seen).confirmed == right
    assert not card.is_open
    assert card.banner.isHidden()
    assert card.list.isHidden(), "what the machine saw is of no use any more"
    assert "The words are confirmed." in head.words()
    assert [hit.by_machine for hit in found(trust, "disgrace")] == [False]
    view: Any = head.find("exhibit.content")
    view.words.selectAll()
    assert view.selected()[0] == right
    qtbot.mouseClick(card.compare, Qt.MouseButton.LeftButton)
    assert card.words.toPlainText() == right, "what a person wrote, not the machine again"


def test_what_was_typed_stays_when_it_is_refused_or_the_page_asks_again(
    head: Sitting, trust: ATrust, case: CaseId, seen: int, qtbot: QtBot
) -> None:
    card = opened(head, case, seen)
    qtbot.mouseClick(card.compare, Qt.MouseButton.LeftButton)
    card.words.setPlainText("   ")
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    head.settle()
    assert "Write what the picture says." in card.notice.words
    assert card.keep.isEnabled()
    card.words.setPlainText("half of it")
    card.show_answer(page(trust, case, seen))
    assert (card.is_open, card.words.toPlainText()) == (True, "half of it")


def test_the_line_under_the_cursor_is_the_one_framed_in_the_picture(
    head: Sitting, case: CaseId, seen: int, qtbot: QtBot
) -> None:
    card = opened(head, case, seen)
    qtbot.mouseClick(card.compare, Qt.MouseButton.LeftButton)
    assert card.list.current_key() == 0
    qtbot.keyClick(card.words, Qt.Key.Key_Down)
    assert card.list.current_key() == 1
    canvas = head.find("exhibit.content").canvas
    framed = canvas.grab().toImage()
    card.list.choose(0)
    canvas.repaint()
    assert canvas.grab().toImage() != framed


def test_in_large_letters_no_button_lies_on_the_words(
    head: Sitting, case: CaseId, seen: int, qtbot: QtBot
) -> None:
    theme().set_text_size(200)
    try:
        card = opened(head, case, seen)
        card.open_box()
        qtbot.waitUntil(lambda: card.keep.y() >= card.words.y() + card.words.height())
        assert card.box.rect().contains(card.keep.geometry())
        assert card.contentsRect().contains(card.box.geometry())
    finally:
        theme().usual_text()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "The machine saw no words in this picture."),
        (None, "The machine could not read this picture. Words can be typed from it."),
    ],
)
def test_a_picture_without_lines_says_why_and_words_can_be_typed(
    head: Sitting, trust: ATrust, case: CaseId, exhibit: int, lines: Any, said: str
) -> None:
    digest = page(trust, case, exhibit).digest
    trust.office.keep_machine_text(trust.staff["office"], digest, lines, "RapidOCR 3.10.0")
    card = opened(head, case, exhibit)
    assert card.banner.words == said
    assert card.compare.text() == "Write the words"
    assert card.compare.isEnabled()


@needs_machine
def test_a_picture_that_waits_says_so(head: Sitting, case: CaseId, exhibit: int) -> None:
    assert "It does so by itself." in opened(head, case, exhibit).banner.words


def test_a_computer_without_the_machine_says_so(
    head: Sitting, case: CaseId, exhibit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine_text, "_PACKAGES", ("no-such-machine",))
    card = opened(head, case, exhibit)
    assert card.banner.words.startswith("This computer cannot read text in pictures.")
    assert card.compare.isEnabled()


def test_whoever_only_reads_the_case_cannot_confirm(
    trust: ATrust, case: CaseId, seen: int, qtbot: QtBot
) -> None:
    with sitting(trust, "dpo", qtbot) as here:
        card = opened(here, case, seen)
        assert not card.compare.isEnabled()
        assert card.why_not.text()


def test_another_exhibit_shows_nothing_of_this_one(
    head: Sitting, trust: ATrust, case: CaseId, seen: int, qtbot: QtBot
) -> None:
    card = opened(head, case, seen)
    card.open_box()
    other = a_picture(trust, case, ("Another one",))
    read_waiting(trust.office, trust.staff["office"])
    card = opened(head, case, other)
    assert told(card) == []
    assert card.words.toPlainText() == ""
    assert not card.is_open


def test_a_search_leads_to_the_picture(
    head: Sitting, case: CaseId, seen: int, qtbot: QtBot
) -> None:
    listed: Any = head.go("search", words="disqrace")
    row = listed.list.current_row()
    assert (row.title, row.chip.words) == ("E2 · screenshot.png", "Read by machine")
    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    head.settle()
    assert head.window.frame.page is not None
    assert head.window.frame.page.page_name == "exhibit"
    card = head.find("exhibit.machine")
    qtbot.waitUntil(lambda: card.list.current_key() == 0, timeout=10_000)


def test_a_search_leads_to_the_place_in_a_text(
    head: Sitting, trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    words = "nothing here\n" * 80 + "the Halloween disco was a shambles\n" + "nor here\n" * 80
    a_file(trust, case, words)
    listed: Any = head.go("search", words="shamb")
    assert "the Halloween disco was a" in listed.list.current_row().second
    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    head.settle()
    field = head.find("exhibit.find", QLineEdit)
    qtbot.waitUntil(lambda: field.text() == "shambles", timeout=10_000)
    assert head.find("exhibit.hits").text() == "1 of 1"
    view: Any = head.find("exhibit.content")
    assert view.words.textCursor().selectedText() == "shambles"


class _Status(QStatusBar):
    """What the line at the foot was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def say_reading(self, words: str) -> None:
        self.told.append(words)


@needs_machine
def test_it_is_read_behind_the_page_and_never_in_the_windows_own_process(
    head: Sitting, trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    card = opened(head, case, exhibit)
    status = _Status()
    qtbot.addWidget(status)
    reading = EvidenceReading(head.window.frame.desk, status, head.window)  # type: ignore[arg-type]
    reading.start()
    qtbot.waitUntil(lambda: bool(told(card)), timeout=60_000)
    qtbot.waitUntil(lambda: not reading.under_way, timeout=60_000)
    head.settle()
    assert [words for words, _ in told(card)] == [
        "Marlstow Mums & Dads",
        "Miss Hartnoll is a disgrace",
    ]
    assert "Looking for words in pictures, 1 of 1" in status.told
    assert status.told[-1] == ""
    assert {"onnxruntime", "rapidocr", "cv2"} & set(sys.modules) == set()


@needs_machine
def test_locking_stops_it_at_once(
    head: Sitting, trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    status = _Status()
    qtbot.addWidget(status)
    reading = EvidenceReading(head.window.frame.desk, status, head.window)  # type: ignore[arg-type]
    reading.start()
    qtbot.waitUntil(lambda: any("pictures" in each for each in status.told), timeout=20_000)
    reading.stop()
    assert not reading.under_way
    assert status.told[-1] == ""
    head.errands.finish()
    assert page(trust, case, exhibit).machine_state == "none"
