"""Messages that stand on the page: refused and why, changed by someone else, done.

A dialog is only for a bug or for leaving unsaved work.

Example::

    self._notice = Notice(name="case.notice")
    self._notice.refused(said)                    # reason, clause and what to do
    self._notice.changed_by_another("Mrs Nair added a note at 14:18.", "Your text is safe.")
    self._notice.done("Bundle made and checked: 65 pages, 5 exhibits match.")
    self._notice.clear()
"""

from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.chips import fill_role, line_role, text_role
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.ink import box
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_EDGE = {
    Tone.PLAIN: Role.ACTION,
    Tone.ATTENTION: Role.ATTENTION,
    Tone.AMBER: Role.AMBER,
    Tone.GREEN: Role.GREEN,
}


class Telling(Protocol):
    """What a refusal carries: one sentence, its clause, and the next step."""

    reason: str
    clause: str
    what_to_do: str


def paint_edged(
    painter: QPainter, rect: QRectF, *, fill: Role, line: Role, edge: Role, radius: float = 6
) -> None:
    """A rounded box with a 3 px left edge in the colour of its meaning."""
    box(painter, rect, fill=fill, line=line, radius=radius)
    outline = QPainterPath()
    outline.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme().colour(edge))
    painter.restore()


class Notice(QWidget):
    """A message on the page: a tint, a 3 px edge, an icon and words. Hidden while empty."""

    pressed = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tone = Tone.PLAIN
        self._mark = IconMark("info", Role.TEXT2)
        self._title = label("", font=Type.BODY_STRONG, wrap=True)
        self._words = label("", font=Type.BODY, wrap=True)
        self.button = Button("Show both", name=f"{name}.button", kind=Kind.SMALL)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 9, 12, 9)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._words)
        row.addLayout(column, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clear()

    @property
    def words(self) -> str:
        """All that it says now, as a screen reader says it."""
        return " ".join(part for part in (self._title.text(), self._words.text()) if part)

    def say(
        self, title: str, words: str = "", *, tone: Tone, icon_name: str, button: str = ""
    ) -> None:
        """Show a message; ``button`` puts one small button at its right."""
        self._tone = tone
        role = text_role(tone)
        self._mark.set_icon(icon_name, role)
        for part, text in ((self._title, title), (self._words, words)):
            part.set_role(role)
            part.setText(text)
            show(part, bool(text))
        show(self.button, bool(button))
        if button:
            self.button.set_words(button)
        self.setAccessibleName(self.words)
        show(self, True)
        self.update()

    def refused(self, said: Telling) -> None:
        """A rule stands in the way: the reason, its clause, and what to do instead."""
        clause = f"{said.clause}." if said.clause else ""
        rest = " ".join(part for part in (said.what_to_do, clause) if part)
        self.say(said.reason, rest, tone=Tone.ATTENTION, icon_name="hand-palm")
        if clause:
            start = self._words.text().rindex(clause)
            self._words.set_marks(strong=((start, len(clause)),))

    def changed_by_another(self, title: str, words: str, *, button: str = "Show both") -> None:
        """Somebody else changed the same record first; nothing was lost."""
        self.say(title, words, tone=Tone.AMBER, icon_name="arrows-merge", button=button)

    def done(self, title: str, words: str = "") -> None:
        """It is done."""
        if words:
            self.say(title, words, tone=Tone.GREEN, icon_name="check-circle")
        else:
            self.say("", title, tone=Tone.GREEN, icon_name="check-circle")

    def clear(self) -> None:
        """Say nothing."""
        self._words.set_marks()
        self.setVisible(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_edged(
            QPainter(self),
            QRectF(self.rect()),
            fill=fill_role(self._tone),
            line=line_role(self._tone),
            edge=_EDGE[self._tone],
        )


class Banner(QWidget):
    """A line across the top of a page, such as the Code's review being overdue.

    Example::

        banner = Banner(name="today.review", link="See the Code")
        banner.say("The Code of Conduct was due for review on 31 August 2026, 84 days ago.",
                   "It is still in force, and letters say so.")
        banner.pressed.connect(self._open_the_code)
    """

    pressed = Signal()

    def __init__(
        self, *, name: str, link: str = "", icon_name: str = "calendar-x", tone: Tone = Tone.AMBER
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tone = tone
        self._words = label("", role=Role.TEXT2, wrap=True)
        self.link = Button(link or "Read more", name=f"{name}.link", kind=Kind.QUIET)
        show(self.link, bool(link))
        self.link.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(IconMark(icon_name, _EDGE[tone]), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.link)
        self.setVisible(False)

    def say(self, title: str, words: str = "") -> None:
        """Show the banner; the title is strong."""
        self._words.setText(f"{title} {words}".strip())
        self._words.set_marks(strong=((0, len(title)),), strong_role=Role.TEXT)
        self.setAccessibleName(self._words.text())
        show(self, bool(title))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_edged(
            QPainter(self),
            QRectF(self.rect()),
            fill=Role.SURFACE,
            line=Role.LINE,
            edge=_EDGE[self._tone],
        )
