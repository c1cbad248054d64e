"""The takedown page: the ladder of a case, the pack of one route, and the pack on paper."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.correspondence import takedown_pack as paper
from tcat_desktop.journey import ladder
from tcat_desktop.journey.case import Option, options
from tcat_desktop.journey.ladder import ASKING_AS, Rung
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.route import stage_of
from tcat_desktop.office import library, takedown_pack, takedowns
from tcat_desktop.office.commands.keep_pack import GATES, wrong_tool
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.takedown_pack import PackLine
from tcat_desktop.office.words import long_date, plain_date, short_date
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]

STALE_AFTER = 180  # days since somebody held an entry against its source
_CAN_COPY = frozenset({"image"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RungLine:
    """One rung as the page draws it. ``opens`` is said in words; ``stale`` asks for a check."""

    name: str
    title: str
    state: str
    why: str
    opens: str
    tried: str
    beside: bool
    stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look whether it is there again, by a person."""

    on: str
    state: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """One ask that was made, with its answer, its receipt and its watch."""

    takedown_id: int
    route: str
    title: str
    what: str
    link: str
    copy: str
    asked: str
    state: str
    their_reference: str
    reply: str
    watch_until: date | None
    looks: tuple[Look, ...]
    follows: bool
    newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderAnswer:
    """The ladder, what was asked so far, and which rung is next."""

    case_id: CaseId
    version: int
    reference: str
    title: str
    rungs: tuple[RungLine, ...]
    asks: tuple[AskLine, ...]
    next_name: str
    next_words: str
    platforms: tuple[str, ...]
    platform: str
    asking_as: str
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownLadder:
    """The ladder of a case, for one platform or for where it is known to stand."""

    case_id: CaseId
    platform: str = ""
    asking_as: str = "school"

    needs: ClassVar = (Act.TAKEDOWN, Level.SEE)

    def answer(self, desk: Desk) -> LadderAnswer:
        """Every rung from the gentlest up."""
        if self.asking_as not in ASKING_AS:
            raise Refused("Say who asks.", field="asking_as")
        record = desk.case(self.case_id)
        kept = {each.name: each for each in library.entries(desk.conn, "route")}
        found = takedowns.standing(desk, record, self.platform, self.asking_as)
        following = (
            ladder.next_rung(found, desk.today)
            if takedowns.left(record) or not record.takedowns
            else takedowns.next_of(desk, record)
        )
        served = {place for each in found for place in each.route.platforms}
        return LadderAnswer(
            case_id=self.case_id,
            version=record.case["version"],
            reference=record.case["reference"],
            title=record.case["title"],
            rungs=tuple(_rung(each, is_stale(kept[each.route.name], desk.today)) for each in found),
            asks=asks_of(desk, record),
            next_name=following.rung.route.name if following.rung else "",
            next_words=_next_words(following, desk.today),
            platforms=tuple(sorted(served | takedowns.platforms_of(record))),
            platform=self.platform or ", ".join(sorted(takedowns.platforms_of(record))),
            asking_as=self.asking_as,
            today=desk.today,
        )


def is_stale(entry: library.Entry, today: date) -> bool:
    """Whether it is long since anybody held the entry against its source."""
    return (today - entry.checked_on).days > STALE_AFTER


def _rung(rung: Rung, stale: bool) -> RungLine:
    tried = ""
    if rung.tried is not None:
        tried = f"Asked {short_date(rung.tried.on)}"
        if rung.tried.next_on is not None and rung.tried.state == "asked":
            tried += f"; an answer may come until {short_date(rung.tried.next_on)}"
    return RungLine(
        name=rung.route.name, title=rung.route.title, state=rung.state, why=rung.why,
        opens=f"Opens {short_date(rung.opens)}" if rung.opens else "", tried=tried,
        beside=rung.route.beside, stale=stale,
    )  # fmt: skip


def _next_words(following: ladder.Next, today: date) -> str:
    if following.rung is None:
        return following.why
    title = following.rung.route.title
    if following.on is None:
        return f"Next: {title}. {following.why}"
    if following.on > today:
        return f"Next: {title}, from {long_date(following.on)}. {following.why}"
    return f"Next: {title}."


