"""A stranger's PDF made fit to be bound in, and words found and taken out of pages."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tcat_desktop.evidence import apart, binding, covering, kinds, naming
from tcat_desktop.journey.refusals import Refused
from tests.correspondence import bundle_samples as samples
from tests.evidence.hostile import pdf


def bound(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(binding.bind(content).attachments[0].content))


@pytest.mark.slow
def test_of_every_sample_pdf_its_pages_are_bound_in_or_a_sentence_says_why_not(
    shared_data: Path,
) -> None:
    made, refused = 0, []
    for path in sorted((shared_data / "pdf").rglob("*.pdf")):
        content = path.read_bytes()
        if kinds.kind_of(content[: kinds.ENOUGH]) != "pdf":
            continue
        try:
            with bound(content) as opened:
                assert len(opened.pages) > 0, path.name
                for page in opened.pages:
                    assert set(page.obj.keys()) <= {*binding._KEPT, "/Parent"}, path.name
            made += 1
        except Refused as said:
            refused.append(said.reason)
    assert made >= 150
    assert len(refused) <= 9, refused
    assert all("locked with a password" in why or "damaged" in why for why in refused)


def test_nothing_that_acts_is_carried_over() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        page = opened.pages[0].obj
        page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x()"))
        page.Annots = pikepdf.Array([opened.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://evil.example/seen"),
        ))])  # fmt: skip
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="y()")
        opened.attachments["run.exe"] = pikepdf.AttachedFileSpec(opened, b"MZ harm")
        held = io.BytesIO()
        opened.save(held)
    with bound(held.getvalue()) as made:
        words = b"".join(each.unparse() for each in made.objects)
        assert b"JavaScript" not in words
        assert b"evil.example" not in words
        assert "/OpenAction" not in made.Root
        assert not list(made.attachments)


def test_what_was_typed_into_a_form_is_seen_on_the_page() -> None:
    with pikepdf.new() as opened:
        opened.add_blank_page(page_size=(300, 300))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                  BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
        seen = pikepdf.Stream(
            opened, b"BT /F 12 Tf 5 5 Td (I agree) Tj ET", Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 20],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
        )  # fmt: skip
        note = opened.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 50, 150, 70], F=4,
            AP=pikepdf.Dictionary(N=opened.make_indirect(seen)),
        ))  # fmt: skip
        opened.pages[0].obj.Annots = pikepdf.Array([note])
        held = io.BytesIO()
        opened.save(held)
    made = binding.bind(held.getvalue()).attachments[0].content
    assert "I agree" in pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (samples.NOTICE[:150], "damaged or was cut short"),
        (b"%PDF-1.7\n%%EOF", "damaged or was cut short"),
        (pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [] /Count 0     "), "damaged"),
    ],
)
def test_what_cannot_be_bound_in_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        binding.bind(content)


def test_it_is_bound_in_a_child_that_can_neither_write_nor_reach_a_network() -> None:
    made, pages = apart.bound_apart(samples.NOTICE)
    assert pages == 3
    assert kinds.kind_of(made[: kinds.ENOUGH]) == "pdf"


# --- words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Kerry Denholm", "said KERRY\nDENHOLM to us"),
        ("Kerry Denholm", "Kerry\u00a0Denholm"),
        ("Kerry Denholm", "@kerrydenholm88"),
        ("Kerry Denholm", "Kerry  Denholm’s"),
        ("Łukasz Kamiński", "lukasz kaminski"),
        ("Lukasz Kaminski", "Łukasz Kamin\u0301ski"),
        ("Denholm", "Den\u00adholm"),
        ("O’Brien", "O'Brien"),
        ("Al", "and Al said"),
    ],
)
def test_a_name_is_found_however_it_is_written(words: str, text: str) -> None:
    [(start, end)] = naming.found(words, text)
    assert text[start:end].strip()


@pytest.mark.parametrize(("words", "text"), [("Al", "also"), ("Kerry", "Ker ry's"), (" . ", "a.")])
def test_what_is_another_word_is_left(words: str, text: str) -> None:
    assert naming.found(words, text) == []


def test_what_a_machine_misread_by_a_letter_is_still_taken_for_the_name() -> None:
    assert naming.likely("Cerys Tudur", "Mrs Cerys Tudvr wrote")
    assert naming.likely("Denholm", "DenhoIm:")
    assert not naming.likely("Denholm", "the school office")


def test_a_word_that_goes_over_the_line_is_covered_on_both() -> None:
    content = samples.issued("L1", "word " * 16 + "Riley Denholm " + "word " * 30)
    asked = covering.asked((covering.Wanted(page=0, terms=(("Riley Denholm", "R2"),)),))
    [remade], words = covering.told(covering.cover(content, asked))
    assert words[0] > 40
    assert remade.codes["R2"] in (1, 2)


def test_a_page_on_which_nothing_is_found_is_not_made_again() -> None:
    asked = covering.asked((covering.Wanted(page=0, terms=(("Riley", "R2"),)),))
    remade, words = covering.told(covering.cover(samples.NOTICE, asked))
    assert remade == ()
    assert words == {0: 4}
