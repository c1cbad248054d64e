"""Letterheads and envelopes: what a logo may be, what stands on letters, and what is refused."""

import io
import struct
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

from tcat_desktop.journey.people import Act, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_letterhead import SetLetterhead
from tcat_desktop.office.commands.keep_library import KeepEntry, RestoreShipped
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.letterheads import LetterheadWords
from tcat_desktop.office.questions.letter_register import LetterPaper
from tcat_desktop.office.questions.letter_text import LetterText
from tcat_desktop.office.questions.letterhead import (
    CalibrationSheet,
    LetterheadEditor,
    Letterheads,
)
from tests.builders import NOW, ATrust, a_case, a_trust
from tests.correspondence.boxes import Reader
from tests.correspondence.samples import squeezed, text_of

TODAY = NOW.date()
WORDS = {
    "opening": "Thank you for talking to us.", "what_we_know": "We saw a post.",
    "what_we_ask": "Please think about it.", "code_asks": "not to post abuse about staff",
}  # fmt: skip


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def school(trust: ATrust) -> SchoolId:
    heads, _ = trust.ask("admin", Letterheads())
    return SchoolId(heads[0].school_id)


def shelved(trust: ATrust, content: bytes) -> str:
    kept = trust.office.shelve(trust.person("admin"), io.BytesIO(content), act=Act.WORDING)
    return kept.digest


def a_picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> bytes:
    image = Image.new(mode, size)
    if min(size) > 50:
        ImageDraw.Draw(image).rectangle((10, 10, size[0] // 2, size[1] // 2), fill=1)
    held = io.BytesIO()
    image.save(held, kind)
    return held.getvalue()


def a_moving_picture() -> bytes:
    frames = [Image.new("P", (120, 90), shade) for shade in (1, 80, 200)]
    held = io.BytesIO()
    frames[0].save(held, "GIF", save_all=True, append_images=frames[1:])
    return held.getvalue()


def a_bomb(wide: int = 50_000, tall: int = 40_000) -> bytes:
    """A PNG of some kilobytes that says it has thousands of millions of pixels."""

    def part(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    size = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size)
            + part(b"IDAT", zlib.compress(bytes(100_000))) + part(b"IEND", b""))  # fmt: skip


def issued(trust: ATrust, **words: Any) -> bytes:
    case = a_case(trust).at("direct_contact")
    letter = trust.do("head", WriteLetter(case_id=case, letter="advice", words=WORDS | words,
                                          person_id=trust.people["denholm"]))  # fmt: skip
    paper = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    return bytes(paper.pdf)


def set_head(trust: ATrust, who: str = "admin", **words: Any) -> str:
    made = trust.do(who, SetLetterhead(school_id=school(trust), words=LetterheadWords(**words)))
    assert isinstance(made, str)
    return made


# --- the words ---------------------------------------------------------------------------------


def test_what_the_house_sets_stands_on_the_next_letter_and_the_rest_is_the_schools(
    trust: ATrust,
) -> None:
    set_head(trust, trust_line="A school of three counties", phone="01632 960 999")
    text = squeezed(text_of(issued(trust)))
    for words in ("A school of three counties", "01632 960 999", "office@applewick.example"):
        assert squeezed(words) in text
    assert squeezed("Part of Three Counties") not in text


def test_a_head_sees_the_letterhead_and_does_not_change_it(trust: ATrust) -> None:
    heads, stocks = trust.ask("head", Letterheads())
    assert heads[0].school == "Applewick Primary School"
    assert {each.name for each in stocks} >= {"dl", "c5", "label", "labels-21"}
    with pytest.raises(Refused):
        set_head(trust, "head", trust_line="Mine")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"trust_line": "x" * 121}, "trust_line"),
        ({"address": "\n".join("abcdefg")}, "address"),
        ({"logo_mm": 40}, "logo_mm"),
        ({"trust_line": "\U00013000"}, ""),
        ({"website": "a.example/" + "long-" * 20}, "letterhead"),
    ],
)
def test_a_letterhead_that_cannot_be_printed_is_refused_before_it_is_kept(
    trust: ATrust, words: dict[str, Any], field: str
) -> None:
    if field == "letterhead":
        words |= {"address": "\n".join(["A long line of an address " * 4] * 5)}
    with pytest.raises(Refused) as refusal:
        set_head(trust, **words)
    assert refusal.value.field == field
    heads, _ = trust.ask("admin", Letterheads())
    assert heads[0].words == LetterheadWords()


# --- the logo ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        a_picture(), a_picture("JPEG"), a_picture("JPEG", "CMYK"), a_picture("PNG", "RGBA"),
        a_picture("PNG", "P"), a_picture("PNG", "L"), a_picture("PNG", "1"), a_moving_picture(),
        a_picture("PNG", "RGB", (3000, 2600)),
    ],
    ids=["png", "jpeg", "cmyk", "clear", "palette", "grey", "bit", "moving", "large"],
)  # fmt: skip
def test_a_picture_of_any_usual_sort_stands_on_the_letter_as_plain_pixels(
    trust: ATrust, content: bytes
) -> None:
    digest = shelved(trust, content)
    kept = set_head(trust, logo=digest)
    assert kept
    assert kept != digest
    with pikepdf.open(io.BytesIO(issued(trust))) as pdf:
        pictures = pdf.pages[0].get_images()
        assert len(pictures) == 1
        image = pikepdf.PdfImage(next(iter(pictures.values()))).as_pil_image()
    assert image.mode in ("RGB", "L")
    assert max(image.size) <= 1200


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_bomb(), "million pixels"),
        (a_bomb(20_000, 20_000), "million pixels"),
        (a_picture("PNG", "RGB", (20_000, 60)), "too few to print"),
        (a_picture("PNG", "RGB", (1, 1)), "too few to print"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
         "does not show"),
        (a_picture()[:90], "damaged or was cut short"),
        (b"%PDF-1.7 not a picture", "does not show"),
    ],
    ids=["bomb", "huge", "banner", "dot", "svg", "cut", "pdf"],
)  # fmt: skip
def test_what_cannot_be_a_logo_is_refused_in_a_sentence_and_changes_nothing(
    trust: ATrust, content: bytes, said: str
) -> None:
    digest = shelved(trust, content)
    for ask in (
        lambda: set_head(trust, logo=digest),
        lambda: trust.ask("admin", LetterheadEditor(
            school_id=school(trust), words=LetterheadWords(logo=digest))),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said) as refusal:
            ask()
        assert refusal.value.field == "logo"
        assert refusal.value.what_to_do
    heads, _ = trust.ask("admin", Letterheads())
    assert heads[0].words.logo == ""


