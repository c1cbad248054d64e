"""The line in which a list is searched, with what is never searched beside it.

Example::

    line = SearchLine("Search these cases", name="cases.search",
                      note="Sealed messages are never searched")
    line.typed.connect(self._ask)          # a little after the last key, with the words
    line.went_on.connect(self._to_list)    # Enter or the down key
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import IconButton
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_TYPING_MS = 120
_NO_NOTE = 520


class SearchLine(QWidget):
    """A field with a glass, a note, and an x once something is typed."""

    typed = Signal(str)
    went_on = Signal()

    def __init__(self, hint: str, *, name: str, note: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName(hint)
        self.field.setAccessibleDescription(note)
        self.field.setPlaceholderText(hint)
        self.field.setProperty("bare", "true")
        self.field.setMaxLength(200)
        self.field.textChanged.connect(self._changed)
        self.field.returnPressed.connect(self._on)
        self.field.installEventFilter(self)
        self._note = label(note, font=Type.SMALL, role=Role.TEXT3)
        self.clear_button = IconButton("x", "Clear the search", name=f"{name}.clear", size=16)
        self.clear_button.clicked.connect(self.clear)
        show(self.clear_button, wanted=False)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 2, 6, 2)
        row.setSpacing(9)
        row.addWidget(IconMark("magnifying-glass", Role.ACTION, size=18))
        row.addWidget(self.field, 1)
        row.addWidget(self._note)
        row.addWidget(self.clear_button)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """What is typed, without the blanks around it."""
        return self.field.text().strip()

    def set_words(self, words: str) -> None:
        """Put words into it without telling."""
        self.field.blockSignals(True)
        self.field.setText(words)
        self.field.blockSignals(False)
        self._waiting.stop()
        show(self.clear_button, wanted=bool(words))

    def clear(self) -> None:
        """Look for nothing again."""
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, text: str) -> None:
        show(self.clear_button, wanted=bool(text))
        self._waiting.start()

    def _tell(self) -> None:
        self.typed.emit(self.words)

    def _on(self) -> None:
        if self._waiting.isActive():
            self._waiting.stop()
            self._tell()
        self.went_on.emit()

    def _dress(self) -> None:
        self.field.setFont(theme().font(Type.ROW_TITLE_REGULAR))
        self.updateGeometry()
        self._fold()

    def _fold(self) -> None:
        show(self._note, wanted=bool(self._note.text()) and self.width() >= theme().px(_NO_NOTE))

    def sizeHint(self) -> QSize:
        return QSize(400, theme().px(38))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme().px(38))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._on()
            return True
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fold()
        return bool(super().event(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        lit = self.field.hasFocus()
        line = Role.ACTION if lit else Role.CONTROL
        box(QPainter(self), self.rect(), fill=Role.SURFACE, line=line, radius=8,
            pen=2 if lit else 1)  # fmt: skip
