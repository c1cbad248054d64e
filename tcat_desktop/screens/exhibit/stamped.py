"""An exhibit for paper: its picture or pages on sheets of A4, each with a stamp saying what it is.

Everything on the sheets is drawn from pixels; nothing of the file itself goes into them.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtPdf import QPdfDocument

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer

_DOTS: Final = 200
_MM: Final = _DOTS / 25.4
# The stamp's own room at the head of each sheet, and what is left at the edges, in mm.
_EDGE, _STAMP = 14, 12
MOST_SHEETS: Final = 300

Drawn = Callable[[int, QSize], QImage]


def stamp_of(answer: ExhibitPageAnswer) -> str:
    """“Exhibit E2 · AP-26-031 · SHA-256 6c0d41be… · copy without metadata”."""
    short = answer.digest[:16]
    return (
        f"Exhibit {answer.number} · {answer.reference} · SHA-256 {short}… · copy without metadata"
    )


def stamped_picture(picture: QImage, stamp: str) -> bytes:
    """One sheet, upright or lying as the picture is."""
    return _sheets([QSizeF(picture.width(), picture.height())], lambda _page, _room: picture, stamp)


def stamped_pages(
    pdf: bytes, stamp: str, *, went: Callable[[int, int], None] | None = None
) -> bytes:
    """A sheet for each page. May be called on any thread; ``went`` is told how far it is.

    Raises Refused for one that cannot be drawn, or has too many pages.
    """
    document = QPdfDocument()
    held = QBuffer(document)
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    if document.status() is not QPdfDocument.Status.Ready:
        raise Refused("The pages of this PDF could not be drawn, so it was not printed.",
                      what_to_do="If it is locked, save the original and print that.")  # fmt: skip
    pages = document.pageCount()
    if pages > MOST_SHEETS:
        raise Refused(f"This PDF has {pages:,} pages, and the desk prints {MOST_SHEETS} at most.",
                      what_to_do="Save the original, and print the pages that matter.")  # fmt: skip

    def drawn(page: int, room: QSize) -> QImage:
        if went is not None:
            went(page, pages)
        size = document.pagePointSize(page).scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
        white = QImage(size.toSize(), QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, document.render(page, white.size()))
        painter.end()
        return white

    try:
        return _sheets([document.pagePointSize(page) for page in range(pages)], drawn, stamp)
    finally:
        document.close()


def _sheets(sizes: list[QSizeF], drawn: Drawn, stamp: str) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Conduct desk")
    writer.setTitle(stamp)
    writer.setResolution(_DOTS)
    painter = QPainter()
    for page, size in enumerate(sizes):
        writer.setPageLayout(_layout(lying=size.width() > size.height()))
        if page:
            writer.newPage()
        else:
            painter.begin(writer)
        words = stamp if len(sizes) == 1 else f"{stamp} · page {page + 1} of {len(sizes)}"
        _draw(painter, QSize(writer.width(), writer.height()), drawn, page, words)
    painter.end()
    buffer.close()
    return bytes(held.data())


def _layout(*, lying: bool) -> QPageLayout:
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw(painter: QPainter, sheet: QSize, drawn: Drawn, page: int, words: str) -> None:
    edge, stamp = _EDGE * _MM, _STAMP * _MM
    box = QRectF(edge, edge, sheet.width() - 2 * edge, stamp - 3 * _MM)
    painter.setPen(QPen(Qt.GlobalColor.black, 2))
    painter.drawRect(box)
    font = QFont("Inter")
    font.setPixelSize(round(3.1 * _MM))
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    room = QRectF(edge, edge + stamp, box.width(), sheet.height() - 2 * edge - stamp)
    picture = drawn(page, room.size().toSize())
    size = QSizeF(picture.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = room.left() + (room.width() - size.width()) / 2
    painter.drawImage(QRectF(left, room.top(), size.width(), size.height()), picture)
