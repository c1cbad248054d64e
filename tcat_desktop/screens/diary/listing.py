"""The diary as a list: today's first, then what is to come, then the past two weeks."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from tcat_desktop.office.questions.diary import DiaryEntry
from tcat_desktop.office.questions.meeting import MeetingRow
from tcat_desktop.screens.diary.details import Chosen
from tcat_desktop.screens.diary.words import WAYS, entry_chip, meeting_chip, sentence_of
from tcat_desktop.screens.widgets.rows import Heading, Row
from tcat_desktop.screens.words import counted, day, sentence

Key = tuple[str, int]


def joined(meetings: Sequence[MeetingRow], entries: Sequence[DiaryEntry]) -> dict[Key, Chosen]:
    """Meetings of cases and what Reception booked, by day and time, each once."""
    time_of_meeting = {one.meeting_id: one for one in reversed(entries)}
    shown = {one.meeting_id for one in meetings}
    made: dict[Key, Chosen] = {
        ("meeting", row.meeting_id): Chosen(meeting=row, entry=time_of_meeting.get(row.meeting_id))
        for row in meetings
    }
    made |= {
        ("booking", one.booking_id): Chosen(entry=one)
        for one in entries
        if one.meeting_id not in shown
    }
    return dict(sorted(made.items(), key=_by_time))


def items(found: dict[Key, Chosen], today: date) -> list[Heading | Row]:
    """The rows under their days."""
    now = [(key, one) for key, one in found.items() if _day(one) == today]
    coming = [(key, one) for key, one in found.items() if _day(one) > today]
    past = [(key, one) for key, one in reversed(found.items()) if _day(one) < today]
    made: list[Heading | Row] = [*_group(f"Today, {day(today, today)}", now, today)]
    for on, group in groupby(coming, key=_day_of_pair):
        made += _group(day(on, today), group, today)
    return [*made, *_group("The past two weeks", past, today)]


def how_many(found: dict[Key, Chosen], today: date) -> str:
    """``Two meetings today. One meeting to come.``"""
    now = sum(_day(one) == today for one in found.values())
    coming = sum(_day(one) > today for one in found.values())
    first = sentence(f"{counted(now, 'meeting')} today.") if now else "No meeting today."
    return f"{first} {sentence(counted(coming, 'meeting'))} to come." if coming else first


def _day(one: Chosen) -> date:
    # A case's meeting stands where the case says; its other times are only offered.
    told = one.meeting or one.entry
    assert told is not None
    return told.on


def _at(one: Chosen) -> str:
    told = one.meeting or one.entry
    assert told is not None
    return told.at


def _day_of_pair(pair: tuple[Key, Chosen]) -> date:
    return _day(pair[1])


def _by_time(pair: tuple[Key, Chosen]) -> tuple[date, str, Key]:
    return (_day(pair[1]), _at(pair[1]), pair[0])


def _group(
    title: str, pairs: Iterable[tuple[Key, Chosen]], today: date
) -> tuple[Heading | Row, ...]:
    made = tuple(_row(key, one, today) for key, one in pairs)
    return (Heading(title=title, count=str(len(made))), *made) if made else ()


def _row(key: Key, one: Chosen, today: date) -> Row:
    on, at = _day(one), _at(one)
    when = at if on >= today else f"{day(on, today)}, {at}"
    if one.meeting is not None:
        row = one.meeting
        chip = meeting_chip(row, today)
        place = f"{row.reference} · {row.place}"
        helps, who, told = row.adjustments, row.who, ""
    else:
        entry = one.entry
        assert entry is not None
        chip = entry_chip(entry)
        where = entry.room or ("" if entry.taken else WAYS.get(entry.how, ""))
        place = " · ".join(part for part in (entry.reference, where, entry.host) if part)
        helps, who, told = entry.adjustments, one.who, sentence_of(entry)
    adjustments = f" · {helps}" if helps else ""
    spoken = told or f"{day(on, today)} at {at}. {who}. {place}. {chip.words}. {helps}".strip()
    return Row(
        key=key, icon="person-arms-spread" if helps else "users", title=f"{when}  {who}",
        second=place + adjustments, chip=chip, sentence=spoken,
    )  # fmt: skip
