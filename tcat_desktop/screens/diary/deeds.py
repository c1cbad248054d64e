"""What is done with the chosen time at one press: its minutes, its case, its papers, its visitor.

Moving, cancelling and booking ask something first; they are in the panels beside.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tcat_desktop.office.commands.keep_diary import MarkVisitor
from tcat_desktop.screens.diary.details import Chosen, EntryDetails
from tcat_desktop.screens.diary.saving import CalendarFiles, VisitSlips
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.notices import Notice


class EntryDeeds(QObject):
    """Listens to the buttons of the details. ``go`` leads to another page."""

    go = Signal(str, dict)
    marked = Signal()

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        details: EntryDetails,
        notice: Notice,
        chosen: Callable[[], Chosen | None],
    ) -> None:
        super().__init__(page)
        self.setObjectName("meetings.deeds")
        self._desk, self._notice, self._chosen = desk, notice, chosen
        self.files = CalendarFiles(page, desk.errands, notice)
        self.slips = VisitSlips(page, desk.errands, notice)
        for button, slot in (
            (details.minutes, self.minutes), (details.reply, self.reply),
            (details.case, self.case), (details.slip, self.slip), (details.file, self.file),
            (details.come, self.come), (details.seen, self.seen), (details.missed, self.missed),
        ):  # fmt: skip
            button.clicked.connect(slot)

    # -- pages -----------------------------------------------------------------------------

    def minutes(self) -> None:
        """To the minutes of a case's meeting."""
        one = self._chosen()
        if one is not None and one.meeting is not None:
            row = one.meeting
            self.go.emit("minutes", {"case_id": row.case_id, "meeting_id": row.meeting_id})

    def reply(self) -> None:
        """To the form for what the parent answered."""
        self.case_form("reply")

    def case_form(self, form: str) -> None:
        """To a form of the case whose meeting it is."""
        one = self._chosen()
        if one is not None and one.meeting is not None:
            row = one.meeting
            where = {"case_id": row.case_id, "form": form, "meeting_id": row.meeting_id}
            self.go.emit("case_file", where)

    def case(self) -> None:
        """To the case file."""
        one = self._chosen()
        told = (one.meeting or one.entry) if one is not None else None
        if told is not None:
            self.go.emit("case_file", {"case_id": told.case_id})

    # -- papers ----------------------------------------------------------------------------

    def file(self) -> None:
        """Save it for a calendar."""
        if booking_id := self._booking():
            self.files.save(booking_id)

    def slip(self) -> None:
        """Print what the visitor takes along."""
        if booking_id := self._booking():
            self.slips.print_one(booking_id)

    # -- the visitor -----------------------------------------------------------------------

    def come(self) -> None:
        """The visitor is here."""
        self._mark("arrived")

    def seen(self) -> None:
        """The visitor was seen."""
        self._mark("seen")

    def missed(self) -> None:
        """The visitor did not come."""
        self._mark("missed")

    def _mark(self, state: str) -> None:
        if booking_id := self._booking():
            command = MarkVisitor(booking_id=booking_id, state=state)
            self._desk.errands.do(command, self._marked, self._notice.refused)

    def _marked(self, _result: object) -> None:
        self._notice.clear()
        self.marked.emit()

    def _booking(self) -> int:
        one = self._chosen()
        return one.entry.booking_id if one is not None and one.entry is not None else 0
