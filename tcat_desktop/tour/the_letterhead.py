"""The letterhead in the tour: a logo and a line seen on a letter, and an envelope measured."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tcat_desktop.office.questions.letterhead import (
    CalibrationSheet,
    LetterheadEditor,
    Letterheads,
)
from tcat_desktop.screens.theme import theme
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

_LINE: Final = "A school of Three Counties Academy Trust"


def set_the_letterhead(on: Visit) -> None:
    """The administrator chooses a logo and a line; a letter shows both before they are kept."""
    on.sit("admin")
    hands = on.hands
    card = _at(on, "letterhead")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "logo.png"
        if not _logo().save(str(place)):
            raise NotSo("The logo could not be drawn.")
        card.take_logo(place)
        hands.settle()
    hands.type("settings.letterhead.trust_line", _LINE)
    hands.settle()
    hands.until(lambda: card.paper.preview.pages == 1, "the letter is drawn")
    hands.shows("own logo stands at the head")
    on.album.picture(hands.window, "letterhead")
    hands.press("settings.letterhead.save")
    hands.settle()
    hands.shows("begin like this from now on")
    heads, _ = on.ask(Letterheads())
    if heads[0].words.trust_line != _LINE or not heads[0].words.logo:
        raise NotSo("The letterhead is not kept.")
    on.album.paper(
        on.ask(LetterheadEditor(school_id=heads[0].school_id, words=heads[0].words)),
        "letterhead", heads[0].school, _LINE,
    )  # fmt: skip
    # The other papers of the tour keep the crest.
    hands.press("settings.letterhead.logo.remove")
    hands.settle()
    hands.type("settings.letterhead.trust_line", "")
    hands.press("settings.letterhead.save")
    hands.settle()


def measure_the_envelope(on: Visit) -> None:
    """The measurements of an envelope, and the sheet that shows whether they are right."""
    on.sit("admin")
    hands = on.hands
    _at(on, "envelopes")
    hands.choose("settings.envelopes.which", "DL window envelope")
    hands.settle()
    on.album.picture(hands.window, "envelopes")
    for name, words in (("dl", "Window 35 × 90 mm"), ("c5", "Window 45 × 90 mm")):
        sheet = on.ask(CalibrationSheet(stock=name))
        on.album.paper(sheet, f"calibration-{name}", words, "100 mm", "Print this sheet")


def _at(on: Visit, part: str) -> Any:
    """The card of that name, at the top of what is in sight."""
    page = on.hands.go("settings")
    on.hands.settle()
    card = getattr(page, part)
    page._scroll.verticalScrollBar().setValue(card.y() - theme().px(12))
    on.hands.settle()
    return card


def _logo() -> QImage:
    """A sun over a river, invented for this school."""
    image = QImage(600, 400, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#D98E04"))
    painter.drawEllipse(QPointF(300, 190), 150, 150)
    painter.setBrush(QColor("#0B5A5E"))
    for row in range(3):
        painter.drawRoundedRect(QRectF(60 + 40 * row, 230 + 60 * row, 480 - 80 * row, 34), 17, 17)
    painter.end()
    return image


STEPS: tuple[Step, ...] = (
    ("A school’s letterhead is set, and seen on a letter", set_the_letterhead),
    ("An envelope is measured, and a sheet shows whether it is right", measure_the_envelope),
)
