"""One clock: how it counts, where the default is from, and the signing off by whoever may."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.deadlines import CLOCKS, Counting
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_calendar import SetClock
from tcat_desktop.office.questions.calendar_year import ClockLine
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox
from tcat_desktop.screens.year.clock_words import how_long, rules_words, state_words

_INSET = (("As the calendar says", None), ("They count", True), ("They do not count", False))


class ClockCard(Card):
    """The card at the right of the clocks. ``kept`` when a clock was signed off."""

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="calendar.clock")
        self._desk = desk
        self._line: ClockLine | None = None
        self._may = desk.may(Act.CLOCKS, Level.DECIDE)
        self.heading = label("", font=Type.CARD_TITLE, wrap=True, name="calendar.clock.what")
        self.told = label("", font=Type.ROW_TITLE, wrap=True, name="calendar.clock.told")
        self.state = label("", role=Role.TEXT2, wrap=True, name="calendar.clock.state")
        self.source = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                            name="calendar.clock.source")  # fmt: skip
        self.form = Form("calendar.clock", spacing=10)
        self._fields()
        self.notice = Notice(name="calendar.clock.notice")
        self.why_not = label(self._may.reason, font=Type.SMALL, role=Role.TEXT3, wrap=True,
                             name="calendar.clock.why_not")  # fmt: skip
        for part, above in (
            (self.heading, 0), (self.told, 4), (self.state, 4), (self.source, 4), (self.form, 14),
            (self.notice, 10),
        ):  # fmt: skip
            self.add(part, above=above)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        self.sign = Button("Sign off", name="calendar.clock.sign", kind=Kind.MAIN)
        self.sign.clicked.connect(self._sign)
        self.as_is = Button("Sign off as it is", name="calendar.clock.as_is")
        self.as_is.clicked.connect(self._sign_as_it_is)
        self.put_back = Button("Put back", name="calendar.clock.put_back")
        self.put_back.clicked.connect(self._put_back)
        for button in (self.sign, self.as_is, self.put_back):
            row.addWidget(button)
            button.off_because(self._may.reason)
        show(self.put_back, bool(self._may))
        row.addStretch(1)
        self.body.addLayout(row)
        self.add(self.why_not, above=6)
        show(self.form, bool(self._may))
        show(self.why_not, not self._may)

    def _fields(self) -> None:
        top = self.form.row()
        self.many = self.form.line("How many", "count", longest=5, beside=top)
        self.kind = Choice(name="calendar.clock.kind", spoken="Of what")
        for key, words in CLOCKS.items():
            self.kind.addItem(words[:1].upper() + words[1:], key)
        self.form.add("Of what", self.kind, "kind", beside=top)
        top.setStretch(0, 1)
        top.setStretch(1, 2)
        self.inset = Choice(name="calendar.clock.inset", spoken="INSET days")
        for words, value in _INSET:
            self.inset.addItem(words, value)
        self.form.add("INSET days", self.inset, "inset")
        self.receipt = TickBox("The day of receipt is day 1", name="calendar.clock.receipt")
        self.waits = TickBox("Outside term: from the first school day after",
                             name="calendar.clock.waits")  # fmt: skip
        self.form.column.addWidget(self.receipt)
        self.form.column.addWidget(self.waits)
        self.closes_at = self.form.line(
            "What comes at or after this time counts as the next open day", "closes_at",
            longest=10,
        )  # fmt: skip
        self.closes_at.setPlaceholderText("16:00, or empty")
        self.note = self.form.line("Why it is so here", "note", longest=300)
        self.note.setPlaceholderText("Complaints policy 2026, section 4")

    @property
    def line(self) -> ClockLine | None:
        """The clock that is shown."""
        return self._line

    def show_clock(self, line: ClockLine) -> None:
        """Show one clock; what somebody types of the same one stays."""
        if self._line is not None and self._line.name == line.name and self.is_edited:
            self._line = line
            return
        if self._line is None or self._line.name != line.name:
            self.notice.clear()
        self._line = line
        self.heading.setText(f"{line.what}, {line.clause}" if line.clause else line.what)
        self.told.setText(" ".join((f"{how_long(line)}.", *rules_words(line))))
        self.state.setText(state_words(line) + (f": {line.note}." if line.note else "."))
        told = f"As it ships: {line.shipped_words}. " if line.signed_on else ""
        self.source.setText(told + line.source)
        self._fill(line)
        show(self.as_is, line.signed_on is None)
        self.sign.set_words("Sign off these rules")

    def _fill(self, line: ClockLine) -> None:
        told = line.counting
        self.form.clear_errors()
        self.many.setText(str(told.count))
        self.kind.setCurrentIndex(self.kind.findData(told.kind))
        self.inset.setCurrentIndex([value for _, value in _INSET].index(told.inset_counts))
        self.receipt.setChecked(told.receipt_counts)
        self.waits.setChecked(told.waits_for_term)
        self.closes_at.setText(told.closes_at)
        self.note.setText(line.note)
        # One that counts back from an event is started by nothing that comes in.
        for part in (self.receipt, self.waits, self.closes_at.parentWidget()):
            if part is not None:
                show(part, not line.before)

    @property
    def is_edited(self) -> bool:
        """Whether the fields differ from the clock as it stands."""
        line = self._line
        if line is None or not self._may:
            return False
        typed = self._typed()
        return typed != line.counting or self.note.text().strip() != line.note

    def _typed(self) -> Counting | None:
        words = self.many.text().strip()
        if not (words.isascii() and words.isdigit()):
            return None
        return Counting(
            kind=str(self.kind.currentData()), count=int(words),
            inset_counts=_INSET[self.inset.currentIndex()][1],
            receipt_counts=self.receipt.isChecked(), closes_at=self.closes_at.text().strip(),
            waits_for_term=self.waits.isChecked(),
        )  # fmt: skip

    def _put_back(self) -> None:
        if self._line is not None:
            self._fill(self._line)
            self.notice.clear()

    def _sign(self) -> None:
        self.form.clear_errors()
        typed = self._typed()
        if typed is None:
            self.form.set_error("count", "Write how many, from 1 to 1,000.")
            return
        self._keep(typed, self.note.text())

    def _sign_as_it_is(self) -> None:
        if self._line is not None:
            self._fill(self._line)
            self._keep(self._line.counting, self._line.note)

    def _keep(self, counting: Counting, note: str) -> None:
        self.notice.clear()
        if self._line is not None:
            command = SetClock(name=self._line.name, counting=counting, note=note)
            self._desk.errands.do(command, self._kept, self._refused)

    def _kept(self, _none: object) -> None:
        self._line = None
        self.kept.emit()
        self.notice.done("Signed off.", "It holds for deadlines that begin from now on.")

    def _refused(self, said: Said) -> None:
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)
