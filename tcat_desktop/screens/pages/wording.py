"""Wording: the words of every letter, changed with a live picture of the page, and signed off."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Conflict, Said
from tcat_desktop.office.commands.keep_wording import (
    ApproveShipped,
    ApproveWording,
    KeepWording,
    ReturnToShipped,
)
from tcat_desktop.office.questions.own_desk import DraftAnswer
from tcat_desktop.office.questions.wordings import (
    Fault,
    WordingCheck,
    WordingDiff,
    WordingEditor,
    WordingEditorAnswer,
    WordingPreview,
    WordingRow,
    Wordings,
)
from tcat_desktop.screens.concern.draft_keeper import DraftKeeper
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.page_preview import Zoom
from tcat_desktop.screens.widgets.paper_pane import PaperPane
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.ticks import TickBox
from tcat_desktop.screens.wording.bench import Bench
from tcat_desktop.screens.wording.listing import Listing
from tcat_desktop.screens.wording.picker import Picker
from tcat_desktop.screens.words import clock

# Looking at the words begins when typing stops for so long.
_LOOK_MS = 400
_SETTLE_MS = 120
_WIDE, _SINGLE = 1080, 760
_LIST = 262


class WordingPage(Page):
    """Letters at the left, the words in the middle; the page and the fields at the right."""

    page_name: ClassVar[str] = "wording"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._may_write = desk.may(Act.WORDING, Level.DRAFT)
        self._may_return = desk.may(Act.WORDING, Level.CREATE)
        self._may_sign = desk.may(Act.WORDING, Level.DECIDE)
        self._rows: dict[str, WordingRow] = {}
        self._letter = ""
        self._answer: WordingEditorAnswer | None = None
        self._seen = ""
        self._faults: tuple[Fault, ...] = ()
        self._keeper: DraftKeeper | None = None
        self._looking = self._timer(_LOOK_MS, self._look)
        self._settling = self._timer(_SETTLE_MS, self._open_chosen)
        self.listing = Listing()
        self.bench = Bench()
        self.picker = Picker()
        self.paper = PaperPane("wording", spoken="The page these words would make")
        self.paper.zoom.setCurrentIndex(max(self.paper.zoom.findData(Zoom.WIDTH), 0))
        self.large = TickBox("Large print", name="wording.large_print")
        self.stale = label("", font=Type.SMALL, role=Role.ATTENTION_TEXT, cut=True,
                           name="wording.stale")  # fmt: skip
        self._lay_out()
        self._connect()

    def _timer(self, patience: int, call: Any) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(patience)
        made.timeout.connect(call)
        return made

    def _lay_out(self) -> None:
        self._tabs = Segments(
            (("list", "Letters"), ("words", "Words"), ("page", "The page and fields")),
            name="wording.panes", spoken="What to show", kind=Kind.TAB,
        )  # fmt: skip
        self._tabs.choose("words")
        self._tabs.changed.connect(self._arrange)
        self.side = self._make_side()
        self._rules = (line(upright=True), line(upright=True))
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(self.listing)
        panes.addWidget(self._rules[0])
        panes.addWidget(self.bench, 6)
        panes.addWidget(self._rules[1])
        panes.addWidget(self.side, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._strip = QWidget()
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(16, 6, 16, 6)
        strip.addWidget(self._tabs)
        whole.addWidget(self._strip)
        whole.addLayout(panes, 1)

    def _make_side(self) -> QSplitter:
        over = QWidget()
        tick = QHBoxLayout(over)
        tick.setContentsMargins(16, 8, 16, 0)
        tick.setSpacing(16)
        tick.addWidget(self.large)
        tick.addWidget(self.stale, 1)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(over)
        above.addWidget(self.paper, 1)
        side = QSplitter(Qt.Orientation.Vertical)
        side.setObjectName("wording.side")
        side.setChildrenCollapsible(False)
        side.addWidget(top)
        sheet = QFrame()
        sheet.setProperty("part", "sheet")
        fields = QVBoxLayout(sheet)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addWidget(self.picker)
        side.addWidget(sheet)
        side.setStretchFactor(0, 3)
        side.setStretchFactor(1, 2)
        return side

    def _connect(self) -> None:
        self.listing.chosen.connect(self._chosen)
        self.listing.opened.connect(self._take_words)
        self.listing.sign_all_wanted.connect(self._sign_all)
        self.picker.put.connect(self._put)
        self.picker.wrapped.connect(self._wrap)
        self.large.toggled.connect(self._draw)
        bench = self.bench
        bench.typed.connect(self._typed)
        bench.save_wanted.connect(self._save)
        bench.sign_wanted.connect(self._sign)
        bench.return_wanted.connect(self._return)
        bench.tab_changed.connect(self._turned)
        bench.comparison.wanted.connect(self._compare)
        bench.notice.pressed.connect(self._pressed)
        theme().changed.connect(self._arrange)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        wanted = str(where.get("letter") or "")
        if wanted:
            self._letter = wanted
        self._ask_rows()
        if self._letter:
            self._ask_words()

    def changed(self, changes: Any) -> None:
        if self.isVisible() and getattr(changes, "what", "") == "wording":
            self._ask_rows()

    def main_button(self) -> QAbstractButton | None:
        return self.bench.main_button()

    def first_focus(self) -> QWidget | None:
        return self.listing.list if self.listing.isVisible() else self.bench.editor

    def panes(self) -> tuple[QWidget, ...]:
        return (self.listing.list, self.bench.editor, self.paper.preview, self.picker.list)

    def save_now(self) -> bool:
        if self._keeper is None or not self._keeper.is_changed:
            return False
        self._keeper.save()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()

    # -- the letters --------------------------------------------------------------------------

    def _ask_rows(self) -> None:
        self.desk.errands.ask(Wordings(), self._show_rows, key="wording.rows",
                              refused=self.bench.notice.refused)  # fmt: skip

    def _show_rows(self, rows: tuple[WordingRow, ...]) -> None:
        self._rows = {row.letter: row for row in rows}
        self.listing.show_rows(rows, may_sign=bool(self._may_sign))
        if not self.listing.list.choose(self._letter):
            self.listing.list.choose_first()

    def _chosen(self, letter: str) -> None:
        if letter != self._letter or self._answer is None:
            self._put_away()
            self._letter = letter
            self._settling.start()

    def _take_words(self) -> None:
        self._tabs.choose("words")
        self._arrange()
        self.bench.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_chosen(self) -> None:
        self.bench.notice.clear()
        self.bench.close_reason()
        self.bench.comparison.forget()
        self._ask_words()

    # -- one letter ---------------------------------------------------------------------------

    def _ask_words(self) -> None:
        self.desk.errands.ask(WordingEditor(letter=self._letter), self._show_words,
                              key="wording.editor", refused=self.bench.notice.refused)  # fmt: skip

    def _show_words(self, answer: WordingEditorAnswer) -> None:
        self._answer, self._seen = answer, answer.seen
        self.bench.show_letter(answer)
        self.bench.lock(not self._may_write)
        self.picker.show_tokens(answer.tokens, self._may_write.reason)
        self._keep_drafts()
        self._look()
        self._turned(self.bench.tabs.value)

    def _keep_drafts(self) -> None:
        if self._keeper is not None:
            self._keeper.deleteLater()
            self._keeper = None
        if not self._may_write:
            return
        keeper = DraftKeeper(self.desk.errands, f"wording:{self._letter}", self._kept_body, self)
        keeper.saved.connect(self._say_saved)
        keeper.failed.connect(self.bench.notice.refused)
        self._keeper = keeper
        keeper.look(self._take_draft)

    def _kept_body(self) -> dict[str, Any]:
        heading, body, note = self.bench.words()
        return {"heading": heading, "body": body, "note": note, "seen": self._seen}

    def _take_draft(self, draft: DraftAnswer | None) -> None:
        answer, keeper = self._answer, self._keeper
        if draft is None or answer is None or keeper is None or keeper.is_changed:
            return
        keeper.go_on(draft.draft_id)
        kept = draft.body
        if (kept["heading"], kept["body"]) == (answer.heading, answer.body):
            return
        self._seen = str(kept.get("seen", ""))
        self.bench.put(str(kept["heading"]), str(kept["body"]), str(kept.get("note", "")))
        self.bench.notice.say(
            f"What you typed at {draft.saved} is here again.", tone=Tone.PLAIN,
            icon_name="clock-counter-clockwise", button="Start afresh",
        )  # fmt: skip
        self._look()

    def _say_saved(self) -> None:
        self.saved.emit(f"Saved as you type, {clock(self.desk.now())}")

    def _put_away(self) -> None:
        self._settling.stop()
        self._looking.stop()
        if self._keeper is not None and self._keeper.is_changed:
            self._keeper.save()

    # -- typing -------------------------------------------------------------------------------

    def _typed(self) -> None:
        self.bench.notice.clear()
        if self._keeper is not None:
            self._keeper.touch()
        self._looking.start()
        self._say_buttons()

    def _put(self, words: str) -> None:
        self.bench.show_tab("words")
        self.bench.editor.put_in(words)

    def _wrap(self, before: str, after: str) -> None:
        self.bench.show_tab("words")
        self.bench.editor.wrap_in(before, after, "…")

    def _look(self) -> None:
        self._looking.stop()
        heading, body, _ = self.bench.words()
        question = WordingCheck(letter=self._letter, heading=heading, body=body)
        self.desk.errands.ask(question, self._checked, key="wording.check",
                              refused=self.bench.notice.refused)  # fmt: skip

    def _checked(self, faults: tuple[Fault, ...]) -> None:
        self._faults = faults
        self.bench.show_faults(faults)
        self.stale.setText("As it was before the fault" if faults else "")
        self._say_buttons()
        if self.bench.tabs.value == "changed":
            self._compare()
        self._draw()

    def _draw(self) -> None:
        # The last good page stays while there is a fault.
        if self._faults or self._answer is None:
            return
        heading, body, _ = self.bench.words()
        preview = WordingPreview(letter=self._letter, heading=heading, body=body,
                                 large_print=self.large.isChecked())  # fmt: skip
        self.desk.errands.ask(preview, self._drawn, key="wording.preview", refused=self._not_drawn)

    def _drawn(self, pdf: bytes) -> None:
        self.paper.show_pdf(pdf)

    def _not_drawn(self, said: Said) -> None:
        self.bench.notice.refused(said)

    # -- comparing ----------------------------------------------------------------------------

    def _turned(self, tab: str) -> None:
        if tab == "changed":
            self._compare()

    def _compare(self) -> None:
        before, after = self.bench.comparison.pair
        heading, body, _ = self.bench.words()
        question = WordingDiff(letter=self._letter, before=before, after=after, heading=heading,
                               body=body)  # fmt: skip
        self.desk.errands.ask(question, self.bench.comparison.show_lines, key="wording.diff")

    # -- deeds --------------------------------------------------------------------------------

    @property
    def _is_changed(self) -> bool:
        answer = self._answer
        heading, body, _ = self.bench.words()
        return answer is not None and (heading.strip(), body.rstrip()) != (
            answer.heading, answer.body.rstrip(),
        )  # fmt: skip

    def _say_buttons(self) -> None:
        answer = self._answer
        if answer is None:
            return
        self.bench.ask_for_note(self._is_changed)
        wrong = "Mend what stands under the words first." if self._faults else ""
        same = "" if self._is_changed else "Nothing was changed."
        self.bench.save.off_because(self._may_write.reason or wrong or same)
        self.bench.sign.off_because(self._why_not_signed(answer))
        ours = "" if answer.house or answer.draft else "The shipped words are in use."
        self.bench.back.off_because(self._may_return.reason or ours)
        self.bench.why_not.setText(self.bench.sign.accessibleDescription())

    def _why_not_signed(self, answer: WordingEditorAnswer) -> str:
        if not self._may_sign:
            return f"Sign-off: {self._may_sign.reason}"
        if self._is_changed:
            return "Save the words as a draft, and then sign them off."
        if answer.draft or not answer.signed:
            return "Mend what stands under the words first." if self._faults else ""
        return "These words are signed off."

    def _save(self) -> None:
        heading, body, note = self.bench.words()
        self._do(KeepWording(letter=self._letter, heading=heading, body=body, note=note,
                             seen=self._seen), self._was_saved)  # fmt: skip

    def _was_saved(self, number: int) -> None:
        self._forget_draft()
        self.bench.notice.done(
            f"Kept as house version {number}. Letters go on in the words in use until it is "
            "signed off."
        )
        self._ask_words()

    def _sign(self) -> None:
        answer = self._answer
        if answer is None:
            return
        if answer.draft:
            command: object = ApproveWording(
                letter=self._letter, version=answer.draft, seen=answer.seen
            )
        else:
            command = ApproveShipped(letters=(self._letter,))
        self._do(command, self._was_signed)

    def _was_signed(self, _done: object) -> None:
        self._forget_draft()
        self.bench.notice.done("Signed off. Letters are written in these words from now on.")
        self._ask_words()

    def _sign_all(self) -> None:
        self._do(ApproveShipped(), self._were_signed)

    def _were_signed(self, letters: tuple[str, ...]) -> None:
        many = "one letter" if len(letters) == 1 else f"{len(letters)} letters"
        self.bench.notice.done(f"The shipped words of {many} are signed off.")
        self._ask_words()

    def _return(self, reason: str) -> None:
        self._do(ReturnToShipped(letter=self._letter, reason=reason), self._has_returned)

    def _has_returned(self, _done: object) -> None:
        self._forget_draft()
        self.bench.close_reason()
        self.bench.notice.done("The shipped words are in use again. The others stay in Versions.")
        self._ask_words()

    def _forget_draft(self) -> None:
        self._looking.stop()
        if self._keeper is not None:
            self._keeper.drop()

    def _do(self, command: object, then: Any) -> None:
        self.bench.notice.clear()
        self.desk.errands.do(command, then, self._refused)

    def _refused(self, said: Said) -> None:
        if isinstance(said, Conflict):
            self.bench.notice.changed_by_another(said.reason, said.what_to_do)
        else:
            self.bench.notice.refused(said)

    def _pressed(self) -> None:
        """The notice's button: start afresh, or see both when somebody else was first."""
        if self.bench.notice.button.accessibleName() == "Start afresh":
            self._forget_draft()
            self.bench.notice.clear()
            self._ask_words()
            return
        self.desk.errands.ask(WordingEditor(letter=self._letter), self._show_both,
                              key="wording.editor")  # fmt: skip

    def _show_both(self, answer: WordingEditorAnswer) -> None:
        self._answer, self._seen = answer, answer.seen
        self.bench.notice.clear()
        self.bench.show_letter(answer, keep_typed=True)
        newest = answer.versions[0].key if answer.versions else ""
        self.bench.show_tab("changed")
        self.bench.comparison.choose_before(newest)
        self._say_buttons()

    # -- room ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = theme().px
        single, wide = self.width() < px(_SINGLE), self.width() >= px(_WIDE)
        self._strip.setVisible(not wide)
        self._tabs.button("page").setVisible(single)
        tab = "" if wide else self._tabs.value
        if tab == "page" and not single:
            tab = "words"
        self.listing.setVisible(tab in {"", "list"})
        self.bench.setVisible(tab in {"", "words"})
        self.side.setVisible(tab in {"", "page"} or (tab == "words" and not single))
        self._rules[0].setVisible(wide)
        self._rules[1].setVisible(not single and tab != "list")
        self.listing.setMinimumWidth(px(_LIST) if wide else 0)
        self.listing.setMaximumWidth(px(_LIST) if wide else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
