"""Buttons: one main button a page, plain ones beside it, and quiet ones that read as links.

Example::

    send = Button("Send to Mrs Whitfield", name="log.send", kind=Kind.BAR_MAIN, hint="Ctrl Enter")
    send.clicked.connect(self._send)
    send.off_because("Say what happened first.", beside=self._reason)
    lock = IconButton("lock-simple", "Lock now (Ctrl L)", name="frame.lock")
"""

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from tcat_desktop.screens.icons import icon
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, write
from tcat_desktop.screens.widgets.label import PlainLabel, set_tip


class Kind(StrEnum):
    """How much a button asks for. One ``MAIN``, ``BIG`` or ``BAR_MAIN`` a page."""

    MAIN = "main"
    PLAIN = "plain"
    QUIET = "quiet"
    BIG = "big"
    BIG_PLAIN = "big_plain"
    BAR = "bar"
    BAR_MAIN = "bar_main"
    SMALL = "small"
    CHOICE = "choice"
    CHIP = "chip"
    TAB = "tab"
    STEP = "step"


_FILLED = frozenset({Kind.MAIN, Kind.BIG, Kind.BAR_MAIN})
_CHECKED_TEAL = frozenset({Kind.CHOICE, Kind.CHIP})
_FONTS = {
    Kind.BIG: Type.CARD_TITLE,
    Kind.BIG_PLAIN: Type.CARD_TITLE,
    Kind.CHOICE: Type.ROW_TITLE,
    Kind.MAIN: Type.BODY_STRONG,
    Kind.BAR_MAIN: Type.BODY_STRONG,
    Kind.SMALL: Type.SMALL_MEDIUM,
    Kind.TAB: Type.BODY,
}


class Button(QPushButton):
    """A button in words. ``hint`` is its key, painted inside at the right."""

    def __init__(
        self,
        words: str,
        *,
        name: str,
        kind: Kind = Kind.PLAIN,
        icon_name: str = "",
        hint: str = "",
        spoken: str = "",
        checkable: bool = False,
    ) -> None:
        # An ampersand in a name is an ampersand, not a key.
        super().__init__(words.replace("&", "&&"))
        self._kind = kind
        self._icon_name = icon_name
        self._hint = hint
        self.setObjectName(name)
        self.setAccessibleName(spoken or words)
        self.setProperty("kind", str(kind))
        self.setProperty("hinted", bool(hint))
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if checkable:
            self.toggled.connect(self._dress)
        self._dress()
        theme().changed.connect(self._dress)

    def set_words(self, words: str) -> None:
        """Other words, on the button and for a screen reader."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def set_icon_name(self, icon_name: str) -> None:
        """Another drawing, or none."""
        self._icon_name = icon_name
        if not icon_name:
            self.setIcon(QIcon())
        self._dress()

    def off_because(self, reason: str, *, beside: PlainLabel | None = None) -> None:
        """Not yet, and why; the reason stands beside it. An empty reason turns it on again."""
        self.setEnabled(not reason)
        self.setAccessibleDescription(reason)
        set_tip(self, reason)
        if beside is not None:
            beside.setText(reason)

    def _dress(self) -> None:
        look = theme()
        self.setFont(look.font(_FONTS.get(self._kind, Type.BODY_MEDIUM)))
        if not self._icon_name:
            return
        role = Role.TEXT
        if self._kind in _FILLED:
            role = Role.ON_ACTION
        elif self._kind is Kind.QUIET or (self._kind in _CHECKED_TEAL and self.isChecked()):
            role = Role.ACTION
        elif self._kind in {Kind.CHIP, Kind.TAB}:
            role = Role.TEXT2
        size = look.px(20 if self._kind in {Kind.BIG, Kind.BIG_PLAIN} else 18)
        if self._kind is Kind.SMALL:
            size = look.px(16)
        space = look.px(4)
        self.setIcon(icon(self._icon_name, role, size, space=space))
        self.setIconSize(QSize(size + space, size))

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        metrics = QFontMetrics(theme().font(Type.SMALL))
        return metrics.horizontalAdvance(self._hint) + theme().px(12)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._hint_width(), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        ringed = self._kind in _CHECKED_TEAL and self.isChecked() and theme().high_contrast
        if not (self._hint or ringed):
            return
        painter = QPainter(self)
        if ringed:
            # Every surface is white there, so that a ring says which is chosen.
            box(painter, self.rect(), fill=None, line=Role.ACTION, radius=6, pen=3)
        if not self._hint:
            return
        edge = theme().px(14)
        rect = QRect(0, 0, self.width() - edge, self.height())
        role = Role.ON_ACTION if self._kind in _FILLED and self.isEnabled() else Role.TEXT3
        write(painter, rect, self._hint, Type.SMALL, role, right=True)


class IconButton(QToolButton):
    """A button that is only an icon, so it carries a tooltip and a name for screen readers."""

    def __init__(
        self, icon_name: str, words: str, *, name: str, role: Role = Role.TEXT2, size: int = 18
    ) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._role = role
        self._size = size
        self.setObjectName(name)
        self.setAccessibleName(words)
        set_tip(self, words)
        self.setProperty("kind", "icon")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress()
        theme().changed.connect(self._dress)

    def set_icon(self, icon_name: str) -> None:
        """Another drawing, such as an eye that closes."""
        self._icon_name = icon_name
        self._dress()

    def _dress(self) -> None:
        size = theme().px(self._size)
        self.setIcon(icon(self._icon_name, self._role, size))
        self.setIconSize(QSize(size, size))
