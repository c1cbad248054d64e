"""Cutting a wording into pieces: words, tags in braces, and ends of lines, in one pass."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_PIECE = re.compile(r"\{\{[^{}\n]*\}\}|\{\{|\}\}|\{[^{}\n]*\}|[{}]|\n|[^{}\n]+")
_CONTROL = re.compile(r"\{\s*(?:if\b[^{}\n]*|else|end|for\b[^{}\n]*)\s*\}")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# Direction marks, and the marks with neither ink nor meaning, could hide what a wording says.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording, and the line it stands in.

    ``alone`` is a tag in a line that holds nothing but ifs, fors and ends.
    """

    kind: Literal["words", "tag", "end of line", "stray"]
    words: str
    line: int
    trouble: tuple[str, str] = ("", "")
    alone: bool = False


def one_way(text: str) -> str:
    """The text with every end of a line as one newline."""
    return _LINE_ENDS.sub("\n", text)


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Each line with a character that nobody can see, and the number of the first."""
    for number, line in enumerate(one_way(text).split("\n"), start=1):
        if found := _HIDDEN.search(line):
            yield number, f"U+{ord(found[0]):04X}"


def shown(words: str) -> str:
    """A stretch of a wording as a message quotes it: short, and with nothing hidden in it."""
    kept = "".join(
        f"‹U+{ord(each):04X}›" if unicodedata.category(each)[0] == "C" else each
        for each in words[:48]
    )
    return kept + ("…" if len(words) > 48 else "")


def scanned(text: str) -> Iterator[Piece]:
    """Every piece in order. A line that holds nothing but ifs, fors and ends leaves no line."""
    for number, line in enumerate(one_way(text).split("\n"), start=1):
        silent = bool(_CONTROL.search(line)) and not _CONTROL.sub("", line).strip()
        if number > 1 and not silent:
            yield Piece("end of line", "\n", number - 1)
        for found in _PIECE.finditer(line):
            if silent and found[0].startswith("{"):
                yield Piece("tag", found[0], number, alone=True)
            elif not silent:
                yield _piece(found[0], number)


def _piece(words: str, line: int) -> Piece:
    if words in ("{{", "}}"):
        return Piece("words", words[0], line)
    if words.startswith("{{"):
        return Piece("stray", words, line, (
            f"“{shown(words)}” is how another program writes a field.",
            "Here a field stands in single braces, like {phone}.",
        ))  # fmt: skip
    if words == "{":
        return Piece("stray", words, line, (
            "A { has no } after it in this line.",
            "Close it, or write {{ if a brace is to be printed.",
        ))  # fmt: skip
    if words == "}":
        return Piece("stray", words, line, (
            "A } has no { before it in this line.",
            "Take it out, or write }} if a brace is to be printed.",
        ))  # fmt: skip
    return Piece("tag" if words.startswith("{") else "words", words, line)
