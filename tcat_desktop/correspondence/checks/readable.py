"""How hard a letter is to read: long paragraphs, long sentences, and the reading age.

The age is that of the Flesch–Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a
word − 15.59, and five years. A syllable is a run of vowels (a, e, i, o, u, y). An e is silent at
the end of a word and before a last ly, s or d, unless it is heard: after a consonant and l
(“table”), before d after t or d (“posted”), before s after s, x, z, c, g or h (“changes”). A word
has at least one syllable, and a number counts as one. Quotations are not our words and not counted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tcat_desktop.correspondence.checks.paper import Reading
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text

LONG_PARAGRAPH = Kind(
    rule="long_paragraph",
    title="One long paragraph",
    why="People skip the end of a long paragraph.",
    what_to_do="Split it where a new thought begins.",
    weight="look",
)
LONG_SENTENCE = Kind(
    rule="long_sentence",
    title="One long sentence",
    why="A sentence this long must be read twice.",
    what_to_do="Make two of it.",
    weight="look",
)
HARD = Kind(
    rule="reading_age",
    title="Hard to read",
    why="Many parents read English as a second language, or not easily.",
    what_to_do="Use shorter sentences and everyday words, here first of all.",
    weight="look",
)

MOST_WORDS = 60  # of one paragraph,
MOST_IN_SHORT_SENTENCES = 80  # or so many where its sentences are short:
SHORT = 15  # words a sentence
LONGEST = 40  # words of one sentence
OLDEST = 14  # years
_ENOUGH = 60  # words, for the age to mean anything
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûüýąęœæ]+")
_SILENT = re.compile(
    r"(?<=[^aeiouyl])e\Z|(?<=[aeiouyl]l)e[ds]?\Z|(?<=[^aeiouyltd])ed\Z|"
    r"(?<=[^aeiouylsxzcgh])es\Z|(?<=[^aeiouyl])e(?=ly\Z)"
)


def syllables(word: str) -> int:
    """How many syllables a word has, by the rule above."""
    small = word.casefold()
    if not small.isalpha() and any(each.isdigit() for each in small):
        return 1
    return max(1, len(_VOWELS.findall(_SILENT.sub("", small))))


def words_in(own: str) -> list[str]:
    """The words of a stretch, quotations already covered."""
    return _WORD.findall(own)


def reading_age(sentences: int, words: int, beats: int) -> float:
    """The age at which most people read this with ease."""
    if not words or not sentences:
        return 0.0
    return 0.39 * words / sentences + 11.8 * beats / words - 15.59 + 5


def age_of(text: Text) -> float | None:
    """The reading age of a letter, or None when there is too little of it to tell."""
    sentences = words = beats = 0
    for reading in text.paragraphs:
        found = words_in(reading.own)
        if len(found) < 5:
            continue  # A line of particulars is no sentence.
        words += len(found)
        beats += sum(map(syllables, found))
        sentences += len(reading.sentences)
    return reading_age(sentences, words, beats) if words >= _ENOUGH else None


def readable(text: Text, about: About) -> Iterator[Finding]:
    """Long paragraphs, long sentences, and a letter that is hard as a whole."""
    for reading in text.paragraphs:
        count = len(words_in(reading.own))
        short = count <= SHORT * len(reading.sentences)
        if count > (MOST_IN_SHORT_SENTENCES if short else MOST_WORDS):
            made = LONG_PARAGRAPH.at(reading, 0, len(reading.words))
            yield replace(made, why=f"{count} words. {made.why}", sentence=reading.words[:1200])
        yield from _long_sentences(reading)
    age = age_of(text)
    if age is not None and age > OLDEST:
        yield _hard(text, age)


def _long_sentences(reading: Reading) -> Iterator[Finding]:
    for each in reading.sentences:
        count = len(words_in(reading.own[each.start : each.end]))
        if count > LONGEST:
            made = LONG_SENTENCE.at(reading, each.start, each.end)
            yield replace(made, why=f"{count} words. {made.why}")


def _hard(text: Text, age: float) -> Finding:
    """The finding points at the hardest sentence of the letter."""
    hardest: tuple[float, Reading, int, int] | None = None
    for reading in text.paragraphs:
        for each in reading.sentences:
            found = words_in(reading.own[each.start : each.end])
            if len(found) >= 5:
                years = reading_age(1, len(found), sum(map(syllables, found)))
                if hardest is None or years > hardest[0]:
                    hardest = (years, reading, each.start, each.end)
    assert hardest is not None
    made = HARD.at(hardest[1], hardest[2], hardest[3])
    return replace(
        made, why=f"It reads at about age {round(age)}; {OLDEST} is the most. {made.why}"
    )
