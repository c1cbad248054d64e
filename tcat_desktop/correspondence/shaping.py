"""Scripts that join or stack their letters, and scripts that run from right to left.

Arabic, Hebrew and the scripts of India and South-East Asia cannot be printed letter by
letter. HarfBuzz chooses the shapes; each shape gets a private character of its face, and the
face remembers which letters it stands for, so that text copied out of the PDF is what was
typed. The order of a line follows the Unicode bidirectional algorithm at the level of words:
enough for names and passages, not for directions nested within each other (marks that would
nest them are printed as their numbers, see ``words.printable``).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from struct import pack, unpack
from threading import RLock
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

# Where letters join, stack or change places: Hebrew to Nko, Indic, Thai to Khmer, Arabic forms.
_COMPLEX = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1200-\u139f\u1780-\u17ff"
    "\u200c\u200d\ua8e0-\ua8ff\uaa60-\uaa7f\ufb1d-\ufdff\ufe70-\ufefc]"
)
_RIGHTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


_LOCK = RLock()
# How long a word is whose width is remembered, and how many are.
_SHORT, _MOST_WORDS = 40, 50_000


class Face(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A typeface that knows which letters each of its shapes stands for."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, shapable=False)
        # What the file itself can print, before any shape is given a private character.
        self.own = frozenset(self.face.charToGlyph)
        self.stands_for: dict[int, str] = {}
        self._shapes: dict[tuple[Any, ...], str] = {}
        self._next = 0xE000
        self._font: Any = None
        self._wide: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """How wide a text is in points. Words come again and again, so theirs are remembered."""
        wide = self._wide.get(text)
        if wide is None:
            wide = float(super().stringWidth(text, 1000, encoding))
            if len(text) <= _SHORT:
                if len(self._wide) >= _MOST_WORDS:
                    self._wide.clear()
                self._wide[text] = wide
        return wide * size / 1000

    def splitString(  # noqa: N802
        self, text: str, doc: Any, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """A text as the codes of this document; quick where each letter was met before."""
        state = self.state.get(doc)
        if state is not None:
            try:
                codes = [state.assignments[code] for code in map(ord, text.replace("\xa0", " "))]
                return [(0, bytes(codes))] if codes else []
            except (KeyError, ValueError):
                # A new letter, or one beyond the first 256 of the document: the whole way.
                pass
        found: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return found

    def shape(self, word: str) -> str:
        """One word as private characters of this face, in the order in which they stand."""
        with _LOCK:
            if self._font is None:
                self._font = uharfbuzz.Font(uharfbuzz.Face(self.face._ttf_data))
            buffer = uharfbuzz.Buffer()
            buffer.add_str(word)
            buffer.guess_segment_properties()
            uharfbuzz.shape(self._font, buffer, {"kern": True, "liga": True})
            clusters = [info.cluster for info in buffer.glyph_infos]
            starts = sorted({*clusters, len(word)})
            shaped = []
            for cluster, together in groupby(
                zip(buffer.glyph_infos, buffer.glyph_positions, strict=True),
                key=lambda pair: pair[0].cluster,
            ):
                letters = word[cluster : starts[starts.index(cluster) + 1]]
                shaped.append(self._cluster(list(together), letters))
            return "".join(shaped)

    def _cluster(self, together: list[tuple[Any, Any]], letters: str) -> str:
        """The shapes that stand for some letters, as one private character."""
        pen, parts = 0, []
        for info, place in together:
            parts.append((info.codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
        key = (tuple(parts), pen, letters)
        if key not in self._shapes:
            while self._next in self.face.charToGlyph:
                self._next += 1
            alone = len(parts) == 1 and parts[0][1:] == (0, 0)
            glyph = parts[0][0] if alone else self._compose(parts, pen)
            self.face.charToGlyph[self._next] = glyph
            self.face.charWidths[self._next] = self.face._pdfScale(pen)
            self.stands_for[self._next] = letters
            self._shapes[key] = chr(self._next)
            self._next += 1
        return self._shapes[key]

    def _compose(self, parts: list[tuple[int, int, int]], advance: int) -> int:
        """A new glyph made of others, each in its place: a letter with its dots and marks.

        ReportLab cannot move a mark to where it belongs, so the mark's place is put into the
        outline itself. The new outlines are added to the copy of the face held in memory.
        """
        face = self.face
        start, length = face.get_table_pos("glyf")
        outlines = face._ttf_data[start : start + length]
        boxes = [self._bounds(outlines, part) for part in parts]
        box = [min(each[0] for each in boxes), min(each[1] for each in boxes),
               max(each[2] for each in boxes), max(each[3] for each in boxes)]  # fmt: skip
        made = pack(">hhhhh", -1, *box)
        for at, (glyph, x, y) in enumerate(parts):
            more = 0x20 if at + 1 < len(parts) else 0
            made += pack(">HHhh", 0x03 | more, glyph, x, y)
        outlines += b"\0" * (-len(outlines) % 4)
        made += b"\0" * (-len(made) % 4)
        if face.glyphPos[-1] != len(outlines):
            face.glyphPos.append(len(outlines))
            face.hmetrics.append((0, 0))
        face.glyphPos.append(len(outlines) + len(made))
        face.hmetrics.append((advance, box[0] & 0xFFFF))
        face.table["glyf"] = {
            **face.table["glyf"],
            "offset": len(face._ttf_data),
            "length": len(outlines) + len(made),
        }
        face._ttf_data += outlines + made
        return len(face.hmetrics) - 1

    def _bounds(self, outlines: bytes, part: tuple[int, int, int]) -> tuple[int, ...]:
        glyph, x, y = part
        at, end = self.face.glyphPos[glyph], self.face.glyphPos[glyph + 1]
        if at == end:
            return (0, 0, 0, 0)
        left, low, right, high = unpack(">hhhh", outlines[at + 2 : at + 10])
        return (left + x, low + y, right + x, high + y)

    def ink(self, character: str) -> tuple[float, float]:
        """How far a character reaches above and below its line, as parts of its size."""
        glyph = self.face.charToGlyph.get(ord(character))
        if glyph is None or glyph + 1 >= len(self.face.glyphPos):
            return (0.0, 0.0)
        at, end = self.face.glyphPos[glyph], self.face.glyphPos[glyph + 1]
        if at == end:
            return (0.0, 0.0)
        start, _ = self.face.get_table_pos("glyf")
        low, high = unpack(">hxxh", self.face._ttf_data[start + at + 4 : start + at + 10])
        return (max(0.0, high / self.face.unitsPerEm), max(0.0, -low / self.face.unitsPerEm))

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name
        """Write the face to the PDF, with a table of letters that also holds shapes and emoji.

        ReportLab's own table writes five digits for a character beyond U+FFFF, which readers
        take for something else.
        """
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"toUnicodeCMap:{self._subset_name(number)}"
            doc.idToObject[name].content = self._letters(self._subset_name(number), subset)

    def _subset_name(self, number: int) -> str:
        name: bytes = SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
        return name.decode("pdfdoc")

    def _letters(self, name: str, subset: list[int]) -> str:
        told = [
            f"<{at:02X}> <{self.stands_for.get(code, chr(code)).encode('utf-16-be').hex()}>"
            for at, code in enumerate(subset)
        ]
        blocks = [told[at : at + 100] for at in range(0, len(told), 100)]
        lines = [
            "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def", "/CMapType 2 def", "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>", "endcodespacerange",
        ]  # fmt: skip
        for block in blocks:
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines)


def complex_script(text: str) -> bool:
    """Whether any letter here must be shaped."""
    return not text.isascii() and _COMPLEX.search(text) is not None


def turns(text: str) -> bool:
    """Whether any of it runs from right to left."""
    return not text.isascii() and _RIGHTWARD.search(text) is not None


def shaped(face: str, text: str) -> str:
    """A run of one face, word by word in its shapes; spaces stay for the line to break at."""
    if not complex_script(text):
        return text
    font: Face = pdfmetrics.getFont(face)
    return " ".join(font.shape(word) if complex_script(word) else word for word in text.split(" "))


# --- the order of a line -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of one kind on a line, and whatever goes with them."""

    words: str
    with_it: Any


