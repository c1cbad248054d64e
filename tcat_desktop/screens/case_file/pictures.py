"""Pictures of exhibits, decoded safely and off the main thread; never one that is sealed.

Only PNG, JPEG, GIF and WEBP are ever handed to a decoder, told by their first bytes and named to
it, so that no other reader of Qt is tried; a picture of too many pixels is not decoded at all.

Example::

    pictures = Pictures(desk)
    pictures.came.connect(self._chronology.picture_came)
    pictures.want(answer.case_id, answer.exhibits)
    pictures.thumbnail(exhibit_id)                   # a QImage, or nothing yet
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.questions.case_file import ExhibitLine
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.page import Desk

MOST_PIXELS: Final = 50_000_000
_MOST_BYTES: Final = 40 * 1024 * 1024
_MOST_MEGABYTES: Final = 256
_THUMBNAIL: Final = QSize(360, 260)
_MOST_AT_ONCE: Final = 12
_MOST_KEPT: Final = 60


def format_of(content: bytes) -> bytes:
    """``png``, ``jpeg``, ``gif`` or ``webp`` by the first bytes, or nothing for all else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"png"
    if content.startswith(b"\xff\xd8\xff"):
        return b"jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return b"gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return b"webp"
    return b""


def decoded(content: bytes, within: QSize | None = None) -> QImage:
    """The picture, upright, at most ``within``; an empty one when it cannot or must not be shown.

    Only its pixels are kept: where and when it was taken stays in the file.
    """
    named = format_of(content)
    if not named:
        return QImage()
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(named))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    if within is not None and (size.width() > within.width() or size.height() > within.height()):
        scaled = size.scaled(within, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        reader.setScaledSize(scaled.boundedTo(size))
    picture = reader.read()
    held.close()
    for key in picture.textKeys():
        picture.setText(key, "")
    return picture


class Pictures(QObject):
    """The thumbnails of one case. Each exhibit is read once, in the background, and only shown."""

    # An exhibit's thumbnail is there, or it turned out to have none.
    came = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("case_file.pictures")
        self._desk = desk
        self._thumbnails: dict[int, QImage] = {}
        self._sound: set[int] = set()
        self._changed: dict[int, str] = {}
        self._asked: set[int] = set()
        self._sealed: set[int] = set()

    def want(self, case_id: CaseId, exhibits: tuple[ExhibitLine, ...]) -> None:
        """Read the first few pictures; sealed ones and other kinds are never asked for."""
        if len(self._thumbnails) > _MOST_KEPT:
            self.forget()
        for each in exhibits:
            # Sealed since it was drawn: nothing of it may stand there any longer. C49.
            if each.sealed:
                self._thumbnails.pop(each.exhibit_id, None)
                self._asked.discard(each.exhibit_id)
        self._sealed = {each.exhibit_id for each in exhibits if each.sealed}
        wanted = [
            each for each in exhibits
            if each.kind == "image" and not each.sealed and each.size <= _MOST_BYTES
        ]  # fmt: skip
        for each in wanted[:_MOST_AT_ONCE]:
            if each.exhibit_id in self._asked:
                continue
            self._asked.add(each.exhibit_id)
            self._desk.errands.ask(
                Exhibit(case_id=case_id, exhibit_id=each.exhibit_id),
                partial(self._arrived, each.exhibit_id),
                refused=partial(self._refused, each.exhibit_id),
            )

    def thumbnail(self, exhibit_id: int) -> QImage | None:
        """The picture, small, when it has come."""
        return self._thumbnails.get(exhibit_id)

    def was_read(self, exhibit_id: int) -> None:
        """An exhibit was read whole, and its hash was that of the day it came."""
        self._sound.add(exhibit_id)
        self.came.emit(exhibit_id)

    def is_sound(self, exhibit_id: int) -> bool:
        """Whether it was read here and found unchanged."""
        return exhibit_id in self._sound

    def trouble(self, exhibit_id: int) -> str:
        """What is wrong with it, or nothing."""
        return self._changed.get(exhibit_id, "")

    def forget(self) -> None:
        """Drop every picture."""
        self._thumbnails.clear()
        self._asked.clear()

    # -- inside ------------------------------------------------------------------------------

    def _arrived(self, exhibit_id: int, answer: ExhibitAnswer) -> None:
        self._sound.add(exhibit_id)
        self.came.emit(exhibit_id)
        self._desk.errands.run(partial(_shrunk, answer.content), partial(self._decoded, exhibit_id))

    def _decoded(self, exhibit_id: int, picture: QImage) -> None:
        if not picture.isNull() and exhibit_id not in self._sealed:
            self._thumbnails[exhibit_id] = picture
            self.came.emit(exhibit_id)

    def _refused(self, exhibit_id: int, said: Said) -> None:
        if isinstance(said, Trouble):
            self._changed[exhibit_id] = said.reason
            self.came.emit(exhibit_id)


def _shrunk(content: bytes, _report: Report) -> QImage:
    return decoded(content, _THUMBNAIL)
