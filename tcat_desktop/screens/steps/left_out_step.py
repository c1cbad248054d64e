"""When a step of the Code would be left out: why it cannot wait, and which head answers for it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from tcat_desktop.journey.case import Option
from tcat_desktop.journey.people import Role as Post
from tcat_desktop.office.questions.own_desk import Frame, WhoReads
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.steps.drafts import while_it_lasts
from tcat_desktop.screens.steps.fields import StepFields
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.notices import Notice

_HEADS = frozenset({Post.HEAD, Post.CEO})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The two answers, both empty when no step is left out."""

    reason: str
    head: str


def ask_why(desk: Desk, fields: StepFields, option: Option | None) -> None:
    """Add the two questions to a form when its move would leave out a step."""
    if option is None or not option.needs_reason:
        return
    notice = Notice(name=f"{fields.objectName()}.left_out")
    notice.say(
        "This leaves out a step of the Code.",
        "Talking to the parent comes first. Take that step, or write why it cannot wait.",
        tone=Tone.AMBER,
        icon_name="warning-circle",
    )
    fields.column.addWidget(notice)
    fields.words(
        "Why can it not wait?",
        "jump_reason",
        lines=2,
        hint="For example an emergency, a threat, or a child at risk. C43.",
    )
    field = fields.one_line("Which head answers for this?", "jump_head")

    def told(name: str) -> None:
        # What somebody has typed meanwhile stays.
        if not field.text():
            field.setText(name)

    name_the_head(desk, field, told)


def name_the_head(desk: Desk, part: QObject, then: Callable[[str], None]) -> None:
    """Find out which head a case answers to: whoever sits here, or the school's own."""
    person = desk.person
    if person is not None and person.role in _HEADS:
        desk.errands.ask(Frame(), while_it_lasts(part, lambda answer: then(answer.formal_name)))
    else:
        desk.errands.ask(WhoReads(), while_it_lasts(part, lambda answer: then(answer.reader)))


def answers(fields: StepFields) -> LeftOut:
    """What was answered."""
    return LeftOut(fields.text("jump_reason"), fields.text("jump_head"))
