"""What is known of an exhibit, beside it: how it was captured, what the file says, who had it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer, Related
from tcat_desktop.screens.exhibit.capture_card import CaptureCard
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, FactRow
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_SAYS = "Whoever made the file could write this, so it can be wrong and proves nothing alone."
_MOST_CUSTODY = 8
_MOST_RELATED = 12


class FactsCard(Card):
    """The fingerprint, and the facts that a reader found in the file."""

    def __init__(self) -> None:
        super().__init__("About the file", name="exhibit.facts")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.digest = label(font=Type.FIXED, role=Role.TEXT2, wrap=True, name="exhibit.digest")
        self.digest.let_copy()
        self.says = label(_SAYS, font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self.add(self.says, above=2)
        self.add(label("SHA-256 of the file as it came", font=Type.SMALL, role=Role.TEXT3), above=8)
        self.add(self.digest, above=2)

    def clear(self) -> None:
        """Nothing of it is left."""
        emptied(self._rows)
        self.digest.setText("")
        self.digest.setAccessibleName("")

    def show_exhibit(self, answer: ExhibitPageAnswer) -> None:
        """The facts, each called a thing that the file says."""
        emptied(self._rows)
        for fact, value in _measured(answer):
            self._rows.addWidget(FactRow(fact, value, name=f"exhibit.fact.{fact.casefold()}"))
        said = answer.told.get("facts", ())
        if said:
            self._rows.addSpacing(8)
            self._rows.addWidget(label("The file says of itself", font=Type.BODY_MEDIUM))
        for place, (fact, value) in enumerate(said):
            row = FactRow(fact, value, name=f"exhibit.says.{place + 1}")
            row.setAccessibleName(f"The file says of itself: {fact}, {value}")
            self._rows.addWidget(row)
        show(self.says, bool(said))
        halves = [answer.digest[start : start + 8] for start in range(0, len(answer.digest), 8)]
        self.digest.setText(" ".join(halves))
        self.digest.setAccessibleName(f"SHA-256 {answer.digest}")


def _measured(answer: ExhibitPageAnswer) -> list[tuple[str, str]]:
    """What was measured here, and not said by the file."""
    told = answer.told
    found = [("Kind", answer.kind_words)]
    if told.get("width") and told.get("height"):
        found.append(("Size", f"{told['width']:,} × {told['height']:,} pixels"))
    if told.get("pages"):
        found.append(("Pages", f"{told['pages']:,}"))
    return found


class RelatedCard(Card):
    """Where an exhibit came from, and what came out of it."""

    wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__("Where it belongs", name="exhibit.related")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)

    def clear(self) -> None:
        """Nothing of it is left."""
        emptied(self._rows)

    def show_exhibit(self, answer: ExhibitPageAnswer) -> None:
        """Each is a button that goes there."""
        emptied(self._rows)
        if answer.source is not None:
            part = f", {answer.source.part}" if answer.source.part else ""
            self._add(answer.source, f"From {answer.source.number}{part}: {answer.source.name}")
        for each in answer.parts[:_MOST_RELATED]:
            self._add(each, f"{each.number}, {each.part}: {each.name}")
        left = len(answer.parts) - _MOST_RELATED
        if left > 0:
            words = f"and {left} more, in the list of exhibits on the case file"
            self._rows.addWidget(label(words, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        show(self, answer.source is not None or bool(answer.parts))

    def _add(self, each: Related, words: str) -> None:
        shown = words if len(words) <= 44 else f"{words[:43].rstrip()}…"
        button = Button(shown, name=f"exhibit.related.{each.number}", kind=Kind.QUIET, spoken=words)
        button.setProperty("exhibit_id", each.exhibit_id)
        button.setProperty("part", each.part)
        button.clicked.connect(self._pressed)
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.wanted.emit(int(button.property("exhibit_id")), str(button.property("part")))


class CustodyCard(Card):
    """Who added it, looked at it, saved and printed it, and when; the newest stands first."""

    def __init__(self) -> None:
        super().__init__("Custody", name="exhibit.custody", aside=" ")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.all = Button("Show all", name="exhibit.custody.all", kind=Kind.QUIET)
        self.all.clicked.connect(self._show_all)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self._answer: ExhibitPageAnswer | None = None
        self._whole = False

    def clear(self) -> None:
        """Nothing of it is left."""
        emptied(self._rows)
        self._answer = None

    def show_exhibit(self, answer: ExhibitPageAnswer) -> None:
        """The newest of it, or all."""
        if self._answer is not None and self._answer.exhibit_id != answer.exhibit_id:
            self._whole = False
        self._answer = answer
        lines = answer.custody[::-1]
        shown = lines if self._whole else lines[:_MOST_CUSTODY]
        self.count.setText(str(len(lines)) if lines else "")
        emptied(self._rows)
        for place, each in enumerate(shown):
            row = FactRow(each.at, f"{each.what}", name=f"exhibit.custody.{place + 1}",
                          hint=each.who, left=126)  # fmt: skip
            row.setAccessibleName(f"{each.at}: {each.what}, {each.who}")
            self._rows.addWidget(row)
        left = len(lines) - len(shown)
        self.all.set_words(f"Show {left} more")
        show(self.all, left > 0)

    def _show_all(self) -> None:
        self._whole = True
        if self._answer is not None:
            self.show_exhibit(self._answer)


class Side(QWidget):
    """The cards, one under the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("exhibit.side")
        self.capture = CaptureCard(desk)
        self.facts = FactsCard()
        self.related = RelatedCard()
        self.custody = CustodyCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for card in (self.capture, self.facts, self.related, self.custody):
            column.addWidget(card)
        column.addStretch(1)

    def clear(self) -> None:
        """Nothing of it is left, not even its name: it may have been sealed."""
        for card in (self.capture, self.facts, self.related, self.custody):
            card.clear()

    def show_exhibit(self, answer: ExhibitPageAnswer) -> None:
        """Show what is known of this one."""
        self.capture.show_exhibit(answer)
        self.facts.show_exhibit(answer)
        self.related.show_exhibit(answer)
        self.custody.show_exhibit(answer)
