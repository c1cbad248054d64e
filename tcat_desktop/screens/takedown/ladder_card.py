"""The ladder from the gentlest rung up: how each stands, when the next opens, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.takedown import LadderAnswer, RungLine
from tcat_desktop.screens.case_file.press_row import PressRow
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import PlainLabel, label
from tcat_desktop.screens.widgets.showing import show

_SIDE = 20
# The words of a state, its icon, and the tone and the role of them.
_STATES: dict[str, tuple[str, str, Tone, Role]] = {
    "open": ("Open", "arrow-right", Tone.PLAIN, Role.ACTION),
    "later": ("Later", "hourglass-medium", Tone.PLAIN, Role.TEXT3),
    "done": ("Asked", "check-circle", Tone.GREEN, Role.GREEN),
    "not_this": ("Not for this", "minus", Tone.PLAIN, Role.TEXT3),
}


class RungRow(PressRow):
    """One rung; pressing it shows its pack. The chosen one has a tint and a bar."""

    def __init__(self, rung: RungLine, *, following: bool) -> None:
        words, icon, tone, role = _STATES[rung.state]
        said = ". ".join(part for part in (rung.title, words, "Next" if following else "",
                                           rung.why, rung.opens, rung.tried) if part)  # fmt: skip
        super().__init__(name=f"takedown.rung.{rung.name}", spoken=said, air=8)
        self.rung = rung
        self._chosen = False
        self.setCheckable(False)
        self.across.setContentsMargins(10, 0, 8, 0)
        self.across.setSpacing(10)
        self.across.addWidget(IconMark(icon, role, size=_SIDE), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        ink = Role.TEXT2 if rung.state == "not_this" else Role.TEXT
        column.addWidget(label(rung.title, font=Type.BODY_MEDIUM, wrap=True,
                               role=ink))  # fmt: skip
        second = " · ".join(part for part in (rung.tried, rung.opens) if part)
        # “Asked.” says no more than the day beside it.
        why = "" if rung.state == "done" and rung.why == "Asked." else rung.why
        for told in (why, second):
            if told:
                column.addWidget(label(told, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        self.across.addLayout(column, 1)
        chip = Chip(words="Next" if following else words, tone=Tone.AMBER if following else tone,
                    icon="signpost" if following else "")  # fmt: skip
        self.across.addWidget(ChipLabel(chip, name=f"{self.objectName()}.state"), 0,
                              Qt.AlignmentFlag.AlignTop)  # fmt: skip

    def choose(self, chosen: bool) -> None:
        """Whether its pack is the one shown beside it."""
        self._chosen = chosen
        self.setAccessibleDescription("Shown beside the ladder" if chosen else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chosen:
            painter = QPainter(self)
            box(painter, self.rect(), fill=Role.SELECT, line=None, radius=4)
            bar = self.rect()
            bar.setWidth(theme().px(3))
            painter.fillRect(bar, theme().colour(Role.ACTION))
            return
        super().paintEvent(event)


class LadderCard(Card):
    """The card at the left. ``chosen`` names a route."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("The ladder, gentlest first", name="takedown.ladder", foot=8)
        self._rows: dict[str, RungRow] = {}
        self._chosen = ""
        self.next = label("", font=Type.BODY, role=Role.TEXT2, wrap=True, name="takedown.next")
        self.add(self.next)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(2)
        self.body.addSpacing(8)
        self.body.addLayout(self._steps)
        self.fold = Button("Routes that are not for this", name="takedown.others",
                           kind=Kind.QUIET, icon_name="caret-down", checkable=True)  # fmt: skip
        self.fold.toggled.connect(self._unfold)
        holder = QHBoxLayout()
        holder.addWidget(self.fold)
        holder.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(holder)
        self._others = QWidget()
        self._other_rows = QVBoxLayout(self._others)
        self._other_rows.setContentsMargins(0, 0, 0, 0)
        self._other_rows.setSpacing(2)
        self.body.addWidget(self._others)
        self.add_line(above=6, below=6)
        self.body.addWidget(label("Beside the ladder, at any time", font=Type.BODY_STRONG))
        self._beside = QVBoxLayout()
        self._beside.setSpacing(2)
        self.body.addLayout(self._beside)

    def show_ladder(self, answer: LadderAnswer) -> None:
        """Every rung as it stands; the next one is marked."""
        self.next.setText(answer.next_words)
        held = next((name for name, row in self._rows.items() if row.hasFocus()), "")
        if held:
            # The rows are made afresh, and the keyboard stays at the same one.
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
        for layout in (self._steps, self._other_rows, self._beside):
            emptied(layout)
        self._rows = {}
        others = 0
        for rung in answer.rungs:
            row = RungRow(rung, following=rung.name == answer.next_name)
            row.clicked.connect(self._pressed)
            row.choose(rung.name == self._chosen)
            self._rows[rung.name] = row
            if rung.beside:
                self._beside.addWidget(row)
            elif rung.state == "not_this":
                others += 1
                self._other_rows.addWidget(row)
            else:
                if self._steps.count():
                    self._steps.addWidget(line())
                self._steps.addWidget(row)
        if held in self._rows:
            self._rows[held].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fold.set_words(f"{others} routes that are not for this")
        show(self.fold, others > 0)
        self._unfold(self.fold.isChecked())

    def choose(self, name: str) -> None:
        """Mark the rung whose pack is shown."""
        self._chosen = name
        for key, row in self._rows.items():
            row.choose(key == name)
        if name in self._rows and self._rows[name].rung.state == "not_this":
            self.fold.setChecked(True)

    def row(self, name: str) -> RungRow | None:
        """The row of a route."""
        return self._rows.get(name)

    def redress(self) -> None:
        """After it was moved: the sheet dresses it again, and knows nothing of the size of text."""
        for each in self.findChildren(PlainLabel):
            each.redress()
        self.fold.setFont(theme().font(Type.BODY_MEDIUM))

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        rows = list(self._rows.values())
        return [*(row for row in rows if row.rung.state != "not_this"), self.fold]

    def _unfold(self, wanted: bool) -> None:
        show(self._others, wanted and self.fold.isVisibleTo(self))

    def _pressed(self) -> None:
        row = self.sender()
        if isinstance(row, RungRow):
            self.chosen.emit(row.rung.name)
