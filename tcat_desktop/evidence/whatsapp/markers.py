"""What an entry of a chat is, told by the words the program puts there, whatever the language."""

import re
from dataclasses import dataclass
from typing import Final

from tcat_desktop.evidence.reading import (
    CALL,
    CONTACT,
    DELETED,
    LOCATION,
    MEDIA,
    POLL,
    SYSTEM,
    TEXT,
)
from tcat_desktop.evidence.whatsapp import words
from tcat_desktop.evidence.whatsapp.writing import TELL, plain

# No phrase of the program is longer; longer words are somebody's.
_LONGEST: Final = 140
# Where the end of a long message is looked at for an edited mark or an attachment.
_TAIL: Final = 400


def _table(phrases: str) -> frozenset[str]:
    return frozenset(_key(each) for each in phrases.split("|"))


def _key(phrase: str) -> str:
    return " ".join(plain(phrase).casefold().split()).rstrip(".。।۔ ")


_WHOLE: Final[dict[str, str]] = {
    **dict.fromkeys(_table(words.NOT_SHOWN), MEDIA),
    **dict.fromkeys(_table(words.LIVE_LOCATION), LOCATION),
    **dict.fromkeys(_table(words.CALL), CALL),
    **dict.fromkeys(_table(words.DELETED), DELETED),
}
_LEFT_OUT: Final[dict[str, str]] = {
    **dict.fromkeys(_table(words.MEDIA_LEFT_OUT), MEDIA),
    **dict.fromkeys(_table(words.CONTACT_LEFT_OUT), CONTACT),
}
# How such a phrase can begin; nearly every message is told from them by these alone.
_BEGINNINGS: Final = frozenset(
    (mark + key)[:3] for key in (*_WHOLE, *_LEFT_OUT) for mark in ("", TELL, TELL * 2, "\u200f")
)
_ANDROID_LEFT_OUT: Final = _table(words.ANDROID_LEFT_OUT)
_ANDROID_ATTACHED: Final = _table(words.ANDROID_ATTACHED)
_IPHONE_ATTACHED: Final = _table(words.IPHONE_ATTACHED)
_EDITED: Final = _table(words.EDITED)
_PROGRAM: Final = re.compile(words.PROGRAM_SAID.replace("\n", ""), re.IGNORECASE)

_WITH_FILE: Final = re.compile(r"<([^<>:：\n]{1,40})[:：] ?([^<>\n]{1,250})>\s*$")
_ANGLES: Final = re.compile(r"<([^<>\n]{2,80})>\s*$")
_ANDROID_FILE: Final = re.compile(r"^(.{1,250}?) \(([^()\n]{3,40})\)\s*$")
_FILE_NAME: Final = re.compile(r"\.\w{1,8}$")
_PHONE_NAME: Final = re.compile(r"^(?:IMG|VID|AUD|PTT|STK|DOC|GIF)-\d{8}-WA\d+", re.ASCII)
_PLACE: Final = re.compile(
    r"^[^:：\n]{1,40}[:：] ?https?://(?:maps\.google\.com|maps\.app\.goo\.gl|www\.google\.com/maps)\S*\s*$"
    r"|https?://(?:\w+\.)?foursquare\.com/v/\S+\s*$"
)
_VOTES: Final = re.compile(r"^[^:：\n]{2,20}[:：] ?.* ?\(\d+ ?[^()\n]{1,20}\)\s*$", re.MULTILINE)
_POLL: Final = re.compile(r"^[^\W\d_][^\n:：]{2,24}[:：]\s*$")


@dataclass(frozen=True, slots=True)
class Told:
    """What the body of an entry turned out to be; ``body`` is what remains of it for people
    (None: all of it)."""

    mark: str
    body: str | None
    attachment: str = ""
    edited: bool = False


# The body as it stands, for nearly every message.
_JUST_WORDS: Final = Told(TEXT, None)


