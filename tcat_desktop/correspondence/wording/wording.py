"""One wording of one letter: its subject and its words, with the version they are known by."""

import hashlib
import re
from dataclasses import dataclass

_OWN_LINE = re.compile(r"(?:# |\d{1,2}\. |- |\||> |~ |\[ \] |_ |---$)")
_CONTROL = re.compile(r"\s*(?:\{\s*(?:if\b[^{}\n]*|else|end|for\b[^{}\n]*)\s*\}\s*)+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a letter in the merge language. ``version`` is for people: “shipped”, “2”."""

    heading: str
    body: str
    version: str = "shipped"

    @property
    def sha256(self) -> str:
        """The fingerprint of these words. A sign-off is for this and for nothing else."""
        return hashlib.sha256(f"{self.heading}\x00{self.body}".encode()).hexdigest()


def unwrapped(text: str) -> str:
    """The words of a letter's file with each paragraph on one line, as the house sees them.

    A program's lines are kept short; in a wording an end of a line is an end of a line.
    """
    lines: list[str] = []
    joins = False
    for line in text.strip("\n").split("\n"):
        stands = not line.strip() or bool(_CONTROL.fullmatch(line))
        if joins and not stands and not _OWN_LINE.match(line):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line.rstrip())
        joins = not stands
    return "\n".join(lines)
