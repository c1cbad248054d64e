"""A school's own logo on its letters: a plain PNG put into the PDF as it is, never decoded here.

The picture that somebody chose was decoded in a process of its own and written anew as grey or
colour of eight bits without transparency. Such a file's data can stand in a PDF unchanged, so
this process reads its frame and nothing of its pixels.
"""

import hashlib
import struct
from dataclasses import dataclass
from typing import Any, Final, Self

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from tcat_desktop.journey.refusals import Refused

TALLEST, WIDEST = 20.0, 45.0  # mm
_START: Final = b"\x89PNG\r\n\x1a\n"
_MOST: Final = 2400
_GREY, _COLOUR = 0, 2


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the head of a letter."""

    width: int
    height: int
    grey: bool
    data: bytes

    @classmethod
    def read(cls, png: bytes) -> Self:
        """The picture in a PNG that the desk made itself.

        Raises:
            Refused: for any other file.
        """
        if not png.startswith(_START):
            raise _unfit()
        width = height = depth = colour = woven = 0
        data = bytearray()
        at = len(_START)
        while at + 12 <= len(png):
            size, kind = struct.unpack(">I4s", png[at : at + 8])
            body = png[at + 8 : at + 8 + size]
            if kind == b"IHDR" and size == 13:
                width, height, depth, colour, _, _, woven = struct.unpack(">IIBBBBB", body)
            elif kind == b"IDAT":
                data += body
            elif kind == b"IEND":
                break
            at += 12 + size
        known = depth == 8 and colour in (_GREY, _COLOUR) and not woven
        if not known or not 0 < width <= _MOST or not 0 < height <= _MOST or not data:
            raise _unfit()
        return cls(width, height, colour == _GREY, bytes(data))

    def wide(self, tall: float) -> float:
        """How wide it stands when it is so tall, in mm; a banner is made smaller, not longer."""
        return min(self.width / self.height * tall, WIDEST)

    def draw(self, canvas: Canvas, left: float, top: float, tall: float) -> None:
        """Put it with its upper left corner here, in points; one copy of it in each file."""
        name = hashlib.sha256(self.data).hexdigest()[:32]
        doc = canvas._doc
        known = doc.getXObjectName(name)
        if known not in doc.idToObject:
            picture = _Picture(self)
            canvas._setXObjects(picture)
            doc.Reference(picture, known)
            doc.addForm(name, picture)
        wide = self.wide(tall) * mm
        high = min(tall * mm, wide * self.height / self.width)
        canvas.saveState()
        canvas.translate(left, top - high)
        canvas.scale(wide, high)
        canvas._code.append(f"/{known} Do")
        canvas.restoreState()
        canvas._currentPageHasImages = 1
        canvas._formsinuse.append(name)


class _Picture(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """The picture's data in the PDF, as they came."""

    def __init__(self, logo: Logo) -> None:
        self.logo = logo
        self.name = ""

    def format(self, document: Any) -> Any:
        """The stream as it is written."""
        logo = self.logo
        stream = pdfdoc.PDFStream(content=logo.data)
        colours = 1 if logo.grey else 3
        stream.dictionary.dict.update({
            "Type": pdfdoc.PDFName("XObject"), "Subtype": pdfdoc.PDFName("Image"),
            "Width": logo.width, "Height": logo.height, "BitsPerComponent": 8,
            "ColorSpace": pdfdoc.PDFName("DeviceGray" if logo.grey else "DeviceRGB"),
            "Filter": pdfdoc.PDFName("FlateDecode"), "Length": len(logo.data),
            "DecodeParms": pdfdoc.PDFDictionary({
                "Predictor": 15, "Colors": colours, "BitsPerComponent": 8, "Columns": logo.width,
            }),
        })  # fmt: skip
        return stream.format(document)


def _unfit() -> Refused:
    return Refused(
        "The logo is not in the form in which the desk keeps it.",
        what_to_do="Choose the logo again under Settings, Letterhead.",
        field="logo",
    )
