"""Labels, separator slips, reprints and plain text: the papers of the post room around a letter."""

from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence import envelopes
from tcat_desktop.correspondence.blocks import (
    Columns,
    FormBelow,
    Gap,
    Groups,
    Heading,
    HoursMap,
    Indented,
    LeadIn,
    NewPage,
    Numbered,
    PageTitle,
    Section,
    SignatureLines,
    Small,
    SquareCode,
    Table,
    Text,
    TickBoxes,
    Together,
    WeekBars,
)
from tcat_desktop.correspondence.cover import Addressee
from tcat_desktop.correspondence.labels import print_labels, print_outlines
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.page import render, render_all
from tcat_desktop.correspondence.plain_text import as_text, paragraphs, saved
from tcat_desktop.correspondence.reprint import marked_as_reprint
from tcat_desktop.correspondence.separator import Separator, print_separators
from tcat_desktop.correspondence.words import strong
from tcat_desktop.journey.refusals import Refused, Trouble
from tests.correspondence.boxes import Reader
from tests.correspondence.samples import FACTS, a_cover, squeezed, text_of

ON = date(2026, 11, 23)
SCHOOL = "Applewick Primary School"
ADDRESS = ("Mrs Kerry Denholm", "14 Bramling Close", "Ledwick Green", "Marlstow", "HR0 4QT")
SHEETS = envelopes.label_sheets()


def a_slip(**changes: Any) -> Separator:
    return replace(
        Separator(reference="AP-26-031 / L3", letter="Request to remove two posts",
                  signer="Mrs Helen Whitfield", copies=2, envelope="DL window envelope",
                  enclosures=("The minutes", "The complaints form"), place=1, many=2),
        **changes,
    )  # fmt: skip


# --- labels ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHEETS)
def test_every_label_keeps_its_address_within_its_own_edges(name: str) -> None:
    sheet = SHEETS[name]
    many = sheet.across * sheet.down
    made = print_labels([ADDRESS] * (many + 1), sheet, school=SCHOOL, on=ON)
    read = Reader(made.pdf)
    assert len(read) == 2
    names = [ink for ink in read.ink(0) if ink.words == ADDRESS[0]]
    assert len(names) == many
    for ink in read.ink(0):
        place = [(ink.left - sheet.margin[0]) / (sheet.label[0] + sheet.gap[0]),
                 (ink.top - sheet.margin[1]) / (sheet.label[1] + sheet.gap[1])]  # fmt: skip
        left = sheet.margin[0] + int(place[0]) * (sheet.label[0] + sheet.gap[0])
        top = sheet.margin[1] + int(place[1]) * (sheet.label[1] + sheet.gap[1])
        assert left + 2 <= ink.left
        assert ink.right <= left + sheet.label[0] - 2
        assert top + 2 <= ink.top
        assert ink.bottom <= top + sheet.label[1] - 2


def test_labels_begin_at_the_first_that_is_left_on_the_sheet() -> None:
    sheet = SHEETS["labels-21"]
    made = print_labels([ADDRESS], sheet, school=SCHOOL, on=ON, start=5)
    ink = next(ink for ink in Reader(made.pdf).ink(0) if ink.words == ADDRESS[0])
    # The fifth label is the second of the second row.
    assert 66 < ink.left - sheet.margin[0] < 72
    assert 38 < ink.top - sheet.margin[1] < 70
    for start in (0, 22):
        with pytest.raises(Refused, match="labels 1 to 21"):
            print_labels([ADDRESS], sheet, school=SCHOOL, on=ON, start=start)


def test_an_address_that_a_label_does_not_hold_is_left_out_and_reported() -> None:
    wide = ("Mrs Kerry Denholm", "W" * 60, "HR0 4QT")
    tall = ("Mrs Kerry Denholm", *["Line"] * 12, "HR0 4QT")
    made = print_labels([wide, ADDRESS, tall], SHEETS["labels-21"], school=SCHOOL, on=ON)
    assert [at for at, _ in made.left_out] == [0, 2]
    assert "too wide" in made.left_out[0][1]
    assert "more lines" in made.left_out[1][1]
    assert squeezed("".join(ADDRESS)) in squeezed(text_of(made.pdf))
    with pytest.raises(Refused, match="too wide"):
        print_labels([wide], SHEETS["labels-21"], school=SCHOOL, on=ON)


