"""The page Calendar: the year by key, a snow day, term dates read and tried, clocks, what if."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.clocks import SHIPPED
from tcat_desktop.office.commands.keep_calendar import CloseSchool
from tcat_desktop.office.questions.calendar_year import CalendarYear, YearAnswer
from tcat_desktop.screens.theme import Appearance, theme
from tests.builders import ATrust, a_trust
from tests.office.test_keep_calendar import _due, _reported
from tests.screens.conftest import faults_of
from tests.screens.listed import rows_of
from tests.screens.sitting import Sitting, sitting

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _kept(trust: ATrust) -> YearAnswer:
    answer: YearAnswer = trust.ask("admin", CalendarYear(school_id=trust.schools["AP"]))
    return answer


def _press(here: Sitting, name: str) -> None:
    here.find(name).click()
    here.settle()


# -- the year --------------------------------------------------------------------------------


def test_the_year_says_its_days_in_figures_and_in_a_legend(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar")
        assert here.find("calendar.told").text() == "195 school days, 5 of them INSET · 2026/27"
        assert "School closed: 1" in here.find("calendar.legend").accessibleDescription()
        assert here.find("calendar.legend.today").isVisible()
        _press(here, "calendar.later")
        assert not here.find("calendar.legend.today").isVisible()
        assert "2027/28" in here.find("calendar.told").text()
        for _ in range(2):
            _press(here, "calendar.earlier")
        assert here.find("calendar.told").text().endswith("2025/26")


def test_the_arrow_keys_go_from_day_to_day_and_each_day_is_said(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar")
        grid = here.find("calendar.year")
        assert grid.hasFocus()
        said = here.find("calendar.day")
        assert said.text() == "Monday 23 November 2026, today: a school day. It counts."
        for _ in range(4):
            QTest.keyClick(grid, Qt.Key.Key_Right)
        assert said.text() == "Friday 27 November 2026: INSET. It does not count."
        assert grid.accessibleName() == said.text()
        QTest.keyClick(grid, Qt.Key.Key_Down)
        assert "Friday 4 December 2026: a school day" in said.text()
        QTest.keyClick(grid, Qt.Key.Key_PageDown)
        assert "Monday 4 January 2027" in said.text()
        QTest.keyClick(grid, Qt.Key.Key_End)
        assert "Tuesday 31 August 2027: school holiday. It does not count." in said.text()
        QTest.keyClick(grid, Qt.Key.Key_Right)
        assert "Tuesday 31 August 2027" in said.text()
        assert grid.at == date(2027, 8, 31)


def test_a_day_under_the_pointer_is_said_too(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar")
        grid = here.find("calendar.year")
        QTest.mouseMove(grid, grid.rect_of(date(2027, 5, 6)).center())
        assert "Thursday 6 May 2027: school closed (polling station)." in (
            here.find("calendar.day").text()
        )


def test_every_day_has_its_own_place_at_every_width(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar")
        grid = here.find("calendar.year")
        days = [day.on for day in _kept(trust).days]
        for width in (1440, 1024):
            here.window.resize(width, 800)
            here.settle()
            places = [grid.rect_of(on) for on in days]
            assert all(grid.rect().contains(place) for place in places)
            assert len({(place.x(), place.y()) for place in places}) == 365
            assert all(grid._day_at(place.center()) == on
                       for on, place in zip(days, places, strict=True))  # fmt: skip


def test_painting_a_year_takes_no_time_to_speak_of(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar")
        grid = here.find("calendar.year")
        took = []
        for _ in range(5):
            begun = perf_counter()
            grid.grab()
            took.append(perf_counter() - begun)
        assert min(took) < 0.05


# -- closing a day ---------------------------------------------------------------------------


def test_a_snow_day_says_what_moved_and_why(trust: ATrust, qtbot: QtBot) -> None:
    case = _reported(trust)
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar")
        _press(here, "calendar.close_day")
        here.find("calendar.close.on").setText("24 Nov")
        _press(here, "calendar.close.do")
        assert "Write why the school is closed" in here.find("calendar.close.why.error").words
        assert here.find("calendar.close.on").text() == "24 Nov"
        QTest.keyClicks(here.find("calendar.close.why"), "snow")
        QTest.keyClick(here.find("calendar.close.why"), Qt.Key.Key_Return)
        here.settle()
        assert "Tuesday 24 November is closed: snow." in here.find("calendar.close.notice").words
        assert here.find("calendar.close.followed").words == (
            "One open deadline moved\n"
            "AP-26-001 Triage: was Tuesday 24 November, is now Wednesday 25 November. "
            "Tue 24 Nov no longer counts: school closed (snow)."
        )
        here.find("calendar.year").go_to(TUESDAY)
        assert "school closed (snow)" in here.find("calendar.day").text()
        _press(here, "calendar.close.cancel")
        assert not here.find("calendar.close").isVisible()
    assert _due(trust, case)["triage"][0] == "2026-11-25"


def test_whoever_sees_no_case_is_told_how_many_moved(trust: ATrust, qtbot: QtBot) -> None:
    _reported(trust)
    with sitting(trust, "admin", qtbot) as here:
        here.go("calendar")
        here.find("calendar.year").go_to(TUESDAY)
        QTest.keyClick(here.find("calendar.year"), Qt.Key.Key_Return)
        here.find("calendar.close.why").setText("snow")
        _press(here, "calendar.close.do")
        told = here.find("calendar.close.followed").words
        assert told == "One deadline of cases that you do not see moved."
        assert "AP-26" not in here.words()


def test_a_day_that_does_not_count_is_refused_at_the_day(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", close=date(2026, 11, 27))
        here.find("calendar.close.why").setText("snow")
        _press(here, "calendar.close.do")
        assert "does not count already: INSET" in here.find("calendar.close.on.error").words
        assert here.find("calendar.close.why").text() == "snow"
        QTest.keyClick(here.window, Qt.Key.Key_Escape)
        assert not here.find("calendar.close").isVisible()


@pytest.mark.parametrize("who", ["reception", "teacher", "dsl", "dpo", "clerk"])
def test_whoever_only_reads_is_told_who_may_close_a_day(
    trust: ATrust, qtbot: QtBot, who: str
) -> None:
    with sitting(trust, who, qtbot) as here:
        here.go("calendar", tab="terms")
        assert not here.find("calendar.terms.look").isEnabled()
        assert "Headteacher" in here.find("calendar.terms.why_not").text()
        assert here.find("calendar.terms.terms").isReadOnly()
        here.go("calendar", tab="year", close=TUESDAY)
        assert not here.find("calendar.close_day").isEnabled()
        assert not here.find("calendar.close").isVisible()


# -- term dates ------------------------------------------------------------------------------


def test_dates_are_looked_at_before_they_are_saved(trust: ATrust, qtbot: QtBot) -> None:
    case = _reported(trust)
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="terms")
        inset = here.find("calendar.terms.inset")
        inset.setPlainText(inset.toPlainText() + "\n24 November 2026")
        _press(here, "calendar.terms.look")
        assert "One day would change" in here.find("calendar.trial.told").text()
        changes = here.find("calendar.trial.changes").words
        assert "Tuesday 24 November 2026: INSET. It does not count. It was a school day." in changes
        assert "One open deadline would move" in changes
        assert TUESDAY not in _kept(trust).inset
        assert _due(trust, case)["triage"][0] == "2026-11-24"
        _press(here, "calendar.trial.save")
        assert "The dates are kept." in here.find("calendar.terms.saved").words
        assert "Triage: was Tuesday 24 November" in here.find("calendar.terms.followed").words
    assert TUESDAY in _kept(trust).inset
    assert _due(trust, case)["triage"][0] == "2026-11-25"


@pytest.mark.parametrize(
    ("box", "typed", "says"),
    [
        ("terms", "3 September 2026 – 31 November 2026", "November has 30 days."),
        ("terms", "23 October 2026 – 3 September 2026", "ends before it begins"),
        (
            "terms", "3 September 2026 – 23 October 2026\n23 October 2026 – 1 December 2026",
            "Two terms overlap",
        ),
        ("inset", "sometime", "Write a day"),
        ("closures", "1 December 2026: snow\n1 December 2026: flood", "is there twice"),
        ("bank_days", "8 May 2126: a wedding", "Check the year."),
        ("opens", "25:00", "not a time of day"),
        ("closes", "07:00", "closes before it opens"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(
    trust: ATrust, qtbot: QtBot, box: str, typed: str, says: str
) -> None:
    before = _kept(trust)
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="terms")
        field = here.find(f"calendar.terms.{box}")
        (field.setText if box in ("opens", "closes") else field.setPlainText)(typed)
        _press(here, "calendar.terms.look")
        assert says in here.find(f"calendar.terms.{box}.error").words
        text = field.text() if box in ("opens", "closes") else field.toPlainText()
        assert text == typed
        assert not here.find("calendar.trial").isVisible()
        here.find("calendar.terms.put_back").click()
    assert _kept(trust) == before


def test_a_day_closed_meanwhile_is_not_lost_when_the_form_is_saved(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="terms")
        closures = here.find("calendar.terms.closures")
        closures.setPlainText(closures.toPlainText() + "\n11 December 2026: boiler")
        trust.do("office", CloseSchool(on=TUESDAY, why="snow"))
        here.settle()
        assert "11 December 2026: boiler" in closures.toPlainText()
        assert "24 November 2026: snow" in closures.toPlainText()
        _press(here, "calendar.terms.look")
        _press(here, "calendar.trial.save")
    assert [(each.on, each.why) for each in _kept(trust).closures] == [
        (TUESDAY, "snow"), (date(2026, 12, 11), "boiler"), (date(2027, 5, 6), "polling station"),
    ]  # fmt: skip


def test_dates_that_were_looked_at_before_a_day_closed_are_looked_at_again(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="terms")
        here.find("calendar.terms.closures").setPlainText("11 December 2026: boiler")
        _press(here, "calendar.terms.look")
        trust.do("office", CloseSchool(on=TUESDAY, why="snow"))
        here.settle()
        _press(here, "calendar.trial.save")
        assert "changed after you opened it" in here.find("calendar.terms.notice").words
        typed = here.find("calendar.terms.closures").toPlainText()
        assert typed == "11 December 2026: boiler\n24 November 2026: snow"
        _press(here, "calendar.terms.look")
        _press(here, "calendar.trial.save")
    assert [each.on for each in _kept(trust).closures] == [TUESDAY, date(2026, 12, 11)]


PASTED = """Term dates 2028/29
Autumn term: 4 September 2028 – 20 October 2028
30 October 2028 – 15 December 2028
INSET: 1 September 2028
Swimming gala 4 October 2028
"""


def test_pasted_dates_are_shown_with_what_was_left_out_before_anything_is_kept(
    trust: ATrust, qtbot: QtBot
) -> None:
    before = _kept(trust)
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="terms")
        here.find("calendar.reading.words").setPlainText(PASTED)
        _press(here, "calendar.reading.read")
        found = here.find("calendar.reading.found").words
        assert "Two terms read" in found
        assert "4 September 2028 – 20 October 2028" in found
        assert "“Swimming gala 4 October 2028”" in found
        assert _kept(trust) == before
        _press(here, "calendar.reading.take")
        assert "4 September 2028 – 20 October 2028" in here.find(
            "calendar.terms.terms").toPlainText()  # fmt: skip
        assert here.find("calendar.told").text().endswith("2028/29")
        _press(here, "calendar.terms.look")
        _press(here, "calendar.trial.save")
    after = _kept(trust)
    assert after.terms == (*before.terms, (date(2028, 9, 4), date(2028, 10, 20)),
                           (date(2028, 10, 30), date(2028, 12, 15)))  # fmt: skip
    assert date(2028, 9, 1) in after.inset


ICS = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//county//EN\r
BEGIN:VEVENT\r
UID:1\r
SUMMARY:Autumn term\r
DTSTART;VALUE=DATE:20280904\r
DTEND;VALUE=DATE:20281021\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2\r
SUMMARY:INSET day\r
DTSTART;TZID=Nowhere/Broken:20280901T250000\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_a_calendar_file_is_chosen_and_its_broken_event_is_left_out_in_a_sentence(
    trust: ATrust, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "terms.ics"
    path.write_text(ICS)
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="terms")
        here.find("calendar.reading.file").click()
        dialog = here.find("calendar.reading.dialog", QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        here.settle()
        found = here.find("calendar.reading.found").words
        assert "One term read\n4 September 2028 – 20 October 2028" in found
        assert "Left out: one line" in found


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _path: None, "could not be read"),
        (lambda path: path.write_bytes(b"no calendar at all"), ""),
        (lambda path: path.write_bytes(b"x" * 10_000_000), "MB"),
        (lambda path: path.write_bytes(b"x" * 20_000_001), "far larger"),
    ],
)
def test_a_file_that_is_no_calendar_is_said_and_the_window_goes_on(
    trust: ATrust, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Any], says: str
) -> None:
    path = tmp_path / "terms.ics"
    make(path)
    with sitting(trust, "head", qtbot) as here:
        page: Any = here.go("calendar", tab="terms")
        page.reading.read_path(str(path))
        # It is read behind the window, which says so meanwhile.
        assert here.errands.busy
        assert here.find("calendar.reading.progress").isVisible()
        here.settle()
        told = here.find("calendar.reading.notice").words
        assert told
        assert says in told
        assert not here.find("calendar.reading.found").isVisible()
        assert not here.find("calendar.reading.progress").isVisible()


def test_leaving_with_dates_that_are_not_saved_asks_first(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        page = here.go("calendar", tab="terms")
        assert page.unsaved() == ""
        here.find("calendar.terms.inset").setPlainText("4 January 2027")
        assert "not saved" in page.unsaved()
        here.find("calendar.terms.put_back").click()
        assert page.unsaved() == ""


def test_another_school_is_not_shown_over_dates_that_are_not_saved(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        here.go("calendar", tab="terms")
        here.find("calendar.terms.inset").setPlainText("4 January 2027")
        here.find("calendar.school").setCurrentIndex(1)
        here.settle()
        assert here.find("calendar.terms.inset").toPlainText() == "4 January 2027"
        assert here.find("calendar.school").currentText() == "Applewick Primary School"
        assert "not saved" in here.find("calendar.terms.notice").words
        here.find("calendar.terms.put_back").click()
        here.find("calendar.school").setCurrentIndex(1)
        here.settle()
        assert here.find("calendar.school").currentText() == "Harrowmere High School"


def test_rooms_are_added_renamed_and_taken_off_the_list(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "office", qtbot) as here:
        page: Any = here.go("calendar", tab="terms")
        for name in ("Library", "Family Room", "library"):
            here.find("calendar.rooms.name").setText(name)
            _press(here, "calendar.rooms.keep")
        assert "a room of that name already" in here.find("calendar.rooms.name.error").words
        assert [room.name for room in _kept(trust).rooms] == ["Family Room", "Library"]
        page.rooms.list.choose(_kept(trust).rooms[0].room_id)
        here.find("calendar.rooms.name").setText("Family room, step-free")
        _press(here, "calendar.rooms.keep")
        assert [room.name for room in _kept(trust).rooms] == ["Family room, step-free", "Library"]
        page.rooms.list.choose(_kept(trust).rooms[1].room_id)
        _press(here, "calendar.rooms.retire")
        assert [room.name for room in _kept(trust).rooms] == ["Family room, step-free"]


# -- clocks ----------------------------------------------------------------------------------


def test_the_executive_signs_off_a_default_as_it_is(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page: Any = here.go("calendar", tab="clocks")
        assert f"{len(SHIPPED)} clocks are defaults" in here.find("calendar.clocks.told").text()
        page.clocks.list.choose("panel")
        assert "Default, not signed off yet" in here.find("calendar.clock.state").text()
        _press(here, "calendar.clock.as_is")
        assert here.find("calendar.clock.state").text() == (
            "Signed off by Dr Carys Llewellyn on 23 November 2026."
        )
        assert f"{len(SHIPPED) - 1} clocks are defaults" in here.find("calendar.clocks.told").text()
        chips = {row.key: row.chip.words for row in rows_of(here, "calendar.clocks.list")
                 if row.chip}  # fmt: skip
        assert chips["panel"] == "Signed off"
        assert chips["papers"] == "Default"


def test_a_clock_is_changed_field_by_field(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page: Any = here.go("calendar", tab="clocks")
        page.clocks.list.choose("acknowledge")
        here.find("calendar.clock.count").setText("lots")
        _press(here, "calendar.clock.sign")
        assert "from 1 to 1,000" in here.find("calendar.clock.count.error").words
        here.find("calendar.clock.count").setText("3")
        here.find("calendar.clock.inset").setCurrentIndex(1)
        here.find("calendar.clock.receipt").click()
        here.find("calendar.clock.closes_at").setText("25:00")
        _press(here, "calendar.clock.sign")
        assert "not a time" in here.find("calendar.clock.closes_at.error").words
        assert here.find("calendar.clock.count").text() == "3"
        here.find("calendar.clock.closes_at").setText("16.00")
        _press(here, "calendar.clock.sign")
        told = here.find("calendar.clock.told").text()
        assert told.startswith("Three school days from the complaint. INSET days count.")
        assert "at or after 16:00" in told
    line = next(each for each in _kept(trust).clocks if each.name == "acknowledge")
    assert (line.counting.count, line.counting.receipt_counts) == (3, True)


def test_a_change_of_a_clock_is_not_lost_by_choosing_another(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page: Any = here.go("calendar", tab="clocks")
        page.clocks.list.choose("triage")
        here.find("calendar.clock.count").setText("4")
        page.clocks.list.choose("panel")
        assert here.find("calendar.clock.count").text() == "4"
        assert page.clocks.list.current_key() == "triage"
        assert "is not signed off" in here.find("calendar.clock.notice").words
        here.find("calendar.clock.put_back").click()
        page.clocks.list.choose("panel")
        assert here.find("calendar.clock.what").text() == "Complaint panel meets, C27"


def test_others_read_the_clocks_and_who_signs_them_off(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="clocks")
        assert not here.find("calendar.clock.sign").isEnabled()
        assert "Executive" in here.find("calendar.clock.why_not").text()
        assert not here.find("calendar.clock.count").isVisible()


# -- what if ---------------------------------------------------------------------------------


def test_all_dates_of_a_complaint_stand_there_with_their_working(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="what_if")
        here.find("calendar.what_if.received").setText("27 Oct 2026")
        here.find("calendar.what_if.at").setText("9.15")
        _press(here, "calendar.what_if.show")
        found = {name: here.find(f"calendar.what_if.{name}.on").text()
                 for name in ("acknowledge", "papers", "panel", "panel_decision")}  # fmt: skip
        assert found == {
            "acknowledge": "Monday 9 November 2026", "papers": "Monday 16 November 2026",
            "panel": "Monday 23 November 2026", "panel_decision": "Monday 30 November 2026",
        }  # fmt: skip
        working = here.find("calendar.what_if.acknowledge.working").text()
        assert working.endswith("Sun 8 Nov – not counted: weekend\nMon 9 Nov – day 5")
        line = here.find("calendar.what_if.line").accessibleName()
        assert "Counts as received: Monday 2 November 2026" in line
        assert here.find("calendar.what_if.panel.state").accessibleName() == "Default"
        _press(here, "calendar.what_if.copy")
        copied = QGuiApplication.clipboard().text()
        assert "came in on Tuesday 27 October 2026 at 09:15" in copied
        assert "Acknowledge the complaint: Monday 9 November 2026" in copied
        assert "  Mon 9 Nov – day 5" in copied


def test_a_day_that_cannot_be_is_said_at_its_field(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "head", qtbot) as here:
        here.go("calendar", tab="what_if")
        for name, typed, says in (
            ("received", "31 Nov", "November has 30 days."), ("at", "25:00", "24 hours"),
        ):  # fmt: skip
            here.find(f"calendar.what_if.{name}").setText(typed)
            _press(here, "calendar.what_if.show")
            assert says in here.find(f"calendar.what_if.{name}.error").words
            here.find(f"calendar.what_if.{name}").setText("23 Nov" if name == "received" else "")
        here.find("calendar.what_if.panel_on").setText("2 Nov 2026")
        _press(here, "calendar.what_if.show")
        assert "before the complaint comes" in here.find("calendar.what_if.panel_on.error").words


def test_reception_sees_the_year_and_no_clocks(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        here.go("calendar")
        assert here.find("calendar.tabs.terms").isVisible()
        assert not here.find("calendar.tabs.clocks").isVisible()
        assert not here.find("calendar.tabs.what_if").isVisible()


# -- every look and size ---------------------------------------------------------------------


@pytest.mark.parametrize("tab", ["year", "terms", "clocks", "what_if"])
def test_nothing_is_cut_off_or_without_a_name_at_any_size(
    trust: ATrust, qtbot: QtBot, tab: str
) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        here.go("calendar", tab=tab)
        for look, size, text in (
            (Appearance.LIGHT, (1440, 900), 100), (Appearance.DARK, (1024, 700), 100),
            (Appearance.HIGH_CONTRAST, (1440, 900), 200),
        ):  # fmt: skip
            theme().set_appearance(look)
            theme().set_text_size(text)
            here.window.resize(*size)
            here.settle()
            page = here.window.frame.page
            assert page is not None
            assert faults_of(page) == []
            area = here.find(f"calendar.{tab}.scroll")
            assert area.widget().width() <= area.viewport().width()
