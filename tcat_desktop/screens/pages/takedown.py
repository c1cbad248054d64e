"""Takedown: the ladder of one case at the left, the chosen route with its pack at the right."""

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.ladder import ASKING_AS
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.office.commands.keep_pack import KeepPack
from tcat_desktop.office.questions.takedown import (
    LadderAnswer,
    PackAnswer,
    TakedownLadder,
    TakedownPack,
)
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.printing import print_pdf
from tcat_desktop.screens.takedown.asked_card import AskedCard
from tcat_desktop.screens.takedown.ladder_card import LadderCard
from tcat_desktop.screens.takedown.pack_card import PackCard
from tcat_desktop.screens.takedown.route_card import RouteCard
from tcat_desktop.screens.takedown.saving_copies import SavingCopies
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notice_row import NoticeRow
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice
from tcat_desktop.screens.words import local_day

_LADDER, _STACKED = 392, 760


class TakedownPage(Page):
    """One case. ``route`` and ``takedown_id`` choose what is shown beside the ladder."""

    page_name: ClassVar[str] = "takedown"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        today = local_day(desk.now())
        self._case_id = CaseId(0)
        self._route = ""
        self._takedown_id: int | None = None
        self._answer: LadderAnswer | None = None
        self._stacked = False
        may = bool(desk.may(*KeepPack.needs))
        self.notice = Notice(name="takedown.page_notice")
        self.ladder = LadderCard()
        self.route = RouteCard()
        self.pack = PackCard(desk, today)
        self.asked = AskedCard(may=may, today=today)
        self.saving = SavingCopies(desk, self)
        self._title = label("", role=Role.TEXT3, cut=True, name="takedown.case")
        self._back = Button("The case file", name="takedown.back", kind=Kind.QUIET,
                            icon_name="arrow-left")  # fmt: skip
        self.place = Choice(name="takedown.platform", spoken="Where it stands")
        self.asking = Choice(name="takedown.asking_as", spoken="Who asks")
        for key, words in ASKING_AS.items():
            self.asking.addItem(words, key)
        self.place.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self._lay_out()
        self._connect()
        theme().changed.connect(self._measure)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addWidget(label("Takedown", font=Type.PAGE_TITLE))
        head.addWidget(self._title, 1)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        for words, part in (("It stands on", self.place), ("Asked by", self.asking)):
            title = label(words, role=Role.TEXT2)
            title.setBuddy(part)
            narrowing.addWidget(title)
            narrowing.addWidget(part)
        narrowing.addStretch(1)
        self._steps = _column(self.ladder)
        self._parts = _column(self.asked, self.pack.stands, self.route, self.pack)
        self._left = scrolled(_held(self._steps), name="takedown.ladder_scroll",
                              spoken="The ladder")  # fmt: skip
        self._right = scrolled(_held(self._parts), name="takedown.scroll",
                               spoken="The route and its pack")  # fmt: skip
        self._across = QHBoxLayout()
        self._across.setContentsMargins(28, 0, 12, 0)
        self._across.setSpacing(8)
        self._across.addWidget(self._left, 2)
        self._across.addWidget(self._right, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 0)
        whole.setSpacing(10)
        for row in (head, narrowing):
            row.setContentsMargins(28, 0, 28, 0)
            whole.addLayout(row)
        whole.addWidget(NoticeRow(self.notice, side=28, air=0))
        whole.addLayout(self._across, 1)

    def _connect(self) -> None:
        self.ladder.chosen.connect(self._chosen)
        self._back.clicked.connect(self._to_case)
        self.place.activated.connect(self._narrowed)
        self.asking.activated.connect(self._narrowed)
        self.pack.keep_wanted.connect(self._keep)
        self.pack.paper_wanted.connect(self._paper)
        self.pack.copies_wanted.connect(self._save_copies)
        self.pack.letter_wanted.connect(self._letter)
        for part in (self.pack, self.route):
            part.copied.connect(self._copied)
        self.asked.sent.connect(self._record)
        self.asked.again_wanted.connect(self._ask_again)
        self.saving.refused.connect(self.notice.refused)
        self.saving.done.connect(self.notice.done)

    # -- the page's contract -----------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """``case_id``, and ``route`` or ``takedown_id`` for what is shown first."""
        case_id = CaseId(int(where.get("case_id", self._case_id)))
        if case_id != self._case_id:
            self.place.clear()
            self.asking.setCurrentIndex(0)
        self._case_id = case_id
        self._route = str(where.get("route", ""))
        told = where.get("takedown_id")
        self._takedown_id = int(told) if told is not None else None
        self.notice.clear()
        self._ask()

    def changed(self, changes: Any) -> None:
        if self.isVisible() and self._case_id in getattr(changes, "cases", ()) \
                and not self.pack.typed:  # fmt: skip
            self._ask()

    def show_answer(self, answer: Any) -> None:
        self._answer = answer
        self._title.setText(f"{answer.reference} · {answer.title}")
        self._offer_places(answer)
        self.ladder.show_ladder(answer)
        self.asked.show_asks(answer)
        self._choose_first(answer)
        self._ask_pack()

    def main_button(self) -> QAbstractButton | None:
        form = self.asked.open_form
        return form.keep if form is not None else self.pack.keep

    def first_focus(self) -> QWidget | None:
        return self.ladder.row(self._route) or self.place

    def panes(self) -> tuple[QWidget, ...]:
        row = self.ladder.row(self._route)
        return (self.place, *((row,) if row else ()), self.pack.keep)

    def back(self) -> bool:
        if self.asked.open_form is not None:
            self.asked.close_form()
            return True
        return False

    def unsaved(self) -> str:
        return "What is typed in the pack is not kept." if self.pack.typed else ""

    def print_now(self) -> bool:
        self.pack.print.click()
        return True

    @property
    def _platform(self) -> str:
        return str(self.place.currentData() or "")

    @property
    def _asking_as(self) -> str:
        return str(self.asking.currentData())

    # -- asking ------------------------------------------------------------------------------

    def _ask(self) -> None:
        asked = TakedownLadder(
            case_id=self._case_id, platform=self._platform,
            asking_as=self._asking_as,
        )  # fmt: skip
        self.desk.errands.ask(asked, self.show_answer, key="takedown.ladder",
                              refused=self.notice.refused)  # fmt: skip

    def _ask_pack(self) -> None:
        if not self._route:
            return
        asked = TakedownPack(
            case_id=self._case_id, route=self._route, takedown_id=self._takedown_id,
            platform=self._platform,
            asking_as=self._asking_as,
        )  # fmt: skip
        self.desk.errands.ask(asked, self._show_pack, key="takedown.pack",
                              refused=self.notice.refused)  # fmt: skip

    def _show_pack(self, pack: PackAnswer) -> None:
        self.route.show_pack(pack)
        self.pack.show_pack(pack, self._platform, self._asking_as)
        self.asked.set_copies(pack.copies)
        self.ladder.choose(pack.name)

    def _offer_places(self, answer: LadderAnswer) -> None:
        kept = self.place.currentData()
        self.place.clear()
        known = answer.platform if kept is None or kept == "" else ""
        self.place.addItem(known or "Where the report says", "")
        for each in answer.platforms:
            self.place.addItem(each, each)
        self.place.setCurrentIndex(max(self.place.findData(kept), 0) if kept else 0)

    def _choose_first(self, answer: LadderAnswer) -> None:
        names = [each.name for each in answer.rungs]
        if self._route in names:
            return
        again = next((each for each in answer.asks if each.takedown_id == self._takedown_id), None)
        opened = [each.name for each in answer.rungs if each.state == "open"]
        wanted = again.route if again is not None else answer.next_name
        self._route = wanted if wanted in names else (opened or names or [""])[0]

    # -- what is done ------------------------------------------------------------------------

    def _chosen(self, name: str) -> None:
        self._route, self._takedown_id = name, None
        self.notice.clear()
        self._ask_pack()

    def _narrowed(self) -> None:
        self._ask()

    def _keep(self, command: KeepPack) -> None:
        self.desk.errands.do(command, self._kept, self.pack.refused)

    def _kept(self, _ids: object) -> None:
        self.pack.typed = False
        self._route, self._takedown_id = "", None
        self.notice.done("It is on the record, with what the form was given.",
                         "The next step comes under Today when it is due.")  # fmt: skip
        self._ask()

    def _record(self, command: object) -> None:
        form = self.asked.open_form
        refused = form.refused if form is not None else self.notice.refused
        self.desk.errands.do(command, self._recorded, refused)

    def _recorded(self, _nothing: object) -> None:
        self._route = ""
        self.notice.done("It is on the record.")
        self._ask()

    def _ask_again(self, takedown_id: int, route: str) -> None:
        self._route, self._takedown_id = route, takedown_id
        self._ask_pack()

    def _paper(self, asked: object, what: str) -> None:
        def came(pdf: bytes) -> None:
            try:
                print_pdf(self, pdf, f"{self._reference()} {what}")
            except Trouble as said:
                self.notice.refused(said)

        self.desk.errands.ask(asked, came, key="takedown.paper", refused=self.pack.refused)

    def _reference(self) -> str:
        return self._answer.reference if self._answer is not None else ""

    def _save_copies(self, copies: Any) -> None:
        self.saving.save(self._case_id, self._reference(), copies)

    def _letter(self, letter: str) -> None:
        self.go.emit("letters", {"case_id": self._case_id, "letter": letter})

    def _to_case(self) -> None:
        self.go.emit("case_file", {"case_id": self._case_id})

    def _copied(self, words: str) -> None:
        self.notice.done(words)

    # -- room --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        px = theme().px
        self._left.setMaximumWidth(px(_LADDER))
        self._stack(self.width() < px(_STACKED))

    def _stack(self, stacked: bool) -> None:
        """Where there is no room beside it, the ladder stands over the rest and scrolls with it."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        (self._parts if stacked else self._steps).insertWidget(0, self.ladder)
        show(self._left, not stacked)
        self.ladder.redress()


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 4, 12, 24)
    column.setSpacing(12)
    for each in parts:
        column.addWidget(each)
    column.addStretch(1)
    return column


def _held(column: QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(column)
    return holder
