"""The forms of a complaint’s stages: opening, acknowledging, what was done, going on, ending."""

from datetime import date

from tcat_desktop.journey.complaints import FORMAL, INFORMAL, OUTCOMES, PANEL, RESOLVED, WITHDRAWN
from tcat_desktop.journey.people import PersonId, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_complaint import (
    DEEDS,
    RECORDED,
    AcknowledgeComplaint,
    EndComplaint,
    MoveToStage,
    OpenComplaint,
    RecordStage,
)
from tcat_desktop.screens.complaints.deed_form import DeedForm
from tcat_desktop.screens.complaints.somebody import Somebody
from tcat_desktop.screens.steps.fields import Cell
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow


def typed_day(form: DeedForm, name: str) -> date | None:
    """The day in a field that may stay empty."""
    return form.fields.date(name) if form.fields.text(name).strip() else None


class OpenForm(DeedForm):
    """The complaint, when it came, what it is about, and under which procedure.

    Opened without a complaint it is for one that came straight to the clerk; ``where`` then
    holds the schools to choose from.
    """

    name = "open_complaint"
    heading = "Open the complaint"
    send = "Open it"
    done = "The complaint is open, and its clocks have started."

    def build(self) -> None:
        view = self._view
        if view is None:
            self._build_direct()
        else:
            people = tuple((str(key), name) for key, name in view.people)
            chosen = next((key for key, name in people if name == view.complainant), "")
            self.fields.pick("Who complains?", "complainant_id", people, chosen=chosen)
        about = view.about if view is not None else ""
        self.fields.words("What is the complaint?", "about", lines=4, filled=about,
                          hint="In the parent’s words, one point a line.")  # fmt: skip
        came = view.received_on if view is not None else self.today
        across = self.fields.row()
        self.fields.day("When did it come?", "received_on", came, beside=across)
        self.fields.day("When did it happen last?", "event_on", None, beside=across)
        across.addStretch(1)
        self.fields.one_line("Why is it taken on late?", "late_reason",
                             hint="Only where it came after the time limit.")  # fmt: skip
        self._build_procedure()

    def _build_direct(self) -> None:
        self.fields.pick("Which school is it about?", "school_id", tuple(self.where["schools"]))
        self.complainant = self._somebody("Who complains?", "complainant_id", "")
        self.about = self._somebody(
            "Is it about somebody?", "about_id", "A governor it is about does not meet it (C47)."
        )

    def _somebody(self, title: str, name: str, hint: str) -> Somebody:
        field = Somebody(self.desk.errands, name=f"step.{self.name}.{name}", spoken=title)
        self.fields.put(title, field, name, Cell(field.kept, field.put_back), hint=hint)
        self.fields.listen(field.changed, name)
        return field

    def _build_procedure(self) -> None:
        rows = tuple(ChoiceRow(key=name, title=title, reason=source)
                     for name, title, source in self.where["procedures"])  # fmt: skip
        self.fields.choices("Under which procedure?", "preset", rows,
                            chosen=rows[0].key if rows else "")  # fmt: skip
        self.fields.choices("At which stage does it begin?", "stage", (
            ChoiceRow(key=INFORMAL, title="Informal", reason="Somebody talks it over first."),
            ChoiceRow(key=FORMAL, title="Formal, in writing",
                      reason="The informal stage is left out, and you say why."),
        ), chosen=INFORMAL)  # fmt: skip
        self.fields.one_line("Why is the informal stage left out?", "reason")
        self.edited("stage")

    def edited(self, name: str) -> None:
        if name == "stage":
            formal = self.fields.chosen("stage") == FORMAL
            self.fields.row_of("reason").setVisible(formal)

    def command(self) -> OpenComplaint:
        view = self._view
        fields = self.fields
        who: PersonId | None
        if view is not None:
            more: dict[str, object] = {"case_id": view.case_id}
            chosen = fields.chosen("complainant_id")
            who = PersonId(int(chosen)) if chosen else None
        else:
            more = {
                "school_id": SchoolId(int(fields.chosen("school_id"))),
                "about_id": self.about.person_id,
            }
            who = self.complainant.person_id
        if who is None:
            raise Refused("Say who complains.", field="complainant_id")
        return OpenComplaint(
            about=fields.text("about"),
            received_on=fields.date("received_on", "Say on which day it came."),
            preset=fields.chosen("preset"),
            stage=fields.chosen("stage"),
            stage_reason=fields.text("reason"),
            event_on=typed_day(self, "event_on"),
            late_reason=fields.text("late_reason"),
            complainant_id=who,
            **more,  # type: ignore[arg-type]  # ids of the right kind each
        )


