"""The evidence of a report: dropped, pasted or chosen, and kept at once while one goes on writing.

Only a picture from the clipboard is shown small, since the system has drawn it already; a file
is never opened here, whatever it says it is.
"""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Refused, Said
from tcat_desktop.office.commands.keep_file import DropFile, KeepFile, SealFile
from tcat_desktop.office.intake import Arrived, arrives_sealed, take_in
from tcat_desktop.office.questions.own_desk import DraftFile
from tcat_desktop.screens.background import Report, Stopped
from tcat_desktop.screens.concern.file_tile import FileTile, Waiting, size_words
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.key_cap import KeyCap
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.progress import Progress
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import clock

_KIB = 1024
_THUMBNAIL = QSize(480, 270)
_FITTED = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
_SEALED = (
    "Only the Executive Headteacher/CEO can open parents’ messages to each other, and only with "
    "a parent’s permission."
)


class EvidenceCard(Card):
    """The files of one draft. Each goes to the shelf as it comes."""

    changed = Signal()

    def __init__(self, desk: Desk, *, name: str = "log.evidence") -> None:
        super().__init__("Evidence", name=name)
        self._desk = desk
        self._draft = ""
        self._numbers = 0
        self.tiles: list[FileTile] = []
        self._arriving: set[int] = set()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._sealed = label(_SEALED, font=Type.SMALL, role=Role.TEXT2, wrap=True)
        self.add(self._sealed, above=6)
        self._under_way = QVBoxLayout()
        self._under_way.setSpacing(8)
        self.body.addLayout(self._under_way)
        self.notice = Notice(name=f"{name}.notice")
        self.add(self.notice, above=8)
        self.add(self._drop_zone(name), above=8)
        self._arrange()

    def _drop_zone(self, name: str) -> QFrame:
        zone = QFrame()
        zone.setProperty("part", "drop")
        zone.setObjectName(f"{name}.drop")
        row = QHBoxLayout(zone)
        row.setContentsMargins(13, 5, 12, 5)
        row.setSpacing(6)
        row.addWidget(IconMark("paperclip", Role.TEXT2))
        row.addSpacing(2)
        words = label("Drop files here, or", role=Role.TEXT2, cut=True)
        words.setMaximumWidth(words.sizeHint().width())
        row.addWidget(words)
        self.choose = Button("choose a file", name=f"{name}.choose", kind=Kind.QUIET,
                             spoken="Choose a file of evidence")  # fmt: skip
        self.choose.clicked.connect(self.ask_for_files)
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(KeyCap("Ctrl V"))
        return zone

    # -- what the page calls ------------------------------------------------------------------

    def begin(self, draft_id: str, files: tuple[DraftFile, ...] = ()) -> None:
        """The files of this draft, and no others."""
        self._draft = draft_id
        for tile in list(self.tiles):
            self._take_out(tile)
        for each in files:
            self._show_file(each)
        self.notice.clear()
        self._arrange()

    @property
    def busy(self) -> bool:
        """Whether a file is still on its way to the shelf."""
        return bool(self._arriving)

    def take_mime(self, what: QMimeData) -> bool:
        """Keep what was dropped or pasted; says whether there was anything to keep."""
        paths = [Path(url.toLocalFile()) for url in what.urls() if url.isLocalFile()]
        if paths:
            for path in paths:
                self.take(path, path.name)
        elif what.hasImage():
            picture = QImage(what.imageData())
            if picture.isNull():
                return False
            self.take(picture, "Pasted screenshot.png", waiting="Pasted screenshot")
        elif what.hasUrls():
            self.notice.refused(Refused(
                "That is a link, not a file.",
                what_to_do="Write the link into the report, and paste a screenshot of it here.",
            ))  # fmt: skip
        elif what.hasText() and what.text().strip():
            self.take(what.text().encode(), "Pasted text.txt", waiting="Pasted text")
        else:
            return False
        return True

    def take(self, what: Path | bytes | QImage, name: str, *, waiting: str = "") -> None:
        """Bring one thing to the shelf on a worker, then name it in the records."""
        self.notice.clear()
        self._numbers += 1
        number = self._numbers
        self._arriving.add(number)
        progress = Progress(name=f"{self.objectName()}.progress.{number}")
        self._under_way.addWidget(progress)
        progress.begin(f"Keeping “{waiting or name}”")
        small = QImage()
        if isinstance(what, QImage):
            small = what.scaled(_THUMBNAIL, *_FITTED)
        waits = Waiting(number=number, draft=self._draft, small=small, bar=progress)
        errand = self._desk.errands.run(
            partial(_keep, self._desk, what, name),
            partial(self._arrived, waits),
            partial(self._failed, waits),
            progress.report,
        )
        progress.cancelled.connect(errand.cancel)

    def ask_for_files(self) -> None:
        """The system's own dialog; several may be chosen."""
        dialog = QFileDialog(self.window(), "Choose evidence")
        dialog.setObjectName("log.evidence.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- inside -------------------------------------------------------------------------------

    def _files_chosen(self, paths: list[str]) -> None:
        for each in paths:
            self.take(Path(each), Path(each).name)

    def _arrived(self, waits: Waiting, arrived: Arrived) -> None:
        if waits.draft != self._draft:
            # The report it was for has gone; its bytes are swept later.
            self._over(waits)
            return
        # A chat is parents' messages to each other until somebody rules otherwise (C51).
        command = KeepFile(
            name=arrived.name, digest=arrived.digest, size=arrived.size, kind=arrived.kind,
            draft_id=waits.draft, sealed=arrives_sealed(arrived.kind),
        )  # fmt: skip
        self._desk.errands.do(
            command, partial(self._kept, waits, command), partial(self._failed, waits)
        )

    def _kept(self, waits: Waiting, command: KeepFile, exhibit_id: int) -> None:
        self._over(waits)
        if waits.draft != self._draft:
            return
        self._show_file(
            DraftFile(
                exhibit_id=exhibit_id, name=command.name, size=command.size, kind=command.kind,
                digest=command.digest, sealed=command.sealed, added=clock(self._desk.now()),
            ),
            waits.small,
        )  # fmt: skip
        self._arrange()
        self.changed.emit()

    def _failed(self, waits: Waiting, error: Any) -> None:
        self._over(waits)
        if isinstance(error, Said):
            self.notice.refused(error)
        elif isinstance(error, Stopped):
            self.notice.refused(Refused("The file was not kept, because you stopped it."))

    def _over(self, waits: Waiting) -> None:
        self._arriving.discard(waits.number)
        self._under_way.removeWidget(waits.bar)
        waits.bar.hide()
        waits.bar.deleteLater()

    def _show_file(self, file: DraftFile, small: QImage | None = None) -> None:
        tile = FileTile(file, small if small is not None else QImage())
        tile.removed.connect(self._remove)
        tile.sealed.connect(self._seal)
        self.tiles.append(tile)

    def _remove(self, tile: QWidget) -> None:
        if not isinstance(tile, FileTile):
            return
        command = DropFile(exhibit_id=tile.file.exhibit_id, draft_id=self._draft)
        self._desk.errands.do(command, partial(self._removed, tile), self.notice.refused)

    def _removed(self, tile: FileTile, _done: object) -> None:
        if tile in self.tiles:
            self._take_out(tile)
            self._arrange()
            self.choose.setFocus()
            self.changed.emit()

    def _seal(self, exhibit_id: int, sealed: bool) -> None:
        command = SealFile(exhibit_id=exhibit_id, draft_id=self._draft, sealed=sealed)
        self._desk.errands.do(
            command, self._was_sealed, partial(self._stays, exhibit_id, not sealed)
        )
        self._arrange()

    def _stays(self, exhibit_id: int, sealed: bool, said: Said) -> None:
        """The tick shows what is kept, and not what was asked for."""
        for tile in self.tiles:
            if tile.file.exhibit_id == exhibit_id:
                tile.show_sealed(sealed=sealed)
        self._arrange()
        self.notice.refused(said)

    def _was_sealed(self, _done: object) -> None:
        self.changed.emit()

    def _take_out(self, tile: FileTile) -> None:
        self.tiles.remove(tile)
        self._grid.removeWidget(tile)
        tile.hide()
        tile.deleteLater()

    def _arrange(self) -> None:
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // 2, place % 2)
        show(self._sealed, any(tile.is_sealed for tile in self.tiles))


def _keep(desk: Desk, what: Path | bytes | QImage, name: str, report: Report) -> Arrived:
    """On a worker: the bytes to the shelf, with how far it is."""

    def told(done: int, total: int) -> None:
        # Counted in KiB: a progress bar knows no number beyond two thousand million.
        report(done // _KIB, max(total // _KIB, 1), f"Keeping “{name}”, {size_words(done)}")

    assert desk.person is not None
    content = _as_png(what) if isinstance(what, QImage) else what
    report(0, 0, f"Keeping “{name}”")
    return take_in(desk.office, desk.person, content, name, told, lambda: report.cancelled)


def _as_png(picture: QImage) -> bytes:
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(held, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
    return bytes(held.data().data())
