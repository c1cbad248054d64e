"""A page as it will print, drawn from bytes in memory, with the envelope's window marked on it.

Example::

    preview = PagePreview(name="letters.preview", spoken="The letter as it will print")
    preview.show_pdf(pdf_bytes)
    lines, trouble = preview.address()              # read from the paper itself
    preview.show_window(lines=lines, trouble=trouble)
    preview.show_pins((Pin(number=1, page=0, y_mm=140.0),))
    preview.page_changed.connect(self._say_page)    # page, of how many
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMargins,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Look, Role, Type, colours_of, theme
from tcat_desktop.screens.widgets.ink import box, write_centred

_POINTS_PER_MM = 72 / 25.4
# The window of a DL envelope on a folded A4 page, in mm from its top left corner.
WINDOW_MM = QRectF(20, 57, 80, 24)
# What stands in here is seen through the window, or slips into it as the paper moves.
_AROUND_MM = QRectF(10, 46, 100, 46)
MOST_LINES = 7
_MARGIN = 22
_GAP = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where an envelope shows the page, in mm: what always shows, what might, and how many lines.

    Without ``inside`` the envelope has no window, and the address goes on a label.
    """

    inside: QRectF | None
    around: QRectF
    most: int
    title: str = ""


DL = Window(inside=WINDOW_MM, around=_AROUND_MM, most=MOST_LINES)


class Zoom(StrEnum):
    """How large a page is shown."""

    PAGE = "page"
    WIDTH = "width"
    REAL = "real"
    TWICE = "twice"


