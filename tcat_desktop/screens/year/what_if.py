"""Every date of a complaint before it is started: along a line of days, each with its working."""

from datetime import date

from PySide6.QtCore import QMargins
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.calendar_year import Complaint, DateOf, WhatIf
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.chips import ChipLabel
from tcat_desktop.screens.widgets.date_field import DateField, TimeField
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import day as day_words
from tcat_desktop.screens.words import local_day
from tcat_desktop.screens.year.clock_words import DEFAULT, SIGNED
from tcat_desktop.screens.year.complaint_line import ComplaintLine


class WhatIfPane(QWidget):
    """The question above, its answer below. Nothing is started by asking."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("calendar.what_if")
        self._desk = desk
        self._school: SchoolId | None = None
        self._answer: Complaint | None = None
        self._columns = 4
        self._cards: list[QWidget] = []
        asks = self._question(local_day(desk.now()))
        self._line_card = Card(name="calendar.what_if.line_card")
        self.line = ComplaintLine(name="calendar.what_if.line")
        self._line_card.add(self.line)
        self._dates = QWidget()
        self._grid = QGridLayout(self._dates)
        self._grid.setContentsMargins(QMargins())
        self._grid.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(16)
        for part in (asks, self._line_card, self._dates):
            column.addWidget(part)
        column.addStretch(1)
        show(self._line_card, False)
        show(self.copy, False)

    def _question(self, today: date) -> Card:
        asks = Card("If a complaint came in", name="calendar.what_if.ask")
        self.form = Form("calendar.what_if", spacing=8)
        row = self.form.row()
        self.received = DateField(today=today, ahead=True, placeholder="23 Nov")
        self.received.set_day(today)
        self.form.add("On", self.received, "received", beside=row)
        self.at = TimeField()
        self.form.add("At, if that matters", self.at, "at", beside=row)
        self.panel_on = DateField(today=today, ahead=True, placeholder="on its last day")
        self.form.add("The panel meets on", self.panel_on, "panel_on", beside=row)
        row.addStretch(1)
        self._buttons(asks)
        return asks

    def _buttons(self, asks: Card) -> None:
        self.notice = Notice(name="calendar.what_if.notice")
        self.show_dates = Button("Show the dates", name="calendar.what_if.show", kind=Kind.MAIN)
        self.show_dates.clicked.connect(self.ask)
        self.copy = Button("Copy all of it", name="calendar.what_if.copy", icon_name="copy")
        self.copy.clicked.connect(self._copy)
        for field in (self.received, self.at, self.panel_on):
            field.returnPressed.connect(self.ask)
        asks.add(self.form)
        asks.add(self.notice, above=8)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(0, 10, 0, 0)
        flow = FlowLayout(gap=8)
        flow.addWidget(self.show_dates)
        flow.addWidget(self.copy)
        buttons.addLayout(flow)
        asks.body.addLayout(buttons)

    def at_school(self, school: SchoolId) -> None:
        """The school whose calendar is asked; shows the dates at once."""
        if school != self._school or self._answer is None:
            self._school = school
            self.ask()

    def ask_again(self) -> None:
        """The calendar or a clock was changed."""
        if self._answer is not None:
            self.ask()

    def fold(self, columns: int) -> None:
        """So many dates beside each other."""
        if columns != self._columns:
            self._columns = columns
            self._lay()

    def ask(self) -> None:
        """Ask for the dates, or say what is to be mended."""
        self.form.clear_errors()
        self.notice.clear()
        for name, field in (("received", self.received), ("at", self.at),
                            ("panel_on", self.panel_on)):  # fmt: skip
            if field.problem:
                self.form.set_error(name, field.problem)
                return
        on, at = self.received.day, self.at.at
        if on is None:
            self.form.set_error("received", "Write a day, such as 23 Nov 2026.")
            return
        question = WhatIf(received=on, at=f"{at:%H:%M}" if at else "",
                          panel_on=self.panel_on.day, school_id=self._school)  # fmt: skip
        self._desk.errands.ask(
            question, self.show_answer, key="calendar.what_if", refused=self._refused
        )

    def _refused(self, said: Said) -> None:
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)

    def show_answer(self, answer: Complaint) -> None:
        """The line, and a card for each date."""
        self._answer = answer
        self.line.show_complaint(answer)
        show(self._line_card, True)
        show(self.copy, True)
        for old in self._cards:
            old.setParent(None)
            old.deleteLater()
        self._cards = [_card(each) for each in answer.dates]
        self._lay()

    def _lay(self) -> None:
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(place, self._columns))
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def words(self) -> str:
        """All of it as plain words, for paper or for a message."""
        answer = self._answer
        if answer is None:
            return ""
        came = f"{day_words(answer.received)}{f' at {answer.at}' if answer.at else ''}"
        told = [f"{answer.school}: if a complaint came in on {came}", ""]
        for each in answer.dates:
            state = "signed off" if each.signed else "default, not signed off yet"
            told += [f"{each.what}: {day_words(each.on)}", f"{each.words} ({state})"]
            told += [*each.notes, *(f"  {line}" for line in each.working), ""]
        return "\n".join(told)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words())
        self.notice.done("Copied, with each working.")


def _card(told: DateOf) -> Card:
    name = f"calendar.what_if.{told.name}"
    card = Card(name=name)
    card.setAccessibleName(f"{told.what}: {day_words(told.on)}")
    head = QHBoxLayout()
    head.addWidget(label(told.what, font=Type.BODY_STRONG, wrap=True), 1)
    card.body.addLayout(head)
    when = day_words(told.on) + (f", {told.at}" if told.at else "")
    card.add(label(when, font=Type.CARD_TITLE, wrap=True, name=f"{name}.on"), above=2)
    card.add(label(f"{told.words}.", font=Type.SMALL, role=Role.TEXT2, wrap=True), above=2)
    chip = QHBoxLayout()
    chip.setContentsMargins(0, 8, 0, 4)
    chip.addWidget(ChipLabel(SIGNED if told.signed else DEFAULT, name=f"{name}.state"))
    chip.addStretch(1)
    card.body.addLayout(chip)
    for note in told.notes:
        card.add(label(note, font=Type.SMALL, role=Role.AMBER_TEXT, wrap=True), above=4)
    working = label("\n".join(told.working), font=Type.TABULAR_SMALL, role=Role.TEXT2, wrap=True,
                    name=f"{name}.working")  # fmt: skip
    card.add(working, above=8)
    card.body.addStretch(1)
    return card
