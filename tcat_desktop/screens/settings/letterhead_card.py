"""The letterhead of each school: its logo and its words, with the letter as it would look."""

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.commands.keep_letterhead import SetLetterhead
from tcat_desktop.office.letterheads import LetterheadWords
from tcat_desktop.office.questions.letterhead import LetterheadEditor, LetterheadRow
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.case_file.adding import local_files
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.paper_pane import PaperPane
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice

_LINES = {"trust_line": "Line under the name", "phone": "Phone", "email": "Email",
          "website": "Website"}  # fmt: skip
_PAUSE_MS = 400
_FORM, _PAPER = 330, 430


class LetterheadCard(Card):
    """One school at a time: what stands at the head of its letters, and a letter under it."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Letterhead", name="settings.letterhead")
        self._desk = desk
        self._may = desk.may(Act.WORDING, Level.CREATE)
        self._rows: tuple[LetterheadRow, ...] = ()
        self._logo = ""
        self._tell = ""
        self.which = Choice(name="settings.letterhead.which", spoken="Which school")
        self.which.currentIndexChanged.connect(self._show_chosen)
        self.form = Form("settings.letterhead", spacing=10)
        self._fields: dict[str, LineField] = {}
        self.notice = Notice(name="settings.letterhead.notice")
        self.paper = PaperPane("settings.letterhead", spoken="A letter under this letterhead")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._look)
        self._build()
        self.setAcceptDrops(bool(self._may))
        theme().changed.connect(self._measure)
        self._measure()

    def _build(self) -> None:
        self._said_logo = label(
            "", role=Role.TEXT2, wrap=True, name="settings.letterhead.logo.said"
        )
        self.choose = Button("Choose a logo…", name="settings.letterhead.logo.choose")
        self.choose.clicked.connect(self.ask_for_logo)
        self.remove = Button("Take it away", name="settings.letterhead.logo.remove",
                             kind=Kind.QUIET)  # fmt: skip
        self.remove.clicked.connect(partial(self._wear, ""))
        logos = QHBoxLayout()
        logos.addWidget(self.choose)
        logos.addWidget(self.remove)
        logos.addStretch(1)
        for name, words in _LINES.items():
            self._fields[name] = self.form.line(words, name, longest=120)
            if name == "trust_line":
                self.address = WordsField(lines=3)
                self.form.add("Address", self.address, "address")
        self._fields["logo_mm"] = self.form.line("Height of the logo in mm, 8 to 20", "logo_mm",
                                                 longest=5)  # fmt: skip
        self.form.edited.connect(self._edited)
        self.save = Button("Keep this letterhead", name="settings.letterhead.save")
        self.save.clicked.connect(self._save)
        self.save.setEnabled(bool(self._may))
        self._why = label(self._may.reason, font=Type.SMALL, role=Role.TEXT3, wrap=True,
                          name="settings.letterhead.why_not")  # fmt: skip
        show(self._why, not self._may)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in (self.which, self._said_logo, logos, self.form, self.notice, self._why):
            if isinstance(each, QHBoxLayout):
                column.addLayout(each)
            else:
                column.addWidget(each)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.paper, 1)
        self.body.addLayout(across)

    # -- what the page tells it -------------------------------------------------------------

    def show_letterheads(self, rows: tuple[LetterheadRow, ...]) -> None:
        """The letterheads as they are kept."""
        place = max(self.which.currentIndex(), 0)
        self._rows = rows
        self.which.blockSignals(True)
        self.which.clear()
        for each in rows:
            self.which.addItem(each.school)
        self.which.setCurrentIndex(min(place, len(rows) - 1))
        self.which.blockSignals(False)
        self._show_chosen()
        words, self._tell = self._tell, ""
        if words:
            self.notice.done(words)

    # -- the logo ---------------------------------------------------------------------------

    def ask_for_logo(self) -> None:
        """The system's own dialog, for one picture."""
        dialog = QFileDialog(self.window(), "Choose the logo")
        dialog.setObjectName("settings.letterhead.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)")
        dialog.filesSelected.connect(lambda paths: self.take_logo(Path(paths[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_logo(self, path: Path) -> None:
        """A picture from this computer, chosen or dropped here."""
        self.notice.clear()
        self._desk.errands.run(partial(_shelve, self._desk, path), self._wear, self._refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()) and self._may:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            self.take_logo(files[0])
            event.acceptProposedAction()

    # -- inside -----------------------------------------------------------------------------

    def _chosen(self) -> LetterheadRow | None:
        place = self.which.currentIndex()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _show_chosen(self) -> None:
        row = self._chosen()
        self.form.clear_errors()
        self.notice.clear()
        if row is None:
            return
        held = row.words.kept()
        for name, field in self._fields.items():
            field.setText(f"{held[name]:g}" if name == "logo_mm" else str(held[name]))
            field.setPlaceholderText(getattr(row, name, ""))
        self.address.blockSignals(True)
        self.address.setPlainText(row.words.address)
        self.address.setPlaceholderText(row.address)
        self.address.blockSignals(False)
        self._wear(row.words.logo)

    def _wear(self, digest: str) -> None:
        self._logo = digest
        said = "The school’s own logo stands at the head." if digest else (
            "The crest stands at the head. Choose a logo, or drop a picture here."
        )  # fmt: skip
        self._said_logo.setText(said)
        show(self.remove, bool(digest) and bool(self._may))
        self.choose.setEnabled(bool(self._may))
        self._later.stop()
        self._look()

    def _edited(self) -> None:
        self.notice.clear()
        self._later.start()

    def _words(self) -> LetterheadWords:
        held = {name: field.text() for name, field in self._fields.items() if name != "logo_mm"}
        return LetterheadWords(
            logo=self._logo, address=self.address.toPlainText(),
            logo_mm=_millimetres(self._fields["logo_mm"].text()), **held,
        )  # fmt: skip

    def _look(self) -> None:
        row = self._chosen()
        if row is None or not self.isVisibleTo(self.window()):
            return
        question = LetterheadEditor(school_id=row.school_id, words=self._words())
        self._desk.errands.ask(question, self._looked, key="settings.letterhead.look",
                               refused=self._refused)  # fmt: skip

    def _looked(self, pdf: bytes) -> None:
        self.form.clear_errors()
        self.paper.show_pdf(pdf)

    def _save(self) -> None:
        row = self._chosen()
        if row is None:
            return
        self.form.clear_errors()
        self.notice.clear()
        command = SetLetterhead(school_id=row.school_id, words=self._words())
        self._desk.errands.do(command, self._saved, self._refused)

    def _saved(self, _digest: object) -> None:
        row = self._chosen()
        self._tell = f"Letters of {row.school} begin like this from now on." if row else ""
        self.changed.emit()

    def _refused(self, said: Any) -> None:
        if not isinstance(said, Said):
            return
        words = f"{said.reason} {said.what_to_do}".strip()
        if said.field == "logo" or not self.form.show_refusal(said.field, words):
            self.notice.refused(said)

    def _measure(self) -> None:
        self._left.setFixedWidth(theme().px(_FORM))
        self.paper.setMinimumHeight(theme().px(_PAPER))


def _millimetres(typed: str) -> float:
    try:
        return float(typed.replace(",", ".").removesuffix("mm").strip())
    except ValueError:
        return 0.0


def _shelve(desk: Desk, path: Path, report: Report) -> str:
    """On a worker: the picture to the shelf; its digest."""
    report(0, 0, f"Keeping “{path.name}”")
    assert desk.person is not None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Trouble(
            f"“{path.name}” could not be read.",
            what_to_do="Copy it to this computer, then choose it again.",
        ) from error
    kept = desk.office.shelve(desk.person, BytesIO(content), act=Act.WORDING)
    return str(kept.digest)
