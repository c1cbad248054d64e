"""Every action of the desk, in a menu, with its key; pages add their own to three of the menus."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget

from tcat_desktop.screens.theme import Appearance, theme

Call = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the window does when an action is chosen; each is a method, never a lambda."""

    log_a_concern: Call
    book_a_meeting: Call
    save_now: Call
    print_now: Call
    back_up: Call
    lock: Call
    someone_else: Call
    leave: Call
    find: Call
    search: Call
    paste: Call
    main_button: Call
    next_pane: Call
    previous_pane: Call
    back: Call
    the_code: Call
    about: Call
    keys: Call


_MENUS = ("File", "Edit", "Case", "Evidence", "Letters", "View", "Help")
_PAGES_ADD = ("Case", "Evidence", "Letters")


class Menus(QObject):
    """The menu bar and its actions. ``allow(False)`` turns every one of them off while locked."""

    def __init__(self, window: QWidget, deeds: Deeds) -> None:
        super().__init__(window)
        self.setObjectName("menus")
        self._window = window
        self._deeds = deeds
        self.bar = QMenuBar()
        self.bar.setObjectName("frame.menus")
        self.bar.setAccessibleName("Menus")
        self.bar.setNativeMenuBar(False)
        self._menus: dict[str, QMenu] = {}
        self._own: list[QAction] = []
        self._from_page: list[QAction] = []
        self._looks = QActionGroup(self)
        for name in _MENUS:
            menu = QMenu(f"&{name}", self.bar)
            menu.setObjectName(f"menu.{name.casefold()}")
            self.bar.addMenu(menu)
            self._menus[name] = menu
        self._file()
        self._edit()
        self._case()
        self._view()
        self._help()
        for name in _PAGES_ADD:
            self._menus[name].setEnabled(bool(self._menus[name].actions()))

    # -- what the window calls ------------------------------------------------------------

    def add_places(self, places: tuple[tuple[str, str], ...], go: Callable[[], object]) -> None:
        """The side bar's ``(page, title)`` in View, with Ctrl 1 to 6; ``go`` asks its sender."""
        first = self._menus["View"].actions()[0]
        for number, (page, title) in enumerate(places, 1):
            action = self._made(title, f"view.{page}", f"Ctrl+{number}" if number < 10 else "", go)
            action.setData(page)
            self._menus["View"].insertAction(first, action)
        self._menus["View"].insertSeparator(first)

    def show_page_actions(self, actions: dict[str, list[QAction]]) -> None:
        """Put the open page's own actions at the top of their menus, and take the last ones out."""
        for action in self._from_page:
            for menu in self._menus.values():
                menu.removeAction(action)
        self._from_page = []
        for name in _PAGES_ADD:
            menu = self._menus[name]
            before = menu.actions()[0] if menu.actions() else None
            for action in actions.get(name, []):
                if before is None:
                    menu.addAction(action)
                else:
                    menu.insertAction(before, action)
                self._from_page.append(action)
            menu.setEnabled(bool(menu.actions()))

    def allow(self, allowed: bool) -> None:
        """Turn every action on, or off while the desk is locked."""
        for action in self._own:
            action.setEnabled(allowed)
        self.bar.setEnabled(allowed)

    def action(self, name: str) -> QAction:
        """An action by its short name, such as ``file.lock``."""
        return next(each for each in self._own if each.objectName() == f"action.{name}")

    def all_actions(self) -> list[QAction]:
        """Every action of the window's own, for the list of keys."""
        return list(self._own)

    # -- the menus ------------------------------------------------------------------------

    def _made(self, words: str, name: str, keys: str, call: Call) -> QAction:
        action = QAction(words, self)
        action.setObjectName(f"action.{name}")
        shortcuts = [QKeySequence(each) for each in keys.split(" or ") if each]
        action.setShortcuts(shortcuts)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(call)
        self._own.append(action)
        return action

    def _add(self, menu: str, words: str, name: str, keys: str, call: Call) -> QAction:
        action = self._made(words, name, keys, call)
        self._menus[menu].addAction(action)
        return action

    def _file(self) -> None:
        does = self._deeds
        self._add("File", "&Log a concern", "file.log", "Ctrl+N", does.log_a_concern)
        self._add("File", "Book a &meeting", "file.book", "Ctrl+B", does.book_a_meeting)
        self._add("File", "&Save now", "file.save", "Ctrl+S", does.save_now)
        self._add("File", "&Print…", "file.print", "Ctrl+P", does.print_now)
        self._menus["File"].addSeparator()
        self._add("File", "&Back up now", "file.back_up", "", does.back_up)
        self._menus["File"].addSeparator()
        self._add("File", "Loc&k now", "file.lock", "Ctrl+L or F9", does.lock)
        someone = "Someone &else needs this computer"
        self._add("File", someone, "file.someone_else", "", does.someone_else)
        self._add("File", "&Quit", "file.quit", "Ctrl+Q", does.leave)

    def _edit(self) -> None:
        for words, name, keys, call in (
            ("&Undo", "edit.undo", "Ctrl+Z", self._undo),
            ("&Redo", "edit.redo", "Ctrl+Shift+Z", self._redo),
            ("Cu&t", "edit.cut", "Ctrl+X", self._cut),
            ("&Copy", "edit.copy", "Ctrl+C", self._copy),
            ("&Paste", "edit.paste", "Ctrl+V", self._paste),
        ):
            self._add("Edit", words, name, keys, call)
        self._menus["Edit"].addSeparator()
        self._add("Edit", "&Find on this page", "edit.find", "Ctrl+F", self._deeds.find)
        self._add("Edit", "&Search everything", "edit.search", "Ctrl+K", self._deeds.search)

    def _case(self) -> None:
        does = self._deeds
        keys = "Ctrl+Return or Ctrl+Enter"
        self._add("Case", "Do the page’s &main step", "case.main", keys, does.main_button)

    def _view(self) -> None:
        does = self._deeds
        look = theme()
        self._add("View", "&Next pane", "view.next_pane", "F6", does.next_pane)
        self._add("View", "&Previous pane", "view.previous_pane", "Shift+F6", does.previous_pane)
        self._add("View", "Bac&k", "view.back", "Esc", does.back)
        self._menus["View"].addSeparator()
        larger = "Ctrl++ or Ctrl+="
        self._add("View", "&Larger text", "view.larger", larger, look.larger_text)
        self._add("View", "&Smaller text", "view.smaller", "Ctrl+-", look.smaller_text)
        self._add("View", "&Usual text", "view.usual", "Ctrl+0", look.usual_text)
        self._menus["View"].addSeparator()
        words = {
            Appearance.SYSTEM: "Colours &as the computer",
            Appearance.LIGHT: "Light &colours",
            Appearance.DARK: "&Dark colours",
            Appearance.HIGH_CONTRAST: "&High contrast",
        }
        for appearance, title in words.items():
            name = f"view.look_{appearance.name.casefold()}"
            action = self._add("View", title, name, "", self._wear)
            action.setCheckable(True)
            action.setData(appearance.value)
            action.setChecked(appearance is look.appearance)
            self._looks.addAction(action)

    def _help(self) -> None:
        self._add("Help", "The &Code", "help.code", "F1", self._deeds.the_code)
        self._add("Help", "&Keys", "help.keys", "", self._deeds.keys)
        self._add("Help", "&About this program", "help.about", "", self._deeds.about)

    # -- slots ----------------------------------------------------------------------------

    def _wear(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            theme().set_appearance(Appearance(str(action.data())))

    def _undo(self) -> None:
        field = _field()
        if field is not None:
            field.undo()

    def _redo(self) -> None:
        field = _field()
        if field is not None:
            field.redo()

    def _cut(self) -> None:
        field = _field()
        if field is not None:
            field.cut()

    def _copy(self) -> None:
        field = _field()
        if field is not None:
            field.copy()

    def _paste(self) -> None:
        field = _field()
        held = QApplication.clipboard().mimeData()
        if isinstance(field, QPlainTextEdit):
            takes = field.canPaste()
        else:
            takes = field is not None and held.hasText() and not field.isReadOnly()
        # A screenshot goes to the page where the field can only take words.
        if field is None or not takes:
            self._deeds.paste()
        else:
            field.paste()


def _field() -> QLineEdit | QPlainTextEdit | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None
