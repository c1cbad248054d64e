"""Copies of an exhibit's picture: small to look at, or one that may leave, of pixels alone.

A stranger's picture is never decoded in the desk's own process: a child makes the copy, without
a word of what the file says of itself. The bytes on the shelf stay as they came.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from tcat_desktop.evidence.apart import copy_apart
from tcat_desktop.office.questions.exhibit import ExhibitAnswer

# How long the longer side is, in pixels: in a list, and on a page where it can be made larger.
THUMBNAIL: Final = 360
TO_LOOK_AT: Final = 3200
_MOST_BYTES: Final = 64 * 1024 * 1024


class Copies:
    """Copies made lately, by the digest of what they show; may be asked from any thread.

    Nothing of a sealed exhibit is remembered.
    """

    def __init__(self) -> None:
        self._lately: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def thumbnail(
        self, exhibit: ExhibitAnswer, *, cancelled: Callable[[], bool] | None = None
    ) -> bytes:
        """A small JPEG. Slow the first time, so from a worker.

        Raises Refused for what is no picture, or is not to be shown.
        """
        return self._copy(exhibit, THUMBNAIL, cancelled)

    def to_look_at(
        self, exhibit: ExhibitAnswer, *, cancelled: Callable[[], bool] | None = None
    ) -> bytes:
        """A JPEG as large as anybody looks at it. Raises as ``thumbnail``."""
        return self._copy(exhibit, TO_LOOK_AT, cancelled)

    def empty(self) -> None:
        """Forget them all, as on locking."""
        with self._lock:
            self._lately.clear()

    def _copy(
        self, exhibit: ExhibitAnswer, most: int, cancelled: Callable[[], bool] | None
    ) -> bytes:
        key = (exhibit.digest, most)
        with self._lock:
            kept = self._lately.get(key)
            if kept is not None:
                self._lately.move_to_end(key)
                return kept
        made = copy_apart(exhibit.content, most=most, as_jpeg=True, cancelled=cancelled)
        if exhibit.sealed:
            return made
        with self._lock:
            self._lately[key] = made
            while sum(map(len, self._lately.values())) > _MOST_BYTES:
                self._lately.popitem(last=False)
        return made


def to_take_away(exhibit: ExhibitAnswer, *, cancelled: Callable[[], bool] | None = None) -> bytes:
    """A PNG of the whole picture, for a file that leaves the desk: its pixels, upright, no more.

    Slow, so from a worker. Raises Refused for what is no picture, or is not to be shown.
    """
    return copy_apart(exhibit.content, cancelled=cancelled)
