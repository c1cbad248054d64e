"""The two columns of a case file; with little room or large text they stand under each other.

Example::

    columns = Columns(left, right)
    columns.folded.connect(right.fold)        # True when they stand under each other
"""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.widgets.scroll import scrolled

_RIGHT, _RIGHT_NARROW = 404, 332
_SIDE, _SIDE_NARROW = 28, 20
_GAP, _GAP_NARROW = 24, 18
_TWO = 700
_BAR = 12


class Columns(QFrame):
    """The left part takes what the right leaves; both scroll by themselves."""

    folded = Signal(bool)

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self.setObjectName("case_file.columns")
        self._left, self._right = left, right
        self._narrow = False
        self._one = False
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(QMargins())
        self._across.setSpacing(0)
        self._holder = QWidget()
        self._inner = QVBoxLayout(self._holder)
        self._inner.setContentsMargins(QMargins())
        self.area = scrolled(self._holder, name="case_file.side", spoken="The case")
        self.area.verticalScrollBar().rangeChanged.connect(self._measure)
        self._across.addWidget(left, 1)
        self._across.addWidget(self.area)
        self._inner.addWidget(right)
        self._inner.addStretch(1)
        theme().changed.connect(self._arrange)

    @property
    def one_column(self) -> bool:
        """Whether they stand under each other."""
        return self._one

    def set_narrow(self, *, narrow: bool) -> None:
        """Less margin and a narrower right column."""
        self._narrow = narrow
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        one = self.width() < theme().px(_TWO)
        if one is not self._one:
            self._one = one
            if one:
                self._across.removeWidget(self._left)
                self._inner.insertWidget(1, self._left)
            else:
                self._inner.removeWidget(self._left)
                self._across.insertWidget(0, self._left, 1)
            self._left.show()
            self._across.setStretchFactor(self.area, 1 if one else 0)
            self.folded.emit(one)
        self._measure()

    def _measure(self) -> None:
        look = theme()
        side = _SIDE_NARROW if self._narrow else _SIDE
        gap = _GAP_NARROW if self._narrow else _GAP
        bar = _BAR if self.area.verticalScrollBar().maximum() > 0 else 0
        if self._one:
            self.area.setMinimumWidth(0)
            self.area.setMaximumWidth(16_777_215)
            self._inner.setContentsMargins(side, 12, side - bar, 12)
            self._left.setContentsMargins(0, 16, 0, 0)
            return
        wide = look.px(_RIGHT_NARROW if self._narrow else _RIGHT)
        # At a large text size the right column may not push the left one out.
        wide = min(wide, round(self.width() * 0.46))
        self.area.setFixedWidth(wide + side)
        self._inner.setContentsMargins(0, 12, side - bar, 12)
        self._left.setContentsMargins(side, 10, gap, 0)
