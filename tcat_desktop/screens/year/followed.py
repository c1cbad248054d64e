"""What followed from a change of the calendar: the deadlines that moved, and why; the meetings."""

from datetime import date

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.commands.keep_calendar import Followed
from tcat_desktop.office.moving import Moved
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import PlainLabel, label
from tcat_desktop.screens.words import counted
from tcat_desktop.screens.words import day as day_words
from tcat_desktop.screens.words import sentence as capital

_MOST = 40


def moved_words(one: Moved, today: date) -> str:
    """``AP-26-031 Triage: was Tuesday 24 November, is now Wednesday 25 November. Tue 24 …``"""
    was, now = (day_words(date.fromisoformat(day), today) for day in (one.before, one.after))
    what = f"{one.what} It was" if one.what.endswith("?") else f"{one.what}: was"
    return f"{one.reference} {what} {was}, is now {now}. {one.why}".strip()


def followed_words(told: Followed, today: date, *, done: bool) -> tuple[tuple[str, str], ...]:
    """``(heading or empty, words)``; ``done`` says whether it has happened or would happen."""
    moves = "moved" if done else "would move"
    lines: list[tuple[str, str]] = []
    if told.moved:
        many = capital(counted(len(told.moved), "open deadline"))
        lines.append((f"{many} {moves}", ""))
        lines += [("", moved_words(one, today)) for one in told.moved[:_MOST]]
        if len(told.moved) > _MOST:
            lines.append(("", f"And {len(told.moved) - _MOST} more, each told in its own case."))
    if told.others:
        many = counted(told.others, "deadline")
        also = "And " if told.moved else ""
        words = f"{also}{many} of cases that you do not see {moves}."
        lines.append(("", capital(words)))
    if not told.moved and not told.others:
        lines.append(("No open deadline " + ("moved" if done else "would move"), ""))
    if told.meetings:
        many = capital(counted(len(told.meetings), "booking"))
        lines.append((f"{many} on a day that {'is' if done else 'would be'} closed", ""))
        lines += [("", f"{each}. Move or cancel it in the diary.") for each in told.meetings]
    if told.notes:
        lines.append(("Look at these once more", ""))
        lines += [("", each) for each in told.notes]
    return tuple(lines)


class FollowedList(QWidget):
    """Those lines under each other, which a person may select and copy."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._labels: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(QMargins())
        self._column.setSpacing(4)

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show these instead of what stood here."""
        for old in self._labels:
            old.setParent(None)
            old.deleteLater()
        self._labels = [
            label(heading, font=Type.BODY_STRONG, wrap=True) if heading
            else label(words, role=Role.TEXT2, wrap=True)
            for heading, words in lines
        ]  # fmt: skip
        for made, (heading, _) in zip(self._labels, lines, strict=True):
            if heading:
                made.setContentsMargins(0, 8, 0, 0)
            self._column.addWidget(made)
        self.setAccessibleName(self.words)

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join(each.text() for each in self._labels)
