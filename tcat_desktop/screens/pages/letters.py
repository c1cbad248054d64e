"""Letters: what waits to be signed, printed and posted; each as it prints; and writing one."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Said, Trouble
from tcat_desktop.office.commands.overrule_finding import OverruleFinding
from tcat_desktop.office.commands.post_letters import MarkPosted
from tcat_desktop.office.commands.write_letter import SignLetter
from tcat_desktop.office.questions.letter_checks import LetterChecks, LetterChecksAnswer
from tcat_desktop.office.questions.letter_email import EmailDraft, LetterEmail
from tcat_desktop.office.questions.letter_register import (
    LetterCatalogue,
    LetterPaper,
    LetterPaperAnswer,
    LetterRegister,
    LetterRow,
)
from tcat_desktop.office.questions.letter_text import LetterText, TextTwin
from tcat_desktop.office.questions.print_batch import PrintBatch
from tcat_desktop.screens.letters.batch import BatchPane
from tcat_desktop.screens.letters.details import Details
from tcat_desktop.screens.letters.pins import pins_of
from tcat_desktop.screens.letters.print_job import CameOut, PrintJob
from tcat_desktop.screens.letters.register import Groups, Register
from tcat_desktop.screens.letters.writing import Writing
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.printing import ask_printer, save_file, save_pdf
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.paper_pane import PaperPane
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.words import date_words, local_day

# Going down the list with the arrow keys asks only for the letter one stays at.
_SETTLE_MS = 120
_NARROW, _TABS = 1060, 760
_LIST, _SIDE = 282, 344
_LIST_NARROW, _SIDE_NARROW = 220, 300


class LettersPage(Page):
    """The register at the left, the paper in the middle, and what belongs to it at the right."""

    page_name: ClassVar[str] = "letters"

    def __init__(
        self, desk: Desk, *, choose_printer: Callable[..., QPrinter | None] = ask_printer
    ) -> None:
        super().__init__(desk)
        self.choose_printer = choose_printer
        self._rows: dict[int, LetterRow] = {}
        self._groups: Groups = ()
        self._school = ""
        self._case_id: CaseId | None = None
        self._wanted: int | None = None
        self._shown: LetterPaperAnswer | None = None
        self._reference = ""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._ask_paper)
        self.register = Register()
        self.paper = PaperPane("letters", spoken="The letter as it will print", window=True)
        self.details = Details(local_day(desk.now()))
        self.details.setVisible(False)
        self.writing = Writing(desk)
        self.job = PrintJob(desk, self, choose_printer)
        self.batch = BatchPane(desk, choose_printer)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._tabs = Segments(
            (("list", "Letters"), ("paper", "The page"), ("details", "How it goes")),
            name="letters.tabs", spoken="What to show", kind=Kind.TAB,
        )  # fmt: skip
        self._tabs.choose("list")
        self._tabs.changed.connect(self._arrange)
        self._tabs.setVisible(False)
        self._reading = QWidget()
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(self.register)
        self._rule = line(upright=True)
        panes.addWidget(self._rule)
        panes.addWidget(self.paper, 1)
        panes.addWidget(self.details)
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(0)
        reading.addWidget(self._tabs)
        reading.addLayout(panes, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading)
        self._stack.addWidget(self.writing)
        self._stack.addWidget(self.batch)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.register.chosen.connect(self._chosen)
        self.register.list.opened.connect(self._opened)
        self.register.write_wanted.connect(self._write)
        self.register.cases_wanted.connect(self._open_cases)
        self.details.sign_wanted.connect(self._sign)
        self.details.print_wanted.connect(self._print)
        self.details.posted_wanted.connect(self._posted)
        self.details.change_wanted.connect(self._change)
        self.details.save_wanted.connect(self._save)
        self.details.email_wanted.connect(self._save_email)
        self.details.text_wanted.connect(self._save_text)
        self.details.checks.show_place.connect(self._show_place)
        self.details.checks.overrule_wanted.connect(self._put_aside)
        self.job.ended.connect(self._came_out)
        self.job.refused.connect(self._refused)
        self.register.print_wanted.connect(self._print_many)
        self.batch.left.connect(self._read)
        self.batch.printed.connect(self._ask_register)
        self.writing.written.connect(self._written)
        self.writing.left.connect(self._read)
        self.writing.saved.connect(self.saved)
        theme().changed.connect(self._arrange)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        case_id, letter_id = where.get("case_id"), where.get("letter_id")
        self._case_id = CaseId(int(case_id)) if case_id is not None else None
        self.desk.errands.ask(LetterCatalogue(), self._offer, key="letters.catalogue")
        if where.get("letter") and self._case_id is not None:
            self._stack.setCurrentWidget(self.writing)
            self.writing.begin(self._case_id, str(where["letter"]), letter_id)
            return
        self._wanted = int(letter_id) if letter_id is not None else None
        self._read()

    def changed(self, changes: Any) -> None:
        if not self.isVisible():
            return
        self._ask_register()
        if self._shown is not None and self._shown.row.case_id in getattr(changes, "cases", ()):
            self._settling.start()

    def school_chosen(self, school: str) -> None:
        self._school = school
        if self._groups:
            self._show_register()

    def main_button(self) -> QAbstractButton | None:
        if self._stack.currentWidget() is self.writing:
            return self.writing.main_button()
        if self._stack.currentWidget() is self.batch:
            return self.batch.main
        return self.details.main_button()

    def first_focus(self) -> QWidget | None:
        if self._stack.currentWidget() is self.writing:
            return self.writing.first_focus()
        if self._stack.currentWidget() is self.batch:
            return self.batch.first_focus()
        return self.register.list if self._rows or not self._groups else self.register.write

    def panes(self) -> tuple[QWidget, ...]:
        if self._stack.currentWidget() is self.writing:
            first = self.writing.first_focus()
            return (*((first,) if first is not None else ()), self.writing.paper.preview)
        main = self.details.main_button()
        side: tuple[QWidget, ...] = (main,) if main is not None else ()
        return (self.register.list, self.paper.preview, *side)

    def print_now(self) -> bool:
        if self._shown is None or self._shown.row.state == "draft":
            return False
        self._print()
        return True

    def save_now(self) -> bool:
        if self._stack.currentWidget() is not self.writing:
            return False
        self.writing.save_now()
        return True

    def back(self) -> bool:
        if self._stack.currentWidget() is self.batch:
            self._read()
            return True
        if self._stack.currentWidget() is not self.writing:
            return False
        self.writing.leave()
        return True

    def page_actions(self) -> dict[str, list[QAction]]:
        if not self.desk.may(Act.WORDING, Level.SEE):
            return {}
        words = QAction("&Wording…", self)
        words.setObjectName("action.letters.wording")
        words.triggered.connect(self._open_wording)
        return {"Letters": [words]}

    def _open_wording(self) -> None:
        shown = self._shown
        self.go.emit("wording", {"letter": shown.letter} if shown is not None else {})

    # -- the register -------------------------------------------------------------------------

    def _offer(self, answer: tuple[dict[str, Any], ...]) -> None:
        self.register.offer(tuple((each["letter"], each["title"]) for each in answer))

    def _read(self) -> None:
        self._stack.setCurrentWidget(self._reading)
        self._ask_register()

    def _ask_register(self) -> None:
        self.desk.errands.ask(LetterRegister(), self._take_register, key="letters.register")

    def _take_register(self, groups: Groups) -> None:
        self._groups = groups
        self._rows = {row.letter_id: row for _, rows in groups for row in rows}
        self._show_register()

    def _show_register(self) -> None:
        able = self.desk.may(Act.LETTER, Level.CREATE)
        self.register.offer_printing(len(self._waiting()) if able else 0)
        shown = tuple(
            (title, tuple(row for row in rows if self._school in {"", str(row.school_id)}))
            for title, rows in self._groups
        )
        self.register.show_groups(shown)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.register.list.choose(wanted):
            return
        if self.register.list.current_row() is None:
            self._choose_something()
        self._say_case()

    def _choose_something(self) -> None:
        ours = next((r for r in self._rows.values() if r.case_id == self._case_id), None)
        if ours is None or not self.register.list.choose(ours.letter_id):
            self.register.list.choose_first()

    def _chosen(self, letter_id: int) -> None:
        self._say_case()
        if self._shown is None or self._shown.row.letter_id != letter_id:
            self.details.notice.clear()
            self._settling.start()

    def _opened(self, _key: object) -> None:
        # Where only one pane has room, Enter goes on to the page.
        if not self._tabs.isHidden():
            self._tabs.choose("paper")
            self._arrange()
        self.paper.take_focus()

    def _say_case(self) -> None:
        row = self._current()
        if self._case_id is not None and (row is None or row.case_id != self._case_id):
            ours = next((r for r in self._rows.values() if r.case_id == self._case_id), None)
            self.register.write_for(ours.reference if ours is not None else "this case")
            return
        self.register.write_for(row.reference if row is not None else "")

    def _current(self) -> LetterRow | None:
        key = self.register.list.current_key()
        return self._rows.get(key) if isinstance(key, int) else None

    # -- one letter ---------------------------------------------------------------------------

    def _ask_paper(self) -> None:
        row = self._current()
        if row is not None:
            question = LetterPaper(case_id=row.case_id, letter_id=row.letter_id)
            self.desk.errands.ask(question, self._show_paper, key="letters.paper",
                                  refused=self._refused)  # fmt: skip

    def _show_paper(self, answer: LetterPaperAnswer) -> None:
        self._shown = answer
        self.paper.show_pdf(answer.pdf)
        self.details.show_letter(answer, self.desk.may(Act.LETTER, Level.CREATE).reason)
        self._arrange()
        self._ask_checks()

    def _ask_checks(self) -> None:
        assert self._shown is not None
        row = self._shown.row
        question = LetterChecks(case_id=row.case_id, letter_id=row.letter_id)
        self.desk.errands.ask(question, self._show_checks, key="letters.checks",
                              refused=self._no_checks)  # fmt: skip

    def _show_checks(self, answer: LetterChecksAnswer) -> None:
        self.details.checks.show_answer(answer)
        preview = self.paper.preview
        preview.show_pins(pins_of(preview.document, answer.open))

    def _no_checks(self, said: Said) -> None:
        self.details.checks.say_instead(said.reason)

    def _show_place(self, _paragraph: int) -> None:
        if not self._tabs.isHidden():
            self._tabs.choose("paper")
            self._arrange()
        self.paper.take_focus()

    def _put_aside(self, rule: str, words: str, reason: str) -> None:
        if self._shown is not None:
            row = self._shown.row
            command = OverruleFinding(case_id=row.case_id, letter_id=row.letter_id, rule=rule,
                                      words=words, reason=reason)  # fmt: skip
            self.desk.errands.do(command, self._was_put_aside, self.details.checks.refused)

    def _was_put_aside(self, _answer: Any) -> None:
        if self._shown is not None:
            self._ask_checks()

    def _refused(self, said: Said) -> None:
        self.details.setVisible(True)
        self.details.notice.refused(said)

    # -- deeds --------------------------------------------------------------------------------

    def _write(self, letter: str) -> None:
        row = self._current()
        case_id = self._case_id or (row.case_id if row is not None else None)
        if case_id is not None:
            self.go.emit("letters", {"case_id": case_id, "letter": letter})

    def _change(self) -> None:
        if self._shown is not None:
            row = self._shown.row
            self._stack.setCurrentWidget(self.writing)
            self.writing.begin(row.case_id, self._shown.letter, row.letter_id)

    def _written(self, letter_id: int, said: Said | None) -> None:
        self._wanted, self._shown = letter_id, None
        self._read()
        if said is not None:
            self._refused(said)

    def _open_cases(self) -> None:
        self.go.emit("cases", {})

    def _sign(self, signature: Any) -> None:
        if self._shown is not None:
            row = self._shown.row
            sign = SignLetter(case_id=row.case_id, letter_id=row.letter_id, signature=signature)
            self._do(sign, self._signed)

    def _signed(self, _digest: str) -> None:
        self.details.notice.done("Signed. Its words are now fixed, with a fingerprint.")
        self._look_again()

    def _posted(self, how: str, day: Any, certificate: str) -> None:
        if self._shown is None:
            return
        if day is None:
            self.details.ways.form.set_error("on", self.details.ways.on.problem)
            return
        self.details.ways.form.clear_errors()
        row = self._shown.row
        command = MarkPosted(case_id=row.case_id, letter_id=row.letter_id, how=how, on=day,
                             certificate=certificate)  # fmt: skip
        self._do(command, self._went)

    def _save_email(self) -> None:
        if self._shown is not None:
            row = self._shown.row
            question = LetterEmail(case_id=row.case_id, letter_id=row.letter_id)
            self.desk.errands.ask(question, self._keep_email, key="letters.email",
                                  refused=self._refused)  # fmt: skip

    def _keep_email(self, draft: EmailDraft) -> None:
        try:
            kept = save_file(self, draft.content, draft.name, "Email draft (*.eml)")
        except Trouble as trouble:
            self._refused(trouble)
            return
        if kept:
            self.details.notice.done(
                "Saved. Open the file in your mail program, look at it, and send it from there. "
                "Then mark it as emailed here."
            )

    def _save_text(self) -> None:
        if self._shown is not None:
            row = self._shown.row
            question = LetterText(case_id=row.case_id, letter_id=row.letter_id)
            self.desk.errands.ask(question, self._keep_text, key="letters.text",
                                  refused=self._refused)  # fmt: skip

    def _keep_text(self, twin: TextTwin) -> None:
        try:
            save_file(self, twin.content, twin.name, "Text (*.txt)")
        except Trouble as trouble:
            self._refused(trouble)

    def _went(self, arrives: date) -> None:
        self.details.notice.done(
            f"Noted on the case. It counts as having arrived on {date_words(arrives)}."
        )
        self._look_again()

    def _do(self, command: object, then: Callable[[Any], None]) -> None:
        self.details.notice.clear()
        self.desk.errands.do(command, then, self._refused)

    def _print(self) -> None:
        shown = self._shown
        if shown is None:
            return
        copies = 2 if shown.row.state == "signed" and shown.posted else 1
        title = f"{shown.row.number}, {shown.row.reference}"
        self.details.notice.clear()
        self.job.choose_printer = self.choose_printer
        question = PrintBatch(letters=((shown.row.case_id, shown.row.letter_id),), copies=copies)
        self.job.start(question, title, copies=copies)

    def _came_out(self, end: CameOut) -> None:
        if end.left:
            self._refused(Trouble("The printer did not take this letter.", what_to_do=end.why))
        else:
            self.details.notice.done("It has gone to the printer.")
        self._look_again()

    def _waiting(self) -> tuple[LetterRow, ...]:
        """Signed, of the school that is shown, and not printed yet."""
        waiting = (
            row
            for row in self._rows.values()
            if row.state == "signed" and self._school in {"", str(row.school_id)}
        )
        return tuple(sorted(waiting, key=lambda row: (row.reference, row.letter_id)))

    def _print_many(self) -> None:
        waiting = self._waiting()
        self.batch.job.choose_printer = self.choose_printer
        self.batch.show_letters(waiting)
        self._stack.setCurrentWidget(self.batch)
        self.batch.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self) -> None:
        self._ask_register()
        self._settling.start()

    def _save(self) -> None:
        if self._shown is None:
            return
        row = self._shown.row
        try:
            save_pdf(self, self._shown.pdf, f"{row.reference} {row.number}.pdf")
        except Trouble as trouble:
            self._refused(trouble)

    # -- room ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = theme().px
        tabs, narrow = self.width() < px(_TABS), self.width() < px(_NARROW)
        self._tabs.setVisible(tabs)
        chosen = self._tabs.value if tabs else ""
        self.register.setVisible(chosen in {"", "list"})
        self.paper.setVisible(chosen in {"", "paper"})
        self.details.setVisible(chosen in {"", "details"} and self._shown is not None)
        self._rule.setVisible(not tabs)
        wide = 16_777_215
        for pane, usual, less in (
            (self.register, _LIST, _LIST_NARROW),
            (self.details, _SIDE, _SIDE_NARROW),
        ):
            width = px(less if narrow else usual)
            pane.setMinimumWidth(0 if tabs else width)
            pane.setMaximumWidth(wide if tabs else width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
