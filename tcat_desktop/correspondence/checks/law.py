"""The law that letters may cite, each with the days on which it is in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tcat_desktop.journey.refusals import Refused

# How a law is divided.
KINDS = {"act": "The whole Act", "section": "Section", "article": "Article",
         "paragraph": "Paragraph", "schedule": "Schedule"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One section, article or Act of the library.

    ``part`` is the part of the section it is about, such as ``(2)(a)``; ``told_by`` are words
    that show that this part is meant where a letter cites only the section. ``to_on`` is the
    first day on which it no longer stands, None while it does. What is not ``settled`` is general knowledge
    and waits for somebody to confirm it.
    """

    name: str
    title: str
    act: str
    aliases: tuple[str, ...]
    kind: str
    number: str
    part: str
    says: str
    told_by: tuple[str, ...]
    instead: str
    settled: bool
    from_on: date | None
    to_on: date | None
    source: str = ""
    checked_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether it stands on that day."""
        started = self.from_on is None or self.from_on <= on
        return started and (self.to_on is None or on < self.to_on)


def laws_of(entries: Iterable[Mapping[str, Any]]) -> tuple[Law, ...]:
    """The laws of library entries of the kind ``law``, as they stand in the file."""
    return tuple(
        law_of(
            each["name"], each["title"], each["body"], _day(each["from"]), _day(each["to"]),
            source=each.get("source", ""), checked_on=_day(each.get("checked_on")),
        )
        for each in entries
    )  # fmt: skip


def law_of(
    name: str,
    title: str,
    body: Mapping[str, Any],
    from_on: date | None,
    to_on: date | None,
    *,
    source: str = "",
    checked_on: date | None = None,
) -> Law:
    """One law from an entry whose days are known."""
    return Law(
        name=name,
        title=title,
        act=str(body["act"]),
        aliases=tuple(body.get("aliases", ())),
        kind=str(body.get("kind", "section")),
        number=str(body.get("number", "")),
        part=str(body.get("part", "")),
        says=str(body.get("says", "")),
        told_by=tuple(body.get("words", ())),
        instead=str(body.get("instead", "")),
        settled=bool(body.get("settled", False)),
        from_on=from_on,
        to_on=to_on,
        source=source,
        checked_on=checked_on,
    )


def read(body: Mapping[str, Any]) -> Law:
    """A law from the body of an entry, or ``Refused`` naming what is missing in it."""
    if not str(body.get("act", "")).strip():
        raise Refused("Say which Act it is, with its year.", field="act",
                      what_to_do="Write it like “Online Safety Act 2023”.")  # fmt: skip
    if body.get("kind", "section") not in KINDS:
        raise Refused("Say whether it is a section, an article, a paragraph or a schedule.",
                      field="kind")  # fmt: skip
    if body.get("kind", "section") != "act" and not str(body.get("number", "")).strip():
        raise Refused("Give its number, such as 179 or 2A.", field="number")
    if not str(body.get("says", "")).strip():
        raise Refused("Say in one line what it says.", field="says")
    for name in ("aliases", "words"):
        if not isinstance(body.get(name, ()), list | tuple):
            raise Refused("That is a list, one entry a line.", field=name)
    return law_of("", "", body, None, None)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
