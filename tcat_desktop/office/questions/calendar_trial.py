"""A calendar that has been typed but not kept: which days it changes, and what would move."""

import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office import diary
from tcat_desktop.office.commands.keep_calendar import Followed, KeepCalendar, on_closed_days
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.moving import deadlines_that_move
from tcat_desktop.office.odd_days import odd_days
from tcat_desktop.office.questions.calendar_year import YearDay, days_of, end_of_year
from tcat_desktop.records import finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The year as it would be; ``changed`` are the days of it that are another kind now.

    ``elsewhere`` counts terms of other years that come or go; ``follows`` is what keeping it
    would do.
    """

    first: date
    days: tuple[YearDay, ...]
    changed: tuple[tuple[YearDay, YearDay], ...]
    elsewhere: int
    follows: Followed


@dataclass(frozen=True, slots=True, kw_only=True)
class TryCalendar:
    """What a calendar would do if it were kept. Nothing is kept by asking."""

    calendar: KeepCalendar
    year: int

    needs: ClassVar = (Act.CALENDAR, Level.CREATE)

    def answer(self, desk: Desk) -> Trial:
        """The year of September ``year``, its changed days, and the deadlines that would move."""
        told = self.calendar.told()
        school = diary.school_row(desk, self.calendar.school_id)
        before = desk.calendar(school)
        after = desk.calendar({**school, "calendar": json.dumps(told, sort_keys=True)})
        first = date(self.year, 9, 1)
        days = days_of(after, first, end_of_year(first))
        was = days_of(before, first, end_of_year(first))
        moved = deadlines_that_move(desk, school["id"], before, after)
        seen = finding.cases_seen(desk.conn, desk.who, [one.case_id for one in moved])
        return Trial(
            first=first,
            days=days,
            changed=tuple((a, b) for a, b in zip(was, days, strict=True) if a != b),
            elsewhere=_elsewhere(before.terms, after.terms, first),
            follows=Followed(
                moved=tuple(one for one in moved if one.case_id in seen),
                others=sum(one.case_id not in seen for one in moved),
                meetings=on_closed_days(desk, school["id"], before, after),
                notes=odd_days(after),
            ),
        )


def _elsewhere(
    before: tuple[tuple[date, date], ...], after: tuple[tuple[date, date], ...], first: date
) -> int:
    """How many terms of other years come or go."""
    other = set(before) ^ set(after)
    return sum(not first <= begun <= end_of_year(first) for begun, _ in other)
