"""Parents' messages on the case file: who can open them, what stands locked, and what is gone."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.pictures import gate
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.open_sealed import (
    OpenSealed,
    RecordPermission,
    SealExhibit,
    WithdrawPermission,
)
from tcat_desktop.office.questions.case_file import CaseFile, ExhibitLine
from tcat_desktop.office.questions.exhibit import Exhibit
from tcat_desktop.screens.steps.fields import StepFields
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.test_case_file import NAUGHTY, AtTheCase, seat

NAME = "Kerry and Cerys.txt"
WORDS = "[23/11/2026, 08:16:23] Kerry: between us"
TODAY = date(2026, 11, 23)
SEATED = contextmanager(seat)


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


@pytest.fixture
def exhibit(trust: ATrust, case: CaseId) -> int:
    """The case's second exhibit: sealed messages."""
    return keep(trust, case, WORDS.encode(), "whatsapp", NAME, sealed=True)


def keep(
    trust: ATrust, case: CaseId, content: bytes, kind: str, name: str, *, sealed: bool = False
) -> int:
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(content))
    made = trust.do("office", KeepFile(name=name, digest=kept.digest, size=kept.size, kind=kind,
                                       case_id=case, sealed=sealed))  # fmt: skip
    assert isinstance(made, int)
    return made


def permit(trust: ATrust, case: CaseId, exhibit: int, who: str = "denholm") -> int:
    made = trust.do("office", RecordPermission(
        case_id=case, exhibit_id=exhibit, person_id=trust.people[who], how="signed",
        purpose="To see what was said.", given_on=TODAY, until=TODAY + timedelta(days=7),
    ))  # fmt: skip
    assert isinstance(made, int)
    return made


def line(trust: ATrust, case: CaseId, exhibit: int) -> ExhibitLine:
    lines: tuple[ExhibitLine, ...] = trust.ask("ceo", CaseFile(case_id=case)).exhibits
    return next(each for each in lines if each.exhibit_id == exhibit)


def titles(here: AtTheCase) -> list[str]:
    return [entry.title for entry in here.answer().entries]


def type_in(here: AtTheCase, name: str, words: str) -> None:
    field = here.find(name, QPlainTextEdit)
    field.setFocus()
    field.setPlainText(words)


def everything_said(here: AtTheCase) -> str:
    """Each word, name and text of the window, whether it shows or is folded away."""
    told = [here.here.words(), *(f"{row.spoken} {row.whole}" for row in here.rows)]
    for each in here.here.window.findChildren(QWidget):
        told += [each.accessibleName(), each.accessibleDescription(), each.toolTip(),
                 each.objectName()]  # fmt: skip
        spoken = QAccessible.queryAccessibleInterface(each)
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        told += [spoken.text(kind) for kind in kinds] if spoken is not None else []
        for reading in ("text", "toPlainText", "title"):
            text = None if isinstance(each, StepFields) else getattr(each, reading, None)
            told.append(str(text()) if callable(text) else "")
        told += [action.text() for action in each.actions()]
    return "\n".join(told)


def open_it(here: AtTheCase, purpose: str = "To put it right.") -> None:
    here.open()
    here.press("case_file.exhibit.E2")
    here.press("case_file.sealed.open_sealed")
    type_in(here, "step.open_sealed.purpose", purpose)
    here.press("step.open_sealed.send")


# --- recording and taking back --------------------------------------------------------------------


