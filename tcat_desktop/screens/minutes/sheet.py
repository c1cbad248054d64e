"""The sheet that minutes are typed on: item under item, points and actions in their places."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.office.minutes import AgendaItem, Minutes
from tcat_desktop.screens.minutes.actions import ActionTable
from tcat_desktop.screens.minutes.attendance import AttendanceList
from tcat_desktop.screens.minutes.points import PointList
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.growing_field import GrowingField
from tcat_desktop.screens.widgets.label import label, set_tip

# These two items of the agenda hold points and actions instead of running words.
# Under this width what is not agreed goes under what is.
_BESIDE = 480
_KEYS = {"her_words": 1, "to_agreed": 2, "to_disputed": 3, "add_action": 4}
POINTS, ACTIONS = "Agreed and not agreed", "Actions"


class ItemBlock(QFrame):
    """One item: its number and title, and what belongs to it."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self.setObjectName(f"minutes.block{number}")
        self.setProperty("part", "item")
        self.setProperty("lit", False)
        self.title = title
        mark = label(str(number), font=Type.CARD_TITLE, role=Role.ACTION)
        mark.setFixedWidth(theme().px(20))
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(mark)
        self.head.addWidget(label(title, font=Type.CARD_TITLE, cut=True), 1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(theme().px(28), 0, 0, 0)
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 12, 22, 14)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addLayout(self.body)

    def light(self, lit: bool) -> None:
        """Show that the meeting is here."""
        if self.property("lit") is not lit:
            self.setProperty("lit", lit)
            self.style().unpolish(self)
            self.style().polish(self)


class Sheet(QScrollArea):
    """Everything that is typed in a meeting. ``edited`` as people type, ``came_to`` an item."""

    edited = Signal()
    came_to = Signal(int)

    def __init__(self, actions: ActionTable) -> None:
        super().__init__()
        self.setObjectName("minutes.sheet")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.attendance = AttendanceList()
        self.agreed = PointList("Agreed by everyone", name="minutes.agreed", icon_name="handshake")
        self.disputed = PointList("Not agreed", name="minutes.disputed", icon_name="arrows-split")
        self.table = actions
        self._points = self._points_block()
        self._blocks: list[ItemBlock] = []
        self._fields: dict[int, GrowingField] = {}
        self._buttons: list[Button] = []
        self._filling = False
        inside = QFrame()
        inside.setProperty("part", "sheet")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        band = QFrame()
        held = QVBoxLayout(band)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(0)
        band.setAutoFillBackground(True)
        held.addWidget(self.attendance)
        held.addWidget(line())
        self._column.addWidget(band)
        self._column.addStretch(1)
        self.setWidget(inside)
        for part in (self.attendance, self.agreed, self.disputed, self.table):
            part.edited.connect(self._changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _points_block(self) -> QWidget:
        made = QWidget()
        self._across = QHBoxLayout(made)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(20)
        self._across.addWidget(self.agreed, 1)
        self._across.addWidget(self.disputed, 1)
        return made

    # -- what the page tells and asks ----------------------------------------------------------

    def show_minutes(self, minutes: Minutes) -> None:
        """Put these minutes on the sheet."""
        self._filling = True
        self.attendance.show_people(minutes.attendance, minutes.adjustments)
        self.agreed.show_points(minutes.agreed)
        self.disputed.show_points(minutes.disputed)
        self.table.show_actions(minutes.actions)
        self._clear()
        for place, item in enumerate(minutes.items):
            self._add_block(place, item)
        self._filling = False

    def items(self) -> tuple[AgendaItem, ...]:
        """Each item with the words now under it."""
        return tuple(
            AgendaItem(
                title=block.title,
                words=self._fields[place].toPlainText() if place in self._fields else "",
            )
            for place, block in enumerate(self._blocks)
        )

    def lock(self) -> None:
        """Signed: everything stays as it is."""
        for part in (self.attendance, self.agreed, self.disputed, self.table):
            part.lock()
        for field in self._fields.values():
            field.setReadOnly(True)
        for button in self._buttons:
            button.setVisible(False)

    def go_to(self, place: int) -> None:
        """Put the keyboard into an item."""
        if not 0 <= place < len(self._blocks):
            return
        title = self._blocks[place].title
        if place in self._fields:
            field = self._fields[place]
            field.moveCursor(field.textCursor().MoveOperation.End)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif title == POINTS:
            self.agreed.go_to_new()
        else:
            self.table.go_to_new()

    def her_words(self) -> None:
        """A new paragraph under what happened, in the parent's words."""
        place = next((n for n in self._fields if n > 0), 0)
        field = self._fields.get(place)
        if field is None or field.isReadOnly():
            return
        if field.toPlainText().strip() and not field.toPlainText().endswith("\n"):
            field.moveCursor(field.textCursor().MoveOperation.End)
            field.insertPlainText("\n")
        self.go_to(place)

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return next(iter(self._fields.values()), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QHBoxLayout.Direction
        beside = self.width() >= theme().px(_BESIDE)
        self._across.setDirection(way.LeftToRight if beside else way.TopToBottom)

    # -- inside -------------------------------------------------------------------------------

    def _clear(self) -> None:
        # The points and actions are kept; only the frames round them are made anew.
        self._points.setParent(None)
        self.table.setParent(None)
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks, self._fields, self._buttons = [], {}, []

    def _add_block(self, place: int, item: AgendaItem) -> None:
        block = ItemBlock(place + 1, item.title)
        if item.title == POINTS:
            self._add_button(block, "Her words", "her_words", "quotes", self.her_words)
            self._add_button(block, "Agreed", "to_agreed", "handshake", self.agreed.go_to_new)
            self._add_button(
                block, "Not agreed", "to_disputed", "arrows-split", self.disputed.go_to_new
            )
            block.body.addWidget(self._points)
            self._points.show()
        elif item.title == ACTIONS:
            self._add_button(block, "Add an action", "add_action", "plus", self.table.go_to_new)
            block.body.addWidget(self.table)
            self.table.show()
        else:
            self._add_field(place, item, block)
        self._blocks.append(block)
        self._column.insertWidget(self._column.count() - 1, block)

    def _add_button(
        self, block: ItemBlock, words: str, name: str, icon_name: str, call: Callable[[], None]
    ) -> None:
        button = Button(words, name=f"minutes.{name}", kind=Kind.SMALL, icon_name=icon_name)
        set_tip(button, f"{words} (Ctrl {_KEYS[name]})")
        button.clicked.connect(call)
        self._buttons.append(button)
        block.head.addWidget(button)

    def _add_field(self, place: int, item: AgendaItem, block: ItemBlock) -> None:
        field = GrowingField(least=2, placeholder="A paragraph a line")
        field.setObjectName(f"minutes.item{place + 1}")
        field.setAccessibleName(item.title)
        field.setProperty("ruled", True)
        field.set_words(item.words)
        field.textChanged.connect(self._changed)
        block.body.addWidget(field)
        self._fields[place] = field

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        here = -1
        for place, block in enumerate(self._blocks):
            if now is not None and (now is block or block.isAncestorOf(now)):
                here = place
        if here < 0:
            return
        for place, block in enumerate(self._blocks):
            block.light(place == here)
        self.came_to.emit(here)
        if now is not None:
            inside = self.widget()
            at = now.mapTo(inside, QPoint(0, now.height())) if inside is not None else QPoint()
            self.ensureVisible(at.x(), at.y(), 0, 24)
