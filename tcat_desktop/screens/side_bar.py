"""The side bar: which school, where to go, and how much waits there; a rail in a narrow window."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
)

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.places import Place
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, write
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.showing import show

Index = QModelIndex | QPersistentModelIndex
_PLACE = int(Qt.ItemDataRole.UserRole)
WIDE = 208
RAIL = 56


class PlaceModel(QAbstractListModel):
    """The places, with a count beside some of them."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self.places = places
        self.counts: dict[str, int] = {}
        self.notes: dict[str, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role == _PLACE:
            return place
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return place.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.counts.get(place.page)
            parts = (place.title, str(count) if count else "", self.notes.get(place.page, ""))
            return ", ".join(part for part in parts if part)
        return None

    def tell(self, counts: dict[str, int], notes: dict[str, str]) -> None:
        """Other counts and notes."""
        self.counts, self.notes = counts, notes
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))


class _PlacePainter(QStyledItemDelegate):
    """Paints a place: icon, title, count; a tint and a bar where we are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme()
        noted = index.data(_PLACE).page in self._notes(index)
        tall = look.line(Type.BODY) + 17
        return QSize(40, tall + (look.line(Type.SMALL) if noted else 0))

    def _notes(self, index: Index) -> dict[str, str]:
        model = index.model()
        notes = model.notes if isinstance(model, PlaceModel) else {}
        return {page: note for page, note in notes.items() if note}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        place: Place = index.data(_PLACE)
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            line = Role.ACTION if look.high_contrast else None
            box(painter, rect, fill=Role.SELECT, line=line, radius=6, pen=2)
            bar = QRect(rect.left(), rect.top() + 7, 3, rect.height() - 14)
            painter.fillRect(bar, look.colour(Role.ACTION))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, fill=Role.HOVER, line=None, radius=6)
        role = Role.ACTION if here else Role.TEXT2
        side = look.px(20)
        narrow = rect.width() < look.px(100)
        left = rect.left() + ((rect.width() - side) // 2 if narrow else 9)
        ratio = painter.device().devicePixelRatioF()
        top = rect.top() + (rect.height() - side) // 2
        painter.drawPixmap(left, top, pixmap(place.icon, role, side, ratio))
        if not narrow:
            words = rect.adjusted(9 + side + 10, 0, -9, 0)
            self._words(painter, words, place, index, here=here)

    def _words(
        self, painter: QPainter, rect: QRect, place: Place, index: Index, *, here: bool
    ) -> None:
        look = theme()
        role = Role.ACTION if here else Role.TEXT2
        font = Type.BODY_STRONG if here else Type.BODY_MEDIUM
        model = index.model()
        count = model.counts.get(place.page) if isinstance(model, PlaceModel) else None
        if count:
            figures = Type.TABULAR_STRONG if here else Type.TABULAR
            used = write(painter, rect, str(count), figures, role, right=True)
            rect = rect.adjusted(0, 0, -used - 8, 0)
        note = self._notes(index).get(place.page, "")
        if note:
            line = look.line(Type.BODY)
            top = rect.top() + (rect.height() - line - look.line(Type.SMALL)) // 2
            under = QRect(rect.left(), top + line, rect.width(), look.line(Type.SMALL))
            write(painter, under, note, Type.SMALL_MEDIUM, Role.AMBER_TEXT)
            rect = QRect(rect.left(), top, rect.width(), line)
        write(painter, rect, place.title, font, role)


class _Places(QListView):
    """A list of places that is as tall as what it holds."""

    entered = Signal(str)

    def __init__(self, places: tuple[Place, ...], *, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.places = PlaceModel(places)
        self.places.setParent(self)
        self.setModel(self.places)
        self.setItemDelegate(_PlacePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("background: transparent;")
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)
        self.places.dataChanged.connect(self._measure)
        theme().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        option = QStyleOptionViewItem()
        painter = self.itemDelegate()
        rows = range(self.places.rowCount())
        tall = sum(painter.sizeHint(option, self.places.index(row)).height() for row in rows)
        self.setFixedHeight(tall)

    def light(self, page: str) -> None:
        """Show that we are there, or nowhere here."""
        for row, place in enumerate(self.places.places):
            if place.page == page:
                self.setCurrentIndex(self.places.index(row))
                return
        self.selectionModel().clear()

    def _clicked(self, index: QModelIndex) -> None:
        self.entered.emit(index.data(_PLACE).page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentIndex().isValid():
                self._clicked(self.currentIndex())
            return
        super().keyPressEvent(event)


class SchoolSwitch(QToolButton):
    """Which school's cases are shown; a button only where there is more than one."""

    chosen = Signal(str)

    def __init__(self, schools: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setObjectName("frame.school")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._schools = schools
        self._menu = QMenu(self)
        self._menu.setObjectName("frame.school.menu")
        self.narrow = False
        if len(schools) > 1:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            every = "Both schools" if len(schools) == 2 else "All schools"
            self._options = (("", every), *schools)
        else:
            self._options = schools
        for key, words in self._options:
            action = QAction(words.replace("&", "&&"), self._menu)
            action.setData(key)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._picked)
        self.clicked.connect(self._open)
        self._value = self._options[0][0] if self._options else ""
        self._say()

    @property
    def value(self) -> str:
        """The key of the school shown; empty for all of them."""
        return self._value

    def choose(self, key: str) -> None:
        """Show this school, without telling."""
        self._value = key
        self._say()

    def _words(self) -> str:
        return dict(self._options).get(self._value, "")

    def _say(self) -> None:
        self.setAccessibleName(f"School: {self._words()}")
        set_tip(self, self._words())
        self.update()

    def _open(self) -> None:
        if len(self._options) > 1:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _picked(self, action: QAction) -> None:
        key = str(action.data())
        if key != self._value:
            self.choose(key)
            self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().line(Type.BODY) + 21)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill = Role.HOVER if self.underMouse() and len(self._options) > 1 else Role.SURFACE
        box(painter, self.rect(), fill=fill, line=Role.DIVIDER, radius=6)
        side = look.px(20)
        ratio = self.devicePixelRatioF()
        top = (self.height() - side) // 2
        name = "graduation-cap" if self._value or len(self._options) < 2 else "buildings"
        left = (self.width() - side) // 2 if self.narrow else 9
        painter.drawPixmap(left, top, pixmap(name, Role.ACTION, side, ratio))
        if self.narrow:
            return
        right = self.width() - 9
        if len(self._options) > 1:
            caret = look.px(16)
            drawn = pixmap("caret-up-down", Role.TEXT2, caret, ratio)
            painter.drawPixmap(right - caret, (self.height() - caret) // 2, drawn)
            right -= caret + 6
        left += side + 7
        words = QRect(left, 0, right - left, self.height())
        write(painter, words, self._words(), Type.BODY_MEDIUM, Role.TEXT)


class SideBar(QFrame):
    """School, places, and at the foot the Code and the settings."""

    entered = Signal(str)
    school_chosen = Signal(str)

    def __init__(
        self,
        places: tuple[Place, ...],
        foot: tuple[Place, ...],
        schools: tuple[tuple[str, str], ...],
        *,
        note: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("frame.side_bar")
        self.setProperty("part", "side_bar")
        self._narrow = False
        self.school = SchoolSwitch(schools)
        self.school.chosen.connect(self.school_chosen)
        self._top = _Places(places, name="frame.places", spoken="Places")
        self._foot = _Places(foot, name="frame.foot_places", spoken="The Code and settings")
        for each in (self._top, self._foot):
            each.entered.connect(self.entered)
        self._note = label(note, font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self._note.setVisible(bool(note))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(0)
        column.addWidget(self.school)
        column.addSpacing(11)
        column.addWidget(self._top)
        column.addStretch(1)
        column.addWidget(self._note)
        column.addSpacing(8 if note else 0)
        column.addWidget(self._foot)
        theme().changed.connect(self._dress)
        self._dress()

    def light(self, page: str) -> None:
        """Show where we are."""
        self._top.light(page)
        self._foot.light(page)

    def tell(self, counts: dict[str, int], notes: dict[str, str]) -> None:
        """How much waits at each place, and a note under some."""
        self._top.places.tell(counts, notes)
        self._foot.places.tell(counts, notes)

    def set_narrow(self, narrow: bool) -> None:
        """Be a rail of icons, or whole."""
        self._narrow = narrow
        self.school.narrow = narrow
        show(self._note, bool(self._note.text()) and not narrow)
        self._dress()

    def panes(self) -> tuple[QListView, ...]:
        """What F6 goes to."""
        return (self._top,)

    def _dress(self) -> None:
        wide = theme().px(WIDE)
        rail = RAIL - 20 + theme().px(20)
        self.setFixedWidth(rail if self._narrow else wide)
        self.update()
