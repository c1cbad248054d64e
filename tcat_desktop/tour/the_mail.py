"""The mail of the tour: brought into the case, read as plain words, its attachment by itself."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from tcat_desktop.demo import mail_story
from tcat_desktop.office.questions.exhibit_page import ExhibitPage, ExhibitPageAnswer
from tcat_desktop.office.reading_room import read_waiting
from tcat_desktop.tour.hands import CONTROL, NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

_FIRST, _ANSWER = "A meeting on Monday.eml", "Re A meeting on Monday.eml"


def bring_a_mail(on: Visit) -> None:
    """Both mails are copied in the file manager and pasted into the case."""
    on.sit("head")
    hands, folder = on.hands, on.folder.parent
    (folder / _FIRST).write_bytes(mail_story.from_the_office())
    (folder / _ANSWER).write_bytes(mail_story.from_mrs_denholm())
    hands.go("case_file", case_id=on.case)
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in (_FIRST, _ANSWER)])
    QApplication.clipboard().setMimeData(copied)
    hands.find("case_file.chronology").setFocus()
    hands.key(Qt.Key.Key_V, CONTROL)
    hands.settle()
    QApplication.clipboard().clear()
    hands.until(lambda: _number_of(on, _ANSWER), "the mail among the exhibits")


def read_a_mail(on: Visit) -> None:
    """Its header, its words, what came with it and the exchange; nothing was loaded."""
    session = on.hands.opening._session
    if session is None:
        raise NotSo("Nobody has signed in.")
    read_waiting(session.office, session.person)
    hands = on.hands
    hands.settle()
    hands.go("exhibit", case_id=on.case, exhibit_id=_number_of(on, _ANSWER))
    hands.until(lambda: hands.has("exhibit.mail.thread"), "the exchange")
    hands.settle()
    hands.shows("Re: A meeting on Monday", "It was not loaded", "The same exchange")
    if mail_story.QUOTED not in hands.find("exhibit.words").toPlainText():
        raise NotSo("The mail’s words are not there.")
    on.album.picture(hands.window, "a-mail")
    hands.press("exhibit.mail.all")
    hands.settle()
    hands.shows("As it stands in the file")
    on.album.picture(hands.window, "a-mail-all-headers")
    hands.press("exhibit.mail.all")


def open_what_came_with_it(on: Visit) -> None:
    """The forwarded mail is an exhibit of its own, and so is the picture in it."""
    hands = on.hands
    hands.press("exhibit.mail.attachment.1")
    hands.settle()
    hands.shows("A comment under your post", "Marlstow Mums & Dads")
    on.album.picture(hands.window, "a-mail-inside-a-mail")
    mail = _page(on, _number_of(on, _ANSWER))
    inner = _page(on, mail.parts[0].exhibit_id)
    if [each.name for each in inner.parts] != ["Comment under the post.png"]:
        raise NotSo("The picture in the forwarded mail is no exhibit.")


def _number_of(on: Visit, name: str) -> int:
    """The id of the exhibit of that name, or 0."""
    return next((each.exhibit_id for each in on.file().exhibits if each.name == name), 0)


def _page(on: Visit, exhibit_id: int) -> ExhibitPageAnswer:
    found: ExhibitPageAnswer = on.ask(ExhibitPage(case_id=on.case, exhibit_id=exhibit_id))
    return found


STEPS: tuple[Step, ...] = (
    ("Two mails are brought into the case", bring_a_mail),
    ("A mail is read as plain words, with its exchange", read_a_mail),
    ("What came with it is evidence of its own", open_what_came_with_it),
)
