"""The merge language of a letter: reading it, and saying in which line it cannot be read.

A wording prints fields, ``{phone}``, and may choose and repeat: ``{if care}…{end}``,
``{for each in posts}…{end}``. There is nothing else to it. A name is looked up in the
letter's own fields and nowhere else; nothing is called, indexed or worked out. Jinja's
sandbox would let ``case.delete()`` through and print “Dear ” for a name that is missing.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tcat_desktop.correspondence.wording import tables
from tcat_desktop.correspondence.wording.marks import Marks
from tcat_desktop.correspondence.wording.scan import Piece, hidden, scanned
from tcat_desktop.correspondence.wording.tags import Stray, Tag, printed_field, read, tested
from tcat_desktop.correspondence.wording.tokens import Tokens
from tcat_desktop.correspondence.wording.tree import Choice, Node, Own, Parsed, Repeat, Test
from tcat_desktop.correspondence.words import Look
from tcat_desktop.journey.refusals import Refused

LONGEST = 40_000
DEEPEST = 8
MOST_FAULTS = 50
_ENOUGH = 4 * MOST_FAULTS


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that cannot stand in a wording: in which line, what, and what to do."""

    line: int
    what: str
    what_to_do: str = ""


class WordingFault(Refused):
    """A wording cannot be read. ``line`` is where; the rest is for people."""

    def __init__(self, line: int, what: str, what_to_do: str) -> None:
        super().__init__(f"Line {line}: {what}", what_to_do=what_to_do, field="body")
        self.line = line
        self.what = what


@lru_cache(maxsize=256)
def parse(text: str, known: Tokens) -> Parsed:
    """The wording as a tree. Raises WordingFault for the first line that cannot be read."""
    reader = _read(text, known)
    if reader.faults:
        first = min(reader.faults)
        raise WordingFault(first.line, first.what, first.what_to_do)
    return Parsed(tuple(reader.frames[0].nodes))


def faults(text: str, known: Tokens) -> tuple[Fault, ...]:
    """Everything that cannot stand in a wording, line by line; empty when it can be used."""
    return tuple(sorted(set(_read(text, known).faults)))[:MOST_FAULTS]


def heading_faults(text: str, known: Tokens) -> tuple[Fault, ...]:
    """The same for a subject line, which is one line of plain words and fields."""
    if "\n" in text.strip("\n"):
        return (Fault(1, "The subject runs over several lines.", "Write it on one line."),)
    if re.search(r"\{\s*for\b", text):
        return (Fault(1, "A subject does not repeat anything.", "Take the {for …} out."),)
    return faults(text, known)


@dataclass(slots=True)
class _Frame:
    """An if or a for that is still open, or the wording itself."""

    line: int
    marks: Marks
    within: bool = False
    test: Test | None = None
    repeats: str = ""
    nodes: list[Node] = field(default_factory=list)
    then: list[Node] | None = None

    @property
    def proved(self) -> str:
        """The field that surely is not empty here, or nothing."""
        if self.test is None:
            return ""
        some = self.test.asks != "counts" or self.test.wanted != "0"
        sure = some and self.test.negated == (self.then is not None)
        return self.test.name if sure else ""


def _read(text: str, known: Tokens) -> "_Reader":
    reader = _Reader(known)
    if len(text) > LONGEST:
        reader.fault(
            text.count("\n", 0, LONGEST) + 1,
            f"This is longer than {LONGEST:,} characters.",
            "Make it shorter; a letter of that length is not read.",
        )
    elif not text.strip():
        reader.fault(1, "There are no words yet.", "Write some, or go back to the shipped words.")
    else:
        reader.read(text)
    return reader


