"""The takedown page: the ladder, a pack to paste from, the receipt, the answer and the watch."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.demo import pictures
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.questions.takedown import LadderAnswer, TakedownLadder
from tcat_desktop.screens.pages.takedown import TakedownPage
from tcat_desktop.screens.theme import theme
from tests.builders import ATrust, a_case, a_trust
from tests.office.test_section_5 import OPERATOR, WHOLE, unknown_poster
from tests.office.test_takedown_ladder import keep
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("takedown")


@pytest.fixture
def here(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "head", qtbot) as seated:
        yield seated


def opened(here: Sitting, case: CaseId, **where: Any) -> TakedownPage:
    page = here.go("takedown", case_id=case, **where)
    assert isinstance(page, TakedownPage)
    here.settle()
    return page


def press(here: Sitting, name: str) -> None:
    here.find(name).click()
    here.settle()


def ladder(trust: ATrust, case: CaseId) -> LadderAnswer:
    found: LadderAnswer = trust.ask("head", TakedownLadder(case_id=case))
    return found


def test_the_next_rung_is_marked_and_its_pack_is_shown(here: Sitting, case: CaseId) -> None:
    page = opened(here, case)
    assert here.find("takedown.route.title").text().startswith("Facebook:")
    assert "Next: Facebook" in here.find("takedown.next").text()
    row = page.ladder.row("facebook")
    assert row is not None
    assert "Next" in row.accessibleName()
    assert "Asked Mon 23 Nov" in here.find("takedown.rung.poster").accessibleName()
    assert not here.find("takedown.rung.tiktok").isVisible()
    press(here, "takedown.others")
    assert here.find("takedown.rung.tiktok").isVisible()


def test_each_field_is_copied_by_its_own_button_which_says_so(here: Sitting, case: CaseId) -> None:
    opened(here, case)
    press(here, "takedown.field.words.copy")
    assert QGuiApplication.clipboard().text() == "“she bullies the little ones”"
    assert here.find("takedown.page_notice").words == "Copied: The exact words"
    assert not here.find("takedown.field.handle.copy").isEnabled()
    here.find("takedown.field.handle").setText("k.denholm")
    here.find("takedown.field.handle").textEdited.emit("k.denholm")
    press(here, "takedown.field.handle.copy")
    assert QGuiApplication.clipboard().text() == "k.denholm"


def test_a_missing_field_is_named_beside_it_and_what_was_typed_stays(
    here: Sitting, case: CaseId
) -> None:
    opened(here, case)
    here.find("takedown.sent.their_reference").setText("77-1")
    press(here, "takedown.keep")
    assert here.find("takedown.field.handle.error").words
    assert "“Account name” is still empty" in here.find("takedown.notice").words
    assert here.find("takedown.sent.their_reference").text() == "77-1"


def test_a_pack_is_kept_with_its_receipt_and_the_next_rung_is_set(
    here: Sitting, trust: ATrust, case: CaseId
) -> None:
    opened(here, case)
    here.find("takedown.field.handle").setText("k.denholm")
    here.find("takedown.sent.their_reference").setText("77-1")
    press(here, "takedown.keep")
    newest = ladder(trust, case).asks[0]
    assert (newest.route, newest.their_reference, newest.copy) == ("facebook", "77-1", "E1")
    assert "on the record" in here.find("takedown.page_notice").words
    assert here.find(f"takedown.ask.{newest.takedown_id}").isVisible()


def test_a_line_without_its_copy_is_refused_at_the_lines(here: Sitting, case: CaseId) -> None:
    page = opened(here, case)
    here.find("takedown.field.handle").setText("k.denholm")
    here.find("takedown.thing.1.copy").setCurrentIndex(0)
    press(here, "takedown.keep")
    assert "No copy is named" in page.pack.things.error.words


def test_a_refusal_is_recorded_and_opens_the_next_rung(
    here: Sitting, trust: ATrust, case: CaseId
) -> None:
    kept = keep(trust, case)[0]
    opened(here, case)
    press(here, f"takedown.ask.{kept}.answer")
    press(here, "takedown.deed.answer.keep")
    assert here.find("takedown.deed.answer.answer.row") is not None
    here.find("takedown.deed.answer.answer.refused").click()
    here.find("takedown.deed.answer.words").setPlainText("It meets our standards.")
    press(here, "takedown.deed.answer.keep")
    assert ladder(trust, case).asks[0].state == "refused"
    assert "Open" in here.find("takedown.rung.report-harmful-content").accessibleName()


def test_what_is_gone_is_watched_and_comes_back_as_a_new_ask(
    here: Sitting, trust: ATrust, case: CaseId
) -> None:
    kept = keep(trust, case)[0]
    opened(here, case)
    press(here, f"takedown.ask.{kept}.gone")
    press(here, "takedown.deed.gone.keep")
    press(here, f"takedown.ask.{kept}.watch")
    press(here, "takedown.deed.watch.keep")
    assert ladder(trust, case).asks[0].watch_until == date(2027, 1, 22)
    press(here, f"takedown.ask.{kept}.look")
    here.find("takedown.deed.look.state.again").click()
    here.find("takedown.deed.look.link").setText("https://facebook.com/posts/99")
    here.find("takedown.deed.look.exhibit_id").setCurrentIndex(1)
    press(here, "takedown.deed.look.keep")
    press(here, f"takedown.ask.{kept}.again")
    page = here.window.frame.page
    assert isinstance(page, TakedownPage)
    assert page.pack.things.value[0].link == "https://facebook.com/posts/99"
    here.find("takedown.field.handle").setText("k.denholm")
    press(here, "takedown.keep")
    newest = ladder(trust, case).asks[0]
    assert (newest.follows, newest.link) == (True, "https://facebook.com/posts/99")


def test_a_notice_against_a_known_poster_is_refused_with_what_to_do(
    here: Sitting, case: CaseId
) -> None:
    page = opened(here, case, route="section-5")
    told = here.find("takedown.stands").words
    assert "wrong tool: the poster is known" in told
    assert "report it to the platform" in told
    assert not page.pack.isVisible()


def test_a_section_5_notice_is_filled_printed_and_kept(
    here: Sitting, trust: ATrust, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = unknown_poster(trust)
    page = opened(here, case, route="section-5")
    page.asking.setCurrentIndex(page.asking.findData("subject"))
    page.asking.activated.emit(page.asking.currentIndex())
    here.settle()
    assert "not legal advice" in here.words()
    printed: list[bytes] = []

    def to_printer(_parent: object, pdf: bytes, _title: str) -> bool:
        printed.append(pdf)
        return True

    monkeypatch.setattr("tcat_desktop.screens.pages.takedown.print_pdf", to_printer)
    press(here, "takedown.print_notice")
    assert printed == []
    for name, value in WHOLE.items():
        field = here.find(f"takedown.field.{name}")
        if name.startswith("consent"):
            here.find(f"takedown.field.{name}.{value}").click()
        elif name == "no_information":
            field.setChecked(True)
        elif hasattr(field, "setPlainText"):
            field.setPlainText(value)
        else:
            field.setText(value)
    here.find("takedown.sent.asked_of").setText(OPERATOR)
    press(here, "takedown.print_notice")
    assert printed
    assert printed[0].startswith(b"%PDF")
    press(here, "takedown.keep")
    assert ladder(trust, case).asks[0].route == "section-5"


def test_the_evidence_is_saved_without_metadata_and_noted(
    here: Sitting, trust: ATrust, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tcat_desktop.demo.telling import Telling
    from tcat_desktop.office.questions.exhibit_page import ExhibitPage

    case = a_case(trust).at("takedown")
    exhibit = Telling(trust).keep(case, "office", "post.png", pictures.post())
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(folder))
    page = opened(here, case)
    choice = here.find("takedown.thing.1.copy")
    choice.setCurrentIndex(choice.findData(exhibit))
    press(here, "takedown.save_copies")
    here.qtbot.waitUntil(lambda: "saved in" in page.notice.words, timeout=10_000)
    saved = list(folder.iterdir())
    assert [each.suffix for each in saved] == [".png"]
    custody = trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit)).custody
    assert "Saved a copy" in {each.what for each in custody}


def test_the_case_file_leads_to_the_ladder(here: Sitting, case: CaseId) -> None:
    here.go("case_file", case_id=case)
    # Its cards are filled one after another.
    here.qtbot.waitUntil(
        lambda: here.window.findChild(QWidget, "case_file.takedowns.ladder") is not None
    )
    press(here, "case_file.takedowns.ladder")
    assert isinstance(here.window.frame.page, TakedownPage)
    here.go("case_file", case_id=case)
    here.settle()
    press(here, "case_file.step.takedown")
    assert isinstance(here.window.frame.page, TakedownPage)


def test_a_lead_for_safeguarding_looks_and_keeps_nothing(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with sitting(trust, "dsl", qtbot) as here:
        opened(here, case)
        assert not here.find("takedown.keep").isEnabled()


def test_every_part_has_a_name_and_small_and_large_windows_hold_it(
    here: Sitting, trust: ATrust, case: CaseId
) -> None:
    keep(trust, case)
    page = opened(here, case)
    assert faults_of(page) == []
    here.window.resize(1024, 700)
    theme().set_text_size(200)
    here.settle()
    assert page.ladder.isVisible()
    assert not here.find("takedown.ladder_scroll").isVisible()
    theme().set_text_size(100)
    here.window.resize(1440, 900)
    here.settle()
    assert here.find("takedown.ladder_scroll").isVisible()
