"""Chips and tags: a status in an icon and words, painted the same in lists and beside titles.

Example::

    chip = Chip(words="2 school days late", icon="warning-circle", tone=Tone.ATTENTION)
    paint_chip(painter, chip_rect, chip.icon, chip.words, chip.tone)   # in a delegate
    header.addWidget(ChipLabel(chip, name="case.due"))
    header.addWidget(TagLabel("C45", name="case.clause"))
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write, write_centred


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """What a chip says. ``tone`` never stands alone: there is always an icon and words."""

    words: str
    icon: str = ""
    tone: Tone = Tone.PLAIN


_FILL = {
    Tone.PLAIN: Role.SURFACE,
    Tone.ATTENTION: Role.ATTENTION_FILL,
    Tone.AMBER: Role.AMBER_FILL,
    Tone.GREEN: Role.GREEN_FILL,
}
_LINE = {
    Tone.PLAIN: Role.DIVIDER,
    Tone.ATTENTION: Role.ATTENTION_LINE,
    Tone.AMBER: Role.AMBER_LINE,
    Tone.GREEN: Role.GREEN_LINE,
}
_TEXT = {
    Tone.PLAIN: Role.TEXT2,
    Tone.ATTENTION: Role.ATTENTION_TEXT,
    Tone.AMBER: Role.AMBER_TEXT,
    Tone.GREEN: Role.GREEN_TEXT,
}


def text_role(tone: Tone) -> Role:
    """The colour of words in this tone, on its own fill or on a plain page."""
    return _TEXT[tone]


def fill_role(tone: Tone) -> Role:
    """The colour behind words in this tone."""
    return _FILL[tone]


def line_role(tone: Tone) -> Role:
    """The colour of the line round words in this tone."""
    return _LINE[tone]


def _font(tone: Tone) -> Type:
    return Type.SMALL_STRONG if tone is not Tone.PLAIN else Type.SMALL_MEDIUM


def chip_size(icon: str, words: str, tone: Tone) -> QSize:
    """The size a chip takes, at the person's text size."""
    look = theme()
    picture = look.px(14) + look.px(6) if icon else 0
    return QSize(
        look.px(9) + picture + width_of(words, _font(tone)) + look.px(9) + 1,
        max(look.px(24), look.line(Type.SMALL) + 7),
    )


def paint_chip(painter: QPainter, rect: QRect, icon: str, words: str, tone: Tone) -> None:
    """Paint a chip that fills ``rect``; the words are cut when it is too narrow."""
    look = theme()
    box(painter, rect, fill=_FILL[tone], line=_LINE[tone], radius=6)
    left = rect.left() + look.px(8)
    if icon:
        size = look.px(14)
        ratio = painter.device().devicePixelRatioF()
        drawn = pixmap(icon, _TEXT[tone], size, ratio)
        painter.drawPixmap(left, rect.top() + (rect.height() - size) // 2, drawn)
        left += size + look.px(6)
    room = QRect(left, rect.top(), rect.right() - look.px(6) - left, rect.height())
    write(painter, room, words, _font(tone), _TEXT[tone])


def tag_size(words: str) -> QSize:
    """The size of a clause's tag."""
    look = theme()
    return QSize(width_of(words, Type.SMALL_STRONG) + look.px(12), look.px(20))


def paint_tag(painter: QPainter, rect: QRect, words: str) -> None:
    """Paint the tag of a clause, such as ``C45``."""
    box(painter, rect, fill=Role.SURFACE, line=Role.DIVIDER, radius=4)
    write_centred(painter, rect, words, Type.SMALL_STRONG, Role.TEXT2)


class ChipLabel(QWidget):
    """A chip as a small widget, for headers and cards."""

    def __init__(self, chip: Chip, *, name: str) -> None:
        super().__init__()
        self._chip = chip
        self.setObjectName(name)
        self.setAccessibleName(chip.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_chip(self, chip: Chip) -> None:
        """Say something else."""
        self._chip = chip
        self.setAccessibleName(chip.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip.icon, self._chip.words, self._chip.tone)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._chip.icon, self._chip.words, self._chip.tone)


class TagLabel(QWidget):
    """The tag of a clause as a small widget; its tooltip says what the clause is about."""

    def __init__(self, words: str, *, name: str, spoken: str = "") -> None:
        super().__init__()
        self._words = words
        self.setObjectName(name)
        self.setAccessibleName(spoken or f"Clause {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return tag_size(self._words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_tag(QPainter(self), self.rect(), self._words)
