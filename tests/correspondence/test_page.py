"""The page of a letter: what stands where, what is refused, and what is never obeyed."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from tcat_desktop.correspondence import shaping, typefaces
from tcat_desktop.correspondence.blocks import Quoted, Table, Text
from tcat_desktop.correspondence.cover import Addressee
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.page import render, render_all
from tcat_desktop.correspondence.paragraphs import para, styles
from tcat_desktop.correspondence.words import clock, count, moment, printable, quoting, weekday
from tcat_desktop.journey.refusals import Refused
from tests.correspondence.boxes import Reader
from tests.correspondence.samples import FACTS, a_cover, squeezed, text_of

TALL = 297.0
# What the brief says of the DL window, in mm; not read from the data, which must agree with it.
WINDOW = (20.0, 57.0, 100.0, 81.0)
CLEAR = (10.0, 46.0, 110.0, 92.0)


@dataclass(frozen=True)
class Laid:
    """Some words on a page: where they begin and end, in mm from the upper left corner."""

    words: str
    left: float
    right: float
    base: float
    size: float


def laid_out(pdf: bytes, page: int = 0) -> Iterator[Laid]:
    """Every run of words on a page, where it stands and how large it is."""
    found: list[Laid] = []

    def see(text: str, at: Any, within: Any, font: Any, size: float) -> None:
        if not text.strip():
            return
        x = at[0] * within[4] + at[4]
        y = at[3] * within[5] + at[5]
        size *= abs(at[3] * within[3])
        wide = stringWidth(text.strip(), typefaces.REGULAR, size)
        found.append(Laid(text.strip(), x / mm, (x + wide) / mm, TALL - y / mm, size))

    PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=see)
    yield from found


def a_letter(**changes: Any) -> bytes:
    return LETTERS["removal_request"].printed(a_cover(**changes), FACTS["removal_request"])


def to(*lines: str, name: str = "Mrs Kerry Denholm") -> Addressee:
    return Addressee(name=name, lines=lines, salutation="Mrs Denholm")


def letter_or_refusal(addressee: Addressee) -> bytes | Refused:
    try:
        return a_letter(to=addressee)
    except Refused as refusal:
        return refusal


# --- the window of the envelope --------------------------------------------------------------

_LINE = st.text("abcdefghijklmnopqrstuvwxyz ABCÉŁŵ'-,0123456789", min_size=1, max_size=45)


@given(lines=st.lists(_LINE, max_size=6), town=_LINE, name=_LINE)
def test_an_address_stands_inside_its_window_or_is_refused(
    lines: list[str], town: str, name: str
) -> None:
    assume(name.strip())
    pdf = letter_or_refusal(to(*lines, town, "HR0 4QT", name=name))
    if isinstance(pdf, Refused):
        assert pdf.field == "address"
        assert pdf.what_to_do
        return
    left, top, right, bottom = WINDOW
    seen = [
        each for each in Reader(pdf).ink(0)
        if each.right > CLEAR[0] and each.left < CLEAR[2]
        and each.bottom > CLEAR[1] and each.top < CLEAR[3]
    ]  # fmt: skip
    said = "".join(each.words for each in seen)
    assert squeezed("".join((name, *lines, town, "HR0 4QT"))) == squeezed(said)
    for each in seen:
        assert left <= each.left
        assert each.right <= right, each
        assert top <= each.top, each
        assert each.bottom <= bottom, each
        assert each.size >= 9.5


@pytest.mark.parametrize("large", [False, True])
def test_nothing_but_the_address_stands_near_the_window(large: bool) -> None:
    left, top, right, bottom = CLEAR
    inside = [
        each.words
        for each in laid_out(a_letter(large_print=large, draft=True))
        if each.left < right and each.right > left and top < each.base < bottom + 2
    ]
    assert squeezed("".join(inside)) == squeezed(
        "Mrs Kerry Denholm 14 Bramling Close Ledwick Green Marlstow HR0 4QT"
    )


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (("1 A", "2 B", "3 C", "4 D", "5 E", "6 F", "HR0 4QT"), "eight lines"),
        (("W" * 60, "HR0 4QT"), "too wide"),
        (("14 Bramling Close", "HR0 4QT", "Marlstow"), "HR0 4QT is not the last line"),
    ],
)
def test_an_address_that_does_not_fit_is_refused_by_name(
    lines: tuple[str, ...], named: str
) -> None:
    with pytest.raises(Refused, match=named) as refusal:
        a_letter(to=to(*lines))
    assert refusal.value.what_to_do


# --- pages -----------------------------------------------------------------------------------


def test_a_long_letter_says_whose_it_is_on_every_page_and_counts_its_pages() -> None:
    pdf = render(a_cover(), "A long letter", [Text("Some words. " * 60)] * 12)
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "AP-26-031 / L3" in page
        assert "its review, due 31 August 2026, is overdue" in squeezed_line(page)


def squeezed_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("sentences", range(30, 52))
def test_a_signature_never_stands_on_a_page_without_a_word_of_the_letter(sentences: int) -> None:
    words = [Text(f"Sentence number {each} is here.") for each in range(sentences)]
    last = PdfReader(BytesIO(render(a_cover(), "A letter", words))).pages[-1].extract_text()
    assert "Mrs Helen Whitfield" in last
    assert f"Sentence number {sentences - 1} is here." in last


def test_several_letters_in_one_file_each_count_their_own_pages() -> None:
    long = (a_cover(reference="AP-26-040"), "Long", [Text("Some words. " * 60)] * 8)
    short = (a_cover(reference="AP-26-041"), "Short", [Text("Hello.")])
    pages = PdfReader(BytesIO(render_all([long, short, long]))).pages
    texts = [page.extract_text() for page in pages]
    short_at = next(at for at, text in enumerate(texts) if "AP-26-041" in text)
    assert "Page 1 of 1" in texts[short_at]
    assert f"Page {short_at} of {short_at}" in texts[short_at - 1]
    assert f"Page 1 of {short_at}" in texts[short_at + 1]


def test_large_print_is_large_but_for_the_letterhead_and_the_address() -> None:
    for each in laid_out(a_letter(large_print=True)):
        letterhead = each.base < 36
        address = each.left < CLEAR[2] and WINDOW[1] < each.base < WINDOW[3]
        assert each.size >= 16 or letterhead or address, each


def test_a_letter_that_is_not_signed_says_that_it_is_a_draft() -> None:
    assert "Draft, not yet signed" in text_of(a_letter(draft=True))
    assert "Draft" not in text_of(a_letter())


def test_a_row_longer_than_a_page_loses_no_word() -> None:
    words = " ".join(f"word{each}" for each in range(3000))
    table = Table(("When", "What"), (("9 November", words),), (1, 3))
    assert squeezed(words) in squeezed(
        "".join(
            text.split("is overdue.")[-1].split("code.")[-1]
            for text in body_pages(render(a_cover(), "Long row", [table]))
        )
    )


def body_pages(pdf: bytes) -> Iterator[str]:
    """What is on each page between its head and its foot."""
    pages = len(PdfReader(BytesIO(pdf)).pages)
    for page in range(pages):
        top = 95 if page == 0 else 19
        repeated = ("When", "What")
        yield " ".join(
            each.words
            for each in laid_out(pdf, page)
            if top < each.base < 270 and each.words not in repeated
        )


# --- words -----------------------------------------------------------------------------------


def test_a_character_that_no_face_has_stops_the_letter_and_is_named() -> None:
    with pytest.raises(Refused, match=r"U\+13000 EGYPTIAN HIEROGLYPH A001") as refusal:
        render(a_cover(), "Letter", [Text("It says \U00013000 here.")])
    assert refusal.value.what_to_do


@pytest.mark.parametrize("field", ["school", "phone", "email"])
def test_a_character_that_no_face_has_is_refused_in_the_letterhead_too(field: str) -> None:
    head = replace(a_cover().head, **{field: "\U00013000"})
    with pytest.raises(Refused, match="EGYPTIAN") as refusal:
        a_letter(head=head)
    # Raised while a page is drawn, it would lose what to do on its way through ReportLab.
    assert refusal.value.what_to_do


@pytest.mark.parametrize(
    "words",
    [
        "Łukasz Żółć", "Siôn a Ŵyn Llŷr", "Gülşen İbrahim", "Nguyễn Thị Phượng", "Олександр",
        "Ελένη", "王小明", "謝謝", "ひらがな", "김민수", "नमस्ते श्रीमती", "ধন্যবাদ", "ਗੁਰਪ੍ਰੀਤ", "நன்றி",
        "ขอบคุณ", "გამარჯობა", "አመሰግናለሁ", "😀", "👍🏽", "→ ✓ £ € …",
    ],
)  # fmt: skip
def test_names_and_words_of_many_scripts_are_printed_and_can_be_copied_out(words: str) -> None:
    text = text_of(render(a_cover(), "Letter", [Text(words), Quoted("", words)]))
    assert squeezed(text).count(squeezed(words)) == 2
    assert "■" not in text


@pytest.mark.parametrize("words", ["فاطمة الزهراء", "شكرا لحضوركم يوم 23 نوفمبر", "שלום עולם"])
def test_words_from_right_to_left_keep_every_word(words: str) -> None:
    text = text_of(render(a_cover(), "Letter", [Text(f"She wrote {words} to us.")]))
    for word in words.split():
        assert word in text


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("abc אבג דה xyz", "abc דה אבג xyz"),
        ("abc אבג 12 דה xyz", "abc דה 12 אבג xyz"),
        ("“אבג” (דה)", "“(דה)” אבג"),
        ("אבג (2026) x", "(2026) אבג x"),
        ("8.14 pm", "8.14 pm"),
    ],
)
def test_a_line_that_turns_is_read_in_the_order_it_was_written(line: str, seen: str) -> None:
    pieces = shaping.in_order([shaping.Piece(line, None)], from_right=False)
    # Words that run from right to left are still spelled as written here; only places change.
    shown = "".join(
        piece.words.translate(str.maketrans("()", ")(")) if turned else piece.words
        for piece, turned in pieces
    )
    assert shown == seen


def test_a_paragraph_that_begins_from_the_right_puts_its_words_from_the_right() -> None:
    pieces = shaping.in_order([shaping.Piece("אבג abc דה", None)], from_right=True)
    assert "".join(piece.words for piece, _ in pieces) == "דה abc אבג"


def test_a_hidden_change_of_direction_is_printed_as_its_number() -> None:
    text = text_of(render(a_cover(), "Letter", [Text("She \u202eneve\u202c wrote\x07 it.\u200b")]))
    assert "She ‹U+202E›neve‹U+202C› wrote‹U+0007› it." in text


@pytest.mark.parametrize(
    "markup",
    [
        "email <a@b.c> x", "x<y>z", "A<B", "<b>not bold</b>", "&amp; &lt;", "{{ case }}",
        '<img src="/etc/hostname" width="9" height="9"/>', "<para alignment='right'>x</para>",
        '<a href="file:///etc/passwd">x</a>', "<font size='1000000'>big</font>",
        '<font color="[[[getattr(pow,Word(\'__globals__\'))]]]">x</font>', "<br/>", "<unclosed",
    ],
)  # fmt: skip
def test_markup_in_words_is_printed_and_never_obeyed(markup: str) -> None:
    pdf = render(a_cover(), f"About {markup}", [Text(markup), Quoted(markup, markup)])
    assert squeezed(text_of(pdf)).count(squeezed(markup)) >= 4
    for page in PdfReader(BytesIO(pdf)).pages:
        assert "/Annots" not in page
        kinds = [each.get_object()["/Subtype"] for each in page["/Resources"]["/XObject"].values()]
        assert "/Image" not in kinds


def test_a_very_long_passage_is_set_in_parts_and_in_good_time() -> None:
    words = "Everyone should know. " * 10_000
    began = perf_counter()
    parts = para(words, styles().body)
    for part in parts:
        part.wrap(400, 800)
    assert len(parts) > 50
    assert perf_counter() - began < 10  # unparted, ReportLab takes over ten seconds


def test_a_word_of_many_thousand_letters_is_broken_and_all_there() -> None:
    word = "".join(chr(97 + each * 7 % 26) for each in range(9_000))
    pdf = render(a_cover(), "Letter", [Text(word)])
    assert word in squeezed("".join(body_pages(pdf)))


def test_only_one_place_makes_paragraphs() -> None:
    package = Path(shaping.__file__).parents[1]
    makers = set()
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            imported = isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                ("reportlab.platypus", "reportlab.graphics.shapes")
            )
            if imported and any(name.name in ("Paragraph", "XPreformatted") for name in node.names):  # type: ignore[attr-defined]
                makers.add(file.name)
    assert makers == {"paragraphs.py"}


def test_dates_times_and_counts_are_written_as_in_a_british_letter() -> None:
    at = datetime(2026, 11, 9, 20, 14)  # noqa: DTZ001  # the school's own time
    assert moment(at) == "Monday 9 November 2026, 8.14 pm"
    assert weekday(at.date()) == "Monday 9 November 2026"
    assert [clock(time(*each)) for each in ((12, 0), (0, 0), (0, 5), (12, 30), (9, 5))] == [
        "12 noon", "12 midnight", "12.05 am", "12.30 pm", "9.05 am",
    ]  # fmt: skip
    assert count(2, "post", "posts") == "two posts"
    assert count(1, "post", "posts") == "one post"
    assert count(12, "post", "posts") == "12 posts"


@given(line=st.text(max_size=60))
def test_setting_a_quotation_in_italics_neither_adds_nor_loses_a_character(line: str) -> None:
    assert "".join(span.words for span in quoting(line)) == line


@given(text=st.text(max_size=80))
def test_making_words_printable_twice_changes_nothing_more(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_a_line_never_ends_inside_a_date_a_time_a_telephone_number_or_a_name() -> None:
    kept = ("23 November", "3.45 pm", "01632 960 214", "Mrs Denholm")
    text = [Text(" ".join(["word"] * fill + list(kept))) for fill in range(5, 40)]
    lines = [line for page in body_lines(render(a_cover(), "Letter", text)) for line in page]
    for words in kept:
        assert sum(words in line for line in lines) == len(text)


def body_lines(pdf: bytes) -> Iterator[list[str]]:
    """The lines of each page below the date and the address."""
    for page in PdfReader(BytesIO(pdf)).pages:
        yield re.split("Letter\n|code.\n", page.extract_text(), maxsplit=2)[-1].splitlines()
