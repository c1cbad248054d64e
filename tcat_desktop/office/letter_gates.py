"""Who may write and sign which letter, and whether the journey lets the case have it yet."""

from typing import Any

from tcat_desktop.correspondence.letter import Letter
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.journey import side_steps
from tcat_desktop.journey.people import Act, Level, Person, Role, may
from tcat_desktop.journey.refusals import Denied
from tcat_desktop.journey.route import ROUTE, stage_of
from tcat_desktop.office.desk import Desk
from tcat_desktop.records.case_record import CaseRecord

HEADS = (Role.HEAD, Role.CEO)


def permit(who: Person, letter: Letter, level: Level) -> None:
    """Raise ``Denied`` when this post has no part in that letter."""
    if letter.act is Act.LETTER and who.role is Role.DPO:
        # The data protection officer writes letters, but only those about personal data.
        raise Denied("The data protection officer writes the letters about personal data only.")
    allowed = may(who, letter.act, level)
    if not allowed:
        raise Denied(allowed.reason)


def refuse_closed(desk: Desk, record: CaseRecord, letter: Letter, values: dict[str, Any]) -> None:
    """Raise ``Refused`` when the letter’s side step is not open: what is missing, what to do."""
    side_steps.check(
        letter.gates,
        record.journey(),
        side_steps.Grounds(
            why_not_criticism=str(values.get("why_not_criticism") or ""),
            by_head=desk.who.role in HEADS,
            sent=frozenset(row["letter"] for row in record.letters if row["state"] == "posted"),
        ),
    )


def offered(who: Person, stage: str) -> tuple[str, ...]:
    """The letters for a case at that stage: its own, those of the steps before, the side tracks.

    Only those that this person may at least draft.
    """
    names = list(stage_of(stage).letters)
    for earlier in ROUTE[: stage_of(stage).number]:
        names += [name for name in earlier.letters if name not in names]
    names += [name for track in side_steps.TRACKS for name in track.letters]
    return tuple(name for name in names if _may_draft(who, LETTERS[name]))


def _may_draft(who: Person, letter: Letter) -> bool:
    try:
        permit(who, letter, Level.DRAFT)
    except Denied:
        return False
    return True
