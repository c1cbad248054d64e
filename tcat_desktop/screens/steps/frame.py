"""The card a step form stands on: a head, fields that scroll, and a bar that stays in sight."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.refusals import Said
from tcat_desktop.screens.theme import Role, Tone, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.chips import TagLabel
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import PlainLabel, label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show

_INNER = 20
_NARROW = 500


class _Room(QScrollArea):
    """Scrolls up and down only, and asks for no more height than its fields need."""

    def __init__(self, inner: QWidget, name: str) -> None:
        super().__init__()
        self._inner = inner
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        inner = self._inner
        wide = inner.sizeHint().width()
        at = self.width() if self.width() > 100 else wide
        tall = inner.heightForWidth(at) if inner.hasHeightForWidth() else inner.sizeHint().height()
        return QSize(wide, tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, min(140, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        taken = super().eventFilter(watched, event)
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return taken


class Sheet(QFrame):
    """The card. ``body`` takes the parts of the form; the bar says what is saved."""

    def __init__(self, name: str, *, send: str) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setObjectName(f"{name}.sheet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.draft_failed = False
        self._send_words = send
        self._promise = ""
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(_INNER, _INNER - 4, _INNER, _INNER)
        self.body.setSpacing(16)
        self._inner = inner
        self._room = _Room(inner, f"{name}.room")
        self.notice = Notice(name=f"{name}.notice")
        self.offered = Notice(name=f"{name}.draft")
        self.cancel = Button("Cancel", name=f"{name}.cancel", kind=Kind.BAR)
        self.main = Button(send, name=f"{name}.send", kind=Kind.BAR_MAIN, hint="Ctrl Enter")
        self.status: PlainLabel = label("", role=Role.TEXT2, wrap=True, name=f"{name}.status")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._room)
        column.addWidget(line())
        column.addLayout(self._bar())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _bar(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(_INNER, 10, _INNER, 10)
        foot.setSpacing(8)
        foot.addWidget(self.notice)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.main)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(10)
        self._across.addWidget(self.status, 1)
        self._across.addLayout(buttons)
        foot.addLayout(self._across)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Large text in a narrow column: the words stand over the buttons.
        narrow = event.size().width() < theme().px(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._across.direction() != wanted:
            self._across.setDirection(wanted)

    def set_head(self, title: QWidget, reason: str, clause: str) -> None:
        """The heading, the sentence under it, and the clause at its right."""
        head = QVBoxLayout()
        head.setSpacing(2)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(title, 1)
        for number in clause.split(", ") if clause else ():
            tag = TagLabel(number, name=f"{self.objectName()}.{number}")
            across.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(across)
        if reason:
            head.addWidget(label(reason, role=Role.TEXT2, wrap=True))
        self.body.addLayout(head)
        self.body.addWidget(self.offered)

    def first_field(self, fields: Form) -> QWidget | None:
        """The first part of the form that the keyboard can reach."""
        for part in fields.findChildren(QWidget):
            wanted = part.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wanted and part.isEnabled() and not part.isHidden():
                return part
        return None

    def reveal(self, part: QWidget) -> None:
        """Bring a part of the form into sight, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._bring(part))

    def _bring(self, part: QWidget) -> None:
        self._room.ensureWidgetVisible(part, 0, 12)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        inner = self._inner
        if now is None or not inner.isAncestorOf(now):
            return
        top = now.mapTo(inner, QPoint(0, 0)).y()
        # The title above a field belongs to it.
        self._room.ensureVisible(0, top + now.height() + 24, 0, 0)
        self._room.ensureVisible(0, max(top - 48, 0), 0, 0)

    # -- the bar ------------------------------------------------------------------------

    def say(self, promise: str) -> None:
        """What stands in the bar while nothing has been saved."""
        self._promise = promise
        self.status.setText(promise)

    def sending(self, under_way: bool) -> None:
        """It is being sent, or it came back."""
        self.main.setEnabled(not under_way)
        self.cancel.setEnabled(not under_way)
        self.main.set_words("Saving…" if under_way else self._send_words)

    def set_send(self, words: str) -> None:
        """Other words on the main button, such as those of what was chosen."""
        self._send_words = words
        self.main.set_words(words)

    def draft_saved(self, at: str) -> None:
        """What was typed is kept."""
        self.draft_failed = False
        self.status.set_role(Role.TEXT2)
        self.status.setText(f"Draft saved {at}. {self._promise}".strip())

    def draft_refused(self, said: Said) -> None:
        """What was typed could not be kept; it is still on the screen."""
        self.draft_failed = True
        self.status.set_role(Role.ATTENTION_TEXT)
        self.status.setText(f"Not saved yet. {said.reason}")

    def offer(self, words: str, button: str) -> None:
        """An earlier draft, and what can be done with it; empty takes it away."""
        if not words:
            show(self.offered, False)
            return
        self.offered.say("", words, tone=Tone.PLAIN, icon_name="clock-counter-clockwise",
                         button=button)  # fmt: skip
