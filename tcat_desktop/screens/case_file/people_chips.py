"""The people of a case in one row: initials, name and part; those without room fold into “+2”.

Example::

    chips = PeopleChips(name="case_file.people")
    chips.show_people(answer.people)
    chips.chosen.connect(self._open_person)      # with the person's id
"""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from tcat_desktop.office.questions.case_file import PersonOnCase
from tcat_desktop.screens.case_file.menu_button import menu_of
from tcat_desktop.screens.theme import Type, theme
from tcat_desktop.screens.widgets.person_chip import PersonChip

_GAP = 6
_WIDEST = 420
_MOST_SHOWN = 12
# Beyond this many, a menu of names would leave the screen.
_MOST_IN_MENU = 30


class PeopleChips(QWidget):
    """The row. It never wraps: whoever has no room is in the last chip's menu."""

    chosen = Signal(int)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("People of this case")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._people: tuple[PersonOnCase, ...] = ()
        self._chips: list[PersonChip] = []
        self._more: PersonChip | None = None
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}.more.menu")
        self._menu.triggered.connect(self._picked)
        theme().changed.connect(self._lay)

    def show_people(self, people: tuple[PersonOnCase, ...]) -> None:
        """Show these."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._people = people
        self._chips = []
        # Nobody reads more chips than fit on the widest screen.
        for one in people[:_MOST_SHOWN]:
            part = f"{one.part} · governor" if one.governor else one.part
            name = f"{self.objectName()}.{one.person_id}"
            chip = PersonChip(one.initials, one.name, part, name=name)
            chip.setParent(self)
            chip.setProperty("person_id", one.person_id)
            chip.clicked.connect(self._pressed)
            self._chips.append(chip)
        self._lay()

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [*self._chips, *((self._more,) if self._more is not None else ())]

    def sizeHint(self) -> QSize:
        return QSize(200, theme().line(Type.BODY) + 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        """Put in as many as fit; the fold needs room of its own."""
        look = theme()
        most = look.px(_WIDEST)
        widths = [min(chip.sizeHint().width(), most) for chip in self._chips]
        tall = look.line(Type.BODY) + 10
        fits = self._fitting(widths)
        left = 0
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < fits)
            wide = min(widths[place], self.width())
            if place < fits:
                chip.setGeometry(left, 0, wide, tall)
                left += wide + _GAP
        self._fold_rest(fits, left, tall)
        self.updateGeometry()

    def _fold_rest(self, fits: int, left: int, tall: int) -> None:
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
        hidden = len(self._people) - fits
        if hidden <= 0:
            return
        more = PersonChip(f"+{hidden}", f"{hidden} more", "", name=f"{self.objectName()}.more")
        more.setParent(self)
        more.setAccessibleName(f"{hidden} more people of this case")
        more.clicked.connect(self._open_more)
        more.setGeometry(left, 0, more.sizeHint().width(), tall)
        more.show()
        self._more = more
        if self._chips:
            QWidget.setTabOrder(self._chips[-1], more)
        folded = self._people[fits : fits + _MOST_IN_MENU]
        choices = tuple((str(one.person_id), f"{one.name}, {one.part}", "") for one in folded)
        menu_of(self._menu, choices, name=f"{self.objectName()}.more")

    def _fitting(self, widths: list[int]) -> int:
        whole = sum(widths) + _GAP * max(len(widths) - 1, 0)
        if whole <= self.width() and len(widths) == len(self._people):
            return len(widths)
        fits, used = 0, theme().px(110)
        for wide in widths:
            if used + wide + _GAP > self.width():
                break
            used += wide + _GAP
            fits += 1
        return max(fits, min(len(widths), 1))

    def _open_more(self) -> None:
        if self._more is not None:
            self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _picked(self, action: QAction) -> None:
        self.chosen.emit(int(action.data()))

    def _pressed(self) -> None:
        self.chosen.emit(int(self.sender().property("person_id")))
