"""The sheet that minutes are typed on: item under item, points and actions in their places."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.office import amending
from tcat_desktop.office.minutes import ACTIONS, POINTS, AgendaItem, Minutes
from tcat_desktop.screens.minutes.actions import ActionTable
from tcat_desktop.screens.minutes.attendance import AttendanceList
from tcat_desktop.screens.minutes.keys import step_of
from tcat_desktop.screens.minutes.points import Point, PointList
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.label import label, set_tip

# Under this width what is not agreed goes under what is.
_BESIDE = 480
_KEYS = {"to_agreed": 1, "to_disputed": 2, "add_action": 3, "her_words": 4}
_MARKS = (
    ("Her words", "her_words", "quotes", "words"),
    ("Agreed", "to_agreed", "handshake", "agreed"),
    ("Not agreed", "to_disputed", "arrows-split", "disputed"),
)


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
    amend_wanted = Signal(str, str)

    def __init__(self, actions: ActionTable) -> None:
        super().__init__()
        self.setObjectName("minutes.sheet")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.attendance = AttendanceList()
        self.agreed = PointList(
            amending.AGREED, title="Agreed by everyone", name="minutes.agreed",
            icon_name="handshake",
        )  # fmt: skip
        self.disputed = PointList(
            amending.DISPUTED, title="Not agreed", name="minutes.disputed",
            icon_name="arrows-split", placeholder="What each of them says",
        )  # fmt: skip
        self.table = actions
        self._points = self._points_block()
        self._blocks: list[ItemBlock] = []
        self._lists: dict[int, PointList] = {}
        self._here = 0
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
            part.amend_wanted.connect(self.amend_wanted)
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
                words="\n".join(self._lists[place].points) if place in self._lists else "",
            )
            for place, block in enumerate(self._blocks)
        )

    def lock(self, *, amend: bool = False) -> None:
        """Everything stays as it is; with ``amend`` each point has a button that amends it."""
        for part in (self.attendance, self.agreed, self.disputed, self.table):
            part.lock(amend=amend)
        for each in self._lists.values():
            each.lock(amend=amend)
        for button in self._buttons:
            button.setVisible(False)

    def go_to(self, place: int) -> None:
        """Put the keyboard into an item."""
        if not 0 <= place < len(self._blocks):
            return
        if place in self._lists:
            self._lists[place].go_to_new()
        elif self._blocks[place].title == POINTS:
            self.agreed.go_to_new()
        else:
            self.table.go_to_new()

    def step(self, by: int) -> None:
        """On to the next item of the agenda, or back to the one before."""
        self.go_to(min(max(self._here + by, 0), len(self._blocks) - 1))

    def mark(self, kind: str) -> None:
        """Move the point that is being typed to where it belongs; in an empty one go there.

        ``kind`` is agreed, disputed, action or words. The keyboard stays, ready for the next.
        """
        targets: dict[str, PointList | ActionTable] = {
            "agreed": self.agreed, "disputed": self.disputed, "action": self.table,
            "words": self._her_words(),
        }  # fmt: skip
        target = targets[kind]
        field = self.focusWidget()
        source = next(
            (each for each in (*self._lists.values(), self.agreed, self.disputed)
             if each.holds(field)), None,
        )  # fmt: skip
        typed = isinstance(field, Point) and not field.isReadOnly() and field.toPlainText().strip()
        if source is None or source is target or not typed:
            target.go_to_new()
            return
        target.put(source.take(field))  # type: ignore[arg-type]  # a Point, as just seen

    def _her_words(self) -> PointList:
        """Where what happened stands, in the parent's words."""
        place = next((n for n in self._lists if n > 0), 0)
        return self._lists.get(place, self.agreed)

    def first_field(self) -> QWidget:
        """Where typing begins."""
        first = next(iter(self._lists.values()), None)
        return first.last if first is not None else self

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Fields keep Ctrl Up and Down to themselves, so they are met on the way in.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = step_of(event)
            if by:
                self.step(by)
                return True
        return super().eventFilter(watched, event)

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
        self._blocks, self._lists, self._buttons, self._here = [], {}, [], 0

    def _add_block(self, place: int, item: AgendaItem) -> None:
        block = ItemBlock(place + 1, item.title)
        if item.title == POINTS:
            for words, name, icon_name, kind in _MARKS:
                self._add_button(block, words, name, icon_name, kind)
            block.body.addWidget(self._points)
            self._points.show()
        elif item.title == ACTIONS:
            self._add_button(block, "Add an action", "add_action", "plus", "action")
            block.body.addWidget(self.table)
            self.table.show()
        else:
            self._add_list(place, item, block)
        self._blocks.append(block)
        self._column.insertWidget(self._column.count() - 1, block)

    def _add_button(
        self, block: ItemBlock, words: str, name: str, icon_name: str, kind: str
    ) -> None:
        button = Button(words, name=f"minutes.{name}", kind=Kind.SMALL, icon_name=icon_name)
        set_tip(button, f"{words} (Ctrl {_KEYS[name]}): moves the point you are typing")
        # Pressed while a point is typed, it moves that point, so it does not take the keyboard.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("kind_of_point", kind)
        button.clicked.connect(self._mark)
        self._buttons.append(button)
        block.head.addWidget(button)

    def _mark(self) -> None:
        self.mark(self.sender().property("kind_of_point"))

    def _add_list(self, place: int, item: AgendaItem, block: ItemBlock) -> None:
        made = PointList(item.title, name=f"minutes.item{place + 1}")
        made.show_points(item.points)
        made.edited.connect(self._changed)
        made.amend_wanted.connect(self.amend_wanted)
        block.body.addWidget(made)
        self._lists[place] = made

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        here = -1
        for place, block in enumerate(self._blocks):
            if now is not None and (now is block or block.isAncestorOf(now)):
                here = place
        if here < 0:
            return
        if now is not None:
            now.installEventFilter(self)
        self._here = here
        for place, block in enumerate(self._blocks):
            block.light(place == here)
        self.came_to.emit(here)
        if now is not None:
            inside = self.widget()
            at = now.mapTo(inside, QPoint(0, now.height())) if inside is not None else QPoint()
            self.ensureVisible(at.x(), at.y(), 0, 24)
