"""Bytes of a mail as words that may be shown: decoded, with nothing unseen left in them."""

import codecs
import re
from typing import Final

MOST_OF_A_FACT: Final = 2_000

# Codecs that Python knows but no mail is written in; some of them are slow on purpose-made input.
_NOT_WRITING = frozenset({"idna", "punycode", "undefined", "unicode_escape", "unicode-escape",
                          "raw_unicode_escape", "raw-unicode-escape", "mbcs", "oem"})  # fmt: skip
# What a charset's name is taken to mean: the larger set that real mail is written in.
_MEANT: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
}  # fmt: skip
# Microsoft's numbers that do not simply read cp<number>.
_CODE_PAGES: Final = {
    1200: "utf-16-le", 1201: "utf-16-be", 10000: "mac-roman", 20127: "cp1252", 20866: "koi8-r",
    21866: "koi8-u", 28591: "cp1252", 50220: "iso2022_jp", 50221: "iso2022_jp",
    50222: "iso2022_jp", 51932: "euc_jp", 51949: "cp949", 54936: "gb18030", 65000: "utf-7",
    65001: "utf-8",
}  # fmt: skip

# An unseen control character is shown as the picture that Unicode has for it.
_PICTURES: Final = {
    **{code: 0x2400 + code for code in range(32) if code not in (9, 10)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    0x2028: 10, 0x2029: 10, 0xFEFF: None,
}  # fmt: skip
# What turns the direction of writing can make a name or an address read as another.
_TURNING: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_TURNS: Final = {code: f"[U+{code:04X}]" for code in _TURNING}
_SPACE = re.compile(r"[ \t\n]+")


def decoded(content: bytes, charset: str) -> tuple[str, bool]:
    """The words, and whether the charset that was named is the one they are written in."""
    named = _codec(charset)
    if charset and named is None:
        return _guessed(content), content.isascii()
    if named is None or named == "cp1252":
        # Unnamed, or the name that old programs give to whatever they have.
        plain = content.isascii() or (named == "cp1252" and not _is_ascii(charset))
        if plain and not _looks_utf8(content):
            return content.decode("cp1252", "replace"), True
        return _guessed(content), content.isascii() or not charset
    try:
        return content.decode(named), True
    except (UnicodeError, ValueError):
        pass
    if named.replace("_", "-") not in ("utf-8", "utf-7"):
        return content.decode(named, "replace"), False
    return _guessed(content), False


def _looks_utf8(content: bytes) -> bool:
    """Whether bytes beyond ASCII stand in the sequences that hardly occur but in UTF-8."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_ascii(charset: str) -> bool:
    return codecs.lookup(charset.strip()).name == "ascii"


def _guessed(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _codec(charset: str) -> str | None:
    name = charset.strip().strip("'\"")
    if not name or len(name) > 40 or not name.isascii() or "\x00" in name:
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    # Python has codecs that are no writing at all: base64, zip, rot13.
    if found.name in _NOT_WRITING or not getattr(found, "_is_text_encoding", True):
        return None
    return _MEANT.get(found.name, found.name)


def code_page(number: int) -> str:
    """The name of Microsoft's code page, or nothing where there is none."""
    name = _CODE_PAGES.get(number)
    if name is None:
        name = f"iso8859-{number - 28590}" if 28592 <= number <= 28605 else f"cp{number}"
    return _codec(name) or ""


def shown(words: str) -> str:
    """Words over several lines: one kind of line end, controls as their pictures."""
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_PICTURES)


def one_line(words: str, most: int = MOST_OF_A_FACT) -> str:
    """Words on one line: no break, no control, no turn of direction that is not seen."""
    line = _SPACE.sub(" ", shown(words[: most * 4])).strip().translate(_TURNS)
    if len(line) > most or len(words) > most * 4:
        return f"{line[:most].rstrip()} … ({len(words):,} characters in all)"
    return line


def file_name(words: str) -> str:
    """A name as it came, without folders in front: it is shown, and never used as a path."""
    name = one_line(words, 400).replace("\\", "/").rsplit("/", 1)[-1].strip()
    return name if name.strip(".") else ""
