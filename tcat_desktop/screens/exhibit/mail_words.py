"""The words of a mail: quoted replies lighter and set in, hidden words marked, no link alive.

They come in pieces between the strokes of whoever sits there, so that a mail of five million
letters stops nothing. A line of the mail that is endless is broken for showing; what is marked
and quoted is the line as it is.

Example::

    words = MailWords(name="exhibit.words", spoken="What the mail says")
    words.show_text(text, hides=True)
    words.counted.connect(self._say_hits)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QTextCharFormat,
    QTextCursor,
)

from tcat_desktop.screens.exhibit.text_view import WordsShown
from tcat_desktop.screens.theme import Role, Type, theme

# A line of more than this is laid out whole before any of it is drawn.
_LONGEST_LINE = 1_000
_MOST_HITS, _SEEKING = 2_000, 0.015
_FIRST, _PIECE = 20_000, 30_000
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_OLDER = re.compile(r"\s*-{3,}\s*Original (?:Message|Appointment)\s*-{3,}\s*$", re.IGNORECASE)
_HIDDEN = re.compile(r"\[hidden: [^\]]*\]?")
_ADDRESS = re.compile(
    r"<([a-z][a-z0-9+.-]{1,20}:[^<>\s]+)>|\b((?:https?://|www\.)[^<>\s\"]+)", re.I
)
FORWARDED = "Forwarded message:"

Piece = tuple[str, str]


class MailWords(WordsShown):
    """The words, to read, find, mark and copy.

    ``filled``: all of them are there. ``counted``: so many hits there are, when a search that
    went on after ``find_all`` has ended.
    """

    filled = Signal()
    counted = Signal(int)

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__(name=name, spoken=spoken)
        self.setProperty("ruled", True)
        self._text, self._hides = "", False
        self._coming: Iterator[list[tuple[str, str, bool]]] = iter(())
        # Numbers of the blocks that go on with the line of the block before.
        self._going_on: list[int] = []
        self._looks: dict[str, QTextCharFormat] = {}
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._fill)
        self._wanted = ""
        self._sought: re.Pattern[str] | None = None
        self._at = 0
        self._seeking = QTimer(self)
        self._seeking.setInterval(0)
        self._seeking.timeout.connect(self._seek_on)
        self.filled.connect(self._seek_more)
        theme().changed.connect(self._dress_again)

    @property
    def is_filled(self) -> bool:
        """Whether every word is there."""
        return not self._more.isActive()

    def show_text(self, text: str, *, hides: bool) -> None:
        """Show these words from the beginning; ``hides``: the reader marked hidden ones."""
        self.empty()
        self._text, self._hides = text, hides
        self._looks = _looks()
        self._coming = _in_pieces(text)
        self._more.start()
        self._fill()

    def empty(self) -> None:
        """Let go of all words."""
        self._more.stop()
        self._text, self._coming, self._going_on = "", iter(()), []
        self.find_all("")
        self.clear()

    def lines(self) -> int:
        """How many lines there are, as the mail has them."""
        return self._text.count("\n") + 1 if self._text else 0

    # -- finding -----------------------------------------------------------------------------

    def find_all(self, words: str) -> int:
        """Mark every place where the words stand; how many so far. A long search goes on."""
        self._seeking.stop()
        self._hits, self._here, self._at = [], 0, 0
        self._wanted = words
        self._sought = re.compile(re.escape(words), re.IGNORECASE) if words.strip() else None
        ended = self._seek()
        self._paint_hits()
        if self._hits:
            self._go(0)
        if not ended:
            self._seeking.start()
        return len(self._hits)

    def place_of_hit(self) -> int:
        """Which hit is in sight, from 1; 0 without any."""
        return self._here + 1 if self._hits else 0

    def _seek_on(self) -> None:
        before = len(self._hits)
        if self._seek():
            self._seeking.stop()
            self._paint_hits()
            self.counted.emit(len(self._hits))
        if not before and self._hits:
            self._go(0)

    def _seek_more(self) -> None:
        # Words that came after the search are looked through too.
        if self._sought is not None:
            self._seeking.start()

    def _seek(self) -> bool:
        """Look on from where it stopped, for as long as nobody notices; whether it has ended."""
        if self._sought is None:
            return True
        until = monotonic() + _SEEKING
        block = self.document().findBlockByNumber(self._at)
        while block.isValid():
            text = block.text()
            for found in self._sought.finditer(text):
                if len(self._hits) >= _MOST_HITS:
                    return True
                cursor = QTextCursor(block)
                start, end = (block.position() + _units(text, at) for at in found.span())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                self._hits.append(cursor)
            block = block.next()
            self._at += 1
            if monotonic() > until:
                return not block.isValid()
        return True

    # -- what is marked, and where -----------------------------------------------------------

    def marked(self) -> str:
        """The words now marked; a line that was broken for showing is whole."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart()).blockNumber()
        first, *rest = cursor.selectedText().split("\u2029")
        said = [first]
        for number, each in enumerate(rest, start=block + 1):
            said += [each] if self._goes_on(number) else ["\n", each]
        return "".join(said).strip()

    def lines_marked(self) -> str:
        """“line 12” or “lines 12–14”, as the mail has them."""
        cursor = self.textCursor()
        first = self._line_at(cursor.selectionStart())
        last = self._line_at(max(cursor.selectionEnd() - 1, 0))
        return f"line {first}" if last <= first else f"lines {first}–{last}"

    def go_to_line(self, number: int) -> None:
        """Bring a line of the mail into sight."""
        block = number - 1
        # Each line that was broken before it moves it down.
        while (moved := number - 1 + bisect_right(self._going_on, block)) != block:
            block = moved
        super().go_to_line(block + 1)

    def _line_at(self, position: int) -> int:
        block = self.document().findBlock(position).blockNumber()
        return block + 1 - bisect_right(self._going_on, block)

    def _goes_on(self, block: int) -> bool:
        place = bisect_left(self._going_on, block)
        return place < len(self._going_on) and self._going_on[place] == block

    # -- its menu ----------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        address = self.address_at(self.cursorForPosition(event.pos()))
        menu = self.createStandardContextMenu()
        first = menu.actions()[0]
        if self.marked():
            quote = QAction("Quote these words", menu)
            quote.setObjectName("exhibit.quote_these")
            quote.triggered.connect(self.quote_wanted)
            menu.insertAction(first, quote)
        if address:
            copy = QAction("Copy this address; it is never opened here", menu)
            copy.setObjectName("exhibit.copy_address")
            copy.setData(address)
            copy.triggered.connect(self._copy_address)
            menu.insertAction(first, copy)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def address_at(self, cursor: QTextCursor) -> str:
        """The internet address at a place, or nothing."""
        place = cursor.positionInBlock()
        for found in _ADDRESS.finditer(cursor.block().text()):
            if found.start() <= place <= found.end():
                return found[1] or found[2]
        return ""

    def _copy_address(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            QGuiApplication.clipboard().setText(str(action.data()))

    # -- filling -----------------------------------------------------------------------------

    def _fill(self) -> None:
        piece = next(self._coming, None)
        if piece is None:
            self._more.stop()
            self.filled.emit()
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        first = cursor.position() == 0
        begun = not self.document().isEmpty() or bool(self._going_on) or cursor.blockNumber() > 0
        number = cursor.blockNumber()
        cursor.beginEditBlock()
        for words, look, goes_on in piece:
            if begun:
                cursor.insertBlock()
                number += 1
            begun = True
            if goes_on:
                self._going_on.append(number)
            self._write(cursor, words, look)
        cursor.endEditBlock()
        if first:
            # The keyboard begins where one reads, not where the words ended.
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, words: str, look: str) -> None:
        if look == "quoted":
            marks = _QUOTED.match(words)
            if marks is not None:
                cursor.insertText(marks[0], self._looks["marks"])
                words = words[marks.end() :]
        end = 0
        for found in _HIDDEN.finditer(words) if self._hides else ():
            cursor.insertText(words[end : found.start()], self._looks[look])
            cursor.insertText(found[0], self._looks["hidden"])
            end = found.end()
        cursor.insertText(words[end:], self._looks[look])

    def _dress_again(self) -> None:
        if self._text:
            sought = self._wanted
            self.show_text(self._text, hides=self._hides)
            self.find_all(sought)


