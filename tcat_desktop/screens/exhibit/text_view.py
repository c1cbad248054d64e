"""A text as it was written: plain words, found and quoted by their lines, and never changed."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked
from tcat_desktop.screens.case_file.reading import ReadingText
from tcat_desktop.screens.exhibit.content import Content
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.cards import Card

_MOST = 2_000_000
_MOST_HITS = 2_000


class WordsShown(ReadingText):
    """Words to read, find and mark. Its menu offers to quote what is marked."""

    quote_wanted = Signal()

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__(name=name, spoken=spoken)
        self._hits: list[QTextCursor] = []
        self._here = 0

    def marked(self) -> str:
        """The words now marked, with their own line ends."""
        return self.textCursor().selectedText().replace("\u2029", "\n").strip()

    def lines_marked(self) -> str:
        """“line 12” or “lines 12–14”, counted from 1."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber() + 1
        last = self.document().findBlock(max(cursor.selectionEnd() - 1, 0)).blockNumber() + 1
        return f"line {first}" if last <= first else f"lines {first}–{last}"

    def find_all(self, words: str) -> int:
        """Mark every place where the words stand; how many."""
        self._hits, self._here = [], 0
        if words.strip():
            found = self.document().find(words)
            while not found.isNull() and len(self._hits) < _MOST_HITS:
                self._hits.append(found)
                found = self.document().find(words, found)
        self._paint_hits()
        if self._hits:
            self._go(0)
        return len(self._hits)

    def step(self, by: int) -> int:
        """Go to the next hit; its place, from 1."""
        if not self._hits:
            return 0
        self._go((self._here + by) % len(self._hits))
        return self._here + 1

    def go_to_line(self, number: int) -> None:
        """Bring a line into sight."""
        block = self.document().findBlockByNumber(max(number - 1, 0))
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        if self.marked():
            quote = QAction("Quote these words", menu)
            quote.setObjectName("exhibit.quote_these")
            quote.triggered.connect(self.quote_wanted)
            menu.insertAction(menu.actions()[0], quote)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _go(self, place: int) -> None:
        self._here = place
        self.setTextCursor(self._hits[place])
        self.centerCursor()

    def _paint_hits(self) -> None:
        marks = []
        for hit in self._hits:
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(theme().colour(Role.HIT))
            look.setForeground(theme().colour(Role.TEXT))
            mark.format, mark.cursor = look, hit
            marks.append(mark)
        self.setExtraSelections(marks)


class TextView(Content):
    """The whole text, in one part that scrolls."""

    can_find: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.words = WordsShown(name="exhibit.words", spoken="The text")
        self.words.quote_wanted.connect(self._quote)
        card = Card(name="exhibit.words.card", inner=12)
        card.add(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(card)

    def show_looked(self, looked: Looked, _answer: ExhibitPageAnswer) -> None:
        """Show what was read of it."""
        text = looked.reading.text if looked.reading is not None else ""
        self.words.setPlainText(text[:_MOST].replace("\x00", "�"))
        lines = len(text.splitlines())
        cut = ", of which only the beginning is shown" if len(text) > _MOST else ""
        self.place.emit(f"{lines:,} {'line' if lines == 1 else 'lines'}{cut}")

    def clear(self) -> None:
        """Nothing of it is left."""
        self.words.clear()

    def find_words(self, words: str) -> int:
        """Mark every place."""
        return self.words.find_all(words)

    def find_next(self, step: int) -> int:
        """The next hit, or the one before."""
        return self.words.step(step)

    def go_to_part(self, part: str) -> None:
        """“lines 12–14”: the first of them."""
        number = "".join(each for each in part.partition("–")[0] if each.isdigit())
        if number:
            self.words.go_to_line(int(number))

    def selected(self) -> tuple[str, str]:
        """What is marked, and its lines."""
        words = self.words.marked()
        return words, self.words.lines_marked() if words else ""

    def first_focus(self) -> QWidget:
        """The text."""
        return self.words

    def _quote(self) -> None:
        self.quoted.emit(*self.selected())
