"""Term dates in calendar files: from councils, from Google and Outlook, and broken ones."""

import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.calendar_events import events_in
from tcat_desktop.office.term_dates import ReadDates, read_ics

AUTUMN = (date(2026, 9, 3), date(2026, 10, 23))
LATE_AUTUMN = (date(2026, 11, 2), date(2026, 12, 18))
SPRING = (date(2027, 1, 4), date(2027, 2, 12))
LATE_SPRING = (date(2027, 2, 22), date(2027, 3, 25))


def event(summary: str, first: str, *lines: str) -> str:
    starts = first if first.startswith("DTSTART") else f"DTSTART;VALUE=DATE:{first}"
    return "\r\n".join(["BEGIN:VEVENT", starts, f"SUMMARY:{summary}", *lines, "END:VEVENT", ""])


def a_calendar(*events: str) -> bytes:
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Council//Terms//EN\r\n"
    return f"{head}{''.join(events)}END:VCALENDAR\r\n".encode()


TERM = event("Autumn term", "20260903", "DTEND;VALUE=DATE:20261024")


def test_first_and_last_days_as_events_make_terms() -> None:
    found = read_ics(
        a_calendar(
            event("Autumn term starts", "20260903", "DTEND;VALUE=DATE:20260904"),
            event("Half term", "20261026", "DTEND;VALUE=DATE:20261031"),
            event("Autumn term ends", "20261218"),
            event("Spring term begins", "20270104"),
            event("Half term begins", "20270215"),
            event("Half term ends", "20270219"),
            event("Last day of spring term", "20270325"),
            event("INSET day", "20261127"),
            event("School closed for elections", "20261203"),
            event("Christmas Day", "20261225"),
            event("Year 4 trip", "20261130"),
        )
    )
    assert found.terms == (AUTUMN, LATE_AUTUMN, SPRING, LATE_SPRING)
    assert found.inset == ((date(2026, 11, 27), "INSET day"),)
    assert found.closures == ((date(2026, 12, 3), "School closed for elections"),)
    assert dict(found.left_out) == {
        "Christmas Day": "The desk knows the bank holidays.",
        "Year 4 trip": "It says nothing of terms.",
    }
    assert found.warnings == ()


@pytest.mark.parametrize("name", ["INSET", "Teacher training day", "Staff day", "Non-pupil day"])
def test_a_long_event_is_a_term_and_its_end_is_the_day_before(name: str) -> None:
    found = read_ics(a_calendar(TERM, event(name, "20260902", "DURATION:P1D")))
    assert found.terms == (AUTUMN,)
    assert found.inset == ((date(2026, 9, 2), name),)


def test_where_only_holidays_are_known_the_terms_are_the_gaps_and_it_says_so() -> None:
    found = read_ics(
        a_calendar(
            event("Half term", "20261026", "DTEND;VALUE=DATE:20261031"),
            event("Christmas holidays", "20261221", "DTEND;VALUE=DATE:20270102"),
            event("Half term", "20270215", "DTEND;VALUE=DATE:20270220"),
        )
    )
    assert found.terms == (LATE_AUTUMN, SPRING)
    assert "Only holidays were found" in found.warnings[0]


def test_timed_events_are_days_by_the_school_s_clock() -> None:
    # Midnight of 3 September in London is eleven at night in UTC.
    whole = event("Autumn term", "DTSTART:20260902T230000Z", "DTEND:20261023T230000Z")
    assert read_ics(a_calendar(whole)).terms == (AUTUMN,)
    day = event("Term starts", "DTSTART;TZID=Europe/London:20260903T085000")
    end = event("Term ends", "DTSTART;TZID=Europe/London:20261023T133000")
    assert read_ics(a_calendar(day, end)).terms == (AUTUMN,)