def test_a_logo_is_seen_on_a_letter_before_it_is_kept(trust: ATrust) -> None:
    words = LetterheadWords(logo=shelved(trust, a_picture()), trust_line="Looked at first")
    pdf = trust.ask("admin", LetterheadEditor(school_id=school(trust), words=words))
    assert squeezed("Looked at first") in squeezed(text_of(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert len(paper.pages[0].get_images()) == 1
    heads, _ = trust.ask("admin", Letterheads())
    assert heads[0].words == LetterheadWords()


# --- envelopes -----------------------------------------------------------------------------------


def dl(trust: ATrust) -> dict[str, Any]:
    _, stocks = trust.ask("admin", Letterheads())
    found = next(each for each in stocks if each.name == "dl")
    return dict(found.body)


def keep_dl(trust: ATrust, **body: Any) -> None:
    trust.do("admin", KeepEntry(kind="stock", name="dl", title="DL window envelope",
                                source="Measured here", checked_on=TODAY,
                                body=dl(trust) | body))  # fmt: skip


def test_another_box_of_envelopes_moves_the_address_of_the_next_letter(trust: ATrust) -> None:
    keep_dl(trust, window={"left": 20, "up": 20, "wide": 90, "tall": 35})
    top = min(ink.top for ink in Reader(issued(trust)).ink(0) if ink.words.startswith("Mrs Kerry"))
    assert 55.0 <= top < 57.0
    trust.do("admin", RestoreShipped(kind="stock", name="dl"))
    top = min(ink.top for ink in Reader(issued(trust)).ink(0) if ink.words.startswith("Mrs Kerry"))
    assert 57.0 <= top < 59.0


def test_measurements_that_cannot_be_are_refused_and_not_kept(trust: ATrust) -> None:
    with pytest.raises(Refused, match="not within the envelope") as refusal:
        keep_dl(trust, window={"left": 20, "up": 18, "wide": 900, "tall": 35})
    assert refusal.value.field == "window"
    assert dl(trust)["window"]["wide"] == 90


def test_an_address_too_long_for_its_window_goes_into_the_next_envelope_and_is_signed_so(
    trust: ATrust,
) -> None:
    case = a_case(trust).at("direct_contact")
    person = trust.people["denholm"]
    address = "\n".join([*["The Old Maltings"] * 7, "HR0 4QT"])
    trust.do("head", KeepPerson(person_id=person, title="Mrs", forename="Kerry",
                                surname="Denholm", address=address))  # fmt: skip
    letter = trust.do("head", WriteLetter(case_id=case, letter="advice", person_id=person,
                                          words=WORDS))  # fmt: skip
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    paper = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    marks = [ink for ink in Reader(paper.pdf).ink(0) if ink.words == "The Old Maltings"]
    assert len(marks) == 7
    assert max(ink.bottom for ink in marks) > 81.0  # below what a DL window shows


@pytest.mark.parametrize("stock", ["dl", "c5", "c4", "label", "labels-21", "labels-8"])
def test_a_calibration_sheet_is_drawn_to_scale_for_every_stock(trust: ATrust, stock: str) -> None:
    pdf = trust.ask("office", CalibrationSheet(stock=stock))
    text = text_of(pdf)
    assert ("Label 8" if "labels" in stock else "100 mm") in text
    if stock == "dl":
        assert "Window 35 × 90 mm" in text
        assert "Fold here, 99 mm" in text
        twenty = next(ink for ink in Reader(pdf).ink(0) if ink.words == "20")
        assert abs((twenty.left + twenty.right) / 2 - 20) < 0.4 or abs(twenty.bottom - 20) < 1.5


def test_there_is_no_calibration_sheet_for_what_nobody_has(trust: ATrust) -> None:
    with pytest.raises(Refused, match="no such envelope"):
        trust.ask("office", CalibrationSheet(stock="none"))


# --- the twin in plain text --------------------------------------------------------------------


def test_the_plain_text_of_a_signed_letter_has_the_words_of_its_paper(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    letter = trust.do("head", WriteLetter(case_id=case, letter="advice", words=WORDS,
                                          person_id=trust.people["denholm"]))  # fmt: skip
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    trust.clock.set(NOW + timedelta(days=15))
    paper = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    twin = trust.ask("head", LetterText(case_id=case, letter_id=letter))
    # Asked a fortnight later, it has the day on which it was signed.
    assert "Date: 23 November 2026" in twin.text
    printed = squeezed(text_of(paper.pdf))
    for word in twin.text.replace("Date:", "Date").replace(":", "").split():
        assert word.strip("0123456789.-") in printed.replace(":", "") or word in printed
    assert twin.content.decode() == twin.text.replace("\n", "\r\n")
    assert twin.name.endswith(".txt")
