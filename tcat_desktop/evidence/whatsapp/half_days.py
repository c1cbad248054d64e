"""The words beside a time that say morning or afternoon, in the languages that a phone writes."""

import unicodedata
from collections.abc import Callable
from typing import Final

NONE, MORNING, AFTERNOON, MIDDAY, UNKNOWN = 0, 1, 2, 3, -1

# As the Unicode locale data has them (CLDR, dayPeriods), and as phones were seen to write them.
_MORNING = """am|a|vorm|fm|f h|de la mañana|da manhã|dop|dopoledne|de|πμ|пр об|прел|дп|ص|صباحا
    |ق ظ|قبل ازظهر|לפנהצ|पूर्वाह्न|म पू|পূর্বাহ্ণ|পূর্বাহ্ন|ਪੂ ਦੁ|முற்பகல்|ಪೂರ್ವಾಹ್ನ
    |ก่อนเที่ยง|sa|pg|paradite|e paradites|上午|早上|清晨|凌晨|오전|午前|in the morning|ap
    |priešpiet|priekšp|priekšpusdienā|öö|to|vm|yb|rn|gh|prije podne|pre podne|пре подне|претпл
    |претпладне"""
_AFTERNOON = """pm|p|nachm|em|e h|de la tarde|da tarde|odp|odpoledne|pop|popoldne|du|μμ|сл об
    |пп|م|مساء|ب ظ|بعد ازظهر|אחהצ|अपराह्न|म उ|অপরাহ্ণ|অপরাহ্ন|ਬਾ ਦੁ|பிற்பகல்|ಅಪರಾಹ್ನ
    |หลังเที่ยง|ch|ptg|pasdite|e pasdites|下午|晚上|傍晚|오후|午後|in the afternoon
    |in the evening|ip|popiet|pēcp|pēcpusdienā|ös|tk|nm|yh|in|gd|poslije podne|po podne
    |по подне|попл|попладне"""
_MIDDAY = "中午|noon|正午"

# Words that stand between date and time, or after it, and say nothing about the half of the day.
_JOINERS = """klo|kl|à|a las|a les|às|as|at|om|um|u|uhr|h|г|год|ч|be|ad|lúc|jam|pukul|alle
    |alle ore|ore|ora|o|v|в|о|godz|на"""


def letters(words: str) -> str:
    """The letters alone, in lower case: ``p. m.`` and ``PM`` are the same word."""
    return "".join(
        each for each in words.casefold() if each.isalpha() or unicodedata.category(each)[0] == "M"
    )


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for words, half in ((_MORNING, MORNING), (_AFTERNOON, AFTERNOON), (_MIDDAY, MIDDAY)):
        for word in words.split("|"):
            table[letters(word)] = half
    table.pop("", None)
    return table


_HALVES: Final = _table()
_KNOWN_JOINERS: Final = frozenset(letters(word) for word in _JOINERS.split("|"))


def half_of(word: str) -> int:
    """MORNING, AFTERNOON or MIDDAY for the letters of a word, NONE for any other."""
    return _HALVES.get(word, NONE)


def is_joiner(word: str) -> bool:
    """Whether a word is known to say nothing about the half of the day."""
    return word in _KNOWN_JOINERS


def reader_of(join: str, after: str) -> Callable[[str, str], int | None]:
    """Reads what stands beside a time as the first header has it; None: not this file's header.

    A word of Latin letters that the first header did not have belongs to a sentence, not to a
    header. In another script it may be a half of the day that no table knows: UNKNOWN.
    """
    own = _without_half(letters(join), letters(after))
    seen: dict[tuple[str, str], int | None] = {}

    def read(between: str, behind: str) -> int | None:
        key = (between, behind)
        if key not in seen:
            seen[key] = _read(letters(between), letters(behind), own)
        return seen[key]

    return read


def _without_half(join: str, after: str) -> tuple[str, str]:
    return ("" if half_of(join) else join, "" if half_of(after) else after)


def _read(join: str, after: str, own: tuple[str, str]) -> int | None:
    half = half_of(after) or half_of(join)
    rest = _without_half(join, after)
    if rest == own:
        unknown = [word for word in rest if word and not is_joiner(word)]
        return half or (UNKNOWN if unknown else NONE)
    strange = [word for word, ours in zip(rest, own, strict=True) if word != ours]
    if any(word and word.isascii() for word in strange):
        return None
    return half or UNKNOWN


def hour_of(hour: int, half: int) -> int:
    """The hour of 24."""
    if half == MORNING:
        return hour % 12 if hour <= 12 else hour
    if half == AFTERNOON:
        return hour % 12 + 12 if hour <= 12 else hour
    if half == MIDDAY:
        return hour + 12 if hour < 6 else hour
    return hour
