"""One's own settings: how the desk looks, when it locks, and one's own password."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_accounts import ChangeOwnPassword, SaveSettings
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Appearance, Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.password_field import PasswordField
from tcat_desktop.screens.widgets.segments import Segments

_LOOKS = (
    (Appearance.SYSTEM.value, "As the computer"), (Appearance.LIGHT.value, "Light"),
    (Appearance.DARK.value, "Dark"), (Appearance.HIGH_CONTRAST.value, "High contrast"),
)  # fmt: skip
_SIZES = tuple((str(size), f"{size} %") for size in (90, 100, 110, 125, 150, 175, 200))
_MINUTES = tuple((str(each), f"{each} min") for each in (1, 2, 5, 10, 15, 30))


class LooksCard(Card):
    """Theme, text size and lock. Each is worn at once and kept with the account."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("How the desk looks", name="settings.looks", aside="Yours only")
        self._desk = desk
        self.notice = Notice(name="settings.looks.notice")
        self.theme = self._choice("Colours", _LOOKS, "theme")
        self.text_size = self._choice("Text size", _SIZES, "text_size")
        self.lock = self._choice("Lock the desk when nobody has touched it for", _MINUTES,
                                 "lock_after")  # fmt: skip
        told = "Ctrl + and Ctrl − change the text size anywhere; Ctrl 0 is 100 %. Ctrl L locks."
        self.add(label(told, font=Type.SMALL, role=Role.TEXT3, wrap=True), above=12)
        self.add(self.notice, above=8)
        self.theme.changed.connect(self._wear)
        self.text_size.changed.connect(self._wear)
        self.lock.changed.connect(self._wear)
        theme().changed.connect(self._show_worn)
        self._show_worn()

    def _choice(self, title: str, options: tuple[tuple[str, str], ...], name: str) -> Segments:
        made = Segments(options, name=f"settings.{name}", spoken=title, kind=Kind.CHIP)
        self.add(label(title, font=Type.BODY_MEDIUM), above=0 if name == "theme" else 12)
        self.add(made, above=5)
        return made

    def show_kept(self, kept: dict[str, Any]) -> None:
        """The minutes that are kept; what is worn shows by itself."""
        self.lock.choose(str(kept.get("lock_after", 5)))
        self._show_worn()

    def _show_worn(self) -> None:
        self.theme.choose(theme().appearance.value)
        self.text_size.choose(str(theme().text_size))

    def _wear(self) -> None:
        size = int(self.text_size.value or theme().text_size)
        look = Appearance(self.theme.value or theme().appearance.value)
        minutes = int(self.lock.value or 5)
        command = SaveSettings(theme=look.value, text_size=size, lock_after=minutes)
        self._desk.errands.do(command, self._kept, self.notice.refused)
        idle = getattr(self.window(), "idle", None)
        if idle is not None:
            idle.set_minutes(minutes)
        # After the click itself: every part of the page is about to measure itself again.
        self._wanted = (look, size)
        QTimer.singleShot(0, self, self._apply)

    def _apply(self) -> None:
        look, size = self._wanted
        theme().set_appearance(look)
        theme().set_text_size(size)

    def _kept(self, _done: object) -> None:
        self.notice.clear()


class PasswordCard(Card):
    """A new password for oneself, with the old one to prove it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("My password", name="settings.password")
        self._desk = desk
        told = "At least 14 characters, or four words. Nobody else can see it or look it up."
        self.add(label(told, role=Role.TEXT2, wrap=True))
        self.form = Form("settings.password", spacing=10)
        self.old = PasswordField()
        self.new = PasswordField()
        self.again = PasswordField()
        self.form.add("The one you have now", self.old, "old")
        across = self.form.row()
        self.form.add("The new one", self.new, "new", beside=across)
        self.form.add("The new one again", self.again, "again", beside=across)
        self.add(self.form, above=10)
        self.notice = Notice(name="settings.password.notice")
        self.add(self.notice, above=8)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        self.change = Button("Change my password", name="settings.password.change")
        self.change.clicked.connect(self._change)
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)

    def _change(self) -> None:
        self.form.clear_errors()
        self.notice.clear()
        if not self.old.text():
            self.form.set_error("old", "Type the password you have now.")
        elif self.new.text() != self.again.text():
            self.form.set_error("again", "The two new passwords are not the same.")
        else:
            self.change.off_because("It is being changed.")
            command = ChangeOwnPassword(old=self.old.text(), new=self.new.text())
            self._desk.errands.do(command, self._changed, self._refused)

    def _changed(self, _done: object) -> None:
        self.change.off_because("")
        for field in (self.old, self.new, self.again):
            field.forget()
        self.notice.done("Your password is changed.", "Sign in with the new one from now on.")

    def _refused(self, said: Said) -> None:
        self.change.off_because("")
        field = {"password": "old"}.get(said.field, said.field)
        if not self.form.show_refusal(field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)
