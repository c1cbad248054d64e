"""The merge language of a letter: what it prints, what it leaves out, and where it stops."""

from dataclasses import dataclass, field, replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.correspondence import blocks
from tcat_desktop.correspondence.letter import Facts, Letter, fact
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.wording.language import WordingFault, faults, parse
from tcat_desktop.correspondence.wording.wording import Wording, unwrapped
from tcat_desktop.correspondence.words import Span
from tcat_desktop.journey.people import Role
from tcat_desktop.journey.refusals import Refused
from tests.correspondence.hostile_templates import HOSTILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table."""

    what: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial(Facts):
    """A fact of every kind."""

    phone: str = field(default="01632 960 214", metadata=fact("Office telephone"))
    contact: str = field(default="Mrs Nair", metadata=fact("Who can help"))
    about: str = field(default="A post.", metadata=fact("What it is about"))
    care: str = field(default="", metadata=fact("Help"))
    on: date = field(default=date(2026, 11, 23), metadata=fact("On", "date"))
    answer_by: date | None = field(default=None, metadata=fact("Answer by", "date"))
    posts: tuple[str, ...] = field(default=(), metadata=fact("Posts", "lines"))
    there: tuple[str, ...] = field(default=("A", "B", "C"), metadata=fact("Who", "lines"))
    mood: str = field(default="calm", metadata=fact("Mood", "choice", choices=("calm", "cross")))
    rows: tuple[Line, ...] = field(default=(), metadata=fact("Rows", "rows"))


def a_letter(words: str, heading: str = "About it") -> Letter:
    """A letter with these words."""
    return Letter(
        name="trial", title="Trial", signers=(Role.HEAD,), stage="", clauses=(), facts=Trial,
        heading=heading, words=words,
    )  # fmt: skip


def said(words: str, **facts: object) -> tuple[blocks.Block, ...]:
    """The blocks of these words with these facts."""
    letter = a_letter("Words.")
    return letter.said(Trial(**facts), Wording("About it", words)).blocks  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Ring {phone}.", "Ring 01632 960 214."),
        ("We met on {on}.", "We met on Monday 23 November 2026."),
        ("We met on {on:day}.", "We met on 23 November 2026."),
        ("About {about:phrase}; it", "About A post; it"),
        ("About {about:lower}", "About a post."),
        ("With {there}", "With A, B and C"),
        ("{there:count person|people}", "three people"),
        ("{if care}No{else}Yes{end}", "Yes"),
        ("{if not care}Yes{end} now", "Yes now"),
        ('{if mood is "calm"}Good{else}Bad{end}', "Good"),
        ("{if there counts 3}Three{else}Some{end}", "Three"),
        ("A brace {{ here", "A brace { here"),
        ("And }} there", "And } there"),
        ("{for each in there}{each} {end}", "A B C "),
        ("See https://applewick.example//code", "See https://applewick.example//code"),
    ],
)
def test_a_field_a_choice_and_a_repetition_print_what_they_say(words: str, printed: str) -> None:
    assert said(words) == (blocks.Text(printed),)


def test_a_date_to_act_by_can_be_strong() -> None:
    (text,) = said("By {on:strong}.")
    assert text == blocks.Text((Span("By "), Span("Monday 23 November 2026", "strong"), Span(".")))


def test_every_kind_of_paragraph_has_a_mark_of_its_own() -> None:
    made = said(
        "# What\n\nPlain.\nSecond line.\n\n1. one\n2. two\n\n- a\n- b\n\n"
        "| When | {on:day}\n| Where | Hall\n\n**If so.** Then **not** //that//.\n\n"
        "> Monday | Everyone should know.\n\n~ Small.\n"
    )
    assert made == (
        blocks.Heading("What"),
        blocks.Text("Plain.\nSecond line."),
        blocks.Numbered(("one", "two")),
        blocks.Bulleted(("a", "b")),
        blocks.Particulars((("When", "23 November 2026"), ("Where", "Hall"))),
        blocks.LeadIn(
            "If so.",
            (Span("Then "), Span("not", "strong"), Span(" "), Span("that", "italic"), Span(".")),
        ),
        blocks.Quoted("Monday", "Everyone should know."),
        blocks.Small("Small."),
    )


def test_a_table_has_a_header_with_the_share_of_each_column() -> None:
    words = (
        "|= 20: **What** | 40: Note\n{for each in rows}\n"
        "| {each.what} | {if each.note}{each.note}{else}None{end}\n{end}"
    )
    rows = (Line(what="A | B", note="n"), Line(what="C"))
    (table,) = said(words, rows=rows)
    assert table == blocks.Table(
        ("What", "Note"), (("A | B", "n"), ("C", "None")), (20.0, 40.0), strong_first=True
    )


def test_what_stands_alone_in_a_choice_leaves_no_gap_when_it_is_left_out() -> None:
    words = (
        "One.\n\n{if care}\n{care}\n\n{end}\nTwo.{if care} More.{end}\n{if care}Three{end}\nFour."
    )
    assert said(words) == (blocks.Text("One."), blocks.Text("Two.\nFour."))
    assert said(words, care="Help.")[1] == blocks.Text("Help.")


@pytest.mark.parametrize(
    "value",
    ["{phone}", "{if care}", "**bold**", "# Heading", "1. item", "- item", "| a | b", "//no//",
     '<img src="file:///etc/passwd">', "> quote", "~ small", "}}{{", "a\n\n# b", "{{7*7}}"],
)  # fmt: skip
def test_what_a_field_holds_is_printed_and_never_read(value: str) -> None:
    (text,) = said("{about}", about=value)
    assert text == blocks.Text(value)
    (item,) = said("1. {about}", about=value)
    assert item == blocks.Numbered((value,))
    (row,) = said("| {about} | {about}", about=value)
    assert row == blocks.Particulars(((value.strip(), value),))


def test_a_field_that_is_needed_and_empty_stops_the_letter_and_is_named() -> None:
    with pytest.raises(Refused) as refused:
        said("About {about}.", about=" ")
    assert refused.value.reason == "“What it is about” is still empty."
    assert refused.value.field == "about"


def test_an_optional_field_is_refused_at_save_unless_an_if_guards_it() -> None:
    known = a_letter("x").known
    (fault,) = faults("Hello.\n{care}", known)
    assert (fault.line, "may be empty" in fault.what) == (2, True)
    assert faults("{if care}{care}{end}", known) == ()
    assert faults("{if not care}no{else}{care}{end}", known) == ()
    assert faults("{if care}{else}{care}{end}", known) != ()
    assert faults("{if not care}{care}{end}", known) != ()


def test_a_fault_stops_the_wording_at_its_first_line() -> None:
    with pytest.raises(WordingFault) as fault:
        parse("One\n\n{phon}\n{end}", a_letter("x").known)
    assert fault.value.line == 3
    assert "{phone}" in fault.value.what_to_do


@pytest.mark.parametrize("name", LETTERS)
def test_the_words_every_letter_ships_with_can_be_read(name: str) -> None:
    letter = LETTERS[name]
    assert faults(letter.shipped.body, letter.known) == ()
    assert faults(letter.shipped.heading, letter.known) == ()


@pytest.mark.parametrize("name", LETTERS)
def test_the_house_sees_each_paragraph_of_a_letter_on_one_line(name: str) -> None:
    shipped = LETTERS[name].shipped
    assert unwrapped(shipped.body) == shipped.body
    assert shipped.sha256 == Wording(shipped.heading, shipped.body, "other").sha256
    assert replace(shipped, body=shipped.body + ".").sha256 != shipped.sha256
    assert replace(shipped, heading=shipped.heading + ".").sha256 != shipped.sha256


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_wording_is_refused_with_the_line_it_stands_in(name: str) -> None:
    text, line = HOSTILE[name]
    found = faults(text, a_letter("x").known)
    assert found, name
    assert found[0].line == line, found
    for fault in found:
        assert fault.what
        assert fault.what_to_do
        assert len(fault.what) < 300
        assert "\u202e" not in fault.what + fault.what_to_do
        assert "\x00" not in fault.what + fault.what_to_do


def test_somebody_who_writes_fields_as_another_program_does_is_told_how_it_is_done_here() -> None:
    (fault,) = faults("Dear {{ about }}", a_letter("x").known)
    assert fault.what_to_do == "Here a field stands in single braces, like {phone}."


def test_at_least_forty_hostile_wordings_are_tried() -> None:
    assert len(HOSTILE) >= 40


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "{", "}", "{{", "}}", "{if ", "{if about}", "{if not care}", "{else}", "{end}",
            "{each}",
            "{for each in posts}", "{for each in rows}", "{each.what}", "{about}", "{care}", "**",
            "//", "# ", "1. ", "- ", "| ", "|= ", "> ", "~ ", "\n", "\n\n", "{about:", ":strong}",
        ]
    ),
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_either_refused_or_can_be_merged(text: str) -> None:
    letter = a_letter("x")
    if faults(text, letter.known):
        with pytest.raises(WordingFault):
            parse(text, letter.known)
        return
    full = Trial(care="c", posts=("p", "q"), rows=(Line(what="w", note="n"),))
    assert letter.said(full, Wording("About", text)).heading == "About"
    assert letter.said(Trial(), Wording("About", text)).heading == "About"


VALUE = st.text(
    alphabet=st.one_of(st.sampled_from("{}*/#|->~1. <&;\n"), st.characters(codec="utf-8")),
    min_size=1,
).filter(str.strip)


@given(VALUE)
@settings(max_examples=150, deadline=None)
def test_every_value_comes_out_letter_for_letter(value: str) -> None:
    made = said(
        "{about}\n\n**Lead.** {about}\n\n1. {about}\n\n| {about:strong} | {about}\n\n"
        "~ {about}\n\n> {about}",
        about=value,
    )
    assert made == (
        blocks.Text(value),
        blocks.LeadIn("Lead.", value),
        blocks.Numbered((value,)),
        blocks.Particulars(((value.strip(), value),)),
        blocks.Small(value),
        blocks.Quoted("", value.strip()),
    )


@pytest.mark.parametrize(
    "piece",
    ["{about} ", "{if about}x{end} ", "{{ ", "**a** ", "//a// ", "| a | b\n", "{x", "}", "\u202e",
     "{if about}", "a//", "{for each in posts}{each}{end} ", "{nope}", "{nope}\n"],
)  # fmt: skip
def test_reading_takes_twice_as_long_for_twice_the_words(piece: str) -> None:
    known = a_letter("x").known
    times = []
    for size in (10_000, 40_000):
        text = (piece * (size // len(piece) + 1))[:size]
        started = process_time()
        faults(text, known)
        times.append(process_time() - started)
    # Four times the words; sixteen times the time would be quadratic. A guard, not a measure.
    assert times[1] < max(16 * times[0], 4)


def test_a_list_of_a_hundred_thousand_lines_stops_the_letter() -> None:
    with pytest.raises(Refused, match="hundreds of pages"):
        said(
            "{for each in posts}\n- " + "own words " * 20 + "{each}\n{end}", posts=("p",) * 100_000
        )


def test_a_house_wording_that_names_a_field_which_is_gone_stops_the_letter() -> None:
    with pytest.raises(WordingFault) as fault:
        said("One.\n\n{gone}")
    assert fault.value.line == 3
