"""What happens next with a report: who reads it, by when, and what its writer will see."""

from dataclasses import dataclass
from datetime import date

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.questions.own_desk import ReaderAnswer
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.words import day, local_day, sentence

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "rev"})


def called(formal: str) -> str:
    """``Mrs Whitfield`` for Mrs Helen Whitfield; a name of another shape stays whole."""
    parts = formal.split()
    if len(parts) == 3 and parts[0].casefold().rstrip(".") in _TITLES:
        return f"{parts[0]} {parts[2]}"
    return formal


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatNext:
    """Who reads a report and by when, in words; ``own`` when its writer reads it herself."""

    reader: str = "the headteacher"
    lead: str = "the safeguarding lead"
    read_by: date | None = None
    own: bool = False

    def button(self) -> str:
        """What the main button says."""
        return "Log this concern" if self.own else f"Send to {self.reader}"

    def sentence(self, desk: Desk) -> str:
        """The whole of the card."""
        if self.read_by is None:
            return ""
        today = local_day(desk.now())
        by = f"{day(self.read_by, today)}, {'the next school day' if self.is_soon(today) else ''}"
        by = by.rstrip(", ")
        if self.own:
            return f"You read this yourself by {by}. It waits for you on Today."
        ends = "You will see when it has been decided, not what it says."
        if desk.may(Act.CASE_FILE, Level.SEE):
            ends = "It stands among the cases as soon as it is sent."
        return f"{sentence(self.reader)} reads this by {by}. {ends}"

    def is_soon(self, today: date) -> bool:
        """Whether the day is tomorrow, or Monday after a Friday, so that it needs no counting."""
        return self.read_by is not None and 0 < (self.read_by - today).days <= (
            3 if today.weekday() == 4 else 1
        )


def what_next(answer: ReaderAnswer, desk: Desk) -> WhatNext:
    """The answer of the office in the words of this page."""
    return WhatNext(
        reader=called(answer.reader), lead=called(answer.safeguarding), read_by=answer.read_by,
        own=bool(desk.sitter.name) and answer.reader.endswith(desk.sitter.name),
    )  # fmt: skip


class NextCard(Card):
    """The last card at the right."""

    def __init__(self) -> None:
        super().__init__("What happens next", name="log.next")
        self._words = label("", role=Role.TEXT2, wrap=True, name="log.next.words")
        self.add(self._words)

    def say(self, words: str) -> None:
        """Say it."""
        self._words.setText(words)
        self.setAccessibleName(f"What happens next. {words}")
