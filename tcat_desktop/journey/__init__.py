"""The life of a case, as the Code of Conduct draws it.

    reported ─► direct contact ─► meeting ─► takedown ─► complaints procedure ─► closed
       │              │              │           │                │
       ├─ no breach, safeguarding, an allegation about a teacher ─┼─────────────► closed
       └─ a complaint inside, or a governor (C27, C47, C48) ──────┘

A step may be left out only with a written reason and a named head; what goes further than
direct contact needs a clause and a fairness record; a closed case can be reopened.
"""

from tcat_desktop.journey.stages import (
    closed,
    complaint,
    direct_contact,
    meeting,
    reported,
    takedown,
)
from tcat_desktop.journey.steps import Stage, StageName

ROUTE: tuple[Stage, ...] = (
    reported.STAGE,
    direct_contact.STAGE,
    meeting.STAGE,
    takedown.STAGE,
    complaint.STAGE,
    closed.STAGE,
)

_BY_NAME = {stage.name: stage for stage in ROUTE}


def stage_of(name: StageName | str) -> Stage:
    """The stage of that name."""
    return _BY_NAME[StageName(name)]
