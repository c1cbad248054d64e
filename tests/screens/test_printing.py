"""Paper comes out as it was made, files are saved whole, and the window never stands still."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.screens.printing import aside, lay_on, write_whole


def a_paper(*sizes: tuple[float, float]) -> bytes:
    """Pages of these sizes, each with a black square 20 mm from the left and 57 mm down."""
    held = BytesIO()
    canvas = Canvas(held)
    for wide, tall in sizes:
        canvas.setPageSize((wide, tall))
        canvas.rect(56.7, tall - 161.6 - 28.35, 28.35, 28.35, fill=1)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


@pytest.fixture
def to_file(tmp_path: Path) -> Callable[..., QPrinter]:
    def made(name: str = "out.pdf", dots: int = 300) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / name))
        printer.setResolution(dots)
        return printer

    return made


def picture(pdf: bytes, page: int = 0) -> QImage:
    """A page of a PDF at 72 dots an inch."""
    document = QPdfDocument()
    held = QBuffer(document)
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    size = document.pagePointSize(page).toSize()
    drawn = document.render(page, size)
    white = QImage(size, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFF)
    from PySide6.QtGui import QPainter

    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return white


def dark_box(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is dark on a page, in points."""
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    across, down = [x for x, _ in dark], [y for _, y in dark]
    return min(across), min(down), max(across), max(down)


def test_what_is_printed_stands_where_it_stood_on_the_page(
    to_file: Callable[..., QPrinter], tmp_path: Path
) -> None:
    made = a_paper(A4)
    assert lay_on(to_file(), made) == 1
    out = (tmp_path / "out.pdf").read_bytes()
    assert picture(out).size() == QSize(595, 842)
    for printed, meant in zip(dark_box(picture(out)), (56, 161, 85, 190), strict=True):
        assert abs(printed - meant) <= 1


def test_two_copies_are_two_whole_sets(to_file: Callable[..., QPrinter], tmp_path: Path) -> None:
    printer = to_file(dots=72)
    printer.setCopyCount(2)
    assert lay_on(printer, a_paper(A4, A4)) == 4
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 4


def test_a_large_print_copy_follows_in_the_same_job(
    to_file: Callable[..., QPrinter], tmp_path: Path
) -> None:
    assert lay_on(to_file(dots=72), a_paper(A4), a_paper(A4, A4)) == 3
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 3


def test_a_page_that_lies_down_is_not_squeezed_upright(
    to_file: Callable[..., QPrinter], tmp_path: Path
) -> None:
    lay_on(to_file(dots=72), a_paper(A4, landscape(A4)))
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [False, True]


# Qt says so itself, on its own channel.
@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_printer_that_does_not_answer_is_told_of(
    to_file: Callable[..., QPrinter], recwarn: pytest.WarningsRecorder
) -> None:
    with pytest.raises(Trouble, match="printer did not take"):
        lay_on(to_file("no/such/folder/out.pdf"), a_paper(A4))


def test_what_is_no_paper_is_not_printed(to_file: Callable[..., QPrinter]) -> None:
    with pytest.raises(Trouble, match="could not be read"):
        lay_on(to_file(), b"this is a shopping list")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "letter.pdf"
    place.write_bytes(b"the old one")
    write_whole(place, b"the new one")
    assert place.read_bytes() == b"the new one"
    assert [each.name for each in tmp_path.iterdir()] == ["letter.pdf"]


def test_a_place_that_cannot_be_written_to_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("not a folder")
    with pytest.raises(Trouble, match="could not be saved"):
        write_whole(tmp_path / "a file" / "letter.pdf", b"%PDF")


def test_the_window_goes_on_while_a_paper_is_made(dressed: object) -> None:
    from threading import Event

    ticked = Event()
    QTimer.singleShot(0, ticked.set)
    done: list[bool] = []

    def work() -> None:
        done.append(ticked.wait(5))

    aside(work)
    assert done == [True]


def test_what_goes_wrong_aside_is_told_where_it_was_asked_for(dressed: object) -> None:
    def work() -> None:
        raise Trouble("The printer is out of paper.")

    with pytest.raises(Trouble, match="out of paper"):
        aside(work)
