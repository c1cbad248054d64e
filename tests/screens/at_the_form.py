"""A step form open on a real desk, what a person does with it, and how each is filled in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.add_to_record import AddIncident
from tcat_desktop.office.commands.contact_parent import NoteComplaint
from tcat_desktop.office.commands.keep_tasks import FinishTask, SetTask
from tcat_desktop.office.commands.open_sealed import RecordPermission, SealExhibit
from tcat_desktop.office.commands.weigh_fairness import WeighFairness
from tcat_desktop.office.questions.case_file import CaseFile, CaseFileAnswer
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.page import Desk, Sitter
from tcat_desktop.screens.steps import make
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.widgets.form import ErrorLine
from tests.builders import ATrust, a_case

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


def forms_of(
    trust: ATrust, errands: Errands, qtbot: QtBot, problems_met: list[BaseException]
) -> Iterator[Open]:
    """Opens a form about a case for one of the staff, and takes them all away at the end."""
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


def sealed(trust: ATrust, case: CaseId) -> None:
    trust.do("head", SealExhibit(case_id=case, exhibit_id=1))


def permitted(trust: ATrust, case: CaseId) -> None:
    sealed(trust, case)
    today = trust.clock().date()
    trust.do("head", RecordPermission(
        case_id=case, exhibit_id=1, person_id=trust.people["denholm"], how="signed",
        purpose="To see what was said.", given_on=today, until=today,
    ))  # fmt: skip


def a_task_is_set(trust: ATrust, case: CaseId) -> None:
    for task in trust.ask("head", CaseFile(case_id=case)).tasks:
        trust.do("head", FinishTask(case_id=case, task_id=task.task_id))
    day = trust.clock().date() + timedelta(days=1)
    trust.do("head", SetTask(case_id=case, title="Ring the parent", due_on=day))


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
    "cancel_meeting": Filling("meeting", {"reason": WORDS}, stands="The meeting was cancelled"),
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
                     stands="looks again on Tuesday 5 January 2027"),
    "reopen": Filling("closed", {"reason": WORDS}, stands="The case was reopened"),
    "triage_again": Filling("direct_contact", {"reason": WORDS}, stands="Back to triage"),
    "check_closed": Filling("closed", {"words": WORDS}, ("stopped.no",), stands="it goes on"),
    "note": Filling("meeting", {"words": WORDS, "title": "From the gate", "on": "yesterday"},
                    stands="From the gate"),
    "incident": Filling("meeting", {"narrative": WORDS, "happened_on": "9/11"},
                        ("platforms.x", "audience.public"), stands="Second report"),
    "finish_task": Filling("meeting", {"words": WORDS}, stands="Done: "),
    "set_task": Filling("meeting", {"title": WORDS, "due_on": "Thursday"},
                        stands="By Thursday 26 November 2026"),
    "hand_task": Filling("meeting", {"words": WORDS}, stands="Handed over: "),
    "move_task": Filling("meeting", {"reason": WORDS, "due_on": "Friday"}, before=a_task_is_set,
                         stands="The day moved: Ring the parent"),
    "record_permission": Filling("meeting", {"purpose": WORDS, "witness": "Siân Bowen"},
                                 ("how.spoken",), who="office", where={"exhibit_id": 1},
                                 before=sealed, stands="permits E1 to be read"),
    "withdraw_permission": Filling("meeting", {"words": WORDS}, who="office",
                                   where={"exhibit_id": 1}, before=permitted,
                                   stands="The permission to read was withdrawn"),
    "open_sealed": Filling("meeting", {"purpose": WORDS}, who="ceo", where={"exhibit_id": 1},
                           before=permitted, stands="E1 was opened"),
    "lift_seal": Filling("meeting", {"reason": WORDS}, who="ceo", where={"exhibit_id": 1},
                         before=sealed, stands="The seal on E1 was lifted"),
}  # fmt: skip


def fill(opened: Open, trust: ATrust, name: str) -> AtTheForm:
    filling = FILLINGS[name]
    case = a_case(trust).at(filling.stage)
    filling.before(trust, case)
    here = opened(name, case, filling.who, **filling.where)
    if name == "ask_group_to_close":
        here.press(f"admins.{here.case().people[0].person_id}")
    if name == "record_permission":
        here.press(f"person.{trust.people['denholm']}")
    for part in filling.pressed:
        here.press(part)
    for part, words in filling.typed.items():
        here.type(part, words)
    return here
