"""Minutes: typed beside the agenda, saved as they are typed, sent, amended and signed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Conflict, Said
from tcat_desktop.office.commands.circulate_minutes import CirculateMinutes
from tcat_desktop.office.commands.take_minutes import SaveMinutes, SignMinutes
from tcat_desktop.office.minutes import Break, Minutes, break_due
from tcat_desktop.office.questions.meeting import Meeting, MeetingAnswer, MinutesPreview
from tcat_desktop.screens.minutes.actions import ActionTable
from tcat_desktop.screens.minutes.agenda_pane import AgendaPane
from tcat_desktop.screens.minutes.amend_panel import AmendPanel
from tcat_desktop.screens.minutes.head import Head
from tcat_desktop.screens.minutes.keys import is_pause, kind_of, step_of
from tcat_desktop.screens.minutes.print_pane import Printing, PrintPane
from tcat_desktop.screens.minutes.sheet import Sheet
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.printing import ask_printer
from tcat_desktop.screens.theme import Tone, theme
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.notice_row import NoticeRow
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.words import clock, local_day

_PREVIEW_MS, _SAVE_MS, _CLOCK_MS = 400, 2_000, 15_000
_NARROW = 1100
_AGENDA, _PAPER = 194, 412


class MinutesPage(Page):
    """One meeting. The sheet is the middle; what is not typed on it is a step away by keyboard."""

    page_name: ClassVar[str] = "minutes"

    def __init__(
        self, desk: Desk, *, choose_printer: Callable[..., QPrinter | None] = ask_printer
    ) -> None:
        super().__init__(desk)
        self.choose_printer = choose_printer
        self._answer: MeetingAnswer | None = None
        # Who began and ended it when, and its breaks; the rest is read from the sheet.
        self._clock = Minutes()
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
        self._notice_does: Callable[[], None] = self._keep_mine
        self.panel = AmendPanel(desk)
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
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.panel)
        middle.addWidget(self.sheet, 1)
        for part, stretch in (
            (self.agenda, 0), (self._rules[0], 0), (self._middle, 3), (self._rules[1], 0),
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
        self.head.wanted.connect(self._deed)
        self.head.ended_at_wanted.connect(self._end)
        self.head.case_wanted.connect(self._open_case)
        self.agenda.entered.connect(self._go_to)
        self.agenda.said_changed.connect(self._edited)
        self.sheet.edited.connect(self._edited)
        self.sheet.came_to.connect(self._came_to)
        self.sheet.amend_wanted.connect(self._ask_amendment)
        self.panel.kept.connect(self._amended)
        self.panel.refused.connect(self._refused)
        self.panel.closed.connect(self._off_the_panel)
        self.paper.print_wanted.connect(self._print)
        self.notice.pressed.connect(self._do_as_noticed)
        theme().changed.connect(self._arrange)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self._flush()
        self.notice.clear()
        self.panel.setVisible(False)
        self._where = (CaseId(int(where["case_id"])), int(where["meeting_id"]))
        self._ask()

    def main_button(self) -> QAbstractButton | None:
        return self.head.main_button()

    def first_focus(self) -> QWidget | None:
        return self.head.resting_place() if self._locked else self.sheet.first_field()

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
        return self._answer is None or self._answer.minutes_state not in ("", "draft")

    def _ask(self) -> None:
        case_id, meeting_id = self._where
        question = Meeting(case_id=case_id, meeting_id=meeting_id)
        self.desk.errands.ask(question, self.show_answer, key="minutes", refused=self._refused)

    def show_answer(self, answer: Any) -> None:
        self._answer = answer
        self._version = answer.version
        minutes: Minutes = answer.minutes
        self._clock = minutes
        titles = tuple(item.title for item in minutes.items)
        self.agenda.show_agenda(titles, answer.offered_at_start, minutes.said_at_start)
        self.sheet.show_minutes(minutes)
        self.paper.show_meeting(answer)
        self._say_state()
        self._dirty = False
        if self._locked:
            self.agenda.lock()
            self.sheet.lock(amend=answer.minutes_state != "signed" and self.panel.may)
            self.panel.show_meeting(answer)
            self._off_the_panel()
        elif self.isVisible():
            self.sheet.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()

    def _say_state(self) -> None:
        answer = self._answer
        if answer is None:
            return
        self.head.show_meeting(answer, self.desk.may(Act.MINUTES, Level.DECIDE).reason)
        self.paper.tell(answer)
        self._tell_time()

    def _tell_time(self) -> None:
        if self._answer is None:
            return
        now, stands = self.desk.now(), self._clock
        self.head.tell_time(self._answer, stands, now)
        going = bool(stands.started) and not stands.ended
        arranged = replace(stands, adjustments=self.sheet.attendance.adjustments.text())
        self.sheet.attendance.tell_time(clock(now) if going else "", break_due(arranged))

    def minutes(self) -> Minutes:
        """The minutes as they stand on the sheet."""
        return replace(
            self._clock,
            items=self.sheet.items(),
            agreed=self.sheet.agreed.points,
            disputed=self.sheet.disputed.points,
            actions=self.sheet.table.written,
            attendance=self.sheet.attendance.people,
            said_at_start=self.agenda.said,
            adjustments=self.sheet.attendance.adjustments.text(),
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

    def _save(
        self, then: Callable[[Minutes], None], *, start: bool = False, end: bool = False,
        ended_at: str = "",
    ) -> None:  # fmt: skip
        case_id, meeting_id = self._where
        self._dirty, self._saving = False, True
        command = SaveMinutes(
            case_id=case_id, meeting_id=meeting_id, minutes=self.minutes(), seen=self._version,
            start=start, end=end, ended_at=ended_at,
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
            self._notice_does = self._keep_mine
            case_id, meeting_id = self._where
            theirs = Meeting(case_id=case_id, meeting_id=meeting_id)
            self.desk.errands.ask(theirs, self._show_theirs, key="minutes.theirs")
        else:
            self.notice.refused(said)
            if said.field == "ended_at":
                self.head.ask_when()

    def _show_theirs(self, answer: MeetingAnswer) -> None:
        self._version = answer.version
        self._drawing.stop()
        self.paper.show_pdf(answer.pdf)

    def _do_as_noticed(self) -> None:
        self._notice_does()

    def _keep_mine(self) -> None:
        self.notice.clear()
        self._dirty = True
        self._keep()
        self._draw()

    def _flush(self) -> None:
        if self._keeping.isActive():
            self._keep()

    # -- deeds --------------------------------------------------------------------------------

    def _deed(self, deed: str) -> None:
        self.notice.clear()
        {
            "start": self._start, "end": self._end, "break": self._pause,
            "circulate": self._ask_to_circulate, "cover": self._cover, "sign": self._sign,
            "sign_now": self._sign, "note": self.panel.ask_note,
        }[deed]()  # fmt: skip

    def _start(self) -> None:
        self._keeping.stop()
        self._save(self._begun, start=True)

    def _begun(self, minutes: Minutes) -> None:
        self._kept(minutes)
        self._clock = minutes
        self._ask_state()
        self.agenda.at(0, self.desk.now(), timed=True)
        self.sheet.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _pause(self) -> None:
        """A break begins, or is over."""
        if not self._clock.started or self._clock.ended:
            return
        now, breaks = clock(self.desk.now()), self._clock.breaks
        if breaks and not breaks[-1].until:
            breaks = (*breaks[:-1], replace(breaks[-1], until=now))
        else:
            breaks = (*breaks, Break(at=now))
        self._clock = replace(self._clock, breaks=breaks)
        self._tell_time()
        self._edited()

    def _end(self, ended_at: str = "") -> None:
        self._keeping.stop()
        self._save(self._closed, end=True, ended_at=ended_at)

    def _closed(self, minutes: Minutes) -> None:
        self._kept(minutes)
        self._clock = minutes
        self.notice.done("The meeting has ended. Read the minutes through, then send them.")
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

    def _ask_to_circulate(self) -> None:
        """Sent is sent, so it is asked once more; the key that asked does not answer."""
        whom = self._answer.short_name if self._answer is not None else "the parent"
        self.notice.say(
            f"Send these minutes to {whom} for corrections?",
            "The copy is kept as it is now. After that the words change only by an amendment, "
            "which shows the old words beside the new.",
            tone=Tone.PLAIN, icon_name="envelope-simple", button="Send them",
        )  # fmt: skip
        self._notice_does = self._circulate
        self.notice.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _circulate(self) -> None:
        self._keeping.stop()
        if self._dirty:
            self._save(self._kept_first)
        else:
            self._send()

    def _kept_first(self, minutes: Minutes) -> None:
        self._kept(minutes)
        self._send()

    def _send(self) -> None:
        case_id, meeting_id = self._where
        command = CirculateMinutes(case_id=case_id, meeting_id=meeting_id, seen=self._version)
        self.desk.errands.do(command, self._sent, self._refused)

    def _sent(self, _digest: str) -> None:
        self._drawing.stop()
        self.notice.done("They are ready to go. Next comes the covering letter.")
        self._ask()

    # -- amending -----------------------------------------------------------------------------

    def _ask_amendment(self, place: str, old: str) -> None:
        self.notice.clear()
        self.panel.ask(place, old)

    def _amended(self) -> None:
        self.notice.done("Kept with the minutes.")
        self._ask()

    def _off_the_panel(self) -> None:
        self.head.resting_place().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- signing and printing -----------------------------------------------------------------

    def _sign(self) -> None:
        if self._dirty:
            self._save(self._kept)
        case_id, meeting_id = self._where
        self.desk.errands.do(
            SignMinutes(case_id=case_id, meeting_id=meeting_id), self._signed, self._refused
        )

    def _signed(self, _digest: str) -> None:
        self._drawing.stop()
        self.notice.done("Signed. From now on they stay as they are.")
        self._ask()

    def _cover(self) -> None:
        self.go.emit("letters", {"case_id": self._where[0], "letter": "minutes_cover"})

    def _open_case(self) -> None:
        self.go.emit("case_file", {"case_id": self._where[0]})

    def _refused(self, said: Said) -> None:
        self.notice.refused(said)

    def _print(self) -> None:
        if self._answer is None:
            return
        case_id, meeting_id = self._where
        large = MinutesPreview(
            case_id=case_id, meeting_id=meeting_id, minutes=self.minutes(), large_print=True
        )
        title = f"Minutes, {self._answer.reference}"
        printing = Printing(
            errands=self.desk.errands, title=title, large=large, done=self._came_out,
            choose=self.choose_printer, refused=self._refused,
        )  # fmt: skip
        self.paper.print_out(printing)

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
        timed = bool(self._clock.started) and not self._clock.ended
        self.agenda.at(place, self.desk.now(), timed=timed)

    def event(self, event: QEvent) -> bool:
        # In minutes Ctrl 1 to 4 say what kind of point it is, and lead to no page of the side bar.
        if event.type() == QEvent.Type.ShortcutOverride and (
            kind_of(event) or is_pause(event)  # type: ignore[arg-type]
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = kind_of(event)
        if kind:
            self.sheet.mark(kind)
        elif is_pause(event):
            self._pause()
        elif step_of(event):
            self.sheet.step(step_of(event))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()
        self._tell_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()
        self._drawing.stop()
        self._flush()

    def _arrange(self) -> None:
        narrow = self.width() < theme().px(_NARROW)
        chosen = self._tabs.value if narrow else ""
        self._tabs.setVisible(narrow)
        self._middle.setVisible(chosen in {"", "sheet"})
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
