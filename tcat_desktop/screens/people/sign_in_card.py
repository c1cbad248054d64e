"""Who of the register a sign-in belongs to, so that nobody meets a case of her own."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import AccountId, PersonId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_accounts import LinkAccount
from tcat_desktop.office.questions.people_register import PersonDetails, SignIn, SignIns
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice

_NOBODY = -1


class SignInCard(Card):
    """Below a person’s details: whether she also signs in at this desk, and as whom."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Signs in at this desk", name="people.sign_in", inner=20)
        self._desk = desk
        self._person: PersonDetails | None = None
        self._linked = _NOBODY
        told = "A case that names her is then closed to her: in every list, count and search."
        self.choice = Choice(name="people.sign_in.account", spoken="Which sign-in is hers")
        # A long name is cut, so that a small window with large letters still holds the card.
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(12)
        self.choice.currentIndexChanged.connect(self._dress)
        self.keep = Button("Keep", name="people.sign_in.keep")
        self.keep.clicked.connect(self._keep)
        self.notice = Notice(name="people.sign_in.notice")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(told, role=Role.TEXT2, wrap=True))
        column.addLayout(row)
        column.addWidget(self.notice)
        self.add(inside)
        self.show_person(None)

    def show_person(self, person: PersonDetails | None) -> None:
        """The person whose details stand above; a pupil signs in nowhere."""
        self._person = person
        self.notice.clear()
        wanted = person is not None and person.kind not in {"pupil", "unknown"}
        show(self, wanted)
        if wanted:
            self._ask()

    def _ask(self) -> None:
        self._desk.errands.ask(SignIns(), self._offer, key="people.sign_ins")

    def _offer(self, found: tuple[SignIn, ...]) -> None:
        person = self._person
        if person is None:
            return
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItem("Nobody: she has no sign-in", _NOBODY)
        self._linked = _NOBODY
        for each in found:
            self.choice.addItem(f"{each.name}, {each.post}", int(each.account_id))
            if each.person_id == person.person_id:
                self._linked = int(each.account_id)
        self.choice.setCurrentIndex(max(self.choice.findData(self._linked), 0))
        self.choice.blockSignals(False)
        self._dress()

    def _dress(self) -> None:
        self.keep.setEnabled(self.choice.currentData() != self._linked)

    def _keep(self) -> None:
        person, chosen = self._person, self.choice.currentData()
        if person is None or chosen is None:
            return
        if self._linked != _NOBODY:
            # One sign-in is one person: the old link goes before the new one comes.
            self._do(self._linked, None, self._link if chosen != _NOBODY else self._kept)
        else:
            self._link(None)

    def _link(self, _answer: Any) -> None:
        if self._person is not None:
            self._do(self.choice.currentData(), self._person.person_id, self._kept)

    def _do(self, account: int, person_id: PersonId | None, then: Any) -> None:
        self.notice.clear()
        command = LinkAccount(account_id=AccountId(account), person_id=person_id)
        self._desk.errands.do(command, then, self._refused)

    def _kept(self, _answer: Any) -> None:
        self.notice.done("Kept. It holds from the next sign-in.")
        self._ask()

    def _refused(self, said: Said) -> None:
        self.notice.refused(said)
