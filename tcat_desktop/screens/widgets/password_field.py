"""A field for a password, with a Show that makes what is typed readable, and hides it again.

Example::

    password = PasswordField(tall=True)
    form.add("Password", password, "password")
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.ink import box, width_of, write


class _Show(QToolButton):
    """The eye and the word beside it, inside the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Show the password")

    def sizeHint(self) -> QSize:
        look = theme()
        words = max(width_of("Show", Type.SMALL), width_of("Hide", Type.SMALL))
        return QSize(look.px(18) + 6 + words + 8, max(look.px(26), 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse():
            box(painter, self.rect(), fill=Role.HOVER, line=None, radius=4)
        side = look.px(18)
        name = "eye-slash" if self.isChecked() else "eye"
        drawn = pixmap(name, Role.TEXT2, side, self.devicePixelRatioF())
        painter.drawPixmap(2, (self.height() - side) // 2, drawn)
        words = QRect(side + 7, 0, self.width() - side - 7, self.height())
        write(painter, words, "Hide" if self.isChecked() else "Show", Type.SMALL, Role.TEXT2)


class PasswordField(LineField):
    """What is typed is hidden, is never offered again, and leaves no trace in the clipboard."""

    def __init__(self, *, tall: bool = False) -> None:
        super().__init__(longest=256, tall=tall)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.show_button = _Show(self)
        self.show_button.toggled.connect(self._toggled)
        theme().changed.connect(self._place)
        self.objectNameChanged.connect(self._named)
        self._place()

    def _named(self, name: str) -> None:
        self.show_button.setObjectName(f"{name}.show")

    def _toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.show_button.setAccessibleName("Hide the password" if shown else "Show the password")

    def forget(self) -> None:
        """Empty the field and hide what is typed next."""
        self.clear()
        self.show_button.setChecked(False)

    def _place(self) -> None:
        size = self.show_button.sizeHint()
        self.show_button.resize(size)
        self.setTextMargins(0, 0, size.width(), 0)
        spot = QPoint(self.width() - size.width() - 7, (self.height() - size.height()) // 2)
        self.show_button.move(spot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
