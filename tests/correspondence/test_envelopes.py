"""Ten thousand addresses in their envelopes: inside the window, nothing beside it, or reported."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tcat_desktop import resources
from tcat_desktop.correspondence import envelopes, postcodes
from tcat_desktop.correspondence.blocks import Text
from tcat_desktop.correspondence.cover import Addressee
from tcat_desktop.correspondence.envelopes import Fit, Stock
from tcat_desktop.correspondence.page import address_fit, render, render_all
from tcat_desktop.correspondence.paragraphs import measure
from tcat_desktop.correspondence.shaping import turns
from tcat_desktop.correspondence.words import printable
from tcat_desktop.journey.refusals import Refused
from tests.correspondence.boxes import Inked, Reader
from tests.correspondence.samples import a_cover, squeezed

THOROUGH = os.environ.get("TCAT_THOROUGH") == "1"
MANY = 10_000
PRINTED = MANY if THOROUGH else 400

# What the brief says of the DL envelope, in mm; the data must come to the same.
DL_ADDRESS = (20.0, 57.0, 100.0, 81.0)
DL_CLEAR = (10.0, 46.0, 110.0, 92.0)

_NAMES = (
    "Mrs Kerry Denholm", "Mr Łukasz Kamiński", "Ms Siân ap Gwilym-Jones", "Mrs Małgorzata Żółć",
    "Dr Adébáyọ̀ Ọláníyan", "李小龙", "Mrs 王小明", "فاطمة الزهراء", "Mr محمد عبد الرحمن", "שרה לוי",
    "Mr & Mrs J. van der Berg-Featherstonehaugh", "Mx O’Neill", "A", "Null",
    "The Parent or Guardian of Maximilian Bartholomew Cholmondeley-Warner the Younger",
    "श्रीमती प्रिया नायर", "Ќерѝ Ђурђевић", "Ǻ Ẫ Ỗ", "Mrs gjpqy",
)  # fmt: skip
_LINES = (
    "14 Bramling Close", "Flat 3, The Old Maltings", "c/o Mrs Tudur", "Ledwick Green",
    "Little Snoring", "Ynys Môn", "Upper Floor, Rear Building, The Former Corn Exchange",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "Unit 7", "High Street",
    "ÉÀÛ Ŵŷ Ÿ", "gypsy jpq", "Nr Ravensbourne-on-the-Hill", "شارع الملك فهد", "北京市朝阳区",
    "W" * 34, "Herefordshire",
)  # fmt: skip
_ENDS = (
    ("Marlstow", "HR0 4QT"), ("MARLSTOW", "hr04qt"), ("BFPO 57",), ("bfpo801",),
    ("BF1 0AA",), ("GIR 0AA",), ("75001 Paris", "FRANCE"), ("D02 AF30", "IRELAND"),
    ("Hamilton", "HM 11", "BERMUDA"), ("Marlstow", "SW1A@1AA"), ("Stanley", "FIQQ 1ZZ"),
    ("Marlstow", "HR0 4QT", "UNITED KINGDOM"), ("Reception",),
)  # fmt: skip


def addresses(many: int = MANY) -> Iterator[tuple[str, ...]]:
    """Names and addresses of one to eight lines besides the name, the same ones each time."""
    chance = Random(41)
    for _ in range(many):
        end = chance.choice(_ENDS)
        lines = [chance.choice(_LINES) for _ in range(chance.randrange(9))]
        yield (chance.choice(_NAMES), *lines, *end)[: 1 + 8]


def fitted(lines: tuple[str, ...], wanted: str = "dl") -> Fit | Refused:
    """The envelope that the office would take, or what it says of a postcode out of place."""
    try:
        return envelopes.choose(
            envelopes.address(lines[0], lines[1:]), wanted, envelopes.stocks(), measure
        )
    except Refused as refusal:
        return refusal


def within(ink: Inked, left: float, top: float, right: float, bottom: float) -> bool:
    return (ink.left >= left and ink.right <= right and ink.top >= top
            and ink.bottom <= bottom)  # fmt: skip


def touches(ink: Inked, left: float, top: float, right: float, bottom: float) -> bool:
    return ink.right > left and ink.left < right and ink.bottom > top and ink.top < bottom


# --- the data --------------------------------------------------------------------------------


def test_the_dl_window_comes_to_what_its_measurements_say() -> None:
    dl = envelopes.stocks()["dl"]
    address, clear = dl.address, dl.clear
    assert clear is not None
    assert (address.left, address.top, address.right, address.bottom) == DL_ADDRESS
    assert (clear.left, clear.top, clear.right, clear.bottom) == DL_CLEAR
    assert dl.folds == (99.0, 198.0)
    assert min(each.leading for each in dl.settings) >= 9.5


def test_every_shipped_stock_says_where_it_is_from_and_leads_to_one_that_exists() -> None:
    entries = resources.library("stock")
    known = envelopes.stocks()
    assert {"dl", "c5", "c4", "label"} <= set(known)
    assert {8, 14, 21} <= {each.across * each.down for each in envelopes.label_sheets().values()}
    for each in entries:
        assert each["source"]
        assert each["checked_on"]
        assert not each["body"].get("then") or each["body"]["then"] in known


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"window": {"left": 20, "up": 18, "wide": 300, "tall": 35}}, "window"),
        ({"window": {"left": 20, "up": 60, "wide": 90, "tall": 35}}, "window"),  # the letterhead
        ({"window": {"left": 110, "up": 18, "wide": 90, "tall": 35}}, "window"),  # right-hand
        ({"window": {"left": 20, "up": 18, "wide": 90, "tall": 14}}, "window"),
        ({"window": {"left": "x", "up": 18, "wide": 90, "tall": 35}}, "left"),
        ({"envelope": [220]}, "envelope"),
        ({"envelope": [200, 110]}, "folded"),
        ({"settings": [[8, 9]]}, "settings"),
        ({"settings": []}, "settings"),
    ],
)
def test_an_envelope_that_cannot_be_is_refused_by_the_measurement(
    changed: dict[str, object], field: str
) -> None:
    entry = next(each for each in resources.library("stock") if each["name"] == "dl")
    with pytest.raises(Refused) as refusal:
        envelopes.stock("dl", "DL", entry["body"] | changed)
    assert refusal.value.field == field
    assert refusal.value.what_to_do


def test_another_box_of_envelopes_moves_the_address() -> None:
    entry = next(each for each in resources.library("stock") if each["name"] == "dl")
    window = {"left": 20, "up": 20, "wide": 90, "tall": 35}
    moved = envelopes.stock("dl", "DL", entry["body"] | {"window": window})
    cover = a_cover(stock=moved)
    assert address_fit(cover).bases[0] == pytest.approx(address_fit(a_cover()).bases[0] - 2.0)
    top = min(ink.top for ink in Reader(render(cover, "T", [Text("W")])).ink(0)
              if ink.words.startswith("Mrs Kerry"))  # fmt: skip
    assert 55.0 <= top < 57.0


# --- postcodes -------------------------------------------------------------------------------


def test_postcodes_are_tidied_and_odd_ones_only_pointed_out(shared_data: Path) -> None:
    cases = json.loads((shared_data / "names/postcode_cases.json").read_text(encoding="utf-8"))
    for kind in ("standard", "crown_dependency", "overseas_territory", "bfpo", "non_geographic"):
        for code in cases[kind]:
            assert postcodes.is_postcode(code), code
    for code in cases["messy_valid"]:
        assert postcodes.tidy(code.strip()) in ("SW1W 0NY", "PO16 7GZ")
    accepted = [each for each in cases["invalid"] if postcodes.is_postcode(each)]
    assert accepted == ["SW 1W 0NY", "S W1W0NY", "SW1W0N Y", "SW1W0 NY"]
    for code in cases["invalid"]:
        lines = envelopes.address("Mrs Denholm", ("Marlstow", code))
        assert squeezed(code.upper()) == squeezed(lines[-1].upper()) or not code.strip()


@pytest.mark.parametrize(
    ("typed", "last"),
    [("hr04qt", "HR0 4QT"), ("bfpo801", "BFPO 801"), ("gir0aa", "GIR 0AA"), ("fiqq1zz", "FIQQ 1ZZ"),
     ("75001 Paris", "75001 Paris"), ("SW1A@1AA", "SW1A@1AA")],
)  # fmt: skip
def test_the_last_line_is_the_postcode_as_the_post_writes_it(typed: str, last: str) -> None:
    assert envelopes.address("Mrs Denholm", ("Marlstow", typed))[-1] == last


def test_a_country_in_capitals_may_stand_below_the_postcode_and_nothing_else() -> None:
    lines = envelopes.address("Mr Rees", ("1 High Street", "Marlstow", "hr04qt", "UNITED KINGDOM"))
    assert lines[-2:] == ("HR0 4QT", "UNITED KINGDOM")
    with pytest.raises(Refused, match="HR0 4QT is not the last line"):
        envelopes.address("Mr Rees", ("1 High Street", "HR0 4QT", "Marlstow"))


def test_an_odd_postcode_is_pointed_out_and_printed() -> None:
    fit = fitted(("Mrs Denholm", "14 Bramling Close", "Marlstow", "SW1A@1AA"))
    assert isinstance(fit, Fit)
    assert fit.fits
    assert any("SW1A@1AA" in note for note in fit.notes)


# --- which envelope ----------------------------------------------------------------------------


@pytest.mark.parametrize("many", [3, 4, 5, 6, 7])
def test_three_to_seven_lines_stand_in_the_dl_window(many: int) -> None:
    lines = ("Mrs Kerry Denholm", *["14 Bramling Close"] * (many - 2), "HR0 4QT")
    fit = fitted(lines)
    assert isinstance(fit, Fit)
    assert (fit.stock.name, fit.why) == ("dl", "")
    assert fit.setting is not None
    assert fit.setting.leading >= 9.5
    assert fit.setting.size == {6: 10.5, 7: 9.5}.get(many, 11.0)
    # Smaller type is said, never silent.
    assert any("point" in note for note in fit.notes) == (many > 5)


def test_an_address_too_long_for_dl_is_reported_and_goes_into_c5() -> None:
    fit = fitted(("Mrs Kerry Denholm", *["Line"] * 6, "HR0 4QT"))
    assert isinstance(fit, Fit)
    assert fit.stock.name == "c5"
    assert "eight lines" in fit.why
    assert "DL window envelope" in fit.why
    assert fit.setting is not None
    assert fit.setting.size >= 10.5


def test_a_line_too_wide_for_both_windows_goes_onto_a_label() -> None:
    fit = fitted(("Mrs Kerry Denholm", "Upper Floor, Rear Building, The Former Corn Exchange",
                  "HR0 4QT"))  # fmt: skip
    assert isinstance(fit, Fit)
    assert fit.stock.name == "label"
    assert "too wide" in fit.why


def test_what_no_stock_holds_is_refused_and_never_made_smaller() -> None:
    fit = fitted(("W" * 200, "Marlstow", "HR0 4QT"))
    assert isinstance(fit, Fit)
    assert not fit.fits
    assert "too wide" in fit.why
    to = Addressee(name="W" * 200, lines=("Marlstow", "HR0 4QT"), salutation="W")
    with pytest.raises(Refused, match="too wide"):
        render(a_cover(to=to), "T", [Text("Words.")])


def test_every_one_of_ten_thousand_addresses_fits_by_measure_or_is_reported() -> None:
    found: dict[str, int] = {}
    for lines in addresses():
        fit = fitted(lines)
        if isinstance(fit, Refused):
            assert fit.what_to_do
            found["refused"] = found.get("refused", 0) + 1
            continue
        found[fit.stock.name if fit.fits else "none"] = (
            found.get(fit.stock.name if fit.fits else "none", 0) + 1
        )
        assert bool(fit.why) == (fit.stock.name != "dl" or not fit.fits)
        if not fit.fits:
            continue
        assert fit.setting is not None
        assert fit.setting.leading >= 9.5
        assert [squeezed(each) for each in fit.lines] == [
            squeezed(each) for each in envelopes.address(lines[0], lines[1:])
        ]
        inks = [measure(line, fit.setting.size) for line in fit.lines]
        top, bottom = fit.stock.address.top, fit.stock.address.bottom
        points = 72 / 25.4
        for ink, base in zip(inks, fit.bases, strict=True):
            assert base - ink.up / points >= top - 1e-6
            assert base + ink.down / points <= bottom + 1e-6
            assert fit.stock.left + ink.wide / points <= fit.stock.address.right + 1e-6
    assert sum(found.values()) == MANY
    assert found["dl"] > 3_500
    assert found["c5"] > 300
    assert found["label"] > 500


# --- on paper ------------------------------------------------------------------------------------


def chosen(many: int) -> list[tuple[tuple[str, ...], Fit]]:
    """As many addresses as asked, spread over all of them, that some stock holds."""
    found = []
    for at, lines in enumerate(addresses()):
        if at % max(1, MANY // many):
            continue
        fit = fitted(lines)
        if isinstance(fit, Fit) and fit.fits:
            found.append((lines, fit))
    return found


@pytest.mark.parametrize("large", [False, True])
def test_printed_addresses_stand_in_the_window_and_nothing_else_does(large: bool) -> None:
    held = chosen(PRINTED)
    for start in range(0, len(held), 200):
        part = held[start : start + 200]
        letters = [
            (a_cover(to=Addressee(name=fit.lines[0], lines=fit.lines[1:], salutation="Parent"),
                     stock=fit.stock, large_print=large, draft=True),
             "A letter", [Text("Some words of the letter.")])
            for _, fit in part
        ]  # fmt: skip
        read = Reader(render_all(letters))
        assert len(read) == len(part)
        for page, (_, fit) in enumerate(part):
            look_at(read.ink(page), fit)


def look_at(inks: list[Inked], fit: Fit) -> None:
    """The address of one page is where it must be, and nothing else is near it."""
    stock: Stock = fit.stock
    show = stock.address
    near = stock.clear or stock.address
    there = [each for each in inks if touches(each, near.left, near.top, near.right, near.bottom)]
    said = squeezed("".join(each.words for each in there))
    wanted = squeezed("".join(printable(line) for line in fit.lines))
    if any(turns(line) for line in fit.lines):
        assert sorted(said) == sorted(wanted)
    else:
        assert said == wanted
    for each in there:
        assert within(each, show.left, show.top, show.right, show.bottom), (each, fit)
        assert each.size >= 9.5
    for above, below in zip(fit.bases, fit.bases[1:], strict=False):
        assert below - above >= 9.5 / (72 / 25.4) - 1e-6
