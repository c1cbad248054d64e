"""The minutes of a meeting as paper: from what was typed to the facts that are printed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tcat_desktop.correspondence import minutes as paper
from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import PersonId
from tcat_desktop.office import amending, family_safety, names
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.minutes import ACTIONS, POINTS, Minutes, next_day, read_minutes
from tcat_desktop.office.reckoning import Deadline
from tcat_desktop.office.words import long_date
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]


def spoken_time(clock: str) -> str:
    """``3.47 pm`` from ``15:47``, as letters and minutes write it; empty stays empty."""
    if not clock:
        return ""
    at = datetime.strptime(clock, "%H:%M")  # noqa: DTZ007 - a time of day, not a moment
    return f"{at.hour % 12 or 12}.{at:%M} {'am' if at.hour < 12 else 'pm'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Whom the meeting was with: ``Mrs Kerry Denholm`` and ``Mrs Denholm``."""

    whole: str
    short: str


def guest(record: CaseRecord, meeting: Row) -> Guest:
    """The first who was asked; one who has left the register keeps the name she was asked by."""
    asked = [row for row in rows.as_list(meeting["attending"]) if row["person_id"] is not None]
    if not asked:
        return Guest(whole="the parent", short="the parent")
    known = {row["person_id"]: row for row in record.involved}.get(asked[0]["person_id"])
    if known is None:
        return Guest(whole=asked[0]["name"], short=asked[0]["name"])
    return Guest(whole=names.full_name(known), short=names.short_name(known))


def corrections(desk: Desk, school: Row, meeting: Row) -> Deadline:
    """Until when the minutes may be corrected: counted from when they went out, else from now."""
    started: date | datetime | None = None
    if meeting["circulated_at"]:
        started = local(meeting["circulated_at"])
    elif rows.as_dict(meeting["minutes"]).get("signed_on"):
        started = date.fromisoformat(rows.as_dict(meeting["minutes"])["signed_on"])
    return desk.due(school, clocks.MINUTES, started)


def pdf(
    desk: Desk, record: CaseRecord, meeting: Row, *, large_print: bool = False,
    typed: Minutes | None = None, final: bool = False,
) -> bytes:  # fmt: skip
    """The minutes as a PDF, in their state; ``typed`` are minutes not saved yet, for a preview.

    ``final`` are those that go out or are signed: ``Refused`` where a guest must not read them so.
    """
    kept = rows.as_dict(meeting["minutes"])
    minutes = typed if typed is not None else read_minutes(kept)
    attending = rows.as_list(meeting["attending"])
    whom = guest(record, meeting)
    place = [row["id"] for row in record.meetings].index(meeting["id"]) + 1
    short = whom.short[:1].upper() + whom.short[1:]
    later = next_day(minutes)
    ends = spoken_time(minutes.ended) + (f" on {long_date(later, year=False)}" if later else "")
    facts = paper.Minutes(
        school=record.school["name"],
        reference=f"{record.case['reference']} / M{place}",
        whom=whom.whole,
        met_on=minutes.started_on or date.fromisoformat(meeting["on"]),
        starts=spoken_time(minutes.started or meeting["at"]),
        ends=ends,
        breaks=tuple((spoken_time(each.at), spoken_time(each.until))
                     for each in minutes.breaks),
        place=meeting["place"],
        basis="The school asked for this meeting under clause C45 of the Social Media Code of "
        f"Conduct for Parents. {short} was not obliged to come.",
        present=_present(minutes, attending, whom.whole),
        parts=tuple(
            paper.Part(title=item.title, points=item.points)
            for item in minutes.items
            if item.title not in (POINTS, ACTIONS) and item.points
        ),
        agreed=minutes.agreed,
        not_agreed=minutes.disputed,
        actions=tuple(paper.Action(what=each.what, who=each.who, by=each.by)
                      for each in minutes.actions),
        amendments=_amendments(record, meeting, notes=False),
        notes=_amendments(record, meeting, notes=True),
        correct_by=corrections(desk, record.school, meeting).on,
        sent=bool(meeting["circulated_at"]),
        signers=(_signer(desk, record, kept), f"{whom.whole}, if she or he wishes"),
        signed_on=date.fromisoformat(kept["signed_on"]) if kept.get("signed_on") else None,
        code=f"Version {record.case['code_version']}",
        draft=meeting["minutes_state"] != "signed",
        large_print=large_print,
    )  # fmt: skip
    return paper.print_minutes(_safe(desk, attending, facts, final=final))


def _safe(desk: Desk, attending: list[Row], facts: paper.Minutes, *, final: bool) -> paper.Minutes:
    """The minutes as they may be given to whoever came; what is looked at only is covered."""
    guests = guests_of(attending)
    if final:
        family_safety.check_paper(desk, guests, facts, "These minutes", goes_out=False)
        return facts
    for each in guests or (None,):
        facts = family_safety.covered(desk, facts, each)
    return facts


def guests_of(attending: list[Row]) -> tuple[PersonId, ...]:
    """Those of a meeting to whom its minutes go: who was asked, and is not of the staff."""
    return tuple(
        PersonId(row["person_id"]) for row in attending
        if row["person_id"] is not None and row["part"] != "Staff"
    )  # fmt: skip


def _signer(desk: Desk, record: CaseRecord, kept: Row) -> str:
    """Who signed, else the head who has the case."""
    if kept.get("signed_by"):
        return str(kept["signed_by"])
    head = rows.one(desk.conn, "accounts", record.case["owner_id"] or 0)
    return str(head["formal_name"] or head["name"]) if head else "For the school"


def _amendments(record: CaseRecord, meeting: Row, *, notes: bool) -> tuple[paper.Amendment, ...]:
    return tuple(
        paper.Amendment(
            place=row["place"], old=row["old"], new=row["new"], asked_by=row["asked_by"],
            reason=row["reason"], on=local(row["made_at"]).date(),
        )
        for row in record.amendments
        if row["meeting_id"] == meeting["id"] and amending.is_note(row["place"]) is notes
    )  # fmt: skip


def _present(minutes: Minutes, attending: list[Row], whom: str) -> tuple[paper.Present, ...]:
    if minutes.attendance:
        return tuple(
            paper.Present(name=each.name, role=each.part,
                          notes=_notes(each.note, minutes.adjustments if each.name == whom else ""))
            for each in minutes.attendance
            if each.present
        )  # fmt: skip
    return tuple(paper.Present(name=row["name"], role=row["part"]) for row in attending)


def _notes(note: str, arranged: str) -> str:
    """What is noted beside one who was there; beside the parent, what made it possible to come."""
    return ". ".join(each.strip().rstrip(".") for each in (note, arranged) if each.strip())
