"""Who is who in a chat: said by a person for each participant, and never told by a name alone."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level, PersonId
from tcat_desktop.office.commands.read_evidence import SayWhoWrote
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.questions.people_register import FoundPerson
from tcat_desktop.office.reading_room import Message
from tcat_desktop.screens.concern.find_person import FindPerson
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import PlainLabel, label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice

_NOBODY, _OTHER = "", "other"
# A group may have more; those who wrote most stand first.
_MOST: Final = 60
WHY: Final = (
    "A name in a chat proves nothing: anybody can call themselves anything, and two people can "
    "have the same name. Say who somebody is only when you know it another way, such as from the "
    "telephone number or because she told you. Who said so is kept."
)


class _Row:
    """One participant: how the chat writes her, how much she wrote, and who she is."""

    def __init__(self, number: int, who: str, many: int) -> None:
        self.who = who
        told = f"{many:,} message{'s' if many != 1 else ''}"
        self.name = label(who, font=Type.BODY_MEDIUM, wrap=True)
        self.many = label(told, font=Type.SMALL, role=Role.TEXT3)
        self.choice = Choice(name=f"exhibit.chat.who.{number}", spoken=f"Who is {who}?")
        self.choice.setMinimumContentsLength(18)


class Participants(QWidget):
    """A row for each participant, with the people of the case to choose from."""

    refused = Signal(object)
    done = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("exhibit.chat.people")
        self._desk = desk
        self._answer: ExhibitPageAnswer | None = None
        self._rows: list[_Row] = []
        self._asked: _Row | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(WHY, role=Role.TEXT2, wrap=True, name="exhibit.chat.people.why"))
        self._reason: PlainLabel = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True)
        column.addWidget(self._reason)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)
        column.addLayout(self._grid)
        self._find_words = label("", font=Type.BODY_MEDIUM, wrap=True)
        self.other = FindPerson(desk.errands, name="exhibit.chat.find_person",
                               spoken="Somebody else of the register")  # fmt: skip
        self.other.chosen.connect(self._found)
        self._more = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True)
        for each in (self._find_words, self.other, self._more):
            column.addWidget(each)
        column.addStretch(1)
        self._ask_other(None)

    def show_messages(self, messages: Iterable[Message]) -> None:
        """Show everybody who wrote, whoever wrote most first."""
        self.clear()
        wrote = Counter(each.sender for each in messages if each.sender)
        shown = sorted(wrote.items(), key=lambda pair: (-pair[1], pair[0]))
        for number, (who, many) in enumerate(shown[:_MOST], start=1):
            row = _Row(number, who, many)
            row.choice.activated.connect(partial(self._chosen, row))
            middle = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(row.name, number, 0, middle)
            self._grid.addWidget(row.many, number, 1, middle)
            self._grid.addWidget(row.choice, number, 2, middle)
            self._rows.append(row)
        left = len(shown) - len(self._rows)
        self._more.setText(f"{left:,} more wrote less, and are not listed here." if left else "")
        show(self._more, bool(left))

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """Show who is said to be who, and whom one can choose."""
        self._answer = answer
        said = {each.participant: each for each in answer.who_wrote}
        allowed = self._desk.may(Act.RECORD, Level.CREATE)
        self._reason.setText("" if allowed else allowed.reason)
        show(self._reason, not allowed)
        for row in self._rows:
            told = said.get(row.who)
            person = told.person_id if told else None
            people = dict(answer.people)
            if told is not None and told.person_id is not None:
                people.setdefault(told.person_id, told.name)
            row.choice.clear()
            row.choice.addItem("Nobody has said", _NOBODY)
            for each, name in people.items():
                row.choice.addItem(name, int(each))
            row.choice.addItem("Somebody else of the register…", _OTHER)
            place = row.choice.findData(int(person)) if person is not None else 0
            row.choice.setCurrentIndex(max(place, 0))
            row.choice.setEnabled(bool(allowed))

    def clear(self) -> None:
        """Show nobody."""
        self._answer = None
        for row in self._rows:
            for part in (row.name, row.many, row.choice):
                part.setParent(None)
                part.deleteLater()
        self._rows = []
        self._ask_other(None)

    # -- inside -----------------------------------------------------------------------------

    def _chosen(self, row: _Row, _place: int) -> None:
        chosen = row.choice.currentData()
        if chosen == _OTHER:
            self._ask_other(row)
            return
        self._ask_other(None)
        self._say(row, PersonId(chosen) if chosen != _NOBODY else None)

    def _ask_other(self, row: _Row | None) -> None:
        self._asked = row
        if row is not None:
            self._find_words.setText(f"Who is {row.who}? Type a name of the register.")
        self.other.clear()
        for each in (self._find_words, self.other):
            show(each, row is not None)
        if row is not None:
            self.other.field.setFocus()

    def _found(self, found: object) -> None:
        row = self._asked
        # A stranger is not in the register, so that nobody can be said to be her.
        if row is None or not isinstance(found, FoundPerson):
            self._find_words.setText("Only somebody of the register can be chosen. Add her there.")
            return
        self._ask_other(None)
        self._say(row, found.person_id)

    def _say(self, row: _Row, person: PersonId | None) -> None:
        answer = self._answer
        if answer is None:
            return
        command = SayWhoWrote(case_id=answer.case_id, exhibit_id=answer.exhibit_id,
                              participant=row.who, person_id=person)  # fmt: skip
        said = f"It is noted who {row.who} is." if person else f"Nobody says who {row.who} is."
        self._desk.errands.do(command, partial(self._told, said), self._refused)

    def _told(self, said: str, _result: object) -> None:
        self.done.emit(said)

    def _refused(self, said: Any) -> None:
        if self._answer is not None:
            self.show_answer(self._answer)
        self.refused.emit(said)
