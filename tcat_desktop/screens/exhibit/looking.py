"""Looking at one exhibit: asked for, which is noted, and read in a child; never twice at once."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.office.reading_room import Looked, ReadingRoom
from tcat_desktop.screens.background import Errand, Report
from tcat_desktop.screens.page import Desk


class Looking(QObject):
    """``looked`` brings what was read; ``refused`` why it may not be looked at."""

    looked = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._room = ReadingRoom()
        self._ticket = 0
        self._errand: Errand | None = None

    def look(self, case_id: CaseId, exhibit_id: int) -> None:
        """Ask for it; an earlier look that is still under way is dropped."""
        self.stop()
        self._desk.errands.ask(
            Exhibit(case_id=case_id, exhibit_id=exhibit_id),
            partial(self._arrived, self._ticket, ""),
            refused=partial(self._not_looked, self._ticket),
        )

    def read_again(self, exhibit: ExhibitAnswer, password: str) -> None:
        """Read the same bytes with a password, which is forgotten with the errand."""
        self.stop()
        self._arrived(self._ticket, password, exhibit)

    def stop(self) -> None:
        """Nothing more of what was asked for arrives."""
        self._ticket += 1
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None

    def forget(self) -> None:
        """Somebody left or locked: what was read is let go."""
        self.stop()
        self._room.empty()

    # -- inside ------------------------------------------------------------------------------

    def _arrived(self, ticket: int, password: str, exhibit: ExhibitAnswer) -> None:
        if ticket == self._ticket:
            self._errand = self._desk.errands.run(
                partial(_read, self._room, exhibit, password),
                partial(self._was_read, ticket),
                partial(self._not_looked, ticket),
            )

    def _was_read(self, ticket: int, looked: Looked) -> None:
        if ticket == self._ticket:
            self._errand = None
            self.looked.emit(looked)

    def _not_looked(self, ticket: int, said: Exception) -> None:
        if ticket == self._ticket and isinstance(said, Said):
            self.refused.emit(said)


def _read(room: ReadingRoom, exhibit: ExhibitAnswer, password: str, report: Report) -> Looked:
    return room.read(exhibit, password=password, cancelled=lambda: report.cancelled)
