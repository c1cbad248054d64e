"""The bar at the top: the menus, one search for everything, who sits here, and the lock."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMenuBar,
    QSizePolicy,
    QToolButton,
)

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.page import Sitter
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import IconButton
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.initials import paint_initials
from tcat_desktop.screens.widgets.ink import box, width_of, write
from tcat_desktop.screens.widgets.key_cap import KeyCap

_TALL = 44
_NARROW = 1200


class SearchField(QFrame):
    """One line that searches cases, people, letters and evidence; never what is sealed."""

    searched = Signal(str)
    typed = Signal(str)
    # The down key: on to what was found.
    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("frame.search")
        self.setProperty("part", "search")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field = QLineEdit()
        self.field.setObjectName("frame.search.field")
        self.field.setAccessibleName("Search cases, people, letters and evidence")
        self.field.setPlaceholderText("Search cases, people, letters and evidence")
        self.field.setProperty("bare", "true")
        self.field.setMaxLength(200)
        self.field.returnPressed.connect(self._entered)
        self.field.textEdited.connect(self.typed)
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(IconMark("magnifying-glass", Role.TEXT2, size=16))
        row.addWidget(self.field, 1)
        row.addWidget(KeyCap("Ctrl K"))

    def _entered(self) -> None:
        self.searched.emit(self.field.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("lit", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
            return True
        return False


class PersonButton(QToolButton):
    """Who sits here; its menu locks, signs out and changes the password."""

    def __init__(self, sitter: Sitter) -> None:
        super().__init__()
        self._sitter = sitter
        self.narrow = False
        self.setObjectName("frame.person")
        self.setAccessibleName(f"{sitter.name}, {sitter.post}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._menu.setObjectName("frame.person.menu")
        self.clicked.connect(self._open)
        theme().changed.connect(self.updateGeometry)

    def offer(self, *actions: QAction) -> None:
        """What its menu holds."""
        self._menu.addActions(list(actions))

    def _open(self) -> None:
        corner = self.mapToGlobal(self.rect().bottomRight())
        wide = self._menu.sizeHint().width()
        self._menu.popup(corner.__class__(corner.x() - wide, corner.y() + 2))

    def sizeHint(self) -> QSize:
        look = theme()
        words = width_of(self._sitter.name, Type.BODY_MEDIUM)
        if not self.narrow:
            words += 8 + width_of(self._sitter.post, Type.BODY)
        side = look.px(24)
        return QSize(4 + side + 9 + words + 10 + look.px(14) + 6, max(side + 8, look.px(32)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse():
            box(painter, self.rect(), fill=Role.HOVER, line=None, radius=6)
        side = look.px(24)
        middle = (self.height() - side) // 2
        paint_initials(painter, QRect(4, middle, side, side), self._sitter.initials)
        left = 4 + side + 9
        room = QRect(left, 0, self.width() - left, self.height())
        left += write(painter, room, self._sitter.name, Type.BODY_MEDIUM, Role.TEXT)
        if not self.narrow:
            room.setLeft(left + 8)
            left += 8 + write(painter, room, self._sitter.post, Type.BODY, Role.TEXT3)
        caret = look.px(14)
        drawn = pixmap("caret-down", Role.TEXT2, caret, self.devicePixelRatioF())
        painter.drawPixmap(left + 10, (self.height() - caret) // 2, drawn)


class TopBar(QFrame):
    """Menus, search, person, lock, in one row."""

    def __init__(self, menus: QMenuBar, sitter: Sitter) -> None:
        super().__init__()
        self.setObjectName("frame.top_bar")
        self.setProperty("part", "top_bar")
        self.search = SearchField()
        self.search.setParent(self)
        # The desk at Reception holds no case files, so there is nothing to search.
        self.search.setVisible(not sitter.reception)
        self.person = PersonButton(sitter)
        self.lock = IconButton(
            "lock-simple", "Lock now (Ctrl L or F9)", name="frame.lock", role=Role.TEXT2
        )
        menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._menus = menus
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 1)
        row.setSpacing(8)
        row.addWidget(menus)
        row.addStretch(1)
        row.addWidget(self.person)
        row.addWidget(self.lock)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        look = theme()
        self.setFixedHeight(look.px(_TALL))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        if narrow is not self.person.narrow:
            self.person.narrow = narrow
            self.person.updateGeometry()
        self._place()

    def _place(self) -> None:
        """The search stands in the middle of the window, as long as the menus leave it room."""
        look = theme()
        first = self._menus.sizeHint().width() + 8 + 20
        right = self.person.sizeHint().width() + self.lock.sizeHint().width() + 8 + 12 + 20
        room = self.width() - first - right
        wide = max(min(look.px(392), room), 60)
        left = (self.width() - wide) // 2
        left = max(first, min(left, self.width() - right - wide))
        tall = look.px(30)
        self.search.setGeometry(left, (self.height() - tall) // 2, wide, tall)
