"""The four fairness questions before a step that goes further than direct contact."""

from tcat_desktop.office.commands.weigh_fairness import QUESTIONS, STEPS, WeighFairness
from tcat_desktop.screens.steps.said_words import QuietBox
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import label

_HINTS: dict[str, str] = {
    "aim": "For example: that the posts stop, and that staff and parents can talk again.",
    "link": "If you cannot say how, the step may be the wrong one.",
    "less_intrusive": "A call, a letter of advice, more time, or doing nothing.",
    "balance": "Parents may criticise a school. A child may not bear what a parent wrote.",
}
_GENTLER: dict[str, tuple[str, ...]] = {
    "meeting": ("A call or a message", "A letter of advice"),
    "takedown": ("A call or a message", "A meeting", "Asking the platform quietly"),
    "closure": ("A call or a meeting", "Asking for one post to go", "Leaving the group alone"),
}


class FairnessForm(StepForm):
    """One record of fairness for one step; an earlier one stays on the file."""

    name = "fairness"
    heading = "Is it fair?"
    reason = "Four questions, in a sentence or two each. A parent or a judge may read them."
    clause = "L15"
    send = "Keep the answers"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self._step = str(self.where.get("step", "meeting"))
        self.title = f"Is it fair? {STEPS.get(self._step, '')}".strip()
        self.heading_label.setText(self.title)
        before = self.case.fairness[-1] if self.case.fairness else None
        self._show_what_was_gentler()
        for name, question in QUESTIONS.items():
            filled = str(getattr(before, name)) if before is not None else ""
            self.fields.words(question, name, lines=2, hint=_HINTS[name], filled=filled)

    def _show_what_was_gentler(self) -> None:
        box = QuietBox("What was done before this", name="step.fairness.before")
        done = [e for e in self.case.entries if e.stage or e.kind in ("call", "meeting")]
        for entry in reversed(done[:4]):
            words = f"{entry.day}: {entry.title}"
            box.column.addWidget(label(words, font=Type.BODY, role=Role.TEXT, wrap=True))
        if not done:
            box.column.addWidget(label("Nothing yet with the parent.", role=Role.TEXT, wrap=True))
        gentler = _GENTLER.get(self._step, ())
        if gentler:
            words = f"Gentler than this step: {', '.join(gentler).lower()}."
            box.column.addWidget(label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        if self.case.fairness:
            last = self.case.fairness[-1]
            words = f"The answers below are those for “{last.title.lower()}”. Change what differs."
            box.column.addWidget(label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        self.fields.column.addWidget(box)

    def about(self) -> str:
        return self._step

    def command(self) -> WeighFairness:
        return WeighFairness(
            case_id=self.case.case_id,
            step=self._step,
            aim=self.fields.text("aim"),
            link=self.fields.text("link"),
            less_intrusive=self.fields.text("less_intrusive"),
            balance=self.fields.text("balance"),
        )
