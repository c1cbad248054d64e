"""Where on the page a wording check is about: the pin beside the first line of its paragraph."""

from typing import Final

from PySide6.QtPdf import QPdfDocument

from tcat_desktop.office.questions.letter_checks import CheckLine
from tcat_desktop.screens.widgets.page_preview import Pin

_POINTS_A_MM: Final = 72 / 25.4


def pins_of(document: QPdfDocument, lines: tuple[CheckLine, ...]) -> tuple[Pin, ...]:
    """A pin for each check whose words are on the paper, found by how the paragraph opens."""
    found = ((line.number, place_of(document, line.words or line.opens)) for line in lines)
    return tuple(
        Pin(number=number, page=place[0], y_mm=place[1])
        for number, place in found
        if place is not None
    )


def place_of(document: QPdfDocument, words: str) -> tuple[int, float] | None:
    """The page of these words, and how far down they begin, in mm; None where they are not."""
    wanted = _pressed(words)
    if not wanted:
        return None
    for page in range(document.pageCount()):
        text = document.getAllText(page).text()
        places = [at for at, letter in enumerate(text) if not letter.isspace() and letter != "-"]
        begins = "".join(text[at] for at in places).find(wanted)
        if begins >= 0:
            box = document.getSelectionAtIndex(page, places[begins], 1).boundingRectangle()
            return page, box.center().y() / _POINTS_A_MM
    return None


def _pressed(words: str) -> str:
    """The words as a page holds them, whatever lines they were broken into."""
    return "".join(letter for letter in words if not letter.isspace() and letter != "-")
