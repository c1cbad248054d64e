"""Moves that more than one stage offers, each written once."""

from tcat_desktop.journey import gates
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.steps import Move, StageName

RECORD_CONTACT = Move(
    name="record_contact",
    title="Record a call or message",
    act=Act.FIRST_CONTACT,
    level=Level.CREATE,
    needs=(gates.not_a_governor,),
    clause="C43",
    why="Talking is the gentlest step, and often the last one needed.",
)
REQUEST_MEETING = Move(
    name="request_meeting",
    title="Ask for a meeting",
    act=Act.MEETING,
    level=Level.CREATE,
    to=StageName.MEETING,
    over=(StageName.DIRECT_CONTACT,),
    needs=gates.HARSHER,
    harsh=True,
    clause="C45",
    why="It is a request. The parent does not have to come, and may bring someone.",
)
ASK_POSTER = Move(
    name="ask_poster",
    title="Ask for removal",
    act=Act.TAKEDOWN,
    level=Level.CREATE,
    to=StageName.TAKEDOWN,
    over=(StageName.DIRECT_CONTACT, StageName.MEETING),
    needs=(*gates.HARSHER, gates.evidence_is_kept),
    harsh=True,
    clause="C26",
    why="The school may ask. It cannot order.",
)
# Harm that is live does not wait for the meeting, so a platform may be asked at any stage.
ASK_PLATFORM = Move(
    name="ask_platform",
    title="Report to the platform",
    act=Act.TAKEDOWN,
    level=Level.CREATE,
    needs=(*gates.HARSHER, gates.evidence_is_kept),
    harsh=True,
    clause="C26",
    why="The platform decides under its own rules.",
)
# It only looks: each route it leads to is a step of its own, with its own gates.
LADDER = Move(
    name="takedown",
    title="See the takedown ladder",
    act=Act.TAKEDOWN,
    level=Level.CREATE,
    needs=(gates.not_a_governor,),
    clause="C26",
    why="Every route to have it removed, gentlest first, and which is open today.",
)
ASK_GROUP = Move(
    name="ask_group_to_close",
    title="Ask for the group to close",
    act=Act.GROUP_CLOSURE,
    level=Level.DECIDE,
    needs=(*gates.HARSHER, gates.an_earlier_step_failed),
    harsh=True,
    clause="C53, C54",
    why="Only the Executive Headteacher/CEO can ask, and only if problems go on.",
)
HAND_OVER = Move(
    name="hand_over",
    title="Hand over to complaints",
    act=Act.HAND_OVER,
    level=Level.CREATE,
    to=StageName.COMPLAINT,
    needs=(gates.a_complaint_exists,),
    clause="C27",
    why="The clerk takes it on, and the parent is told how it goes.",
)
CLOSE = Move(
    name="close",
    title="Close the case",
    act=Act.CLOSE,
    level=Level.DECIDE,
    to=StageName.CLOSED,
    clause="C44",
    why="It has stopped, or there is nothing more to do. A check date is set.",
)
