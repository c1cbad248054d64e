"""What a letter is: the facts it needs, how its words are composed, and who may sign it."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import Any, Literal

from tcat_desktop.correspondence.blocks import Block
from tcat_desktop.correspondence.cover import Cover
from tcat_desktop.journey.people import Role

Kind = Literal["text", "lines", "date", "choice", "rows"]
Filled = Literal["person", "record"]


def fact(
    label: str,
    kind: Kind = "text",
    hint: str = "",
    *,
    by: Filled = "person",
    choices: tuple[str, ...] = (),
) -> dict[str, Any]:
    """What a form needs to ask for one fact: the metadata of its field.

    ``by`` says whether a person writes it or the office fills it in from the record.
    A ``lines`` field is a tuple of strings, a ``date`` field a date or None; ``rows`` are
    small records that only the office fills in.
    """
    return {"label": label, "hint": hint, "kind": kind, "by": by, "choices": choices}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What every letter needs: whom to ask, and how to reach the office."""

    phone: str = field(metadata=fact("Office telephone", by="record"))
    contact: str = field(
        metadata=fact("Who in the office can help", hint="Title and surname", by="record")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One kind of letter.

    ``heading`` gives the subject line from the facts; ``stage`` is how far a case must have
    gone, or empty when the letter may be sent at any time; ``posted`` is False for a note
    that stays within the trust.
    """

    name: str
    title: str
    signers: tuple[Role, ...]
    stage: str
    clauses: tuple[str, ...]
    facts: type[Facts]
    heading: Callable[[Any], str]
    compose: Callable[[Any], tuple[Block, ...]]
    posted: bool = True

    def printed(self, cover: Cover, facts: Facts) -> bytes:
        """The letter as a PDF. Raises Refused when it cannot be printed as it stands."""
        from tcat_desktop.correspondence.page import render

        return render(cover, self.heading(facts), self.compose(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One thing a letter needs to be told, for the form that asks."""

    name: str
    label: str
    hint: str
    kind: Kind
    by: Filled
    choices: tuple[str, ...]
    needed: bool


def tokens(letter: Letter) -> tuple[Token, ...]:
    """What a letter needs to be told, in the order in which a form should ask."""
    return tuple(
        Token(name=each.name, needed=each.default is MISSING, **each.metadata)
        for each in fields(letter.facts)
    )


def plain(value: object) -> str:
    """A fact as text, for a search or a test."""
    if isinstance(value, tuple):
        return "\n".join(map(plain, value))
    return value.isoformat() if isinstance(value, date) else str(value)
