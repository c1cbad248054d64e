"""The exceptions of a clause, each a question that is answered with No or Yes."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.steps.fields import YES_NO
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments


class ExceptionQuestions(QWidget):
    """One row for each exception: its number, its name, and the answer."""

    changed = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._name = name
        self._asked: dict[str, Segments] = {}
        self._rows: list[QWidget] = []
        self._kept: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def ask(self, questions: tuple[tuple[str, str], ...], answered: dict[str, bool | None]) -> None:
        """Ask about these exceptions; what was answered before is filled in."""
        self._kept |= self.value()
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._rows, self._asked = [], {}
        for number, words in questions:
            applies = answered.get(number)
            before = "" if applies is None else "yes" if applies else "no"
            self._add(number, words, self._kept.get(number, before))
        for first in list(self._asked.values())[:1]:
            self.setFocusProxy(first.button("no"))

    def value(self) -> dict[str, str]:
        """The answers as plain values."""
        return {number: each.value for number, each in self._asked.items() if each.value}

    def restore(self, kept: dict[str, Any]) -> None:
        """Fill them from plain values, now or when they are asked."""
        self._kept |= kept
        for number, each in self._asked.items():
            each.choose(str(kept.get(number, "")))

    def answers(self) -> tuple[tuple[str, bool], ...]:
        """Each exception that was weighed, and whether it applies."""
        return tuple((number, words == "yes") for number, words in self.value().items())

    def _add(self, number: str, words: str, chosen: str) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(10)
        answer = Segments(YES_NO, name=f"{self._name}.{number}", spoken=words, dots=True, gap=18)
        answer.choose(chosen)
        answer.changed.connect(self.changed)
        tag = TagLabel(number, name=f"{self._name}.{number}.tag")
        across.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(label(words, wrap=True), 1)
        across.addWidget(answer)
        self._asked[number] = answer
        self._rows.append(row)
        self._column.addWidget(row)
