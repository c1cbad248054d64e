"""The list of complaints: by stage, what presses most first, each with what is due next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.complaints import ComplaintGroup, ComplaintRow
from tcat_desktop.screens.cases.in_rows import due_chip
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.rows import Heading, Item, Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import TickBox

_NONE = "What a school hands over, and what comes straight to the clerk, stands here."


class ComplaintList(QWidget):
    """The list, and under it whether ended ones are shown too."""

    chosen = Signal(int)
    opened = Signal(int)
    ended_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.list = RowList(Shape.LETTER, name="complaints.list", spoken="Complaints", framed=True)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.empty = EmptyState("scales", "No complaints are open", _NONE, name="complaints.empty")
        self.ended = TickBox("Show ended ones too", name="complaints.ended")
        self.ended.clicked.connect(self._ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.ended)
        show(self.empty, False)

    def show_groups(self, groups: tuple[ComplaintGroup, ...]) -> None:
        """Show these; the chosen one stays chosen."""
        items: list[Item] = []
        for group in groups:
            items.append(Heading(title=group.title, count=str(len(group.rows))))
            items += [_item(row) for row in group.rows]
        self.list.set_rows(items)
        show(self.list, bool(items))
        show(self.empty, not items)

    def choose(self, case_id: int) -> bool:
        """Make this complaint the current one."""
        return self.list.choose(case_id)

    def _chosen(self, key: object) -> None:
        self.chosen.emit(key)

    def _opened(self, key: object) -> None:
        self.opened.emit(key)

    def _ended(self) -> None:
        self.ended_wanted.emit(self.ended.isChecked())


def _item(row: ComplaintRow) -> Row:
    chip = due_chip(row.due, row.tone)
    parts = (row.due, row.due_what)
    due = ": ".join(part for part in parts if part)
    return Row(
        key=int(row.case_id), title=row.who or "Nobody named", reference=row.reference,
        second=row.title, third=due, third_icon=chip.icon if chip is not None else "",
        sentence=". ".join(
            part.rstrip(".") for part in (row.who, row.reference, row.title, row.school, due)
            if part
        ),
    )  # fmt: skip
