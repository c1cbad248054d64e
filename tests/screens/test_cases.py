"""Cases and Search: who sees what, what typing finds, and how one goes on from there by key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.telling import Telling
from tcat_desktop.office.commands.add_to_record import RenameCase
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.intake import take_in
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.case_list import CaseFilters, CaseList, CaseMatches, Filter
from tcat_desktop.office.questions.case_preview import CasePreview
from tcat_desktop.office.questions.search import SearchEverything
from tcat_desktop.records import case_lists
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.listed import (
    NAUGHTY,
    asked_by,
    is_party,
    items_of,
    many_cases,
    rows_of,
)
from tests.screens.sitting import Sitting, sitting

LIST, FOUND = "cases.list", "search.list"


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def head(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "head", qtbot) as here:
        yield here


def keys(here: Sitting, name: str = LIST) -> list[object]:
    return [row.key for row in rows_of(here, name)]


def type_in(here: Sitting, words: str) -> None:
    """Type into the field over the list, and wait for what it finds."""
    field = here.find("cases.search.field", QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    if words.isascii():
        QTest.keyClicks(field, words)
    else:
        field.insert(words)
    found = here.window.frame.page
    assert found is not None
    here.qtbot.waitUntil(lambda: not found.search._waiting.isActive())
    here.settle()


def counts(here: Sitting) -> str:
    return str(here.find("cases.counts", QLabel).text())


def search(here: Sitting, words: str) -> None:
    """Type into the search at the top, and wait for the page of what was found."""
    field = here.find("frame.search.field", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, words)
    here.qtbot.waitUntil(lambda: here.window.frame.page.page_name == "search")
    here.qtbot.waitUntil(lambda: not here.window.frame._typing.isActive())
    here.settle()


def rename(trust: ATrust, case: Any, title: str) -> str:
    version = trust.ask("ceo", CaseFile(case_id=case)).version
    trust.do("ceo", RenameCase(case_id=case, title=title, seen=version))
    return str(trust.ask("ceo", CaseFile(case_id=case)).title)


# -- who sees what ---------------------------------------------------------------------------


def test_a_head_sees_her_own_school_and_the_ceo_chooses_one(trust: ATrust, qtbot: QtBot) -> None:
    own, other = a_case(trust).at("reported"), a_case(trust, school="HM").at("reported")
    with sitting(trust, "head", qtbot) as here:
        here.go("cases")
        assert keys(here) == [own]
        assert here.find("cases.total", QLabel).text() == "1 open case"
        assert not here.find("cases.filters.school").isVisible()
    with sitting(trust, "ceo", qtbot) as here:
        here.go("cases")
        assert set(keys(here)) == {own, other}
        here.window.frame.side_bar.school_chosen.emit(str(trust.schools["HM"]))
        here.settle()
        assert keys(here) == [other]
        assert here.find("cases.filters.school").accessibleName().startswith("School: Harrowmere")


def everything(here: Sitting, words: str) -> list[Any]:
    """All that the pages show of cases, with a word of them typed."""
    here.go("cases")
    seen: list[Any] = [here.words(), items_of(here, LIST)]
    page = here.window.frame.page
    assert page is not None
    seen.append(page.grab().toImage())
    type_in(here, words)
    seen += [here.words(), items_of(here, LIST)]
    search(here, words)
    seen += [here.words(), items_of(here, FOUND)]
    return seen


def test_a_party_to_a_case_finds_no_trace_of_it(
    trust: ATrust, tmp_path: Path, qtbot: QtBot
) -> None:
    without = a_trust(tmp_path, name="without")
    case = a_case(trust).at("meeting")
    a_case(trust).at("closed")
    seen = []
    for each in (trust, without):
        is_party(each, "head", "denholm")
        with sitting(each, "head", qtbot) as here:
            seen.append(everything(here, "bullies"))
    questions = (
        CaseList(), CaseList(filter=Filter(words="bullies")), CaseFilters(),
        CaseMatches(filter=Filter()), CaseMatches(filter=Filter(words="bullies")),
        SearchEverything(words="bullies"), SearchEverything(words="AP-26-001"),
    )  # fmt: skip
    answers = [[repr(one.ask("head", each)) for each in questions] for one in (trust, without)]
    refusals = []
    for one in (trust, without):
        with sitting(one, "head", qtbot) as here:
            here.errands.ask(CasePreview(case_id=case), refusals.append, refused=refusals.append)
            here.settle()
    without.close()
    assert seen[0] == seen[1]
    assert answers[0] == answers[1]
    assert repr(refusals[0]) == repr(refusals[1])
    assert "no such case" in refusals[0].reason


# -- typing ----------------------------------------------------------------------------------


def test_typing_narrows_and_marks_what_it_found(trust: ATrust, head: Sitting) -> None:
    gate, other = a_case(trust).at("meeting"), a_case(trust, author="rees").at("meeting")
    rename(trust, gate, "A photo at the gate")
    rename(trust, other, "Messages at night")
    head.go("cases")
    assert set(keys(head)) == {gate, other}
    type_in(head, "pho")
    (row,) = rows_of(head, LIST)
    assert (row.key, row.hits) == (gate, ((2, 5),))
    assert counts(head) == "One open case matches."
    assert head.find("cases.total", QLabel).text() == "1 of 2 open cases"
    type_in(head, "bullies")
    assert {row.second[slice(start, start + size)] for row in rows_of(head, LIST)
            for start, size in row.second_hits} == {"bullies"}  # fmt: skip
    head.find("cases.search.clear", QAbstractButton).click()
    head.qtbot.waitUntil(lambda: counts(head) == "Two open cases.")
    assert len(keys(head)) == 2


def test_a_late_answer_to_earlier_words_is_dropped(trust: ATrust, head: Sitting) -> None:
    case = a_case(trust).at("meeting")
    page: Any = head.go("cases")
    shown: list[list[object]] = []
    page.listing.list.rows.modelReset.connect(lambda: shown.append(keys(head)))
    page.search.set_words("zzz")
    page._narrowed()
    page.search.set_words("bullies")
    page._narrowed()
    head.settle()
    assert shown == [[case]]
    assert counts(head) == "One open case matches."


def test_accents_and_foreign_letters_may_be_left_out(trust: ATrust, head: Sitting) -> None:
    case = a_case(trust, author="kaminski").at("meeting")
    head.go("cases")
    for words in ("lukasz kaminski", "ŁUKASZ", "kamiński", "Kamin\u0301ski"):
        type_in(head, words)
        (row,) = rows_of(head, LIST)
        start, size = row.second_hits[-1]
        assert (row.key, row.second[start : start + size]) in {(case, "Kamiński"), (case, "Łukasz")}


def test_a_renamed_case_is_found_by_its_new_title_only(trust: ATrust, head: Sitting) -> None:
    case = a_case(trust).at("meeting")
    head.go("cases")
    rename(trust, case, "A quarrel over lunches")
    type_in(head, "quarrel")
    assert keys(head) == [case]
    rename(trust, case, "A calm talk")
    type_in(head, "lunches")
    assert keys(head) == []


def test_a_small_school_is_not_lost_behind_the_hits_of_a_large_one(
    trust: ATrust, head: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_lists, "_MOST_HITS", 1)
    monkeypatch.setattr(case_lists, "_PAGES", {})
    own = a_case(trust).at("meeting")
    a_case(trust, school="HM").at("meeting")
    head.go("cases")
    type_in(head, "bullies")
    assert keys(head) == [own]


@pytest.mark.parametrize("words", [*NAUGHTY, "%", "*", '"', "-", "\x00", " "])
def test_whatever_is_typed_is_only_looked_for(trust: ATrust, head: Sitting, words: str) -> None:
    case = a_case(trust).at("meeting")
    page = head.go("cases")
    field = head.find("cases.search.field", QLineEdit)
    field.setText(words)
    head.qtbot.waitUntil(lambda: not page.search._waiting.isActive())  # type: ignore[attr-defined]
    head.settle()
    assert keys(head) in ([], [case])
    assert not page.grab().isNull()


@pytest.mark.parametrize("title", NAUGHTY)
def test_a_title_is_shown_exactly_as_it_was_typed(trust: ATrust, head: Sitting, title: str) -> None:
    kept = rename(trust, a_case(trust).at("meeting"), title)
    page = head.go("cases")
    assert [row.title for row in rows_of(head, LIST)] == [kept]
    QTest.keyClick(head.find(LIST), Qt.Key.Key_Space)
    head.settle()
    shown = head.find("cases.preview.title", QLabel)
    assert (shown.text(), shown.textFormat()) == (kept, Qt.TextFormat.PlainText)
    assert not page.grab().isNull()


# -- narrowing -------------------------------------------------------------------------------


def test_closed_cases_are_offered_and_then_shown(trust: ATrust, head: Sitting) -> None:
    opened, closed = a_case(trust).at("meeting"), a_case(trust).at("closed")
    head.go("cases")
    assert keys(head) == [opened]
    offer = head.find("cases.show_closed", QAbstractButton)
    assert offer.text() == "Show 1 closed case too"
    offer.click()
    head.settle()
    assert set(keys(head)) == {opened, closed}
    assert counts(head) == "Two cases."
    assert not offer.isVisible()


def test_each_filter_narrows_and_clear_filters_shows_all(trust: ATrust, head: Sitting) -> None:
    meeting, reported = a_case(trust).at("meeting"), a_case(trust).at("reported")
    page: Any = head.go("cases")
    owner = str(trust.person("head").account_id)
    late = dict(map(reversed, trust.ask("head", CaseFilters()).due))["Late"]  # type: ignore[arg-type]
    for key, value, left in (
        ("stage", "meeting", {meeting}), ("clause", "C34 C35 C36", {meeting, reported}),
        ("clause", "C61", set()), ("owner", owner, {meeting, reported}),
        ("owner", str(trust.person("ceo").account_id), set()), ("due", late, {reported}),
    ):  # fmt: skip
        page.filters.choose(**{key: value})
        page.filters.changed.emit()
        head.settle()
        assert set(keys(head)) == left, (key, value)
    head.find("cases.filters.clear", QAbstractButton).click()
    head.settle()
    assert set(keys(head)) == {meeting, reported}


def test_an_empty_list_says_why_and_where_else_to_look(trust: ATrust, head: Sitting) -> None:
    head.go("cases")
    assert "it starts here" in head.find("cases.first").accessibleName()
    a_case(trust).at("closed")
    head.go("cases")
    type_in(head, "bullies")
    assert "No open case matches “bullies”" in head.find("cases.none").accessibleName()
    head.find("cases.none.button", QAbstractButton).click()
    head.settle()
    assert len(keys(head)) == 1
    type_in(head, "sprots")
    assert head.find("cases.none").accessibleName().startswith("No case matches “sprots”")
    assert not head.find("cases.none.button").isVisible()


# -- many ------------------------------------------------------------------------------------


def test_paging_to_the_end_shows_every_case_once(tmp_path: Path, qtbot: QtBot) -> None:
    with many_cases(tmp_path, 1_100) as trust, sitting(trust, "head", qtbot) as here:
        page: Any = here.go("cases")
        model = here.find(LIST, QListView).model()
        page._show_closed()
        here.settle()
        assert len(keys(here)) == 200
        bar = here.find(LIST, QListView).verticalScrollBar()
        while model.canFetchMore(model.index(-1, 0)):
            before = model.rowCount()
            bar.setValue(bar.maximum())
            qtbot.waitUntil(lambda seen=before: model.rowCount() > seen)
            here.settle()
        shown = keys(here)
        answer = trust.ask("head", CaseList(limit=1))
        assert len(shown) == len(set(shown)) == answer.open_cases + answer.closed_cases
        assert len(shown) > 400


def test_the_list_keeps_its_promises_as_its_pages_come(tmp_path: Path, qtbot: QtBot) -> None:
    with many_cases(tmp_path, 700) as trust, sitting(trust, "head", qtbot) as here:
        page: Any = here.go("cases")
        model = here.find(LIST, QListView).model()
        # It also asks for more by itself, so that the pages come while it looks on.
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        page._show_closed()
        qtbot.waitUntil(lambda: len(keys(here)) > 200)
        here.settle()
        type_in(here, "photo")
        assert tester.model() is model
        assert len(keys(here)) > 0


def test_the_other_order_is_the_same_list_backwards(tmp_path: Path, qtbot: QtBot) -> None:
    with many_cases(tmp_path, 500) as trust, sitting(trust, "head", qtbot) as here:
        here.go("cases")
        first = keys(here)
        assert len(first) < 200
        header = here.find("cases.header")
        QTest.keyClick(header, Qt.Key.Key_Return)
        here.settle()
        assert keys(here) == first[::-1]
        assert "last to first" in header.accessibleName()


# -- one case --------------------------------------------------------------------------------


def test_a_case_is_only_looked_at_when_somebody_chooses_it(trust: ATrust, head: Sitting) -> None:
    case = a_case(trust).at("meeting")
    asked = asked_by(head, "head")
    page: Any = head.go("cases")
    type_in(head, "bullies")
    # Neither now nor in a moment.
    assert not page._settling.isActive()
    assert not [each for each in asked if isinstance(each, CasePreview)]
    QTest.keyClick(head.find(LIST), Qt.Key.Key_Space)
    head.settle()
    looked = [each for each in asked if isinstance(each, CasePreview)]
    assert looked == [CasePreview(case_id=case, words="bullies")]
    assert CasePreview.audited
    assert head.find("cases.preview.title", QLabel).text() == "Posts about a Year 4 teacher"
    assert head.find("cases.preview.places").isVisible()
    QTest.keyClick(head.find(LIST), Qt.Key.Key_Space)
    assert not head.find("cases.preview").isVisible()


def test_looking_at_a_case_leaves_a_row_in_the_audit(trust: ATrust) -> None:
    case = a_case(trust).at("meeting")
    before = _audit(trust)
    trust.ask("head", CasePreview(case_id=case))
    new = _audit(trust)[len(before) :]
    assert new == [("CasePreview", trust.person("head").account_id, case)]


def _audit(trust: ATrust) -> list[tuple[str, int, int]]:
    from tcat_desktop.records.tables import audit

    with trust.office._records.reading() as conn:
        rows = conn.execute(audit.select().order_by(audit.c.seq)).mappings()
        return [(row["act"], row["actor"], row["object_id"]) for row in rows]


def test_going_down_the_list_looks_at_the_case_one_stays_at(
    trust: ATrust, head: Sitting, qtbot: QtBot
) -> None:
    for _ in range(4):
        a_case(trust).at("reported")
    asked = asked_by(head, "head")
    head.go("cases")
    listed = head.find(LIST)
    for _ in range(3):
        QTest.keyClick(listed, Qt.Key.Key_Down)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: any(isinstance(each, CasePreview) for each in asked))
    head.settle()
    looked = [each.case_id for each in asked if isinstance(each, CasePreview)]
    assert looked == [listed.current_key()]


def test_sealed_words_are_never_found_and_never_shown(trust: ATrust, head: Sitting) -> None:
    case = a_case(trust).at("meeting")
    file = take_in(trust.office, trust.person("head"), b"Hidden words", "wolfsbane.txt")
    trust.do("head", KeepFile(name="wolfsbane.txt", digest=file.digest, size=file.size,
                              kind="whatsapp", case_id=case, note="wolfsbane",
                              sealed=True))  # fmt: skip
    head.go("cases")
    QTest.keyClick(head.find(LIST), Qt.Key.Key_Space)
    head.settle()
    assert "wolfsbane" not in head.words()
    assert "One exhibit is sealed" in head.words()
    type_in(head, "wolfsbane")
    assert keys(head) == []
    assert trust.ask("head", CasePreview(case_id=case, words="wolfsbane")).places == ()
    assert trust.ask("head", SearchEverything(words="wolfsbane")) == ()


def test_enter_opens_the_case_and_the_pane_opens_its_next_step(
    trust: ATrust, head: Sitting, qtbot: QtBot
) -> None:
    case = a_case(trust).at("reported")
    page = head.go("cases")
    page.go.disconnect()
    with qtbot.waitSignal(page.go) as led:
        QTest.keyClick(head.find(LIST), Qt.Key.Key_Return)
    assert led.args == ["case_file", {"case_id": case}]
    QTest.keyClick(head.find(LIST), Qt.Key.Key_Space)
    head.settle()
    assert page.main_button() is head.find("cases.preview.open")
    with qtbot.waitSignal(page.go) as led:
        head.find("cases.preview.step", QAbstractButton).click()
    assert led.args == ["case_file", {"case_id": case, "form": "triage"}]


def test_in_a_narrow_window_the_pane_opens_on_space_and_closes_on_esc(
    trust: ATrust, head: Sitting
) -> None:
    a_case(trust).at("reported")
    head.window.resize(1024, 700)
    page = head.go("cases")
    QApplication.processEvents()
    pane = head.find("cases.preview")
    assert not pane.isVisible()
    QTest.keyClick(head.find(LIST), Qt.Key.Key_Space)
    head.settle()
    assert pane.isVisible()
    assert page.back()
    assert not pane.isVisible()
    assert not page.back()


def test_it_is_done_by_keyboard_and_each_part_has_a_name(trust: ATrust, head: Sitting) -> None:
    a_case(trust).at("meeting")
    page = head.go("cases")
    assert QApplication.focusWidget() is head.find(LIST)
    QTest.keyClick(head.find(LIST), Qt.Key.Key_Space)
    head.settle()
    assert faults_of(page) == []
    assert page.find_on_page()
    field = head.find("cases.search.field")
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "bul")
    assert page.back()
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is head.find(LIST)


# -- search everything -----------------------------------------------------------------------


def test_search_finds_cases_people_and_letters_as_one_types(
    trust: ATrust, head: Sitting, qtbot: QtBot
) -> None:
    case = a_case(trust).at("direct_contact")
    letter = Telling(trust).write(case, "advice", "denholm", {
        "opening": "Thank you for talking to us.", "what_we_know": "There was a post.",
        "what_we_ask": "Please think about taking it down.", "code_asks": "to be kind",
    })  # fmt: skip
    head.go("today")
    search(head, "denh")
    assert [(item.title, type(item).__name__) for item in items_of(head, FOUND)
            if type(item).__name__ == "Heading"] == [
        ("Cases", "Heading"), ("People", "Heading"), ("Letters", "Heading"),
    ]  # fmt: skip
    assert QApplication.focusWidget() is head.find("frame.search.field")
    page = head.window.frame.page
    assert page is not None
    page.go.disconnect()
    led_to = []
    page.go.connect(lambda name, where: led_to.append((name, where)))
    for row in rows_of(head, FOUND):
        head.find(FOUND).choose(row.key)
        QTest.keyClick(head.find(FOUND), Qt.Key.Key_Return)
    assert ("case_file", {"case_id": case}) in led_to
    assert ("people", {"person_id": trust.people["denholm"]}) in led_to
    assert ("letters", {"case_id": case, "letter_id": letter}) in led_to
    QTest.keyClick(head.find("frame.search.field"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is head.find(FOUND)


def test_search_meets_only_what_the_person_meets(trust: ATrust, qtbot: QtBot) -> None:
    a_case(trust, school="HM", author="marsh").at("meeting")
    with sitting(trust, "head", qtbot) as here:
        here.go("today")
        search(here, "marsh")
        assert rows_of(here, FOUND) == []
        assert here.find("search.empty").accessibleName().startswith("Nothing has “marsh” in it")
    with sitting(trust, "head_hm", qtbot) as here:
        here.go("today")
        search(here, "marsh")
        assert {str(row.key).split(".")[0] for row in rows_of(here, FOUND)} == {"case", "person"}


def test_more_cases_than_fit_lead_to_the_list(trust: ATrust, head: Sitting) -> None:
    for _ in range(9):
        a_case(trust).at("reported")
    head.go("today")
    search(head, "bullies")
    listed = head.find(FOUND)
    assert listed.choose("cases")
    QTest.keyClick(listed, Qt.Key.Key_Return)
    head.settle()
    page = head.window.frame.page
    assert page is not None
    assert page.page_name == "cases"
    assert head.find("cases.search.field", QLineEdit).text() == "bullies"
    assert len(keys(head)) == 9


@pytest.mark.parametrize("words", NAUGHTY)
def test_whatever_is_searched_for_is_only_looked_for(
    trust: ATrust, head: Sitting, words: str
) -> None:
    a_case(trust).at("reported")
    page = head.go("search", words=words)
    assert head.find("search.title", QLabel).text() == f"Search for “{words.strip()}”"
    assert not page.grab().isNull()
    assert faults_of(page) == []
