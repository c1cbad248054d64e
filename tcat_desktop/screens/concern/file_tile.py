"""One file of a report: a small picture or its sign, its name, its fingerprint, and its seal."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.questions.own_desk import DraftFile
from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import IconButton
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.progress import Progress
from tcat_desktop.screens.widgets.sealed import paint_sealed
from tcat_desktop.screens.widgets.ticks import TickBox

_ICONS = {
    "image": "image", "pdf": "file-pdf", "whatsapp": "whatsapp-logo", "email": "envelope-simple",
    "video": "video-camera", "audio": "microphone", "text": "file-text", "zip": "stack",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file on its way: for which draft, its picture made small, and the bar that shows it."""

    number: int
    draft: str
    small: QImage
    bar: Progress


def size_words(count: int) -> str:
    """``214 KB``, ``3.2 MB``: bytes as people read them."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{round(count / 1000)} KB"
    if count < 1_000_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{count / 1_000_000_000:.2f} GB"


def short_print(digest: str) -> str:
    """The beginning of a fingerprint, in fours."""
    return f"{digest[:4]} {digest[4:8]} …"


class _Picture(QWidget):
    """What stands for the file: the pasted picture, the sign of its kind, or the hatched box."""

    def __init__(self, kind: str, small: QImage) -> None:
        super().__init__()
        self._kind, self._small = kind, small
        self.is_sealed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(88))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), theme().px(88))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_sealed:
            paint_sealed(painter, self.rect())
            return
        box(painter, self.rect(), fill=Role.SUNKEN, line=Role.DIVIDER, radius=4)
        inner = self.rect().adjusted(1, 1, -1, -1)
        if self._small.isNull():
            side = theme().px(30)
            spot = QRect(0, 0, side, side)
            spot.moveCenter(inner.center())
            name = _ICONS.get(self._kind, "files")
            drawn = pixmap(name, Role.TEXT2, side, self.devicePixelRatioF())
            painter.drawPixmap(spot.topLeft(), drawn)
            return
        outline = QPainterPath()
        outline.addRoundedRect(inner, 3, 3)
        painter.setClipPath(outline)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._small.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(inner.center())
        painter.drawImage(place, self._small)


class FileTile(QWidget):
    """One file. It can be sealed, or taken off again, until the report is sent."""

    removed = Signal(QWidget)
    sealed = Signal(int, bool)

    def __init__(self, file: DraftFile, small: QImage) -> None:
        super().__init__()
        self.file = file
        name = f"log.file.{file.exhibit_id}"
        self.setObjectName(name)
        self._picture = _Picture(file.kind, small)
        self._name = label(file.name, font=Type.BODY_MEDIUM, cut=True)
        set_tip(self._name, file.name)
        told = f"{kind_words(file.kind)}, {size_words(file.size)}. SHA-256 {file.digest}"
        self.fingerprint = label(
            f"{file.added}  {short_print(file.digest)}",
            font=Type.FIXED, role=Role.TEXT3, cut=True, name=f"{name}.fingerprint",
        )  # fmt: skip
        set_tip(self.fingerprint, told)
        self.fingerprint.setAccessibleName(told)
        spoken = f"Seal {file.name}: parents’ messages to each other"
        self.seal = TickBox("Seal it", name=f"{name}.seal", spoken=spoken)
        set_tip(self.seal, "It holds parents’ messages to each other (C49).")
        self.seal.setChecked(file.sealed)
        self.seal.toggled.connect(self._toggled)
        self.remove = IconButton("x", f"Take {file.name} off this report", name=f"{name}.remove")
        self.remove.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._picture)
        column.addSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self.fingerprint)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.seal)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        column.addLayout(foot)
        self._show_seal()

    @property
    def is_sealed(self) -> bool:
        """Whether it is marked as parents' messages to each other."""
        return self.seal.isChecked()

    def show_sealed(self, *, sealed: bool) -> None:
        """Show whether it is, without asking for it."""
        with QSignalBlocker(self.seal):
            self.seal.setChecked(sealed)
        self._show_seal()

    def _toggled(self, sealed: bool) -> None:
        self._show_seal()
        self.sealed.emit(self.file.exhibit_id, sealed)

    def _show_seal(self) -> None:
        sealed = self.is_sealed
        self._picture.is_sealed = sealed
        self._picture.update()
        self._name.setText("Kept and sealed" if sealed else self.file.name)
        set_tip(self._name, "" if sealed else self.file.name)
        state = "sealed" if sealed else kind_words(self.file.kind)
        self.setAccessibleName(f"{self._name.text()}, {state}, {size_words(self.file.size)}")

    def _remove(self) -> None:
        self.removed.emit(self)
