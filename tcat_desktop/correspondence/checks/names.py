"""Names that must not stand in a letter: other families', and a teacher's under allegation.

Every word of the letter is looked up once, with accents and capitals folded away, so that
“Wojcik”, “WÓJCIK” and “Wójcik’s” are all found. Quotations are no shelter: a name in them is
a name in the letter.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tcat_desktop.correspondence.checks.paper import Reading
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text

OTHER_FAMILY = Kind(
    rule="other_family",
    title="Names another family",
    why="It breaks a confidence, and may put somebody at risk.",
    what_to_do="Write “another parent” or “another child”, also within a quotation, in [brackets].",
)
TEACHER = Kind(
    rule="teacher",
    title="Names a teacher about whom there is an allegation",
    why="Naming a teacher accused of an offence against a pupil, before any charge, is itself an "
    "offence: Education Act 2002 s.141F.",
    what_to_do="Write “a member of staff”, also within a quotation, in [brackets].",
)
PROTECTED = Kind(
    rule="protected",
    title="Holds what this person may not be told",
    why="The record protects it: an address, a telephone number or a name kept from this reader.",
    what_to_do="Take it out. This cannot be overruled here; the person’s record says who decides.",
)

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "dame", "lady"})
# Names that are English words as well: one of these alone, at the head of a sentence or beside
# a number, is no name.
_ENGLISH = (
    "amber april art august autumn baker bell bill bishop black bond booth bridge brook brown "
    "bush carpenter chance chase church clay close cook cooper cross dale dawn day dean drew eve "
    "faith fern field fisher ford forest frank glen good grace grant gray green grey guy hall "
    "hart hazel head heath heather herb hill holly hood hope house hunt hunter iris ivy jack joy "
    "june king knight lamb lane law lee little long major mark marsh mason may mercy miles mill "
    "miller mills moon moore morris nick north office olive page paige park parks parsons "
    "patience pearl penny pike piper pitt pool poppy porter potter power price pride prince rain "
    "ray read reed reeves rich rob robin rock rose rowan ruby rush sage sandy savage sharp shore "
    "short skip sky small south spring stone storm street sue summer swan swift temple terry todd "
    "tom tower turner underwood victor violet walker wall ward waters weaver webb week wells west "
    "white will wills winter wise wood woods young"
)
_WORDS = frozenset(_ENGLISH.split())
_MONTHS = frozenset({"april", "may", "june", "august"})
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_OWN = re.compile(r"'s?\Z")
# A Polish family's name ends one way for her and another for him.
_POLISH = (("skiego", "ski"), ("skiej", "ski"), ("ska", "ski"), ("cka", "cki"), ("dzka", "dzki"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word of the letter: where it stands, and how it is looked up."""

    start: int
    end: int
    word: str
    key: str
    capital: bool


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """A word as it is looked up: no accents, no capitals, no ’s, one form of a family's name."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("ł", "l").replace("ø", "o"))
    plain = _OWN.sub("", "".join(each for each in plain if not unicodedata.combining(each)))
    for ending, stem in _POLISH:
        if len(plain) > len(ending) + 2 and plain.endswith(ending):
            return plain[: -len(ending)] + stem
    return plain


@lru_cache(maxsize=64)
def _parts(name: str) -> tuple[str, ...]:
    """A name's words as they are looked up, without its title: forenames, then surname."""
    keys = [_key(each) for each in _WORD.findall(name.replace("’", "'"))]
    while keys and keys[0] in _TITLES:
        keys.pop(0)
    return tuple(keys)


@dataclass(frozen=True, slots=True)
class _Sought:
    """The names looked for: alone, as pairs of forename and surname, and those of the reader."""

    alone: frozenset[str]
    forenames: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    own_pairs: frozenset[tuple[str, str]]


