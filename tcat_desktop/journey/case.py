"""A case as the journey sees it, and the one way it moves on: ``take(case, move)``."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tcat_desktop.journey.people import Person, may
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import Move, Stage, StageName

EXPRESSION_CLAUSES = frozenset({"C17", "C38"})


class Disposition(StrEnum):
    """What triage decided."""

    NO_BREACH = "no_breach"
    ADVICE = "advice"
    OPEN = "open"
    COMPLAINT = "complaint"
    SAFEGUARDING = "safeguarding"
    TEACHER_ALLEGATION = "teacher_allegation"
    GOVERNOR = "governor"


class Judgement(StrEnum):
    """Where a clause stands: never a verdict on a person."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    FOUND = "found"
    NOT_USED = "not_used"


class Outcome(StrEnum):
    """How a case may end."""

    NO_BREACH = "no_breach"
    ADVICE_GIVEN = "advice_given"
    STOPPED = "stopped"
    REMOVED = "removed"
    COMPLAINT = "complaint"
    PASSED_ON = "passed_on"
    CONSTRUCTIVE = "constructive"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One clause judged. ``exceptions`` pairs each exception with whether it applies."""

    clause: str
    judgement: Judgement
    exceptions: tuple[tuple[str, bool], ...] = ()

    @property
    def counts(self) -> bool:
        """Whether a step may rest on it."""
        return self.judgement in (Judgement.LIKELY, Judgement.FOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """The proportionality record of one harsher step (four questions, Bank Mellat)."""

    step: str
    aim: str
    link: str
    less_intrusive: str
    balance: str
    signed_by_ceo: bool = False

    @property
    def complete(self) -> bool:
        """Whether all four questions have an answer."""
        return all(part.strip() for part in (self.aim, self.link, self.less_intrusive,
                                             self.balance))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A step that was really taken with the parent, on a day."""

    stage: StageName
    on: date
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """Why a step was left out, and which head answers for it."""

    reason: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules need to know of a case, and nothing else. No I/O, no clock."""

    stage: StageName = StageName.REPORTED
    disposition: Disposition | None = None
    governor: bool = False
    findings: tuple[Finding, ...] = ()
    fairness: tuple[Fairness, ...] = ()
    tried: tuple[Tried, ...] = ()
    incidents: tuple[date, ...] = ()
    evidence_kept: bool = False
    complaint_made: bool = False
    closed_from: StageName | None = None

    @property
    def expression_only(self) -> bool:
        """Every clause that counts is one of criticism (C17, C38): the EXPRESSION mark."""
        counting = [finding.clause for finding in self.findings if finding.counts]
        return bool(counting) and all(clause in EXPRESSION_CLAUSES for clause in counting)

    def has_tried(self, stage: StageName) -> bool:
        """Whether that step was really taken with the parent."""
        return any(step.stage is stage for step in self.tried)

    def fairness_for(self, step: str) -> Fairness | None:
        """The newest proportionality record of that step."""
        records = [record for record in self.fairness if record.step == step]
        return records[-1] if records else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A move as it stands for one person now: open to her, or not and why."""

    move: Move
    allowed: bool
    reason: str = ""
    clause: str = ""
    what_to_do: str = ""
    needs_reason: bool = False


def skipped(case: Case, move: Move) -> tuple[StageName, ...]:
    """The steps that this move would jump over: never really taken with the parent."""
    return tuple(stage for stage in move.over if not case.has_tried(stage))


def check(case: Case, move: Move, jump: Jump | None = None) -> None:
    """Raise ``Refused`` with the reason when the rules do not let this case make the move."""
    for gate in move.needs:
        gate(case, move)
    left_out = skipped(case, move)
    if left_out and (jump is None or not jump.reason.strip() or not jump.head.strip()):
        words = " and ".join(stage.value.replace("_", " ") for stage in left_out)
        told_why = jump is not None and bool(jump.reason.strip())
        raise Refused(
            f"This leaves out a step of the Code: {words}.",
            clause="C43",
            what_to_do="Take that step first, or write why it cannot wait and which head says so.",
            field="jump_head" if told_why else "jump_reason",
        )


def take(case: Case, move: Move, *, jump: Jump | None = None) -> Case:
    """The case after the move, or ``Refused``. A refusal changes nothing.

    Whether the *person* may is asked by the office, before.
    """
    check(case, move, jump)
    if move.to is None or move.to is case.stage:
        return case
    closed_from = case.stage if move.to is StageName.CLOSED else None
    return replace(case, stage=move.to, closed_from=closed_from)


def options(case: Case, stage: Stage, person: Person) -> tuple[Option, ...]:
    """Every move of the stage as it stands for this person, gentlest first."""
    return tuple(_option(case, move, person) for move in stage.moves)


def _option(case: Case, move: Move, person: Person) -> Option:
    permitted = may(person, move.act, move.level)
    if not permitted:
        return Option(move=move, allowed=False, reason=permitted.reason, clause=move.clause)
    needs_reason = bool(skipped(case, move))
    try:
        check(case, move, Jump(reason="asked", head="asked") if needs_reason else None)
    except Refused as refusal:
        return Option(move=move, allowed=False, reason=refusal.reason,
                      clause=refusal.clause or move.clause, what_to_do=refusal.what_to_do,
                      needs_reason=needs_reason)  # fmt: skip
    return Option(move=move, allowed=True, reason=move.why, clause=move.clause,
                  needs_reason=needs_reason)  # fmt: skip
