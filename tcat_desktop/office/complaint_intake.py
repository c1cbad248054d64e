"""A complaint that came straight to the clerk: the case that is made for it."""

from datetime import date
from typing import Protocol

from tcat_desktop.journey.case import Disposition
from tcat_desktop.journey.people import CaseId, PersonId, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.report_concern import Involved, ReportConcern
from tcat_desktop.office.commands.triage_report import send_to_clerk
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import rows


class Told(Protocol):
    """What is known of it: who complains, about whom, to which school, and since when."""

    @property
    def complainant_id(self) -> PersonId | None: ...
    @property
    def about_id(self) -> PersonId | None: ...
    @property
    def school_id(self) -> SchoolId | None: ...
    @property
    def event_on(self) -> date | None: ...
    @property
    def received_on(self) -> date: ...


def take_in(desk: Desk, told: Told, about: str) -> CaseId:
    """Make the case, at the complaints procedure from its first moment; its id.

    A governor complained about is a party from then on, and does not meet it (C47).
    """
    complainant = _person(desk, told.complainant_id, "complainant_id", "Say who complains.")
    involved = [Involved(role="reporter", person_id=complainant)]
    governor = False
    if told.about_id is not None:
        _person(desk, told.about_id, "about_id", "Say whom it is about.")
        row = rows.one(desk.conn, "people", told.about_id)
        governor = bool(row and (row["governor"] or row["kind"] == "governor"))
        involved.append(Involved(role="named", person_id=told.about_id))
    reported = ReportConcern(
        narrative=about, happened_on=told.event_on or told.received_on,
        about=told.event_on is None, involved=tuple(involved), school_id=told.school_id,
    ).carry_out(desk)  # fmt: skip
    case_id = reported.case_id
    desk.change("cases", case_id, governor=governor, stage="complaint", complaint_made=True)
    record = desk.case(case_id)
    desk.change(
        "cases", case_id,
        disposition=(Disposition.GOVERNOR if governor else Disposition.COMPLAINT).value,
    )  # fmt: skip
    desk.finish(case_id, "triage")
    send_to_clerk(desk, record, "It came straight to the clerk", about)
    return case_id


def _person(desk: Desk, person_id: PersonId | None, field: str, sentence: str) -> PersonId:
    if person_id is None or rows.one(desk.conn, "people", person_id) is None:
        raise Refused(sentence, field=field)
    return person_id
