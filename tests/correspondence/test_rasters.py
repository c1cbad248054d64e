"""Each letter looks as it did when a person last looked at it, in usual and in large print."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence.letters import LETTERS
from tests.correspondence.rasters import LARGE, NAMES, OF_LETTERS, apart, kept, paper, raster


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_looks_as_it_did_when_it_was_last_looked_at(name: str) -> None:
    assert apart(raster(paper(name)), kept()[name]) <= 1


def test_every_letter_has_been_looked_at_and_some_in_large_print() -> None:
    assert set(kept()) == set(NAMES)
    assert set(LETTERS) < set(NAMES)
    assert len(LARGE) >= 5


@pytest.mark.parametrize("name", OF_LETTERS)
def test_a_page_of_a_letter_is_never_all_but_empty(name: str) -> None:
    """A second page has more on it than a line and a signature."""
    pages = "\n".join(raster(paper(name))).split("\n\n")
    for page in pages[1:]:
        inked = [row for row in page.split("\n")[3:-6] if row.strip("0")]
        assert len(inked) >= 4, name


def test_a_line_moved_by_a_centimetre_is_seen() -> None:
    page = raster(paper("advice"))
    moved = (*page[:8], page[0], *page[8:-1])
    assert apart(page, moved) > 1


def test_the_first_pages_of_the_bundle_read_as_they_did() -> None:
    words = "\f".join(
        page.extract_text() for page in PdfReader(BytesIO(paper("panel bundle"))).pages
    )
    golden = Path(__file__).parent / "goldens" / "panel_bundle.txt"
    assert words.split() == golden.read_text(encoding="utf-8").split()