_FACTORS = {Zoom.REAL: 1.0, Zoom.TWICE: 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The number of a wording check, beside the line it is about."""

    number: int
    page: int
    y_mm: float


class _Overlay(QWidget):
    """Draws over the page; takes no clicks."""

    def __init__(self, preview: "PagePreview") -> None:
        super().__init__(preview.view.viewport())
        self._preview = preview
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme().colour(Role.DIVIDER), 1))
        for number in range(self._preview.pages):
            painter.drawRect(self._preview.page_rect(number).adjusted(-0.5, -0.5, 0, 0).toRect())
        page = self._preview.page_rect(0)
        if page.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._preview.verdict:
            self._window(painter, page)
        for pin in self._preview.pins:
            at = self._preview.page_rect(pin.page)
            if not at.isEmpty():
                self._pin(painter, at, pin)

    def _window(self, painter: QPainter, page: QRectF) -> None:
        fits = self._preview.fits
        # The page is white in every look, so its marks keep the light look's contrast on it.
        colour = QColor(colours_of(Look.LIGHT)[Role.ACTION if fits else Role.ATTENTION_TEXT])
        mm = self._preview.px_per_mm()
        inside = self._preview.envelope.inside or WINDOW_MM
        window = QRectF(page.topLeft() + inside.topLeft() * mm, inside.size() * mm)
        painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(window, 3, 3)
        look = theme()
        side, line = look.px(11), look.line(Type.SMALL)
        top = window.top() - line - 3
        sign = QRectF(window.left(), top + (line - side) / 2, side, side)
        painter.setPen(QPen(colour, 1.6))
        for start, end in _TICK if fits else _CROSS:
            painter.drawLine(_at(sign, start), _at(sign, end))
        painter.setFont(look.font(Type.SMALL_STRONG))
        words = QRectF(sign.right() + 5, top, self.width() - sign.right(), line)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._preview.verdict)

    def _pin(self, painter: QPainter, page: QRectF, pin: Pin) -> None:
        side = theme().px(18)
        top = page.top() + pin.y_mm * self._preview.px_per_mm() - side / 2
        spot = QRectF(page.left() + 8 * self._preview.px_per_mm() - side / 2, top, side, side)
        box(painter, spot, fill=Role.AMBER_FILL, line=Role.AMBER, radius=4)
        write_centred(painter, spot.toRect(), str(pin.number), Type.TINY_STRONG, Role.AMBER_TEXT)


# The ends of each stroke, in parts of the sign's side.
_TICK = (((0.05, 0.55), (0.38, 0.88)), ((0.38, 0.88), (0.95, 0.2)))
_CROSS = (((0.1, 0.1), (0.9, 0.9)), ((0.1, 0.9), (0.9, 0.1)))


def _at(sign: QRectF, part: tuple[float, float]) -> QPointF:
    return sign.topLeft() + QPointF(part[0] * sign.width(), part[1] * sign.height())


class PagePreview(QFrame):
    """The pages on a desk. Nothing is written to disk to show them."""

    page_count_changed = Signal(int)
    page_changed = Signal(int, int)

    def __init__(
        self, *, name: str, spoken: str = "How it will print", margin: int = _MARGIN
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "desk")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verdict, self.fits = "", True
        self.envelope = DL
        self.pins: tuple[Pin, ...] = ()
        self.pdf = b""
        self._zoom = Zoom.PAGE
        self._factor = 0.0  # what somebody chose in place of a fit
        self._laid_at: tuple[float, int] = (0.0, 0)
        self._lying: tuple[list[float], list[QSize], int] = ([], [], 0)
        # A document that is a part of the page is gone before the view lets go of it: Qt falls.
        self._document = QPdfDocument()
        self._buffer = QBuffer(self._document)
        self._document.pageCountChanged.connect(self.page_count_changed)
        self.view = QPdfView(self)
        self.view.setObjectName(f"{name}.pages")
        self.view.setAccessibleName(spoken)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setDocumentMargins(QMargins(margin, margin, margin, margin))
        self.view.setPageSpacing(_GAP)
        self.view.setDocument(self._document)
        self.setFocusProxy(self.view)
        self._overlay = _Overlay(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.view.horizontalScrollBar().valueChanged.connect(self._overlay.update)
        self.view.viewport().installEventFilter(self)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return int(self._document.pageCount())

    def show_pdf(self, pdf: bytes, *, password: str = "") -> bool:
        """Show these pages; says whether they could be read. Where we had scrolled to stays."""
        at = self.view.verticalScrollBar().value()
        self.clear()
        self.pdf = pdf
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.setPassword(password)
        self._document.load(self._buffer)
        self._document.setPassword("")
        read = self._document.status() == QPdfDocument.Status.Ready
        pages = "page" if self.pages == 1 else "pages"
        self.view.setAccessibleDescription(f"{self.pages} {pages}" if read else "")
        self._fit()
        self.view.verticalScrollBar().setValue(at)
        self._scrolled()
        return read

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self.pdf = b""
        self._laid_at = (0.0, 0)
        self.verdict, self.pins = "", ()
        self._scrolled()

    def show_window(self, *, lines: int = 0, trouble: str = "") -> None:
        """Mark the envelope's window, with its verdict in words: it fits, or the trouble."""
        self.fits = not trouble
        most = self.envelope.most
        self.verdict = trouble or f"Address fits the window, {lines} of {most} lines"
        self._overlay.setAccessibleName(self.verdict)
        self._overlay.update()

    def hide_window(self) -> None:
        """Show the page without the window."""
        self.verdict = ""
        self._overlay.update()

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """Put the numbers of wording checks beside their lines."""
        self.pins = pins
        self._overlay.update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Fit the page or its width, or show it in its real size."""
        self._zoom, self._factor = zoom, 0.0
        self._fit()

    def step_zoom(self, step: int) -> None:
        """A quarter larger or smaller than now."""
        now = float(self.view.zoomFactor())
        self._factor = min(max(now * (1.25 if step > 0 else 0.8), 0.1), 8.0)
        self._fit()

    @property
    def document(self) -> QPdfDocument:
        """What is shown, for searching in it and marking its words."""
        return self._document

    # -- what stands on the paper ------------------------------------------------------------------

    def words(self) -> str:
        """The words of all pages, for finding."""
        return "\n".join(self._document.getAllText(page).text() for page in range(self.pages))

    def address(self) -> tuple[int, str]:
        """How many lines stand in the envelope's window, and what is wrong with them, if anything.

        It is read from the paper itself, so it holds for a letter of any year.
        """
        inside, outside = 0, 0
        if self.envelope.inside is None:
            return 0, ""
        window, around = _in_points(self.envelope.inside), _in_points(self.envelope.around)
        start = 0
        for line in self._document.getAllText(0).text().splitlines(keepends=True):
            if line.strip():
                found = self._document.getSelectionAtIndex(0, start, len(line.rstrip("\r\n")))
                place = found.boundingRectangle()
                inside += window.contains(place)
                outside += around.contains(place.center()) and not window.contains(place)
            start += len(line)
        if outside:
            return inside, "Part of the address is outside the window"
        return inside, "" if inside else "No address stands in the window"

    # -- where the page lies ---------------------------------------------------------------------

    def px_per_mm(self) -> float:
        """How many px of the screen one mm of a page takes."""
        return self._scale() * _POINTS_PER_MM

    def _scale(self) -> float:
        return float(self.view.zoomFactor() * self._dots_per_point())

    def _dots_per_point(self) -> float:
        return float(self.view.screen().logicalDotsPerInch() / 72)

    def page_rect(self, page: int) -> QRectF:
        """Where a page lies in the viewport, empty when there is no such page."""
        if not 0 <= page < self.pages:
            return QRectF()
        margins = self.view.documentMargins()
        tops, sizes, widest = self._laid()
        size = sizes[page]
        room = max(self.view.viewport().width(), widest + margins.left() + margins.right())
        left = (room - size.width()) // 2 - self.view.horizontalScrollBar().value()
        return QRectF(
            left, tops[page] - self.view.verticalScrollBar().value(), size.width(), size.height()
        )

    def _laid(self) -> tuple[list[float], list[QSize], int]:
        """Where each page begins, how large it is, and the widest: once for each size of print.

        A bundle has hundreds of pages, and each step of the wheel asks for all of them.
        """
        key = (self._scale(), self.pages)
        if self._laid_at != key:
            sizes = [self._size(number) for number in range(self.pages)]
            tops, top = [], float(self.view.documentMargins().top())
            for size in sizes:
                tops.append(top)
                top += size.height() + self.view.pageSpacing()
            self._lying = (tops, sizes, max((size.width() for size in sizes), default=0))
            self._laid_at = key
        return self._lying

    def _size(self, page: int) -> QSize:
        return (self._document.pagePointSize(page) * self._scale()).toSize()

    def _fit(self) -> None:
        if not self.pages:
            return
        margins = self.view.documentMargins()
        whole = self._document.pagePointSize(0) * self._dots_per_point()
        room = self.view.viewport().size()
        across = max(room.width() - margins.left() - margins.right(), 40) / whole.width()
        # The view leaves a gap under the last page too.
        taken = margins.top() + margins.bottom() + self.view.pageSpacing()
        down = max(room.height() - taken, 40) / whole.height()
        fitting = min(across, down) if self._zoom is Zoom.PAGE else across
        self.view.setZoomFactor(self._factor or _FACTORS.get(self._zoom, fitting))
        self._overlay.update()

    def _scrolled(self) -> None:
        self._overlay.update()
        middle = self.view.viewport().height() / 2
        seen = [page for page in range(self.pages) if self.page_rect(page).top() <= middle]
        self.page_changed.emit(len(seen), self.pages)

    def _dress(self) -> None:
        palette = self.view.palette()
        palette.setColor(palette.ColorRole.Dark, theme().colour(Role.DESK))
        palette.setColor(palette.ColorRole.Window, theme().colour(Role.DESK))
        self.view.setPalette(palette)
        self._overlay.update()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._overlay.resize(self.view.viewport().size())
            self._fit()
        return False


def _in_points(millimetres: QRectF) -> QRectF:
    return QRectF(millimetres.topLeft() * _POINTS_PER_MM, millimetres.size() * _POINTS_PER_MM)
