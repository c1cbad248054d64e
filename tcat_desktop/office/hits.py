"""Where the words that somebody looks for stand in a text, by the rules the search itself uses.

Words are found from their beginning, whatever their accents and capitals: ``zielin`` finds
“Zielińska”. A place is ``(start, length)`` of the whole word in the text as it stands.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice

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


# So many places of the rarest word are looked at for a line that holds the others too.
_MOST_PLACES = 200
_AROUND = 400


def line_of(body: str, words: str) -> tuple[str, Spans]:
    """A passage of a searched text, as ``passage``; quick also in one of many megabytes.

    ``body`` is what ``records.evidence.keep_text`` keeps: the text, and where it has more than
    plain letters the same once more, folded. What is shown is always of the text itself.
    """
    wanted = _looked_for(words)
    if not wanted:
        return "", ()
    text, plain = _parted(body)
    found = _best_place(plain, wanted)
    if found < 0:
        return "", ()
    if plain is text:
        begin = max(found - _AROUND, text.rfind("\n", 0, found) + 1)
        return passage(text[begin : found + _AROUND], words)
    # Folding changes how long a line is, and never how many there are.
    number = plain.count("\n", 0, found)
    begin = 0
    for _ in range(number):
        begin = text.index("\n", begin) + 1
    within = found - (plain.rfind("\n", 0, found) + 1)
    end = text.find("\n", begin)
    line = text[begin : end if end >= 0 else len(text)]
    return passage(line[max(within - _AROUND, 0) : within + _AROUND], words)


def _parted(body: str) -> tuple[str, str]:
    """The text, and the same folded."""
    if body.isascii():
        return body, body
    lines = body.count("\n") // 2
    border = -1
    for _ in range(lines + 1):
        border = body.find("\n", border + 1)
    return (body[:border], body[border + 1 :]) if border >= 0 else (body, folded(body))


def _best_place(plain: str, wanted: tuple[str, ...]) -> int:
    """Where a word begins in the first line with the most of them; -1 without any."""
    patterns = [_begins(word) for word in sorted(wanted, key=len, reverse=True)]
    best, most = -1, 0
    for found in islice(patterns[0].finditer(plain), _MOST_PLACES):
        begin = plain.rfind("\n", 0, found.start()) + 1
        end = plain.find("\n", found.end())
        line = plain[max(begin, found.start() - _AROUND) : end if end >= 0 else len(plain)][
            : 2 * _AROUND
        ]
        many = sum(1 for each in patterns if each.search(line))
        if many > most:
            best, most = found.start(), many
        if many == len(patterns):
            break
    return best


@lru_cache(maxsize=64)
def _begins(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(word)}", re.IGNORECASE)
