"""The counts of a chat are those that anybody would get by hand."""

from collections import Counter
from dataclasses import fields
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence.hours import Hours, Share, count_hours
from tcat_desktop.evidence.reading import Message

SCHOOL = dict.fromkeys(range(5), ("08:00", "17:00"))


def _message(number: int, at: str, sender: str, mark: str) -> Message:
    return Message(
        number=number, line=number, lines=1, at=at, stamp="", sender=sender, words="x", mark=mark
    )


_entries = st.lists(
    st.tuples(
        # Few days and plain hours, so that closed days and the edges of the day are met.
        st.builds(
            datetime,
            st.just(2026),
            st.sampled_from((10, 11)),
            st.integers(1, 14),
            st.sampled_from((0, 7, 8, 10, 12, 16, 17, 22)),
            st.sampled_from((0, 59)),
        ).map(datetime.isoformat)
        | st.just(""),
        st.sampled_from(("Kerry", "Owain", "Agnieszka", "")),
        st.sampled_from(("text", "text", "media", "system", "deleted", "call")),
    ),
    max_size=60,
)


@settings(max_examples=120, deadline=None)
@given(
    entries=_entries,
    urgent=st.sets(st.integers(1, 60)),
    closed=st.sets(st.dates(date(2026, 10, 1), date(2026, 10, 14))),
    threshold=st.none() | st.integers(0, 5),
    sender=st.sampled_from(("", "Kerry")),
)
def test_every_count_equals_counting_one_by_one(
    entries: list[tuple[str, str, str]],
    urgent: set[int],
    closed: set[date],
    threshold: int | None,
    sender: str,
) -> None:
    messages = [_message(n, *each) for n, each in enumerate(entries, start=1)]
    hours = count_hours(
        messages, open_hours=SCHOOL, closed_days=closed, sender=sender, urgent=urgent,
        threshold=threshold,
    )  # fmt: skip
    counted, left_out, outside, outside_term = [], 0, 0, 0
    for each in messages:
        if each.mark not in ("text", "media") or not each.at or not each.sender:
            continue
        if sender and each.sender != sender:
            continue
        if each.number in urgent:
            left_out += 1
            continue
        moment = datetime.fromisoformat(each.at)
        counted.append((each.sender, moment))
        minutes = moment.hour * 60 + moment.minute
        at_work = moment.weekday() < 5 and 8 * 60 <= minutes < 17 * 60
        outside += not at_work or moment.date() in closed
        outside_term += moment.date() in closed
    assert (hours.counted, hours.left_out) == (len(counted), left_out)
    assert dict(hours.by_sender) == dict(Counter(name for name, _ in counted))
    for day in range(7):
        for hour in range(24):
            by_hand = sum(m.weekday() == day and m.hour == hour for _, m in counted)
            assert hours.heat[day][hour] == by_hand
    assert hours.outside_hours == Share(part=outside, whole=len(counted))
    assert hours.outside_term == Share(part=outside_term, whole=len(counted))
    by_week = Counter(m.isocalendar()[:2] for _, m in counted)
    assert {w.monday.isocalendar()[:2]: w.messages for w in hours.weeks if w.messages} == by_week
    if threshold is not None:
        often = {week for week, number in by_week.items() if number > threshold}
        assert {week.monday.isocalendar()[:2] for week in hours.over} == often
    else:
        assert hours.over == ()


@settings(max_examples=60, deadline=None)
@given(entries=_entries)
def test_every_week_between_the_first_and_the_last_is_there(
    entries: list[tuple[str, str, str]],
) -> None:
    messages = [_message(n, *each) for n, each in enumerate(entries, start=1)]
    weeks = count_hours(messages, open_hours=SCHOOL).weeks
    assert all(week.monday.weekday() == 0 for week in weeks)
    for one, two in pairwise(weeks):
        assert two.monday - one.monday == timedelta(days=7)
    assert not weeks or (weeks[0].messages and weeks[-1].messages)


def test_the_first_minute_of_the_day_is_open_and_the_last_is_closed() -> None:
    # Tuesday 17 November 2026.
    times = ("07:59:59", "08:00:00", "16:59:59", "17:00:00")
    messages = [_message(n, f"2026-11-17T{at}", "Kerry", "text") for n, at in enumerate(times, 1)]
    assert count_hours(messages, open_hours=SCHOOL).outside_hours == Share(part=2, whole=4)
    saturday = [_message(1, "2026-11-21T10:00:00", "Kerry", "text")]
    assert count_hours(saturday, open_hours=SCHOOL).outside_hours.per_cent == 100
    late = [_message(1, "2026-11-17T23:59:59", "Kerry", "text")]
    assert count_hours(late, open_hours={1: ("08:00", "24:00")}).outside_hours.part == 0


def test_a_holiday_is_closed_in_the_middle_of_the_day_as_well() -> None:
    tuesday = [_message(1, "2026-10-27T10:00:00", "Kerry", "text")]
    half_term = {date(2026, 10, 27)}
    assert count_hours(tuesday, open_hours=SCHOOL).outside_hours.part == 0
    hours = count_hours(tuesday, open_hours=SCHOOL, closed_days=half_term)
    assert (hours.outside_hours.part, hours.outside_term.part) == (1, 1)


def test_nothing_counted_is_nothing_shown() -> None:
    hours = count_hours([], open_hours=SCHOOL, threshold=3)
    assert (hours.counted, hours.weeks, hours.over, hours.outside_hours.per_cent) == (0, (), (), 0)
    assert hours.heat == ((0,) * 24,) * 7


def test_the_counts_have_no_word_for_a_verdict() -> None:
    names = {each.name for each in fields(Hours)}
    assert names == {
        "counted", "left_out", "by_sender", "heat", "weeks", "outside_hours", "outside_term",
        "threshold", "over",
    }  # fmt: skip
