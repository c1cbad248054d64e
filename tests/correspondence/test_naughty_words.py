"""The Big List of Naughty Strings through every field of every letter: nothing lost or loaded."""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence.blocks import Text
from tcat_desktop.correspondence.cover import code_sentence
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.minutes import Amendment, Part, print_minutes
from tcat_desktop.correspondence.page import render
from tcat_desktop.correspondence.plain_text import paragraphs
from tcat_desktop.correspondence.shaping import turns
from tcat_desktop.correspondence.typefaces import missing_glyphs
from tcat_desktop.correspondence.words import printable
from tcat_desktop.journey.refusals import Refused
from tests.correspondence.samples import FACTS, MINUTES, a_cover, squeezed, text_of

THOROUGH = os.environ.get("TCAT_THOROUGH") == "1"
HOME = Path(__file__).resolve().parents[2]
WRITTEN = [
    (name, field.name)
    for name, letter in LETTERS.items()
    for field in fields(letter.facts)
    if field.metadata["kind"] in ("text", "lines")
]

_SHIPPED = (".ttf", ".pyc", ".py", "crest.svg", "stock.json")
_WATCH: dict[str, list[str] | None] = {"seen": None}


def _see(event: str, arguments: tuple[Any, ...]) -> None:
    # An audit hook stays for the life of the process, so it only listens while asked to.
    seen = _WATCH["seen"]
    if seen is None:
        return
    if event == "open" and not str(arguments[0]).endswith(_SHIPPED):
        seen.append(f"open {arguments[0]}")
    elif event.startswith(("socket.", "subprocess.", "urllib.", "os.system", "http.")):
        seen.append(event)


sys.addaudithook(_see)


@contextmanager
def nothing_loaded() -> Iterator[None]:
    """Fail if a file is opened or a network asked for; what we ship for a page may be read."""
    _WATCH["seen"] = seen = []
    try:
        yield
    finally:
        _WATCH["seen"] = None
    assert seen == []


@pytest.fixture(scope="module")
def naughty(shared_data: Path) -> list[str]:
    """Every string of the list that has anything to print."""
    listed = json.loads((shared_data / "names/blns/blns.json").read_text(encoding="utf-8"))
    return [each for each in listed if printable(each).strip()]


@pytest.fixture(scope="module")
def printed_ones(naughty: list[str]) -> list[str]:
    """Those whose every character some face has."""
    return [each for each in naughty if not missing_glyphs(each)]


_STRETCH = re.compile("[\u0590-\u08ff\ufb1d-\ufeff]+|[^\u0590-\u08ff\ufb1d-\ufeff]+")


def lost(strings: list[str], text: str) -> list[str]:
    """The strings that cannot be found again in the text of a letter."""
    whole = squeezed(text)
    return [
        part
        for each in strings
        for part in (_stretches(each) if turns(each) else [printable(each)])
        if squeezed(part) not in whole and not _turned_somewhere(part, whole)
    ]


def _stretches(string: str) -> list[str]:
    """Where words turn, stretches of a line change places: look for each by itself."""
    found = (part.strip("()[]{}") for part in _STRETCH.findall(printable(string)))
    return [word for part in found for word in part.split()]


def _turned_somewhere(part: str, whole: str) -> bool:
    """Whether the same letters stand together in another order, as some readers give them."""
    if not turns(part):
        return False
    letters = sorted(part)
    places = range(len(whole) - len(part) + 1)
    return any(sorted(whole[at : at + len(part)]) == letters for at in places)


def test_enough_naughty_strings_can_be_printed(naughty: list[str], printed_ones: list[str]) -> None:
    assert len(naughty) > 480
    assert len(printed_ones) > 0.95 * len(naughty)


def test_a_naughty_string_is_printed_whole_or_refused_by_name(naughty: list[str]) -> None:
    for each in naughty:
        if not missing_glyphs(each):
            continue
        with pytest.raises(Refused, match=r"U\+[0-9A-F]{4,6}"):
            render(a_cover(), "Letter", [Text(each)])


@pytest.mark.parametrize(("name", "field"), WRITTEN)
def test_every_naughty_string_is_in_the_words_of_every_field_of_every_letter(
    name: str, field: str, naughty: list[str]
) -> None:
    naughty = [each for each in naughty if inked(each)]
    value: Any = tuple(naughty)
    if not isinstance(getattr(FACTS[name], field), tuple):
        # In a sentence the first letter may lose its capital, and a last full stop goes.
        value = "\n\n".join(("Words", *naughty, "Words"))
    with nothing_loaded():
        said = LETTERS[name].said(replace(FACTS[name], **{field: value}))
    whole = squeezed("\n".join((said.heading, *paragraphs(said.blocks)))).casefold()
    for each in naughty:
        assert squeezed(printable(each)).casefold().rstrip(".") in whole, each


def inked(string: str) -> bool:
    """Whether there is anything to read: white space and control marks alone are no line."""
    return bool(re.sub(r"‹U\+\w+›", "", printable(string)).strip())


def joined(name: str, field: str) -> bool:
    """Whether the lines of a field become one sentence, in which a turned name moves others."""
    return f"{{for each in {field}}}" not in LETTERS[name].words


