"""Today: what is late, due and new for whoever sits there, and every thing on it leads on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.telling import Telling
from tcat_desktop.office.commands.add_to_record import RenameCase
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.screens.widgets.funnel import Funnel
from tcat_desktop.screens.widgets.row_model import Heading
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.listed import NAUGHTY, is_party, items_of, rows_of
from tests.screens.sitting import Sitting, sitting

WORK = "today.work"


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def head(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "head", qtbot) as here:
        yield here


def went(here: Sitting, qtbot: QtBot, deed: Any) -> tuple[str, dict[str, Any]]:
    """Where a deed on the page leads, without going there."""
    page = here.window.frame.page
    assert page is not None
    page.go.disconnect()
    with qtbot.waitSignal(page.go, timeout=2_000) as led:
        deed()
    name, where = led.args
    return name, where


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def cell(here: Sitting, stage: str) -> str:
    return str(here.find(f"today.funnel.{stage}", QAbstractButton).accessibleName())


def test_a_head_sees_the_work_of_her_own_school_only(trust: ATrust, qtbot: QtBot) -> None:
    a_case(trust).at("direct_contact")
    a_case(trust, school="HM").at("direct_contact")
    with sitting(trust, "head", qtbot) as here:
        here.go("today")
        assert {row.second[:2] for row in rows_of(here, WORK)} == {"AP"}
        assert cell(here, "direct_contact") == "Direct contact, 1 open case"
        assert cell(here, "all") == "1 open case at Applewick Primary"


def test_the_ceo_sees_every_school_and_after_choosing_one_only_that(
    trust: ATrust, qtbot: QtBot
) -> None:
    a_case(trust).at("reported")
    a_case(trust, school="HM").at("reported")
    with sitting(trust, "ceo", qtbot) as here:
        here.go("today")
        assert {row.second[:2] for row in rows_of(here, WORK)} == {"AP", "HM"}
        here.window.frame.side_bar.school_chosen.emit(str(trust.schools["HM"]))
        here.settle()
        assert {row.second[:2] for row in rows_of(here, WORK)} == {"HM"}
        assert cell(here, "all") == "1 open case at Harrowmere High"


def test_groups_stand_in_the_order_of_their_urgency(trust: ATrust, head: Sitting) -> None:
    a_case(trust).at("takedown")
    a_case(trust).at("meeting")
    a_case(trust).at("reported")
    head.go("today")
    titles = [item.title for item in items_of(head, WORK) if isinstance(item, Heading)]
    known = ["Late", "Due today", "New reports to triage", "Coming up"]
    assert titles == [title for title in known if title in titles]
    assert {"Due today", "New reports to triage", "Coming up"} <= set(titles)


def test_enter_on_a_row_does_what_its_button_says(
    trust: ATrust, head: Sitting, qtbot: QtBot
) -> None:
    case = a_case(trust).at("reported")
    head.go("today")
    assert rows_of(head, WORK)[0].button == "Decide"
    led = went(head, qtbot, lambda: press(head.find(WORK), Qt.Key.Key_Return))
    assert led == ("case_file", {"case_id": case, "form": "triage"})


def test_the_painted_button_is_pressed_where_it_is_seen(
    trust: ATrust, head: Sitting, qtbot: QtBot
) -> None:
    case = a_case(trust).at("reported")
    head.go("today")
    listed = head.find(WORK, QListView)
    spot = listed.itemDelegate().button_spot(
        listed.visualRect(listed.currentIndex()), rows_of(head, WORK)[0]
    )
    led = went(head, qtbot, lambda: QTest.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=spot.center()))  # fmt: skip
    assert led == ("case_file", {"case_id": case, "form": "triage"})


def test_a_letter_to_sign_opens_among_the_letters(
    trust: ATrust, head: Sitting, qtbot: QtBot
) -> None:
    case = a_case(trust).at("direct_contact")
    letter = Telling(trust).write(case, "advice", "denholm", {
        "opening": "Thank you for talking to us.", "what_we_know": "There was a post.",
        "what_we_ask": "Please think about taking it down.", "code_asks": "to be kind",
    })  # fmt: skip
    head.go("today")
    key = next(row.key for row in rows_of(head, WORK) if row.button == "Read and sign")
    head.find(WORK).choose(key)
    led = went(head, qtbot, lambda: press(head.find(WORK), Qt.Key.Key_Return))
    assert led == ("letters", {"case_id": case, "letter_id": letter})
    counts = {row.title: row.trailing for row in rows_of(head, "today.letters.list")}
    assert counts["Waiting for your signature"] == "1"


def test_a_cell_of_the_funnel_opens_the_cases_of_that_stage(trust: ATrust, head: Sitting) -> None:
    meeting = a_case(trust).at("meeting")
    a_case(trust).at("reported")
    head.go("today")
    head.find("today.funnel.meeting", QAbstractButton).click()
    head.settle()
    page = head.window.frame.page
    assert page is not None
    assert page.page_name == "cases"
    assert [row.key for row in rows_of(head, "cases.list")] == [meeting]
    assert head.find("cases.filters.stage").accessibleName().startswith("Stage: Meeting")
    head.find("cases.filters.clear", QAbstractButton).click()
    head.settle()
    assert len(rows_of(head, "cases.list")) == 2


def test_a_meeting_of_today_tells_what_the_parent_needs_and_opens_its_minutes(
    trust: ATrust, head: Sitting, qtbot: QtBot
) -> None:
    case = a_case(trust).at("direct_contact")
    tell = Telling(trust)
    tell.weigh(case, "meeting")
    tell.ask_to_meeting(case, "denholm", tell.today, "15:45", "Library", "To talk.",
                        companion="Ms Leanne Foss",
                        adjustments="Large print, a break after 30 minutes")  # fmt: skip
    head.go("today")
    (row,) = rows_of(head, "today.meetings.list")
    assert (row.lead, row.title) == ("15:45", "Mrs Kerry Denholm")
    assert row.second == "Library · bringing Ms Leanne Foss"
    assert row.third == "Large print, a break after 30 minutes"
    listed = head.find("today.meetings.list")
    listed.setFocus()
    name, where = went(head, qtbot, lambda: press(listed, Qt.Key.Key_Return))
    assert (name, where["case_id"]) == ("minutes", case)


def test_an_empty_desk_says_that_nothing_is_due(head: Sitting) -> None:
    head.go("today")
    assert head.find("today.nothing").isVisible()
    assert "Nothing is due today" in head.find("today.empty").accessibleName()
    assert not head.find(WORK).isVisible()
    assert head.find("today.summary", QLabel).text().startswith("Nothing is late")


def test_what_is_coming_stands_under_nothing_is_due(trust: ATrust, qtbot: QtBot) -> None:
    a_case(trust).at("complaint")
    with sitting(trust, "clerk", qtbot) as here:
        here.go("today")
        assert "The next thing is on" in here.find("today.empty").accessibleName()
        assert items_of(here, WORK)[0].title == "Coming up"


def test_the_overdue_review_of_the_code_leads_to_the_code(head: Sitting, qtbot: QtBot) -> None:
    head.go("today")
    assert "84 days ago" in head.find("today.banner").accessibleName()
    link = head.find("today.banner.link", QAbstractButton)
    assert went(head, qtbot, link.click) == ("the_code", {})


def test_what_somebody_else_does_shows_at_once(trust: ATrust, head: Sitting, qtbot: QtBot) -> None:
    case = a_case(trust).at("reported")
    head.go("today")
    trust.office.tell(head.errands.announce)
    version = trust.ask("head", CaseFile(case_id=case)).version
    trust.do("ceo", RenameCase(case_id=case, title="A photo at the gate", seen=version))
    qtbot.waitUntil(lambda: "A photo at the gate" in trust_words(head))


def trust_words(here: Sitting) -> str:
    here.settle()
    return " ".join(f"{row.title} {row.second}" for row in rows_of(here, WORK))


def test_a_party_to_a_case_finds_no_trace_of_it(
    trust: ATrust, tmp_path: Path, qtbot: QtBot
) -> None:
    without = a_trust(tmp_path, name="without")
    a_case(trust).at("meeting")
    seen = []
    for each in (trust, without):
        is_party(each, "head", "denholm")
        with sitting(each, "head", qtbot) as here:
            page = here.go("today")
            lists = (WORK, "today.meetings.list", "today.letters.list", "today.others.list")
            seen.append((here.words(), [items_of(here, name) for name in lists],
                         page.grab().toImage()))  # fmt: skip
    without.close()
    assert seen[0][:2] == seen[1][:2]
    assert seen[0][2] == seen[1][2]


@pytest.mark.parametrize("title", NAUGHTY)
def test_a_title_is_shown_exactly_as_it_was_typed(trust: ATrust, head: Sitting, title: str) -> None:
    case = a_case(trust).at("direct_contact")
    version = trust.ask("head", CaseFile(case_id=case)).version
    trust.do("head", RenameCase(case_id=case, title=title, seen=version))
    kept = trust.ask("head", CaseFile(case_id=case)).title
    page = head.go("today")
    assert not page.grab().isNull()
    assert kept in trust_words(head)


def test_the_list_keeps_its_promises_as_work_comes_and_goes(trust: ATrust, head: Sitting) -> None:
    listed = head.go("today").findChild(QListView, WORK)
    tester = QAbstractItemModelTester(
        listed.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for stage in ("reported", "meeting", "closed"):
        a_case(trust).at(stage)
        head.go("today")
    assert tester.model() is listed.model()
    assert len(rows_of(head, WORK)) >= 2


def test_it_is_done_by_keyboard_and_each_part_has_a_name(trust: ATrust, head: Sitting) -> None:
    a_case(trust).at("meeting")
    a_case(trust).at("reported")
    page = head.go("today")
    assert faults_of(page) == []
    assert QApplication.focusWidget() is head.find(WORK)
    listed = head.find(WORK)
    seen = [listed.current_key()]
    for _ in rows_of(head, WORK)[1:]:
        press(listed, Qt.Key.Key_Down)
        seen.append(listed.current_key())
    # Headings are passed over.
    assert seen == [row.key for row in rows_of(head, WORK)]


def test_a_row_far_down_is_brought_into_view(trust: ATrust, head: Sitting) -> None:
    for _ in range(9):
        a_case(trust).at("reported")
    head.window.resize(1024, 560)
    page = head.go("today")
    listed = head.find(WORK, QListView)
    press(listed, *[Qt.Key.Key_Down] * 8)
    spot = listed.visualRect(listed.currentIndex()).center()
    assert page.rect().contains(listed.viewport().mapTo(page, spot))


def test_in_a_narrow_window_the_cards_go_under_the_list(trust: ATrust, head: Sitting) -> None:
    a_case(trust).at("reported")
    head.go("today")
    assert _top(head, "today.side") == _top(head, "today.left")
    head.window.resize(1024, 700)
    QApplication.processEvents()
    assert _top(head, "today.side") > _top(head, "today.left")


def _top(here: Sitting, name: str) -> int:
    part = here.find(name)
    return int(part.mapTo(here.window, part.rect().topLeft()).y())


def test_the_counts_of_the_funnel_are_read_out(trust: ATrust, head: Sitting) -> None:
    a_case(trust).at("takedown")
    head.go("today")
    cells = head.find("today.funnel", Funnel).findChildren(QAbstractButton)
    assert [each.accessibleName() for each in cells if each.isVisible()] == [
        "1 open case at Applewick Primary", "Reported, 0 open cases",
        "Direct contact, 0 open cases", "Meeting, 0 open cases", "Takedown, 1 open case",
        "Complaints procedure, 0 open cases",
    ]  # fmt: skip
