"""A paper with the bar above it: which page, the envelope's window, and how large.

Example::

    pane = PaperPane("letters", spoken="The letter as it will print", window=True)
    pane.show_pdf(pdf)
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.page_preview import PagePreview, Window, Zoom
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox

_ROOMY = 500
_ZOOMS = {
    Zoom.PAGE: "Fit page",
    Zoom.WIDTH: "Fit width",
    Zoom.REAL: "Real size",
    Zoom.TWICE: "Twice as large",
}


class PaperPane(QWidget):
    """The preview on the desk's background under its bar."""

    def __init__(self, name: str, *, spoken: str, window: bool = False) -> None:
        super().__init__()
        self.preview = PagePreview(name=f"{name}.paper", spoken=spoken)
        self.preview.page_changed.connect(self._say_page)
        self._instead = ""
        self._page = label("", role=Role.TEXT2, cut=True, name=f"{name}.page")
        self.window_tick = TickBox("Show the envelope window", name=f"{name}.window")
        self.window_tick.setChecked(window)
        show(self.window_tick, window)
        self.window_tick.toggled.connect(self._show_window)
        self.zoom = Choice(name=f"{name}.zoom", spoken="How large the page is shown")
        for zoom, words in _ZOOMS.items():
            self.zoom.addItem(words, zoom)
        self.zoom.currentIndexChanged.connect(self._zoomed)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(16)
        row.addWidget(self._page, 1)
        row.addWidget(self.window_tick)
        row.addWidget(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(line())
        column.addWidget(self.preview, 1)

    def show_pdf(self, pdf: bytes) -> None:
        """Show this paper, or an empty desk."""
        if pdf:
            self.preview.show_pdf(pdf)
        else:
            self.preview.clear()
        self._show_window()

    def set_window(self, window: Window) -> None:
        """The envelope that the next paper goes in."""
        self.preview.envelope = window

    def _show_window(self) -> None:
        preview = self.preview
        if self.window_tick.isChecked() and preview.pages and preview.envelope.inside is not None:
            lines, trouble = preview.address()
            preview.show_window(lines=lines, trouble=trouble)
        else:
            preview.hide_window()
        self.window_tick.setAccessibleDescription(preview.verdict)

    def _say_page(self, page: int, count: int) -> None:
        self._page.setText(f"Page {page} of {count}" if count else self._instead)

    def say_instead(self, words: str) -> None:
        """What the bar says while there is no page to show."""
        self._instead = words
        if not self.preview.pages:
            self._page.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= theme().px(_ROOMY)
        words = "Show the envelope window" if roomy else "Envelope window"
        if self.window_tick.text() != words:
            self.window_tick.setText(words)
            self.window_tick.updateGeometry()

    def _zoomed(self) -> None:
        self.preview.set_zoom(Zoom(self.zoom.currentData()))

    def take_focus(self) -> None:
        """Give the keyboard to the paper, to scroll it."""
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
