"""A file that is not shown: kept as it came, with its fingerprint, and listed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked
from tcat_desktop.screens.exhibit.content import Content
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.empty_state import EmptyState

_PLAYED = {"video": "A video is not played here", "audio": "A sound is not played here"}


class ListedView(Content):
    """What it is, and that nothing here opens it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kept = EmptyState("file-text", "", "", name="exhibit.listed")
        card = Card(name="exhibit.listed.card")
        card.add(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.addWidget(card)
        column.addStretch(1)

    def show_looked(self, _looked: Looked, answer: ExhibitPageAnswer) -> None:
        """Say what it is."""
        self.show_answer(answer)

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """The same words, whatever people said of it."""
        what = _PLAYED.get(answer.kind, "This file is not shown here")
        self.kept.say(
            "Kept, hashed and listed",
            f"{what}. Its bytes are kept as they came, with their fingerprint.",
        )

    def first_focus(self) -> QWidget | None:
        """Nothing here takes the keyboard."""
        return None
