"""Accounts, for the administrator: who may sign in, in which post, and a way out for leavers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from tcat_desktop.journey.people import POSTS, AccountId, SchoolId, who_may
from tcat_desktop.journey.people import Role as Post
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_accounts import AddAccount, SetPassword, SwitchOffAccount
from tcat_desktop.office.questions.settings import AccountRow, SchoolRow
from tcat_desktop.office.sealing import LOST_KEY, OPENS
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.password_field import PasswordField
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.ticks import Choice


def row_of(account: AccountRow) -> Row:
    """One account as a row."""
    post = account.post if account.post != account.role_words else ""
    told = " · ".join(part for part in (account.role_words, post, account.school) if part)
    return Row(
        key=int(account.account_id),
        icon="user" if account.active else "lock-simple",
        title=account.name,
        second=told,
        chip=None if account.active else Chip(words="Switched off", icon="x", tone=Tone.AMBER),
    )


class AccountsCard(Card):
    """The accounts, and below them what can be done with the one chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Accounts", name="settings.accounts")
        self._desk = desk
        self._accounts: dict[int, AccountRow] = {}
        self._sure = 0
        self.list = RowList(Shape.WORK, name="settings.accounts.list", spoken="Accounts",
                            framed=True, fitted=True)  # fmt: skip
        self.list.chosen.connect(self._choose)
        self.add(self.list)
        self.notice = Notice(name="settings.accounts.notice")
        self.add(self.notice, above=10)
        self._chosen = label("", font=Type.BODY_STRONG)
        self.add(self._chosen, above=12)
        self.form = Form("settings.accounts", spacing=10)
        self.password = PasswordField()
        hint = "Say it to nobody else; she changes it when she has signed in."
        self.form.add("A first password, or a new one", self.password, "password", hint=hint)
        self.add(self.form, above=8)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(8)
        self.set_password = Button("Set a new password", name="settings.accounts.set_password")
        self.switch_off = Button("Switch off", name="settings.accounts.switch_off")
        self.set_password.clicked.connect(self._set_password)
        self.switch_off.clicked.connect(self._switch_off)
        row.addWidget(self.set_password)
        row.addWidget(self.switch_off)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_line(above=16, below=14)
        self._adding()

    def _adding(self) -> None:
        self.add(label("Add somebody who may sign in", font=Type.BODY_STRONG))
        told = "She signs in with her name and the password typed above."
        self.add(label(told, font=Type.SMALL, role=Role.TEXT3, wrap=True), above=2)
        self.new = Form("settings.new_account", spacing=10)
        names = self.new.row()
        self.name = self.new.line("Name, as she types it", "name", beside=names)
        self.formal = self.new.line("Name in letters, with title", "formal_name", beside=names)
        posts = self.new.row()
        self.role = Choice(name="settings.new_account.role", spoken="What she may do")
        for role, words in POSTS.items():
            if role is not Post.PANEL:
                self.role.addItem(words, role.value)
        self.new.add("What she may do", self.role, "role", beside=posts)
        self.school = Choice(name="settings.new_account.school", spoken="School")
        self.school.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.new.add("School", self.school, "school", beside=posts)
        self.post = self.new.line("Post", "post", beside=posts)
        self.add(self.new, above=8)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        self.create_account = Button("Add the account", name="settings.new_account.add",
                             icon_name="user-plus")  # fmt: skip
        self.create_account.clicked.connect(self._create)
        row.addWidget(self.create_account)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_accounts(
        self, accounts: tuple[AccountRow, ...], schools: tuple[SchoolRow, ...]
    ) -> None:
        """The accounts as they are kept."""
        self._accounts = {int(each.account_id): each for each in accounts}
        self.list.set_rows(row_of(each) for each in accounts)
        kept = self.school.currentData()
        self.school.clear()
        self.school.addItem("The whole trust", "")
        for each in schools:
            self.school.addItem(each.name, int(each.school_id))
        self.school.setCurrentIndex(max(self.school.findData(kept), 0))
        if self.list.current_row() is None:
            self.list.choose_first()
        else:
            self._choose(self.list.current_key())

    def _choose(self, key: object) -> None:
        account = self._account(key)
        self._sure = 0
        self.switch_off.set_words("Switch off")
        if account is None:
            return
        self._chosen.setText(account.formal_name or account.name)
        off = "" if account.active else f"{account.name} is switched off."
        self.set_password.off_because(off)
        self.switch_off.off_because(off)

    def _account(self, key: object) -> AccountRow | None:
        return self._accounts.get(key) if isinstance(key, int) else None

    def _set_password(self) -> None:
        account = self._account(self.list.current_key())
        self._clear()
        if account is None:
            return
        if not self.password.text():
            self.form.set_error("password", "Type the new password first.")
            return
        self._done_words = f"{account.name} has a new password."
        command = SetPassword(
            account_id=AccountId(account.account_id), password=self.password.text()
        )
        self._desk.errands.do(command, self._done, self._refused)

    def _switch_off(self) -> None:
        account = self._account(self.list.current_key())
        self._clear()
        if account is None:
            return
        if self._sure != account.account_id:
            # It cannot be taken back, so that it is asked once, where the hand already is.
            self._sure = account.account_id
            self.switch_off.set_words(f"Yes, switch off {account.name}")
            return
        self._done_words = f"{account.name} can no longer sign in. Her name stays on the record."
        command = SwitchOffAccount(account_id=account.account_id)
        self._desk.errands.do(command, self._done, self._refused)

    def _create(self) -> None:
        self._clear()
        role = Post(self.role.currentData())
        no_key = f" {LOST_KEY}" if role in who_may(*OPENS) else ""
        self._done_words = f"{self.name.text()} may sign in.{no_key}"
        school = self.school.currentData()
        command = AddAccount(
            name=self.name.text(), role=role,
            password=self.password.text(), formal_name=self.formal.text(), post=self.post.text(),
            school_id=SchoolId(school) if isinstance(school, int) else None,
        )  # fmt: skip
        self._desk.errands.do(command, self._created, self._refused)

    def _created(self, _account: object) -> None:
        for field in (self.name, self.formal, self.post):
            field.clear()
        self._done(None)

    def _done(self, answer: object) -> None:
        self._sure = 0
        self.password.forget()
        more = f" {answer}" if isinstance(answer, str) else ""
        self.notice.done(f"{self._done_words}{more}".rstrip())
        self.changed.emit()

    def _refused(self, said: Said) -> None:
        words = f"{said.reason} {said.what_to_do}".strip()
        if self.form.show_refusal(said.field, words) or self.new.show_refusal(said.field, words):
            return
        self.notice.refused(said)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.notice.clear()
        self.form.clear_errors()
        self.new.clear_errors()
