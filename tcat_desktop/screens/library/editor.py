"""One entry of the library to read and to change: its name, source, days, and its own fields."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_library import KeepEntry, RestoreShipped, RetireEntry
from tcat_desktop.office.library import Entry
from tcat_desktop.screens.library.parts import NotRead, Part, kept, merged, part_of
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show


class EntryEditor(Card):
    """The card at the right. ``sent`` carries the command."""

    sent = Signal(object, str)

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__(name="library.entry")
        self._desk, self._today = desk, today
        self._entry: Entry | None = None
        self._new = False
        self._parts: dict[str, Part] = {}
        self.typed = False
        self._title = label("", font=Type.CARD_TITLE, wrap=True, name="library.entry.heading")
        self._signed = label("", role=Role.TEXT3, wrap=True, name="library.entry.signed")
        self.add(self._title)
        self.add(self._signed, above=2)
        self._build_form()
        self._fields = QVBoxLayout()
        self._fields.setSpacing(12)
        self.body.addSpacing(14)
        self.body.addLayout(self._fields)
        self.notice = Notice(name="library.notice")
        self.add(self.notice, above=12)
        self._build_buttons()

    def _build_form(self) -> None:
        self.form = Form("library.entry", spacing=10)
        self.name = LineField(longest=60)
        hint = "Small letters, figures and hyphens."
        self._name_row = self.form.add("Short name", self.name, "name", hint=hint)
        self.called: LineField = self.form.line("What it is called", "title")
        self.source = GrowingField(least=1, font=Type.ROW_TITLE_REGULAR)
        self.form.add("Where this is from", self.source, "source")
        across: QHBoxLayout = self.form.row()
        self.checked = DateField(today=self._today)
        self.from_on = DateField(today=self._today)
        self.to_on = DateField(today=self._today, ahead=True)
        self.form.add("Last checked", self.checked, "checked_on", beside=across)
        self.form.add("In force from", self.from_on, "from_on", beside=across)
        self.form.add("Until", self.to_on, "to_on", beside=across)
        self.form.edited.connect(self._edited)
        self.check_today = Button("I checked it today", name="library.check_today",
                                  kind=Kind.QUIET, icon_name="check")  # fmt: skip
        self.check_today.clicked.connect(self._checked_today)
        row = QHBoxLayout()
        row.addWidget(self.check_today)
        row.addStretch(1)
        self.form.column.addLayout(row)
        self.add(self.form, above=12)

    def _build_buttons(self) -> None:
        self.keep = Button("Sign and keep", name="library.keep", kind=Kind.MAIN,
                           icon_name="signature")  # fmt: skip
        self.like = Button("Make another like this", name="library.like", icon_name="plus")
        self.retire = Button("Take it out of use", name="library.retire")
        self.restore = Button("Back to what shipped", name="library.restore",
                              icon_name="arrow-counter-clockwise")  # fmt: skip
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8)
        for each in (self.keep, self.like, self.retire, self.restore):
            row.addWidget(each)
        self.add(buttons, above=12)
        self.why = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True, name="library.why")
        self.add(self.why, above=4)
        self.keep.clicked.connect(self._keep)
        self.like.clicked.connect(self._like)
        self.retire.clicked.connect(self._retire)
        self.restore.clicked.connect(self._restore)

    # -- showing -----------------------------------------------------------------------------

    def show_entry(self, entry: Entry, shapes: tuple[dict[str, Any], ...]) -> None:
        """Show an entry; ``shapes`` are the bodies of its kind, to know what it may hold."""
        self._entry, self._new = entry, False
        self._shapes = shapes
        self._title.setText(entry.title)
        self._signed.setText(_signed(entry))
        self.name.setText(entry.name)
        show(self._name_row, False)
        self.called.setText(entry.title)
        self.source.set_words(entry.source)
        self.checked.set_day(entry.checked_on)
        self.from_on.set_day(entry.from_on)
        self.to_on.set_day(entry.to_on)
        self._show_body(entry.kind, entry.body)
        self.form.clear_errors()
        self.notice.clear()
        allowed = self._desk.may(*KeepEntry.needs)
        for button in (self.keep, self.like, self.retire, self.restore, self.check_today):
            button.off_because(allowed.reason)
        self.why.setText(allowed.reason)
        show(self.why, not allowed)
        show(self.restore, entry.house)
        show(self.retire, not entry.retired)
        self.typed = False

    def _show_body(self, kind: str, body: dict[str, Any]) -> None:
        emptied(self._fields)
        self._parts = {}
        whole = merged([body, *self._shapes])
        for key, shape in whole.items():
            # What only some entries have is shown where it is, and a group where it might be.
            if key not in body and not isinstance(shape, dict):
                continue
            value = body.get(key)
            missing = isinstance(shape, dict) and value is None
            optional = missing or any(not each.get(key) for each in self._shapes)
            part = part_of(f"{kind}.{key}", f"library.body.{key}", shape, value,
                           may_be_missing=optional)  # fmt: skip
            part.changed.connect(self._edited)
            self._parts[key] = part
            self._fields.addWidget(part)

    # -- what is done ------------------------------------------------------------------------

    def refused(self, said: Said) -> None:
        """A refusal: at its field, or over the buttons; what was typed stays."""
        sentence = f"{said.reason} {said.what_to_do}".strip()
        if said.field in self._parts:
            self._parts[said.field].say(sentence)
            self.notice.refused(said)
        elif not self.form.show_refusal(said.field, sentence):
            self.notice.refused(said)

    def command(self) -> KeepEntry | None:
        """What is to be kept, or nothing while something cannot be read."""
        entry = self._entry
        if entry is None or not self._days_read():
            return None
        body = self._body(entry)
        if body is None:
            return None
        checked = self.checked.day
        assert checked is not None
        return KeepEntry(
            kind=entry.kind, name=self.name.text().strip() if self._new else entry.name,
            title=self.called.text(), source=self.source.toPlainText(), checked_on=checked,
            from_on=self.from_on.day, to_on=self.to_on.day, body=body,
        )  # fmt: skip

    def _body(self, entry: Entry) -> dict[str, Any] | None:
        for part in self._parts.values():
            part.say("")
            try:
                part.value()
            except NotRead as said:
                part.say(str(said))
                self.notice.refused(_Unread(str(said)))
                return None
        hidden = {key: value for key, value in entry.body.items() if key not in self._parts}
        told = kept(self._parts, entry.body)
        # In the order in which it was, so that a change is a change and nothing else.
        ordered = [key for key in entry.body if key in told]
        ordered += [key for key in told if key not in entry.body]
        return {**hidden, **{key: told[key] for key in ordered}}

    def _days_read(self) -> bool:
        self.form.clear_errors()
        if self.checked.day is None:
            self.form.set_error("checked_on", self.checked.problem or "Write a day, such as 9 Nov.")
            return False
        for name, field in (("from_on", self.from_on), ("to_on", self.to_on)):
            if field.problem:
                self.form.set_error(name, field.problem)
                return False
        return True

    def _edited(self) -> None:
        self.typed = True

    def _checked_today(self) -> None:
        self.checked.set_day(self._today)
        self._edited()

    def _keep(self) -> None:
        self.notice.clear()
        command = self.command()
        if command is not None:
            self.sent.emit(command, command.name)

    def _like(self) -> None:
        """A new entry with everything of this one but its name."""
        self._new = True
        self._title.setText("A new entry")
        self._signed.setText("It is kept beside the one it was made from.")
        show(self._name_row, True)
        self.name.clear()
        self.called.clear()
        self.checked.set_day(self._today)
        for each in (self.like, self.retire, self.restore):
            show(each, False)
        self.name.setFocus()
        self._edited()

    def _retire(self) -> None:
        if self._entry is not None:
            self.sent.emit(RetireEntry(kind=self._entry.kind, name=self._entry.name), "")

    def _restore(self) -> None:
        if self._entry is not None:
            command = RestoreShipped(kind=self._entry.kind, name=self._entry.name)
            self.sent.emit(command, self._entry.name)


class _Unread:
    clause = ""
    what_to_do = "It stands under its field."

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _signed(entry: Entry) -> str:
    if entry.retired:
        return f"Taken out of use by {entry.signed_by}."
    return f"Changed here, signed by {entry.signed_by}." if entry.house else "As it shipped."
