"""The Big List of Naughty Strings through every field of every letter: nothing lost or loaded."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.correspondence.blocks import Text
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.minutes import Amendment, Part, print_minutes
from tcat_desktop.correspondence.page import render
from tcat_desktop.correspondence.shaping import turns
from tcat_desktop.correspondence.typefaces import missing_glyphs
from tcat_desktop.correspondence.words import printable
from tcat_desktop.journey.refusals import Refused
from tests.correspondence.samples import FACTS, MINUTES, a_cover, squeezed, text_of

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
    if event == "open" and not str(arguments[0]).endswith(
        (".ttf", ".pyc", ".py", "crest.svg", "stock.json")
    ):
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
def test_naughty_words_in_any_field_are_printed_as_they_are(
    name: str, field: str, printed_ones: list[str]
) -> None:
    letter = LETTERS[name]
    # Every third string, and the next third in the next field: copying text out is slow.
    strings = printed_ones[WRITTEN.index((name, field)) % 3 :: 3]
    if field in ("present", "panel"):
        # These are joined into one sentence, where a turned name also moves its neighbours, and
        # which must not go over the page if its words are to be found in one stretch.
        strings = [each for each in strings if not turns(each) and len(each) < 200][:40]
    lines = isinstance(getattr(FACTS[name], field), tuple)
    value = tuple(strings) if lines else "\n\n".join(strings)
    with nothing_loaded():
        pdf = letter.printed(a_cover(), replace(FACTS[name], **{field: value}))
    assert lost(strings, text_of(pdf)) == []


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
