"""One person of a booking: found as one types, then a name with a way to choose again."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.questions.people_register import FoundPerson
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.concern.find_person import FindPerson, Seeking
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.form import ErrorLine
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show


class SomebodyField(QWidget):
    """Who it is: somebody of the register, or a name alone."""

    chosen = Signal()
    # Something that a draft should hold has changed.
    edited = Signal()

    def __init__(self, errands: Errands, title: str, *, name: str, seeking: Seeking) -> None:
        super().__init__()
        self._title = title
        self.person: FoundPerson | None = None
        self.words = ""
        self.setObjectName(f"{name}.somebody")
        heading = label(title, font=Type.NEXT_STEP)
        self.finder = FindPerson(errands, name=name, spoken=title, seeking=seeking)
        heading.setBuddy(self.finder.field)
        self.error = ErrorLine(f"{name}.error")
        self._name = label("", font=Type.NEXT_STEP, wrap=True, name=f"{name}.chosen")
        self._hint = label("", role=Role.TEXT2, wrap=True, name=f"{name}.hint")
        self.again = Button("Somebody else", name=f"{name}.again", kind=Kind.QUIET)
        self.again.setAccessibleDescription(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(heading)
        column.addWidget(self.finder)
        column.addWidget(self._framed())
        column.addWidget(self.error)
        self.finder.chosen.connect(self._found)
        self.finder.field.textEdited.connect(self._typed)
        self.again.clicked.connect(self._choose_again)
        self.clear()

    def _framed(self) -> QWidget:
        self._row = QFrame()
        self._row.setProperty("part", "person_chip")
        across = QHBoxLayout(self._row)
        across.setContentsMargins(12, 8, 12, 8)
        across.setSpacing(10)
        across.addWidget(IconMark("user", Role.TEXT2, size=22), 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._hint)
        across.addLayout(names, 1)
        across.addWidget(self.again)
        return self._row

    @property
    def is_chosen(self) -> bool:
        """Whether it is settled who it is."""
        return self.person is not None or bool(self.words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written here."""
        return not self.is_chosen and not self.finder.field.text().strip()

    @property
    def name(self) -> str:
        """The chosen name, or what stands typed and was not chosen."""
        if self.person is not None:
            return self.person.name
        return self.words or " ".join(self.finder.field.text().split())

    @property
    def person_id(self) -> PersonId | None:
        """Her place in the register, if she is in it."""
        return self.person.person_id if self.person is not None else None

    def choose(self, found: FoundPerson | str, *, hint: str = "") -> None:
        """This one; ``hint`` says beside the name how it came there."""
        self.person = found if isinstance(found, FoundPerson) else None
        self.words = found if isinstance(found, str) else ""
        self.finder.clear()
        self._name.setText(self.name)
        known = self.person.hint if self.person is not None else "Not in the list"
        self._hint.setText(". ".join(part for part in (known, hint) if part))
        show(self.finder, wanted=False)
        show(self._row, wanted=True)
        self.error.say("")

    def clear(self) -> None:
        """Nobody yet."""
        self.person, self.words = None, ""
        self.finder.clear()
        # Nothing that is hidden may hold a name.
        self._name.setText("")
        self._hint.setText("")
        self.error.say("")
        show(self._row, wanted=False)
        show(self.finder, wanted=True)

    def take_focus(self) -> None:
        """The keyboard goes here."""
        where = self.again if self.is_chosen else self.finder.field
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the draft --------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """As plain values, what is typed and not chosen too."""
        known = asdict(self.person) if self.person is not None else None
        return {"person": known, "words": self.words, "typed": self.finder.field.text()}

    def fill(self, body: dict[str, Any]) -> None:
        """As it was kept."""
        known = body.get("person")
        self.clear()
        if isinstance(known, dict):
            told = {key: str(known.get(key, "")) for key in ("listed", "name", "hint", "kind")}
            self.choose(FoundPerson(person_id=PersonId(int(known["person_id"])), **told))
        elif body.get("words"):
            self.choose(str(body["words"]))
        else:
            self.finder.field.setText(str(body.get("typed", "")))

    # -- inside -----------------------------------------------------------------------------

    def _found(self, found: FoundPerson | str) -> None:
        self.choose(found)
        self.chosen.emit()
        self.edited.emit()

    def _typed(self) -> None:
        self.error.say("")
        self.edited.emit()

    def _choose_again(self) -> None:
        self.clear()
        self.take_focus()
        self.chosen.emit()
        self.edited.emit()
