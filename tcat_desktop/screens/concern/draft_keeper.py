"""Keeps what is being typed, two seconds after it changed, so that a crash costs no more."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_draft import DropDraft, SaveDraft
from tcat_desktop.office.questions.own_desk import DraftAnswer, NewestDraft
from tcat_desktop.screens.background import Errands

AFTER_MS = 2_000


class DraftKeeper(QObject):
    """The draft of one form. ``body`` gives the values of the form as they stand."""

    saved = Signal()
    failed = Signal(object)

    def __init__(
        self, errands: Errands, form: str, body: Callable[[], dict[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._errands, self._form, self._body = errands, form, body
        self.draft_id = uuid4().hex
        self._changed = False
        self.trouble: Said | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.save)

    @property
    def is_changed(self) -> bool:
        """Whether something stands on the screen only."""
        return self._changed

    def touch(self) -> None:
        """Something was changed. Whoever goes on typing is saved every two seconds too."""
        self._changed = True
        if not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Save now."""
        self._timer.stop()
        self._changed = False
        command = SaveDraft(draft_id=self.draft_id, form=self._form, body=self._body())
        self._errands.do(command, self._saved, self._failed)

    def look(self, then: Callable[[DraftAnswer | None], None]) -> None:
        """Ask whether a draft was left behind."""
        self._errands.ask(NewestDraft(form=self._form), then, key=f"draft.{self._form}")

    def go_on(self, draft_id: str) -> None:
        """Go on with this draft."""
        self._timer.stop()
        self._changed = False
        self.draft_id = draft_id

    def begin(self) -> None:
        """Another form, under an id of its own."""
        self.go_on(uuid4().hex)
        self.trouble = None

    def drop(self) -> None:
        """Forget the draft that was kept, and begin another."""
        self._errands.do(DropDraft(draft_id=self.draft_id), _nothing)
        self.begin()

    def _saved(self, _at: object) -> None:
        self.trouble = None
        self.saved.emit()

    def _failed(self, said: Said) -> None:
        self._changed = True
        self.trouble = said
        self.failed.emit(said)


def _nothing(_done: object) -> None:
    """A draft that is gone leaves nothing to show."""