@cache
def _kind(character: str) -> str:
    """R, L, N for a number, or neutral: the classes of the bidirectional algorithm, folded."""
    of = unicodedata.bidirectional(character)
    if of in ("R", "AL"):
        return "R"
    if of in ("EN", "AN"):
        return "N"
    return "L" if of == "L" else "-"


def starts_right(text: str) -> bool:
    """Whether the first strong letter runs from right to left, and so the paragraph does."""
    for character in text:
        kind = _kind(character)
        if kind in "LR":
            return kind == "R"
    return False


_BRACKETS = "()[]{}"


def in_order(line: list[Piece], from_right: bool) -> list[tuple[Piece, bool]]:
    """The pieces of a line as they stand from left to right, and whether each is turned."""
    base = "R" if from_right else "L"
    parts = [part for piece in line for part in _parted(piece)]
    kinds = _paired([part for part, _ in parts], _resolved([kind for _, kind in parts], base))
    runs: list[tuple[bool, list[tuple[Piece, bool]]]] = []
    for (part, kind), resolved in zip(parts, kinds, strict=True):
        side = resolved != "L"
        if not runs or runs[-1][0] != side:
            runs.append((side, []))
        # A number keeps its figures in order, wherever it stands.
        runs[-1][1].append((part, side and kind != "N"))
    if from_right:
        runs.reverse()
    return [each for side, members in runs for each in (members[::-1] if side else members)]


