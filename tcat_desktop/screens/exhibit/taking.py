"""What leaves the desk of an exhibit: a copy without metadata, the original, or sheets of paper.

What leaves is made first, noted by the office, and only then written or printed.
"""

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.commands.take_exhibit import (
    ExportExhibit,
    ExportOriginal,
    PrintExhibit,
)
from tcat_desktop.office.exhibit_copies import to_take_away
from tcat_desktop.office.questions.exhibit import ExhibitAnswer
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.screens import printing
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.printing import aside, lay_on, write_whole

WARNING: Final = (
    "The original leaves with all that the file says of itself: when, where and with what it was "
    "made. Once it is saved the desk no longer guards it. It is noted that you saved it."
)
_PRINTED: Final = frozenset({"image", "pdf"})


class Taking(QObject):
    """One exhibit at a time; ``said`` is a refusal, ``done`` one sentence."""

    refused = Signal(object)
    done = Signal(str)
    busy = Signal(bool)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def why_not(self, kind: str, way: str) -> str:
        """Why something cannot leave this way, or nothing: “copy”, “original”, “print”."""
        level = Level.DECIDE if way == "original" else Level.CREATE
        allowed = self._desk.may(Act.RECORD, level)
        if not allowed:
            return allowed.reason
        if way == "copy" and kind != "image":
            return "Only pictures are copied without metadata."
        if way == "print" and kind not in _PRINTED:
            return "Only pictures and PDFs are printed from here."
        return ""

    # -- a copy ------------------------------------------------------------------------------

    def save_copy(self, answer: ExhibitPageAnswer, exhibit: ExhibitAnswer) -> None:
        """Make a copy of its pixels, off the main thread, and ask where it goes."""
        self.busy.emit(True)
        self._desk.errands.run(
            partial(_copied, exhibit), partial(self._copy_made, answer), self._failed
        )

    def _copy_made(self, answer: ExhibitPageAnswer, copy: bytes) -> None:
        place = self._asked_place(f"{answer.reference} {answer.number} copy.png", "PNG (*.png)")
        if place is None:
            self.busy.emit(False)
            return
        command = ExportExhibit(case_id=answer.case_id, exhibit_id=answer.exhibit_id,
                                digest=sha256(copy).hexdigest())  # fmt: skip
        words = f"A copy without metadata is saved as “{place.name}”."
        self._desk.errands.do(command, partial(self._write, place, copy, words), self._failed)

    # -- the original ------------------------------------------------------------------------

    def save_original(self, answer: ExhibitPageAnswer, exhibit: ExhibitAnswer, reason: str) -> None:
        """Ask where it goes, note why, and write the very bytes."""
        place = self._asked_place(_safe(exhibit.name), "")
        if place is None:
            return
        self.busy.emit(True)
        command = ExportOriginal(
            case_id=answer.case_id, exhibit_id=answer.exhibit_id, reason=reason
        )
        words = f"The original is saved as “{place.name}”."
        self._desk.errands.do(
            command, partial(self._write, place, exhibit.content, words), self._failed
        )

    # -- paper -------------------------------------------------------------------------------

    def print(self, answer: ExhibitPageAnswer, exhibit: ExhibitAnswer) -> None:
        """Draw its sheets with their stamp, ask for a printer, note it, and print."""
        self.busy.emit(True)
        self._desk.errands.run(
            partial(_sheets_of, answer, exhibit), partial(self._drawn, answer), self._failed
        )

    def _drawn(self, answer: ExhibitPageAnswer, sheets: bytes) -> None:
        printer = printing.ask_printer(self._window, f"{answer.reference} {answer.number}")
        if printer is None:
            self.busy.emit(False)
            return
        command = PrintExhibit(case_id=answer.case_id, exhibit_id=answer.exhibit_id)
        self._desk.errands.do(command, partial(self._print, printer, sheets), self._failed)

    def _print(self, printer: QPrinter, sheets: bytes, _nothing: object) -> None:
        self.busy.emit(False)
        try:
            aside(lambda: lay_on(printer, sheets))
        except Trouble as said:
            self.refused.emit(said)

    # -- inside ------------------------------------------------------------------------------

    def _asked_place(self, name: str, sort: str) -> Path | None:
        asked, _ = QFileDialog.getSaveFileName(self._window, "Save as a file", name, sort)
        return Path(asked) if asked else None

    def _write(self, place: Path, content: bytes, words: str, _nothing: object) -> None:
        self.busy.emit(False)
        try:
            aside(lambda: write_whole(place, content))
        except Trouble as said:
            self.refused.emit(said)
        else:
            self.done.emit(words)

    def _failed(self, said: Exception) -> None:
        self.busy.emit(False)
        if isinstance(said, Said):
            self.refused.emit(said)


def _copied(exhibit: ExhibitAnswer, report: Report) -> bytes:
    return to_take_away(exhibit, cancelled=lambda: report.cancelled)


def _sheets_of(answer: ExhibitPageAnswer, exhibit: ExhibitAnswer, report: Report) -> bytes:
    from tcat_desktop.screens.exhibit.stamped import stamp_of, stamped_pages, stamped_picture

    stamp = stamp_of(answer)
    if answer.kind == "pdf":
        return stamped_pages(
            exhibit.content,
            stamp,
            went=lambda page, pages: report(page, pages, f"Page {page + 1} of {pages}"),
        )
    copy = to_take_away(exhibit, cancelled=lambda: report.cancelled)
    return stamped_picture(QImage.fromData(copy), stamp)


def _safe(name: str) -> str:
    """A name that no file system reads as a place."""
    return "".join("_" if each in '/\\:*?"<>|' or not each.isprintable() else each for each in name)
