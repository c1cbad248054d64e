"""Days as staff type them: what makes sense is taken, and what is no day is told in a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcat_desktop.screens.typed_days import NotADay, typed_day
from tcat_desktop.screens.words import date_words, short_day

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(("words", "day"), [
    ("9 Nov", date(2026, 11, 9)),
    ("9 november", date(2026, 11, 9)),
    ("9th Nov 26", date(2026, 11, 9)),
    ("9/11", date(2026, 11, 9)),
    ("9/11/2026", date(2026, 11, 9)),
    ("09.11.26", date(2026, 11, 9)),
    ("2026-11-09", date(2026, 11, 9)),
    ("Mon 9 Nov 2026", date(2026, 11, 9)),
    ("Monday, 9 November", date(2026, 11, 9)),
    ("1 Dec", date(2025, 12, 1)),
    ("3 Sept", date(2026, 9, 3)),
    ("today", TODAY),
    ("Yesterday", date(2026, 11, 22)),
    ("Thursday", date(2026, 11, 19)),
    ("last monday", date(2026, 11, 16)),
    ("29/2/2024", date(2024, 2, 29)),
])  # fmt: skip
def test_a_day_that_is_past_is_read_as_it_is_meant(words: str, day: date) -> None:
    assert typed_day(words, today=TODAY, ahead=False) == day


@pytest.mark.parametrize(("words", "day"), [
    ("1 Dec", date(2026, 12, 1)),
    ("9 Nov", date(2027, 11, 9)),
    ("tomorrow", date(2026, 11, 24)),
    ("Thursday", date(2026, 11, 26)),
    ("Monday", date(2026, 11, 30)),
])  # fmt: skip
def test_a_day_that_is_to_come_is_read_as_the_next_one(words: str, day: date) -> None:
    assert typed_day(words, today=TODAY, ahead=True) == day


@pytest.mark.parametrize(("words", "sentence"), [
    ("31 Nov", "November has 30 days."),
    ("29/2/2026", "February 2026 has 28 days."),
    ("0 May", "May has 31 days."),
    ("11/31", "There is no month 31. Write the day first, then the month."),
    ("Tue 9 Nov 2026", "9 November 2026 is a Monday."),
    ("9 Nov 202", "Write the year with four figures, such as 2026."),
    ("9 Nov 1066", "Check the year."),
    ("soon", "Write a day, such as 9 Nov or 9/11/2026."),
    ("9 Nonsense", "Write a day, such as 9 Nov or 9/11/2026."),
    ("٣ Nov", "Write a day, such as 9 Nov or 9/11/2026."),
])  # fmt: skip
def test_what_is_no_day_is_told_in_one_sentence(words: str, sentence: str) -> None:
    with pytest.raises(NotADay) as told:
        typed_day(words, today=TODAY, ahead=False)
    assert str(told.value) == sentence


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.booleans())
def test_every_day_that_the_desk_writes_is_read_back(day: date, ahead: bool) -> None:
    for words in (f"{short_day(day)} {day.year}", date_words(day), day.isoformat()):
        assert typed_day(words, today=TODAY, ahead=ahead) == day


@given(st.text(max_size=40), st.booleans())
def test_whatever_is_typed_is_a_day_or_a_sentence(words: str, ahead: bool) -> None:
    said = ""
    try:
        typed_day(words, today=TODAY, ahead=ahead)
    except NotADay as sentence:
        said = str(sentence)
    assert said == "" or said.endswith(".")
