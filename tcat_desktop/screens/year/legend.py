"""What the marks of the year mean, in words, with how many days there are of each."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tcat_desktop.office.questions.calendar_year import YearDay
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import PlainLabel, label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.year.day_cell import Swatch
from tcat_desktop.screens.year.day_words import KINDS

_SHOWN = {key: many for key, (_, many) in KINDS.items()} | {"today": "Today"}


class Legend(Card):
    """A row for each kind that this year has."""

    def __init__(self, *, name: str) -> None:
        super().__init__("What the marks mean", name=name)
        self._rows: dict[str, tuple[QWidget, PlainLabel, PlainLabel]] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(QMargins())
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for place, (kind, words) in enumerate(_SHOWN.items()):
            mark = Swatch(kind, name=f"{name}.{kind}")
            told, count = label(words), label("", font=Type.TABULAR, role=Role.TEXT3)
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            for column, part in enumerate((mark, told, count)):
                grid.addWidget(part, place, column)
            self._rows[kind] = (mark, told, count)
        self.add(holder)

    def show_days(self, days: Sequence[YearDay], today: date) -> None:
        """How many days there are of each kind, and today only if it is one of them."""
        kinds = [day.kind for day in days] + ["today" for day in days if day.on == today]
        told = []
        for kind, parts in self._rows.items():
            many = kinds.count(kind)
            for part in parts:
                show(part, many > 0)
            parts[2].setText(str(many) if kind != "today" else "")
            if many and kind != "today":
                told.append(f"{_SHOWN[kind]}: {many}")
        self.setAccessibleDescription(". ".join(told))
