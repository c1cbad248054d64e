"""What every view of an exhibit is: it shows what a reader made of the bytes, finds and quotes.

A view never opens the bytes of a stranger with a reader of its own, and changes nothing. Each
sort of file has its view, imported when the first of its kind is opened.
"""

from typing import ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked
from tcat_desktop.screens.page import Desk

# A kind of file, and "module:Class" of its view; whatever is not here is listed, not shown.
VIEWS: Final[dict[str, str]] = {
    "image": "tcat_desktop.screens.exhibit.picture_view:PictureView",
    "pdf": "tcat_desktop.screens.exhibit.pdf_view:PdfView",
    "text": "tcat_desktop.screens.exhibit.text_view:TextView",
    "whatsapp": "tcat_desktop.screens.exhibit.chat_view:ChatView",
    "messenger": "tcat_desktop.screens.exhibit.chat_view:ChatView",
    "email": "tcat_desktop.screens.exhibit.mail_view:MailView",
}
LISTED: Final = "tcat_desktop.screens.exhibit.listed_view:ListedView"


class Content(QWidget):
    """The left of the exhibit page: a picture, the pages of a PDF, a chat, a mail or a text.

    Its objectName is ``exhibit.content``, and those of its parts begin with ``exhibit.``. It
    may ask and do by ``self.desk.errands``; the page hears of what was changed and calls
    ``show_answer``. What it shows is let go by ``clear``: on leaving, on locking, on the next.
    """

    # Words that somebody marked to be quoted, exactly, and where they stand: “lines 12–14”.
    quoted = Signal(str, str)
    # Another page and where on it: ``go.emit("exhibit", {"case_id": 7, "exhibit_id": 9})``.
    go = Signal(str, dict)
    # A refusal of something that was done here (``Said``): it stands above the content.
    refused = Signal(object)
    # Something was done here, in one sentence.
    done = Signal(str)
    # Where in the content one is, such as “Page 2 of 5”; the page shows it in its bar.
    place = Signal(str)

    # Which hit is in sight, and of how many, where a search goes on after ``find_words``.
    found = Signal(int, int)
    # The bytes are locked, and a password would open them.
    locked = Signal()

    # Whether + and − make it larger, and whether words can be found in it.
    can_zoom: ClassVar[bool] = False
    can_find: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("exhibit.content")

    def show_looked(self, looked: Looked, answer: ExhibitPageAnswer) -> None:
        """Show what was read; ``looked.reading`` is there, ``looked.exhibit.content`` the bytes."""

    def open_with(self, password: str) -> None:
        """A password for the next ``show_looked``, which forgets it."""

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """The same bytes; what people say of them has changed, such as who wrote."""

    def clear(self) -> None:
        """Let go of everything that was shown."""

    def find_words(self, words: str) -> int:
        """Mark every place where the words stand and go to the first; how many. "" ends it."""
        return 0

    def find_next(self, step: int) -> int:
        """Go to the hit after (1) or before (-1), round and round; its place, from 1."""
        return 0

    def selected(self) -> tuple[str, str]:
        """The words now marked and where they stand (“lines 12–14”); empty without any."""
        return "", ""

    def go_to_part(self, part: str) -> None:
        """Bring a part into sight that a source or a search named: “lines 120–134”, “page 3”."""

    def zoom(self, step: int) -> None:
        """One size larger (1) or smaller (-1); 0 is as it fits."""

    def first_focus(self) -> QWidget | None:
        """What has the keyboard when the exhibit opens."""
        return None