@pytest.mark.parametrize(
    "zone", ["", ";TZID=Mars/Olympus", ";TZID=Custom 1", ';TZID="(UTC) London"']
)
def test_a_time_of_no_known_zone_is_the_school_s_own_and_it_says_so(zone: str) -> None:
    starts = event("Term starts", f"DTSTART{zone}:20260903T085000")
    broken_zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Custom 1\r\nBEGIN:STANDARD\r\nDTSTART:never\r\nEND:VTIMEZONE\r\n"
    )
    found = read_ics(a_calendar(broken_zone, starts, event("Term ends", "20261023")))
    assert found.terms == (AUTUMN,)
    assert found.warnings == ("Times without a known time zone were read as the school's own.",)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (event("INSET", "DTSTART:20260902T250000"), "Its date cannot be read."),
        (event("INSET", "20260931"), "Its date cannot be read."),
        (event("INSET", "DTSTART:soon"), "Its date cannot be read."),
        (event("INSET", "00010101"), "Its year cannot be right."),
        (event("INSET", "99991231"), "Its year cannot be right."),
        (event("INSET", "20260902", "DTEND:never"), "Its end cannot be read."),
        (event("INSET", "20260905", "DTEND;VALUE=DATE:20260902"), "Its last day stands before"),
        (event("INSET", "20260902", "DURATION:P99999D"), "It is too long."),
        (event("INSET", "20260902", "DURATION:P90D"), "90 days in a row cannot be right."),
        (event("INSET", "20260902", "STATUS:CANCELLED"), "It was cancelled."),
        (event("INSET", "20260902", "RRULE:FREQ=SECONDLY"), "It repeats by a rule"),
        (event("INSET", "20260902", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "It repeats by"),
        (event("INSET", "20260902", "RRULE:COUNT=x"), "It repeats by a rule"),
        (event("INSET", "20260902", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "It repeats by"),
        (event("INSET", "20260902", "RRULE;VALUE=TEXT:FREQ=DAILY"), "It repeats by"),
        (event("INSET", "20260902", "RRULE:FREQ=DAILY", "EXDATE:x"), "A day that was taken out"),
        (event("", "20260902"), "Nothing says what it is."),
        ("BEGIN:VEVENT\r\nSUMMARY:INSET\r\nEND:VEVENT\r\n", "It has no date."),
        ("BEGIN:VEVENT\r\nDTSTART:20260902\r\nEND:VEVENT\r\n", "Nothing says what it is."),
    ],
)
def test_a_broken_event_is_left_out_and_the_others_are_read(broken: str, why: str) -> None:
    found = read_ics(a_calendar(broken, TERM))
    assert found.terms == (AUTUMN,)
    assert found.inset == ()
    ((_, said),) = found.left_out
    assert said.startswith(why)


def test_repeated_days_are_read_but_those_that_were_taken_out_or_moved() -> None:
    found = read_ics(
        a_calendar(
            TERM,
            event(
                "INSET",
                "20260901",
                "UID:i",
                "RRULE:FREQ=WEEKLY;COUNT=4",
                "EXDATE;VALUE=DATE:20260908",
            ),
            event("INSET", "20260917", "UID:i", "RECURRENCE-ID;VALUE=DATE:20260915"),
            event(
                "Staff day",
                "20260907",
                "RRULE:FREQ=YEARLY;UNTIL=20280101",
                "RDATE;VALUE=DATE:20260911",
            ),
        )
    )
    days = [(2026, 9, 1), (2026, 9, 7), (2026, 9, 17), (2026, 9, 22), (2027, 9, 7)]
    assert [on for on, _ in found.inset] == [date(*day) for day in days]
    assert found.left_out == (("Staff day", "Further days that it names were not read."),)


@given(
    first=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    freq=st.sampled_from(["DAILY", "WEEKLY", "YEARLY"]),
    interval=st.integers(1, 5),
    count=st.integers(1, 40),
    named=st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR"])),
    week=st.sampled_from(["MO", "SU", "TH"]),
)
def test_repeats_fall_where_the_standard_says(
    first: date, freq: str, interval: int, count: int, named: set[str], week: str
) -> None:
    rule = f"FREQ={freq};INTERVAL={interval};COUNT={count};WKST={week}"
    if freq == "WEEKLY" and named:
        rule += f";BYDAY={','.join(sorted(named))}"
    found = events_in(a_calendar(event("INSET", f"{first:%Y%m%d}", f"RRULE:{rule}")))
    begins = datetime(first.year, first.month, first.day, tzinfo=UTC)
    told = [each.date() for each in rrule.rrulestr(rule, dtstart=begins)]
    assert [each.first for each in found.entries] == [
        on for on in told if on <= first + timedelta(days=3 * 366)
    ]


