"""Families on the tour: parents who live apart, an order behind a lock, a letter that stops."""

from collections.abc import Callable

from tcat_desktop.office.questions.case_list import CaseList, Filter
from tcat_desktop.office.questions.people_register import PeopleRegister
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

_STREET = "5 Kiln Terrace"
_CASE = "Messages from Mr Prosser"


def a_family_apart(on: Visit) -> None:
    """Adults, a child and the lines between them; what is kept from whom stands behind a lock."""
    on.sit("head")
    hands = on.hands
    page = hands.go("people", person_id=_person(on, "prosser, dean"))
    hands.settle()
    page.show_family()
    hands.shows("Mr Dean Prosser", "Alfie Prosser", "Ms Lowri Hale", "Written to apart",
                "must never learn where Ms Lowri Hale lives")  # fmt: skip
    on.album.picture(hands.window, "family")


def an_order_is_read(on: Visit) -> None:
    """The words of an order are read when somebody asks for them, and that is noted."""
    hands = on.hands
    card = hands.go("people").family.restrictions[0]
    hands.press(f"people.family.restriction.{card}.read")
    hands.settle()
    hands.shows("The address, the telephone and the place are not to be told to him.",
                "That you read it is noted.")  # fmt: skip
    on.album.picture(hands.window, "family-order")


def a_letter_stops(on: Visit) -> None:
    """A letter to him that carries the protected address is stopped at the field."""
    hands = on.hands
    found = on.ask(CaseList(filter=Filter(words=_CASE)))
    case = found.rows[0].case_id
    hands.go("letters", case_id=case, letter="advice")
    hands.settle()
    hands.type("letters.form.opening", "Thank you for talking to us.")
    hands.type("letters.form.what_we_know", f"We know that Alfie now lives at {_STREET}.")
    hands.type("letters.form.what_we_ask", "Please send messages in school hours.")
    hands.settle()
    hands.shows("This letter carries an address that Mr Dean Prosser must not learn.")
    on.album.picture(hands.window, "letter-stopped")
    hands.type("letters.form.what_we_know", "We know about the messages of Sunday evening.")
    hands.settle()
    hands.press("letters.close")
    hands.settle()


def _person(on: Visit, listed: str) -> int:
    surname, forename = listed.split(", ")
    return next(
        int(each.person_id) for each in on.ask(PeopleRegister(words=surname))
        if each.forename.casefold() == forename
    )  # fmt: skip


STEPS: tuple[Step, ...] = (
    ("A family that lives apart, and what is kept from whom", a_family_apart),
    ("The words of an order are read, and that is noted", an_order_is_read),
    ("A letter that carries a protected address is stopped", a_letter_stops),
)
