"""A chat as an exhibit: its messages, who is who in it, and when and how often they wrote."""

import re
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office import extracts
from tcat_desktop.office.commands.read_evidence import MarkUrgent
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.exhibit.chat_dates import DatesAsked
from tcat_desktop.screens.exhibit.chat_list import ChatList
from tcat_desktop.screens.exhibit.content import Content
from tcat_desktop.screens.exhibit.hours import HoursPane
from tcat_desktop.screens.exhibit.participants import Participants
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show

_LINES: Final = re.compile(r"lines? ([\d,]+)(?:[–-]([\d,]+))?")
MESSAGES, PEOPLE, HOURS = "messages", "people", "hours"
_NARROW: Final = 700


class ChatView(Content):
    """Three tabs over one chat. Messages are marked to be quoted, extracted or called urgent."""

    can_find: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._looked: Looked | None = None
        self._answer: ExhibitPageAnswer | None = None
        self._hits: list[tuple[int, int]] = []
        self._here = 0
        self.tabs = Segments(
            ((MESSAGES, "Messages"), (PEOPLE, "Who is who"), (HOURS, "When and how often")),
            kind=Kind.TAB, name="exhibit.chat.tabs", spoken="Show", gap=2,
        )  # fmt: skip
        self.tabs.choose(MESSAGES)
        self.tabs.changed.connect(self._tab)
        self.list = ChatList()
        self.list.marked.connect(self._say_marked)
        self.list.menu_wanted.connect(self._menu)
        self.dates = DatesAsked(desk)
        self.dates.settled.connect(self.done)
        self.people = Participants(desk)
        self.hours = HoursPane(desk)
        for each in (self.people, self.hours):
            each.refused.connect(self.refused)
            each.done.connect(self.done)
        self._panes = QStackedWidget()
        self._panes.addWidget(self._messages())
        for inner, name, spoken in (
            (self.people, "exhibit.chat.people_scroll", "Who is who"),
            (self.hours, "exhibit.chat.hours_scroll", "When and how often"),
        ):
            card = Card(name=f"{name}.card")
            card.add(inner)
            self._panes.addWidget(scrolled(card, name=name, spoken=spoken))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 6)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._panes, 1)

    def _messages(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.dates)
        column.addWidget(self.list, 1)
        column.addWidget(line())
        column.addWidget(self._bar())
        return pane

    def _bar(self) -> QWidget:
        self._said = label("", font=Type.SMALL, role=Role.TEXT2, cut=True,
                           name="exhibit.chat.marked")  # fmt: skip
        self.quote_button = Button("Quote these words", name="exhibit.chat.quote",
                                   kind=Kind.SMALL, icon_name="quotes")  # fmt: skip
        self.urgent_button = Button("Urgent for a child’s welfare", name="exhibit.chat.urgent",
                                    kind=Kind.SMALL, icon_name="first-aid")  # fmt: skip
        self.extract_button = Button("Make an extract", name="exhibit.chat.extract",
                                     kind=Kind.SMALL, icon_name="files")  # fmt: skip
        self.quote_button.clicked.connect(self.quote)
        self.urgent_button.clicked.connect(self._mark_urgent)
        self.extract_button.clicked.connect(self._extract)
        holder = QWidget()
        self._across = QHBoxLayout(holder)
        self._across.setContentsMargins(0, 0, 0, 2)
        self._across.setSpacing(6)
        self._across.addWidget(self._said, 1)
        for each in (self.quote_button, self.urgent_button, self.extract_button):
            self._across.addWidget(each)
        return holder

    # -- what the page asks -----------------------------------------------------------------

    def show_looked(self, looked: Looked, answer: ExhibitPageAnswer) -> None:
        """Show the chat from its beginning."""
        self._looked = looked
        reading = looked.reading
        messages = reading.messages if reading is not None else ()
        self._say_people(answer)
        self.list.set_messages(messages)
        self.people.show_messages(messages)
        self.hours.show_messages(messages, answer)
        asked = reading is not None and reading.choice is not None and not reading.first
        show(self.dates, asked)
        if reading is not None and reading.choice is not None and asked:
            self.dates.ask(reading.choice, answer)
        self.show_answer(answer)
        self._say_marked()

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """Other people’s words on the same messages."""
        before, self._answer = self._answer, answer
        self._say_people(answer)
        if before is not None and before.exhibit_id == answer.exhibit_id:
            self.list.marks_changed()
        self.people.show_answer(answer)
        self.hours.show_answer(answer)
        self._say_marked()

    def clear(self) -> None:
        """Let go of every message."""
        self._looked, self._answer = None, None
        self._hits, self._here = [], 0
        self.list.set_messages(())
        self.dates.clear()
        self.people.clear()
        self.hours.clear()
        self.tabs.choose(MESSAGES)
        self._tab()
        self._say_marked()

    def find_words(self, words: str) -> int:
        """Mark every hit in the messages; how many places there are."""
        self._hits = self.list.lines.find(words)
        self._here = 0
        self.list.marks_changed()
        if self._hits:
            self.tabs.choose(MESSAGES)
            self._tab()
            self.list.go_to(self._hits[0][0])
        return len(self._hits)

    def find_next(self, step: int) -> int:
        """The hit after or before; its place, from 1."""
        if not self._hits:
            return 0
        self._here = (self._here + step) % len(self._hits)
        self.list.go_to(self._hits[self._here][0])
        return self._here + 1

    def selected(self) -> tuple[str, str]:
        """The words of the marked messages, and their lines."""
        chosen = self.list.chosen()
        return "\n".join(each.words for each in chosen), extracts.part_of(chosen)

    def go_to_part(self, part: str) -> None:
        """Mark the messages on those lines of the file; “hours” and “people” are the tabs."""
        if part in {HOURS, PEOPLE}:
            self.tabs.choose(part)
            self._tab()
            return
        found = _LINES.search(part)
        if found is None:
            return
        first, last = (int((each or found[1]).replace(",", "")) for each in found.groups())
        one, other = (self.list.lines.row_of_line(each) for each in (first, last))
        if one >= 0:
            self.tabs.choose(MESSAGES)
            self._tab()
            self.list.mark(one, other)

    def first_focus(self) -> QWidget | None:
        """The messages."""
        return self.list

    def quote(self) -> None:
        """Ask the page to quote what is marked."""
        words, part = self.selected()
        if words:
            self.quoted.emit(words, part)

    # -- inside -----------------------------------------------------------------------------

    def _say_people(self, answer: ExhibitPageAnswer) -> None:
        lines = self.list.lines
        lines.urgent = frozenset(answer.urgent)
        lines.called = {each.participant: each.name for each in answer.who_wrote if each.name}
        lines.staff = frozenset(each.participant for each in answer.who_wrote if each.staff)

    def _tab(self) -> None:
        places = {MESSAGES: 0, PEOPLE: 1, HOURS: 2}
        self._panes.setCurrentIndex(places.get(self.tabs.value, 0))
        self.hours.come(here=self.tabs.value == HOURS)

    def _may_write(self) -> str:
        """Why this person may change nothing here, or empty."""
        allowed = self.desk.may(Act.RECORD, Level.CREATE)
        return "" if allowed else allowed.reason

    def _say_marked(self) -> None:
        chosen = self.list.chosen()
        if not chosen:
            words, why = "Mark a message, or several with Shift.", "Mark a message first."
        else:
            many = "1 message" if len(chosen) == 1 else f"{len(chosen):,} messages"
            words, why = f"{many} marked, {extracts.part_of(chosen)}", ""
        self._said.setText(words)
        self.place.emit(extracts.part_of(chosen))
        why = why or self._may_write()
        numbers = {each.number for each in chosen}
        all_urgent = bool(numbers) and numbers <= self.list.lines.urgent
        self.urgent_button.set_words(
            "Not urgent after all" if all_urgent else "Urgent for a child’s welfare"
        )
        for each in (self.quote_button, self.urgent_button, self.extract_button):
            each.off_because(why)

    def _menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("exhibit.chat.menu")
        for button in (self.quote_button, self.urgent_button, self.extract_button):
            action = QAction(button.text(), menu)
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
            menu.addAction(action)
        menu.exec(spot)
        menu.deleteLater()

    def _mark_urgent(self) -> None:
        answer = self._answer
        if answer is None:
            return
        numbers = tuple(each.number for each in self.list.chosen())
        urgent = not {*numbers} <= self.list.lines.urgent
        command = MarkUrgent(case_id=answer.case_id, exhibit_id=answer.exhibit_id,
                             numbers=numbers, urgent=urgent)  # fmt: skip
        said = "Left out of every count." if urgent else "Counted again."
        self.desk.errands.do(command, partial(self._told, said), self.refused.emit)

    def _extract(self) -> None:
        looked, answer, chosen = self._looked, self._answer, self.list.chosen()
        if looked is None or answer is None or not chosen or self.desk.person is None:
            return
        office, person = self.desk.office, self.desk.person

        def cut(report: Report) -> extracts.Extract:
            return extracts.cut(office, person, looked.exhibit, chosen,
                                cancelled=lambda: report.cancelled)  # fmt: skip

        self.extract_button.off_because("The lines are being cut out of the file.")
        self.desk.errands.run(cut, self._keep_extract, self._not_cut)

    def _keep_extract(self, extract: extracts.Extract) -> None:
        answer = self._answer
        if answer is None:
            return
        command = extract.keeping(answer.case_id, answer.exhibit_id)
        said = f"{extract.part[:1].upper()}{extract.part[1:]} of {answer.number} "
        said += "are an exhibit of their own." if "–" in extract.part else "is one of its own."
        self._say_marked()
        self.desk.errands.do(command, partial(self._told, said), self.refused.emit)

    def _told(self, said: str, _result: object) -> None:
        self.done.emit(said)

    def _not_cut(self, said: Any) -> None:
        self._say_marked()
        if getattr(said, "reason", ""):
            self.refused.emit(said)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        show(self._said, not narrow)
