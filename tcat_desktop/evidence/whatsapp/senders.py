"""Who wrote an entry: the words before its first colon, where they are a name at all.

A line cannot always tell. A name may hold a colon itself, and a line of the program may hold one
too; then the names that stand elsewhere in the file decide, and where they do not, it is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tcat_desktop.evidence.whatsapp.entries import Entry
from tcat_desktop.evidence.whatsapp.markers import said_by_the_program
from tcat_desktop.evidence.whatsapp.writing import TELL, plain, plain_name

# WhatsApp lets a group's name have 100 letters and a person's 25; a contact's own may be longer.
_LONGEST_NAME: Final = 120
# No sentence of the program that holds a colon has it sooner.
_SHORT_NAME: Final = 20


# The raw name before the colon, empty where there is none, and where the words begin.
Said = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Senders:
    """For each entry who wrote it (empty: the program) and its words; and what is doubtful."""

    names: tuple[str, ...]
    bodies: tuple[str, ...]
    colons: tuple[tuple[int, str, str], ...]


def senders_of(entries: Sequence[Entry], *, bracketed: bool) -> Senders:
    """Tells name from words in each entry of one file."""
    said = [_split(each.header.rest, bracketed=bracketed) for each in entries]
    counts: dict[str, int] = {}
    for name, _ in said:
        if name:
            counts[name] = counts.get(name, 0) + 1
    longer = _names_with_colon(entries, said, counts)
    # Somebody who writes often, under a name without a colon, needs no second look.
    certain = {
        name: plain_name(name) for name, count in counts.items() if count > 2 and name not in longer
    }
    doubtful: list[tuple[int, str, str]] = []
    names: list[str] = []
    bodies: list[str] = []
    for entry, first in zip(entries, said, strict=True):
        rest, (name, start) = entry.header.rest, first
        neat = certain.get(name)
        if neat is None:
            name, start = _looked_at(rest, first, counts, longer, bracketed=bracketed)
            neat = plain_name(name)
            if counts.get(name) == 1 and (other := _second(rest, start)):
                doubtful.append((entry.line, neat, plain_name(other)))
        names.append(neat)
        body = rest[start:].removeprefix(" ") if start else rest
        bodies.append("\n".join([body, *entry.below]) if entry.below else body)
    return Senders(tuple(names), tuple(bodies), tuple(doubtful))


def _looked_at(
    rest: str, said: Said, counts: dict[str, int], longer: dict[str, str], *, bracketed: bool
) -> Said:
    """The name and the start of the words once more, by the names that other lines have."""
    name = said[0]
    if not name:
        return ("", 0) if bracketed else _known_without_space(rest, counts)
    if name in longer:
        return longer[name], rest.index(longer[name]) + len(longer[name]) + 1
    place = name.find(":")
    if place > 0 and name[:place] in counts:
        # A phone that puts no space behind the colon, and words that have a colon themselves.
        return name[:place], place + 1
    return ("", 0) if _is_of_the_program(name, counts, rest) else said


def _split(rest: str, *, bracketed: bool) -> Said:
    place = rest.find(": ")
    if place < 0 and rest.endswith(":"):
        place = len(rest) - 1
    if place < 0 and bracketed:
        # Chinese iPhones put no space behind the colon.
        place = rest.find(":")
        if rest[place : place + 3] == "://":
            place = -1
    if place <= 0 or place > _LONGEST_NAME:
        return "", 0
    name = rest[:place]
    if bracketed and name.startswith(TELL) and not name.lstrip(TELL).startswith("~"):
        # Only the program's own words begin with the mark that it puts there.
        return "", 0
    return (name, place + 1) if plain(name).strip() else ("", 0)


def _known_without_space(rest: str, counts: dict[str, int]) -> tuple[str, int]:
    """A name that other lines have, with a colon and no space behind it."""
    place = rest.find(":")
    if place > 0 and rest[:place] in counts:
        return rest[:place], place + 1
    return "", 0


def _second(rest: str, start: int) -> str:
    """The longer name that the line might hold as well, or nothing."""
    place = rest.find(": ", start)
    longer = rest[:place] if 0 < place <= 60 else ""
    return "" if longer.endswith(" ") or "<" in longer or "//" in longer else longer


def _names_with_colon(
    entries: Sequence[Entry], said: Sequence[Said], counts: dict[str, int]
) -> dict[str, str]:
    """Names whose every line goes on with the same words and another colon: part of the name."""
    longer: dict[str, str] = {}
    out: set[str] = set()
    for entry, (name, start) in zip(entries, said, strict=True):
        if not name or name in out or counts[name] < 3:
            continue
        second = _second(entry.header.rest, start)
        if not second or longer.setdefault(name, second) != second:
            out.add(name)
            longer.pop(name, None)
    return longer


def _is_of_the_program(name: str, counts: dict[str, int], rest: str) -> bool:
    """Whether what stands before the colon is the program's sentence and no name."""
    if len(name) > _SHORT_NAME and said_by_the_program(rest):
        return True
    # Somebody who writes elsewhere, and then a sentence about what they did.
    place = name.find(" ")
    while place > 0:
        behind = name[place + 1 :]
        if name[:place] in counts and behind[:1].islower() and behind.count(" ") >= 2:
            return True
        place = name.find(" ", place + 1)
    return False
