"""Pictures of exhibits, small, each from a copy that a child made; never one that is sealed.

A stranger's picture is not decoded here: only the copy's own pixels reach the screen.

Example::

    pictures = Pictures(desk)
    pictures.came.connect(self._chronology.picture_came)
    pictures.want(answer.case_id, answer.exhibits)
    pictures.thumbnail(exhibit_id)                   # a QImage, or nothing yet
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.exhibit_copies import Copies
from tcat_desktop.office.questions.case_file import ExhibitLine
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.page import Desk

_MOST_BYTES: Final = 40 * 1024 * 1024
_MOST_AT_ONCE: Final = 12
_MOST_KEPT: Final = 60


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
        self._copies = Copies()

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

    def is_sound(self, exhibit_id: int) -> bool:
        """Whether it was read here and found unchanged."""
        return exhibit_id in self._sound

    def trouble(self, exhibit_id: int) -> str:
        """What is wrong with it, or nothing."""
        return self._changed.get(exhibit_id, "")

    def forget(self) -> None:
        """Drop every picture."""
        self._thumbnails.clear()
        self._copies.empty()
        self._asked.clear()

    # -- inside ------------------------------------------------------------------------------

    def _arrived(self, exhibit_id: int, answer: ExhibitAnswer) -> None:
        self._sound.add(exhibit_id)
        self.came.emit(exhibit_id)
        self._desk.errands.run(
            partial(_shrunk, self._copies, answer), partial(self._made, exhibit_id), self._unmade
        )

    def _unmade(self, _said: Exception) -> None:
        """It is no picture that can be shown; its page says why."""

    def _made(self, exhibit_id: int, picture: QImage) -> None:
        if not picture.isNull() and exhibit_id not in self._sealed:
            self._thumbnails[exhibit_id] = picture
            self.came.emit(exhibit_id)

    def _refused(self, exhibit_id: int, said: Said) -> None:
        if isinstance(said, Trouble):
            self._changed[exhibit_id] = said.reason
            self.came.emit(exhibit_id)


def _shrunk(copies: Copies, exhibit: ExhibitAnswer, report: Report) -> QImage:
    return QImage.fromData(copies.thumbnail(exhibit, cancelled=lambda: report.cancelled))
