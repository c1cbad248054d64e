"""Closed: with an outcome, a reason and a day to check that it has stopped (C44)."""

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.steps import Clock, Move, Stage, StageName

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
    clock=Clock(kind="school-days", count=20, what="Check that it has stopped"),
    moves=(REOPEN,),
    clauses=("C44",),
    letters=("no_further_action",),
)
