"""Law that a letter cites: in force on its day, and such as this letter may cite.

“s.127 of the Communications Act 2003”, “section 127 Communications Act” and “CA 2003,
ss 127” are one citation. From 31 January 2024 sections 179 and 181 of the Online Safety Act
2023 stand where parts of older Acts stood, so a letter must say the new ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tcat_desktop.correspondence.checks.law import Law
from tcat_desktop.correspondence.checks.paper import Reading
from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text
from tcat_desktop.correspondence.words import day

OLD_LAW = Kind(
    rule="law_date",
    title="Cites law that is not in force",
    why="A letter that rests on repealed law is easily set aside, and misleads its reader.",
    what_to_do="Cite the law in force, or leave it out: a request needs none.",
)
NOT_FOR_THIS = Kind(
    rule="law_letter",
    title="Cites law this letter does not rest on",
    why="This kind of letter was agreed without that law. Law in a letter frightens.",
    what_to_do="Leave it out, or write the letter that may cite it.",
    weight="look",
)
UNKNOWN = Kind(
    rule="law_unknown",
    title="Cites law that is not in the library",
    why="Nobody here has checked whether it is in force, or whether it is rightly named.",
    what_to_do="Leave it out, or have it put into the library of law first.",
    weight="look",
)

_NUMBER = r"\d{1,3}[A-Z]{0,2}"
_SUBS = r"(?: ?\(\w{1,4}\)){0,4}"
_MARK = (
    r"(?:(?P<section>\bss?\b\.?|\bsections?|\bsecs?\b\.?)|(?P<article>\barts?\b\.?|\barticles?)|"
    r"(?P<paragraph>\bparas?\b\.?|\bparagraphs?|\bregs?\b\.?|\bregulations?)|"
    r"(?P<schedule>\bsch\b\.?|\bschedules?))"
)
_LIST = rf"(?P<list>{_NUMBER}{_SUBS}(?: ?(?:,|and|or|to|&|–|-|, and|, or) ?(?:ss?\.? ?)?{_NUMBER}{_SUBS}){{0,6}})"
_BEFORE = re.compile(
    rf"{_MARK} ?{_LIST},? ?(?:of |in |under )?(?:the |schedule to the )*\Z", re.IGNORECASE
)
_AFTER = re.compile(rf"\A[,:]? ?\(?{_MARK} ?{_LIST}", re.IGNORECASE)
_ONE = re.compile(rf"({_NUMBER})({_SUBS})", re.IGNORECASE)
_NEAR = 70
# An Act or Regulations of any name: capitals, small joining words, then the year.
_ANY = re.compile(
    r"\b(?:(?:[A-Z][\w'-]*|and|of|for|the|from|to|in|\([A-Z][\w ]{1,30}\)),? ){1,10}"
    r"(?:Act|Regulations|Order),? \(?(?:18|19|20)\d\d\)?"
)
_YEAR = re.compile(r" (\d{4})\Z")


@dataclass(frozen=True, slots=True)
class Cited:
    """One section, article or whole Act that a letter cites, and where."""

    act: str
    kind: str
    number: str
    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Acts:
    """The names of every Act of the library as one pattern, and which Acts a name may mean."""

    pattern: re.Pattern[str]
    meant: dict[str, tuple[str, ...]]
    laws: dict[str, tuple[Law, ...]]


@lru_cache(maxsize=8)
def _acts(laws: tuple[Law, ...]) -> _Acts:
    by_act: dict[str, list[Law]] = {}
    names: dict[str, list[str]] = {}
    for law in laws:
        by_act.setdefault(law.act, []).append(law)
    for act, those in by_act.items():
        for name in {act, *(alias for law in those for alias in law.aliases)}:
            names.setdefault(_bare(name), [])
            if act not in names[_bare(name)]:
                names[_bare(name)].append(act)
            without = _bare(_YEAR.sub("", name))
            year = _YEAR.search(name)
            if year is not None:  # “the 1998 Data Protection Act”
                names.setdefault(f"{year[1]} {without}", [act])
                names.setdefault(f"{without}s {year[1]}", [act])
            # “Communications Act” alone is one too; “OSA” alone only where it is listed.
            if " act" in without or without not in names:
                listed = names.setdefault(without, [])
                listed += [] if act in listed else [act]
    longest = sorted(names, key=len, reverse=True)
    spelt = "|".join(_spelling(name) for name in longest if name)
    pattern = re.compile(rf"(?<![\w-])(?:{spelt or '(?!)'})(?![\w-])", re.IGNORECASE)
    meant = {name: tuple(acts) for name, acts in names.items()}
    return _Acts(pattern, meant, {act: tuple(those) for act, those in by_act.items()})


def _bare(name: str) -> str:
    """A name as it is looked up: small letters, no commas, brackets only within."""
    return " ".join(re.sub(r"[,()]", " ", name.casefold()).split())


def _spelling(name: str) -> str:
    """A name as a pattern that allows commas, brackets and spaces as people put them."""
    return r"[ ,]{0,2}\(?".join(rf"\b{re.escape(word)}\)?" for word in name.split())


def cited(reading: Reading, laws: tuple[Law, ...]) -> Iterator[Cited]:
    """Every citation of an Act of the library in the letter’s own words."""
    acts = _acts(laws)
    for match in acts.pattern.finditer(reading.own):
        meant = acts.meant.get(_bare(match.group()), ())
        if not meant:
            continue
        before = _BEFORE.search(reading.own[max(0, match.start() - _NEAR) : match.start()])
        after = _AFTER.search(reading.own[match.end() : match.end() + _NEAR])
        found = before or after
        start = match.start() - (len(before.group()) if before else 0)
        end = match.end() + (len(after.group()) if after and not before else 0)
        act = _likeliest(meant, acts.laws)
        if found is None:
            yield Cited(act, "", "", "", start, end)
            continue
        kind = found.lastgroup if found.lastgroup != "list" else ""
        kind = next(name for name in ("section", "article", "paragraph", "schedule") if found[name])
        for number, part in _ONE.findall(found["list"]):
            yield Cited(act, kind, number.upper(), "".join(part.split()), start, end)


def _likeliest(meant: tuple[str, ...], laws: dict[str, tuple[Law, ...]]) -> str:
    """The Act that a name without a year means: the newest that still stands, else the newest."""
    if len(meant) == 1:
        return meant[0]
    standing = [act for act in meant if any(law.to_on is None for law in laws[act])]
    return max(standing or meant, key=lambda act: act[-4:])


def laws_cited(text: Text, about: About) -> Iterator[Finding]:
    """Every law that is not in force on the letter’s day, not its own, or not in the library."""
    acts = _acts(about.laws)
    for reading in text.paragraphs:
        known: list[tuple[int, int]] = []
        here = tuple(cited(reading, about.laws))
        told: set[tuple[str, int, int]] = set()
        for each in here:
            known.append((each.start, each.end))
            finding = _judged(reading, each, here, about, acts)
            if finding is not None and (finding.rule, each.start, each.end) not in told:
                told.add((finding.rule, each.start, each.end))
                yield finding
        yield from _strangers(reading, known)


def _strangers(reading: Reading, known: list[tuple[int, int]]) -> Iterator[Finding]:
    place = 0
    for match in _ANY.finditer(reading.own):
        while place < len(known) and known[place][1] <= match.start():
            place += 1
        if place < len(known) and known[place][0] < match.end():
            continue
        words = match.group()
        lead = re.match(r"(?:(?:The|the|of|Under|under|In|in|and|to|from|for|This|That) )+", words)
        yield UNKNOWN.at(reading, match.start() + (lead.end() if lead else 0), match.end())


def _judged(
    reading: Reading, each: Cited, here: tuple[Cited, ...], about: About, acts: _Acts
) -> Finding | None:
    laws = acts.laws[each.act]
    meant = _laws_meant(reading, each, laws)
    if not any(law.in_force(about.on) for law in meant):
        gone = meant[0]
        if not _said_anew(gone, here, reading, each, about.laws):
            return _out_of_date(reading, each, gone, about)
        return None
    may = set(about.letter.laws)
    same_act = any(law.name in may for law in laws) and not each.number
    if same_act or any(law.name in may for law in meant):
        return None
    return NOT_FOR_THIS.at(reading, each.start, each.end)


def _laws_meant(reading: Reading, each: Cited, laws: tuple[Law, ...]) -> tuple[Law, ...]:
    """Which entries a citation means: a part that is named or told by the words beside it."""
    here = [law for law in laws if not each.number or _same(law, each)]
    if each.number and not here:
        return laws  # Another section of an Act that is known: the Act as a whole is judged.
    named = [
        law for law in here if law.part and each.part.casefold().startswith(law.part.casefold())
    ]
    if named:
        return tuple(named)
    if each.part and each.number:
        whole = [law for law in here if not law.part]
        return tuple(whole or here)
    sentence = reading.sentence(each.start)
    around = reading.own[max(sentence.start, each.start - 200) : min(sentence.end, each.end + 200)]
    told = [law for law in here if law.told_by and _says(around, law.told_by)]
    return tuple(told or [law for law in here if not law.part] or here)


def _same(law: Law, each: Cited) -> bool:
    kind = {"regulation": "paragraph"}.get(law.kind, law.kind)
    return law.number.upper() == each.number and kind in (each.kind, "act")


def _says(around: str, words: tuple[str, ...]) -> bool:
    return (
        re.search(rf"\b(?:{'|'.join(map(re.escape, words))})\b", around, re.IGNORECASE) is not None
    )


def _said_anew(
    gone: Law, here: tuple[Cited, ...], reading: Reading, each: Cited, laws: tuple[Law, ...]
) -> bool:
    """Whether the sentence cites what stands in its place now, and so tells of the change."""
    anew = next((law for law in laws if law.name == gone.instead), None)
    if anew is None:
        return False
    sentence = reading.sentence(each.start)
    return any(
        other.act == anew.act
        and other.number == anew.number.upper()
        and sentence.start <= other.start < sentence.end
        for other in here
    )


def _out_of_date(reading: Reading, each: Cited, gone: Law, about: About) -> Finding:
    finding = OLD_LAW.at(reading, each.start, each.end)
    if gone.to_on is not None and gone.to_on <= about.on:
        why = f"{gone.title}, has not been in force since {day(gone.to_on)}."
    elif gone.from_on is not None:
        why = f"{gone.title}, comes into force only on {day(gone.from_on)}."
    else:
        why = OLD_LAW.why
    anew = next((law for law in about.laws if law.name == gone.instead), None)
    if anew is None:
        return replace(finding, why=why)
    return replace(finding, why=why, what_to_do=f"Instead there is now {anew.title}. {anew.says}")
