"""The days of one school as the deadline rules need them, from its settings or from a file."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from tcat_desktop import resources
from tcat_desktop.journey.deadlines import Calendar
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.school_calendar import written

# The years that resources/holidays/england.txt reaches over.
FIRST_YEAR: Final = 2015
LAST_YEAR: Final = 2060

_PARTS: Final = ("terms", "inset", "closures", "bank_days", "inset_counts", "hours")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_DAYS: Final = 4_000
LONGEST_REASON: Final = 80  # letters


@lru_cache(maxsize=64)
def bank_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """England's bank holidays of those years, days in place of a weekend included.

    From ``resources/holidays/england.txt``, which reaches from 2015 to 2060.
    """
    lines = resources.read("holidays/england.txt").decode().splitlines()
    days = (date.fromisoformat(line[:10]) for line in lines if line[:1].isdigit())
    return frozenset(day for day in days if first_year <= day.year <= last_year)


@lru_cache(maxsize=64)
def calendar_of(settings: str, year: int) -> Calendar:
    """The calendar in a school's ``calendar`` column, with the bank holidays around ``year``.

    What is kept there was checked when it was written, so a part that an other version of the
    desk added is passed over.
    """
    kept = json.loads(settings or "{}")
    return _calendar(kept, max(FIRST_YEAR, year - 12), min(LAST_YEAR, year + 24))


def read_calendar(told: object) -> Calendar:
    """The calendar that somebody wrote: the same parts as a school's ``calendar`` column.

    Raises:
        Refused: one sentence naming the entry that cannot be; ``field`` is its part.
    """
    if not isinstance(told, Mapping):
        raise Refused(
            "A calendar is a JSON object with terms, inset, closures, bank_days and inset_counts.",
            field="calendar",
        )
    for part in told:
        if part not in _PARTS:
            raise Refused(
                f"A calendar has no part called {_shown(part)}; it has {', '.join(_PARTS)}.",
                field="calendar",
            )
    calendar = _calendar(told, FIRST_YEAR, LAST_YEAR)
    _check_terms(calendar.terms)
    for part in ("inset", "closures", "bank_days"):
        _check_once(part, [_entry(part, each)[0] for each in told.get(part, ())])
    return calendar


def _calendar(told: Mapping[str, Any], first_year: int, last_year: int) -> Calendar:
    closures = _days(told, "closures")
    bank_days = _days(told, "bank_days")
    counts = told.get("inset_counts", False)
    if not isinstance(counts, bool):
        raise Refused(
            f"“inset_counts” is true or false, not {_shown(counts)}.", field="inset_counts"
        )
    every = {**closures, **bank_days}
    return Calendar(
        terms=tuple(_term(each) for each in _list(told, "terms")),
        inset=frozenset(_days(told, "inset")),
        closures=frozenset(closures),
        bank_holidays=bank_holidays(first_year, last_year) | bank_days.keys(),
        inset_counts=counts,
        reasons={day: why for day, why in every.items() if why},
        bank_holidays_of=(first_year, last_year),
    )


def _list(told: Mapping[str, Any], part: str) -> Sequence[Any]:
    found = told.get(part, ())
    if not isinstance(found, list | tuple):
        raise Refused(f"“{part}” is a list, not {_shown(found)}.", field=part)
    if len(found) > _MOST_DAYS:
        raise Refused(f"“{part}” has at most {_MOST_DAYS:,} entries.", field=part)
    return found


def _term(told: object) -> tuple[date, date]:
    if not isinstance(told, list | tuple) or len(told) != 2:
        raise Refused(f"A term is its first and its last day, not {_shown(told)}.", field="terms")
    return _date("terms", told[0]), _date("terms", told[1])


def _days(told: Mapping[str, Any], part: str) -> dict[date, str]:
    """Each listed day, and why it is one, or empty."""
    return dict(_entry(part, each) for each in _list(told, part))


def _entry(part: str, told: object) -> tuple[date, str]:
    """One day: a date, or ``{"on": date, "why": "snow"}``."""
    if not isinstance(told, Mapping):
        return _date(part, told), ""
    if part == "inset" or "on" not in told or not told.keys() <= {"on", "why"}:
        raise Refused(f"“{part}” has an entry that is no day: {_shown(told)}.", field=part)
    day, why = _date(part, told["on"]), told.get("why", "")
    if not isinstance(why, str) or not why.isprintable() or len(why) > LONGEST_REASON:
        raise Refused(
            f"The reason for {written(day)} in “{part}” is not a line of at most "
            f"{LONGEST_REASON} letters.",
            field=part,
        )
    return day, why.strip()


def _date(part: str, told: object) -> date:
    if isinstance(told, str) and _ISO.fullmatch(told):
        try:
            return date.fromisoformat(told)
        except ValueError:
            raise Refused(f"“{part}” has {told}, and there is no such day.", field=part) from None
    raise Refused(f"“{part}” has {_shown(told)}, which is no date such as 2026-11-23.", field=part)


def _check_terms(terms: Sequence[tuple[date, date]]) -> None:
    for first, last in terms:
        if last < first:
            raise Refused(
                f"A term ends before it begins: from {written(first)} to {written(last)}.",
                field="terms",
            )
    for (_, ended), (begun, _) in pairwise(terms):
        if begun <= ended:
            raise Refused(
                f"Two terms overlap: one ends on {written(ended)}, and the next begins on "
                f"{written(begun)}.",
                field="terms",
            )


def _check_once(part: str, days: Sequence[date]) -> None:
    seen: set[date] = set()
    for day in days:
        if day in seen:
            raise Refused(f"“{part}” has {written(day)} twice.", field=part)
        seen.add(day)


def _shown(told: object) -> str:
    """What was written, short enough for a sentence."""
    if isinstance(told, Mapping):
        return "an object"
    if isinstance(told, list | tuple):
        return "an empty list" if not told else f"a list of {len(told)}"
    shown = json.dumps(told)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
