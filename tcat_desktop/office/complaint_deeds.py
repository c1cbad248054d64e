"""What can be done with a complaint now, by whom, and what comes next."""

from dataclasses import dataclass
from typing import Any

from tcat_desktop.journey import panels as rules
from tcat_desktop.journey.complaints import ENDED, FORMAL, INFORMAL, PANEL, Procedure
from tcat_desktop.journey.people import Act, Level, may
from tcat_desktop.office import complaint_room
from tcat_desktop.office.desk import Desk
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing to do: the form it opens, its words, and why it cannot be done where it cannot."""

    form: str
    title: str
    allowed: bool = True
    reason: str = ""


_WORDS: dict[str, str] = {
    "open": "Open the complaint",
    "acknowledge": "Record the acknowledgement",
    "step": "Record what was done",
    "move": "Go on to the next stage",
    "form_panel": "Form a panel",
    "member": "Ask somebody to sit",
    "call": "Call the panel",
    "companion": "Name the companion",
    "witness": "Name a witness",
    "papers": "Record that the papers went out",
    "findings": "Record the findings",
    "recommend": "Record the recommendations",
    "decide": "Record the decision",
    "end": "End the complaint",
}
_BY_ANYBODY = ("step",)


def deeds_of(
    desk: Desk, record: CaseRecord, complaint: Row | None, procedure: Procedure | None
) -> tuple[Deed, ...]:
    """Everything that fits where the complaint stands, with the reason where a post may not."""
    if complaint is None or procedure is None:
        return (_deed(desk, "open"),)
    if complaint["stage"] == ENDED:
        return ()
    panel = complaint_room.panel_of(record, complaint)
    names = ["acknowledge"] if not _acknowledged(record, complaint) else []
    names += ["step"]
    if complaint["stage"] == PANEL:
        names += _of_panel(desk, record, complaint, procedure, panel)
    else:
        names += ["move"]
    names += ["end"]
    return tuple(_deed(desk, name) for name in names)


def _of_panel(
    desk: Desk, record: CaseRecord, complaint: Row, procedure: Procedure, panel: Row | None
) -> list[str]:
    if panel is None:
        return ["form_panel"]
    if panel["state"] == rules.FORMING:
        ready = not rules.missing(
            procedure, complaint_room.members_of(desk, record, complaint, panel)
        )
        return ["member", *(["call"] if ready else []), "companion", "witness"]
    if panel["state"] == rules.CALLED:
        return ["papers", "findings", "call", "member", "companion", "witness"]
    if panel["state"] == rules.HEARD:
        return ["recommend", "decide", "findings"]
    return []


def next_deed(record: CaseRecord, complaint: Row, deeds: tuple[Deed, ...]) -> Deed | None:
    """What comes next of these, or None where nothing is left."""
    offered = {each.form: each for each in deeds}
    for form in _order(record, complaint):
        if form in offered:
            return offered[form]
    return None


def _order(record: CaseRecord, complaint: Row) -> tuple[str, ...]:
    panel = complaint_room.panel_of(record, complaint)
    if not _acknowledged(record, complaint):
        return ("acknowledge",)
    if complaint["stage"] in (INFORMAL, FORMAL):
        asked = "asked_for_panel" in _done_at(record, complaint)
        answered = complaint["stage"] in complaint_room.life_of(record, complaint).answered
        return ("move",) if asked else ("end",) if answered else ("step",)
    if panel is None:
        return ("form_panel",)
    return {
        rules.FORMING: ("call", "member"),
        rules.CALLED: ("papers",) if not panel["papers_sent_on"] else ("findings",),
        rules.HEARD: ("recommend",) if not panel["recommendations"] else ("decide",),
        rules.DECIDED: ("end",),
    }[panel["state"]]


def _done_at(record: CaseRecord, complaint: Row) -> set[str]:
    return {
        row["what"] for row in record.complaint_steps
        if row["complaint_id"] == complaint["id"] and row["stage"] == complaint["stage"]
    }  # fmt: skip


def _acknowledged(record: CaseRecord, complaint: Row) -> bool:
    return "acknowledged" in _done_at(record, complaint)


def _deed(desk: Desk, form: str) -> Deed:
    level = Level.CREATE if form in _BY_ANYBODY else Level.DECIDE
    permitted = may(desk.who, Act.COMPLAINT, level)
    return Deed(form=form, title=_WORDS[form], allowed=bool(permitted), reason=permitted.reason)