def test_the_office_records_a_permission_given_before_a_witness(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    with SEATED(trust, "office", case, qtbot) as office:
        office.open()
        office.press("case_file.exhibit.E2")
        assert "No parent’s permission holds" in office.here.words()
        office.press("case_file.sealed.record_permission")
        assert "Only the Executive Headteacher/CEO" in office.here.words()
        assert "take the permission back at any time" in office.here.words()
        witness = office.find("step.record_permission.witness")
        assert not witness.isVisible()
        office.press(f"step.record_permission.person.{trust.people['denholm']}")
        office.press("step.record_permission.how.spoken")
        assert witness.isVisible()
        witness.setText("Siân Bowen, reception")
        type_in(office, "step.record_permission.purpose", "To see what was said.")
        office.press("step.record_permission.send")
        kept = line(trust, case, exhibit)
        assert kept.permission == "Mrs Denholm permits it until Mon 7 Dec", "two weeks"
        assert "on the record" in office.find("case_file.notice").words
        office.here.qtbot.waitUntil(lambda: kept.permission in office.here.words())
        office.settle()
        cell = office.find("case_file.exhibit.E2").accessibleName()
        assert "Only the Executive Headteacher/CEO can open it." in cell
        assert kept.permission in cell


def test_a_permission_is_nobodys_until_somebody_chooses_whose(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    with SEATED(trust, "office", case, qtbot) as office:
        office.open(form="record_permission", exhibit_id=exhibit)
        hartnoll = trust.people["hartnoll"]
        assert office.here.window.findChild(
            QWidget, f"step.record_permission.person.{hartnoll}"
        ) is None, "she is no parent"  # fmt: skip
        type_in(office, "step.record_permission.purpose", "To see what was said.")
        office.press("step.record_permission.send")
        assert "Choose whose permission" in office.find("step.record_permission.person.error").words
        office.press(f"step.record_permission.person.{trust.people['wojcik']}")
        office.press("step.record_permission.send")
        assert "how the permission was given" in office.find(
            "step.record_permission.how.error"
        ).words  # fmt: skip
        office.press("step.record_permission.how.spoken")
        office.press("step.record_permission.send")
        assert "who heard it" in office.find("step.record_permission.witness.error").words
        assert line(trust, case, exhibit).permissions == ()


@pytest.mark.parametrize("words", NAUGHTY)
def test_what_it_is_for_stands_as_it_was_typed(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot, words: str
) -> None:
    with SEATED(trust, "office", case, qtbot) as office:
        office.open(form="record_permission", exhibit_id=exhibit)
        office.press(f"step.record_permission.person.{trust.people['denholm']}")
        office.press("step.record_permission.how.signed")
        type_in(office, "step.record_permission.purpose", words)
        office.press("step.record_permission.send")
        office.here.qtbot.waitUntil(lambda: any("permits E2" in row.title for row in office.rows))
        row = next(row for row in office.rows if "permits E2" in row.title)
        assert row.whole.endswith(words)
        assert not office.page.grab().isNull()


def test_each_parent_takes_back_her_own_permission(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    hers = permit(trust, case, exhibit)
    permit(trust, case, exhibit, "wojcik")
    with SEATED(trust, "office", case, qtbot) as office:
        office.open()
        office.press("case_file.exhibit.E2")
        office.press("case_file.sealed.withdraw_permission")
        office.press("step.withdraw_permission.send")
        asked = office.find("step.withdraw_permission.permission.error").words
        assert "Choose which permission" in asked
        office.press(f"step.withdraw_permission.permission.{hers}")
        office.press("step.withdraw_permission.send")
    left = line(trust, case, exhibit).permissions
    assert [words for _, words in left] == ["Mrs Wójcik permits it until Mon 30 Nov"]


# --- what stands locked ---------------------------------------------------------------------------


def test_the_head_sees_it_locked_and_reads_why(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    permit(trust, case, exhibit)
    with SEATED(trust, "head", case, qtbot) as head:
        head.open()
        head.press("case_file.exhibit.E2")
        row = head.find("case_file.sealed.open_sealed", QAbstractButton)
        why = "Only the Executive Headteacher/CEO can open this"
        assert row.accessibleName().startswith("Open the messages. Not now")
        assert why in row.accessibleName()
        head.press("case_file.sealed.open_sealed")
        notice = head.find("case_file.viewer.sealed.notice")
        assert notice.isVisible()
        assert why in notice.words
        assert "C49, C50" in notice.words
        assert head.page.left.form is None
        head.press("case_file.sealed.lift_seal")
        assert "Only the Executive Headteacher/CEO" in notice.words
        assert "C51" in notice.words
        assert head.page.left.form is None


def test_the_ceo_finds_it_locked_until_a_parent_permits_it(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        ceo.open()
        ceo.press("case_file.exhibit.E2")
        ceo.press("case_file.sealed.open_sealed")
        assert "No parent’s permission" in ceo.find("case_file.viewer.sealed.notice").words
        ceo.press("case_file.sealed.withdraw_permission")
        assert "no permission to take back" in ceo.find("case_file.viewer.sealed.notice").words
        assert ceo.page.left.form is None
        permit(trust, case, exhibit)
        ceo.here.qtbot.waitUntil(lambda: "Mrs Denholm permits it" in ceo.here.words())
        ceo.settle()
        ceo.press("case_file.sealed.open_sealed")
        assert ceo.page.left.form is not None


# --- opening --------------------------------------------------------------------------------------


def test_the_ceo_opens_it_and_leaves_nothing_of_it_behind(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    permit(trust, case, exhibit)
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        open_it(ceo, "To see whether Riley is meant.")
        words = ceo.find("case_file.viewer.words", QPlainTextEdit)
        assert words.isVisible()
        assert words.toPlainText() == WORDS
        assert words.hasFocus()
        marked = ceo.find("case_file.viewer.notice").words
        assert "Opened under permission; that you opened it stands in the chronology" in marked
        assert "E2 was opened" in titles(ceo)
        assert not any(isinstance(each, Exhibit) and each.exhibit_id == exhibit
                       for each in ceo.asked)  # fmt: skip
        ceo.key(Qt.Key.Key_Escape)
        assert ceo.find("case_file.chronology").isVisible()
        assert words.toPlainText() == ""
        assert "between us" not in everything_said(ceo)
        ceo.press("case_file.exhibit.E2")
        assert ceo.find("case_file.viewer.sealed").isVisible(), "each opening is asked for again"


@pytest.mark.parametrize("way", ["another page", "the lock", "another exhibit", "a form"])
def test_whichever_way_she_leaves_it_is_sealed_again(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot, way: str
) -> None:
    permit(trust, case, exhibit)
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        open_it(ceo)
        page = ceo.page
        words = ceo.find("case_file.viewer.words", QPlainTextEdit)
        assert words.toPlainText() == WORDS
        if way == "another page":
            ceo.here.go("cases")
        elif way == "the lock":
            ceo.here.window.lock()
            ceo.here.settle()
        elif way == "another exhibit":
            ceo.find("case_file.exhibit.E1", QAbstractButton).click()
            ceo.here.settle()
        else:
            page.open_form("note", {})
        assert WORDS not in words.toPlainText()
        if way == "the lock":
            ceo.here.window.unlock()
            ceo.settle()
            assert ceo.find("case_file.viewer.sealed").isVisible()
            assert "between us" not in everything_said(ceo)


def test_she_cannot_open_it_once_the_parent_has_taken_it_back(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    permission = permit(trust, case, exhibit)
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        open_it(ceo)
        trust.do("office", WithdrawPermission(case_id=case, permission_id=permission))
        pane = ceo.find("case_file.viewer.sealed")
        ceo.here.qtbot.waitUntil(pane.isVisible)
        ceo.settle()
        assert "between us" not in everything_said(ceo), "it goes from under her eyes"
        ceo.press("case_file.sealed.open_sealed")
        assert "No parent’s permission" in ceo.find("case_file.viewer.sealed.notice").words
        assert ceo.page.left.form is None


def test_a_permission_that_ends_while_she_writes_what_for_opens_nothing(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    permission = permit(trust, case, exhibit)
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        ceo.open()
        ceo.press("case_file.exhibit.E2")
        ceo.press("case_file.sealed.open_sealed")
        trust.do("office", WithdrawPermission(case_id=case, permission_id=permission))
        ceo.press("step.open_sealed.send")
        assert "what you open it for" in ceo.find("step.open_sealed.purpose.error").words
        type_in(ceo, "step.open_sealed.purpose", "To put it right.")
        ceo.press("step.open_sealed.send")
        assert "No parent’s permission holds" in ceo.find("step.open_sealed.notice").words
        assert "between us" not in everything_said(ceo)
        assert "E2 was opened" not in titles(ceo)


def test_a_picture_that_was_opened_is_gone_and_never_a_thumbnail(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    exhibit = keep(trust, case, gate(), "image", "mums only.png", sealed=True)
    permit(trust, case, exhibit)
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        open_it(ceo)
        picture = ceo.find("case_file.viewer.picture")
        ceo.here.qtbot.waitUntil(picture.isVisible)
        assert not picture.picture.isNull()
        assert ceo.page._pictures.thumbnail(exhibit) is None
        ceo.press("case_file.viewer.back")
        assert picture.picture.isNull()
        assert ceo.page._pictures.thumbnail(exhibit) is None


# --- the name -------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["office", "head", "ceo"])
def test_the_sealed_name_is_nowhere_on_the_page(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot, who: str
) -> None:
    permit(trust, case, exhibit)
    with SEATED(trust, who, case, qtbot) as here:
        here.open()
        said = [everything_said(here)]
        here.press("case_file.exhibit.E2")
        said.append(everything_said(here))
        for form in ("record_permission", "withdraw_permission"):
            here.page.open_form(form, {"exhibit_id": exhibit})
            here.settle()
            said.append(everything_said(here))
        if who == "ceo":
            open_it(here)
            said.append(everything_said(here))
    for words in said:
        assert "E2" in words
        assert "Cerys" not in words


# --- sealing, and lifting it ----------------------------------------------------------------------


def test_an_exhibit_is_sealed_from_where_it_is_looked_at(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    exhibit = keep(trust, case, gate(), "image", "mums only.png")
    with SEATED(trust, "head", case, qtbot) as head:
        head.open()
        pictures = head.page._pictures
        head.here.qtbot.waitUntil(lambda: pictures.thumbnail(exhibit) is not None)
        page = head.page
        head.find("case_file.exhibit.E2", QAbstractButton).click()
        head.here.settle()
        head.here.qtbot.waitUntil(head.find("exhibit.picture").isVisible)
        head.find("exhibit.more", QAbstractButton).chosen.emit("seal")
        head.here.qtbot.waitUntil(lambda: head.here.window.frame.page is page)
        head.settle()
        assert head.find("case_file.viewer.sealed").isVisible()
        assert line(trust, case, exhibit).sealed
        head.here.qtbot.waitUntil(lambda: pictures.thumbnail(exhibit) is None)
        assert "mums only" not in everything_said(head), "not even on the page that was left"


def test_the_menu_of_an_exhibit_seals_it_and_says_who_may(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    exhibit = keep(trust, case, WORDS.encode(), "text", NAME)
    for who, may in (("dpo", False), ("office", True)):
        with SEATED(trust, who, case, qtbot) as here:
            here.open()
            menu = menu_at(here, "case_file.exhibit.E2")
            seal = next(each for each in menu.actions() if each.data() == "seal")
            assert seal.isEnabled() is may
            assert ("Only these can" in seal.text()) is not may
            if may:
                seal.trigger()
                here.settle()
            menu.close()
    assert line(trust, case, exhibit).sealed


def test_the_menu_of_a_sealed_exhibit_leads_to_its_forms(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        ceo.open()
        menu = menu_at(ceo, "case_file.exhibit.E2")
        offered = {each.data(): each for each in menu.actions()}
        assert not offered["open_sealed"].isEnabled()
        assert "No parent’s permission holds today. C50" in offered["open_sealed"].text()
        offered["record_permission"].trigger()
        menu.close()
        ceo.settle()
        assert ceo.find("step.record_permission").isVisible()


def menu_at(here: AtTheCase, name: str) -> Any:
    cell = here.find(name)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4),
                              cell.mapToGlobal(QPoint(4, 4)))  # fmt: skip
    QApplication.sendEvent(cell, event)
    return here.find("case_file.exhibits.menu", QMenu)


def test_the_ceo_lifts_a_seal_that_is_not_needed(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        ceo.open()
        ceo.press("case_file.exhibit.E2")
        ceo.press("case_file.sealed.lift_seal")
        ceo.press("step.lift_seal.send")
        assert "why it needs no seal" in ceo.find("step.lift_seal.reason.error").words
        type_in(ceo, "step.lift_seal.reason", "It is a public post.")
        ceo.press("step.lift_seal.send")
        ceo.settle()
        assert not line(trust, case, exhibit).sealed
        ceo.here.qtbot.waitUntil(lambda: NAME in ceo.find("case_file.exhibit.E2").accessibleName())
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    with pytest.raises(Exception, match="No parent’s permission"):
        trust.do("ceo", OpenSealed(case_id=case, exhibit_id=exhibit, purpose="C52"))


# --- keys -----------------------------------------------------------------------------------------


def test_it_is_opened_and_left_by_keys_alone(
    trust: ATrust, case: CaseId, exhibit: int, qtbot: QtBot
) -> None:
    permit(trust, case, exhibit)
    with SEATED(trust, "ceo", case, qtbot) as ceo:
        ceo.open()
        ceo.find("case_file.exhibit.E2").setFocus()
        ceo.key(Qt.Key.Key_Return)
        assert faults_of(ceo.page) == []
        met: list[str] = []
        for _ in range(6):
            focused = QApplication.focusWidget()
            assert focused is not None
            met.append(focused.objectName())
            if met[-1] == "case_file.sealed.open_sealed":
                break
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert met == ["case_file.viewer.back", "case_file.sealed.record_permission",
                       "case_file.sealed.withdraw_permission",
                       "case_file.sealed.open_sealed"]  # fmt: skip
        ceo.key(Qt.Key.Key_Return)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() == "step.open_sealed.purpose"
        QTest.keyClicks(focused, "To put it right.")
        QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        ceo.settle()
        assert ceo.find("case_file.viewer.words", QPlainTextEdit).toPlainText() == WORDS
        assert faults_of(ceo.page) == []
        ceo.key(Qt.Key.Key_Escape)
        assert ceo.find("case_file.chronology").isVisible()
