"""Complaints procedure: the clerk has it, and the conduct route waits (C11, C27)."""

from tcat_desktop.journey import clocks
from tcat_desktop.journey.gates import not_a_governor
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.stages import shared_moves as moves
from tcat_desktop.journey.steps import Move, Stage, StageName

ACKNOWLEDGE = Move(
    name="acknowledge",
    title="Acknowledge the complaint",
    act=Act.ACCEPT_HANDOVER,
    level=Level.DECIDE,
    clause="C27",
    why="The clerk takes it on.",
)
SEND_BACK = Move(
    name="send_back",
    title="Send it back",
    act=Act.ACCEPT_HANDOVER,
    level=Level.DECIDE,
    to=StageName.DIRECT_CONTACT,
    needs=(not_a_governor,),
    clause="C27",
    why="Something is missing, or it belongs on the conduct route.",
)

STAGE = Stage(
    name=StageName.COMPLAINT,
    number=5,
    title="Complaints procedure",
    clock=clocks.ACKNOWLEDGE,
    moves=(ACKNOWLEDGE, SEND_BACK, moves.CLOSE),
    clauses=("C11", "C27", "C47", "C48"),
    letters=(
        "signpost_to_complaints",
        "handover_note",
        "complaint_acknowledgement",
        "complaint_outcome",
        "panel_invitation",
        "panel_decision",
    ),
)