def spread(name: str, strings: list[str]) -> dict[str, Any]:
    """The strings over all fields of a letter that a person writes, each in one of them."""
    fields_of = [field for letter, field in WRITTEN if letter == name]
    values: dict[str, Any] = {}
    for at, field in enumerate(fields_of):
        # Turned ones last: the reader of PDFs mirrors a bracket that follows one.
        part = sorted(strings[at :: len(fields_of)], key=turns)
        part = [each for each in part if inked(each)]
        if joined(name, field):
            part = [each for each in part if not turns(each) and len(each) < 200][:40]
        lines = isinstance(getattr(FACTS[name], field), tuple)
        if not lines:
            # One turned string in a sentence turns all of it; the blocks are tried by themselves.
            part = [each for each in part if not turns(each)]
        # In a sentence the first letter may lose its capital, and a last full stop goes.
        values[field] = tuple(part) if lines else "\n\n".join(("Words", *part, "Words"))
    return values


def unbroken(pdf: bytes) -> str:
    """The letter without what stands around it on each page, so that no string is parted by it."""
    around = [squeezed(code_sentence(a_cover().code)), "ApplewickPrimarySchoolAP-26-031/L3"]
    pages = []
    read = PdfReader(BytesIO(pdf)).pages
    for number, page in enumerate(read, 1):
        text = squeezed(page.extract_text()).replace(f"Page{number}of{len(read)}", "", 1)
        for words in around:
            text = text.replace(words, "", 1)
        pages.append(text)
    return "".join(pages)


@pytest.mark.parametrize("name", FACTS)
def test_naughty_words_on_the_paper_of_every_letter_are_printed_as_they_are(
    name: str, printed_ones: list[str]
) -> None:
    # Every third string unless asked to be thorough: copying text out of a PDF is slow.
    strings = printed_ones if THOROUGH else printed_ones[list(FACTS).index(name) % 3 :: 3]
    values = spread(name, strings)
    with nothing_loaded():
        pdf = LETTERS[name].printed(a_cover(), replace(FACTS[name], **values))
    told = [each for value in values.values()
            for each in (value if isinstance(value, tuple) else value.split("\n\n"))]  # fmt: skip
    assert len(told) > 100
    assert lost([each.rstrip(".") for each in told], unbroken(pdf)) == []


@pytest.mark.parametrize("lures", [
    '<img src="file:///etc/hostname">', '<img src="http://example.invalid/a.png"/>',
    r"\\example.invalid\share\a.png", "file:///etc/passwd", "{{ case.delete() }}",
    "<para><onDraw name='x'/></para>", '<a href="javascript:alert(1)">x</a>',
])  # fmt: skip
def test_a_lure_in_every_field_of_a_letter_loads_nothing_and_is_read_as_it_was_typed(
    lures: str,
) -> None:
    for name, facts in FACTS.items():
        written = {field: getattr(facts, field) for letter, field in WRITTEN if letter == name}
        values = {field: (lures,) if isinstance(value, tuple) else lures
                  for field, value in written.items()}  # fmt: skip
        with nothing_loaded():
            said = LETTERS[name].said(replace(facts, **values))
        whole = squeezed("\n".join((said.heading, *paragraphs(said.blocks))))
        assert whole.count(squeezed(lures)[1:]) >= 1, name
    with nothing_loaded():
        pdf = LETTERS["advice"].printed(a_cover(), replace(FACTS["advice"], what_we_know=lures))
    assert squeezed(lures) in squeezed(text_of(pdf))
    for page in PdfReader(BytesIO(pdf)).pages:
        assert "/Annots" not in page


def test_a_megabyte_pasted_into_a_field_is_printed_in_parts_and_in_bounded_time() -> None:
    words = "Everyone should know what was said at the gate. " * 21_900
    assert len(words) > 1_000_000
    began = perf_counter()
    pdf = LETTERS["advice"].printed(a_cover(), replace(FACTS["advice"], what_we_know=words))
    assert perf_counter() - began < 90  # some seconds; one paragraph of it would take an hour
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) > 200
    middle = reader.pages[len(reader.pages) // 2].extract_text()
    assert "Everyone should know what was said at the gate." in " ".join(middle.split())
    assert f"Page 1 of {len(reader.pages)}" in reader.pages[0].extract_text()


def test_naughty_words_in_minutes_are_printed_as_they_are(printed_ones: list[str]) -> None:
    strings = tuple(printed_ones)
    with nothing_loaded():
        pdf = print_minutes(
            replace(
                MINUTES,
                parts=(Part(title="Words", points=strings),),
                agreed=strings,
                not_agreed=(),
            )
        )
    assert lost(printed_ones, text_of(pdf)) == []


def test_naughty_words_in_an_amendment_are_printed_old_and_new(printed_ones: list[str]) -> None:
    # What is struck through is drawn span by span, so it is looked at by itself. After “Was:” a
    # turned sentence also moves its commas.
    strings = [each for each in printed_ones[::3] if not turns(each)]
    noted = ["A note.", *printed_ones[1::3]]
    changes = tuple(
        Amendment(place="Agreed, point 1", old=each, new="New.", asked_by="Mrs Denholm",
                  on=date(2026, 11, 26), reason="She asked.")
        for each in strings
    )  # fmt: skip
    notes = (replace(changes[0], place="Note", old="", new="\n\n".join(noted)),)
    with nothing_loaded():
        pdf = print_minutes(replace(MINUTES, amendments=changes, notes=notes))
    assert lost([*strings, *noted], text_of(pdf)) == []


def test_the_watch_sees_a_file_that_is_opened() -> None:
    with pytest.raises(AssertionError, match="README"), nothing_loaded():
        (HOME / "README.md").open(encoding="utf-8").close()
