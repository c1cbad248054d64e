"""The bar at the foot of a report: nothing goes to a parent, keep it, or send it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.label import label

_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class _Buttons(QWidget):
    """The buttons in a row, or in two where they do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self, gap=12)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.flow.sizeHint()


class SendBar(QFrame):
    """It stays in sight while the form scrolls behind it, and covers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("log.bar")
        self.setProperty("part", "bottom_bar")
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(28, 10, 28, 10)
        self._row.setSpacing(8)
        self._row.addWidget(label("Nothing is sent to a parent.", role=Role.TEXT2))
        self._row.addStretch(1)
        self.draft = Button("Keep as a draft", name="log.keep_draft", kind=Kind.BAR)
        self.printed = Button("Send and print a slip", name="log.send_and_print", kind=Kind.BAR,
                              icon_name="printer")  # fmt: skip
        self.send = Button("Send", name="log.send", kind=Kind.BAR_MAIN, hint="Ctrl Enter")
        self._buttons = _Buttons()
        for each in (self.draft, self.printed, self.send):
            self._buttons.flow.addWidget(each)
        self._row.addWidget(self._buttons)

    def set_narrow(self, narrow: bool) -> None:
        """The sentence over the buttons, where there is no room beside them."""
        self._row.setDirection(_DOWN if narrow else _ACROSS)
        margin = 20 if narrow else 28
        self._row.setContentsMargins(margin, 8, margin, 8)

    def say_send(self, words: str) -> None:
        """To whom it goes."""
        self.send.set_words(words)
        self._buttons.updateGeometry()

    def hold(self, reason: str) -> None:
        """Not yet, and why; an empty reason lets go again."""
        for each in (self.draft, self.printed, self.send):
            each.off_because(reason)
