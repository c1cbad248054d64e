"""A meeting that the school takes back, with the reason; its times in the diary are free again."""

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.request_meeting import CancelMeeting
from tcat_desktop.screens.steps.reply import meeting_of
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.words import day


class CancelMeetingForm(StepForm):
    """Why it does not take place. The parent is told by telephone or letter."""

    name = "cancel_meeting"
    heading = "Cancel the meeting"
    reason = "The times that were kept free are free again. Tell the parent, and soon."
    clause = "C45"
    send = "Cancel the meeting"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self._meeting = meeting_of(self.case, self.where.get("meeting_id"))
        if self._meeting is not None:
            when = f"{day(self._meeting.on, self.today)} at {self._meeting.at}"
            self.title = f"Cancel the meeting of {when}"
            self.heading_label.setText(self.title)
        self.fields.words("Why does it not take place?", "reason", lines=2)

    def about(self) -> str:
        return str(self._meeting.meeting_id) if self._meeting else ""

    def command(self) -> CancelMeeting:
        if self._meeting is None:
            raise Refused("There is no meeting on this case.", what_to_do="Ask for one first.")
        return CancelMeeting(
            case_id=self.case.case_id,
            meeting_id=self._meeting.meeting_id,
            reason=self.fields.text("reason"),
        )
