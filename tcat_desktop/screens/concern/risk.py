"""The first question of a report: whether anyone is at risk now, and who helps if so."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.icons import icon
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.form import ErrorLine
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice, paint_edged
from tcat_desktop.screens.widgets.segments import Segments

_OPTIONS = (("no", "No"), ("unsure", "Not sure"), ("yes", "Yes, get help now"))


class _Bar(QWidget):
    """The box with its salmon edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_edged(
            QPainter(self), QRectF(self.rect()), fill=Role.SURFACE,
            line=Role.ATTENTION_LINE, edge=Role.ATTENTION, radius=8,
        )  # fmt: skip


class RiskQuestion(QWidget):
    """Three large buttons. Anything but No says at once whom to find."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("log.risk_question")
        self._lead = "the safeguarding lead"
        self._buttons = Segments(
            _OPTIONS, name="log.risk", spoken="Is anyone at risk right now?",
            kind=Kind.CHOICE, gap=12,
        )  # fmt: skip
        self._buttons.choose("no")
        self._buttons.changed.connect(self._chosen)
        self.help = Notice(name="log.risk_help")
        self.error = ErrorLine("log.risk.error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar())
        column.addWidget(self.error)
        column.addWidget(self.help)
        theme().changed.connect(self._tick)
        self._tick()

    def _bar(self) -> QWidget:
        bar = _Bar()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        self._across.setContentsMargins(20, 9, 15, 9)
        self._across.setSpacing(12)
        words = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(13)
        row.addWidget(IconMark("first-aid", Role.ATTENTION, size=22))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(label("Is anyone at risk right now?", font=Type.CARD_TITLE, wrap=True))
        example = "A threat, someone on their way to school, or a child who may be hurt."
        told.addWidget(label(example, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        row.addLayout(told, 1)
        self._across.addWidget(words, 1)
        self._across.addWidget(self._buttons)
        return bar

    @property
    def value(self) -> str:
        """``no``, ``unsure`` or ``yes``."""
        return self._buttons.value

    def choose(self, value: str) -> None:
        """Show this answer, such as one from a draft."""
        self._buttons.choose(value if value in dict(_OPTIONS) else "no")
        self._tell()

    def tell_lead(self, lead: str) -> None:
        """Who the safeguarding lead is."""
        self._lead = lead
        self._tell()

    def set_narrow(self, narrow: bool) -> None:
        """The buttons under the question, where there is no room beside it."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if narrow else across)

    def first_button(self) -> QWidget:
        """Where the keyboard comes in."""
        return self._buttons.button(self.value or "no")

    def _chosen(self) -> None:
        self.error.say("")
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self._tick()
        lead = self._lead
        if self.value == "yes":
            self.help.say(
                f"Find {lead} now. If anyone is in danger, ring 999 first.",
                f"Tell {lead} in person; do not wait for this to be read. Then write down here "
                "what you know and send it: it goes to the safeguarding lead today.",
                tone=Tone.ATTENTION, icon_name="phone",
            )  # fmt: skip
        elif self.value == "unsure":
            self.help.say(
                f"Ask {lead} before you go on.",
                "If it turns out that anyone is in danger, ring 999. Sending this tells the "
                "safeguarding lead as well.",
                tone=Tone.AMBER, icon_name="first-aid",
            )  # fmt: skip
        else:
            self.help.clear()

    def _tick(self) -> None:
        """A tick on the answer given, so that colour does not say it alone."""
        side = theme().px(18)
        for key, _ in _OPTIONS:
            button = self._buttons.button(key)
            chosen = button.isChecked()
            button.setIcon(icon("check", Role.ACTION, side, space=4) if chosen else QIcon())
            button.setIconSize(QSize(side + 4, side))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
