"""The reference library: kinds and entries at the left, and one entry in labelled fields."""

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.library import KINDS, Entry
from tcat_desktop.office.questions.library import Library
from tcat_desktop.office.questions.takedown import is_stale
from tcat_desktop.screens.library.editor import EntryEditor
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import TickBox
from tcat_desktop.screens.words import date_words, local_day

_LISTS, _STACKED = 540, 760
_ICONS = {"law": "scales", "route": "signpost", "preset": "list-checks",
          "stock": "envelope-simple", "reason": "eye-slash"}  # fmt: skip


class LibraryPage(Page):
    """``kind`` and ``name`` say which entry is opened."""

    page_name: ClassVar[str] = "library"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today = local_day(desk.now())
        self._entries: dict[str, Entry] = {}
        self._kind, self._wanted = "law", ""
        self.notice = Notice(name="library.page_notice")
        self.kinds = Segments(tuple(KINDS.items()), name="library.kinds", spoken="Kinds of entries",
                              icons=_ICONS)  # fmt: skip
        self.search = LineField(longest=100, placeholder="Find an entry")
        self.search.setObjectName("library.search")
        self.search.setAccessibleName("Find an entry")
        self.retired = TickBox("Those out of use too", name="library.retired")
        self.list = RowList(Shape.WORK, name="library.list", spoken="Entries", framed=True)
        self.empty = EmptyState("magnifying-glass", "No entry matches", "Check the spelling.",
                                name="library.empty")  # fmt: skip
        self.editor = EntryEditor(desk, self._today)
        self._back = Button("Settings", name="library.back", kind=Kind.QUIET,
                            icon_name="arrow-left")  # fmt: skip
        self._all = Button("All entries", name="library.all", kind=Kind.QUIET,
                           icon_name="arrow-left")  # fmt: skip
        self._stacked = self._reading = False
        self._told = label("", role=Role.TEXT3, wrap=True, name="library.told")
        self._lay_out()
        self._connect()
        theme().changed.connect(self._measure)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(28, 0, 28, 0)
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addWidget(label("Library", font=Type.PAGE_TITLE))
        head.addWidget(self._told, 1)
        self._lists = QWidget()
        left = QVBoxLayout(self._lists)
        left.setContentsMargins(28, 0, 4, 20)
        left.setSpacing(10)
        left.addWidget(self.kinds)
        left.addWidget(self.search)
        left.addWidget(self.retired)
        left.addWidget(self.list, 1)
        left.addWidget(self.empty, 1)
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(12, 0, 20, 20)
        right.addWidget(self._all)
        right.addWidget(self.notice)
        right.addWidget(self.editor)
        right.addStretch(1)
        self._right = scrolled(inner, name="library.scroll", spoken="One entry")
        self._across = QHBoxLayout()
        self._across.setSpacing(16)
        self._across.addWidget(self._lists, 4)
        self._across.addWidget(self._right, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addLayout(self._across, 1)
        show(self.empty, False)
        show(self.editor, False)

    def _connect(self) -> None:
        self._back.clicked.connect(self._to_settings)
        self.kinds.changed.connect(self._kind_chosen)
        self.search.textEdited.connect(self._narrow)
        self.retired.toggled.connect(self._ask)
        self.list.chosen.connect(self._entry_chosen)
        self.list.opened.connect(self._entry_opened)
        self.list.clicked.connect(self._entry_opened)
        self._all.clicked.connect(self._to_lists)
        self.editor.sent.connect(self._send)

    # -- the page's contract -----------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self._kind = str(where.get("kind", self._kind))
        self._wanted = str(where.get("name", ""))
        self.notice.clear()
        self.kinds.choose(self._kind)
        self._ask()

    def changed(self, changes: Any) -> None:
        if self.isVisible() and getattr(changes, "what", "") == "library" and not self.editor.typed:
            self._ask()

    def show_answer(self, answer: Any) -> None:
        self._entries = {each.name: each for each in answer}
        old = sum(is_stale(each, self._today) for each in answer)
        words = f"{len(answer)} entries." if len(answer) != 1 else "One entry."
        if old:
            words += f" {old} should be checked again."
        self._told.setText(words)
        self._narrow()
        wanted = self._wanted or str(self.list.current_key() or "")
        if not self.list.choose(wanted):
            self.list.choose_first()
        self._wanted = ""
        self._show_chosen()

    def main_button(self) -> QAbstractButton | None:
        return self.editor.keep

    def first_focus(self) -> QWidget | None:
        return self.list

    def panes(self) -> tuple[QWidget, ...]:
        return (self.kinds.button(self._kind), self.list, self.editor.called)

    def find_on_page(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    def back(self) -> bool:
        if self._stacked and self._reading:
            self._to_lists()
            return True
        return False

    def unsaved(self) -> str:
        return "What is typed in this entry is not kept." if self.editor.typed else ""

    # -- asking and showing ------------------------------------------------------------------

    def _ask(self) -> None:
        asked = Library(kind=self._kind, retired=self.retired.isChecked())
        self.desk.errands.ask(asked, self.show_answer, key="library", refused=self.notice.refused)

    def _kind_chosen(self) -> None:
        if self.kinds.value != self._kind:
            self._kind = self.kinds.value
            self.search.clear()
            self.notice.clear()
            self._ask()

    def _narrow(self) -> None:
        wanted = self.search.text().casefold().split()
        rows = [
            _row(each, stale=is_stale(each, self._today), icon=_ICONS[each.kind])
            for each in self._entries.values()
            if all(word in f"{each.title} {each.name} {each.source}".casefold() for word in wanted)
        ]
        self.list.set_rows(rows)
        show(self.list, bool(rows))
        show(self.empty, not rows)

    def _entry_chosen(self, _key: object) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry = self._entries.get(str(self.list.current_key() or ""))
        show(self.editor, entry is not None)
        if entry is not None:
            shapes = tuple(each.body for each in self._entries.values())
            self.editor.show_entry(entry, shapes)

    def _send(self, command: object, name: str) -> None:
        def done(_id: object) -> None:
            self.editor.typed = False
            self._wanted = name
            self.notice.done("It is kept, and signed in your name." if name
                             else "It is out of use. Its history stays.")  # fmt: skip
            self._ask()

        self.desk.errands.do(command, done, self.editor.refused)

    def _to_settings(self) -> None:
        self.go.emit("settings", {})

    # -- room --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        px = theme().px
        self._stacked = self.width() < px(_STACKED)
        self._lists.setMaximumWidth(16_777_215 if self._stacked else px(_LISTS))
        self._fold()

    def _fold(self) -> None:
        """Where there is no room for both, either the entries or the one that is read."""
        show(self._lists, not (self._stacked and self._reading))
        show(self._right, not self._stacked or self._reading)
        show(self._all, self._stacked)

    def _entry_opened(self, _row: object) -> None:
        self._reading = True
        self._fold()

    def _to_lists(self) -> None:
        self._reading = False
        self._fold()
        self.list.setFocus()


def _row(entry: Entry, *, stale: bool, icon: str) -> Row:
    checked = f"Last checked {date_words(entry.checked_on)}"
    second = checked if not entry.house else f"{checked} · signed by {entry.signed_by}"
    chip = None
    if entry.retired:
        chip = Chip(words="Out of use")
    elif stale:
        chip = Chip(words="Check it", icon="clock", tone=Tone.AMBER)
    elif entry.house:
        chip = Chip(words="Ours")
    return Row(key=entry.name, icon=icon, title=entry.title, second=second, chip=chip)
