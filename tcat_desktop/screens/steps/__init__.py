"""The forms by which a case is taken through each step; each is only imported when it opens.

Example::

    form = make("triage", desk, case, {})
    form.finished.connect(self._stepped)
    form.abandoned.connect(self._close_form)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tcat_desktop.office.questions.case_file import CaseFileAnswer
    from tcat_desktop.screens.page import Desk
    from tcat_desktop.screens.steps.step_form import StepForm

_HERE: Final = "tcat_desktop.screens.steps"

# The name of a form, as office/next_step.py and the case file's menus use it, and "module:Class".
FORMS: Final[dict[str, str]] = {
    "triage": f"{_HERE}.triage:TriageForm",
    "judge": f"{_HERE}.judge:JudgeForm",
    "fairness": f"{_HERE}.fairness:FairnessForm",
    "sign_fairness": f"{_HERE}.sign_fairness:SignFairnessForm",
    "record_contact": f"{_HERE}.record_contact:RecordContactForm",
    "request_meeting": f"{_HERE}.request_meeting:RequestMeetingForm",
    "reply": f"{_HERE}.reply:ReplyForm",
    "move_meeting": f"{_HERE}.move_meeting:MoveMeetingForm",
    "cancel_meeting": f"{_HERE}.cancel_meeting:CancelMeetingForm",
    "ask_poster": f"{_HERE}.ask_poster:AskPosterForm",
    "ask_platform": f"{_HERE}.ask_platform:AskPlatformForm",
    "ask_group_to_close": f"{_HERE}.ask_group_to_close:AskGroupForm",
    "check_removal": f"{_HERE}.check_removal:CheckRemovalForm",
    "note_complaint": f"{_HERE}.note_complaint:NoteComplaintForm",
    "hand_over": f"{_HERE}.hand_over:HandOverForm",
    "answer_handover": f"{_HERE}.answer_handover:AnswerHandoverForm",
    "close": f"{_HERE}.close:CloseForm",
    "reopen": f"{_HERE}.reopen:ReopenForm",
    "triage_again": f"{_HERE}.reopen:DecideAgainForm",
    "check_closed": f"{_HERE}.check_closed:CheckClosedForm",
    "note": f"{_HERE}.note:NoteForm",
    "incident": f"{_HERE}.incident:IncidentForm",
    "finish_task": f"{_HERE}.finish_task:FinishTaskForm",
    "set_task": f"{_HERE}.set_task:SetTaskForm",
    "hand_task": f"{_HERE}.hand_task:HandTaskForm",
    "move_task": f"{_HERE}.hand_task:MoveTaskForm",
    "record_permission": f"{_HERE}.record_permission:RecordPermissionForm",
    "withdraw_permission": f"{_HERE}.withdraw_permission:WithdrawPermissionForm",
    "open_sealed": f"{_HERE}.open_sealed:OpenSealedForm",
    "lift_seal": f"{_HERE}.lift_seal:LiftSealForm",
}


def make(name: str, desk: "Desk", case: "CaseFileAnswer", where: dict[str, Any]) -> "StepForm":
    """The form of that name for this case; ``where`` says which step, meeting, line or task."""
    module, _, form = FORMS[name].partition(":")
    made: StepForm = getattr(import_module(module), form)(desk, case, where)
    return made
