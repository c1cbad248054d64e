"""Where the words that somebody looks for stand in a text, by the rules the search itself uses.

Words are found from their beginning, whatever their accents and capitals: ``zielin`` finds
“Zielińska”. A place is ``(start, length)`` of the whole word in the text as it stands.
"""

import re
import unicodedata
from functools import lru_cache

from tcat_desktop.records.folding import folded

Spans = tuple[tuple[int, int], ...]

# A word as the index cuts it: letters and figures, with loose accents; not the underscore.
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_BEFORE, _AFTER = 28, 70
# What is not looked at any more in one text, however long somebody wrote.
_LONGEST = 8000


@lru_cache(maxsize=64)
def _looked_for(words: str) -> tuple[str, ...]:
    whole = unicodedata.normalize("NFC", words)
    kept = "".join(char if char.isalnum() else " " for char in whole).split()[:8]
    return tuple(folded(word) for word in kept)


def places(text: str, words: str) -> Spans:
    """Where any of the words begins a word of the text."""
    wanted = _looked_for(words)
    if not wanted:
        return ()
    return tuple(
        (found.start(), found.end() - found.start())
        for found in _WORD.finditer(text[:_LONGEST])
        if folded(found[0]).startswith(wanted)
    )


def passage(text: str, words: str) -> tuple[str, Spans]:
    """A line around the first hit, cut between words, with the hits in it; empty without one."""
    found = places(text, words)
    if not found:
        return "", ()
    first, length = found[0]
    begin, end = max(first - _BEFORE, 0), min(first + length + _AFTER, len(text))
    # A line of the record ends at its end; a passage does not run on into the next.
    begin = max(begin, text.rfind("\n", 0, first) + 1)
    line_end = text.find("\n", first)
    end = min(end, line_end if line_end >= 0 else end)
    if begin and text[begin - 1] != "\n":
        space = text.find(" ", begin, first)
        begin = space + 1 if space >= 0 else begin
    if end < len(text) and text[end] != "\n":
        space = text.rfind(" ", first + length, end)
        end = space if space >= 0 else end
    before = "…" if begin and text[begin - 1] != "\n" else ""
    after = "…" if end < len(text) and text[end] != "\n" else ""
    cut = f"{before}{text[begin:end]}{after}"
    return cut, places(cut, words)
