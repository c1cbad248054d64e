"""What may stand in braces: the few tags of the language, each read by hand against a list."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from tcat_desktop.correspondence.wording.scan import shown
from tcat_desktop.correspondence.wording.tokens import FORMATS, Known, Tokens
from tcat_desktop.correspondence.wording.tree import Field, Test
from tcat_desktop.correspondence.words import Look

_NAME = r"[a-z][a-z0-9_]{0,60}"
_PLACE = rf"{_NAME}(?:\.{_NAME})?"
_FIELD = re.compile(rf"({_PLACE})(?:\s*:\s*([^:]*))?", re.ASCII)
_IF = re.compile(rf"if\s+(not\s+)?({_PLACE})", re.ASCII)
_IS = re.compile(rf'if\s+({_PLACE})\s+is\s+["“]([^"“”]*)["”]', re.ASCII)
_COUNTS = re.compile(rf"if\s+({_PLACE})\s+counts\s+([0-9]{{1,3}})", re.ASCII)
_FOR = re.compile(rf"for\s+each\s+in\s+({_NAME})", re.ASCII)
_WORDS = {"if", "else", "end", "for", "each", "not", "is", "in", "counts"}


class Stray(Exception):
    """Something in a wording that the language does not have."""

    def __init__(self, what: str, what_to_do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.what_to_do = what_to_do

    @classmethod
    def unknown(cls, name: str, known: Tokens) -> "Stray":
        """A name that this letter does not have, and the one that may have been meant."""
        near = get_close_matches(name, known.names, n=1)
        hint = f"Did you mean {{{near[0]}}}? " if near else ""
        return cls(f"This letter knows nothing called “{shown(name)}”.",
                   f"{hint}Choose a field from the list.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in braces, cut into its parts."""

    kind: Literal["field", "if", "else", "end", "for"]
    name: str = ""
    rest: str = ""
    test: Test | None = None


def read(words: str) -> Tag:
    """The tag that stands in these braces. Raises Stray when there is no such tag."""
    inside = words[1:-1].strip()
    if inside in ("else", "end"):
        return Tag("else" if inside == "else" else "end")
    if found := _COUNTS.fullmatch(inside):
        return Tag("if", test=Test(found[1], "counts", str(int(found[2]))))
    if found := _IS.fullmatch(inside):
        return Tag("if", test=Test(found[1], "is", found[2]))
    if found := _IF.fullmatch(inside):
        return Tag("if", test=Test(found[2], "there", negated=bool(found[1])))
    if found := _FOR.fullmatch(inside):
        return Tag("for", name=found[1])
    if (found := _FIELD.fullmatch(inside)) and inside not in _WORDS - {"each"}:
        return Tag("field", name=found[1], rest=(found[2] or "").strip())
    raise _nothing_like_it(inside)


def _nothing_like_it(inside: str) -> Stray:
    first = inside.split(" ", 1)[0]
    if not inside:
        return Stray("There is nothing between { and }.", "Choose a field from the list.")
    if first == "if":
        return Stray(f"“{{{shown(inside)}}}” asks for something an if cannot tell.",
                     'Write {if name}, {if not name}, {if name is "words"} or '
                     "{if name counts 1}.")  # fmt: skip
    if first == "for":
        return Stray(f"“{{{shown(inside)}}}” is not how a list is repeated.",
                     "Write {for each in name}, with the name of a list.")  # fmt: skip
    return Stray(
        f"“{{{shown(inside)}}}” is nothing that a letter can print.",
        "A letter prints fields only, like {phone}. Choose one from the list.",
    )


def _look_up(place: str, known: Tokens, row: str) -> Known:
    """What a name means here. Raises Stray when the letter has no such field."""
    name, _, column = place.partition(".")
    if name != "each":
        found = known.get(name)
        if found is None:
            raise Stray.unknown(name, known)
        if column:
            raise Stray(f"“{shown(place)}” asks for a part of “{found.label}”.",
                        f"A field is printed whole: {{{name}}}.")  # fmt: skip
        return found
    if not row:
        raise Stray("{each} stands outside a {for …}.", "Write {for each in name} before it.")
    items = known.get(row)
    if items is None:  # its {for …} has a fault already
        return Known(name=place, label=place, kind="text")
    columns = dict(items.columns)
    if items.kind == "lines":
        if column:
            raise Stray(f"“{items.label}” has lines without parts.", "Write {each}.")
        return Known(name="each", label=items.label, kind="text")
    if column not in columns:
        names = ", ".join(f"{{each.{each}}}" for each in columns)
        raise Stray(f"A row of “{items.label}” has nothing called “{shown(column or 'each')}”.",
                    f"It has {names}.")  # fmt: skip
    return Known(name=place, label=f"{items.label}: {column}", kind="text",
                 may_be_empty=columns[column])  # fmt: skip


def tested(tag: Tag, known: Tokens, row: str) -> None:
    """Raises Stray when the field of an if has no such answer."""
    test = tag.test
    assert test is not None
    found = _look_up(test.name, known, row)
    if test.asks == "counts" and found.kind not in ("lines", "rows"):
        raise Stray(f"“{found.label}” is one thing and cannot be counted.",
                    f"Write {{if {test.name}}}.")  # fmt: skip
    if test.asks == "is" and found.kind not in ("text", "choice"):
        raise Stray(f"“{found.label}” cannot be compared with words.",
                    f"Write {{if {test.name}}}.")  # fmt: skip
    if test.asks == "is" and found.choices and test.wanted not in found.choices:
        offered = " or ".join(f"“{each}”" for each in found.choices)
        raise Stray(f"“{found.label}” is never “{shown(test.wanted)}”.", f"It is {offered}.")


def printed_field(tag: Tag, known: Tokens, row: str, proved: set[str], look: Look) -> Field:
    """The field to print, with a format it has. Raises Stray when it could print nothing."""
    found = _look_up(tag.name, known, row)
    way, _, rest = tag.rest.partition(" ")
    allowed = FORMATS[found.kind]
    if found.kind == "rows" and way != "count":
        raise Stray(f"“{found.label}” is a list of rows and cannot be printed whole.",
                    f"Write {{for each in {tag.name}}} and its parts.")  # fmt: skip
    if way and way not in allowed:
        raise Stray(f"“{found.label}” has no format “{shown(way)}”.",
                    f"It has {', '.join(allowed)}.")  # fmt: skip
    given = tuple(part.strip() for part in rest.split("|")) if rest else ()
    if way == "count" and (len(given) != 2 or not all(given)):
        raise Stray("A count needs a word for one and a word for more.",
                    f"Write {{{tag.name}:count post|posts}}.")  # fmt: skip
    if way != "count" and given:
        raise Stray(f"“{shown(tag.rest)}” is more than one format.", "Give one only.")
    if found.may_be_empty and way != "count" and tag.name not in proved:
        raise Stray(f"“{found.label}” may be empty, and then a gap would be printed.",
                    f"Put it between {{if {tag.name}}} and {{end}}.")  # fmt: skip
    if not way and row == "posts" and tag.name == "each":
        way = "quoted"
    return Field(tag.name, way, given, look)
