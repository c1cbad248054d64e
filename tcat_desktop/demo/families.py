"""A family of the demonstration that lives apart, with an address that is protected. All invented.

Mr Prosser, who is in two of the cases, must not learn where Alfie and his mother live now.
"""

from collections.abc import Iterator
from typing import Any

from tcat_desktop.demo.telling import Story, Telling
from tcat_desktop.journey.families import NEVER_DISCLOSE
from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.commands.keep_family import KeepRelation, KeepRestriction, ProtectAddress
from tcat_desktop.office.commands.keep_people import KeepPerson

_HOME = "5 Kiln Terrace\nOrleton Cross\nHR0 6QX"


def stories(tell: Telling) -> Iterator[Story]:
    """In October Ms Hale tells the office that she has moved, and what the court said."""
    yield _moved(tell)


def _moved(tell: Telling) -> Story:
    yield tell.on(5, 10, "09:10")
    trust = tell.trust
    alfie = _person(tell, "alfie", "", "Alfie", "Prosser", "2C", kind="pupil")
    lowri = _person(tell, "hale", "Ms", "Lowri", "Hale", "mother of Alfie, 2C", address=_HOME,
                    phone="01632 960 455")  # fmt: skip
    ashby = _person(tell, "ashby", "Mr", "Tom", "Ashby", "partner of Ms Hale", address=_HOME)
    dean = trust.people["prosser"]
    for adult, relationship, holds, home, told, basis in (
        (lowri, "mother", True, True, True, "Birth certificate, and her passport"),
        (dean, "father", True, False, True, "Birth certificate"),
        (ashby, "step_parent", False, True, False, ""),
    ):
        trust.do("office", KeepRelation(
            adult_id=adult, child_id=alfie, relationship=relationship, responsibility=holds,
            lives_with=home, may_be_told=told, basis=basis, from_on=tell.day(5, 10),
        ))  # fmt: skip
    trust.do("office", ProtectAddress(person_id=lowri, on=True, why="She asked for it in person."))
    trust.do("dsl", KeepRestriction(
        kind=NEVER_DISCLOSE, person_id=dean, protects_id=lowri, from_on=tell.day(28, 9),
        what="The address, the telephone and the place are not to be told to him.",
        seen="Order of 28 September, in the safe of the head’s office",
    ))  # fmt: skip


def _person(
    tell: Telling, key: str, title: str, forename: str, surname: str, hint: str, **more: Any
) -> PersonId:
    kept: PersonId = tell.trust.do("office", KeepPerson(
        title=title, forename=forename, surname=surname, hint=hint, **more,
    ))  # fmt: skip
    tell.trust.people[key] = kept
    return kept
