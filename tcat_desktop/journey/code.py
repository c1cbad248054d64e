"""The Code of Conduct: its clauses by number, and which version was in force on a day."""

import tomllib
from dataclasses import dataclass
from datetime import date

from tcat_desktop.journey.refusals import Refused

# Clause C15 asks for civility in general; alone it cannot carry more than a quiet word.
GENERAL = frozenset({"C15"})
JUDGED_KINDS = frozenset({"prohibition", "parent duty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One numbered clause. ``expression`` marks criticism-type clauses (C17, C38)."""

    number: str
    name: str
    kind: str
    expression: bool = False
    exceptions: tuple[str, ...] = ()
    but_not_if: str = ""

    @property
    def can_be_judged(self) -> bool:
        """Whether conduct can be held against it; the rest define, allow or govern."""
        return self.kind in JUDGED_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of the Code and the days that frame it."""

    number: str
    in_force_from: date
    review_due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Every clause and version, as the data under ``resources/code`` states them."""

    title: str
    clauses: dict[str, Clause]
    versions: tuple[Version, ...]

    def clause(self, number: str) -> Clause:
        """The clause of that number, or a plain refusal."""
        try:
            return self.clauses[number]
        except KeyError:
            raise Refused(f"The Code has no clause {number}.", field="clause") from None

    def in_force(self, on: date) -> Version:
        """The version in force on that day; the first one for any day before it."""
        begun = [version for version in self.versions if version.in_force_from <= on]
        return begun[-1] if begun else self.versions[0]

    def judged(self) -> tuple[Clause, ...]:
        """The clauses that conduct can be held against, in order of number."""
        return tuple(clause for clause in self.clauses.values() if clause.can_be_judged)


def read_code(clauses: str, versions: str) -> Code:
    """The Code from the text of its two TOML files (``clauses.toml``, ``versions.toml``)."""
    dated = tomllib.loads(versions)
    found = [
        Clause(
            number=row["number"],
            name=row["name"],
            kind=row["kind"],
            expression=row.get("expression", False),
            exceptions=tuple(row.get("exceptions", ())),
            but_not_if=row.get("but_not_if", ""),
        )
        for row in tomllib.loads(clauses)["clause"]
    ]
    return Code(
        title=dated["title"],
        clauses={clause.number: clause for clause in found},
        versions=tuple(
            sorted(
                (Version(**row | {"number": str(row["number"])}) for row in dated["version"]),
                key=lambda version: version.in_force_from,
            )
        ),
    )


def days_overdue(review_due: date, on: date) -> int:
    """How many days past its review the Code is on that day; nought when it is not."""
    return max(0, (on - review_due).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a first report says that bears on which clauses it may be about."""

    words: str
    platforms: tuple[str, ...] = ()
    audience: str = ""
    named_staff: bool = False
    staff_received: bool = False
    parent_received: bool = False
    depicted: bool = False


_PHOTO = ("photo", "picture", "image", "video", "filmed")
_PRIVATE = ("confidential", "outcome", "medical", "diagnos", "social worker", "panel letter")
_FRIEND = ("friend request", "follow request", "followed", "private account", "private instagram")
_OFTEN = ("messages a day", "every night", "keeps messaging", "times today", "again and again")


def suggest(code: Code, told: Told) -> tuple[Clause, ...]:
    """Clauses the report *may* be about, likeliest first; the headteacher decides.

    Rules of thumb over the facts of the form, never a judgement of the words.
    """
    words = told.words.casefold()
    photo = told.depicted or "photo" in told.platforms or any(word in words for word in _PHOTO)
    offers = (
        ("C19", any(word in words for word in _FRIEND)),
        ("C20", any(word in words for word in _FRIEND)),
        ("C35", any(word in words for word in _OFTEN)),
        ("C34", told.staff_received),
        ("C36", told.named_staff),
        ("C61", photo and ("gate" in words or "drop" in words)),
        ("C58", photo),
        ("C57", photo),
        ("C37", any(word in words for word in _PRIVATE)),
        ("C23", told.audience == "group"),
        ("C33", told.parent_received or "another parent" in words),
        ("C17", told.audience == "public" and not photo),
    )
    chosen = [code.clause(number) for number, fits in offers if fits]
    return tuple(chosen[:4])
