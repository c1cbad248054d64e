"""The rows of a chat: each message in words, with its marks, and a line where a new day begins."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tcat_desktop.journey.school_calendar import long_day
from tcat_desktop.office.reading_room import Message

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Spans = tuple[tuple[int, int], ...]

# What the file says of an entry besides its words: an icon and what it is called.
_MARKS: Final[dict[str, tuple[str, str]]] = {
    "deleted": ("trash", "Deleted by its sender"),
    "poll": ("list-checks", "Poll"),
    "call": ("phone", "Call"),
    "contact": ("user", "Contact"),
    "location": ("signpost", "Place"),
}
_LEFT_OUT: Final = ("paperclip", "A picture, sound or file, left out of the export")
_PASTED: Final = ("warning", "Possibly pasted: time runs backwards here")
_EDITED: Final = ("pencil-simple", "Edited by its sender")
URGENT: Final = ("first-aid", "Urgent for a child’s welfare: not counted")


@dataclass(frozen=True, slots=True)
class ChatLine:
    """One row: a message, or with only ``day`` the line over a new day."""

    message: Message | None = None
    day: str = ""

    @property
    def by_program(self) -> bool:
        """Whether it stands in the middle: what the program itself said, or a day."""
        return self.message is None or not self.message.sender


def marks_of(message: Message, *, urgent: bool) -> tuple[tuple[str, str], ...]:
    """Icons and words of everything that is to be known of a message besides its words."""
    found = [_MARKS[message.mark]] if message.mark in _MARKS else []
    if message.mark == "media":
        file = f"File: {message.attachment}" if message.attachment else ""
        found.append(("paperclip", file) if file else _LEFT_OUT)
    if message.edited:
        found.append(_EDITED)
    if message.pasted:
        found.append(_PASTED)
    return (*found, URGENT) if urgent else tuple(found)


def lines_of(messages: Iterable[Message]) -> list[ChatLine]:
    """The rows in the order of the file, which is never put right."""
    found: list[ChatLine] = []
    before = ""
    for each in messages:
        day = each.at[:10]
        if day and day != before:
            found.append(ChatLine(day=_day_words(day)))
            before = day
        found.append(ChatLine(each))
    return found


def _day_words(day: str) -> str:
    on = date.fromisoformat(day)
    return f"{long_day(on)} {on.year}"


class ChatLines(QAbstractListModel):
    """The rows for the list, which of them are urgent, who is who, and what a search found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[ChatLine] = []
        self.urgent: frozenset[int] = frozenset()
        self.called: Mapping[str, str] = {}
        self.staff: frozenset[str] = frozenset()
        self.hits: dict[int, Spans] = {}
        self._row_of: dict[int, int] = {}

    def set_messages(self, messages: Iterable[Message]) -> None:
        """Show these; nothing is found in them yet."""
        self.beginResetModel()
        self.rows = lines_of(messages)
        self.hits = {}
        self._row_of = {
            each.message.number: row for row, each in enumerate(self.rows) if each.message
        }
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row of a message, by its number."""
        return self._row_of[number]

    def row_of_line(self, line: int) -> int:
        """The row of the message that stands on a line of the file, or the one before it; -1."""
        found = -1
        for row, each in enumerate(self.rows):
            if each.message is None:
                continue
            if each.message.line > line:
                break
            found = row
        return found

    def find(self, words: str) -> list[tuple[int, int]]:
        """Mark every place where the words stand; ``(row, start)`` of each, in order."""
        self.hits = {}
        if not words.strip():
            return []
        wanted = re.compile(re.escape(words.strip()), re.IGNORECASE)
        places: list[tuple[int, int]] = []
        for row, each in enumerate(self.rows):
            if each.message is None:
                continue
            spans = tuple((m.start(), m.end() - m.start())
                          for m in wanted.finditer(each.message.words))  # fmt: skip
            if spans:
                self.hits[row] = spans
                places += [(row, start) for start, _ in spans]
        return places

    # -- what Qt asks -----------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        line = self.rows[index.row()]
        if role == LINE_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.spoken(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].message is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def spoken(self, line: ChatLine) -> str:
        """All of a row, as a screen reader says it."""
        message = line.message
        if message is None:
            return line.day
        who = message.sender or "The program itself"
        if self.called.get(message.sender):
            who = f"{who}, who is {self.called[message.sender]}"
        told = [who, clock_words(message), f"line {message.line}", message.words]
        urgent = message.number in self.urgent
        told += [words for _, words in marks_of(message, urgent=urgent)]
        return ". ".join(part.rstrip(".") for part in told if part)


def clock_words(message: Message) -> str:
    """“21:40”; as the file writes it while day and month are unsettled."""
    return message.at[11:16] if message.at else message.stamp
