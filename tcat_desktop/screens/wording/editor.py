"""The field in which the words of a letter are written: plain text with the numbers of its lines.

A line that cannot be read has a tint and a sign beside its number; fields in braces are coloured.
"""

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import write

_TAG = re.compile(r"\{[^{}\n]*\}")
_CONTROL = re.compile(r"\{\s*(?:if\b|else|end|for\b)")
_MARK = re.compile(r"\*\*|^(?:# |\d{1,2}\. |- |\|=? ?|> |~ )")


class _Colours(QSyntaxHighlighter):
    """Fields in the colour of action, ifs and marks in a quieter one; never only for meaning."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.setObjectName("wording.colours")

    def highlightBlock(self, text: str) -> None:  # noqa: N802  # Qt's name
        for found in _MARK.finditer(text):
            self.setFormat(found.start(), len(found[0]), _format(Role.TEXT3))
        for found in _TAG.finditer(text):
            quiet = _CONTROL.match(found[0]) is not None
            self.setFormat(
                found.start(), len(found[0]), _format(Role.TEXT3 if quiet else Role.ACTION)
            )


def _format(role: Role) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme().colour(role))
    return made


class WordsEditor(QPlainTextEdit):
    """Plain words under line numbers. Tab leaves it, so that the keyboard is never caught."""

    resized = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("The words of the letter")
        self.setTabChangesFocus(True)
        self._faults: dict[int, str] = {}
        self._numbers = _Numbers(self)
        self._colours = _Colours(self.document())
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        theme().changed.connect(self._dress)
        self._dress()

    # -- what the page calls --------------------------------------------------------------

    @property
    def fault_lines(self) -> tuple[int, ...]:
        """The lines that carry a sign now."""
        return tuple(self._faults)

    def show_faults(self, lines: Mapping[int, str]) -> None:
        """Put a sign at these lines; the sentence is what a pointer over it is told."""
        self._faults = dict(lines)
        self._tint()
        self._numbers.update()

    def go_to(self, line: int) -> None:
        """Put the cursor at the beginning of a line."""
        block = self.document().findBlockByNumber(max(line - 1, 0))
        self.setTextCursor(QTextCursor(block))
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_in(self, words: str) -> None:
        """Insert where the cursor is; a part of several lines begins on a line of its own."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if "\n" in words and cursor.positionInBlock():
            cursor.insertText("\n")
        cursor.insertText(words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wrap_in(self, before: str, after: str, otherwise: str) -> None:
        """Put something before and after what is selected, or round these words instead."""
        cursor = self.textCursor()
        chosen = cursor.selectedText().replace("\u2029", "\n") or otherwise
        cursor.insertText(before + chosen + after)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside ---------------------------------------------------------------------------

    def _dress(self) -> None:
        self.setMinimumHeight(theme().px(150))
        self.setFont(theme().font(Type.READING))
        self._colours.rehighlight()
        self._tint()
        self._make_room()

    def _make_room(self) -> None:
        self.setViewportMargins(self._numbers.wide(), 0, 0, 0)
        self._numbers.update()

    def _follow(self, rect: QRect, moved: int) -> None:
        if moved:
            self._numbers.scroll(0, moved)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def _tint(self) -> None:
        made = []
        for line in self._faults:
            block = self.document().findBlockByNumber(line - 1)
            if block.isValid():
                selection = QTextEdit.ExtraSelection()
                selection.format.setBackground(theme().colour(Role.ATTENTION_FILL))
                selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                selection.cursor = QTextCursor(block)
                made.append(selection)
        self.setExtraSelections(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self._numbers.wide(),
                                  inside.height())  # fmt: skip
        self.resized.emit()

    def paint_numbers(self, painter: QPainter, dirty: QRect) -> None:
        """Draw the numbers of the lines that can be seen."""
        look = theme()
        painter.fillRect(dirty, look.colour(Role.SUNKEN))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        tall = self.fontMetrics().lineSpacing()
        side = look.px(13)
        wide = self._numbers.width()
        while block.isValid() and top <= dirty.bottom():
            line = block.blockNumber() + 1
            wrong = line in self._faults
            role = Role.ATTENTION_TEXT if wrong else Role.TEXT3
            box = QRect(0, int(top), wide - 8, tall)
            kind = Type.TABULAR_SMALL
            write(painter, box, str(line), kind, role, right=True)
            if wrong:
                drawn = pixmap("warning-circle", role, side, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(4, top + (tall - side) / 2), drawn)
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def fault_at(self, height: int) -> str:
        """What is wrong with the line at that height, or nothing."""
        line = self.cursorForPosition(QPointF(4, height).toPoint()).blockNumber() + 1
        return self._faults.get(line, "")


class _Numbers(QWidget):
    """The strip at the left of the words."""

    def __init__(self, editor: WordsEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setObjectName("wording.numbers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wide(self) -> int:
        digits = len(str(max(self._editor.blockCount(), 10)))
        return int(theme().px(28) + digits * self._editor.fontMetrics().horizontalAdvance("9"))

    def sizeHint(self) -> QSize:
        return QSize(self.wide(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(QPainter(self), event.rect())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = self._editor.fault_at(event.pos().y())
            safe = told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            QToolTip.showText(event.globalPos(), f"<span>{safe}</span>" if told else "", self)
            return True
        return super().event(event)
