"""Some lines of a chat, byte by byte as they stand in its file, so that an extract is exact."""

import re
from typing import Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import Attached
from tcat_desktop.evidence.whatsapp.zipped import chat_of
from tcat_desktop.journey.refusals import Refused

_ENDS: Final = re.compile(rb"\r\n|\r|\n")
# In UTF-16 each of these is two bytes, and they stand at an even place.
_ENDS_LE: Final = re.compile(rb"(?:\r\x00\n\x00|\r\x00|\n\x00)", re.DOTALL)
_ENDS_BE: Final = re.compile(rb"(?:\x00\r\x00\n|\x00\r|\x00\n)", re.DOTALL)


def lines_of_chat(content: bytes, first: int, last: int) -> Attached:
    """The lines ``first`` to ``last`` (from 1), each with its ending, under their file's name.

    They are counted as the reader counts them. ``content`` is the text or the zip folder; the
    name is empty for the text. Raises Refused where the file has no such lines.
    """
    name, text = chat_of(content) if content[:2] == b"PK" else ("", content)
    starts = [0, *_ends(text)]
    if starts[-1] == len(text):
        starts.pop()
    if not 1 <= first <= last <= len(starts):
        raise Refused(
            f"The file has {len(starts):,} lines, and not those.", what_to_do="Mark them again."
        )
    end = starts[last] if last < len(starts) else len(text)
    return Attached(name=name, kind=kinds.TEXT, content=text[starts[first - 1] : end])


def _ends(text: bytes) -> list[int]:
    """Where each line after the first begins."""
    wide = {b"\xff\xfe": _ENDS_LE, b"\xfe\xff": _ENDS_BE}.get(text[:2])
    if wide is None:
        return [found.end() for found in _ENDS.finditer(text)]
    found, place = [], 0
    while match := wide.search(text, place):
        place = match.end() if match.start() % 2 == 0 else match.start() + 1
        if match.start() % 2 == 0:
            found.append(place)
    return found
