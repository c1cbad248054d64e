"""What the tour leaves behind: pictures of the windows, and every paper with its words checked."""

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tcat_desktop.tour.hands import NotSo, squeezed

# How long a paper may take to be drawn, in seconds, and how dark ink is (0 to 255).
_PATIENCE = 4.0
_INK = 110


class Album:
    """A folder of numbered pictures and papers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pictures: list[Path] = []
        self.papers: list[Path] = []

    def picture(self, window: QWidget, name: str) -> None:
        """Take a picture of the window as it stands."""
        QApplication.processEvents()
        _wait_for_print(window)
        path = self._next(name, "png")
        if not window.grab().save(str(path)):
            raise NotSo(f"The picture could not be written to {path}.")
        self.pictures.append(path)

    def paper(self, pdf: bytes, name: str, *words: str) -> None:
        """Keep a paper, and find each of these words in its text."""
        path = self._next(name, "pdf")
        path.write_bytes(pdf)
        self.papers.append(path)
        text = squeezed(text_of(pdf))
        for each in words:
            for line in each.splitlines():
                if squeezed(line) not in text:
                    raise NotSo(f"{path.name} does not say “{line}”.")

    def _next(self, name: str, kind: str) -> Path:
        number = len(self.pictures) + len(self.papers) + 1
        return self.folder / f"{number:02d}-{name}.{kind}"


def _wait_for_print(window: QWidget) -> None:
    """Until every paper on the screen has been drawn: Qt draws them behind the window."""
    papers = [
        view for view in window.findChildren(QPdfView)
        if view.isVisible() and view.document() is not None and view.document().pageCount()
    ]  # fmt: skip
    until = monotonic() + _PATIENCE
    while not all(_is_printed(view) for view in papers) and monotonic() < until:
        QTest.qWait(20)


def _is_printed(view: QPdfView) -> bool:
    """Whether there is ink where the words of a letter stand, below the drawn envelope window."""
    shown = view.viewport().grab().toImage()
    across = range(shown.width() // 4, 3 * shown.width() // 4, 2)
    down = range(shown.height() * 2 // 5, shown.height() * 4 // 5, 2)
    return any(shown.pixelColor(x, y).lightness() < _INK for y in down for x in across)


def text_of(pdf: bytes) -> str:
    """All the words of a PDF, page after page."""
    document = QPdfDocument()
    held = QBuffer(document)
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    if document.status() is not QPdfDocument.Status.Ready:
        raise NotSo("That is not a paper that can be read.")
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))