@pytest.mark.parametrize(
    "content",
    [
        a_calendar(TERM).replace(b"\r\n", b"\n"),
        a_calendar(TERM).replace(b"\r\n", b"\r"),
        b"\xef\xbb\xbf" + a_calendar(TERM),
        a_calendar(TERM).decode().encode("utf-16"),
        a_calendar(TERM.replace("Autumn term", "Autu\r\n mn ter\r\n\tm")),
        a_calendar(TERM.replace(":Autumn term", ";ENCODING=QUOTED-PRINTABLE:=41utumn=20=\r\nterm")),
        a_calendar(TERM).lower().replace(b"autumn", b"Autumn"),
        a_calendar(TERM, "ATTACH;ENCODING=BASE64;VALUE=BINARY:###\r\n", "X\r\n", "GEO:1\r\n"),
        a_calendar(TERM.replace("DTSTART;", "DESCRIPTION:\r\nATTENDEE\r\nDTSTART;")),
        a_calendar(TERM.replace("SUMM", "BEGIN:VALARM\r\nDURATION:x\r\nEND:VALARM\r\nSUMM")),
        a_calendar("BEGIN:VTODO\r\nDUE:never\r\nEND:VTODO\r\n", TERM),
    ],
)
def test_an_oddly_written_calendar_is_the_same_calendar(content: bytes) -> None:
    found = read_ics(content)
    assert found.terms == (AUTUMN,)
    assert found.warnings == ()


