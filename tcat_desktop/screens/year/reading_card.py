"""Reading term dates that were pasted, or a calendar file; shown first, and kept by nobody yet."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.term_dates import ReadDates, read_ics, read_pasted
from tcat_desktop.screens.background import Stopped
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.progress import Progress
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import counted, date_words, local_day
from tcat_desktop.screens.words import day as day_words
from tcat_desktop.screens.words import sentence as capital
from tcat_desktop.screens.year.followed import FollowedList

# Nothing longer is a calendar of term dates; it is not even read into memory.
_LONGEST = 20_000_000
_PASTED = 200_000
_MOST = 30


class ReadingCard(Card):
    """A box to paste into, a file to choose, and what was read. ``taken`` carries the dates."""

    taken = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Read term dates", name="calendar.reading")
        self._desk = desk
        self._read: ReadDates | None = None
        self._hint = label(
            "From your website or the county’s. What was read is shown before anything is kept.",
            role=Role.TEXT2, wrap=True,
        )  # fmt: skip
        self.form = Form("calendar.reading", spacing=8)
        self.words = WordsField(
            lines=5, longest=_PASTED, placeholder="Autumn term: 3 September 2026 – 23 October 2026"
        )
        self.form.add("Paste term dates", self.words, "words")
        self.read_words = Button("Read what is pasted", name="calendar.reading.read")
        self.read_words.clicked.connect(self._read_words)
        self.read_file = Button("Read a calendar file…", name="calendar.reading.file",
                                icon_name="calendar-blank")  # fmt: skip
        self.read_file.clicked.connect(self.ask_for_file)
        self.progress = Progress(name="calendar.reading.progress")
        self.notice = Notice(name="calendar.reading.notice")
        self.found = FollowedList(name="calendar.reading.found")
        self.take = Button("Put these into the dates", name="calendar.reading.take")
        self.take.clicked.connect(self._take)
        self._hint_of_take = label(
            "Terms of the same school year are replaced; INSET and closed days are added.",
            role=Role.TEXT3, wrap=True,
        )  # fmt: skip
        self.add(self._hint)
        self.add(self.form, above=8)
        self.add(_row(self.read_words, self.read_file), above=8)
        self.add(self.progress, above=8)
        self.add(self.notice, above=8)
        self.add(self.found)
        self.add(_row(self.take), above=10)
        self.add(self._hint_of_take, above=4)
        self._show_found(None)

    # -- reading --------------------------------------------------------------------------

    def _read_words(self) -> None:
        self._begin("Reading what was pasted")
        words, today = self.words.toPlainText(), local_day(self._desk.now())
        errand = self._desk.errands.run(
            lambda _report: read_pasted(words, today=today), self._show_found, self._failed
        )
        self.progress.cancelled.connect(errand.cancel)

    def ask_for_file(self) -> None:
        """The system's own dialog."""
        dialog = QFileDialog(self.window(), "Choose a calendar file")
        dialog.setObjectName("calendar.reading.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Calendar files (*.ics *.ical)", "All files (*)"])
        dialog.fileSelected.connect(self.read_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_path(self, path: str) -> None:
        """Read one calendar file, behind the window."""
        self._begin(f"Reading {Path(path).name}")
        errand = self._desk.errands.run(
            lambda _report: read_ics(_bytes_of(Path(path))), self._show_found, self._failed
        )
        self.progress.cancelled.connect(errand.cancel)

    def _begin(self, words: str) -> None:
        self.form.clear_errors()
        self.notice.clear()
        self._show_found(None)
        self.progress.begin(words)

    def _failed(self, said: Said | Stopped) -> None:
        self.progress.end()
        if isinstance(said, Said):
            self.notice.refused(said)

    # -- what was read --------------------------------------------------------------------

    def _show_found(self, read: ReadDates | None) -> None:
        self.progress.end()
        self._read = read
        for part in (self.found, self.take, self._hint_of_take):
            show(part, read is not None)
        if read is not None:
            self.found.show_lines(read_words_of(read))
            self.take.setFocus()

    def _take(self) -> None:
        if self._read is not None:
            self.taken.emit(self._read)

    def say_taken(self) -> None:
        """Say where the dates are now."""
        self._show_found(None)
        self.notice.done("They stand in the boxes.", "Press See what changes, and then save.")


def read_words_of(read: ReadDates) -> tuple[tuple[str, str], ...]:
    """What was read, what to look at, and what was left out and why, as ``(heading, words)``."""
    told: list[tuple[str, str]] = []
    terms = [f"{date_words(first)} – {date_words(last)}" for first, last in read.terms]
    inset = [f"{day_words(on)}{f': {why}' if why else ''}" for on, why in read.inset]
    closed = [f"{day_words(on)}{f': {why}' if why else ''}" for on, why in read.closures]
    for many, lines in (
        (counted(len(terms), "term"), terms),
        (counted(len(inset), "INSET day"), inset),
        (counted(len(closed), "closed day"), closed),
    ):
        if lines:
            told.append((f"{capital(many)} read", ""))
            told += _some(lines)
    if read.warnings:
        told.append(("Look at these", ""))
        told += _some(list(read.warnings))
    if read.left_out:
        told.append((f"Left out: {counted(len(read.left_out), 'line')}", ""))
        told += _some([f"“{what}”. {why}" for what, why in read.left_out])
    return tuple(told)


def _some(lines: list[str]) -> list[tuple[str, str]]:
    shown = [("", line) for line in lines[:_MOST]]
    left = len(lines) - _MOST
    return [*shown, ("", f"And {left} more.")] if left > 0 else shown


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST + 1)
    except OSError as error:
        raise Trouble(
            f"{path.name} could not be read.", what_to_do="Check that the file is still there."
        ) from error
    if len(content) > _LONGEST:
        raise Trouble(
            f"{path.name} is far larger than a calendar of term dates.",
            what_to_do="Save the school’s own calendar alone, and read that.",
        )
    return content


def _row(*buttons: Button) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    flow = FlowLayout(gap=8)
    for each in buttons:
        flow.addWidget(each)
    column.addLayout(flow)
    return part
