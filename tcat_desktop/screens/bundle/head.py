"""The head of the bundle's page: whose it is, how it stands, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tcat_desktop.office.questions.bundle import BundleAnswer
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show


class Head(QFrame):
    """Two rows over the page."""

    back_to_case = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bundle.head")
        self.setProperty("part", "sheet")
        self.case = Button("", name="bundle.case", kind=Kind.QUIET)
        self.case.clicked.connect(self.back_to_case)
        self.here = label("Panel bundle", role=Role.TEXT2)
        self.save = Button("Save as files", name="bundle.save", icon_name="download-simple")
        self.freeze = Button("Freeze for the panel", name="bundle.freeze", icon_name="lock-simple")
        self.make = Button("Make the bundle", name="bundle.make", kind=Kind.MAIN,
                           hint="Ctrl Enter")  # fmt: skip
        self.title = label("Panel bundle", font=Type.PAGE_TITLE, wrap=True, name="bundle.title")
        self.under = label(role=Role.TEXT2, wrap=True, name="bundle.under")
        self.state = ChipLabel(Chip(words=""), name="bundle.state")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.case)
        top.addWidget(IconMark("caret-right", Role.TEXT3, size=14))
        top.addWidget(self.here)
        top.addStretch(1)
        for button in (self.save, self.freeze, self.make):
            top.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.title, 1)
        middle.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 12, 24, 12)
        inner.setSpacing(2)
        inner.addLayout(top)
        inner.addLayout(middle)
        inner.addWidget(self.under)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner)
        whole.addWidget(line())

    def show_bundle(self, answer: BundleAnswer) -> None:
        """Whose bundle, and how its newest version stands."""
        self.case.set_words(answer.reference)
        self.under.setText(answer.about)
        newest = answer.versions[0] if answer.versions else None
        if newest is None:
            chip = Chip(words="Not made yet", tone=Tone.PLAIN)
        elif answer.stale:
            chip = Chip(words=f"Version {newest.number}: the case has moved on", tone=Tone.AMBER)
        elif newest.frozen:
            chip = Chip(words=f"Version {newest.number}, frozen", tone=Tone.GREEN)
        else:
            chip = Chip(words=f"Version {newest.number}, not frozen", tone=Tone.PLAIN)
        self.state.set_chip(chip)
        self._offer(answer)

    def _offer(self, answer: BundleAnswer) -> None:
        newest = answer.versions[0] if answer.versions else None
        self.make.off_because("" if answer.may_make else answer.why_not)
        show(self.make, answer.may_make)
        if newest is None:
            freeze = "Make the bundle first."
        elif newest.frozen:
            freeze = f"Version {newest.number} is frozen already."
        elif answer.stale:
            freeze = "Something changed on the case. Make the bundle again, then look at it."
        else:
            freeze = ""
        self.freeze.off_because(freeze)
        show(self.freeze, answer.may_freeze)
        self.save.off_because("" if newest else "Make the bundle first.")
