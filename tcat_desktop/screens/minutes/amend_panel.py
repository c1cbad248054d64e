"""Amending a point of minutes that went out: the old words, the new, who asked, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office import amending
from tcat_desktop.office.commands.circulate_minutes import AmendMinutes
from tcat_desktop.office.questions.meeting import MeetingAnswer
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.label import label

_EMPTY = "Nothing stands here yet."


class AmendPanel(QFrame):
    """A form over the sheet, for one place of it or for a note. What was typed stays if refused.

    ``refused`` is for what has no field here; ``closed`` when the keyboard needs a place to go.
    """

    kept = Signal()
    refused = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._answer: MeetingAnswer | None = None
        self.setObjectName("minutes.amend_panel")
        self.setProperty("part", "sheet")
        self.place = self.old = ""
        self._note = False
        self.title = label("", font=Type.CARD_TITLE, name="minutes.amend.title")
        self.form = Form("minutes.amend", spacing=8)
        across = self.form.row()
        self.before = GrowingField(least=2, most=6)
        self.before.setReadOnly(True)
        self.after = GrowingField(least=2, most=6)
        self._before = self.form.add("The words that stand there", self.before, "old",
                                     beside=across)  # fmt: skip
        self.form.add("The new words", self.after, "new", beside=across,
                      )  # fmt: skip
        below = self.form.row()
        self.asked_by = self.form.line("Who asked for it", "asked_by", beside=below)
        self.reason = self.form.line("Why", "reason", longest=500, beside=below)
        below.setStretch(0, 1)
        below.setStretch(1, 2)
        self.send = Button("Keep the amendment", name="minutes.amend.send")
        self.send.clicked.connect(self._send)
        self.leave = Button("Leave it as it is", name="minutes.amend.leave")
        self.leave.clicked.connect(self.close_panel)
        self._hint = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self._lay_out()
        self.setVisible(False)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.send)
        foot.addWidget(self.leave)
        foot.addWidget(self._hint, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 12, 20, 12)
        inside.setSpacing(10)
        inside.addWidget(self.title)
        inside.addWidget(self.form)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(line())

    @property
    def may(self) -> bool:
        """Whether this person may amend minutes at all."""
        return bool(self._desk.may(*AmendMinutes.needs))

    def show_meeting(self, answer: MeetingAnswer) -> None:
        """The minutes that are amended."""
        self._answer = answer

    def ask(self, place: str, old: str) -> None:
        """Open for one place of the minutes."""
        self._open(place, old)
        self.title.setText(f"Amend: {place}")
        self.send.set_words("Keep the amendment")
        self._hint.setText("The minutes show both. Empty new words take the point out.")

    def ask_note(self) -> None:
        """Open for a note that is kept with the minutes and changes no text."""
        self._open("", "")
        self._note = True
        self._before.setVisible(False)
        self.title.setText("Keep a note with the minutes")
        self.send.set_words("Keep the note")
        self._hint.setText("A note changes no word of the minutes. “Why” may stay empty.")

    def _open(self, place: str, old: str) -> None:
        self.form.clear_errors()
        self._note = False
        self.place, self.old = place, old
        self._before.setVisible(True)
        self.before.set_words(old or _EMPTY)
        self.after.set_words(old)
        self.asked_by.setText(self._answer.short_name if self._answer is not None else "")
        self.reason.clear()
        self.setVisible(True)
        self.after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.after.selectAll()

    def _send(self) -> None:
        if self._answer is None:
            return
        asked_by = self.asked_by.text()
        command = AmendMinutes(
            case_id=self._answer.case_id, meeting_id=self._answer.meeting_id,
            place=amending.note_by(asked_by.strip()) if self._note else self.place,
            old=self.old, new=self.after.toPlainText(), asked_by=asked_by,
            reason=self.reason.text(),
        )  # fmt: skip
        self._desk.errands.do(command, self._sent, self._not_kept)

    def _sent(self, _id: int) -> None:
        self.close_panel()
        self.kept.emit()

    def _not_kept(self, said: Said) -> None:
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.refused.emit(said)

    def close_panel(self) -> None:
        """Close it; what was not sent is not kept."""
        self.setVisible(False)
        self.closed.emit()
