"""Adding a file to a case: chosen, dropped or pasted, kept byte for byte, then put on the record.

Example::

    adding = FileAdding(desk, page, left.progress, left.notice)
    adding.kept.connect(self._file_kept)         # with its name
    adding.refused.connect(self._say_refused)
    adding.take(case_id, [Path("photo.jpg")])
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused, Said
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.intake import Arrived, arrives_sealed, take_in
from tcat_desktop.office.words import counted
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.progress import Progress

# What is on the clipboard has no name of its own.
_PASTED, _PASTED_WORDS = "Pasted picture.png", "Pasted text.txt"
_SHOWN = 160


class FileAdding(QObject):
    """Takes files one after another; the bytes go to the shelf off the main thread."""

    kept = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, progress: Progress, notice: Notice) -> None:
        super().__init__(parent)
        self._desk, self._window, self._progress = desk, parent, progress
        self._notice = notice
        self._words: tuple[CaseId, str] | None = None
        notice.pressed.connect(self._keep_words)
        notice.installEventFilter(self)
        self._waiting: list[tuple[CaseId, Path | bytes | QImage, str]] = []
        self._busy = False
        self._errand: object = None
        progress.cancelled.connect(self._cancel)

    def ask(self, case_id: CaseId) -> None:
        """Let somebody choose files."""
        dialog = QFileDialog(self._window, "Add files to the case")
        dialog.setObjectName("case_file.files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(partial(self._chosen, case_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, case_id: CaseId, files: list[Path]) -> None:
        """Keep these files with this case."""
        self._waiting += [(case_id, file, file.name) for file in files]
        self._next()

    def paste(self, case_id: CaseId) -> bool:
        """Keep the picture or the files of the clipboard; says whether there were any.

        Words are asked about first: what is on a clipboard may be anything, and an exhibit
        cannot be taken off a case.
        """
        held = QGuiApplication.clipboard().mimeData()
        files = local_files(held)
        if files:
            self.take(case_id, files)
            return True
        picture = QGuiApplication.clipboard().image() if held.hasImage() else QImage()
        if not picture.isNull():
            self._waiting.append((case_id, picture, _PASTED))
            self._next()
            return True
        if held.hasUrls():
            self.refused.emit(Refused(
                "That is a link, not a file.",
                what_to_do="Add a note with the link in it, and paste a screenshot of it here.",
            ))  # fmt: skip
            return True
        return self._ask_about(case_id, held.text())

    def _ask_about(self, case_id: CaseId, words: str) -> bool:
        if not words.strip():
            return False
        self._words = (case_id, words)
        line = " ".join(words[: _SHOWN * 4].split())
        begins = line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
        self._notice.say(
            "Keep the words of the clipboard as an exhibit? It stays on the case.",
            f"{counted(len(words), 'character', 'characters')}: “{begins}”",
            tone=Tone.PLAIN, icon_name="file-text", button="Keep as an exhibit",
        )  # fmt: skip
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Whoever turns away has not said yes, and the words are let go.
        if watched is self._notice and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._words = None
        return super().eventFilter(watched, event)

    def _keep_words(self) -> None:
        wanted, self._words = self._words, None
        if wanted is not None:
            self._notice.clear()
            case_id, words = wanted
            self._waiting.append((case_id, words.encode(), _PASTED_WORDS))
            self._next()

    # -- inside ------------------------------------------------------------------------------

    def _chosen(self, case_id: CaseId, names: list[str]) -> None:
        self.take(case_id, [Path(name) for name in names])

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        case_id, what, name = self._waiting.pop(0)
        self._busy = True
        self._progress.begin(f"Keeping “{name}”")
        self._errand = self._desk.errands.run(
            partial(self._shelve, what, name),
            partial(self._arrived, case_id),
            self._failed,
            self._progress.report,
        )

    def _shelve(self, what: Path | bytes | QImage, name: str, report: Report) -> Arrived:
        person = self._desk.person
        assert person is not None

        def told(done: int, total: int) -> None:
            report(done // 1024, max(total // 1024, 1), f"Keeping “{name}”")

        content = _png(what) if isinstance(what, QImage) else what
        return take_in(self._desk.office, person, content, name, progress=told,
                       cancelled=lambda: report.cancelled)  # fmt: skip

    def _arrived(self, case_id: CaseId, file: Arrived) -> None:
        command = KeepFile(name=file.name, digest=file.digest, size=file.size, kind=file.kind,
                           case_id=case_id, sealed=arrives_sealed(file.kind))  # fmt: skip
        self._desk.errands.do(command, partial(self._done, command), self._failed)

    def _done(self, command: KeepFile, _exhibit: object) -> None:
        self._end()
        self.kept.emit(command.name)
        if command.sealed:
            self._notice.say(
                "It is kept, and sealed, as every chat that arrives.",
                "If it holds no messages between parents, the Executive Headteacher/CEO lifts "
                "the seal (C49, C51).",
                tone=Tone.PLAIN, icon_name="lock-key",
            )  # fmt: skip
        self._next()

    def _failed(self, said: object) -> None:
        self._end()
        if isinstance(said, Said):
            self.refused.emit(said)
        self._next()

    def _end(self) -> None:
        self._busy = False
        self._progress.end()

    def _cancel(self) -> None:
        self._waiting.clear()
        if self._errand is not None:
            self._errand.cancel()  # type: ignore[attr-defined]  # an Errand


def local_files(held: QMimeData) -> list[Path]:
    """The files of a drop or the clipboard that lie on this computer."""
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]


def _png(picture: QImage) -> bytes:
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(held, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
    return bytes(held.data().data())
