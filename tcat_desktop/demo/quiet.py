"""The many reports that ended soon and well: most of what a school ever hears."""

from collections.abc import Iterator
from datetime import date, timedelta

from tcat_desktop.demo.telling import Story, Telling
from tcat_desktop.journey.case import Disposition

_FIRST = date(2026, 9, 7)

_HEARD = (
    ("A parent praised the school play, and tagged three families in it.", "tudur"),
    ("A question about homework was asked in capitals in the Year 3 chat.", "zielinska"),
    ("A lost-coat photo showed part of another child.", "haddad"),
    ("A joke about the car park was passed round.", "rees"),
    ("Somebody thanked a teacher by name, and others disagreed.", "chen"),
    ("A rota for the gate was shared with telephone numbers in it.", "okafor"),
    ("A parent wrote that the new uniform is dear.", "singh"),
    ("A message was sent to the wrong group, and taken back.", "wojcik"),
)
_HEARD_AT_HM = (
    ("A parent asked in a public group about the bus.", "marsh"),
    ("The detention policy was called “old-fashioned”.", "pembridge"),
    ("A photo of the trip was shared, with everybody’s leave.", "gruffudd"),
    ("An exam timetable was passed round before it was announced.", "adeyemi"),
)


def settled_quickly(tell: Telling, school: str, count: int) -> Story:
    """So many reports, two or three a week from September, each closed the next day."""
    heard = _HEARD if school == "AP" else _HEARD_AT_HM
    head = "head" if school == "AP" else "head_hm"
    for number, day in zip(range(count), _days(), strict=False):
        words, who = heard[number % len(heard)]
        yield tell.on(day.day, day.month, "09:30" if school == "AP" else "10:15")
        case = tell.report(
            school, words, {"author": who}, platforms=("whatsapp",), audience="group"
        )
        yield tell.on(day.day, day.month, "14:10")
        tell.decide(case, Disposition.NO_BREACH, "Nothing here breaks the Code.", by=head)


def _days() -> Iterator[date]:
    """School days of the autumn, every other one, half term left out."""
    day = _FIRST
    while True:
        if day.weekday() < 5 and not date(2026, 10, 24) <= day <= date(2026, 11, 1):
            yield day
            day += timedelta(days=1)
        day += timedelta(days=1)
