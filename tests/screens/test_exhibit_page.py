"""The page of an exhibit: a copy to look at, facts as facts, custody, and words that are quoted."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import ExifTags, Image
from pypdf import PdfReader
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tcat_desktop.demo.pictures import gate
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.commands.read_evidence import Capture, ConfirmWords, KeepExtract
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.exhibit_page import ExhibitPage as Asked
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.screens import printing
from tcat_desktop.screens.exhibit.stamped import stamped_pages
from tcat_desktop.screens.exhibit.text_view import WordsShown
from tcat_desktop.screens.pages.case_file import CaseFilePage
from tcat_desktop.screens.pages.exhibit import ExhibitPage
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting

SAID = "she bullies the little ones at the gate"
WORDS = f"Notes of a call.\nMrs Denholm: {SAID}.\nMr Rees: I was at the gate too.\n"
KEY = "kestrel on the gate"


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("meeting")


class AtTheExhibit:
    """Somebody at the page of an exhibit, with short names for what a test does there."""

    def __init__(self, here: Sitting, case: CaseId) -> None:
        self.here, self.case = here, case
        self.exhibit = 0

    @property
    def page(self) -> ExhibitPage:
        page = self.here.window.frame.page
        assert isinstance(page, ExhibitPage)
        return page

    def find(self, name: str, kind: type = QWidget) -> Any:
        return self.here.find(name, kind)

    def open(self, exhibit: int, **where: Any) -> None:
        self.exhibit = exhibit
        self.here.go("exhibit", case_id=self.case, exhibit_id=exhibit, **where)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            self.here.settle()

    def press(self, name: str) -> None:
        button = self.find(name, QAbstractButton)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def told(self) -> ExhibitPageAnswer:
        told = self.here.trust.ask("head", Asked(case_id=self.case, exhibit_id=self.exhibit))
        assert isinstance(told, ExhibitPageAnswer)
        return told

    def custody(self) -> list[str]:
        return [each.what for each in self.told().custody]

    def picture(self) -> QImage:
        canvas = self.find("exhibit.picture")
        self.here.qtbot.waitUntil(lambda: not canvas.picture.isNull(), timeout=10_000)
        picture: QImage = canvas.picture
        return picture

    def mark(self, name: str, words: str) -> None:
        text = self.find(name, WordsShown)
        at = text.toPlainText().index(words)
        cursor = text.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(cursor)


@contextmanager
def at_the_exhibit(
    trust: ATrust, case: CaseId, qtbot: QtBot, who: str = "head"
) -> Iterator[AtTheExhibit]:
    with sitting(trust, who, qtbot) as here:
        yield AtTheExhibit(here, case)


@pytest.fixture
def head(trust: ATrust, case: CaseId, qtbot: QtBot) -> Iterator[AtTheExhibit]:
    with at_the_exhibit(trust, case, qtbot) as made:
        yield made


def keep(trust: ATrust, case: CaseId, content: bytes, kind: str, name: str) -> int:
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(content))
    made = trust.do("office", KeepFile(name=name, digest=kept.digest, size=kept.size, kind=kind,
                                       case_id=case))  # fmt: skip
    assert isinstance(made, int)
    return made


def photo() -> bytes:
    """A photo that says where, when and with what it was taken, and that was held sideways."""
    tags = Image.Exif()
    tags[ExifTags.Base.Make] = "Fairphone"
    tags[ExifTags.Base.Orientation] = 6
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:17 15:20:05"
    tags.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (52.0, 3.0, 10.0), 3: "W", 4: (2.0, 43.0, 0.0)}
    )
    held = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(held, "JPEG", exif=tags)
    return held.getvalue()


def a_pdf(pages: int = 3, *, acts: bool = False, password: str = "") -> bytes:
    """A letter whose second page holds the words."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for page in range(1, pages + 1):
        canvas.drawString(72, 760, f"Page number {page}.")
        if page == 2:
            canvas.drawString(72, 700, SAID)
        canvas.showPage()
    canvas.save()
    if not (acts or password):
        return held.getvalue()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(held.getvalue())) as opened:
        if acts:
            opened.Root.OpenAction = pikepdf.Dictionary(
                S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')")
            )
        locked = pikepdf.Encryption(user=password, owner="owner") if password else False
        opened.save(out, encryption=locked)
    return out.getvalue()


# --- a picture ------------------------------------------------------------------------------------


