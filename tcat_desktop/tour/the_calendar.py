"""The calendar: a school's year, a snow day with what it moves, term dates read, and what if."""

from tcat_desktop.tour.the_desk import Step
from tcat_desktop.tour.visit import Visit

_PASTED = """Term dates 2028/29
Autumn term: 4 September 2028 – 20 October 2028
30 October 2028 – 15 December 2028
INSET: 1 September 2028
Harvest festival in the hall
"""


def the_year(on: Visit) -> None:
    """Twelve months on one page, each day marked with what it is."""
    on.at(23, 11, "16:00")
    on.sit("head")
    on.hands.go("calendar")
    on.hands.shows("195 school days, 5 of them INSET · 2026/27", "a school day. It counts.")
    on.album.picture(on.hands.window, "calendar-year")


def a_snow_day(on: Visit) -> None:
    """A day is closed; the open deadlines that move are named, each with the reason."""
    hands = on.hands
    hands.press("calendar.close_day")
    hands.type("calendar.close.on", "24 Nov")
    hands.type("calendar.close.why", "snow")
    hands.press("calendar.close.do")
    hands.settle()
    hands.shows("Tuesday 24 November is closed: snow.", "no longer counts: school closed (snow).")
    on.album.picture(hands.window, "snow-day")
    hands.press("calendar.close.cancel")


def term_dates(on: Visit) -> None:
    """Pasted dates: what was read, what was left out, and the year as it would be."""
    hands = on.hands
    hands.go("calendar", tab="terms")
    hands.type("calendar.reading.words", _PASTED)
    hands.press("calendar.reading.read")
    hands.settle()
    hands.shows("Two terms read", "Harvest festival in the hall")
    on.album.picture(hands.window, "term-dates")
    hands.press("calendar.reading.take")
    hands.settle()
    hands.press("calendar.terms.look")
    hands.settle()
    hands.shows("would change", "2028/29")
    on.album.picture(hands.window, "term-dates-tried")
    hands.press("calendar.trial.save")
    hands.settle()
    hands.shows("The dates are kept.")


def clocks_and_what_if(on: Visit) -> None:
    """A default is signed off as it is; the dates of a complaint stand there with their working."""
    on.sit("ceo")
    hands = on.hands
    hands.go("calendar", tab="clocks")
    hands.press("calendar.clock.as_is")
    hands.settle()
    hands.shows("Signed off by Dr Carys Llewellyn")
    on.album.picture(hands.window, "clocks")
    hands.go("calendar", tab="what_if")
    hands.type("calendar.what_if.received", "27 October 2026")
    hands.press("calendar.what_if.show")
    hands.settle()
    hands.shows("counted as received on Monday 2 November", "Monday 9 November 2026")
    on.album.picture(hands.window, "what-if")


STEPS: tuple[Step, ...] = (
    ("A school’s year, day by day", the_year),
    ("A snow day, and the deadlines that it moves", a_snow_day),
    ("Term dates pasted, looked at, and kept", term_dates),
    ("A clock is signed off, and every date of a complaint is shown", clocks_and_what_if),
)
