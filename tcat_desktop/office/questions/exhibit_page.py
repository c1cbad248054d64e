"""What the viewer shows beside an exhibit: facts, warnings, custody, and what people said of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, CaseId, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import attachments, diary, names
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.read_evidence import Capture
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.words import short_date
from tcat_desktop.records import evidence, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]

# What each act of the audit is called in the custody of an exhibit.
_ACTS: dict[str, str] = {
    "KeepFile": "Added it", "Exhibit": "Looked at it", "SealFile": "Said whether it is sealed",
    "SealExhibit": "Sealed it", "OpenSealed": "Opened it", "LiftSeal": "Lifted the seal",
    "NoteCapture": "Wrote how it was captured", "SettleDateOrder": "Settled its dates",
    "SayWhoWrote": "Said who somebody in it is", "MarkUrgent": "Marked urgent messages",
    "KeepExtract": "Made it as an extract", "QuoteFromExhibit": "Quoted words from it",
    "ConfirmWords": "Confirmed its words", "ExportExhibit": "Saved a copy",
    "ExportOriginal": "Saved the original", "PrintExhibit": "Printed it",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyLine:
    """One thing that somebody did with an exhibit."""

    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """An exhibit that came out of this one, or that this one came out of; ``part`` says which."""

    exhibit_id: int
    number: str
    name: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineLine:
    """A line that a machine read in a picture. ``box``: left, top, right, bottom, each 0 to 1."""

    words: str
    confidence: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoWrote:
    """A participant of a chat and who of the register somebody says that is, if anybody."""

    participant: str
    person_id: PersonId | None
    name: str
    staff: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitPageAnswer:
    """One exhibit and all that is known of it; its content comes from the reading room."""

    case_id: CaseId
    exhibit_id: int
    reference: str
    number: str
    name: str
    kind: str
    kind_words: str
    digest: str
    size: int
    note: str
    added: str
    added_by: str
    capture: Capture | None
    state: str
    why: str
    told: dict[str, Any]
    machine_state: str
    machine_by: str
    machine: tuple[MachineLine, ...]
    confirmed: str
    confirmed_by: str
    custody: tuple[CustodyLine, ...]
    source: Related | None
    parts: tuple[Related, ...]
    # What came with it and is sealed: which part, and not a word more.
    sealed_parts: tuple[str, ...]
    others: tuple[Related, ...]
    who_wrote: tuple[WhoWrote, ...]
    people: tuple[tuple[PersonId, str], ...]
    quotes: tuple[str, ...]
    date_order: str
    urgent: tuple[int, ...]
    frequent: int
    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitPage:
    """The page of one exhibit of a case; looking at the exhibit itself is noted, this is not."""

    case_id: CaseId
    exhibit_id: int

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> ExhibitPageAnswer:
        """All of it; ``Refused`` for a sealed one."""
        record = desk.case(self.case_id)
        row = next((one for one in record.exhibits if one["id"] == self.exhibit_id), None)
        if row is None:
            raise Refused("That is no longer on this case.", what_to_do="Open the case again.")
        if row["sealed"]:
            raise Refused("These are messages between parents, and they are sealed.",
                          clause="C49, C50")  # fmt: skip
        reading = evidence.of_digest(desk.conn, row["digest"]) or {}
        told = rows.as_dict(reading.get("told") or "{}")
        told.pop("written", None)
        opens, closes = diary.school_hours(record.school)
        return ExhibitPageAnswer(
            case_id=self.case_id,
            exhibit_id=self.exhibit_id,
            reference=record.case["reference"],
            number=f"E{row['number']}",
            name=row["name"],
            kind=reading.get("kind") or row["kind"],
            kind_words=kind_words(reading.get("kind") or row["kind"]),
            digest=row["digest"],
            size=row["bytes"],
            note=row["note"],
            added=_moment(row["added_at"]),
            added_by=record.names.get(row["added_by"], ""),
            capture=_capture(row["capture"]),
            state=reading.get("state", "waiting"),
            why=reading.get("why", ""),
            told=told,
            machine_state=reading.get("machine_state", "none"),
            machine_by=reading.get("machine_by", ""),
            machine=_machine(reading.get("machine") or "[]"),
            confirmed=row["confirmed"],
            confirmed_by=_confirmed(record, row),
            custody=tuple(_custody(desk, record, row)),
            source=_related(record, row["source_id"], row["source_part"]),
            parts=tuple(
                Related(exhibit_id=one["id"], number=f"E{one['number']}", name=one["name"],
                        part=one["source_part"])
                for one in record.exhibits
                if one["source_id"] == self.exhibit_id and not one["sealed"]
            ),
            sealed_parts=tuple(
                one["source_part"]
                for one in record.exhibits
                if one["source_id"] == self.exhibit_id and one["sealed"]
            ),
            others=tuple(
                Related(exhibit_id=one["id"], number=f"E{one['number']}", name=one["name"], part="")
                for one in record.exhibits
                if not one["sealed"]
            ),
            who_wrote=tuple(_who_wrote(desk, record, self.exhibit_id, told)),
            people=tuple(_people(record)),
            quotes=tuple(words for one in record.incidents for words in one["quotes"]),
            date_order=row["date_order"],
            urgent=tuple(row["urgent"]),
            frequent=record.school["frequent"],
            opens=opens,
            closes=closes,
        )  # fmt: skip


def _moment(kept: str) -> str:
    when = local(kept)
    return f"{short_date(when.date())} {when.year}, {when:%H:%M}"


def _capture(kept: dict[str, Any]) -> Capture | None:
    if not kept:
        return None
    return Capture(**{**kept, "on": date.fromisoformat(kept["on"]) if kept.get("on") else None})


def _machine(kept: str | list[Any]) -> tuple[MachineLine, ...]:
    lines: list[Any] = [*rows.as_list(kept)]
    return tuple(
        MachineLine(words=words, confidence=sure, box=(left, top, right, bottom))
        for words, sure, left, top, right, bottom in lines
    )


def _confirmed(record: CaseRecord, row: Row) -> str:
    if not row["confirmed_at"]:
        return ""
    return f"{record.names.get(row['confirmed_by'], '')}, {_moment(row['confirmed_at'])}"


def _custody(desk: Desk, record: CaseRecord, exhibit: Row) -> list[CustodyLine]:
    """Who did what; looking again within the hour is told once."""
    found: list[CustodyLine] = []
    if attachments.came_with(exhibit):
        # Nobody added it by hand: the desk took it out of the mail that somebody added.
        mail = next(one["number"] for one in record.exhibits if one["id"] == exhibit["source_id"])
        what = f"Taken out of E{mail} by the desk, as {exhibit['source_part']}"
        found.append(CustodyLine(at=_moment(exhibit["added_at"]), who="", what=what))
    last: tuple[int, str, str] | None = None
    for row in evidence.custody(desk.conn, exhibit["id"]):
        key = (row["actor"], row["act"], row["at"][:13])
        if row["act"] not in _ACTS or key == last:
            continue
        last = key
        found.append(CustodyLine(at=_moment(row["at"]), what=_ACTS[row["act"]],
                                 who=record.names.get(row["actor"], "")))  # fmt: skip
    return found


def _related(record: CaseRecord, source_id: int | None, part: str) -> Related | None:
    source = next((one for one in record.exhibits if one["id"] == source_id), None)
    if source is None or source["sealed"]:
        return None
    return Related(exhibit_id=source["id"], number=f"E{source['number']}", name=source["name"],
                   part=part)  # fmt: skip


def _who_wrote(
    desk: Desk, record: CaseRecord, exhibit_id: int, told: dict[str, Any]
) -> list[WhoWrote]:
    said = {row["participant"]: row["person_id"] for row in record.chat_people
            if row["exhibit_id"] == exhibit_id}  # fmt: skip
    everybody = list(dict.fromkeys((*told.get("participants", ()), *said)))
    # Whoever is meant need have no part in the case, such as a member of staff.
    people = {each: rows.one(desk.conn, "people", each) or {} for each in {*said.values()}}
    found = []
    for one in everybody:
        person = people.get(said.get(one), {})
        found.append(
            WhoWrote(
                participant=one,
                person_id=said.get(one),
                name=names.full_name(person) if person else "",
                staff=person.get("kind") == "staff",
            )
        )
    return found


def _people(record: CaseRecord) -> list[tuple[PersonId, str]]:
    first = {row["person_id"]: names.full_name(row) for row in record.involved}
    return [(PersonId(person_id), name) for person_id, name in first.items()]
