"""Words that somebody must not learn, and how they are known again however they are written.

An address, a telephone number and an email are compared without capitals, accents, spaces and
punctuation: “HR04QT” is “HR0 4QT”, “14, Bramling Cl.” is “14 Bramling Close”, and
“+44 (0)1632 960118” is “01632 960 118”.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from tcat_desktop.journey.people import PersonId


class What(StrEnum):
    """The kinds of detail, in the words that a refusal uses of them."""

    ADDRESS = "an address"
    POSTCODE = "a postcode"
    PLACE = "the name of a place"
    PHONE = "a telephone number"
    EMAIL = "an email address"
    CHILD = "the name of a child"
    SCHOOL = "a school"
    CLASS = "a class"


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail of somebody. ``forms`` are its words without spaces, each way it is written.

    A detail with ``capital`` counts only where it begins with one: “Grace”, but not “grace”.
    """

    of: PersonId
    what: What
    words: str
    forms: frozenset[str]
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a detail stands in some words."""

    detail: Detail
    start: int
    end: int


_TOKEN: Final = re.compile(r"[^\W_]+")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9O][A-Z0-9]?\s*[0-9O][A-Z]{2}\b", re.IGNORECASE)
_PHONE: Final = re.compile(r"\+?\(?\d[\d\s().\-]{7,}\d")
_EMAIL: Final = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+")
_WHOLE: Final = 9  # figures of the shortest whole telephone number
_LEAST: Final = 4  # shorter forms of an address would be found everywhere
# Words that are written short as often as whole.
_SHORT: Final = {
    "street": "st", "saint": "st", "road": "rd", "close": "cl", "avenue": "av", "ave": "av",
    "lane": "ln", "drive": "dr", "court": "ct", "crescent": "cres", "gardens": "gdns",
    "place": "pl", "square": "sq", "terrace": "ter", "terr": "ter", "grove": "gr",
    "apartment": "flat", "apt": "flat",
}  # fmt: skip
_STREETS: Final = frozenset({
    "st", "rd", "cl", "av", "ln", "dr", "ct", "cres", "gdns", "pl", "sq", "ter", "gr", "way",
    "row", "hill", "bank", "rise", "walk", "mews", "green", "park", "view", "heol", "ffordd",
})  # fmt: skip
_ROOM_AND_MORE: Final = 3  # “Flat 3 14 …”
_ROOMS: Final = frozenset({"flat", "unit", "room", "suite", "floor", "no", "number"})
# Lines that tell nobody where somebody lives.
_WIDE: Final = frozenset({"unitedkingdom", "uk", "england", "wales", "scotland"})
_LATIN: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
# Forenames that are also words of a letter: they count with the surname only.
_ALSO_WORDS: Final = frozenset({
    "may", "will", "mark", "grace", "june", "april", "august", "rose", "dawn", "art", "bill",
    "sue", "pat", "rob", "chase", "hope", "faith", "joy", "summer", "autumn", "page", "drew",
    "grant", "miles", "dean", "king", "prince", "major", "norm", "frank", "max", "guy", "an",
})  # fmt: skip


def folded(word: str) -> str:
    """A word without capitals and accents, and in the short form of those that have one."""
    if word.isascii():
        low = word.lower()
        return _SHORT.get(low, low)
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LATIN))
    kept = "".join(each for each in plain.casefold() if each.isalnum())
    return _SHORT.get(kept, kept)


def compact(words: str) -> str:
    """Words run together, as they are compared: ``14bramlingcl``; two numbers stay apart."""
    run = ""
    for each in _TOKEN.findall(words):
        run = _joined(run, folded(each))
    return run


def _joined(run: str, word: str) -> str:
    """The word put to the run: “Flat 1, 1 Mill Lane” is no number 11."""
    parted = "|" if run[-1:].isdigit() and word[:1].isdigit() else ""
    return f"{run}{parted}{word}"


def _run(words: str) -> str:
    """Signs and figures run together, as postcodes and telephone numbers are compared."""
    return "".join(folded(each) for each in _TOKEN.findall(words))


def address(of: PersonId, lines: Iterable[str], *, closely: bool = False) -> tuple[Detail, ...]:
    """What tells where somebody lives: the house, its postcode, and ``closely`` every place name.

    “Flat 3” alone tells nothing, so it is taken with the line below it.
    """
    whole = "\n".join(lines)
    found = [_postcode(of, each) for each in _POSTCODE.findall(whole)]
    parts = [each.strip() for each in re.split(r"[\n,]", _POSTCODE.sub("", whole)) if each.strip()]
    house, places = _house(parts)
    # A street alone is many people's, unless it is all that the address says.
    told = house if closely else [each for each in house if _has_number(each)] or house[:1]
    found += [_detail(of, What.ADDRESS, each) for each in told]
    if closely:
        found += [_detail(of, What.ADDRESS, each) for each in _streets(house)]
        found += [_detail(of, What.PLACE, each) for each in places if not _is_wide(each)]
    return tuple(each for each in found if each.forms)


def _house(parts: list[str]) -> tuple[list[str], list[str]]:
    """The lines that say which house, and the places it lies in."""
    house: list[str] = []
    held: list[str] = []
    for place, part in enumerate(parts):
        words = [folded(each) for each in _TOKEN.findall(part)]
        if all(each in _ROOMS or _has_number(each) for each in words):
            held.append(part)  # a number or a flat: it belongs to the next line
            continue
        house.append(" ".join([*held, part]))
        if held and _has_number(part):
            house.append(part)
        if words[0] in _ROOMS and len(words) > _ROOM_AND_MORE and _has_number(words[2]):
            house.append(" ".join(_TOKEN.findall(part)[2:]))
        held = []
        rest = parts[place + 1 :]
        if not rest or not _goes_on(house, rest[0]):
            return house, rest
    return house or [" ".join(held)] * bool(held), []


def _goes_on(house: list[str], line: str) -> bool:
    """Whether the next line is still the house: “Rose Cottage”, and then “Mill Lane”."""
    if _has_number(line) or any(_has_number(each) for each in house):
        return _has_number(line)
    return folded((_TOKEN.findall(line) or [""])[-1]) in _STREETS


def _has_number(words: str) -> bool:
    return any(sign.isdigit() for sign in words)


def _streets(house: list[str]) -> Iterator[str]:
    """The street without the number of the house."""
    for line in house:
        words = [each for each in _TOKEN.findall(line) if not _has_number(each)]
        kept = [each for each in words if folded(each) not in _ROOMS]
        if kept and len(kept) != len(_TOKEN.findall(line)):
            yield " ".join(kept)


def _is_wide(place: str) -> bool:
    run = compact(place)
    return run in _WIDE or run.endswith("shire")


def _postcode(of: PersonId, words: str) -> Detail:
    run = _run(words)
    return Detail(of, What.POSTCODE, words, frozenset({run, run.replace("0", "o")}))


def _detail(of: PersonId, what: What, words: str) -> Detail:
    run = compact(words)
    return Detail(of, what, words, frozenset({run}) if len(run) >= _LEAST else frozenset())


def phones(of: PersonId, words: str) -> tuple[Detail, ...]:
    """The telephone numbers in a field, with and without the code of the country."""
    found = []
    for each in _PHONE.findall(unicodedata.normalize("NFKC", words)):
        digits = "".join(sign for sign in each if sign.isdigit())
        bare = re.sub(r"^(00)?44", "", digits).lstrip("0")
        if len(bare) < _WHOLE:
            found.append(Detail(of, What.PHONE, each.strip(), frozenset({digits})))
            continue
        forms = {bare, f"0{bare}", f"44{bare}", f"440{bare}", f"0044{bare}", f"00440{bare}"}
        if bare[0] in "12":  # within the town people leave the code out
            forms.add(bare[-8:] if bare[0] == "2" else bare[-6:])
        found.append(Detail(of, What.PHONE, each.strip(), frozenset(forms)))
    return tuple(found)


def emails(of: PersonId, words: str) -> tuple[Detail, ...]:
    """The email addresses in a field."""
    if "@" not in words:
        return ()
    found = (_detail(of, What.EMAIL, each) for each in _EMAIL.findall(words))
    return tuple(each for each in found if each.forms)


def child(of: PersonId, forename: str, surname: str) -> tuple[Detail, ...]:
    """The name of a child: with the surname always, alone where it is no word of a letter."""
    whole = f"{forename} {surname}".strip()
    found = [Detail(of, What.CHILD, whole, frozenset({compact(whole)}))]
    alone = compact(forename)
    if len(alone) > 1 and alone not in _ALSO_WORDS:
        found.append(Detail(of, What.CHILD, forename, frozenset({alone}), capital=True))
    return tuple(each for each in found if any(each.forms))


_OF_SCHOOLS: Final = frozenset({
    "school", "primary", "high", "secondary", "academy", "junior", "infant", "infants",
    "community", "the", "church", "of", "in", "and", "c", "e", "ce", "cofe", "rc", "catholic",
    "england", "wales", "nursery", "college", "st", "voluntary", "aided", "controlled", "first",
    "middle", "upper", "lower", "comprehensive", "grammar", "special", "free", "trust",
})  # fmt: skip


def school(of: PersonId, name: str) -> tuple[Detail, ...]:
    """The name of a school, whole and by the words that only it has."""
    own = [each for each in _TOKEN.findall(name) if folded(each) not in _OF_SCHOOLS]
    found = [_detail(of, What.SCHOOL, name)]
    if own:
        short = compact(" ".join(own))
        if len(short) >= _LEAST:
            found.append(Detail(of, What.SCHOOL, " ".join(own), frozenset({short}), capital=True))
    return tuple(each for each in found if each.forms)


def classes(of: PersonId, hint: str) -> tuple[Detail, ...]:
    """The classes in what is noted of a pupil: “4H”, “Year 10”; words without a figure are none."""
    bits = (each.strip() for each in re.split(r"[,;·]", hint))
    return tuple(
        Detail(of, What.CLASS, each, frozenset({compact(each)}))
        for each in bits if _has_number(each) and len(compact(each)) > 1
    )  # fmt: skip


# Written with a space anywhere, or with none.
_RUN_TOGETHER: Final = frozenset({What.POSTCODE, What.PHONE})


@dataclass(slots=True)
class Search:
    """Finds any of many details in words, in one pass."""

    details: tuple[Detail, ...]
    _forms: dict[str, list[Detail]] = field(default_factory=dict)
    _runs: dict[str, list[Detail]] = field(default_factory=dict)
    _starts: set[str] = field(default_factory=set)
    _longest: int = 0

    def __post_init__(self) -> None:
        for each in self.details:
            kept = self._runs if each.what in _RUN_TOGETHER else self._forms
            for form in each.forms:
                kept.setdefault(form, []).append(each)
                self._starts.add(form[:2])
                self._longest = max(self._longest, len(form))

    def hits(self, words: str) -> Iterator[Hit]:
        """Where a detail stands, first place first."""
        if not self._longest:
            return
        found = _TOKEN.finditer(words)
        tokens = [(each.start(), each.end(), folded(each.group())) for each in found]
        for first, (start, _, _) in enumerate(tokens):
            form = run = ""
            for _, end, told in tokens[first:]:
                form, run = _joined(form, told), run + told
                if len(run) > self._longest or not self._may_begin(form, run):
                    break
                for detail in (*self._forms.get(form, ()), *self._runs.get(run, ())):
                    if not detail.capital or words[start].isupper():
                        yield Hit(detail, start, end)

    def _may_begin(self, form: str, run: str) -> bool:
        """Whether anything begins so; a single sign may still become anything."""
        return len(run) < 2 or form[:2] in self._starts or run[:2] in self._starts

    def first(self, words: str) -> Hit | None:
        """The first detail that stands in the words."""
        return next(self.hits(words), None)

    def covered(self, words: str, instead: str = "[kept back]") -> str:
        """The same words with each detail covered."""
        spans: list[tuple[int, int]] = []
        for hit in self.hits(words):
            if spans and hit.start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], hit.end))
            else:
                spans.append((hit.start, hit.end))
        for start, end in reversed(spans):
            words = f"{words[:start]}{instead}{words[end:]}"
        return words
