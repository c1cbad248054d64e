"""A person's initials in a small sunken box; never a face.

Example::

    paint_initials(painter, rect, "HW")
    row.addWidget(Initials("HW", name="case.owner", spoken="Mrs Helen Whitfield"))
"""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, write_centred

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "rev"})


def initials_of(name: str) -> str:
    """``Mrs Helen Whitfield`` is ``HW``; a title is no name."""
    parts = [part for part in name.split() if part.casefold().rstrip(".") not in _TITLES]
    if not parts:
        return ""
    if len(parts) == 1:
        return parts[0][:1].upper()
    return (parts[0][:1] + parts[-1][:1]).upper()


def paint_initials(painter: QPainter, rect: QRect, words: str, *, fill: Role = Role.SUNKEN) -> None:
    """Paint initials that fill ``rect``, a square of about 24 px."""
    line = Role.CONTROL if theme().high_contrast else None
    box(painter, rect, fill=fill, line=line, radius=rect.height() / 4)
    write_centred(painter, rect, words, Type.TINY_STRONG, Role.TEXT2)


class Initials(QWidget):
    """Initials as a small widget; the whole name is read to a screen reader."""

    def __init__(
        self,
        words: str,
        *,
        name: str,
        spoken: str = "",
        size: int = 24,
        fill: Role = Role.SUNKEN,
    ) -> None:
        super().__init__()
        self._words, self._size, self._fill = words, size, fill
        self.setObjectName(name)
        self.setAccessibleName(spoken or words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_words(self, words: str, spoken: str) -> None:
        """Another person."""
        self._words = words
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_initials(QPainter(self), self.rect(), self._words, fill=self._fill)
