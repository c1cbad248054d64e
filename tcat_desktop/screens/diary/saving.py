"""What a meeting is given out as: a calendar file where somebody chooses, or a visitor’s slip.

Example::

    files = CalendarFiles(page, desk.errands, notice)
    files.save(booking_id)
    VisitSlips(page, desk.errands, notice).print_one(booking_id)
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.office.questions.calendar_files import MeetingFile
from tcat_desktop.office.visit_slip import VisitSlip
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.widgets.notices import Notice


def ask_place(parent: QWidget, name: str) -> str:
    """The computer’s own dialog for where the file is to be saved; empty after Cancel."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Save as calendar file", name, "Calendar file (*.ics)"
    )
    return chosen


class CalendarFiles(QObject):
    """Asks for the file, then for a place, and says in the notice what became of it."""

    def __init__(self, page: QWidget, errands: Errands, notice: Notice) -> None:
        super().__init__(page)
        self.setObjectName("meetings.files")
        self.choose_place: Callable[[QWidget, str], str] = ask_place
        self._page, self._errands, self._notice = page, errands, notice

    def save(self, booking_id: int) -> None:
        """One booking, as it stands now."""
        self._errands.ask(MeetingFile(booking_id=booking_id), self._made,
                          refused=self._notice.refused)  # fmt: skip

    def _made(self, made: tuple[str, bytes]) -> None:
        # What writes files comes with what prints, which is slow to load.
        from tcat_desktop.screens.printing import aside, write_whole

        name, content = made
        chosen = self.choose_place(self._page, name)
        if not chosen:
            return
        place = Path(chosen)
        if place.suffix.casefold() != ".ics":
            place = place.with_name(f"{place.name}.ics")
        try:
            aside(lambda: write_whole(place, content))
        except Trouble as trouble:
            self._notice.refused(trouble)
            return
        self._notice.done(f"Saved as {place.name}.", "Open it to put it into a calendar.")


class VisitSlips(QObject):
    """Prints the slip that a visitor takes along: when, where, and how to change it."""

    def __init__(self, page: QWidget, errands: Errands, notice: Notice) -> None:
        super().__init__(page)
        self.setObjectName("meetings.slips")
        self._page, self._errands, self._notice = page, errands, notice

    def print_one(self, booking_id: int) -> None:
        """The slip of one booking, as it stands now."""
        self._errands.ask(VisitSlip(booking_id=booking_id), self._made,
                          refused=self._notice.refused)  # fmt: skip

    def _made(self, pdf: bytes) -> None:
        from tcat_desktop.screens import printing

        try:
            if printing.print_pdf(self._page, pdf, "Visitor’s slip"):
                self._notice.done("The slip is printed.")
        except Trouble as trouble:
            self._notice.refused(trouble)
