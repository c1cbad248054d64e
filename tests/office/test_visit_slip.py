"""The slip for a visitor: what it says, what it never says, and who may print it."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_diary import BookMeeting, CancelBooking, KeepRoom
from tcat_desktop.office.commands.request_meeting import RecordReply
from tcat_desktop.office.questions.diary import Diary
from tcat_desktop.office.questions.hatch import ClassTeacher, WhoMayCome, WhomToSee
from tcat_desktop.office.visit_slip import VisitSlip
from tests.builders import ATrust, a_case, a_trust

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    made = a_trust(tmp_path)
    made.do("office", KeepRoom(name="Library"))
    return made


def booked(trust: ATrust, visitor: str = "denholm", **more: Any) -> int:
    told: dict[str, Any] = {
        "on": TUESDAY, "at": "15:30", "visitor_id": trust.people[visitor],
        "host_id": trust.people["hartnoll"], "room_id": 1, "about": "Where Riley sits in class",
    }  # fmt: skip
    return int(trust.do("reception", BookMeeting(**(told | more))).booking_id)


def words_of(trust: ATrust, booking_id: int, who: str = "reception") -> str:
    pages = PdfReader(BytesIO(trust.ask(who, VisitSlip(booking_id=booking_id)))).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def in_the_case(trust: ATrust, **_: Any) -> int:
    """The booking of a case's own meeting."""
    case = a_case(trust).at("meeting")
    days = Diary(first=trust.clock().date(), last=trust.clock().date() + timedelta(days=30))
    entry = next(one for one in trust.ask("head", days).entries if one.case_id)
    trust.do("head", RecordReply(case_id=case, meeting_id=entry.meeting_id, reply="accepted"))
    return int(entry.booking_id)


def test_the_slip_says_when_with_whom_where_and_how_to_change_it(trust: ATrust) -> None:
    words = words_of(trust, booked(trust))
    for told in ("Applewick Primary School", "Tuesday 24 November 2026", "3.30 pm to 4.00 pm",
                 "Miss Ellie Hartnoll", "Library", "AP-26-M001", "You may bring someone",
                 "01632 960 214", "Large print, a break after 30 minutes"):  # fmt: skip
        assert told in words


@pytest.mark.parametrize("make", [booked, in_the_case])
def test_the_slip_names_no_child_no_reason_and_no_case(
    trust: ATrust, make: Callable[[ATrust], int]
) -> None:
    words = words_of(trust, make(trust)).casefold()
    for never in ("riley", "4h", "sits", "denholm", "post", "ap-26-001", "code", "foss"):
        assert never not in words


def test_a_call_is_said_to_be_one(trust: ATrust) -> None:
    words = words_of(trust, booked(trust, how="phone", room_id=None))
    assert "Where By telephone" in words
    assert "You may have someone with you." in words


def test_a_place_in_words_stands_where_no_room_is_kept(trust: ATrust) -> None:
    with pytest.raises(Said, match="Say in which room"):
        booked(trust, room_id=None)
    assert "Where The bench by the gate" in words_of(
        trust, booked(trust, room_id=None, place="The bench by the gate")
    )


def test_what_is_arranged_for_one_visitor_is_not_on_the_slip_of_another(trust: ATrust) -> None:
    words = words_of(trust, booked(trust, "wojcik"))
    assert "Interpreter: Polish" in words
    assert "a break after 30 minutes" not in words


def test_there_is_no_slip_for_a_time_that_was_cancelled(trust: ATrust) -> None:
    booking = booked(trust)
    trust.do("reception", CancelBooking(booking_id=booking, reason="She rang."))
    with pytest.raises(Said, match="nothing to come to"):
        words_of(trust, booking)


@pytest.mark.parametrize("who", ["teacher", "dpo", "admin"])
def test_only_reception_and_the_office_print_slips(trust: ATrust, who: str) -> None:
    with pytest.raises(Said):
        words_of(trust, booked(trust), who)


def test_pupils_and_staff_are_not_offered_as_visitors(trust: ATrust) -> None:
    found = trust.ask("reception", WhoMayCome(words="denholm"))
    assert [one.name for one in found] == ["Mrs Kerry Denholm", "Ms Leanne Foss"]
    assert trust.ask("reception", WhoMayCome(words="hartnoll")) == ()
    assert trust.ask("reception", WhoMayCome(words=" ")) == ()


def test_staff_are_found_by_name_and_by_class(trust: ATrust) -> None:
    assert [one.name for one in trust.ask("reception", WhomToSee(words="4h"))] == [
        "Miss Ellie Hartnoll"
    ]
    assert [one.name for one in trust.ask("reception", WhomToSee(words="carr"))] == [
        "Mrs Joan Carradine"
    ]
    assert trust.ask("reception", WhomToSee(words="denholm")) == ()


@pytest.mark.parametrize(
    ("parent", "teacher"), [("denholm", "Miss Ellie Hartnoll"), ("tudur", "Mrs Joan Carradine")]
)
def test_a_childs_class_names_its_teacher(trust: ATrust, parent: str, teacher: str) -> None:
    found = trust.ask("reception", ClassTeacher(person_id=trust.people[parent]))
    assert found.name == teacher


def test_nobody_is_guessed_where_no_teacher_has_the_class(trust: ATrust) -> None:
    assert trust.ask("reception", ClassTeacher(person_id=trust.people["kaminski"])) is None
    assert trust.ask("reception", ClassTeacher(person_id=trust.people["foss"])) is None
