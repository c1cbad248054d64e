"""Saving the evidence of a pack as files: pictures of pixels alone, each noted before it leaves."""

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.commands.take_exhibit import ExportExhibit
from tcat_desktop.office.exhibit_copies import to_take_away
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.office.questions.takedown import CopyLine
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.printing import aside, write_whole


class SavingCopies(QObject):
    """One exhibit after another into a folder; ``done`` says how many, and what stayed."""

    refused = Signal(object)
    done = Signal(str, str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._left: list[CopyLine] = []
        self._stay: list[str] = []
        self._saved = 0
        self._folder = Path()
        self._case_id = CaseId(0)
        self._reference = ""

    def save(self, case_id: CaseId, reference: str, copies: Sequence[CopyLine]) -> None:
        """Ask for a folder and save a copy of each picture in it."""
        told = QFileDialog.getExistingDirectory(self._window, "Save the evidence in a folder")
        if not told:
            return
        self._folder, self._case_id, self._reference = Path(told), case_id, reference
        self._left = [each for each in copies if each.can_leave]
        self._stay = [each.number for each in copies if not each.can_leave]
        self._saved = 0
        self._next()

    def _next(self) -> None:
        if not self._left:
            count = "One copy is" if self._saved == 1 else f"{self._saved} copies are"
            stay = (
                f"{', '.join(self._stay)} can only leave as the original: save it from its own "
                "page, with a reason."
            )
            where = f" saved in “{self._folder.name}”, without metadata."
            self.done.emit(f"{count}{where}", stay if self._stay else "")
            return
        copy = self._left.pop(0)
        asked = Exhibit(case_id=self._case_id, exhibit_id=copy.exhibit_id)
        self._desk.errands.ask(asked, partial(self._opened, copy), refused=self._failed)

    def _opened(self, copy: CopyLine, exhibit: ExhibitAnswer) -> None:
        self._desk.errands.run(partial(_copied, exhibit), partial(self._made, copy), self._failed)

    def _made(self, copy: CopyLine, content: bytes) -> None:
        command = ExportExhibit(case_id=self._case_id, exhibit_id=copy.exhibit_id,
                                digest=sha256(content).hexdigest())  # fmt: skip
        self._desk.errands.do(command, partial(self._write, copy, content), self._failed)

    def _write(self, copy: CopyLine, content: bytes, _nothing: object) -> None:
        place = self._folder / f"{self._reference} {copy.number} copy.png"
        try:
            aside(lambda: write_whole(place, content))
        except Trouble as said:
            self._failed(said)
            return
        self._saved += 1
        self._next()

    def _failed(self, said: Exception) -> None:
        self._left = []
        if isinstance(said, Said):
            self.refused.emit(said)


def _copied(exhibit: ExhibitAnswer, report: Report) -> bytes:
    return to_take_away(exhibit, cancelled=lambda: report.cancelled)
