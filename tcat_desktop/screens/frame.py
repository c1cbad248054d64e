"""The desk itself: side bar, pages, and what the menus do to whichever page is open."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from tcat_desktop.screens.asking import LeavingDialog, TellingDialog
from tcat_desktop.screens.menus import Deeds, Menus
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.pages import PAGES
from tcat_desktop.screens.places import (
    BELONGS_TO,
    DESK,
    DESK_FOOT,
    HATCH,
    IN_THE_MENU,
    KEEPER,
    RECEPTION,
    RECEPTION_FOOT,
    RECEPTION_NOTE,
    Place,
)
from tcat_desktop.screens.side_bar import SideBar
from tcat_desktop.screens.status_line import StatusLine
from tcat_desktop.screens.theme import theme
from tcat_desktop.screens.top_bar import TopBar

if TYPE_CHECKING:
    from tcat_desktop.screens.window import Window

_NARROW = 1200
_TICK_MS = 15_000
_TYPING_MS = 150
_LONGEST_TRAIL = 30
# From the second letter on, what is typed in the search opens its page.
_WORDS_BEGIN = 2

Where = dict[str, Any]


class Frame(QWidget):
    """Side bar and pages; the bars above and below belong to it and go with it."""

    lock_wanted = Signal()
    someone_else = Signal()
    back_up_wanted = Signal()
    new_password_wanted = Signal()
    page_opened = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk = desk
        self.setObjectName("frame")
        self._pages: dict[str, Page] = {}
        self._trail: list[tuple[str, Where]] = []
        self._here: tuple[str, Where] = ("", {})
        self._week = ""
        self._menus = Menus(self, self._deeds())
        places, foot, note = _places_of(desk)
        self._first = places[0].page
        self.side_bar = SideBar(places, foot, desk.sitter.schools, note=note)
        self.side_bar.entered.connect(self._entered)
        self.side_bar.school_chosen.connect(self._school_chosen)
        more = tuple(one for one in IN_THE_MENU if one not in places and _may(desk, one))
        named = tuple((place.page, place.title) for place in (*places, *foot, *more))
        self._menus.add_places(named, self._place_asked)
        self._stack = QStackedWidget()
        self._stack.setObjectName("frame.pages")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        row.addWidget(self._stack, 1)
        self.status = StatusLine()
        self.top_bar = TopBar(self._menus.bar, desk.sitter)
        self._dress_top_bar()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._typing = QTimer(self)
        self._typing.setInterval(_TYPING_MS)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._search_typed)
        desk.errands.changed.connect(self._changed)
        theme().changed.connect(self._fold)

    def _dress_top_bar(self) -> None:
        self.top_bar.search.searched.connect(self._searched)
        self.top_bar.search.typed.connect(self._typed)
        self.top_bar.search.went_down.connect(self.take_focus)
        self.top_bar.lock.clicked.connect(self.lock_wanted)
        password = QAction("Change my password", self)
        password.setObjectName("action.person.password")
        password.triggered.connect(self.new_password_wanted)
        self.top_bar.person.offer(
            password, self._menus.action("file.someone_else"), self._menus.action("file.lock")
        )

    # -- the window's ------------------------------------------------------------------------

    def attach(self, window: "Window") -> None:
        """Put the bars on the window."""
        window.setMenuWidget(self.top_bar)
        window.setStatusBar(self.status)
        # With the menu bar hidden an action's key would be dead; the window itself knows them all.
        window.addActions(self._menus.all_actions())
        self._tick()

    def detach(self, window: "Window") -> None:
        """Take the bars off the window again."""
        for action in self._menus.all_actions():
            window.removeAction(action)
        self._ticking.stop()
        self._menus.allow(allowed=False)
        self.desk.errands.changed.disconnect(self._changed)
        self.desk.errands.forget()
        empty = QWidget()
        empty.setFixedHeight(0)
        window.setMenuWidget(empty)
        self.status.hide()
        window.setStatusBar(None)  # type: ignore[arg-type]  # Qt takes it off; the stub forbids it

    def show_bars(self) -> None:
        """The desk is open."""
        self.top_bar.show()
        self.status.show()
        self._menus.allow(allowed=True)
        self._ticking.start()
        self._tick()

    def hide_bars(self) -> None:
        """The desk is locked: no menu opens and no key works but those of the lock."""
        self.top_bar.hide()
        self.status.hide()
        self._menus.allow(allowed=False)
        self._ticking.stop()

    def take_focus(self) -> None:
        """Give the keyboard to the open page."""
        page = self.page
        wanted = page.first_focus() if page is not None else None
        (wanted or self.side_bar.panes()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Whether nothing would be lost; otherwise a dialog has asked."""
        page = self.page
        loss = page.unsaved() if page is not None else ""
        if not loss:
            return True
        dialog = LeavingDialog(loss, self.window())
        dialog.left.connect(self._leave_anyway)
        dialog.open()
        return False

    def _leave_anyway(self) -> None:
        page = self.page
        if page is not None:
            self._forget_page(page)
        self.window().close()

    # -- going places ------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page now open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, page_name: str, where: Where | None = None) -> None:
        """Open a page at a place; what was open can be gone back to."""
        place = where or {}
        if self._here[0] and self._here != (page_name, place):
            self._trail = [*self._trail[-_LONGEST_TRAIL:], self._here]
        self._open(page_name, place)

    def go_first(self) -> None:
        """Open the first place of the side bar."""
        self.go(self._first)

    def back(self) -> None:
        """Go back to where we were."""
        if self._trail:
            name, where = self._trail.pop()
            self._open(name, where)

    def _open(self, page_name: str, where: Where) -> None:
        page = self._page_of(page_name)
        self._here = (page_name, where)
        self._stack.setCurrentWidget(page)
        self.side_bar.light(BELONGS_TO.get(page_name, page_name))
        self._menus.show_page_actions(page.page_actions())
        page.open(**where)
        self.take_focus()
        self.page_opened.emit(page_name)

    def _page_of(self, page_name: str) -> Page:
        page = self._pages.get(page_name)
        if page is None:
            # A page's module is only imported when the page is first opened.
            module, _, name = PAGES[page_name].partition(":")
            made: Page = getattr(import_module(module), name)(self.desk)
            made.go.connect(self.go)
            made.saved.connect(self.status.say_saved)
            self._pages[page_name] = page = made
            self._stack.addWidget(made)
            made.school_chosen(self.side_bar.school.value)
        return page

    def _forget_page(self, page: Page) -> None:
        self._pages = {name: each for name, each in self._pages.items() if each is not page}
        self._stack.removeWidget(page)
        page.deleteLater()

    # -- what is told -------------------------------------------------------------------------

    def tell_counts(self, counts: dict[str, int], notes: dict[str, str] | None = None) -> None:
        """How much waits at each place of the side bar, and a note under some."""
        self.side_bar.tell(counts, notes or {})

    def tell_week(self, words: str) -> None:
        """The week of the term, in words."""
        self._week = words
        self._tick()

    def _tick(self) -> None:
        self.status.tell_time(self.desk.now(), self._week)

    def _changed(self, changes: object) -> None:
        for page in self._pages.values():
            page.changed(changes)

    def _school_chosen(self, school: str) -> None:
        for page in self._pages.values():
            page.school_chosen(school)

    # -- slots of side bar and search ---------------------------------------------------------

    def _entered(self, page_name: str) -> None:
        self.go(page_name)

    def _place_asked(self) -> None:
        action = self.sender()
        asked = QAction.data(action) if isinstance(action, QAction) else None
        if asked:
            self.go(str(asked))

    def _searched(self, words: str) -> None:
        if words:
            self.go("search", {"words": words})

    def _typed(self, _words: str) -> None:
        self._typing.start()

    def _search_typed(self) -> None:
        """Show what is found as it is typed; the keyboard stays in the search."""
        words = self.top_bar.search.field.text().strip()
        page = self.page
        if page is not None and self._here[0] == "search":
            self._here = ("search", {"words": words})
            page.open(words=words)
        elif len(words) >= _WORDS_BEGIN and self.top_bar.search.field.hasFocus():
            self.go("search", {"words": words})
            self.top_bar.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.top_bar.search.field.end(False)

    # -- what the menus do --------------------------------------------------------------------

    def _deeds(self) -> Deeds:
        return Deeds(
            log_a_concern=self._log_a_concern,
            book_a_meeting=self._book_a_meeting,
            save_now=self._save_now,
            print_now=self._print_now,
            back_up=self.back_up_wanted.emit,
            lock=self.lock_wanted.emit,
            someone_else=self.someone_else.emit,
            leave=self._quit,
            find=self._find,
            search=self._search,
            paste=self._paste,
            main_button=self._press_main,
            next_pane=self._next_pane,
            previous_pane=self._previous_pane,
            back=self._back,
            the_code=self._the_code,
            about=self._about,
            keys=self._keys,
        )

    def _log_a_concern(self) -> None:
        self.go("log_a_concern")

    def _book_a_meeting(self) -> None:
        # At the counter a meeting is booked on the counter's own page.
        here = self._here[0]
        if here == HATCH and self.page is not None:
            self.page.open(view="book")
            self.take_focus()
        elif self._first == HATCH and here != "meetings":
            self.go(HATCH, {"view": "book"})
        else:
            self.go("meetings", {"form": "book"})

    def _the_code(self) -> None:
        self.go("the_code")

    def _save_now(self) -> None:
        if self.page is not None:
            self.page.save_now()

    def _print_now(self) -> None:
        if self.page is not None:
            self.page.print_now()

    def _find(self) -> None:
        if self.page is None or not self.page.find_on_page():
            self._search()

    def _search(self) -> None:
        search = self.top_bar.search
        if not search.isHidden():
            search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            search.field.selectAll()

    def _paste(self) -> None:
        if self.page is not None:
            self.page.paste()

    def _press_main(self) -> None:
        button = self.page.main_button() if self.page is not None else None
        if button is not None and button.isEnabled() and button.isVisible():
            button.click()

    def _back(self) -> None:
        if self.page is not None and self.page.back():
            return
        self.back()

    def _quit(self) -> None:
        self.window().close()

    def _about(self) -> None:
        from tcat_desktop import __version__

        TellingDialog(
            "About this program",
            f"Conduct desk {__version__}. Records stay on this computer.",
            self.window(),
        ).open()

    def _keys(self) -> None:
        lines = [
            f"{action.shortcut().toString()}   {action.text().replace('&', '')}"
            for action in self._menus.all_actions()
            if not action.shortcut().isEmpty()
        ]
        TellingDialog("Keys", "\n".join(lines), self.window()).open()

    def _next_pane(self) -> None:
        self._step_pane(1)

    def _previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        panes: list[QWidget] = [*self.side_bar.panes()]
        if self.page is not None:
            panes += [pane for pane in self.page.panes() if pane.isVisible()]
        if not self.top_bar.search.isHidden():
            panes.append(self.top_bar.search.field)
        focused = self.window().focusWidget()
        here = next(
            (n for n, pane in enumerate(panes) if pane is focused or _within(pane, focused)), -step
        )
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fold(self) -> None:
        self.side_bar.set_narrow(self.width() < theme().px(_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


def _within(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and pane.isAncestorOf(focused)


def _places_of(desk: Desk) -> tuple[tuple[Place, ...], tuple[Place, ...], str]:
    """Where this person's side bar leads, what stands at its foot, and the note above that."""

    def open_to_her(places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(one for one in places if _may(desk, one))

    if not desk.sitter.reception and (places := open_to_her(DESK)):
        return places, DESK_FOOT, ""
    if places := open_to_her(RECEPTION):
        return places, RECEPTION_FOOT, RECEPTION_NOTE
    return KEEPER, RECEPTION_FOOT, ""


def _may(desk: Desk, place: Place) -> bool:
    return desk.person is None or bool(desk.may(*place.needs))
