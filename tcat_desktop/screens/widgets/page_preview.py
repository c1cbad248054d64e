"""A page as it will print, drawn from bytes in memory, with the envelope's window marked on it.

Example::

    preview = PagePreview(name="letters.preview")
    preview.show_pdf(pdf_bytes)
    preview.show_window(lines=5, most=6)            # or why it does not fit: fits="It has 7 lines."
    preview.show_pins((Pin(number=1, page=0, y_mm=140.0),))
"""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.ink import box, width_of, write, write_centred

_POINTS_PER_MM = 72 / 25.4
# The window of a DL envelope on a folded A4 page, in mm from its top left corner.
WINDOW_MM = QRectF(20, 57, 80, 24)
_MARGIN = 20


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
        page = self._preview.page_rect(0)
        if page.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._preview.verdict:
            self._window(painter, page)
        for pin in self._preview.pins:
            at = self._preview.page_rect(pin.page)
            if not at.isEmpty():
                self._pin(painter, at, pin)

    def _window(self, painter: QPainter, page: QRectF) -> None:
        look = theme()
        mm = self._preview.px_per_mm()
        fits = self._preview.fits
        role = Role.ACTION if fits else Role.ATTENTION_TEXT
        window = QRectF(
            page.left() + WINDOW_MM.left() * mm,
            page.top() + WINDOW_MM.top() * mm,
            WINDOW_MM.width() * mm,
            WINDOW_MM.height() * mm,
        )
        # The page is white in every look, so its marks keep the light look's contrast on it.
        painter.setPen(QPen(look.colour(role), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(window, 3, 3)
        side = look.px(14)
        line = look.line(Type.BODY_STRONG)
        words = self._preview.verdict
        wide = side + 6 + width_of(words, Type.BODY_STRONG) + 12
        plate = QRectF(window.left(), window.top() - line - 6, wide, line + 2)
        box(painter, plate, fill=Role.SURFACE, line=None, radius=4)
        name = "check" if fits else "warning-circle"
        drawn = pixmap(name, role, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(plate.left() + 3, plate.top() + (line + 2 - side) / 2), drawn)
        room = plate.adjusted(side + 8, 0, 0, 0).toRect()
        write(painter, room, words, Type.BODY_STRONG, role)

    def _pin(self, painter: QPainter, page: QRectF, pin: Pin) -> None:
        side = theme().px(18)
        top = page.top() + pin.y_mm * self._preview.px_per_mm() - side / 2
        spot = QRectF(page.left() + 8 * self._preview.px_per_mm() - side / 2, top, side, side)
        box(painter, spot, fill=Role.AMBER_FILL, line=Role.AMBER, radius=4)
        write_centred(painter, spot.toRect(), str(pin.number), Type.TINY_STRONG, Role.AMBER_TEXT)


class PagePreview(QFrame):
    """The pages on a desk. Nothing is written to disk to show them."""

    page_count_changed = Signal(int)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "desk")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verdict, self.fits = "", True
        self.pins: tuple[Pin, ...] = ()
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._document.pageCountChanged.connect(self.page_count_changed)
        self.view = QPdfView(self)
        self.view.setObjectName(f"{name}.pages")
        self.view.setAccessibleName("How it will print")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setPageSpacing(_MARGIN)
        self.view.setDocument(self._document)
        self._overlay = _Overlay(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.verticalScrollBar().valueChanged.connect(self._overlay.update)
        self.view.zoomFactorChanged.connect(self._overlay.update)
        self.view.viewport().installEventFilter(self)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return int(self._document.pageCount())

    def show_pdf(self, pdf: bytes) -> bool:
        """Show these pages; says whether they could be read. Where we had scrolled to stays."""
        at = self.view.verticalScrollBar().value()
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        read = self._document.status() == QPdfDocument.Status.Ready
        pages = "page" if self.pages == 1 else "pages"
        self.view.setAccessibleDescription(f"{self.pages} {pages}" if read else "")
        self.view.verticalScrollBar().setValue(at)
        self._overlay.update()
        return read

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray()
        self._buffer.setData(self._bytes)
        self.verdict, self.pins = "", ()
        self._overlay.update()

    def show_window(self, *, lines: int = 0, most: int = 6, trouble: str = "") -> None:
        """Mark the envelope's window, with its verdict in words: it fits, or the trouble."""
        self.fits = not trouble
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

    def fit_page(self) -> None:
        """A whole page in view."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def fit_width(self) -> None:
        """As wide as there is room."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    # -- where the page lies ---------------------------------------------------------------------

    def px_per_mm(self) -> float:
        """How many px of the screen one mm of the first page takes."""
        return self._scale(0) * _POINTS_PER_MM

    def _scale(self, page: int) -> float:
        points = self._document.pagePointSize(page)
        if points.isEmpty():
            return 1.0
        margins = self.view.documentMargins()
        port = self.view.viewport().size()
        wide = port.width() - margins.left() - margins.right()
        if self.view.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            return float(wide / points.width())
        if self.view.zoomMode() == QPdfView.ZoomMode.FitInView:
            tall = port.height() - self.view.pageSpacing()
            return float(min(wide / points.width(), tall / points.height()))
        dots = self.view.screen().logicalDotsPerInch()
        return float(self.view.zoomFactor() * dots / 72)

    def page_rect(self, page: int) -> QRectF:
        """Where a page lies in the viewport, empty when there is no such page."""
        if not 0 <= page < self.pages:
            return QRectF()
        margins = self.view.documentMargins()
        top = float(margins.top())
        for before in range(page):
            tall = self._document.pagePointSize(before).height() * self._scale(before)
            top += tall + self.view.pageSpacing()
        points = self._document.pagePointSize(page)
        size = QSize(
            round(points.width() * self._scale(page)), round(points.height() * self._scale(page))
        )
        left = max((self.view.viewport().width() - size.width()) / 2, margins.left())
        return QRectF(
            left, top - self.view.verticalScrollBar().value(), size.width(), size.height()
        )

    def _dress(self) -> None:
        palette = self.view.palette()
        palette.setColor(palette.ColorRole.Dark, theme().colour(Role.DESK))
        palette.setColor(palette.ColorRole.Window, theme().colour(Role.DESK))
        self.view.setPalette(palette)
        self._overlay.update()

    def eventFilter(self, watched: object, event: object) -> bool:
        self._overlay.resize(self.view.viewport().size())
        return False
