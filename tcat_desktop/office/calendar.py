"""The days of one school as the deadline rules need them, from its settings."""

import json
from datetime import date
from functools import lru_cache

import holidays

from tcat_desktop.journey.deadlines import Calendar


@lru_cache(maxsize=8)
def bank_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """England's bank holidays, substitutes included. Source: the library ``holidays``."""
    return frozenset(
        holidays.country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    )


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
