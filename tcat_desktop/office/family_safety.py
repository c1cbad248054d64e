"""Family safety: the one place where an output is checked against its recipient before it exists.

A protected address is printed on nobody's letter but the person's own; an order, a parent who
lives apart and a child one may not be told of are looked at for each recipient. A refusal names
the kind of detail and never the detail, and says nothing of an order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, Final, TypeVar

from tcat_desktop.journey.families import (
    Families,
    Member,
    Relation,
    Restriction,
    School,
)
from tcat_desktop.journey.people import PersonId, SchoolId
from tcat_desktop.journey.private_words import Detail, Hit, Search, What
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import names
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import families as kept
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord

Row = Mapping[str, Any]
Paper = TypeVar("Paper")

# What everybody may read; whoever keeps families reads why.
ASK_FIRST: Final = "Ask the office before you write"
_LAW: Final = "C08, UK GDPR Article 5(1)(f)"
_PARENTS: Final = "C05, Education Act 1996 s.576"
_TWO: Final = re.compile(r"&|/|\+|\band\b", re.IGNORECASE)
_COVERED: Final = "[kept back]"


def families_of(desk: Desk, person_ids: Iterable[int]) -> Families:
    """The people around these, and everybody whose address is protected, as the rules see them."""
    known, told, held = kept.around(desk.conn, person_ids)
    return Families(
        members={PersonId(row["id"]): _member(row) for row in known},
        relations=tuple(map(_relation, told)),
        restrictions=tuple(map(_restriction, held)),
        schools={
            SchoolId(row["id"]): School(
                school_id=SchoolId(row["id"]), name=row["name"], phone=row["phone"],
                email=row["email"], lines=tuple(row["address"].splitlines()),
            )
            for row in finding.all_schools(desk.conn)
        },
    )  # fmt: skip


# -- choosing who is written to -------------------------------------------------------------------


def refuse_recipient(desk: Desk, person_id: PersonId, *, school_id: int | None = None) -> None:
    """``Refused``, in words that tell of no order, where a person may not be written to."""
    family = families_of(desk, (person_id,))
    if person_id not in family.members:
        return  # she has left the register; nothing is known that would hold a letter back
    may = family.may_be_written_to(
        person_id, desk.today, by=SchoolId(school_id) if school_id is not None else None
    )
    if not may:
        raise Refused(may.reason, field="person", what_to_do=_WHERE_WHY)


_WHERE_WHY: Final = "The person’s page under People says why, to whoever keeps families."


def not_to_be_written_to(desk: Desk, record: CaseRecord) -> dict[PersonId, str]:
    """Those of a case who may not be written to, and the reason, for a form that offers them."""
    ids = {PersonId(row["person_id"]) for row in record.involved}
    family = families_of(desk, ids)
    by = SchoolId(record.school["id"])
    found = {}
    for person in ids.intersection(family.members):
        may = family.may_be_written_to(person, desk.today, by=by)
        if not may:
            found[person] = may.reason
    return found


def ask_first(desk: Desk, found: Iterable[Row]) -> set[int]:
    """Those of the people found by whom everybody reads ``ASK_FIRST``, whatever the reason."""
    told = {row["id"]: bool(row["may_be_written_to"]) for row in found}
    held = kept.held_back(desk.conn, told, desk.today.isoformat())
    return {person for person, may in told.items() if not may or person in held}


# -- checking what is written ---------------------------------------------------------------------


def check_output(
    desk: Desk,
    recipients: Iterable[PersonId],
    words: Iterable[str] | Mapping[str, str],
    *,
    about: Iterable[PersonId] = (),
    what: str = "This letter",
    school_id: int | None = None,
    goes_out: bool = True,
) -> None:
    """``Refused`` where the words carry what one of the recipients must not learn.

    Call it before the output exists, with every word of it. No recipient means a paper of the
    trust, which carries no protected address at all. ``words`` by the name of their field tell
    at which field the refusal stands; ``about`` are children that it is about. Not ``goes_out``
    is a record that stays, which may be of somebody who may not be written to.
    """
    people = tuple(dict.fromkeys(recipients))
    children = tuple(about)
    family = families_of(desk, (*people, *children))
    told = dict(words) if isinstance(words, Mapping) else {"": " \n".join(words)}
    for person in people:
        if person in family.members:
            _refuse_told(family, person, children, desk.today)
            if goes_out:
                _refuse_writing(family, person, desk.today, school_id)
                _refuse_greeting(family, person, desk.today)
    if goes_out:
        _refuse_joint(family, people, desk.today, what)
    for recipient in people or (None,):
        search = _search(family, recipient, desk.today)
        for name, each in told.items():
            hit = search.first(each)
            if hit is not None:
                raise _refusal(family, hit, recipient, what, name)


def check_issued(desk: Desk, record: CaseRecord, row: Row) -> None:
    """``Refused`` where a signed letter must not leave any more: an order came after it was signed.

    Call it before the letter is printed, put under a label or into an email.
    """
    to = () if row["person_id"] is None else (PersonId(row["person_id"]),)
    words = tuple(told_in(rows.as_dict(row["facts"])))
    check_output(desk, to, words, school_id=record.school["id"])


def check_paper(
    desk: Desk, recipients: Iterable[PersonId], facts: object, what: str = "This paper",
    *, goes_out: bool = True,
) -> None:  # fmt: skip
    """``Refused`` where the facts of a paper carry what one of the recipients must not learn."""
    check_output(desk, recipients, tuple(told_in(facts)), what=what, goes_out=goes_out)


def hidden_search(desk: Desk, recipient: PersonId | None) -> Search:
    """What finds, and covers, everything that a recipient must not learn."""
    family = families_of(desk, () if recipient is None else (recipient,))
    return _search(family, recipient, desk.today)


def kept_from_reader(desk: Desk, record: CaseRecord, reader: PersonId | None) -> tuple[Detail, ...]:
    """What the reader of a bundle must not learn of the people of its case, and of the family.

    A bundle is long, so that it is looked through for these and not for the whole register.
    """
    near = {PersonId(row["person_id"]) for row in record.involved}
    family = families_of(desk, near | ({reader} if reader is not None else set()))
    near |= {person for each in family.relations for person in (each.adult, each.child)}
    near |= {each.protects for each in family.restrictions if each.protects is not None}
    found = _search(family, reader, desk.today).details
    return tuple(each for each in found if each.of in near)


def covered(desk: Desk, paper: Paper, recipient: PersonId | None = None) -> Paper:
    """The same paper with each hidden detail covered: for what nobody can write anew, as a record.

    A paper of the trust still says that there was something, so nothing is lost in silence.
    """
    search = hidden_search(desk, recipient)
    done: Paper = _covered(paper, search)
    return done


def told_in(thing: object) -> Iterator[str]:
    """Every string in a record of facts, a letter's blocks or a cover, in its order."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            yield from told_in(getattr(thing, each.name))
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from told_in(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from told_in(value)


# -- inside ---------------------------------------------------------------------------------------


def _search(family: Families, recipient: PersonId | None, on: date) -> Search:
    known = recipient if recipient in family.members else None
    return Search(family.hidden_from(known, on))


def _refuse_writing(family: Families, person: PersonId, on: date, school_id: int | None) -> None:
    by = SchoolId(school_id) if school_id is not None else None
    may = family.may_be_written_to(person, on, by=by)
    if not may:
        raise Refused(may.reason, field="person", what_to_do=_WHERE_WHY)


def _refuse_told(family: Families, person: PersonId, about: tuple[PersonId, ...], on: date) -> None:
    for child in about:
        told = family.may_be_told_of(person, child, on)
        if not told:
            raise Refused(
                told.reason, field="person", clause=_PARENTS,
                what_to_do="Write without the child, or look at the person’s page under People.",
            )  # fmt: skip


def _refuse_greeting(family: Families, person: PersonId, on: date) -> None:
    """Parents who live apart are greeted apart: “Mr and Mrs” would tell of the other."""
    member = family.members[person]
    greeted = member.salutation or member.name
    if _TWO.search(greeted) and family.has_parent_apart(person, on):
        raise Refused(
            f"“{greeted}” greets two people, and these parents are written to apart.",
            field="person", clause=_PARENTS,
            what_to_do="Change “Dear …” of the person under People, then write a letter to each.",
        )  # fmt: skip


def _refuse_joint(family: Families, people: tuple[PersonId, ...], on: date, what: str) -> None:
    for one, other in combinations([each for each in people if each in family.members], 2):
        if family.are_apart(one, other, on):
            raise Refused(
                f"{what} would go to {family.members[one].name} and "
                f"{family.members[other].name} together, and they are written to apart.",
                field="person", clause=_PARENTS, what_to_do="Make one for each.",
            )  # fmt: skip


def _refusal(
    family: Families, hit: Hit, recipient: PersonId | None, what: str, name: str
) -> Refused:
    kind = hit.detail.what
    carries = "carry" if what.startswith("These") else "carries"
    if recipient is None or recipient not in family.members:
        reason = f"{what} {carries} {kind} that is protected."
    elif kind is What.CHILD:
        told = f"a child about whom {_named(family, recipient)} may not be told."
        reason = f"{what} {carries} the name of {told}"
    else:
        reason = f"{what} {carries} {kind} that {_named(family, recipient)} must not learn."
    return Refused(
        reason, clause=_LAW, field=name,
        what_to_do="Take it out. The person’s page under People says more, to whoever keeps "
        "families.",
    )  # fmt: skip


def _named(family: Families, person: PersonId) -> str:
    return family.members[person].name or "this person"


def _covered(thing: Any, search: Search) -> Any:
    if isinstance(thing, str):
        return search.covered(thing, _COVERED)
    if is_dataclass(thing) and not isinstance(thing, type):
        now = {each.name: getattr(thing, each.name) for each in fields(thing)}
        new = {name: _covered(value, search) for name, value in now.items()}
        changed = {name: value for name, value in new.items() if value != now[name]}
        return replace(thing, **changed) if changed else thing
    if isinstance(thing, Mapping):
        return {name: _covered(value, search) for name, value in thing.items()}
    if isinstance(thing, list):
        return [_covered(each, search) for each in thing]
    if isinstance(thing, tuple):
        return tuple(_covered(each, search) for each in thing)
    return thing


def _member(row: Row) -> Member:
    return Member(
        person_id=PersonId(row["id"]),
        kind=row["kind"],
        name=names.full_name(row),
        forename=row["forename"],
        surname=row["surname"],
        salutation=row["salutation"],
        hint=row["hint"],
        lines=tuple(row["address"].splitlines()),
        phone=row["phone"],
        email=row["email"],
        school_id=SchoolId(row["school_id"]) if row["school_id"] is not None else None,
        address_protected=bool(row["address_protected"]),
        may_be_written_to=bool(row["may_be_written_to"]),
        may_be_emailed=bool(row["may_be_emailed"]),
    )


def _relation(row: Row) -> Relation:
    return Relation(
        adult=PersonId(row["adult_id"]), child=PersonId(row["child_id"]),
        relationship=row["relationship"], responsibility=bool(row["responsibility"]),
        lives_with=bool(row["lives_with"]), may_be_told=bool(row["may_be_told"]),
        basis=row["basis"], from_on=_day(row["from_on"]), until_on=_day(row["until_on"]),
        ended=row["ended_at"] is not None,
    )  # fmt: skip


def _restriction(row: Row) -> Restriction:
    protects, child = row["protects_id"], row["child_id"]
    return Restriction(
        kind=row["kind"], person=PersonId(row["person_id"]),
        protects=PersonId(protects) if protects is not None else None,
        child=PersonId(child) if child is not None else None,
        from_on=_day(row["from_on"]), until_on=_day(row["until_on"]),
        ended=row["ended_at"] is not None,
    )  # fmt: skip


def _day(kept_as: str | None) -> date | None:
    return date.fromisoformat(kept_as) if kept_as else None
