"""What goes into the bundle of one case: every line of it, tab by tab, before it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from tcat_desktop.correspondence.blocks import Block
from tcat_desktop.correspondence.bundle.manifest import digest_of
from tcat_desktop.journey.families import spellings
from tcat_desktop.journey.private_words import What
from tcat_desktop.office import family_safety, names
from tcat_desktop.office.bundles import own_pages
from tcat_desktop.office.bundles.policies import in_force
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.intake import kind_words
from tcat_desktop.office.words import plain_date
from tcat_desktop.records import bundles, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]

# These belong to the complaint itself; every other letter stands under tab D.
OF_THE_COMPLAINT: Final = frozenset({
    "complaint_acknowledgement", "complaint_outcome", "handover_note", "panel_invitation",
    "panel_decision", "signpost_to_complaints",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that could go in. ``why_not`` says why it never does, such as a seal.

    ``kind`` is ``own`` (pages the desk sets: ``blocks``), ``issued`` (a paper of ours),
    ``policy``, or the kind of an exhibit's file. ``digest`` names its bytes on the shelf.
    """

    key: str
    tab: str
    title: str
    dated: str
    kind: str
    digest: str = ""
    size: int = 0
    name: str = ""
    note: str = ""
    date_order: str = ""
    exhibit_id: int = 0
    source_id: int | None = None
    machine: tuple[tuple[Any, ...], ...] | None = None
    why_not: str = ""
    blocks: tuple[Block, ...] = field(default=(), repr=False)


