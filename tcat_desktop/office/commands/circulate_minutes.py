"""Minutes go out for corrections: what is changed after that keeps the old words beside the new."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import Act, CaseId, Level, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import amending, checks, family_safety, minutes_paper
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.minutes import Minutes, read_minutes
from tcat_desktop.office.words import long_date, sentence
from tcat_desktop.records import rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CirculateMinutes:
    """Send the minutes for corrections: the copy that goes out is frozen, and a clock starts."""

    case_id: CaseId
    meeting_id: int
    seen: int | None = None

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def carry_out(self, desk: Desk) -> str:
        """Freeze the copy; the SHA-256 of its PDF. The covering letter is written next."""
        record = desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        if meeting["state"] != "held":
            raise Refused("The meeting has not been held yet.", what_to_do="End the meeting first.")
        if meeting["minutes_state"] not in ("", "draft"):
            raise Refused("These minutes were sent or signed already.")
        for guest in minutes_paper.guests_of(rows.as_list(meeting["attending"])):
            family_safety.refuse_recipient(desk, guest, school_id=record.school["id"])
        due = desk.due(record.school, clocks.MINUTES)
        sent = meeting | {"minutes_state": "circulated", "circulated_at": desk.at}
        kept = desk.shelve(minutes_paper.pdf(desk, record, sent, final=True))
        # Under “sent” the shelf and the backup find the copy, whatever becomes of the minutes.
        desk.change(
            "meetings", self.meeting_id, seen=self.seen, minutes_state="circulated",
            circulated_at=desk.at, minutes=rows.as_dict(meeting["minutes"]) | {"sent": kept.digest},
        )  # fmt: skip
        whom = minutes_paper.guest(record, meeting).short
        desk.chronicle(
            self.case_id, "meeting", f"Minutes sent to {whom} for corrections",
            f"Until {long_date(due.on)}.", about="meetings", about_id=self.meeting_id,
        )  # fmt: skip
        desk.finish(self.case_id, "circulate_minutes", "sign_minutes")
        desk.task(self.case_id, "minutes_corrections", f"{whom} may correct the minutes", due,
                  waiting_for=whom)  # fmt: skip
        desk.task(self.case_id, "sign_minutes", "Sign the minutes", due, role=Role.HEAD)
        desk.settle(self.case_id)
        desk.did("meeting", self.meeting_id, case=self.case_id)
        return kept.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendMinutes:
    """One place of minutes that went out: what stood there, what stands there now, who asked, why.

    ``place`` is one of ``amending.standing``, or ``amending.note_by(…)`` for a note that is kept
    with the minutes and changes no text; a note may also come after they are signed.
    """

    case_id: CaseId
    meeting_id: int
    place: str
    old: str = ""
    new: str = ""
    asked_by: str = ""
    reason: str = ""

    needs: ClassVar = (Act.MINUTES, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the amendment and change the text; the amendment's id."""
        desk.case(self.case_id)
        meeting = desk.row("meetings", self.meeting_id, of=self.case_id)
        note = amending.is_note(self.place)
        self._may(meeting["minutes_state"], note=note)
        asked_by = checks.name(self.asked_by, "Write who asked for it.", "asked_by")
        reason, new = self.reason.strip(), self.new.strip()
        if note:
            checks.needed(new, "Write what is to be kept.", "new")
        else:
            new = self._change(desk, meeting)
            reason = checks.needed(reason, "Write why it is changed.", "reason")
        made = desk.add(
            "amendments", case_id=self.case_id, meeting_id=self.meeting_id, place=self.place,
            old="" if note else self.old.strip(), new=new, asked_by=asked_by, reason=reason,
            made_at=desk.at, made_by=desk.who.account_id,
        )  # fmt: skip
        self._tell(desk, new, asked_by, reason)
        desk.settle(self.case_id)
        desk.did("amendment", made, case=self.case_id, meeting=self.meeting_id)
        return made

    def _may(self, state: str, *, note: bool) -> None:
        if state in ("", "draft"):
            raise Refused("Nobody outside has seen these minutes yet.",
                          what_to_do="Change the words themselves.")  # fmt: skip
        if state == "signed" and not note:
            raise Refused("These minutes are signed, so they stay as they are.",
                          what_to_do="Keep a note with them instead.")  # fmt: skip

    def _change(self, desk: Desk, meeting: Row) -> str:
        new = self.new.strip()
        if new == self.old.strip():
            raise Refused("These are the words that stand there already.", field="new")
        kept = rows.as_dict(meeting["minutes"])
        before = read_minutes(kept)
        after = amending.amended(before, self.place, self.old, new)
        desk.change(
            "meetings", self.meeting_id, seen=meeting["version"], minutes=kept | after.kept(),
            minutes_state="amended",
        )  # fmt: skip
        self._follow(desk, before, after)
        return new

    def _follow(self, desk: Desk, before: Minutes, after: Minutes) -> None:
        """The open task of an action has its words; without the action there is nothing to do."""
        gone = {each.what for each in before.actions} - {each.what for each in after.actions}
        come = [each.what for each in after.actions if each not in before.actions]
        for row in desk.case(self.case_id).tasks:
            title = next((what for what in gone if row["title"].startswith(what)), None)
            if row["kind"] != "action" or row["done_at"] or title is None:
                continue
            if come:
                desk.change("tasks", row["id"], title=come[0] + row["title"][len(title) :])
            else:
                desk.change("tasks", row["id"], done_at=desk.at, done_by=desk.who.account_id)

    def _tell(self, desk: Desk, new: str, asked_by: str, reason: str) -> None:
        if amending.is_note(self.place):
            title, words = "A note was kept with the minutes", f"{self.place}: “{new}”"
        else:
            title = "The minutes were amended"
            was = f"was “{self.old.strip()}”" if self.old.strip() else "is new"
            now = f"is now “{new}”" if new else "is taken out"
            words = f"{self.place} {was}, {now}. {asked_by} asked for it. {sentence(reason)}"
        desk.chronicle(self.case_id, "meeting", title, words, about="meetings",
                       about_id=self.meeting_id)  # fmt: skip
