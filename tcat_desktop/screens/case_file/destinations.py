"""Where each step leads: a form on this page, or another page, and who may take it."""

from dataclasses import dataclass, field
from typing import Any

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.commands.add_to_record import AddIncident, AddNote
from tcat_desktop.office.commands.ask_for_removal import (
    AskForRemoval,
    AskGroupToClose,
    CheckRemoval,
)
from tcat_desktop.office.commands.close_case import CheckClosed, CloseCase, ReopenCase
from tcat_desktop.office.commands.contact_parent import NoteComplaint, RecordContact
from tcat_desktop.office.commands.hand_over import AnswerHandover, HandOver
from tcat_desktop.office.commands.judge_clause import JudgeClause
from tcat_desktop.office.commands.keep_tasks import FinishTask, HandTask, MoveTask, SetTask
from tcat_desktop.office.commands.open_sealed import (
    LiftSeal,
    OpenSealed,
    RecordPermission,
    SealExhibit,
    WithdrawPermission,
)
from tcat_desktop.office.commands.post_letters import MarkPrinted
from tcat_desktop.office.commands.request_meeting import (
    CancelMeeting,
    MoveMeeting,
    RecordReply,
    RequestMeeting,
)
from tcat_desktop.office.commands.take_minutes import SaveMinutes, SignMinutes
from tcat_desktop.office.commands.triage_report import DecideAgain, TriageReport
from tcat_desktop.office.commands.weigh_fairness import SignFairness, WeighFairness
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.office.questions.takedown import TakedownLadder

Where = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A form here (``page`` is empty), or a page elsewhere, with what it is told."""

    name: str
    page: str = ""
    where: Where = field(default_factory=dict)


# What each form's command needs, so that its button is off for whoever may not.
_NEEDS: dict[str, tuple[Act, Level]] = {
    "triage": TriageReport.needs,
    "judge": JudgeClause.needs,
    "fairness": WeighFairness.needs,
    "sign_fairness": SignFairness.needs,
    "record_contact": RecordContact.needs,
    "request_meeting": RequestMeeting.needs,
    "reply": RecordReply.needs,
    "move_meeting": MoveMeeting.needs,
    "cancel_meeting": CancelMeeting.needs,
    "ask_poster": AskForRemoval.needs,
    "ask_platform": AskForRemoval.needs,
    "ask_group_to_close": AskGroupToClose.needs,
    "check_removal": CheckRemoval.needs,
    "takedown": TakedownLadder.needs,
    "note_complaint": NoteComplaint.needs,
    "hand_over": HandOver.needs,
    "answer_handover": AnswerHandover.needs,
    "close": CloseCase.needs,
    "reopen": ReopenCase.needs,
    "triage_again": DecideAgain.needs,
    "check_closed": CheckClosed.needs,
    "note": AddNote.needs,
    "incident": AddIncident.needs,
    "finish_task": FinishTask.needs,
    "set_task": SetTask.needs,
    "hand_task": HandTask.needs,
    "move_task": MoveTask.needs,
    "record_permission": RecordPermission.needs,
    "withdraw_permission": WithdrawPermission.needs,
    "open_sealed": OpenSealed.needs,
    "lift_seal": LiftSeal.needs,
    "seal": SealExhibit.needs,
    "letter": WriteLetter.needs,
    "sign_letter": SignLetter.needs,
    "print_letter": MarkPrinted.needs,
    "complaint": (Act.COMPLAINT, Level.SEE),
    "minutes": SaveMinutes.needs,
    "sign_minutes": SignMinutes.needs,
}
_TRIAGE = frozenset({
    "no_breach", "advice", "complaint", "open", "safeguarding", "teacher_allegation", "governor",
})  # fmt: skip
_ANSWERS = {"acknowledge": True, "send_back": False}


def needs_of(form: str) -> tuple[Act, Level] | None:
    """What a form needs, or nothing when it is not known here."""
    return _NEEDS.get(form.partition(":")[0])


def destination(form: str, answer: CaseFileAnswer) -> Destination:
    """Where ``office.next_step`` points with its ``form``."""
    name, _, detail = form.partition(":")
    case: Where = {"case_id": answer.case_id}
    if name == "letter":
        return Destination(name=name, page="letters", where={**case, "letter": detail})
    if name in {"sign_letter", "print_letter"}:
        return Destination(name=name, page="letters", where={**case, "letter_id": int(detail)})
    if name == "complaint":
        return Destination(name=name, page="complaints", where={**case, "form": detail})
    if name in {"minutes", "sign_minutes"}:
        newest = answer.meetings[-1].meeting_id if answer.meetings else None
        return Destination(name=name, page="minutes", where={**case, "meeting_id": newest})
    if name == "takedown":
        about = {"takedown_id": int(detail)} if detail else {}
        return Destination(name=name, page="takedown", where={**case, **about})
    where: Where = {}
    if name == "fairness" and detail:
        where = {"step": detail}
    elif name == "judge" and detail:
        where = {"clause": detail}
    elif name in {"reply", "move_meeting", "cancel_meeting"} and answer.meetings:
        where = {"meeting_id": answer.meetings[-1].meeting_id}
    elif name == "answer_handover" and answer.handover is not None:
        where = {"handover_id": answer.handover.handover_id}
    return Destination(name=name, where=where)


def of_move(move: str, answer: CaseFileAnswer) -> Destination:
    """Where one of the other steps leads, by the name of its move."""
    if move in _TRIAGE:
        return Destination(name="triage", where={"outcome": move})
    if move in _ANSWERS:
        whole = destination("answer_handover", answer)
        return Destination(name="answer_handover",
                           where={**whole.where, "accepted": _ANSWERS[move]})  # fmt: skip
    if move == "record_meeting":
        return destination("reply", answer)
    return destination(move, answer)


# What the green line says once a form is done.
DONE: dict[str, str] = {
    "triage": "Decided, and the reason is on the record.",
    "judge": "The judgement is on the record.",
    "fairness": "The four answers are on the record.",
    "sign_fairness": "Signed.",
    "record_contact": "The contact is on the record.",
    "request_meeting": "The meeting is on the record. Nothing is sent to the parent: write the "
    "invitation next.",
    "reply": "The reply is on the record.",
    "move_meeting": "The new time is on the record. Tell the parent.",
    "cancel_meeting": "The meeting is cancelled, and the reason is on the record. Tell the parent.",
    "ask_poster": "The request is on the record. Write the letter next: nothing is sent by itself.",
    "ask_platform": "The report to the platform is on the record.",
    "ask_group_to_close": "The request is on the record.",
    "check_removal": "What you saw is on the record.",
    "note_complaint": "The complaint is on the record.",
    "hand_over": "Handed over. The clerk finds it under Today.",
    "answer_handover": "The answer is on the record.",
    "close": "The case is closed, and somebody looks again on the day you set.",
    "reopen": "The case is open again, at triage.",
    "check_closed": "What you saw is on the record.",
    "note": "The note is on the record.",
    "incident": "It is on the record.",
    "finish_task": "Done.",
    "set_task": "It stands under Today for whoever does it.",
    "hand_task": "Handed over.",
    "move_task": "The new day is on the record.",
    "record_permission": "The permission is on the record. Only the Executive Headteacher/CEO can "
    "open the messages.",
    "withdraw_permission": "The permission is taken back, and that is on the record.",
    "lift_seal": "The seal is lifted, and the reason is on the record.",
}
