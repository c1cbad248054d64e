"""A route of the takedown ladder is taken: its pack is kept, with the copy of each thing (C26).

The form itself is filled in by a person, on the platform's own page. Nothing is sent from here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final

from tcat_desktop.journey import clocks, ladder
from tcat_desktop.journey.ladder import Route, Rung
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, library, names, takedowns
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.request_meeting import jump_from
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.reckoning import deadline
from tcat_desktop.office.takedown_pack import PackLine, exhibit_row, refuse_kept_back
from tcat_desktop.office.words import plain_date, short_date
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord
from tcat_desktop.records.folding import folded

Row = dict[str, Any]

# The step of the Code that a route takes. Advice, a regulator and the police are no step.
GATES: Final[Mapping[str, str]] = {
    "poster": "ask_poster", "platform": "ask_platform", "operator": "ask_platform",
    "helper": "ask_platform",
}  # fmt: skip
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_BODIES: Final = ("school", "academy", "trust", "college", "council", "governors", "governing body")
_SECTION_5: Final = "Defamation Act 2013 s.5"
_LIMITATION: Final = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPack:
    """One route was taken: what the form was given, who was asked, and the receipt.

    ``after_id`` is the ask that this one follows. For a section 5 notice ``asked_of`` is the
    website, and the complainant is a field of the form.
    """

    case_id: CaseId
    route: str
    lines: tuple[PackLine, ...]
    fields: dict[str, str] = field(default_factory=dict)
    asked_of: str = ""
    asked_on: date | None = None
    their_reference: str = ""
    after_id: int | None = None
    platform: str = ""
    asking_as: str = "school"
    jump_reason: str = ""
    jump_head: str = ""
    seen: int | None = None

    needs: ClassVar = (Act.TAKEDOWN, Level.CREATE)

    def carry_out(self, desk: Desk) -> tuple[int, ...]:
        """Keep a row for each thing, with what the form was given; their ids."""
        record = desk.case(self.case_id, self.seen)
        rung = self._rung(desk, record)
        route = rung.route
        refusal = wrong_tool(rung)
        if refusal is not None:
            raise refusal
        day = checks.not_after(self.asked_on or desk.today, desk.today, "asked_on")
        asked_of = self._asked_of(route, record)
        lines = self._lines(record, route)
        if route.target == "operator":
            check_notice(desk, record, self.fields)
        check_fields(route, self.fields)
        refuse_kept_back(desk, route, lines, self.fields)
        if self.after_id is not None:
            desk.row("takedowns", self.after_id, of=self.case_id)
        if route.target in GATES:
            desk.take(record, GATES[route.target], jump=jump_from(self.jump_reason, self.jump_head))
        kept = self._keep(desk, record, route, lines, asked_of, day)
        self._set_tasks(desk, record, route, asked_of, day)
        desk.settle(self.case_id)
        desk.did("takedown", kept[0], case=self.case_id, lines=len(kept))
        return kept

    # -- what is refused ---------------------------------------------------------------------

    def _rung(self, desk: Desk, record: CaseRecord) -> Rung:
        library.entry(desk.conn, "route", self.route)
        found = takedowns.standing(desk, record, self.platform, self.asking_as)
        return next(each for each in found if each.route.name == self.route)

    def _asked_of(self, route: Route, record: CaseRecord) -> str:
        if route.target == "poster":
            row = _author(record)
            assert row is not None  # an unknown poster is refused as the wrong tool
            return names.full_name(row)
        given = self.asked_of.strip() or (self.platform if route.target == "platform" else "")
        if given:
            return given
        if route.target == "operator":
            raise Refused("Say which website it is.", field="asked_of")
        return route.platforms[0] if len(route.platforms) == 1 else route.title

    def _lines(self, record: CaseRecord, route: Route) -> tuple[PackLine, ...]:
        if not self.lines:
            raise Refused("Say what should be removed.", field="lines")
        for each in self.lines:
            what = checks.needed(each.what, "Say what should be removed.", "lines")
            copy = exhibit_row(record, each.exhibit_id)
            if each.exhibit_id is not None and copy is None:
                raise Refused("That copy is not on this case, or it is sealed.", field="lines")
            if copy is None and route.target in GATES:
                raise Refused(
                    f"No copy is named of “{what}”: once it is gone it cannot be shown.",
                    clause="C26", field="lines",
                    what_to_do="Choose the exhibit that shows it, or add one to the case.",
                )  # fmt: skip
        return self.lines

    # -- what is kept ------------------------------------------------------------------------

    def _keep(
        self, desk: Desk, record: CaseRecord, route: Route, lines: tuple[PackLine, ...],
        asked_of: str, day: date,
    ) -> tuple[int, ...]:  # fmt: skip
        clock = takedowns.wait_clock(route)
        due = deadline(clock, day, desk.calendar(record.school)).on if clock else None
        author = _author(record) if route.target == "poster" else None
        kept = tuple(
            desk.add(
                "takedowns",
                case_id=self.case_id,
                target=route.target,
                what=each.what.strip(),
                link=each.link.strip(),
                asked_of=asked_of,
                person_id=author["person_id"] if author else None,
                asked_on=day.isoformat(),
                their_reference=self.their_reference.strip(),
                state="asked",
                route=route.name,
                exhibit_id=each.exhibit_id,
                after_id=self._follows(record, each),
                pack=self.fields,
                next_on=due.isoformat() if due else None,
            )
            for each in lines
        )
        title = _told(route, asked_of, len(kept))
        desk.chronicle(
            self.case_id, "takedown", title, "; ".join(each.what for each in lines), on=day,
            stage=StageName.TAKEDOWN if route.target == "poster" else None, about="takedowns",
            about_id=kept[0], mark=f"Reply due {short_date(due)}" if due else "",
        )  # fmt: skip
        return kept

    def _follows(self, record: CaseRecord, line: PackLine) -> int | None:
        """The ask that this line follows: the one named, else the newest of the same thing."""
        if self.after_id is not None and len(self.lines) == 1:
            return self.after_id
        same = [row["id"] for row in takedowns.left(record) if row["what"] == line.what.strip()]
        return int(same[-1]) if same else None

    def _set_tasks(
        self, desk: Desk, record: CaseRecord, route: Route, asked_of: str, day: date
    ) -> None:
        if self.after_id is not None:
            desk.finish(self.case_id, f"ask_again:{self.after_id}")
        if route.target == "operator":
            set_notice_tasks(desk, record, asked_of, day)
        elif route.wait is not None:
            clock = takedowns.wait_clock(route)
            assert clock is not None
            due = deadline(clock, day, desk.calendar(record.school))
            if route.target == "poster":
                desk.finish(self.case_id, "contact", "look_again", "after_meeting", "decide_close")
                desk.task(self.case_id, "check_removal", "Check whether it has been removed", due,
                          role=Role.HEAD)  # fmt: skip
            else:
                desk.task(self.case_id, "platform_reply", f"{asked_of}: reply to our report", due,
                          waiting_for=asked_of)  # fmt: skip
        # After an ask of the poster somebody looks first whether it is gone.
        if route.target != "poster":
            takedowns.set_next(desk, self.case_id)


def _told(route: Route, asked_of: str, things: int) -> str:
    """What the chronology says of it."""
    count = "one thing" if things == 1 else f"{things} things"
    if route.target == "operator":
        return f"Section 5 notice to {asked_of}"
    if route.target in GATES:
        return f"Asked {asked_of} to remove {count}"
    return f"{route.title}: told of {count}"


def _author(record: CaseRecord) -> Row | None:
    return next((row for row in record.involved
                 if row["role"] == "author" and row["kind"] != "unknown"), None)  # fmt: skip


def wrong_tool(rung: Rung) -> Refused | None:
    """Why this route cannot be taken today, with what to do instead, or None."""
    if rung.state in ("open", "done"):
        return None
    if rung.state == "later":
        opens = f" It opens on {plain_date(rung.opens)}." if rung.opens else ""
        return Refused(f"It is too early for this.{opens}", field="route", what_to_do=rung.why)
    clause = _SECTION_5 if rung.route.target == "operator" else ""
    if rung.why.startswith("The poster is known."):
        return Refused(
            "This is the wrong tool: the poster is known.", clause=clause, field="route",
            what_to_do=rung.route.instead,
        )  # fmt: skip
    return Refused("This route is not for this.", clause=clause, field="route", what_to_do=rung.why)


def check_fields(route: Route, given: Mapping[str, str]) -> None:
    """``Refused`` naming each needed field that is empty, at the first of them."""
    empty = ladder.missing(route, given)
    if empty:
        listed = ", ".join(f"“{need.label}”" for need in empty)
        raise Refused(
            f"Still to be filled in: {listed}." if len(empty) > 1 else f"{listed} is still empty.",
            field=empty[0].name,
            clause=_SECTION_5 if route.target == "operator" else "",
            what_to_do=empty[0].hint or "The form asks for it.",
        )
    for need in route.needs:
        value = given.get(need.name, "").strip()
        if need.kind == "email" and value and not _EMAIL.fullmatch(value):
            raise Refused("That is not an e-mail address.", field=need.name,
                          what_to_do="Write it like name@place.example.")  # fmt: skip


def check_notice(desk: Desk, record: CaseRecord, given: Mapping[str, str]) -> None:
    """A section 5 notice is a person's own, and only against a poster nobody knows (L11, L12)."""
    if takedowns.poster_known(record):
        raise Refused(
            "This is the wrong tool: the poster is known.", clause=_SECTION_5, field="route",
            what_to_do="Ask the poster to remove it, or report it to the platform.",
        )  # fmt: skip
    told = folded(given.get("complainant", ""))
    bodies = [rows.setting(desk.conn, "trust"), *(row["name"] for row in
                                                  finding.all_schools(desk.conn))]  # fmt: skip
    ours = any(body and folded(body) in told for body in bodies)
    if ours or any(f" {word} " in f" {told} " for word in _BODIES):
        raise Refused(
            "The complainant is a person: neither the trust nor a school can be one.",
            clause="L12", field="complainant",
            what_to_do="Name the member of staff it is about, who decides for herself.",
        )  # fmt: skip


