"""Asking a parent to a meeting: up to three times kept free, one chosen, asked once more."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_diary import BookMeeting, KeepRoom
from tcat_desktop.office.commands.request_meeting import (
    CancelMeeting,
    MoveMeeting,
    RecordReply,
    RequestMeeting,
)
from tcat_desktop.office.diary import Slot
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.diary import Diary, DiaryEntry
from tcat_desktop.office.questions.letter_register import LetterForm
from tests.builders import ATrust, a_case, a_trust
from tests.screens.at_the_form import weighed

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    made = a_trust(tmp_path)
    made.do("office", KeepRoom(name="Library"))
    return made


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    made = a_case(trust).at("direct_contact")
    weighed("meeting")(trust, made)
    return made


def _ask(trust: ATrust, case: CaseId, **more: Any) -> int:
    told = {
        "purpose": "two posts", "invited": (trust.people["denholm"],), "on": MONDAY,
        "at": "15:45", "place": "Library", "staff": ("Mrs Helen Whitfield",),
        "others": (Slot(on=TUESDAY, at="09:00", minutes=45, place="Library"),
                   Slot(on=WEDNESDAY, at="15:45", minutes=45, place="Library")),
    }  # fmt: skip
    meeting: int = trust.do("head", RequestMeeting(case_id=case, **(told | more)))
    return meeting


def _diary(trust: ATrust) -> tuple[DiaryEntry, ...]:
    entries: tuple[DiaryEntry, ...] = trust.ask("head", Diary(first=MONDAY, last=WEDNESDAY)).entries
    return entries


def test_three_times_are_kept_free_in_the_room_until_the_parent_answers(
    trust: ATrust, case: CaseId
) -> None:
    _ask(trust, case)
    assert [(one.on, one.at, one.until, one.state, one.room) for one in _diary(trust)] == [
        (MONDAY, "15:45", "16:30", "held", "Library"),
        (TUESDAY, "09:00", "09:45", "held", "Library"),
        (WEDNESDAY, "15:45", "16:30", "held", "Library"),
    ]
    with pytest.raises(Refused, match="Library is taken from 09:00 to 09:45"):
        trust.do("reception", BookMeeting(
            on=TUESDAY, at="09:30", visitor="Mr Somebody Else", host="Mx Supply",
            room_id=_diary(trust)[0].room_id,
        ))  # fmt: skip


def test_the_time_that_suits_is_booked_and_the_others_are_free_again(
    trust: ATrust, case: CaseId
) -> None:
    meeting = _ask(trust, case)
    with pytest.raises(Refused, match="Choose which of the times suits"):
        trust.do("office", RecordReply(case_id=case, meeting_id=meeting, reply="accepted"))
    second = trust.ask("head", CaseFile(case_id=case)).meetings[0].offered[1]
    trust.do("office", RecordReply(case_id=case, meeting_id=meeting, reply="accepted",
                                   booking_id=second.booking_id))  # fmt: skip
    assert [(one.on, one.state) for one in _diary(trust)] == [(TUESDAY, "booked")]
    line = trust.ask("head", CaseFile(case_id=case)).meetings[0]
    assert (line.on, line.at, line.offered) == (TUESDAY, "09:00", ())
    (task,) = [one for one in trust.ask("head", CaseFile(case_id=case)).tasks
               if one.kind == "meeting"]  # fmt: skip
    assert (task.due_on, task.due_at) == (TUESDAY, "09:00")


@pytest.mark.parametrize("reply", ["declined", "missed"])
def test_who_declines_or_does_not_come_leaves_no_time_taken(
    trust: ATrust, case: CaseId, reply: str
) -> None:
    meeting = _ask(trust, case, others=())
    trust.do("office", RecordReply(case_id=case, meeting_id=meeting, reply=reply))
    assert [one.state for one in _diary(trust) if one.state in ("held", "booked")] == []


def test_who_did_not_come_is_offered_another_time_once_and_the_invitation_says_when(
    trust: ATrust, case: CaseId
) -> None:
    meeting = _ask(trust, case, others=())
    trust.do("office", RecordReply(case_id=case, meeting_id=meeting, reply="missed"))
    step = trust.ask("head", CaseFile(case_id=case)).next_step
    assert (step.form, step.button) == ("move_meeting", "Offer another time")
    trust.do("head", MoveMeeting(case_id=case, meeting_id=meeting, on=WEDNESDAY, at="10:00",
                                 place="Library", reason="She was ill."))  # fmt: skip
    line = trust.ask("head", CaseFile(case_id=case)).meetings[0]
    assert (line.state, line.invited_times) == ("asked", 2)
    assert [(one.on, one.at, one.state) for one in _diary(trust) if one.state == "held"] == [
        (WEDNESDAY, "10:00", "held")
    ]
    trust.do("office", RecordReply(case_id=case, meeting_id=meeting, reply="missed"))
    assert trust.ask("head", CaseFile(case_id=case)).next_step.form != "move_meeting"


def test_a_meeting_that_the_school_takes_back_is_cancelled_with_its_reason(
    trust: ATrust, case: CaseId
) -> None:
    meeting = _ask(trust, case)
    with pytest.raises(Refused, match="Write why it is cancelled"):
        trust.do("head", CancelMeeting(case_id=case, meeting_id=meeting, reason=""))
    trust.do("head", CancelMeeting(case_id=case, meeting_id=meeting, reason="Snow."))
    assert _diary(trust) == ()
    assert trust.ask("head", CaseFile(case_id=case)).meetings[0].state == "cancelled"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"others": (Slot(on=date(2026, 11, 28), at="09:00"),)}, "is not a school day: weekend"),
        ({"others": (Slot(on=MONDAY, at="15:45"),)}, "Two of the times are the same"),
        ({"others": tuple(Slot(on=TUESDAY, at=f"1{n}:00") for n in range(3))}, "up to three"),
        ({"minutes": 500}, "from five minutes to eight hours"),
        ({"at": "23:40"}, "past midnight"),
        ({"on": date(2026, 11, 27)}, "is not a school day: INSET"),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_nothing_is_kept(
    trust: ATrust, case: CaseId, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        _ask(trust, case, **more)
    assert _diary(trust) == ()
    assert trust.ask("head", CaseFile(case_id=case)).stage == "direct_contact"


def test_the_invitation_offers_every_time_and_says_how_long_it_takes(
    trust: ATrust, case: CaseId
) -> None:
    _ask(trust, case)
    form = trust.ask("head", LetterForm(case_id=case, letter="meeting_invitation"))
    told = {field.name: field.value for field in form.fields}
    assert told["meet_at"] == "3.45 pm, for about three quarters of an hour"
    assert told["other_times"].splitlines() == [
        "Tuesday 1 December 2026, 9.00 am",
        "Wednesday 2 December 2026, 3.45 pm",
    ]
