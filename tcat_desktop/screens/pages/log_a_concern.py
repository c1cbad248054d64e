"""Log a concern: about a minute from what somebody said to a reference and a reader."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Refused, Said
from tcat_desktop.office.commands.keep_file import DropFile
from tcat_desktop.office.commands.report_concern import ReportConcern, Reported
from tcat_desktop.office.papers import ReportSlip
from tcat_desktop.office.questions.own_desk import (
    DraftAnswer,
    ReaderAnswer,
    Suggestions,
    WhoReads,
)
from tcat_desktop.screens.concern.clauses_card import ClausesCard
from tcat_desktop.screens.concern.draft_keeper import DraftKeeper
from tcat_desktop.screens.concern.evidence_card import EvidenceCard
from tcat_desktop.screens.concern.form import ConcernForm
from tcat_desktop.screens.concern.next_card import NextCard, WhatNext, what_next
from tcat_desktop.screens.concern.risk import RiskQuestion
from tcat_desktop.screens.concern.send_bar import SendBar
from tcat_desktop.screens.concern.sent_card import SentCard
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import clock, day, local_day

# Under so many px at 100 % the cards at the right go under the form.
_TWO_COLUMNS = 1000
_SIDE, _WIDEST = 374, 16_777_215
_SUGGEST_MS = 400
_TICK_MS = 15_000
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_PLAIN = Tone.PLAIN
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class LogAConcernPage(Page):
    """The form, its files and clauses, and the calm page that comes when it is sent."""

    page_name: ClassVar[str] = "log_a_concern"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._next = WhatNext()
        self._sent: Reported | None = None
        self._sending = self._wants_slip = self._looked = False
        self.risk = RiskQuestion()
        self.form = ConcernForm(desk)
        self.evidence = EvidenceCard(desk)
        self.clauses = ClausesCard()
        self.next_card = NextCard()
        self.notice = Notice(name="log.notice")
        self.bar = SendBar()
        self.sent_card = SentCard()
        self.keeper = DraftKeeper(desk.errands, "report", self._body, self)
        self.evidence.begin(self.keeper.draft_id)
        self._build()
        self._connect()
        self._timers()
        self.setAcceptDrops(True)

    # -- building ---------------------------------------------------------------

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._column = column
        column.addLayout(self._head())
        column.addWidget(self.risk)
        column.addWidget(self.notice)
        self._across = QBoxLayout(_ACROSS)
        self._across.setSpacing(16)
        self._across.addWidget(self.form, 1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        for each in (self.evidence, self.clauses, self.next_card):
            side.addWidget(each)
        side.addStretch(1)
        self._across.addWidget(self._side)
        column.addLayout(self._across, 1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("log.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(_NEVER)
        self._scroll.setWidget(content)
        writing = QWidget()
        whole = QVBoxLayout(writing)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(writing)
        self._stack.addWidget(self.sent_card)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("Log a concern", font=Type.PAGE_TITLE))
        hint = "About a minute. Write what you know; leave the rest."
        head.addWidget(label(hint, font=Type.ROW_TITLE_REGULAR, role=Role.TEXT3, cut=True), 1)
        self._saved_mark = IconMark("check-circle", Role.GREEN, size=16)
        self._saved_words = label("", role=Role.GREEN_TEXT, name="log.saved")
        head.addWidget(self._saved_mark)
        head.addWidget(self._saved_words)
        show(self._saved_mark, False)
        return head

    def _connect(self) -> None:
        for changed in (self.risk.changed, self.form.edited, self.evidence.changed,
                        self.clauses.changed):  # fmt: skip
            changed.connect(self._touched)
        self.form.bears_on_clauses.connect(self._suggest_soon)
        self.form.school.currentIndexChanged.connect(self._ask_who_reads)
        self.form.people.finder.grew.connect(self._scroll_to_found)
        self.form.words.brought.connect(self.evidence.take_mime)
        self.keeper.saved.connect(self._draft_saved)
        self.keeper.failed.connect(self._draft_failed)
        self.notice.pressed.connect(self._start_afresh)
        self.bar.draft.clicked.connect(self._keep_as_draft)
        self.bar.send.clicked.connect(self._send)
        self.bar.printed.clicked.connect(self._send_and_print)
        self.sent_card.another_wanted.connect(self._another)
        self.sent_card.print_wanted.connect(self._print_slip)
        self.sent_card.reports_wanted.connect(self._my_reports)
        theme().changed.connect(self._fold)

    def _timers(self) -> None:
        self._suggesting = QTimer(self)
        self._suggesting.setSingleShot(True)
        self._suggesting.setInterval(_SUGGEST_MS)
        self._suggesting.timeout.connect(self._suggest)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()

    def _scroll_to_found(self) -> None:
        # Once the rows have their place.
        QTimer.singleShot(0, self, self._show_found)

    def _show_found(self) -> None:
        self._scroll.ensureWidgetVisible(self.form.people.finder, 0, 12)

    # -- the page's contract --------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self._tick()
        self._ask_who_reads()
        if self._sent is not None:
            self._another()
        if not self._looked:
            self._looked = True
            self.keeper.look(self._offer_draft)

    def main_button(self) -> QAbstractButton | None:
        return self.sent_card.another if self._sent is not None else self.bar.send

    def first_focus(self) -> QWidget | None:
        return self.sent_card.slip if self._sent is not None else self.form.words

    def panes(self) -> tuple[QWidget, ...]:
        clause = self.clauses.first()
        found = (self.risk.first_button(), self.form.words, self.evidence.choose)
        return (*found, *((clause,) if clause else ()), self.bar.send)

    def save_now(self) -> bool:
        if self._sent is None and not self.form.is_empty:
            self.keeper.save()
            return True
        return False

    def print_now(self) -> bool:
        if self._sent is None:
            return False
        self._print_slip()
        return True

    def paste(self) -> bool:
        if self._sent is not None:
            return False
        return self.evidence.take_mime(QGuiApplication.clipboard().mimeData())

    def unsaved(self) -> str:
        if self.keeper.is_changed:
            self.keeper.save()
        if self.keeper.trouble is not None:
            return f"The report is not kept yet. {self.keeper.trouble.reason}"
        return "A file is still being kept." if self.evidence.busy else ""

    def page_actions(self) -> dict[str, list[QAction]]:
        add = QAction("&Choose a file…", self)
        add.setObjectName("action.log.choose_file")
        add.triggered.connect(self.evidence.ask_for_files)
        return {"Evidence": [add]}

    def school_chosen(self, school: str) -> None:
        if self.form.asks_school and self.form.is_empty:
            self.form.school.setCurrentIndex(max(self.form.school.findData(school), 0))

    # -- the draft ---------------------------------------------------------------

    def _body(self) -> dict[str, Any]:
        clauses = list(self.clauses.ticked)
        return {"risk": self.risk.value, "clauses": clauses} | self.form.kept()

    def _touched(self) -> None:
        if not self._sending and self._sent is None:
            self.keeper.touch()

    def _offer_draft(self, draft: DraftAnswer | None) -> None:
        # Whoever has begun to type meanwhile keeps what she typed.
        if draft is None or not self.form.is_empty or self.evidence.tiles:
            return
        self.keeper.go_on(draft.draft_id)
        self._fill(draft.body)
        self.evidence.begin(draft.draft_id, draft.files)
        self.keeper.go_on(draft.draft_id)
        self.notice.say(
            "You began this report and did not send it.",
            f"It stands as it was saved at {draft.saved}. Go on with it, or start afresh.",
            tone=_PLAIN, icon_name="clock-counter-clockwise", button="Start afresh",
        )  # fmt: skip
        self._say_saved(f"Draft saved {draft.saved}")
        self._suggest()

    def _fill(self, body: dict[str, Any]) -> None:
        self.form.fill(body)
        self.risk.choose(str(body.get("risk", "no")))
        self.clauses.choose(tuple(body.get("clauses", ())))

    def _draft_saved(self) -> None:
        if self._sent is None:
            self._say_saved(f"Draft saved {clock(self.desk.now())}")

    def _say_saved(self, words: str) -> None:
        self._saved_words.setText(words)
        show(self._saved_mark, bool(words))
        if words:
            self.saved.emit(words)

    def _draft_failed(self, said: Said) -> None:
        self._say_saved("")
        self.notice.refused(said)

    def _keep_as_draft(self) -> None:
        if self.form.is_empty and not self.evidence.tiles:
            self.form.say_error("narrative", "There is nothing to keep yet.")
            return
        self.keeper.save()
        self.notice.done("It is kept as a draft on your desk. It opens here the next time.")

    def _start_afresh(self) -> None:
        for tile in self.evidence.tiles:
            command = DropFile(exhibit_id=tile.file.exhibit_id, draft_id=self.keeper.draft_id)
            self.desk.errands.do(command, _nothing)
        self.keeper.drop()
        self._empty()

    def _empty(self) -> None:
        self.evidence.begin(self.keeper.draft_id)
        self.risk.choose("no")
        self.clauses.choose(())
        self.form.start_afresh()
        self.clauses.show_clauses(())
        self.keeper.go_on(self.keeper.draft_id)
        self.notice.clear()
        self._say_saved("")
        self._scroll.verticalScrollBar().setValue(0)
        self.form.words.setFocus()

    # -- asked while one writes ---------------------------------------------------------------

    def _tick(self) -> None:
        self.form.tell_time(self.desk.now())

    def _school_id(self) -> SchoolId | None:
        key = str(self.form.school.currentData() or "")
        return SchoolId(int(key)) if key.isdigit() else None

    def _ask_who_reads(self) -> None:
        question = WhoReads(school_id=self._school_id())
        self.desk.errands.ask(question, self._told_who_reads, key="log.who_reads")

    def _told_who_reads(self, answer: ReaderAnswer) -> None:
        if self.form.asks_school and self._school_id() is None:
            self._next = WhatNext()
        else:
            self._next = what_next(answer, self.desk)
        self.risk.tell_lead(self._next.lead)
        self.bar.say_send(self._next.button())
        words = self._next.sentence(self.desk)
        self.next_card.say(words or "Choose the school, and who reads it stands here.")

    def _suggest_soon(self) -> None:
        self._suggesting.start()

    def _suggest(self) -> None:
        if self._sent is not None or self._sending:
            return
        question = Suggestions(
            narrative=self.form.words.words(),
            platforms=self.form.platforms.values,
            audience=self.form.audience.value,
            involved=self.form.people.involved(),
        )
        self.desk.errands.ask(question, self.clauses.show_clauses, key="log.suggestions")

    # -- sending ---------------------------------------------------------------

    def _send(self) -> None:
        self._wants_slip = False
        self._send_it()

    def _send_and_print(self) -> None:
        self._wants_slip = True
        self._send_it()

    def _send_it(self) -> None:
        if self._sending:
            return
        self.form.clear_errors()
        self.notice.clear()
        if self.evidence.busy:
            wait = "Send the report when it is there."
            self.notice.refused(Refused("A file is still being kept.", what_to_do=wait))
            return
        if self.form.day.problem:
            self._refused(Refused(self.form.day.problem, field="happened_on"))
            return
        if self.form.people.finder.field.text().strip():
            self._refused(Refused(
                "A name is typed but not added.", field="involved",
                what_to_do="Press Enter to add it, or empty the field.",
            ))  # fmt: skip
            return
        self._sending = True
        self.bar.hold("It is being sent.")
        self.desk.errands.do(self._command(), self._was_sent, self._refused)

    def _command(self) -> ReportConcern:
        group, link = self.form.place_words()
        return ReportConcern(
            narrative=self.form.words.words(),
            happened_on=self.form.happened_on(),
            happened_at=self.form.at.text(),
            about=self.form.about.isChecked(),
            risk=self.risk.value,
            platforms=self.form.platforms.values,
            audience=self.form.audience.value or "unknown",
            group_name=group,
            link=link,
            involved=self.form.people.involved(),
            clauses=self.clauses.ticked,
            school_id=self._school_id(),
            draft_id=self.keeper.draft_id,
        )

    def _refused(self, said: Said) -> None:
        self._sending = False
        self.bar.hold("")
        words = f"{said.reason} {said.what_to_do}".strip()
        if said.field and self.form.say_error(said.field, words):
            self._scroll.ensureWidgetVisible(self.focusWidget(), 20, 90)
            return
        self.notice.refused(said)
        self._scroll.verticalScrollBar().setValue(0)

    def _was_sent(self, reported: Reported) -> None:
        self._sent = reported
        risk = self.risk.value
        self.keeper.begin()
        self._empty()
        self._sending = False
        self.bar.hold("")
        by = day(reported.read_by, local_day(self.desk.now()))
        who = self._next.reader if not self._next.own else ""
        told = f"{who[:1].upper()}{who[1:]} reads it by {by}." if who else f"You read it by {by}."
        self.sent_card.show_sent(
            reported.reference, f"{told} Nothing was sent to a parent.", risk, self._next.lead
        )
        self._stack.setCurrentWidget(self.sent_card)
        self.sent_card.slip.setFocus()
        self.saved.emit(f"Sent {clock(self.desk.now())}")
        if self._wants_slip:
            self._print_slip()

    def _another(self) -> None:
        self._sent = None
        self._stack.setCurrentIndex(0)
        self._empty()

    def _my_reports(self) -> None:
        self.go.emit("my_reports", {})

    # -- the slip ---------------------------------------------------------------

    def _print_slip(self) -> None:
        if self._sent is not None:
            question = ReportSlip(case_id=self._sent.case_id)
            self.desk.errands.ask(question, self._slip_made, refused=self.sent_card.notice.refused)

    def _slip_made(self, pdf: bytes) -> None:
        # Printing brings in the printer's own parts, which nothing else here needs.
        from tcat_desktop.screens import printing

        reference = self._sent.reference if self._sent is not None else ""
        try:
            if printing.print_pdf(self, pdf, f"Slip {reference}"):
                self.sent_card.notice.done("The slip is printed. Give it to whoever told you.")
        except Said as said:
            self.sent_card.notice.refused(said)

    # -- Qt ----------------------------------------------------------------------------

    def _fold(self) -> None:
        narrow = self.width() < theme().px(_TWO_COLUMNS)
        self._across.setDirection(_DOWN if narrow else _ACROSS)
        self._side.setMinimumWidth(0 if narrow else theme().px(_SIDE))
        self._side.setMaximumWidth(_WIDEST if narrow else theme().px(_SIDE))
        tight = self.width() < theme().px(760)
        self.form.set_narrow(tight)
        self.risk.set_narrow(tight)
        self.bar.set_narrow(tight)
        margin = 20 if narrow else 28
        self._column.setContentsMargins(margin, 17, margin, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # The desk was locked, or somebody else sits down: nothing waits for its two seconds.
        if self.keeper.is_changed:
            self.keeper.save()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._sent is None and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.evidence.take_mime(event.mimeData()):
            event.acceptProposedAction()


def _nothing(_done: object) -> None:
    """A file that is off the draft leaves nothing to show."""
