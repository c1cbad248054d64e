"""A letter printed once more says so on paper.

A signed letter is frozen on the shelf. The mark is laid over a copy on its way to the printer;
the bytes on the shelf are never changed.
"""

from datetime import date
from io import BytesIO

import pikepdf
from reportlab.lib.units import mm

from tcat_desktop.correspondence import typefaces
from tcat_desktop.correspondence.flowing import Bookmark
from tcat_desktop.correspondence.paper import LEFT, Pages, Sheet, about, publish
from tcat_desktop.correspondence.paragraphs import INK
from tcat_desktop.correspondence.words import day
from tcat_desktop.journey.refusals import Trouble

_LOW = 7.0  # mm from the lower edge, under every footer


def marked_as_reprint(pdf: bytes, on: date) -> bytes:
    """A copy of a letter with “Reprint, 23 November 2026” at the foot of every page."""
    with _opened(pdf) as letter, _opened(_mark(on)) as mark:
        _lay_over(letter, mark)
        return _written(letter)


def _lay_over(letter: pikepdf.Pdf, mark: pikepdf.Pdf) -> None:
    """The mark over each page, under a name of its own: pikepdf's own would be a random one."""
    form = letter.copy_foreign(mark.pages[0].as_form_xobject())
    for page in letter.pages:
        page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name.ReprintMark)
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q q /ReprintMark Do Q")


def _mark(on: date) -> bytes:
    """A page with nothing on it but the mark."""

    def around(canvas: Pages, _: str) -> None:
        canvas.setFillColor(INK)
        canvas.setFont(typefaces.STRONG, 9)
        canvas.drawString(LEFT * mm, _LOW * mm, f"Reprint, {day(on)}")

    sheet = Sheet(stem="mark", story=[Bookmark("mark", "Reprint", 0)], first=around, later=around,
                  first_top=280, later_top=280, bottom=2)  # fmt: skip
    return publish([sheet], about("Reprint", "", "", on))


def _opened(pdf: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise Trouble(
            "A letter on the shelf cannot be read, so nothing of the batch was printed.",
            what_to_do="Take it out of the batch and print the others; then check the records "
            "under File.",
        ) from error


def _written(pdf: pikepdf.Pdf) -> bytes:
    held = BytesIO()
    pdf.save(held, deterministic_id=True, linearize=False)
    return held.getvalue()
