"""The numbers behind the two charts as a table: for whoever hears the screen, or wants them all."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tcat_desktop.journey.school_calendar import WEEKDAYS
from tcat_desktop.office.chat_hours import ChatCounts
from tcat_desktop.screens.exhibit.hours_charts import day_words

Index = QModelIndex | QPersistentModelIndex
Cells = list[tuple[str, ...]]
SENDERS, HOURS, WEEKS, DAYS = "senders", "hours", "weeks", "days"
KINDS: Final = ((SENDERS, "By person"), (WEEKS, "By week"), (DAYS, "By day"), (HOURS, "By hour"))
_EMPTY: Final[tuple[tuple[str, ...], Cells]] = ((), [])


def table_of(counts: ChatCounts, kind: str) -> tuple[tuple[str, ...], Cells]:
    """The headings and the rows."""
    if kind == SENDERS:
        head: tuple[str, ...] = ("From", "To", "All", "Outside hours", "Closed days",
                                 "Left out")  # fmt: skip
        return head, [
            (each.name or each.sender, each.to or "Everybody in the chat", f"{each.counted:,}",
             f"{each.outside.part:,}", f"{each.closed.part:,}", f"{each.left_out:,}")
            for each in counts.senders
        ]  # fmt: skip
    if kind == WEEKS:
        head = ("Week from", "All", "Middle before", "Days closed", "Frequent")
        return head, [
            (day_words(each.monday), f"{each.messages:,}",
             "" if each.usual is None else f"{each.usual:g}", f"{each.closed}",
             "Yes" if each.over else "")
            for each in counts.weeks
        ]  # fmt: skip
    if kind == DAYS:
        return ("Day", "All"), [(day_words(day), f"{many:,}") for day, many in counts.days]
    head = ("From", *(each[:3] for each in WEEKDAYS), "All")
    rows = []
    for hour in range(24):
        told = [counts.heat[day][hour] for day in range(7)]
        rows.append((f"{hour:02}:00", *(f"{each:,}" for each in told), f"{sum(told):,}"))
    return head, rows


class Numbers(QAbstractTableModel):
    """One of the tables."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._head: tuple[str, ...] = ()
        self._cells: Cells = []

    def show_table(self, counts: ChatCounts | None, kind: str) -> None:
        """Show this one; none without counts."""
        self.beginResetModel()
        self._head, self._cells = table_of(counts, kind) if counts else _EMPTY
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._cells[index.row()][index.column()]
            return f"{self._head[index.column()]}: {words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._head[section]
        return None
