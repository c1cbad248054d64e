"""Term dates in words that somebody pasted, laid out as schools lay them out."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.term_dates import ReadDates, read_pasted
from tcat_desktop.office.term_entries import last_weekday, next_weekday

TODAY = date(2026, 11, 23)
AUTUMN = (date(2026, 9, 3), date(2026, 10, 23))
LATE_AUTUMN = (date(2026, 11, 2), date(2026, 12, 18))
SPRING = (date(2027, 1, 4), date(2027, 2, 12))
LATE_SPRING = (date(2027, 2, 22), date(2027, 3, 25))


def pasted(*lines: str) -> ReadDates:
    return read_pasted("\n".join(lines), today=TODAY)


def refused(*lines: str) -> str:
    with pytest.raises(Refused) as refusal:
        pasted(*lines)
    return str(refusal.value)


@pytest.mark.parametrize(
    "line",
    [
        "3 September 2026 – 23 October 2026",
        "3 September 2026-23 October 2026",
        "3rd Sept 2026 — 23rd Oct 2026",
        "Autumn term: Thursday 3rd September 2026 to Friday 23rd October 2026",
        "Autumn term: Thursday 3rd September to Friday 23rd October 2026",
        "Autumn term 2026: Thurs 3 September until Fri 23 October",
        "AUTUMN 1\t3 September 2026\t23 October 2026",
        "Autumn 1 | Thursday, 3 September 2026 | Friday, 23 October 2026 |",
        "Term 1, 3 September 2026 – 23 October 2026",
        "Autumn\u00a0term:\u00a03\u00a0September\u00a02026\u00a0–\u00a023\u00a0October\u00a02026",
        "Half term 1: 3 September 2026 - 23 October 2026",
        "• From the 3rd of September 2026 until the 23rd of October 2026 (inclusive)",
        "September 3, 2026 to October 23rd, 2026",
        "2026-09-03 – 2026-10-23",
        "03/09/2026 - 23/10/2026",
        "3.9.26 to 23.10.26",
        "Term starts Thursday 3 September 2026 at 8.50am and ends Friday 23 October 2026 at 1.30pm",
        "Starts: 3rd September 2026   Ends: 23rd October 2026",
        "Autumn Term 2026-27: 3 September – 23 October",
        "3 September ’26 – 23 October ’26",
    ],
)
def test_every_way_to_write_a_term_is_the_same_term(line: str) -> None:
    found = pasted(line)
    assert found.terms == (AUTUMN,)
    assert found.left_out == ()
    assert found.inset == found.closures == ()


def test_a_half_term_splits_its_term_and_the_weekends_beside_it_go_too() -> None:
    found = pasted(
        "Autumn term: 3 September 2026 to 18 December 2026",
        "Half term: Monday 26 October - Friday 30 October 2026",
    )
    assert found.terms == (AUTUMN, LATE_AUTUMN)
    assert found.warnings == found.left_out == ()


def test_inset_days_are_read_one_by_one_and_from_a_list() -> None:
    found = pasted(
        "3 September 2026 – 18 December 2026",
        "INSET day: Friday 27 November 2026",
        "INSET days: 2 and 3 September 2026, 4 January 2027",
        "Staff training: 1&2/7/27",
    )
    days = [(11, 27, 2026), (9, 2, 2026), (9, 3, 2026), (1, 4, 2027), (7, 1, 2027), (7, 2, 2027)]
    assert {on for on, _ in found.inset} == {date(year, month, day) for month, day, year in days}
    assert dict(found.inset)[date(2026, 11, 27)] == "INSET day"
    assert dict(found.inset)[date(2027, 7, 1)] == "Staff training"
    assert found.terms == ((date(2026, 9, 3), date(2026, 12, 18)),)


def test_a_closed_day_keeps_its_reason() -> None:
    found = pasted(
        "3 September 2026 – 18 December 2026",
        "School closed 1 December 2026 (snow)",
        "Occasional day: 7 December 2026",
    )
    assert found.closures == (
        (date(2026, 12, 1), "snow"),
        (date(2026, 12, 7), "Occasional day"),
    )


def test_dates_in_figures_are_day_first_and_it_says_so_once() -> None:
    found = pasted("03/09/2026 - 23/10/2026", "Tuesday 02/11/2026 - 18/12/2026")
    assert found.terms == (AUTUMN, LATE_AUTUMN)
    assert found.warnings == (
        "03/09/2026 was read as Thursday 3 September 2026: dates in figures are read day first.",
        "2 November 2026 is a Monday, not a Tuesday: “Tuesday 02/11/2026 - 18/12/2026”.",
    )
    assert "09/23/2026 is no date, read day first." in refused("09/03/2026 - 09/23/2026")


@pytest.mark.parametrize("line", ["3/9/1926 - 23/10/1926", "30/12/9999 - 31/12/9999"])
def test_a_year_that_cannot_be_right_is_refused_with_its_line(line: str) -> None:
    assert f"in “{line}” cannot be right" in refused(line)


def test_a_heading_lends_its_year_to_the_lines_under_it() -> None:
    for heading in ("Autumn term 2023", "Term dates 2023/24", "2023-2024"):
        found = pasted(heading, "4 September – 20 October", "30 October – 15 December")
        assert found.terms == (
            (date(2023, 9, 4), date(2023, 10, 20)),
            (date(2023, 10, 30), date(2023, 12, 15)),
        )
        assert found.warnings == found.left_out == ()


def test_a_weekday_that_does_not_match_is_named_rightly() -> None:
    found = pasted("Autumn: Thursday 3 September 2026 to Thursday 23 October 2026")
    assert found.terms == (AUTUMN,)
    (warning,) = found.warnings
    assert warning.startswith("23 October 2026 is a Friday, not a Thursday:")


def test_a_day_that_does_not_exist_is_refused_with_its_line() -> None:
    said = refused("3 September 2026 – 23 October 2026", "INSET day: 31 September 2026")
    assert "There is no 31 September: September has 30 days." in said
    assert "“INSET day: 31 September 2026”" in said
    assert "There is no 29 February 2027: February has 28 days." in refused(
        "4 January 2027 – 29 February 2027"
    )


def test_terms_that_overlap_are_refused_and_both_lines_named() -> None:
    said = refused("3 September 2026 – 23 October 2026", "Autumn: 20/10/2026 – 18/12/2026")
    assert "Two terms overlap" in said
    assert "“3 September 2026 – 23 October 2026”" in said
    assert "“Autumn: 20/10/2026 – 18/12/2026”" in said


def test_a_term_that_runs_backwards_is_refused_with_its_line() -> None:
    said = refused("23 October 2026 – 3 September 2026")
    assert "The last day stands before the first in “23 October 2026 – 3 September 2026”." in said


def test_an_end_that_stands_before_its_beginning_is_refused_and_both_lines_named() -> None:
    said = refused("Term starts: 23 October 2026", "Term ends: 3 September 2026")
    assert "no whole term in it" in said
    assert "“Term ends: 3 September 2026” and “Term starts: 23 October 2026”" in said


def test_two_beginnings_without_an_end_are_refused_and_both_lines_named() -> None:
    said = refused("Term starts: 3 September 2026", "Term starts: 2 November 2026")
    assert "“Term starts: 3 September 2026” and “Term starts: 2 November 2026”" in said


def test_a_bank_holiday_is_left_to_the_desk_and_as_inset_day_it_is_warned_of() -> None:
    found = pasted(
        "12 April 2027 – 28 May 2027", "May Day: Monday 3 May 2027", "INSET day: 3 May 2027"
    )
    assert found.inset == ((date(2027, 5, 3), "INSET day"),)
    assert found.left_out == (("May Day: Monday 3 May 2027", "The desk knows the bank holidays."),)
    assert found.warnings == ("Monday 3 May 2027 is an INSET day and a bank holiday.",)


@pytest.mark.parametrize(
    "words", ["", "\n\n", "Nothing of the kind", "INSET day: 2 September 2026"]
)
def test_words_without_terms_are_refused_with_what_a_line_should_look_like(words: str) -> None:
    said = refused(words)
    assert "There are no term dates in it." in said
    example = said.partition("like “")[2].partition("”")[0]
    assert pasted(example).terms == (AUTUMN,)


def test_nothing_is_dropped_in_silence() -> None:
    found = pasted(
        "Applewick Primary School",
        "Autumn: 3 September 2026 – 23 October 2026",
        "Parents' evening: 12 November 2026",
        "Summer fair: 3 July 2027",
        "Sports week 5 – 9 July 2027",
        "14 July 2027",
        "Christmas holiday 22 December 2024 to 2 January 2026",
    )
    assert found.terms == (AUTUMN,)
    assert dict(found.left_out) == {
        "Applewick Primary School": "There is no date in it.",
        "Parents' evening: 12 November 2026": "It says nothing of terms.",
        "Summer fair: 3 July 2027": "It says nothing of terms.",
        "Sports week 5 – 9 July 2027": "It says nothing of terms.",
        "14 July 2027": "Nothing says what this day is.",
        "Christmas holiday 22 December 2024 to 2 January 2026": (
            "A holiday of 377 days cannot be right."
        ),
    }


def test_a_date_without_a_year_is_of_this_school_year_and_a_warning_says_so() -> None:
    found = pasted("Autumn: 3 September – 23 October", "Spring: 4 January – 12 February")
    assert found.terms == (AUTUMN, SPRING)
    assert found.warnings == (
        "No year stands in “Autumn: 3 September – 23 October”: it was read as 2026.",
        "No year stands in “Spring: 4 January – 12 February”: it was read as 2027.",
    )


def test_a_weekday_decides_which_year_was_meant() -> None:
    # 2 September is a Thursday in 2027, a Wednesday in 2026.
    found = pasted("Autumn: Thursday 2 September to Friday 22 October")
    assert found.terms == ((date(2027, 9, 2), date(2027, 10, 22)),)


def test_a_holiday_over_the_new_year_needs_its_year_once() -> None:
    for line in ("21 December – 1 January 2027", "21 December 2026 – 1 January"):
        found = pasted(
            "Autumn: 2 November 2026 – 18 December 2026",
            f"Christmas holiday: {line}",
            "Spring: 4 January 2027 – 12 February 2027",
        )
        assert found.terms == (LATE_AUTUMN, SPRING)
        assert found.warnings == found.left_out == ()


# The pages below are shaped as schools shape theirs; the school is not one of them.

HEADINGS = """
Term dates 2026/27
Autumn term 2026
INSET days: Tuesday 1 and Wednesday 2 September
Term starts: Thursday 3 September
Holiday: Monday 26 October – Friday 30 October
Term ends: Friday 18 December
Holiday: Monday 21 December – Friday 1 January
Spring term 2027
Term starts: Monday 4 January
Holiday: Monday 15 February – Friday 19 February
Term ends: Thursday 25 March
"""
TABLE = """
2026 - 2027 Academic Year
Autumn Term 2026
| Tuesday 1 September 2026 | Inset Day |
| Wednesday 2 September 2026 | Inset Day |
| Thursday 3 September 2026 | Children return to school |
| Monday 26 October 2026 – Friday 30 October 2026 | Half Term |
| Friday 18 December 2026 at 1.50pm | Last Day of Term |
Spring Term 2027
| Monday 4 January 2027 | Children return to school |
| Monday 15 February 2027 – Friday 19 February 2027 | Half Term |
| Thursday 25 March 2027 | Term ends at 1:50pm |
"""
BROKEN_CELLS = """
Training Day |
Tuesday 1st September 2026 |
Training Day |
Wednesday 2nd September 2026 |
Autumn Term Starts |
Thursday 3rd September 2026 |
Half-Term |
Monday 26th October-Friday 30th October 2026 |
Autumn Term Ends | Friday 18th December 2026 |
Spring Term Starts |
Monday 4th January 2027 |
Spring Half Term |
15th February - 19th February 2027 |
Spring Term Ends |
Thursday 25th March 2027 |
"""
SENTENCES = """
Autumn Term 2026 starts on Thursday 3 September 2026 and ends on Friday 18 December 2026 \
(Half term from Monday 26 October to Friday 30 October 2026)

