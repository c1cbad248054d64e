"""One exhibit, looked at and never changed: a picture that zooms, its text, or what it is.

What cannot be shown safely is named and kept; sealed messages are not asked for at all.
"""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.questions.case_file import ExhibitLine
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.case_file.pictures import Pictures, decoded
from tcat_desktop.screens.case_file.reading import ReadingText
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.sealed import SealedNote
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
        for part in (self.title, self.under, self.digest, self.notice):
            card.add(part)
        self._stack = QStackedWidget()
        self.picture = PictureView()
        self.words = ReadingText(name="case_file.viewer.words", spoken="The text")
        self.kept = EmptyState("file-text", "", "", name="case_file.viewer.kept")
        self.sealed = SealedNote(
            "Messages between parents",
            "Only the Executive Headteacher/CEO may open them, and only with the parent’s "
            "permission. Opening is noted. C49, C50.",
            name="case_file.viewer.sealed",
        )
        self.waiting = QWidget()
        self._kept_place, self._sealed_place = _on_top(self.kept), _on_top(self.sealed)
        self._stack.addWidget(self.waiting)
        for each in (self.picture, self.words, self._kept_place, self._sealed_place):
            self._stack.addWidget(each)
        card.body.addSpacing(8)
        card.body.addWidget(self._stack, 1)
        column.addWidget(card, 1)
        self._shown = 0

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

    def look_at(self, case_id: CaseId, exhibit: ExhibitLine) -> None:
        """Show this exhibit; it is asked for now, and who looked is noted."""
        self._shown = exhibit.exhibit_id
        self.notice.clear()
        self._zooming(on=False)
        called = "sealed" if exhibit.sealed else exhibit.name
        self.title.setText(f"Exhibit {exhibit.number}: {called}")
        self.digest.setText("" if exhibit.sealed else f"SHA-256 {exhibit.digest}")
        show(self.digest, not exhibit.sealed)
        if exhibit.sealed:
            self.under.setText(f"Added {exhibit.added}")
            self._stack.setCurrentWidget(self._sealed_place)
            return
        note = f" · {exhibit.note}" if exhibit.note else ""
        self.under.setText(
            f"{kind_words(exhibit.kind)} · {size_words(exhibit.size)} · added {exhibit.added}{note}"
        )
        self._stack.setCurrentWidget(self.waiting)
        if exhibit.kind not in _TEXTS and exhibit.kind != "image":
            self._say_kept(exhibit.kind)
            return
        self._desk.errands.ask(
            Exhibit(case_id=case_id, exhibit_id=exhibit.exhibit_id),
            partial(self._arrived, exhibit.exhibit_id),
            key="case_file.exhibit",
            refused=partial(self._refused, exhibit.exhibit_id),
        )

    # -- inside ------------------------------------------------------------------------------

    def _arrived(self, exhibit_id: int, answer: ExhibitAnswer) -> None:
        self._pictures.was_read(exhibit_id)
        if exhibit_id != self._shown:
            return
        if answer.kind in _TEXTS:
            words = answer.content[:_MOST_TEXT].decode("utf-8", errors="replace")
            self.words.setPlainText(words.replace("\x00", "�"))
            self._put(self.words)
            if len(answer.content) > _MOST_TEXT:
                self.under.setText(f"{self.under.text()} · only its beginning is shown here")
            return
        self._desk.errands.run(
            partial(_whole, answer.content), partial(self._decoded, exhibit_id, answer.kind)
        )

    def _decoded(self, exhibit_id: int, kind: str, picture: QImage) -> None:
        if exhibit_id != self._shown:
            return
        if picture.isNull():
            self._say_kept(kind)
            return
        self.picture.show_picture(picture)
        self._put(self.picture)
        self.picture.fit()
        self._zooming(on=True)

    def _refused(self, exhibit_id: int, said: Said) -> None:
        if exhibit_id == self._shown:
            self.notice.refused(said)

    def _say_kept(self, kind: str) -> None:
        self.kept.say(
            "Kept, not shown here",
            f"{kind_words(kind)}: its bytes are kept as they came, with the fingerprint above.",
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


def _whole(content: bytes, _report: Report) -> QImage:
    return decoded(content, _LARGEST)


def size_words(size: int) -> str:
    """``48 KB``, as a file manager says it."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB"