def _in_pieces(text: str) -> Iterator[list[tuple[str, str, bool]]]:
    """The lines in pieces to be shown at a time: words, look, and whether they go on with a line.

    Every line is as it stands; one that is endless comes in several.
    """
    piece: list[tuple[str, str, bool]] = []
    size, most = 0, _FIRST
    for words, look in _looked(text):
        for start in range(0, max(len(words), 1), _LONGEST_LINE):
            part = words[start : start + _LONGEST_LINE]
            piece.append((part, look, start > 0))
            # A line that is empty costs as much as some letters.
            size += len(part) + 40
            if size >= most:
                yield piece
                piece, size, most = [], 0, _PIECE
    if piece:
        yield piece


def _looked(text: str) -> Iterator[Piece]:
    """Each line and its look. Below “Original Message” all is quoted, up to a mail inside."""
    older, start = False, 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        start = end + 1
        if line == FORWARDED:
            older = False
            yield line, "strong"
        elif line.startswith(">"):
            yield line, "quoted"
        else:
            older = older or bool(line.startswith("-") and _OLDER.match(line))
            yield line, "older" if older else "plain"


def _units(text: str, at: int) -> int:
    """A place in a text as Qt counts it: a letter beyond the first 65,536 is two."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _looks() -> dict[str, QTextCharFormat]:
    look = theme()
    made = {name: QTextCharFormat() for name in ("plain", "strong", "quoted", "older", "hidden",
                                                 "marks")}  # fmt: skip
    for name, role in (("plain", Role.TEXT), ("strong", Role.TEXT), ("quoted", Role.TEXT3),
                       ("older", Role.TEXT3), ("hidden", Role.AMBER_TEXT),
                       ("marks", Role.CONTROL)):  # fmt: skip
        made[name].setForeground(look.colour(role))
    made["strong"].setFontWeight(look.font(Type.READING_STRONG).weight())
    made["hidden"].setBackground(look.colour(Role.AMBER_FILL))
    # The marks themselves set a quoted line in, by how far they stand apart.
    made["marks"].setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made["marks"].setFontLetterSpacing(look.px(6))
    return made
