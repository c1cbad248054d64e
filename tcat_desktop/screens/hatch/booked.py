"""What is said once a meeting is booked: its reference, when and where; then the names go."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.words import day

_WIDEST = 1120


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBooking:
    """What was booked, for the confirmation."""

    booking_id: int
    reference: str
    on: date
    at: str
    until: str
    where: str
    visitor: str
    host: str


class BookedCard(QWidget):
    """The calm end of a booking: print the slip, or serve the next."""

    print_wanted = Signal()
    another_wanted = Signal()
    home_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hatch.booked")
        self.made: MadeBooking | None = None
        card = Card(name="hatch.booked_card", inner=28, foot=28)
        card.setMaximumWidth(_WIDEST)
        card.body.addWidget(IconMark("check-circle", Role.GREEN, size=34), 0,
                            Qt.AlignmentFlag.AlignLeft)  # fmt: skip
        card.add(label("The meeting is booked.", font=Type.NEXT_STEP), above=10)
        self.reference = label("", font=Type.SET_UP_TITLE, name="hatch.booked.reference")
        self.reference.let_copy()
        card.add(self.reference, above=2)
        self._when = label("", font=Type.SIGN_IN_TITLE, wrap=True, name="hatch.booked.when")
        self._where = label("", font=Type.LEAD, wrap=True, name="hatch.booked.where")
        self._who = label("", font=Type.LEAD, role=Role.TEXT2, wrap=True, name="hatch.booked.who")
        card.add(self._when, above=14)
        card.add(self._where, above=4)
        card.add(self._who, above=4)
        self.notice = Notice(name="hatch.booked.notice")
        card.add(self.notice, above=14)
        card.add(self._buttons(), above=20)
        card.add(label("The names leave the screen after a minute, or with Esc.",
                       role=Role.TEXT3, wrap=True), above=12)  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        self.slip = Button("Print slip", name="hatch.booked.print", kind=Kind.BIG,
                           icon_name="printer", hint="Ctrl Enter")  # fmt: skip
        self.another = Button("Book another", name="hatch.booked.another", kind=Kind.BIG_PLAIN,
                              icon_name="calendar-plus")  # fmt: skip
        self.done = Button("Done", name="hatch.booked.done", kind=Kind.BIG_PLAIN, hint="Esc")
        self.slip.clicked.connect(self.print_wanted)
        self.another.clicked.connect(self.another_wanted)
        self.done.clicked.connect(self.home_wanted)
        for each in (self.slip, self.another, self.done):
            flow.addWidget(each)
        return holder

    def show_booked(self, made: MadeBooking, today: date) -> None:
        """Show this one."""
        self.made = made
        self.notice.clear()
        self.reference.setText(made.reference)
        self.reference.setAccessibleName(f"Reference {made.reference}")
        when = f"{day(made.on, today)}, {made.at} to {made.until}"
        self._when.setText(when)
        self._where.setText(made.where)
        self._who.setText(f"{made.visitor} with {made.host}")
        self.setAccessibleName(f"The meeting is booked. {made.reference}. {when}, {made.where}.")

    def printed(self) -> None:
        """The slip is out of the printer."""
        self.notice.done("The slip is printed.")

    def refused(self, said: Said) -> None:
        """The slip could not be made or printed."""
        self.notice.refused(said)

    def clear(self) -> None:
        """No name and no reference is left in any part of it."""
        self.made = None
        self.notice.clear()
        for each in (self.reference, self._when, self._where, self._who):
            each.setText("")
            each.setAccessibleName("")
        self.setAccessibleName("")
