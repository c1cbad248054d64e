"""The step forms: each takes its step, refuses at the field, and loses nothing that was typed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.case import Judgement
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.add_to_record import AddIncident, AddNote
from tcat_desktop.office.commands.contact_parent import NoteComplaint
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.report_concern import Involved, ReportConcern
from tcat_desktop.office.commands.weigh_fairness import WeighFairness
from tcat_desktop.office.questions.case_file import CaseFile, CaseFileAnswer
from tcat_desktop.office.questions.own_desk import NewestDraft
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.page import Desk, Sitter
from tcat_desktop.screens.steps import FORMS, make
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.widgets.form import ErrorLine
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import sitting

WORDS = "Łucja’s words, kept exactly"


@dataclass(slots=True)
class AtTheForm:
    """One form open on a real desk, and what a person does with it."""

    trust: ATrust
    errands: Errands
    qtbot: QtBot
    who: str
    case_id: CaseId
    form: StepForm
    host: QWidget
    answers: list[Any]

    def part(self, name: str) -> Any:
        """The part of that objectName."""
        found = self.form.findChild(QWidget, f"step.{self.form.name}.{name}")
        assert found is not None, name
        return found

    def type(self, name: str, words: str) -> None:
        """Empty a field and type."""
        part = self.part(name)
        assert isinstance(part, QLineEdit | QPlainTextEdit)
        part.setFocus()
        part.selectAll()
        QTest.keyClick(part, Qt.Key.Key_Delete)
        part.insertPlainText(words) if isinstance(part, QPlainTextEdit) else part.insert(words)
        if isinstance(part, QLineEdit):
            part.textEdited.emit(part.text())

    def press(self, name: str) -> None:
        """Press a button, a dot, a row or a box."""
        part = self.part(name)
        assert isinstance(part, QAbstractButton)
        assert part.isEnabled(), name
        part.click()

    def send(self) -> None:
        """Press the main button and wait for the answer."""
        self.press("send")
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.errands.busy, timeout=10_000)

    def error(self, name: str) -> str:
        """What stands under a field."""
        line = self.form.findChild(ErrorLine, f"step.{self.form.name}.{name}.error")
        assert line is not None, name
        return line.words

    def notice(self) -> str:
        """What stands above the buttons."""
        return self.form.sheet.notice.words if self.form.sheet.notice.isVisibleTo(self.form) else ""

    def case(self) -> CaseFileAnswer:
        return self.trust.ask(self.who, CaseFile(case_id=self.case_id))

    def story(self) -> str:
        """All that the chronology says."""
        return "\n".join(f"{entry.title} {entry.words}" for entry in self.case().entries)

    def leave(self) -> None:
        """Take the form away, as closing the page or a crash would."""
        self.settle()
        self.host.close()
        self.host.deleteLater()
        self.qtbot.waitUntil(lambda: not self.errands.busy, timeout=10_000)


Open = Callable[..., AtTheForm]


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
    made: list[AtTheForm] = []

    def open_form(name: str, case_id: CaseId, who: str = "head", **where: Any) -> AtTheForm:
        person = trust.person(who)
        errands.serve(
            asker=lambda question: trust.office.ask(person, question),
            doer=lambda command: trust.office.do(person, command),
        )
        sitter = Sitter(name=person.name, post="", initials="", schools=())
        desk = Desk(
            errands=errands, sitter=sitter, now=trust.clock, office=trust.office, person=person
        )
        host = QWidget()
        form = make(name, desk, trust.ask(who, CaseFile(case_id=case_id)), where)
        form.setParent(host)
        form.resize(750, 640)
        host.resize(750, 640)
        host.show()
        here = AtTheForm(trust, errands, qtbot, who, case_id, form, host, [])
        form.finished.connect(here.answers.append)
        made.append(here)
        here.settle()
        return here

    yield open_form
    for here in made:
        try:
            here.leave()
        except RuntimeError:  # a test has taken it away already
            continue
    assert problems_met == []


# --- what each form needs before, what is done in it, and what then stands on the file -----------


def weighed(step: str) -> Callable[[ATrust, CaseId], None]:
    def weigh(trust: ATrust, case: CaseId) -> None:
        trust.do("head", WeighFairness(
            case_id=case, step=step, aim="It stops.", link="By talking.",
            less_intrusive="A call did not help.", balance="Nobody is shamed.",
        ))  # fmt: skip

    return weigh


def happened_again(trust: ATrust, case: CaseId) -> None:
    weighed("closure")(trust, case)
    trust.do("head", AddIncident(case_id=case, narrative="Another post.",
                                 happened_on=trust.clock().date()))  # fmt: skip


def complained(trust: ATrust, case: CaseId) -> None:
    trust.do("head", NoteComplaint(case_id=case, words="Where Riley sits."))


def nothing(_trust: ATrust, _case: CaseId) -> None:
    """Nothing is needed before."""


@dataclass(frozen=True, slots=True)
class Filling:
    stage: str
    typed: dict[str, str]
    pressed: tuple[str, ...] = ()
    who: str = "head"
    where: dict[str, Any] = field(default_factory=dict)
    before: Callable[[ATrust, CaseId], None] = nothing
    stands: str = ""


FILLINGS: dict[str, Filling] = {
    "triage": Filling("reported", {"reason": WORDS}, ("outcome.advice", "complaint_inside.no"),
                      stands="Decision: give advice"),
    "judge": Filling("direct_contact", {"reason": WORDS, "quoted": "a stranger’s child"},
                     ("clause.C36", "nature.abuse", "judgement.possible"),
                     stands="“a stranger’s child”"),
    "fairness": Filling("direct_contact",
                        {"aim": WORDS, "link": "b", "less_intrusive": "c", "balance": "d"},
                        where={"step": "meeting"},
                        stands="Fair and proportionate: ask for a meeting"),
    "sign_fairness": Filling("takedown", {"reason": WORDS}, who="ceo",
                             stands="Signed by the Executive Headteacher/CEO"),
    "record_contact": Filling("direct_contact", {"said": WORDS, "at": "3.45 pm"},
                              ("channel.in_person", "stopped.yes"),
                              stands="In person with Mrs Denholm"),
    "request_meeting": Filling("direct_contact", {"purpose": WORDS, "at": "9.15"},
                               before=weighed("meeting"),
                               stands="Monday 30 November 2026 at 09:15"),
    "reply": Filling("meeting", {"words": WORDS}, ("reply.declined",),
                     stands="does not wish to come"),
    "move_meeting": Filling("meeting", {"reason": WORDS, "on": "Thursday", "place": "Family Room"},
                            stands="26 November 2026 at 15:45, Family Room"),
    "ask_poster": Filling("meeting", {"items.1.what": WORDS, "jump_reason": "A child is at risk."},
                          before=weighed("takedown"),
                          stands="Head who answers for it: Mrs Helen Whitfield"),
    "ask_platform": Filling("meeting", {"items.1.what": WORDS, "asked_of": "TikTok"},
                            before=weighed("takedown"), stands="Asked TikTok to remove one thing"),
    "ask_group_to_close": Filling("direct_contact", {"reason": WORDS}, who="ceo",
                                  before=happened_again, stands="“Marlstow Mums & Dads” to close"),
    "check_removal": Filling("takedown", {"reply_1": WORDS}, ("seen_1.there",),
                             stands="It is still there"),
    "note_complaint": Filling("meeting", {"words": WORDS}, stands="A complaint is on record"),
    "hand_over": Filling("direct_contact", {"complaint": WORDS}, before=complained,
                         stands="The parent complains"),
    "answer_handover": Filling("complaint", {"answer": WORDS}, ("accepted.accept",), who="clerk",
                               stands="The clerk took the complaint on"),
    "close": Filling("direct_contact", {"reason": WORDS}, ("outcome.stopped",),
                     stands="looks again on Monday 21 December 2026"),
    "reopen": Filling("closed", {"reason": WORDS}, stands="The case was reopened"),
    "check_closed": Filling("closed", {"words": WORDS}, ("stopped.no",), stands="it goes on"),
    "note": Filling("meeting", {"words": WORDS, "title": "From the gate", "on": "yesterday"},
                    stands="From the gate"),
    "incident": Filling("meeting", {"narrative": WORDS, "happened_on": "9/11"},
                        ("platforms.x", "audience.public"), stands="Second report"),
    "finish_task": Filling("meeting", {"words": WORDS}, stands="Done: "),
}  # fmt: skip


def fill(opened: Open, trust: ATrust, name: str) -> AtTheForm:
    filling = FILLINGS[name]
    case = a_case(trust).at(filling.stage)
    filling.before(trust, case)
    here = opened(name, case, filling.who, **filling.where)
    if name == "ask_group_to_close":
        here.press(f"admins.{here.case().people[0].person_id}")
    for part in filling.pressed:
        here.press(part)
    for part, words in filling.typed.items():
        here.type(part, words)
    return here


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
    ("check_closed", {"words": ""}, "words", "Write what you found."),
    ("note", {"words": ""}, "words", "Write the note."),
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
