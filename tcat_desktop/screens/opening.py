"""Opening the window on a data folder: who comes in at the door sits down at a desk of her own.

It joins the sign-in page to the door, the desk to the office, and takes both apart again::

    opening = Opening(folder)
    opening.start()
    sys.exit(app.exec())
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from tcat_desktop.journey import people
from tcat_desktop.journey.people import Act, Level, may
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office import clock
from tcat_desktop.office.door import Door, State
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.page import Desk, Sitter
from tcat_desktop.screens.problems import Problems
from tcat_desktop.screens.sweeping import Sweeper
from tcat_desktop.screens.theme import Appearance, Role, Type, theme
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.window import Window

if TYPE_CHECKING:
    from tcat_desktop.office.door import Session
    from tcat_desktop.office.questions.own_desk import FrameAnswer
    from tcat_desktop.screens.backing_up import BackingUp
    from tcat_desktop.screens.reading_evidence import EvidenceReading

_KEEP_LOOK_MS = 1_000
# In seconds: so long a worker may take to leave the records after it was told to.
_PATIENCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """Who may sign in with one press, as ``(key, words)``, and the name and password behind it."""

    people: tuple[tuple[str, str], ...]
    names: dict[str, str]
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entered:
    """What the records' worker brings back when somebody has come in."""

    session: "Session"
    frame: "FrameAnswer"
    numbers: dict[str, int]


