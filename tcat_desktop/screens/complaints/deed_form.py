"""A form about a complaint: its heading, its fields, and the bar that sends it or leaves it.

Example::

    class EndForm(DeedForm):
        name, heading, send = "end_complaint", "End the complaint", "End it"

        def build(self) -> None:
            self.fields.words("What did the school do?", "action")

        def command(self) -> EndComplaint: ...
"""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.complaints import ComplaintView
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.steps.drafts import Draft, while_it_lasts
from tcat_desktop.screens.steps.fields import StepFields
from tcat_desktop.screens.steps.frame import Sheet
from tcat_desktop.screens.theme import Type
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.words import local_day

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DeedForm(QWidget):
    """One form. What is typed is kept as a draft and comes back when it is opened again."""

    finished = Signal(object)
    abandoned = Signal()

    name: ClassVar[str]
    heading: ClassVar[str]
    send: ClassVar[str]
    done: ClassVar[str] = "It is on the record."
    reason: ClassVar[str] = ""
    clause: ClassVar[str] = "C27"
    promise: ClassVar[str] = "Nothing is sent to a parent."

    def __init__(self, desk: Desk, view: ComplaintView | None, where: dict[str, Any]) -> None:
        super().__init__()
        self.desk, self.where = desk, where
        self._view = view
        self.setObjectName(f"step.{self.name}")
        self._sending = False
        self.today: date = local_day(desk.now())
        self.fields = StepFields(self.name, today=self.today)
        self.sheet = Sheet(f"step.{self.name}", send=self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        column.addStretch(1)
        self.heading_label = label(self.heading, font=Type.NEXT_STEP, wrap=True)
        self.sheet.set_head(self.heading_label, self.reason, self.clause)
        self.build()
        self.sheet.body.addWidget(self.fields)
        self.sheet.body.addStretch(1)
        self.sheet.say(self.promise)
        self._empty = self.fields.values()
        case = int(view.case_id) if view is not None else 0
        about = str(where.get("member_id", ""))
        self._draft = Draft(desk, f"complaint:{self.name}:{about}", case, self.fields.values,
                            parent=self)  # fmt: skip
        self._connect()
        self._draft.look()

    # -- what each form says --------------------------------------------------------------

    def build(self) -> None:
        """Add what this form asks to ``self.fields``."""
        raise NotImplementedError

    def command(self) -> object:
        """The command that the fields make. May raise ``Refused`` at a field."""
        raise NotImplementedError

    def edited(self, _name: str) -> None:
        """Somebody changed a field of that name."""

    @property
    def view(self) -> ComplaintView:
        """The complaint that it is about."""
        assert self._view is not None
        return self._view

    # -- what the page calls --------------------------------------------------------------

    @property
    def main_button(self) -> Button:
        """The one filled button."""
        return self.sheet.main

    def first_focus(self) -> QWidget | None:
        """What has the keyboard when the form opens."""
        return self.sheet.first_field(self.fields)

    def unsaved(self) -> str:
        """What would be lost by leaving. What is typed is saved at once when this is asked."""
        failed = self.sheet.draft_failed
        self._draft.keep()
        return f"What you typed under “{self.heading}” could not be saved." if failed else ""

    def abandon(self) -> None:
        """Leave; what was typed comes back when it is opened again."""
        self._draft.keep()
        self.abandoned.emit()

    # -- sending --------------------------------------------------------------------------

    def press(self) -> None:
        """Send it, as the main button does."""
        if self._sending:
            return
        self.fields.clear_errors()
        self.sheet.notice.clear()
        try:
            command = self.command()
        except Said as said:
            self._refused(said)
            return
        self._sending = True
        self.sheet.sending(True)
        self.desk.errands.do(
            command, while_it_lasts(self, self._done), while_it_lasts(self, self._refused)
        )

    def _done(self, result: Any) -> None:
        self._draft.drop()
        self.finished.emit(result)

    def _refused(self, said: Said) -> None:
        self._sending = False
        self.sheet.sending(False)
        clause = f" {said.clause}." if said.clause else ""
        words = f"{said.reason} {said.what_to_do}".strip() + clause
        if said.field and self.fields.show_refusal(said.field, words):
            self.sheet.reveal(self.fields.row_of(said.field))
            return
        self.sheet.notice.refused(said)
        self.sheet.main.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside ---------------------------------------------------------------------------

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.sheet.main.clicked.connect(self.press)
        self.sheet.cancel.clicked.connect(self.abandon)
        self.sheet.offered.pressed.connect(self._start_afresh)
        self._draft.found.connect(self._found)
        self._draft.saved.connect(self.sheet.draft_saved)
        self._draft.not_saved.connect(self.sheet.draft_refused)

    def _edited(self, name: str) -> None:
        self._draft.touch()
        self.edited(name)

    def _found(self, body: dict[str, Any], saved: str) -> None:
        if self._draft.touched:
            return
        self._draft.adopt()
        self.restore(body)
        self.sheet.offer(f"What you typed before is here again, saved at {saved}.", "Start afresh")

    def restore(self, body: dict[str, Any]) -> None:
        """Fill the fields from an earlier draft."""
        self.fields.restore(body)
        for name in body:
            self.edited(name)

    def _start_afresh(self) -> None:
        self.sheet.offer("", "")
        self._draft.forget()
        self.restore(self._empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.press()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandon()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._draft.keep()
        super().hideEvent(event)