class AcknowledgeForm(DeedForm):
    """The day on which the complainant was told."""

    name = "acknowledge_complaint"
    heading = "Record the acknowledgement"
    reason = "Who deals with it and by when. The letter is written under “Write a letter”."
    send = "Record it"

    def build(self) -> None:
        self.fields.day("When was the complainant told?", "on", self.today)
        self.fields.one_line("How?", "words", hint="Such as: by letter L1, and by telephone.")

    def command(self) -> AcknowledgeComplaint:
        return AcknowledgeComplaint(case_id=self.view.case_id, on=self.fields.date("on"),
                                    words=self.fields.text("words"))  # fmt: skip


class StepForm(DeedForm):
    """What was done at the stage it is at; an answer has an outcome."""

    name = "complaint_step"
    heading = "Record what was done"
    send = "Record it"

    def build(self) -> None:
        at_panel = self.view.stage == PANEL
        rows = tuple(
            ChoiceRow(key=key, title=DEEDS[key]) for key in RECORDED
            if not (at_panel and key in ("answered", "asked_for_panel"))
            and not (key == "asked_for_panel" and self.view.stage != FORMAL)
        )  # fmt: skip
        self.fields.choices("What was done?", "what", rows, chosen="")
        self.fields.day("When?", "on", self.today)
        self.fields.words("In a few words", "words", lines=3)
        self.fields.segments("What came of it?", "outcome", tuple(OUTCOMES.items()), dots=True)
        self.by = Somebody(self.desk.errands, name=f"step.{self.name}.by_person_id",
                           spoken="Did somebody without an account here answer it?")  # fmt: skip
        self.fields.put(
            "Did somebody without an account here answer it?", self.by, "by_person_id",
            Cell(self.by.kept, self.by.put_back),
            hint="Such as the chair of governors, who then sits on no panel.",
        )  # fmt: skip
        self.fields.listen(self.by.changed, "by_person_id")
        self.edited("what")

    def edited(self, name: str) -> None:
        if name == "what":
            answered = self.fields.chosen("what") == "answered"
            self.fields.row_of("outcome").setVisible(answered)
            self.fields.row_of("by_person_id").setVisible(answered)

    def command(self) -> RecordStage:
        fields = self.fields
        what = fields.chosen("what")
        return RecordStage(
            case_id=self.view.case_id, what=what, on=fields.date("on"), words=fields.text("words"),
            outcome=fields.chosen("outcome") if what == "answered" else "",
            by_person_id=self.by.person_id if what == "answered" else None,
        )  # fmt: skip


class MoveForm(DeedForm):
    """The next stage, and since when."""

    name = "move_complaint"
    heading = "Go on to the next stage"
    reason = "The clocks of that stage start on the day you write here."
    send = "Go on"
    done = "The complaint has gone on, and the clocks of that stage have started."

    def build(self) -> None:
        later = [each for each in self.view.stages if each.state == "later"]
        rows = tuple(
            ChoiceRow(key=each.name, title=each.title, reason=each.decides)
            for each in later[:1]
        )  # fmt: skip
        self.fields.choices("Which stage?", "stage", rows, chosen=rows[0].key if rows else "")
        self.fields.day("Since when?", "on", self.today,
                        hint="The day the complainant’s wish came.")  # fmt: skip
        self.fields.words("Why?", "reason", lines=2,
                          hint="Needed only where nobody has answered it yet.")  # fmt: skip

    def command(self) -> MoveToStage:
        return MoveToStage(
            case_id=self.view.case_id, stage=self.fields.chosen("stage"),
            on=self.fields.date("on"), reason=self.fields.text("reason"),
        )  # fmt: skip


class EndForm(DeedForm):
    """How it ended, and what the school did as a result."""

    name = "end_complaint"
    heading = "End the complaint"
    reason = "The statutory record takes both answers from here."
    send = "End the complaint"
    done = "The complaint has ended, and the record has it."

    def build(self) -> None:
        at = self.view.stage
        rows = tuple(ChoiceRow(key=key, title=RESOLVED[key]) for key in (at, WITHDRAWN))
        self.fields.choices("How did it end?", "resolved_at", rows, chosen=at)
        self.fields.words(
            "What did the school do as a result?", "action", lines=4,
            hint="Whether or not it was upheld. “No action, because …” is an answer.",
        )  # fmt: skip
        self.fields.day("When did it end?", "on", self.today)

    def command(self) -> EndComplaint:
        return EndComplaint(
            case_id=self.view.case_id, resolved_at=self.fields.chosen("resolved_at"),
            action=self.fields.text("action"), on=self.fields.date("on"),
        )  # fmt: skip
