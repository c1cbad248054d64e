"""Saving one's own due dates as a calendar file, from under the cards of Today."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.due_dates import DueFile, MyDueDates
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.notices import Notice


def ask_place(parent: QWidget, name: str) -> str:
    """The computer’s own dialog for where the file is to be saved; empty after Cancel."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Save my due dates", name, "Calendar file (*.ics)"
    )
    return chosen


class DueDates(QWidget):
    """One quiet button, and under it what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.choose_place: Callable[[QWidget, str], str] = ask_place
        self.save = Button("Save my due dates for my calendar", name="today.due_dates",
                           kind=Kind.QUIET, icon_name="calendar-blank")  # fmt: skip
        self.save.setToolTip("The file names cases by reference and nobody by name.")
        self.save.clicked.connect(self._ask)
        self.notice = Notice(name="today.due_dates.notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.notice)

    def _ask(self) -> None:
        self._desk.errands.ask(
            MyDueDates(), self._keep, key="today.due_dates", refused=self.notice.refused
        )

    def _keep(self, file: DueFile) -> None:
        place = self.choose_place(self, file.name)
        if not place:
            return
        from tcat_desktop.screens.printing import write_whole

        try:
            write_whole(Path(place), file.content)
        except Said as said:
            self.notice.refused(said)
            return
        dates = "One date is" if file.dates == 1 else f"{file.dates} dates are"
        self.notice.done(f"{dates} in “{Path(place).name}”. Open it with your calendar.")
