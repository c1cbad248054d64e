"""A complaint’s procedure and its life: informal, formal in writing, panel, ended (C11, C27).

The procedure is data that a trust may change. What Part 7 of the Independent School Standards
(paragraph 33) asks of every academy stands here, and no change of the data gets round it: an
informal stage, a formal stage in writing, a panel of three, one of them independent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from tcat_desktop.journey import clocks
from tcat_desktop.journey.clocks import Clock
from tcat_desktop.journey.deadlines import CLOCKS, Counting
from tcat_desktop.journey.refusals import Refused

INFORMAL, FORMAL, PANEL, ENDED = "informal", "formal", "panel", "ended"
STAGES: Final = (INFORMAL, FORMAL, PANEL)
WITHDRAWN: Final = "withdrawn"
RESOLVED: Final[Mapping[str, str]] = {
    INFORMAL: "Settled informally",
    FORMAL: "Resolved following the formal procedure",
    PANEL: "Proceeded to a panel hearing",
    WITHDRAWN: "Withdrawn by the complainant",
}
OUTCOMES: Final[Mapping[str, str]] = {
    "resolved": "Resolved",
    "upheld": "Upheld",
    "partly_upheld": "Partly upheld",
    "not_upheld": "Not upheld",
}
# Three people who were not involved, one of them independent: paragraph 33(g) and (h).
LEAST_MEMBERS: Final = 3
LEAST_INDEPENDENT: Final = 1
# Clocks that end or begin at the hearing; every other one begins with its stage.
OF_THE_HEARING: Final = (clocks.PAPERS.name, clocks.PANEL_NAMES.name, clocks.PANEL_DECISION.name)
_MOST_MONTHS: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class StageClock:
    """A clock of a stage by its name. Without ``counting`` the trust’s own clock decides."""

    clock: Clock
    counting: Counting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintStage:
    """One stage: what it is called, who decides, and how long each part of it may take."""

    name: str
    title: str
    decides: str
    clocks: tuple[StageClock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A complaints procedure as the trust keeps it.

    ``months`` is the time limit from the last event; 0 sets none. ``lawyers`` says whether a
    companion may be a lawyer. ``order`` is the order of speaking at a hearing.
    """

    stages: tuple[ComplaintStage, ...]
    months: int = 3
    lawyers: bool = False
    members: int = LEAST_MEMBERS
    independent: int = LEAST_INDEPENDENT
    recordings: str = ""
    order: tuple[str, ...] = ()
    rights: str = ""

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "Procedure":
        """The procedure in the body of a library entry, or ``Refused`` at the part that is off."""
        if not isinstance(body, Mapping):
            raise _off("A procedure is a JSON object with its stages.", "body")
        companion = _part(body, "companion")
        panel = _part(body, "panel")
        limit = _part(body, "time_limit")
        return cls(
            stages=_stages(body.get("stages")),
            months=_number(limit.get("months", 3), "time_limit", 0, _MOST_MONTHS),
            lawyers=_yes_no(companion.get("lawyer", False), "companion"),
            members=_number(panel.get("members", LEAST_MEMBERS), "panel", LEAST_MEMBERS, 12),
            independent=_number(
                panel.get("independent", LEAST_INDEPENDENT), "panel", LEAST_INDEPENDENT, 12
            ),
            recordings=_words(body.get("recordings", ""), "recordings"),
            order=tuple(_words(each, "order") for each in _list(body.get("order", ()), "order")),
            rights=_words(body.get("rights", ""), "rights"),
        )

    def stage(self, name: str) -> ComplaintStage:
        """The stage of that name, or ``Refused``."""
        for each in self.stages:
            if each.name == name:
                return each
        raise Refused("This procedure has no such stage.", field="stage")

    def clock(self, stage: str, name: str) -> StageClock | None:
        """The clock of that name at a stage, if the procedure sets one."""
        found = (each for each in self.stage(stage).clocks if each.clock.name == name)
        return next(found, None)


def read_procedure(body: Mapping[str, Any]) -> Procedure:
    """The same as ``Procedure.read``, for the library: it refuses a body that is not whole."""
    return Procedure.read(body)


# -- the time limit --------------------------------------------------------------------------


