"""A sealed exhibit in the left column: who can open it, its permission, and what can be done.

Example::

    pane = SealedPane(name="case_file.viewer.sealed")
    pane.show_sealed(exhibit, offers_of(desk, answer, exhibit))
    pane.wanted.connect(self._go_to)         # with a Destination
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import ExhibitLine
from tcat_desktop.screens.case_file.lock_row import LockRow
from tcat_desktop.screens.case_file.sealed_offers import OPENER, SealOffer
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.sealed import SealedNote
from tcat_desktop.screens.widgets.showing import show

_WHO = f"Only {OPENER} can open this, and only with the parent’s permission. Opening is noted."
_NONE = "No parent’s permission holds today."


class SealRow(LockRow):
    """One thing that can be done with the seal."""

    def __init__(self, offer: SealOffer) -> None:
        super().__init__(
            name=f"case_file.sealed.{offer.to.name}",
            title=offer.title,
            note=offer.locked,
            locked=offer.locked,
        )
        self.offer = offer


class SealedPane(QWidget):
    """The hatched box, the permissions that hold, and the rows."""

    # Somebody chose an open row: the Destination of its form.
    wanted = Signal(object)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.rows: list[SealRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SealedNote("Messages between parents", _WHO, name=f"{name}.note"))
        held = QHBoxLayout()
        held.setContentsMargins(0, 14, 0, 0)
        held.setSpacing(8)
        self._sign = IconMark("lock-key", Role.TEXT2, size=18)
        held.addWidget(self._sign)
        self.permission = label(_NONE, wrap=True, name=f"{name}.permission")
        held.addWidget(self.permission, 1)
        column.addLayout(held)
        column.addSpacing(14)
        column.addWidget(line())
        column.addSpacing(12)
        column.addWidget(label("What can be done", font=Type.BODY_STRONG))
        column.addSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        column.addSpacing(8)
        self.notice = Notice(name=f"{name}.notice")
        column.addWidget(self.notice)
        column.addStretch(1)
        self.place = self._scrolling()

    def _scrolling(self) -> QScrollArea:
        """In a low window the rows scroll; they are never squeezed."""
        place = QScrollArea()
        place.setObjectName(f"{self.objectName()}.place")
        place.setFrameShape(QFrame.Shape.NoFrame)
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        place.setWidgetResizable(True)
        place.setWidget(self)
        self.setAutoFillBackground(False)
        place.viewport().setAutoFillBackground(False)
        return place

    def _bring_notice(self) -> None:
        self.place.ensureWidgetVisible(self.notice, 0, 8)

    def show_sealed(self, exhibit: ExhibitLine, offers: tuple[SealOffer, ...]) -> None:
        """Show this one; nothing of it is known here but its number and its permissions."""
        held = [words for _, words in exhibit.permissions]
        self.permission.setText(". ".join([*held, ""]).strip() or _NONE)
        self._sign.set_icon(*(("seal-check", Role.GREEN) if held else ("lock-key", Role.TEXT2)))
        self.notice.clear()
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            # Gone at once, so that no key and no name leads to it any longer.
            row.setParent(None)
            row.deleteLater()
        self.rows = []
        for offer in offers:
            row = SealRow(offer)
            row.clicked.connect(self._pressed)
            self._rows.addWidget(row)
            self.rows.append(row)
            show(row, True)

    def _pressed(self) -> None:
        row = self.sender()
        if not isinstance(row, SealRow):
            return
        if row.offer.refusal is None:
            self.notice.clear()
            self.wanted.emit(row.offer.to)
        else:
            self.notice.refused(row.offer.refusal)
            # Once it has its height.
            QTimer.singleShot(0, self.notice, self._bring_notice)
