"""Printing many letters as one job: which, how many copies, slips between, labels at the end."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tcat_desktop.office.questions.letter_register import LetterRow
from tcat_desktop.office.questions.print_batch import LabelSheets, PrintBatch
from tcat_desktop.screens.letters.print_job import CameOut, PrintJob
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.progress import Progress
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox
from tcat_desktop.screens.words import counted

_WIDEST = 760
_COPIES = (1, 2, 3, 4, 5, 10)


class BatchPane(QWidget):
    """The letters that wait for the printer, all chosen, and the one button that prints them."""

    left = Signal()
    printed = Signal()

    def __init__(self, desk: Desk, choose: Callable[..., QPrinter | None]) -> None:
        super().__init__()
        self.setObjectName("letters.batch_pane")
        self._desk = desk
        self._rows: tuple[LetterRow, ...] = ()
        self._ticks: dict[int, TickBox] = {}
        self.job = PrintJob(desk, self, choose)
        self.job.ended.connect(self._ended)
        self.job.refused.connect(self._refused)
        self.job.dropped.connect(self._dropped)
        self.close_button = IconButton("x", "Back to the letters", name="letters.batch.close")
        self.close_button.clicked.connect(self.left)
        self.notice = Notice(name="letters.batch.notice")
        self.progress = Progress(name="letters.batch.progress")
        self.progress.cancelled.connect(self.job.cancel)
        self.job.went_on.connect(self.progress.report)
        self.copies = Choice(name="letters.batch.copies", spoken="Copies of each")
        for many in _COPIES:
            self.copies.addItem(str(many), many)
        self.copies.setCurrentIndex(1)
        self.slips = TickBox("A slip between the letters", name="letters.batch.slips")
        self.slips.setChecked(True)
        self.sheet = Choice(name="letters.batch.sheet", spoken="Labels")
        self.sheet.addItem("No labels", "")
        self.first = LineField(longest=3)
        self.first.setText("1")
        self.main = Button("Print", name="letters.batch.print", kind=Kind.BIG, icon_name="printer")
        self.main.clicked.connect(self._print)
        self.hint = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                          name="letters.batch.hint")  # fmt: skip
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Print letters", font=Type.PAGE_TITLE))
        head.addStretch(1)
        head.addWidget(self.close_button)
        told = (
            "They come out in the order of their envelopes. One copy to post, one for the file. "
            "Nothing is sent by itself."
        )
        self._form = self._options()
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(label(told, role=Role.TEXT2, wrap=True))
        column.addWidget(self._card(), 1)
        column.addWidget(self._form)
        column.addWidget(self.slips)
        column.addWidget(line())
        for part in (self.notice, self.progress, self.main, self.hint):
            column.addWidget(part)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(28, 18, 28, 18)
        whole.addStretch(1)
        whole.addWidget(middle, 20)
        whole.addStretch(1)

    def _card(self) -> QFrame:
        inside = QFrame()
        inside.setProperty("part", "sheet")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(16, 12, 16, 12)
        self._list.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        card = QFrame()
        card.setProperty("part", "card")
        within = QVBoxLayout(card)
        within.setContentsMargins(1, 1, 1, 1)
        within.addWidget(scroll)
        return card

    def _options(self) -> Form:
        form = Form("letters.batch", spacing=10)
        row = form.row()
        form.add("Copies of each", self.copies, "copies", beside=row)
        form.add("Labels for those that fit no window", self.sheet, "labels", beside=row)
        form.add("Begin at label", self.first, "start", beside=row)
        row.addStretch(1)
        return form

    # -- what the page tells ------------------------------------------------------------------

    def show_letters(self, rows: tuple[LetterRow, ...], *, keep_notice: bool = False) -> None:
        """Offer these letters, all of them chosen."""
        if not keep_notice:
            self.notice.clear()
            self._desk.errands.ask(LabelSheets(), self._offer_sheets, key="letters.sheets")
        self._rows = rows
        self._ticks = {}
        emptied(self._list)
        for each in rows:
            words = f"{each.title}, {each.to_name}"
            tick = TickBox(words, name=f"letters.batch.letter{each.letter_id}",
                           spoken=f"{words}, {each.number}, {each.reference}")  # fmt: skip
            tick.setChecked(True)
            tick.toggled.connect(self._dress)
            self._ticks[each.letter_id] = tick
            self._list.addWidget(tick)
            under = QHBoxLayout()
            under.setContentsMargins(theme().px(18) + theme().px(9), 0, 0, 6)
            told = f"{each.number} · {each.reference} · {each.line}"
            under.addWidget(label(told, font=Type.SMALL, role=Role.TEXT3))
            self._list.addLayout(under)
        if not rows:
            self._list.addWidget(label("Nothing else waits for the printer.", role=Role.TEXT3,
                                       name="letters.batch.none"))  # fmt: skip
        self._list.addStretch(1)
        self._dress()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.main

    # -- inside -------------------------------------------------------------------------------

    def _offer_sheets(self, sheets: tuple[tuple[str, str], ...]) -> None:
        chosen = self.sheet.currentData()
        self.sheet.clear()
        self.sheet.addItem("No labels", "")
        for name, title in sheets:
            self.sheet.addItem(title, name)
        self.sheet.setCurrentIndex(max(self.sheet.findData(chosen), 0))

    def _chosen(self) -> tuple[LetterRow, ...]:
        return tuple(row for row in self._rows if self._ticks[row.letter_id].isChecked())

    def _dress(self) -> None:
        if not self._rows:
            self.main.set_words("Back to the letters")
            self.main.off_because("", beside=self.hint)
            return
        many = len(self._chosen())
        self.main.set_words(f"Print {counted(many, 'letter')}" if many else "Print")
        self.main.off_because("" if many else "Choose at least one letter.", beside=self.hint)
        show(self.hint, not many)

    def _print(self) -> None:
        if not self._rows:
            self.left.emit()
            return
        chosen = self._chosen()
        if not chosen or self.job.busy:
            return
        self.notice.clear()
        self._form.clear_errors()
        start = self.first.text().strip() or "1"
        if not (start.isascii() and start.isdigit()):
            self._form.set_error("start", "Type the number of the first label that is left.")
            return
        question = PrintBatch(
            letters=tuple((row.case_id, row.letter_id) for row in chosen),
            copies=int(self.copies.currentData()),
            slips=self.slips.isChecked(),
            labels=str(self.sheet.currentData() or ""),
            start=int(start),
        )
        self.progress.begin("Getting the letters ready")
        self.job.start(
            question, counted(len(chosen), "letter"), copies=int(self.copies.currentData())
        )

    def _dropped(self) -> None:
        self.progress.end()

    def _ended(self, end: CameOut) -> None:
        self.progress.end()
        left = {letter for _, letter in end.left}
        out = counted(len(end.printed), "letter")
        if left:
            still = [row for row in self._rows if row.letter_id in left]
            names = ", ".join(f"{row.number} {row.reference}" for row in still)
            self.notice.say(
                f"{out.capitalize()} went to the printer, {counted(len(left), 'letter')} did not.",
                f"{end.why} Still to print: {names}. Look at what lies in the tray before you "
                "print them.",
                tone=Tone.ATTENTION, icon_name="warning-circle",
            )  # fmt: skip
            self.show_letters(tuple(still), keep_notice=True)
        else:
            missing = " ".join(end.left_out)
            self.notice.done(f"{out.capitalize()} went to the printer. {missing}".strip())
            self.show_letters((), keep_notice=True)
        self.printed.emit()

    def _refused(self, said: Any) -> None:
        self.progress.end()
        if not self._form.show_refusal(said.field, said.reason):
            self.notice.refused(said)
