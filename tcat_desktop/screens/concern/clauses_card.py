"""“This may be about”: the clauses a report may touch, each with its “but not if”."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.code import Clause
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import TickBox


class ClauseRow(QWidget):
    """One clause: a tick box with our name for it, its number, and when it does not apply."""

    def __init__(self, clause: Clause) -> None:
        super().__init__()
        self.clause = clause
        name = f"log.clause.{clause.number}"
        self.setObjectName(f"{name}.row")
        self.tick = TickBox("", name=name, spoken=f"{clause.name}, {clause.number}")
        self.tick.setAccessibleDescription(self._but())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(0)
        self._words = label(clause.name, wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        across.addWidget(self.tick, 0, top)
        across.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(TagLabel(clause.number, name=f"{name}.tag"), 0, top)
        column.addLayout(across)
        self._under = QHBoxLayout()
        self._under.addWidget(label(self._but(), font=Type.SMALL, role=Role.TEXT2, wrap=True))
        column.addLayout(self._under)
        theme().changed.connect(self._measure)
        self._measure()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # The words belong to the box: all of it can be pressed.
        self.tick.click()

    def _but(self) -> str:
        words = self.clause.but_not_if
        return f"But not if: {words[:1].lower()}{words[1:].rstrip('.')}." if words else ""

    def _measure(self) -> None:
        self._under.setContentsMargins(theme().px(27), 0, 0, 0)


class ClausesCard(Card):
    """The suggestions. What was ticked stays, even when it is suggested no longer."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("This may be about", name="log.clauses", aside="The headteacher decides")
        self._rows: list[ClauseRow] = []
        self._ticked: tuple[str, ...] = ()
        self.add(line())
        self._empty = label(
            "Clauses of the Code come here as you write. You can leave them.",
            font=Type.SMALL, role=Role.TEXT2, wrap=True,
        )  # fmt: skip
        self.add(self._empty, above=8)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The numbers of the clauses ticked."""
        here = {row.clause.number for row in self._rows}
        waiting = tuple(number for number in self._ticked if number not in here)
        return waiting + tuple(r.clause.number for r in self._rows if r.tick.isChecked())

    def choose(self, numbers: tuple[str, ...]) -> None:
        """Tick these, such as those of a draft; they show when they are suggested again."""
        self._ticked = numbers
        for row in self._rows:
            row.tick.setChecked(row.clause.number in numbers)

    def show_clauses(self, clauses: tuple[Clause, ...]) -> None:
        """Show these, and under them whatever was ticked before."""
        ticked = self.ticked
        offered = {clause.number for clause in clauses}
        kept = tuple(
            row.clause for row in self._rows
            if row.tick.isChecked() and row.clause.number not in offered
        )  # fmt: skip
        wanted = (*clauses, *kept)
        self._ticked = ticked
        if [each.number for each in wanted] == [row.clause.number for row in self._rows]:
            return
        focused = next((r.clause.number for r in self._rows if r.tick.hasFocus()), "")
        self._clear()
        for place, clause in enumerate(wanted):
            row = ClauseRow(clause)
            row.tick.setChecked(clause.number in ticked)
            row.tick.toggled.connect(self._toggled)
            if place:
                self._list.addWidget(line())
            self._list.addWidget(row)
            self._rows.append(row)
            if clause.number == focused:
                row.tick.setFocus()
        show(self._empty, not wanted)

    def first(self) -> QWidget | None:
        """Where the keyboard comes in."""
        return self._rows[0].tick if self._rows else None

    def _clear(self) -> None:
        self._rows = []
        emptied(self._list)

    def _toggled(self) -> None:
        here = {row.clause.number for row in self._rows}
        self._ticked = tuple(n for n in self._ticked if n not in here) + tuple(
            row.clause.number for row in self._rows if row.tick.isChecked()
        )
        self.changed.emit()
