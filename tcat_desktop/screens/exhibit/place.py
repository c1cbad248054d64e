"""Where an exhibit stands: its warnings, and under them its view, or why it is not shown."""

from importlib import import_module

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked
from tcat_desktop.screens.exhibit.asking_cards import LockedCard
from tcat_desktop.screens.exhibit.content import LISTED, VIEWS, Content
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show

_MOST_WARNINGS = 5


class Place(QFrame):
    """One view for each sort of file, made when the first of its sort is opened."""

    quoted = Signal(str, str)
    go = Signal(str, dict)
    refused = Signal(object)
    done = Signal(str)
    moved = Signal(str)
    found = Signal(int, int)
    password_typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("exhibit.place_of_content")
        self.setProperty("part", "desk")
        self._desk = desk
        self._views: dict[str, Content] = {}
        self._warnings = QVBoxLayout()
        self._warnings.setContentsMargins(16, 8, 16, 8)
        self._warnings.setSpacing(6)
        self.locked = LockedCard()
        self.locked.typed.connect(self.password_typed)
        self._locked_place = QWidget()
        inner = QVBoxLayout(self._locked_place)
        inner.setContentsMargins(28, 28, 28, 28)
        inner.addWidget(self.locked)
        inner.addStretch(1)
        self.waiting = label("Reading it", role=Role.TEXT2, name="exhibit.waiting")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(self._locked_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._holder = QWidget()
        self._holder.setLayout(self._warnings)
        column.addWidget(self._holder)
        column.addWidget(self._stack, 1)
        show(self._holder, False)

    @property
    def content(self) -> Content | None:
        """The view in front, if one is."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Content) else None

    def wait(self) -> None:
        """Nothing is there yet, and nothing of what stood here before."""
        self.clear()
        self._stack.setCurrentWidget(self.waiting)

    def clear(self) -> None:
        """Let go of what is shown."""
        if self.content is not None:
            self.content.clear()
        self._warn(())
        self._stack.setCurrentWidget(self.waiting)

    def show_looked(self, looked: Looked, answer: ExhibitPageAnswer, *, password: str = "") -> None:
        """Show it in the view of its kind, or say why not."""
        if looked.reading is None:
            self._warn(())
            self.locked.say(looked.refused, asks=looked.asks == "password")
            self._stack.setCurrentWidget(self._locked_place)
            return
        self._warn(looked.reading.warnings)
        view = self._view_of(looked.reading.kind)
        self._stack.setCurrentWidget(view)
        view.open_with(password)
        view.show_looked(looked, answer)

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """What people say of it has changed."""
        if self.content is not None:
            self.content.show_answer(answer)

    def first_focus(self) -> QWidget | None:
        """What has the keyboard."""
        if self._stack.currentWidget() is self._locked_place and not self.locked.form.isHidden():
            return self.locked.password
        return self.content.first_focus() if self.content is not None else None

    # -- inside ------------------------------------------------------------------------------

    def _view_of(self, kind: str) -> Content:
        where = VIEWS.get(kind, LISTED)
        view = self._views.get(where)
        if view is None:
            module, _, name = where.partition(":")
            view = getattr(import_module(module), name)(self._desk)
            assert isinstance(view, Content)
            for ours, theirs in (
                (view.quoted, self.quoted), (view.go, self.go), (view.refused, self.refused),
                (view.done, self.done), (view.place, self.moved), (view.found, self.found),
            ):  # fmt: skip
                ours.connect(theirs)
            view.locked.connect(self._ask_again)
            self._views[where] = view
            self._stack.addWidget(view)
        return view

    def _ask_again(self) -> None:
        self.locked.say("This PDF is locked with a password.", asks=True)
        self._stack.setCurrentWidget(self._locked_place)

    def _warn(self, warnings: tuple[str, ...]) -> None:
        emptied(self._warnings)
        for place, words in enumerate(warnings[:_MOST_WARNINGS]):
            notice = Notice(name=f"exhibit.warning.{place + 1}")
            notice.say("", words, tone=Tone.AMBER, icon_name="warning")
            self._warnings.addWidget(notice)
        left = len(warnings) - _MOST_WARNINGS
        if left > 0:
            notice = Notice(name="exhibit.warning.more")
            more = " ".join(warnings[_MOST_WARNINGS:])
            notice.say("", more, tone=Tone.AMBER, icon_name="warning")
            self._warnings.addWidget(notice)
        show(self._holder, bool(warnings))
