"""The way from Settings to the reference library."""

from PySide6.QtCore import Signal

from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label

_WHAT = (
    "Laws, takedown routes, complaint procedures, envelopes and reasons for covering words: each "
    "with its source and the day it was last checked."
)


class LibraryCard(Card):
    """A sentence and a button."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Library", name="settings.library")
        self.open_button = Button("Library…", name="settings.library.open",
                                  icon_name="book-open-text")  # fmt: skip
        self.open_button.clicked.connect(self.wanted)
        self.add(label(_WHAT, role=Role.TEXT2, wrap=True))
        self.add(self.open_button, above=10)
