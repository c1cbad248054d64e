"""Another day, time or place for a meeting, with the reason."""

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.request_meeting import MoveMeeting
from tcat_desktop.screens.steps.reply import meeting_of
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.words import day


class MoveMeetingForm(StepForm):
    """The time as it stands, to be changed; the file keeps both."""

    name = "move_meeting"
    heading = "Change the time of the meeting"
    reason = "The file keeps both times. Write to the parent again, or phone."
    clause = "C45"
    send = "Change it"
    promise = "Nothing is sent to a parent."
    known_as = {"room": "place"}  # noqa: RUF012  # ClassVar in StepForm

    def build(self) -> None:
        self._meeting = meeting_of(self.case, self.where.get("meeting_id"))
        now = self._meeting
        if now is not None:
            over = now.state in ("declined", "missed", "cancelled")
            what = "Ask again, after the meeting of" if over else "Change the meeting of"
            self.title = f"{what} {day(now.on, self.today)} at {now.at}"
            self.heading_label.setText(self.title)
        across = self.fields.row()
        self.fields.day("Day", "on", now.on if now else None, ahead=True, beside=across)
        self.fields.time("Time", "at", filled=now.at if now else "", beside=across)
        self.fields.one_line("Place", "place", filled=now.place if now else "", beside=across)
        self.fields.words("Why does it move?", "reason", lines=2)

    def about(self) -> str:
        return str(self._meeting.meeting_id) if self._meeting else ""

    def command(self) -> MoveMeeting:
        if self._meeting is None:
            raise Refused("There is no meeting on this case.", what_to_do="Ask for one first.")
        return MoveMeeting(
            case_id=self.case.case_id,
            meeting_id=self._meeting.meeting_id,
            on=self.fields.date("on"),
            at=self.fields.at("at"),
            place=self.fields.text("place"),
            reason=self.fields.text("reason"),
        )
