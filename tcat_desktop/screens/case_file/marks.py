"""The marks of a case as chips: when it is due, and what must not be overlooked in it."""

from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.chips import Chip

_ICONS = {
    "attention": "warning-circle",
    "amber": "clock",
    "green": "check-circle",
    "waiting": "hourglass-medium",
}
_TONES = {"attention": Tone.ATTENTION, "amber": Tone.AMBER, "green": Tone.GREEN}
_LONGEST = 46


def due_chip(words: str, tone: str, what: str = "") -> Chip:
    """A due date as the office says it; ``what`` is said first while there is room."""
    said = words
    if what and words:
        both = f"{what}: {words[:1].lower()}{words[1:]}"
        said = both if len(both) <= _LONGEST else words
    return Chip(
        words=said, icon=_ICONS.get(tone, "calendar-blank"), tone=_TONES.get(tone, Tone.PLAIN)
    )


def case_due(answer: CaseFileAnswer) -> Chip | None:
    """The chip beside the title, or nothing when nothing is due."""
    if not answer.due:
        return None
    if answer.stage == "closed":
        words = f"Closed: {answer.outcome.lower()}" if answer.outcome else "Closed"
        return Chip(words=words, icon="check-circle", tone=Tone.GREEN)
    # Until it is read a report has no title of its own to say.
    what = "Triage" if answer.stage == "reported" else answer.due_what
    return due_chip(answer.due, answer.tone, what)


def marks_of(answer: CaseFileAnswer) -> tuple[Chip, ...]:
    """What must not be overlooked. Every mark has its words; none is a colour alone."""
    found: list[Chip] = []
    if answer.risk == "yes":
        found.append(_mark("At risk: the safeguarding lead is told", "first-aid", Tone.ATTENTION))
    if answer.risk == "unsure":
        found.append(_mark("Perhaps at risk: the safeguarding lead is told", "first-aid",
                           Tone.AMBER))  # fmt: skip
    if answer.teacher_allegation:
        found.append(
            _mark("Section 141F: do not name the teacher", "shield-warning", Tone.ATTENTION)
        )
    if answer.expression:
        found.append(_mark("Expression: criticism only, C17 and C38", "chat-text", Tone.AMBER))
    if answer.governor:
        found.append(
            _mark("A governor: to the complaints procedure, C47 and C48", "signpost", Tone.AMBER)
        )
    if answer.complaint_made:
        found.append(_mark("A complaint is on record", "flag", Tone.PLAIN))
    sealed = sum(each.sealed for each in answer.exhibits)
    if sealed:
        found.append(_mark(f"{sealed} sealed", "lock-key", Tone.PLAIN))
    return tuple(found)


def _mark(words: str, icon: str, tone: Tone) -> Chip:
    return Chip(words=words, icon=icon, tone=tone)
