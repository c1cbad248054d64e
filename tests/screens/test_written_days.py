"""Term dates as they are typed, and as those that were read are put together with them."""

from datetime import date

import pytest

from tcat_desktop.office.commands.keep_calendar import ClosedDay
from tcat_desktop.office.term_dates import ReadDates
from tcat_desktop.screens.year.joining import joined
from tcat_desktop.screens.year.written_days import NotDates, read_closed, read_days, read_terms

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "line",
    [
        "3 September 2026 – 23 October 2026",
        "3 September – 23 October 2026",
        "• 3/9/2026 - 23/10/2026",
        "Autumn 1: 3 Sep 2026 to 23 Oct 2026",
        "2026-09-03 — 2026-10-23",
    ],
)
def test_a_term_is_read_in_the_ways_schools_write_it(line: str) -> None:
    assert read_terms(line, TODAY) == ((date(2026, 9, 3), date(2026, 10, 23)),)


def test_a_line_that_is_no_term_is_named() -> None:
    with pytest.raises(NotDates, match="Half term"):
        read_terms("3 September 2026 – 23 October 2026\nHalf term", TODAY)


def test_closed_days_may_stand_in_one_line() -> None:
    assert read_days("27 November 2026, 4 January 2027 and 5 January 2027", TODAY) == (
        date(2026, 11, 27),
        date(2027, 1, 4),
        date(2027, 1, 5),
    )


@pytest.mark.parametrize(
    "line",
    [
        "1 December 2026: snow",
        "Tuesday 1 December 2026: snow",
        "1 December 2026 (snow)",
        "1 December 2026 – snow",
        "1 December 2026 snow",
        "1 Dec: snow",
        "2026-12-01: snow",
        "snow: 1 December 2026",
    ],
)
def test_a_closed_day_is_read_with_its_reason(line: str) -> None:
    assert read_closed(line, TODAY) == (ClosedDay(on=date(2026, 12, 1), why="snow"),)


def test_a_closed_day_may_stand_without_a_reason_and_no_line_is_passed_over() -> None:
    assert read_closed("\n1 December 2026\n", TODAY) == (ClosedDay(on=date(2026, 12, 1)),)
    with pytest.raises(NotDates, match="snow"):
        read_closed("1 December 2026: snow\nsnow", TODAY)


def test_dates_that_were_read_replace_their_own_school_year_and_no_closed_day() -> None:
    read = ReadDates(
        terms=((date(2026, 9, 7), date(2026, 10, 16)),),
        inset=((date(2026, 9, 4), "training"),),
        closures=((date(2026, 12, 1), "closed"), (date(2026, 12, 2), "boiler")),
    )
    typed = {
        "terms": "8 June 2026 – 21 July 2026\n3 September 2026 – 23 October 2026",
        "inset": "27 November 2026",
        "closures": "1 December 2026: snow",
    }
    assert joined(read, typed, TODAY) == {
        "terms": "8 June 2026 – 21 July 2026\n7 September 2026 – 16 October 2026",
        "inset": "4 September 2026\n27 November 2026",
        "closures": "1 December 2026: snow\n2 December 2026: boiler",
    }
