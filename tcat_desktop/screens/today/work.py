"""The list of what is late, due and new, or the line that nothing is due today."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.work_list import TodayAnswer, WorkGroup, WorkRow
from tcat_desktop.screens.cases.in_rows import due_chip
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.rows import Heading, Item, Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show

_LATER = "Coming up"
_NOTHING = "Nothing is due today"
_NOTHING_AT_ALL = "When someone reports a post or a message, it comes here to be read."


class Work(QWidget):
    """Groups of things to do; each row opens its case, and its button the form for it."""

    opened = Signal(object)  # WorkRow
    acted = Signal(object)  # WorkRow

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today.left")
        self._rows: dict[int, WorkRow] = {}
        self.list = RowList(
            Shape.WORK, name="today.work", spoken="What is to be done", framed=True, fitted=True
        )
        self.list.opened.connect(self._opened)
        self.list.acted.connect(self._acted)
        self.empty = Card(name="today.nothing", inner=0)
        self._words = EmptyState("sun-horizon", _NOTHING, "", name="today.empty")
        self.empty.add(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addStretch(1)
        show(self.empty, wanted=False)
        show(self.list, wanted=False)

    def show_work(self, answer: TodayAnswer) -> None:
        """Show the groups; the row that was chosen stays chosen while it is there."""
        self._rows = {row.task_id: row for group in answer.groups for row in group.rows}
        items: list[Item] = []
        for group in answer.groups:
            items += _items(group)
        self.list.set_rows(items)
        if self.list.current_row() is None:
            self.list.choose_first()
        nothing = all(group.title == _LATER for group in answer.groups)
        self._words.say(_NOTHING, answer.next_due or _NOTHING_AT_ALL)
        show(self.empty, wanted=nothing)
        show(self.list, wanted=bool(items))

    def _opened(self, key: int) -> None:
        self.opened.emit(self._rows[key])

    def _acted(self, key: int) -> None:
        self.acted.emit(self._rows[key])


def _items(group: WorkGroup) -> list[Item]:
    tone = Tone.ATTENTION if group.tone == "attention" else Tone.PLAIN
    heading = Heading(title=group.title, count=str(len(group.rows)), tone=tone)
    return [heading, *(_item(row) for row in group.rows)]


def _item(row: WorkRow) -> Row:
    return Row(
        key=row.task_id,
        icon=row.icon,
        title=row.title,
        second=row.line,
        chip=due_chip(row.due, row.tone),
        button=row.button,
        sentence=f"{row.title}. {row.line}. {row.due}. Enter: {row.button}",
    )
