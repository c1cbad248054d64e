"""Step forms lose nothing that was typed: odd words, drafts, others’ changes, and keys."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.add_to_record import AddNote
from tcat_desktop.office.questions.own_desk import NewestDraft
from tcat_desktop.screens.background import Errands
from tests.builders import ATrust, a_case, a_trust
from tests.screens.at_the_form import WORDS, Open, forms_of, weighed
from tests.screens.sitting import sitting


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(
    trust: ATrust, errands: Errands, qtbot: QtBot, problems_met: list[BaseException]
) -> Iterator[Open]:
    """Open a form about a case, for one of the staff."""
    yield from forms_of(trust, errands, qtbot, problems_met)


# --- words ---------------------------------------------------------------------------------------


def test_every_naughty_string_comes_back_as_it_was_typed(
    opened: Open, trust: ATrust, shared_data: Path
) -> None:
    listed = json.loads((shared_data / "names/blns/blns.json").read_text(encoding="utf-8"))
    words = "\n".join(text for text in listed if "\0" not in text)
    here = opened("note", a_case(trust).at("meeting"))
    here.part("words").setPlainText(words)
    shown = here.part("words").toPlainText()
    here.send()
    assert here.case().entries[0].words == shown.strip()
    assert len(here.answers) == 1


# --- drafts --------------------------------------------------------------------------------------


def a_draft(trust: ATrust, form: str, case: CaseId) -> Any:
    return trust.ask("head", NewestDraft(form=form, object_id=case))


def test_what_was_typed_comes_back_when_the_form_was_taken_away(
    opened: Open, trust: ATrust
) -> None:
    case = a_case(trust).at("reported")
    here = opened("triage", case)
    here.press("outcome.advice")
    here.type("reason", WORDS)
    here.leave()
    again = opened("triage", case)
    assert again.part("reason").toPlainText() == WORDS
    assert again.form.fields.chosen("outcome") == "advice"
    assert "is here again" in again.part("draft").words
    again.press("draft.button")  # start afresh
    again.settle()
    assert again.part("reason").toPlainText() == ""
    assert a_draft(trust, "step:triage", case) is None


def test_what_is_typed_is_kept_while_the_form_stands_open(
    opened: Open, trust: ATrust, qtbot: QtBot
) -> None:
    case = a_case(trust).at("meeting")
    here = opened("note", case)
    here.type("words", WORDS)
    qtbot.waitUntil(lambda: a_draft(trust, "step:note", case) is not None, timeout=5_000)
    assert a_draft(trust, "step:note", case).body["words"] == WORDS
    here.settle()
    assert "Draft saved" in here.part("status").text()


def test_what_was_typed_last_is_kept_when_somebody_leaves_the_desk_at_once(
    trust: ATrust, qtbot: QtBot
) -> None:
    case = a_case(trust).at("meeting")
    with sitting(trust, "head", qtbot) as here:
        here.go("case_file", case_id=case, form="note")
        here.find("step.note.words").setPlainText(WORDS)
        here.window.leave_quietly()
        here.settle()
    assert a_draft(trust, "step:note", case).body["words"] == WORDS


def test_a_draft_is_gone_once_the_step_is_taken(opened: Open, trust: ATrust) -> None:
    case = a_case(trust).at("meeting")
    here = opened("note", case)
    here.type("words", WORDS)
    assert here.form.save_now()
    here.settle()
    assert a_draft(trust, "step:note", case) is not None
    here.send()
    here.settle()
    assert a_draft(trust, "step:note", case) is None


def test_cancel_keeps_the_draft_and_takes_no_step(opened: Open, trust: ATrust) -> None:
    case = a_case(trust).at("reported")
    here = opened("triage", case)
    left: list[bool] = []
    here.form.abandoned.connect(lambda: left.append(True))
    here.type("reason", WORDS)
    QTest.keyClick(here.part("reason"), Qt.Key.Key_Escape)
    here.settle()
    assert left == [True]
    assert a_draft(trust, "step:triage", case).body["reason"] == WORDS
    assert here.case().stage == "reported"


def test_the_drafts_of_two_fairness_records_are_not_mixed_up(opened: Open, trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    here = opened("fairness", case, step="meeting")
    here.type("aim", WORDS)
    here.leave()
    other = opened("fairness", case, step="takedown")
    assert other.part("aim").toPlainText() == ""


# --- others, and keys ----------------------------------------------------------------------------


def test_somebody_elses_change_is_shown_and_nothing_is_overwritten(
    opened: Open, trust: ATrust
) -> None:
    case = a_case(trust).at("reported")
    here = opened("triage", case)
    here.press("outcome.advice")
    here.press("complaint_inside.no")
    here.type("reason", WORDS)
    trust.do("office", AddNote(case_id=case, words="She phoned.", on=trust.clock().date(),
                               title="A call at the desk"))  # fmt: skip
    here.send()
    assert "Somebody else changed this case" in here.notice()
    assert here.case().stage == "reported"
    here.press("notice.button")
    here.settle()
    assert "A call at the desk" in here.notice()
    assert here.part("reason").toPlainText() == WORDS
    here.send()
    assert here.case().stage == "direct_contact"


def test_ctrl_enter_sends_from_a_field_of_several_lines(opened: Open, trust: ATrust) -> None:
    here = opened("note", a_case(trust).at("meeting"))
    here.type("words", WORDS)
    QTest.keyClick(here.part("words"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    here.settle()
    assert WORDS in here.story()


def test_a_step_is_taken_once_though_it_is_pressed_twice(opened: Open, trust: ATrust) -> None:
    here = opened("note", a_case(trust).at("meeting"))
    here.type("words", WORDS)
    here.form.press()
    assert here.form.main_button.text() == "Saving…"
    here.form.press()
    here.settle()
    assert here.story().count(WORDS) == 1


def test_triage_is_done_with_the_keyboard_alone(opened: Open, trust: ATrust) -> None:
    here = opened("triage", a_case(trust).at("reported"))
    here.host.activateWindow()
    first = here.form.first_focus()
    assert first is not None
    first.setFocus()
    QTest.keyClick(here.host.focusWidget(), Qt.Key.Key_Down)
    assert here.form.fields.chosen("outcome") == "advice"
    while not here.host.focusWidget().objectName().startswith("step.triage.complaint_inside"):
        QTest.keyClick(here.host.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(here.host.focusWidget(), Qt.Key.Key_Space)
    while here.host.focusWidget().objectName() != "step.triage.reason":
        QTest.keyClick(here.host.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(here.host.focusWidget(), "A friendly word is enough")
    QTest.keyClick(here.host.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    here.settle()
    assert here.case().disposition == "advice"


def test_a_line_that_is_kept_is_not_kept_again_when_a_later_one_is_refused(
    opened: Open, trust: ATrust
) -> None:
    case = a_case(trust).at("meeting")
    weighed("takedown")(trust, case)
    asked = opened("ask_platform", case)
    asked.press("items.another")
    asked.type("items.1.what", "The first post")
    asked.type("items.2.what", "The second post")
    asked.send()
    here = opened("check_removal", a_case(trust).at("takedown"))
    assert here.part("seen_3.gone") is not None
    both = opened("check_removal", case)
    assert both.notice() != "" or both.form.option() is None
    both.press("seen_1.gone")
    both.press("seen_2.reply")
    both.send()
    assert "Write what they answered." in both.error("reply_2")
    assert not both.part("seen_1").isEnabled()
    both.type("reply_2", WORDS)
    both.send()
    assert both.story().count("It is gone") == 1
    assert WORDS in both.story()


def test_a_step_left_out_asks_the_office_which_head_answers_for_it(
    opened: Open, trust: ATrust
) -> None:
    case = a_case(trust).at("meeting")
    weighed("takedown")(trust, case)
    here = opened("ask_poster", case, "office")
    assert here.part("jump_head").text() == "Mrs Helen Whitfield"


def test_a_meeting_is_offered_a_week_ahead_with_what_helps_the_parent(
    opened: Open, trust: ATrust
) -> None:
    here = opened("request_meeting", a_case(trust).at("direct_contact"))
    assert here.part("on").day == trust.clock().date() + timedelta(days=7)
    assert "Large print" in here.part("adjustments").text()
    assert here.part("staff").text() == "Mrs Helen Whitfield"


def test_a_form_keeps_its_choice_of_person_when_it_comes_back(opened: Open, trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    here = opened("record_contact", case)
    box = here.part("person_id")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    chosen = box.currentText()
    here.leave()
    assert opened("record_contact", case).part("person_id").currentText() == chosen
