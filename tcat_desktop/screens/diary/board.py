"""Some days of the diary as columns and blocks, in minutes and words, before anything is painted.

Example::

    board = week_board(answer, Only(), today=date(2026, 11, 23))
    board = day_board(answer, date(2026, 11, 23), by="room", today=date(2026, 11, 23))
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tcat_desktop.journey.people import PersonId
from tcat_desktop.office.questions.diary import DiaryAnswer, DiaryDay, DiaryEntry, Hours
from tcat_desktop.screens.diary.words import TAKEN, closed_words, sentence_of
from tcat_desktop.screens.words import short_day

_BEFORE, _AFTER = 30, 60  # minutes shown before the school opens, and after it closes
_SHORTEST = 20  # a block is never painted as less than this many minutes
_HOUR = 60
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What the grid is narrowed to: one of the staff, one room, or nothing."""

    person_id: PersonId | None = None
    room_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One day, or on one day a room or somebody. ``open`` are the minutes that can be booked."""

    on: date
    title: str
    under: str = ""
    closed: str = ""
    today: bool = False
    open: Spans = ()
    room_id: int | None = None
    person_id: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One time in a column, in minutes since midnight; ``lane`` of ``lanes`` side by side."""

    entry: DiaryEntry
    column: int
    begins: int
    ends: int
    sentence: str
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All that the grid paints. ``by`` is ``day``, ``room`` or ``person``."""

    by: str
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    first: int
    last: int
    note: str = ""


NOTHING = Board(by="day", columns=(), blocks=(), first=8 * _HOUR, last=17 * _HOUR)


def minutes_of(at: str) -> int:
    """``15:45`` as minutes since midnight."""
    return int(at[:2]) * _HOUR + int(at[3:])


def time_of(minutes: int) -> str:
    """Minutes since midnight as ``15:45``."""
    return f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"


def week_board(answer: DiaryAnswer, only: Only, *, today: date) -> Board:
    """Five columns; the weekend only where something is on it."""
    entries = tuple(one for one in answer.entries if _is_wanted(one, only))
    booked = {one.on for one in entries}
    days = [day for day in answer.days if day.on.weekday() < 5 or day.on in booked]
    columns = tuple(
        Column(
            on=day.on,
            title=short_day(day.on).rsplit(" ", 1)[0],
            closed=closed_words(day.closed),
            today=day.on == today,
            open=_open(day, _hours_of(answer, only, day)),
            room_id=only.room_id,
            person_id=only.person_id,
        )
        for day in days
    )
    place = {column.on: number for number, column in enumerate(columns)}
    blocks = [_block(one, place[one.on]) for one in entries if one.on in place]
    return _board("day", columns, blocks, days)


def day_board(answer: DiaryAnswer, on: date, *, by: str, today: date, most: int = 8) -> Board:
    """One day with a column for each room, or for each of the staff; at most ``most`` of these.

    Whoever has a time that day always has a column.
    """
    days = [day for day in answer.days if day.on == on]
    if not days:
        return replace(NOTHING, by=by)
    entries = [one for one in answer.entries if one.on == on]
    whole = Column(on=on, title="", closed=closed_words(days[0].closed), today=on == today,
                   open=_open(days[0], None))  # fmt: skip
    if by == "room":
        columns, left_out = _rooms(answer, entries, whole), 0
        blocks = [_block(one, _place_of_room(one, columns)) for one in entries]
    else:
        columns, left_out = _people(answer, days[0], entries, whole, most)
        blocks = [_block(one, place) for one in entries for place in _of_people(one, columns)]
    note = f"{left_out} more of the staff have nothing booked that day." if left_out > 1 else ""
    if left_out == 1:
        note = "One more of the staff has nothing booked that day."
    return replace(_board(by, columns, blocks, days), note=note)


def spoken_order(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """As the arrow keys go through them: by day and time."""
    return tuple(sorted(blocks, key=_by_time))


# -- columns --------------------------------------------------------------------------------


def _is_wanted(one: DiaryEntry, only: Only) -> bool:
    if only.person_id is not None:
        return only.person_id in one.host_ids
    return only.room_id in {None, one.room_id}


def _hours_of(answer: DiaryAnswer, only: Only, day: DiaryDay) -> Hours | None:
    return next(
        (one for one in answer.staff if one.on == day.on and one.person_id == only.person_id), None
    )


def _open(day: DiaryDay, hours: Hours | None) -> Spans:
    if day.closed:
        return ()
    if hours is None:
        return ((minutes_of(day.opens), minutes_of(day.closes)),)
    return ((minutes_of(hours.begins), minutes_of(hours.ends)),) if hours.begins else ()


def _rooms(answer: DiaryAnswer, entries: list[DiaryEntry], whole: Column) -> tuple[Column, ...]:
    made = [replace(whole, title=room.name, under=room.note, room_id=room.room_id)
            for room in answer.rooms]  # fmt: skip
    known = {room.room_id for room in answer.rooms}
    if any(one.room_id not in known for one in entries) or not made:
        made.append(replace(whole, title="Elsewhere", under="By telephone, or in another place"))
    return tuple(made)


def _place_of_room(one: DiaryEntry, columns: tuple[Column, ...]) -> int:
    found = (n for n, column in enumerate(columns) if column.room_id == one.room_id)
    return next(found, len(columns) - 1)


def _people(
    answer: DiaryAnswer, day: DiaryDay, entries: list[DiaryEntry], whole: Column, most: int
) -> tuple[tuple[Column, ...], int]:
    busy = {person for one in entries for person in one.host_ids}
    staff = [one for one in answer.staff if one.on == day.on]
    spare = max(0, most - sum(one.person_id in busy for one in staff))
    idle = [one.person_id for one in staff if one.person_id not in busy]
    kept = busy | set(idle[:spare])
    made = [
        replace(whole, title=one.name, person_id=one.person_id, open=_open(day, one),
                under="" if one.begins or day.closed else "Cannot be met that day")
        for one in staff
        if one.person_id in kept
    ]  # fmt: skip
    shown = {column.person_id for column in made}
    if not made or any(not shown & set(one.host_ids) for one in entries):
        made.append(replace(whole, title="Others"))
    return tuple(made), len(idle) - min(spare, len(idle))


def _of_people(one: DiaryEntry, columns: tuple[Column, ...]) -> tuple[int, ...]:
    found = tuple(
        n for n, column in enumerate(columns)
        if column.person_id is not None and column.person_id in one.host_ids
    )  # fmt: skip
    return found or (len(columns) - 1,)


# -- blocks ---------------------------------------------------------------------------------


def _block(one: DiaryEntry, column: int) -> Block:
    begins = minutes_of(one.at)
    return Block(
        entry=one, column=column, begins=begins, ends=max(minutes_of(one.until), begins + 5),
        sentence=sentence_of(one),
    )  # fmt: skip


def _board(
    by: str, columns: tuple[Column, ...], blocks: list[Block], days: Sequence[DiaryDay]
) -> Board:
    opens = [minutes_of(day.opens) for day in days] or [NOTHING.first]
    closes = [minutes_of(day.closes) for day in days] or [NOTHING.last]
    first = min([min(opens) - _BEFORE, *(one.begins for one in blocks)])
    last = max([max(closes) + _AFTER, *(max(one.ends, one.begins + _SHORTEST) for one in blocks)])
    return Board(
        by=by, columns=columns, blocks=side_by_side(blocks),
        first=first - first % 30, last=min(last + -last % 30, 24 * _HOUR),
    )  # fmt: skip


def _by_time(one: Block) -> tuple[date, int, int, int]:
    return (one.entry.on, one.begins, one.column, one.entry.booking_id)


def side_by_side(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Each with its lane, so that no two that meet are painted over each other."""
    made: list[Block] = []
    given = tuple(blocks)
    for column in sorted({one.column for one in given}):
        run: list[Block] = []
        until = -1
        for one in sorted((one for one in given if one.column == column), key=_by_time):
            if run and one.begins >= until:
                made += _lanes(run)
                run, until = [], -1
            run.append(one)
            until = max(until, _foot(one))
        made += _lanes(run)
    return tuple(sorted(made, key=_by_time))