Spring Term 2027 starts on Monday 4 January 2027 and ends on Thursday 25 March 2027 (Half term \
from Monday 15 February to Friday 19 February 2027)

INSET days 2026-2027

Tuesday 1st September 2026
Wednesday 2nd September 2026
"""
HALVES = """
Term Dates 2026-27
Autumn Term 2026:
Thursday 3rd September 2026 - Friday 23rd October 2026
.
Holiday: Monday 26th October – Friday 30th October
.
Monday 2nd November – Friday 18th December
Holiday: Monday 21st December – Friday 1st January 2027
Spring Term 2027
Monday 4th January – Friday 12th February
Holiday: Monday 15th February – Friday 19th February
Monday 22nd February – Thursday 25th March
2 staff inset days: 1&2/9/26
"""
COLUMNS = """
          First half-term dates     Second half-term dates
Autumn    Sept 3rd 2026 to Oct 23rd 2026    Nov 2 to Dec 18th
Spring    Jan 4th to Feb 12th    Feb 22nd to March 25th
Inset Days    September 1st, September 2nd
"""


@pytest.mark.parametrize("page", [HEADINGS, TABLE, BROKEN_CELLS, SENTENCES, HALVES, COLUMNS])
def test_a_whole_page_is_read_however_the_school_lays_it_out(page: str) -> None:
    found = read_pasted(page, today=TODAY)
    assert found.terms == (AUTUMN, LATE_AUTUMN, SPRING, LATE_SPRING)
    assert [on for on, _ in found.inset] == [date(2026, 9, 1), date(2026, 9, 2)]
    assert all("INSET" in w.upper() or "TRAINING" in w.upper() for _, w in found.inset)
    assert found.closures == ()
    assert not [what for what, why in found.left_out if why != "There is no date in it."]


def test_a_return_after_half_term_on_the_same_line_begins_no_second_term() -> None:
    found = pasted(
        "Starts: Pupils return 9.15am Thursday 3rd September 2026",
        "Half term: 26 October – 30 October 2026. Pupils return 9.15 Monday 2 November",
        "Ends: School ends 12.30pm Friday 18th December 2026",
    )
    assert found.terms == (AUTUMN, LATE_AUTUMN)
    assert found.left_out == ()


def test_where_a_half_term_tells_it_a_missing_first_day_is_found() -> None:
    found = pasted(
        "Term starts: 3 September 2026",
        "Break up: 23 October 2026",
        "Half term: 26 October 2026 – 30 October 2026",
        "Term ends: 18 December 2026",
    )
    assert found.terms == (AUTUMN, LATE_AUTUMN)
    assert "it was read as 2 November 2026" in found.warnings[0]


def test_a_first_day_for_pupils_a_little_later_is_said_and_not_a_second_term() -> None:
    found = pasted(
        "Start of term: 3 September 2026",
        "Friday 4th September 2026 – first day for children",
        "End of term: 23 October 2026",
    )
    assert found.terms == (AUTUMN,)
    assert "there is also “Friday 4th September 2026 – first day for children”" in found.warnings[0]


def test_half_a_term_is_left_out_by_name() -> None:
    found = pasted(
        "Term ends: 24 July 2026", "3 September 2026 – 23 October 2026",
        "Term starts: 2 November 2026", "Half term begins: 15 February 2027",
    )  # fmt: skip
    assert found.left_out == (
        ("Half term begins: 15 February 2027", "Nothing says when this holiday ends."),
        ("Term ends: 24 July 2026", "Nothing says when this term begins."),
        ("Term starts: 2 November 2026", "Nothing says when this term ends."),
    )


def test_more_than_two_dates_in_a_row_are_refused_and_a_novel_too() -> None:
    said = refused("3 September – 23 October – 18 December 2026")
    assert "More than two dates are joined" in said
    with pytest.raises(Refused, match="more than a page"):
        read_pasted("3 September 2026 – 23 October 2026\n" * 5_000, today=TODAY)
    found = pasted("3 September 2026 – 23 October 2026", "x" * 2_000)
    assert [why for _, why in found.left_out] == ["The line is too long to be a date."]


WORDS = """term autumn half-term INSET closed holiday bank starts ends from to – - , and & |
2026 2027 3 31 31st 0 99 September Feb 29 03/09/2026 1/13/26 2026-09-03 2026/27 Monday 9.15am
( ) 0001 9999 30/12/9999 1st of day the may May"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\t", "\u00a0"])
PAGES = st.one_of(
    st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=60).map(" ".join)
)


