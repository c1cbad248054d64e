"""One exhibit: what it shows at the left, and at the right who captured it, had it and what it is.

Looking is noted. What is shown is made from the bytes each time and is let go when the page is
left or locked; the bytes themselves are never changed.
"""

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.commands.read_evidence import QuoteFromExhibit
from tcat_desktop.office.questions.exhibit_page import ExhibitPage as Asked
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked, told_of
from tcat_desktop.screens.asking import LeavingDialog
from tcat_desktop.screens.case_file.sealed_offers import why_not_seal
from tcat_desktop.screens.exhibit.asking_cards import LeavingCard, QuoteCard
from tcat_desktop.screens.exhibit.bar import Bar
from tcat_desktop.screens.exhibit.content import Content
from tcat_desktop.screens.exhibit.head import Head
from tcat_desktop.screens.exhibit.looking import Looking
from tcat_desktop.screens.exhibit.place import Place
from tcat_desktop.screens.exhibit.side import Side
from tcat_desktop.screens.exhibit.taking import WARNING, Taking
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show

_NARROW, _ONE = 1200, 700
_SIDE, _SIDE_NARROW = 372, 312


class ExhibitPage(Page):
    """The page of one exhibit of a case."""

    page_name: ClassVar[str] = "exhibit"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._case_id: CaseId | None = None
        self._exhibit_id = 0
        self._part = self._find = ""
        self._answer: ExhibitPageAnswer | None = None
        self._looked: Looked | None = None
        self._password = ""
        self._take_focus = False
        self._one = False
        self.head = Head()
        self.bar = Bar()
        self.notice = Notice(name="exhibit.notice")
        self.quoting = QuoteCard()
        self.original = LeavingCard()
        self.place = Place(desk)
        self.side = Side(desk)
        self.looking = Looking(desk, self)
        self.taking = Taking(desk, self)
        self.missing = EmptyState("image", "", "", name="exhibit.missing")
        # Several changes at once are one question.
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        self.body = QWidget()
        within = QVBoxLayout(self.body)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(0)
        asked = QVBoxLayout()
        asked.setContentsMargins(16, 8, 16, 0)
        for part in (self.notice, self.quoting, self.original):
            asked.addWidget(part)
        within.addLayout(asked)
        within.addWidget(self.place, 1)
        left = QFrame()
        left.setProperty("part", "desk")
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        self._left.addWidget(self.bar)
        self._left.addWidget(line())
        self._left.addWidget(self.body, 1)
        self.area = scrolled(self.side, name="exhibit.side.area", spoken="About this exhibit")
        self.columns = QWidget()
        self._across = QHBoxLayout(self.columns)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(left, 1)
        self._across.addWidget(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.columns, 1)
        column.addWidget(self.missing, 1)

    def _connect(self) -> None:
        head, bar, place = self.head, self.bar, self.place
        head.back_to_case.connect(self._to_case)
        head.stepped.connect(self._step)
        head.save.clicked.connect(self._save_copy)
        head.print.clicked.connect(self.print_now)
        head.more.chosen.connect(self._more)
        bar.searched.connect(self._search)
        bar.stepped.connect(self._step_hit)
        bar.zoomed.connect(self._zoom)
        bar.quote_wanted.connect(self._quote_marked)
        bar.facts_wanted.connect(self._fold)
        place.quoted.connect(self._offer_quote)
        place.go.connect(self.go)
        place.moved.connect(bar.place.setText)
        place.found.connect(bar.say_hits)
        place.password_typed.connect(self._open_locked)
        self.quoting.agreed.connect(self._quote)
        self.original.agreed.connect(self._save_original)
        self.side.related.wanted.connect(self._go_to)
        self.looking.looked.connect(self._show_looked)
        self.taking.busy.connect(self._leaving)
        for part in (place, self.taking):
            part.refused.connect(self.notice.refused)
            part.done.connect(self._done)
        self.looking.refused.connect(self._not_looked)
        self.side.capture.done.connect(self._done)
        theme().changed.connect(self._fold)

    # -- what the window calls ---------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """Show ``exhibit_id`` of ``case_id``; ``part`` (“lines 12–14”, “page 3”) goes there.

        ``find`` goes to where those words stand first.
        """
        case_id, exhibit_id = CaseId(int(where["case_id"])), int(where["exhibit_id"])
        if (case_id, exhibit_id) != (self._case_id, self._exhibit_id):
            self._let_go()
            self._show_nothing()
            self._case_id, self._exhibit_id = case_id, exhibit_id
        self._part = str(where.get("part", ""))
        self._find = str(where.get("find", ""))
        self._take_focus = True
        self.notice.clear()
        self._asking.start()

    def show_answer(self, answer: Any) -> None:
        """What is known of it; its content is looked at once."""
        if answer.exhibit_id != self._exhibit_id:
            return
        looked, before = self._looked, self._answer
        self._answer = answer = self._told(answer)
        for part in (self.head, self.columns):
            show(part, True)
        show(self.missing, False)
        if before is None or before.exhibit_id != answer.exhibit_id or before != answer:
            self.head.show_exhibit(answer)
            self.side.show_exhibit(answer)
            self._offer()
        if looked is None or looked.exhibit.date_order != answer.date_order:
            self._look()
        else:
            self.head.say_sound()
            self.place.show_answer(answer)
            self._offer_bar()
            self._go_there()
        self._fold()

    def changed(self, changes: Any) -> None:
        """Ask again when it was this case and it is in sight."""
        ours = self._case_id in getattr(changes, "cases", ())
        if self.isVisible() and (ours or getattr(changes, "what", "") == "exhibit"):
            self._asking.start()

    def main_button(self) -> QAbstractButton | None:
        buttons = (self.quoting.keep, self.original.keep, self.side.capture.keep,
                   self.place.locked.open)  # fmt: skip
        return next((each for each in buttons if each.isVisible()), None)

    def first_focus(self) -> QWidget | None:
        return self.place.first_focus() or self.head.case

    def panes(self) -> tuple[QWidget, ...]:
        first = self.place.first_focus()
        return (self.head.case, *((first,) if first is not None else ()), self.side.capture.write)

    def find_on_page(self) -> bool:
        """Ctrl F: find in the exhibit."""
        if not self.bar.field.isVisible():
            return False
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()
        return True

    def print_now(self) -> bool:
        if self._answer is None or self._looked is None or not self.head.print.isEnabled():
            return False
        self.taking.print(self._answer, self._looked.exhibit)
        return True

    def back(self) -> bool:
        """Esc closes what is asked first; then the window goes back."""
        capture = self.side.capture
        if not self.original.isHidden():
            self.original.leave()
        elif not self.quoting.isHidden():
            self.quoting.leave()
            self._focus_content()
        elif capture.is_open and capture.unsaved():
            dialog = LeavingDialog(capture.unsaved(), self.window())
            dialog.left.connect(capture.close_form)
            dialog.open()
        elif capture.is_open:
            capture.close_form()
        elif self.bar.field.text():
            self.bar.field.clear()
            self._search("")
            self._focus_content()
        else:
            return False
        return True

    def unsaved(self) -> str:
        return self.side.capture.unsaved()

    # -- looking -----------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._case_id is not None:
            self.desk.errands.ask(
                Asked(case_id=self._case_id, exhibit_id=self._exhibit_id), self.show_answer,
                key=self.page_name, refused=self._not_shown,
            )  # fmt: skip

    def _look(self) -> None:
        assert self._case_id is not None
        self._looked = None
        self.place.wait()
        self.bar.empty()
        self._offer_bar()
        self.looking.look(self._case_id, self._exhibit_id)

    def _show_looked(self, looked: Looked) -> None:
        answer = self._answer
        if answer is None:
            return
        self._looked = looked
        password, self._password = self._password, ""
        self._answer = answer = self._told(answer)
        self.side.show_exhibit(answer)
        self.head.show_exhibit(answer)
        self.head.say_sound()
        self.place.show_looked(looked, answer, password=password)
        self._offer_bar()
        self._offer()
        self._go_there()
        self._focus_content()
        # Who looked stands in the custody from now on.
        self._asking.start()

    def _go_there(self) -> None:
        """To the part or the words that were asked for, also where the exhibit is open already."""
        content = self.place.content
        if content is not None and self._part:
            content.go_to_part(self._part)
            self._part = ""
        if content is not None and self._find:
            self._find_first(content)

    def _told(self, answer: ExhibitPageAnswer) -> ExhibitPageAnswer:
        """With what was read here, while nobody has kept that yet."""
        reading = self._looked.reading if self._looked is not None else None
        if answer.told or reading is None:
            return answer
        return replace(answer, told=told_of(reading), kind=reading.kind)

    def _open_locked(self, password: str) -> None:
        if self._looked is not None:
            exhibit, self._password = self._looked.exhibit, password
            self.place.wait()
            self.looking.read_again(exhibit, password)

    def _focus_content(self) -> None:
        first = self.place.first_focus()
        if first is not None and self.isVisible() and self._take_focus:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take_focus = False

    def _let_go(self) -> None:
        """Nothing of what was shown is left here."""
        self._looked, self._password = None, ""
        self.looking.forget()
        self.place.clear()
        self.quoting.leave()
        self.original.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Another page, or the lock.
        if not event.spontaneous():
            self._asking.stop()
            self._let_go()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._case_id is not None:
            self._asking.start()

    # -- what can be done with it ------------------------------------------------------------

    def _offer_bar(self) -> None:
        """Words of a picture are only quoted once they were compared with it."""
        content, answer = self.place.content, self._answer
        confirmed = answer is not None and bool(answer.confirmed)
        self.bar.offer(
            find=content is not None and content.can_find,
            zoom=content is not None and content.can_zoom,
            quote=content is not None and (content.can_find or confirmed),
        )

    def _offer(self) -> None:
        answer, ready = self._answer, self._looked is not None
        if answer is None:
            return
        not_yet = "" if ready else "It is still being read."
        unread = self._looked is not None and self._looked.reading is None
        no_copy = "It cannot be shown, so it cannot be copied." if unread else not_yet
        why = self.taking.why_not
        self.head.save.off_because(why(answer.kind, "copy") or no_copy)
        self.head.print.off_because(why(answer.kind, "print") or no_copy)
        self.head.offer((
            ("original", "Save the original", why(answer.kind, "original") or not_yet),
            ("seal", "Seal it", why_not_seal(self.desk)),
        ))  # fmt: skip
        may = self.desk.may(Act.RECORD, Level.CREATE)
        self.bar.quote.off_because("" if may else may.reason)

    def _more(self, key: str) -> None:
        if key == "original":
            self.original.ask(WARNING)
        elif key == "seal" and self._case_id is not None:
            self.desk.errands.do(
                SealExhibit(case_id=self._case_id, exhibit_id=self._exhibit_id), self._sealed,
                self.notice.refused,
            )  # fmt: skip

    def _sealed(self, _nothing: object) -> None:
        self._let_go()
        self._show_nothing()
        self._to_case_at(self._exhibit_id)

    def _save_copy(self) -> None:
        if self._answer is not None and self._looked is not None:
            self.taking.save_copy(self._answer, self._looked.exhibit)

    def _save_original(self, reason: str) -> None:
        if not reason:
            self.original.refused(Said("Write what the original is needed for."))
        elif self._answer is not None and self._looked is not None:
            self.original.leave()
            self.taking.save_original(self._answer, self._looked.exhibit, reason)

    def _leaving(self, under_way: bool) -> None:
        for button in (self.head.save, self.head.print):
            button.setEnabled(not under_way)
        if not under_way:
            self._offer()

    def _quote_marked(self) -> None:
        content = self.place.content
        words, part = content.selected() if content is not None else ("", "")
        if words:
            self._offer_quote(words, part)
        else:
            self.notice.refused(Said("Mark the words first.", what_to_do="Then press Quote."))

    def _offer_quote(self, words: str, part: str) -> None:
        self.notice.clear()
        self.quoting.offer(words, part)

    def _quote(self, words: str, part: str) -> None:
        assert self._case_id is not None
        self.desk.errands.do(
            QuoteFromExhibit(case_id=self._case_id, exhibit_id=self._exhibit_id, words=words,
                             part=part),
            self._quoted, self.quoting.refused,
        )  # fmt: skip

    def _quoted(self, _nothing: object) -> None:
        self.quoting.leave()
        self._done("The words stand in the incident, with where they come from.")

    def _done(self, words: str) -> None:
        self.notice.done(words)

    # -- finding and going -------------------------------------------------------------------

    def _search(self, words: str) -> None:
        content = self.place.content
        if content is not None:
            hits = content.find_words(words)
            self.bar.say_hits(1 if hits else 0, hits)

    def _find_first(self, content: Content) -> None:
        words, self._find = self._find, ""
        if content.can_find:
            self.bar.field.setText(words)
            self._search(words)
        else:
            content.find_words(words)

    def _step_hit(self, step: int) -> None:
        content = self.place.content
        if content is not None:
            place = content.find_next(step)
            if place:
                hits = self.bar.hits.text().rpartition(" ")[2]
                self.bar.say_hits(place, int(hits) if hits.isdigit() else place)

    def _zoom(self, step: int) -> None:
        content = self.place.content
        if content is not None:
            content.zoom(step)

    def _step(self, by: int) -> None:
        ids = [each.exhibit_id for each in self._answer.others] if self._answer else []
        if self._exhibit_id in ids:
            at = ids.index(self._exhibit_id) + by
            if 0 <= at < len(ids):
                self._go_to(ids[at], "")

    def _go_to(self, exhibit_id: int, part: str) -> None:
        where = {"case_id": self._case_id, "exhibit_id": exhibit_id}
        self.go.emit("exhibit", {**where, "part": part} if part else where)

    def _to_case(self) -> None:
        self.go.emit("case_file", {"case_id": self._case_id})

    def _to_case_at(self, exhibit_id: int) -> None:
        self.go.emit("case_file", {"case_id": self._case_id, "exhibit_id": exhibit_id})

    # -- inside ------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        """Not even the name of what stood here is left: it may have been sealed."""
        self._answer = None
        self.head.clear()
        self.side.clear()
        for part in (self.head, self.columns, self.missing):
            show(part, False)

    def _not_shown(self, said: Said) -> None:
        self._let_go()
        self._show_nothing()
        self.missing.say(said.reason, " ".join(p for p in (said.what_to_do, said.clause) if p))
        show(self.missing, True)

    def _not_looked(self, said: Said) -> None:
        self.place.clear()
        self.notice.refused(said)

    def _fold(self) -> None:
        """With little room what is known of it stands behind a button, in place of the exhibit."""
        look = theme()
        narrow, one = self.window().width() < look.px(_NARROW), self.width() < look.px(_ONE)
        self.head.set_narrow(narrow=narrow)
        self.bar.set_folded(folded=one)
        if one is not self._one:
            self._one = one
            home, other = (self._left, self._across) if one else (self._across, self._left)
            other.removeWidget(self.area)
            home.addWidget(self.area)
        about = self.bar.facts.isChecked()
        show(self.area, not one or about)
        show(self.body, not one or not about)
        wide = min(look.px(_SIDE_NARROW if narrow else _SIDE), round(self.width() * 0.44))
        self.area.setMinimumWidth(0 if one else wide)
        self.area.setMaximumWidth(16_777_215 if one else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
