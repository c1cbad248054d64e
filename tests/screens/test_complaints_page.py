"""The page Complaints through the real window: opening, the panel, findings, and the record."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.story_clock import moment
from tcat_desktop.office.commands.hand_over import AnswerHandover
from tcat_desktop.office.commands.keep_complaint import (
    AcknowledgeComplaint,
    EndComplaint,
    MoveToStage,
)
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.complaints import Complaints
from tcat_desktop.screens import printing
from tcat_desktop.screens.theme import Appearance, theme
from tests.builders import ATrust, a_case, a_trust
from tests.office.at_the_panel import HEARING, MONDAY, AComplaint
from tests.screens.conftest import faults_of
from tests.screens.listed import items_of
from tests.screens.sitting import Sitting, sitting


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def story(trust: ATrust) -> AComplaint:
    return AComplaint.handed_over(trust, about="Nobody answered.\nNobody rang back.")


@pytest.fixture
def here(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "clerk", qtbot) as at_the_desk:
        yield at_the_desk


def _open(here: Sitting, story: AComplaint, **where: Any) -> None:
    here.go("complaints", case_id=story.case, **where)
    here.settle()


def _press(here: Sitting, name: str) -> None:
    part = here.find(name, QAbstractButton)
    assert part.isVisible(), name
    assert part.isEnabled(), name
    part.click()
    here.settle()


def _type(here: Sitting, name: str, words: str) -> None:
    part = here.find(name)
    (getattr(part, "setPlainText", None) or part.setText)(words)


def _titles(here: Sitting) -> list[str]:
    return [item.title for item in items_of(here, "complaints.list")]


# -- the list and the way there ---------------------------------------------------------------


def test_the_clerk_finds_what_was_handed_over_and_opens_it(here: Sitting, trust: ATrust) -> None:
    case = a_case(trust).at("complaint")
    here.go("complaints")
    here.settle()
    assert _titles(here) == ["Handed over, not opened yet", "Mrs Kerry Denholm"]
    assert here.find("complaints.next.title").text() == "Open the complaint"
    _press(here, "complaints.main")
    assert here.find("step.open_complaint.about").toPlainText() == "Where Riley sits."
    _press(here, "step.open_complaint.send")
    assert "The complaint is open" in here.find("complaints.notice").words
    assert here.find("complaints.next.title").text() == "Record the acknowledgement"
    assert _titles(here) == ["Informal stage", "Mrs Kerry Denholm"]
    assert trust.ask("clerk", Complaints())[0].rows[0].case_id == case


def test_today_and_the_case_file_lead_the_clerk_there(here: Sitting, trust: ATrust) -> None:
    case = a_case(trust).at("complaint")
    handover = trust.ask("clerk", CaseFile(case_id=case)).handover
    trust.do("clerk", AnswerHandover(case_id=case, handover_id=handover.handover_id,
                                     accepted=True))  # fmt: skip
    here.go("today")
    items = items_of(here, "today.work")
    assert ("Open the complaint under its procedure", "Open the complaint") in [
        (item.title, getattr(item, "button", "")) for item in items
    ]
    work = here.find("today.work")
    work.acted.emit(next(item.key for item in items if getattr(item, "button", "")))
    here.settle()
    assert here.window.frame.page.page_name == "complaints"
    assert here.find("complaints.next.title").text() == "Open the complaint"
    here.go("case_file", case_id=case)
    _press(here, "case_file.main")
    assert here.window.frame.page.page_name == "complaints"
    assert here.find("step.open_complaint").isVisible()


def test_a_late_complaint_asks_why_at_the_field_and_keeps_what_is_typed(
    here: Sitting, trust: ATrust
) -> None:
    a_case(trust).at("complaint")
    here.go("complaints", form="open")
    here.settle()
    _type(here, "step.open_complaint.event_on", "1 March 2026")
    _press(here, "step.open_complaint.send")
    assert "1 June 2026" in here.find("step.open_complaint.late_reason.error").words
    assert here.find("step.open_complaint.about").toPlainText() == "Where Riley sits."
    _type(here, "step.open_complaint.late_reason", "She was in hospital.")
    _press(here, "step.open_complaint.send")
    assert "Taken on late: She was in hospital." in here.words()


def test_one_that_came_straight_to_the_clerk_is_taken_in(here: Sitting, trust: ATrust) -> None:
    here.go("complaints")
    here.settle()
    assert "No complaints are open" in here.find("complaints.empty").accessibleName()
    _press(here, "complaints.add")
    for name, typed in (("complainant_id", "kamin"), ("about_id", "field")):
        QTest.keyClicks(here.find(f"step.open_complaint.{name}.find"), typed)
        here.settle()
        QTest.keyClick(here.find(f"step.open_complaint.{name}.find"), Qt.Key.Key_Return)
        here.settle()
    _type(here, "step.open_complaint.about", "He spoke of our family at the gate.")
    _press(here, "step.open_complaint.send")
    assert here.find("complaints.title").text() == "Mr Łukasz Kamiński"
    fielding = replace(trust.staff["ceo"], known_as=trust.people["fielding"])
    assert trust.office.ask(fielding, Complaints()) == ()
    assert _titles(here) == ["Informal stage", "Mr Łukasz Kamiński"]


def test_the_days_of_a_clock_are_drawn_and_said(here: Sitting, story: AComplaint) -> None:
    _open(here, story)
    strip = here.find("complaints.clock.acknowledge")
    assert strip.accessibleName() == (
        "5 school days from 23 November 2026. Friday 27 November: INSET. Due Tuesday 1 December."
    )
    assert "Fri 27 Nov – not counted: INSET" in strip.accessibleDescription()
    assert here.find("complaints.stepper.1").accessibleName().endswith("now, 23 November 2026")


# -- the panel --------------------------------------------------------------------------------


def test_a_panel_is_formed_called_and_heard_from_the_page(here: Sitting, story: AComplaint) -> None:
    trust = story.trust
    story.answer()
    story.do(MoveToStage(case_id=story.case, stage="formal", on=MONDAY))
    story.answer()
    story.do(MoveToStage(case_id=story.case, stage="panel", on=MONDAY))
    story.do(AcknowledgeComplaint(case_id=story.case, on=MONDAY))
    _open(here, story)
    _press(here, "complaints.main")
    assert "Three members are needed." in here.find("complaints.panel.lacks").words
    for key, part, independent in (
        ("hughes", "chair", False), ("baptiste", "member", False), ("pryor", "member", True),
    ):  # fmt: skip
        _ask(here, trust, key, part, independent=independent)
    panel = story.view().panel
    assert panel is not None
    for member in panel.members:
        _press(here, f"complaints.member.answer.{member.member_id}")
        _press(here, "step.member_answers.agreed.yes")
        _press(here, "step.member_answers.send")
    assert "This panel may hear the complaint." in here.find("complaints.panel.lacks").words
    assert here.find("complaints.next.title").text() == "Call the panel"
    _press(here, "complaints.main")
    _type(here, "step.call_panel.on", "1 December 2026")
    _type(here, "step.call_panel.place", "Conference Room")
    _press(here, "step.call_panel.send")
    assert here.find("complaints.hearing.hearing").text() == "Tuesday 1 December, 16:30"
    assert here.find("complaints.hearing.papers").text() == "Due Monday 23 November"
    _heard_and_decided(here, story)


def _ask(here: Sitting, trust: ATrust, key: str, part: str, *, independent: bool) -> None:
    if here.find("complaints.main").text() == "Ask somebody to sit":
        _press(here, "complaints.main")
    else:
        _press(here, "complaints.panel.member")
    _press(here, f"step.ask_member.person_id.{trust.people[key]}")
    if part == "chair":
        _press(here, "step.ask_member.part.chair")
    if independent:
        _press(here, "step.ask_member.independent.yes")
        _type(here, "step.ask_member.why_independent", "Retired head of another trust.")
    _press(here, "step.ask_member.send")


def _heard_and_decided(here: Sitting, story: AComplaint) -> None:
    _press(here, "complaints.main")
    _press(here, "step.send_papers.send")
    assert here.find("complaints.hearing.papers").text() == "Went out on Monday 23 November"
    story.trust.clock.set(moment(HEARING, "19:00"))
    _press(here, "complaints.main")
    assert here.find("step.record_findings.allegation_2").toPlainText() == "Nobody rang back."
    for point in ("1", "2"):
        _press(here, f"step.record_findings.finding_{point}.upheld")
    _type(here, "step.record_findings.reason_1", "The letters lay unanswered.")
    _press(here, "step.record_findings.send")
    assert "why the panel finds this of point 2" in here.find("step.record_findings.notice").words
    _type(here, "step.record_findings.reason_2", "Nobody had the number.")
    _press(here, "step.record_findings.send")
    assert here.find("complaints.finding.2").text() == "Upheld. Nobody had the number."
    _press(here, "complaints.main")
    _type(here, "step.recommend.recommendations", "Answer within a week.")
    _press(here, "step.recommend.send")
    _press(here, "complaints.main")
    _press(here, "step.decide.send")
    assert here.find("complaints.next.title").text() == "End the complaint"
    _press(here, "complaints.main")
    _type(here, "step.end_complaint.action", "An apology, and a rule.")
    _press(here, "step.end_complaint.send")
    assert _titles(here) == []
    assert story.view().resolved == "Proceeded to a panel hearing"


def test_somebody_linked_is_not_offered(here: Sitting, story: AComplaint) -> None:
    story.at_panel()
    story.do(AcknowledgeComplaint(case_id=story.case, on=MONDAY))
    _open(here, story, form="member")
    people = story.trust.people
    assert here.find(f"step.ask_member.person_id.{people['hughes']}").isVisible()
    page = here.window.frame.page
    for key in ("foss", "denholm", "wojcik"):
        name = f"step.ask_member.person_id.{people[key]}"
        assert page.findChild(QWidget, name) is None, key


def test_a_refusal_stands_at_its_field(here: Sitting, story: AComplaint) -> None:
    story.at_panel()
    story.do(AcknowledgeComplaint(case_id=story.case, on=MONDAY))
    _open(here, story, form="member")
    _press(here, "step.ask_member.send")
    assert "Choose whom you asked." in here.find("step.ask_member.person_id.error").words
    _press(here, f"step.ask_member.person_id.{story.trust.people['amin']}")
    _press(here, "step.ask_member.independent.yes")
    _type(here, "step.ask_member.why_independent", "She says so.")
    _press(here, "step.ask_member.send")
    assert "a part in running it" in here.find("step.ask_member.independent.error").words
    assert here.find("step.ask_member.why_independent").text() == "She says so."


def test_a_companion_who_is_a_lawyer_asks_why(here: Sitting, story: AComplaint) -> None:
    story.at_panel()
    _open(here, story, form="companion")
    assert not here.find("step.name_companion.lawyer_reason").isVisible()
    _type(here, "step.name_companion.name", "Ms Leanne Foss")
    _press(here, "step.name_companion.lawyer.yes")
    _press(here, "step.name_companion.send")
    assert "not a lawyer" in here.find("step.name_companion.lawyer_reason.error").words


def test_what_was_typed_comes_back_after_leaving_the_form(here: Sitting, story: AComplaint) -> None:
    _open(here, story, form="step")
    box = here.find("step.complaint_step.words")
    box.setFocus()
    QTest.keyClicks(box, "We met on Friday.")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    here.settle()
    assert here.find("complaints.next").isVisible()
    _press(here, "complaints.deed.step")
    here.settle()
    assert here.find("step.complaint_step.words").toPlainText() == "We met on Friday."


# -- the record -------------------------------------------------------------------------------


def _ended(story: AComplaint, action: str) -> None:
    story.answer()
    story.do(MoveToStage(case_id=story.case, stage="formal", on=MONDAY))
    story.answer("upheld")
    story.do(EndComplaint(case_id=story.case, resolved_at="formal", action=action, on=MONDAY))


def test_the_record_has_three_columns_and_opens_its_complaint(
    here: Sitting, story: AComplaint
) -> None:
    _ended(story, "An apology.")
    here.go("complaints", tab="register")
    here.settle()
    table = here.find("complaints.register.table", QTableWidget)
    assert table.columnCount() == 3
    cells = [table.item(0, place).text() for place in range(3)]
    told = "Mrs Kerry Denholm, received 23 November 2026: Nobody answered. Nobody rang back."
    assert cells == [
        f"AP-26-001. {told}", "Resolved following the formal procedure.", "An apology.",
    ]  # fmt: skip
    table.setCurrentCell(0, 0)
    table.cellActivated.emit(0, 0)
    here.settle()
    assert here.find("complaints.next.title").text() == "Resolved following the formal procedure"


def test_the_record_is_saved_as_a_table_that_runs_nothing(
    here: Sitting, story: AComplaint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ended(story, "=1+1")
    place = tmp_path / "record.csv"
    monkeypatch.setattr(printing.QFileDialog, "getSaveFileName", lambda *_, **__: (str(place), ""))
    here.go("complaints", tab="register")
    here.settle()
    _press(here, "complaints.register.save")
    here.qtbot.waitUntil(place.exists, timeout=5_000)
    assert place.read_text("utf-8-sig").splitlines()[1].endswith('"\'=1+1."')


def test_days_the_wrong_way_round_are_said_at_the_field(here: Sitting, story: AComplaint) -> None:
    here.go("complaints", tab="register")
    here.settle()
    assert here.find("complaints.register.empty").isVisible()
    field = here.find("complaints.register.last")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1 March 2026")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    here.settle()
    assert "last day is before the first" in here.find("complaints.register.last.error").words


# -- whose it is, and how it looks ------------------------------------------------------------


def test_a_head_records_and_decides_nothing(trust: ATrust, qtbot: QtBot) -> None:
    story = AComplaint.handed_over(trust)
    with sitting(trust, "head", qtbot) as here:
        _open(here, story)
        assert not here.find("complaints.add").isEnabled()
        assert not here.find("complaints.main").isEnabled()
        assert "Clerk to governors" in here.find("complaints.next.reason").text()
        _press(here, "complaints.deed.step")
        _press(here, "step.complaint_step.what.met")
        _type(here, "step.complaint_step.words", "We met, and talked.")
        _press(here, "step.complaint_step.send")
    assert story.view().steps[-1].words == "We met, and talked."


@pytest.mark.parametrize("who", ["reception", "teacher", "dsl"])
def test_nobody_else_is_led_there(trust: ATrust, qtbot: QtBot, who: str) -> None:
    with sitting(trust, who, qtbot) as here:
        places = here.find("frame.places").places.places
        assert "complaints" not in [place.page for place in places]


def test_every_part_can_be_reached_and_is_named(here: Sitting, story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    _open(here, story)
    page = here.window.frame.page
    assert faults_of(page) == []
    for form in ("step", "call", "companion", "witness", "papers", "findings", "end", "member"):
        _open(here, story, form=form)
        assert faults_of(page) == [], form
    here.go("complaints", tab="register")
    here.settle()
    assert faults_of(page) == []


@pytest.mark.parametrize(("width", "text"), [(1440, 100), (1024, 100), (1440, 200), (1024, 200)])
def test_nothing_is_wider_than_the_window(
    here: Sitting, story: AComplaint, width: int, text: int
) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    theme().set_text_size(text)
    theme().set_appearance(Appearance.DARK)
    here.window.resize(width, 700)
    for where in ({"case_id": story.case}, {"case_id": story.case, "form": "findings"},
                  {"tab": "register"}):  # fmt: skip
        here.go("complaints", **where)
        here.settle()
        QApplication.processEvents()
        page = here.window.frame.page
        assert page.minimumSizeHint().width() <= page.width()
        for part in page.findChildren(QWidget):
            if part.isVisible() and part.width() > 1:
                right = part.mapTo(page, part.rect().topRight()).x()
                inside = part.parentWidget() is not None and "qt_" in part.objectName()
                assert inside or right <= page.width(), part.objectName()


def test_a_narrow_window_shows_one_and_the_way_back(here: Sitting, story: AComplaint) -> None:
    theme().set_text_size(200)
    here.window.resize(1024, 700)
    _open(here, story)
    QApplication.processEvents()
    assert here.find("complaints.title").isVisible()
    assert not here.find("complaints.list").isVisible()
    _press(here, "complaints.back")
    assert here.find("complaints.list").isVisible()


def test_a_new_person_is_among_those_offered_at_once(here: Sitting, story: AComplaint) -> None:
    story.at_panel()
    _open(here, story)
    new = story.trust.do("clerk", KeepPerson(surname="Yusuf", forename="Amal", kind="volunteer",
                                             hint="head of a school elsewhere"))  # fmt: skip
    _open(here, story, form="member")
    row = here.find(f"step.ask_member.person_id.{new}")
    assert "Head of a school elsewhere" in row.accessibleName() + row.accessibleDescription()
