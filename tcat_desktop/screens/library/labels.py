"""What each part of an entry is called on the page, and what may be chosen for it."""

from typing import Final

from tcat_desktop.journey.deadlines import CLOCKS
from tcat_desktop.journey.ladder import ASKING_AS, KINDS, TARGETS

_FIELD_KINDS: Final = {
    "line": "One line", "words": "Several lines", "links": "Links, one a line", "day": "A day",
    "choice": "One of a list", "tick": "A tick", "yes_no": "Yes or no",
    "email": "An e-mail address",
}  # fmt: skip
_TARGETS: Final = {
    "poster": "The person who posted it", "platform": "The platform",
    "operator": "The operator, by a notice", "advice": "A helpline for advice",
    "helper": "Somebody who asks the platform", "regulator": "A regulator",
    "police": "The police",
}  # fmt: skip

# By the kind of entry and the path of the field; a list's own parts leave its number out.
LABELS: Final[dict[str, str]] = {
    "route.rung": "Rung: 1 is the gentlest", "route.target": "Who is asked",
    "route.platforms": "Only for these platforms", "route.who": "Who may use it",
    "route.who_words": "Who may use it, in words", "route.poster": "Must the poster be known?",
    "route.instead": "What to do instead", "route.letter": "Its letter",
    "route.beside": "Beside the ladder, at any time", "route.needs": "Fields of its form",
    "route.needs.name": "Short name", "route.needs.label": "Label", "route.needs.hint": "Hint",
    "route.needs.kind": "What is typed in it", "route.needs.needed": "It must be filled in",
    "route.needs.record": "Filled from the record", "route.needs.choices": "To choose from",
    "route.after": "What must be tried before", "route.after.tried": "Any of these",
    "route.after.count": "More than", "route.after.unit": "Of",
    "route.after.refused": "A refusal opens it at once", "route.after.words": "In words",
    "route.how": "How it is done", "route.contact": "Where to reach them",
    "route.hours": "When they are open", "route.warn": "What to mind",
    "route.unsure": "Not confirmed in a source", "route.wait": "How long an answer is waited for",
    "route.wait.kind": "Counted in", "route.wait.count": "How many",
    "route.reply": "How they answer",
    "law.act": "Act", "law.aliases": "Also called", "law.kind": "What it is",
    "law.number": "Number", "law.part": "Part", "law.says": "What it says, in plain words",
    "law.words": "Words that point to it", "law.instead": "What stands in its place",
    "law.settled": "Confirmed in a source",
    "stock.envelope": "Envelope, mm: wide, tall", "stock.folded": "Folded letter, mm: wide, tall",
    "stock.folds": "Folds, mm from the top", "stock.window": "Window",
    "stock.window.left": "From the left, mm", "stock.window.up": "From the foot, mm",
    "stock.window.wide": "Wide, mm", "stock.window.tall": "Tall, mm",
    "stock.settings": "Type and line, points: one pair a line",
    "stock.then": "Where it does not fit",
    "stock.paper": "Sheet, mm: wide, tall", "stock.across": "Labels across",
    "stock.down": "Labels down", "stock.label": "Label, mm: wide, tall",
    "stock.margin": "Margin, mm: left, top", "stock.gap": "Gap, mm: across, down",
    "reason.code": "Code", "reason.law": "Which law", "reason.note": "When it is used",
    "preset.stages": "Stages", "preset.time_limit": "How late a complaint may be",
    "preset.companion": "Who may come along", "preset.panel": "The panel",
    "preset.recordings": "Recordings", "preset.order": "Order of the hearing",
    "preset.rights": "Rights of the parent",
}  # fmt: skip

CHOICES: Final[dict[str, dict[str, str]]] = {
    "route.target": {each: _TARGETS[each] for each in TARGETS},
    "route.poster": {"any": "It does not matter", "known": "Yes, known", "unknown": "No, unknown"},
    "route.needs.kind": {each: _FIELD_KINDS[each] for each in KINDS},
    "route.after.unit": {"days": "days", "weeks": "weeks", "months": "months"},
    "route.wait.kind": dict(CLOCKS),
    "preset.stages.clocks.kind": dict(CLOCKS),
}

# Several of a fixed few, each a tick.
TICKS: Final[dict[str, dict[str, str]]] = {"route.who": dict(ASKING_AS)}


def label_of(path: str) -> str:
    """What a part is called; one that nobody named is called by its own short name."""
    last = path.rsplit(".", 1)[-1]
    return LABELS.get(path, last.replace("_", " ").capitalize())