def test_a_picture_is_shown_upright_in_a_copy_that_says_it_is_one(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, photo(), "image", "gate.jpg"))
    picture = head.picture()
    assert (picture.width(), picture.height()) == (600, 800), "turned as it was held"
    assert "A copy made for looking" in head.find("exhibit.copy").text()
    assert head.find("exhibit.title").text() == "E2 gate.jpg"
    assert head.find("exhibit.sound").isVisible()
    assert sha256(photo()).hexdigest() in head.here.words()


def test_what_the_file_says_of_itself_is_called_that_and_a_place_in_it_is_warned_of(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, photo(), "image", "gate.jpg"))
    words = head.here.words()
    assert "The file says of itself: Taken, 17 November 2026, 15:20" in words
    assert "Fairphone" in words
    warning = head.find("exhibit.warning.1")
    assert warning.isVisible()
    assert "where" in warning.words


def test_a_picture_zooms_and_turns_for_looking_only(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, photo(), "image", "gate.jpg"))
    head.picture()
    canvas = head.find("exhibit.picture")
    assert canvas.hasFocus()
    fitted = canvas.percent
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.percent > fitted
    assert head.find("exhibit.place").text() == f"{canvas.percent} %"
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.percent == fitted
    head.press("exhibit.turn_right")
    assert (canvas.picture.width(), canvas.picture.height()) == (800, 600)
    head.press("exhibit.turn_left")
    assert (canvas.picture.width(), canvas.picture.height()) == (600, 800)
    assert sha256(photo()).hexdigest() == head.told().digest