def test_the_outlines_of_a_sheet_are_numbered_as_the_first_free_label_is_asked_for() -> None:
    text = text_of(print_outlines(SHEETS["labels-14"], SCHOOL, ON))
    assert all(f"Label {number}" in text for number in range(1, 15))


# --- slips and reprints --------------------------------------------------------------------------


def test_a_slip_says_what_to_do_with_its_letter_and_names_no_family() -> None:
    text = text_of(print_separators([a_slip()], school=SCHOOL, on=ON))
    for words in ("AP-26-031 / L3", "Mrs Helen Whitfield", "DL window envelope", "The minutes",
                  "Letter 1 of 2"):  # fmt: skip
        assert squeezed(words) in squeezed(text)
    assert "Denholm" not in text


def test_a_reprint_says_so_on_every_page_and_the_frozen_letter_is_left_alone() -> None:
    frozen = render(a_cover(), "Long", [Text("Some words. " * 60)] * 12)
    again = marked_as_reprint(frozen, ON)
    assert again == marked_as_reprint(frozen, ON)
    pages = [page.extract_text() for page in PdfReader(BytesIO(again)).pages]
    assert len(pages) == len(PdfReader(BytesIO(frozen)).pages) > 2
    assert all("Reprint, 23 November 2026" in page for page in pages)
    assert "Reprint" not in text_of(frozen)
    for page in range(len(pages)):
        before, after = Reader(frozen).ink(page), Reader(again).ink(page)
        marks = [ink for ink in after if ink.words.startswith("Reprint")]
        assert [ink for ink in after if ink not in marks] == before
        assert marks[0].top > max(ink.bottom for ink in before)


def test_a_letter_that_cannot_be_read_is_not_printed_again() -> None:
    with pytest.raises(Trouble, match="cannot be read") as trouble:
        marked_as_reprint(b"%PDF-broken", ON)
    assert trouble.value.what_to_do


# --- what the file says of itself ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["removal_request", "handover_note", "advice"])
@pytest.mark.parametrize("large", [False, True])
def test_a_letter_has_a_title_a_language_an_outline_and_only_embedded_faces(
    name: str, large: bool
) -> None:
    pdf = LETTERS[name].printed(a_cover(large_print=large), FACTS[name])
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert str(paper.Root.Lang) == "en-GB"
        assert bool(paper.Root.ViewerPreferences.DisplayDocTitle)
        assert len(str(paper.docinfo["/Title"])) > 5
        with paper.open_outline() as outline:
            assert "AP-26-031 / L3" in outline.root[0].title
        faces = [each for page in paper.pages for each in page.Resources.Font.values()]
        assert faces
        for face in faces:
            assert "/FontFile2" in face.FontDescriptor
            assert "Helvetica" not in str(face.BaseFont)
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("name", ["فاطمة الزهراء", "שרה לוי", "王小明", "प्रिया नायर"])
def test_a_name_of_another_script_is_shaped_and_ordered_in_the_window(name: str) -> None:
    to = Addressee(name=name, lines=("14 Bramling Close", "HR0 4QT"), salutation=name)
    pdf = render(a_cover(to=to), "Letter", [Text("Words.")])
    text = text_of(pdf)
    for word in name.split():
        assert word in text
    assert "■" not in text


@pytest.mark.parametrize("name", ["فاطمة الزهراء", "שרה לוי"])
def test_a_name_from_the_right_begins_at_the_right(name: str) -> None:
    to = Addressee(name=name, lines=("14 Bramling Close", "HR0 4QT"), salutation=name)
    inks = Reader(render(a_cover(to=to), "Letter", [Text("Words.")])).ink(0)
    # From left to right each word stands with its last letter first.
    places = {ink.words[::-1]: ink.left for ink in inks if 57 < ink.top < 63 and ink.left < 100}
    first, last = name.split()
    assert places[first] > places[last]


def test_the_same_batch_of_letters_is_the_same_bytes() -> None:
    letters = [
        (a_cover(reference=f"AP-26-{at:03d} / L1", large_print=at % 3 == 0),
         said.heading, said.blocks)
        for at, said in enumerate(
            LETTERS[name].said(FACTS[name]) for name in ("removal_request", "advice") * 5
        )
    ]  # fmt: skip
    assert render_all(letters) == render_all(letters)


