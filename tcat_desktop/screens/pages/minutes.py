"""Minutes: typed beside the agenda, saved as they are typed, seen as they will print, signed."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Conflict, Said
from tcat_desktop.office.commands.take_minutes import SaveMinutes, SignMinutes
from tcat_desktop.office.minutes import Minutes
from tcat_desktop.office.questions.meeting import Meeting, MeetingAnswer, MinutesPreview
from tcat_desktop.screens.minutes.actions import ActionTable
from tcat_desktop.screens.minutes.agenda_pane import AgendaPane
from tcat_desktop.screens.minutes.head import Head
from tcat_desktop.screens.minutes.print_pane import PrintPane
from tcat_desktop.screens.minutes.sheet import Sheet
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.printing import ask_printer, lay_on
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.notice_row import NoticeRow
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.words import clock, local_day

_PREVIEW_MS, _SAVE_MS, _CLOCK_MS = 400, 2_000, 15_000
_NARROW = 1100
_AGENDA, _PAPER = 194, 412
_PARTS = 4


class MinutesPage(Page):
    """One meeting. The sheet is the middle; what is not typed on it is a step away by keyboard."""

    page_name: ClassVar[str] = "minutes"

    def __init__(
        self, desk: Desk, *, choose_printer: Callable[..., QPrinter | None] = ask_printer
    ) -> None:
        super().__init__(desk)
        self.choose_printer = choose_printer
        self._answer: MeetingAnswer | None = None
        self._started = self._ended = ""
        self._version = 0
        self._dirty = self._saving = False
        self._where: tuple[CaseId, int] = (CaseId(0), 0)
        self._drawing = self._timer(_PREVIEW_MS, self._draw)
        self._keeping = self._timer(_SAVE_MS, self._keep)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_CLOCK_MS)
        self._ticking.timeout.connect(self._tell_time)
        self.head = Head()
        self.agenda = AgendaPane()
        self.sheet = Sheet(ActionTable(local_day(desk.now())))
        self.paper = PrintPane()
        self.notice = Notice(name="minutes.notice")
        self._lay_out()
        self._connect()

    def _timer(self, patience: int, call: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(patience)
        made.timeout.connect(call)
        return made

    def _lay_out(self) -> None:
        self._tabs = Segments(
            (("sheet", "Minutes"), ("agenda", "Agenda"), ("paper", "How it will print")),
            name="minutes.tabs", spoken="What to show", kind=Kind.TAB,
        )  # fmt: skip
        self._tabs.choose("sheet")
        self._tabs.changed.connect(self._arrange)
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        self._rules = (line(upright=True), line(upright=True))
        for part, stretch in (
            (self.agenda, 0), (self._rules[0], 0), (self.sheet, 3), (self._rules[1], 0),
            (self.paper, 2),
        ):  # fmt: skip
            panes.addWidget(part, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(NoticeRow(self.notice))
        whole.addWidget(self._tabs)
        whole.addLayout(panes, 1)

    def _connect(self) -> None:
        self.head.start_wanted.connect(self._start)
        self.head.end_wanted.connect(self._end)
        self.head.sign_wanted.connect(self._sign)
        self.head.cover_wanted.connect(self._cover)
        self.head.case_wanted.connect(self._open_case)
        self.agenda.entered.connect(self._go_to)
        self.agenda.said_changed.connect(self._edited)
        self.sheet.edited.connect(self._edited)
        self.sheet.came_to.connect(self._came_to)
        self.paper.print_wanted.connect(self._print)
        self.notice.pressed.connect(self._keep_mine)
        theme().changed.connect(self._arrange)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self._flush()
        self.notice.clear()
        self._where = (CaseId(int(where["case_id"])), int(where["meeting_id"]))
        self._ask()

    def main_button(self) -> QAbstractButton | None:
        return self.head.main_button()

    def first_focus(self) -> QWidget | None:
        return self.sheet.first_field()

    def panes(self) -> tuple[QWidget, ...]:
        main = self.head.main_button()
        top: tuple[QWidget, ...] = (main,) if main is not None else ()
        return (*top, self.sheet.first_field(), self.paper.preview.view)

    def print_now(self) -> bool:
        self._print()
        return True

    def save_now(self) -> bool:
        self._dirty = self._dirty or not self._locked
        self._keep()
        return True

    def unsaved(self) -> str:
        self._flush()
        return ""

    # -- asking and showing --------------------------------------------------------------------

    @property
    def _locked(self) -> bool:
        return self._answer is None or self._answer.minutes_state == "signed"

    def _ask(self) -> None:
        case_id, meeting_id = self._where
        question = Meeting(case_id=case_id, meeting_id=meeting_id)
        self.desk.errands.ask(question, self.show_answer, key="minutes", refused=self._refused)

    def show_answer(self, answer: Any) -> None:
        self._answer = answer
        self._version = answer.version
        minutes: Minutes = answer.minutes
        self._started, self._ended = minutes.started, minutes.ended
        titles = tuple(item.title for item in minutes.items)
        self.agenda.show_agenda(titles, answer.offered_at_start, minutes.said_at_start)
        self.sheet.show_minutes(minutes)
        self.paper.large.setChecked("large print" in minutes.adjustments.casefold())
        self.paper.show_pdf(answer.pdf)
        self._say_state()
        self._dirty = False
        if self._locked:
            self.agenda.lock()
            self.sheet.lock()
        elif self.isVisible():
            self.sheet.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()

    def _say_state(self) -> None:
        answer = self._answer
        if answer is None:
            return
        self.head.show_meeting(answer, self.desk.may(Act.MINUTES, Level.DECIDE).reason)
        if answer.minutes_state == "signed":
            self.paper.tell(
                "Signed, so they stay as they are. A correction is kept with them as a note."
            )
        else:
            self.paper.tell(
                "Marked “Draft, not yet agreed” until they are signed. "
                f"{answer.short_name} can add a note; it is kept with the minutes."
            )
        self._tell_time()

    def _tell_time(self) -> None:
        if self._answer is not None:
            now = self.desk.now()
            self.head.tell_time(self._answer, self._started, self._ended, now)

    def minutes(self) -> Minutes:
        """The minutes as they stand on the sheet."""
        return Minutes(
            items=self.sheet.items(),
            agreed=self.sheet.agreed.points,
            disputed=self.sheet.disputed.points,
            actions=self.sheet.table.written,
            attendance=self.sheet.attendance.people,
            said_at_start=self.agenda.said,
            adjustments=self.sheet.attendance.adjustments.text(),
            started=self._started,
            ended=self._ended,
        )

    # -- typing -------------------------------------------------------------------------------

    def _edited(self) -> None:
        if self._locked:
            return
        self._dirty = True
        self._drawing.start()
        if not self._keeping.isActive():
            self._keeping.start()

    def _draw(self) -> None:
        self._tell_time()
        case_id, meeting_id = self._where
        preview = MinutesPreview(case_id=case_id, meeting_id=meeting_id, minutes=self.minutes())
        self.desk.errands.ask(
            preview, self.paper.show_pdf, key="minutes.preview", refused=self._refused
        )

    def _keep(self) -> None:
        self._keeping.stop()
        if self._saving:
            self._keeping.start()
        elif self._dirty and not self._locked:
            self._save(self._kept)

    def _save(self, then: Callable[[Minutes], None], **more: bool) -> None:
        case_id, meeting_id = self._where
        self._dirty, self._saving = False, True
        command = SaveMinutes(
            case_id=case_id, meeting_id=meeting_id, minutes=self.minutes(), seen=self._version,
            **more,
        )  # fmt: skip
        self.desk.errands.do(command, then, self._not_kept)

    def _kept(self, _minutes: Minutes) -> None:
        self._saving = False
        self._version += 1
        self.saved.emit(f"Saved as you type, {clock(self.desk.now())}")

    def _not_kept(self, said: Said) -> None:
        self._saving, self._dirty = False, True
        if isinstance(said, Conflict):
            self.notice.changed_by_another(
                "Somebody else changed these minutes.",
                "Your words are safe on this page. Theirs show at the right.",
                button="Keep mine",
            )
            case_id, meeting_id = self._where
            theirs = Meeting(case_id=case_id, meeting_id=meeting_id)
            self.desk.errands.ask(theirs, self._show_theirs, key="minutes.theirs")
        else:
            self.notice.refused(said)

    def _show_theirs(self, answer: MeetingAnswer) -> None:
        self._version = answer.version
        self._drawing.stop()
        self.paper.show_pdf(answer.pdf)

    def _keep_mine(self) -> None:
        self.notice.clear()
        self._dirty = True
        self._keep()
        self._draw()

    def _flush(self) -> None:
        if self._keeping.isActive():
            self._keep()

    # -- deeds --------------------------------------------------------------------------------

    def _start(self) -> None:
        self._keeping.stop()
        self._save(self._begun, start=True)

    def _begun(self, minutes: Minutes) -> None:
        self._kept(minutes)
        self._started = minutes.started
        self._ask_state()
        self.agenda.at(0, self.desk.now(), timed=True)
        self.sheet.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._keeping.stop()
        self._save(self._closed, end=True)

    def _closed(self, minutes: Minutes) -> None:
        self._kept(minutes)
        self._ended = minutes.ended
        self.notice.done("The meeting has ended. Read the minutes through; they can be signed now.")
        self._ask_state()

    def _ask_state(self) -> None:
        """Ask where the meeting stands, and leave what is being typed alone."""
        case_id, meeting_id = self._where
        question = Meeting(case_id=case_id, meeting_id=meeting_id)
        self.desk.errands.ask(question, self._take_state, key="minutes", refused=self._refused)

    def _take_state(self, answer: MeetingAnswer) -> None:
        self._answer = answer
        self._say_state()
        self._draw()

    def _sign(self) -> None:
        self._flush()
        if self._dirty:
            self._save(self._kept)
        case_id, meeting_id = self._where
        self.desk.errands.do(
            SignMinutes(case_id=case_id, meeting_id=meeting_id), self._signed, self._refused
        )

    def _signed(self, _digest: str) -> None:
        self._drawing.stop()
        self.notice.done("Signed. Next comes the covering letter.")
        self._ask()

    def _cover(self) -> None:
        self.go.emit("letters", {"case_id": self._where[0], "letter": "minutes_cover"})

    def _open_case(self) -> None:
        self.go.emit("case_file", {"case_id": self._where[0]})

    def _refused(self, said: Said) -> None:
        self.notice.refused(said)

    def _print(self) -> None:
        answer = self._answer
        if answer is None:
            return
        if not self.paper.large.isChecked():
            self._print_these((self.paper.preview.pdf,))
            return
        case_id, meeting_id = self._where
        large = MinutesPreview(
            case_id=case_id, meeting_id=meeting_id, minutes=self.minutes(), large_print=True
        )
        self.desk.errands.ask(large, self._print_both, refused=self._refused)

    def _print_both(self, large: bytes) -> None:
        self._print_these((self.paper.preview.pdf, large))

    def _print_these(self, papers: tuple[bytes, ...]) -> None:
        title = f"Minutes, {self._answer.reference}" if self._answer is not None else "Minutes"
        printer = self.choose_printer(self, title, copies=1)
        if printer is not None:
            self.desk.errands.run(
                lambda _report: lay_on(printer, *papers), self._came_out, self._refused
            )

    def _came_out(self, _sheets: int) -> None:
        self.notice.done("It has gone to the printer.")

    # -- keys, room, and coming and going --------------------------------------------------------

    def _go_to(self, place: int) -> None:
        if not self._tabs.isHidden():
            self._tabs.choose("sheet")
            self._arrange()
        self.sheet.go_to(place)

    def _came_to(self, place: int) -> None:
        if self._locked:
            return
        timed = bool(self._started) and not self._ended
        self.agenda.at(place, self.desk.now(), timed=timed)

    def event(self, event: QEvent) -> bool:
        # In minutes Ctrl 1 to 4 lead to a part of the sheet, not to a page of the side bar.
        ours = event.type() == QEvent.Type.ShortcutOverride and _part_of(event)  # type: ignore[arg-type]
        if ours:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = _part_of(event)
        if not part:
            super().keyPressEvent(event)
            return
        calls = (
            self.sheet.her_words,
            self.sheet.agreed.go_to_new,
            self.sheet.disputed.go_to_new,
            self.sheet.table.go_to_new,
        )
        calls[part - 1]()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()
        self._tell_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()
        self._flush()

    def _arrange(self) -> None:
        narrow = self.width() < theme().px(_NARROW)
        chosen = self._tabs.value if narrow else ""
        self._tabs.setVisible(narrow)
        self.sheet.setVisible(chosen in {"", "sheet"})
        self.agenda.setVisible(chosen in {"", "agenda"})
        self.paper.setVisible(chosen in {"", "paper"})
        for rule in self._rules:
            rule.setVisible(not narrow)
        wide = 16_777_215
        for pane, usual in ((self.agenda, _AGENDA), (self.paper, _PAPER)):
            pane.setMinimumWidth(0 if narrow else theme().px(usual))
            pane.setMaximumWidth(wide if narrow else theme().px(usual))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _part_of(event: QKeyEvent) -> int:
    """1 to 4 for Ctrl 1 to 4, else 0."""
    number = event.key() - Qt.Key.Key_0
    with_control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ours = with_control == Qt.KeyboardModifier.ControlModifier and 1 <= number <= _PARTS
    return number if ours else 0
