"""What every page is: a widget that opens somewhere, asks, shows the answer, and hears of changes.

Example of a page::

    class CasesPage(Page):
        page_name = "cases"

        def __init__(self, desk: Desk) -> None:
            super().__init__(desk)
            self._list = RowList(Shape.CASE, name="cases.list", spoken="Cases")
            self._list.opened.connect(self._open_case)

        def open(self, **where: Any) -> None:
            self._ask()

        def _ask(self) -> None:
            self.desk.errands.ask(CaseList(...), self.show_answer, key=self.page_name)

        def show_answer(self, answer: Any) -> None:
            self._list.set_rows(...)

        def changed(self, changes: Any) -> None:
            self._ask()

        def _open_case(self, key: object) -> None:
            self.go.emit("case_file", {"case_id": key})
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from tcat_desktop.journey.people import Act, Level, No, Person, Yes, may
from tcat_desktop.screens.background import Errands


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """Who sits at the desk, in words for the screen. ``schools`` are ``(key, name)``.

    ``reception`` shows the short side bar, without case files and without search.
    """

    name: str
    post: str
    initials: str
    schools: tuple[tuple[str, str], ...]
    reception: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a page is given: the errands, who sits here as words and as a person, and the time.

    ``office`` is only for keeping a file's bytes (``shelve``) from a worker thread.
    """

    errands: Errands
    sitter: Sitter
    now: Callable[[], datetime]
    office: Any = None
    person: Person | None = None

    def may(self, act: Act, level: Level) -> Yes | No:
        """Whether this person may, merely to grey out a button and say why; the office decides."""
        if self.person is None:
            return No(reason="Nobody has signed in.")
        return may(self.person, act, level)


class Page(QWidget):
    """One page of the desk. It builds itself once, and asks again each time it is opened."""

    page_name: ClassVar[str] = ""

    # Another page, and where on it: ``go.emit("case_file", {"case_id": 7})``.
    go = Signal(str, dict)
    # What the status bar says about saving: ``saved.emit("Saved as you type, 16:05")``.
    saved = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName(self.page_name)

    def open(self, **where: Any) -> None:
        """Come to the front, at this place; ask what is to be shown."""

    def show_answer(self, answer: Any) -> None:
        """Show what was asked for."""

    def changed(self, changes: Any) -> None:
        """Something was changed, here or by someone else: ask again where it matters."""

    def school_chosen(self, school: str) -> None:
        """The side bar shows another school, or with an empty key all of them."""

    def main_button(self) -> QAbstractButton | None:
        """The one filled button, which Ctrl Enter presses."""
        return None

    def first_focus(self) -> QWidget | None:
        """What has the keyboard when the page opens."""
        return None

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 moves between, in order."""
        return ()

    def find_on_page(self) -> bool:
        """Ctrl F. Says whether this page can find."""
        return False

    def print_now(self) -> bool:
        """Ctrl P. Says whether this page can print."""
        return False

    def save_now(self) -> bool:
        """Ctrl S. Says whether there is anything to save."""
        return False

    def paste(self) -> bool:
        """Ctrl V outside a text field: a screenshot into evidence."""
        return False

    def back(self) -> bool:
        """Esc. Says whether the page closed something of its own, or else the window goes back."""
        return False

    def unsaved(self) -> str:
        """What would be lost by leaving, in a sentence, or nothing."""
        return ""

    def page_actions(self) -> dict[str, list[QAction]]:
        """Actions of this page for the menus ``Case``, ``Evidence`` and ``Letters``."""
        return {}