def _lanes(run: list[Block]) -> list[Block]:
    free_from: list[int] = []
    placed: list[tuple[Block, int]] = []
    for one in run:
        lane = next((n for n, free in enumerate(free_from) if free <= one.begins), len(free_from))
        if lane == len(free_from):
            free_from.append(0)
        free_from[lane] = _foot(one)
        placed.append((one, lane))
    return [replace(one, lane=lane, lanes=len(free_from)) for one, lane in placed]


def _foot(one: Block) -> int:
    return max(one.ends, one.begins + _SHORTEST)


# -- may it stand there? ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a time would be moved to."""

    on: date
    begins: int
    ends: int
    room_id: int | None


def why_not(answer: DiaryAnswer, moved: DiaryEntry, spot: Spot, *, today: date) -> str:
    """Why that time is not free, as far as this answer knows, or empty; the office looks again."""
    if spot.on < today:
        return "That day is past."
    met = [
        one for one in answer.entries
        if one.booking_id != moved.booking_id and one.on == spot.on
        and (one.meeting_id is None or one.meeting_id != moved.meeting_id)
        and one.state in OPEN
        and minutes_of(one.at) < spot.ends and minutes_of(one.until) > spot.begins
    ]  # fmt: skip
    for one in met:
        time = f"from {one.at} to {one.until}"
        if spot.room_id is not None and one.room_id == spot.room_id:
            return f"{one.room} is taken {time}."
        if set(one.host_ids) & set(moved.host_ids):
            return f"{moved.host} is not free {time}."
        if one.visitor and one.visitor == moved.visitor:
            return f"{moved.visitor} is not free {time}."
    return _unusual(answer, moved, spot)


OPEN = frozenset({"held", "booked", "arrived"})


def _unusual(answer: DiaryAnswer, moved: DiaryEntry, spot: Spot) -> str:
    day = next((each for each in answer.days if each.on == spot.on), None)
    if day is not None and day.closed:
        return f"{short_day(spot.on)} is not a school day: {day.closed}."
    for one in answer.staff:
        if one.on != spot.on or one.person_id not in moved.host_ids:
            continue
        if not one.begins:
            return f"{one.name} cannot be met that day."
        if spot.begins < minutes_of(one.begins) or spot.ends > minutes_of(one.ends):
            return f"{one.name} can be met from {one.begins} to {one.ends}."
    return ""


__all__ = [
    "NOTHING", "TAKEN", "Block", "Board", "Column", "Only", "Spot", "day_board", "minutes_of",
    "side_by_side", "spoken_order", "time_of", "week_board", "why_not",
]  # fmt: skip