def last_day(event_on: date, months: int) -> date:
    """The last day on which a complaint is in time: the corresponding date, or the month’s end."""
    month = event_on.month - 1 + months
    year, place = event_on.year + month // 12, month % 12 + 1
    day = event_on.day
    while day > 28:
        try:
            return date(year, place, day)
        except ValueError:
            day -= 1
    return date(year, place, day)


def check_in_time(
    procedure: Procedure, event_on: date | None, received_on: date, reason: str
) -> None:
    """Raise ``Refused`` for a late complaint that nobody has given a reason to take on.

    By the day it really came: a complaint of the holidays counts as received in term for the
    clocks, and that must not make it late.
    """
    if event_on is None or not procedure.months:
        return
    if event_on > received_on:
        raise Refused(
            "The complaint came before what it is about.", field="event_on",
            what_to_do="Check the two days.",
        )  # fmt: skip
    limit = last_day(event_on, procedure.months)
    if received_on > limit and not reason.strip():
        raise Refused(
            f"It came after {limit.day} {limit:%B %Y}, the last day of the time limit.",
            field="late_reason", clause="C27",
            what_to_do="Write why it is taken on all the same, or answer that it is too late.",
        )  # fmt: skip


# -- the life of a complaint ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Where a complaint stands. ``answered`` are the stages that have an outcome on record."""

    stage: str
    answered: frozenset[str] = frozenset()
    panel_decided: bool = False
    resolved_at: str = ""


def begin(procedure: Procedure, stage: str, reason: str) -> Life:
    """A new complaint at its first stage; leaving the informal stage out needs a reason."""
    procedure.stage(stage)
    if stage == PANEL:
        raise Refused(
            "A panel hears a complaint after it was answered in writing.", field="stage",
            clause="C27", what_to_do="Begin with the formal stage.",
        )  # fmt: skip
    _left_out((INFORMAL,) if stage == FORMAL else (), reason)
    return Life(stage=stage)


def move(procedure: Procedure, life: Life, to: str, reason: str = "") -> Life:
    """The complaint at its next stage, or ``Refused``; it never goes back."""
    _open(life)
    procedure.stage(to)
    at, wanted = STAGES.index(life.stage), STAGES.index(to)
    if wanted <= at:
        raise Refused("A complaint does not go back to an earlier stage.", field="stage",
                      what_to_do="Record what is done at this one.")  # fmt: skip
    if wanted > at + 1:
        raise Refused(
            "The formal stage, in writing, comes before a panel.", field="stage", clause="C27",
            what_to_do="Move it to the formal stage first.",
        )  # fmt: skip
    if to == PANEL and FORMAL not in life.answered and not reason.strip():
        raise Refused(
            "The formal complaint has no answer yet.", field="reason", clause="C27",
            what_to_do="Record the answer, or write why the panel does not wait for it.",
        )  # fmt: skip
    return replace(life, stage=to)


def end(life: Life, resolved_at: str, action: str) -> Life:
    """The complaint ended, with what the school did; ``Refused`` where it is not that far."""
    _open(life)
    if resolved_at not in RESOLVED:
        raise Refused("Say how it ended.", field="resolved_at")
    if resolved_at not in (WITHDRAWN, life.stage):
        raise Refused(
            f"It is at the {_stage_words(life.stage)}, so it cannot end at another one.",
            field="resolved_at",
        )  # fmt: skip
    if resolved_at == PANEL and not life.panel_decided:
        raise Refused(
            "The panel has not decided yet.", field="resolved_at", clause="C27",
            what_to_do="Record its findings and its decision first.",
        )  # fmt: skip
    if resolved_at in (INFORMAL, FORMAL) and resolved_at not in life.answered:
        raise Refused(
            "Nobody has answered it at this stage yet.", field="resolved_at", clause="C27",
            what_to_do="Record the answer first, or say that it was withdrawn.",
        )  # fmt: skip
    if not action.strip():
        raise Refused(
            "Write what the school did as a result.", field="action", clause="C27",
            what_to_do="The record asks for it whether or not the complaint was upheld. “No "
            "action, because …” is an answer.",
        )  # fmt: skip
    return replace(life, stage=ENDED, resolved_at=resolved_at)


def check_companion(procedure: Procedure, *, lawyer: bool, reason: str) -> None:
    """Raise ``Refused`` where a lawyer comes and the procedure does not have it so."""
    if lawyer and not procedure.lawyers and not reason.strip():
        raise Refused(
            "By this procedure a companion is not a lawyer.", field="lawyer_reason",
            clause="C27", what_to_do="Write why it is right here, or ask for another companion.",
        )  # fmt: skip


