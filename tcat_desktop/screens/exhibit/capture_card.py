"""Who made the copy, when, with what, and who could see the post: said on a card or asked."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.read_evidence import PUBLIC, Capture, NoteCapture
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, FactRow
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import RadioDot
from tcat_desktop.screens.words import date_words, local_day

NONE: Final = "Nobody has said yet how this was captured. Without it, it is a picture of something."


class CaptureCard(Card):
    """The note, and the form that writes it. What was typed stays until it is kept or left."""

    done = Signal(str)
    # The form has opened or closed.
    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("How it was captured", name="exhibit.capture")
        self._desk = desk
        self._answer: ExhibitPageAnswer | None = None
        self.missing = label("", role=Role.AMBER_TEXT, wrap=True, name="exhibit.capture.missing")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.write = Button("Write the capture note", name="exhibit.capture.write",
                            kind=Kind.SMALL, icon_name="note-pencil")  # fmt: skip
        self.why_not = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self.write.clicked.connect(self.open_form)
        self.add(self.missing)
        self.body.addLayout(self._rows)
        self.body.addSpacing(8)
        self.body.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.why_not, above=4)
        self._build_form()

    def _build_form(self) -> None:
        self.form = Form("exhibit.capture.form", spacing=10)
        self.by = self.form.line("Who made the copy?", "by")
        self.on = DateField(today=local_day(self._desk.now()))
        self.form.add("On which day?", self.on, "on")
        self.device = self.form.line("With which device?", "device", hint="Such as: her own phone")
        self.account = self.form.line(
            "From which account?", "account", hint="Whose account the post was seen from"
        )
        dots = QWidget()
        column = QVBoxLayout(dots)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self.public: dict[str, RadioDot] = {}
        for key, words in PUBLIC.items():
            dot = RadioDot(words, name=f"exhibit.capture.public.{key}")
            self.public[key] = dot
            self._group.addButton(dot)
            column.addWidget(dot)
        dots.setFocusProxy(self.public["yes"])
        self.form.add("Was it public?", dots, "public")
        self.notice = Notice(name="exhibit.capture.notice")
        self.keep = Button("Keep the note", name="exhibit.capture.keep", kind=Kind.MAIN)
        self.cancel = Button("Cancel", name="exhibit.capture.cancel")
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_form)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.form.column.addWidget(self.notice)
        self.form.column.addLayout(row)
        self.add(self.form, above=4)
        show(self.form, False)

    # -- what the page calls ----------------------------------------------------------------

    def show_exhibit(self, answer: ExhibitPageAnswer) -> None:
        """The note of this exhibit; another one's form is closed."""
        if self._answer is not None and self._answer.exhibit_id != answer.exhibit_id:
            self.close_form()
        self._answer = answer
        told = answer.capture
        self.missing.setText("" if told else NONE)
        show(self.missing, told is None)
        emptied(self._rows)
        for fact, value in _lines(told):
            row = FactRow(fact, value, name=f"exhibit.capture.{fact.split()[0].casefold()}")
            self._rows.addWidget(row)
        self.write.set_words("Write the capture note" if told is None else "Write it anew")
        may = self._desk.may(Act.RECORD, Level.CREATE)
        self.write.off_because("" if may else may.reason, beside=self.why_not)
        show(self.why_not, not may)

    def clear(self) -> None:
        """Nothing of it is left."""
        self.close_form()
        emptied(self._rows)
        self._answer = None

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing."""
        return not self.form.isHidden()

    def unsaved(self) -> str:
        """What would be lost."""
        return "The capture note is not kept yet." if self.is_open and self._typed() else ""

    def open_form(self) -> None:
        """Ask, filled with what is known."""
        told = self._answer.capture if self._answer is not None else None
        told = told or Capture()
        self.by.setText(told.by)
        self.on.set_day(told.on)
        self.device.setText(told.device)
        self.account.setText(told.account)
        self.public[told.public].setChecked(True)
        self.form.clear_errors()
        self.notice.clear()
        show(self.form, True)
        show(self.write, False)
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def close_form(self) -> None:
        """Leave it; nothing is kept."""
        if not self.is_open:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.form.isAncestorOf(focused)
        show(self.form, False)
        show(self.write, True)
        if had_focus:
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.write, self.by, self.on, self.device, self.account, *self.public.values(),
                self.keep, self.cancel]  # fmt: skip

    # -- inside ------------------------------------------------------------------------------

    def _typed(self) -> bool:
        return any(each.text().strip() for each in (self.by, self.device, self.account))

    def _keep(self) -> None:
        answer = self._answer
        if answer is None:
            return
        if self.on.problem:
            self.form.set_error("on", self.on.problem)
            return
        public = next(key for key, dot in self.public.items() if dot.isChecked())
        told = Capture(
            by=self.by.text().strip(),
            on=self.on.day,
            device=self.device.text().strip(),
            account=self.account.text().strip(),
            public=public,
        )
        self.keep.setEnabled(False)
        self._desk.errands.do(
            NoteCapture(case_id=answer.case_id, exhibit_id=answer.exhibit_id, capture=told),
            self._kept, self._refused,
        )  # fmt: skip

    def _kept(self, _nothing: object) -> None:
        self.keep.setEnabled(True)
        self.close_form()
        self.done.emit("How it was captured is on the record.")

    def _refused(self, said: Said) -> None:
        self.keep.setEnabled(True)
        words = " ".join(part for part in (said.reason, said.what_to_do) if part)
        if not self.form.show_refusal(said.field, words):
            self.notice.refused(said)


def _lines(told: Capture | None) -> list[tuple[str, str]]:
    if told is None:
        return []
    lines = [("By", told.by), ("On", date_words(told.on) if told.on else ""),
             ("Device", told.device), ("Account", told.account),
             ("Public", PUBLIC.get(told.public, ""))]  # fmt: skip
    return [(fact, value) for fact, value in lines if value]