def test_what_was_made_up_for_is_said() -> None:
    bare = read_ics(TERM.encode())
    assert bare.terms == (AUTUMN,)
    assert bare.warnings == ("The file lacks the frame of a calendar; its events were read.",)
    other = event("Term", "20261102", "DTEND;VALUE=DATE:20261219")
    several = read_ics(a_calendar(TERM) + a_calendar(other))
    assert several.terms == (AUTUMN, LATE_AUTUMN)
    assert several.warnings == ("The file holds 2 calendars; all were read.",)
    welsh = read_ics(
        a_calendar(TERM, event("INSET – dŵr", "20260902"))
        .decode()
        .replace("ŵ", "ô")
        .encode("cp1252")
    )
    assert welsh.inset == ((date(2026, 9, 2), "INSET – dôr"),)
    assert welsh.warnings == ("Some letters of the file may be wrong: it is not in UTF-8.",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This file is not a calendar."),
        (b"3 September 2026", "This file is not a calendar."),
        (b'["vcalendar", []]', "This file is not a calendar."),
        (b"\x89PNG\0\0", "This file is not a calendar: it is not text."),
        (b"BEGIN:VCARD\r\nFN:Kerry\r\nEND:VCARD\r\n", "This file holds addresses, not a calendar."),
        (a_calendar(), "There are no events in this calendar file."),
        (a_calendar(TERM)[:120], "This calendar file breaks off before its end."),
        (a_calendar("END:VEVENT\r\n", TERM, "END:VALARM\r\n"), "This calendar file is damaged:"),
        (a_calendar(event("Year 4 trip", "20260902")), "There are no term dates in it."),
        (a_calendar(TERM) + b" " * 10_000_000, "This file has 10 MB, far more than"),
        (a_calendar("BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 20_001), "There are too many events"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_ics(content)
    assert refusal.value.reason.startswith(why)
    assert refusal.value.what_to_do


def test_every_sample_calendar_is_read_or_refused_with_a_reason(shared_data: Path) -> None:
    folder = shared_data / "ical"
    if not folder.is_dir():
        pytest.skip(f"The sample calendars are not on this machine: there is no {folder}.")
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    opened: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    for file in files:
        content = file.read_bytes()
        try:
            events = events_in(content)
        except Refused as refusal:
            refusals[refusal.reason] += 1
            continue
        opened["with events about terms" if events.entries else "without a word on terms"] += 1
        assert events.entries or events.left_out, file
    # With “pytest -s” the table is seen.
    sys.stdout.write(f"\n{len(files):4} files tried\n")
    for told, table in (("read", opened), ("refused", refusals)):
        for words, number in table.most_common():
            sys.stdout.write(f"{number:4} {told:8} {words}\n")
    assert len(files) > 100
    assert sum(opened.values()) + sum(refusals.values()) == len(files)
    assert opened.total() >= 96
    assert {*refusals} <= {
        "There are no events in this calendar file.",
        "This file is not a calendar.",
        "This file holds addresses, not a calendar.",
        "This calendar file breaks off before its end.",
    }


ODD_LINES = r"""
BEGIN:VCALENDAR
END:VCALENDAR
BEGIN:VEVENT
END:VEVENT
BEGIN:VTIMEZONE
END:VTIMEZONE
BEGIN:VALARM
SUMMARY:INSET
SUMMARY:Term starts
SUMMARY:Term ends
SUMMARY:Half term
SUMMARY;X=":I
DTSTART:20260903
DTSTART:20260903T250000
DTSTART;TZID=/:20260903T000000
DTSTART;VALUE=PERIOD:1
DTSTART;VALUE=DATE:20260903,20260904
DTEND:20261024
DTEND:99991231
DURATION:-P1D
DURATION:PT
RRULE:FREQ=DAILY
RRULE:FREQ=YEARLY;INTERVAL=0;COUNT=-1
RRULE:FREQ=WEEKLY;BYDAY=XX,-1MO
RRULE:UNTIL=20260904
EXDATE:20260903T1
EXDATE;TZID=x:,
RDATE:
RECURRENCE-ID:20260903
RECURRENCE-ID;RANGE=y:x
STATUS;:
UID:1
UID
 folded
;
:
DTSTART;TZID=../../etc:20260903T000000
DTSTART:20260903T000000-0000
DURATION:P99999999999W
DTSTART:00000000
SUMMARY;ENCODING=
DTSTART;TZID=Europe/London:00010101T000000
RRULE:FREQ=DAILY;UNTIL=99991231T235959Z
RRULE:FREQ=WEEKLY;INTERVAL=99999999999999999999
RRULE:;
RRULE:FREQ
RRULE:FREQ=DAILY;COUNT=
"""
LINES = st.sampled_from(ODD_LINES.strip().splitlines())
FILES = st.one_of(
    st.binary(),
    st.lists(LINES, max_size=25).map(
        lambda lines: "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()
    ),
    st.lists(LINES, max_size=12).map(
        lambda lines: a_calendar(
            "BEGIN:VEVENT\r\n", *(f"{line}\r\n" for line in lines), "END:VEVENT\r\n", TERM
        )
    ),
)


def tried(content: bytes) -> ReadDates | Refused:
    try:
        return read_ics(content)
    except Refused as refusal:
        return refusal


@given(content=FILES, at=st.integers(0, 400), junk=st.binary(max_size=6))
@settings(max_examples=400)
def test_no_bytes_at_all_bring_it_down(content: bytes, at: int, junk: bytes) -> None:
    for each in (content, content[:at] + junk + content[at:]):
        found = tried(each)
        if isinstance(found, Refused):
            assert found.reason
            assert found.what_to_do
        else:
            assert found.terms


def test_a_calendar_made_to_do_harm_is_read_or_refused_in_a_moment() -> None:
    nested = a_calendar("BEGIN:VEVENT\r\n" * 15_000)
    assert "breaks off" in str(tried(nested))
    ended = a_calendar("BEGIN:VEVENT\r\n" * 5_000, "END:VEVENT\r\n" * 5_000)
    assert "no term dates" in str(tried(ended))
    deep = a_calendar("BEGIN:X\r\n" * 5_000, "END:X\r\n" * 5_000, TERM)
    assert read_ics(deep).terms == (AUTUMN,)


FAR_ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Custom 2\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:-1200\r\nTZOFFSETTO:-1200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def test_a_zone_of_one_file_moves_no_day_of_it_and_none_of_the_next() -> None:
    starts = event("Term starts", "DTSTART;TZID=Custom 2:20260903T140000")
    ends = event("Term ends", "20261023")
    for content in (a_calendar(FAR_ZONE, starts, ends), a_calendar(starts, ends)):
        assert read_ics(content).terms == (AUTUMN,)
