"""Where the ink of a PDF lies, read from the PDF alone: its operators and its embedded faces."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

_MM = 72 / 25.4
Matrix = tuple[float, float, float, float, float, float]
_STAYS: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Inked:
    """What one operator shows: its words and the rectangle of their ink, in mm from upper left."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


class _Embedded:
    """One face as it stands in the PDF: the shape, width and letters of each code."""

    def __init__(self, font: Any) -> None:
        held = font.FontDescriptor.FontFile2.read_bytes()
        face = TTFont(BytesIO(held), lazy=True)
        self._glyphs, self._order = face["glyf"], face.getGlyphOrder()
        self._units = face["head"].unitsPerEm
        self._first = int(font.FirstChar)
        self._widths = [float(each) for each in font.Widths]
        self.letters = _letters(font.ToUnicode.read_bytes().decode("latin-1"))
        table = next(iter(face["cmap"].tables))
        self._names = table.cmap

    def reach(self, code: int) -> tuple[float, float, float, float] | None:
        """The ink of one code as (left, low, right, high), in parts of the size."""
        glyph = self._glyphs[self._names[code]]
        if not glyph.numberOfContours:
            return None
        glyph.recalcBounds(self._glyphs)
        return tuple(  # type: ignore[return-value]
            each / self._units for each in (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
        )

    @cache  # noqa: B019 - a face lives as long as its test
    def known(self, code: int) -> tuple[float, float, float, float] | None:
        """The same, looked up once."""
        return self.reach(code)

    def width(self, code: int) -> float:
        return self._widths[code - self._first] / 1000


def _letters(table: str) -> dict[int, str]:
    found = {}
    for line in table.splitlines():
        parts = line.split()
        if len(parts) == 2 and all(part.startswith("<") for part in parts) and len(parts[1]) > 5:
            code = int(parts[0].strip("<>"), 16)
            found[code] = bytes.fromhex(parts[1].strip("<>")).decode("utf-16-be")
    return found


class Reader:
    """Reads the ink of many pages; the faces of a file are opened once."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(pdf))
        self._faces: dict[Any, _Embedded] = {}

    def __len__(self) -> int:
        return len(self.pdf.pages)

    def ink(self, number: int) -> list[Inked]:
        """Every piece of text on a page, forms and all."""
        page = self.pdf.pages[number]
        box = [float(each) for each in page.MediaBox]
        return [
            Inked(words, left / _MM, (box[3] - high) / _MM, right / _MM, (box[3] - low) / _MM, size)
            for words, left, low, right, high, size in self._shown(page, page.Resources, _STAYS)
        ]

    def _face(self, font: Any) -> _Embedded:
        if font.objgen not in self._faces:
            self._faces[font.objgen] = _Embedded(font)
        return self._faces[font.objgen]

    def _shown(  # noqa: C901 - one branch for each operator
        self, of: Any, resources: Any, base: Matrix
    ) -> Iterator[tuple[str, float, float, float, float, float]]:
        kept: list[Matrix] = []
        now, text, line = base, _STAYS, _STAYS
        face, size, leading, spread = None, 0.0, 0.0, 0.0
        for operands, operator in pikepdf.parse_content_stream(of):
            name = str(operator)
            if name == "q":
                kept.append(now)
            elif name == "Q":
                now = kept.pop()
            elif name == "cm":
                now = _times(_matrix(operands), now)
            elif name == "Do":
                form = resources.XObject[operands[0]]
                if form.get("/Subtype") == "/Form":
                    inner = _matrix(form.get("/Matrix", _STAYS))
                    yield from self._shown(form, form.Resources, _times(inner, now))
            elif name == "BT":
                text = line = _STAYS
            elif name == "Tf":
                face, size = self._face(resources.Font[operands[0]]), float(operands[1])
            elif name == "TL":
                leading = float(operands[0])
            elif name == "Tw":
                spread = float(operands[0])
            elif name == "Tm":
                text = line = _matrix(operands)
            elif name in ("Td", "TD"):
                line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
                text = line
            elif name == "T*":
                line = _times((1, 0, 0, 1, 0, -leading), line)
                text = line
            elif name == "Tj":
                assert face is not None
                shown, across = _string(face, bytes(operands[0]), (size, spread), _times(text, now))
                if shown:
                    yield shown
                text = _times((1, 0, 0, 1, across, 0), text)
            else:
                assert name not in ("TJ", "'", '"', "Tc", "Tz", "Ts") or not operands[0]


def _matrix(of: Any) -> Matrix:
    return tuple(float(each) for each in of)  # type: ignore[return-value]


def _string(
    face: _Embedded, codes: bytes, setting: tuple[float, float], at: Matrix
) -> tuple[tuple[str, float, float, float, float, float] | None, float]:
    size, spread = setting
    pen, boxes, words = 0.0, [], ""
    for code in codes:
        words += face.letters.get(code, "")
        reach = face.known(code)
        if reach is not None:
            boxes.append((pen + reach[0] * size, reach[1] * size,
                          pen + reach[2] * size, reach[3] * size))  # fmt: skip
        # Between words lines are stretched or shrunk a little; 32 is always the space.
        pen += face.width(code) * size + (spread if code == 32 else 0)
    if not boxes:
        return None, pen
    left, low = min(each[0] for each in boxes), min(each[1] for each in boxes)
    right, high = max(each[2] for each in boxes), max(each[3] for each in boxes)
    scale_x, scale_y = at[0], at[3]
    return (words, at[4] + left * scale_x, at[5] + low * scale_y, at[4] + right * scale_x,
            at[5] + high * scale_y, abs(size * scale_y)), pen  # fmt: skip
