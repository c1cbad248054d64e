"""Finding phrases of a family in the words of a letter, past denials and quotations.

A phrase is a regular expression without nested repeats, over the words with quotations
covered, so that reading a letter takes time in proportion to its length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tcat_desktop.correspondence.checks.paper import Reading
from tcat_desktop.correspondence.checks.report import Finding, Kind

# How far back in the same sentence a denial or somebody else's telling is looked for.
_BACK = 64
# How much of a sentence that runs on is looked at.
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, and what before it in the sentence takes its sting away.

    ``unless`` is searched in the words just before and ``denied`` within the words found;
    ``with_`` must, and ``without`` must not, stand anywhere in the sentence.
    """

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    denied: re.Pattern[str] | None = None
    with_: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None


def words(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space stands for any run of spaces, whatever the capitals."""
    return re.compile(pattern.replace(" ", r"\s{1,4}"), re.IGNORECASE)


DENIED = words(
    r"\b(?:not|never|no|nobody|none|neither|nor|without|cannot|rather than|instead of|n't)\b(?! hesitate)"
    r"(?! (?:later|choice|option|alternative|doubt|question|longer))|n't\b"
)
TOLD = words(
    r"\b(?:if|whether|when|says?|said|told us|tell us|telling us|reports?|reported|alleg\w+|"
    r"complain\w*|claims?|claimed|worried that|afraid that)\b"
)
DENIED_OR_TOLD = re.compile(f"{DENIED.pattern}|{TOLD.pattern}", re.IGNORECASE)


def found(reading: Reading, phrases: Sequence[Phrase], kind: Kind) -> Iterator[Finding]:
    """What the phrases find in a paragraph, in order, each stretch of words once."""
    hits = sorted(
        (match.start(), -match.end()) for phrase in phrases for match in _hits(reading, phrase)
    )
    done = 0
    for start, negative_end in hits:
        if start >= done:
            done = -negative_end
            yield kind.at(reading, start, done)


def _hits(reading: Reading, phrase: Phrase) -> Iterator[re.Match[str]]:
    for match in phrase.pattern.finditer(reading.own):
        sentence = reading.sentence(match.start())
        before = reading.own[max(sentence.start, match.start() - _BACK) : match.start()]
        if phrase.unless is not None and phrase.unless.search(before):
            continue
        if phrase.denied is not None and phrase.denied.search(match.group()):
            continue
        if phrase.with_ is not None or phrase.without is not None:
            near = max(sentence.start, match.start() - _AROUND)
            whole = reading.own[near : min(sentence.end, match.end() + _AROUND)]
            if phrase.with_ is not None and not phrase.with_.search(whole):
                continue
            if phrase.without is not None and phrase.without.search(whole):
                continue
        yield match
