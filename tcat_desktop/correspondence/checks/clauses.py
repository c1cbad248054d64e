"""Clauses of the Code that a letter cites: its own, or such as this case rests on."""

import re
from collections.abc import Iterator

from tcat_desktop.correspondence.checks.report import About, Finding, Kind, Text

KIND = Kind(
    rule="clause",
    title="Cites a clause this case does not rest on",
    why="A parent may look it up, and must find there what the letter says.",
    what_to_do="Cite a clause that was judged likely or found, or leave the number out.",
    weight="look",
)
_CLAUSE = re.compile(r"\b[Cc]lauses? (C?\d{1,2})\b|\b(C\d{2})\b")


def clauses(text: Text, about: About) -> Iterator[Finding]:
    """Every clause cited that is neither the letter's own nor the case's."""
    ours = {*about.letter.clauses, *about.clauses}
    for reading in text.paragraphs:
        for match in _CLAUSE.finditer(reading.own):
            number = int((match[1] or match[2]).lstrip("C"))
            if f"C{number:02d}" not in ours:
                yield KIND.at(reading, match.start(), match.end())
