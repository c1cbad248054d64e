"""The statutory record of complaints, on screen, on paper and as a file (Part 7 paragraph 33)."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from tcat_desktop.correspondence import complaint_register as paper
from tcat_desktop.journey.complaints import (
    ENDED,
    FORMAL,
    OUTCOMES,
    RESOLVED,
    WITHDRAWN,
    in_register,
)
from tcat_desktop.journey.people import Act, CaseId, Level, Role, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import complaint_room, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import plain_date, sentence
from tcat_desktop.records import complaints as kept
from tcat_desktop.records import finding, rows

Row = dict[str, Any]
COLUMNS: Final = paper.COLUMNS
_LINE_ENDS: Final[dict[str, str | int | None]] = {
    "\r": " ", "\n": " ", "\t": " ", "\v": " ", "\f": " ", "\x00": "",
}  # fmt: skip
# A cell that begins so is run as a formula by one program for tables or another.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One formal complaint: exactly what paragraph 33 asks to be written down of it."""

    case_id: CaseId
    reference: str
    complaint: str
    resolved: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The record over a span of days. ``note`` says who holds the whole of it."""

    place: str
    first: date
    last: date
    rows: tuple[RegisterRow, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRegister:
    """Every complaint received in these days that was ever a formal one, oldest first."""

    first: date
    last: date
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.COMPLAINT, Level.SEE)

    def answer(self, desk: Desk) -> Register:
        """The record as this person may see it."""
        return _register(desk, self.first, self.last, self.school_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPaper:
    """The same as a PDF; printing it is noted."""

    first: date
    last: date
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.COMPLAINT, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> bytes:
        """The PDF."""
        told = _register(desk, self.first, self.last, self.school_id)
        desk.did("complaint_register", None, rows=len(told.rows))
        return paper.print_register(
            paper.RegisterPaper(
                place=told.place, first=told.first, last=told.last,
                lines=tuple(
                    paper.RegisterLine(reference=f"{row.reference}.", complaint=row.complaint,
                                       resolved=row.resolved, action=row.action)
                    for row in told.rows
                ),
                printed_on=desk.today, printed_by=desk.who.name, note=told.note,
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """What the record is saved as: a name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterTable:
    """The same as a file for a program that reads tables; taking it out is noted."""

    first: date
    last: date
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.COMPLAINT, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> RegisterFile:
        """Comma separated, in UTF-8 with a mark, so that names keep their letters."""
        told = _register(desk, self.first, self.last, self.school_id)
        desk.did("complaint_register", None, rows=len(told.rows))
        return RegisterFile(
            name=f"Record of formal complaints {told.first} to {told.last}.csv",
            content=as_table(
                [COLUMNS, *((f"{row.reference}. {row.complaint}", row.resolved, row.action)
                            for row in told.rows)]
            ),
        )  # fmt: skip


def as_table(lines: list[tuple[str, ...]]) -> bytes:
    """Lines of cells as a file in which no cell can be run, whatever somebody typed in it."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [safe_cell(cell) for cell in line] for line in lines
    )
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def safe_cell(words: str) -> str:
    """The words on one line, with an apostrophe before whatever would make them a formula."""
    told = words.translate(str.maketrans(_LINE_ENDS)).strip()
    return f"'{told}" if told.startswith(_FORMULA) else told


def _register(desk: Desk, first: date, last: date, school_id: SchoolId | None) -> Register:
    if last < first:
        raise Refused("The last day is before the first.", field="last",
                      what_to_do="Put the days the other way round.")  # fmt: skip
    own = desk.who.school_id or school_id
    found = kept.registered(desk.conn, desk.who, first.isoformat(), last.isoformat())
    school = rows.one(desk.conn, "schools", own) if own is not None else None
    whole = desk.who.role is Role.CLERK
    return Register(
        place=school["name"] if school else rows.setting(desk.conn, "trust", "The trust"),
        first=first, last=last,
        rows=tuple(
            _row(row) for row in found
            if own in (None, row["school_id"]) and in_register(row["resolved_at"], row["reached"])
        ),
        note="" if whole else f"{_clerk(desk)} holds the whole record; this is what you may open.",
    )  # fmt: skip


def _row(row: Row) -> RegisterRow:
    who = names.full_name(row) if row["surname"] else "A complainant not named"
    came = plain_date(date.fromisoformat(row["received_on"]))
    about = sentence(" ".join(row["about"].split()))
    return RegisterRow(
        case_id=CaseId(row["case_id"]), reference=row["reference"],
        complaint=f"{who}, received {came}: {about}", resolved=_resolved(row),
        action=sentence(" ".join(row["action"].split())) or "None yet; it is going on.",
    )  # fmt: skip


def _resolved(row: Row) -> str:
    if row["stage"] == ENDED and row["resolved_at"] == WITHDRAWN:
        far = "panel" if "panel" in row["reached"] else "formal stage"
        return f"{RESOLVED[WITHDRAWN]} at the {far}."
    if row["stage"] == ENDED:
        return f"{RESOLVED[row['resolved_at']]}."
    return "Going on at the formal stage." if row["stage"] == FORMAL else "Going on to a panel."


def _clerk(desk: Desk) -> str:
    clerks = [row for row in finding.all_accounts(desk.conn) if row["role"] == Role.CLERK]
    return (clerks[0]["formal_name"] or clerks[0]["name"]) if clerks else "The clerk"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPaper:
    """What the panel found and recommends, to be read at the school by proprietor and head."""

    case_id: CaseId

    needs: ClassVar = (Act.COMPLAINT, Level.SEE)
    audited: ClassVar = True
    readers: ClassVar = (Role.CLERK, Role.HEAD, Role.CEO)

    def answer(self, desk: Desk) -> bytes:
        """The PDF, once the panel has decided."""
        from tcat_desktop.correspondence import panel_findings

        if desk.who.role not in self.readers:
            raise Refused(
                "The findings are open to the proprietor and the headteacher.", clause="C27",
                what_to_do="The clerk can show you what you need of them.",
            )  # fmt: skip
        record = desk.case(self.case_id)
        complaint = complaint_room.newest(record)
        panel = complaint_room.panel_of(record, complaint) if complaint else None
        if complaint is None or panel is None or not panel["decided_on"]:
            raise Refused("The panel has not decided yet.", clause="C27")
        desk.did("complaint", complaint["id"], case=self.case_id)
        parent = complaint_room.complainant(record, complaint)
        members = complaint_room.members_of(desk, record, complaint, panel)
        return panel_findings.print_findings(
            panel_findings.PanelFindings(
                school=record.school["name"], reference=record.case["reference"],
                complainant=names.full_name(parent) if parent else "Not named",
                complaint=complaint["about"], heard_on=date.fromisoformat(panel["on"]),
                decided_on=date.fromisoformat(panel["decided_on"]),
                panel=tuple(
                    one.name + (", in the chair" if one.part == "chair" else "")
                    + (", independent" if one.independent else "")
                    for one in members if one.state == "agreed"
                ),
                findings=tuple(
                    (each["allegation"], OUTCOMES[each["finding"]], each["reason"])
                    for each in panel["findings"]
                ),
                recommendations=tuple(panel["recommendations"]),
                printed_on=desk.today, printed_by=desk.who.name,
            )
        )  # fmt: skip
