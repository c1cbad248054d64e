"""Booking a meeting at the counter: who, whom to see, when; a few keys and it is made."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_diary import BookMeeting
from tcat_desktop.office.questions.diary import Room
from tcat_desktop.office.questions.hatch import ClassTeacher, WhoMayCome, WhomToSee
from tcat_desktop.office.questions.people_register import FoundPerson
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.concern.find_person import Seeking
from tcat_desktop.screens.hatch.somebody import SomebodyField
from tcat_desktop.screens.hatch.times import Slot, SlotMissing, TimesField
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import TickBox

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_NARROW = 860
# How the office says that a day or an hour is only unusual.
_MEANT = "this one is meant"
_COUNTED = "Counted for clause C42: arranged through Reception rather than by private message."


class BookingForm(QWidget):
    """The form. ``sent`` carries the command; what is typed stays until it is booked."""

    sent = Signal(object)
    left = Signal()
    edited = Signal()
    afresh = Signal()

    def __init__(self, errands: Errands, *, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hatch.book")
        self._errands = errands
        self._school_id: SchoolId | None = None
        self._sending = False
        self.notice = Notice(name="hatch.book.notice")
        self.visitor = SomebodyField(
            errands, "Who would like to come?", name="hatch.book.visitor",
            seeking=Seeking(question=_who_may_come, stranger=_not_in_the_list, font=Type.LEAD),
        )  # fmt: skip
        self.host = SomebodyField(
            errands, "Whom to see?", name="hatch.book.host",
            seeking=Seeking(question=self._whom_to_see, stranger=_not_in_the_list,
                            hint="Name or class", description="Type a name or a class.",
                            font=Type.LEAD),
        )  # fmt: skip
        self.times = TimesField(errands, today=today)
        self._more = Form("hatch.book", strong=True)
        self.about = LineField(longest=120, placeholder="Reading, a trip, a coat")
        self._more.add("About, in a word", self.about, "about",
                       hint="If you like. Not on the slip.")  # fmt: skip
        self.diverted = TickBox("Instead of a private message", name="hatch.book.diverted")
        self.diverted.setAccessibleDescription(_COUNTED)
        self.anyway = TickBox("Book it all the same", name="hatch.book.anyway")
        self.send = Button("Book it", name="hatch.book.send", kind=Kind.BIG, hint="Ctrl Enter")
        self.leave = Button("Leave it", name="hatch.book.leave", kind=Kind.BIG_PLAIN, hint="Esc")
        self.start = Button("Start afresh", name="hatch.book.afresh", kind=Kind.BIG_PLAIN)
        self._build()
        self._listen()
        self.clear()

    # -- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        # From the outside in: a part is dressed anew each time that what it lies in is moved.
        content = QWidget(self)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(14)
        self.area: QScrollArea = scrolled(
            content, name="hatch.book.scroll", spoken="Book a meeting"
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self._bar())
        self._column.addWidget(label("Book a meeting", font=Type.SIGN_IN_TITLE))
        self._column.addWidget(self.notice)
        self._sides = QBoxLayout(_ACROSS)
        self._sides.setSpacing(16)
        self._column.addLayout(self._sides)
        self._column.addStretch(1)
        left = Card(name="hatch.book.who", inner=20, foot=20)
        right = Card(name="hatch.book.when", inner=20, foot=20)
        for card in (left, right):
            self._sides.addWidget(card, 1)
        left.body.setSpacing(16)
        for part in (self.visitor, self.host, self._more):
            left.add(part)
        left.add(self._tick())
        left.body.addStretch(1)
        right.add(self.times)
        right.add(self.anyway, above=10)
        right.body.addStretch(1)

    def _tick(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.diverted)
        row = QHBoxLayout()
        row.addSpacing(theme().px(27))
        row.addWidget(label(_COUNTED, font=Type.SMALL, role=Role.TEXT2, wrap=True), 1)
        column.addLayout(row)
        return holder

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("part", "bottom_bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(28, 10, 28, 10)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=12)
        for each in (self.send, self.leave, self.start):
            flow.addWidget(each)
        row.addWidget(buttons, 1)
        return bar

    def _listen(self) -> None:
        self.visitor.chosen.connect(self._visitor_chosen)
        self.host.chosen.connect(self._host_chosen)
        self.visitor.finder.grew.connect(self._keep_in_sight)
        self.host.finder.grew.connect(self._keep_in_sight)
        self.times.settled.connect(self._time_chosen)
        for each in (self.visitor.edited, self.host.edited, self.times.edited):
            each.connect(self._touched)
        self._more.edited.connect(self._touched)
        self.diverted.toggled.connect(self._touched)
        self.send.clicked.connect(self.book)
        self.leave.clicked.connect(self.left)
        self.start.clicked.connect(self.afresh)

    # -- what the page calls ----------------------------------------------------------------------

    def know(self, rooms: tuple[Room, ...], school_id: SchoolId | None) -> None:
        """Which rooms there are, and for which school."""
        self._school_id = school_id
        self.times.know_rooms(rooms)

    def clear(self) -> None:
        """Empty. Whoever comes to the counter has come to Reception."""
        self.visitor.clear()
        self.host.clear()
        self.times.clear()
        self.about.setText("")
        self.diverted.setChecked(True)
        self.anyway.setChecked(False)
        show(self.anyway, wanted=False)
        self._more.clear_errors()
        self.notice.clear()
        self._sending = False
        self.send.setEnabled(True)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written that would be missed."""
        return self.visitor.is_empty and self.host.is_empty and not self.about.text().strip()

    def say_draft(self, saved: str) -> None:
        """It stands as it was left."""
        self.notice.say(
            "You began this booking and did not make it.",
            f"It stands as it was saved at {saved}. Go on with it, or start afresh.",
            tone=Tone.PLAIN, icon_name="clock-counter-clockwise",
        )  # fmt: skip

    def take_focus(self) -> None:
        """The keyboard goes to what is not settled yet."""
        self.first_open().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_open(self) -> QWidget:
        """The first part that is not settled yet."""
        if not self.visitor.is_chosen:
            return self.visitor.finder.field
        if not self.host.is_chosen:
            return self.host.finder.field
        return self.times.other if isinstance(self.times.slot(), SlotMissing) else self.about

    def fold(self, width: int) -> None:
        """Two columns, or one."""
        narrow = width < theme().px(_NARROW)
        self._sides.setDirection(_DOWN if narrow else _ACROSS)
        margin = 20 if narrow else 28
        self._column.setContentsMargins(margin, 20, margin, 12)

    # -- the draft --------------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """Everything that stands in it, as plain values."""
        return {
            "visitor": self.visitor.kept(), "host": self.host.kept(),
            "about": self.about.text(), "diverted": self.diverted.isChecked(),
            "times": self.times.kept(),
        }  # fmt: skip

    def fill(self, body: dict[str, Any]) -> None:
        """As it was kept."""
        self.visitor.fill(body.get("visitor") or {})
        self.host.fill(body.get("host") or {})
        self.about.setText(str(body.get("about", "")))
        self.diverted.setChecked(bool(body.get("diverted", True)))
        self.times.fill(body.get("times") or {})
        self._seek()

    # -- choosing ---------------------------------------------------------------------------------

    def _whom_to_see(self, words: str) -> object:
        return WhomToSee(words=words, school_id=self._school_id)

    def _visitor_chosen(self) -> None:
        if not self.visitor.is_chosen:
            self._seek()
            return
        person_id = self.visitor.person_id
        if self.host.is_chosen:
            self._seek()
            self.times.take_focus()
            return
        self.host.take_focus()
        if person_id is not None:
            question = ClassTeacher(person_id=person_id, school_id=self._school_id)
            self._errands.ask(question, self._teacher_known, key="hatch.teacher")

    def _teacher_known(self, teacher: FoundPerson | None) -> None:
        # Whoever has begun to type a name means that one.
        if teacher is None or not self.host.is_empty or not self.visitor.is_chosen:
            return
        self.host.choose(teacher, hint="The class teacher")
        self._host_chosen()
        self._touched()

    def _host_chosen(self) -> None:
        self._seek()
        if self.host.is_chosen:
            self.times.take_focus()

    def _seek(self) -> None:
        if self.host.is_chosen:
            self.times.seek(self.host.person_id, self.visitor.person_id, self._school_id)
        else:
            self.times.unsettle()

    def _time_chosen(self) -> None:
        self.about.setFocus(Qt.FocusReason.OtherFocusReason)

    def _touched(self, *_: object) -> None:
        if not self._sending:
            self.edited.emit()

    def _keep_in_sight(self) -> None:
        part = self.focusWidget()
        if part is not None:
            self.area.ensureWidgetVisible(part, 0, theme().px(160))

    # -- booking ----------------------------------------------------------------------------------

    def book(self) -> None:
        """Book it, or say at the field what is missing."""
        if self._sending:
            return
        self._clear_errors()
        for name, field, words in (
            ("visitor", self.visitor, "Write who would like to come."),
            ("host", self.host, "Write whom they would like to see."),
        ):  # fmt: skip
            if not field.is_chosen:
                typed = "A name is typed but not chosen. Press Enter to choose it."
                self._at_field(name, words if field.is_empty else typed)
                return
        slot = self.times.slot()
        if isinstance(slot, SlotMissing):
            self._at_field(slot.field, slot.sentence)
            return
        self._sending = True
        self.send.setEnabled(False)
        self.sent.emit(self._command(slot))

    def _command(self, slot: Slot) -> BookMeeting:
        return BookMeeting(
            on=slot.on, at=slot.at, minutes=slot.minutes, how=slot.how, room_id=slot.room_id,
            place=slot.place,
            visitor_id=self.visitor.person_id, visitor=self.visitor.words,
            host_id=self.host.person_id, host=self.host.words,
            about=self.about.text(), diverted=self.diverted.isChecked(),
            anyway=self.anyway.isChecked() and self.anyway.isVisibleTo(self),
            school_id=self._school_id,
        )  # fmt: skip

    def refused(self, said: Said) -> None:
        """Say at its field what stands in the way; everything typed stays."""
        self._sending = False
        self.send.setEnabled(True)
        if _MEANT in said.what_to_do:
            show(self.anyway, wanted=True)
        if not self._at_field(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)
            self.area.verticalScrollBar().setValue(0)

    def _at_field(self, name: str, sentence: str) -> bool:
        for each, field in (("visitor", self.visitor), ("host", self.host)):
            if name == each:
                field.error.say(sentence)
                field.take_focus()
                return True
        if name == "about":
            return self._more.show_refusal(name, sentence)
        return self.times.show_refusal(name, sentence)

    def _clear_errors(self) -> None:
        for field in (self.visitor, self.host):
            field.error.say("")
        self._more.clear_errors()
        self.times.clear_errors()
        self.notice.clear()


def _who_may_come(words: str) -> object:
    return WhoMayCome(words=words)


def _not_in_the_list(typed: str) -> str:
    return f"Somebody not in the list: {typed}"
