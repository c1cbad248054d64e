"""What a letter is: the facts it needs, the words it ships with, and who may sign it."""

from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_type_hints

from tcat_desktop.correspondence.cover import Cover
from tcat_desktop.correspondence.wording.merge import Merged, merge
from tcat_desktop.correspondence.wording.tokens import Known, Tokens
from tcat_desktop.correspondence.wording.wording import Wording, unwrapped
from tcat_desktop.journey.people import Act, Role

Kind = Literal["text", "lines", "date", "choice", "rows"]
Filled = Literal["person", "record"]
Weight = Literal["gentle", "firm", "harsh"]
Right = Literal["companion", "representations", "appeal", "complain"]
To = Literal["parent", "platform", "person"]


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
    """One kind of letter: the facts it needs and the words it ships with.

    ``heading`` and ``words`` are in the merge language of ``wording``; the house may use words
    of its own instead. ``stage`` is how far a case must have gone, or empty when the letter may
    be sent at any time; ``gates`` names a side step that must be open. ``posted`` is False for
    a note that stays within the trust. ``laws`` are the ids of the library it may cite.
    """

    name: str
    title: str
    signers: tuple[Role, ...]
    stage: str
    clauses: tuple[str, ...]
    laws: tuple[str, ...] = ()
    facts: type[Facts]
    heading: str
    words: str
    posted: bool = True
    act: Act = Act.LETTER
    gates: str = ""
    weight: Weight = "gentle"
    rights: tuple[Right, ...] = ()
    envelope: str = "dl"
    to: To = "parent"

    @property
    def shipped(self) -> Wording:
        """The wording the letter ships with, each paragraph on a line of its own."""
        return _shipped(self.heading, self.words)

    @property
    def known(self) -> Tokens:
        """Every field its wording may name."""
        kind: Any = self.facts
        return _known(kind)

    def said(self, facts: Facts, wording: Wording | None = None) -> Merged:
        """Its subject and blocks. Raises Refused when a fact it needs is empty."""
        return merge(wording or self.shipped, self, facts)

    def printed(self, cover: Cover, facts: Facts, wording: Wording | None = None) -> bytes:
        """The letter as a PDF. Raises Refused when it cannot be printed as it stands."""
        from tcat_desktop.correspondence.page import render

        said = self.said(facts, wording)
        return render(cover, said.heading, said.blocks)


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


@cache
def _shipped(heading: str, words: str) -> Wording:
    return Wording(unwrapped(heading), unwrapped(words))


@cache
def _known(facts: type[Any]) -> Tokens:
    types = get_type_hints(facts)
    return Tokens(
        tuple(
            Known(
                name=each.name,
                label=each.metadata["label"],
                kind=each.metadata["kind"],
                hint=each.metadata["hint"],
                choices=each.metadata["choices"],
                may_be_empty=_may_be_empty(each),
                columns=_columns(types[each.name]) if each.metadata["kind"] == "rows" else (),
            )
            for each in fields(facts)
        )
    )


def _may_be_empty(each: "Field[Any]") -> bool:
    return each.default is not MISSING and each.default in ("", (), None)


def _columns(kept: Any) -> tuple[tuple[str, bool], ...]:
    """The columns of a field of rows, ``tuple[Happened, ...]``, and which may be empty."""
    return tuple((each.name, _may_be_empty(each)) for each in fields(get_args(kept)[0]))


def plain(value: object) -> str:
    """A fact as text, for a search or a test."""
    if isinstance(value, tuple):
        return "\n".join(map(plain, value))
    return value.isoformat() if isinstance(value, date) else str(value)
