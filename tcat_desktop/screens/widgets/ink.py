"""Drawing that many parts share: a line of words, a rounded box, words with hits in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from tcat_desktop.screens.theme import Role, Type, theme

Spans = Sequence[tuple[int, int]]
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTRED = Qt.AlignmentFlag.AlignCenter


def width_of(words: str, font: Type) -> int:
    """How many px these words take in a font of the scale."""
    return QFontMetrics(theme().font(font)).horizontalAdvance(words)


def write(
    painter: QPainter, rect: QRect, words: str, font: Type, role: Role, *, right: bool = False
) -> int:
    """One line of plain words in the middle of ``rect``, cut with an ellipsis; says its width."""
    look = theme()
    metrics = QFontMetrics(look.font(font))
    shown = words
    if metrics.horizontalAdvance(words) > rect.width():
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(look.font(font))
    painter.setPen(look.colour(role))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | _MIDDLE | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def write_centred(painter: QPainter, rect: QRect, words: str, font: Type, role: Role) -> None:
    """One line of plain words in the centre of ``rect``."""
    look = theme()
    painter.setFont(look.font(font))
    painter.setPen(look.colour(role))
    painter.drawText(rect, _CENTRED | Qt.TextFlag.TextSingleLine, words)


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: Role | None,
    line: Role | None,
    radius: float,
    pen: float = 1.0,
) -> None:
    """A rounded box whose line lies wholly inside ``rect``."""
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    inside = QRectF(rect)
    if line:
        painter.setPen(QPen(look.colour(line), pen))
        inside = inside.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(inside, radius, radius)
    painter.restore()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Which ``(start, length)`` of some words stand out, and how the lines are set.

    ``hits`` are what a search found, ``strong`` what carries the meaning; ``strong_role`` gives
    the strong ones a colour of their own.
    """

    hits: Spans = ()
    strong: Spans = ()
    strong_role: Role | None = None
    centred: bool = False


_PLAIN = Marks()


def laid_out(words: str, font: Type, width: int, marks: Marks = _PLAIN) -> tuple[QTextLayout, int]:
    """Words broken into lines of ``width`` px, the scale's line height apart, and their height.

    The marks become format ranges: whatever the words hold, they are never read as markup.
    """
    look = theme()
    # A text layout breaks a line at the line separator and not at "\n"; both are one character.
    layout = QTextLayout(words.replace("\n", "\u2028"), look.font(font))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if marks.centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.setTextOption(option)
    if marks.hits or marks.strong:
        layout.setFormats(_formats(font, marks))
    layout.setCacheEnabled(True)
    step = look.line(font)
    layout.beginLayout()
    top = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (step - line.height()) / 2))
        top += step
    layout.endLayout()
    return layout, round(max(top, step))


def _formats(font: Type, marks: Marks) -> list[QTextLayout.FormatRange]:
    look = theme()
    bold = QFont(look.font(font))
    bold.setWeight(QFont.Weight.DemiBold)
    strong = QTextCharFormat()
    strong.setFont(bold)
    if marks.strong_role is not None:
        strong.setForeground(look.colour(marks.strong_role))
    hit = QTextCharFormat()
    hit.setFont(bold)
    hit.setForeground(look.colour(Role.TEXT))
    hit.setBackground(look.colour(Role.HIT))
    made: list[QTextLayout.FormatRange] = []
    for spans, form in ((marks.strong, strong), (marks.hits, hit)):
        for start, length in spans:
            each = QTextLayout.FormatRange()
            each.start, each.length, each.format = start, length, form
            made.append(each)
    return made


def write_hits(
    painter: QPainter, rect: QRect, words: str, font: Type, role: Role, hits: Spans
) -> int:
    """One line with its search hits marked, cut at the right; says how wide it came out."""
    look = theme()
    metrics = QFontMetrics(look.font(font))
    # Bold hits are a little wider, so that a line with hits is cut a little sooner.
    room = rect.width() - sum(length for _, length in hits)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
    kept = [(start, length) for start, length in hits if start + length <= len(shown)]
    layout, height = laid_out(shown, font, 100_000, Marks(hits=kept))
    painter.setPen(look.colour(role))
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - height) / 2))
    return round(layout.maximumWidth() if kept else metrics.horizontalAdvance(shown))
