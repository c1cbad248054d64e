"""The diary through Office: nobody and no room twice, who sees what, and files for calendars."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Conflict, Denied, Refused, Said
from tcat_desktop.office.commands.contact_parent import NoteComplaint
from tcat_desktop.office.commands.hand_over import HandOver
from tcat_desktop.office.commands.keep_diary import (
    BookMeeting,
    CancelBooking,
    KeepHours,
    KeepRoom,
    MarkVisitor,
    MoveBooking,
)
from tcat_desktop.office.commands.request_meeting import CancelMeeting, MoveMeeting, RequestMeeting
from tcat_desktop.office.diary import Slot
from tcat_desktop.office.questions.calendar_files import MeetingFile
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.diary import Diary, DiaryEntry, FreeTimes, Visitors
from tests.builders import ATrust, a_case, a_trust
from tests.screens.listed import is_party

MONDAY = date(2026, 11, 23)
TUESDAY, INSET = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)
DAYS = {"first": MONDAY, "last": MONDAY + timedelta(days=13)}
Book = Callable[..., int]


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    made = a_trust(tmp_path)
    for name in ("Library", "The Nook"):
        made.do("office", KeepRoom(name=name))
    return made


@pytest.fixture
def book(trust: ATrust) -> Book:
    """Tuesday at half past three in the Library, unless the test says otherwise; its id."""

    def made(visitor: str = "wojcik", host: str = "hartnoll", who: str = "reception",
             **more: Any) -> int:  # fmt: skip
        told = {"on": TUESDAY, "at": "15:30", "room_id": 1} | more
        command = BookMeeting(
            visitor_id=trust.people[visitor], host_id=trust.people[host], **told
        )  # fmt: skip
        return int(trust.do(who, command).booking_id)

    return made


def entry_of(trust: ATrust, booking: int, who: str = "office", **where: Any) -> DiaryEntry:
    found = trust.ask(who, Diary(**DAYS, **where)).entries
    return next(one for one in found if one.booking_id == booking)


def a_meeting(trust: ATrust, **more: Any) -> CaseId:
    """A case whose parent is asked to the Library on Tuesday at 15:30."""
    case = a_case(trust).at("direct_contact")
    Telling(trust).weigh(case, "meeting")
    told = {"on": TUESDAY, "at": "15:30", "place": "Library"} | more
    trust.do("office", RequestMeeting(
        case_id=case, purpose="To talk.", invited=(trust.people["denholm"],),
        staff_ids=(trust.people["hartnoll"],), **told,
    ))  # fmt: skip
    return case


# -- nobody, and no room, is promised twice --------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "field", "words"),
    [
        ({"visitor": "rees", "host": "carradine"}, "room", "Library is taken from 15:30 to 16:00."),
        ({"visitor": "rees", "room_id": 2}, "at", "Miss Ellie Hartnoll is not free"),
        ({"host": "carradine", "room_id": 2}, "at", "Mrs Agnieszka Wójcik is not free"),
    ],
)
def test_neither_a_room_nor_a_member_of_staff_nor_a_parent_is_booked_twice(
    book: Book, what: dict[str, Any], field: str, words: str
) -> None:
    book()
    with pytest.raises(Refused) as told:
        book(**what, at="15:45")
    assert told.value.field == field
    assert words in told.value.reason


def test_one_meeting_may_begin_when_another_ends(book: Book, trust: ATrust) -> None:
    book()
    after = book("rees", at="16:00")
    assert entry_of(trust, after).at == "16:00"


def test_a_name_alone_is_not_booked_twice_either(trust: ATrust) -> None:
    first = BookMeeting(on=TUESDAY, at="15:30", visitor="Mr Pat Doe", host="Mr A Supply", room_id=1)
    trust.do("reception", first)
    again = BookMeeting(on=TUESDAY, at="15:45", visitor="Ms Other", host="mr a  SUPPLY", room_id=2)
    with pytest.raises(Refused, match="not free from 15:30 to 16:00"):
        trust.do("reception", again)


def test_times_that_are_offered_to_a_parent_are_kept_free(trust: ATrust, book: Book) -> None:
    wednesday = Slot(on=TUESDAY + timedelta(days=1), at="09:00", minutes=45, room_id=1)
    a_meeting(trust, room_id=1, others=(wednesday,))
    for on, at in ((TUESDAY, "16:00"), (wednesday.on, "09:30")):
        with pytest.raises(Refused, match="Library is taken"):
            book("rees", "carradine", on=on, at=at)
    states = [one.state for one in trust.ask("office", Diary(**DAYS)).entries]
    assert states == ["held", "held"]


def test_a_cancelled_or_missed_time_is_free_again(trust: ATrust, book: Book) -> None:
    trust.do("reception", CancelBooking(booking_id=book(), reason="She is ill."))
    second = book()
    trust.do("reception", MarkVisitor(booking_id=second, state="missed"))
    third = book()
    assert {one.booking_id for one in trust.ask("office", Diary(**DAYS)).entries} == {second, third}


def test_a_booking_moves_onto_its_own_time_but_not_onto_anothers(trust: ATrust, book: Book) -> None:
    moved, other = book(), book("rees", "carradine", at="16:00")
    move = {"booking_id": moved, "on": TUESDAY, "minutes": 30, "room_id": 1, "reason": "A bus."}
    trust.do("reception", MoveBooking(**move, at="15:20"))
    assert entry_of(trust, moved).at == "15:20"
    with pytest.raises(Refused, match="Library is taken from 16:00"):
        trust.do("reception", MoveBooking(**move, at="15:45"))
    assert entry_of(trust, moved).at == "15:20"
    assert entry_of(trust, other).at == "16:00"


def test_a_move_needs_its_reason_and_the_booking_as_it_was_seen(trust: ATrust, book: Book) -> None:
    booking = book()
    seen = entry_of(trust, booking).version
    move = {"booking_id": booking, "on": TUESDAY, "minutes": 30, "room_id": 1, "seen": seen}
    with pytest.raises(Refused) as told:
        trust.do("reception", MoveBooking(**move, at="10:00", reason=" "))
    assert told.value.field == "reason"
    trust.do("reception", MoveBooking(**move, at="10:00", reason="A bus."))
    with pytest.raises(Conflict):
        trust.do("office", MoveBooking(**move, at="11:00", reason="Another bus."))


@pytest.mark.parametrize(
    ("what", "field", "words"),
    [
        ({"on": INSET}, "on", "INSET"),
        ({"at": "17:30"}, "at", "can be met from 08:30 to 16:30"),
    ],
)
def test_an_unusual_day_or_hour_has_to_be_meant(
    trust: ATrust, book: Book, what: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(Refused) as told:
        book(**what)
    assert told.value.field == field
    assert words in told.value.reason
    assert "this one is meant" in told.value.what_to_do
    assert entry_of(trust, book(**what, anyway=True)).state == "booked"


def test_somebody_is_met_only_in_her_own_hours(trust: ATrust, book: Book) -> None:
    hours = {"tue": ("09:00", "12:00")}
    trust.do("office", KeepHours(person_id=trust.people["hartnoll"], hours=hours))
    with pytest.raises(Refused, match="from 09:00 to 12:00"):
        book()
    with pytest.raises(Refused, match="cannot be met on Wednesday"):
        book(on=TUESDAY + timedelta(days=1), at="09:30")
    assert entry_of(trust, book(at="11:30")).at == "11:30"
    offered = trust.ask("reception", FreeTimes(host_id=trust.people["hartnoll"]))
    assert [(one.on, one.at) for one in offered[:2]] == [(TUESDAY, "09:00"), (TUESDAY, "11:00")]


@pytest.mark.parametrize(
    "hours", [{"mon": ("16:00", "15:00")}, {"someday": ("09:00", "12:00")}, {"mon": ("9", "x")}]
)
def test_hours_that_cannot_be_are_not_kept(trust: ATrust, hours: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        trust.do("office", KeepHours(person_id=trust.people["hartnoll"], hours=hours))


def test_references_follow_each_other_without_a_gap(trust: ATrust, book: Book) -> None:
    made = [book(at="09:00"), book("rees", at="10:00")]
    with pytest.raises(Refused):
        book("tudur", at="10:15")
    made.append(book("tudur", at="11:00"))
    assert [entry_of(trust, each).reference for each in made] == [
        "AP-26-M001", "AP-26-M002", "AP-26-M003",
    ]  # fmt: skip


def test_what_is_offered_is_free_and_can_be_booked(trust: ATrust, book: Book) -> None:
    book(on=MONDAY, at="14:30")
    asked = FreeTimes(host_id=trust.people["hartnoll"], visitor_id=trust.people["rees"], minutes=45)
    offered = trust.ask("reception", asked)
    assert len(offered) == 3
    assert all(one.on.weekday() < 5 and one.on != INSET for one in offered)
    for one in offered:
        booking = book("rees", on=one.on, at=one.at, minutes=45, room_id=one.room_id)
        assert entry_of(trust, booking).until == one.until


# -- who sees what --------------------------------------------------------------------------------


def test_a_teacher_sees_her_own_meetings_and_that_others_are_taken(
    trust: ATrust, book: Book
) -> None:
    own, other = book(), book("rees", "carradine", at="10:00", about="Spelling")
    is_party(trust, "teacher", "hartnoll")
    assert entry_of(trust, own, "teacher").visitor == "Mrs Agnieszka Wójcik"
    hidden = entry_of(trust, other, "teacher")
    assert hidden.taken
    told = (hidden.visitor, hidden.host, hidden.about, hidden.reference, hidden.host_ids)
    assert told == ("", "", "", "", ())
    assert (hidden.at, hidden.until, hidden.room) == ("10:00", "10:30", "Library")


def test_whoever_is_named_in_a_case_sees_its_meeting_only_as_taken(trust: ATrust) -> None:
    a_meeting(trust)
    is_party(trust, "office", "denholm")
    (hidden,) = trust.ask("office", Diary(**DAYS)).entries
    assert hidden.taken
    assert (hidden.case_reference, hidden.case_id, hidden.visitor) == ("", None, "")
    with pytest.raises(Refused, match="not yours"):
        trust.ask("office", MeetingFile(booking_id=hidden.booking_id))


def test_reception_knows_who_comes_and_never_of_which_case(trust: ATrust) -> None:
    case = a_meeting(trust)
    (seen,) = trust.ask("reception", Diary(**DAYS)).entries
    assert seen.visitor == "Mrs Kerry Denholm"
    assert (seen.case_reference, seen.case_id, seen.meeting_id) == ("", None, None)
    assert seen.may_move == "It belongs to a case, and is moved from there."
    (known,) = trust.ask("office", Diary(**DAYS)).entries
    assert known.case_id == case
    assert known.case_reference.startswith("AP-26-")


def test_the_clerk_meets_no_parent_who_comes_to_see_a_teacher(trust: ATrust, book: Book) -> None:
    book()
    meeting = a_meeting(trust, on=MONDAY + timedelta(days=2))
    school = trust.schools["AP"]
    assert trust.ask("clerk", Diary(**DAYS, school_id=school)).entries == ()
    trust.do("head", NoteComplaint(case_id=meeting, words="Where Riley sits."))
    trust.do("head", HandOver(case_id=meeting, reason="r", complaint="Seat"))
    (entry,) = trust.ask("clerk", Diary(**DAYS, school_id=school)).entries
    assert (entry.case_id, entry.taken) == (meeting, False)


def test_a_diary_is_one_schools_and_the_trust_chooses_which(trust: ATrust, book: Book) -> None:
    booking = book()
    own, other = trust.schools["AP"], trust.schools["HM"]
    assert trust.ask("head_hm", Diary(**DAYS)).entries == ()
    assert trust.ask("head_hm", Diary(**DAYS, school_id=own)).school == "Harrowmere High School"
    assert entry_of(trust, booking, "ceo", school_id=own).visitor == "Mrs Agnieszka Wójcik"
    assert trust.ask("ceo", Diary(**DAYS, school_id=other)).entries == ()
    with pytest.raises(Refused) as told:
        trust.ask("ceo", Diary(**DAYS))
    assert told.value.field == "school_id"


@pytest.mark.parametrize("who", ["dsl", "dpo", "admin"])
def test_the_diary_is_closed_to_posts_that_meet_nobody(trust: ATrust, who: str) -> None:
    with pytest.raises(Denied):
        trust.ask(who, Diary(**DAYS))


def test_another_schools_booking_is_out_of_reach(trust: ATrust, book: Book) -> None:
    booking = book(on=MONDAY, at="15:30")
    trust.staff["hm_desk"] = type(trust.staff["reception"])(
        account_id=trust.staff["reception"].account_id, name="x",
        role=trust.staff["reception"].role, school_id=trust.schools["HM"],
    )  # fmt: skip
    move = MoveBooking(booking_id=booking, on=TUESDAY, at="09:00", minutes=30, reason="r")
    for command in (move, CancelBooking(booking_id=booking, reason="r"),
                    MarkVisitor(booking_id=booking, state="seen")):  # fmt: skip
        with pytest.raises(Refused, match="no longer in the diary"):
            trust.do("hm_desk", command)


def test_the_counter_names_nobody_before_a_name_is_typed(trust: ATrust, book: Book) -> None:
    book(on=MONDAY, at="15:30")
    assert trust.ask("reception", Visitors()).expected == 1
    assert trust.ask("reception", Visitors()).entries == ()
    assert trust.ask("reception", Visitors(words="w")).entries == ()
    (found,) = trust.ask("reception", Visitors(words="wojcik")).entries
    assert found.visitor == "Mrs Agnieszka Wójcik"


# -- cases -----------------------------------------------------------------------------


def test_a_cases_meeting_is_moved_and_cancelled_through_its_case_only(trust: ATrust) -> None:
    case = a_meeting(trust)
    (held,) = trust.ask("office", Diary(**DAYS)).entries
    for command in (
        MoveBooking(booking_id=held.booking_id, on=MONDAY, at="15:30", minutes=30, reason="r"),
        CancelBooking(booking_id=held.booking_id, reason="r"),
    ):
        with pytest.raises(Refused, match="belongs to a case"):
            trust.do("office", command)
    meeting = held.meeting_id or 0
    trust.do("office", MoveMeeting(
        case_id=case, meeting_id=meeting, on=TUESDAY, at="09:00", place="The Nook", room_id=2,
        minutes=60, reason="The Library is being painted.",
    ))  # fmt: skip
    (moved,) = trust.ask("office", Diary(**DAYS)).entries
    assert (moved.at, moved.until, moved.room, moved.booking_id) == (
        "09:00", "10:00", "The Nook", held.booking_id,
    )  # fmt: skip
    trust.do("office", CancelMeeting(case_id=case, meeting_id=meeting, reason="It is settled."))
    assert trust.ask("office", Diary(**DAYS)).entries == ()
    told = [entry.title for entry in trust.ask("office", CaseFile(case_id=case)).entries]
    assert "The meeting was cancelled" in told


# -- calendar files --------------------------------------------------------------------


def lines_of(content: bytes) -> dict[str, str]:
    """The properties of the one event, unfolded, without their parameters."""
    text = content.decode().replace("\r\n ", "")
    event = text.split("BEGIN:VEVENT\r\n")[1].split("END:VEVENT")[0]
    pairs = (line.partition(":") for line in event.splitlines() if line)
    found = {head.partition(";")[0]: words for head, _, words in pairs}
    return found | {"METHOD": text.split("METHOD:")[1].split("\r\n")[0]}


def test_a_meeting_opens_in_any_calendar_and_names_nobody(trust: ATrust, book: Book) -> None:
    name, content = trust.ask("reception", MeetingFile(booking_id=book(about="Spelling")))
    assert name == "Meeting AP-26-M001.ics"
    found = lines_of(content)
    assert found["METHOD"] == "PUBLISH"
    assert found["SUMMARY"] == "Meeting at Applewick Primary School"
    assert (found["DTSTART"], found["DTEND"]) == ("20261124T153000", "20261124T160000")
    assert found["LOCATION"].startswith("Library")
    assert "AP-26-M001" in found["DESCRIPTION"]
    assert "01632 960 214" in found["DESCRIPTION"]
    text = content.decode()
    for secret in ("ATTENDEE", "ORGANIZER", "Wójcik", "Hartnoll", "Spelling"):
        assert secret not in text


def test_a_change_is_the_same_entry_one_on_and_a_cancellation_takes_it_out(
    trust: ATrust, book: Book
) -> None:
    booking = book()
    first = lines_of(trust.ask("office", MeetingFile(booking_id=booking))[1])
    trust.do("reception", MoveBooking(booking_id=booking, on=TUESDAY, at="09:00", minutes=45,
                                      room_id=2, reason="A bus."))  # fmt: skip
    moved = lines_of(trust.ask("office", MeetingFile(booking_id=booking))[1])
    trust.do("reception", CancelBooking(booking_id=booking, reason="She is ill."))
    gone = lines_of(trust.ask("office", MeetingFile(booking_id=booking))[1])
    assert first["UID"] == moved["UID"] == gone["UID"]
    assert [each["SEQUENCE"] for each in (first, moved, gone)] == ["0", "1", "2"]
    assert [each["METHOD"] for each in (first, moved, gone)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert moved["DTSTART"] == "20261124T090000"
    assert gone["STATUS"] == "CANCELLED"


def test_a_cases_file_says_nothing_of_the_case(trust: ATrust) -> None:
    a_meeting(trust)
    (held,) = trust.ask("office", Diary(**DAYS)).entries
    _, content = trust.ask("office", MeetingFile(booking_id=held.booking_id))
    text = content.decode().replace("\r\n ", "")
    assert "Time kept free" in text
    for secret in ("Denholm", "To talk", held.case_reference + "."):
        assert secret not in text


def test_a_booking_that_is_not_there_has_no_file(trust: ATrust) -> None:
    with pytest.raises(Said, match="no longer in the diary"):
        trust.ask("office", MeetingFile(booking_id=99))
