"""Which number of a date is the day: asked with both readings of a real line, and never guessed."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.commands.read_evidence import SettleDateOrder
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Choice
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow, ChoiceRows
from tcat_desktop.screens.widgets.form import ErrorLine, LineField
from tcat_desktop.screens.widgets.label import label

_ORDERS = {"dmy": "The day comes first.", "mdy": "The month comes first."}


class DatesAsked(Card):
    """The question, its two answers, and how one knows. No date is shown until it is answered."""

    settled = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Which day is meant?", name="exhibit.chat.dates")
        self._desk = desk
        self._answer: ExhibitPageAnswer | None = None
        self._words = label("", role=Role.TEXT2, wrap=True, name="exhibit.chat.dates.words")
        self.choice = ChoiceRows((), name="exhibit.chat.order", spoken="Which day is meant?")
        self.reason = LineField(longest=300, placeholder="Such as: she says it was in February")
        self.reason.setObjectName("exhibit.chat.order_reason")
        self.reason.setAccessibleName("How do you know?")
        self._error = ErrorLine("exhibit.chat.order_error")
        self._keep = Button("Settle the dates", name="exhibit.chat.settle", kind=Kind.PLAIN)
        self._keep.clicked.connect(self._settle)
        self.reason.returnPressed.connect(self._settle)
        self.add(self._words)
        self.add(self.choice, above=10)
        self.add(label("How do you know?", font=Type.BODY_MEDIUM), above=10)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.reason, 1)
        below.addWidget(self._keep)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(below)
        column.addWidget(self._error)
        self.add(holder)

    def ask(self, choice: Choice, answer: ExhibitPageAnswer) -> None:
        """Ask about this line."""
        self._answer = answer
        hint = f" {choice.hint}" if choice.hint else ""
        self._words.setText(
            f"Nothing in this chat proves whether the day or the month comes first. Line "
            f"{choice.line} says {choice.stamp}.{hint} Until it is settled, no date is shown and "
            "nothing is counted."
        )
        self.choice.set_rows(
            tuple(
                ChoiceRow(key=order, title=day, reason=_ORDERS.get(order, ""))
                for order, day in choice.readings
            )
        )
        self._error.setVisible(False)

    def clear(self) -> None:
        """Ask nothing, and forget what was typed."""
        self._answer = None
        self.choice.choose("")
        self.reason.clear()

    def _settle(self) -> None:
        if self._answer is None:
            return
        command = SettleDateOrder(
            case_id=self._answer.case_id, exhibit_id=self._answer.exhibit_id,
            order=self.choice.value, reason=self.reason.text(),
        )  # fmt: skip
        self._desk.errands.do(command, self._done, self._refused)

    def _done(self, _result: object) -> None:
        self.settled.emit("The dates are settled. The chat is read again.")

    def _refused(self, said: Any) -> None:
        self._error.say(" ".join(part for part in (said.reason, said.what_to_do) if part))