def test_words_of_a_picture_are_quoted_only_once_somebody_compared_them(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    exhibit = keep(trust, case, gate(), "image", "gate.png")
    head.open(exhibit)
    assert not head.find("exhibit.quote").isVisible()
    trust.do("office", ConfirmWords(case_id=case, exhibit_id=exhibit, words=SAID))
    head.open(exhibit)
    head.here.qtbot.waitUntil(head.find("exhibit.quote").isVisible)
    head.mark("exhibit.confirmed", "the little ones")
    head.press("exhibit.quote")
    head.press("exhibit.quoting.keep")
    assert "the little ones" in trust.ask("head", CaseFile(case_id=case)).quotes


def test_a_picture_that_is_none_says_why_and_cannot_be_copied(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    first = trust.ask("head", CaseFile(case_id=case)).exhibits[0].exhibit_id
    head.open(first)
    assert "does not show" in head.find("exhibit.locked.why").text()
    assert not head.find("exhibit.locked.form").isVisible()
    save = head.find("exhibit.save_copy")
    assert not save.isEnabled()
    assert save.accessibleDescription()


# --- what leaves ----------------------------------------------------------------------------------


def test_a_saved_copy_has_no_metadata_and_stands_in_the_custody(
    trust: ATrust, case: CaseId, head: AtTheExhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "copy.png"
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _sort: str) -> tuple[str, str]:
        asked.append(name)
        return str(place), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    head.open(keep(trust, case, photo(), "image", "gate.jpg"))
    head.press("exhibit.save_copy")
    head.here.qtbot.waitUntil(place.exists)
    head.settle()
    assert asked == ["AP-26-001 E2 copy.png"]
    with Image.open(place) as image:
        assert not image.getexif()
        assert image.size == (600, 800)
    assert "A copy without metadata is saved" in head.find("exhibit.notice").words
    assert head.custody()[-1] == "Saved a copy"
    assert "Saved a copy" in head.here.words()


def test_a_copy_that_nobody_chose_a_place_for_is_not_in_the_custody(
    trust: ATrust, case: CaseId, head: AtTheExhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_told: ("", ""))
    head.open(keep(trust, case, photo(), "image", "gate.jpg"))
    head.press("exhibit.save_copy")
    assert "Saved a copy" not in head.custody()
    assert head.find("exhibit.save_copy").isEnabled()


def test_the_original_leaves_after_a_warning_and_a_reason_and_is_the_very_bytes(
    trust: ATrust, case: CaseId, head: AtTheExhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "gate.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_told: (str(place), ""))
    head.open(keep(trust, case, photo(), "image", "gate.jpg"))
    head.find("exhibit.more").chosen.emit("original")
    assert "leaves with all that the file says of itself" in head.find(
        "exhibit.original.warning").words  # fmt: skip
    head.press("exhibit.original.keep")
    assert "needed for" in head.find("exhibit.original.form.reason.error").words
    assert not place.exists()
    head.find("exhibit.original.form.reason").setText("The police ask for it.")
    head.press("exhibit.original.keep")
    head.here.qtbot.waitUntil(place.exists)
    assert place.read_bytes() == photo()
    assert "Saved the original" in head.custody()


def test_whoever_only_reads_the_case_takes_and_quotes_nothing(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    exhibit = keep(trust, case, WORDS.encode(), "text", "call.txt")
    with at_the_exhibit(trust, case, qtbot, "dpo") as dpo:
        dpo.open(exhibit)
        for name in ("exhibit.save_copy", "exhibit.print", "exhibit.quote",
                     "exhibit.capture.write"):  # fmt: skip
            part = dpo.find(name)
            assert not part.isEnabled(), name
            assert part.accessibleDescription(), name


def test_what_is_printed_is_stamped_and_noted_once_a_printer_was_chosen(
    trust: ATrust, case: CaseId, head: AtTheExhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.pdf"
    chosen: list[QPrinter | None] = [None]
    monkeypatch.setattr(printing, "ask_printer", lambda *_told: chosen[0])
    head.open(keep(trust, case, photo(), "image", "gate.jpg"))
    head.press("exhibit.print")
    assert "Printed it" not in head.custody()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    chosen[0] = printer
    head.press("exhibit.print")
    head.here.qtbot.waitUntil(paper.exists)
    assert len(PdfReader(paper).pages) == 1
    assert head.custody()[-1] == "Printed it"


def test_each_sheet_says_which_exhibit_it_is_and_holds_nothing_of_the_file(
    qtbot: QtBot,
) -> None:
    made = stamped_pages(a_pdf(2, acts=True), "Exhibit E2 · AP-26-001 · copy without metadata")
    sheets = PdfReader(io.BytesIO(made)).pages
    assert len(sheets) == 2
    for number, sheet in enumerate(sheets, start=1):
        words = " ".join(re.findall(r"\w+", sheet.extract_text()))
        assert "Exhibit E2 AP 26 001 copy without metadata" in words
        assert f"page {number} of 2" in words
        assert SAID not in words, "it is drawn, and not carried over"
    assert b"JavaScript" not in made


# --- a PDF ----------------------------------------------------------------------------------------


def test_a_pdf_turns_its_pages_by_key_and_finds_words(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, a_pdf(), "pdf", "letter.pdf"))
    place = head.find("exhibit.place")
    assert place.text() == "Page 1 of 3"
    view = head.find("exhibit.pdf.pages")
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert place.text() == "Page 3 of 3"
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert place.text() == "Page 2 of 3"
    assert head.page.find_on_page()
    field = head.find("exhibit.find")
    assert field.hasFocus()
    QTest.keyClicks(field, "number")
    head.here.qtbot.waitUntil(lambda: head.find("exhibit.hits").text() == "1 of 3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert head.find("exhibit.hits").text() == "2 of 3"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert head.find("exhibit.hits").text() == "1 of 3"


def test_words_on_a_page_are_marked_and_quoted_with_their_page(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, a_pdf(), "pdf", "letter.pdf"), part="page 2")
    assert head.find("exhibit.place").text() == "Page 2 of 3"
    content = head.page.place.content
    # From the first letter of the line to behind its last, in points from the top of the page.
    content.marking.mark(1, QPointF(70, A4[1] - 704), QPointF(400, A4[1] - 704))
    head.press("exhibit.quote")
    assert head.find("exhibit.quoting.words", QPlainTextEdit).toPlainText() == SAID
    head.press("exhibit.quoting.keep")
    told = trust.ask("head", CaseFile(case_id=case))
    assert SAID in told.quotes
    assert any(each.title == "Words quoted from E2, page 2" for each in told.entries)


def test_a_program_in_a_pdf_is_flagged_and_its_pages_are_only_drawn(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, a_pdf(acts=True), "pdf", "letter.pdf"))
    warning = head.find("exhibit.warning.1")
    assert warning.isVisible()
    assert "never run" in warning.words or "program" in warning.words
    assert "Nothing in the file was run" in head.find("exhibit.copy").text()
    assert head.find("exhibit.place").text() == "Page 1 of 3"


def test_a_locked_pdf_asks_for_its_password_each_time_and_keeps_it_nowhere(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    exhibit = keep(trust, case, a_pdf(password=KEY), "pdf", "letter.pdf")
    head.open(exhibit)
    assert "locked with a password" in head.find("exhibit.locked.why").text()
    field = head.find("exhibit.locked.form.password")
    assert field.isVisible()
    assert field.hasFocus()
    QTest.keyClicks(field, "not this one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    head.settle()
    assert "does not open" in head.find("exhibit.locked.why").text()
    assert field.text() == ""
    QTest.keyClicks(field, KEY)
    head.press("exhibit.locked.open")
    assert head.find("exhibit.place").text() == "Page 1 of 3"
    assert KEY not in repr([vars(each) for each in (head.page, head.page.looking,
                                                    head.page.place.content)])  # fmt: skip
    assert field.text() == ""
    head.here.go("cases")
    head.open(exhibit)
    assert field.isVisible(), "it is asked for again"


# --- text, and what is not shown ------------------------------------------------------------------


def test_words_of_a_text_are_found_marked_and_quoted_with_their_line(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, WORDS.encode(), "text", "call.txt"))
    assert head.find("exhibit.words", QPlainTextEdit).toPlainText() == WORDS
    assert head.find("exhibit.place").text() == "3 lines"
    field = head.find("exhibit.find")
    QTest.keyClicks(field, "the gate")
    assert head.find("exhibit.hits").text() == "1 of 2"
    head.press("exhibit.hit_after")
    assert head.find("exhibit.hits").text() == "2 of 2"
    QTest.keyClicks(field, "way")
    assert head.find("exhibit.hits").text() == "No hit"
    head.mark("exhibit.words", SAID)
    head.press("exhibit.quote")
    head.press("exhibit.quoting.keep")
    told = trust.ask("head", CaseFile(case_id=case))
    assert SAID in told.quotes
    assert any(each.title == "Words quoted from E2, line 2" for each in told.entries)
    head.mark("exhibit.words", SAID)
    head.press("exhibit.quote")
    head.press("exhibit.quoting.keep")
    assert "quoted already" in head.find("exhibit.quoting.notice").words


def test_a_film_is_kept_hashed_and_listed(trust: ATrust, case: CaseId, head: AtTheExhibit) -> None:
    content = b"\x00\x00\x00\x18ftypmp42" + bytes(200)
    head.open(keep(trust, case, content, "video", "film.mp4"))
    assert "Kept, hashed and listed" in head.find("exhibit.listed").accessibleName()
    assert sha256(content).hexdigest() in head.find("exhibit.digest").accessibleName()
    assert not head.find("exhibit.save_copy").isEnabled()
    assert not head.find("exhibit.find").isVisible()


# --- what people say of it ------------------------------------------------------------------------


def test_who_captured_it_is_asked_for_and_then_stands_there(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    exhibit = keep(trust, case, gate(), "image", "gate.png")
    head.open(exhibit)
    assert "Nobody has said" in head.find("exhibit.capture.missing").text()
    head.press("exhibit.capture.write")
    assert head.find("exhibit.capture.form.by").hasFocus()
    head.press("exhibit.capture.keep")
    assert "who made the copy" in head.find("exhibit.capture.form.by.error").words
    head.find("exhibit.capture.form.by").setText("Mrs Wójcik")
    head.find("exhibit.capture.form.on").setText("31/11/2026")
    head.press("exhibit.capture.keep")
    assert "November has 30 days" in head.find("exhibit.capture.form.on.error").words
    head.find("exhibit.capture.form.on").setText("17/11/2026")
    head.find("exhibit.capture.form.device").setText("her own phone")
    head.find("exhibit.capture.form.account").setText("her account")
    head.press("exhibit.capture.public.no")
    head.press("exhibit.capture.keep")
    assert head.told().capture == Capture(
        by="Mrs Wójcik", on=date(2026, 11, 17), device="her own phone", account="her account",
        public="no",
    )  # fmt: skip
    assert not head.find("exhibit.capture.form").isVisible()
    assert not head.find("exhibit.capture.missing").isVisible()
    words = head.here.words()
    assert "Account: her account" in words
    assert "Public: Only some could see it" in words


def test_an_extract_leads_to_its_file_and_back(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    exhibit = keep(trust, case, WORDS.encode(), "text", "call.txt")
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(b"x"))
    extract = trust.do("office", KeepExtract(case_id=case, exhibit_id=exhibit, part="line 2",
                                             digest=kept.digest, size=kept.size))  # fmt: skip
    head.open(extract)
    head.press("exhibit.related.E2")
    assert head.find("exhibit.title").text() == "E2 call.txt"
    cursor = head.find("exhibit.words", QPlainTextEdit).textCursor()
    assert cursor.blockNumber() == 1, "it goes to the very line"
    head.press("exhibit.related.E3")
    assert head.find("exhibit.number").text() == "Exhibit E3"
    head.press("exhibit.before")
    assert head.find("exhibit.number").text() == "Exhibit E2"
    head.press("exhibit.case")
    opened = head.here.window.frame.page
    assert isinstance(opened, CaseFilePage)
    head.here.qtbot.waitUntil(lambda: opened.side.is_ready, timeout=5_000)
    head.settle()


@pytest.mark.parametrize("form", ["ask_poster", "ask_platform"])
def test_a_removal_request_says_which_copies_are_kept_and_leads_to_them(
    trust: ATrust, case: CaseId, head: AtTheExhibit, form: str
) -> None:
    keep(trust, case, WORDS.encode(), "text", "call.txt")
    page = head.here.go("case_file", case_id=case, form=form)
    assert isinstance(page, CaseFilePage)
    head.here.qtbot.waitUntil(lambda: page.side.is_ready, timeout=5_000)
    head.settle()
    assert head.find(f"step.{form}.copies.words").text() == (
        "A copy is kept: E1, E2. Add another before you ask, if something is missing."
    )
    head.press(f"step.{form}.copies.see")
    assert head.page.page_name == "exhibit"
    assert head.find("exhibit.number").text() == "Exhibit E1"


# --- leaving --------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["another page", "the lock"])
def test_whichever_way_she_leaves_nothing_of_it_is_left_and_it_comes_again(
    trust: ATrust, case: CaseId, head: AtTheExhibit, way: str
) -> None:
    head.open(keep(trust, case, WORDS.encode(), "text", "call.txt"))
    text = head.find("exhibit.words", QPlainTextEdit)
    assert text.toPlainText() == WORDS
    if way == "the lock":
        head.here.window.lock()
        assert text.toPlainText() == ""
        head.here.window.unlock()
    else:
        head.here.go("cases")
        assert text.toPlainText() == ""
        head.here.window.frame.back()
    head.settle()
    assert text.toPlainText() == WORDS


def test_it_goes_from_the_screen_when_somebody_else_seals_it(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    exhibit = keep(trust, case, WORDS.encode(), "text", "mums only.txt")
    head.open(exhibit)
    trust.do("ceo", SealExhibit(case_id=case, exhibit_id=exhibit))
    head.here.qtbot.waitUntil(head.find("exhibit.missing").isVisible)
    assert "sealed" in head.find("exhibit.missing").accessibleName()
    assert head.find("exhibit.words", QPlainTextEdit).toPlainText() == ""
    for each in head.page.findChildren(QWidget):
        text = getattr(each, "text", None)
        told = f"{each.accessibleName()} {each.toolTip()} {text() if callable(text) else ''}"
        assert "mums only" not in told, each.objectName()
    assert "mums only" not in head.here.words()


def test_escape_closes_what_is_asked_before_it_leaves_the_page(
    trust: ATrust, case: CaseId, head: AtTheExhibit
) -> None:
    head.open(keep(trust, case, WORDS.encode(), "text", "call.txt"))
    head.mark("exhibit.words", SAID)
    head.press("exhibit.quote")
    assert head.find("exhibit.quoting").isVisible()
    assert head.page.back()
    assert not head.find("exhibit.quoting").isVisible()
    head.press("exhibit.capture.write")
    assert head.page.back()
    assert not head.find("exhibit.capture.form").isVisible()
    assert not head.page.back()


@pytest.mark.parametrize("kind", ["image", "pdf", "text"])
def test_every_part_has_a_name_for_whoever_listens(
    trust: ATrust, case: CaseId, head: AtTheExhibit, kind: str
) -> None:
    content = {"image": photo(), "pdf": a_pdf(), "text": WORDS.encode()}[kind]
    head.open(keep(trust, case, content, kind, f"it.{kind}"))
    assert faults_of(head.page) == []
    head.press("exhibit.capture.write")
    assert faults_of(head.page) == []


@pytest.mark.parametrize("size", [100, 200])
def test_with_little_room_what_is_known_of_it_stands_behind_a_button(
    trust: ATrust, case: CaseId, head: AtTheExhibit, size: int
) -> None:
    from tcat_desktop.screens.theme import theme

    head.open(keep(trust, case, WORDS.encode(), "text", "call.txt"))
    theme().set_text_size(size)
    head.here.window.resize(1024, 700)
    head.settle()
    about = head.find("exhibit.about", QAbstractButton)
    assert about.isVisible() is (size == 200)
    assert head.find("exhibit.words").isVisible()
    assert head.find("exhibit.facts").isVisible() is (size == 100)
    if size == 200:
        head.press("exhibit.about")
        assert head.find("exhibit.facts").isVisible()
        assert not head.find("exhibit.words").isVisible()
    bar = head.find("exhibit.side.area").horizontalScrollBar()
    assert bar.maximum() == 0
