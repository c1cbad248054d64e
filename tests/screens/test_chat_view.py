"""A chat in the viewer: read in file order, found, marked, quoted, cut out, and counted."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.chat_story import FILE, FREQUENT, PARENT, TEACHER, exported, keep_the_chat
from tcat_desktop.demo.telling import Telling
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.commands.read_evidence import SayWhoWrote
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.chat_hours import ChatHours
from tcat_desktop.office.questions.exhibit import Exhibit
from tcat_desktop.office.questions.exhibit_page import ExhibitPage
from tcat_desktop.office.reading_room import read_waiting
from tcat_desktop.screens.exhibit.chat_heights import Heights
from tcat_desktop.screens.exhibit.chat_view import HOURS, MESSAGES, PEOPLE, ChatView
from tcat_desktop.screens.exhibit.hours_charts import _light, ink_on, shade
from tcat_desktop.screens.theme import Appearance, theme
from tests.builders import a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting

UNDATED = (
    "04/02/2026, 08:12 - A: at the gate\n05/02/2026, 08:13 - B: in the hall\n"
    "06/02/2026, 08:14 - A: can we talk\n"
)
ODD = """05/10/2026, 08:12 - Messages and calls are end-to-end encrypted.
05/10/2026, 08:13 - Kerry D: first
13/10/2026, 08:14 - Kerry D: IMG-20261013-WA0001.jpg (file attached)
look at this
13/10/2026, 08:15 - Kerry D: This message was deleted
13/10/2026, 08:16 - Kerry D: Missed voice call
13/10/2026, 08:17 - Kerry D: hello <This message was edited>
01/10/2026, 09:00 - Owain: from last week
14/10/2026, 08:17 - Kerry D turned on a thing nobody knows
"""


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(a_trust(tmp_path), "head", qtbot) as seated:
        yield seated


def _keep(here: Sitting, words: str, name: str = "chat.txt") -> tuple[Any, int]:
    case = a_case(here.trust).at("direct_contact")
    return case, Telling(here.trust).keep(case, "head", name, words.encode())


def _the_story(here: Sitting) -> tuple[Any, int]:
    case = a_case(here.trust).at("direct_contact")
    return case, keep_the_chat(Telling(here.trust), case)


def _open(here: Sitting, case: Any, exhibit: int, **where: Any) -> ChatView:
    here.go("exhibit", case_id=case, exhibit_id=exhibit, **where)
    here.settle()
    view = here.find("exhibit.content", ChatView)
    assert isinstance(view, ChatView)
    return view


def _rows(view: ChatView) -> list[str]:
    model = view.list.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(spoken)) for row in range(model.rowCount())]


def _press(here: Sitting, name: str) -> None:
    QTest.mouseClick(here.find(name), Qt.MouseButton.LeftButton)
    here.settle()


def _tab(here: Sitting, key: str) -> None:
    _press(here, f"exhibit.chat.tabs.{key}")


# -- the messages ----------------------------------------------------------------------------


def test_everything_of_the_file_is_shown_in_its_order_with_its_marks(here: Sitting) -> None:
    view = _open(here, *_keep(here, ODD))
    picture = "IMG-20261013-WA0001.jpg"
    assert _rows(view) == [
        "Monday 5 October 2026",
        "The program itself. 08:12. line 1. Messages and calls are end-to-end encrypted",
        "Kerry D. 08:13. line 2. first",
        "Tuesday 13 October 2026",
        f"Kerry D. 08:14. line 3. {picture} (file attached)\nlook at this. File: {picture}",
        "Kerry D. 08:15. line 5. This message was deleted. Deleted by its sender",
        "Kerry D. 08:16. line 6. Missed voice call. Call",
        "Kerry D. 08:17. line 7. hello. Edited by its sender",
        "Thursday 1 October 2026",
        "Owain. 09:00. line 8. from last week. Possibly pasted: time runs backwards here",
        "Wednesday 14 October 2026",
        "The program itself. 08:17. line 9. Kerry D turned on a thing nobody knows",
    ]  # fmt: skip


def test_who_somebody_is_stands_beside_her_name_once_a_person_has_said_so(here: Sitting) -> None:
    view = _open(here, *_the_story(here))
    assert any(row.startswith(f"{PARENT}, who is Mrs Kerry Denholm. 12:14") for row in _rows(view))


def test_hits_are_counted_and_gone_to_one_after_the_other(here: Sitting) -> None:
    view = _open(here, *_the_story(here))
    by_hand = exported().decode().casefold().count("front")
    assert view.find_words("FRONT") == by_hand > 3
    places = [view.list.currentIndex().row()]
    assert [view.find_next(1) for _ in range(by_hand)] == [*range(2, by_hand + 1), 1]
    assert view.list.currentIndex().row() == places[0]
    assert view.list.visualRect(view.list.currentIndex()).top() >= 0
    assert view.find_words("") == 0
    assert view.list.lines.hits == {}


def test_shift_and_the_arrows_mark_a_run_that_is_said_and_quoted(
    here: Sitting, qtbot: QtBot
) -> None:
    view = _open(here, *_keep(here, ODD))
    assert not view.extract_button.isEnabled()
    view.list.setFocus()
    view.list.go_to(1)
    for _ in range(2):
        QTest.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [each.line for each in view.list.chosen()] == [1, 2, 3]
    assert view.selected()[1] == "lines 1–4"
    assert "3 messages marked, lines 1–4" in here.words()
    with qtbot.waitSignal(view.quoted) as quoted:
        view.quote()
    assert quoted.args is not None
    assert quoted.args[1] == "lines 1–4"
    assert "look at this" in quoted.args[0]


def test_a_source_that_names_its_lines_is_gone_to_and_marked(here: Sitting) -> None:
    case, exhibit = _the_story(here)
    view = _open(here, case, exhibit, part="lines 31–33")
    assert [each.line for each in view.list.chosen()] == [31, 32, 33]
    top = view.list.visualRect(view.list.currentIndex()).top()
    assert 0 <= top < view.list.viewport().height()


def test_a_part_of_an_exhibit_that_is_open_already_is_gone_to_as_well(here: Sitting) -> None:
    case, exhibit = _the_story(here)
    _open(here, case, exhibit)
    view = _open(here, case, exhibit, part="line 40")
    assert [each.line for each in view.list.chosen()] == [40]
    _open(here, case, exhibit, part="hours")
    assert here.find("exhibit.chat.sentences").isVisible()


def test_an_extract_is_the_marked_lines_and_stands_on_the_case(here: Sitting) -> None:
    case, exhibit = _the_story(here)
    view = _open(here, case, exhibit)
    view.go_to_part("lines 31–33")
    _press(here, "exhibit.chat.extract")
    here.settle()
    kept = here.trust.ask("head", CaseFile(case_id=case)).exhibits
    assert [each.name for each in kept if each.name.startswith("E2")] == ["E2, lines 31–33"]
    extract = here.trust.ask("head", Exhibit(case_id=case, exhibit_id=kept[-1].exhibit_id))
    assert extract.content == b"".join(exported().splitlines(keepends=True)[30:33])
    assert "Lines 31–33 of E2 are an exhibit of their own." in here.words()


def test_a_message_that_could_not_wait_is_marked_and_counted_no_more(here: Sitting) -> None:
    case, exhibit = _keep(here, ODD)
    view = _open(here, case, exhibit)
    view.go_to_part("line 2")
    _press(here, "exhibit.chat.urgent")
    assert here.trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit)).urgent == (2,)
    assert any("first. Urgent for a child’s welfare: not counted" in row for row in _rows(view))
    assert view.urgent_button.text() == "Not urgent after all"
    _press(here, "exhibit.chat.urgent")
    assert here.trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit)).urgent == ()


def test_leaving_lets_go_of_every_message(here: Sitting) -> None:
    view = _open(here, *_the_story(here))
    here.go("cases")
    assert view.list.model().rowCount() == 0
    assert view.selected() == ("", "")


# -- the dates -------------------------------------------------------------------------------


def test_no_date_is_shown_until_a_person_settles_which_is_meant(here: Sitting) -> None:
    case, exhibit = _keep(here, UNDATED)
    view = _open(here, case, exhibit)
    assert view.dates.isVisible()
    assert "Line 1 says 04/02/2026, 08:12." in here.words()
    assert [each.text() for each in _choices(view)] == ["4 February 2026", "2 April 2026"]
    assert _rows(view)[0] == "A. 04/02/2026, 08:12. line 1. at the gate"
    _tab(here, HOURS)
    assert "nothing is counted" in here.find("exhibit.chat.sentences").text()
    _tab(here, MESSAGES)
    _press(here, "exhibit.chat.order.mdy")
    _press(here, "exhibit.chat.settle")
    assert "Write how you know." in here.words()
    QTest.keyClicks(here.find("exhibit.chat.order_reason"), "She says it was in April")
    _press(here, "exhibit.chat.settle")
    here.settle()
    assert not view.dates.isVisible()
    assert _rows(view)[:2] == [
        "Thursday 2 April 2026", "A. 08:12. line 1. at the gate",
    ]  # fmt: skip


def _choices(view: ChatView) -> list[Any]:
    from PySide6.QtWidgets import QLabel, QRadioButton

    rows = view.dates.findChildren(QRadioButton)
    return [row.findChildren(QLabel)[0] for row in rows]


# -- who is who ------------------------------------------------------------------------------


def test_a_person_says_who_is_who_and_can_take_it_back(here: Sitting) -> None:
    case, exhibit = _keep(here, ODD)
    _open(here, case, exhibit)
    _tab(here, PEOPLE)
    assert "A name in a chat proves nothing" in here.words()
    choice = here.find("exhibit.chat.who.1")
    assert choice.accessibleName() == "Who is Kerry D?"
    assert choice.currentText() == "Nobody has said"
    for words, expected in (("Mrs Kerry Denholm", here.trust.people["denholm"]),
                            ("Nobody has said", None)):  # fmt: skip
        choice.setCurrentIndex(choice.findText(words))
        choice.activated.emit(choice.currentIndex())
        here.settle()
        told = here.trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit)).who_wrote
        said = {each.participant: each.person_id for each in told}
        assert said.get("Kerry D") == expected
        assert choice.currentText() == words


def test_somebody_without_a_part_in_the_case_is_found_in_the_register(here: Sitting) -> None:
    case, exhibit = _keep(here, ODD)
    view = _open(here, case, exhibit)
    _tab(here, PEOPLE)
    choice = here.find("exhibit.chat.who.2")
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.currentIndex())
    QTest.keyClicks(view.people.other.field, "Carradine")
    here.settle()
    QTest.keyClick(view.people.other.field, Qt.Key.Key_Return)
    here.settle()
    told = here.trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit)).who_wrote
    owain = next(each for each in told if each.participant == "Owain")
    assert (owain.name, owain.staff) == ("Mrs Joan Carradine", True)
    assert choice.currentText() == "Mrs Joan Carradine"


# -- when and how often ----------------------------------------------------------------------


def test_the_charts_say_in_words_what_the_office_counted(here: Sitting) -> None:
    case, exhibit = _the_story(here)
    view = _open(here, case, exhibit)
    _tab(here, HOURS)
    counts = here.trust.ask("head", ChatHours(case_id=case, exhibit_id=exhibit)).counts
    assert here.find("exhibit.chat.sentences").text().splitlines() == list(counts.sentences)
    assert counts.sender == PARENT
    heat = view.hours.heat
    told = {heat.words_at(QPointF(x, y)) for x in range(0, heat.width(), 4)
            for y in range(0, heat.height(), 6)}  # fmt: skip
    for day, hour in ((0, 17), (1, 18), (6, 8)):
        assert any(f"{hour:02}:00 to" in each and each.endswith(f": {counts.heat[day][hour]} "
                   f"message{'s' if counts.heat[day][hour] != 1 else ''}")
                   for each in told)  # fmt: skip
    bars = view.hours.bars
    spoken = {bars.words_at(QPointF(x, 20)) for x in range(0, bars.width(), 6)} - {""}
    assert len(spoken) == len(counts.weeks)
    assert any("more than the head calls frequent" in each for each in spoken)


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.HIGH_CONTRAST])
def test_a_number_can_be_read_on_whatever_shade_it_stands(look: Appearance) -> None:
    theme().set_appearance(look)
    for part in range(1, 101):
        ground = shade(part / 100)
        one, other = sorted((_light(ground), _light(theme().colour(ink_on(ground)))))
        # On a middling shade no ink reaches 4.5; a graphic needs 3, and the table says it too.
        assert (other + 0.05) / (one + 0.05) >= 3.5


def test_every_number_stands_in_a_table_too(here: Sitting) -> None:
    case, exhibit = _the_story(here)
    view = _open(here, case, exhibit)
    _tab(here, HOURS)
    counts = here.trust.ask("head", ChatHours(case_id=case, exhibit_id=exhibit)).counts
    model = view.hours.table.model()
    for key, rows in (("senders", 2), ("weeks", len(counts.weeks)), ("days", len(counts.days)),
                      ("hours", 24)):  # fmt: skip
        _press(here, f"exhibit.chat.numbers_of.{key}")
        assert model.rowCount() == rows
    last = model.index(21, model.columnCount() - 1)
    assert last.data() == str(sum(row[21] for row in counts.heat))


def test_another_sender_is_counted_when_chosen(here: Sitting) -> None:
    view = _open(here, *_the_story(here))
    _tab(here, HOURS)
    choice = here.find("exhibit.chat.sender")
    choice.setCurrentIndex(choice.findData(TEACHER))
    choice.activated.emit(choice.currentIndex())
    here.settle()
    assert "from Miss Ellie Hartnoll were sent outside" in view.hours.words.text()
    assert choice.currentData() == TEACHER


def test_the_head_sets_what_is_frequent_beside_the_chart(here: Sitting) -> None:
    view = _open(here, *_the_story(here))
    _tab(here, HOURS)
    field = here.find("exhibit.chat.frequent")
    assert field.text() == str(FREQUENT)
    for typed, said in (("many", "Write a number of messages"), ("9", "more than 9 messages")):
        field.clear()
        QTest.keyClicks(field, typed)
        _press(here, "exhibit.chat.set_frequent")
        here.settle()
        assert said in here.words()
    assert "In 3 of 7 weeks" in view.hours.words.text()


def test_others_read_what_is_frequent_and_cannot_set_it(tmp_path: Path, qtbot: QtBot) -> None:
    trust = a_trust(tmp_path)
    case = a_case(trust).at("direct_contact")
    exhibit = keep_the_chat(Telling(trust), case)
    with sitting(trust, "office", qtbot) as here:
        _open(here, case, exhibit)
        _tab(here, HOURS)
        assert here.find("exhibit.chat.frequent").isReadOnly()
        assert not here.find("exhibit.chat.set_frequent").isVisible()
        assert "Only the head sets this." in here.words()


def test_the_case_file_shows_it_small_and_leads_to_all_of_it(here: Sitting) -> None:
    case, exhibit = _the_story(here)
    here.go("case_file", case_id=case)
    here.settle()
    counts = here.trust.ask("head", ChatHours(case_id=case, exhibit_id=exhibit)).counts
    assert counts.sentences[0] in here.words()
    small = here.find(f"case_file.chats.heat.{exhibit}")
    assert counts.sentences[0] in small.accessibleDescription()
    _press(here, f"case_file.chat.{exhibit}")
    here.settle()
    assert here.find("exhibit.chat.sentences").isVisible()
    assert here.find("exhibit.chat.tabs.hours").isChecked()


def test_the_case_file_counts_again_when_somebody_is_said_to_be_staff(here: Sitting) -> None:
    case, exhibit = _keep(here, ODD)
    read_waiting(here.trust.office, here.trust.person("head"))
    here.go("case_file", case_id=case)
    here.settle()
    assert "outside the school’s hours" in here.words()
    said = SayWhoWrote(case_id=case, exhibit_id=exhibit, participant="Owain",
                       person_id=here.trust.people["hartnoll"])  # fmt: skip
    here.trust.do("head", said)
    here.go("cases")
    here.go("case_file", case_id=case)
    here.settle()
    assert "outside Miss Hartnoll’s working hours" in here.words()


def test_a_sealed_chat_leaves_no_trace_on_the_case_file(here: Sitting) -> None:
    case, exhibit = _the_story(here)
    here.trust.do("head", SealExhibit(case_id=case, exhibit_id=exhibit))
    here.go("case_file", case_id=case)
    here.settle()
    assert not here.find("case_file.chats").isVisible()
    assert "messages from Mrs Kerry Denholm" not in here.words()


# -- size, keyboard, and names ---------------------------------------------------------------


@given(
    guessed=st.lists(st.integers(1, 90), max_size=700),
    measured=st.lists(st.tuples(st.integers(0, 699), st.integers(1, 900)), max_size=40),
    place=st.integers(-10, 60_000),
)
def test_a_row_is_found_where_it_begins_whatever_was_measured(
    guessed: list[int], measured: list[tuple[int, int]], place: int
) -> None:
    heights, plain = Heights(guessed), [*guessed]
    for row, tall in measured:
        if row < len(plain):
            assert heights.measure(row, tall) == tall - plain[row]
            plain[row] = tall
    assert heights.whole == sum(plain)
    assert [heights.top(row) for row in range(0, len(plain), 37)] == [
        sum(plain[:row]) for row in range(0, len(plain), 37)
    ]
    row = heights.row_at(place)
    if plain and 0 <= place < sum(plain):
        assert sum(plain[:row]) <= place < sum(plain[: row + 1])
    else:
        assert row == (-1 if not plain else 0 if place < 0 else len(plain) - 1)


def test_rows_never_lie_over_each_other_and_stay_in_place_while_scrolling(here: Sitting) -> None:
    long = "\n".join(
        f"13/10/2026, {n // 60 % 24:02}:{n % 60:02} - A: " + "word " * (n * 7 % 90)
        for n in range(600)
    )
    view = _open(here, *_keep(here, long + "\n"))
    view.list.go_to(400)
    before = view.list.visualRect(view.list.model().index(400, 0)).top()
    QApplication.processEvents()
    view.grab()
    QApplication.processEvents()
    assert view.list.visualRect(view.list.model().index(400, 0)).top() == before
    rects = [view.list.visualRect(view.list.model().index(row, 0)) for row in range(380, 420)]
    assert all(one.bottom() + 1 == two.top() for one, two in pairwise(rects))
    for row in range(395, 405):
        index = view.list.model().index(row, 0)
        assert view.list.visualRect(index).height() == view.list.painter.tall(
            row, view.list.viewport().width()
        )
        assert view.list.indexAt(view.list.visualRect(index).center()) == index


def test_what_is_in_sight_stays_when_rows_above_it_are_measured(here: Sitting) -> None:
    long = "\n".join(
        f"13/10/2026, 10:{n % 60:02} - A: " + "Wwww " * (n * 7 % 90) for n in range(600)
    )
    view = _open(here, *_keep(here, long + "\n"))
    view.list.verticalScrollBar().setValue(view.list.verticalScrollBar().maximum() // 2)
    view.list.grab()
    top = view.list.model().index(view.list.top_row, 0)
    whole, before = view.list.verticalScrollBar().value(), view.list.visualRect(top).top()
    here.qtbot.waitUntil(lambda: view.list.verticalScrollBar().value() != whole)
    assert view.list.visualRect(top).top() == before


def test_every_part_has_a_name_on_each_tab(here: Sitting) -> None:
    view = _open(here, *_the_story(here))
    for key in (MESSAGES, PEOPLE, HOURS):
        _tab(here, key)
        assert faults_of(view) == []
    assert FILE in here.words()
