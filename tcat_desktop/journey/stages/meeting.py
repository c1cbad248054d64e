"""Meeting: the trust asks the parent to come and talk, and she may decline (C45)."""

from tcat_desktop.journey import clocks
from tcat_desktop.journey.gates import not_a_governor
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.stages import shared_moves as moves
from tcat_desktop.journey.steps import Move, Stage, StageName

RECORD_MEETING = Move(
    name="record_meeting",
    title="Take minutes or record the reply",
    act=Act.MINUTES,
    level=Level.CREATE,
    needs=(not_a_governor,),
    clause="C45",
    why="Held, declined or not attended: each is recorded neutrally.",
)

STAGE = Stage(
    name=StageName.MEETING,
    number=3,
    title="Meeting",
    clock=clocks.MEETING,
    moves=(
        RECORD_MEETING,
        moves.RECORD_CONTACT,
        moves.CLOSE,
        moves.REQUEST_MEETING,
        moves.LADDER,
        moves.ASK_PLATFORM,
        moves.ASK_POSTER,
        moves.ASK_GROUP,
        moves.HAND_OVER,
    ),
    clauses=("C45", "C46"),
    letters=(
        "meeting_invitation",
        "second_invitation",
        "adjustments_query",
        "minutes_cover",
        "outcome_advice",
        "apology",
        "no_further_action",
        "signpost_to_complaints",
    ),
)
