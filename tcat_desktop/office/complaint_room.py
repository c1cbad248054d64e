"""The complaints room: what a complaint’s procedure, clocks, people and panel are just now."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tcat_desktop.journey import panels
from tcat_desktop.journey.clocks import ACKNOWLEDGE, Clock
from tcat_desktop.journey.complaints import ENDED, OF_THE_HEARING, Life, Procedure
from tcat_desktop.journey.panels import Candidate, Matter, Member, may_sit
from tcat_desktop.journey.people import CaseId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import library, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.library import Entry
from tcat_desktop.office.reckoning import Deadline, clock_of, deadline
from tcat_desktop.records import complaints as kept
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord
from tcat_desktop.records.folding import folded

Row = dict[str, Any]
KIND = "complaint:"
# What is to be done by each clock; a clock without words is no task of the clerk's.
_TASKS: dict[str, str] = {
    "acknowledge": "Acknowledge the complaint",
    "informal_reply": "Reply to the complaint",
    "formal_reply": "Answer the formal complaint",
    "panel": "The complaint panel meets",
    "panel_names": "Names of companion and witnesses",
    "papers": "Send the papers to the panel",
    "panel_decision": "Tell both sides what the panel decided",
}


# -- the complaint and its procedure ----------------------------------------------------------


def complaint_of(record: CaseRecord) -> Row:
    """The complaint of a case that is going on, or ``Refused``."""
    found = newest(record)
    if found is None:
        raise Refused(
            "No complaint is open on this case.", clause="C27",
            what_to_do="The clerk opens it first, under Complaints.",
        )  # fmt: skip
    if found["stage"] == ENDED:
        raise Refused("This complaint has ended.", what_to_do="A new one is opened for itself.")
    return found


def newest(record: CaseRecord) -> Row | None:
    """The newest complaint of a case, ended or not, or None."""
    return record.complaints[-1] if record.complaints else None


def entry_of(desk: Desk, name: str) -> Entry:
    """The procedure in the library, also one that is no longer offered to new complaints."""
    for each in library.entries(desk.conn, "preset", retired=True):
        if each.name == name:
            return each
    raise Refused("That procedure is no longer in the library.", field="preset",
                  what_to_do="Choose another, or bring it back under Library.")  # fmt: skip


def procedure_of(desk: Desk, complaint: Row) -> Procedure:
    """The procedure that a complaint is dealt with under."""
    return Procedure.read(entry_of(desk, complaint["preset"]).body)


def life_of(record: CaseRecord, complaint: Row) -> Life:
    """The complaint as the rules see it."""
    panel = panel_of(record, complaint)
    return Life(
        stage=complaint["stage"],
        answered=frozenset(
            row["stage"] for row in record.complaint_steps
            if row["complaint_id"] == complaint["id"] and row["outcome"]
        ),
        panel_decided=panel is not None and panel["state"] == panels.DECIDED,
        resolved_at=complaint["resolved_at"],
    )  # fmt: skip


def complainant(record: CaseRecord, complaint: Row) -> Row | None:
    """Who made it, as a person of the case."""
    wanted = complaint["complainant_id"]
    return next((row for row in record.involved if row["person_id"] == wanted), None)


# -- clocks and tasks -------------------------------------------------------------------------


def due(
    desk: Desk,
    record: CaseRecord,
    complaint: Row,
    name: str,
    start: date | datetime,
    *,
    stage: str = "",
) -> Deadline | None:
    """When a clock of this complaint runs out, if its procedure sets that clock."""
    procedure = procedure_of(desk, complaint)
    set_by = procedure.clock(stage or complaint["stage"], name)
    if set_by is None:
        return None
    clock: Clock = set_by.clock
    ours = (
        replace(clock, counting=set_by.counting, source="The complaints procedure.")
        if set_by.counting is not None
        else clock_of(desk.conn, clock)
    )
    return deadline(ours, start, desk.calendar(record.school))


def set_clocks(desk: Desk, record: CaseRecord, complaint: Row, stage: str, start: date) -> None:
    """Set the tasks of a stage, but for those that wait for the day of the hearing."""
    for each in procedure_of(desk, complaint).stage(stage).clocks:
        name = each.clock.name
        if name in OF_THE_HEARING or name not in _TASKS:
            continue
        if name == ACKNOWLEDGE.name:
            desk.finish(record.case["id"], "acknowledge")
        set_task(desk, record, complaint, name, start, stage=stage)


def set_task(
    desk: Desk, record: CaseRecord, complaint: Row, name: str, start: date, *, stage: str = ""
) -> Deadline | None:
    """Set, or set anew, the task of one clock; None where the procedure has no such clock."""
    case_id: int = record.case["id"]
    made = due(desk, record, complaint, name, start, stage=stage)
    desk.finish(case_id, KIND + name)
    if made is not None:
        desk.task(case_id, KIND + name, _TASKS[name], made, role=Role.CLERK)
    return made


def ask_clerk(desk: Desk, case_id: int, name: str, title: str) -> None:
    """Something else for the clerk to do, today."""
    desk.finish(case_id, KIND + name)
    desk.task(case_id, KIND + name, title, desk.today, role=Role.CLERK)


def task_of(record: CaseRecord, name: str) -> Row | None:
    """The newest task of a clock, done or not: its day is the one that moves with the calendar."""
    found = [row for row in record.tasks if row["kind"] == KIND + name]
    return max(found, key=lambda row: int(row["id"]), default=None)


def due_day(record: CaseRecord, name: str) -> date | None:
    """By when it is due as things stand, closed days since then counted in."""
    task = task_of(record, name)
    return date.fromisoformat(task["due_on"]) if task is not None else None


def finish_all(desk: Desk, record: CaseRecord) -> None:
    """Nothing of this complaint is left to do."""
    kinds = {row["kind"] for row in record.tasks if row["kind"].startswith(KIND)}
    desk.finish(record.case["id"], "acknowledge", *sorted(kinds))


# -- the panel --------------------------------------------------------------------------------


def panel_of(record: CaseRecord, complaint: Row) -> Row | None:
    """The panel of this complaint that was not cancelled."""
    ours = [row for row in record.panels if row["complaint_id"] == complaint["id"]]
    found = [row for row in ours if row["state"] != panels.CANCELLED]
    return found[-1] if found else None


def panel(record: CaseRecord, complaint: Row) -> Row:
    """The panel of this complaint, or ``Refused``."""
    found = panel_of(record, complaint)
    if found is None:
        raise Refused(
            "There is no panel yet.", clause="C27",
            what_to_do="Form one, when the complaint has come to that stage.",
        )  # fmt: skip
    return found


def candidate(row: Row) -> Candidate:
    """Somebody of the register, as the rules compare people."""
    return Candidate(
        person_id=row["id"], name=names.sort_name(row["surname"], row["forename"]),
        kind=row["kind"], governor=bool(row["governor"]), school_id=row["school_id"],
        address=_address(row["address"]),
        said=frozenset(folded(f"{row['hint']} {row['linked_to']}").replace(",", " ").split()),
    )  # fmt: skip


def matter_of(desk: Desk, record: CaseRecord, complaint: Row) -> Matter:
    """What keeps people off this panel: parties, their families, and who dealt with it before."""
    panel_row = panel_of(record, complaint)
    parties = {row["person_id"]: row for row in record.involved}
    ids = sorted({*parties, *filter(None, [complaint["complainant_id"]])})
    hands = _hands(desk, record)
    heard = [each["name"] for each in panel_row["witnesses"]] if panel_row else []
    if panel_row and panel_row["companion"]:
        heard.append(panel_row["companion"])
    heard += [row["companion"] for row in record.meetings if row["companion"]]
    return Matter(
        school_id=record.school["id"],
        complainant_id=complaint["complainant_id"],
        parts=tuple(
            (row["person_id"], names.INCIDENT_ROLES.get(row["role"], ("", "is named"))[1])
            for row in record.involved
        ),
        decided=frozenset(
            {row["person_id"] for row in hands if row["person_id"] is not None}
            | {row["about_id"] for row in record.events
               if row["kind"] == "complaint" and row["about"] == "people"}
        ),
        decided_names=frozenset(_plain_name(row["formal_name"] or row["name"]) for row in hands),
        family=frozenset(kept.family_of(desk.conn, ids) - set(ids)),
        addresses=frozenset(
            _address(row["address"]) for row in record.involved if row["address"].strip()
        ),
        heard_names=frozenset(_plain_name(each) for each in heard),
        surnames=frozenset(
            folded(row["surname"]) for row in record.involved if row["kind"] in ("parent", "pupil")
        ),
    )  # fmt: skip


def members_of(desk: Desk, record: CaseRecord, complaint: Row, panel_row: Row) -> list[Member]:
    """The panel as the rules see it today, each against the case as it stands now."""
    matter = matter_of(desk, record, complaint)
    found = []
    for row in member_rows(record, panel_row):
        person = rows.one(desk.conn, "people", row["person_id"])
        assert person is not None
        found.append(
            Member(
                person_id=row["person_id"], name=names.full_name(person), part=row["part"],
                independent=bool(row["independent"]), state=row["state"],
                may=may_sit(candidate(person), matter),
            )
        )  # fmt: skip
    return found


def member_rows(record: CaseRecord, panel_row: Row) -> list[Row]:
    """Everybody who was asked to sit on a panel."""
    return [row for row in record.panel_members if row["panel_id"] == panel_row["id"]]


def _hands(desk: Desk, record: CaseRecord) -> list[Row]:
    """The accounts through whose hands the case went, but for the clerk’s: she does not judge."""
    known = kept.accounts_by_id(desk.conn)
    ids = {row["entered_by"] for row in record.events}
    ids |= {row["signer_id"] for row in record.letters}
    ids |= {row["by_id"] for row in record.complaint_steps}
    ids |= {record.case["owner_id"]}
    return [known[each] for each in sorted(filter(None, ids)) if known[each]["role"] != Role.CLERK]


def _plain_name(name: str) -> str:
    """A name as it is compared: no title, surname first, no capitals and accents."""
    from tcat_desktop.office.words import TITLES

    parts = [part for part in name.split() if part.casefold().strip(".") not in TITLES]
    return names.sort_name(parts[-1], " ".join(parts[:-1])) if parts else ""


def _address(address: str) -> str:
    return " ".join(address.casefold().replace(",", " ").split())


def open_case(desk: Desk, case_id: CaseId, seen: int | None = None) -> tuple[CaseRecord, Row]:
    """The case and its open complaint, or ``Refused``."""
    record = desk.case(case_id, seen)
    return record, complaint_of(record)
