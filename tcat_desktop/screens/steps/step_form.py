"""A step form: its heading and reason, its fields, and the bar that sends it or leaves it.

A form builds its fields and says which command they make; sending, refusals, drafts and
other people's changes are the same for all.

Example::

    class NoteForm(StepForm):
        name, heading, send = "note", "Add a note", "Keep the note"

        def build(self) -> None:
            self.fields.words("What should stand on the file?", "words")

        def command(self) -> AddNote:
            return AddNote(case_id=self.case.case_id, words=self.fields.text("words"), ...)
"""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.case import Option
from tcat_desktop.journey.refusals import Conflict, Said
from tcat_desktop.office.questions.case_file import CaseFile, CaseFileAnswer, PersonOnCase
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.steps.drafts import Draft, while_it_lasts
from tcat_desktop.screens.steps.fields import StepFields
from tcat_desktop.screens.steps.first_instead import First, first_instead
from tcat_desktop.screens.steps.frame import Sheet
from tcat_desktop.screens.theme import Tone, Type
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.words import local_day, sentence

_ONLY_TOLD = frozenset({"reporter", "witness"})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class StepForm(QWidget):
    """One form about one case. It stays as it is until it has sent its command."""

    # The step was taken; what the command answered.
    finished = Signal(object)
    # Somebody pressed Cancel; what was typed is kept as a draft.
    abandoned = Signal()
    # Another page, and where on it.
    go = Signal(str, dict)

    name: ClassVar[str]
    heading: ClassVar[str]
    send: ClassVar[str]
    reason: ClassVar[str] = ""
    clause: ClassVar[str] = ""
    # What stands in the bar, such as "Nothing is sent to a parent."
    promise: ClassVar[str] = ""
    # The move of the journey that this form makes, when it makes one.
    takes: ClassVar[str] = ""
    # Fields that a command calls by another name than the form.
    known_as: ClassVar[dict[str, str]] = {}

    def __init__(self, desk: Desk, case: CaseFileAnswer, where: dict[str, Any]) -> None:
        super().__init__()
        self.desk, self.case, self.where = desk, case, where
        self.setObjectName(f"step.{self.name}")
        self._sending = False
        self._offered: dict[str, Any] | None = None
        self._first: First | None = None
        self.today: date = local_day(desk.now())
        self.fields = StepFields(self.name, today=self.today)
        self.sheet = Sheet(f"step.{self.name}", send=self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        column.addStretch(1)
        self.title = self.heading
        self._head()
        self.build()
        self.sheet.body.addWidget(self.fields)
        self.sheet.body.addStretch(1)
        self.sheet.say(self.promise)
        self._draft = Draft(desk, self._draft_key(), case.case_id, self.draft, parent=self)
        self._connect()
        self._show_whether_open()
        self._draft.look()

    # -- what each form says ----------------------------------------------------------

    def build(self) -> None:
        """Add what this form asks to ``self.fields``."""
        raise NotImplementedError

    def command(self) -> object:
        """The command that the fields make. May raise ``Refused`` at a field."""
        raise NotImplementedError

    def commands(self) -> tuple[object, ...]:
        """What is sent, one after another; most forms send one command."""
        return (self.command(),)

    def place(self, said: Said, _sent: int) -> str:
        """The field that a refusal of the command with this number belongs to."""
        return self.known_as.get(said.field, said.field)

    def about(self) -> str:
        """What the form is about besides the case, so that drafts are not mixed up."""
        return ""

    def draft(self) -> dict[str, Any]:
        """What is typed, as plain values."""
        return self.fields.values()

    def restore(self, body: dict[str, Any]) -> None:
        """Fill the form from an earlier draft."""
        self.fields.restore(body)

    def edited(self, _name: str) -> None:
        """Somebody changed a field of that name."""

    # -- what the page that holds it calls ----------------------------------------------

    @property
    def main_button(self) -> Button:
        """The one filled button, which Ctrl Enter presses."""
        return self.sheet.main

    def first_focus(self) -> QWidget | None:
        """What has the keyboard when the form opens."""
        return self.sheet.first_field(self.fields)

    def unsaved(self) -> str:
        """What would be lost by leaving. What is typed is saved at once when this is asked."""
        if self._sending:
            return "It is being saved just now."
        failed = self.sheet.draft_failed
        self._draft.keep()
        return f"What you typed under “{self.title}” could not be saved." if failed else ""

    def save_now(self) -> bool:
        """Ctrl S: keep what is typed as a draft."""
        self._draft.keep()
        return True

    def abandon(self) -> None:
        """Leave the form; what was typed comes back when it is opened again."""
        self._draft.keep()
        self.abandoned.emit()

    # -- shared by several forms --------------------------------------------------------

    def option(self) -> Option | None:
        """The move of this form as it stands for this person, if the stage offers it."""
        return next((each for each in self.case.options if each.move.name == self.takes), None)

    def author(self) -> PersonOnCase | None:
        """Whoever wrote it, or else runs the group."""
        for role in ("author", "group_admin", "group_creator"):
            for person in self.case.people:
                if role in person.roles:
                    return person
        return None

    def families(self) -> tuple[PersonOnCase, ...]:
        """Everybody on the case who is neither staff nor pupil, whoever wrote it first."""
        first = self.author()
        others = [
            one
            for one in self.case.people
            if one is not first and one.kind not in ("staff", "pupil")
        ]
        return (*((first,) if first else ()), *others)

    def concerned(self) -> tuple[PersonOnCase, ...]:
        """The families, without those who only told the school or saw it: they stay out of it."""
        return tuple(one for one in self.families() if set(one.roles) - _ONLY_TOLD)

    # -- sending ------------------------------------------------------------------------

    def press(self) -> None:
        """Send it, as the main button does."""
        if not self.sheet.main.isEnabled():
            return
        self.fields.clear_errors()
        self.sheet.notice.clear()
        try:
            waiting = self.commands()
        except Said as said:
            self._refused(said, 0)
            return
        self._sending = True
        self.sheet.sending(True)
        self._next(waiting, 0, None)

    def _next(self, waiting: tuple[object, ...], sent: int, result: Any) -> None:
        if sent == len(waiting):
            self._done(result)
            return

        def went_well(answer: Any) -> None:
            self.sent(sent)
            self._next(waiting, sent + 1, answer)

        def refused(said: Said) -> None:
            self._refused(said, sent)

        self.desk.errands.do(
            waiting[sent], while_it_lasts(self, went_well), while_it_lasts(self, refused)
        )

    def sent(self, _number: int) -> None:
        """The command with this number is done."""

    def _done(self, result: Any) -> None:
        self._sending = False
        self._draft.drop()
        self.finished.emit(result)

    def _refused(self, said: Said, sent: int) -> None:
        self._sending = False
        self.sheet.sending(False)
        if isinstance(said, Conflict):
            self.sheet.notice.changed_by_another(
                said.reason, said.what_to_do, button="Show what changed"
            )
            self.sheet.notice.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = " ".join(part for part in (said.reason, said.what_to_do) if part)
        if said.clause:
            words = f"{words} {said.clause}."
        field = self.place(said, sent)
        if field and self.fields.show_refusal(field, words):
            self.sheet.reveal(self.fields.row_of(field))
            return
        self.sheet.notice.refused(said)
        self.sheet.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send_stopped(self, busy: bool) -> None:
        if not busy and self._sending:
            # An error that is no refusal is told elsewhere; the button must come back.
            QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        if self._sending and not self.desk.errands.busy:
            self._sending = False
            self.sheet.sending(False)

    # -- somebody else changed the case ---------------------------------------------------

    def _notice_pressed(self) -> None:
        if self._first is not None:
            self.go.emit("case_file", {"case_id": self.case.case_id, "form": self._first.form})
        else:
            self._look_again()

    def _look_again(self) -> None:
        question = CaseFile(case_id=self.case.case_id)
        self.desk.errands.ask(question, while_it_lasts(self, self._looked_again))

    def _looked_again(self, now: CaseFileAnswer) -> None:
        known = {entry.event_id for entry in self.case.entries}
        fresh = [f"{e.title}, {e.entered}" for e in now.entries if e.event_id not in known]
        self.case = now
        told = "; ".join(fresh[:4]) or "Only its dates or tasks"
        self.sheet.notice.say(
            f"Changed since you opened it: {told}.",
            "What you typed is still here. Send it when it is still right.",
            tone=Tone.AMBER,
            icon_name="arrows-merge",
        )
        self.sheet.main.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- drafts ---------------------------------------------------------------------------

    def _draft_key(self) -> str:
        about = self.about()
        return f"step:{self.name}:{about}" if about else f"step:{self.name}"

    def _found(self, body: dict[str, Any], saved: str) -> None:
        if self._draft.touched:
            self._offered = body
            self.sheet.offer(
                f"You began this before, and it was saved at {saved}.", "Bring it back"
            )
            return
        self._bring_back(body)
        self.sheet.offer(f"What you typed before is here again, saved at {saved}.", "Start afresh")

    def _bring_back(self, body: dict[str, Any]) -> None:
        self._draft.adopt()
        self.restore(body)
        for name in body:
            self.edited(name)

    def _offer_taken(self) -> None:
        self.sheet.offer("", "")
        offered, self._offered = self._offered, None
        if offered is not None:
            self._bring_back(offered)
            self._draft.touch()
        else:
            self._draft.forget()
            self.restore(self._empty)
            for name in self._empty:
                self.edited(name)
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside -----------------------------------------------------------------------------

    def _head(self) -> None:
        self.heading_label = label(self.title, font=Type.NEXT_STEP, wrap=True)
        self.sheet.set_head(self.heading_label, self.reason, self.clause)

    def _connect(self) -> None:
        self._empty = self.draft()
        self.fields.edited.connect(self._edited)
        self.sheet.main.clicked.connect(self.press)
        self.sheet.cancel.clicked.connect(self.abandon)
        self.sheet.notice.pressed.connect(self._notice_pressed)
        self.sheet.offered.pressed.connect(self._offer_taken)
        self.desk.errands.working.connect(self._send_stopped)
        self._draft.found.connect(self._found)
        self._draft.saved.connect(self.sheet.draft_saved)
        self._draft.not_saved.connect(self.sheet.draft_refused)

    def _edited(self, name: str) -> None:
        self._draft.touch()
        self.edited(name)

    def shut(self, reason: str, what_to_do: str = "", *, button: str = "") -> None:
        """Say why this cannot be sent now; the button is off, and what is typed stays."""
        self.sheet.notice.say(
            reason, what_to_do, tone=Tone.ATTENTION, icon_name="hand-palm", button=button
        )
        self.sheet.main.off_because(reason)

    def _show_whether_open(self) -> None:
        """A step that the rules shut says so before anybody types."""
        option = self.option()
        if option is None or option.allowed:
            return
        clause = f"{option.clause}." if option.clause else ""
        self._first = first_instead(option, self.desk)
        self.shut(
            sentence(option.reason),
            " ".join(part for part in (option.what_to_do, clause) if part),
            button=self._first.words if self._first else "",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and ctrl:
            self.press()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandon()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        # Another page, or the lock: what was typed in the last two seconds is kept as well.
        self._draft.keep()
        super().hideEvent(event)
