"""Finding who has come: names after two letters, and everybody only when it is asked for.

Nothing of a case stands here: a time, who comes, whom to see, in which room.
"""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.diary import DiaryEntry, Visitors, VisitorsAnswer
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.diary.words import BOOKING_CHIPS
from tcat_desktop.screens.hatch.visitor_card import VisitorCard
from tcat_desktop.screens.hatch.words import BY
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_NARROW = 820
_FEWEST = 2
_HINT = "Type two letters of the name. Nobody is named here before."


class _NameField(LineField):
    """The name as it is told; Enter and the down key go to who was found."""

    onward = Signal(bool)

    def __init__(self) -> None:
        super().__init__(longest=120)
        self.setProperty("tall", True)
        self._enlarge()
        theme().changed.connect(self._enlarge)

    def _enlarge(self) -> None:
        self.setFont(theme().font(Type.LEAD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Down:
            self.onward.emit(False)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self.onward.emit(True)
        else:
            super().keyPressEvent(event)


class VisitorsView(QWidget):
    """The field, the rows that it finds, and what can be done with the one chosen."""

    # Whether anybody's name stands on the screen now.
    named = Signal(bool)
    print_wanted = Signal(object)
    # A command, for the page to carry out.
    done = Signal(object)

    def __init__(self, errands: Errands) -> None:
        super().__init__()
        self.setObjectName("hatch.find")
        self._errands = errands
        self._school_id: SchoolId | None = None
        self._all = False
        self._onward = False
        self._entries: dict[int, DiaryEntry] = {}
        self.notice = Notice(name="hatch.find.notice")
        self.field = _NameField()
        self.field.setObjectName("hatch.find.name")
        title = label("Who has come?", font=Type.NEXT_STEP)
        title.setBuddy(self.field)
        self.field.setAccessibleName("Who has come?")
        self.field.setAccessibleDescription(_HINT)
        self.everybody = Button("Show everybody expected", name="hatch.find.everybody",
                                kind=Kind.BIG_PLAIN, icon_name="users")  # fmt: skip
        self.close_it = Button("Close", name="hatch.find.close", kind=Kind.BIG_PLAIN, hint="Esc")
        self.told = label(_HINT, font=Type.LEAD, role=Role.TEXT2, wrap=True, name="hatch.find.told")
        self.list = RowList(Shape.WORK, name="hatch.find.list", spoken="Visitors found",
                            framed=True, fitted=True)  # fmt: skip
        self.card = VisitorCard()
        self._lay_out(title)
        self._listen()
        self.clear()

    def _lay_out(self, title: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Find a visitor", font=Type.SIGN_IN_TITLE))
        column.addWidget(self.notice)
        column.addWidget(title)
        column.addWidget(self.field)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=12)
        flow.addWidget(self.everybody)
        flow.addWidget(self.close_it)
        column.addWidget(buttons)
        column.addWidget(self.told)
        self._sides = QBoxLayout(_ACROSS)
        self._sides.setSpacing(16)
        self._sides.addWidget(self.list, 3, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.card, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)
        column.addStretch(1)

    def _listen(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.onward.connect(self._go_onward)
        self.everybody.clicked.connect(self._show_everybody)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.card.print_wanted.connect(self.print_wanted)
        self.card.done.connect(self.done)

    # -- what the page calls ----------------------------------------------------------------------

    def know(self, school_id: SchoolId | None) -> None:
        """Which school it is."""
        self._school_id = school_id

    def clear(self) -> None:
        """Nobody's name is left in any part of it."""
        self._all = self._onward = False
        self.field.clear()
        self.notice.clear()
        self._show(())
        self.told.setText(_HINT)

    def ask_again(self) -> None:
        """Somebody was marked, here or at another desk."""
        if self._all or len(self._letters()) >= _FEWEST:
            self._ask()

    def refused(self, said: Said) -> None:
        """Say what stands in the way: at the reason, or above."""
        if not self.card.show_refusal(said):
            self.notice.refused(said)

    def fold(self, width: int) -> None:
        """The card beside the rows, or under them."""
        self._sides.setDirection(_DOWN if width < theme().px(_NARROW) else _ACROSS)

    # -- asking -----------------------------------------------------------------------------------

    def _letters(self) -> str:
        return "".join(self.field.text().split())

    def _typed(self, _words: str) -> None:
        self._all = self._onward = False
        self.notice.clear()
        if len(self._letters()) < _FEWEST:
            self._show(())
            self.told.setText(_HINT)
            show(self.told, wanted=True)
            return
        self._ask()

    def _show_everybody(self) -> None:
        self.field.clear()
        self._all = True
        self._ask()

    def _ask(self) -> None:
        question = Visitors(
            words="" if self._all else self.field.text(), all_=self._all,
            school_id=self._school_id,
        )  # fmt: skip
        self._errands.ask(question, self._found, key="hatch.visitors", refused=self.refused)

    def _found(self, answer: VisitorsAnswer) -> None:
        # The names may have been taken off the screen while the records were asked.
        if not self._all and len(self._letters()) < _FEWEST:
            return
        self._show(answer.entries)
        if not answer.entries:
            self.told.setText("Nobody is expected today." if self._all
                              else "Nobody of that name is expected today.")  # fmt: skip
        onward, self._onward = self._onward, False
        if onward:
            self._go_onward(True)

    def _show(self, entries: tuple[DiaryEntry, ...]) -> None:
        chosen = self.list.current_key()
        self._entries = {one.booking_id: one for one in entries}
        self.list.set_rows(tuple(map(_row, entries)))
        show(self.list, bool(entries))
        show(self.told, not entries)
        if chosen in self._entries:
            self.card.show_visitor(self._entries[int(str(chosen))])
        elif entries:
            # Whoever stands at the counter is most likely the next who is expected.
            awaited = (one for one in entries if one.state == "booked")
            self.list.choose(next(awaited, entries[0]).booking_id)
        else:
            self.card.show_visitor(None)
        self.named.emit(bool(entries))

    # -- choosing ---------------------------------------------------------------------------------

    def _chosen(self, key: Any) -> None:
        self.card.show_visitor(self._entries.get(key))

    def _opened(self, key: Any) -> None:
        self._chosen(key)
        self.card.take_focus()

    def _go_onward(self, to_the_buttons: bool) -> None:
        if not self._entries:
            # Enter came before the records had answered.
            self._onward = to_the_buttons and len(self._letters()) >= _FEWEST
        elif to_the_buttons:
            self.card.take_focus()
        else:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)


def _row(one: DiaryEntry) -> Row:
    where = one.room or BY.get(one.how, "")
    with_whom = f"with {one.host}" if one.host else ""
    return Row(
        key=one.booking_id,
        title=f"{one.at}  {one.visitor}",
        second=" · ".join(part for part in (with_whom, where) if part),
        icon="phone" if one.how == "phone" else "video-camera" if one.how == "video" else "user",
        chip=BOOKING_CHIPS.get(one.state),
    )
