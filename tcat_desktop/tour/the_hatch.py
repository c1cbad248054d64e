"""The counter in the tour: no name on the screen, a parent booked in a few keys, the slip."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tcat_desktop.office.questions.diary import Visitors
from tcat_desktop.office.visit_slip import VisitSlip
from tcat_desktop.tour.hands import CONTROL, NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

_EXPECTED = ("Mrs Layla Haddad", "Mrs Niamh O’Grady", "Mr Harpreet Singh", "Mrs Kerry Denholm")


def at_rest(on: Visit) -> None:
    """The counter as anybody may see it: three doors, two numbers, and nobody's name."""
    on.at(23, 11, "14:20")
    on.sit("reception")
    on.hands.go("reception_book")
    on.hands.shows("Book a meeting", "Log a concern", "Find a visitor",
                   "Arranged through Reception rather than private message")  # fmt: skip
    seen = on.hands.words()
    for name in _EXPECTED:
        if name in seen:
            raise NotSo(f"{name} can be read from the other side of the counter.")
    on.album.picture(on.hands.window, "hatch")


def book_with_a_few_keys(on: Visit) -> None:
    """A father of 4H is booked with the class teacher, by keys alone; the slip is kept."""
    hands = on.hands
    before = on.ask(Visitors()).diverted
    hands.key(Qt.Key.Key_Return)
    hands.type("hatch.book.visitor", "bev")
    hands.settle()
    hands.key(Qt.Key.Key_Return)
    hands.settle()
    hands.shows("Mr Rhodri Bevan", "Miss Ellie Hartnoll", "The class teacher")
    on.album.picture(hands.window, "hatch-times")
    hands.key(Qt.Key.Key_1)
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.settle()
    hands.shows("The meeting is booked.", "Mr Rhodri Bevan with Miss Ellie Hartnoll")
    on.album.picture(hands.window, "hatch-booked")
    made = hands.find("hatch.booked").made
    slip = on.ask(VisitSlip(booking_id=made.booking_id))
    on.album.paper(slip, "visitor-slip", made.reference, "Miss Ellie Hartnoll",
                   "You may bring someone with you.")  # fmt: skip
    hands.key(Qt.Key.Key_Escape)
    hands.settle()
    if "Bevan" in hands.words():
        raise NotSo("The name stands on the screen after Esc.")
    if on.ask(Visitors()).diverted != before + 1:
        raise NotSo("The meeting is not counted under C42.")


def find_a_visitor(on: Visit) -> None:
    """Nobody is named before two letters are typed; Has come is one key more."""
    hands = on.hands
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.settle()
    visitors = on.ask(Visitors(all_=True)).entries
    awaited = [one for one in visitors if one.state == "booked"]
    if not awaited:
        raise NotSo("Nobody is expected at Reception.")
    surname = awaited[0].visitor.split()[-1]
    if surname in hands.words():
        raise NotSo("A visitor is named before anybody asked.")
    hands.type("hatch.find.name", surname)
    hands.settle()
    hands.shows(awaited[0].visitor, awaited[0].at)
    on.album.picture(hands.window, "hatch-visitor")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    hands.settle()
    hands.shows("Has come")
    hands.key(Qt.Key.Key_Escape)
    hands.settle()


STEPS: tuple[Step, ...] = (
    ("The counter shows no name while nobody is served", at_rest),
    ("A parent is booked with the class teacher by a few keys", book_with_a_few_keys),
    ("A visitor is found by two letters and has come", find_a_visitor),
)
