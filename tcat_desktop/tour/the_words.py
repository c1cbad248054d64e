"""The words in a picture in the tour: a screenshot read by the machine, compared by a person."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from tcat_desktop.journey.people import Person
from tcat_desktop.office.machine_reading import can_read, read_pictures_waiting
from tcat_desktop.office.office import Office
from tcat_desktop.office.reading_room import read_waiting
from tcat_desktop.screens.theme import Type, theme
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.the_exhibits import keep_on_case
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

_SAID = (
    "Marlstow Mums & Dads",
    "Kerry D.   Monday 9 November at 20:14",
    "Has anybody else been told that seats",
    "are chosen for a reason? Nobody asks us.",
)


def words_in_a_picture(on: Visit) -> None:
    """What the machine saw stands beside the picture, and a person says that it is so."""
    on.sit("head")
    hands = on.hands
    session = hands.opening._session
    if session is None:
        raise NotSo("Nobody has signed in.")
    exhibit = keep_on_case(on, _screenshot(), "Screenshot 9-11.png")
    _read(session.office, session.person)
    hands.go("exhibit", case_id=on.case, exhibit_id=exhibit)
    hands.settle()
    if not can_read():
        hands.shows("cannot read text in pictures")
        on.album.picture(hands.window, "words-in-a-picture")
        return
    hands.shows("check against the picture", "told that seats")
    on.album.picture(hands.window, "words-in-a-picture")
    hands.press("exhibit.machine.compare")
    hands.settle()
    hands.press("exhibit.machine.confirm")
    hands.settle()
    on.album.picture(hands.window, "words-compared")


def _read(office: Office, person: Person) -> None:
    read_waiting(office, person)
    if can_read():
        read_pictures_waiting(office, person)


def _screenshot() -> bytes:
    """A post as a telephone shows it. All invented."""
    image = QImage(900, 420, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = QFont(theme().font(Type.PAGE_TITLE))
    font.setPixelSize(34)
    painter.setFont(font)
    painter.setPen(QColor("black"))
    for place, words in enumerate(_SAID):
        line = QRect(40, 40 + 90 * place, 840, 60)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
    return bytes(held.data().data())


STEPS: tuple[Step, ...] = (
    ("Words in a picture are read by the machine, and compared", words_in_a_picture),
)
