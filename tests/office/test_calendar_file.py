"""Calendar files that the desk writes, held to RFC 5545 and read back by other code."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.calendar_file import (
    Appointment,
    DueDate,
    appointment_file,
    appointments_file,
    due_dates_file,
)
from tcat_desktop.office.clock import LONDON

MADE = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)
UID = "3f1d2c84-9a3e-4f0e-8b0a-2a1f6c6f0d11@tcat-desktop"


def an_appointment(**changed: Any) -> Appointment:
    said: dict[str, Any] = {
        "uid": UID,
        "sequence": 0,
        "starts": datetime(2026, 12, 1, 15, 45, tzinfo=LONDON),
        "ends": datetime(2026, 12, 1, 16, 15, tzinfo=LONDON),
        "summary": "Meeting about AP-26-031; Orchard room, ground floor",
        "place": "Applewick Primary School, Orchard Lane, Marlstow",
        "description": "Large print.\nA break after 30 minutes.",
        "made_at": MADE,
    }
    return Appointment(**said | changed)


def a_due_date(**changed: Any) -> DueDate:
    said: dict[str, Any] = {
        "uid": f"due-{UID}",
        "sequence": 0,
        "on": date(2026, 12, 4),
        "at": "",
        "summary": "Reply to the parent, AP-26-031",
        "description": "",
        "made_at": MADE,
    }
    return DueDate(**said | changed)


# RFC 5545, section 3.1, from its grammar: CONTROL is all of them but HTAB.
NAME = r"[A-Za-z0-9-]+"
SAFE = r'[^\x00-\x08\x0a-\x1f\x7f";:,]*'
QUOTED = r'"[^\x00-\x08\x0a-\x1f\x7f"]*"'
CONTENT_LINE = re.compile(
    rf"(?P<name>{NAME})(?P<params>(?:;{NAME}=(?:{SAFE}|{QUOTED})(?:,(?:{SAFE}|{QUOTED}))*)*)"
    r":(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
# Section 3.3.11: a backslash stands before \ ; , n or N, and ; and , never stand without one.
TEXT = re.compile(r"(?:\\[\\;,nN]|[^\\;,])*")
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "UID", "X-WR-CALNAME"}
TIME = re.compile(r"\d{8}(?:T\d{6}Z?)?")


def strictly_read(file: bytes) -> list[tuple[str, str, str]]:
    """The content lines (name, parameters, value); fails where the file breaks the grammar."""
    assert file.endswith(b"\r\n")
    assert b"\r" not in file.replace(b"\r\n", b"")
    assert b"\n" not in file.replace(b"\r\n", b"")
    pieces = file[:-2].split(b"\r\n")
    for piece in pieces:
        assert 0 < len(piece) <= 75, piece
        piece.decode("utf-8")  # no piece cuts a character
    unfolded = file[:-2].replace(b"\r\n ", b"").decode("utf-8")
    lines: list[tuple[str, str, str]] = []
    open_parts: list[str] = []
    for line in unfolded.split("\r\n"):
        read = CONTENT_LINE.fullmatch(line)
        assert read, line
        name, value = read["name"], read["value"]
        if name in TEXTS:
            assert TEXT.fullmatch(value), line
        if name in {"DTSTART", "DTEND", "DTSTAMP"}:
            assert TIME.fullmatch(value), line
        if name == "BEGIN":
            open_parts.append(value)
        if name == "END":
            assert open_parts.pop() == value
        lines.append((name, read["params"], value))
    assert open_parts == []
    assert lines[0][0::2] == ("BEGIN", "VCALENDAR")
    assert lines[-1][0::2] == ("END", "VCALENDAR")
    return lines


def values(file: bytes, name: str) -> list[str]:
    return [value for each, _, value in strictly_read(file) if each == name]


def events(file: bytes) -> list[Any]:
    strictly_read(file)
    return list(Calendar.from_ical(file).walk("VEVENT"))


def test_an_appointment_is_published_and_invites_nobody() -> None:
    file = appointment_file(an_appointment())
    names = {name for name, _, _ in strictly_read(file)}
    assert names.isdisjoint({"ATTENDEE", "ORGANIZER", "VALARM", "URL"})
    assert values(file, "METHOD") == ["PUBLISH"]
    assert values(file, "VERSION") == ["2.0"]
    assert values(file, "STATUS") == ["CONFIRMED"]
    assert values(file, "DTSTAMP") == ["20261123T142000Z"]
    assert len(values(file, "PRODID")) == 1


def test_an_appointment_is_read_back_as_it_was_meant() -> None:
    (event,) = events(appointment_file(an_appointment()))
    assert event["UID"] == UID
    assert event["SUMMARY"] == "Meeting about AP-26-031; Orchard room, ground floor"
    assert event["LOCATION"] == "Applewick Primary School, Orchard Lane, Marlstow"
    assert event["DESCRIPTION"] == "Large print.\nA break after 30 minutes."
    assert event.start == datetime(2026, 12, 1, 15, 45, tzinfo=LONDON)
    assert event.end == datetime(2026, 12, 1, 16, 15, tzinfo=LONDON)
    assert event["DTSTART"].params["TZID"] == "Europe/London"


def test_a_change_and_a_cancellation_keep_the_uid_and_count_on() -> None:
    later = datetime(2026, 12, 2, 9, 0, tzinfo=LONDON)
    files = [
        appointment_file(an_appointment()),
        appointment_file(an_appointment(sequence=1, starts=later, ends=later + timedelta(hours=1))),
        appointment_file(an_appointment(sequence=2, cancelled=True)),
    ]
    assert [values(file, "UID") for file in files] == [[UID]] * 3
    assert [values(file, "SEQUENCE") for file in files] == [["0"], ["1"], ["2"]]
    assert [values(file, "METHOD") for file in files] == [["PUBLISH"], ["PUBLISH"], ["CANCEL"]]
    assert [values(file, "STATUS") for file in files] == [
        ["CONFIRMED"],
        ["CONFIRMED"],
        ["CANCELLED"],
    ]


def test_the_same_appointment_gives_the_same_bytes() -> None:
    assert appointment_file(an_appointment()) == appointment_file(an_appointment())
    assert due_dates_file([a_due_date()], "Due") == due_dates_file([a_due_date()], "Due")


def test_several_appointments_share_one_file_and_one_zone() -> None:
    second = an_appointment(uid=f"2-{UID}", cancelled=True)
    file = appointments_file([an_appointment(), second])
    assert [event["UID"] for event in events(file)] == [UID, f"2-{UID}"]
    assert values(file, "METHOD") == ["PUBLISH"]
    assert values(file, "STATUS") == ["CONFIRMED", "CANCELLED"]
    assert values(file, "BEGIN").count("VTIMEZONE") == 1


def test_the_zone_of_the_file_agrees_with_london_at_every_hour_of_two_years() -> None:
    # Only what stands in the file counts here: under another name no library knows the zone.
    file = appointment_file(an_appointment()).replace(b"Europe/London", b"X-Wall/Clock")
    (zone,) = Calendar.from_ical(file).walk("VTIMEZONE")
    wall = zone.to_tz()
    moment = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    while moment.year < 2028:
        assert moment.astimezone(wall).utcoffset() == moment.astimezone(LONDON).utcoffset(), moment
        moment += timedelta(hours=1)


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_in_october_is_written_in_utc(fold: int) -> None:
    starts = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold)
    file = appointment_file(an_appointment(starts=starts, ends=starts.replace(hour=3, fold=0)))
    assert values(file, "DTSTART") == [f"20261025T0{fold}3000Z"]
    (event,) = events(file)
    assert event.start == starts.astimezone(UTC)
    assert event.end == datetime(2026, 10, 25, 3, 30, tzinfo=UTC)
    assert "VTIMEZONE" not in values(file, "BEGIN")


def test_an_appointment_from_the_first_half_past_one_to_the_second_lasts_an_hour() -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=0)
    (event,) = events(appointment_file(an_appointment(starts=first, ends=first.replace(fold=1))))
    assert event.end - event.start == timedelta(hours=1)
    with pytest.raises(Refused, match="must end after it begins"):
        appointment_file(an_appointment(starts=first.replace(fold=1), ends=first))


def test_a_time_that_the_clocks_skip_in_march_is_refused() -> None:
    gone = datetime(2027, 3, 28, 1, 30, tzinfo=LONDON)
    with pytest.raises(Refused, match="There is no 01:30 on 28 March 2027"):
        appointment_file(an_appointment(starts=gone, ends=gone.replace(hour=4)))
    with pytest.raises(Refused, match="There is no 01:30 on 28 March 2027"):
        due_dates_file([a_due_date(on=date(2027, 3, 28), at="01:30")], "Due")
    early = gone.replace(hour=0)
    (event,) = events(appointment_file(an_appointment(starts=early, ends=gone.replace(hour=2))))
    assert event.end.astimezone(UTC) - event.start.astimezone(UTC) == timedelta(hours=1)


def test_an_appointment_over_midnight_is_fine_and_one_that_runs_backwards_is_refused() -> None:
    starts = datetime(2026, 12, 1, 23, 30, tzinfo=LONDON)
    (event,) = events(
        appointment_file(an_appointment(starts=starts, ends=starts + timedelta(hours=1)))
    )
    assert event.end == datetime(2026, 12, 2, 0, 30, tzinfo=LONDON)
    for ends in (starts, starts - timedelta(minutes=1)):
        with pytest.raises(Refused, match="must end after it begins"):
            appointment_file(an_appointment(starts=starts, ends=ends))


def test_due_dates_are_one_named_calendar_and_keep_nobody_busy() -> None:
    file = due_dates_file(
        [a_due_date(), a_due_date(uid="second", at="15:45"), a_due_date(uid="third", at="23:50")],
        "Due at Applewick, 2026; all",
    )
    assert values(file, "X-WR-CALNAME") == [r"Due at Applewick\, 2026\; all"]
    assert values(file, "METHOD") == ["PUBLISH"]
    assert values(file, "TRANSP") == ["TRANSPARENT"] * 3
    whole, timed, late = events(file)
    assert (whole.start, whole.end) == (date(2026, 12, 4), date(2026, 12, 5))
    assert timed.start == datetime(2026, 12, 4, 15, 45, tzinfo=LONDON)
    assert timed.end > timed.start
    assert late.end == datetime(2026, 12, 5, 0, 5, tzinfo=LONDON)


@pytest.mark.parametrize("at", ["25:00", "15.45", "9:00", "noon", "15:45\r\nX:1", "١٥:٤٥"])
def test_a_due_time_that_is_none_is_refused(at: str) -> None:
    with pytest.raises(Refused, match="is no time of day"):
        due_dates_file([a_due_date(at=at)], "Due")


def test_an_empty_calendar_is_refused_and_a_uid_twice_is_a_fault() -> None:
    with pytest.raises(Refused, match="nothing to put"):
        due_dates_file([], "Due")
    with pytest.raises(Refused, match="nothing to put"):
        appointments_file([])
    with pytest.raises(ValueError, match="same uid"):
        appointments_file([an_appointment(), an_appointment()])


def test_nobody_can_write_an_event_into_a_summary() -> None:
    naughty = (
        "Tea\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:Free day\u2028ATTENDEE:mailto:x@y\x85A:1\x0bB:2"
    )
    file = appointment_file(
        an_appointment(summary=naughty, place=naughty, description=naughty, uid=f"a{naughty}")
    )
    (event,) = events(file)
    assert event["SUMMARY"].startswith("Tea END:VEVENT BEGIN:VEVENT SUMMARY:Free day ATTENDEE")
    assert event["DESCRIPTION"].splitlines()[1] == "END:VEVENT"
    assert values(file, "BEGIN").count("VEVENT") == 1
    assert "ATTENDEE" not in {name for name, _, _ in strictly_read(file)}


def test_long_lines_are_folded_between_characters_and_not_within_them() -> None:
    for shift in range(8):
        words = "x" * shift + "Łukasz Wójcik 👩‍🏫 李小龙 " * 12
        (event,) = events(appointment_file(an_appointment(summary=words)))
        assert event["SUMMARY"] == words.strip()


BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def as_kept(words: str) -> str:
    """What of somebody's words a calendar can hold."""
    broken = re.sub("[\t\x1c-\x1f]", " ", BREAK.sub("\n", words))
    told = re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "", broken)
    # “\\N” is a line's end to the library that writes it.
    return told.replace("\\N", "\n").strip()


NAUGHTY = st.text(
    st.characters() | st.sampled_from('\r\n\t\0\\;,:"=\x0b\x85\u2028\ud83d é👩'), max_size=120
)


@given(summary=NAUGHTY, place=NAUGHTY, description=NAUGHTY)
@settings(max_examples=300)
def test_whatever_was_typed_comes_back(summary: str, place: str, description: str) -> None:
    file = appointment_file(an_appointment(summary=summary, place=place, description=description))
    lines = strictly_read(file)
    (event,) = events(file)
    assert event["SUMMARY"] == as_kept(summary).replace("\n", " ").strip()
    assert event.get("LOCATION", "") == as_kept(place).replace("\n", " ").strip()
    assert event.get("DESCRIPTION", "") == as_kept(description)
    assert len([1 for name, _, _ in lines if name == "BEGIN"]) == 5