class Teller:
    """Tells what each body of one file is.

    An iPhone puts an unseen mark before its own words. ``strict`` asks for it: what somebody
    typed is then never taken for the program's words. A file that lost all its marks on the way
    is read by the words alone.
    """

    def __init__(self, *, iphone: bool, strict: bool) -> None:
        self._iphone = iphone
        self._strict = strict

    def tell(self, body: str) -> Told:
        """What the body under a name is."""
        told = self._tell(body)
        if told is not None:
            return told
        if not self._iphone:
            return _JUST_WORDS
        if body.startswith(TELL):
            # The program wrote it, in words that no table knows: shown as they stand.
            return Told(SYSTEM, body)
        if not self._strict and said_by_the_program(body):
            return Told(SYSTEM, body)
        return _JUST_WORDS

    def of_the_program(self, body: str) -> Told:
        """What a line without a name is: the program's own words."""
        known = _WHOLE.get(_key(body)) if len(body) <= _LONGEST else None
        return Told(CALL if known == CALL else SYSTEM, body)

    def _tell(self, body: str) -> Told | None:
        marked = not self._strict or body.startswith(TELL)
        if len(body) <= _LONGEST and marked and body[:3].casefold() in _BEGINNINGS:
            key = _key(body)
            known = _WHOLE.get(key) or (_LEFT_OUT.get(key) if self._iphone else None)
            if known is None and self._iphone and TELL in body[1:]:
                # An iPhone adds how long a call was, or how to call back.
                head = body.lstrip(TELL).partition(TELL)[0]
                known = CALL if _WHOLE.get(_key(head).rstrip(",")) == CALL else None
            if known is not None:
                return Told(known, body)
        last = body[-1:]
        if last == ">":
            return self._in_angles(body)
        first = body.partition("\n")[0] if "\n" in body else body
        if first.endswith(")") and (file := self._android_file(first)) is not None:
            return Told(_file_mark(file), body, file)
        if "http" in body and _PLACE.search(body[-_TAIL:]):
            return Told(LOCATION, body)
        if first.endswith((":", "：")) and _POLL.match(plain(first)) and self._is_poll(first, body):
            return Told(POLL, body)
        if self._iphone:
            return self._left_out_behind(body)
        return None

    def _in_angles(self, body: str) -> Told | None:
        tail = body[-_TAIL:]
        file = _WITH_FILE.search(tail)
        if file is not None and (
            tail[: file.start()].endswith(TELL)
            or (not self._strict and _key(file[1]) in _IPHONE_ATTACHED)
        ):
            name = plain(file[2]).strip()
            return Told(_file_mark(name), body, name)
        found = _ANGLES.search(tail)
        if found is None:
            return None
        said = _key(found[1])
        before = body[: len(body) - len(tail) + found.start()]
        if said in _ANDROID_LEFT_OUT and not before.strip(" \u200e\u200f"):
            return Told(MEDIA, body)
        marked = self._iphone and before.endswith(TELL) and before.strip(" \u200e\u200f")
        if (said in _EDITED and not (self._strict and not marked)) or (marked and self._strict):
            kept = before.rstrip(" \u200e\u200f")
            told = self._tell(kept) or Told(TEXT, kept)
            return Told(told.mark, kept, told.attachment, edited=True)
        return None

    def _android_file(self, first: str) -> str | None:
        """The file that a line of an Android phone names, or None."""
        if self._strict:
            return None
        found = _ANDROID_FILE.match(first)
        if found is None:
            return None
        name = plain(found[1]).strip()
        known = _key(found[2]) in _ANDROID_ATTACHED or first.startswith(TELL)
        return name if known or _PHONE_NAME.match(name) else None

    def _is_poll(self, first: str, body: str) -> bool:
        """A heading in capitals, a question, and options with their votes."""
        if self._strict and not first.startswith(TELL):
            return False
        heading = plain(first).strip()
        return heading == heading.upper() and _VOTES.search(plain(body[len(first) :])) is not None

    def _left_out_behind(self, body: str) -> Told | None:
        """A caption or the name of a document, and behind it what was left out."""
        tail = body[-_TAIL:]
        if self._strict:
            place = tail.rfind(TELL)
            if place < 0 or (known := _LEFT_OUT.get(_key(tail[place:]))) is None:
                return None
            return Told(known, body)
        pieces = tail.rsplit("\n", 1)[-1].split()
        for count in range(1, min(6, len(pieces) - 1) + 1):
            known = _LEFT_OUT.get(_key(" ".join(pieces[-count:])))
            if known and _names_a_file(" ".join(pieces[:-count])):
                return Told(known, body)
        return None


def said_by_the_program(words: str) -> bool:
    """Whether these are words of the program itself that hold a colon or stand under a name."""
    return _PROGRAM.search(words[:_TAIL]) is not None


def _file_mark(name: str) -> str:
    return CONTACT if name.casefold().endswith(".vcf") else MEDIA


def _names_a_file(before: str) -> bool:
    """Whether the name of a document stands there, before the number of its pages."""
    return _FILE_NAME.search(before.partition(" • ")[0].strip()) is not None
