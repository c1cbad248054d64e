"""Families made by chance: separated, restricted, protected, of one surname and one house number.

Few streets, numbers and surnames are drawn from, so that people often share them: a check that
only compares words would find what is no secret, or miss what is one.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tcat_desktop.journey.families import (
    COURT_ORDER,
    NEVER_DISCLOSE,
    NO_LETTERS,
    Families,
    Member,
    Relation,
    Restriction,
    School,
)
from tcat_desktop.journey.people import PersonId, SchoolId

TODAY = date(2026, 11, 23)
SCHOOL = School(
    school_id=SchoolId(1), name="Applewick Primary School",
    lines=("Orchard Lane", "Marlstow", "HR0 4AP"), phone="01632 960 214",
    email="office@applewick.example",
)  # fmt: skip
_STREETS = ("Bramling Close", "Mill Lane", "Weir Street", "Saint John’s Road", "Chapel Bank")
_PLACES = ("Ledwick Green", "Harrow End", "")
_SURNAMES = ("Denholm", "Wójcik", "Rees", "O’Grady", "Łuczak")
_FORENAMES = ("Kerry", "Owain", "Agnieszka", "Dean", "Cerys", "Łukasz")
_CHILDREN = ("Macsen", "Kuba", "Isla", "Kemi", "Elin", "Jasmin")  # none is in a sample


@dataclass(frozen=True, slots=True)
class Secret:
    """One detail that must not reach a reader, as it is kept."""

    kind: str
    words: str


def a_family(chance: Random) -> Families:
    """Three to six adults and one to three children, and whatever stands between them."""
    adults = [_adult(chance, PersonId(n)) for n in range(1, chance.randint(3, 6) + 1)]
    children = [_child(chance, PersonId(10 + n)) for n in range(chance.randint(1, 3))]
    relations = tuple(
        _relation(chance, adult, child)
        for child in children for adult in adults if chance.random() < 0.6
    )  # fmt: skip
    people = [each.person_id for each in (*adults, *children)]
    restrictions = tuple(
        _restriction(chance, adult.person_id, people, [each.person_id for each in children])
        for adult in adults if chance.random() < 0.5
    )  # fmt: skip
    return Families(
        members={each.person_id: each for each in (*adults, *children)},
        relations=relations,
        restrictions=restrictions,
        schools={SCHOOL.school_id: SCHOOL},
    )


def _adult(chance: Random, person_id: PersonId) -> Member:
    forename, surname = chance.choice(_FORENAMES), chance.choice(_SURNAMES)
    return Member(
        person_id=person_id, forename=forename, surname=surname,
        name=f"{chance.choice(('Mr', 'Mrs', 'Ms'))} {forename} {surname}",
        lines=_lines(chance), phone=_phone(chance),
        email=f"{forename.casefold()}{person_id}@mail.example" if chance.random() < 0.6 else "",
        address_protected=chance.random() < 0.3,
        may_be_written_to=chance.random() < 0.9,
    )  # fmt: skip


def _child(chance: Random, person_id: PersonId) -> Member:
    forename, surname = chance.choice(_CHILDREN), chance.choice(_SURNAMES)
    return Member(
        person_id=person_id, kind="pupil", forename=forename, surname=surname,
        name=f"{forename} {surname}", hint=chance.choice(("6C", "3Q", "Year 5")),
        school_id=SCHOOL.school_id, lines=_lines(chance) if chance.random() < 0.3 else (),
    )  # fmt: skip


def _lines(chance: Random) -> tuple[str, ...]:
    house = f"{chance.choice((1, 11, 2, 14))} {chance.choice(_STREETS)}"
    first = (f"Flat {chance.randint(1, 3)}", house) if chance.random() < 0.2 else (house,)
    code = f"HR{chance.randint(0, 1)} {chance.randint(4, 5)}{chance.choice(('QT', 'QA', 'AB'))}"
    return tuple(each for each in (*first, chance.choice(_PLACES), "Marlstow", code) if each)


def _phone(chance: Random) -> str:
    if chance.random() < 0.2:
        return ""
    if chance.random() < 0.5:
        return f"01632 960 {chance.randint(100, 120)}"
    return f"07700 900{chance.randint(100, 120)}"


def _relation(chance: Random, adult: Member, child: Member) -> Relation:
    return Relation(
        adult=adult.person_id, child=child.person_id,
        relationship=chance.choice(("mother", "father", "step_parent", "grandparent")),
        responsibility=chance.random() < 0.6, lives_with=chance.random() < 0.5,
        may_be_told=chance.random() < 0.6, basis=chance.choice(("", "Birth certificate")),
        **_dates(chance),
    )  # fmt: skip


def _restriction(
    chance: Random, person: PersonId, people: list[PersonId], children: list[PersonId]
) -> Restriction:
    kind = chance.choice((COURT_ORDER, NEVER_DISCLOSE, NO_LETTERS))
    others = [each for each in people if each != person]
    return Restriction(
        kind=kind, person=person,
        protects=chance.choice([*others, None]) if kind != NO_LETTERS else None,
        child=chance.choice([*children, None]), **_dates(chance),
    )  # fmt: skip


def _dates(chance: Random) -> dict[str, object]:
    """Begun and not, ended and not, and without an end."""
    days = (None, -400, -1, 0, 1, 400)
    first, last = chance.choice(days), chance.choice(days)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return {
        "from_on": None if first is None else TODAY + timedelta(days=first),
        "until_on": None if last is None else TODAY + timedelta(days=last),
        "ended": chance.random() < 0.15,
    }


# -- what must not be told, worked out again and more simply ---------------------------------------


def secrets(family: Families, reader: PersonId) -> list[Secret]:
    """The address, telephone and email of everybody whom the reader must not find out."""
    held = [
        each for each in family.restrictions
        if each.person == reader and _holds(each.from_on, each.until_on, ended=each.ended)
    ]  # fmt: skip
    kept = {each.protects for each in held} | {each.child for each in held}
    kept |= {person for person, each in family.members.items() if each.address_protected}
    kept -= {None, reader}
    own = family.members[reader]
    found = []
    for person in kept:
        member = family.members[person]
        house = [each for each in member.lines if re.search(r"\d", each) and "Flat" not in each]
        found += [Secret("postcode", each) for each in house if each.startswith("HR")]
        found += [Secret("street", each) for each in house if not each.startswith("HR")]
        found += [Secret("phone", member.phone)] if member.phone else []
        found += [Secret("email", member.email)] if member.email else []
    known = {plain(each) for each in (*own.lines, own.phone, own.email)}
    return [each for each in found if plain(each.words) not in known]


def _holds(first: date | None, last: date | None, *, ended: bool) -> bool:
    return not ended and (first is None or first <= TODAY) and (last is None or last >= TODAY)


def plain(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()


def carries(words: str, secret: Secret) -> bool:
    """Whether the secret stands in the words, whatever signs stand between its letters."""
    signs = r"[\W_]*".join(re.escape(each) for each in plain(secret.words))
    return re.search(rf"(?<![^\W_]){signs}(?![^\W_])", words, re.IGNORECASE) is not None


def disguised(chance: Random, secret: Secret) -> str:
    """The secret as somebody might type it."""
    words = secret.words
    if secret.kind == "phone" and chance.random() < 0.5:
        digits = re.sub(r"\D", "", words)
        inside = chance.choice(("", " ", "-", " (0)"))
        return f"+44{inside}{digits[1:5]} {digits[5:]}"
    if secret.kind == "street" and chance.random() < 0.5:
        number, street = words.split(" ", 1)
        short = street.replace("Close", "Cl.").replace("Lane", "Ln").replace("Road", "Rd")
        return f"{number}, {short.replace('Saint', 'St')}"
    if secret.kind in ("postcode", "phone") and chance.random() < 0.5:
        words = words.replace(" ", chance.choice(("", "  ", "\n", "-")))
    return chance.choice((words, words.upper(), words.lower()))


def without_restrictions(family: Families) -> Families:
    """The same people with nothing between them and no address protected."""
    return replace(
        family, restrictions=(),
        members={
            key: replace(each, address_protected=False, may_be_written_to=True)
            for key, each in family.members.items()
        },
    )  # fmt: skip
