"""People: finding somebody as one types, and the register with each person's details."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey.people import POSTS, AccountId, Act, Level, PersonId, Role
from tcat_desktop.office import family_safety, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """One person for a type-ahead: how she is listed, and what tells her from a namesake."""

    person_id: PersonId
    listed: str  # "Denholm, Mrs Kerry"
    name: str
    hint: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPeople:
    """Known people whose name, child or class holds what was typed."""

    words: str
    most: int = 8

    needs: ClassVar = (Act.LOG_CONCERN, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[FoundPerson, ...]:
        """Those whose surname begins with it first."""
        if not self.words.strip():
            return ()
        return as_found(desk, finding.people_like(desk.conn, desk.who, self.words, self.most))


def as_found(desk: Desk, found: Iterable[dict[str, Any]]) -> tuple[FoundPerson, ...]:
    """People of the register as a type-ahead lists them; with some one asks the office first."""
    people = tuple(found)
    asked = family_safety.ask_first(desk, people)
    return tuple(_found(row, row["id"] in asked) for row in people)


def _found(row: dict[str, Any], ask_first: bool) -> FoundPerson:
    first = " ".join(part for part in (row["title"], row["forename"]) if part)
    told = (row["hint"], family_safety.ASK_FIRST if ask_first else "")
    return FoundPerson(
        person_id=PersonId(row["id"]),
        listed=f"{row['surname']}, {first}" if first else row["surname"],
        name=names.full_name(row),
        hint=" · ".join(part for part in told if part),
        kind=row["kind"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """Everything kept about one person."""

    person_id: PersonId
    version: int
    kind: str
    title: str
    forename: str
    surname: str
    salutation: str
    hint: str
    address: str
    email: str
    phone: str
    adjustments: str
    interpreter: str
    may_be_written_to: bool
    governor: bool
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRegister:
    """The register, narrowed by what was typed; two hundred at the most."""

    words: str = ""

    needs: ClassVar = (Act.PEOPLE, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[PersonDetails, ...]:
        """By surname."""
        return tuple(
            _details(row) for row in finding.people_like(desk.conn, desk.who, self.words, 200)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePerson:
    """One person's details."""

    person_id: PersonId

    needs: ClassVar = (Act.PEOPLE, Level.CREATE)

    def answer(self, desk: Desk) -> PersonDetails | None:
        """The details, or None."""
        row = rows.one(desk.conn, "people", self.person_id)
        return _details(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Somebody who signs in, and who of the register she is, as far as anybody has said."""

    account_id: AccountId
    name: str
    post: str
    person_id: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIns:
    """Everybody who can sign in, by name."""

    needs: ClassVar = (Act.PEOPLE, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[SignIn, ...]:
        """The sign-ins that are not switched off."""
        return tuple(
            SignIn(
                account_id=AccountId(row["id"]),
                name=row["formal_name"] or row["name"],
                post=row["post"] or POSTS[Role(row["role"])],
                person_id=PersonId(row["person_id"]) if row["person_id"] else None,
            )
            for row in finding.all_accounts(desk.conn)
            if not row["disabled_at"]
        )


def _details(row: dict[str, Any]) -> PersonDetails:
    same = (
        "version", "kind", "title", "forename", "surname", "salutation", "hint", "address",
        "email", "phone", "adjustments", "interpreter",
    )  # fmt: skip
    return PersonDetails(
        person_id=PersonId(row["id"]),
        may_be_written_to=bool(row["may_be_written_to"]),
        governor=bool(row["governor"]),
        name=names.full_name(row),
        **{name: row[name] for name in same},
    )
