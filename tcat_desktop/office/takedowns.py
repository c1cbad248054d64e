"""The asks of a case as the ladder sees them: routes, what was tried, and what is left."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from tcat_desktop.journey import clocks, ladder
from tcat_desktop.journey.ladder import Facts, Next, Route, Rung, Tried
from tcat_desktop.journey.people import CaseId, Role
from tcat_desktop.office import library
from tcat_desktop.office.commands.report_concern import PLATFORMS
from tcat_desktop.office.desk import Desk
from tcat_desktop.records.case_record import CaseRecord
from tcat_desktop.records.rows import Connection

Row = dict[str, Any]

NEXT_RUNG = "next_rung"
# Where a link leads, for what the form “Log a concern” has no name of its own for.
_HOSTS = {
    "facebook.": "Facebook", "fb.watch": "Facebook", "instagram.": "Instagram",
    "whatsapp.": "WhatsApp", "wa.me": "WhatsApp", "youtube.": "YouTube", "youtu.be": "YouTube",
    "tiktok.": "TikTok", "snapchat.": "Snapchat", "//x.com": "X", "twitter.": "X",
    "google.": "Google", "maps.app.goo.gl": "Google", "nextdoor.": "Nextdoor",
}  # fmt: skip
_NO_PLATFORM = frozenset({"Email", "Photo", "Other"})


def routes(conn: Connection) -> tuple[Route, ...]:
    """Every route that is offered, as this trust keeps it."""
    return tuple(
        ladder.read(each.body, each.name, each.title) for each in library.entries(conn, "route")
    )


def platforms_of(record: CaseRecord) -> frozenset[str]:
    """Where it stands, as far as the reports and the links say."""
    told = {PLATFORMS.get(name, name) for row in record.incidents for name in row["platforms"]}
    links = [row["link"] for row in (*record.incidents, *record.takedowns) if row["link"]]
    found = {
        name for link in links for host, name in _HOSTS.items() if host in link.casefold()
    }  # fmt: skip
    return frozenset((told - _NO_PLATFORM) | found)


def poster_known(record: CaseRecord) -> bool:
    """Whether somebody is on the case as its author, and is not merely an unknown person."""
    return any(row["role"] == "author" and row["kind"] != "unknown" for row in record.involved)


def facts_of(record: CaseRecord, platform: str = "", asking_as: str = "school") -> Facts:
    """What the ladder must know; ``platform`` is what somebody chose instead."""
    places = frozenset({platform}) if platform else platforms_of(record)
    return Facts(platforms=places, poster_known=poster_known(record), asking_as=asking_as)


def route_name(row: Row, known: Iterable[Route]) -> str:
    """The route of an ask; one from before there were routes is told by whom it asked."""
    if row["route"] or row["target"] == "group":
        return str(row["route"])
    if row["target"] == "poster":
        return "poster"
    asked = str(row["asked_of"]).casefold()
    for each in sorted(known, key=lambda one: one.rung):
        if each.target == "platform" and asked in [place.casefold() for place in each.platforms]:
            return each.name
    return "platform"


def tried_of(record: CaseRecord, known: tuple[Route, ...]) -> tuple[Tried, ...]:
    """Every ask of the case, oldest first."""
    targets = {each.name: each.target for each in known}
    found = []
    for row in record.takedowns:
        name = route_name(row, known)
        found.append(
            Tried(
                route=name,
                target=targets.get(name, str(row["target"])),
                on=date.fromisoformat(row["asked_on"]),
                state=row["state"],
                next_on=date.fromisoformat(row["next_on"]) if row["next_on"] else None,
            )
        )
    return tuple(found)


def standing(
    desk: Desk, record: CaseRecord, platform: str = "", asking_as: str = "school"
) -> tuple[Rung, ...]:
    """The ladder of a case today."""
    known = routes(desk.conn)
    return ladder.rungs(
        known, tried_of(record, known), desk.today, facts_of(record, platform, asking_as)
    )


def newest(record: CaseRecord) -> tuple[Row, ...]:
    """The asks that no later ask follows: of each thing the one that stands now."""
    before = {row["after_id"] for row in record.takedowns if row["after_id"]}
    return tuple(row for row in record.takedowns if row["id"] not in before)


def chain(record: CaseRecord, takedown_id: int) -> tuple[int, ...]:
    """An ask and every ask that it follows, newest first."""
    rows = {row["id"]: row for row in record.takedowns}
    found: list[int] = []
    at: int | None = takedown_id
    while at is not None and at in rows and at not in found:
        found.append(at)
        at = rows[at]["after_id"]
    return tuple(found)


def left(record: CaseRecord) -> tuple[Row, ...]:
    """What is not gone yet: the newest ask of each thing, unless it was removed."""
    return tuple(row for row in newest(record) if row["state"] != "removed")


def next_of(desk: Desk, record: CaseRecord) -> Next:
    """The next rung of the whole case, or that there is none while nothing is left."""
    if record.takedowns and not left(record):
        return Next(rung=None, on=None, why="It is gone. Nothing more is to be asked.")
    return ladder.next_rung(standing(desk, record), desk.today)


def set_next(desk: Desk, case_id: CaseId) -> Next:
    """Set the task of the next rung afresh, on the day it opens, with the reason in its words."""
    record = desk.case(case_id)
    following = next_of(desk, record)
    desk.finish(case_id, NEXT_RUNG)
    waiting = left(record)
    if not waiting or following.rung is None or following.on is None:
        return following
    asked = waiting[-1]
    what = following.rung.route.title
    title = (
        f"{asked['asked_of']} refused. Next: {what}"
        if asked["state"] == "refused"
        else f"If {asked['asked_of']} has not removed it: {what}"
    )
    desk.task(case_id, NEXT_RUNG, title, max(following.on, desk.today), role=Role.HEAD)
    return following


def wait_clock(route: Route) -> clocks.Clock | None:
    """The clock that waits for the answer of a route, or None where none comes."""
    if route.wait is None:
        return None
    if route.target == "operator":
        return clocks.SECTION_5
    base = clocks.REMOVAL if route.target == "poster" else clocks.PLATFORM
    return replace(base, counting=route.wait)
