"""The versions of a bundle that were kept: who made each, who froze it, and its hash."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.bundle import BundleAnswer, Version
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.label import label


class VersionsCard(Card):
    """Newest first; each can be looked at and saved."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("Versions", name="bundle.versions")
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add(self._rows)

    def show_versions(self, answer: BundleAnswer) -> None:
        """Show each version that was kept."""
        emptied(self._column)
        if not answer.versions:
            self._column.addWidget(
                label("None yet. It takes a minute at most.", role=Role.TEXT2, wrap=True)
            )
        for place, version in enumerate(answer.versions):
            if place:
                self._column.addWidget(line())
            self._column.addWidget(_row(version))
            self._column.addLayout(self._buttons(version))

    def _buttons(self, version: Version) -> QHBoxLayout:
        row = QHBoxLayout()
        look = Button("Look at it", name=f"bundle.version.{version.number}", kind=Kind.SMALL)
        look.setAccessibleName(f"Look at version {version.number}")
        look.setProperty("number", version.number)
        look.clicked.connect(self._look)
        row.addWidget(look)
        row.addStretch(1)
        return row

    def _look(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(int(sender.property("number")))


def _row(version: Version) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    state = "frozen" if version.frozen else "not frozen"
    column.addWidget(
        label(f"Version {version.number}, {version.pages} pages, {state}", font=Type.BODY_STRONG)
    )
    when = f"Frozen {version.frozen}" if version.frozen else f"Made {version.made}"
    told = [when, f"Manifest {_groups(version.manifest)}", f"SHA-256 {_groups(version.digest)}"]
    if version.redacted_digest:
        places = "one place" if version.covered == 1 else f"{version.covered} places"
        told.append(f"Redacted copy: {places} covered, {version.redacted_pages} pages")
    if version.beside:
        names = ", ".join(number for number, _, _ in version.beside)
        told.append(f"Travels beside it: {names}")
    for words in told:
        column.addWidget(label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True))
    return whole


def _groups(sha256: str) -> str:
    return " ".join(sha256[at : at + 4] for at in range(0, 16, 4))
