"""One visitor of today: when, whom, where, and what Reception marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_diary import CancelBooking, MarkVisitor
from tcat_desktop.office.questions.diary import STATES, DiaryEntry
from tcat_desktop.screens.hatch.words import BY
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_MARKS = (("arrived", "Has come", "check"), ("seen", "Was seen", "check-circle"),
          ("missed", "Did not come", "calendar-x"))  # fmt: skip
_SLIP_STATES = frozenset({"booked", "arrived"})
# Whatever the reason is, Reception need not know it.
_NOT_HERS = "The office changes or cancels this one."


class _Pressed(Button):
    """A button that Enter presses too: nothing else on this card would take it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self.click()
        else:
            super().keyPressEvent(event)


class VisitorCard(Card):
    """The chosen visitor. ``done`` carries a command, ``print_wanted`` the booking's id."""

    done = Signal(object)
    print_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(name="hatch.visitor", inner=20, foot=20)
        self._entry: DiaryEntry | None = None
        self._who = label("", font=Type.NEXT_STEP, wrap=True, name="hatch.visitor.who")
        self._when = label("", font=Type.LEAD, wrap=True, name="hatch.visitor.when")
        self._where = label("", font=Type.LEAD, role=Role.TEXT2, wrap=True,
                            name="hatch.visitor.where")  # fmt: skip
        self._marks = {
            state: _Pressed(words, name=f"hatch.visitor.{state}", kind=Kind.BIG_PLAIN,
                            icon_name=icon)
            for state, words, icon in _MARKS
        }  # fmt: skip
        self.slip = _Pressed("Print slip", name="hatch.visitor.print", kind=Kind.BIG_PLAIN,
                             icon_name="printer")  # fmt: skip
        self.cancel = _Pressed("Cancel…", name="hatch.visitor.cancel", kind=Kind.BIG_PLAIN,
                               icon_name="x")  # fmt: skip
        self._why = label("", role=Role.TEXT2, wrap=True, name="hatch.visitor.why")
        for part in (self._who, self._when, self._where):
            self.add(part)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        for each in (*self._marks.values(), self.slip, self.cancel):
            flow.addWidget(each)
        self.add(buttons, above=14)
        self.add(self._why, above=6)
        self.add(self._ending(), above=12)
        self._listen()
        self.show_visitor(None)

    def _ending(self) -> QWidget:
        self._end = QWidget()
        column = QVBoxLayout(self._end)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._form = Form("hatch.visitor")
        self.reason = self._form.line("Why does it not take place?", "reason", longest=200,
                                      hint="Its time is free again. Nothing is sent.")  # fmt: skip
        self.confirm = _Pressed("Cancel the booking", name="hatch.visitor.cancel_it",
                                kind=Kind.BIG_PLAIN)  # fmt: skip
        self.keep = _Pressed("Keep it", name="hatch.visitor.keep", kind=Kind.BIG_PLAIN)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        flow.addWidget(self.confirm)
        flow.addWidget(self.keep)
        column.addWidget(self._form)
        column.addWidget(buttons)
        return self._end

    def _listen(self) -> None:
        for button in self._marks.values():
            button.clicked.connect(self._mark)
        self.slip.clicked.connect(self._print)
        self.cancel.clicked.connect(self._ask_why)
        self.reason.returnPressed.connect(self._cancel)
        self.confirm.clicked.connect(self._cancel)
        self.keep.clicked.connect(self._think_better)

    # -- what the view calls ----------------------------------------------------------------------

    def show_visitor(self, entry: DiaryEntry | None) -> None:
        """Show this one, or nobody."""
        same = entry is not None and self._entry is not None and (
            entry.booking_id == self._entry.booking_id and entry.state == self._entry.state
        )  # fmt: skip
        self._entry = entry
        self._who.setText(entry.visitor if entry else "")
        self._when.setText(_when(entry) if entry else "")
        self._where.setText(_where(entry) if entry else "")
        self.setAccessibleName(f"{entry.visitor}. {_when(entry)}" if entry else "")
        for state, button in self._marks.items():
            stands = entry is not None and entry.state == state
            button.off_because("It stands so already." if stands else "")
        state = entry.state if entry else ""
        self.slip.off_because("" if state in _SLIP_STATES else "It is over.")
        fixed = bool(entry and entry.may_move)
        over = state not in _SLIP_STATES
        self.cancel.off_because("It is over." if over else _NOT_HERS if fixed else "")
        self._why.setText(_NOT_HERS if fixed and not over else "")
        show(self._why, fixed and not over)
        if not same:
            self._close_ending()
        show(self, entry is not None)

    def take_focus(self) -> None:
        """The keyboard goes to the first mark that can be made."""
        for button in (*self._marks.values(), self.slip):
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_refusal(self, said: Said) -> bool:
        """A refusal that belongs to the reason."""
        return not self._end.isHidden() and self._form.show_refusal(
            said.field, f"{said.reason} {said.what_to_do}".strip()
        )

    # -- inside -----------------------------------------------------------------------------------

    def _mark(self) -> None:
        for state, button in self._marks.items():
            if button is self.sender() and self._entry is not None:
                self.done.emit(MarkVisitor(booking_id=self._entry.booking_id, state=state))

    def _print(self) -> None:
        if self._entry is not None:
            self.print_wanted.emit(self._entry.booking_id)

    def _ask_why(self) -> None:
        show(self._end, wanted=True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _think_better(self) -> None:
        self._close_ending()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_ending(self) -> None:
        self.reason.setText("")
        self._form.clear_errors()
        show(self._end, wanted=False)

    def _cancel(self) -> None:
        entry = self._entry
        if entry is not None:
            self._form.clear_errors()
            self.done.emit(CancelBooking(booking_id=entry.booking_id, reason=self.reason.text(),
                                         seen=entry.version))  # fmt: skip


def _when(entry: DiaryEntry) -> str:
    return f"{entry.at} to {entry.until}. {STATES.get(entry.state, '')}."


def _where(entry: DiaryEntry) -> str:
    where = entry.room or BY.get(entry.how, "")
    return ", ".join(part for part in (f"With {entry.host}" if entry.host else "", where) if part)
