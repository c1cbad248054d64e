"""Work that takes a while: what is being done, how far it is, and a Cancel.

Example::

    self._work = Progress(name="bundle.progress")
    errand = errands.run(make, self._made, self._failed, progress=self._work.report)
    self._work.cancelled.connect(errand.cancel)
    self._work.begin("Making the bundle")
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show


class Progress(QWidget):
    """A sentence, a thin bar and a Cancel; hidden while nothing is being done."""

    cancelled = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = label("", wrap=True)
        self.cancel = Button("Cancel", name=f"{name}.cancel", kind=Kind.SMALL)
        self.cancel.clicked.connect(self.cancelled)
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}.bar")
        self._bar.setTextVisible(False)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.setVisible(False)

    def begin(self, words: str) -> None:
        """Say what is being done; how much there is to do may not be known yet."""
        self.report(0, 0, words)
        show(self, True)

    def report(self, done: int, total: int, words: str) -> None:
        """So much is done of so much. A total of nought means that it is not known."""
        self._words.setText(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self.setAccessibleName(words)

    def end(self) -> None:
        """It is over."""
        self.setVisible(False)
