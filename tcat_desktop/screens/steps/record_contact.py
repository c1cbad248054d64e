"""A call, a message or a talk at the gate: what was said, and whether it has stopped (C43, C44)."""

from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.contact_parent import CHANNELS, STOPPED, RecordContact
from tcat_desktop.screens.steps.said_words import QuietBox
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.label import label

# What a first talk should hold, so that it stays a talk (C01, C27, C43).
_TO_SAY = (
    "Thank the parent for the time. Say what was seen, in its own words. Ask what happened and "
    "listen. Ask that it stops. Say how to complain, and that nobody minds a complaint."
)


class RecordContactForm(StepForm):
    """Direct contact, the gentlest step and often the last one needed."""

    name = "record_contact"
    heading = "Record a call or message"
    reason = "Talking directly comes first, and is often enough."
    clause = "C43"
    send = "Keep the record"
    promise = "Nothing is sent to a parent."
    takes = "record_contact"
    known_as = {"person": "person_id"}  # noqa: RUF012  # ClassVar in StepForm

    def build(self) -> None:
        box = QuietBox("For the talk", name="step.record_contact.to_say")
        box.column.addWidget(label(_TO_SAY, role=Role.TEXT2, wrap=True))
        self.fields.column.addWidget(box)
        people = tuple((str(p.person_id), p.name) for p in self.families())
        self.fields.pick("With whom?", "person_id", people)
        self.fields.segments("How?", "channel", tuple(CHANNELS.items()), chosen="call")
        across = self.fields.row()
        self.fields.day("On which day?", "on", self.today, beside=across)
        self.fields.time("At what time, if known?", "at", beside=across)
        across.addStretch(1)
        self.fields.segments(
            "Did you reach them?",
            "reached",
            (("yes", "Yes"), ("no", "No")),
            chosen="yes",
            dots=True,
        )
        self.fields.words(
            "What was said?", "said", lines=4,
            hint="By both sides. Exact words in “quote marks”. If nobody answered, write that.",
        )  # fmt: skip
        self.fields.one_line("What came of it?", "outcome", placeholder="If anything was agreed")
        self.fields.segments(
            "Has it stopped?", "stopped", tuple(STOPPED.items()), chosen="unsure", dots=True
        )
        self.fields.tick("The parent complains about the school (C27)", "complains")

    def command(self) -> RecordContact:
        person = self.fields.chosen("person_id")
        if not person:
            raise Refused(
                "Nobody on this case can be contacted yet.",
                field="person_id",
                what_to_do="Add who wrote it to the record first.",
            )
        return RecordContact(
            case_id=self.case.case_id,
            person_id=PersonId(int(person)),
            channel=self.fields.chosen("channel"),
            on=self.fields.date("on"),
            at=self.fields.at("at"),
            said=self.fields.text("said"),
            reached=self.fields.answer("reached") is not False,
            outcome=self.fields.text("outcome"),
            stopped=self.fields.chosen("stopped") or "unsure",
            complains=self.fields.ticked("complains"),
        )