def test_a_paragraph_that_two_letters_share_is_parted_in_each_where_its_own_page_ends() -> None:
    words = "These words are the same in every one of the letters. " * 20
    shared = [Text(words), LeadIn("Of more than one face.", (words, strong("so it is, "), words)),
              Numbered((words, words))]  # fmt: skip
    letters = [
        (a_cover(reference=f"AP-26-{at:03d} / L1"), "Letter",
         [*[Text(f"Line {line} of letter {at}.") for line in range(at * 5)], *shared])
        for at in range(8)
    ]  # fmt: skip
    together = [page.extract_text() for page in PdfReader(BytesIO(render_all(letters))).pages]
    alone = [page.extract_text() for letter in letters
             for page in PdfReader(BytesIO(render(*letter))).pages]  # fmt: skip
    assert [squeezed(each) for each in together] == [squeezed(each) for each in alone]
    assert len(together) > len(letters)


def test_what_the_letters_of_a_batch_share_stands_in_the_file_once() -> None:
    said = LETTERS["removal_request"].said(FACTS["removal_request"])
    one = render_all([(a_cover(), said.heading, said.blocks)])
    ten = render_all([(a_cover(), said.heading, said.blocks)] * 10)
    assert len(ten) < 4 * len(one)
    with pikepdf.open(BytesIO(ten)) as paper:
        streams = [each for each in paper.objects if isinstance(each, pikepdf.Stream)]
        forms = [each for each in streams if each.get("/Subtype") == "/Form"]
    assert len(forms) == 2 + 10  # the letterhead, the footer, and a number for each page


# --- plain text ----------------------------------------------------------------------------------


def words_in(value: object) -> list[str]:
    """The words of a fact that a letter must not lose, each line by itself."""
    if isinstance(value, tuple):
        return [words for each in value for words in words_in(each)]
    return [value.rstrip(".")] if isinstance(value, str) and len(value) > 40 else []


@pytest.mark.parametrize("name", FACTS)
def test_the_plain_text_of_a_letter_has_every_word_of_its_paper(name: str) -> None:
    letter = LETTERS[name]
    text = as_text(a_cover(), letter.said(FACTS[name]))
    paper = squeezed(text_of(letter.printed(a_cover(), FACTS[name])))
    spoken = squeezed(text)
    said = letter.said(FACTS[name])
    for paragraph in paragraphs(said.blocks):
        assert squeezed(paragraph) in spoken
    # Every word that a person or the record gave it, from the facts and not from the blocks.
    for field in fields(FACTS[name]):
        for words in words_in(getattr(FACTS[name], field.name)):
            assert squeezed(words) in spoken, words
    for words in ("Applewick Primary School", "Mrs Kerry Denholm", "HR0 4QT", "Yours sincerely",
                  "Mrs Helen Whitfield", "AP-26-031 / L3", said.heading):  # fmt: skip
        assert squeezed(words) in spoken
        assert squeezed(words) in paper
    for line in text.splitlines():
        assert len(line) <= 72 or " " not in line


def test_saved_text_is_utf8_with_the_line_ends_of_windows() -> None:
    text = as_text(a_cover(), LETTERS["advice"].said(FACTS["advice"]))
    content = saved(text)
    assert content.decode("utf-8").replace("\r\n", "\n") == text
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert "“" in text


def test_every_block_is_written_in_words_or_has_none() -> None:
    wrapped = (
        PageTitle("Title", "under"), Heading("Head"), Small("Small"), TickBoxes(("Yes",)),
        Table(("When", "What"), (("Monday", "A post"),), (1, 2)), Section("1", "Part", ("Point",)),
        Columns("Agreed", ("One",), "Not", ("Two",)), Indented((Text("In"),)),
        Together((Text("With"),)), SignatureLines(("Signed",)), SquareCode("x", "Beside"),
        Groups(("ABCDE", "FGHIJ")), Gap(2), NewPage(), FormBelow(),
        HoursMap((), ()), WeekBars(()),
    )  # fmt: skip
    said = "\n".join(paragraphs(wrapped))
    for words in ("Title", "under", "Head", "Small", "[ ] Yes", "When: Monday", "What: A post",
                  "1 Part", "1.1 Point", "Agreed", "- One", "Not", "- Two", "In", "With",
                  "Signed", "Beside", "ABCDE FGHIJ"):  # fmt: skip
        assert words in said