def set_notice_tasks(desk: Desk, record: CaseRecord, operator: str, day: date) -> None:
    """The operator's 48 hours, the poster's five days after them, and the year for a claim."""
    case_id = CaseId(record.case["id"])
    started: date | datetime = local(desk.now) if day == desk.today else day
    passed_on = desk.due(record.school, clocks.SECTION_5, started)
    desk.task(case_id, "section_5", f"{operator}: passes the notice on", passed_on,
              waiting_for=operator)  # fmt: skip
    answered = desk.due(record.school, clocks.SECTION_5_POSTER, passed_on.on)
    desk.task(case_id, "section_5_poster", "The poster answers the notice", answered,
              waiting_for="the poster")  # fmt: skip
    published = min((row["happened_on"] for row in record.incidents), default="")
    if not published:
        return
    ends = one_year_after(date.fromisoformat(published))
    desk.task(
        case_id, "limitation",
        f"Time for a claim usually ends on {plain_date(ends)} (not confirmed in a source)",
        max(ends - _LIMITATION, desk.today), role=Role.HEAD,
    )  # fmt: skip


def one_year_after(day: date) -> date:
    """The same day of the next year; 29 February has none, so the day before it."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


__all__ = ["GATES", "KeepPack", "PackLine", "PersonId", "check_fields", "check_notice",
           "one_year_after", "set_notice_tasks", "wrong_tool"]  # fmt: skip
