"""Dates that were read, put together with those that stand in the boxes already."""

from datetime import date

from tcat_desktop.office.commands.keep_calendar import ClosedDay
from tcat_desktop.office.term_dates import ReadDates
from tcat_desktop.screens.year.written_days import (
    closed_words,
    days_words,
    read_closed,
    read_days,
    read_terms,
    terms_words,
)


def joined(read: ReadDates, typed: dict[str, str], today: date) -> dict[str, str]:
    """The texts of the boxes with what was read in them.

    The terms of a school year that was read take the place of that year's; other years stay.
    INSET and closed days are added, and none is taken away: a snow day is on no website.

    Raises:
        NotDates: when what stands in a box is no dates.
    """
    years = {school_year(first) for first, _ in read.terms}
    kept = [term for term in read_terms(typed["terms"], today) if school_year(term[0]) not in years]
    inset = {*read_days(typed["inset"], today), *(day for day, _ in read.inset)}
    closed = {each.on: each for each in read_closed(typed["closures"], today)}
    for on, why in read.closures:
        closed.setdefault(on, ClosedDay(on=on, why=why))
    return {
        "terms": terms_words(sorted((*kept, *read.terms))),
        "inset": days_words(sorted(inset)),
        "closures": closed_words(closed[on] for on in sorted(closed)),
    }


def school_year(on: date) -> int:
    """The year in whose September the school year of that day begins."""
    return on.year if on.month >= 8 else on.year - 1
