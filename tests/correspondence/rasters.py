"""How much ink stands where on each page of a letter, as rows of figures that can be read.

A page is rendered and laid over with squares of 10 mm; each says from 0 to f how dark it is. A
letterhead that moved, a table that grew or a signature on a page of its own is seen at once,
and another way of smoothing an edge is not. Written anew by ``python -m
tests.correspondence.rasters``, after the pages have been looked at.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2

from tcat_desktop.correspondence.bundle.assemble import assemble
from tests.correspondence.bundle_samples import a_bundle
from tests.correspondence.samples import FACTS, LETTERS, a_cover, printed

KEPT = Path(__file__).parent / "goldens" / "rasters.txt"
LARGE = (
    "advice",
    "bar_decision",
    "complaint_acknowledgement",
    "meeting_invitation",
    "panel_invitation",
    "permission_to_view",
    "removal_request",
    "sar_response",
)
OF_LETTERS = (*LETTERS, *(f"{name} in large print" for name in LARGE))
NAMES = (*OF_LETTERS, "minutes", "panel bundle")
_FIRST_PAGES = 10  # of a bundle; the rest are papers that have goldens of their own
_MM = 3  # dots a millimetre
_DARKEST = 0.55  # of a square wholly under text; a rule or a word reaches about a fifth


@cache
def paper(name: str) -> bytes:
    """The letter or paper of that name as a PDF; of the bundle its first ten pages."""
    if name == "panel bundle":
        return _first_pages(assemble(a_bundle()).content)
    if name.endswith(" in large print"):
        plain = name.removesuffix(" in large print")
        return LETTERS[plain].printed(a_cover(large_print=True), FACTS[plain])
    return printed(name)


def _first_pages(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as whole, pypdfium2.PdfDocument.new() as part:
        part.import_pages(whole, [*range(min(len(whole), _FIRST_PAGES))])
        held = BytesIO()
        part.save(held)
        return held.getvalue()


def raster(pdf: bytes) -> tuple[str, ...]:
    """Each page as rows of figures, a blank row between pages."""
    rows: list[str] = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=_MM * 25.4 / 72, grayscale=True).to_pil()
        wide, tall = round(picture.width / _MM / 10), round(picture.height / _MM / 10)
        small = picture.reduce(_MM * 10)
        rows += ["".join(_figure(small.getpixel((min(x, small.width - 1), y)))
                         for x in range(wide)) for y in range(min(tall, small.height))]  # fmt: skip
        rows.append("")
    document.close()
    return tuple(rows[:-1])


def _figure(grey: int) -> str:
    return f"{min(round((255 - grey) / 255 / _DARKEST * 15), 15):x}"


@cache
def kept() -> dict[str, tuple[str, ...]]:
    """The rasters as they were when a person last looked at the pages."""
    found: dict[str, tuple[str, ...]] = {}
    for part in KEPT.read_text(encoding="utf-8").split("# ")[1:]:
        name, *rows = part.rstrip("\n").split("\n")
        found[name] = tuple(rows)
    return found


def apart(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How far two rasters differ in the square where they differ most; 99 in size."""
    if [len(row) for row in one] != [len(row) for row in other]:
        return 99
    squares = zip("".join(one), "".join(other), strict=True)
    return max(abs(int(first, 16) - int(second, 16)) for first, second in squares)


def main() -> None:
    """Write every raster anew."""
    parts = ("# " + "\n".join((name, *raster(paper(name)))) + "\n" for name in NAMES)
    KEPT.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