def in_register(resolved_at: str, stages: Sequence[str]) -> bool:
    """Whether the statutory record holds it: every complaint that was ever a formal one."""
    return resolved_at in (FORMAL, PANEL) or any(each in (FORMAL, PANEL) for each in stages)


def _open(life: Life) -> None:
    if life.stage == ENDED:
        raise Refused("This complaint has ended.", what_to_do="A new one is opened for itself.")


def _left_out(stages: tuple[str, ...], reason: str) -> None:
    if stages and not reason.strip():
        raise Refused(
            "This leaves out the informal stage.", field="reason", clause="C27",
            what_to_do="Write why, such as that the parent asks for it in writing.",
        )  # fmt: skip


def _stage_words(stage: str) -> str:
    return {INFORMAL: "informal stage", FORMAL: "formal stage", PANEL: "panel"}[stage]


# -- reading the data -------------------------------------------------------------------------


def _stages(told: object) -> tuple[ComplaintStage, ...]:
    stages = tuple(_stage(each) for each in _list(told, "stages"))
    if tuple(each.name for each in stages) != STAGES:
        raise _off(
            "A procedure has three stages, in this order: informal, formal, panel.", "stages",
            "Part 7 of the Independent School Standards, paragraph 33, asks for all three.",
        )  # fmt: skip
    return stages


def _stage(told: object) -> ComplaintStage:
    if not isinstance(told, Mapping):
        raise _off("A stage is a JSON object with name, title, decides and clocks.", "stages")
    title = _words(told.get("title", ""), "stages")
    if not title:
        raise _off("Each stage has a title.", "stages")
    return ComplaintStage(
        name=_words(told.get("name", ""), "stages"),
        title=title,
        decides=_words(told.get("decides", ""), "stages"),
        clocks=tuple(_clock(each) for each in _list(told.get("clocks", ()), "clocks")),
    )


def _clock(told: object) -> StageClock:
    if not isinstance(told, Mapping):
        raise _off("A clock is a JSON object such as {\"clock\": \"panel\", \"count\": 15}.",
                   "clocks")  # fmt: skip
    name = _words(told.get("clock", ""), "clocks")
    offered = {each.name: each for each in clocks.COMPLAINTS_PROCEDURE}
    if name not in offered:
        raise _off(f"“{name}” is no clock of a complaint.", "clocks",
                   f"Its clocks are: {', '.join(offered)}.")  # fmt: skip
    clock = offered[name]
    if "count" not in told:
        return StageClock(clock=clock)
    kind = _words(told.get("kind", clock.counting.kind), "clocks")
    if kind not in CLOCKS:
        raise _off(f"There is no clock that counts “{kind}”.", "clocks",
                   f"It counts one of: {', '.join(CLOCKS)}.")  # fmt: skip
    inset = told.get("inset_counts")
    return StageClock(
        clock=clock,
        counting=Counting(
            kind=kind,
            count=_number(told["count"], "clocks", 0, 1_000),
            inset_counts=None if inset is None else _yes_no(inset, "clocks"),
            receipt_counts=_yes_no(told.get("receipt_counts", False), "clocks"),
            waits_for_term=_yes_no(told.get("waits_for_term", False), "clocks"),
        ),
    )


def _part(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    told = body.get(name, {})
    if not isinstance(told, Mapping):
        raise _off(f"“{name}” is a JSON object.", name)
    return told


def _list(told: object, field: str) -> Sequence[Any]:
    if not isinstance(told, list | tuple):
        raise _off(f"“{field}” is a list.", field)
    return told


def _words(told: object, field: str) -> str:
    if not isinstance(told, str):
        raise _off(f"“{field}” holds words.", field)
    return " ".join(told.split())


def _yes_no(told: object, field: str) -> bool:
    if not isinstance(told, bool):
        raise _off(f"“{field}” says true or false.", field)
    return told


def _number(told: object, field: str, least: int, most: int) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or not least <= told <= most:
        raise _off(f"“{field}” holds a whole number from {least} to {most}.", field)
    return told


def _off(reason: str, field: str, what_to_do: str = "Mend it, then keep it again.") -> Refused:
    return Refused(reason, field=field, what_to_do=what_to_do)
