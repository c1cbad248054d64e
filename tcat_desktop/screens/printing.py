"""Paper and files: a finished PDF to the printer as it is, or saved beside other papers.

Example::

    if print_pdf(self, pdf, "L3, AP-26-031", copies=2):      # False when somebody pressed Cancel
        self._printed()
    save_pdf(self, pdf, "AP-26-031 L3.pdf")
"""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QObject,
    QPoint,
    QRect,
    QSaveFile,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from tcat_desktop.journey.refusals import Trouble

# Finer than this nobody sees, and a sheet would take four times as long.
_FINEST = 600
# A sheet at 600 dots an inch is 140 megabytes; it is drawn in bands of this many lines.
_BAND = 1024
_POINTS_AN_INCH = 72


def print_pdf(parent: QWidget, pdf: bytes, title: str, *, copies: int = 1) -> bool:
    """Ask for a printer and print. False when somebody changed her mind.

    Raises:
        Trouble: when the printer does not take it.
    """
    printer = ask_printer(parent, title, copies=copies)
    if printer is None:
        return False
    aside(lambda: lay_on(printer, pdf))
    return True


def ask_printer(parent: QWidget, title: str, *, copies: int = 1) -> QPrinter | None:
    """The computer's own dialog for choosing a printer, or nothing after Cancel."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("printing.dialog")
    dialog.setWindowTitle("Print")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def lay_on(
    printer: QPrinter, *papers: bytes, took: Callable[[int], None] | None = None
) -> int:  # fmt: skip
    """Print papers at the printer's own resolution, unscaled; how many sheets were drawn.

    May be called on any thread. A page is laid against the edge of the sheet, not inside the
    printer's margins: an address must stand where the envelope's window is. ``took`` is told the
    place (from 1) of each paper that the printer took whole, so that a job that stops half-way
    leaves nobody guessing.

    Raises:
        Trouble: when a paper cannot be read, or the printer does not take it.
    """
    documents = [_document(each) for each in papers]
    printer.setResolution(min(printer.resolution(), _FINEST))
    _fit_sheet(printer, documents[0], 0)
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("The printer did not take the paper.",
                      what_to_do="See that it is switched on, then print again.")  # fmt: skip
    try:
        # A printer that cannot repeat a page by itself is sent the paper again.
        times = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
        sheets = 0
        for place, document in enumerate(documents, start=1):
            for page in [*range(document.pageCount())] * times:
                if sheets:
                    _next_sheet(printer, document, page)
                _draw(painter, printer.resolution(), document, page)
                sheets += 1
            if took is not None:
                took(place)
        return sheets
    finally:
        painter.end()


def _next_sheet(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    _fit_sheet(printer, document, page)
    stopped = printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    if stopped or not printer.newPage():
        raise Trouble("The printer stopped.",
                      what_to_do="See to the printer, then print what is left.")  # fmt: skip


def _document(pdf: bytes) -> QPdfDocument:
    document = QPdfDocument()
    held = QBuffer(document)
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    if document.status() is not QPdfDocument.Status.Ready:
        raise Trouble("This paper could not be read, so it was not printed.",
                      what_to_do="Open it again, then print it.")  # fmt: skip
    return document


def _fit_sheet(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    size = document.pagePointSize(page)
    lying = size.width() > size.height()
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    standing = size.transposed() if lying else size
    layout = QPageLayout(
        QPageSize(standing, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        way, QMarginsF(), QPageLayout.Unit.Point,
    )  # fmt: skip
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _draw(painter: QPainter, dots: int, document: QPdfDocument, page: int) -> None:
    points = document.pagePointSize(page)
    whole = QSize(
        round(points.width() * dots / _POINTS_AN_INCH),
        round(points.height() * dots / _POINTS_AN_INCH),
    )
    for top in range(0, whole.height(), _BAND):
        band = QRect(0, top, whole.width(), min(_BAND, whole.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(band)
        drawn = document.render(page, band.size(), options)
        painter.drawImage(QPoint(0, top), drawn)


# --- files ----------------------------------------------------------------------------------


def save_pdf(parent: QWidget, pdf: bytes, name: str) -> bool:
    """Ask for a place and write the PDF, whole or not at all. False after Cancel.

    Raises:
        Trouble: when the place cannot be written to.
    """
    return save_file(parent, pdf, name, "PDF (*.pdf)", title="Save as PDF")


def save_file(
    parent: QWidget, content: bytes, name: str, kind: str, *, title: str = "Save as"
) -> bool:
    """Ask for a place and write the file, with the ending of its kind. False after Cancel.

    Raises:
        Trouble: when the place cannot be written to.
    """
    asked, _ = QFileDialog.getSaveFileName(parent, title, name, kind)
    if not asked:
        return False
    place, ending = Path(asked), Path(name).suffix
    if place.suffix.casefold() != ending.casefold():
        place = place.with_name(f"{place.name}{ending}")
    aside(lambda: write_whole(place, content))
    return True


def write_whole(place: Path, content: bytes) -> None:
    """Write a file so that a power cut leaves the old one or the new one, never half of one.

    Raises:
        Trouble: when the place cannot be written to.
    """
    file = QSaveFile(str(place))
    done = file.open(QIODevice.OpenModeFlag.WriteOnly)
    done = done and file.write(QByteArray(content)) == len(content)
    if not (done and file.commit()):
        raise Trouble(f"The file could not be saved in “{place.parent.name}”.",
                      what_to_do="Choose another folder, or make room there.")  # fmt: skip


# --- off the main thread ---------------------------------------------------------------------


class _Done(QObject):
    came = Signal()


def aside(work: Callable[[], object]) -> None:
    """Do the work on a thread of its own while the window goes on painting; then return.

    Raises:
        Trouble: whatever the work raised of what it tells people.
    """
    told: list[Trouble] = []
    done = _Done()
    loop = QEventLoop()
    done.came.connect(loop.quit, Qt.ConnectionType.QueuedConnection)

    def run() -> None:
        try:
            work()
        except Trouble as trouble:
            told.append(trouble)
        finally:
            done.came.emit()

    thread = Thread(target=run, name="paper", daemon=False)
    thread.start()
    # The sheets are being drawn: nobody may press Print a second time meanwhile.
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    thread.join()
    if told:
        raise told[0]
