"""The page on which the words of letters are changed: typed, mended, looked at and signed off."""

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.wording.language import faults
from tcat_desktop.correspondence.wording.tokens import Known, Tokens
from tcat_desktop.office.commands.keep_wording import ApproveWording, KeepWording
from tcat_desktop.office.questions.wordings import WordingEditor, Wordings
from tcat_desktop.screens.wording.how import HOW
from tests.builders import ATrust, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting

HOUSE = "{opening}\n\nOur own words. Telephone {contact} on {phone}."


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def opened(here: Sitting, letter: str = "advice") -> Any:
    page = here.go("wording", letter=letter)
    looked(here, page)
    return page


def looked(here: Sitting, page: Any) -> None:
    """Until typing has been looked at and the page is drawn."""
    here.qtbot.waitUntil(lambda: not page._looking.isActive() and not page._settling.isActive())
    here.settle()


def typed(here: Sitting, page: Any, body: str) -> None:
    here.find("wording.body").setPlainText(body)
    looked(here, page)


def on_paper(page: Any) -> str:
    return " ".join(page.paper.preview.words().split())


def state_of(trust: ATrust, letter: str = "advice") -> str:
    return next(row.line for row in trust.ask("ceo", Wordings()) if row.letter == letter)


def test_every_letter_stands_in_the_list_with_its_words_and_who_signed_them(
    trust: ATrust, qtbot: QtBot
) -> None:
    trust.do("admin", KeepWording(letter="reminder", heading="R", body="Our own."))
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        rows = page.listing.list.rows
        found = [rows.item(n) for n in range(rows.rowCount())]
        told = {each.key: each for each in found if hasattr(each, "key")}
        assert set(told) == set(LETTERS)
        assert told["advice"].second == "Shipped words"
        assert told["advice"].third == "14 September 2026, Dr Llewellyn"
        assert (told["reminder"].second, told["reminder"].third) == (
            "House version 1", "Waits for sign-off",
        )  # fmt: skip
        assert found[0].title == "Wait for sign-off"


def test_words_are_changed_kept_as_a_draft_and_signed_off(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "admin", qtbot) as here:
        page = opened(here)
        assert not here.find("wording.save").isEnabled()
        typed(here, page, HOUSE)
        assert "Our own words." in on_paper(page)
        assert "Mrs Jo Example" in on_paper(page)
        here.find("wording.note").setText("Shorter.")
        here.find("wording.save").click()
        here.settle()
        looked(here, page)
        assert "Kept as house version 1" in here.words()
        assert not here.find("wording.sign").isEnabled()
        assert "Executive Headteacher" in here.find("wording.why_not").text()
    assert state_of(trust) == "House version 1: waits for sign-off"
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        assert here.find("wording.body").toPlainText() == HOUSE
        here.find("wording.sign").click()
        here.settle()
        looked(here, page)
        assert "Signed off. Letters are written in these words" in here.words()
        assert "These words are signed off." in here.find("wording.why_not").text()
    assert state_of(trust) == "House version 1, signed off 23 November 2026 by Dr Carys Llewellyn"


