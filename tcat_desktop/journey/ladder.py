"""The takedown ladder: which route is open for a post now, which must wait, and why (C26).

Gentlest first: the poster, then the platform, then those who mediate, then the law. Routes are
dated data of the reference library; nothing here knows the name of a platform.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from tcat_desktop.journey.deadlines import CLOCKS, Counting
from tcat_desktop.journey.refusals import Refused

State = Literal["open", "later", "not_this", "done"]
# Who is asked: a notice to an operator and a report to a platform are steps of the Code; advice,
# a regulator and the police are not.
TARGETS: Final = ("poster", "platform", "operator", "advice", "helper", "regulator", "police")
# Who asks: the school as such, the person it is about, a parent of that child, or a colleague.
ASKING_AS: Final[Mapping[str, str]] = {
    "school": "The school",
    "subject": "The person it is about",
    "parent": "A parent of the child it is about",
    "colleague": "A colleague of the person it is about",
}
KINDS: Final = ("line", "words", "links", "day", "choice", "tick", "yes_no", "email")
_UNITS: Final = ("days", "weeks", "months")
_POSTERS: Final = ("any", "known", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One field of a route's form. ``record`` says which part of the case record fills it."""

    name: str
    label: str
    hint: str = ""
    kind: str = "line"
    needed: bool = True
    record: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """What must have been tried before: any of ``tried``, for more than ``count`` of ``unit``.

    With ``refused`` an answer of no opens it at once.
    """

    tried: tuple[str, ...]
    count: int
    unit: str
    refused: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One route of the ladder, with all that its form asks.

    ``platforms`` is empty for any; ``poster`` says whether it is for a known or an unknown one.
    ``beside`` is a route that is no step of the ladder: the police do not wait for it.
    """

    name: str
    title: str
    rung: int
    target: str
    platforms: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    who_words: str = ""
    poster: str = "any"
    instead: str = ""
    letter: str = ""
    beside: bool = False
    needs: tuple[Need, ...] = ()
    after: After | None = None
    how: tuple[str, ...] = ()
    contact: str = ""
    hours: str = ""
    warn: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    wait: Counting | None = None
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the ladder must know of a case. ``platforms`` are names such as “Facebook”."""

    platforms: frozenset[str] = frozenset()
    poster_known: bool = True
    asking_as: str = "school"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One ask that was made. ``next_on`` is the day until which its answer is waited for."""

    route: str
    target: str
    on: date
    state: str = "asked"
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One route as it stands today; ``opens`` is the day when a later one opens, if it is known."""

    route: Route
    state: State
    why: str
    opens: date | None = None
    tried: Tried | None = None
    needs_missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The next rung and the day it may be tried; without a rung ``why`` says what stands."""

    rung: Rung | None
    on: date | None
    why: str


# -- the ladder --------------------------------------------------------------------------------


def rungs(
    routes: Iterable[Route],
    tried: Sequence[Tried],
    on: date,
    facts: Facts,
    given: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[Rung, ...]:
    """Every route from the gentlest up, each open, for later, not for this, or done.

    ``given`` are the fields already filled, by the route's name: what is missing is named.
    """
    ordered = sorted(routes, key=lambda each: each.rung)
    served = {place for each in ordered if each.target == "platform" for place in each.platforms}
    found = (_rung(each, tried, on, facts, served) for each in ordered)
    if given is None:
        return tuple(found)
    return tuple(_with_missing(each, given.get(each.route.name, {})) for each in found)


def next_rung(ladder: Sequence[Rung], on: date) -> Next:
    """Which rung is next: gentlest first, and none while an answer may still come."""
    steps = [each for each in ladder if not each.route.beside]
    # Of two asks on one day the one further up was the later. Advice, and a regulator who takes
    # months, hold nobody up.
    asked = [
        (each.tried.on, each.route.rung, each.tried)
        for each in steps
        if each.tried and each.route.target not in ("advice", "regulator")
    ]
    newest = max(asked, key=lambda one: one[:2])[2] if asked else None
    if newest is not None and newest.state == "removed":
        return Next(rung=None, on=None, why="It is gone. Nothing more is to be asked.")
    following = _following(steps)
    if newest is not None and newest.state == "asked" and newest.next_on and newest.next_on > on:
        return Next(rung=following, on=newest.next_on, why="An answer may still come.")
    if following is not None and following.state == "open":
        return Next(rung=following, on=on, why=following.why)
    if following is not None:
        return Next(rung=following, on=following.opens, why=following.why)
    return Next(rung=None, on=None, why="Every route that fits has been tried.")


def missing(route: Route, given: Mapping[str, str]) -> tuple[Need, ...]:
    """The needed fields that are still empty; a tick counts only when it is “yes”."""
    return tuple(
        need
        for need in route.needs
        if need.needed
        and (
            not given.get(need.name, "").strip()
            or (need.kind == "tick" and given[need.name] != "yes")
            or (need.kind == "yes_no" and given[need.name] not in ("yes", "no"))
        )
    )


def over_after(start: date, count: int, unit: str) -> date:
    """The first day on which more than that time has passed: no day of it is given away."""
    if unit == "months":
        year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last)) + timedelta(days=1)
    return start + timedelta(days=count * (7 if unit == "weeks" else 1) + 1)


def _rung(route: Route, tried: Sequence[Tried], on: date, facts: Facts, served: set[str]) -> Rung:
    mine = [each for each in tried if each.route == route.name]
    if mine and mine[-1].state != "again":
        return Rung(route=route, state="done", why=_DONE[mine[-1].state], tried=mine[-1])
    why = _not_this(route, facts, served)
    if why:
        return Rung(route=route, state="not_this", why=why)
    if route.after is not None:
        opens, told = _opens(route.after, tried)
        if opens is None or opens > on:
            return Rung(route=route, state="later", why=told, opens=opens)
    why = "It is up again." if mine else route.who_words
    return Rung(route=route, state="open", why=why, tried=mine[-1] if mine else None)


_DONE: Final[Mapping[str, str]] = {
    "asked": "Asked.",
    "refused": "They refused.",
    "removed": "It is gone.",
    "still_there": "It is still there.",
}


def _not_this(route: Route, facts: Facts, served: set[str]) -> str:
    """Why this route is the wrong one here, or nothing."""
    if route.platforms and not facts.platforms.intersection(route.platforms):
        return f"Only for what stands on {' or '.join(route.platforms)}."
    own = sorted(facts.platforms & served)
    if route.target == "platform" and not route.platforms and own:
        return f"{' and '.join(own)} has a route of its own."
    if route.poster == "unknown" and facts.poster_known:
        return f"The poster is known. {route.instead}".strip()
    if route.poster == "known" and not facts.poster_known:
        return f"Nobody knows yet who posted it. {route.instead}".strip()
    if route.who and facts.asking_as not in route.who:
        return route.who_words
    return ""


def _opens(after: After, tried: Sequence[Tried]) -> tuple[date | None, str]:
    """The day a route opens by what was tried before, and why it is not that day yet."""
    before = [each for each in tried if {each.route, each.target}.intersection(after.tried)]
    if not before:
        return None, after.words
    if after.refused and any(each.state == "refused" for each in before):
        return date.min, ""
    first = min(each.on for each in before)
    return over_after(first, after.count, after.unit), after.words


def _following(steps: Sequence[Rung]) -> Rung | None:
    """The gentlest that is open; else the one that opens first; else one whose day is not known."""
    opened = [each for each in steps if each.state == "open"]
    if opened:
        return opened[0]
    later = [each for each in steps if each.state == "later"]
    return min(later, key=lambda each: each.opens or date.max, default=None)


def _with_missing(rung: Rung, given: Mapping[str, str]) -> Rung:
    empty = tuple(need.label for need in missing(rung.route, given))
    return Rung(route=rung.route, state=rung.state, why=rung.why, opens=rung.opens,
                tried=rung.tried, needs_missing=empty)  # fmt: skip


# -- reading a route ---------------------------------------------------------------------------


def read(body: Mapping[str, Any], name: str = "", title: str = "") -> Route:
    """A route from the body of its library entry, or ``Refused`` naming what is not whole."""
    rung, target = body.get("rung"), str(body.get("target", ""))
    if not isinstance(rung, int) or isinstance(rung, bool) or not 1 <= rung <= 99:
        raise Refused("A rung is a number from 1, the gentlest, to 99.", field="rung")
    if target not in TARGETS:
        raise Refused("Say who is asked.", field="target",
                      what_to_do=f"One of: {', '.join(TARGETS)}.")  # fmt: skip
    who = _lines(body, "who")
    if not set(who) <= set(ASKING_AS):
        raise Refused(
            "Say who may use it.",
            field="who",
            what_to_do=f"Any of: {', '.join(ASKING_AS)}; or nobody for everybody.",
        )
    poster = str(body.get("poster", "any"))
    if poster not in _POSTERS:
        raise Refused("Say whether the poster must be known.", field="poster",
                      what_to_do=f"One of: {', '.join(_POSTERS)}.")  # fmt: skip
    how = _lines(body, "how")
    if not how:
        raise Refused("Say in plain words how it is done.", field="how")
    return Route(
        name=name, title=title, rung=rung, target=target, platforms=_lines(body, "platforms"),
        who=who, who_words=str(body.get("who_words", "")), poster=poster,
        instead=str(body.get("instead", "")), letter=str(body.get("letter", "")),
        beside=bool(body.get("beside", False)), needs=_needs(body.get("needs", [])),
        after=_after(body.get("after")), how=how, contact=str(body.get("contact", "")),
        hours=str(body.get("hours", "")), warn=_lines(body, "warn"),
        unsure=_lines(body, "unsure"), wait=_wait(body.get("wait")),
        reply=str(body.get("reply", "")),
    )  # fmt: skip


def _lines(body: Mapping[str, Any], name: str) -> tuple[str, ...]:
    told = body.get(name, [])
    if not isinstance(told, list | tuple) or not all(isinstance(each, str) for each in told):
        raise Refused("Write one thing a line.", field=name)
    return tuple(each.strip() for each in told if each.strip())


def _needs(told: Any) -> tuple[Need, ...]:
    made: list[Need] = []
    for each in told if isinstance(told, list | tuple) else [None]:
        if not isinstance(each, Mapping) or not each.get("name") or not each.get("label"):
            raise Refused("Every field of the form has a short name and a label.", field="needs")
        kind = str(each.get("kind", "line"))
        if kind not in KINDS:
            raise Refused(f"A field is one of: {', '.join(KINDS)}.", field="needs")
        if any(one.name == each["name"] for one in made):
            raise Refused(f"Two fields are called “{each['name']}”.", field="needs")
        made.append(
            Need(
                name=str(each["name"]), label=str(each["label"]), hint=str(each.get("hint", "")),
                kind=kind, needed=bool(each.get("needed", True)),
                record=str(each.get("record", "")), choices=_lines(each, "choices"),
            )
        )  # fmt: skip
    return tuple(made)


def _after(told: Any) -> After | None:
    if not told:
        return None
    if not isinstance(told, Mapping):
        raise Refused("Say what must be tried before.", field="after")
    count, unit = told.get("count"), str(told.get("unit", ""))
    tried = _lines(told, "tried")
    if not tried or not isinstance(count, int) or not 0 <= count <= 366 or unit not in _UNITS:
        raise Refused("Say what must be tried before, and for how many days, weeks or months.",
                      field="after")  # fmt: skip
    return After(tried=tried, count=count, unit=unit, refused=bool(told.get("refused", False)),
                 words=str(told.get("words", "")))  # fmt: skip


def _wait(told: Any) -> Counting | None:
    if not told:
        return None
    if (
        not isinstance(told, Mapping)
        or told.get("kind") not in CLOCKS
        or not isinstance(told.get("count"), int)
        or not 1 <= told["count"] <= 366
    ):
        raise Refused("Say how long an answer is waited for, such as 5 school days.", field="wait")
    return Counting(kind=str(told["kind"]), count=int(told["count"]))
