"""The pages of a PDF, drawn and nothing more: no program in it runs, and no file in it opens.

Words are marked with the pointer on the page itself, or in the words of the page beside it.
"""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel, QPdfSelection
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked
from tcat_desktop.screens.exhibit.content import Content
from tcat_desktop.screens.exhibit.text_view import WordsShown
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.page_preview import PagePreview, Zoom
from tcat_desktop.screens.widgets.showing import show

DRAWN = "Its pages, drawn for looking. Nothing in the file was run, and the file is as it came."
_PAGE_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class PdfView(Content):
    """The pages, and under them the words of the page in sight when they are asked for."""

    can_zoom: ClassVar[bool] = True
    can_find: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._password = ""
        self._page, self._hit = 0, 0
        self.pages = PagePreview(name="exhibit.pdf", spoken="The pages")
        self.pages.page_changed.connect(self._turned)
        self._search = QPdfSearchModel(self)
        self._search.setDocument(self.pages.document)
        self._search.countChanged.connect(self._found_more)
        self.pages.view.setSearchModel(self._search)
        self.marking = _Marking(self.pages)
        self.pages.view.installEventFilter(self)
        self.words = WordsShown(name="exhibit.pdf.words", spoken="The words of this page")
        self.words.quote_wanted.connect(self._quote)
        self.words.setMaximumHeight(110)
        self.told = Card(
            "The words of this page", name="exhibit.pdf.told", aside="Compare with it", inner=10
        )
        self.told.add(self.words)
        self.beside = Button("Show the words of this page", name="exhibit.pdf.show_words",
                             kind=Kind.QUIET, checkable=True)  # fmt: skip
        self.beside.toggled.connect(self._show_words)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addWidget(
            label(DRAWN, font=Type.SMALL, role=Role.TEXT2, wrap=True, name="exhibit.copy"), 1
        )
        foot.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        under = QVBoxLayout()
        under.setContentsMargins(16, 8, 16, 0)
        under.addWidget(self.told)
        column.addLayout(under)
        column.addLayout(foot)
        show(self.told, False)

    # -- what the page calls ----------------------------------------------------------------

    def open_with(self, password: str) -> None:
        """The password that somebody has just typed."""
        self._password = password

    def show_looked(self, looked: Looked, _answer: ExhibitPageAnswer) -> None:
        """Draw its pages. A locked one asks once, and its password is kept nowhere."""
        self.clear()
        password, self._password = self._password, ""
        read = self.pages.show_pdf(looked.exhibit.content, password=password)
        if not read and self.pages.document.error() is QPdfDocument.Error.IncorrectPassword:
            self.locked.emit()
            return
        self.pages.set_zoom(Zoom.WIDTH)
        self._go(0)

    def clear(self) -> None:
        """Nothing of it is left."""
        self._search.setSearchString("")
        self.marking.clear()
        self.pages.clear()
        self.words.clear()
        self._page, self._hit = 0, 0

    def find_words(self, words: str) -> int:
        """Look for them on every page; what is found later is told by ``found``."""
        self._hit = 0
        self._search.setSearchString(words.strip())
        return int(self._search.rowCount(self._search.index(-1, -1)))

    def find_next(self, step: int) -> int:
        """Go to the next hit, or the one before."""
        count = self._search.rowCount(self._search.index(-1, -1))
        if not count:
            return 0
        self._go_to_hit((self._hit + step) % count)
        return self._hit + 1

    def selected(self) -> tuple[str, str]:
        """What is marked on a page, or in its words."""
        words, page = self.marking.words, self.marking.page
        if not words:
            words, page = self.words.marked(), self._page
        return words, f"page {page + 1}" if words else ""

    def go_to_part(self, part: str) -> None:
        """“page 3”: that page."""
        number = "".join(each for each in part if each.isdigit())
        if number:
            self._go(int(number) - 1)

    def zoom(self, step: int) -> None:
        """One size larger or smaller; 0 fits the width."""
        self.pages.step_zoom(step) if step else self.pages.set_zoom(Zoom.WIDTH)

    def first_focus(self) -> QWidget:
        """The pages."""
        return self.pages.view

    # -- inside ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.pages.view and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            key, control = event.key(), Qt.KeyboardModifier.ControlModifier
            if key in _PAGE_KEYS:
                self._go(self._page + _PAGE_KEYS[Qt.Key(key)])
                return True
            if not event.modifiers() & control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
                self.zoom(1)
                return True
            if not event.modifiers() & control and key == Qt.Key.Key_Minus:
                self.zoom(-1)
                return True
        return False

    def _go(self, page: int) -> None:
        if 0 <= page < self.pages.pages:
            self.pages.view.pageNavigator().jump(page, QPointF())

    def _turned(self, page: int, pages: int) -> None:
        self.place.emit(f"Page {page} of {pages}" if pages else "")
        if pages and page - 1 != self._page:
            self._page = max(page - 1, 0)
            self._fill_words()

    def _show_words(self, wanted: bool) -> None:
        show(self.told, wanted)
        self.beside.set_words("Hide the words" if wanted else "Show the words of this page")
        self._fill_words()
        if wanted:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_words(self) -> None:
        if not self.beside.isChecked() or not self.pages.pages:
            return
        told = self.pages.document.getAllText(self._page).text()
        self.words.setPlainText(told.replace("\r\n", "\n") or "No words could be read on it.")
        self.words.setAccessibleName(f"The words of page {self._page + 1}")

    def _found_more(self) -> None:
        count = self._search.rowCount(self._search.index(-1, -1))
        if count and not self._hit:
            self._go_to_hit(0)
        self.found.emit(self._hit + 1 if count else 0, count)

    def _go_to_hit(self, place: int) -> None:
        self._hit = place
        self.pages.view.setCurrentSearchResultIndex(place)
        hit = self._search.resultAtIndex(place)
        self.pages.view.pageNavigator().jump(hit.page(), hit.location())

    def _quote(self) -> None:
        self.quoted.emit(*self.selected())


