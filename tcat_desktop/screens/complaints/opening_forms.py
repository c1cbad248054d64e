"""Opening a form about a complaint, once what it offers to choose from is there."""

from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from tcat_desktop.office.questions.complaints import (
    ComplaintView,
    PanelCandidate,
    PanelCandidates,
    Procedures,
)
from tcat_desktop.screens.complaints import panel_forms, stage_forms
from tcat_desktop.screens.complaints.deed_form import DeedForm
from tcat_desktop.screens.page import Desk

_FORMS: Final[dict[str, type[DeedForm]]] = {
    "open": stage_forms.OpenForm,
    "acknowledge": stage_forms.AcknowledgeForm,
    "step": stage_forms.StepForm,
    "move": stage_forms.MoveForm,
    "end": stage_forms.EndForm,
    "member": panel_forms.MemberForm,
    "answer": panel_forms.AnswerForm,
    "stand_down": panel_forms.StandDownForm,
    "call": panel_forms.CallForm,
    "companion": panel_forms.CompanionForm,
    "witness": panel_forms.WitnessForm,
    "papers": panel_forms.PapersForm,
    "findings": panel_forms.FindingsForm,
    "recommend": panel_forms.RecommendForm,
    "decide": panel_forms.DecideForm,
}


class FormOpener(QObject):
    """Makes the form that was asked for; ``ready`` hands it over."""

    ready = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = ""
        self._view: ComplaintView | None = None
        self._where: dict[str, Any] = {}

    def wanted(self, form: str, view: ComplaintView | None, member_id: int, schools: Any) -> None:
        """Open this form; the newest wish counts."""
        self._form, self._view = form, view
        self._where = {"member_id": member_id, "schools": schools}
        ask = self._desk.errands.ask
        if form == "open":
            ask(Procedures(), self._procedures, key="complaints.choices")
        elif form == "member" and view is not None:
            ask(PanelCandidates(case_id=view.case_id), self._candidates, key="complaints.choices")
        else:
            self._make()

    def _procedures(self, answer: tuple[tuple[str, str, str], ...]) -> None:
        self._where["procedures"] = answer
        self._make()

    def _candidates(self, answer: tuple[PanelCandidate, ...]) -> None:
        self._where["candidates"] = answer
        self._make()

    def _make(self) -> None:
        self.ready.emit(_FORMS[self._form](self._desk, self._view, self._where))