def asks_of(desk: Desk, record: CaseRecord) -> tuple[AskLine, ...]:
    """Every ask of the case, newest first."""
    known = takedowns.routes(desk.conn)
    titles = {each.name: each.title for each in known}
    now = {row["id"] for row in takedowns.newest(record)}
    numbers = {row["id"]: f"E{row['number']}" for row in record.exhibits}
    return tuple(
        AskLine(
            takedown_id=row["id"],
            route=(name := takedowns.route_name(row, known)),
            title=titles.get(name, str(row["asked_of"])),
            what=row["what"],
            link=row["link"],
            copy=numbers.get(row["exhibit_id"], ""),
            asked=f"Asked {row['asked_of']}, {short_date(date.fromisoformat(row['asked_on']))}",
            state=row["state"],
            their_reference=row["their_reference"],
            reply=row["reply"],
            watch_until=date.fromisoformat(row["watch_until"]) if row["watch_until"] else None,
            looks=tuple(_look(each) for each in record.sightings
                        if each["takedown_id"] == row["id"]),
            follows=bool(row["after_id"]),
            newest=row["id"] in now,
        )
        for row in reversed(record.takedowns)
    )  # fmt: skip


def _look(row: Row) -> Look:
    said = " ".join(part for part in (row["link"], row["note"]) if part)
    return Look(on=short_date(date.fromisoformat(row["seen_on"])), state=row["state"], words=said)


# -- one pack ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PackField:
    """One field of the form; ``known`` says that the record filled it."""

    name: str
    label: str
    hint: str
    kind: str
    needed: bool
    choices: tuple[str, ...]
    value: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """An exhibit that can be a line's copy. Only a picture leaves the desk as a copy."""

    exhibit_id: int
    number: str
    name: str
    kind: str
    digest: str
    can_leave: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackAnswer:
    """Everything about one route for one case; ``why`` says what stands in its way."""

    case_id: CaseId
    version: int
    name: str
    title: str
    target: str
    state: str
    why: str
    what_to_do: str
    clause: str
    who_words: str
    how: tuple[str, ...]
    warn: tuple[str, ...]
    unsure: tuple[str, ...]
    contact: str
    hours: str
    reply: str
    source: str
    checked: str
    stale: bool
    letter: str
    fields: tuple[PackField, ...]
    lines: tuple[PackLine, ...]
    copies: tuple[CopyLine, ...]
    tried: tuple[str, ...]
    asked_of: str
    after_id: int | None
    option: Option | None
    law: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownPack:
    """The pack of one route; with ``takedown_id`` for that very thing, asked for once more."""

    case_id: CaseId
    route: str
    takedown_id: int | None = None
    platform: str = ""
    asking_as: str = "school"

    needs: ClassVar = (Act.TAKEDOWN, Level.SEE)

    def answer(self, desk: Desk) -> PackAnswer:
        """The form's fields filled from the record, with what must still be written."""
        record = desk.case(self.case_id)
        entry = library.entry(desk.conn, "route", self.route)
        found = {
            each.route.name: each
            for each in takedowns.standing(desk, record, self.platform, self.asking_as)
        }
        rung = found[self.route]
        route = rung.route
        after = next(
            (row for row in record.takedowns if row["id"] == self.takedown_id), None
        ) or _followed(record)  # fmt: skip
        lines = takedown_pack.likely_lines(record, after)
        given = takedown_pack.filled(desk, record, route, lines, self.platform)
        refusal = wrong_tool(rung)
        return PackAnswer(
            case_id=self.case_id, version=record.case["version"], name=route.name,
            title=route.title, target=route.target, state=rung.state,
            why=refusal.reason if refusal else rung.why,
            what_to_do=refusal.what_to_do if refusal else "",
            clause=refusal.clause if refusal else "", who_words=route.who_words, how=route.how,
            warn=route.warn, unsure=route.unsure, contact=route.contact, hours=route.hours,
            reply=route.reply, source=entry.source, checked=plain_date(entry.checked_on),
            stale=is_stale(entry, desk.today), letter=route.letter,
            fields=_fields(route, given),
            lines=lines,
            copies=copies_of(record),
            tried=tuple(takedown_pack.tried_words(row) for row in record.takedowns),
            asked_of=asked_of(record, route.target, route.title, route.platforms, self.platform),
            after_id=after["id"] if after is not None else None,
            option=_option(desk, record, route.target),
            law=route.target == "operator" or "defam" in route.title.casefold(),
        )  # fmt: skip


def _fields(route: ladder.Route, given: dict[str, str]) -> tuple[PackField, ...]:
    return tuple(
        PackField(
            name=need.name, label=need.label, hint=need.hint, kind=need.kind, needed=need.needed,
            choices=need.choices, value=given[need.name], known=bool(given[need.name]),
        )
        for need in route.needs
    )  # fmt: skip


