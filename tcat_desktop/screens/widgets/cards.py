"""Cards: a surface with a thin line and a title, holding what belongs together.

Example::

    card = Card("What the Code says", name="case.code", aside="Version 3.1")
    card.body.addWidget(rows)
    card.add_line()
    card.body.addWidget(more)
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import PlainLabel, label


def line(*, upright: bool = False) -> QFrame:
    """A hairline between rows, or between columns. It carries no meaning."""
    made = QFrame()
    made.setProperty("part", "upright" if upright else "line")
    return made


class Card(QFrame):
    """A card with an optional title, a count beside it and a quiet note at the right."""

    def __init__(
        self,
        title: str = "",
        *,
        name: str,
        count: str = "",
        aside: str = "",
        inner: int = 16,
        foot: int = 16,
    ) -> None:
        """``inner`` is the air at the edges, ``foot`` below: 8 where a list ends the card."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "card")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(inner, inner - 2 if inner else 0, inner, min(foot, inner))
        column.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = label(title, font=Type.CARD_TITLE)
        self.count = label(count, font=Type.BODY, role=Role.TEXT3)
        self.aside = label(aside, font=Type.BODY, role=Role.TEXT3)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        if title:
            self.head.addWidget(self.title)
            self.head.addWidget(self.count)
            self.head.addStretch(1)
            self.head.addWidget(self.aside)
            column.addLayout(self.head)
            column.addSpacing(8)
        column.addLayout(self.body)

    def add(self, widget: QWidget, *, above: int = 0) -> None:
        """Put a part under the ones before, with ``above`` px of air."""
        if above:
            self.body.addSpacing(above)
        self.body.addWidget(widget)

    def add_line(self, *, above: int = 0, below: int = 0) -> None:
        """A hairline across the card."""
        if above:
            self.body.addSpacing(above)
        self.body.addWidget(line())
        if below:
            self.body.addSpacing(below)


class FactRow(QWidget):
    """A short row of a card: a fact at the left, its value at the right, a line of hint under it.

    Example::

        card.add(FactRow("To", "Mrs Kerry Denholm", name="letter.to"))
    """

    def __init__(self, fact: str, value: str, *, name: str, hint: str = "", left: int = 90) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(f"{fact}: {value}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        first = label(fact, role=Role.TEXT3)
        first.setMinimumWidth(left)
        row.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.value: PlainLabel = label(value, wrap=True)
        column.addWidget(self.value)
        if hint:
            column.addWidget(label(hint, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        row.addLayout(column, 1)
