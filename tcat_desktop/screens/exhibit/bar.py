"""The bar above an exhibit: where one is in it, finding, how large it is, and quoting."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_ROOMY = 560


class FindField(LineField):
    """Enter goes to the next hit, Shift Enter to the one before."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
            return
        super().keyPressEvent(event)


class Bar(QWidget):
    """One row. What an exhibit cannot do is not there."""

    searched = Signal(str)
    stepped = Signal(int)
    zoomed = Signal(int)
    quote_wanted = Signal()
    facts_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exhibit.bar")
        self.place = label("", role=Role.TEXT2, cut=True, name="exhibit.place")
        self.field = FindField(longest=200, placeholder="Find in it")
        self.field.setObjectName("exhibit.find")
        self.field.setAccessibleName("Find in this exhibit (Ctrl F)")
        self.field.textEdited.connect(self.searched)
        self.field.stepped.connect(self.stepped)
        self.hits = label("", role=Role.TEXT2, name="exhibit.hits")
        self.before = IconButton("caret-up", "The hit before", name="exhibit.hit_before")
        self.after = IconButton("caret-down", "The next hit", name="exhibit.hit_after")
        self.less = IconButton("magnifying-glass-minus", "Smaller (−)", name="exhibit.smaller")
        self.fit = Button("Fit", name="exhibit.fit", kind=Kind.QUIET, spoken="Fit it again")
        self.more = IconButton("magnifying-glass-plus", "Larger (+)", name="exhibit.larger")
        self.quote = Button("Quote", name="exhibit.quote", icon_name="quotes", kind=Kind.SMALL,
                            spoken="Quote the marked words in the incident")  # fmt: skip
        self.facts = Button("About it", name="exhibit.about", kind=Kind.SMALL, checkable=True)
        self.before.clicked.connect(self._before)
        self.after.clicked.connect(self._after)
        self.less.clicked.connect(self._less)
        self.fit.clicked.connect(self._fit)
        self.more.clicked.connect(self._more)
        self.quote.clicked.connect(self.quote_wanted)
        self.facts.toggled.connect(self.facts_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(6)
        row.addWidget(self.place, 1)
        for part in self.parts():
            row.addWidget(part)
        self.say_hits(0, 0)
        self._dress()
        theme().changed.connect(self._dress)

    def parts(self) -> tuple[QWidget, ...]:
        """What stands in the row after the place, in order."""
        return (self.field, self.hits, self.before, self.after, self.less, self.fit, self.more,
                self.quote, self.facts)  # fmt: skip

    def offer(self, *, find: bool, zoom: bool, quote: bool) -> None:
        """What can be done with what is shown."""
        show(self.field, find)
        for part in (self.less, self.fit, self.more):
            show(part, zoom)
        show(self.quote, quote)

    def empty(self) -> None:
        """Another exhibit: nothing is looked for in it yet."""
        self.place.setText("")
        self.field.clear()
        self.say_hits(0, 0)

    def say_hits(self, place: int, hits: int) -> None:
        """“3 of 12”, or that there is none."""
        words = self.field.text().strip()
        told = f"{place} of {hits}" if hits else ("No hit" if words else "")
        self.hits.setText(told)
        show(self.hits, bool(told))
        for part in (self.before, self.after):
            show(part, hits > 0)

    def set_folded(self, *, folded: bool) -> None:
        """Whether what is known of it stands behind a button."""
        show(self.facts, folded)
        if not folded:
            self.facts.setChecked(False)

    def _before(self) -> None:
        self.stepped.emit(-1)

    def _after(self) -> None:
        self.stepped.emit(1)

    def _less(self) -> None:
        self.zoomed.emit(-1)

    def _fit(self) -> None:
        self.zoomed.emit(0)

    def _more(self) -> None:
        self.zoomed.emit(1)

    def _dress(self) -> None:
        self.field.setFixedWidth(min(theme().px(170), 260))
