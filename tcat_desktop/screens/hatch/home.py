"""What the counter shows while nobody is being served: three doors and two numbers, no name."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.office.questions.diary import VisitorsAnswer
from tcat_desktop.screens.hatch.words import diverted_words, expected_words
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
# Under so many px at 100 % the doors stand under each other.
_NARROW = 780
_TALL = 200


class Door(QPushButton):
    """A large way in: what it is, a line of what happens there, and its key."""

    def __init__(
        self, title: str, words: str, *, name: str, icon_name: str, keys: str, main: bool = False
    ) -> None:
        super().__init__()
        self._main = main
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{words} {keys}.")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        text, quiet = (Role.ON_ACTION, Role.ON_ACTION) if main else (Role.TEXT, Role.TEXT2)
        top = QHBoxLayout()
        top.addWidget(IconMark(icon_name, text if main else Role.ACTION, size=32))
        top.addStretch(1)
        top.addWidget(label(keys, font=Type.SMALL, role=Role.ON_ACTION if main else Role.TEXT3))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addLayout(top)
        self._column.addSpacing(18)
        self._column.addWidget(label(title, font=Type.SIGN_IN_TITLE, role=text, wrap=True))
        self._column.addWidget(label(words, font=Type.LEAD, role=quiet, wrap=True))
        self._column.addStretch(1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        wraps = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        wraps.setHeightForWidth(True)
        self.setSizePolicy(wraps)
        self._column.setContentsMargins(22, 20, 22, 20)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._column.totalHeightForWidth(width), theme().px(_TALL))

    def sizeHint(self) -> QSize:
        wide = self._column.minimumSize().width()
        return QSize(wide, self.heightForWidth(max(wide, theme().px(260))))

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and not held:
            self.click()
        elif event.key() in _ON | _BACK:
            # The row of doors knows which stands beside this one.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lit = self.underMouse() or self.isDown()
        if self._main:
            fill = line = Role.ACTION_HOVER if lit else Role.ACTION
        else:
            fill, line = Role.HOVER if lit else Role.SURFACE, Role.CONTROL
        thick = 2 if lit and theme().high_contrast else 1
        box(painter, self.rect(), fill=fill, line=line, radius=8, pen=thick)


class Home(QWidget):
    """The three doors, and what may be known at a glance."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hatch.home")
        self.book = Door(
            "Book a meeting", "A parent with a teacher, at a free time.",
            name="hatch.door.book", icon_name="calendar-plus", keys="Ctrl B", main=True,
        )  # fmt: skip
        self.log = Door(
            "Log a concern", "Somebody tells you of a post or a message.",
            name="hatch.door.log", icon_name="plus-circle", keys="Ctrl N",
        )  # fmt: skip
        self.look = Door(
            "Find a visitor", "Somebody has come and is expected today.",
            name="hatch.door.find", icon_name="magnifying-glass", keys="Ctrl F",
        )  # fmt: skip
        self.notice = Notice(name="hatch.home.notice")
        self.begun = Notice(name="hatch.begun")
        self._across = QBoxLayout(_ACROSS)
        self._across.setSpacing(16)
        for door in self.doors:
            self._across.addWidget(door, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.notice)
        column.addWidget(self.begun)
        column.addLayout(self._across)
        column.addWidget(self._numbers())
        column.addStretch(1)

    def _numbers(self) -> Card:
        card = Card(name="hatch.numbers")
        card.setAccessibleName("Today at Reception")
        self.expected = label("", font=Type.NEXT_STEP, wrap=True, name="hatch.expected")
        self.diverted = label("", font=Type.NEXT_STEP, wrap=True, name="hatch.diverted")
        why = label(
            "Parents reach a teacher through Reception. A meeting booked here for somebody who "
            "would have written privately is counted. C42.",
            role=Role.TEXT2, wrap=True,
        )  # fmt: skip
        card.add(_fact("users", self.expected))
        card.add_line(above=12, below=12)
        card.add(_fact("signpost", self.diverted, why))
        return card

    @property
    def doors(self) -> tuple[Door, ...]:
        """In their order."""
        return self.book, self.log, self.look

    def show_numbers(self, told: VisitorsAnswer) -> None:
        """How many are expected, and how many came here rather than write."""
        self.expected.setText(expected_words(told))
        self.diverted.setText(diverted_words(told.diverted))

    def say_begun(self, saved: str) -> None:
        """A booking was begun and stands in its draft; whose it is, is not said here."""
        if not saved:
            self.begun.clear()
            return
        self.begun.say(
            "A booking is begun and not made yet.",
            f"It is kept as it stood at {saved}. Book a meeting goes on with it.",
            tone=Tone.PLAIN, icon_name="clock-counter-clockwise",
        )  # fmt: skip

    def fold(self, width: int) -> None:
        """Stand the doors side by side, or under each other."""
        self._across.setDirection(_DOWN if width < theme().px(_NARROW) else _ACROSS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
        here = next((n for n, door in enumerate(self.doors) if door.hasFocus()), -1)
        if not step or here < 0:
            super().keyPressEvent(event)
            return
        self.doors[(here + step) % len(self.doors)].setFocus(Qt.FocusReason.TabFocusReason)


def _fact(icon_name: str, *words: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(IconMark(icon_name, Role.TEXT2, size=22), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    for each in words:
        column.addWidget(each)
    row.addLayout(column, 1)
    return made
