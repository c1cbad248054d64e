"""What happened on a case as rows: each entry in words, its kind, its chip and its picture."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tcat_desktop.office.questions.case_file import CaseFileAnswer, Entry, MeetingLine
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.words import short_day

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


class Sort(StrEnum):
    """The tabs over the chronology."""

    ALL = "all"
    CONTACT = "contact"
    LETTERS = "letters"
    EVIDENCE = "evidence"
    NOTES = "notes"


_ICONS = {
    "report": "chat-text",
    "decision": "signpost",
    "call": "phone",
    "meeting": "users",
    "letter": "envelope-simple",
    "takedown": "flag",
    "complaint": "arrow-bend-down-right",
    "exhibit": "image",
    "note": "note-pencil",
}
_SORTS = {
    "call": Sort.CONTACT,
    "meeting": Sort.CONTACT,
    "complaint": Sort.CONTACT,
    "letter": Sort.LETTERS,
    "takedown": Sort.LETTERS,
    "report": Sort.EVIDENCE,
    "exhibit": Sort.EVIDENCE,
    "decision": Sort.NOTES,
    "note": Sort.NOTES,
}
# More than this is read in the reading pane, not in the list.
_LONGEST = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row, already in words. ``exhibit`` is the one whose picture stands at the right."""

    key: int
    kind: str
    icon: str
    sort: Sort
    day: str
    at: str
    title: str
    words: str
    whole: str
    foot: str
    late: str = ""
    chip: Chip | None = None
    about: str = ""
    about_id: int | None = None
    exhibit: int | None = None
    sealed: bool = False
    stage: str = ""
    coming: bool = False

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        chip = self.chip.words if self.chip else ""
        when = f"{self.day}, {self.at}" if self.at else self.day
        parts = (when, self.title, chip, self.words, self.foot)
        return ". ".join(part.rstrip(".") for part in parts if part)


def lines_of(answer: CaseFileAnswer, today: date) -> tuple[Line, ...]:
    """Every entry, newest first, with the meetings that are still to come on top."""
    booked = {entry.about_id: entry for entry in reversed(answer.entries)
              if entry.about == "meetings"}  # fmt: skip
    coming = [
        _coming(meeting, booked.get(meeting.meeting_id), today)
        for meeting in sorted(answer.meetings, key=lambda each: (each.on, each.at), reverse=True)
        if meeting.state in {"asked", "accepted"}
    ]
    facts = _Facts(answer)
    return (*coming, *(facts.line(entry) for entry in answer.entries))


class _Facts:
    """What the entries point to, looked up once."""

    def __init__(self, answer: CaseFileAnswer) -> None:
        self._exhibits = {each.exhibit_id: each for each in answer.exhibits}
        self._letters = {each.letter_id: each for each in answer.letters}
        self._asked = {each.takedown_id: each for each in answer.takedowns}

    def line(self, entry: Entry) -> Line:
        """An entry as a row."""
        shown = [self._exhibits[each] for each in entry.exhibits if each in self._exhibits]
        pictures = [each for each in shown if each.kind == "image" or each.sealed]
        late = f", {entry.late}" if entry.late else ""
        lead = self._lead(entry, tuple(each.number for each in shown))
        entered = entry.entered if lead else entry.entered[:1].upper() + entry.entered[1:]
        return Line(
            key=entry.event_id,
            kind=entry.kind,
            icon=_ICONS.get(entry.kind, "note-pencil"),
            sort=_SORTS.get(entry.kind, Sort.NOTES),
            day=entry.day,
            at=entry.at,
            title=entry.title,
            # A letter's number stands in the last line already.
            words="" if f"Letter {lead[7:-3]}." == entry.words else shortened(entry.words),
            whole=entry.words,
            foot=f"{lead}{entered}{late}",
            late=entry.late,
            chip=_chip(entry.mark),
            about=entry.about,
            about_id=entry.about_id,
            exhibit=pictures[0].exhibit_id if pictures else None,
            sealed=bool(pictures) and pictures[0].sealed,
            stage=entry.stage,
        )

    def _lead(self, entry: Entry, numbers: tuple[str, ...]) -> str:
        if numbers:
            word = "Exhibit" if len(numbers) == 1 else "Exhibits"
            first = numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
            return f"{word} {first} · "
        letter = self._letters.get(entry.about_id or 0) if entry.about == "letters" else None
        if letter is not None:
            return f"Letter {letter.number} · "
        asked = self._asked.get(entry.about_id or 0) if entry.about == "takedowns" else None
        if asked is not None and asked.their_reference:
            return f"Their reference {shortened(asked.their_reference, 40)} · "
        return ""


