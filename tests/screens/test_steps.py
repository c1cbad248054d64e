"""The step forms: each takes its step, refuses at the field, and suggests the gentler way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.case import Judgement
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.report_concern import Involved, ReportConcern
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.steps import FORMS
from tests.builders import ATrust, a_case, a_trust
from tests.screens.at_the_form import FILLINGS, WORDS, Open, fill, forms_of, weighed
from tests.screens.conftest import faults_of
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


def test_every_form_that_a_step_opens_is_tried_here() -> None:
    assert set(FILLINGS) == set(FORMS)


@pytest.mark.parametrize("name", sorted(FILLINGS))
def test_a_form_takes_its_step_and_what_was_typed_stands_on_the_file(
    opened: Open, trust: ATrust, name: str
) -> None:
    here = fill(opened, trust, name)
    here.send()
    assert here.notice() == ""
    assert here.form.fields.errors() == {}
    assert len(here.answers) == 1
    assert WORDS in here.story()
    assert FILLINGS[name].stands in here.story()


@pytest.mark.parametrize("name", sorted(FILLINGS))
def test_every_part_of_a_form_has_a_name_for_screen_readers_and_for_keys(
    opened: Open, trust: ATrust, name: str
) -> None:
    here = fill(opened, trust, name)
    assert faults_of(here.form) == []
    assert here.form.first_focus() is not None
    assert here.form.title.strip()
    assert here.form.main_button.accessibleName().strip()


# --- refusals stand at the field, and what was typed stays ----------------------------------------

REFUSALS: tuple[tuple[str, dict[str, str], str, str], ...] = (
    ("triage", {"reason": " "}, "reason", "Write why you decide this."),
    ("judge", {"reason": ""}, "reason", "Write why."),
    ("fairness", {"balance": ""}, "balance", "Answer this: Why is it fair to the parent"),
    ("sign_fairness", {"reason": ""}, "reason", "Write why criticism"),
    ("record_contact", {"said": ""}, "said", "If nobody answered, write that."),
    ("request_meeting", {"purpose": ""}, "purpose", "Say what the meeting is for."),
    ("request_meeting", {"on": "27 Nov"}, "on", "is not a school day"),
    ("request_meeting", {"on": "31 Nov"}, "on", "November has 30 days."),
    ("request_meeting", {"at": "25:10"}, "at", "A day has 24 hours"),
    ("move_meeting", {"reason": ""}, "reason", "Write why it moves."),
    ("cancel_meeting", {"reason": ""}, "reason", "Write why it is cancelled."),
    ("request_meeting", {"on_2": "28 Nov", "at_2": "9.00"}, "on_2", "is not a school day"),
    ("ask_poster", {"jump_reason": ""}, "jump_reason", "This leaves out a step of the Code"),
    ("ask_poster", {"jump_head": ""}, "jump_head", "This leaves out a step of the Code"),
    ("ask_poster", {"items.1.what": ""}, "items", "Say what should be removed."),
    ("ask_platform", {"asked_of": ""}, "asked_of", "Say which platform."),
    ("ask_platform", {"asked_on": "24 Nov 2026"}, "asked_on", "cannot have happened after today"),
    ("ask_group_to_close", {"group_name": ""}, "group_name", "Say which group."),
    ("check_removal", {"on": "1/1/2026"}, "on", "That is before it was asked for."),
    ("note_complaint", {"words": ""}, "words", "Write what the complaint is."),
    ("hand_over", {"complaint": ""}, "complaint", "Write what the complaint is."),
    ("close", {"reason": ""}, "reason", "Write why it closes."),
    ("close", {"check_on": ""}, "check_on", "Say when somebody looks again."),
    ("close", {"check_on": "1 March 2020"}, "check_on", "The day to look again is past."),
    ("reopen", {"reason": ""}, "reason", "Write why it opens again."),
    ("triage_again", {"reason": ""}, "reason", "Write what is new."),
    ("check_closed", {"words": ""}, "words", "Write what you found."),
    ("note", {"words": ""}, "words", "Write the note."),
    ("set_task", {"title": ""}, "title", "Write what is to be done."),
    ("set_task", {"due_on": ""}, "due_on", "Say by when."),
    ("move_task", {"reason": ""}, "reason", "Write why it moves."),
    ("incident", {"narrative": ""}, "narrative", "Write what happened."),
    ("incident", {"happened_on": ""}, "happened_on", "Say on which day."),
)


@pytest.mark.parametrize(("name", "typed", "where", "sentence"), REFUSALS)
def test_a_form_refuses_at_the_field_and_keeps_what_was_typed(
    opened: Open, trust: ATrust, name: str, typed: dict[str, str], where: str, sentence: str
) -> None:
    here = fill(opened, trust, name)
    before = here.story()
    for part, words in typed.items():
        here.type(part, words)
    kept = here.form.draft()
    here.send()
    assert sentence in here.error(where)
    assert here.answers == []
    assert here.form.draft() == kept
    assert here.form.main_button.isEnabled()
    assert here.story() == before


@pytest.mark.parametrize(("name", "field_name", "sentence"), [
    ("triage", "outcome", "Choose what this is."),
    ("judge", "clause", "Choose the clause."),
    ("reply", "reply", "Choose what the parent answered."),
    ("answer_handover", "accepted", "Choose your answer."),
    ("close", "outcome", "Choose how it ended."),
    ("check_closed", "stopped", "Say whether it has stopped."),
    ("check_removal", "seen_1", "Say what you saw."),
    ("ask_group_to_close", "admins", "Choose who runs the group."),
])  # fmt: skip
def test_nothing_is_chosen_for_anybody_that_weighs_on_a_parent(
    opened: Open, trust: ATrust, name: str, field_name: str, sentence: str
) -> None:
    filling = FILLINGS[name]
    case = a_case(trust).at(filling.stage)
    filling.before(trust, case)
    here = opened(name, case, filling.who, **filling.where)
    for part, words in filling.typed.items():
        here.type(part, words)
    here.send()
    assert sentence in here.error(field_name)
    assert here.answers == []


# --- the gentler choice --------------------------------------------------------------------------


def test_triage_offers_the_gentlest_outcome_first_and_asks_about_a_complaint(
    opened: Open, trust: ATrust
) -> None:
    here = opened("triage", a_case(trust).at("reported"))
    order = [
        b.objectName().rpartition(".")[2]
        for b in here.part("outcome").findChildren(QAbstractButton)
    ]
    assert order[:4] == ["no_breach", "advice", "complaint", "open"]
    here.press("outcome.no_breach")
    here.type("reason", WORDS)
    here.send()
    assert "C27" in here.error("complaint_inside")
    assert here.case().stage == "reported"


def test_a_governor_leaves_only_the_complaints_procedure_and_says_why(
    opened: Open, trust: ATrust
) -> None:
    governor = trust.do(
        "office", KeepPerson(title="Mr", forename="Tom", surname="Ayres", governor=True)
    )
    reported = trust.do("office", ReportConcern(
        narrative="He wrote “close that school”.", happened_on=trust.clock().date(),
        involved=(Involved(role="author", person_id=governor),),
    ))  # fmt: skip
    here = opened("triage", reported.case_id)
    assert here.form.fields.chosen("outcome") == "governor"
    for shut in ("advice", "open"):
        row = here.part(f"outcome.{shut}")
        assert not row.isEnabled()
        assert "governor" in row.accessibleDescription()
        assert "C47, C48" in row.accessibleDescription()
    here.type("reason", WORDS)
    here.send()
    assert here.case().stage == "complaint"


def test_a_step_that_a_rule_shuts_says_so_before_anybody_types(opened: Open, trust: ATrust) -> None:
    here = opened("request_meeting", a_case(trust).at("direct_contact"))
    assert "four fairness questions" in here.notice()
    assert "Fair and proportionate" in here.notice()
    assert not here.form.main_button.isEnabled()


def test_the_case_file_leads_from_a_shut_step_to_what_opens_it(trust: ATrust, qtbot: QtBot) -> None:
    case = a_case(trust).at("direct_contact")
    with sitting(trust, "head", qtbot) as here:
        here.go("case_file", case_id=case, form="request_meeting")
        here.find("step.request_meeting.notice.button").click()
        here.settle()
        for name in ("aim", "link", "less_intrusive", "balance"):
            here.find(f"step.fairness.{name}").setPlainText(WORDS)
        QTest.keyClick(here.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        here.settle()
        answer = trust.ask("head", CaseFile(case_id=case))
        assert [(line.step, line.aim) for line in answer.fairness] == [("meeting", WORDS)]


def test_criticism_is_explained_where_it_is_judged(opened: Open, trust: ATrust) -> None:
    here = opened("judge", a_case(trust).at("direct_contact"))
    assert not here.part("expression").isVisibleTo(here.form)
    here.type("find", "c17")
    here.press("clause.C17")
    assert "criticism is allowed" in here.part("expression").words


def test_a_clause_is_likely_only_when_each_exception_is_weighed(
    opened: Open, trust: ATrust
) -> None:
    here = opened("judge", a_case(trust).at("direct_contact"))
    clause = next(c for c in trust.office.code.judged() if c.exceptions)
    here.type("find", clause.number)
    for part in (f"clause.{clause.number}", "nature.abuse", "judgement.likely"):
        here.press(part)
    here.type("reason", WORDS)
    here.send()
    assert "nobody has weighed" in here.error("exceptions")
    for number in clause.exceptions:
        here.press(f"exceptions.{number}.no")
    here.send()
    assert len(here.answers) == 1
    line = next(line for line in here.case().clauses if line.clause == clause.number)
    assert line.judgement == Judgement.LIKELY
    assert all(applies is False for _, _, applies in line.exceptions)


def test_whoever_told_the_school_is_not_offered_for_an_invitation(
    opened: Open, trust: ATrust
) -> None:
    here = opened("request_meeting", a_case(trust).at("direct_contact"))
    offered = [box.text() for box in here.part("invited").findChildren(QAbstractButton)]
    assert any("Denholm" in words for words in offered)
    assert not any("Wójcik" in words for words in offered)


def test_fairness_for_another_step_begins_with_the_answers_given_before(
    opened: Open, trust: ATrust
) -> None:
    case = a_case(trust).at("direct_contact")
    weighed("meeting")(trust, case)
    here = opened("fairness", case, step="takedown")
    assert here.part("aim").toPlainText() == "It stops."
    assert "removal" in here.form.title