class Opening(QObject):
    """One window over one data folder."""

    # The desk is open and its first page is on the screen; the person's name is with it.
    seated = Signal(str)

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime] = clock.now,
        demonstration: Demonstration | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("opening")
        self.door = Door(folder, now=now)
        self.window = Window(now=now)
        self._now = now
        self._demo = demonstration
        self._session: Session | None = None
        self._told: FrameAnswer | None = None
        self._reading: EvidenceReading | None = None
        self._backing_up: BackingUp | None = None
        self._prepared = False
        self.sweeper = Sweeper(parent=self)
        self.problems = Problems(self.window)
        self.errands = Errands(self._failed, parent=self.window)
        self.errands.said.connect(self._said)
        self.errands.changed.connect(self._changed)
        self._keeping_look = QTimer(self)
        self._keeping_look.setSingleShot(True)
        self._keeping_look.setInterval(_KEEP_LOOK_MS)
        self._keeping_look.timeout.connect(self._keep_look)
        theme().changed.connect(self._look_changed)
        self._join()

    def _join(self) -> None:
        page = self.window.sign_in
        page.entered.connect(self._enter)
        page.unlocked.connect(self._unlock)
        page.recovery_entered.connect(self._recover)
        page.demo_chosen.connect(self._enter_demo)
        self.window.locked.connect(self._locked)
        self.window.left.connect(self._left)
        self.window.closing.connect(self._closing)
        if self._demo is not None:
            page.offer_demo(self._demo.people)

    def start(self) -> None:
        """Show the sign-in page, or on an empty folder the first set-up."""
        if self.door.state() is State.EMPTY:
            self._set_up()
        else:
            self.window.sign_in.start()
        # What signing in needs is loaded behind the page, once it has been painted.
        self.window.installEventFilter(self)
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._prepared:
            self._prepared = True
            QTimer.singleShot(0, self._prepare)
        return False

    def _prepare(self) -> None:
        self.window.removeEventFilter(self)
        # To look through so many new objects for rubbish would hold up the window for 50 ms, and
        # on a worker's thread it may not be done at all.
        self.sweeper.start()
        self.errands.on_records(partial(_load_behind, self.door), self._ready)

    def _ready(self, _nothing: object) -> None:
        """Everything is loaded; names in any script can be shown from now on."""
        theme().learn_scripts()

    # -- coming in ---------------------------------------------------------------------------

    def _enter(self, name: str, password: str) -> None:
        self._come_in("Opening the records", partial(self.door.sign_in, name, password))

    def _enter_demo(self, key: str) -> None:
        if self._demo is not None:
            self._enter(self._demo.names[key], self._demo.password)

    def _recover(self, code: str, name: str, password: str) -> None:
        enter = partial(self.door.recover, code, name, password)
        self._come_in("Opening the records", enter)

    def _come_in(self, words: str, enter: "Callable[[], Session]") -> None:
        self.window.sign_in.working(words)
        self.errands.on_records(partial(_brought, enter, self.door), self._seat, self._refused)

    def _seat(self, entered: _Entered) -> None:
        session, told = entered.session, entered.frame
        self._session, self._told = session, told
        office, person = session.office, session.person
        self.errands.serve(asker=partial(office.ask, person), doer=partial(office.do, person))
        office.tell(self.errands.announce)
        self._wear(told)
        desk = Desk(
            errands=self.errands,
            sitter=_sitter(session, told),
            now=self._now,
            office=office,
            person=person,
        )
        self.window.seat(desk)
        frame = self.window.frame
        frame.back_up_wanted.connect(self._back_up)
        frame.new_password_wanted.connect(self._new_password)
        if told.demo:
            words = label(
                "Everyone here is invented",
                font=Type.SMALL,
                role=Role.AMBER_TEXT,
                name="frame.status.demo",
            )
            frame.status.addWidget(words)
        self._tell(entered.frame, entered.numbers)
        frame.go("settings") if person.role is people.Role.ADMIN else frame.go_first()
        self._read_evidence(desk)
        self.seated.emit(person.name)

    def _read_evidence(self, desk: Desk) -> None:
        """What nobody has read yet is read behind the page, while somebody sits here."""
        from tcat_desktop.screens.reading_evidence import EvidenceReading

        self._stop_reading()
        self._reading = EvidenceReading(desk, self.window.frame.status, self)
        self.window.locked.connect(self._reading.stop)
        self._reading.start()

    def _stop_reading(self) -> Event:
        """No more is read; what is set once no worker is at the records any more."""
        reading, self._reading = self._reading, None
        if reading is None:
            resting = Event()
            resting.set()
            return resting
        reading.stop()
        self.window.locked.disconnect(reading.stop)
        reading.deleteLater()
        return reading.resting

    def _unlock(self, password: str) -> None:
        session = self._session
        if session is None:
            return
        self.window.sign_in.working("Unlocking")
        unlock = partial(self.door.unlock, session, password)
        self.errands.on_records(unlock, self._unlocked, self._refused)

    def _locked(self) -> None:
        if self._session is not None:
            self._session.office.forget_seal()

    def _unlocked(self, _nothing: object) -> None:
        self.window.unlock()
        if self._reading is not None:
            self._reading.start()

    # -- what goes wrong ---------------------------------------------------------------------

    def _refused(self, said: Said) -> None:
        words = " ".join(part for part in (said.reason, said.what_to_do) if part)
        self.window.sign_in.refuse(said.field or "password", words)

    def _failed(self, error: BaseException) -> None:
        self.window.sign_in.ready()
        self.problems.report(error)

    def _said(self, said: Said) -> None:
        """A refusal that no page showed beside its button."""
        from tcat_desktop.screens.asking import TellingDialog

        words = " ".join(part for part in (said.what_to_do, said.clause) if part)
        TellingDialog(said.reason, words, self.window).open()

    # -- while somebody sits here ------------------------------------------------------------

    def _changed(self, _changes: object) -> None:
        if self._session is not None:
            ask = partial(_asked, self._session)
            self.errands.on_records(ask, self._told_again)

    def _told_again(self, answer: "tuple[FrameAnswer, dict[str, int]]") -> None:
        if self.window.is_seated:
            told, numbers = answer
            if self._told is not None and told.settings != self._told.settings:
                self._told = told
                self._wear(told)
            self._told = told
            self._tell(told, numbers)

    def _tell(self, told: "FrameAnswer", numbers: dict[str, int]) -> None:
        frame = self.window.frame
        late = told.overdue_days > 0
        frame.tell_counts(numbers, {"the_code": "Review is overdue"} if late else {})
        frame.tell_week(told.term_words)
        frame.status.say_backup(told.backup_words)

    def _wear(self, told: "FrameAnswer") -> None:
        kept = told.settings
        self._keeping_look.stop()
        theme().set_appearance(Appearance(kept.get("theme", Appearance.SYSTEM.value)))
        theme().set_text_size(int(kept.get("text_size", 100)))
        minutes = int(kept.get("lock_after", 5))
        self.window.idle.set_minutes(minutes)
        self.window.sign_in.set_minutes(self.window.idle.minutes)
        self._keeping_look.stop()

    def _look_changed(self) -> None:
        if self._session is not None and self.window.is_seated:
            self._keeping_look.start()

    def _keep_look(self) -> None:
        """Colours and text size chosen in the menu stay chosen."""
        if self._session is None or self._told is None or self.window.is_locked:
            return
        from tcat_desktop.office.commands.keep_accounts import SaveSettings

        kept = self._told.settings
        wanted = SaveSettings(
            theme=theme().appearance.value,
            text_size=theme().text_size,
            lock_after=int(kept.get("lock_after", 5)),
        )
        now = (kept.get("theme", Appearance.SYSTEM.value), int(kept.get("text_size", 100)))
        if now != (wanted.theme, wanted.text_size):
            self.errands.do(wanted, self._ready)

    def _new_password(self) -> None:
        self.window.frame.go("settings", {"part": "password"})

    def _back_up(self) -> None:
        from tcat_desktop.screens.backing_up import BackingUp

        if self._session is not None and self._backing_up is None:
            self._backing_up = BackingUp(self.window, self.errands, self._session)
            self._backing_up.ended.connect(self._backed_up)
            self._backing_up.ask()

    def _backed_up(self) -> None:
        if self._backing_up is not None:
            self._backing_up.deleteLater()
            self._backing_up = None
        self._changed(None)

    # -- going out ---------------------------------------------------------------------------

    def _left(self) -> None:
        resting = self._stop_reading()
        session, self._session = self._session, None
        self._told = None
        self._keeping_look.stop()
        if session is not None:
            # After whatever is under way with the records, and before the next sign-in.
            self.errands.on_records(partial(_let_go, session, self.door, resting), self._ready)
        theme().set_appearance(Appearance.SYSTEM)
        theme().usual_text()

    def _closing(self) -> None:
        resting = self._stop_reading()
        session, self._session = self._session, None
        if session is not None:
            # The lock belongs to the thread that took it.
            self.errands.on_records(partial(_let_go, session, self.door, resting), self._ready)
        self.errands.finish()
        self.sweeper.stop()

    # -- the first run -----------------------------------------------------------------------

    def _set_up(self) -> None:
        from tcat_desktop.screens.set_up.wizard import SetUpWizard

        wizard = SetUpWizard(self.door.folder, self.errands, now=self._now)
        wizard.finished.connect(self._set_up_done)
        self.window.show_instead(wizard)

    def _set_up_done(self) -> None:
        self.window.show_sign_in()