def _coming(meeting: MeetingLine, booked: Entry | None, today: date) -> Line:
    companion = f" {meeting.companion} is coming too." if meeting.companion else ""
    adjusted = f" {meeting.adjustments}." if meeting.adjustments else ""
    words = f"{meeting.place}.{companion}{adjusted}"
    return Line(
        key=-meeting.meeting_id,
        kind="meeting",
        icon="users",
        sort=Sort.CONTACT,
        day="Today" if meeting.on == today else short_day(meeting.on, today),
        at=meeting.at,
        title=f"Meeting with {meeting.invited}" if meeting.invited else "Meeting",
        words=shortened(words),
        whole=f"{words}\n\n{meeting.purpose}",
        foot=_booked(booked) if booked else "",
        about="meetings",
        about_id=meeting.meeting_id,
        stage="meeting",
        coming=True,
    )


def _booked(entry: Entry) -> str:
    """``Booked Thu 19 Nov, 15:12 by Priya Nair``, from the entry that was made of it."""
    said = entry.entered.removeprefix("entered ")
    return f"Booked {entry.day}, {said.removeprefix('at ')}" if said.startswith("at ") else (
        f"Booked {said}"
    )  # fmt: skip


def shortened(words: str, most: int = _LONGEST) -> str:
    """At most so many characters, cut at a word where there is one."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + " …"


def _chip(mark: str) -> Chip | None:
    if not mark:
        return None
    if mark.startswith("Reply due"):
        return Chip(words=mark, icon="hourglass-medium")
    return Chip(words=mark, icon="check-circle", tone=Tone.GREEN)


class EntryModel(QAbstractListModel):
    """The rows that the chosen tab lets through, newest or oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Line, ...] = ()
        self._shown: tuple[Line, ...] = ()
        self._sort = Sort.ALL
        self._newest_first = True

    @property
    def newest_first(self) -> bool:
        """Which way it runs."""
        return self._newest_first

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these instead."""
        self._all = lines
        self._refresh()

    def choose(self, sort: Sort) -> None:
        """Let only this kind through."""
        self._sort = sort
        self._refresh()

    def turn(self, *, newest_first: bool) -> None:
        """Run it the other way."""
        self._newest_first = newest_first
        self._refresh()

    def count(self, sort: Sort = Sort.ALL) -> int:
        """How many there are of a kind."""
        return sum(sort in (Sort.ALL, each.sort) for each in self._all)

    def line(self, row: int) -> Line | None:
        """The entry of that row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def place_of(self, key: int) -> int:
        """The row of that entry, or −1."""
        return next((n for n, each in enumerate(self._shown) if each.key == key), -1)

    def place_of_stage(self, stage: str) -> int:
        """The first row that belongs to a step of the journey, or −1."""
        return next((n for n, each in enumerate(self._shown) if each.stage == stage), -1)

    def places_with(self, exhibit: int) -> list[int]:
        """The rows that show this exhibit's picture."""
        return [n for n, each in enumerate(self._shown) if each.exhibit == exhibit]

    def touch(self, row: int) -> None:
        """Its picture has come: paint it again."""
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def _refresh(self) -> None:
        self.beginResetModel()
        shown = [each for each in self._all if self._sort in (Sort.ALL, each.sort)]
        self._shown = tuple(shown if self._newest_first else reversed(shown))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return None
