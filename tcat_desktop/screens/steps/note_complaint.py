"""The parent complains, or a complaint was found inside what was said (C27)."""

from tcat_desktop.office.commands.contact_parent import NoteComplaint
from tcat_desktop.screens.steps.said_words import SaidWords
from tcat_desktop.screens.steps.step_form import StepForm


class NoteComplaintForm(StepForm):
    """The complaint in words, so that it can be handed over."""

    name = "note_complaint"
    heading = "There is a complaint"
    reason = "A complaint is heard, whatever else was said. It can then be handed to the clerk."
    clause = "C27"
    send = "Put it on record"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        said = SaidWords(self.case, name="step.note_complaint.said", pick=True)
        said.picked.connect(self._use_words)
        self._words = self.fields.words(
            "What is the complaint?", "words", lines=3, hint="In the parent’s words if you can."
        )
        self.fields.column.addWidget(said)

    def _use_words(self, words: str) -> None:
        before = self._words.toPlainText().strip()
        self._words.setPlainText(f"{before}\n“{words}”".strip())
        self._words.setFocus()

    def command(self) -> NoteComplaint:
        return NoteComplaint(case_id=self.case.case_id, words=self.fields.text("words"))
