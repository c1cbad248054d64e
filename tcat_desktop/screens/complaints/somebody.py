"""A field for one person of the register, found as one types; the register may be of any size.

Example::

    who = Somebody(desk.errands, name="step.open_complaint.complainant_id",
                   spoken="Who complains?")
    fields.put("Who complains?", who, "complainant_id", Cell(who.kept, who.put_back))
    who.changed.connect(...)
    who.person_id          # or None
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.questions.people_register import FoundPerson
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.concern.find_person import FindPerson, Seeking
from tcat_desktop.screens.theme import Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show


def _not_known(typed: str) -> str:
    return f"“{typed}” is not in the register: add them under People first"


class Somebody(QWidget):
    """The finder, and once somebody is chosen her name with a way to choose another."""

    changed = Signal()

    def __init__(self, errands: Errands, *, name: str, spoken: str) -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        self.person_id: PersonId | None = None
        self.finder = FindPerson(errands, name=f"{name}.find", spoken=spoken,
                                 seeking=Seeking(stranger=_not_known))  # fmt: skip
        self.finder.chosen.connect(self._chosen)
        self.shown = label("", font=Type.BODY_STRONG, wrap=True, name=f"{name}.chosen")
        self.other = Button("Somebody else", name=f"{name}.other", kind=Kind.SMALL)
        self.other.clicked.connect(self.clear)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.shown, 1)
        row.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.finder)
        column.addLayout(row)
        self.setFocusProxy(self.finder)
        self._show()

    def clear(self) -> None:
        """Nobody is chosen."""
        self.person_id = None
        self.finder.clear()
        self._show()
        self.changed.emit()

    def kept(self) -> Any:
        """Who is chosen, as plain values for a draft."""
        return [self.person_id, self.shown.text()] if self.person_id is not None else []

    def put_back(self, kept: Any) -> None:
        """The same again."""
        self.person_id = PersonId(int(kept[0])) if kept else None
        self.shown.setText(str(kept[1]) if kept else "")
        self._show()

    def _chosen(self, found: Any) -> None:
        if not isinstance(found, FoundPerson):
            return
        self.person_id = found.person_id
        self.shown.setText(" · ".join(part for part in (found.name, found.hint) if part))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = self.person_id is not None
        show(self.finder, not chosen)
        show(self.shown, chosen)
        show(self.other, chosen)
