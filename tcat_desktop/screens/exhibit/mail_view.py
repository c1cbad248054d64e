"""A mail as it says of itself: who, when and what about; what came with it; and its plain words.

Nothing of it is drawn as a page and nothing is loaded: what stood in HTML was made words by the
reader, and an address on the internet is words too.
"""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.questions.mail_thread import MailThread, ThreadMail
from tcat_desktop.office.reading_room import Looked, Reading
from tcat_desktop.screens.exhibit.content import Content
from tcat_desktop.screens.exhibit.mail_header import MailHeader, header_of
from tcat_desktop.screens.exhibit.mail_rows import AttachmentRows, ThreadRows
from tcat_desktop.screens.exhibit.mail_words import MailWords
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.scroll import scrolled

_MOST = 10_000_000
_HIDES = "hides some of its words"
# So much of the height is the header's, before it scrolls.
_SHARE = 0.5


class MailView(Content):
    """The header, attachments and thread above; the words below."""

    can_find: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._answer: ExhibitPageAnswer | None = None
        self._reading: Reading | None = None
        self._line = 0
        self.header = MailHeader()
        self.attachments = AttachmentRows()
        self.exchange = ThreadRows()
        self.words = MailWords(name="exhibit.words", spoken="What the mail says")
        self._lay_out()
        self.words.quote_wanted.connect(self._quote)
        self.words.filled.connect(self._filled)
        self.words.counted.connect(self._say_hits)
        for part in (self.attachments, self.exchange):
            part.wanted.connect(self._go_to)

    def _lay_out(self) -> None:
        self.top = QWidget()
        above = QVBoxLayout(self.top)
        above.setContentsMargins(16, 12, 16, 10)
        above.setSpacing(10)
        for part in (self.header, self.attachments, self.exchange):
            above.addWidget(part)
        above.addStretch(1)
        self.area = scrolled(self.top, name="exhibit.mail.top", spoken="About the mail")
        self.top.installEventFilter(self)
        card = Card(name="exhibit.mail", inner=0, foot=0)
        card.add(self.area)
        card.add(line())
        within = QVBoxLayout()
        within.setContentsMargins(9, 6, 6, 6)
        within.addWidget(self.words)
        card.body.addLayout(within, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(card)
        # Not at once: a layout that is asked for its height is not done yet.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)

    # -- what the page calls -----------------------------------------------------------------

    def show_looked(self, looked: Looked, answer: ExhibitPageAnswer) -> None:
        """Show what the reader found."""
        reading = looked.reading
        if reading is None:
            return
        self.clear()
        self._reading, self._answer = reading, answer
        self.header.show_mail(reading, header_of(looked.exhibit.content))
        hides = any(_HIDES in each for each in reading.warnings)
        self.words.show_text(reading.text[:_MOST], hides=hides)
        cut = ", of which only the beginning is shown" if len(reading.text) > _MOST else ""
        lines = self.words.lines()
        self.place.emit(f"{lines:,} {'line' if lines == 1 else 'lines'}{cut}")
        self.show_answer(answer)

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """What came with it may be exhibits by now, and other mails may have been read."""
        if self._reading is None:
            return
        self._answer = answer
        self.attachments.show_mail(self._reading, answer)
        self.desk.errands.ask(
            MailThread(case_id=answer.case_id, exhibit_id=answer.exhibit_id),
            partial(self._show_thread, answer.exhibit_id), key="exhibit.thread",
            refused=self._no_thread,
        )  # fmt: skip

    def clear(self) -> None:
        """Nothing of it is left."""
        self._reading = self._answer = None
        self._line = 0
        self.words.empty()
        self.header.empty()
        self.attachments.empty()
        self.exchange.empty()

    def find_words(self, words: str) -> int:
        """Mark every place in the words; how many more there are follows as they come."""
        return self.words.find_all(words)

    def find_next(self, step: int) -> int:
        """The next hit, or the one before."""
        return self.words.step(step)

    def selected(self) -> tuple[str, str]:
        """What is marked, and its lines."""
        words = self.words.marked()
        return words, self.words.lines_marked() if words else ""

    def go_to_part(self, part: str) -> None:
        """“lines 12–14”: the first of them; “attachment 2”: its row."""
        if part.startswith("attachment "):
            self.attachments.go_to(part)
            return
        number = "".join(each for each in part.partition("–")[0] if each.isdigit())
        if number:
            self._line = 0 if self.words.is_filled else int(number)
            self.words.go_to_line(int(number))

    def first_focus(self) -> QWidget:
        """The words."""
        return self.words

    # -- inside ------------------------------------------------------------------------------

    def _show_thread(self, exhibit_id: int, mails: tuple[ThreadMail, ...]) -> None:
        if self._answer is not None and self._answer.exhibit_id == exhibit_id:
            self.exchange.show_mails(mails)

    def _no_thread(self, _said: object) -> None:
        # It was sealed meanwhile; the page says so.
        self.exchange.empty()

    def _filled(self) -> None:
        """The line that somebody wanted may be there only now."""
        if self._line:
            self.words.go_to_line(self._line)
            self._line = 0

    def _say_hits(self, hits: int) -> None:
        self.found.emit(self.words.place_of_hit(), hits)

    def _quote(self) -> None:
        self.quoted.emit(*self.selected())

    def _go_to(self, exhibit_id: int) -> None:
        if self._answer is not None:
            self.go.emit("exhibit", {"case_id": self._answer.case_id, "exhibit_id": exhibit_id})

    # -- how much of the height is whose -----------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.top and event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.top.layout()
        assert layout is not None
        wide = self.area.viewport().width()
        tall = layout.heightForWidth(wide) if layout.hasHeightForWidth() else 0
        wanted = max(tall, layout.sizeHint().height() if not tall else 0)
        self.area.setFixedHeight(min(wanted, max(round(self.height() * _SHARE), 60)))