class _Reader:
    """Goes through the pieces of a wording once, and keeps the ifs and fors that are open."""

    def __init__(self, known: Tokens) -> None:
        self.known = known
        self.faults: list[Fault] = []
        self.frames = [_Frame(1, Marks("plain"))]

    def fault(self, line: int, what: str, what_to_do: str = "") -> None:
        """Remember a fault; reading goes on, so that many are shown at once."""
        self.faults.append(Fault(line, what, what_to_do))

    def read(self, text: str) -> None:
        """Read everything."""
        for line, code in hidden(text):
            self.fault(line, f"There is a character that cannot be seen ({code}).",
                       "Delete it and type the words again.")  # fmt: skip
        last = 1
        for piece in scanned(text):
            self._piece(piece)
            last = piece.line
            if len(self.frames) > DEEPEST + 1 or len(self.faults) > _ENOUGH:
                return
        for frame in self.frames[1:]:
            opened = "for" if frame.repeats else "if"
            self.fault(frame.line, f"This {{{opened} …}} has no {{end}}.",
                       "Write {end} where it stops.")  # fmt: skip
        self._leave(self.frames[-1], last)
        for line, what, what_to_do in tables.faults(text):
            self.fault(line, what, what_to_do)

    def _piece(self, piece: Piece) -> None:
        frame = self.frames[-1]
        if piece.kind == "stray":
            self.fault(piece.line, *piece.trouble)
        elif piece.kind == "tag":
            try:
                self._tag(read(piece.words), piece)
            except Stray as stray:
                self.fault(piece.line, stray.what, stray.what_to_do)
        elif piece.kind == "end of line":
            self._leave(frame, piece.line)
            frame.nodes.append(Own("\n", "plain"))
        else:
            try:
                frame.nodes += [Own(*part) for part in frame.marks.read(piece.words)]
            except Stray as stray:
                self.fault(piece.line, stray.what, stray.what_to_do)

    def _leave(self, frame: _Frame, line: int) -> None:
        """A line or a branch ends here: what it made strong or slanted must have ended."""
        left = frame.marks.end()
        if left:
            self.fault(line, f"A {left} in this line has no second {left}.",
                       f"Write {left} where it stops, or take it out.")  # fmt: skip

    def _tag(self, tag: Tag, piece: Piece) -> None:
        if tag.kind == "else":
            self._otherwise(piece.line)
        elif tag.kind == "end":
            self._end(piece.line)
        elif tag.kind == "field":
            proved = {frame.proved for frame in self.frames}
            made = printed_field(tag, self.known, self._row(), proved, self._look())
            self.frames[-1].nodes.append(made)
        else:
            self._open(tag, piece)

    def _look(self) -> Look:
        return self.frames[-1].marks.look

    def _row(self) -> str:
        """The list whose items “each” means here, or nothing outside a for."""
        return next((frame.repeats for frame in reversed(self.frames) if frame.repeats), "")

    def _repeatable(self, name: str, row: str) -> None:
        found = self.known.get(name)
        if found is None:
            raise Stray.unknown(name, self.known)
        if found.kind not in ("lines", "rows"):
            raise Stray(f"“{found.label}” is one thing, so there is nothing to repeat.",
                        f"Write {{{name}}} without a {{for …}}.")  # fmt: skip
        if row:
            raise Stray("A {for …} stands inside another one.",
                        "End the first before the second begins.")  # fmt: skip

    def _open(self, tag: Tag, piece: Piece) -> None:
        # The wording itself is the first frame.
        if len(self.frames) == DEEPEST + 1:
            self.fault(piece.line, f"There are more than {DEEPEST} ifs inside one another.",
                       "Write the paragraph out instead.")  # fmt: skip
        frame = _Frame(piece.line, Marks(self._look()), within=not piece.alone)
        row = self._row()
        # Opened before it is looked at, so that its {end} closes nothing else when it is faulty.
        self.frames.append(frame)
        frame.test, frame.repeats = tag.test, tag.name
        if tag.kind == "for":
            self._repeatable(tag.name, row)
        else:
            tested(tag, self.known, row)

    def _otherwise(self, line: int) -> None:
        frame = self.frames[-1]
        if frame.test is None or frame.then is not None:
            raise Stray("This {else} belongs to no {if …}.", "Take it out.")
        self._leave(frame, line)
        frame.then, frame.nodes = frame.nodes, []

    def _end(self, line: int) -> None:
        if len(self.frames) == 1:
            raise Stray("This {end} has no {if …} or {for …} before it.", "Take it out.")
        frame = self.frames.pop()
        self._leave(frame, line)
        self.frames[-1].nodes.append(_closed(frame))


def _closed(frame: _Frame) -> Node:
    nodes = tuple(frame.nodes)
    if frame.test is None:
        return Repeat(frame.repeats, nodes, frame.within)
    if frame.then is None:
        return Choice(frame.test, nodes, (), frame.within)
    return Choice(frame.test, tuple(frame.then), nodes, frame.within)
