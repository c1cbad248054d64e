"""Log a concern: quick, forgiving, byte for byte, and nothing that was typed is ever lost."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.intake import take_in
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.exhibit import Exhibit
from tcat_desktop.office.questions.own_desk import MyReports, NewestDraft
from tcat_desktop.screens import printing
from tests.builders import ATrust, a_trust
from tests.screens.sitting import Sitting, sitting

STORY = "Mrs Wójcik says a chat calls Miss Hartnoll “a liar who should not be near kids”."


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


class Keys:
    """Presses keys wherever the keyboard is, and counts them."""

    def __init__(self, here: Sitting) -> None:
        self.here = here
        self.count = 0

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(self.here), key, held)
        self.count += 1

    def write(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(focused(self.here), letter)
            self.count += 1


def focused(here: Sitting) -> QWidget:
    part = here.window.focusWidget()
    assert part is not None
    return part


def an_open_form(here: Sitting, story: str = STORY) -> Any:
    page = here.go("log_a_concern")
    page.form.words.setPlainText(story)
    return page


def send(here: Sitting) -> str:
    here.find("log.send").click()
    here.settle()
    return str(here.find("log.sent.reference").text())


def case_of(here: Sitting, who: str = "head") -> Any:
    newest = here.trust.ask("reception", MyReports())[0]
    return here.trust.ask(who, CaseFile(case_id=newest.case_id))


# --- quick ---------------------------------------------------------------------------------------


def test_a_typical_report_takes_fewer_than_25_keys_beside_the_story(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "reception", qtbot) as here:
        here.go("log_a_concern")
        keys = Keys(here)
        QTest.keyClicks(focused(here), "Somebody called the teacher ")
        keys.press(Qt.Key.Key_Tab)
        keys.press(Qt.Key.Key_Space)  # WhatsApp
        keys.press(Qt.Key.Key_Tab)
        keys.press(Qt.Key.Key_Right)  # round to A group chat
        keys.press(Qt.Key.Key_Tab)  # the group's name stays empty
        keys.press(Qt.Key.Key_Tab)
        assert focused(here).objectName() == "log.happened_on"
        keys.write("sun")  # Tab has marked today, so that typing writes over it
        keys.press(Qt.Key.Key_Tab)
        keys.write("1930")
        keys.press(Qt.Key.Key_Tab)
        keys.press(Qt.Key.Key_Tab)
        assert focused(here).objectName() == "log.find_person"
        keys.write("den")
        here.settle()
        keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        here.settle()
        assert here.find("log.sent.reference").text().startswith("AP-26-")
        assert keys.count < 25
        case = case_of(here)
        assert [one.part for one in case.people] == ["reported it"]
        assert case.entries[-1].on == date(2026, 11, 22)


def test_ctrl_n_opens_the_form_with_the_keyboard_in_what_happened(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "reception", qtbot) as here:
        here.go("my_reports")
        QTest.keyClick(here.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        here.settle()
        assert focused(here).objectName() == "log.narrative"


# --- nothing is lost -----------------------------------------------------------------------------


def test_a_draft_outlives_a_window_that_is_torn_away(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.form.platforms.button("tiktok").click()
        page.form.people.finder.field.setText("Sharp pencil 7")
        here.settle()
        QTest.keyClick(page.form.people.finder.field, Qt.Key.Key_Return)
        page.evidence.take(b"a picture", "post.png")
        here.settle()
        qtbot.waitUntil(lambda: not page.keeper.is_changed, timeout=5_000)
        here.settle()
        assert here.find("log.saved").text() == "Draft saved 14:20"
        here.errands.finish()
    with sitting(trust, "reception", qtbot) as here:
        page = here.go("log_a_concern")
        assert page.form.words.words() == STORY
        assert page.form.platforms.values == ("tiktok",)
        assert [each.name for each in page.form.people.people()] == ["Sharp pencil 7"]
        assert [tile.file.name for tile in page.evidence.tiles] == ["post.png"]
        assert "did not send it" in here.words()


def test_what_was_typed_in_the_last_two_seconds_is_saved_when_the_desk_locks(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "reception", qtbot) as here:
        an_open_form(here)
        here.window.lock()
        here.settle()
        draft = trust.ask("reception", NewestDraft(form="report"))
        assert draft.body["narrative"] == STORY


def test_starting_afresh_forgets_the_draft_and_its_files(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.evidence.take(b"a picture", "post.png")
        here.settle()
        here.find("log.keep_draft").click()
        here.settle()
        page._start_afresh()
        here.settle()
        assert trust.ask("reception", NewestDraft(form="report")) is None
        assert page.form.words.words() == ""
        assert page.evidence.tiles == []


def test_a_sent_report_leaves_no_draft_behind(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.keeper.save()
        send(here)
        assert trust.ask("reception", NewestDraft(form="report")) is None
        here.find("log.sent.another").click()
        here.settle()
        assert page.form.words.words() == ""


def test_every_naughty_string_comes_back_as_it_was_typed(
    trust: ATrust, qtbot: QtBot, shared_data: Path
) -> None:
    listed = json.loads((shared_data / "names/blns/blns.json").read_text(encoding="utf-8"))
    strings = [each for each in listed if each.strip()]
    assert len(strings) > 300
    story = "\n".join(each.replace("\r", " ").replace("\x00", "") for each in strings)
    # A form has one kind of line end, and the office takes blanks off both ends of a story.
    story = story.replace("\u2028", "\n").replace("\u2029", "\n").strip()
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here, story)
        typed = page.form.words.words()
        assert typed == story
        send(here)
        assert case_of(here).entries[-1].words == typed


# --- files ---------------------------------------------------------------------------------------


def test_a_dropped_file_is_kept_byte_for_byte(trust: ATrust, qtbot: QtBot, tmp_path: Path) -> None:
    content = bytes(range(256)) * 9_000
    (tmp_path / "Łukasz’s post.png").write_bytes(content)
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.evidence.take_mime(of_files(tmp_path / "Łukasz’s post.png"))
        here.settle()
        tile = page.evidence.tiles[0]
        wanted = hashlib.sha256(content).hexdigest()
        assert tile.file.digest == wanted
        assert wanted[:4] in tile.fingerprint.text()
        send(here)
        case = case_of(here)
        seen = trust.ask("head", Exhibit(case_id=case.case_id,
                                         exhibit_id=case.exhibits[0].exhibit_id))  # fmt: skip
        assert (seen.content, seen.name) == (content, "Łukasz’s post.png")


def test_a_pasted_screenshot_becomes_an_exhibit(trust: ATrust, qtbot: QtBot) -> None:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        QApplication.clipboard().setImage(picture)
        page.form.words.setFocus()
        page.form.words.paste()
        here.settle()
        assert [tile.file.kind for tile in page.evidence.tiles] == ["image"]
        assert page.form.words.words() == STORY


def test_a_parents_chat_is_sealed_as_it_comes(trust: ATrust, qtbot: QtBot) -> None:
    chat = b"22/11/2026, 19:41 - Kerry D: she lied\n22/11/2026, 19:42 - Ola: stop\n"
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.evidence.take(chat, "secret name.txt")
        here.settle()
        assert page.evidence.tiles[0].is_sealed
        send(here)
        case = case_of(here)
        assert case.exhibits[0].name == "Sealed"
        with pytest.raises(Refused, match="sealed"):
            trust.ask("head", Exhibit(case_id=case.case_id,
                                      exhibit_id=case.exhibits[0].exhibit_id))  # fmt: skip


def test_a_chat_that_was_sealed_at_another_sitting_stays_sealed_and_says_what_to_do(
    trust: ATrust, qtbot: QtBot
) -> None:
    chat = b"22/11/2026, 19:41 - Kerry D: she lied\n22/11/2026, 19:42 - Ola: stop\n"
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.evidence.take(chat, "secret name.txt")
        here.settle()
        tile = page.evidence.tiles[0]
        tile.seal.click()
        here.settle()
        assert not tile.is_sealed
        assert page.evidence.notice.words == ""
        tile.seal.click()
        here.settle()
        trust.office.forget_seal()
        tile.seal.click()
        here.settle()
        assert tile.is_sealed
        assert "add it again" in page.evidence.notice.words


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: folder, "That is a folder. Drop the files that are in it."),
        (lambda folder: folder / "gone.png", "That file is no longer there."),
        (lambda folder: empty(folder / "empty.png"), "is empty: there is nothing in it to keep."),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    trust: ATrust, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    folder = tmp_path / "dropped"
    folder.mkdir()
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.evidence.take_mime(of_files(make(folder)))
        here.settle()
        assert sentence in here.find("log.evidence.notice").words
        assert page.evidence.tiles == []


def test_more_than_two_gigabytes_are_refused_before_anything_is_read(
    trust: ATrust, tmp_path: Path
) -> None:
    huge = tmp_path / "film.mp4"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3 + 1)
    told: list[int] = []
    with pytest.raises(Refused, match="larger than 2 GB"):
        take_in(trust.office, trust.person("reception"), huge,
                progress=lambda done, _all: told.append(done))  # fmt: skip
    assert told == []


def test_cancel_keeps_nothing_of_a_file(trust: ATrust, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(bytes(4 * 1024 * 1024))
    with pytest.raises(Refused, match="you stopped it"):
        take_in(trust.office, trust.person("reception"), tmp_path / "film.mp4",
                cancelled=lambda: True)  # fmt: skip
    assert not list((trust.folder / "shelf").glob("*"))


def test_a_receptionist_never_sees_what_a_file_holds(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.evidence.take(b"Kerry wrote: mountebank", "note.txt")
        here.settle()
        assert "mountebank" not in here.words()
        send(here)
        newest = trust.ask("reception", MyReports())[0]
        with pytest.raises(Refused):
            trust.ask("reception", Exhibit(case_id=newest.case_id, exhibit_id=1))
        with pytest.raises(Refused):
            trust.ask("reception", CaseFile(case_id=newest.case_id))


# --- refused at the field ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("happened_on", "24 Nov 2026", "It cannot have happened after today."),
        ("happened_on", "31 Nov 2026", "November has 30 days."),
        ("happened_on", "", "Say on which day it happened."),
        ("happened_at", "25:61", "That is not a time of day."),
        ("happened_at", "23:30", "That time has not come yet today."),
    ],
)
def test_a_day_or_time_that_cannot_be_is_refused_at_its_field(
    trust: ATrust, qtbot: QtBot, field: str, typed: str, sentence: str
) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        here.find(f"log.{field}").setText(typed)
        here.find("log.send").click()
        here.settle()
        assert sentence in here.find(f"log.{field}.error").words
        assert page.form.words.words() == STORY
        assert focused(here).objectName() == f"log.{field}"
        assert trust.ask("reception", MyReports()) == ()


def test_a_report_without_words_is_refused_where_the_words_belong(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "reception", qtbot) as here:
        here.go("log_a_concern")
        here.find("log.send").click()
        here.settle()
        assert "Write what happened." in here.find("log.narrative.error").words


def test_nobody_is_put_down_as_the_writer_by_a_guess(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        field = page.form.people.finder.field
        for typed in ("wójcik", "hartnoll", ["denholm", " kerry"][0]):
            field.setText(typed)
            here.settle()
            QTest.keyClick(field, Qt.Key.Key_Return)
        parts = [each.role for each in page.form.people.people()]
        assert parts == ["reporter", "named", ""]
        assert focused(here).objectName() == "log.person.3.role"
        here.find("log.send").click()
        here.settle()
        assert "Say what this person was in it." in here.find("log.involved.error").words


# --- what is told --------------------------------------------------------------------------------


def test_somebody_at_risk_is_told_at_once_whom_to_find_and_may_still_send(
    trust: ATrust, qtbot: QtBot
) -> None:
    with sitting(trust, "reception", qtbot) as here:
        an_open_form(here)
        here.find("log.risk.yes").click()
        told = here.find("log.risk_help").words
        assert "999" in told
        assert "Llŷr" in told
        assert send(here).startswith("AP-26-")
        assert "Llŷr" in here.find("log.sent.risk").words


def test_the_clauses_it_may_be_about_come_as_one_writes(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "reception", qtbot) as here:
        page = an_open_form(here)
        page.form.audience.button("group").click()
        qtbot.waitUntil(lambda: page.clauses.first() is not None, timeout=5_000)
        here.find("log.clause.C23").click()
        assert page.clauses.ticked == ("C23",)
        send(here)
        assert [each.clause for each in case_of(here).clauses] == ["C23"]


def test_the_slip_is_printed_with_the_report(
    trust: ATrust, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []

    def on_paper(parent: QWidget, pdf: bytes, title: str) -> bool:
        printed.append(pdf)
        return True

    # The printer is the one thing that a test has to do without.
    monkeypatch.setattr(printing, "print_pdf", on_paper)
    with sitting(trust, "reception", qtbot) as here:
        an_open_form(here)
        here.find("log.send_and_print").click()
        here.settle()
        assert printed[0].startswith(b"%PDF-")
        assert "The slip is printed." in here.find("log.sent.notice").words


def test_whoever_works_for_the_whole_trust_says_which_school(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "ceo", qtbot) as here:
        page = an_open_form(here)
        page.form.school.setCurrentIndex(0)
        here.find("log.send").click()
        here.settle()
        assert "Choose the school" in here.find("log.school.error").words
        page.form.school.setCurrentIndex(2)
        here.settle()
        assert send(here).startswith("HM-26-")


def of_files(*paths: Path) -> QMimeData:
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return told


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path
