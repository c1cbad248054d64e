"""The left of the minutes: where the meeting stands on its agenda, and what was said first."""

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.minutes.attendance import WrappedTick
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, laid_out, write, write_centred
from tcat_desktop.screens.widgets.label import label

_EDGE, _TEXT = 20, 50


class AgendaStep(QAbstractButton):
    """One item: done, now, or still to come. Pressing it goes there."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._number = number
        self._state, self._under = "later", ""
        self.setText(title)
        self.setObjectName(f"minutes.agenda{number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say("later", "")
        theme().changed.connect(self._fit)

    def say(self, state: str, under: str) -> None:
        """``done``, ``now`` or ``later``, with how long it took or “Now”."""
        self._state, self._under = state, under
        said = {"done": "done", "now": "now", "later": ""}[state]
        parts = (f"{self._number}", self.text(), under if state == "done" else said)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(self._tall(max(self.width(), theme().px(194))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _font(self) -> Type:
        return Type.BODY_STRONG if self._state == "now" else Type.BODY

    def _tall(self, width: int) -> int:
        _, tall = laid_out(self.text(), self._font(), max(width - _TEXT - 8, 40))
        return tall + (theme().line(Type.SMALL) if self._under else 0) + 14

    def sizeHint(self) -> QSize:
        return QSize(theme().px(194), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._state == "now"
        if now:
            painter.fillRect(self.rect(), look.colour(Role.SELECT))
            painter.fillRect(0, 0, 3, self.height(), look.colour(Role.ACTION))
        elif self.underMouse():
            painter.fillRect(self.rect(), look.colour(Role.HOVER))
        side = look.px(20)
        spot = QRect(_EDGE, 8, side, side)
        ring = Role.CONTROL if self._state == "later" else Role.ACTION
        box(painter, spot, fill=Role.ACTION if now else None, line=ring, radius=side * 0.4)
        if self._state == "done":
            small = look.px(12)
            inset = (side - small) // 2
            drawn = pixmap("check", Role.ACTION, small, self.devicePixelRatioF())
            painter.drawPixmap(spot.left() + inset, spot.top() + inset, drawn)
        else:
            role = Role.ON_ACTION if now else Role.TEXT2
            write_centred(painter, spot, str(self._number), Type.TINY_STRONG, role)
        wide = self.width() - _TEXT - 8
        layout, tall = laid_out(self.text(), self._font(), wide)
        painter.setPen(look.colour(Role.ACTION if now else Role.TEXT2))
        layout.draw(painter, QRect(_TEXT, 7, wide, tall).topLeft().toPointF())
        if self._under:
            below = QRect(_TEXT, 7 + tall, wide, look.line(Type.SMALL))
            write(painter, below, self._under, Type.SMALL, Role.TEXT2)


class AgendaPane(QFrame):
    """The steps with their times, and the ticks of what was said at the start."""

    entered = Signal(int)
    said_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes.agenda")
        self._steps: list[AgendaStep] = []
        self._said: dict[str, WrappedTick] = {}
        self._spent: dict[int, float] = {}
        self._now = -1
        self._since: datetime | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 12)
        column.setSpacing(0)
        head = label("Agenda", font=Type.READING_STRONG, role=Role.TEXT2)
        head.setContentsMargins(_EDGE, 0, 0, 0)
        column.addWidget(head)
        column.addSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        column.addSpacing(18)
        said = label("Said at the start", font=Type.READING_STRONG, role=Role.TEXT2)
        said.setContentsMargins(_EDGE, 0, 0, 0)
        column.addWidget(said)
        column.addSpacing(6)
        self._ticks = QVBoxLayout()
        self._ticks.setContentsMargins(_EDGE, 0, 12, 0)
        self._ticks.setSpacing(6)
        column.addLayout(self._ticks)
        column.addStretch(1)

    @property
    def said(self) -> tuple[str, ...]:
        """What was ticked as said."""
        return tuple(words for words, tick in self._said.items() if tick.tick.isChecked())

    def show_agenda(
        self, titles: tuple[str, ...], offered: tuple[str, ...], said: tuple[str, ...]
    ) -> None:
        """Show the items, and what may be said at the start with what was."""
        for part in (*self._steps, *self._said.values()):
            part.hide()
            part.deleteLater()
        self._steps, self._said = [], {}
        self._spent, self._now, self._since = {}, -1, None
        for number, title in enumerate(titles, 1):
            step = AgendaStep(number, title)
            step.clicked.connect(self._pressed)
            self._steps.append(step)
            self._list.addWidget(step)
        for number, words in enumerate(dict.fromkeys((*offered, *said)), 1):
            tick = WrappedTick(words, name=f"minutes.said{number}")
            tick.tick.setChecked(words in said)
            tick.toggled.connect(self.said_changed)
            self._said[words] = tick
            self._ticks.addWidget(tick)

    def lock(self) -> None:
        """Signed: the ticks stay as they are."""
        for tick in self._said.values():
            tick.tick.setEnabled(False)

    def at(self, place: int, now: datetime, *, timed: bool) -> None:
        """The meeting is at this item; while it is timed, the one before gets its minutes."""
        if timed and self._since is not None and self._now >= 0:
            self._spent[self._now] = self._spent.get(self._now, 0) + (
                (now - self._since).total_seconds()
            )
        self._now, self._since = place, now if timed else None
        for number, step in enumerate(self._steps):
            if number == place:
                step.say("now", "Now")
            elif number in self._spent:
                step.say("done", _minutes(self._spent[number]))
            else:
                step.say("done" if timed and number < place else "later", "")

    def _pressed(self) -> None:
        self.entered.emit(self._steps.index(self.sender()))  # type: ignore[arg-type]  # ours


def _minutes(seconds: float) -> str:
    whole = round(seconds / 60)
    if not whole:
        return "Under a minute"
    return f"{whole} minute" if whole == 1 else f"{whole} minutes"
