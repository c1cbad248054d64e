"""A note for the file, about a day."""

from tcat_desktop.office.commands.add_to_record import AddNote
from tcat_desktop.screens.steps.step_form import StepForm


class NoteForm(StepForm):
    """What should stand on the file."""

    name = "note"
    heading = "Add a note"
    reason = "Everybody who may read this case can read it, and so may the parent one day."
    send = "Keep the note"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self.fields.words("What should stand on the file?", "words", lines=4)
        across = self.fields.row()
        self.fields.day("About which day?", "on", self.today, beside=across)
        self.fields.one_line("Title", "title", filled="Note", beside=across)

    def command(self) -> AddNote:
        return AddNote(
            case_id=self.case.case_id,
            words=self.fields.text("words"),
            on=self.fields.date("on"),
            title=self.fields.text("title"),
        )
