"""Chats as web pages: the download that most people choose, because a browser shows it.

The pages name no time zone and their marks of style change from year to year. So no style is
looked for: a message is what stands together with one time written in words.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from typing import Final

from tcat_desktop.evidence.messenger.records import Part, Record
from tcat_desktop.evidence.reading import MEDIA, TEXT
from tcat_desktop.journey.refusals import Refused

_CLOCK: Final = r",?(?: at)? (\d{1,2}):(\d{2})(?::(\d{2}))?[\s\u202f]?([AaPp])?\.?(?:[Mm]\.?)?$"
_MONTH_FIRST: Final = re.compile(r"^([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})" + _CLOCK)
_DAY_FIRST: Final = re.compile(r"^(\d{1,2}) ([A-Za-z]{3,9})\.?,? (\d{4})" + _CLOCK)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")  # fmt: skip
_MEMBERS: Final = re.compile(r"^Participants: (.+)$", re.DOTALL)
_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
                          "meta", "source", "track", "wbr"})  # fmt: skip
_UNREAD: Final = frozenset({"title", "script", "style", "head"})
# A time stands a few boxes deep in its message, never deeper.
_DEEPEST: Final = 8


@dataclass(slots=True)
class _Box:
    tag: str
    above: int | None
    first: int
    last: int = -1


@dataclass(slots=True)
class _Leaf:
    """Words, or the address of a picture, and the box that holds them."""

    box: int
    words: str = ""
    file: str = ""
    line: int = 1
    reaction: bool = False


class _Reader(HTMLParser):
    """Gathers the words of a page with the boxes they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.boxes: list[_Box] = [_Box("", None, 0)]
        self.leaves: list[_Leaf] = []
        self.title = ""
        self._open = [0]
        self._tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("src") if tag in {"img", "video", "audio", "source"} else None
        if address:
            self.leaves.append(_Leaf(self._open[-1], file=address, line=self.getpos()[0]))
        if tag in _VOID:
            return
        self.boxes.append(_Box(tag, self._open[-1], len(self.leaves)))
        self._open.append(len(self.boxes) - 1)
        self._tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self._tags[tag]:
            return
        while True:
            box = self.boxes[self._open.pop()]
            box.last = len(self.leaves)
            self._tags[box.tag] -= 1
            if box.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        words = data.strip()
        if not words:
            return
        if self._tags["title"]:
            self.title = self.title or words
        elif not any(self._tags[tag] for tag in _UNREAD):
            leaf = _Leaf(self._open[-1], words=words, line=self.getpos()[0])
            leaf.reaction = bool(self._tags["li"])
            self.leaves.append(leaf)

    def finish(self) -> None:
        self.close()
        for place in self._open:
            self.boxes[place].last = len(self.leaves)


def is_page(head: bytes) -> bool:
    """Whether the beginning of a file looks like such a page: markup, and a message with a time."""
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return False
    if b"Participants: " not in head and b"_a6-" not in head:
        return False
    page = _Reader()
    page.feed(head.decode("utf-8-sig", "ignore"))
    return any(_moment(leaf.words) for leaf in page.leaves)


def read_page(content: bytes) -> Part:
    """One page of a chat; ``Refused`` where no time in English words stands on it."""
    page = _Reader()
    try:
        page.feed(content.decode("utf-8-sig", "replace"))
        page.finish()
    except AssertionError as error:
        raise _unreadable() from error
    records = []
    for place, leaf in enumerate(page.leaves):
        moment = _moment(leaf.words)
        if moment is not None and not leaf.reaction:
            block = _block(page, place)
            if block is not None:
                records.append(_record(page, block, place, moment))
    if not records:
        raise _unreadable()
    members = [found[1] for leaf in page.leaves if (found := _MEMBERS.match(leaf.words))]
    return Part(
        title=page.title,
        members=tuple(name.strip() for name in members[0].split(",")) if members else (),
        records=tuple(records),
        utc=False,
    )


def _unreadable() -> Refused:
    return Refused(
        "No message with a time in English words stands on this page.",
        what_to_do="Ask for the download of the chat again, in JSON.",
    )


def _moment(words: str) -> datetime | None:
    if len(words) > 40:
        return None
    found = _MONTH_FIRST.match(words) or _DAY_FIRST.match(words)
    if found is None:
        return None
    one, two, year, hour, minute, second, half = found.groups()
    name, day = (two, one) if one.isdigit() else (one, two)
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half in "Pp" else 0)
    try:
        month = _MONTHS.index(name[:3].casefold()) + 1
        return datetime(int(year), month, int(day), hours, int(minute), int(second or 0))  # noqa: DTZ001 # the page names no time zone
    except ValueError:
        return None


def _block(page: _Reader, place: int) -> range | None:
    """The leaves of the message that a time belongs to; the time stands last among its words."""
    box: int | None = page.leaves[place].box
    for _ in range(_DEEPEST):
        if box is None:
            return None
        held = page.boxes[box]
        if held.last - held.first > 1:
            block = range(held.first, held.last)
            words = [each for each in block if not page.leaves[each].reaction]
            if len(words) > 1:
                return block if words[-1] == place else None
        box = held.above
    return None


def _record(page: _Reader, block: range, place: int, moment: datetime) -> Record:
    held = [page.leaves[each] for each in block if each != place]
    written = [each.words for each in held if each.words and not each.reaction]
    written = [each for each in written if not _MEMBERS.match(each)]
    files = tuple(dict.fromkeys(each.file for each in held if each.file))
    words = "\n".join(written[1:])
    return Record(
        when=int((moment - datetime(1970, 1, 1)).total_seconds() * 1000),  # noqa: DTZ001 # sorts only
        at=moment.isoformat(),
        stamp=page.leaves[place].words,
        sender=written[0] if written else "",
        words=words,
        mark=MEDIA if files or not words else TEXT,
        files=files,
        line=held[0].line if held else page.leaves[place].line,
        reactions=sum(each.reaction for each in held),
    )
