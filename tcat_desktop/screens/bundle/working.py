"""The slow work of a bundle: made, frozen and saved, each in a worker with a Cancel."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.bundles import making
from tcat_desktop.office.questions.bundle import FileBeside, Version
from tcat_desktop.screens.background import Errand, Report, Stopped
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.printing import write_whole
from tcat_desktop.screens.widgets.progress import Progress


class Working(QObject):
    """One piece of work at a time; ``made`` has the version, ``saved`` a sentence."""

    made = Signal(object)
    saved = Signal(str)
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._errand: Errand | None = None
        self.progress = Progress(name="bundle.progress")
        self.progress.cancelled.connect(self.stop)

    @property
    def under_way(self) -> bool:
        """Whether something is being made."""
        return self._errand is not None

    def make(self, case_id: CaseId, left_out: tuple[str, ...]) -> None:
        """Put it on paper and keep it."""
        self._begin("Making the bundle", partial(_make, self._desk, case_id, left_out), self.made)

    def freeze(self, case_id: CaseId) -> None:
        """Freeze the newest version."""
        self._begin("Freezing the bundle", partial(_freeze, self._desk, case_id), self.made)

    def save(self, case_id: CaseId, reference: str, version: Version) -> None:
        """Ask for a folder; the bundle, its redacted copy and what travels beside it go there."""
        asked = QFileDialog.getExistingDirectory(self._window, "Choose the folder for the bundle")
        if asked:
            work = partial(_save, self._desk, case_id, reference, version, Path(asked))
            self._begin("Saving the bundle", work, self.saved)

    def stop(self) -> None:
        """Stop it when it next looks up."""
        if self._errand is not None:
            self._errand.cancel()

    # -- inside ------------------------------------------------------------------------------

    def _begin(self, words: str, work: Any, then: Any) -> None:
        if self._errand is not None:
            return
        self.progress.begin(words)
        self.busy.emit(True)
        self._errand = self._desk.errands.run(
            work, partial(self._ended, then), self._failed, progress=self.progress.report
        )

    def _ended(self, then: Any, result: object) -> None:
        self._over()
        then.emit(result)

    def _failed(self, error: Exception) -> None:
        self._over()
        if isinstance(error, Said):
            self.refused.emit(error)
        elif isinstance(error, Stopped):
            self.refused.emit(_Ended())

    def _over(self) -> None:
        self._errand = None
        self.progress.end()
        self.busy.emit(False)


class _Ended:
    """What is said after Cancel."""

    reason = "You stopped it."
    clause = ""
    what_to_do = "Nothing was kept. Earlier versions are as they were."


def _make(desk: Desk, case_id: CaseId, left_out: tuple[str, ...], report: Report) -> Version:
    assert desk.person is not None
    return making.make(desk.office, desk.person, case_id, left_out, told=report,
                       cancelled=lambda: report.cancelled)  # fmt: skip


def _freeze(desk: Desk, case_id: CaseId, report: Report) -> Version:
    assert desk.person is not None
    return making.freeze(desk.office, desk.person, case_id, told=report,
                         cancelled=lambda: report.cancelled)  # fmt: skip


def _save(
    desk: Desk, case_id: CaseId, reference: str, version: Version, folder: Path, report: Report
) -> str:
    assert desk.person is not None
    name = f"{reference} panel bundle {version.number}"
    files = [(f"{name}.pdf", False)]
    files += [(f"{name}, redacted copy.pdf", True)] if version.redacted_digest else []
    for at, (called, redacted) in enumerate(files):
        report(at, len(files) + len(version.beside), called)
        content = making.content_of(desk.office, desk.person, case_id, version, redacted=redacted)
        write_whole(folder / called, content)
    for number, _, _ in version.beside:
        report(len(files), len(files) + len(version.beside), number)
        called, content = desk.office.ask(desk.person, FileBeside(
            case_id=case_id, bundle_id=version.bundle_id, number=number))  # fmt: skip
        beside = folder / f"{name}, beside it"
        try:
            beside.mkdir(exist_ok=True)
        except OSError as error:
            raise Trouble(f"No folder can be made in “{folder.name}”.",
                          what_to_do="Choose another folder.") from error  # fmt: skip
        write_whole(beside / making.file_name(called), content)
    many = len(files) + len(version.beside)
    return f"{'One file is' if many == 1 else f'{many} files are'} saved in “{folder.name}”."
