"""Closed: with an outcome, a reason and a day to check that it has stopped (C44)."""

from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.steps import Move, Stage, StageName

# A reopened report is read afresh, so it returns to triage and not to the harshest step.
REOPEN = Move(
    name="reopen",
    title="Reopen the case",
    act=Act.CLOSE,
    level=Level.DECIDE,
    to=StageName.REPORTED,
    clause="C44",
    why="It goes back to triage, with a reason.",
)

STAGE = Stage(
    name=StageName.CLOSED,
    number=6,
    title="Closed",
    clock=clocks.CHECK_CLOSED,
    moves=(REOPEN,),
    clauses=("C44",),
    letters=(
        "no_further_action",
        "apology",
        "outcome_advice",
    ),
)
