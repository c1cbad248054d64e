"""Settings: one's own for everybody; accounts and schools for the administrator."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.questions.letterhead import Letterheads
from tcat_desktop.office.questions.own_desk import Frame, FrameAnswer
from tcat_desktop.office.questions.settings import AccountList
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.settings.accounts import AccountsCard
from tcat_desktop.screens.settings.envelopes_card import EnvelopesCard
from tcat_desktop.screens.settings.letterhead_card import LetterheadCard
from tcat_desktop.screens.settings.library_card import LibraryCard
from tcat_desktop.screens.settings.own import LooksCard, PasswordCard
from tcat_desktop.screens.settings.schools import SchoolsCard
from tcat_desktop.screens.settings.wording_card import WordingCard
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_WIDEST = 860


class SettingsPage(Page):
    """Cards under each other, as wide as can be read."""

    page_name: ClassVar[str] = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._keeps = desk.may(Act.ACCOUNTS, Level.DECIDE)
        self.looks = LooksCard(desk)
        self.password = PasswordCard(desk)
        self.accounts = AccountsCard(desk)
        self.schools = SchoolsCard(desk)
        self.wording = WordingCard(desk)
        self.wording.wanted.connect(self._to_wording)
        self._words = desk.may(Act.WORDING, Level.SEE)
        self.library = LibraryCard()
        self.library.wanted.connect(self._to_library)
        self.letterhead = LetterheadCard(desk)
        self.envelopes = EnvelopesCard(desk)
        for card in (self.accounts, self.schools, self.letterhead, self.envelopes):
            card.changed.connect(self._ask)
        self.schools.term_dates_wanted.connect(self._to_calendar)
        self._why = label(f"Accounts and schools: {self._keeps.reason}", font=Type.SMALL,
                          role=Role.TEXT3, wrap=True, name="settings.why_not")  # fmt: skip
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(16)
        column.addWidget(label("Settings", font=Type.PAGE_TITLE))
        self._cards = (self.looks, self.password, self.accounts, self.schools, self.wording,
                       self.letterhead, self.envelopes, self.library)  # fmt: skip
        for each in self._cards:
            column.addWidget(each)
        column.addWidget(self._why)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("settings.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._open_to(desk)
        theme().changed.connect(self._measure)
        self._measure()

    def _open_to(self, desk: Desk) -> None:
        """Only the cards that this person’s post has to do with."""
        for about_desk in (self.accounts, self.schools):
            show(about_desk, bool(self._keeps))
        for about_letters in (self.wording, self.letterhead, self.envelopes):
            show(about_letters, bool(self._words))
        show(self.library, bool(desk.may(Act.LIBRARY, Level.SEE)))
        show(self._why, not self._keeps)

    def open(self, **where: Any) -> None:
        self._ask()
        if where.get("part") == "password":
            self.password.old.setFocus()
            self._scroll.ensureWidgetVisible(self.password)

    def _to_wording(self) -> None:
        self.go.emit("wording", {})

    def _to_library(self) -> None:
        self.go.emit("library", {})

    def _to_calendar(self) -> None:
        self.go.emit("calendar", {"tab": "terms"})

    def _ask(self) -> None:
        self.desk.errands.ask(Frame(), self._told, key="settings.own")
        if self._words:
            self.wording.ask()
            self.desk.errands.ask(Letterheads(), self._show_letters, key="settings.letterheads")
        if self._keeps:
            self.desk.errands.ask(AccountList(), self.show_answer, key=self.page_name)

    def _told(self, frame: FrameAnswer) -> None:
        self.looks.show_kept(frame.settings)

    def _show_letters(self, answer: Any) -> None:
        heads, stocks = answer
        self.letterhead.show_letterheads(heads)
        self.envelopes.show_envelopes(stocks)

    def show_answer(self, answer: Any) -> None:
        accounts, schools = answer
        self.accounts.show_accounts(accounts, schools)
        self.schools.show_schools(schools)
        self.schools.tell_saved()

    def first_focus(self) -> QWidget | None:
        if self.password.old.hasFocus():
            return self.password.old
        return self.looks.theme.button(theme().appearance.value)

    def panes(self) -> tuple[QWidget, ...]:
        own = (self.looks.theme.button(theme().appearance.value), self.password.old)
        return (*own, self.accounts.list, self.schools.which) if self._keeps else own

    def _measure(self) -> None:
        for each in self._cards:
            each.setMaximumWidth(theme().px(_WIDEST))
