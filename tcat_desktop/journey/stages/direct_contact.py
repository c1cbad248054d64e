"""Direct contact: the school talks to the parent, soon and in person (C43)."""

from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.stages import shared_moves as moves
from tcat_desktop.journey.steps import Move, Stage, StageName

TRIAGE_AGAIN = Move(
    name="triage_again",
    title="Decide again at triage",
    act=Act.TRIAGE,
    level=Level.DECIDE,
    to=StageName.REPORTED,
    clause="C28",
    why="Something new is known: the report is read afresh.",
)

STAGE = Stage(
    name=StageName.DIRECT_CONTACT,
    number=2,
    title="Direct contact",
    clock=clocks.CONTACT,
    moves=(
        moves.RECORD_CONTACT,
        moves.CLOSE,
        TRIAGE_AGAIN,
        moves.REQUEST_MEETING,
        moves.LADDER,
        moves.ASK_PLATFORM,
        moves.ASK_POSTER,
        moves.ASK_GROUP,
        moves.HAND_OVER,
    ),
    clauses=("C43", "C44"),
    letters=(
        "advice",
        "call_note",
        "adjustments_query",
        "reminder",
        "group_member",
        "photo_consent",
        "permission_to_view",
        "permission_withdrawn",
        "communication_plan",
        "outcome_advice",
        "apology",
        "no_further_action",
        "signpost_to_complaints",
    ),
)
