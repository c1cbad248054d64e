"""Strong and slanted words: ``**`` and ``//`` in a wording's own text."""

import re
from collections.abc import Iterator

from tcat_desktop.correspondence.wording.tags import Stray
from tcat_desktop.correspondence.words import Look

_MARK = re.compile(r"\*\*|//")
_LOOKS: dict[str, Look] = {"**": "strong", "//": "italic"}
_BEFORE = " \t(“‘\"'–—-"


class Marks:
    """Which look the words have at this place; it begins with the look around it."""

    def __init__(self, around: Look) -> None:
        self.around = around
        self.look = around

    def read(self, words: str) -> Iterator[tuple[str, Look]]:
        """The words without their marks, each stretch with its look."""
        done = 0
        for found in _MARK.finditer(words):
            if not self._turns(words, found):
                continue
            if found.start() > done:
                yield words[done : found.start()], self.look
            self._turn(found[0])
            done = found.end()
        if done < len(words):
            yield words[done:], self.look

    def end(self) -> str:
        """The mark that is still open where a line or a branch ends, or nothing."""
        left = "" if self.look == self.around else "**" if self.look == "strong" else "//"
        self.look = self.around
        return left

    def _turns(self, words: str, found: re.Match[str]) -> bool:
        """Whether a mark is one: ``//`` in an address such as https://… is not."""
        if found[0] == "**":
            return True
        before = words[found.start() - 1] if found.start() else " "
        after = words[found.end()] if found.end() < len(words) else " "
        if self.look == "italic":
            return before != ":"
        at_end = found.end() == len(words)
        return before in _BEFORE and (at_end or not after.isspace())

    def _turn(self, mark: str) -> None:
        look = _LOOKS[mark]
        if self.look == look and self.around != look:
            self.look = self.around
        elif self.look == "plain":
            self.look = look
        else:
            raise Stray(f"A {mark} stands inside words that are marked already.",
                        "Words are either strong or slanted, not both.")  # fmt: skip
