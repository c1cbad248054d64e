"""What is typed in a step form is kept every two seconds, so that no crash costs more.

Example::

    draft = Draft(desk, "step:triage", case.case_id, self.fields.values)
    draft.found.connect(self._bring_back)      # what was typed, and when
    draft.look()
    draft.touch()                              # somebody typed
    draft.drop()                               # the step is taken
"""

import uuid
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_draft import DropDraft, SaveDraft
from tcat_desktop.office.questions.own_desk import DraftAnswer, NewestDraft
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.words import clock

EVERY = 2_000  # milliseconds


def while_it_lasts(part: QObject, call: Callable[[Any], None]) -> Callable[[Any], None]:
    """``call``, unless the part has been deleted by the time its answer comes back."""

    def answered(answer: Any) -> None:
        if shiboken6.isValid(part):
            call(answer)

    return answered


class Draft(QObject):
    """The draft of one form about one case."""

    # What an earlier draft holds, and the time it was saved.
    found = Signal(dict, str)
    # The time it was saved just now.
    saved = Signal(str)
    # It could not be saved, and why.
    not_saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        form: str,
        case_id: int,
        values: Callable[[], dict[str, Any]],
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._form, self._case_id, self._values = desk, form, case_id, values
        self._draft_id = uuid.uuid4().hex
        self._earlier = ""
        self._over = False
        self.touched = False
        self.unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.keep)

    def look(self) -> None:
        """Ask for what was typed before and never sent."""
        question = NewestDraft(form=self._form, object_id=self._case_id)
        self._desk.errands.ask(question, while_it_lasts(self, self._looked))

    def touch(self) -> None:
        """Somebody typed."""
        self.touched = self.unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Save what has not been saved yet."""
        self._timer.stop()
        if self._over or not self.unsaved:
            return
        self.unsaved = False
        command = SaveDraft(
            draft_id=self._draft_id,
            form=self._form,
            body=self._values(),
            object_id=self._case_id,
        )
        self._desk.errands.do(
            command, while_it_lasts(self, self._kept), while_it_lasts(self, self._refused)
        )

    def adopt(self) -> None:
        """Go on with the earlier draft: what is typed from now on replaces it."""
        if self._earlier:
            self._draft_id, self._earlier = self._earlier, ""

    def drop(self) -> None:
        """The step is taken: forget what was typed."""
        self._over = True
        self._timer.stop()
        self.forget()

    def forget(self) -> None:
        """Forget what was kept so far; typing may go on."""
        self.unsaved = False
        for draft_id in (self._draft_id, self._earlier):
            if draft_id:
                self._desk.errands.do(DropDraft(draft_id=draft_id), _nothing)
        self._earlier = ""

    def _looked(self, answer: DraftAnswer | None) -> None:
        if answer is not None and not self._over and answer.draft_id != self._draft_id:
            self._earlier = answer.draft_id
            self.found.emit(answer.body, answer.saved)

    def _kept(self, _at: object) -> None:
        self.saved.emit(clock(self._desk.now()))

    def _refused(self, said: Said) -> None:
        self.unsaved = True
        self.not_saved.emit(said)


def _nothing(_answer: object) -> None:
    """Nobody waits for a draft to be forgotten."""
