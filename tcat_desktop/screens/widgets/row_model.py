"""The rows of a list, frozen and already put into words, and the model that holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.ink import Spans

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class Shape(StrEnum):
    """How the rows of a list are laid out."""

    WORK = "work"
    CASE = "case"
    SHORT = "short"
    LETTER = "letter"
    DIARY = "diary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The name of a group of rows; it cannot be chosen."""

    title: str
    count: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, already in words. Which parts show depends on the list's shape.

    ``key`` is handed back by the list's signals. ``hits`` and ``second_hits`` are
    ``(start, length)`` in the title and the second line. ``sentence`` is what a screen reader
    says; when empty it is made from the parts. ``lead`` is a time, before the title.
    """

    key: object
    title: str
    second: str = ""
    third: str = ""
    third_icon: str = ""
    icon: str = ""
    lead: str = ""
    reference: str = ""
    chip: Chip | None = None
    button: str = ""
    trailing: str = ""
    steps: int = 0
    stage: str = ""
    owner: str = ""
    hits: Spans = ()
    second_hits: Spans = ()
    sentence: str = ""


Item = Heading | Row


def spoken(item: Item) -> str:
    """All that a row says, as a screen reader says it."""
    if isinstance(item, Heading):
        return f"{item.title}, {item.count}" if item.count else item.title
    if item.sentence:
        return item.sentence
    chip = item.chip.words if item.chip else ""
    parts = (
        item.lead,
        item.title,
        item.reference,
        item.second,
        item.third,
        item.stage,
        chip,
        item.trailing,
    )
    return ". ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """Frozen rows in a list; it asks for the next page when the view comes near the end."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._more = False
        self._asked = False

    def set_rows(self, items: Iterable[Item], *, more: bool) -> None:
        """Show these instead; ``more`` says whether there are further pages."""
        self.beginResetModel()
        self._items = list(items)
        self._more, self._asked = more, False
        self.endResetModel()

    def add_rows(self, items: Iterable[Item], *, more: bool) -> None:
        """Add the next page below."""
        new = list(items)
        self._more, self._asked = more, False
        if new:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._items.extend(new)
            self.endInsertRows()

    def item(self, row: int) -> Item | None:
        """The item of that row, or nothing outside the list."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def has_headings(self) -> bool:
        """Whether any row is a group's name."""
        return any(isinstance(item, Heading) for item in self._items)

    def place_of(self, key: object) -> int:
        """The row that has this key, or −1."""
        for place, item in enumerate(self._items):
            if isinstance(item, Row) and item.key == key:
                return place
        return -1

    def first_place(self) -> int:
        """The first row that can be chosen, or −1."""
        return next((n for n, item in enumerate(self._items) if isinstance(item, Row)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == ROW_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        item = self.item(index.row())
        if isinstance(item, Row):
            chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            return chosen | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()
