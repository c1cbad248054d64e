"""Letterhead and envelopes in the window: typed, seen on a letter, kept, and put back."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tcat_desktop.office.questions.letterhead import Letterheads
from tcat_desktop.screens import printing
from tests.builders import ATrust, a_trust
from tests.correspondence.samples import text_of
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def a_logo(folder: Path) -> Path:
    place = folder / "logo.png"
    Image.new("RGBA", (300, 200), (11, 90, 94, 128)).save(place)
    return place


def look(here: Sitting) -> None:
    """As when typing has stopped for a moment."""
    here.window.frame.page.letterhead._look()
    here.settle()


def test_what_is_typed_is_seen_on_a_letter_and_kept(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "admin", qtbot) as here:
        page = here.go("settings")
        assert here.find("settings.letterhead.phone").placeholderText() == "01632 960 214"
        here.find("settings.letterhead.trust_line").setText("A school by the river")
        look(here)
        assert page.letterhead.paper.preview.pages == 1
        here.find("settings.letterhead.save").click()
        here.settle()
        assert "begin like this" in here.find("settings.letterhead.notice").words
        assert faults_of(page) == []
    heads, _ = trust.ask("admin", Letterheads())
    assert heads[0].words.trust_line == "A school by the river"


def test_a_logo_is_dropped_seen_kept_and_taken_away(
    trust: ATrust, qtbot: QtBot, tmp_path: Path
) -> None:
    with sitting(trust, "admin", qtbot) as here:
        card = here.go("settings").letterhead
        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(str(a_logo(tmp_path)))])
        card.dropEvent(QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ))  # fmt: skip
        here.settle()
        look(here)
        assert "own logo" in here.find("settings.letterhead.logo.said").text()
        assert card.notice.words == ""
        here.find("settings.letterhead.save").click()
        here.settle()
        assert trust.ask("admin", Letterheads())[0][0].words.logo
        here.find("settings.letterhead.logo.remove").click()
        here.settle()
        here.find("settings.letterhead.save").click()
        here.settle()
        assert trust.ask("admin", Letterheads())[0][0].words.logo == ""


def test_a_file_that_is_no_picture_is_refused_beside_the_logo(
    trust: ATrust, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "logo.svg"
    place.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with sitting(trust, "admin", qtbot) as here:
        card = here.go("settings").letterhead
        card.take_logo(place)
        here.settle()
        look(here)
        assert "This cannot be the logo." in card.notice.words
        assert "Choose a PNG or JPEG" in card.notice.words
        card.take_logo(tmp_path / "not-here.png")
        here.settle()
        assert "could not be read" in card.notice.words


def test_a_field_that_cannot_be_is_refused_beside_it_and_what_was_typed_stays(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "admin", qtbot) as here:
        here.go("settings")
        height = here.find("settings.letterhead.logo_mm")
        height.setText("forty")
        here.find("settings.letterhead.save").click()
        here.settle()
        assert "8 to 20 mm" in here.find("settings.letterhead.logo_mm.error").words
        assert height.text() == "forty"


def test_the_window_of_an_envelope_is_measured_anew_and_put_back(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "admin", qtbot) as here:
        page = here.go("settings")
        up = here.find("settings.envelope.up")
        assert up.text() == "18"
        up.setText("twenty")
        here.find("settings.envelopes.save").click()
        assert "in millimetres" in here.find("settings.envelope.up.error").words
        up.setText("20,5")
        here.find("settings.envelopes.save").click()
        here.settle()
        assert "Print a calibration sheet" in page.envelopes.notice.words
        assert "Changed here" in here.find("settings.envelopes.source").text()
        here.find("settings.envelopes.restore").click()
        here.settle()
        assert here.find("settings.envelope.up").text() == "18"
        assert faults_of(page) == []


def test_an_envelope_that_cannot_be_is_refused_beside_its_field(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "admin", qtbot) as here:
        here.go("settings")
        here.find("settings.envelope.window_wide").setText("400")
        here.find("settings.envelopes.save").click()
        here.settle()
        assert "not within the envelope" in here.find("settings.envelope.left.error").words


def test_a_calibration_sheet_goes_to_the_printer_for_the_chosen_envelope(
    trust: ATrust, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _parent, pdf, _title: laid.append(pdf))
    with sitting(trust, "admin", qtbot) as here:
        page = here.go("settings")
        here.find("settings.envelopes.which").setCurrentIndex(1)
        here.find("settings.envelopes.print").click()
        here.settle()
        assert page.envelopes.notice.words == ""
    assert "Calibration sheet: C5 window envelope" in text_of(laid[0])
    assert laid[0].startswith(b"%PDF")


def test_a_head_sees_letterheads_and_is_told_who_changes_them(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        card = here.go("settings").letterhead
        assert not card.save.isEnabled()
        assert here.find("settings.letterhead.why_not").text()
        assert not card.acceptDrops()
