"""The case file page: opens with one question, shows the case as it is, and leads on by key."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from zlib import compress, crc32

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.demo.pictures import gate
from tcat_desktop.journey.people import Act, CaseId, Level
from tcat_desktop.office.commands.add_to_record import AddIncident, AddNote, RenameCase
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.report_concern import Involved
from tcat_desktop.office.exhibit_copies import THUMBNAIL
from tcat_desktop.office.intake import take_in
from tcat_desktop.office.questions.case_file import CaseFile, CaseFileAnswer
from tcat_desktop.office.questions.exhibit import Exhibit
from tcat_desktop.screens.case_file.entries import LINE_ROLE, Line
from tcat_desktop.screens.pages.case_file import CaseFilePage
from tcat_desktop.screens.theme import theme
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of, focusable
from tests.screens.sitting import Sitting, sitting

NAUGHTY = (
    '<b>bold</b> <img src="file:///etc/passwd">',
    "<a href='file:///etc/passwd'>look</a> &amp; &lt;",
    "\u202eesrever Łódź \U0001f469\u200d\U0001f467 \ufdfd",
    "w" * 5_000,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealExhibits:
    """Seal what has this name, as the sealing of messages will."""

    case_id: CaseId
    name: str

    needs: ClassVar = (Act.RECORD, Level.CREATE)

    def carry_out(self, desk: Any) -> None:
        for row in desk.case(self.case_id).exhibits:
            if row["name"] == self.name:
                desk.change("exhibits", row["id"], sealed=True)
        desk.did("case", self.case_id)


@dataclass(slots=True)
class AtTheCase:
    """Somebody at the window with one case open, and everything that was asked meanwhile."""

    here: Sitting
    trust: ATrust
    case_id: CaseId
    asked: list[Any]

    @property
    def page(self) -> CaseFilePage:
        page = self.here.window.frame.page
        assert isinstance(page, CaseFilePage)
        return page

    @property
    def rows(self) -> list[Line]:
        model = self.find("case_file.chronology", QListView).model()
        return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]

    def find(self, name: str, kind: type = QWidget) -> Any:
        return self.here.find(name, kind)

    def open(self, **where: Any) -> None:
        self.here.window.frame.go("case_file", {"case_id": self.case_id, **where})
        self.settle()

    def settle(self) -> None:
        self.here.settle()
        self.here.qtbot.waitUntil(lambda: self.page.side.is_ready, timeout=5_000)
        self.here.settle()

    def press(self, name: str) -> None:
        button = self.find(name, QAbstractButton)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def key(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        self.settle()

    def keep(self, name: str, content: bytes) -> None:
        office, head = self.trust.office, self.trust.person("head")
        file = take_in(office, head, content, name)
        self.trust.do("head", KeepFile(name=file.name, digest=file.digest, size=file.size,
                                       kind=file.kind, case_id=self.case_id))  # fmt: skip

    def answer(self) -> CaseFileAnswer:
        told = self.trust.ask("head", CaseFile(case_id=self.case_id))
        assert isinstance(told, CaseFileAnswer)
        return told


def seat(trust: ATrust, who: str, case_id: CaseId, qtbot: QtBot) -> Iterator[AtTheCase]:
    with sitting(trust, who, qtbot) as here:
        person, asked = trust.person(who), []

        def ask(question: Any) -> Any:
            asked.append(question)
            return trust.office.ask(person, question)

        here.errands.serve(asker=ask, doer=lambda command: trust.office.do(person, command))
        yield AtTheCase(here, trust, case_id, asked)


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def head(trust: ATrust, qtbot: QtBot) -> Iterator[AtTheCase]:
    yield from seat(trust, "head", a_case(trust).at("meeting"), qtbot)


def test_a_case_opens_with_one_question_and_shows_itself(head: AtTheCase) -> None:
    head.open()
    assert [type(each) for each in head.asked if isinstance(each, CaseFile)] == [CaseFile]
    told = head.answer()
    assert head.find("case_file.reference").text() == told.reference
    assert head.find("case_file.title").text() == told.title
    assert head.find("case_file.next_step.title").text() == told.next_step.title
    assert len(head.rows) == len(told.entries) + 1, "the meeting to come stands on top"
    assert head.rows[0].coming
    assert head.rows[0].title == "Meeting with Mrs Kerry Denholm"
    words = head.here.words()
    for person in told.people:
        assert person.name in words
    assert "Abusive messages about staff or others" in words
    assert "Large print" in words


def test_a_step_that_is_not_open_stands_locked_with_its_reason(head: AtTheCase) -> None:
    head.open()
    locked = [each for each in head.answer().options if not each.allowed]
    assert {each.move.name for each in locked} >= {"ask_group_to_close", "hand_over"}
    for option in locked:
        row = head.find(f"case_file.step.{option.move.name}", QAbstractButton)
        assert option.reason in row.accessibleName()
    head.press("case_file.step.hand_over")
    notice = head.find("case_file.step_notice")
    assert notice.isVisible()
    assert "needs a complaint" in notice.words
    assert "C27" in notice.words
    assert head.page.left.form is None


def test_an_open_step_opens_its_form_in_place_of_what_happened(head: AtTheCase) -> None:
    head.open()
    head.press("case_file.step.record_contact")
    assert head.page.left.form is not None
    assert not head.find("case_file.chronology").isVisible()
    assert head.find("case_file.title").isVisible()
    assert head.find("case_file.code").isVisible()
    assert not head.find("case_file.main").isVisible(), "one main button a page"
    assert head.page.back()
    head.settle()
    assert head.page.left.form is None
    assert head.find("case_file.chronology").isVisible()


def test_a_finished_form_leaves_a_green_line_and_the_case_as_it_is_now(head: AtTheCase) -> None:
    head.open()
    head.page.open_form("note", {})
    head.settle()
    form = head.page.left.form
    assert form is not None
    form.findChild(QPlainTextEdit).setPlainText("Riley has a new seat by the window.")
    button = head.page.main_button()
    assert button is not None
    assert form.isAncestorOf(button)
    button.click()
    head.settle()
    head.here.qtbot.waitUntil(lambda: len(head.rows) == len(head.answer().entries) + 1)
    assert head.find("case_file.notice").words == "The note is on the record."
    assert any(row.words == "Riley has a new seat by the window." for row in head.rows)


def test_what_happened_runs_newest_or_oldest_first(head: AtTheCase) -> None:
    head.open()
    newest = [row.key for row in head.rows]
    head.press("case_file.turn")
    assert [row.key for row in head.rows] == newest[::-1]
    assert head.find("case_file.turn", QAbstractButton).accessibleName().startswith("Oldest first")
    head.press("case_file.turn")
    assert [row.key for row in head.rows] == newest


def test_the_tabs_show_one_kind_of_entry(head: AtTheCase) -> None:
    head.open()
    head.press("case_file.tabs.contact")
    assert {row.kind for row in head.rows} == {"call", "meeting"}
    head.press("case_file.tabs.letters")
    assert head.rows == []
    assert head.find("case_file.none").isVisible()
    head.press("case_file.tabs.all")
    assert len(head.rows) == len(head.answer().entries) + 1


def test_an_entry_made_late_says_by_how_much(head: AtTheCase) -> None:
    head.open()
    report = next(row for row in head.rows if row.kind == "report")
    assert report.late
    assert report.foot.endswith(report.late)


def test_a_sealed_exhibit_has_no_picture_no_name_and_is_never_asked_for(head: AtTheCase) -> None:
    head.keep("gate.png", gate())
    head.keep("mums only.png", gate()[:-1] + b"x")
    head.trust.do("head", SealExhibits(case_id=head.case_id, name="mums only.png"))
    sealed = next(each for each in head.answer().exhibits if each.sealed)
    seen = next(each for each in head.answer().exhibits if each.name == "gate.png")
    head.open()
    pictures = head.page._pictures
    head.here.qtbot.waitUntil(lambda: pictures.thumbnail(seen.exhibit_id) is not None)
    head.press(f"case_file.exhibit.{sealed.number}")
    assert head.find("case_file.viewer.sealed").isVisible()
    assert pictures.thumbnail(sealed.exhibit_id) is None
    looked = {each.exhibit_id for each in head.asked if isinstance(each, Exhibit)}
    assert seen.exhibit_id in looked
    assert sealed.exhibit_id not in looked
    assert "mums only" not in head.here.words()
    assert not any("mums only" in row.spoken for row in head.rows)
    assert any(each.accessibleName() == "1 sealed"
               for each in head.find("case_file.marks").findChildren(QWidget))  # fmt: skip


def test_an_exhibit_opens_on_its_own_page_and_back_leads_to_the_case(head: AtTheCase) -> None:
    head.keep("chat.txt", b"Kerry: <b>look who gets away with it</b>\n")
    number = next(each.number for each in head.answer().exhibits if each.name == "chat.txt")
    head.open()
    head.find(f"case_file.exhibit.{number}", QAbstractButton).click()
    head.here.settle()
    opened = head.here.window.frame.page
    assert opened is not None
    assert opened.page_name == "exhibit"
    text = head.find("exhibit.words", QPlainTextEdit)
    head.here.qtbot.waitUntil(text.isVisible)
    assert text.isReadOnly()
    assert text.toPlainText() == "Kerry: <b>look who gets away with it</b>\n"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    head.here.settle()
    assert head.here.window.frame.page is head.here.window.findChild(QWidget, "case_file")


def test_a_thumbnail_is_a_copy_and_what_is_no_picture_has_none(head: AtTheCase) -> None:
    head.keep("gate.png", gate())
    head.keep("large.png", _plain_png(_TOO_WIDE))
    head.open()
    pictures = head.page._pictures
    ids = {each.name: each.exhibit_id for each in head.answer().exhibits}
    head.here.qtbot.waitUntil(lambda: pictures.thumbnail(ids["gate.png"]) is not None)
    head.settle()
    small = pictures.thumbnail(ids["gate.png"])
    assert small is not None
    assert max(small.width(), small.height()) <= THUMBNAIL
    assert pictures.thumbnail(ids["large.png"]) is None, "of too many pixels"
    assert pictures.thumbnail(ids["post.png"]) is None, "it only says that it is a picture"


# More pixels than any picture of a telephone has.
_TOO_WIDE = 20_000


def _plain_png(side: int) -> bytes:
    """A black picture of one bit a pixel: large on a screen, small on a disk."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))

    rows = bytes(1 + (side + 7) // 8) * side
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", compress(rows, 1)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_words_that_look_like_markup_are_shown_as_they_were_written(head: AtTheCase) -> None:
    case_id = head.case_id
    told = head.answer()
    head.trust.do("head", RenameCase(case_id=case_id, title=NAUGHTY[0], seen=told.version))
    for words in NAUGHTY:
        head.trust.do("head", AddNote(case_id=case_id, words=words, on=head.trust.clock().date(),
                                      title=words[:200]))  # fmt: skip
    head.keep("<img src=x>.png", gate())
    head.open()
    assert head.find("case_file.title").text() == NAUGHTY[0]
    assert {row.title for row in head.rows} >= {words[:200] for words in NAUGHTY}
    for name in ("case_file.tabs.all", "case_file.turn"):
        head.press(name)
    list_ = head.find("case_file.chronology", QListView)
    for row, line in enumerate(head.rows):
        if line.whole in NAUGHTY:
            list_.setFocus()
            list_.setCurrentIndex(list_.model().index(row, 0))
            head.key(Qt.Key.Key_Return)
            assert head.find("case_file.reading.words", QPlainTextEdit).toPlainText() == line.whole
            assert head.page.back()
    picture = head.page.grab()
    assert not picture.isNull()
    for each in head.page.findChildren(QWidget):
        assert each.width() <= head.page.width(), each.objectName()


def test_every_part_has_a_name_and_tab_reaches_it_in_order(head: AtTheCase) -> None:
    head.keep("gate.png", gate())
    head.open()
    assert faults_of(head.page) == []
    wanted = {
        each.objectName() for each in focusable(head.page) if each.isVisible() and each.isEnabled()
    }
    head.find("case_file.cases").setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[str] = []
    for _ in range(120):
        focused = QApplication.focusWidget()
        if focused is None or not head.page.isAncestorOf(focused):
            break
        walked.append(focused.objectName())
        # Inside the tabs and the list the arrow keys move; Tab goes on.
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert wanted - set(walked) == set()
    places = [walked.index(name) for name in (
        "case_file.add", "case_file.stepper.1", "case_file.tabs.all", "case_file.chronology",
        "case_file.main", "case_file.clause.C36", "case_file.exhibit.E1",
    )]  # fmt: skip
    assert places == sorted(places)


def test_enter_reads_an_entry_and_esc_goes_back_to_the_list(head: AtTheCase) -> None:
    head.open()
    list_ = head.find("case_file.chronology", QListView)
    assert list_.hasFocus(), "the keyboard starts on what happened"
    call = next(n for n, row in enumerate(head.rows) if row.kind == "call")
    list_.setCurrentIndex(list_.model().index(call, 0))
    head.key(Qt.Key.Key_Return)
    assert "I will think about it" in head.find("case_file.reading.words").toPlainText()
    head.key(Qt.Key.Key_Escape)
    assert list_.isVisible()
    assert list_.hasFocus()


def test_the_steps_above_scroll_to_what_was_done(head: AtTheCase) -> None:
    head.open()
    head.press("case_file.stepper.2")
    row = head.find("case_file.chronology", QListView).currentIndex().row()
    assert head.rows[row].stage == "direct_contact"


def test_nothing_of_one_case_stands_under_the_next(head: AtTheCase) -> None:
    other = a_case(head.trust, author="wojcik").at("reported")
    head.open()
    assert head.find("case_file.title").isVisible()
    head.here.window.frame.go("case_file", {"case_id": other})
    assert not head.find("case_file.title").isVisible()
    head.settle()
    told = head.trust.ask("head", CaseFile(case_id=other))
    assert head.find("case_file.reference").text() == told.reference


def test_a_case_that_cannot_be_met_says_so_and_shows_nothing(head: AtTheCase) -> None:
    head.open()
    head.here.window.frame.go("case_file", {"case_id": 9_999})
    head.here.settle()
    assert head.find("case_file.missing").isVisible()
    assert not head.find("case_file.title").isVisible()


def test_a_change_by_somebody_else_is_shown_without_being_asked_for(head: AtTheCase) -> None:
    head.open()
    before = len(head.rows)
    head.trust.office.tell(head.here.errands.announce)
    head.trust.do("office", AddNote(case_id=head.case_id, words="She rang the office.",
                                    on=head.trust.clock().date()))  # fmt: skip
    head.here.qtbot.waitUntil(lambda: len(head.rows) == before + 1)
    assert head.rows[1].words == "She rang the office."


def test_a_dropped_file_is_kept_and_put_on_the_record(head: AtTheCase, tmp_path: Path) -> None:
    head.open()
    file = tmp_path / "photo & film.png"
    file.write_bytes(gate())
    head.page._adding.take(head.case_id, [file])
    head.here.qtbot.waitUntil(lambda: "photo & film.png" in head.find("case_file.notice").words)
    head.settle()
    kept = [each for each in head.answer().exhibits if each.name == file.name]
    assert [each.size for each in kept] == [len(gate())]


def test_a_chat_that_is_added_to_a_case_is_sealed_as_it_arrives(
    head: AtTheCase, tmp_path: Path
) -> None:
    head.open()
    file = tmp_path / "WhatsApp Chat with 4H parents.txt"
    line = "09/11/2026, 20:1{} - {}: Everyone should know\n"
    file.write_text(line.format(4, "Kerry") + line.format(5, "Agnieszka"))
    head.page._adding.take(head.case_id, [file])
    head.here.qtbot.waitUntil(lambda: "sealed" in head.find("case_file.notice").words)
    head.settle()
    assert head.answer().exhibits[-1].sealed


def test_a_file_that_is_gone_is_refused_beside_what_happened(
    head: AtTheCase, tmp_path: Path
) -> None:
    head.open()
    head.page._adding.take(head.case_id, [tmp_path / "gone.png"])
    head.here.qtbot.waitUntil(lambda: "no longer there" in head.find("case_file.notice").words)
    head.settle()


def test_a_dpo_reads_and_is_told_why_she_may_not_act(trust: ATrust, qtbot: QtBot) -> None:
    case_id = a_case(trust).at("direct_contact")
    for dpo in seat(trust, "dpo", case_id, qtbot):
        dpo.open()
        main = dpo.find("case_file.main", QAbstractButton)
        assert not main.isEnabled()
        assert "Only" in dpo.find("case_file.main.why").text()
        assert dpo.here.window.findChild(QWidget, "case_file.judge") is None
        dpo.press("case_file.clause.C36")
        assert dpo.page.left.form is None
        assert "bullies" in dpo.find("case_file.reading.words").toPlainText()


def test_a_narrow_window_folds_people_and_keeps_every_step(head: AtTheCase) -> None:
    many = tuple(
        Involved(role="witness", person_id=head.trust.do("office", KeepPerson(
            title="Ms", forename=name, surname="Longbottom-Reeves")))
        for name in ("Ada", "Bo", "Cy", "Di")
    )  # fmt: skip
    head.trust.do("office", AddIncident(
        case_id=head.case_id, narrative="Again, a photo of the gate.", involved=many,
        happened_on=head.trust.clock().date(), happened_at="09:00", platforms=("facebook",),
    ))  # fmt: skip
    head.open()
    head.here.window.resize(1024, 700)
    head.settle()
    assert not head.find("case_file.print").isVisible()
    assert head.find("case_file.people.more").isVisible()
    assert all(head.find(f"case_file.stepper.{n}").isVisible() for n in range(1, 7))


def test_large_text_puts_the_next_step_above_what_happened(head: AtTheCase) -> None:
    head.open()
    head.here.window.resize(1440, 900)
    theme().set_text_size(200)
    try:
        head.settle()
        head.here.qtbot.waitUntil(lambda: head.page.columns.one_column)
        head.settle()
        main, list_ = head.find("case_file.main"), head.find("case_file.chronology")
        at = main.mapTo(head.page, main.rect().topLeft()).y()
        assert at < list_.mapTo(head.page, list_.rect().topLeft()).y()
        assert not head.find("case_file.code").isVisible()
        head.press("case_file.unfold")
        assert head.find("case_file.code").isVisible()
    finally:
        theme().set_text_size(100)