def tried(words: str, today: date) -> ReadDates | Refused:
    try:
        return read_pasted(words, today=today)
    except Refused as refusal:
        return refusal


@given(words=PAGES, today=st.dates())
@settings(max_examples=500)
def test_no_words_at_all_bring_it_down(words: str, today: date) -> None:
    found = tried(words, today)
    if isinstance(found, Refused):
        assert found.reason
        assert found.what_to_do
    else:
        assert found.terms
        assert all(first <= last for first, last in found.terms)
        assert all(one[1] < following[0] for one, following in pairwise(found.terms))


DAYS = st.dates(date(2020, 1, 1), date(2050, 1, 1))


def ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


Shape = Callable[[date, date], str]
SHAPES: list[Shape] = [
    lambda a, b: f"{a.day} {a:%B %Y} – {b.day} {b:%B %Y}",
    lambda a, b: f"Autumn term: {a:%A} {ordinal(a.day)} {a:%B %Y} to {ordinal(b.day)} {b:%B %Y}",
    lambda a, b: f"Term starts: {a.day} {a:%b %Y}\nTerm ends: {b.day} {b:%b %Y}",
    lambda a, b: f"Term\t{a:%d/%m/%Y}\t{b:%d/%m/%Y}",
    lambda a, b: f"{a:%d.%m.%y}-{b:%d.%m.%y}",
    lambda a, b: f"{a:%B} {a.day}, {a.year} until {b:%B} {b.day}, {b.year}",
    lambda a, b: f"{a:%a %d %b %Y} | Term begins\n{b:%a %d %b %Y} | Last day of term",
    lambda a, b: f"Spring {a.isoformat()} to {b.isoformat()}",
    lambda a, b: f"First day of term\n{a.day} {a:%B %Y}\nLast day of term\n{b.day} {b:%B %Y}",
    # A term is shorter than a year, so the year of its end holds for both.
    lambda a, b: f"Term {a:%A} {a.day} {a:%B} – {b.day} {b:%B %Y}",
]


@given(
    starts=st.lists(
        st.tuples(DAYS, st.integers(1, 120), st.sampled_from(SHAPES)), min_size=1, max_size=6
    )
)
def test_terms_in_whatever_shape_are_read_back_as_they_were_written(
    starts: list[tuple[date, int, Shape]],
) -> None:
    kept: list[tuple[date, date, Shape]] = []
    for first, length, shape in sorted(starts, key=lambda s: s[0]):
        if not kept or first > kept[-1][1]:
            kept.append((first, first + timedelta(days=length), shape))
    found = read_pasted("\n".join(shape(a, b) for a, b, shape in kept), today=TODAY)
    assert found.terms == tuple((first, last) for first, last, _ in kept)
    assert found.left_out == found.inset == found.closures == ()


@given(day=DAYS)
def test_the_weekday_beside_a_weekend_is_the_nearest_one(day: date) -> None:
    after, before = next_weekday(day), last_weekday(day)
    assert after.weekday() < 5
    assert before.weekday() < 5
    assert before <= day <= after
    assert (after - before).days in {0, 3}
