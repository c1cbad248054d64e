"""Cases and due dates as rows and chips: the same words wherever a case is listed."""

from tcat_desktop.office.questions.case_list import CaseRow
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.rows import Row

_ICONS = {
    Tone.ATTENTION: "warning-circle",
    Tone.AMBER: "clock",
    Tone.PLAIN: "calendar-blank",
    Tone.GREEN: "check-circle",
}
# Five bars; a closed case has come to the end of none in particular.
_BARS = 5
# In a row the name of the last step is short, as there is little room.
_SHORT = {"Complaints procedure": "Complaints"}


def due_chip(words: str, tone: str) -> Chip | None:
    """The chip of a due date as the office words it, or none where nothing is due."""
    if not words:
        return None
    known = Tone(tone) if tone in set(Tone) else Tone.PLAIN
    return Chip(words=words, icon=_ICONS[known], tone=known)


def case_item(row: CaseRow) -> Row:
    """A case as a row of the list of cases."""
    chip = due_chip(row.due, row.tone)
    second = row.found or row.people
    owner = f"Owner {row.owner}" if row.owner else "No owner"
    parts = (row.title, row.reference, second, row.stage, row.due, row.due_what, owner)
    return Row(
        key=row.case_id,
        title=row.title,
        reference=row.reference,
        second=second,
        steps=min(row.step, _BARS),
        stage=_SHORT.get(row.stage, row.stage),
        chip=chip,
        owner=row.owner_initials,
        hits=row.title_hits,
        second_hits=row.second_hits,
        sentence=". ".join(part.rstrip(".") for part in parts if part),
    )
