"""A row of a card that can be pressed when it is open, and says who may or what it needs when not.

Example::

    row = LockRow(name="case_file.sealed.open", title="Open it", note="Only the … can open this.",
                  locked="Only the … can open this.")
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from tcat_desktop.screens.case_file.press_row import PressRow
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import width_of
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.showing import show


class LockRow(PressRow):
    """Open with an arrow, or locked with its reason; the note goes beside or under the title."""

    def __init__(
        self, *, name: str, title: str, note: str = "", beside: str = "", locked: str = ""
    ) -> None:
        """``beside`` stands at the right where there is no note."""
        super().__init__(
            name=name,
            spoken=f"{title}. {'Not now' if locked else 'Open'}. {note}",
            why=locked,
            air=3,
        )
        set_tip(self, locked)
        icon = "lock-simple" if locked else "arrow-bend-down-right"
        self.across.addWidget(IconMark(icon, Role.TEXT2, size=16), 0, Qt.AlignmentFlag.AlignTop)
        self.across.addWidget(label(title, font=Type.BODY_MEDIUM, cut=True), 1)
        self._beside = label(note or beside, font=Type.SMALL, role=Role.TEXT3)
        self.across.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignVCenter)
        self._under = label(note, font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self._under.setContentsMargins(theme().px(24), 0, 0, 0)
        self.under(self._under)
        self._title, self._note = title, note
        self._fold(fits=not note)

    def _fold(self, *, fits: bool) -> None:
        show(self._beside, fits)
        show(self._under, not fits and bool(self._note))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        title = width_of(self._title, Type.BODY_MEDIUM)
        note = width_of(self._note, Type.SMALL)
        self._fold(fits=title + note + theme().px(44) <= self.width())
