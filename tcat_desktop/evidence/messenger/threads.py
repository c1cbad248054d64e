"""Chats as JSON: the standard download, and the separate one of end-to-end encrypted chats."""

import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from tcat_desktop.evidence.messenger.records import Part, Record
from tcat_desktop.evidence.reading import CALL, DELETED, MEDIA, SYSTEM, TEXT
from tcat_desktop.journey.refusals import Refused

_LONDON: Final = ZoneInfo("Europe/London")
_MEDIA_KEYS: Final = ("photos", "videos", "audio_files", "gifs", "files", "media", "sticker")
# A clock that long ago or far ahead is no time at all.
_EARLIEST: Final = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp() * 1000)
_LATEST: Final = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1000)
_BY_THE_PROGRAM: Final = ("Subscribe", "Unsubscribe")


def read_json(content: bytes) -> Part:
    """One thread; ``Refused`` where it is damaged or holds no messages."""
    text = _text(content)
    try:
        held = json.loads(text)
    except RecursionError as error:
        raise _not_a_chat() from error
    except ValueError as error:
        line = f" at line {error.lineno:,}" if isinstance(error, json.JSONDecodeError) else ""
        raise Refused(
            f"This file is damaged or was cut short{line}, so no message of it is certain.",
            what_to_do="Ask for the download again.",
        ) from error
    if not isinstance(held, dict) or not isinstance(held.get("messages"), list):
        raise _not_a_chat()
    entries = [each for each in held["messages"] if isinstance(each, dict)]
    encrypted = any("senderName" in each for each in entries) or "threadName" in held
    lines = _lines(text, '"timestamp"' if encrypted else '"timestamp_ms"', len(entries))
    records = tuple(_record(each, line) for each, line in zip(entries, lines, strict=True))
    if not any(each.when is not None and each.sender for each in records):
        raise _not_a_chat()
    return Part(
        title=mended(held.get("title") or held.get("threadName")),
        members=tuple(name for each in _list(held.get("participants")) if (name := _name(each))),
        records=records,
        encrypted=encrypted,
        odd=len(held["messages"]) - len(entries),
    )


def mended(words: object) -> str:
    """Words whose letters were written as the bytes of UTF-8, one by one, put right.

    ``cafÃ©`` is ``café``. Words with a letter beyond one byte, or whose bytes are no UTF-8, were
    never broken and stay.
    """
    if not isinstance(words, str) or not words:
        return ""
    if not words.isascii():
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            words = words.encode("latin-1").decode("utf-8")
        # Half of a pair of code units is no character, and no file could be written with it.
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words


def _not_a_chat() -> Refused:
    return Refused(
        "This file holds no messages as Facebook or Instagram hands them out.",
        what_to_do="Ask for the download of the chat again, in JSON.",
    )


def _text(content: bytes) -> str:
    try:
        return content.decode(
            "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        )
    except UnicodeDecodeError as error:
        raise Refused(
            "This file is damaged: not all of it is text.",
            what_to_do="Ask for the download again.",
        ) from error


def _lines(text: str, key: str, count: int) -> list[int]:
    """The line on which each message gives its time, if each does so once."""
    lines = []
    line, place = 1, 0
    for found in re.finditer(re.escape(key) + r"\s*:", text):
        line += text.count("\n", place, found.start())
        place = found.start()
        lines.append(line)
    return lines if len(lines) == count else [1] * count


def _list(held: object) -> list[Any]:
    return held if isinstance(held, list) else []


def _name(held: object) -> str:
    return mended(held.get("name") if isinstance(held, dict) else held)


def _record(held: dict[str, Any], line: int) -> Record:
    given = held.get("timestamp_ms", held.get("timestamp"))
    when = given if isinstance(given, int) and _EARLIEST <= given < _LATEST else None
    words = _words(held)
    files = tuple(_files(held))
    mark = _mark(held, files, words)
    return Record(
        when=when,
        at="" if when is None else _wall(when),
        stamp="" if given is None else str(given)[:40],
        sender="" if mark == SYSTEM else mended(held.get("sender_name") or held.get("senderName")),
        words=words,
        mark=mark,
        files=files,
        line=line,
        reactions=len(_list(held.get("reactions"))),
    )


def _wall(milliseconds: int) -> str:
    """What a British clock showed, to the second."""
    moment = datetime.fromtimestamp(milliseconds // 1000, _LONDON)
    return moment.replace(tzinfo=None).isoformat()


def _words(held: dict[str, Any]) -> str:
    parts = [mended(held.get("content") or held.get("text"))]
    share = held.get("share")
    if isinstance(share, dict):
        parts += [mended(share.get("link")), mended(share.get("share_text"))]
    words = "\n".join(dict.fromkeys(each for each in parts if each))
    if not words and _is_call(held):
        seconds = held.get("call_duration")
        if held.get("missed") or not isinstance(seconds, int) or seconds <= 0:
            return "Missed call" if held.get("missed") else "Call"
        return f"Call, {seconds // 60} min {seconds % 60} s"
    return words


def _is_call(held: dict[str, Any]) -> bool:
    return held.get("type") == "Call" or "call_duration" in held


def _mark(held: dict[str, Any], files: tuple[str, ...], words: str) -> str:
    if held.get("type") in _BY_THE_PROGRAM:
        return SYSTEM
    if held.get("is_unsent") or held.get("isUnsent"):
        return DELETED
    if _is_call(held):
        return CALL
    # Neither words nor a file: something was sent that the download does not hold.
    return MEDIA if files or not words else TEXT


def _files(held: dict[str, Any]) -> list[str]:
    files = []
    for key in _MEDIA_KEYS:
        given = held.get(key)
        for each in given if isinstance(given, list) else [given]:
            if isinstance(each, dict) and isinstance(each.get("uri"), str):
                files.append(mended(each["uri"]))
    return files
