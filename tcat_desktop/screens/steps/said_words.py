"""What was reported, in its own words, beside the decision that is made about it.

Example::

    said = SaidWords(case, name="step.judge.said", pick=True)
    said.picked.connect(self._use_words)      # a quotation was chosen
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import CaseFileAnswer, ClauseLine
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.label import label

_LONG = 420
_MOST = 8


class QuietBox(QFrame):
    """A box on the window's own ground, for what is read and not filled in."""

    def __init__(self, title: str, *, name: str) -> None:
        super().__init__()
        self.setProperty("part", "person_chip")
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 11, 14, 12)
        self.column.setSpacing(6)
        if title:
            self.column.addWidget(label(title, font=Type.SMALL_STRONG, role=Role.TEXT2))


class SaidWords(QuietBox):
    """The quotations of a case, where they stood, and the report they are from."""

    picked = Signal(str)

    def __init__(self, case: CaseFileAnswer, *, name: str, pick: bool = False) -> None:
        super().__init__("What was reported", name=name)
        quotes = list(dict.fromkeys(case.quotes))
        for number, quote in enumerate(quotes[:_MOST]):
            self._quote(quote, number, pick=pick)
        if len(quotes) > _MOST:
            more = f"and {len(quotes) - _MOST} more on the file"
            self.column.addWidget(label(more, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        self._narrative = case.narrative
        cut = len(case.narrative) > _LONG
        shown = f"{case.narrative[:_LONG].rsplit(' ', 1)[0]}…" if cut else case.narrative
        self._report = label(shown, font=Type.SMALL, role=Role.TEXT2, wrap=True)
        self.column.addWidget(self._report)
        self._more = Button("Show all of it", name=f"{name}.more", kind=Kind.QUIET)
        self._more.clicked.connect(self._show_all)
        if cut:
            self.column.addWidget(self._more)
        if case.where:
            self.column.addWidget(label(case.where, font=Type.SMALL, role=Role.TEXT3, wrap=True))

    def _quote(self, quote: str, number: int, *, pick: bool) -> None:
        self.column.addWidget(label(f"“{quote}”", font=Type.READING, wrap=True))
        if not pick:
            return
        use = Button("Use these words", name=f"{self.objectName()}.use.{number}", kind=Kind.QUIET)
        use.setProperty("quote", quote)
        use.setAccessibleDescription(quote)
        use.clicked.connect(self._use)
        self.column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)

    def _use(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.picked.emit(sender.property("quote"))

    def _show_all(self) -> None:
        self._report.setText(self._narrative)
        self._report.updateGeometry()
        self._more.hide()


class MaybeClauses(QuietBox):
    """The clauses that a report may be about, each with what speaks against it."""

    def __init__(self, clauses: tuple[ClauseLine, ...], *, name: str) -> None:
        super().__init__("This may be about", name=name)
        for clause in clauses:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(label(clause.name, font=Type.BODY_MEDIUM, wrap=True), 1)
            tag = TagLabel(clause.clause, name=f"{name}.{clause.clause}")
            row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
            self.column.addLayout(row)
            if clause.but_not_if:
                words = f"But not if: {clause.but_not_if}"
                self.column.addWidget(
                    label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True, strong=((0, 11),))
                )


class Beside(QWidget):
    """Two parts side by side while there is room, and else one under the other."""

    def __init__(self, first: QWidget, second: QWidget, *, at_least: int = 640) -> None:
        super().__init__()
        self._at_least = at_least
        self._parts = (first, second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        # Side by side they may need more room than there is: then they go under each other.
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        for part, share in ((first, 5), (second, 3)):
            # Each keeps to its own height, and to the top.
            column = QVBoxLayout()
            column.addWidget(part)
            column.addStretch(1)
            self._row.addLayout(column, share)

    def minimumSizeHint(self) -> QSize:
        wide = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(wide, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(self._at_least)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        wanted = across if wide else down
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
