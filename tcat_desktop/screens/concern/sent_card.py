"""What is said once a report has been sent: its reference, who reads it and by when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice

_WIDEST = 560


class SentCard(QWidget):
    """The calm end of a report: nothing is left to do but print the slip."""

    print_wanted = Signal()
    another_wanted = Signal()
    reports_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("log.sent")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 28, 28, 28)
        card = Card(name="log.sent_card", inner=28)
        card.setMaximumWidth(_WIDEST * 2)
        self.risk = Notice(name="log.sent.risk")
        self.notice = Notice(name="log.sent.notice")
        mark = IconMark("check-circle", Role.GREEN, size=34)
        card.body.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        self._title = label("The report is sent.", font=Type.CARD_TITLE)
        card.add(self._title, above=10)
        self.reference = label("", font=Type.SET_UP_TITLE, name="log.sent.reference")
        self.reference.let_copy()
        card.add(self.reference, above=4)
        self._reader = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, wrap=True)
        card.add(self._reader, above=6)
        card.add(self.risk, above=16)
        card.add(self.notice, above=12)
        card.add(self._buttons(), above=20)
        whole.addWidget(card)
        whole.addStretch(1)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=10)
        self.another = Button("Log another", name="log.sent.another", kind=Kind.BAR_MAIN,
                              hint="Ctrl Enter")  # fmt: skip
        self.slip = Button("Print the slip", name="log.sent.print", kind=Kind.BAR,
                           icon_name="printer")  # fmt: skip
        self.reports = Button("My reports", name="log.sent.reports", kind=Kind.BAR)
        self.another.clicked.connect(self.another_wanted)
        self.slip.clicked.connect(self.print_wanted)
        self.reports.clicked.connect(self.reports_wanted)
        for each in (self.another, self.slip, self.reports):
            flow.addWidget(each)
        return holder

    @property
    def words(self) -> str:
        """Everything it says about what happens now."""
        return self._reader.text()

    def show_sent(self, reference: str, what_next: str, risk: str, lead: str) -> None:
        """Show this report's reference, large, and what happens now."""
        self.reference.setText(reference)
        self.reference.setAccessibleName(f"Reference {reference}")
        self._reader.setText(what_next)
        self.setAccessibleName(f"The report is sent. {reference}. {what_next}")
        self.notice.clear()
        self.risk.clear()
        if risk == "yes":
            from tcat_desktop.screens.theme import Tone

            self.risk.say(
                f"Find {lead} now. If anyone is in danger, ring 999.",
                "The report stands on the safeguarding lead’s list for today; a word in person "
                "is quicker.",
                tone=Tone.ATTENTION, icon_name="phone",
            )  # fmt: skip
