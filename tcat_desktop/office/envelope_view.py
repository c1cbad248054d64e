"""The envelope of a letter as a screen draws it: its window on the page, and why it is this one."""

from dataclasses import dataclass
from typing import Final

from tcat_desktop.correspondence.envelopes import Box, Stock

_POINTS_A_MM: Final = 72 / 25.4
_INK: Final = 0.9  # of the size of the type: how tall a line of an address is

Place = tuple[float, float, float, float]  # left, top, right and bottom in mm from the corner


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeView:
    """Where the address always shows, what else might, and how many lines there is room for.

    ``window`` is None where the envelope has none; ``why`` says why another was wanted first.
    """

    title: str
    window: Place | None
    clear: Place | None
    most: int
    why: str = ""


def view_of(stock: Stock, why: str = "") -> EnvelopeView:
    """A stock as a screen draws it."""
    smallest = stock.settings[-1]
    tall = stock.room[1] * _POINTS_A_MM
    most = int((tall - smallest.size * _INK) / smallest.leading) + 1
    return EnvelopeView(
        title=stock.title,
        window=_place(stock.address) if stock.window is not None else None,
        clear=_place(stock.clear) if stock.clear is not None else None,
        most=most,
        why=why,
    )


def _place(box: Box) -> Place:
    return (box.left, box.top, box.right, box.bottom)
