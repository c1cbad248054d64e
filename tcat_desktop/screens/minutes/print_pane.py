"""How minutes will print, beside what is typed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.questions.meeting import MeetingAnswer, MinutesPreview
from tcat_desktop.screens.background import Errands
from tcat_desktop.screens.printing import lay_on
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import IconButton
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.page_preview import PagePreview, Zoom
from tcat_desktop.screens.widgets.ticks import TickBox
from tcat_desktop.screens.words import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One time of printing: what it is called, the large print of it, and who is told."""

    errands: Errands
    title: str
    large: MinutesPreview
    choose: Callable[..., QPrinter | None]
    done: Callable[[int], None]
    refused: Callable[[Said], None]


class PrintPane(QFrame):
    """The page, its zoom and printer, and whether a large-print copy is made as well."""

    print_wanted = Signal()
    large_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes.print_pane")
        self._zoom = Zoom.PAGE
        self._printing: Printing | None = None
        self._answer: MeetingAnswer | None = None
        self._pages = label("", role=Role.TEXT3, name="minutes.pages")
        self.preview = PagePreview(name="minutes.paper", spoken="The minutes as they will print",
                                   margin=8)  # fmt: skip
        self.preview.page_changed.connect(self._say_pages)
        self.closer = IconButton("magnifying-glass-plus", "Closer", name="minutes.closer")
        self.closer.clicked.connect(self._closer)
        self.printer = IconButton("printer", "Print (Ctrl P)", name="minutes.print")
        self.printer.clicked.connect(self.print_wanted)
        self.large = TickBox("Also make a large-print copy, 18 point", name="minutes.large_print")
        self.large.toggled.connect(self.large_changed)
        self.sent = TickBox("Show the copy that was sent", name="minutes.sent_copy")
        self.sent.toggled.connect(self._show_copy)
        self.sent.setVisible(False)
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
        column.addWidget(self.sent)
        column.addWidget(self.large)
        column.addLayout(told)

    def show_meeting(self, answer: MeetingAnswer) -> None:
        """Show the minutes as they print, or the copy that went out where that is ticked."""
        self._answer = answer
        self.large.setChecked("large print" in answer.minutes.adjustments.casefold())
        self.sent.setVisible(bool(answer.sent))
        self._show_copy()
        self.tell(answer)

    def tell(self, answer: MeetingAnswer) -> None:
        """What the marks on the page mean."""
        if answer.minutes_state == "signed":
            words = "Signed, so they stay as they are. A correction is kept with them as a note."
        elif answer.minutes_state in ("circulated", "amended"):
            words = (
                f"{answer.short_name} may correct them until {day(answer.correct_by)}. "
                "What is changed shows the old words and the new."
            )
        else:
            words = (
                "Marked “Draft, not yet agreed” until they are sent or signed. "
                f"{answer.short_name} can add a note; it is kept with the minutes."
            )
        self._told.setText(words)

    def _show_copy(self) -> None:
        answer = self._answer
        if answer is not None:
            old = self.sent.isChecked() and answer.sent
            self.show_pdf(answer.sent if old else answer.pdf)

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

    # -- onto paper ---------------------------------------------------------------------------

    def print_out(self, printing: Printing) -> None:
        """Print what is shown, and where it is ticked the large print with it."""
        self._printing = printing
        if self.large.isChecked():
            printing.errands.ask(printing.large, self._with_large, refused=printing.refused)
        else:
            self._onto_paper(self.preview.pdf)

    def _with_large(self, large: bytes) -> None:
        self._onto_paper(self.preview.pdf, large)

    def _onto_paper(self, *papers: bytes) -> None:
        now = self._printing
        if now is None:
            return
        printer = now.choose(self, now.title, copies=1)
        if printer is not None:
            now.errands.run(lambda _report: lay_on(printer, *papers), now.done, now.refused)
