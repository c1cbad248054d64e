"""Back up now: choose a folder, see how far it is, and be told that the copy was proven."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.screens.asking import TellingDialog
from tcat_desktop.screens.background import Errands, Report
from tcat_desktop.screens.theme import Type
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.progress import Progress

if TYPE_CHECKING:
    from tcat_desktop.office.door import Session
    from tcat_desktop.office.safe_keeping import Copy


class BackingUp(QObject):
    """One backup from the menu to its last word."""

    ended = Signal()

    def __init__(self, window: QWidget, errands: Errands, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._errands = errands
        self._session = session
        self._dialog: _Working | None = None

    def ask(self) -> None:
        """Ask for the folder."""
        chooser = QFileDialog(self._window, "Choose the folder for backups")
        chooser.setObjectName("back_up.folder")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.make)
        chooser.rejected.connect(self.ended)
        chooser.open()

    def make(self, folder: str) -> None:
        """Make it below that folder."""
        self._dialog = _Working(self._window)
        work = partial(_make, self._session, Path(folder))
        errand = self._errands.run(
            work, self._made, self._failed, progress=self._dialog.progress.report
        )
        self._dialog.progress.cancelled.connect(errand.cancel)
        self._dialog.progress.begin("Copying the records")
        self._dialog.open()

    def _made(self, made: "Copy") -> None:
        words = f"{made.cases:,} cases are in it. It was read back and compared."
        if made.missing:
            words += f" These were missing before: {', '.join(made.missing)}."
        self._say("The backup is made", words)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Said):
            self._say("The backup was not made", str(error))
        else:
            words = "You stopped it. Earlier backups are as they were."
            self._say("The backup was not made", words)

    def _say(self, title: str, words: str) -> None:
        if self._dialog is not None:
            self._dialog.close()
            self._dialog = None
        TellingDialog(title, words, self._window).open()
        self.ended.emit()


class _Working(QDialog):
    """How far the backup is, and a Cancel."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("back_up")
        self.setWindowTitle("Backing up")
        self.setAccessibleName("Backing up")
        self.setMinimumWidth(420)
        self.progress = Progress(name="back_up.progress")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.addWidget(label("Backing up", font=Type.CARD_TITLE))
        column.addWidget(self.progress)


def _make(session: "Session", folder: Path, report: Report) -> "Copy":
    def went_on(done: int, total: int) -> None:
        report(done, total, f"File {done:,} of {total:,}")

    return session.office.back_up(
        session.person, folder, progress=went_on, cancelled=lambda: report.cancelled
    )
