"""Cuts a page (HTML) into tags and words, in linear time whatever it is made of.

The standard library's ``html.parser`` is not used: on Python 3.11, 24 kB of ``<a <a <a`` take it
six seconds and 5 MB would take days, and ``<![`` makes it raise. Here no pattern looks past the
next ``<``, and none goes back on what it has taken. Its ``html.unescape`` reads the entities.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>"""
    r"""|<(/?)([a-zA-Z][^\s/<>]*+)([^<>]*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?+""")
_OTHER = re.compile(r"<[!?][^<>]*+>")
# Python refuses to make a number of more than 4,300 digits, and html.unescape does not expect it.
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
# What stands inside these is no words for a reader.
UNREAD: Final = frozenset({"script", "style", "title", "template", "xml"})
MOST_ATTRIBUTES: Final = 100
_SMALL: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, with its attributes in lower case names; ``closes`` for ``</p>``."""

    name: str
    closes: bool = False
    said: dict[str, str] = field(default_factory=dict)


class _Ends:
    """Where the next of a fixed string stands; a string that is gone is not looked for again."""

    def __init__(self, page: str) -> None:
        self.page = page
        # Not str.lower(): some letters are two in lower case, and places would shift.
        self.low = page.translate(_SMALL)
        self.found: dict[str, int] = {}

    def after(self, wanted: str, start: int) -> int:
        """The place of ``wanted`` at or after ``start``, or -1."""
        known = self.found.get(wanted, -2)
        if known == -2 or -1 < known < start:
            known = self.found[wanted] = self.low.find(wanted, start)
        return known


def cut(page: str) -> Iterator[Tag | str]:
    """The tags and the words between them, in order. A tag that is none is words."""
    ends = _Ends(page)
    at, words_from = 0, 0
    while (opened := page.find("<", at)) >= 0:
        end, tag = _at(page, opened, ends)
        if end < 0:
            at = opened + 1
            continue
        if opened > words_from:
            yield unescaped(page[words_from:opened])
        if tag is not None:
            yield tag
        at = words_from = end
    if words_from < len(page):
        yield unescaped(page[words_from:])


def _at(page: str, opened: int, ends: _Ends) -> tuple[int, Tag | None]:
    """Where the tag or comment that begins here ends, or -1; and the tag, if it is one."""
    if page.startswith("<!--", opened):
        end = ends.after("-->", opened + 2)
        if end >= 0:
            return end + 3, None
    found = _TAG.match(page, opened)
    if found is None:
        other = _OTHER.match(page, opened)
        return (other.end(), None) if other else (-1, None)
    tag = _tag(found)
    if tag.name in UNREAD and not tag.closes and not found[0].endswith("/>"):
        # Never closed, it would swallow the rest: then only the tag itself goes.
        end = ends.after(f"</{tag.name}", found.end())
        if end >= 0:
            return end, tag
    return found.end(), tag


def _tag(found: re.Match[str]) -> Tag:
    closes, name, said = (found[1], found[2], found[3]) if found[2] else found.group(4, 5, 6)
    attributes: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(said):
        if len(attributes) >= MOST_ATTRIBUTES:
            break
        value = each[2] or each[3] or each[4] or ""
        attributes.setdefault(each[1].lower(), unescaped(value))
    return Tag(name.lower(), bool(closes), attributes)


def unescaped(text: str) -> str:
    """Words with their entities read: ``&pound;`` is £."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text
