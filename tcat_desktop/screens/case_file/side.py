"""The right column of a case file: its cards in order, folded where there is one column only."""

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import QMargins, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.screens.case_file.chats_card import ChatsCard
from tcat_desktop.screens.case_file.code_card import CodeCard
from tcat_desktop.screens.case_file.exhibits_card import ExhibitsCard
from tcat_desktop.screens.case_file.next_step_card import NextStepCard
from tcat_desktop.screens.case_file.pictures import Pictures
from tcat_desktop.screens.case_file.side_cards import (
    HandoverCard,
    LettersCard,
    MeetingsCard,
    PeopleCard,
    RemovalsCard,
    SideCard,
    TasksCard,
)
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.showing import show

_GAP = 8
AnyCard = CodeCard | ExhibitsCard | SideCard
About = Callable[[CaseFileAnswer], object]


def _about(*parts: str) -> About:
    """What a card shows of a case; while that stays as it is, so does the card."""
    return attrgetter("case_id", *parts)


def _each_time(_answer: CaseFileAnswer) -> object:
    """A card that asks for itself asks each time the case is shown."""
    return object()


class Side(QWidget):
    """The cards. All of them say where they lead by the same signal."""

    wanted = Signal(object)
    # Every card has been shown.
    ready = Signal()

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("case_file.cards")
        self.next_step = NextStepCard(desk)
        self.code = CodeCard(desk)
        self.exhibits = ExhibitsCard(desk, pictures)
        self.chats = ChatsCard(desk)
        # Its counts come a little later than the case.
        self.chats.filled.connect(self.ready)
        self.tasks = TasksCard(desk)
        self.people = PeopleCard()
        self.meetings = MeetingsCard()
        self.removals = RemovalsCard(desk)
        self.letters = LettersCard()
        self.handover = HandoverCard()
        self._abouts: tuple[tuple[AnyCard, About], ...] = (
            (self.code, _about("code_version", "clauses", "fairness")),
            (self.exhibits, _about("exhibits", "people")),
            (self.chats, _each_time),
            (self.handover, _about("handover")),
            (self.tasks, _about("tasks")),
            (self.people, _about("people")),
            (self.meetings, _about("meetings")),
            (self.removals, _about("takedowns")),
            (self.letters, _about("letters")),
        )
        self._cards = tuple(card for card, _ in self._abouts)
        self._shown: dict[str, object] = {}
        self._answer: CaseFileAnswer | None = None
        self._waiting: list[tuple[AnyCard, About]] = []
        self._one_by_one = QTimer(self)
        self._one_by_one.setSingleShot(True)
        self._one_by_one.setInterval(0)
        self._one_by_one.timeout.connect(self._show_one)
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(_GAP)
        column.addWidget(self.next_step)
        self.unfold = Button("Show the rest of the case", name="case_file.unfold", kind=Kind.PLAIN,
                             checkable=True)  # fmt: skip
        self.unfold.toggled.connect(self._unfold)
        show(self.unfold, False)
        column.addWidget(self.unfold)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(QMargins())
        rest.setSpacing(_GAP)
        for card in self._cards:
            rest.addWidget(card)
        column.addWidget(self._rest)
        for source in (self.next_step, self.code, self.exhibits, self.chats, self.tasks,
                       self.meetings, self.removals, self.letters):  # fmt: skip
            source.wanted.connect(self.wanted)

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show this case."""
        self.next_step.show_case(answer)
        self._answer = answer
        self._waiting = [
            (card, about) for card, about in self._abouts
            if self._shown.get(card.objectName()) != about(answer)
        ]  # fmt: skip
        self._one_by_one.start()

    @property
    def is_ready(self) -> bool:
        """Whether every card has been shown."""
        return not self._waiting

    def _show_one(self) -> None:
        """One card at a turn, so that the window goes on answering in between."""
        answer = self._answer
        if answer is None:
            return
        if self._waiting:
            card, about = self._waiting.pop(0)
            card.show_case(answer)
            self._shown[card.objectName()] = about(answer)
        if self._waiting:
            self._one_by_one.start()
        else:
            self.ready.emit()

    def fold(self, one_column: bool) -> None:
        """In one column only the next step stands open."""
        show(self.unfold, one_column)
        self._unfold(self.unfold.isChecked() or not one_column)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        found = [*self.next_step.stops(), self.unfold]
        for card in self._cards:
            found += card.stops()
        return found

    def _unfold(self, open_: bool) -> None:
        show(self._rest, open_)
        self.unfold.set_words("Fold the rest again" if open_ else "Show the rest of the case")
