"""The reception book: one large page for the counter, on which no name stands until it must.

Clause C42: parents reach a teacher through Reception. Nothing of any case is shown here.
"""

from datetime import date, timedelta
from functools import cached_property
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_diary import Booked, BookMeeting
from tcat_desktop.office.questions.diary import Room, Visitors, VisitorsAnswer
from tcat_desktop.office.questions.own_desk import DraftAnswer
from tcat_desktop.office.visit_slip import VisitSlip
from tcat_desktop.screens.concern.draft_keeper import DraftKeeper
from tcat_desktop.screens.hatch.booked import BookedCard, MadeBooking
from tcat_desktop.screens.hatch.booking import BookingForm
from tcat_desktop.screens.hatch.home import Home
from tcat_desktop.screens.hatch.vanishing import BOOKING_MS, Vanishing
from tcat_desktop.screens.hatch.visitors import VisitorsView
from tcat_desktop.screens.hatch.words import BY
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.scroll import scrolled
from tcat_desktop.screens.words import clock, day, local_day

_TICK_MS = 60_000
_NARROW = 1000
# The parts behind the doors, and the view that each stands in.
_BEHIND = {"form": "book", "visitors": "find", "booked": "booked"}


class ReceptionBookPage(Page):
    """Three doors; behind them a booking, the form of a concern, and the visitors of today."""

    page_name: ClassVar[str] = "reception_book"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._looked = False
        self._draft_at = ""
        self._command: BookMeeting | None = None
        self._names = ("", "", "")
        self._school_id: SchoolId | None = None
        self._day = label("", font=Type.LEAD, role=Role.TEXT2, name="hatch.day")
        self._rooms: tuple[Room, ...] | None = None
        self.home = Home()
        self.keeper = DraftKeeper(desk.errands, "hatch", self._body, self)
        self.vanishing = Vanishing(self)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setObjectName("hatch.stack")
        self._margins: list[QVBoxLayout] = []
        self._views: dict[str, QWidget] = {}
        self._frame("home", "Reception book", self.home, title=True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)

    def _put(self, name: str, view: QWidget) -> None:
        self._views[name] = view
        self._stack.addWidget(view)

    # What stands behind the doors is made once the doors are on the screen, or when one is opened.

    @cached_property
    def form(self) -> BookingForm:
        """The booking."""
        made = BookingForm(self.desk.errands, today=self._today(), parent=self._stack)
        made.edited.connect(self.keeper.touch)
        made.sent.connect(self._book)
        made.left.connect(self._go_home)
        made.afresh.connect(self._start_afresh)
        if self._rooms is not None:
            made.know(self._rooms, self._school_id)
        made.fold(self.width())
        self._put("book", made)
        return made

    @cached_property
    def booked(self) -> BookedCard:
        """The confirmation."""
        made = BookedCard()
        made.print_wanted.connect(self._print_booked)
        made.another_wanted.connect(self._open_form)
        made.home_wanted.connect(self._go_home)
        self._frame("booked", "The meeting is booked", made)
        self._fold()
        return made

    @cached_property
    def visitors(self) -> VisitorsView:
        """The visitors of today."""
        made = VisitorsView(self.desk.errands)
        made.know(self._school_id)
        made.named.connect(self._names_shown)
        made.print_wanted.connect(self._print)
        made.done.connect(self._do)
        made.close_it.clicked.connect(self._go_home)
        self._frame("find", "Find a visitor", made)
        self._fold()
        return made

    def _make_next(self) -> None:
        """One of them at a time, so that the window is never held up by all."""
        waiting = next((name for name in _BEHIND if not self._has(name)), None)
        if waiting is not None and self.isVisible():
            getattr(self, waiting)
            QTimer.singleShot(0, self, self._make_next)

    def _has(self, name: str) -> bool:
        return name in self.__dict__

    def _frame(self, name: str, spoken: str, inner: QWidget, *, title: bool = False) -> None:
        """Put a view where it can be scrolled; from the outside in, which is quicker to dress."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(16)
        self._put(name, scrolled(content, name=f"hatch.{name}.scroll", spoken=spoken))
        if title:
            heading = QVBoxLayout()
            heading.setSpacing(2)
            heading.addWidget(label("Reception book", font=Type.SIGN_IN_TITLE))
            heading.addWidget(self._day)
            column.addLayout(heading)
        column.addWidget(inner, 1)
        self._margins.append(column)

    def _connect(self) -> None:
        self.home.book.clicked.connect(self._open_form)
        self.home.log.clicked.connect(self._log)
        self.home.look.clicked.connect(self._open_find)
        self.keeper.saved.connect(self._draft_saved)
        self.keeper.failed.connect(self._draft_failed)
        self.vanishing.vanished.connect(self._go_home)
        self._ticking.timeout.connect(self._ask)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        theme().changed.connect(self._fold)

    # -- the page's contract --------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """``view`` may be ``book`` or ``find``; without it the doors."""
        if not self._looked:
            self._looked = True
            self.keeper.look(self._draft_found)
        self._show(str(where.get("view", "home")))
        self._ask()

    def changed(self, changes: Any) -> None:
        if self.isVisible():
            self._ask()
            if self._has("visitors"):
                self.visitors.ask_again()

    def school_chosen(self, school: str) -> None:
        self._school_id = SchoolId(int(school)) if school.isdigit() else None
        if self._has("visitors"):
            self.visitors.know(self._school_id)
        if self.isVisible():
            self._ask()

    def main_button(self) -> QAbstractButton | None:
        view = self._view()
        if view == "book":
            return self.form.send
        if view == "booked":
            return self.booked.slip
        return self.home.book if view == "home" else None

    def first_focus(self) -> QWidget | None:
        view = self._view()
        if view == "book":
            return self.form.first_open()
        if view == "booked":
            return self.booked.slip
        return self.visitors.field if view == "find" else self.home.book

    def panes(self) -> tuple[QWidget, ...]:
        view = self._view()
        if view == "home":
            return self.home.doors
        if view == "book":
            return (self.form.first_open(), self.form.times.other, self.form.send)
        return (self.visitors.field, self.visitors.list) if view == "find" else ()

    def find_on_page(self) -> bool:
        self._open_find()
        return True

    def print_now(self) -> bool:
        if self._view() != "booked":
            return False
        self._print_booked()
        return True

    def save_now(self) -> bool:
        if self._view() == "book" and not self.form.is_empty:
            self.keeper.save()
            return True
        return False

    def back(self) -> bool:
        if self._view() == "home":
            return False
        self._go_home()
        return True

    def unsaved(self) -> str:
        if self.keeper.is_changed:
            self.keeper.save()
        if self.keeper.trouble is not None:
            return f"The booking is not kept yet. {self.keeper.trouble.reason}"
        return ""

    # -- the views ------------------------------------------------------------------------------

    def _view(self) -> str:
        shown = self._stack.currentWidget()
        return next(name for name, view in self._views.items() if view is shown)

    def _show(self, name: str) -> None:
        """Show a view; whatever names another one held are gone from it at once."""
        if name != "booked" and self._has("booked"):
            self.booked.clear()
        if self._has("visitors"):
            self.visitors.clear()
        self.vanishing.stop()
        if name in _BEHIND.values():
            getattr(self, next(part for part, view in _BEHIND.items() if view == name))
        self._stack.setCurrentWidget(self._views.get(name, self._views["home"]))
        self._say_begun()
        if name == "book":
            self.vanishing.begin(BOOKING_MS)
        elif name == "booked":
            self.vanishing.begin()

    def _focus(self) -> None:
        wanted = self.first_focus()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_home(self) -> None:
        if self.keeper.is_changed:
            self.keeper.save()
        self._show("home")
        self._ask()
        # A clock that takes the names away does not take the keyboard from another part.
        if self.isVisible():
            self._focus()

    def _open_form(self) -> None:
        self._show("book")
        self._focus()

    def _open_find(self) -> None:
        self._show("find")
        self._focus()

    def _log(self) -> None:
        self.go.emit("log_a_concern", {})

    def _names_shown(self, named: bool) -> None:
        if self._view() != "find":
            return
        if named:
            self.vanishing.begin()
        else:
            self.vanishing.stop()

    # -- what is known ----------------------------------------------------------------------------

    def _today(self) -> date:
        return local_day(self.desk.now())

    def _ask(self) -> None:
        self._day.setText(day(self._today(), self._today()))
        self.desk.errands.ask(Visitors(school_id=self._school_id), self._told, key="hatch.today",
                              refused=self.home.notice.refused)  # fmt: skip

    def _told(self, answer: VisitorsAnswer) -> None:
        self.home.notice.clear()
        self.home.show_numbers(answer)
        self._rooms = answer.rooms
        if self._has("form"):
            self.form.know(answer.rooms, self._school_id)

    # -- the draft --------------------------------------------------------------------------------

    def _body(self) -> dict[str, Any]:
        return self.form.kept()

    def _is_empty(self) -> bool:
        return not self._has("form") or self.form.is_empty

    def _draft_found(self, draft: DraftAnswer | None) -> None:
        # Whoever has begun to type meanwhile keeps what she typed.
        if draft is None or not self._is_empty():
            return
        self.form.fill(draft.body)
        self.keeper.go_on(draft.draft_id)
        self.form.say_draft(draft.saved)
        self._draft_at = draft.saved
        self._say_begun()
        if self._view() == "book":
            self._focus()

    def _draft_saved(self) -> None:
        if self.form.is_empty:
            return
        self._draft_at = clock(self.desk.now())
        self.saved.emit(f"Draft saved {self._draft_at}")
        self._say_begun()

    def _draft_failed(self, said: Said) -> None:
        if self._has("form"):
            self.form.notice.refused(said)
        self.home.notice.refused(said)

    def _say_begun(self) -> None:
        self.home.say_begun("" if self._is_empty() else self._draft_at)

    def _start_afresh(self) -> None:
        self.keeper.drop()
        self._draft_at = ""
        self.form.clear()
        self._focus()

    # -- booking ----------------------------------------------------------------------------------

    def _book(self, command: BookMeeting) -> None:
        self._command = command
        self._names = (self.form.visitor.name, self.form.host.name, self._where(command))
        self.desk.errands.do(command, self._was_booked, self.form.refused)

    def _where(self, command: BookMeeting) -> str:
        if command.how in BY:
            return BY[command.how]
        return self.form.times.room_name(command.room_id) or command.place

    def _was_booked(self, booked: Booked) -> None:
        command, names = self._command, self._names
        assert command is not None
        self._command, self._names = None, ("", "", "")
        self.keeper.drop()
        self._draft_at = ""
        self.form.clear()
        self.saved.emit(f"Booked {clock(self.desk.now())}")
        if not self.isVisible():
            return
        self._show("booked")
        self.booked.show_booked(
            MadeBooking(
                booking_id=booked.booking_id, reference=booked.reference, on=command.on,
                at=command.at, until=_until(command), where=names[2], visitor=names[0],
                host=names[1],
            ),
            self._today(),
        )  # fmt: skip
        self._focus()

    # -- visitors and slips -----------------------------------------------------------------------

    def _do(self, command: object) -> None:
        self.desk.errands.do(command, self._was_done, self.visitors.refused)

    def _was_done(self, _done: object) -> None:
        self.visitors.ask_again()

    def _print_booked(self) -> None:
        if self.booked.made is not None:
            self._print(self.booked.made.booking_id)

    def _print(self, booking_id: object) -> None:
        question = VisitSlip(booking_id=int(str(booking_id)))
        self.desk.errands.ask(question, self._slip_made, refused=self._not_printed)

    def _slip_made(self, pdf: bytes) -> None:
        # Printing brings in the printer's own parts, which nothing else here needs.
        from tcat_desktop.screens import printing

        try:
            if printing.print_pdf(self, pdf, "Visitor’s slip"):
                self._say_printed()
        except Said as said:
            self._not_printed(said)

    def _say_printed(self) -> None:
        if self._view() == "booked":
            self.booked.printed()
        elif self._view() == "find":
            self.visitors.notice.done("The slip is printed.")

    def _not_printed(self, said: Said) -> None:
        (self.booked.refused if self._view() == "booked" else self.visitors.refused)(said)

    # -- Qt ---------------------------------------------------------------------------------------

    def _fold(self) -> None:
        narrow = self.width() < theme().px(_NARROW)
        margin = 20 if narrow else 28
        for column in self._margins:
            column.setContentsMargins(margin, 20, margin, 20)
        self.home.fold(self.width())
        if self._has("form"):
            self.form.fold(self.width())
        if self._has("visitors"):
            self.visitors.fold(self.width())

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            # Once the parts have their places.
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        now: QWidget | None = self.focusWidget()
        view = self._stack.currentWidget()
        area = self.form.area if view is self._views.get("book") else view
        if now is not None and isinstance(area, QScrollArea) and area.isAncestorOf(now):
            area.ensureWidgetVisible(now, 0, theme().px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()
        QTimer.singleShot(0, self, self._make_next)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()
        # The desk was locked, or another page is open: no name waits behind it.
        if self.keeper.is_changed:
            self.keeper.save()
        self._show("home")


def _until(command: BookMeeting) -> str:
    begins = timedelta(hours=int(command.at[:2]), minutes=int(command.at[3:]))
    whole = int((begins + timedelta(minutes=command.minutes)).total_seconds()) // 60
    return f"{whole // 60:02}:{whole % 60:02}"
