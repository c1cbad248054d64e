"""The only maker of labels: plain words, whatever they hold, set by the scale of type.

A bare QLabel reads anything that looks like markup as markup, and loads the files it names.
A parent's message is evidence and must stand exactly as it was written.

Example::

    title = label("Cases", font=Type.PAGE_TITLE)
    hint = label("About a minute.", font=Type.BODY, role=Role.TEXT3, wrap=True)
    banner = label("It was due. It is still in force.", strong=((0, 11),))
    set_tip(button, "Lock now (Ctrl L)")
"""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import Marks, Spans, laid_out

_WIDEST = 100_000
# A line of more than about 75 characters is hard to read.
_READABLE = 75
# Heights remembered for so many widths of one label.
_WIDTHS = 40


class PlainLabel(QLabel):
    """Words in one font of the scale and the colour of one role; never markup."""

    def __init__(
        self,
        words: str = "",
        *,
        font: Type = Type.BODY,
        role: Role = Role.TEXT,
        wrap: bool = False,
        cut: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._type = font
        self._role = role
        self._cut = cut
        self._marks = Marks()
        self._heights: dict[tuple[str, int], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        if wrap:
            self.setWordWrap(True)
        elif cut:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._dress()
        theme().changed.connect(self._dress)
        self.setText(words)

    def set_role(self, role: Role) -> None:
        """Another role's colour, such as attention when something became late."""
        self._role = role
        self._dress()

    def set_marks(
        self, *, strong: Spans = (), hits: Spans = (), strong_role: Role | None = None
    ) -> None:
        """Which ``(start, length)`` of the words are strong, and which are search hits."""
        self._marks = Marks(strong=tuple(strong), hits=tuple(hits), strong_role=strong_role)
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def redress(self) -> None:
        """Take its font and colour again, after it was moved to another part of the window."""
        self._dress()

    def let_copy(self) -> None:
        """Let people select and copy the words: references, fingerprints, addresses."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def _dress(self) -> None:
        look = theme()
        self._heights.clear()
        self.setFont(look.font(self._type))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, look.colour(self._role))
        self.setPalette(palette)
        self.updateGeometry()
        self.update()

    # -- measured and drawn with the scale's line height ---------------------------------

    def _laid(self, words: str, width: int) -> tuple[QTextLayout, int]:
        marks = self._marks
        if self.wordWrap() and self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            # Lines that are broken to a width keep to the middle of it.
            marks = replace(marks, centred=True)
        return laid_out(words, self._type, width, marks)

    def _natural(self) -> int:
        return max(self._line_width(each) for each in self.text().split("\n"))

    def _line_width(self, words: str) -> int:
        if not (self._marks.strong or self._marks.hits):
            # Rounded up: a label one part of a pixel too narrow would break its last word off.
            return ceil(QFontMetricsF(self.font()).horizontalAdvance(words)) + 1
        layout, _ = laid_out(words, self._type, _WIDEST, self._marks)
        return ceil(layout.lineAt(0).naturalTextWidth()) + 1

    def _with_margins(self, width: int, height: int) -> QSize:
        edges = self.contentsMargins()
        return QSize(width + edges.left() + edges.right(), height + edges.top() + edges.bottom())

    def sizeHint(self) -> QSize:
        natural = self._natural()
        if not self.wordWrap():
            return self._with_margins(natural, theme().line(self._type))
        widest = QFontMetrics(self.font()).averageCharWidth() * _READABLE
        width = min(natural, widest)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        line = theme().line(self._type)
        if self.wordWrap():
            metrics = QFontMetrics(self.font())
            longest = max((metrics.horizontalAdvance(w) for w in self.text().split()), default=0)
            return self._with_margins(min(longest, theme().px(160)) + 2, line)
        if self._cut:
            return self._with_margins(min(self._natural(), theme().px(24)), line)
        return self._with_margins(self._natural(), line)

    def hasHeightForWidth(self) -> bool:
        return bool(self.wordWrap())

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        edges = self.contentsMargins()
        room = max(width - edges.left() - edges.right(), 1)
        # A layout asks for the same few widths again and again.
        key = (self.text(), room)
        tall = self._heights.get(key)
        if tall is None:
            if len(self._heights) > _WIDTHS:
                self._heights.clear()
            tall = self._heights[key] = self._laid(self.text(), room)[1]
        return tall + edges.top() + edges.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        rect = self.contentsRect()
        words = self.text()
        if not self.wordWrap() and self._cut:
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        width = rect.width() if self.wordWrap() else _WIDEST
        layout, height = self._laid(words, width)
        painter.setPen(theme().colour(self._role if self.isEnabled() else Role.TEXT3))
        layout.draw(painter, self._start(rect, height, layout))

    def _start(self, rect: QRect, height: int, layout: QTextLayout) -> QPointF:
        wanted = self.alignment()
        left = float(rect.left())
        if not self.wordWrap():
            spare = rect.width() - layout.lineAt(0).naturalTextWidth()
            if wanted & Qt.AlignmentFlag.AlignRight:
                left += spare
            elif wanted & Qt.AlignmentFlag.AlignHCenter:
                left += spare / 2
        top = rect.top() + (rect.height() - height) / 2
        if wanted & Qt.AlignmentFlag.AlignTop:
            top = float(rect.top())
        return QPointF(left, top)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()


def label(
    words: str = "",
    *,
    font: Type = Type.BODY,
    role: Role = Role.TEXT,
    wrap: bool = False,
    cut: bool = False,
    strong: Spans = (),
    name: str = "",
) -> PlainLabel:
    """A label of plain words; ``wrap`` breaks lines, ``cut`` shortens with an ellipsis."""
    made = PlainLabel(words, font=font, role=role, wrap=wrap, cut=cut)
    if strong:
        made.set_marks(strong=strong)
    if name:
        made.setObjectName(name)
    return made


def set_tip(widget: QWidget, words: str) -> None:
    """A tooltip of plain words: a bare one would read markup, as a label would."""
    # By hand: html.escape brings two thousand names of characters in before the first paint.
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    widget.setToolTip(f"<span>{safe}</span>" if words else "")