def _parted(piece: Piece) -> list[tuple[Piece, str]]:
    """A piece in stretches of one kind each. A mark goes with its letter, 8.14 is one number."""
    kinds: list[str] = []
    words = piece.words
    for at, character in enumerate(words):
        kind = _kind(character)
        if kinds and unicodedata.bidirectional(character) in ("NSM", "BN"):
            kind = kinds[-1]
        elif kinds and character in ".,:/" and kinds[-1] == "N":
            kind = "N" if at + 1 < len(words) and _kind(words[at + 1]) == "N" else kind
        kinds.append(kind)
    parts: list[tuple[Piece, str]] = []
    start = 0
    for at in range(1, len(words) + 1):
        bracket = at < len(words) and (words[at] in _BRACKETS or words[start] in _BRACKETS)
        if at == len(words) or kinds[at] != kinds[start] or bracket:
            parts.append((Piece(words[start:at], piece.with_it), kinds[start]))
            start = at
    return parts


def _paired(parts: list[Piece], kinds: list[str]) -> list[str]:
    """A closing bracket runs the same way as the one that opened it."""
    opened: list[int] = []
    for at, part in enumerate(parts):
        if part.words in ("(", "[", "{"):
            opened.append(at)
        elif part.words in (")", "]", "}") and opened:
            kinds[at] = kinds[opened.pop()]
    return kinds


def _resolved(kinds: list[str], base: str) -> list[str]:
    """Numbers follow what came before; spaces and signs follow both neighbours, or the base."""
    known, strong = [], base
    for kind in kinds:
        strong = kind if kind in "LR" else strong
        known.append(("R" if strong == "R" else "L") if kind == "N" else kind)
    resolved = []
    for at, kind in enumerate(known):
        before = next((each for each in reversed(known[:at]) if each != "-"), base)
        after = next((each for each in known[at + 1 :] if each != "-"), base)
        resolved.append(kind if kind != "-" else before if before == after else base)
    return resolved
