"""The panel bundle of a case: what goes in, its pages, and what is covered in a copy of it."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.questions.bundle import Bundle, BundleAnswer, BundleFile, Version
from tcat_desktop.screens.bundle.covering_card import CoveringCard
from tcat_desktop.screens.bundle.head import Head
from tcat_desktop.screens.bundle.pages_view import ALL_OF_IT, COPY, COVER, WHOLE, PagesView
from tcat_desktop.screens.bundle.policy_card import PolicyCard
from tcat_desktop.screens.bundle.tick_list import TickList
from tcat_desktop.screens.bundle.versions_card import VersionsCard
from tcat_desktop.screens.bundle.working import Working
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.showing import show

_NARROW = 1200
_SIDE, _SIDE_NARROW = 420, 350


class BundlePage(Page):
    """The bundle of one case."""

    page_name: ClassVar[str] = "bundle"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._case_id: CaseId | None = None
        self._answer: BundleAnswer | None = None
        self._left_out: tuple[str, ...] | None = None
        self._version: Version | None = None
        self._shown: tuple[str, str] = ("", "")
        self._go_to = ""
        self.head = Head()
        self.notice = Notice(name="bundle.notice")
        self.missing = Notice(name="bundle.missing")
        self.working = Working(desk, self)
        self.parts = TickList()
        self.versions = VersionsCard()
        self.covering = CoveringCard(desk)
        self.policy = PolicyCard(desk, self)
        self.view = PagesView()
        self.none = EmptyState(
            "files", "Not on paper yet",
            "Take the tick away from what does not belong, then make the bundle. Its pages stand "
            "here, to be looked at before anybody freezes them.",
            name="bundle.none",
        )  # fmt: skip
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QWidget()
        within = QVBoxLayout(side)
        within.setContentsMargins(16, 14, 16, 16)
        within.setSpacing(12)
        for part in (self.notice, self.working.progress, self.missing, self.policy, self.covering,
                     self.parts, self.versions):  # fmt: skip
            within.addWidget(part)
        within.addStretch(1)
        self.area = scrolled(side, name="bundle.side", spoken="What goes in")
        self.right = QStackedWidget()
        self.right.addWidget(_in_the_middle(self.none))
        self.right.addWidget(self.view)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.area)
        across.addWidget(line(upright=True))
        across.addWidget(self.right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(across, 1)
        self.area.setFixedWidth(_SIDE)
        show(self.covering, False)

    def _connect(self) -> None:
        self.head.back_to_case.connect(self._to_case)
        self.head.make.clicked.connect(self._make)
        self.head.freeze.clicked.connect(self._freeze)
        self.head.save.clicked.connect(self._save)
        self.parts.chosen.connect(self._chosen)
        self.parts.wanted.connect(self._show_part)
        self.versions.wanted.connect(self._show_version)
        self.view.shown.connect(self._which)
        self.view.drawn.connect(self._drawn)
        self.covering.page.clicked.connect(self._cover_page)
        self.covering.done.connect(self._covered)
        self.policy.kept.connect(self._kept_policy)
        self.missing.pressed.connect(self._open_policy)
        self.working.made.connect(self._made)
        self.working.saved.connect(self.notice.done)
        self.working.refused.connect(self.notice.refused)
        self.working.busy.connect(self._busy)

    # -- what the window calls ---------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """Come to the bundle of a case; ``part`` brings its pages into sight."""
        case_id = CaseId(int(where["case_id"]))
        if case_id != self._case_id:
            self._left_out, self._version, self._shown = None, None, ("", "")
            self.notice.clear()
            self.view.pages.clear()
            self.right.setCurrentIndex(0)
        self._case_id = case_id
        self._go_to = str(where.get("part", ""))
        self._ask()

    def changed(self, changes: Any) -> None:
        """The case moved: ask again."""
        if self._case_id is not None and self._case_id in getattr(changes, "cases", ()):
            self._asking.start()

    def main_button(self) -> QAbstractButton | None:
        """Make the bundle."""
        return self.head.make

    def first_focus(self) -> QWidget | None:
        """Where the keyboard is when the page opens."""
        return self.head.make if self.head.make.isEnabled() else self.head.case

    def panes(self) -> tuple[QWidget, ...]:
        """Head, list and pages."""
        return (self.head, self.area, self.right)

    def unsaved(self) -> str:
        """A bundle that is being made would be lost."""
        return "The bundle is still being made." if self.working.under_way else ""

    # -- asking and showing ------------------------------------------------------------------

    def _ask(self) -> None:
        if self._case_id is not None:
            self.desk.errands.ask(
                Bundle(case_id=self._case_id, left_out=self._left_out), self.show_answer,
                key=self.page_name, refused=self._gone,
            )  # fmt: skip

    def show_answer(self, answer: Any) -> None:
        """Show what goes in, and the newest version."""
        assert isinstance(answer, BundleAnswer)
        self._answer = answer
        self.head.show_bundle(answer)
        self.parts.show_lines(answer)
        self.versions.show_versions(answer)
        self.covering.show_bundle(answer)
        self._say_missing(answer)
        kept = {version.bundle_id: version for version in answer.versions}
        chosen = kept.get(self._version.bundle_id) if self._version else None
        self._version = chosen or (answer.versions[0] if answer.versions else None)
        self._show_boxes()
        self._load()

    def _say_missing(self, answer: BundleAnswer) -> None:
        self.missing.clear()
        if answer.missing:
            names = " and ".join(answer.missing)
            self.missing.say(
                f"Not kept for that day: {names}.",
                "The Executive Headteacher/CEO keeps a policy’s PDF on this page. Of the Code the "
                "desk prints its own short words meanwhile.",
                tone=Tone.AMBER, icon_name="book-open-text",
                button="Keep a policy" if self.policy.may else "",
            )  # fmt: skip

    def _gone(self, said: Any) -> None:
        self.notice.refused(said)

    def _load(self) -> None:
        """The pages of the version in sight, unless they are shown already."""
        version = self._version
        if version is None or self._case_id is None:
            self.right.setCurrentIndex(0)
            return
        which = self.view.which.value or WHOLE
        if not version.redacted_digest and which == COPY:
            self.view.which.choose(WHOLE)
            which = WHOLE
        self.view.offer_copy(
            "" if version.redacted_digest else "Nothing is covered in this version."
        )
        digest = version.redacted_digest if which == COPY else version.digest
        wanted = (str(version.bundle_id), digest)
        if self._shown == wanted:
            self.right.setCurrentWidget(self.view)
            return
        question = BundleFile(case_id=self._case_id, bundle_id=version.bundle_id,
                              redacted=which == COPY)  # fmt: skip
        self.desk.errands.ask(question, partial(self._loaded, wanted), key="bundle.file",
                              refused=self._gone)  # fmt: skip

    def _loaded(self, wanted: tuple[str, str], content: Any) -> None:
        self._shown = wanted
        self.right.setCurrentWidget(self.view)
        if not self.view.which.value:
            self.view.which.choose(WHOLE)
        self.view.show_pdf(content)
        if self._go_to:
            self._show_part(self._go_to)
            self._go_to = ""

    # -- what people do ----------------------------------------------------------------------

    def _chosen(self) -> None:
        self._left_out = self.parts.left_out
        self._asking.start()

    def _make(self) -> None:
        if self._case_id is not None and self.head.make.isEnabled():
            self.notice.clear()
            self.working.make(self._case_id, self.parts.left_out)

    def _freeze(self) -> None:
        if self._case_id is not None:
            self.notice.clear()
            self.working.freeze(self._case_id)

    def _save(self) -> None:
        if self._answer is not None and self._version is not None and self._case_id is not None:
            self.notice.clear()
            self.working.save(self._case_id, self._answer.reference, self._version)

    def _made(self, version: Version) -> None:
        self._version = version
        exhibits = sum(key.startswith("E") for key, _, _ in version.pages_of)
        words = f"{version.pages} pages, {exhibits} exhibits, each with its fingerprint."
        if version.unseen:
            pages = ", ".join(map(str, version.unseen))
            words += (
                f" In the redacted copy, no machine could look at the pictures on page {pages}: "
                "look at them yourself, and draw a box where it is needed."
            )
        title = f"Version {version.number} is frozen." if version.frozen else (
            f"Version {version.number} is made."
        )  # fmt: skip
        self.notice.done(title, words)
        self._ask()

    def _busy(self, busy: bool) -> None:
        for part in (self.head.make, self.head.freeze, self.head.save, self.parts):
            part.setEnabled(not busy)
        if not busy and self._answer is not None:
            self.head.show_bundle(self._answer)

    def _show_version(self, number: int) -> None:
        if self._answer is not None:
            self._version = next(each for each in self._answer.versions if each.number == number)
            self._load()

    def _show_part(self, key: str) -> None:
        found = self._place_of(key)
        if found is not None:
            self.view.go_to(found - 1)

    def _place_of(self, key: str) -> int | None:
        pages = self._version.pages_of if self._version else ()
        return next((first for part, first, _ in pages if part == key), None)

    # -- covering ----------------------------------------------------------------------------

    def _which(self, which: str) -> None:
        show(self.covering, which == COVER)
        if which == COVER:
            self.area.verticalScrollBar().setValue(0)
        self._load()

    def _drawn(self, page: int, box: Any) -> None:
        part, within = self._part_at(page)
        self.covering.cover_box(part, within, box)

    def _cover_page(self) -> None:
        self._drawn(self.view.page, ALL_OF_IT)

    def _part_at(self, page: int) -> tuple[str, int]:
        """The part that a page of the bundle is of, and which page of it; pages count from 1."""
        for key, first, last in self._version.pages_of if self._version else ():
            if first <= page + 1 <= last:
                return key, page + 2 - first
        return "front", page + 1

    def _open_policy(self) -> None:
        self.policy.ask()

    def _kept_policy(self, title: str) -> None:
        self.notice.done(f"{title} is kept.", "It stands in each bundle whose day it was in force.")
        self._ask()

    def _covered(self) -> None:
        self._ask()

    def _show_boxes(self) -> None:
        boxes = []
        for each in self._answer.redactions if self._answer else ():
            first = 1 if each.part == "front" else self._place_of(each.part)
            if each.box and first is not None:
                left, top, right, foot = each.box
                boxes.append((first - 2 + each.page, (left, top, right, foot), each.code))
        self.view.drawing.show_boxes(tuple(boxes))

    def _to_case(self) -> None:
        if self._case_id is not None:
            self.go.emit("case_file", {"case_id": self._case_id})

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < _NARROW
        self.area.setFixedWidth(_SIDE_NARROW if narrow else _SIDE)
        super().resizeEvent(event)


def _in_the_middle(part: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.addStretch(1)
    column.addWidget(part)
    column.addStretch(1)
    return whole
