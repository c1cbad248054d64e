"""PDFs: pages and words are read, and whatever would act is named and left alone."""

import io
import sys
import time
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.pdfs import read
from tcat_desktop.journey.refusals import Refused
from tests.evidence import hostile
from tests.evidence.hostile import pdf

# Their password is not empty, or (the last) what locks them is broken.
LOCKED = {
    "issue15893_reduced.pdf", "issue6010_2.pdf", "r3-user-password.pdf", "r4-user-password.pdf",
    "c-r2.pdf", "c-r5-in.pdf", "short-O-U.pdf",
}  # fmt: skip


HELD = b"<< /Length 2 /Type /EmbeddedFile >>\nstream\nMZ\nendstream"


def locked(password: str, *, owner: str = "head") -> bytes:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(held, encryption=pikepdf.Encryption(owner=owner, user=password))
    return held.getvalue()


def counted_by_other_code(content: bytes) -> int | None:
    try:
        return len(PdfReader(io.BytesIO(content), strict=False).pages)
    except PyPdfError:
        return None


def test_every_sample_is_read_or_asks_for_its_password(shared_data: Path) -> None:
    count: Counter[str] = Counter()
    asked: set[str] = set()
    refused: list[str] = []
    wrong: list[str] = []
    slowest = (0.0, "")
    for path in sorted((shared_data / "pdf").rglob("*.pdf")):
        content = path.read_bytes()
        if kinds.kind_of(content[: kinds.ENOUGH]) != "pdf":
            continue
        count["tried"] += 1
        started = time.perf_counter()
        try:
            reading = read(content, path.name)
        except Refused as refusal:
            count["refused"] += 1
            (asked.add if refusal.field == "password" else refused.append)(path.name)
            continue
        slowest = max(slowest, (time.perf_counter() - started, path.name))
        count["read"] += 1
        count["with words"] += bool(reading.text)
        count["pages"] += reading.pages or 0
        if counted_by_other_code(content) not in (reading.pages, None):
            wrong.append(path.name)
        assert reading.attachment_count == len(reading.attachments)
        assert all(each.endswith(".") for each in reading.warnings)
    sys.stdout.write(
        f"\nPDFs: {dict(count)}, {len(wrong)} wrong; slowest {slowest[0]:.2f} s ({slowest[1]})\n"
    )
    assert count["tried"] >= 158
    assert count["tried"] == count["read"] + count["refused"]
    assert asked == LOCKED
    assert refused == []
    assert wrong == []
    assert count["with words"] >= 110


def test_pages_and_words_and_what_it_says_of_itself() -> None:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.docinfo["/Title"] = "Notice\n of\x00 11 November"
        opened.docinfo["/Author"] = "Kerry D"
        opened.docinfo["/CreationDate"] = "D:20261117193000+00'00'"
        opened.save(held)
    reading = read(held.getvalue(), "notice.pdf")
    assert reading.kind == "pdf"
    assert reading.pages == 1
    assert reading.text == "The words of the page"
    assert dict(reading.facts) == {
        "Title": "Notice of 11 November",
        "Author": "Kerry D",
        "Made on": "17 November 2026, 19:30",
    }
    assert reading.warnings == ()


def test_a_date_that_is_none_stands_as_it_is() -> None:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.docinfo["/CreationDate"] = "D:20261399"
        opened.save(held)
    assert dict(read(held.getvalue()).facts)["Made on"] == "D:20261399"


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        (hostile.PDF_LAUNCH, "asks to start another program"),
        (hostile.PDF_SCRIPT, "holds a program (JavaScript)"),
        (hostile.PDF_FORM, "holds a form"),
        (hostile.PDF_LINK, "links that lead out"),
        (hostile.PDF_FILES, "holds a file of its own: run.exe"),
        (pdf(b"<< /Subtype /RichMedia >>"), "moving pictures or sound"),
        (
            pdf(b"<< /FS << /F (run.exe) /EF << /F 11 0 R >> >> >>", HELD),
            "a file of its own: run.exe",
        ),
        (pdf(b"[ << /F (run.exe) /EF << /F 11 0 R >> >> ]", HELD), "a file of its own: run.exe"),
        (pdf(b"[ << /A << /S /Launch >> >> ]"), "asks to start another program"),
        (pdf(b"<< /S /Java#53cript /J#53 (x) >>"), "holds a program (JavaScript)"),
        (pdf() + hostile.zipped(("a", b"b")), "a PDF and a zip folder at the same time"),
    ],
)
def test_what_would_act_is_named(content: bytes, warning: str) -> None:
    reading = read(content)
    assert [each for each in reading.warnings if warning in each], reading.warnings
    assert reading.text == "The words of the page"


def test_words_about_a_program_are_not_a_program() -> None:
    reading = read(pdf(b"<< /Contents (how to write /JavaScript and /S /Launch) >>"))
    assert reading.warnings == ()


def test_a_file_within_comes_out_with_its_own_bytes_and_kind() -> None:
    (attached,) = read(hostile.PDF_FILES).attachments
    assert (attached.name, attached.kind) == ("run.exe", "unknown")
    assert attached.content.startswith(b"MZ\x90")


def test_a_locked_pdf_asks_once_and_says_when_the_password_is_another() -> None:
    content = locked("Łódź 7")
    with pytest.raises(Refused, match="is locked with a password") as refused:
        read(content)
    assert refused.value.field == "password"
    with pytest.raises(Refused, match="That password does not open this PDF") as refused:
        read(content, password="wrong")
    assert refused.value.field == "password"
    reading = read(content, password="Łódź 7")
    assert (reading.pages, reading.text) == (1, "The words of the page")


def test_a_pdf_that_only_may_not_be_changed_is_read() -> None:
    assert read(locked("")).text == "The words of the page"


HOSTILE = {
    "only a header": (b"%PDF-1.7\n", "damaged or was cut short"),
    "cut in the middle": (pdf()[:90], "damaged or was cut short"),
    "noise": (b"%PDF-1.4\n" + bytes(range(256)) * 400, "damaged or was cut short"),
    "no pages": (pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [] /Count 0     "), "no pages"),
    "pages that hold themselves": (pdf().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), "damaged"),
    "nested without end": (
        b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer << /Root 1 0 R >>",
        "damaged or was cut short",
    ),
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_pdf_is_refused_soon_and_in_a_plain_sentence(shape: str) -> None:
    content, sentence = HOSTILE[shape]
    started = time.perf_counter()
    with pytest.raises(Refused, match=sentence) as refused:
        read(content)
    assert time.perf_counter() - started < 15
    assert refused.value.what_to_do


def test_a_damaged_list_of_objects_is_mended_and_said() -> None:
    content = pdf().replace(b"startxref\n", b"startxref\n9")
    reading = read(content)
    assert reading.text == "The words of the page"
    assert any("damaged in places" in each for each in reading.warnings)
