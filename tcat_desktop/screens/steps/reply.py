"""What a parent answered to an invitation; declining or not coming is recorded neutrally (C45)."""

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.request_meeting import REPLIES, RecordReply
from tcat_desktop.office.questions.case_file import CaseFileAnswer, MeetingLine
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow
from tcat_desktop.screens.words import day

_WHY: dict[str, str] = {
    "accepted": "The meeting stands as it is.",
    "declined": "The parent may. It is noted, and not held against anybody.",
    "missed": "There may be a good reason. Ask, and offer another day.",
}


def meeting_of(case: CaseFileAnswer, meeting_id: object) -> MeetingLine | None:
    """The meeting of that id, or else the newest one."""
    for meeting in case.meetings:
        if meeting.meeting_id == meeting_id:
            return meeting
    return case.meetings[-1] if case.meetings else None


class ReplyForm(StepForm):
    """The answer, in the parent's own words if there are any."""

    name = "reply"
    heading = "Record the reply to the invitation"
    reason = "Nobody has to come. Whatever the answer is, it is not held against the parent."
    clause = "C45"
    send = "Keep the reply"
    promise = "Nothing is sent to a parent."
    takes = "record_meeting"

    def build(self) -> None:
        self._meeting = meeting_of(self.case, self.where.get("meeting_id"))
        if self._meeting is not None:
            when = f"{day(self._meeting.on, self.today)} at {self._meeting.at}"
            self.title = f"Reply about the meeting on {when}"
            self.heading_label.setText(self.title)
        rows = tuple(ChoiceRow(key=key, title=words, reason=_WHY[key])
                     for key, words in REPLIES.items())  # fmt: skip
        self.fields.choices("What did the parent answer?", "reply", rows)
        self._which()
        self.fields.words("In the parent’s words, if there are any", "words", lines=2)
        self.fields.one_line(
            "Who comes with the parent?", "companion",
            filled=self._meeting.companion if self._meeting else "", placeholder="If anybody",
        )  # fmt: skip

    def _which(self) -> None:
        """Where more than one time was offered: which of them suits."""
        offered = self._meeting.offered if self._meeting else ()
        if len(offered) > 1:
            rows = tuple(ChoiceRow(key=str(one.booking_id), title=one.words) for one in offered)
            self.fields.choices("If the parent comes: which time suits?", "booking_id", rows)

    def _chosen_time(self) -> int | None:
        chosen = self.fields.chosen("booking_id") if self.fields.has("booking_id") else ""
        return int(chosen) if chosen else None

    def about(self) -> str:
        return str(self._meeting.meeting_id) if self._meeting else ""

    def command(self) -> RecordReply:
        if self._meeting is None:
            raise Refused("There is no meeting on this case.", what_to_do="Ask for one first.")
        return RecordReply(
            case_id=self.case.case_id,
            meeting_id=self._meeting.meeting_id,
            reply=self.fields.chosen("reply"),
            words=self.fields.text("words"),
            companion=self.fields.text("companion"),
            booking_id=self._chosen_time(),
        )
