"""What happened, in the person's own words; what stands in quote marks is tinted as it is typed.

Example::

    field = NarrativeField()
    field.brought.connect(self._evidence.take_mime)      # a picture pasted among the words
    field.words()
"""

from typing import Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.form import WordsField

_FEWEST, _MOST_LINES = 2, 9
_EDGES = 24
# Nobody reads the tint of a book; a megabyte pasted must not stall the desk.
_LONGEST_TINTED = 100_000
_PLAIN, _CURLY, _STRAIGHT = -1, 1, 2
_CLOSES: Final = {_CURLY: "”", _STRAIGHT: '"'}


class QuoteTint(QSyntaxHighlighter):
    """Tints what stands between quote marks, over several lines too."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._tint = QTextCharFormat()
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        look = theme()
        self._tint = QTextCharFormat()
        self._tint.setBackground(look.colour(Role.SELECT))
        # Where every surface is white a tint says nothing, so that a line says it.
        self._tint.setFontUnderline(look.high_contrast)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802  # Qt's name
        if self.document().characterCount() > _LONGEST_TINTED:
            return
        inside, start = self.previousBlockState(), 0
        for place, mark in enumerate(text):
            if inside in _CLOSES and mark == _CLOSES[inside]:
                self.setFormat(start, _qt_length(text, start, place + 1), self._tint)
                inside = _PLAIN
            elif inside not in _CLOSES and mark in '“"':
                inside, start = (_CURLY if mark == "“" else _STRAIGHT), place
        # A mark that is never closed tints its own paragraph and does not run on for ever.
        if inside in _CLOSES:
            self.setFormat(start, _qt_length(text, start, len(text)), self._tint)
        self.setCurrentBlockState(inside if inside == _CURLY else _PLAIN)


def _qt_length(text: str, start: int, end: int) -> int:
    """Qt counts a sign outside the first plane, such as most emoji, as two."""
    return len(text[start:end].encode("utf-16-le")) // 2


class NarrativeField(WordsField):
    """A field of plain words that grows as it fills."""

    brought = Signal(QMimeData)

    def __init__(self) -> None:
        super().__init__(lines=_FEWEST)
        self.tint = QuoteTint(self.document())
        self.textChanged.connect(self._grow)

    def words(self) -> str:
        """Exactly what was typed; only the kinds of line end are made one."""
        # QPlainTextEdit.toPlainText would turn each no-break space into a plain one.
        raw = str(self.document().toRawText())
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  # Qt's name
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        if source.hasUrls() or (source.hasImage() and not source.hasText()):
            self.brought.emit(source)
            return
        super().insertFromMimeData(source)

    def _grow(self) -> None:
        # In a plain-text document the height is counted in lines.
        lines = round(self.document().size().height())
        wanted = min(max(lines, _FEWEST), _MOST_LINES)
        tall = wanted * self.fontMetrics().lineSpacing() + _EDGES
        if tall != self.height():
            self.setFixedHeight(tall)

    def _dress(self) -> None:
        super()._dress()
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