class _Marking(QWidget):
    """Marks words on a page as the pointer is drawn over them, and paints what is marked."""

    def __init__(self, pages: PagePreview) -> None:
        super().__init__(pages.view.viewport())
        self._pages = pages
        self._from = QPointF()
        self._selection: QPdfSelection | None = None
        self._lines: dict[int, list[QRectF]] = {}
        self.page = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pages.view.viewport().installEventFilter(self)
        pages.view.verticalScrollBar().valueChanged.connect(self.update)

    @property
    def words(self) -> str:
        """What is marked, on one line."""
        return " ".join(self._selection.text().split()) if self._selection is not None else ""

    def clear(self) -> None:
        """Mark nothing."""
        self._selection = None
        self._lines.clear()
        self.update()

    def mark(self, page: int, start: QPointF, end: QPointF) -> None:
        """Mark from one point of a page to another, in points of the page."""
        self.page = page
        lines = self._lines_of(page)
        if not lines:
            return
        found = self._pages.document.getSelection(page, _onto(start, lines), _onto(end, lines))
        self._selection = found if found.isValid() else None
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._pages.view.viewport().size())
        elif isinstance(event, QMouseEvent):
            self._drawn(event)
        return False

    def _drawn(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.clear()
            self.page = self._page_at(event.position())
            self._from = self._on_page(event.position())
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self.mark(self.page, self._from, self._on_page(event.position()))

    def _lines_of(self, page: int) -> list[QRectF]:
        """Where each line of words lies on a page, in points; read once for each page."""
        if page not in self._lines:
            told = self._pages.document.getAllText(page)
            self._lines[page] = [each.boundingRect() for each in told.bounds()]
        return self._lines[page]

    def _page_at(self, spot: QPointF) -> int:
        pages = range(self._pages.pages)
        return next((each for each in pages if self._pages.page_rect(each).contains(spot)), 0)

    def _on_page(self, spot: QPointF) -> QPointF:
        return (spot - self._pages.page_rect(self.page).topLeft()) / self._scale()

    def _scale(self) -> float:
        points = self._pages.document.pagePointSize(self.page).width()
        return self._pages.page_rect(self.page).width() / max(points, 1.0) or 1.0

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._selection is None:
            return
        painter = QPainter(self)
        colour = theme().colour(Role.ACTION)
        colour.setAlpha(70)
        page, scale = self._pages.page_rect(self.page), self._scale()
        for outline in self._selection.bounds():
            lies = outline.boundingRect()
            painter.fillRect(
                QRectF(page.topLeft() + lies.topLeft() * scale, lies.size() * scale), colour
            )


def _onto(spot: QPointF, lines: list[QRectF]) -> QPointF:
    """The nearest point on a line of words: nobody draws from the very first letter."""

    def away(lies: QRectF) -> float:
        across = max(lies.left() - spot.x(), 0.0, spot.x() - lies.right())
        down = max(lies.top() - spot.y(), 0.0, spot.y() - lies.bottom())
        return across + 3 * down

    line = min(lines, key=away)
    x = min(max(spot.x(), line.left() + 1), line.right() - 1)
    return QPointF(x, line.center().y())
