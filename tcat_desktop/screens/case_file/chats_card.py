"""The chats of a case beside its chronology: when and how often somebody wrote, at a glance."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.office.questions.chat_hours import CHATS, ChatShown, ChatsOfCase
from tcat_desktop.screens.case_file.destinations import Destination
from tcat_desktop.screens.case_file.side_cards import SideCard
from tcat_desktop.screens.exhibit.hours_charts import HeatMap
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.label import label

_MOST = 4
_STATES = {
    "waiting": "It has not been read yet.",
    "undated": "Settle which day its dates mean first.",
    "empty": "Nothing in it can be counted.",
}


class ChatsCard(SideCard):
    """A small map of the hours for each chat, one sentence, and the way to all of it."""

    filled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("When they wrote", name="case_file.chats")
        self._desk = desk
        self._case_id = 0
        self._chats: dict[str, ChatShown] = {}
        self._start(0)

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Ask for the counts of this case's chats, if it has any; a zip folder may be one."""
        if answer.case_id != self._case_id:
            self._start(0)
        self._case_id = answer.case_id
        if any(each.kind in {*CHATS, "zip"} and not each.sealed for each in answer.exhibits):
            self._desk.errands.ask(
                ChatsOfCase(case_id=answer.case_id), self._came, key="case_file.chats"
            )
        else:
            self._start(0)

    def _came(self, chats: tuple[ChatShown, ...]) -> None:
        self._start(len(chats))
        self._chats = {}
        for each in chats[:_MOST]:
            self._put(self._row(each))
        self._rest(len(chats) - _MOST)
        self.filled.emit()

    def _row(self, chat: ChatShown) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        counts = chat.counts
        who = f", from {counts.who}" if counts and counts.who else ""
        column.addWidget(label(f"{chat.number}{who}", font=Type.BODY_MEDIUM, cut=True))
        if counts is not None:
            heat = HeatMap(name=f"{self.objectName()}.heat.{chat.exhibit_id}", small=True)
            heat.show_counts(counts)
            column.addWidget(heat)
        words = counts.sentences[0] if counts else _STATES[chat.state]
        column.addWidget(label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        look = Button("See when and how often", name=f"case_file.chat.{chat.exhibit_id}",
                      kind=Kind.QUIET)  # fmt: skip
        look.setAccessibleDescription(f"{chat.number}, {chat.name}")
        look.clicked.connect(self._look)
        self._chats[look.objectName()] = chat
        column.addWidget(look)
        self._stops.append(look)
        return holder

    def _look(self) -> None:
        chat = self._chats[self.sender().objectName()]
        where = {"case_id": self._case_id, "exhibit_id": chat.exhibit_id, "part": "hours"}
        self.wanted.emit(Destination(name="exhibit", page="exhibit", where=where))