def asked_of(
    record: CaseRecord, target: str, title: str, places: tuple[str, ...], platform: str
) -> str:
    """Who is asked, in words: the poster, the platform, or the helpline."""
    if target == "poster":
        return takedown_pack.poster(record)
    known = takedowns.platforms_of(record)
    if target in ("platform", "operator"):
        fitting = [place for place in places if place in known] or list(places[:1])
        return platform or next(iter(fitting or sorted(known)), "")
    return title


def copies_of(record: CaseRecord) -> tuple[CopyLine, ...]:
    """The exhibits that are not sealed, to be named as a line's copy."""
    return tuple(
        CopyLine(
            exhibit_id=row["id"], number=f"E{row['number']}", name=row["name"],
            kind=row["kind"], digest=row["digest"], can_leave=row["kind"] in _CAN_COPY,
        )
        for row in record.exhibits
        if not row["sealed"]
    )  # fmt: skip


def _followed(record: CaseRecord) -> Row | None:
    """What a new ask follows: the only thing that is left."""
    waiting = [row for row in takedowns.left(record) if row["target"] != "group"]
    return waiting[0] if len(waiting) == 1 else None


def _option(desk: Desk, record: CaseRecord, target: str) -> Option | None:
    """How the step of the Code stands that this route takes, if it takes one."""
    move = GATES.get(target)
    if move is None:
        return None
    stage = stage_of(record.case["stage"])
    found = (each for each in options(record.journey(), stage, desk.who) if each.move.name == move)
    return next(found, None)


# -- on paper ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPaper:
    """A pack as it stands on the page, as a PDF; ``notice`` is the section 5 notice itself."""

    case_id: CaseId
    route: str
    lines: tuple[PackLine, ...]
    fields: dict[str, str] = field(default_factory=dict)
    asked_of: str = ""
    notice: bool = False

    needs: ClassVar = (Act.TAKEDOWN, Level.CREATE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> bytes:
        """The PDF, or ``Refused`` naming what a notice still lacks."""
        from tcat_desktop.office.commands.keep_pack import check_fields, check_notice

        record = desk.case(self.case_id)
        entry = library.entry(desk.conn, "route", self.route)
        route = ladder.read(entry.body, entry.name, entry.title)
        takedown_pack.refuse_kept_back(desk, route, self.lines, self.fields)
        desk.did("takedown", None, case=self.case_id)
        if self.notice:
            check_notice(desk, record, self.fields)
            check_fields(route, self.fields)
            operator = self.asked_of.strip()
            if not operator:
                raise Refused("Say which website it is.", field="asked_of")
            return takedown_pack.notice(desk, record, self.fields, operator, desk.today)
        return paper.print_pack(self._facts(desk, record, entry, route))

    def _facts(
        self, desk: Desk, record: CaseRecord, entry: library.Entry, route: ladder.Route
    ) -> paper.PackPrint:
        copies = [takedown_pack.exhibit_row(record, each.exhibit_id) for each in self.lines]
        where = (("Where", route.contact), ("Open", route.hours), ("Who may", route.who_words),
                 ("Answer", route.reply),
                 ("Checked", f"{plain_date(entry.checked_on)}. {entry.source}"))  # fmt: skip
        return paper.PackPrint(
                school=record.school["name"],
                reference=record.case["reference"],
                route=route.title,
                where=tuple((name, words) for name, words in where if words),
                warn=(*route.warn, *(f"Not confirmed in a source: {each}"
                                     for each in route.unsure)),
                how=route.how,
                fields=tuple(
                    paper.Filled(label=need.label, hint=need.hint,
                                 value=shown(need.kind, self.fields.get(need.name, "")))
                    for need in route.needs
                ),
                things=tuple(
                    paper.Thing(what=each.what, link=each.link,
                                copy=f"E{row['number']}" if row else "None kept")
                    for each, row in zip(self.lines, copies, strict=True)
                ),
                copies=tuple(
                    paper.Copy(number=f"E{row['number']}", name=row["name"], sha256=row["digest"])
                    for row in {row["id"]: row for row in copies if row}.values()
                ),
                tried=tuple(takedown_pack.tried_words(row) for row in record.takedowns),
                law=route.target == "operator" or "defam" in route.title.casefold(),
                on=desk.today,
                printed_by=desk.who.name,
        )  # fmt: skip


def shown(kind: str, value: str) -> str:
    """A field as it is pasted: a date in words, a tick as “yes”."""
    if kind == "day" and value:
        return long_date(date.fromisoformat(value))
    return value
