"""Room for a message between the parts of a page: with air round it, and none while it is silent.

Example::

    self.notice = Notice(name="minutes.notice")
    column.addWidget(NoticeRow(self.notice))
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.screens.widgets.notices import Notice


class NoticeRow(QWidget):
    """Comes and goes with its message."""

    def __init__(self, notice: Notice, *, side: int = 20, air: int = 8) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(side, air, side, air)
        column.addWidget(notice)
        self._notice = notice
        notice.installEventFilter(self)
        self.setVisible(not notice.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self.setVisible(not self._notice.isHidden())
        return False
