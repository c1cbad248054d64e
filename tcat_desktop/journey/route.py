"""The stages in their order, and each by its name."""

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