def _load_behind(door: Door) -> None:
    """What the first minute needs, while somebody types her name and password."""
    door.prepare()
    import tcat_desktop.screens.frame
    import tcat_desktop.screens.pages.reception_book
    import tcat_desktop.screens.pages.today  # noqa: F401

    # What is loaded now stays: nobody need look through it for rubbish again.
    gc.freeze()


def _brought(enter: "Callable[[], Session]", door: Door) -> _Entered:
    session = enter()
    try:
        told, numbers = _asked(session)
    except BaseException:
        _let_go(session, door)
        raise
    return _Entered(session=session, frame=told, numbers=numbers)


def _asked(session: "Session") -> "tuple[FrameAnswer, dict[str, int]]":
    """What the frame shows, and how much waits at each place of the side bar."""
    from tcat_desktop.office.questions.own_desk import Frame
    from tcat_desktop.office.questions.work_list import Today

    office, person = session.office, session.person
    told = office.ask(person, Frame())
    numbers: dict[str, int] = {}
    if may(person, Act.CASE_FILE, Level.SEE):
        today = office.ask(person, Today())
        numbers = {
            "today": sum(len(g.rows) for g in today.groups if g.title != "Coming up"),
            "cases": told.open_cases,
            "meetings": len(today.meetings),
            "letters": today.to_sign + today.to_print + today.to_post,
        }
    elif told.reports:
        numbers = {"my_reports": told.reports}
    return told, numbers


def _sitter(session: "Session", told: "FrameAnswer") -> Sitter:
    # Somebody is in, so what the office says with is loaded by now.
    from tcat_desktop.office.words import initials

    person = session.person
    own = tuple(
        (str(key), _short(name)) for key, name in told.schools if person.school_id in (None, key)
    )
    return Sitter(
        name=person.name,
        post=told.post,
        initials=initials(person.name),
        schools=own,
        reception=not may(person, Act.CASE_FILE, Level.SEE),
    )


def _short(school: str) -> str:
    """``Applewick Primary`` for ``Applewick Primary School``: the side bar is narrow."""
    return school.removesuffix(" School")


def _let_go(session: "Session", door: Door, resting: Event | None = None) -> None:
    if resting is not None:
        resting.wait(_PATIENCE)
    session.office.close()
    door.close()
