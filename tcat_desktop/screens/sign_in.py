"""Signing in, the lock, and the way back in with the recovery sheet.

It needs no database: it is on the screen while the rest of the program loads behind it. A
name is typed and never picked from a list, because no name lies readable on the disk; only
behind the lock, where somebody already sits, is her name shown.

Example::

    page.entered.connect(self._check)                 # name and password, as typed
    page.working("Opening the records")
    page.refuse("password", "That password is not right. You have 4 more tries.")
    page.lock(name="Helen Whitfield", post="Headteacher", initials="HW")
    page.offer_demo((("head", "Mrs Whitfield, headteacher"), ...))
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.sign_in_cards import PasswordCard
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import clock, day, local_day

if TYPE_CHECKING:
    from tcat_desktop.screens.recovery import RecoveryCard

_CARD = 400
_TICK_MS = 15_000
_CARE = (
    "These records are about real families. Open only what you need for your work. "
    "Each case you open is noted."
)
_TITLES = {
    "sign_in": ("Conduct desk", "Sign in to open the records"),
    "locked": ("Locked", "Your work is saved. Nothing shows while this screen is up."),
    "recovery": ("Use the recovery sheet", "Type the eight groups as they are printed."),
}


class _Emblem(QWidget):
    """The crest, or while locked a lock."""

    def __init__(self) -> None:
        super().__init__()
        self.locked = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().px(60)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.px(30 if self.locked else 56)
        if self.locked:
            line = Role.ACTION if look.high_contrast else None
            box(painter, self.rect(), fill=Role.SELECT, line=line, radius=8)
        name = "lock-simple" if self.locked else "crest"
        drawn = pixmap(name, Role.ACTION, side, self.devicePixelRatioF())
        spot = QRect(0, 0, side, side)
        spot.moveCenter(self.rect().center())
        painter.drawPixmap(spot.topLeft(), drawn)


class SignInPage(QWidget):
    """The whole sign-in page: emblem, card, and the line at the foot."""

    entered = Signal(str, str)
    unlocked = Signal(str)
    recovery_entered = Signal(str, str, str)
    someone_else = Signal()
    demo_chosen = Signal(str)

    def __init__(self, *, now: Callable[[], datetime], minutes: int = 5) -> None:
        super().__init__()
        self._now = now
        self._minutes = minutes
        self._mode = "sign_in"
        self.setObjectName("sign_in")
        self._emblem = _Emblem()
        self._title = label("", font=Type.SIGN_IN_TITLE, wrap=True)
        self._under = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, wrap=True)
        self._care = label(_CARE, font=Type.ROW_TITLE_REGULAR, role=Role.TEXT2, wrap=True)
        for each in (self._title, self._under, self._care):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.card = PasswordCard()
        self.card.entered.connect(self._entered)
        self.card.someone_else.connect(self.someone_else)
        self._recovery: RecoveryCard | None = None
        self._demo = QWidget()
        self._demo.setObjectName("sign_in.demo")
        self._demo_row = FlowLayout(self._demo, gap=8)
        self._demo.setVisible(False)
        self._build()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        theme().changed.connect(self._dress)
        self._dress()
        self._show_mode("sign_in")

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._box = QWidget()
        self._column = column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._emblem, 0, centre)
        column.addSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._under)
        column.addSpacing(22)
        column.addWidget(self.card)
        column.addSpacing(16)
        column.addWidget(self._demo)
        column.addSpacing(8)
        column.addWidget(self._care)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(20, 20, 20, 20)
        row.addStretch(1)
        row.addWidget(self._box)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("sign_in.scroll")
        scroll.setAccessibleName("Sign in")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("part", "bottom_line")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 11, 20, 11)
        row.setSpacing(6)
        row.addStretch(1)
        self._stay, self._locks = (
            IconMark("monitor", Role.TEXT2, size=15),
            IconMark("lock-simple", Role.TEXT2, size=15),
        )
        self._stay_words = label("Records stay on this computer", font=Type.SMALL, role=Role.TEXT2)
        self._locks_words = label("", font=Type.SMALL, role=Role.TEXT2)
        self._recover = Button("Use the recovery sheet", name="sign_in.recover", kind=Kind.QUIET)
        self._recover.clicked.connect(self.show_recovery)
        self._time = label("", font=Type.SMALL, role=Role.TEXT2, name="sign_in.time")
        for part in (
            self._stay,
            self._stay_words,
            None,
            self._locks,
            self._locks_words,
            None,
            self._recover,
            None,
            self._time,
        ):
            if part is None:
                row.addSpacing(16)
            else:
                row.addWidget(part)
        row.addStretch(1)
        return foot

    # -- what the program calls -----------------------------------------------------------------

    def start(self) -> None:
        """Ready for somebody to sign in: every field empty."""
        self.clear()
        self._show_mode("sign_in")
        self.card.ask()
        self._settle()

    def lock(self, *, name: str, post: str, initials: str) -> None:
        """Be the lock of this person's desk."""
        self.clear()
        self._show_mode("locked")
        self.card.lock(name, f"{post}. Locked at {clock(self._now())}", initials)
        self._settle()

    def show_recovery(self) -> None:
        """Ask for the recovery sheet."""
        self.clear()
        card = self.recovery
        self._show_mode("recovery")
        card.take_focus()

    def refuse(self, field: str, sentence: str) -> None:
        """Say at the field (``name``, ``password``, ``code``) what was not right."""
        self.ready()
        if self._mode == "recovery":
            self.recovery.refuse(field, sentence)
        else:
            self.card.refuse(field, sentence)

    def working(self, words: str) -> None:
        """The key is being made; say so on the button."""
        self.card.working(words)
        if self._recovery is not None:
            self._recovery.working(words)

    def ready(self) -> None:
        """It can be tried again."""
        self.card.ready()
        if self._recovery is not None:
            self._recovery.ready()

    def clear(self) -> None:
        """Forget what was typed."""
        self.ready()
        self.card.forget()
        if self._recovery is not None:
            self._recovery.forget()

    def set_minutes(self, minutes: int) -> None:
        """After how many minutes the desk locks."""
        self._minutes = minutes
        self._tick()

    def offer_demo(self, people: tuple[tuple[str, str], ...]) -> None:
        """In the demonstration: one button a person, and no password."""
        for key, words in people:
            made = Button(words, name=f"sign_in.demo.{key}")
            made.setProperty("person", key)
            made.clicked.connect(self._demo_pressed)
            self._demo_row.addWidget(made)
        show(self._demo, bool(people))

    @property
    def recovery(self) -> "RecoveryCard":
        """The card that takes the recovery sheet; it is hardly ever needed, so made only then."""
        if self._recovery is None:
            from tcat_desktop.screens.recovery import RecoveryCard

            self._recovery = RecoveryCard()
            self._recovery.entered.connect(self.recovery_entered)
            self._recovery.cancelled.connect(self.start)
            self._column.insertWidget(self._column.indexOf(self.card) + 1, self._recovery)
        return self._recovery

    # -- inside ----------------------------------------------------------------------------------

    def _show_mode(self, mode: str) -> None:
        self._mode = mode
        title, under = _TITLES[mode]
        self._title.setText(title)
        self._under.setText(under)
        self._emblem.locked = mode == "locked"
        self._emblem.update()
        show(self.card, mode != "recovery")
        if self._recovery is not None:
            show(self._recovery, mode == "recovery")
        signing_in = mode == "sign_in"
        show(self._recover, signing_in)
        for part in (self._stay, self._stay_words, self._locks, self._locks_words):
            show(part, signing_in)
        self._care.setText("To lock it yourself, press Ctrl L." if mode == "locked" else _CARE)
        if not signing_in:
            self._demo.setVisible(False)
        elif self._demo_row.count():
            show(self._demo, wanted=True)
        self._tick()
        self._settle()

    def _settle(self) -> None:
        # From the inside out: left to themselves the layouts settle from the outside in, and
        # the card would keep the height of what it held before.
        for layout in (self.card.form.column, self.card.layout(), self._box.layout()):
            if layout is not None:
                layout.invalidate()
                layout.activate()

    def _dress(self) -> None:
        # The box grows with the text, up to 640, and then it scrolls.
        self._box.setFixedWidth(min(theme().px(_CARD), 640))

    def _tick(self) -> None:
        minutes = "minute" if self._minutes == 1 else "minutes"
        self._locks_words.setText(f"Locks after {self._minutes} {minutes}")
        now = self._now()
        # The computer's own zone: the table of time zones is loaded behind this page.
        here = now.astimezone().tzinfo
        self._time.setText(f"{day(local_day(now, here))}, {clock(now, here)}")

    def _entered(self, name: str, password: str) -> None:
        if self._mode == "locked":
            self.unlocked.emit(password)
        else:
            self.entered.emit(name, password)

    def _demo_pressed(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.demo_chosen.emit(str(button.property("person")))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._tick()
            self._ticking.start()
        elif event.type() == QEvent.Type.Hide:
            self._ticking.stop()
        return super().event(event)
