"""The bytes of a chat as lines of text, with the marks that nobody sees set aside."""

import re
from typing import Final

# A phone writes these round names, numbers and mentions; they have no width and no meaning here.
_WRAPPERS: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2060\u061c\ufeff"
# These two are kept while the file is read: the first tells the program's own words on an iPhone.
TELL: Final = "\u200e"
_SIDES: Final = "\u200e\u200f"
MARK: Final = "[\u200e\u200f]*"

_REVERSING = re.compile("[\u202d\u202e]")
_ODD_SPACE = re.compile("[\u00a0\u202f\u2007\u2009]")


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and whole sentences about bytes that are no text."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content[: len(content) // 2 * 2].decode("utf-16", "replace")
        return text, () if "\ufffd" not in text else ("Some bytes of this file are no text.",)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8-sig", "replace")
    before = content.decode("utf-8-sig", "ignore")
    lost = len(text) - len(before)
    if lost * 50 > sum(byte > 0x7F for byte in content) * 40:
        # Hardly one of the characters beyond ASCII is UTF-8: an older Windows program saved it.
        return content.decode("cp1252", "replace"), (
            "The file is not in the writing a phone uses, so accented letters may be wrong.",
        )
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return text, (f"{_count(lost, 'place')} cannot be read as text; the first is on line {line}.",)


def _count(number: int, noun: str) -> str:
    return f"1 {noun} in this file" if number == 1 else f"{number:,} {noun}s in this file"


def lines_of(text: str) -> list[str]:
    """The lines in file order without their endings; line 1 of the file is the first."""
    for mark in _WRAPPERS:
        if mark in text:
            text = text.replace(mark, "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def plain(words: str) -> str:
    """Words as people see them, without the marks of direction."""
    if "\u200e" in words:
        words = words.replace("\u200e", "")
    if "\u200f" in words:
        words = words.replace("\u200f", "")
    return words


def plain_name(name: str) -> str:
    """A name or number without marks, with plain spaces and hyphens."""
    return " ".join(_ODD_SPACE.sub(" ", plain(name)).replace("\u2011", "-").split())


def turns_round(text: str) -> bool:
    """Whether it holds a mark that shows what follows in the opposite direction."""
    return _REVERSING.search(text) is not None
