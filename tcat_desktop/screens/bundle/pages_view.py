"""The pages of a bundle as they were made, and boxes drawn on them for what is to be covered."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import IconButton, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.page_preview import PagePreview, Zoom
from tcat_desktop.screens.widgets.segments import Segments

Box = tuple[float, float, float, float]
WHOLE, COPY, COVER = "whole", "copy", "cover"
_LEAST = 6  # px: less than this is a slip of the hand
# A whole page, within its head and foot.
ALL_OF_IT: Box = (0.09, 0.085, 0.91, 0.925)


class PagesView(QWidget):
    """The bundle, its redacted copy, or the pages to draw on."""

    shown = Signal(str)
    # A box on a page of the bundle, counted from 0, in parts of that page.
    drawn = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bundle.view")
        self.which = Segments(
            ((WHOLE, "Whole bundle"), (COPY, "Redacted copy"), (COVER, "Cover words")),
            name="bundle.which", spoken="What is shown", kind=Kind.CHIP,
        )  # fmt: skip
        self.which.changed.connect(self._which)
        self.place = label(role=Role.TEXT2, name="bundle.place")
        self.smaller = IconButton("minus", "Smaller", name="bundle.smaller")
        self.larger = IconButton("plus", "Larger", name="bundle.larger")
        self.smaller.clicked.connect(self._smaller)
        self.larger.clicked.connect(self._larger)
        self.pages = PagePreview(name="bundle.pages_shown", spoken="The pages of the bundle")
        self.pages.set_zoom(Zoom.WIDTH)
        self.pages.page_changed.connect(self._turned)
        self.drawing = Drawing(self.pages)
        self.drawing.drawn.connect(self.drawn)
        self._page = 0
        # A narrower window makes the pages smaller; the one in sight stays in sight.
        self._kept = 0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(30)
        self._settling.timeout.connect(self._settled)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(8)
        bar.addWidget(self.which, 1)
        for part in (self.place, self.smaller, self.larger):
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(line())
        column.addWidget(self.pages, 1)

    @property
    def page(self) -> int:
        """The page in sight, counted from 0."""
        return max(self._page - 1, 0)

    def offer_copy(self, why_not: str) -> None:
        """Whether there is a redacted copy to look at, or why not."""
        button = self.which.button(COPY)
        button.setEnabled(not why_not)
        button.setAccessibleDescription(why_not)
        set_tip(button, why_not)

    def show_pdf(self, content: bytes) -> None:
        """Show these pages."""
        self.pages.show_pdf(content)

    def go_to(self, page: int) -> None:
        """Bring a page into sight, counted from 0."""
        rect = self.pages.page_rect(page)
        if rect.isEmpty():
            return
        # Where somebody wants to be holds, even while the pages take a new size.
        self._kept = page
        self._say(page + 1, self.pages.pages)
        bar = self.pages.view.verticalScrollBar()
        bar.setValue(bar.value() + round(rect.top()) - self.pages.view.documentMargins().top())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._settling.isActive():
            self._kept = self.page
        self._settling.start()
        super().resizeEvent(event)

    def _settled(self) -> None:
        self.go_to(self._kept)

    def _which(self) -> None:
        self.drawing.set_on(on=self.which.value == COVER)
        self.shown.emit(self.which.value)

    def _smaller(self) -> None:
        self.pages.step_zoom(-1)

    def _larger(self) -> None:
        self.pages.step_zoom(1)

    def _turned(self, page: int, of: int) -> None:
        # While the pages take their new size, the one in the middle is any of them.
        if not (self._settling.isActive() and of):
            self._say(page, of)

    def _say(self, page: int, of: int) -> None:
        self._page = page
        self.place.setText(f"Page {max(page, 1)} of {of}" if of else "")


class Drawing(QWidget):
    """Lies over the pages while boxes are drawn: pressed, pulled, let go."""

    drawn = Signal(int, object)

    def __init__(self, pages: PagePreview) -> None:
        super().__init__(pages.view.viewport())
        self.setObjectName("bundle.drawing")
        self.setAccessibleName("Draw a box over what is to be covered")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._pages = pages
        self._boxes: tuple[tuple[int, Box, str], ...] = ()
        self._from: QPointF | None = None
        self._to = QPointF()
        pages.view.viewport().installEventFilter(self)
        pages.page_changed.connect(self.update)
        self.hide()

    def set_on(self, *, on: bool) -> None:
        """Boxes can be drawn, or the pages are only looked at."""
        self._from = None
        self.resize(self._pages.view.viewport().size())
        self.setVisible(on)
        self.raise_()

    def show_boxes(self, boxes: tuple[tuple[int, Box, str], ...]) -> None:
        """What is covered already: page from 0, box, and the code of its reason."""
        self._boxes = boxes
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._pages.view.viewport().size())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        pulled = QRectF(self._from, event.position()).normalized()
        begun, self._from = self._from, None
        self.update()
        if pulled.width() < _LEAST or pulled.height() < _LEAST:
            return
        for number in range(self._pages.pages):
            page = self._pages.page_rect(number)
            if page.contains(begun):
                part = pulled.intersected(page)
                self.drawn.emit(number, _in_parts(part, page))
                return

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]  # the pages below scroll

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font(Type.SMALL_STRONG))
        for number, box, code in self._boxes:
            page = self._pages.page_rect(number)
            if page.isEmpty():
                continue
            rect = QRectF(
                page.left() + box[0] * page.width(), page.top() + box[1] * page.height(),
                (box[2] - box[0]) * page.width(), (box[3] - box[1]) * page.height(),
            )  # fmt: skip
            painter.fillRect(rect, QColor(0, 0, 0, 205))
            painter.setPen(QColor("white"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), code)
        if self._from is not None:
            rect = QRectF(self._from, self._to).normalized()
            painter.fillRect(rect, QColor(0, 0, 0, 90))
            painter.setPen(QPen(QColor("black"), 1.4, Qt.PenStyle.DashLine))
            painter.drawRect(rect)


def _in_parts(part: QRectF, page: QRectF) -> Box:
    return (
        round((part.left() - page.left()) / page.width(), 5),
        round((part.top() - page.top()) / page.height(), 5),
        round((part.right() - page.left()) / page.width(), 5),
        round((part.bottom() - page.top()) / page.height(), 5),
    )
