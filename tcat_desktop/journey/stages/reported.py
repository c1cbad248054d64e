"""Reported: somebody told the school, and the head decides what it is (C28)."""

from tcat_desktop.journey import clocks
from tcat_desktop.journey.gates import a_governor_is_named, not_a_governor
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.steps import Move, Stage, StageName

STAGE = Stage(
    name=StageName.REPORTED,
    number=1,
    title="Reported",
    clock=clocks.TRIAGE,
    moves=(
        Move(
            name="no_breach",
            title="No breach",
            act=Act.TRIAGE,
            level=Level.DECIDE,
            to=StageName.CLOSED,
            clause="C01",
            why="Nothing in the Code was broken. It closes here, with thanks.",
        ),
        Move(
            name="advice",
            title="Give advice",
            act=Act.TRIAGE,
            level=Level.DECIDE,
            to=StageName.DIRECT_CONTACT,
            needs=(not_a_governor,),
            clause="C64",
            why="A friendly word is enough.",
        ),
        Move(
            name="complaint",
            title="A complaint is inside",
            act=Act.TRIAGE,
            level=Level.DECIDE,
            to=StageName.COMPLAINT,
            clause="C27",
            why="What was said is a complaint: it goes to the complaints procedure.",
        ),
        Move(
            name="open",
            title="Open a case",
            act=Act.TRIAGE,
            level=Level.DECIDE,
            to=StageName.DIRECT_CONTACT,
            needs=(not_a_governor,),
            clause="C43",
            why="The school contacts the parent directly, and soon.",
        ),
        Move(
            name="safeguarding",
            title="Pass to the safeguarding lead",
            act=Act.TRIAGE,
            level=Level.DECIDE,
            to=StageName.CLOSED,
            clause="C66",
            why="A child may be at risk: the safeguarding lead takes it on.",
        ),
        Move(
            name="teacher_allegation",
            title="Allegation about a teacher",
            act=Act.TRIAGE,
            level=Level.DECIDE,
            to=StageName.CLOSED,
            clause="L16",
            why="It goes to the local authority’s designated officer. The teacher is not named.",
        ),
        Move(
            name="governor",
            title="A governor’s conduct",
            act=Act.TRIAGE,
            level=Level.DECIDE,
            to=StageName.COMPLAINT,
            needs=(a_governor_is_named,),
            clause="C47, C48",
            why="It goes to the clerk and the complaints procedure.",
        ),
    ),
    clauses=("C28", "C27", "C47", "C48"),
    letters=("acknowledgement",),
)
