"""Takedown: the trust asks for damaging material to be removed (C26)."""

from tcat_desktop.journey import clocks
from tcat_desktop.journey.gates import not_a_governor
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.stages import shared_moves as moves
from tcat_desktop.journey.steps import Move, Stage, StageName

CHECK_REMOVAL = Move(
    name="check_removal",
    title="Check whether it is gone",
    act=Act.TAKEDOWN,
    level=Level.CREATE,
    needs=(not_a_governor,),
    clause="C26",
    why="Record the reply, and look whether it is still there.",
)

STAGE = Stage(
    name=StageName.TAKEDOWN,
    number=4,
    title="Takedown",
    clock=clocks.REMOVAL,
    moves=(
        CHECK_REMOVAL,
        moves.RECORD_CONTACT,
        moves.CLOSE,
        moves.REQUEST_MEETING,
        moves.LADDER,
        moves.ASK_PLATFORM,
        moves.ASK_POSTER,
        moves.ASK_GROUP,
        moves.HAND_OVER,
    ),
    clauses=("C26", "C53", "C54"),
    letters=("removal_request", "group_closure_request", "no_further_action",
             "signpost_to_complaints"),
)  # fmt: skip
