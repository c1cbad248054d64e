"""The days of one school as the deadline rules need them, from its settings."""

import json
from datetime import date
from functools import lru_cache

from tcat_desktop import resources
from tcat_desktop.journey.deadlines import Calendar


@lru_cache(maxsize=8)
def bank_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """England's bank holidays of those years, days in place of a weekend included.

    From ``resources/holidays/england.txt``, which reaches from 2015 to 2060.
    """
    lines = resources.read("holidays/england.txt").decode().splitlines()
    days = (date.fromisoformat(line[:10]) for line in lines if line[:1].isdigit())
    return frozenset(day for day in days if first_year <= day.year <= last_year)


@lru_cache(maxsize=64)
def calendar_of(settings: str, year: int) -> Calendar:
    """The calendar in a school's ``calendar`` column, with the bank holidays around ``year``."""
    kept = json.loads(settings or "{}")
    return Calendar(
        terms=tuple(
            sorted(
                (date.fromisoformat(first), date.fromisoformat(last))
                for first, last in kept.get("terms", ())
            )
        ),
        inset=frozenset(date.fromisoformat(day) for day in kept.get("inset", ())),
        closures=frozenset(date.fromisoformat(day) for day in kept.get("closures", ())),
        bank_holidays=bank_holidays(year - 1, year + 3),
        inset_counts=bool(kept.get("inset_counts", False)),
    )
