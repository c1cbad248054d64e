"""``tcat-desktop deadline``: when something is due, and the working, without any desk."""

import argparse
import json
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from tcat_desktop.cli.call import DONE, Call, Unusable, line
from tcat_desktop.journey.deadlines import (
    CLOCK_HOURS,
    CLOCKS,
    SECTION_5_HOURS,
    Calendar,
    Counting,
    Due,
    due_before,
    reckon,
)
from tcat_desktop.journey.refusals import Refused

_LARGEST: Final = 1_000_000  # bytes of a calendar; ten years of terms come to less than 10,000
_FROM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?")
_WHOLE: Final = re.compile(r"-?[0-9]+")


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", required=True, dest="start", metavar="DATE",
        help="2026-11-23, or 2026-11-23T16:30 as the clock on the wall shows it",
    )  # fmt: skip
    parser.add_argument("--clock", required=True, metavar="NAME", help=", ".join(CLOCKS))
    parser.add_argument("--count", required=True, metavar="N", help="how much of the clock")
    parser.add_argument("--calendar", default="", metavar="FILE", help="the school’s days, as JSON")
    parser.add_argument(
        "--before", action="store_true", default=False,
        help="count backwards, as papers before a panel",
    )  # fmt: skip
    parser.add_argument(
        "--receipt-counts", action="store_true", default=False, help="--from is day 1, not day 0"
    )
    parser.add_argument(
        "--closes-at", default="", metavar="HH:MM", help="what comes later is received next day"
    )
    parser.add_argument(
        "--waits-for-term", action="store_true", default=False,
        help="what comes while the school is closed is received on the first school day",
    )  # fmt: skip
    parser.add_argument(
        "--inset-counts", action=argparse.BooleanOptionalAction, default=None, dest="inset_counts",
        help="whether INSET days count, whatever the calendar says",
    )  # fmt: skip
    parser.add_argument(
        "--no-inset", action="store_false", default=None, dest="inset_counts",
        help="the same as --no-inset-counts",
    )  # fmt: skip


def _deadline(asked: argparse.Namespace) -> int:
    counting = Counting(
        kind=_clock(asked.clock),
        count=_count(asked.count),
        inset_counts=asked.inset_counts,
        receipt_counts=asked.receipt_counts,
        closes_at=asked.closes_at,
        waits_for_term=asked.waits_for_term,
    )
    received, notes = _received(asked.start)
    calendar = _calendar(asked.calendar)
    try:
        due = _due(asked, counting, received, calendar)
    except Refused as refusal:
        # A calendar that never opens is for a rule to refuse; all else was typed just now.
        if refusal.field == "calendar":
            raise
        raise Unusable(str(refusal)) from None
    _answer(asked, due, notes)
    return DONE


def _due(
    asked: argparse.Namespace, counting: Counting, received: date | datetime, calendar: Calendar
) -> Due:
    if not asked.before:
        return reckon(counting, _with_midnight(counting, received), calendar)
    if isinstance(received, datetime) or asked.receipt_counts or asked.waits_for_term:
        raise Unusable("Backwards it counts from a date alone, and nothing is received.")
    if asked.closes_at:
        raise Unusable("Backwards nothing is received, so --closes-at says nothing.")
    if counting.inset_counts is not None:
        calendar = replace(calendar, inset_counts=counting.inset_counts)
    return due_before(counting.kind, received, counting.count, calendar)


def _answer(asked: argparse.Namespace, due: Due, notes: tuple[str, ...]) -> None:
    working, notes = [str(day) for day in due.working], (*notes, *due.notes)
    told = {
        "due": due.on.isoformat(),
        "at": due.at,
        "from": asked.start,
        "clock": asked.clock,
        "count": int(asked.count),
        "working": working,
        "notes": notes,
    }
    at = f" at {due.at}" if due.at else ""
    line(asked, told, "\n".join([*working, *notes, f"Due {due.on}{at}"]))


def _clock(told: str) -> str:
    if told not in CLOCKS:
        raise Unusable(f"There is no clock called “{told[:40]}”; there are {', '.join(CLOCKS)}.")
    return told


def _count(told: str) -> int:
    if not _WHOLE.fullmatch(told):
        raise Unusable(f"--count is a whole number such as 5, not “{told[:40]}”.")
    # More figures than this are refused all the same.
    return int(told[:12])


def _received(told: str) -> tuple[date | datetime, tuple[str, ...]]:
    """A date, or a moment in London, and what to say where the clock shows it twice."""
    if not _FROM.fullmatch(told):
        raise Unusable(
            f"--from is a date such as 2026-11-23, or 2026-11-23T16:30, not “{told[:40]}”."
        )
    try:
        day = date.fromisoformat(told[:10])
        if len(told) == 10:
            return day, ()
        clock_time = time.fromisoformat(told[11:])
    except ValueError:
        raise Unusable(f"There is no such day or time as {told}.") from None
    from tcat_desktop.office.clock import LONDON

    moment = datetime.combine(day, clock_time, LONDON)
    second = moment.replace(fold=1)
    if moment.utcoffset() == second.utcoffset():
        return moment, ()
    # The first reading of a time that never was is winter time, of one that came twice summer time.
    if (moment.utcoffset() or timedelta()) < (second.utcoffset() or timedelta()):
        raise Unusable(f"The clocks went forward over {told[11:]} on {told[:10]}: no such time.")
    return moment, (f"{told[11:]} came twice on {told[:10]}; the first was taken.",)


def _with_midnight(counting: Counting, received: date | datetime) -> date | datetime:
    """Hours that make no whole days run from midnight, and that is London's."""
    hours = counting.kind in (CLOCK_HOURS, SECTION_5_HOURS)
    if isinstance(received, datetime) or not hours or counting.count % 24 == 0:
        return received
    from tcat_desktop.office.clock import LONDON

    return datetime.combine(received, time.min, LONDON)


def _calendar(file: str) -> Calendar:
    from tcat_desktop.office.calendar import read_calendar

    told = _read(Path(file)) if file else {}
    try:
        return read_calendar(told)
    except Refused as refusal:
        raise Unusable(f"{file}: {refusal}") from None


def _read(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or "that is no name of a file"
        raise Unusable(f"The calendar {path} cannot be read: {why}.") from None
    if len(content) > _LARGEST:
        raise Unusable(f"The calendar {path} is larger than a megabyte.")
    try:
        return json.loads(
            content.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once
        )
    except RecursionError:
        raise Unusable(f"The calendar {path} is nested too deeply.") from None
    except json.JSONDecodeError as error:
        raise Unusable(
            f"The calendar {path} is no JSON: see line {error.lineno}, column {error.colno}."
        ) from None
    except UnicodeDecodeError:
        raise Unusable(f"The calendar {path} is no text in UTF-8.") from None
    except ValueError as error:
        raise Unusable(f"The calendar {path} is no JSON: {error}.") from None


def _no_number(name: str) -> Any:
    message = f"{name} is no number"
    raise ValueError(message)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            message = f"{json.dumps(name[:40])} is there twice"
            raise ValueError(message)
        found[name] = value
    return found


CALLS: Final = {"deadline": Call("when something is due, and the working", _options, _deadline)}
