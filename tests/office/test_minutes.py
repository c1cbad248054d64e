"""Minutes from the first word to the signature: sent, corrected, signed; and what goes wrong."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from tcat_desktop.demo.story_clock import moment
from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused, Said
from tcat_desktop.office import safe_keeping
from tcat_desktop.office.amending import note_by
from tcat_desktop.office.commands.circulate_minutes import AmendMinutes, CirculateMinutes
from tcat_desktop.office.commands.take_minutes import SaveMinutes, SignMinutes
from tcat_desktop.office.minutes import Action, AgendaItem, Break, Minutes, read_minutes
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.meeting import Meeting, MeetingAnswer, MeetingList
from tcat_desktop.office.questions.work_list import Today
from tests.builders import ATrust, a_case, a_trust

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
WRITTEN = {
    "agreed": ("Mrs Denholm wrote both posts.", "The photograph was taken at the gate."),
    "disputed": ("Mrs Denholm says it is her opinion. Miss Hartnoll says it is abuse.",),
    "actions": (
        Action(what="Take down the photograph", who="Mrs Denholm", by=MONDAY),
        Action(what="Send the Complaints Policy", who="Mrs Nair", by=TUESDAY),
        Action(what="Telephone about the seat", who="Mrs Helen Whitfield"),
        Action(what="Move the seat", who="Miss Hartnoll"),
        Action(what="Look at the gate", who="Somebody"),
    ),
}


class AMeeting:
    """The meeting of one case, and what may be done with its minutes."""

    def __init__(self, trust: ATrust) -> None:
        self.trust = trust
        self.case: CaseId = a_case(trust).at("meeting")
        self.id: int = trust.ask("head", MeetingList())[0].meeting_id

    def now(self) -> MeetingAnswer:
        answer: MeetingAnswer = self.trust.ask("head", Meeting(case_id=self.case,
                                                               meeting_id=self.id))  # fmt: skip
        return answer

    def save(self, minutes: Minutes, **more: Any) -> Minutes:
        kept: Minutes = self.trust.do("office", SaveMinutes(
            case_id=self.case, meeting_id=self.id, minutes=minutes, **more,
        ))  # fmt: skip
        return kept

    def held(self, **written: Any) -> Minutes:
        """From 14:20 to 14:53, with these points."""
        begun = self.save(replace(self.now().minutes, **(written or WRITTEN)), start=True)
        self.trust.clock.set(moment(MONDAY, "14:53"))
        return self.save(begun, end=True)

    def circulate(self) -> str:
        digest: str = self.trust.do("office", CirculateMinutes(
            case_id=self.case, meeting_id=self.id))  # fmt: skip
        return digest

    def amend(self, place: str, old: str, new: str, **more: Any) -> None:
        told = {"asked_by": "Mrs Denholm", "reason": "She wrote only one."} | more
        self.trust.do("office", AmendMinutes(
            case_id=self.case, meeting_id=self.id, place=place, old=old, new=new, **told,
        ))  # fmt: skip

    def sign(self) -> str:
        digest: str = self.trust.do("head", SignMinutes(case_id=self.case, meeting_id=self.id))
        return digest

    def tasks(self) -> dict[str, Any]:
        return {each.title: each for each in self.trust.ask("head", CaseFile(
            case_id=self.case)).tasks}  # fmt: skip


@pytest.fixture
def met(tmp_path: Path) -> AMeeting:
    return AMeeting(a_trust(tmp_path))


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())


def told(met: AMeeting) -> str:
    file = met.trust.ask("head", CaseFile(case_id=met.case))
    return "\n".join(f"{each.title}. {each.words}" for each in file.entries)


# -- states ---------------------------------------------------------------------------------


def test_minutes_go_out_only_once_the_meeting_was_held(met: AMeeting) -> None:
    with pytest.raises(Refused, match="has not been held yet"):
        met.circulate()
    met.held()
    met.circulate()
    with pytest.raises(Refused, match="sent or signed already"):
        met.circulate()


def test_the_copy_that_went_out_stays_as_it_went(met: AMeeting, tmp_path: Path) -> None:
    met.held()
    digest = met.circulate()
    met.amend("Agreed, point 1", WRITTEN["agreed"][0], "Mrs Denholm wrote the first post.")
    met.sign()
    answer = met.now()
    assert "Mrs Denholm wrote both posts." in words_of(answer.sent)
    assert "Sent for corrections" in words_of(answer.sent)
    assert "the first post" not in words_of(answer.sent)
    assert digest != answer.digest
    # A backup sweeps what no row names, and takes along what one does.
    records = met.trust.office._records
    made = safe_keeping.back_up(records, tmp_path / "away", moment(date(2026, 12, 31), "09:00"))
    assert (made.copied, made.missing) == (3, ())


def test_sending_starts_the_clock_for_corrections(met: AMeeting) -> None:
    met.held()
    met.circulate()
    answer = met.now()
    # Five school days from Monday 23 November; Friday 27 November is an INSET day.
    assert (answer.sent_on, answer.correct_by) == (MONDAY, date(2026, 12, 1))
    waiting = met.tasks()["Mrs Denholm may correct the minutes"]
    assert waiting.due_on == date(2026, 12, 1)
    step = met.trust.ask("head", CaseFile(case_id=met.case)).next_step
    assert step.form == "letter:minutes_cover"
    # The day does not creep on while people wait.
    met.trust.clock.set(moment(date(2026, 11, 26), "09:00"))
    assert met.now().correct_by == date(2026, 12, 1)
    assert "by 1 December 2026" in words_of(met.now().pdf)


def test_words_that_went_out_change_only_by_an_amendment(met: AMeeting) -> None:
    minutes = met.held()
    met.circulate()
    with pytest.raises(Refused, match="sent for corrections on Monday 23 November 2026"):
        met.save(replace(minutes, agreed=()))
    met.amend("Agreed, point 1", WRITTEN["agreed"][0], "Mrs Denholm wrote the first post.")
    answer = met.now()
    assert answer.minutes_state == "amended"
    assert answer.minutes.agreed[0] == "Mrs Denholm wrote the first post."
    assert (answer.amendments[0].old, answer.amendments[0].asked_by) == (
        WRITTEN["agreed"][0], "Mrs Denholm",
    )  # fmt: skip
    assert "was “Mrs Denholm wrote both posts.”, is now" in told(met)


def test_an_amendment_is_refused_when_other_words_stand_there_by_now(met: AMeeting) -> None:
    met.held()
    met.circulate()
    met.amend("Agreed, point 1", WRITTEN["agreed"][0], "One.")
    with pytest.raises(Refused, match="Something else stands at “Agreed, point 1” by now"):
        met.amend("Agreed, point 1", WRITTEN["agreed"][0], "Two.")
    assert met.now().minutes.agreed[0] == "One."
    assert len(met.now().amendments) == 1


@pytest.mark.parametrize(("wrong", "says"), [
    ({"place": "Agreed, point 9"}, "no “Agreed, point 9”"),
    ({"asked_by": " "}, "who asked"),
    ({"reason": " "}, "why it is changed"),
    ({"new": "Mrs Denholm wrote both posts. "}, "stand there already"),
])  # fmt: skip
def test_an_amendment_needs_a_place_a_person_and_a_reason(
    met: AMeeting, wrong: dict[str, str], says: str
) -> None:
    met.held()
    met.circulate()
    right = {"place": "Agreed, point 1", "old": WRITTEN["agreed"][0], "new": "New."}
    with pytest.raises(Refused, match=says):
        met.amend(**right | wrong)
    assert met.now().minutes.agreed == WRITTEN["agreed"]
    assert met.now().amendments == ()


def test_every_place_of_minutes_can_be_amended_put_in_and_taken_out(met: AMeeting) -> None:
    item = met.now().minutes.items[1].title
    items = tuple(replace(each, words="First.\nSecond.") if each.title == item else each
                  for each in met.now().minutes.items)  # fmt: skip
    met.held(**WRITTEN, items=items)
    met.circulate()
    met.amend(f"{item}, point 2", "Second.", "Second, but\nlater.")
    met.amend(f"{item}, point 1", "First.", "")
    met.amend("Not agreed, a new point", "", "Whether it was said aloud.")
    met.amend("Action 2, who", "Mrs Nair", "Mrs Whitfield")
    met.amend("Action 1", "Take down the photograph", "")
    met.amend("Present 2", "Ms Leanne Foss", "Ms Leanne Voss")
    minutes = met.now().minutes
    assert minutes.items[1].points == ("Second, but later.",)
    assert minutes.disputed[-1] == "Whether it was said aloud."
    assert [(each.what, each.who) for each in minutes.actions][:1] == [
        ("Send the Complaints Policy", "Mrs Whitfield")
    ]
    assert minutes.attendance[1].name == "Ms Leanne Voss"
    assert not any("Take down the photograph" in title for title in met.tasks())


def test_a_note_is_kept_with_the_minutes_and_changes_no_word_of_them(met: AMeeting) -> None:
    met.held()
    met.circulate()
    before = met.now().minutes
    met.amend(note_by("Mrs Denholm"), "ignored", "I never agreed to point 2.", reason="")
    answer = met.now()
    assert answer.minutes == before
    assert answer.minutes_state == "circulated"
    assert (answer.amendments[0].note, answer.amendments[0].old) == (True, "")
    met.sign()
    printed = words_of(met.now().pdf)
    assert "Notes kept with these minutes" in printed
    assert "I never agreed to point 2." in printed
    # What comes after the signature is kept beside them; the paper stays as it was signed.
    met.amend(note_by("Mrs Denholm"), "", "Still not.", reason="")
    assert "Still not." not in words_of(met.now().pdf)
    assert met.now().amendments[-1].new == "Still not."


def test_signed_minutes_are_not_amended(met: AMeeting) -> None:
    met.held()
    met.circulate()
    met.sign()
    with pytest.raises(Refused, match="signed, so they stay"):
        met.amend("Agreed, point 1", WRITTEN["agreed"][0], "Other.")


def test_signed_minutes_show_old_words_new_words_and_both_views(met: AMeeting) -> None:
    met.held()
    met.circulate()
    met.trust.clock.set(moment(date(2026, 11, 26), "10:00"))
    met.amend("Agreed, point 1", WRITTEN["agreed"][0], "Mrs Denholm wrote the first post.")
    met.trust.clock.set(moment(date(2026, 12, 1), "10:00"))
    met.sign()
    printed = words_of(met.now().pdf)
    assert "Was: Mrs Denholm wrote both posts. Now: Mrs Denholm wrote the first post." in printed
    assert "26 November 2026, asked for by Mrs Denholm" in printed
    assert "Why: She wrote only one." in printed
    assert "says it is her opinion. Miss Hartnoll" in printed
    assert "Mrs Helen Whitfield, Headteacher, signed on 1 December 2026" in printed
    assert "not yet" not in printed


def test_a_head_may_sign_what_nobody_wanted_a_copy_of_and_that_is_said(met: AMeeting) -> None:
    met.held()
    met.sign()
    assert met.now().minutes_state == "signed"
    assert "Nobody outside the school has seen them yet." in told(met)
    assert "Send the minutes for corrections" not in met.tasks()


# -- actions --------------------------------------------------------------------------------


def test_an_action_becomes_a_task_of_whoever_goes_by_that_name(met: AMeeting) -> None:
    met.held()
    tasks = met.tasks()
    # A teacher cannot open the case, so her task stays with the head; a stranger's too.
    for title in ("Move the seat (Miss Hartnoll)", "Look at the gate (Somebody)"):
        assert title in tasks
    office = str(met.trust.ask("office", Today()).groups)
    head = str(met.trust.ask("head", Today()).groups)
    assert "Send the Complaints Policy" in office
    assert "Telephone about the seat" not in office
    assert "Telephone about the seat" in head
    assert "Send the Complaints Policy" not in head
    waiting = met.trust.ask("head", Today()).waiting
    assert [each.what for each in waiting] == ["Take down the photograph (Mrs Denholm)"]


# -- what goes wrong ------------------------------------------------------------------------


def test_a_meeting_over_midnight_says_so_in_a_sentence(met: AMeeting) -> None:
    met.trust.clock.set(moment(MONDAY, "23:50"))
    begun = met.save(met.now().minutes, start=True)
    met.trust.clock.set(moment(TUESDAY, "00:10"))
    met.save(begun, end=True)
    assert "23:50 to 00:10 on Tuesday 24 November 2026, 20 minutes." in told(met)
    printed = words_of(met.now().pdf)
    assert "Monday 23 November 2026, 11.50 pm to 12.10 am on Tuesday 24 November, in" in printed
    entry = next(each for each in met.trust.ask("head", CaseFile(case_id=met.case)).entries
                 if each.title == "The meeting was held")  # fmt: skip
    assert entry.on == MONDAY


def test_a_meeting_that_nobody_ended_asks_when_it_ended(met: AMeeting) -> None:
    begun = met.save(met.now().minutes, start=True)
    met.trust.clock.set(moment(TUESDAY, "08:40"))
    with pytest.raises(Refused, match="began on Monday 23 November at 14:20") as said:
        met.save(begun, end=True)
    assert said.value.field == "ended_at"
    with pytest.raises(Refused, match="not a time of day"):
        met.save(begun, end=True, ended_at="late")
    kept = met.save(begun, end=True, ended_at="15.05")
    assert (kept.ended, kept.ended_on) == ("15:05", MONDAY)
    assert "14:20 to 15:05." in told(met)


def test_somebody_deleted_after_being_invited_keeps_the_name_she_was_asked_by(
    met: AMeeting,
) -> None:
    person = met.trust.people["denholm"]
    met.held()
    records = met.trust.office._records
    with records.writing() as conn:
        conn.execute(sa.text("UPDATE booking_people SET person_id = NULL"))
        for table in ("contacts", "involvements"):
            conn.execute(sa.text(f"DELETE FROM {table} WHERE person_id = :it"), {"it": person})
        conn.execute(sa.text("DELETE FROM people WHERE id = :it"), {"it": person})
        records.note(conn, at=met.trust.clock(), command_id="deleted", actor=None, act="Delete",
                     what="person", object_id=person, detail={})  # fmt: skip
    assert met.now().title == "Meeting with Mrs Kerry Denholm"
    met.circulate()
    met.sign()
    assert "Minutes of a meeting with Mrs Kerry Denholm" in words_of(met.now().pdf)
    assert "Minutes sent to Mrs Kerry Denholm for corrections" in told(met)


def test_a_break_that_nobody_ended_ends_with_the_meeting_and_is_printed(met: AMeeting) -> None:
    begun = met.save(met.now().minutes, start=True)
    breaks = (Break(at="14:30", until="14:35"), Break(at="14:50"))
    met.trust.clock.set(moment(MONDAY, "14:53"))
    kept = met.save(replace(begun, breaks=breaks), end=True)
    assert kept.breaks[-1].until == "14:53"
    printed = words_of(met.now().pdf)
    assert "There was a break from 2.30 pm to 2.35 pm and 2.50 pm to 2.53 pm." in printed


def test_minutes_kept_by_an_older_version_can_be_read() -> None:
    old = {
        "items": [{"title": "Welcome", "words": "One.\n\nTwo."}],
        "agreed": ["A."],
        "disputed": [],
        "actions": [{"what": "Do it", "who": "", "by": ""}],
        "attendance": [{"name": "Mrs Denholm", "part": "", "present": True, "note": ""}],
        "said_at_start": [],
        "adjustments": "",
        "started": "15:47",
        "ended": "",
    }
    read = read_minutes(old)
    assert read.items == (AgendaItem(title="Welcome", words="One.\n\nTwo."),)
    assert read.items[0].points == ("One.", "Two.")
    assert (read.actions[0].by, read.started_on, read.breaks) == (None, None, ())
    assert read_minutes(read.kept()) == read


def test_the_office_of_another_school_cannot_amend_them(met: AMeeting) -> None:
    met.held()
    met.circulate()
    other = Telling(met.trust).trust
    with pytest.raises(Said, match="no such case"):
        other.do("head_hm", AmendMinutes(
            case_id=met.case, meeting_id=met.id, place="Agreed, point 1",
            old=WRITTEN["agreed"][0], new="x", asked_by="y", reason="z",
        ))  # fmt: skip
