"""How one route is taken: who may, how, where, what to mind, and when it was last checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.takedown import PackAnswer
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label


class RouteCard(Card):
    """The card above the fields. ``copied`` says what was copied."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="takedown.route")
        self.name = label("", font=Type.CARD_TITLE, wrap=True, name="takedown.route.title")
        self.add(self.name)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.body.addLayout(self._column)
        self._stops: list[QWidget] = []

    def show_pack(self, pack: PackAnswer) -> None:
        """Show this route."""
        emptied(self._column)
        self._stops = []
        self.name.setText(pack.title)
        self.setAccessibleName(pack.title)
        self._checked(pack)
        if pack.who_words:
            self._noted("users", pack.who_words, Role.TEXT2)
        for each in pack.warn:
            self._noted("warning-circle", each, Role.AMBER_TEXT)
        for each in pack.unsure:
            self._noted("question", f"Not confirmed in a source: {each}", Role.TEXT3)
        for number, each in enumerate(pack.how, start=1):
            self._column.addWidget(_step(number, each))
        if pack.contact:
            self._contact(pack.contact, pack.hours)
        if pack.reply:
            self._noted("hourglass-medium", f"Answer: {pack.reply}", Role.TEXT2)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return self._stops

    def _checked(self, pack: PackAnswer) -> None:
        if pack.stale:
            chip = Chip(words=f"Last checked {pack.checked}: check it", icon="clock",
                        tone=Tone.AMBER)  # fmt: skip
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 4, 0, 2)
            row.addWidget(ChipLabel(chip, name="takedown.route.stale"))
            row.addStretch(1)
            self._column.addWidget(holder)
        told = pack.source if pack.stale else f"Last checked {pack.checked}. {pack.source}"
        self._column.addWidget(label(told, font=Type.SMALL, role=Role.TEXT3, wrap=True,
                                     name="takedown.route.checked"))  # fmt: skip

    def _noted(self, icon: str, words: str, role: Role) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, role, size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, role=role, wrap=True), 1)
        self._column.addWidget(holder)

    def _contact(self, contact: str, hours: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        words = label(f"{contact}. {hours}." if hours else contact, font=Type.BODY_STRONG,
                      wrap=True, name="takedown.route.contact")  # fmt: skip
        words.let_copy()
        row.addWidget(words, 1)
        copy = Button("Copy", name="takedown.route.contact.copy", kind=Kind.SMALL,
                      icon_name="copy", spoken=f"Copy: {contact}")  # fmt: skip
        copy.setProperty("words", contact)
        copy.clicked.connect(self._copy)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        self._stops.append(copy)
        self._column.addWidget(holder)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self.sender().property("words")))
        self.copied.emit("Copied: how to reach them")


def _step(number: int, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 1, 0, 1)
    row.setSpacing(8)
    mark = label(f"{number}.", font=Type.BODY_STRONG, role=Role.TEXT2)
    mark.setMinimumWidth(18)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, wrap=True), 1)
    return holder
