"""Things on a page that something leads to: where they stand is known once the page is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from tcat_desktop.correspondence.paper import WIDTH
from tcat_desktop.correspondence.papers import MARGIN


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on a page, in points from its lower left corner; pages count from 0."""

    page: int
    left: float
    low: float
    right: float
    high: float


@dataclass(slots=True)
class Spots:
    """What was drawn where, by the key of the part it leads to, or belongs to."""

    found: list[tuple[str, Spot]] = field(default_factory=list)

    def of(self, key: str) -> list[Spot]:
        """The places of one key, in the order they were drawn."""
        return [spot for name, spot in self.found if name == key]


class Leading(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Words in a row that lead somewhere: the whole width of the row is noted as its place."""

    def __init__(self, words: Sequence[Flowable], key: str, spots: Spots) -> None:
        super().__init__()
        self.words, self.key, self.spots = list(words), key, spots

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As tall as the words."""
        self.width = width
        self.height = sum(each.wrap(width, height)[1] for each in self.words)
        return self.width, self.height

    def draw(self) -> None:
        """The words, and a note of where they stand."""
        canvas: Canvas = self.canv
        top = self.height
        for each in self.words:
            top -= each.height
            each.drawOn(canvas, 0, top)
        _, low = canvas.absolutePosition(0, 0)
        right = (WIDTH - MARGIN) * mm
        self.spots.found.append(
            (self.key, Spot(canvas.getPageNumber() - 1, MARGIN * mm, low - 2, right,
                            low + self.height + 2))
        )  # fmt: skip


class Shown(Flowable):  # type: ignore[misc]
    """A picture, or the strip of a long one between two parts of its height, in a hairline frame.

    The picture's place is noted, with the strip that it shows, as ``key`` and ``key:top:foot``.
    """

    def __init__(
        self, picture: object, size: tuple[float, float], key: str, spots: Spots,
        strip: tuple[float, float] = (0.0, 1.0),
    ) -> None:  # fmt: skip
        super().__init__()
        self.picture, self.size, self.key, self.spots, self.strip = picture, size, key, spots, strip
        self.width = size[0]
        self.height = size[1] * (strip[1] - strip[0])
        self.hAlign = "LEFT"

    def wrap(self, *_: float) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """The strip: the picture stands behind a window of its height."""
        canvas: Canvas = self.canv
        wide, tall = self.size
        top, foot = self.strip
        canvas.saveState()
        window = canvas.beginPath()
        window.rect(0, 0, self.width, self.height)
        canvas.clipPath(window, stroke=0, fill=0)
        canvas.drawImage(self.picture, 0, -(1 - foot) * tall, wide, tall)
        canvas.restoreState()
        canvas.setStrokeGray(0.55)
        canvas.setLineWidth(0.4)
        canvas.rect(0, 0, self.width, self.height)
        left, low = canvas.absolutePosition(0, 0)
        spot = Spot(canvas.getPageNumber() - 1, left, low, left + self.width, low + self.height)
        self.spots.found.append((f"{self.key}:{top:.6f}:{foot:.6f}", spot))
