"""A text field as tall as its words: two lines when empty, and no scroll bar within a scroll bar.

Example::

    said = GrowingField(least=2)
    said.setObjectName("minutes.item1")
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from tcat_desktop.screens.theme import Type, theme
from tcat_desktop.screens.widgets.form import WordsField

_EDGES = 16


class GrowingField(WordsField):
    """Plain words in as many lines as they take, from ``least`` to ``most``."""

    def __init__(
        self, *, least: int = 2, most: int = 400, placeholder: str = "", font: Type = Type.READING
    ) -> None:
        self._least, self._most, self._type = least, most, font
        super().__init__(lines=least, placeholder=placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def set_words(self, words: str) -> None:
        """Show these words, unless they stand there already."""
        if words != self.toPlainText():
            self.setPlainText(words)

    def _dress(self) -> None:
        self.setFont(theme().font(self._type))
        self._grow()

    def _grow(self) -> None:
        # A plain text document counts its height in lines.
        lines = round(self.document().size().height())
        tall = min(max(lines, self._least), self._most)
        wanted = tall * QFontMetrics(self.font()).lineSpacing() + _EDGES
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
