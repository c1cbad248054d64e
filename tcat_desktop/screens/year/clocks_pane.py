"""All clocks in a list, and the one that is chosen beside it."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.calendar_year import ClockLine
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.words import counted
from tcat_desktop.screens.words import sentence as capital
from tcat_desktop.screens.year.clock_card import ClockCard
from tcat_desktop.screens.year.clock_words import DEFAULT, SIGNED, how_long, state_words


class ClocksPane(QWidget):
    """Which clocks are still defaults is said above the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("calendar.clocks")
        self._lines: dict[str, ClockLine] = {}
        self.told = label("", role=Role.TEXT2, wrap=True, name="calendar.clocks.told")
        self.list = RowList(Shape.WORK, name="calendar.clocks.list", spoken="Clocks", framed=True,
                            fitted=True)  # fmt: skip
        self.list.chosen.connect(self._choose)
        self.card = ClockCard(desk)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.list)
        column.addStretch(1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.card)
        beside.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(16)
        self._across.addWidget(left, 6)
        self._across.addWidget(right, 5)

    def fold(self, narrow: bool) -> None:
        """The card under the list where there is no room beside it."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if narrow else across)

    def show_clocks(self, lines: tuple[ClockLine, ...]) -> None:
        """The clocks as they stand."""
        self._lines = {line.name: line for line in lines}
        left = sum(line.signed_on is None for line in lines)
        many = capital(counted(left, "clock is", "clocks are"))
        self.told.setText(
            f"{many} a default that nobody has signed off. Deadlines that run already keep "
            "the rules they began with." if left == 1 else
            f"{many} defaults that nobody has signed off. Deadlines that run already keep the "
            "rules they began with." if left else "Every clock is signed off."
        )  # fmt: skip
        self.list.set_rows(_row(line) for line in lines)
        if self.list.current_key() is None and lines:
            self.list.choose(lines[0].name)
        self._choose(self.list.current_key())

    def _choose(self, key: object) -> None:
        line = self._lines.get(key) if isinstance(key, str) else None
        shown = self.card.line
        if line is None:
            return
        if self.card.is_edited and shown is not None and shown.name != line.name:
            # What is typed is not thrown away by a key that went one row too far.
            self.list.choose(shown.name)
            self.card.notice.say(
                f"What you changed of “{shown.what}” is not signed off.",
                "Sign it off, or put the fields back, and then choose another.",
                tone=Tone.AMBER, icon_name="warning-circle",
            )  # fmt: skip
            return
        self.card.show_clock(line)


def _row(line: ClockLine) -> Row:
    second = how_long(line) + (f" · {line.clause}" if line.clause else "")
    return Row(
        key=line.name,
        icon="hourglass-medium",
        title=line.what,
        second=second,
        chip=SIGNED if line.signed_on else DEFAULT,
        sentence=f"{line.what}. {second}. {state_words(line)}.",
    )
