"""The term dates of a school as text, group by group, with its hours; nothing is kept from here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Refused, Said
from tcat_desktop.office.commands.keep_calendar import ClosedDay, KeepCalendar
from tcat_desktop.office.questions.calendar_year import YearAnswer
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import TickBox
from tcat_desktop.screens.words import local_day
from tcat_desktop.screens.year.written_days import (
    NotDates,
    closed_words,
    days_words,
    read_closed,
    read_days,
    read_terms,
    terms_words,
)


@dataclass(frozen=True, slots=True)
class _Group:
    """One text box: its title, its hint, and how its words are read."""

    title: str
    hint: str
    lines: int
    read: Callable[[str, date], Any]


_GROUPS: dict[str, _Group] = {
    "terms": _Group(
        "Terms", "One a line: 3 September 2026 – 23 October 2026. Half-term lies between two.",
        9, read_terms,
    ),
    "inset": _Group("INSET days", "One a line.", 9, read_days),
    "closures": _Group("Closed days, and why", "One a line: 1 December 2026: snow.", 5,
                       read_closed),
    "bank_days": _Group(
        "One-off bank holidays", "England’s own are known. 8 May 2026: a royal wedding.", 5,
        read_closed,
    ),
}  # fmt: skip


class TermForm(Card):
    """The boxes. ``tried`` carries the calendar that was typed, to be looked at first."""

    tried = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Term dates", name="calendar.terms")
        self._desk = desk
        self._kept: dict[str, str] = {}
        self._answer: YearAnswer | None = None
        self.form = Form("calendar.terms", spacing=12)
        self.boxes: dict[str, WordsField] = {}
        self._rows: list[QHBoxLayout] = []
        for pair in (("terms", "inset"), ("closures", "bank_days")):
            across = self.form.row()
            self._rows.append(across)
            for name in pair:
                group = _GROUPS[name]
                self.boxes[name] = WordsField(lines=group.lines)
                self.form.add(group.title, self.boxes[name], name, hint=group.hint, beside=across)
            across.setStretch(0, 1)
            across.setStretch(1, 1)
        hours = self.form.row()
        self.opens = self.form.line("School opens", "opens", longest=10, beside=hours)
        self.closes = self.form.line("and closes", "closes", longest=10, beside=hours)
        hours.addStretch(2)
        self.counts = TickBox("INSET days count as school days", name="calendar.terms.inset_counts")
        self.form.column.addWidget(self.counts)
        self.notice = Notice(name="calendar.terms.notice")
        self.why_not = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                             name="calendar.terms.why_not")  # fmt: skip
        self.look = Button("See what changes", name="calendar.terms.look", kind=Kind.MAIN)
        self.look.clicked.connect(self.try_it)
        self.put_back = Button("Put back what is kept", name="calendar.terms.put_back")
        self.put_back.clicked.connect(self._put_back)
        self.add(self.form)
        self.add(self.notice, above=10)
        self.add(self._buttons(), above=12)

    def _buttons(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.look)
        row.addWidget(self.put_back)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.why_not)
        return part

    def fold(self, narrow: bool) -> None:
        """One box under another where there is no room for two."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(down if narrow else across)

    def close_because(self, reason: str) -> None:
        """Only to read, and why."""
        for box in self.boxes.values():
            box.setReadOnly(bool(reason))
        for line in (self.opens, self.closes):
            line.setReadOnly(bool(reason))
        self.counts.setEnabled(not reason)
        self.put_back.setEnabled(not reason)
        self.look.off_because(reason, beside=self.why_not)
        show(self.why_not, bool(reason))

    # -- what is kept, and what was typed -------------------------------------------------

    def show_kept(self, answer: YearAnswer) -> None:
        """Show what is kept; boxes that somebody is typing in keep what she typed."""
        same = self._answer is not None and self._answer.school_id == answer.school_id
        before, after = self._kept, _texts(answer)
        for name, words in after.items():
            typed = self._text(name)
            if not same or typed == before.get(name):
                self._set(name, words)
            elif name in self.boxes:
                # A day closed meanwhile must not be lost when this is saved.
                have = {*typed.splitlines(), *before[name].splitlines()}
                new = [line for line in words.splitlines() if line not in have]
                self._set(name, "\n".join([typed.rstrip("\n"), *new]) if new else typed)
        self._kept, self._answer = after, answer

    def is_edited(self) -> bool:
        """Whether anything differs from what is kept."""
        return any(self._text(name) != words for name, words in self._kept.items())

    def put_in(self, **texts: str) -> None:
        """Put these words into the boxes, as if they had been typed."""
        for name, words in texts.items():
            self._set(name, words)
        self.form.clear_errors()
        self.boxes["terms"].setFocus()

    def text(self, name: str) -> str:
        """What stands in one of the boxes."""
        return self._text(name)

    def _put_back(self) -> None:
        for name, words in self._kept.items():
            self._set(name, words)
        self.form.clear_errors()
        self.notice.clear()

    def _text(self, name: str) -> str:
        if name == "inset_counts":
            return "yes" if self.counts.isChecked() else ""
        field: Any = self.form.field(name)
        return str(field.toPlainText() if name in self.boxes else field.text())

    def _set(self, name: str, words: str) -> None:
        if name == "inset_counts":
            self.counts.setChecked(bool(words))
        elif self._text(name) != words:
            field: Any = self.form.field(name)
            (field.setPlainText if name in self.boxes else field.setText)(words)

    # -- looking at it --------------------------------------------------------------------

    def try_it(self) -> None:
        """Read what was typed, and hand it on to be looked at; or say what is to be mended."""
        self.form.clear_errors()
        self.notice.clear()
        command = self.command()
        if command is not None:
            self.tried.emit(command)

    def command(self) -> KeepCalendar | None:
        """What was typed as a calendar; None once a field says what is to be mended."""
        if self._answer is None:
            return None
        today = local_day(self._desk.now())
        read: dict[str, Any] = {}
        for name, group in _GROUPS.items():
            try:
                read[name] = group.read(self._text(name), today)
            except NotDates as said:
                self.refused(Refused(str(said), field=name))
                return None
        return KeepCalendar(
            **read, inset_counts=self.counts.isChecked(), opens=self.opens.text(),
            closes=self.closes.text(), school_id=self._answer.school_id, seen=self._answer.seen,
        )  # fmt: skip

    def refused(self, said: Said) -> None:
        """At its field, or above the buttons; what was typed stays."""
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)


def _texts(answer: YearAnswer) -> dict[str, str]:
    days: tuple[ClosedDay, ...] = answer.closures
    return {
        "terms": terms_words(answer.terms),
        "inset": days_words(answer.inset),
        "closures": closed_words(days),
        "bank_days": closed_words(answer.bank_days),
        "opens": answer.opens,
        "closes": answer.closes,
        "inset_counts": "yes" if answer.inset_counts else "",
    }
