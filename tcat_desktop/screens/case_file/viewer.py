"""One exhibit, looked at and never changed: a picture that zooms, its text, or what it is.

What cannot be shown safely is named and kept. Sealed messages are not asked for at all: once the
CEO has opened them they stand here until she leaves, by any way, and are then sealed again.
"""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.questions.case_file import CaseFileAnswer, ExhibitLine
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.case_file.pictures import Pictures, decoded
from tcat_desktop.screens.case_file.reading import ReadingText
from tcat_desktop.screens.case_file.sealed_offers import offers_of, why_not_seal
from tcat_desktop.screens.case_file.sealed_pane import SealedPane
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show

_TEXTS = frozenset({"text", "whatsapp", "email"})
_MOST_TEXT = 2_000_000
_ZOOMS = (25, 50, 75, 100, 150, 200, 300, 400)
_LARGEST = QSize(6000, 6000)


class PictureView(QScrollArea):
    """A picture fitted to its place, or larger; + and − and the wheel with Ctrl zoom it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case_file.viewer.picture")
        self.setAccessibleName("The picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self._zoom = 0  # fitted

    def show_picture(self, picture: QImage) -> None:
        """Show this one, whole."""
        self._sheet.picture = picture
        self.fit()

    def fit(self) -> None:
        """As large as its place, but never larger than it is."""
        self._zoom = 0
        self._resize()

    def zoom(self, step: int) -> None:
        """One size up or down."""
        now = self._zoom or self._fitted()
        beyond = [each for each in _ZOOMS if (each > now if step > 0 else each < now)]
        if beyond:
            self._zoom = beyond[0] if step > 0 else beyond[-1]
            self._resize()

    def _fitted(self) -> int:
        picture = self._sheet.picture
        if picture.isNull():
            return 100
        room = self.viewport().size()
        wide = room.width() / max(picture.width(), 1)
        tall = room.height() / max(picture.height(), 1)
        return max(1, min(100, int(100 * min(wide, tall))))

    def _resize(self) -> None:
        picture = self._sheet.picture
        share = (self._zoom or self._fitted()) / 100
        self._sheet.resize(
            max(1, round(picture.width() * share)), max(1, round(picture.height() * share))
        )
        self._sheet.update()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event
        if not self._zoom:
            self._resize()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)


class _Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.picture.isNull():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRect(QPoint(0, 0), self.size()), self.picture)


class ExhibitViewer(QWidget):
    """The pane in place of the chronology."""

    closed = Signal()
    # The exhibit in front is to be sealed.
    seal_wanted = Signal(object)

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("case_file.viewer")
        self._desk, self._pictures = desk, pictures
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        self._build_top(column)
        card = Card(name="case_file.viewer.card", inner=12)
        self.title = label(font=Type.NEXT_STEP, wrap=True, name="case_file.viewer.title")
        self.under = label(font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self.digest = label(font=Type.FIXED, role=Role.TEXT3, wrap=True,
                            name="case_file.viewer.digest")  # fmt: skip
        self.digest.let_copy()
        self.notice = Notice(name="case_file.viewer.notice")
        for part in (self.title, self.under, self.digest):
            card.add(part)
        card.add(self.notice, above=6)
        self._stack = QStackedWidget()
        self.picture = PictureView()
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
        self.seal = Button("Seal it", name="case_file.viewer.seal", kind=Kind.QUIET,
                           icon_name="lock-simple")  # fmt: skip
        self.seal.clicked.connect(self._seal)
        row.addWidget(self.seal)
        row.addWidget(self._less)
        row.addWidget(self._more)
        column.addLayout(row)

    # -- what the page calls ----------------------------------------------------------------

    def look_at(self, answer: CaseFileAnswer, exhibit: ExhibitLine) -> None:
        """Show this exhibit; it is asked for now, and who looked is noted."""
        self._begin(exhibit)
        if exhibit.sealed:
            self._show_sealed(answer, exhibit)
            return
        self._stack.setCurrentWidget(self.waiting)
        show(self.seal, not why_not_seal(self._desk))
        if exhibit.kind not in _TEXTS and exhibit.kind != "image":
            self._say_kept(exhibit.kind)
            return
        self._desk.errands.ask(
            Exhibit(case_id=answer.case_id, exhibit_id=exhibit.exhibit_id),
            partial(self._arrived, exhibit.exhibit_id, self._look),
            key="case_file.exhibit",
            refused=partial(self._refused, self._look),
        )

    def show_opened(
        self, answer: CaseFileAnswer, exhibit: ExhibitLine, content: ExhibitAnswer
    ) -> None:
        """Show sealed messages to whoever has just opened them, without their name."""
        self._begin(exhibit)
        # What stands here again once they are left.
        self._show_sealed(answer, exhibit)
        self._opened = True
        self.under.setText(_about(content.kind, exhibit))
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
        elif now.sealed or (shown and shown.sealed):
            self.look_at(answer, now)

    # -- inside ------------------------------------------------------------------------------

    def _begin(self, exhibit: ExhibitLine) -> None:
        """Nothing of what stood here before is left."""
        self._shown = exhibit
        self._drop()
        self.notice.clear()
        self._zooming(on=False)
        show(self.seal, False)
        self.title.setText(f"Exhibit {exhibit.number}: {_called(exhibit)}")
        self.digest.setText("" if exhibit.sealed else f"SHA-256 {exhibit.digest}")
        show(self.digest, not exhibit.sealed)
        self.under.setText(_about(exhibit.kind, exhibit))

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

    def _seal(self) -> None:
        if self._shown is not None and not self._shown.sealed:
            self.seal_wanted.emit(self._shown)

    def _arrived(self, exhibit_id: int, look: int, answer: ExhibitAnswer) -> None:
        self._pictures.was_read(exhibit_id)
        self._show_content(look, answer)

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
            partial(_whole, answer.content), partial(self._decoded, look, answer.kind)
        )

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

    def _refused(self, look: int, said: Said) -> None:
        if look == self._look:
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


def _called(exhibit: ExhibitLine) -> str:
    return "sealed" if exhibit.sealed else exhibit.name


def _about(kind: str, exhibit: ExhibitLine) -> str:
    """What it is, how large and since when; of a sealed one only since when."""
    if kind == "sealed":
        return f"Added {exhibit.added}"
    note = f" · {exhibit.note}" if exhibit.note else ""
    return f"{kind_words(kind)} · {size_words(exhibit.size)} · added {exhibit.added}{note}"


def _whole(content: bytes, _report: Report) -> QImage:
    return decoded(content, _LARGEST)


def size_words(size: int) -> str:
    """``48 KB``, as a file manager says it."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB"
