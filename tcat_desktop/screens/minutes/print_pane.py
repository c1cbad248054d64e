"""How minutes will print, beside what is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import IconButton
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.page_preview import PagePreview, Zoom
from tcat_desktop.screens.widgets.ticks import TickBox


class PrintPane(QFrame):
    """The page, its zoom and printer, and whether a large-print copy is made as well."""

    print_wanted = Signal()
    large_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes.print_pane")
        self._zoom = Zoom.PAGE
        self._pages = label("", role=Role.TEXT3, name="minutes.pages")
        self.preview = PagePreview(name="minutes.paper", spoken="The minutes as they will print",
                                   margin=8)  # fmt: skip
        self.preview.page_changed.connect(self._say_pages)
        self.closer = IconButton("magnifying-glass-plus", "Closer", name="minutes.closer")
        self.closer.clicked.connect(self._closer)
        self.printer = IconButton("printer", "Print (Ctrl P)", name="minutes.print")
        self.printer.clicked.connect(self.print_wanted)
        self.large = TickBox("Also make a large-print copy, 16 point", name="minutes.large_print")
        self.large.toggled.connect(self.large_changed)
        self._told = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True, name="minutes.told")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("How it will print", font=Type.BODY_STRONG))
        head.addWidget(self._pages)
        head.addStretch(1)
        head.addWidget(self.closer)
        head.addWidget(self.printer)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(IconMark("info", Role.TEXT3, size=16))
        told.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 18, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        column.addWidget(self.large)
        column.addLayout(told)

    def tell(self, words: str) -> None:
        """What the marks on the page mean."""
        self._told.setText(words)

    def show_pdf(self, pdf: bytes) -> None:
        """Show this page."""
        self.preview.show_pdf(pdf)

    def _closer(self) -> None:
        close = self._zoom is Zoom.PAGE
        self._zoom = Zoom.REAL if close else Zoom.PAGE
        self.closer.set_icon("magnifying-glass-minus" if close else "magnifying-glass-plus")
        self.closer.setAccessibleName("The whole page" if close else "Closer")
        self.preview.set_zoom(self._zoom)

    def _say_pages(self, _page: int, count: int) -> None:
        words = {0: "", 1: "1 page"}
        self._pages.setText(words.get(count, f"{count} pages"))
