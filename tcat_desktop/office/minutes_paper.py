"""The minutes of a meeting as paper: from what was typed to the facts that are printed."""

from datetime import date, datetime
from typing import Any

from tcat_desktop.correspondence import minutes as paper
from tcat_desktop.journey import clocks
from tcat_desktop.office import names
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
_POINTS = ("Agreed and not agreed", "Actions")


def spoken_time(clock: str) -> str:
    """``3.47 pm`` from ``15:47``, as letters and minutes write it; empty stays empty."""
    if not clock:
        return ""
    at = datetime.strptime(clock, "%H:%M")  # noqa: DTZ007 - a time of day, not a moment
    return f"{at.hour % 12 or 12}.{at:%M} {'am' if at.hour < 12 else 'pm'}"


def pdf(
    desk: Desk, record: CaseRecord, meeting: Row, *, draft: bool, large_print: bool = False,
    typed: Row | None = None,
) -> bytes:  # fmt: skip
    """The minutes as a PDF; ``typed`` are minutes not saved yet, for the preview."""
    kept = typed if typed is not None else rows.as_dict(meeting["minutes"])
    attending = rows.as_list(meeting["attending"])
    guests = [row for row in attending if row["person_id"] is not None]
    involved = {row["person_id"]: row for row in record.involved}
    guest = involved.get(guests[0]["person_id"]) if guests else None
    whom = names.full_name(guest) if guest else "the parent"
    short = names.short_name(guest) if guest else "The parent"
    head = rows.one(desk.conn, "accounts", record.case["owner_id"] or 0)
    owner = (head["formal_name"] or head["name"]) if head else ""
    place = [row["id"] for row in record.meetings].index(meeting["id"]) + 1
    return paper.print_minutes(
        paper.Minutes(
            school=record.school["name"],
            reference=f"{record.case['reference']} / M{place}",
            whom=whom,
            met_on=date.fromisoformat(meeting["on"]),
            starts=spoken_time(kept.get("started") or meeting["at"]),
            ends=spoken_time(kept.get("ended", "")),
            place=meeting["place"],
            basis="The school asked for this meeting under clause C45 of the Social Media Code of "
            f"Conduct for Parents. {short} was not obliged to come.",
            present=_present(kept, attending, whom),
            parts=tuple(
                paper.Part(
                    title=item["title"],
                    points=tuple(filter(None, map(str.strip, item["words"].splitlines()))),
                )
                for item in kept.get("items", ())
                if item["title"] not in _POINTS and item["words"].strip()
            ),
            agreed=tuple(kept.get("agreed", ())),
            not_agreed=tuple(kept.get("disputed", ())),
            actions=tuple(
                paper.Action(
                    what=row["what"], who=row["who"],
                    by=date.fromisoformat(row["by"]) if row["by"] else None,
                )
                for row in kept.get("actions", ())
            ),
            correct_by=desk.due(record.school, clocks.MINUTES).on,
            signers=tuple(name for name in (owner, f"{whom}, if she or he wishes") if name),
            code=f"Version {record.case['code_version']}",
            draft=draft,
            large_print=large_print,
        )
    )  # fmt: skip


def _present(kept: Row, attending: list[Row], whom: str) -> tuple[paper.Present, ...]:
    if kept.get("attendance"):
        return tuple(
            paper.Present(name=row["name"], role=row["part"], notes=_notes(kept, row, whom))
            for row in kept["attendance"]
            if row["present"]
        )
    return tuple(paper.Present(name=row["name"], role=row["part"]) for row in attending)


def _notes(kept: Row, row: Row, whom: str) -> str:
    """What is noted beside one who was there; beside the parent, what made it possible to come."""
    arranged = kept.get("adjustments", "") if row["name"] == whom else ""
    return " ".join(each.strip() for each in (row["note"], arranged) if each.strip())
