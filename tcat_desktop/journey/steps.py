"""The words a stage is written in: its number and title, its clock, and the moves out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tcat_desktop.journey.clocks import Clock
from tcat_desktop.journey.people import Act, Level

if TYPE_CHECKING:
    from tcat_desktop.journey.case import Case

Gate = Callable[["Case", "Move"], None]


class StageName(StrEnum):
    """How far a matter has gone with the parent."""

    REPORTED = "reported"
    DIRECT_CONTACT = "direct_contact"
    MEETING = "meeting"
    TAKEDOWN = "takedown"
    COMPLAINT = "complaint"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that may be done at a stage.

    ``to`` is the stage it leads to, or None to stay. ``over`` names the steps that should
    have been tried before; skipping one needs a written reason and a named head. ``needs``
    are the gates that must open. ``harsh`` marks what goes further than direct contact.
    """

    name: str
    title: str
    act: Act
    level: Level
    to: StageName | None = None
    over: tuple[StageName, ...] = ()
    needs: tuple[Gate, ...] = ()
    harsh: bool = False
    clause: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of the route."""

    name: StageName
    number: int
    title: str
    clock: Clock | None
    moves: tuple[Move, ...]
    clauses: tuple[str, ...]
    letters: tuple[str, ...]

    def move(self, name: str) -> Move | None:
        """The move of that name, or None when this stage does not offer it."""
        return next((move for move in self.moves if move.name == name), None)
