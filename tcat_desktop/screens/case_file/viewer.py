"""Sealed messages on the case file: who may open them, and once the CEO has, the messages.

They are not asked for at all while they are sealed. Once she has opened them they stand here until
she leaves, by any way, and are then sealed again. What is not sealed has a page of its own.
"""

from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.exhibit_copies import Copies
from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.questions.case_file import CaseFileAnswer, ExhibitLine
from tcat_desktop.office.questions.exhibit import ExhibitAnswer
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.case_file.reading import ReadingText
from tcat_desktop.screens.case_file.sealed_offers import offers_of
from tcat_desktop.screens.case_file.sealed_pane import SealedPane
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.picture_canvas import PictureCanvas
from tcat_desktop.screens.widgets.showing import show

_TEXTS: Final = frozenset({"text", "whatsapp", "email"})
_MOST_TEXT: Final = 2_000_000


class ExhibitViewer(QWidget):
    """The pane in place of the chronology."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("case_file.viewer")
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        self._build_top(column)
        card = Card(name="case_file.viewer.card", inner=12)
        self.title = label(font=Type.NEXT_STEP, wrap=True, name="case_file.viewer.title")
        self.under = label(font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self.notice = Notice(name="case_file.viewer.notice")
        for part in (self.title, self.under):
            card.add(part)
        card.add(self.notice, above=6)
        self._stack = QStackedWidget()
        self.picture = PictureCanvas(name="case_file.viewer.picture", spoken="The picture")
        self.words = ReadingText(name="case_file.viewer.words", spoken="The text")
        self.kept = EmptyState("file-text", "", "", name="case_file.viewer.kept")
        self.sealed = SealedPane(name="case_file.viewer.sealed")
        self.waiting = QWidget()
        self._kept_place, self._sealed_place = _on_top(self.kept), self.sealed.place
        self._stack.addWidget(self.waiting)
        for each in (self.picture, self.words, self._kept_place, self._sealed_place):
            self._stack.addWidget(each)
        card.body.addSpacing(8)
        card.body.addWidget(self._stack, 1)
        column.addWidget(card, 1)
        self._shown: ExhibitLine | None = None
        # What was asked for one look never arrives in the next.
        self._look = 0
        self._opened = False

    def _build_top(self, column: QVBoxLayout) -> None:
        back = Button("What happened", name="case_file.viewer.back", kind=Kind.QUIET,
                      icon_name="arrow-left")  # fmt: skip
        back.clicked.connect(self.closed)
        self.back = back
        self._less = IconButton("magnifying-glass-minus", "Smaller (−)",
                                name="case_file.viewer.less")  # fmt: skip
        self._more = IconButton("magnifying-glass-plus", "Larger (+)",
                                name="case_file.viewer.larger")  # fmt: skip
        self._less.clicked.connect(self._zoom_out)
        self._more.clicked.connect(self._zoom_in)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._less)
        row.addWidget(self._more)
        column.addLayout(row)

    # -- what the page calls ----------------------------------------------------------------

    def look_at(self, answer: CaseFileAnswer, exhibit: ExhibitLine) -> None:
        """Show what can be done with sealed messages; they are not asked for."""
        self._begin(exhibit)
        self._show_sealed(answer, exhibit)

    def show_opened(
        self, answer: CaseFileAnswer, exhibit: ExhibitLine, content: ExhibitAnswer
    ) -> None:
        """Show sealed messages to whoever has just opened them, without their name."""
        self._begin(exhibit)
        # What stands here again once they are left.
        self._show_sealed(answer, exhibit)
        self._opened = True
        self.under.setText(f"{kind_words(content.kind)} · added {exhibit.added}")
        self.notice.say(
            "",
            "Opened under permission; that you opened it stands in the chronology. It is sealed "
            "again when you leave it.",
            tone=Tone.PLAIN,
            icon_name="lock-key",
        )
        self._stack.setCurrentWidget(self.waiting)
        if content.kind in _TEXTS or content.kind == "image":
            self._show_content(self._look, content)
        else:
            self._say_kept(content.kind)

    def show_case(self, answer: CaseFileAnswer) -> None:
        """The case has changed: what was sealed meanwhile, or whose permission ended, goes."""
        shown = self._shown
        now = next((each for each in answer.exhibits
                    if shown and each.exhibit_id == shown.exhibit_id), None)  # fmt: skip
        if now is None or now == shown:
            return
        if self._opened and now.sealed and now.permissions:
            self._shown = now
            self.sealed.show_sealed(now, offers_of(self._desk, answer, now))
        elif now.sealed:
            self.look_at(answer, now)
        else:
            # The seal was lifted: it has a page of its own now.
            self._begin(now)
            self.closed.emit()

    # -- inside ------------------------------------------------------------------------------

    def _begin(self, exhibit: ExhibitLine) -> None:
        """Nothing of what stood here before is left."""
        self._shown = exhibit
        self._drop()
        self.notice.clear()
        self._zooming(on=False)
        self.title.setText(f"Exhibit {exhibit.number}: sealed")
        self.under.setText(f"Added {exhibit.added}")

    def _drop(self) -> None:
        self._look += 1
        self._opened = False
        self.words.clear()
        self.picture.show_picture(QImage())

    def _show_sealed(self, answer: CaseFileAnswer, exhibit: ExhibitLine) -> None:
        self.sealed.show_sealed(exhibit, offers_of(self._desk, answer, exhibit))
        self._stack.setCurrentWidget(self._sealed_place)
        for before, after in pairwise([self.back, *self.sealed.rows]):
            QWidget.setTabOrder(before, after)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Back, another page or the lock: what was opened is gone. C49, C50.
        if self._opened and self._shown is not None and not event.spontaneous():
            self._begin(self._shown)
            self._stack.setCurrentWidget(self._sealed_place)

    def _show_content(self, look: int, answer: ExhibitAnswer) -> None:
        if look != self._look:
            return
        if answer.kind in _TEXTS:
            words = answer.content[:_MOST_TEXT].decode("utf-8", errors="replace")
            self.words.setPlainText(words.replace("\x00", "�"))
            self._put(self.words)
            if len(answer.content) > _MOST_TEXT:
                self.under.setText(f"{self.under.text()} · only its beginning is shown here")
            return
        self._desk.errands.run(
            partial(_copied, answer), partial(self._decoded, look, answer.kind),
            partial(self._refused, look),
        )  # fmt: skip

    def _decoded(self, look: int, kind: str, picture: QImage) -> None:
        if look != self._look:
            return
        if picture.isNull():
            self._say_kept(kind)
            return
        self.picture.show_picture(picture)
        self._put(self.picture)
        self.picture.fit()
        self._zooming(on=True)

    def _refused(self, look: int, said: Exception) -> None:
        if look == self._look and isinstance(said, Said):
            self._say_kept("image")
            self.notice.refused(said)

    def _say_kept(self, kind: str) -> None:
        self.kept.say(
            "Kept, not shown here",
            f"{kind_words(kind)}: its bytes are kept as they came, with their fingerprint.",
        )
        self._stack.setCurrentWidget(self._kept_place)

    def _put(self, part: QWidget) -> None:
        """Show it, and give it the keyboard unless that has gone elsewhere meanwhile."""
        self._stack.setCurrentWidget(part)
        if self.back.hasFocus():
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zooming(self, *, on: bool) -> None:
        show(self._less, on)
        show(self._more, on)

    def _zoom_in(self) -> None:
        self.picture.zoom(1)

    def _zoom_out(self) -> None:
        self.picture.zoom(-1)


def _on_top(part: QWidget) -> QWidget:
    """A place in which a part keeps its own height."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return place


def _copied(opened: ExhibitAnswer, report: Report) -> QImage:
    # Remembered nowhere: it is sealed again when she leaves it.
    made = Copies().to_look_at(opened, cancelled=lambda: report.cancelled)
    return QImage.fromData(made)


def size_words(size: int) -> str:
    """``48 KB``, as a file manager says it."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB"
