"""The household drawn: adults at the left, children at the right, and a line for each relation.

Everything a line says stands in words on the adult's card as well; in a narrow window the
children stand below, and there are no lines.
"""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.family import FamilyAnswer, RelationLine
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line as hairline
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.initials import Initials, initials_of
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.words import date_words

_NARROW = 470
_GAP = 44


def chips_of(line: RelationLine) -> list[Chip]:
    """What an adult is to a child, each in an icon and words."""
    found = []
    if line.responsibility:
        found.append(Chip(words="Parental responsibility", icon="scales"))
    elif line.parent:
        found.append(Chip(words="Acts for a parent", icon="handshake"))
    if line.lives_with:
        found.append(Chip(words="Lives together", icon="house-simple"))
    if line.told:
        found.append(Chip(words="May be told", icon="check-circle", tone=Tone.GREEN))
    else:
        found.append(Chip(words="Not to be told", icon="hand-palm", tone=Tone.AMBER))
    if line.apart:
        found.append(Chip(words="Written to apart", icon="arrows-split"))
    if not line.holds:
        found.append(Chip(words="Does not hold today", icon="clock", tone=Tone.AMBER))
    return found


def dates_of(line: RelationLine) -> str:
    """``Seen: birth certificate. Until 31 July 2027.``"""
    told = [f"Seen: {line.basis.rstrip('.')}." if line.basis else "", line.note]
    if line.from_on is not None:
        told.append(f"From {date_words(line.from_on)}.")
    if line.until_on is not None:
        told.append(f"Until {date_words(line.until_on)}.")
    return " ".join(part for part in told if part)


class AdultCard(QFrame):
    """One adult with what she is to each child here, and what can be done about it."""

    change_wanted = Signal(object)
    end_wanted = Signal(object)

    def __init__(self, lines: list[RelationLine], *, may_keep: bool) -> None:
        super().__init__()
        self.lines = lines
        first = lines[0]
        self.setObjectName(f"people.family.adult.{first.adult_id}")
        self.setProperty("part", "card")
        self.setAccessibleName(" ".join(each.spoken for each in lines))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(_named(first.adult, f"people.family.initials.{first.adult_id}"))
        for place, each in enumerate(lines):
            if place:
                column.addSpacing(4)
                column.addWidget(hairline())
                column.addSpacing(4)
            self._tell(column, each, may_keep=may_keep)

    def _tell(self, column: QVBoxLayout, line: RelationLine, *, may_keep: bool) -> None:
        what = f"{line.relationship_words} of {line.child}"
        column.addWidget(label(what, role=Role.TEXT2, wrap=True))
        chips = QWidget()
        flow = FlowLayout(chips, gap=6)
        for place, each in enumerate(chips_of(line)):
            flow.addWidget(
                ChipLabel(each, name=f"people.family.relation.{line.relation_id}.chip{place}")
            )
        column.addWidget(chips)
        dates = dates_of(line)
        if dates:
            column.addWidget(label(dates, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        if may_keep:
            column.addLayout(self._buttons(line))

    def _buttons(self, line: RelationLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = f"people.family.relation.{line.relation_id}"
        pair = f"{line.adult} and {line.child}"
        change = Button("Change", name=f"{name}.change", kind=Kind.SMALL, spoken=f"Change: {pair}")
        end = Button("End", name=f"{name}.end", kind=Kind.SMALL, spoken=f"End: {pair}")
        change.clicked.connect(lambda: self.change_wanted.emit(line))
        end.clicked.connect(lambda: self.end_wanted.emit(line))
        row.addWidget(change)
        row.addWidget(end)
        row.addStretch(1)
        return row


class ChildCard(QFrame):
    """One child."""

    def __init__(self, child_id: int, child: str) -> None:
        super().__init__()
        self.child_id = child_id
        self.setObjectName(f"people.family.child.{child_id}")
        self.setProperty("part", "card")
        self.setAccessibleName(f"{child}, a child of the school")
        row = _named(child, f"people.family.initials.{child_id}")
        row.setContentsMargins(12, 10, 12, 10)
        self.setLayout(row)


def _named(name: str, marked: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Initials(initials_of(name), name=marked, spoken=name), 0,
                  Qt.AlignmentFlag.AlignTop)  # fmt: skip
    row.addWidget(label(name, font=Type.BODY_STRONG, wrap=True), 1)
    return row


class Household(QWidget):
    """The adults and children around one person, and the lines between them."""

    change_wanted = Signal(object)
    end_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.family.household")
        self._adults: list[AdultCard] = []
        self._children: dict[int, ChildCard] = {}
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for each in (self._left, self._right):
            each.setSpacing(10)
        self._across.addLayout(self._left, 3)
        self._across.addLayout(self._right, 2)
        theme().changed.connect(self._fold)
        self._fold()

    def show_family(self, answer: FamilyAnswer) -> None:
        """Draw these adults and children."""
        for column in (self._left, self._right):
            emptied(column)
        grouped: dict[int, list[RelationLine]] = {}
        for line in (*answer.children, *answer.adults):
            grouped.setdefault(int(line.adult_id), []).append(line)
        self._adults = [AdultCard(lines, may_keep=answer.may_keep) for lines in grouped.values()]
        named = {int(line.child_id): line.child for lines in grouped.values() for line in lines}
        self._children = {child: ChildCard(child, name) for child, name in named.items()}
        for adult in self._adults:
            adult.change_wanted.connect(self.change_wanted)
            adult.end_wanted.connect(self.end_wanted)
            self._left.addWidget(adult)
        if not self._is_narrow:
            self._right.addStretch(1)
        for card in self._children.values():
            self._right.addWidget(card)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self.setAccessibleName(f"{len(self._adults)} adults and {len(self._children)} children")
        self.update()

    # -- Qt ---------------------------------------------------------------------------------------

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme().px(_NARROW)

    def _fold(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self._is_narrow else across)
        self._across.setSpacing(10 if self._is_narrow else theme().px(_GAP))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_narrow:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for adult in self._adults:
            for place, line in enumerate(adult.lines):
                child = self._children[int(line.child_id)]
                pen = QPen(theme().colour(Role.ACTION if line.parent else Role.CONTROL))
                pen.setWidthF(2 if line.parent else 1)
                if not line.parent:
                    pen.setStyle(Qt.PenStyle.DashLine)
                painter.setPen(pen)
                down = _share(adult.height(), place, len(adult.lines))
                start = QPointF(adult.geometry().right() + 1, adult.y() + down)
                end = QPointF(child.x() - 1, child.y() + child.height() / 2)
                painter.drawLine(start, end)


def _share(height: int, place: int, of: int) -> float:
    return height * (place + 1) / (of + 1)