# Covered as a child’s, and not as an address.
_OF_A_CHILD: Final = frozenset({What.CHILD, What.CLASS, What.SCHOOL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """One thing to be covered: words wherever they stand, or a box on a page of a part."""

    redaction_id: int
    part: str
    page: int
    box: tuple[float, ...]
    words: str
    code: str
    reason: str
    note: str
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything a bundle of this case is made of, as the record stands now.

    ``of`` is one hash over all of it: the same hash, the same bundle.
    """

    case_id: int
    school: str
    trust: str
    reference: str
    about: str
    cover: tuple[tuple[str, str], ...]
    on: date
    lines: tuple[Line, ...]
    left_out: tuple[str, ...]
    redactions: tuple[Redacted, ...]
    of: str

    @property
    def going_in(self) -> tuple[Line, ...]:
        """The lines that are bound in, in order."""
        return tuple(each for each in self.lines
                     if not each.why_not and each.key not in self.left_out)  # fmt: skip


def contents(desk: Desk, record: CaseRecord, left_out: tuple[str, ...] = ()) -> Contents:
    """The contents of the bundle, with what somebody chose to leave out."""
    lines = (
        *own_pages_of_complaint(record),
        *_letters(record, of_complaint=True),
        _chronology(record),
        *_policies(desk, record),
        *_letters(record, of_complaint=False),
        *_minutes(record),
        *_exhibits(desk, record),
    )
    known = {line.key for line in lines}
    chosen = tuple(sorted(key for key in left_out if key in known))
    redactions = (
        *(_redacted(desk, row) for row in bundles.redactions_of(desk.conn, record.case["id"])),
        *_kept_back(desk, record),
    )
    reference = f"{'Complaint' if _is_complaint(record) else 'Case'} {record.case['reference']}"
    told = {
        "case_id": record.case["id"],
        "school": record.school["name"],
        "trust": rows.setting(desk.conn, "trust"),
        "reference": reference,
        "about": own_pages.about(record),
        "cover": own_pages.cover(record),
        "on": _as_of(record),
        "lines": lines,
        "left_out": chosen,
        "redactions": redactions,
    }
    # What a machine has read meanwhile is no change of the case.
    settled = tuple(replace(line, machine=None) for line in lines)
    return Contents(of=digest_of(told | {"lines": settled}), **told)


def own_pages_of_complaint(record: CaseRecord) -> tuple[Line, ...]:
    """The complaint in its own words, first of all."""
    found = own_pages.complaint(record)
    if found is None:
        return ()
    title, dated, blocks = found
    return (Line(key="A1", tab="A", title=title, dated=dated, kind="own", blocks=blocks),)


def _is_complaint(record: CaseRecord) -> bool:
    return bool(record.complaints or record.handovers) or record.case["stage"] == "complaint"


def _as_of(record: CaseRecord) -> date:
    """The day of the last thing on record: the day that the bundle tells of."""
    moments = [row["entered_at"] for row in record.events if row["about"] != "bundles"]
    moments += [row["added_at"] for row in record.exhibits]
    return local(max(moments, default=record.case["reported_at"])).date()


def _letters(record: CaseRecord, *, of_complaint: bool) -> tuple[Line, ...]:
    steps = {row["letter_id"] for row in record.complaint_steps}
    return tuple(
        Line(
            key=f"L{row['number']}",
            tab="A" if of_complaint else "D",
            title=f"L{row['number']}  {row['title']}" + (
                f", to {row['to_name']}" if row["to_name"] else ""
            ),
            dated=plain_date(local(row["signed_at"] or row["made_at"]).date()),
            kind="issued",
            digest=row["digest"],
        )
        for row in record.letters
        if row["digest"]
        and row["state"] != "draft"
        and (row["letter"] in OF_THE_COMPLAINT or row["id"] in steps) is of_complaint
    )  # fmt: skip


def _chronology(record: CaseRecord) -> Line:
    title, dated, blocks = own_pages.chronology(record)
    return Line(key="chronology", tab="B", title=title, dated=dated, kind="own", blocks=blocks)


def _policies(desk: Desk, record: CaseRecord) -> tuple[Line, ...]:
    found = in_force(desk, record.school["id"], own_pages.day_of(record))
    kinds = {row["kind"] for row in found}
    lines = [
        Line(key=f"C{at}", tab="C", title=f"{row['title']}, version {row['version']}",
             dated=plain_date(date.fromisoformat(row["in_force_from"])), kind="policy",
             digest=row["digest"], name=f"{row['title']}.pdf")
        for at, row in enumerate(found, 1)
    ]  # fmt: skip
    if "code" not in kinds:
        title, dated, blocks = own_pages.the_code(desk, record)
        lines.append(Line(key=f"C{len(found) + 1}", tab="C", title=title, dated=dated, kind="own",
                          blocks=blocks))  # fmt: skip
    return tuple(lines)


def _minutes(record: CaseRecord) -> tuple[Line, ...]:
    made = []
    for place, row in enumerate(record.meetings, 1):
        kept = rows.as_dict(row["minutes"])
        digest = row["minutes_digest"] or kept.get("sent") or ""
        if not digest:
            continue
        on = plain_date(date.fromisoformat(row["on"]))
        state = "" if row["minutes_state"] == "signed" else ", as sent for corrections"
        made.append(
            Line(key=f"M{place}", tab="D", title=f"Minutes of the meeting of {on}{state}",
                 dated=on, kind="issued", digest=str(digest))
        )  # fmt: skip
    return tuple(made)


def _exhibits(desk: Desk, record: CaseRecord) -> tuple[Line, ...]:
    return tuple(_exhibit(desk, row) for row in record.exhibits)


def _exhibit(desk: Desk, row: Row) -> Line:
    from tcat_desktop.records import evidence

    number = f"E{row['number']}"
    if row["sealed"]:
        received = plain_date(local(row["added_at"]).date())
        return Line(key=number, tab="E", title="Parents’ messages", dated=received, kind="sealed",
                    exhibit_id=row["id"], source_id=row["source_id"],
                    why_not="sealed and not in this bundle")  # fmt: skip
    reading = evidence.of_digest(desk.conn, row["digest"]) or {}
    read = reading.get("machine_state") == "read"
    return Line(
        key=number,
        tab="E",
        title=_called(row),
        dated=_made(row),
        kind=row["kind"],
        digest=row["digest"],
        size=row["bytes"],
        name=row["name"],
        note=row["note"],
        date_order=row["date_order"],
        exhibit_id=row["id"],
        source_id=row["source_id"],
        machine=tuple(tuple(each) for each in rows.as_list(reading["machine"])) if read else None,
    )


def _called(row: Row) -> str:
    """What an exhibit is: the name it came with, what part of what, and what kind of thing."""
    part = f", {row['source_part']}" if row["source_part"] else ""
    said = kind_words(row["kind"])
    if not said[1:2].isupper() and said[:1].isupper() and " " not in said:
        said = said.lower()
    return f"{row['name']}{part}, {said}"


def _made(row: Row) -> str:
    capture = rows.as_dict(row["capture"] or "{}")
    if capture.get("on"):
        return _short(date.fromisoformat(capture["on"]))
    # The day holds together where the column is narrow.
    return f"Added {_short(local(row['added_at']).date())}".replace(" ", "\u00a0").replace(
        "Added\u00a0", "Added "
    )


def _short(on: date) -> str:
    return f"{on.day} {on:%b %Y}"


def _redacted(desk: Desk, row: Row) -> Redacted:
    from tcat_desktop.office import library

    known = {each.name: each for each in library.entries(desk.conn, "reason", retired=True)}
    entry = known.get(row["reason"])
    return Redacted(
        redaction_id=row["id"],
        part=row["part"],
        page=row["page"],
        box=tuple(row["box"]),
        words=row["words"],
        code=str(entry.body.get("code", row["reason"])) if entry else row["reason"],
        reason=row["reason"],
        note=row["note"],
        made_by=row["maker"],
    )


def _kept_back(desk: Desk, record: CaseRecord) -> Iterator[Redacted]:
    """What the parent who reads the copy must not learn; nobody has to think of it."""
    for detail in family_safety.kept_from_reader(desk, record, own_pages.reader(record)):
        reason = "child" if detail.what in _OF_A_CHILD else "address"
        for words in spellings((detail,)):
            yield _redacted(desk, {
                "id": 0, "part": "all", "page": 0, "box": (), "words": words, "reason": reason,
                "note": "Kept back from whoever reads the copy.", "maker": "Family safety",
            })  # fmt: skip


def names_in(record: CaseRecord) -> tuple[tuple[str, str], ...]:
    """The people of a case as somebody may want to cover them: name, and what they are in it."""
    told: dict[str, str] = {}
    for row in record.involved:
        role = names.INCIDENT_ROLES[row["role"]][1]
        for called in (names.full_name(row), f"{row['forename']} {row['surname']}".strip()):
            if called:
                told.setdefault(called, role)
    return tuple(told.items())
