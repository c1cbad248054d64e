"""Finds words wherever they stand in a text: in capitals, without accents, over the end of a line.

What is to be covered must not slip through by a line break or a missing accent; rather too much
is covered than too little.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from typing import Final

# Names shorter than this stand within other words: “Al” in “also”. They count as whole words only.
_SHORT: Final = 4
# A machine that reads pictures takes an l for a 1: words this alike are taken for the same.
_ALIKE: Final = 0.8
_LEAST_ALIKE: Final = 5
_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
_STROKES: Final = str.maketrans({
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "þ": "th",
    "ð": "d", "’": "'", "‘": "'", "ʼ": "'",
})  # fmt: skip


def folded(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each of its characters where it came from."""
    made: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _folded_character(character)
        made.append(plain)
        places += [place] * len(plain)
    return "".join(made), places


@cache
def _folded_character(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    # A hyphen at the end of a line, as some readers of PDF mark it, and what has no ink.
    if unicodedata.category(character) in ("Cf", "Cn", "Co") or character in "\ufffe\x02":
        return ""
    plain = "".join(" " if part.isspace() else part for part in plain)
    return plain.casefold().translate(_STROKES)


def found(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand in the text: each as first place and the one after the last."""
    pattern = _pattern(words)
    if pattern is None:
        return []
    plain, places = folded(text)
    return [
        (places[hit.start()], places[hit.end() - 1] + 1) for hit in pattern.finditer(plain)
        if hit.end() > hit.start()
    ]  # fmt: skip


@cache
def _pattern(words: str) -> re.Pattern[str] | None:
    parts = _WORD.findall(folded(words)[0])
    if not parts:
        return None
    # Between the words there may be anything that is no letter, or nothing: a handle.
    inner = r"[\W_]*".join(re.escape(part) for part in parts)
    if sum(map(len, parts)) < _SHORT:
        inner = rf"(?<![^\W_]){inner}(?![^\W_])"
    return re.compile(inner)


def likely(words: str, text: str) -> bool:
    """Whether a line that a machine read holds the words, or something much like them."""
    if found(words, text):
        return True
    wanted = [part for part in _WORD.findall(folded(words)[0]) if len(part) >= _LEAST_ALIKE]
    seen = _WORD.findall(folded(text)[0])
    return any(_alike(part, other) for part in wanted for other in seen)


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
