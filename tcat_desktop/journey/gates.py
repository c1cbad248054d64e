"""What a step needs first: a clause with its exceptions weighed, fairness, kept evidence."""

from tcat_desktop.journey.case import Case, Disposition, Finding, Judgement
from tcat_desktop.journey.code import GENERAL, Code
from tcat_desktop.journey.people import Act
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.steps import Move, StageName


def not_a_governor(case: Case, move: Move) -> None:
    """Clauses C47 and C48: a governor's conduct goes to the complaints procedure."""
    if case.governor:
        raise Refused(
            f"A governor’s conduct cannot go on here: “{move.title}” is for parents.",
            clause="C47, C48",
            what_to_do="Send it to the clerk and the complaints procedure.",
        )


def a_governor_is_named(case: Case, move: Move) -> None:
    """The governor road is only for a governor."""
    if not case.governor:
        raise Refused(
            "Nobody in this report is marked as a governor.",
            clause="C47, C48",
            what_to_do=f"Mark the person as a governor first, then choose “{move.title}”.",
        )


def triage_allows_more(case: Case, move: Move) -> None:
    """A report settled as advice stays advice until it is triaged again."""
    if case.disposition is Disposition.ADVICE:
        raise Refused(
            f"Triage settled this as advice, so “{move.title}” is further than was decided.",
            clause="C64",
            what_to_do="Decide again at triage first, with a reason.",
        )


def a_clause_that_counts(case: Case, move: Move) -> None:
    """A harsher step must say which clause, and civility in general (C15) is not enough."""
    counting = {finding.clause for finding in case.findings if finding.counts}
    if not counting:
        raise Refused(
            f"“{move.title}” must rest on a clause, and none is judged likely or found yet.",
            clause="C28",
            what_to_do="Judge the clauses under “What the Code says”.",
        )
    if counting <= GENERAL:
        raise Refused(
            "Civility in general (C15) cannot carry more than a quiet word.",
            clause="C15",
            what_to_do="Name the clause that was broken, or keep to direct contact.",
        )


def fair(case: Case, move: Move) -> None:
    """A step harsher than direct contact needs its four fairness questions answered."""
    record = case.fairness_for(step_of(move))
    if record is None or not record.complete:
        raise Refused(
            f"Before “{move.title}”, four fairness questions need an answer.",
            clause="L15",
            what_to_do="Answer them under “Fair and proportionate”.",
        )


def criticism_needs_the_ceo(case: Case, move: Move) -> None:
    """Criticism alone (C17, C38) goes no further than advice unless the CEO signs."""
    record = case.fairness_for(step_of(move))
    if case.expression_only and not (record is not None and record.signed_by_ceo):
        raise Refused(
            "Only criticism is in question here, so this goes no further than advice or "
            "pointing to the complaints procedure.",
            clause="C17, C38",
            what_to_do="The Executive Headteacher/CEO can sign the fairness record if it must.",
        )


def evidence_is_kept(case: Case, move: Move) -> None:
    """A copy is kept before anyone is asked to remove anything (C26)."""
    if not case.evidence_kept:
        raise Refused(
            f"Keep a copy before “{move.title}”: once it is gone it cannot be shown.",
            clause="C26",
            what_to_do="Add a screenshot or file under Exhibits.",
        )


def an_earlier_step_failed(case: Case, move: Move) -> None:
    """Clauses C53 and C54: a group may be asked to close only if problems go on."""
    earlier = [
        step.on
        for step in case.tried
        if step.stage in (StageName.DIRECT_CONTACT, StageName.MEETING)
    ]
    if not earlier:
        raise Refused(
            f"“{move.title}” comes only after a call or a meeting.",
            clause="C53, C54",
            what_to_do="Talk to the parent first.",
        )
    if not any(day >= min(earlier) for day in case.incidents):
        raise Refused(
            "Nothing new is on record since the school talked to the parent, so the group "
            "cannot be asked to close.",
            clause="C54",
            what_to_do="If problems went on, add what happened to the record.",
        )


def a_complaint_exists(case: Case, move: Move) -> None:
    """The hand-over rests on a complaint, made or found inside what was said (C27)."""
    if not case.complaint_made:
        raise Refused(
            f"“{move.title}” needs a complaint, and none is on record.",
            clause="C27",
            what_to_do="Record that the parent complains, or that a complaint is inside the post.",
        )


HARSHER = (not_a_governor, triage_allows_more, a_clause_that_counts, fair, criticism_needs_the_ceo)


def step_of(move: Move) -> str:
    """Which fairness record a move rests on: meeting, takedown, closure or bar."""
    if move.act is Act.BAR:
        return "bar"
    if move.name == "request_meeting":
        return "meeting"
    return "closure" if move.name == "ask_group_to_close" else "takedown"


def judge(
    code: Code, clause: str, judgement: Judgement, exceptions: tuple[tuple[str, bool], ...]
) -> Finding:
    """A finding on a clause, or ``Refused``: every exception is weighed before it counts.

    C21, C22, C39 and C55 are the exceptions that over-reaction forgets.
    """
    rule = code.clause(clause)
    if not rule.can_be_judged:
        raise Refused(
            f"{clause} does not forbid anything, so conduct cannot be judged against it.",
            clause=clause,
            what_to_do="Choose a clause that asks something of parents.",
            field="clause",
        )
    finding = Finding(clause=clause, judgement=judgement, exceptions=exceptions)
    if not finding.counts:
        return finding
    answered = dict(exceptions)
    open_questions = [number for number in rule.exceptions if number not in answered]
    if open_questions:
        raise Refused(
            f"{clause} has an exception that nobody has weighed: {', '.join(open_questions)}.",
            clause=clause,
            what_to_do="Say whether it applies.",
            field="exceptions",
        )
    applying = [number for number, applies in exceptions if applies]
    if applying:
        raise Refused(
            f"The exception {', '.join(applying)} applies, so {clause} cannot be likely or found.",
            clause=", ".join(applying),
            what_to_do="Record it as “not used”, with the reason.",
            field="judgement",
        )
    return finding
