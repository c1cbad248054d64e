"""The printed set as a person would check it against last time: words, pages, sameness."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence.minutes import Minutes, Part, print_minutes
from tcat_desktop.correspondence.recovery_sheet import print_recovery_sheet
from tests.correspondence.samples import (
    MINUTES,
    PAPERS,
    SHEET,
    SIGNED_MINUTES,
    SLIP,
    printed,
    text_of,
)

GOLDENS = Path(__file__).parent / "goldens"


def as_golden(name: str) -> str:
    """What is kept of a paper: how many pages it has, and its words line by line."""
    pdf = printed(name)
    pages = PdfReader(BytesIO(pdf)).pages
    lines = (line.strip() for line in text_of(pdf).splitlines())
    return f"{len(pages)} pages\n" + "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_reads_as_it_did_when_it_was_last_read_by_a_person(name: str) -> None:
    assert as_golden(name) == (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_facts_print_the_same_bytes(name: str) -> None:
    assert printed(name) == printed(name)


def test_another_run_of_the_program_prints_the_same_bytes() -> None:
    here = hashlib.sha256(b"".join(map(printed, PAPERS))).hexdigest()
    program = (
        "import hashlib; from tests.correspondence.samples import PAPERS, printed;"
        "print(hashlib.sha256(b''.join(map(printed, PAPERS))).hexdigest())"
    )
    home = Path(__file__).parents[2]
    there = subprocess.run(
        [sys.executable, "-c", program], cwd=home, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == here


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_names_itself_and_its_language_and_embeds_every_face(name: str) -> None:
    reader = PdfReader(BytesIO(printed(name)))
    assert reader.metadata is not None
    assert reader.metadata.title
    # A section 5 notice is a person's own, and never the school's.
    own = "Ellie Hartnoll" if name == "section_5_notice" else "Applewick Primary School"
    assert reader.metadata.author == own
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()
            assert "/FontFile2" in described["/FontDescriptor"], described["/BaseFont"]
            assert "Helvetica" not in described["/BaseFont"]


@pytest.mark.parametrize(
    "name", [name for name in PAPERS if name not in ("slip", "visit_slip", "recovery_sheet")]
)
def test_a_paper_has_an_outline_to_go_through_it_by(name: str) -> None:
    assert PdfReader(BytesIO(printed(name))).outline


def test_the_slip_says_who_reads_it_by_when_and_that_no_parent_is_told() -> None:
    text = text_of(printed("slip"))
    for words in ("AP-26-031", "9.48 am", SLIP.reader, "Wednesday 25 November 2026"):
        assert words in text
    assert "Nothing is sent to a parent." in text


def test_the_recovery_sheet_is_one_page_with_its_eight_groups_in_order() -> None:
    reader = PdfReader(BytesIO(printed("recovery_sheet")))
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    places = [text.index(group) for group in SHEET.groups]
    assert places == sorted(places)


def test_a_recovery_sheet_with_a_locked_key_carries_it_as_a_square_code() -> None:
    with_code = print_recovery_sheet(replace(SHEET, key_slot="{" + "x" * 300 + "}"))
    pages = PdfReader(BytesIO(with_code)).pages
    assert len(pages) == 1
    assert "This square holds the locked key" in pages[0].extract_text()
    # The modules of the code are drawn as filled squares: hundreds more than on a plain sheet.
    plain = PdfReader(BytesIO(printed("recovery_sheet"))).pages[0]
    drawn = pages[0].get_contents().get_data().count(b" re")
    assert drawn > plain.get_contents().get_data().count(b" re") + 300


def test_draft_minutes_say_so_on_every_page_and_agreed_ones_do_not() -> None:
    more = Part(title="More", points=("Words. " * 90,) * 3)
    long = replace(MINUTES, parts=(more,) * 6)
    assert len(PdfReader(BytesIO(print_minutes(long))).pages) > 2
    for page in PdfReader(BytesIO(print_minutes(long))).pages:
        assert "Draft, not yet agreed" in page.extract_text()
    assert "Draft" not in text_of(print_minutes(replace(MINUTES, draft=False)))


def test_old_words_that_were_amended_have_a_line_through_them() -> None:
    def drawn(facts: Minutes) -> int:
        pages = PdfReader(BytesIO(print_minutes(facts))).pages
        return sum(page.get_contents().get_data().count(b" l S") for page in pages)

    nothing_before = tuple(replace(each, old="") for each in SIGNED_MINUTES.amendments)
    struck = sum(bool(each.old) for each in SIGNED_MINUTES.amendments)
    plain = replace(SIGNED_MINUTES, amendments=nothing_before)
    assert drawn(SIGNED_MINUTES) == drawn(plain) + struck