def _sought(names: tuple[str, ...], full: tuple[str, ...], own: tuple[str, ...]) -> _Sought:
    ours = frozenset(key for name in own for key in _parts(name))
    our_pairs = frozenset((p[0], p[-1]) for name in own if len(p := _parts(name)) > 1)
    alone = frozenset(key for name in names for key in _parts(name) if len(key) > 1)
    surnames = frozenset(p[-1] for name in names if (p := _parts(name)))
    pairs = frozenset((p[0], p[-1]) for name in (*names, *full) if len(p := _parts(name)) > 1)
    alone -= ours
    return _Sought(alone, alone - surnames, pairs, our_pairs)


def other_families(text: Text, about: About) -> Iterator[Finding]:
    """Wherever the letter names somebody who is not its reader's."""
    own = (*about.own_names, about.recipient)
    sought = _sought(about.other_names, about.pupils, own)
    if sought.alone or sought.pairs:
        for reading in text.paragraphs:
            yield from _named(reading, sought, OTHER_FAMILY)


def teachers(text: Text, about: About) -> Iterator[Finding]:
    """Wherever the letter names a teacher under allegation (Education Act 2002 s.141F)."""
    if about.teachers_under_allegation:
        sought = _sought(about.teachers_under_allegation, (), ())
        for reading in text.paragraphs:
            yield from _named(reading, sought, TEACHER)


def protected(text: Text, about: About) -> Iterator[Finding]:
    """Wherever the letter holds words that its reader may not be told."""
    wanted = [re.escape(words.strip()) for words in about.protected if words.strip()]
    if wanted:
        pattern = re.compile("|".join(wanted).replace(r"\ ", r"\s{1,4}"), re.IGNORECASE)
        for reading in text.paragraphs:
            for match in pattern.finditer(reading.even):
                yield PROTECTED.at(reading, match.start(), match.end())


def _seen(reading: Reading) -> list[_Seen]:
    return [
        _Seen(m.start(), m.end(), m.group(), _key(m.group()), m.group()[0].isupper())
        for m in _WORD.finditer(reading.even)
    ]


def _named(reading: Reading, sought: _Sought, kind: Kind) -> Iterator[Finding]:
    words = _seen(reading)
    skip = -1
    for at, seen in enumerate(words):
        if at <= skip or not seen.capital:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and (seen.key, after.key) in sought.own_pairs:
            skip = at + 1
        elif after is not None and after.capital and (seen.key, after.key) in sought.pairs:
            skip = at + 1
            yield kind.at(reading, seen.start, _bare_end(after))
        elif _alone(seen.key, sought) and _is_a_name(reading, words, at, sought):
            yield kind.at(reading, seen.start, _bare_end(seen))


def _alone(key: str, sought: _Sought) -> bool:
    """Whether a word is a name sought: “Kamiński”, or “the Kamińskis”."""
    return key in sought.alone or (key[-1:] == "s" and _key(key[:-1]) in sought.alone)


def _bare_end(seen: _Seen) -> int:
    """Where a name ends, its ’s left out."""
    own = _OWN.search(seen.word)
    return seen.end - (len(own.group()) if own else 0)


def _is_a_name(reading: Reading, words: list[_Seen], at: int, sought: _Sought) -> bool:
    """Whether a word that is also a name is one here."""
    seen = words[at]
    before = words[at - 1] if at else None
    titled = before is not None and before.key in _TITLES
    if seen.key in sought.forenames and _has_another_surname(words, at):
        return False
    if titled or not {seen.key, seen.key.removesuffix("s")} & _WORDS:
        return True
    # “MAY” among other capitals tells nothing, and a sentence begins with a capital anyway.
    opens = reading.sentence(seen.start).start >= seen.start - 2
    if opens or seen.key in _MONTHS or (len(seen.word) > 1 and seen.word.isupper()):
        return False
    # In “Orchard Lane” or “Harvest Day” the word beside it has a capital too.
    beside = before is not None and before.capital and seen.start - before.end == 1
    return not beside


def _has_another_surname(words: list[_Seen], at: int) -> bool:
    """“Łukasz Wrona” is somebody else than “Łukasz Kamiński”."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.capital and after.start == words[at].end + 1
