"""What a complaint and its panel know for their letters: days by the clocks, people, findings.

Values are plain, as a form holds them: dates as ISO text. Only what nobody has to judge is
filled in; who looks at a complaint and what was found of it is written by whoever signs.
"""

from datetime import date
from typing import Any

from tcat_desktop.journey.complaints import FORMAL, OUTCOMES, PANEL, Procedure
from tcat_desktop.journey.deadlines import CLOCKS
from tcat_desktop.office import complaint_room, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.minutes_paper import spoken_time
from tcat_desktop.office.words import counted, sentence
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
Values = dict[str, Any]


def of_complaint(desk: Desk, record: CaseRecord) -> Values:
    """For the acknowledgement and the answer: the complaint, its day, the steps, by when."""
    complaint = complaint_room.newest(record)
    if complaint is None:
        return {}
    procedure = complaint_room.procedure_of(desk, complaint)
    asking = complaint_room.due(desk, record, complaint, "panel_request", desk.today, stage=FORMAL)
    answer = complaint_room.due_day(record, "formal_reply") or complaint_room.due_day(
        record, "informal_reply"
    )
    return {
        "complaint": _lines(complaint["about"]),
        "received_on": complaint["received_on"],
        "answer_by": answer.isoformat() if answer else None,
        "steps": _steps(desk, record, complaint, procedure),
        "panel_by": asking.on.isoformat() if asking else None,
    }


def of_panel(desk: Desk, record: CaseRecord) -> Values:
    """For the invitation and the decision: the hearing, who sits, the days before, the findings."""
    complaint = complaint_room.newest(record)
    panel = complaint_room.panel_of(record, complaint) if complaint else None
    if complaint is None or panel is None:
        return {}
    procedure = complaint_room.procedure_of(desk, complaint)
    sitting = [row for row in complaint_room.member_rows(record, panel)
               if row["state"] == "agreed"]  # fmt: skip
    independent = next((row for row in sitting if row["independent"]), None)
    papers = _iso(complaint_room.due_day(record, "papers")) or panel["papers_due"]
    return {
        "panel_on": panel["on"],
        "panel_at": spoken_time(panel["at"]) if panel["at"] else None,
        "place": panel["place"] or None,
        "panel": [
            _name(desk, row) + (", in the chair" if row["part"] == "chair" else "")
            for row in sitting
        ],
        "independent": _name(desk, independent) if independent else None,
        "papers_by": papers,
        "names_by": _iso(complaint_room.due_day(record, "panel_names")) or papers,
        "order": list(procedure.order),
        "rules": _rules(procedure),
        "findings": [_finding(each) for each in panel["findings"]],
        "recommendations": list(panel["recommendations"]),
    }  # fmt: skip


def _steps(desk: Desk, record: CaseRecord, complaint: Row, procedure: Procedure) -> list[str]:
    """Each stage that is to come or is now, who decides, and how long it may take."""
    names_ = [stage.name for stage in procedure.stages]
    first = names_.index(complaint["stage"]) if complaint["stage"] in names_ else 0
    told = []
    for stage in procedure.stages[first:]:
        clock = {"informal": "informal_reply", "formal": "formal_reply", PANEL: "panel"}[stage.name]
        made = complaint_room.due(desk, record, complaint, clock, desk.today, stage=stage.name)
        within = ""
        if made is not None:
            one = CLOCKS[made.clock.counting.kind].removesuffix("s")
            within = f", within {counted(made.clock.counting.count, one, f'{one}s').lower()}"
        told.append(sentence(f"{stage.title}: {_inside(stage.decides)}{within}"))
    return told


def _rules(procedure: Procedure) -> list[str]:
    told = [] if procedure.lawyers else ["Whoever comes with you is normally not a lawyer."]
    return [*told, *([procedure.recordings] if procedure.recordings else [])]


def _finding(told: Row) -> str:
    """``Nobody answered: upheld. Two letters lay unanswered.``"""
    found = OUTCOMES.get(told["finding"], told["finding"]).lower()
    return f"{told['allegation'].rstrip('.')}: {found}. {sentence(told['reason'])}".strip()


def _name(desk: Desk, row: Row) -> str:
    person = rows.one(desk.conn, "people", row["person_id"])
    return names.full_name(person) if person is not None else ""


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