def test_a_fault_is_said_at_its_line_and_under_the_words_and_stops_the_save(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        before = on_paper(page)
        typed(here, page, "One\n{openning}\n\n{if reply_by}\nTwo")
        assert page.bench.editor.fault_lines == (2, 4)
        assert "nothing called “openning”. Did you mean {opening}?" in here.words()
        assert "This {if …} has no {end}." in here.words()
        assert not here.find("wording.save").isEnabled()
        assert on_paper(page) == before
        assert here.find("wording.notice").isHidden()
        assert here.find("wording.stale").text() == "As it was before the fault"
        here.find("wording.fault.1").click()
        assert page.bench.editor.textCursor().blockNumber() == 3
        typed(here, page, "One\n{opening}")
        assert page.bench.editor.fault_lines == ()
        assert here.find("wording.save").isEnabled()
        assert "Every field is known" in here.words()


def test_the_look_at_the_words_waits_until_typing_stops(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        editor = here.find("wording.body")
        editor.setFocus()
        editor.moveCursor(QTextCursor.MoveOperation.End)
        asked = []
        here.errands.working.connect(asked.append)
        for letter in "{ph":
            QTest.keyClick(editor, letter)
        assert page._looking.remainingTime() > 100
        assert asked == []
        looked(here, page)
        assert page.bench.editor.fault_lines


def test_a_fault_in_the_subject_is_said_at_the_subject(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        heading = here.find("wording.heading")
        heading.setFocus()
        QTest.keyClicks(heading, " {nobody}")
        looked(here, page)
        assert "nothing called “nobody”" in here.find("wording.heading.error").words
        here.find("wording.fault.0").click()
        assert heading.hasFocus()


def test_a_field_is_chosen_and_put_in_with_enter(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        page = opened(here)
        typed(here, page, "Telephone ")
        page.bench.editor.moveCursor(QTextCursor.MoveOperation.End)
        fields = here.find("wording.fields")
        assert fields.choose("phone")
        QTest.keyClick(fields, Qt.Key.Key_Return)
        assert page.bench.editor.toPlainText() == "Telephone {phone}"
        assert page.bench.editor.hasFocus()
        fields.choose("reply_by")
        here.find("wording.put").click()
        assert page.bench.editor.toPlainText().endswith("{phone}{if reply_by}{reply_by}{end}")
        fields.choose("posts")
        here.find("wording.for_each").click()
        assert page.bench.editor.toPlainText().endswith("\n{for each in posts}\n1. {each}\n{end}")
        looked(here, page)
        assert page.bench.editor.fault_lines == ()
        fields.choose("phone")
        assert not here.find("wording.for_each").isEnabled()


def test_an_if_is_put_round_the_words_that_are_selected(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        typed(here, page, "Answer soon.")
        page.bench.editor.selectAll()
        here.find("wording.fields").choose("reply_by")
        here.find("wording.if_there").click()
        assert page.bench.editor.toPlainText() == "{if reply_by}Answer soon.{end}"


def test_what_is_typed_is_there_again_after_a_crash(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        typed(here, page, HOUSE + " Not kept yet.")
        assert page.save_now()
        here.settle()
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        assert here.find("wording.body").toPlainText() == HOUSE + " Not kept yet."
        assert "is here again" in here.words()
        here.find("wording.notice.button").click()
        here.settle()
        looked(here, page)
        shipped = LETTERS["advice"].shipped
        assert here.find("wording.body").toPlainText() == shipped.body


def test_going_to_another_letter_and_back_loses_nothing(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        typed(here, page, HOUSE)
        page.listing.list.choose("reminder")
        looked(here, page)
        assert "Our own words" not in here.find("wording.body").toPlainText()
        page.listing.list.choose("advice")
        looked(here, page)
        assert here.find("wording.body").toPlainText() == HOUSE


def test_what_changed_is_marked_by_a_sign_and_not_by_colour_alone(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        shipped = LETTERS["advice"].shipped.body
        typed(here, page, shipped.replace("wrong. We may", "bad. We may") + "\n\nThank you.")
        here.find("wording.tabs.changed").click()
        here.settle()
        lines = here.find("wording.diff").toPlainText().split("\n")
        signed = [line[:1] for line in lines if line[:1] in "+−"]
        assert signed.count("−") == 1
        assert signed.count("+") == 3
        assert any(line.startswith("+") and "did anything bad." in line for line in lines)
        assert "added (+)" in here.find("wording.diff.told").text()


def test_versions_say_who_wrote_and_who_signed_and_the_shipped_words_come_back(
    trust: ATrust, qtbot: QtBot
) -> None:
    trust.do("admin", KeepWording(letter="advice", heading="Ours", body=HOUSE, note="Shorter."))
    trust.do("ceo", ApproveWording(letter="advice", version=1))
    with sitting(trust, "admin", qtbot) as here:
        page = opened(here)
        here.find("wording.tabs.versions").click()
        here.settle()
        told = here.find("wording.version.details").text()
        assert "by Mr Daniel Sowande" in told
        assert "Signed off 23 November 2026, 14:20 by Dr Carys Llewellyn" in told
        assert "Shorter" in told
        here.find("wording.return").click()
        here.find("wording.return.now").click()
        assert "Say why" in here.find("wording.reason.error").words
        here.find("wording.reason").setText("Parents asked.")
        here.find("wording.return.now").click()
        here.settle()
        looked(here, page)
        assert "The shipped words are in use again" in here.words()
    assert state_of(trust).startswith("Shipped words, signed off")


def test_when_somebody_else_was_first_both_are_shown_and_nothing_is_lost(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        typed(here, page, HOUSE)
        trust.do("admin", KeepWording(letter="advice", heading="Theirs", body="Their words."))
        here.settle()
        here.find("wording.save").click()
        here.settle()
        assert "Somebody else changed the words" in here.words()
        assert here.find("wording.body").toPlainText() == HOUSE
        assert here.find("wording.notice.button").text() == "Show both"
        assert here.find("wording.notice.button").isVisible()
        here.find("wording.notice.button").click()
        here.settle()
        assert "− Their words." in here.find("wording.diff").toPlainText().replace("\u2002", " ")
        here.find("wording.save").click()
        here.settle()
    assert trust.ask("ceo", WordingEditor(letter="advice")).body == HOUSE


def test_a_head_reads_the_words_and_changes_nothing(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        opened(here)
        assert here.find("wording.body").isReadOnly()
        assert here.find("wording.heading").isReadOnly()
        for name in ("wording.save", "wording.sign", "wording.return", "wording.put"):
            assert not here.find(name).isEnabled(), name


def test_large_print_shows_in_the_page(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here)
        small = page.paper.preview.pages
        here.find("wording.large_print").click()
        here.settle()
        assert page.paper.preview.pages > small


def test_the_menu_of_letters_leads_to_the_words_of_letters(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        letters = here.go("letters")
        (action,) = letters.page_actions()["Letters"]
        assert action.text() == "&Wording…"
        menu = here.find("menu.letters")
        (shown,) = [each for each in menu.actions() if each.text() == "&Wording…"]
        shown.trigger()
        here.settle()
        page = here.window.frame.page
        assert page is not None
        assert page.page_name == "wording"
        looked(here, page)


def test_settings_lead_to_the_wording_for_the_administrator(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "admin", qtbot) as here:
        here.go("settings")
        told = here.find("settings.wording.told").text()
        assert told.startswith(f"The words of all {len(LETTERS)} letters are signed off.")
        here.find("settings.wording.open").click()
        here.settle()
        page = here.window.frame.page
        assert page is not None
        assert page.page_name == "wording"
        looked(here, page)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (640, 480)])
def test_every_part_has_a_name_and_can_be_reached_by_f6(
    trust: ATrust, qtbot: QtBot, size: tuple[int, int]
) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        here.window.resize(*size)
        page = opened(here)
        assert faults_of(page) == []
        assert page.bench.editor.isVisible()
        assert [each.objectName() for each in page.panes()][1:2] == ["wording.body"]


def test_every_example_of_how_to_write_can_be_read() -> None:
    kinds = {"phone": "text", "about": "text", "care": "text", "reply_by": "date",
             "meet_on": "date", "present": "lines", "posts": "lines", "mood": "choice"}  # fmt: skip
    known = Tokens(
        tuple(
            Known(name=name, label=name, kind=kind, may_be_empty=name == "care")
            for name, kind in kinds.items()
        )
    )
    written = [each for _, lines in HOW for each, _ in lines]
    for each in written:
        assert faults(each.replace("{{ and }}", "{{"), known) == (), each
    told = " ".join(words for _, lines in HOW for _, words in lines)
    for tag in re.findall(r"\{[^{}]+\}", told):
        closed = f"{tag}x{{end}}" if tag.startswith("{if") else tag
        assert faults(closed, known) == (), tag


def test_how_to_write_stands_beside_the_words(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        opened(here)
        here.find("wording.tabs.how").click()
        here.settle()
        assert here.find("wording.how").isVisible()
        assert "prints only if there is one" in here.words()
