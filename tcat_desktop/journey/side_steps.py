"""The side tracks of the journey: steps that run beside it and do not move the stage.

Premises, data protection and the Code itself each have letters of their own. A bar from the
site is the hardest thing a school can do here, so its letters have gates: it must rest on a
clause, be weighed for fairness, follow risk on site and never criticism (C17, C38), and come
only after the parent has been asked.
"""

from dataclasses import dataclass

from tcat_desktop.journey import gates
from tcat_desktop.journey.case import Case
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import Gate, Move

# What every bar needs: no governor, triage that allows more, a clause that counts, fairness.
_BAR: tuple[Gate, ...] = (
    gates.not_a_governor,
    gates.triage_allows_more,
    gates.a_clause_that_counts,
    gates.fair,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a side step rests on beside the case.

    ``why_not_criticism`` is the head's reason where criticism alone counts, ``by_head`` that a
    head wrote or signs it; ``sent`` are the letters of this case that went out already.
    """

    why_not_criticism: str = ""
    by_head: bool = False
    sent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideStep:
    """One step beside the route. ``after`` are letters of which one must have gone out first."""

    move: Move
    after: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a letter calls it."""
        return self.move.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A side track: its title, and the letters it offers, gentlest first."""

    name: str
    title: str
    letters: tuple[str, ...]


def _bar(name: str, title: str, why: str, *, after: tuple[str, ...] = ()) -> SideStep:
    move = Move(
        name=name, title=title, act=Act.BAR, level=Level.DECIDE, needs=_BAR, harsh=True,
        clause="L09", why=why,
    )  # fmt: skip
    return SideStep(move=move, after=after)


INTENT_TO_BAR = _bar(
    "intent_to_bar",
    "Ask for the parent’s side before a bar",
    "Nothing is decided. The parent may come to the school as before.",
)
TEMPORARY_BAR = _bar(
    "temporary_bar",
    "Bar from the site for a few days",
    "Only where waiting for the parent’s side would leave somebody at risk on site.",
)
BAR_DECISION = _bar(
    "bar_decision",
    "Decide on a bar from the site",
    "With reasons, a day to look again, and somebody else who can look at it.",
    after=("intent_to_bar", "temporary_bar"),
)
BAR_REVIEW = _bar(
    "bar_kept",
    "Let a bar go on after a review",
    "No longer than it is needed. Ending one needs nothing.",
    after=("bar_decision",),
)

SIDE_STEPS: dict[str, SideStep] = {
    step.name: step for step in (INTENT_TO_BAR, TEMPORARY_BAR, BAR_DECISION, BAR_REVIEW)
}

TRACKS: tuple[Track, ...] = (
    Track(
        name="data",
        title="Personal data",
        letters=(
            "sar_acknowledgement",
            "sar_clarification",
            "sar_extension",
            "sar_response",
            "sar_refusal",
            "data_protection_acknowledgement",
            "breach_notice",
        ),
    ),
    Track(name="code", title="The Code of Conduct", letters=("code_change_notice",)),
    Track(
        name="premises",
        title="The school site",
        letters=("bar_lifted", "intent_to_bar", "temporary_bar", "bar_decision", "bar_kept"),
    ),
)


def check(name: str, case: Case, grounds: Grounds) -> None:
    """Raise ``Refused`` when the side step of that name is not open; an empty name always is."""
    if not name:
        return
    step = SIDE_STEPS[name]
    for gate in step.move.needs:
        gate(case, step.move)
    _not_for_criticism(case, step.move, grounds)
    _heard_first(step, grounds)


def _not_for_criticism(case: Case, move: Move, grounds: Grounds) -> None:
    """A bar follows risk on site, and criticism (C17, C38) is none (L09)."""
    if not case.expression_only:
        return
    if not grounds.why_not_criticism.strip():
        raise Refused(
            f"Only criticism counts in this case, and “{move.title}” is about risk on site.",
            clause="C17, C38",
            what_to_do="The headteacher writes why it is not about criticism, or chooses a "
            "gentler letter.",
            field="why_not_criticism",
        )
    if not grounds.by_head:
        raise Refused(
            "Only criticism counts in this case, so the head writes this letter herself.",
            clause="C17, C38",
            what_to_do="Leave it to the headteacher or the Executive Headteacher/CEO.",
            field="why_not_criticism",
        )


def _heard_first(step: SideStep, grounds: Grounds) -> None:
    """A decision follows a letter that asked for the parent’s side (L09: a fair hearing)."""
    if step.after and not grounds.sent.intersection(step.after):
        asked = "a bar was decided" if "bar_decision" in step.after else "the parent was asked"
        raise Refused(
            f"“{step.move.title}” comes only after {asked}, and no such letter has gone out.",
            clause="L09",
            what_to_do="Send that letter first, and leave time for an answer.",
        )
