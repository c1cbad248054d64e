"""What is asked before a time in the diary changes: a small form beside the grid."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import TickBox

# How the office says that a day or an hour is only unusual.
_MEANT = "this one is meant"


class Panel(Card):
    """A form with its notice and two buttons. ``left`` when somebody thinks better of it."""

    left = Signal()

    def __init__(self, title: str, *, name: str, send: str, leave: str) -> None:
        super().__init__(title, name=name)
        self.under = label("", role=Role.TEXT2, wrap=True, name=f"{name}.under")
        self.form = Form(name)
        self.anyway = TickBox("Book it all the same", name=f"{name}.anyway")
        self.notice = Notice(name=f"{name}.notice")
        self.send = Button(send, name=f"{name}.send", kind=Kind.MAIN, hint="Ctrl Enter")
        self.leave = Button(leave, name=f"{name}.leave", kind=Kind.QUIET)
        self.leave.clicked.connect(self.left)
        self.add(self.under)
        self.body.addSpacing(10)
        self.body.addWidget(self.form)
        self.body.addSpacing(8)
        self.body.addWidget(self.anyway)
        self.body.addSpacing(8)
        self.body.addWidget(self.notice)
        self.body.addSpacing(8)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.send)
        across.addWidget(self.leave)
        across.addStretch(1)
        self.body.addLayout(across)
        self.body.addStretch(1)
        self.begin("")

    def begin(self, under: str) -> None:
        """Start anew: no errors, and nothing unusual is meant yet."""
        self.under.setText(under)
        show(self.under, bool(under))
        self.form.clear_errors()
        self.anyway.setChecked(False)
        self.anyway.setVisible(False)
        self.notice.clear()
        self.send.setEnabled(True)

    def sending(self) -> None:
        """It is on its way; nobody presses twice."""
        self.form.clear_errors()
        self.notice.clear()
        self.send.setEnabled(False)

    def refused(self, said: Said) -> None:
        """Say at its field what stands in the way, or above the buttons; what was typed stays."""
        self.send.setEnabled(True)
        if _MEANT in said.what_to_do:
            show(self.anyway, wanted=True)
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)

    @property
    def typed(self) -> bool:
        """Whether words stand here that would be lost."""
        fields: list[QPlainTextEdit | QLineEdit] = [
            *self.findChildren(QPlainTextEdit), *self.findChildren(QLineEdit),
        ]  # fmt: skip
        return self.isVisible() and any(_has_words(each) for each in fields)

    def take_focus(self) -> None:
        """The keyboard goes to the first field."""
        for field in self.form.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isVisibleTo(self):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _has_words(field: QPlainTextEdit | QLineEdit) -> bool:
    if isinstance(field, QPlainTextEdit):
        return bool(field.toPlainText().strip())
    return field.isModified() and bool(field.text().strip())
