"""The way from Settings to the words of the letters, and how many of them wait for a sign-off."""

from PySide6.QtCore import Signal

from tcat_desktop.office.questions.wordings import WordingRow, Wordings
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label


class WordingCard(Card):
    """A sentence and a button."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("The words of letters", name="settings.wording")
        self._desk = desk
        self._told = label("", role=Role.TEXT2, wrap=True, name="settings.wording.told")
        self.open_button = Button("Wording…", name="settings.wording.open",
                                  icon_name="pencil-simple-line")  # fmt: skip
        self.open_button.clicked.connect(self.wanted)
        self.add(self._told)
        self.add(self.open_button, above=10)

    def ask(self) -> None:
        """Ask how many wait."""
        self._desk.errands.ask(Wordings(), self._say, key="settings.wording")

    def _say(self, rows: tuple[WordingRow, ...]) -> None:
        left = sum(row.state != "signed" for row in rows)
        ours = sum(row.house for row in rows)
        first = f"{left} of {len(rows)} letters wait for a sign-off." if left else (
            f"The words of all {len(rows)} letters are signed off."
        )  # fmt: skip
        second = f" {ours} are in words of your own." if ours else " All are as they shipped."
        self._told.setText(first + second)
