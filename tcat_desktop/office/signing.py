"""How a letter is signed: in ink on the paper, drawn on the screen, or by typing one’s name.

A person signs each letter herself; no signature is kept to be used again.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from tcat_desktop.correspondence.cover import SIGNATURE_SHAPE, Cover, Stroke
from tcat_desktop.correspondence.words import clock, day
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk

__all__ = ["SIGNATURE_SHAPE", "WAYS", "Signature", "checked", "signed"]

WAYS: dict[str, str] = {
    "ink": "In ink, once it is printed",
    "drawn": "Draw it here",
    "typed": "Type your name",
}
_MOST_STROKES: Final = 200
_MOST_POINTS: Final = 6_000
_FEWEST_POINTS: Final = 8  # a slip of the mouse is no signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature. ``strokes`` are points from 0 to 1; ``words`` the name that was typed."""

    way: str = "ink"
    words: str = ""
    strokes: tuple[Stroke, ...] = ()


def checked(desk: Desk, signature: Signature, formal_name: str) -> dict[str, Any]:
    """The signature as it is kept, or ``Refused`` saying what is missing."""
    if signature.way not in WAYS:
        raise Refused("Say how you sign.", field="signature")
    if signature.way == "typed":
        if _plain(signature.words) != _plain(formal_name):
            raise Refused(
                "What you typed is not your name as it stands under the letter.",
                field="signature", what_to_do=f"Type {formal_name}.",
            )  # fmt: skip
        return {"kind": "typed", "words": formal_name, "at": desk.at}
    if signature.way == "drawn":
        points = sum(map(len, signature.strokes))
        if points < _FEWEST_POINTS:
            raise Refused("There is no signature in the box yet.", field="signature",
                          what_to_do="Draw it with the mouse, a pen or a finger.")  # fmt: skip
        if points > _MOST_POINTS or len(signature.strokes) > _MOST_STROKES:
            raise Refused("That is more than a signature.", field="signature",
                          what_to_do="Clear the box and sign once more.")  # fmt: skip
        kept = [[[_inside(x), _inside(y)] for x, y in stroke] for stroke in signature.strokes
                if stroke]  # fmt: skip
        return {"kind": "drawn", "strokes": kept, "at": desk.at}
    return {"kind": "ink"}


def signed(cover: Cover, kept: dict[str, Any], at: Any) -> Cover:
    """The cover with the signature under it, as it is printed."""
    if kept.get("kind") == "drawn":
        strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in kept["strokes"])
        return replace(cover, signer=replace(cover.signer, strokes=strokes))
    if kept.get("kind") == "typed":
        when = local(at)
        typed = f"Signed on screen, {day(when.date())}, {clock(when)}"
        return replace(cover, signer=replace(cover.signer, typed=typed))
    return cover


def _inside(part: float) -> float:
    return round(min(max(float(part), 0.0), 1.0), 4)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
