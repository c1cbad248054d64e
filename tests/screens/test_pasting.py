"""What is copied somewhere else is pasted into evidence, a picture or words, and is kept whole."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.case_lines import ExhibitLine
from tcat_desktop.office.questions.case_file import CaseFile
from tests.builders import ATrust, a_case, a_trust
from tests.screens.sitting import Sitting, sitting

COPIED = "Zażółć: she said\nit twice 🦉"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


@pytest.fixture
def at_the_case(trust: ATrust, case: CaseId, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "head", qtbot) as here:
        here.go("case_file", case_id=case)
        yield here
        # A thumbnail is asked for, then made: each is an errand of its own.
        for _ in range(3):
            here.settle()


@pytest.fixture
def at_the_form(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "reception", qtbot) as here:
        here.go("log_a_concern")
        yield here


def _picture() -> QImage:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    return picture


def _paste(here: Sitting, part: QWidget) -> None:
    part.setFocus()
    here.qtbot.keyClick(part, Qt.Key.Key_V, CONTROL)
    here.settle()


def _exhibits(trust: ATrust, case: CaseId) -> tuple[ExhibitLine, ...]:
    found: tuple[ExhibitLine, ...] = trust.ask("head", CaseFile(case_id=case)).exhibits
    return found


def _chronology(here: Sitting) -> QWidget:
    page = here.window.frame.page
    found: QWidget = page.left.chronology.list  # type: ignore[union-attr]
    return found


def _notice(here: Sitting) -> str:
    return str(here.find("case_file.notice").words)


# -- a case file -------------------------------------------------------------------------------


def test_a_picture_pasted_into_a_case_becomes_an_exhibit(
    at_the_case: Sitting, trust: ATrust, case: CaseId
) -> None:
    QApplication.clipboard().setImage(_picture())
    _paste(at_the_case, _chronology(at_the_case))
    at_the_case.qtbot.waitUntil(lambda: len(_exhibits(trust, case)) == 2)
    at_the_case.settle()
    kept = _exhibits(trust, case)[-1]
    assert (kept.name, kept.kind) == ("Pasted picture.png", "image")


def test_words_pasted_into_a_case_become_an_exhibit_once_somebody_says_so(
    at_the_case: Sitting, trust: ATrust, case: CaseId
) -> None:
    QApplication.clipboard().setText(COPIED)
    _paste(at_the_case, _chronology(at_the_case))
    assert "Keep the words of the clipboard as an exhibit? It stays on" in _notice(at_the_case)
    assert "27 characters: “Zażółć: she said it twice 🦉”" in _notice(at_the_case)
    # Nothing is kept before: it could not be taken off again.
    assert len(_exhibits(trust, case)) == 1
    at_the_case.find("case_file.notice.button").click()
    at_the_case.qtbot.waitUntil(lambda: len(_exhibits(trust, case)) == 2)
    at_the_case.settle()
    kept = _exhibits(trust, case)[-1]
    assert (kept.name, kept.kind) == ("Pasted text.txt", "text")
    assert kept.digest == hashlib.sha256(COPIED.encode()).hexdigest()


def test_words_that_nobody_confirmed_are_kept_nowhere(
    at_the_case: Sitting, trust: ATrust, case: CaseId
) -> None:
    QApplication.clipboard().setText("a password, perhaps")
    _paste(at_the_case, _chronology(at_the_case))
    other = a_case(trust).at("reported")
    at_the_case.go("case_file", case_id=other)
    assert "password" not in at_the_case.words()
    at_the_case.find("case_file.notice").pressed.emit()
    at_the_case.settle()
    assert [len(_exhibits(trust, each)) for each in (case, other)] == [1, 1]


def test_a_link_or_nothing_becomes_no_exhibit(
    at_the_case: Sitting, trust: ATrust, case: CaseId
) -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://social.example/1")])
    QApplication.clipboard().setMimeData(link)
    _paste(at_the_case, _chronology(at_the_case))
    assert "That is a link, not a file." in _notice(at_the_case)
    QApplication.clipboard().setText("  \n ")
    _paste(at_the_case, _chronology(at_the_case))
    assert len(_exhibits(trust, case)) == 1
    assert not at_the_case.find("case_file.notice.button").isVisible()


# -- a report ----------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["log.evidence.choose", "log.narrative"])
def test_a_screenshot_is_pasted_into_a_report_wherever_the_keyboard_is(
    at_the_form: Sitting, part: str
) -> None:
    QApplication.clipboard().setImage(_picture())
    _paste(at_the_form, at_the_form.find(part))
    tiles = at_the_form.window.frame.page.evidence.tiles  # type: ignore[union-attr]
    assert [tile.file.name for tile in tiles] == ["Pasted screenshot.png"]


def test_the_menu_pastes_a_screenshot_where_a_field_takes_only_words(at_the_form: Sitting) -> None:
    QApplication.clipboard().setImage(_picture())
    at_the_form.find("log.find_person").setFocus()
    at_the_form.find("action.edit.paste", QAction).trigger()
    at_the_form.settle()
    tiles = at_the_form.window.frame.page.evidence.tiles  # type: ignore[union-attr]
    assert [tile.file.kind for tile in tiles] == ["image"]


def test_words_pasted_beside_a_field_become_a_text_file_and_in_it_words(
    at_the_form: Sitting,
) -> None:
    QApplication.clipboard().setText(COPIED)
    page = at_the_form.window.frame.page
    _paste(at_the_form, at_the_form.find("log.evidence.choose"))
    (tile,) = page.evidence.tiles  # type: ignore[union-attr]
    assert (tile.file.name, tile.file.kind) == ("Pasted text.txt", "text")
    assert tile.file.digest == hashlib.sha256(COPIED.encode()).hexdigest()
    _paste(at_the_form, at_the_form.find("log.narrative"))
    assert page.form.words.words() == COPIED  # type: ignore[union-attr]
    assert len(page.evidence.tiles) == 1  # type: ignore[union-attr]
