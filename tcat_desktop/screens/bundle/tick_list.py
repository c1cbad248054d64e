"""What goes into the bundle, tab by tab: each with a tick, and the pages it has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.bundle import BundleAnswer, PartLine
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.ticks import TickBox


class TickList(Card):
    """Each line can be left out, but for what is sealed: that is never in. ``chosen`` tells."""

    chosen = Signal()
    # Show this part's pages.
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("What goes in", name="bundle.parts", aside="Pages")
        self._ticks: dict[str, TickBox] = {}
        self._pages: dict[str, Button] = {}
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.add(self._rows)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What somebody took the tick away from."""
        return tuple(key for key, tick in self._ticks.items() if not tick.isChecked())

    def show_lines(self, answer: BundleAnswer) -> None:
        """Show every line; where the tick list is the same one, only its state changes."""
        keys = [line.key for line in answer.lines if not line.why_not]
        if keys != list(self._ticks) or self.accessibleDescription() != _shape(answer):
            self._build(answer)
        for line in answer.lines:
            if line.key in self._ticks:
                tick = self._ticks[line.key]
                tick.blockSignals(True)
                tick.setChecked(line.key not in answer.left_out)
                tick.blockSignals(False)
                tick.setEnabled(answer.may_make)
                self._pages[line.key].set_words(line.pages or "–")
                self._pages[line.key].setEnabled(bool(line.pages))
                self._pages[line.key].setAccessibleName(
                    f"Show {line.title}, page {line.pages}" if line.pages else "Not on paper yet"
                )

    def _build(self, answer: BundleAnswer) -> None:
        emptied(self._column)
        self._ticks, self._pages = {}, {}
        self.setAccessibleDescription(_shape(answer))
        for tab, title in answer.tabs:
            lines = [line for line in answer.lines if line.tab == tab]
            if not lines:
                continue
            head = QHBoxLayout()
            head.setContentsMargins(0, 8, 0, 2)
            head.setSpacing(9)
            head.addWidget(label(tab, font=Type.BODY_STRONG, role=Role.ACTION))
            head.addWidget(label(title, font=Type.BODY_STRONG), 1)
            self._column.addLayout(head)
            for line in lines:
                self._column.addLayout(self._sealed(line) if line.why_not else self._tick(line))

    def _tick(self, line: PartLine) -> QHBoxLayout:
        tick = TickBox("", name=f"bundle.part.{line.key}", spoken=line.title)
        tick.toggled.connect(self.chosen)
        called = f"{line.key}  {line.title}" if tab_of_exhibits(line) else line.title
        words = label(called, cut=True)
        set_tip(words, f"{line.title}, {line.dated}")
        pages = Button("–", name=f"bundle.pages.{line.key}", kind=Kind.QUIET)
        pages.setProperty("part_key", line.key)
        pages.clicked.connect(self._show)
        self._ticks[line.key], self._pages[line.key] = tick, pages
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(tick)
        row.addWidget(words, 1)
        row.addWidget(pages)
        return row

    def _sealed(self, line: PartLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(1, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(IconMark("lock-simple", Role.TEXT2, size=16))
        row.addWidget(label(f"{line.key}  {line.why_not[:1].upper()}{line.why_not[1:]}",
                            role=Role.TEXT2, cut=True), 1)  # fmt: skip
        return row

    def _show(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(str(sender.property("part_key")))


def tab_of_exhibits(line: PartLine) -> bool:
    """Whether people call it by its number: an exhibit."""
    return line.tab == "E"


def _shape(answer: BundleAnswer) -> str:
    """Said to a screen reader, and a mark of what was built: how many things of each tab."""
    many = len(answer.lines)
    return f"{many} things, {'; '.join(f'{line.key} {line.title}' for line in answer.lines)}"
