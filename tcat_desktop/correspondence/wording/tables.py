"""Lines of a wording that begin with a bar: particulars, and tables with a header."""

import re
from collections.abc import Iterator

from tcat_desktop.correspondence.wording.scan import one_way

_TAGS = re.compile(r"\{[^{}\n]*\}")
_WIDTH = re.compile(r"\s*(\d{1,3}):\s*")
_CONTROL = re.compile(r"\{\s*(?:if\b[^{}\n]*|else|end|for\b[^{}\n]*)\s*\}")


def width(cell: str) -> tuple[float, str]:
    """The share of the width that a header cell asks for, and the rest of it: ``44: When``."""
    found = _WIDTH.match(cell)
    if found is None:
        return 1.0, cell
    return float(max(int(found[1]), 1)), cell[found.end() :]


def faults(text: str) -> Iterator[tuple[int, str, str]]:
    """Rows that do not have as many cells as their table: line, what, what to do."""
    cells = 0
    for number, line in enumerate(one_way(text).split("\n"), start=1):
        bare = _TAGS.sub("", line)
        if not bare.strip():
            cells = cells if _CONTROL.search(line) else 0
        elif bare.startswith("|="):
            cells = bare.count("|")
            if cells > 6:
                yield number, "A table has six columns at most.", "Leave some out."
        elif bare.startswith("| "):
            wanted = cells or 2
            if bare.count("|") != wanted:
                what = f"This row has {bare.count('|')} cells and should have {wanted}."
                yield number, what, "Part the cells of a row with |."
        else:
            cells = 0
