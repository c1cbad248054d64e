"""Search: cases, people, letters and words in evidence, as typed in the bar at the top."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.office.questions.search import Found, FoundGroup, SearchEverything
from tcat_desktop.screens.cases.in_rows import due_chip
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.rows import Heading, Item, Row, RowList, Shape

_ICONS = {"case": "folders", "person": "user", "letter": "envelope-simple"}
# What a file is, at a glance; the row's sentence says it in words.
_FILES = {
    "image": "image", "pdf": "file-pdf", "whatsapp": "whatsapp-logo", "messenger": "chat-text",
    "email": "envelope-simple", "text": "file-text",
}  # fmt: skip
_MACHINE = Chip(words="Read by machine", icon="eye")
_NOTHING_TYPED = "Type a name, a reference, or a word that somebody wrote."
_NEVER = "Sealed messages are never searched."
_ALL_CASES = "All cases with these words"


class SearchPage(Page):
    """What was found, by kind; Enter opens it."""

    page_name: ClassVar[str] = "search"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._words = ""
        self._found: dict[object, Found] = {}
        self._title = label("Search", font=Type.PAGE_TITLE, wrap=True, name="search.title")
        self.list = RowList(Shape.WORK, name="search.list", spoken="What was found", framed=True)
        self.list.opened.connect(self._open_found)
        self.list.acted.connect(self._open_found)
        self.list.clicked.connect(self._clicked)
        self.empty = EmptyState("magnifying-glass", "Search", _NOTHING_TYPED, name="search.empty")
        card = Card(name="search.nothing", inner=0)
        card.add(self.empty)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1000)
        column.addStretch(1)
        self._stack.addWidget(found)
        theme().changed.connect(self._fit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 22, 28, 20)
        whole.setSpacing(0)
        whole.addWidget(self._title)
        whole.addWidget(label(_NEVER, font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, wrap=True))
        whole.addSpacing(16)
        whole.addWidget(self._stack, 1)

    # -- the page's contract ------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        self._words = str(where.get("words", "")).strip()
        self._ask()

    def changed(self, changes: Any) -> None:
        if self.isVisible():
            self._ask()

    def first_focus(self) -> QWidget | None:
        return self.list

    def panes(self) -> tuple[QWidget, ...]:
        return (self.list,)

    # -- what is shown ------------------------------------------------------------------------

    def _ask(self) -> None:
        # Also for nothing, so that a late answer to older words is overtaken.
        question = SearchEverything(words=self._words)
        self.desk.errands.ask(question, self.show_answer, key=self.page_name)

    def show_answer(self, answer: tuple[FoundGroup, ...]) -> None:
        self._title.setText(f"Search for “{self._words}”" if self._words else "Search")
        self._found = {}
        items: list[Item] = []
        for group in answer:
            count = f"the first {len(group.rows)}" if group.more else str(len(group.rows))
            items.append(Heading(title=group.title, count=count))
            items += [self._row(found) for found in group.rows]
            if group.more and group.rows[0].kind == "case":
                items.append(Row(key="cases", icon="magnifying-glass", title=_ALL_CASES,
                                 second="Opens the list of cases"))  # fmt: skip
        kept = self.list.current_key() if self.list.hasFocus() else None
        self.list.set_rows(items)
        if kept is None or self.list.current_key() != kept:
            self.list.choose_first()
        if not items:
            self._say_nothing()
        self._fit()
        self._stack.setCurrentIndex(1 if items else 0)

    def _fit(self) -> None:
        """The list is as tall as its rows where the page has the room."""
        rows = range(self.list.rows.rowCount())
        self.list.setMaximumHeight(max(sum(self.list.sizeHintForRow(row) for row in rows), 1))

    def _say_nothing(self) -> None:
        if self._words:
            self.empty.say(f"Nothing has “{self._words}” in it",
                           "Check the spelling, or type only the beginning of a word.")  # fmt: skip
        else:
            self.empty.say("Search", _NOTHING_TYPED)

    def _row(self, found: Found) -> Row:
        key = f"{found.kind}.{found.found_id}"
        self._found[key] = found
        icon = _ICONS.get(found.kind) or _FILES.get(found.file_kind, "file-text")
        return Row(
            key=key, icon=icon, title=found.title, second=found.second,
            hits=found.title_hits, second_hits=found.second_hits,
            chip=_MACHINE if found.by_machine else due_chip(found.chip, found.tone),
        )  # fmt: skip

    # -- where it leads -----------------------------------------------------------------------

    def _clicked(self, _index: object) -> None:
        self.list.setFocus(Qt.FocusReason.MouseFocusReason)

    def _open_found(self, key: object) -> None:
        found = self._found.get(key)
        if found is None:
            self.go.emit("cases", {"words": self._words})
        elif found.kind == "case":
            self.go.emit("case_file", {"case_id": found.case_id})
        elif found.kind == "person":
            self.go.emit("people", {"person_id": found.found_id})
        elif found.kind == "exhibit":
            self.go.emit("exhibit", {"case_id": found.case_id, "exhibit_id": found.found_id,
                                     "find": found.find})  # fmt: skip
        else:
            self.go.emit("letters", {"case_id": found.case_id, "letter_id": found.found_id})
