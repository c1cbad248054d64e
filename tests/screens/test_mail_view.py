"""A mail on the screen: its header, plain words, what came with it, and nothing from outside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tcat_desktop.demo import mail_story
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.screens.exhibit.mail_header import header_of
from tcat_desktop.screens.exhibit.mail_words import MailWords
from tcat_desktop.screens.theme import Appearance, Role, theme, wear
from tests.builders import ATrust, a_case, a_trust
from tests.kept_mails import CHAT, PICTURE, a_mail, kept, page, read_all
from tests.screens.sitting import Sitting, sitting


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


@pytest.fixture
def desk(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "head", qtbot) as seated:
        yield seated


def _opened(desk: Sitting, case: CaseId, exhibit: int, **where: Any) -> MailWords:
    """The mail is open and all its words are there."""
    desk.go("exhibit", case_id=case, exhibit_id=exhibit, **where)
    words: MailWords = desk.find("exhibit.words")
    desk.qtbot.waitUntil(lambda: words.is_filled and bool(words.toPlainText()), timeout=20_000)
    desk.settle()
    return words


def _said(desk: Sitting, name: str) -> str:
    return str(desk.find(name).accessibleName())


def _look_at(words: MailWords, wanted: str) -> Any:
    found = words.document().find(wanted)
    assert not found.isNull(), wanted
    return found.charFormat()


def _mark(words: MailWords, wanted: str) -> None:
    found = words.document().find(wanted)
    assert not found.isNull(), wanted
    words.setTextCursor(found)


# -- the header --------------------------------------------------------------------------------


def test_the_header_says_who_when_and_what_about_and_the_rest_when_asked(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    mail = a_mail("Riley’s place", "Hello", message_id="<1@x.example>",
                  date="Mon, 23 Nov 2026 09:12:00 +0100")  # fmt: skip
    mail["X-Odd"] = "an odd one"
    _opened(desk, case, kept(trust, case, "a.eml", mail))
    assert desk.find("exhibit.mail.subject").text() == "Riley’s place"
    assert _said(desk, "exhibit.mail.from") == "From: Kerry Denholm <kerry@denholm.example>"
    assert _said(desk, "exhibit.mail.to") == "To: office@applewick.example"
    assert _said(desk, "exhibit.mail.date") == (
        "Date: Monday 23 November 2026, 09:12 (+0100 as written)"
    )
    assert "Written as: Mon, 23 Nov 2026 09:12:00 +0100" in desk.words()
    raw = desk.find("exhibit.mail.raw")
    assert not raw.isVisible()
    desk.find("exhibit.mail.all").click()
    assert raw.isVisible()
    assert "X-Odd: an odd one" in raw.toPlainText()
    assert "Hello" not in raw.toPlainText()
    assert _said(desk, "exhibit.mail.message-id") == "Message-ID: <1@x.example>"


def test_a_mail_without_subject_and_date_says_so(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    content = b"From: kerry@denholm.example\r\nMIME-Version: 1.0\r\n\r\nHello"
    _opened(desk, case, kept(trust, case, "a.eml", content))
    assert desk.find("exhibit.mail.subject").text() == "No subject"
    assert _said(desk, "exhibit.mail.date") == "Date: The mail has none"
    assert "The mail has no date." in desk.words()


def test_a_raw_header_shows_what_turns_round_and_stops_at_the_words() -> None:
    content = "From: a\u202eb@x.example\r\nTo: c\x07\r\n\r\nFrom: the words".encode()
    assert header_of(content) == "From: a[U+202E]b@x.example\nTo: c[U+0007]"
    assert header_of(b"\xd0\xcf\x11\xe0" + bytes(600)) == ""
    assert header_of(b"just words and no header\n\nmore: words") == ""


# -- the words ---------------------------------------------------------------------------------


def test_a_quoted_reply_is_lighter_and_set_in_and_every_word_stays(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    said = "Mine\n> hers\n>> the one before\n\n-----Original Message-----\nFrom: the office\n"
    words = _opened(desk, case, kept(trust, case, "a.eml", a_mail("x", said)))
    assert words.toPlainText().rstrip() == said.rstrip()
    light, plain = theme().colour(Role.TEXT3), theme().colour(Role.TEXT)
    assert _look_at(words, "Mine").foreground().color() == plain
    for quoted in ("hers", "the one before", "From: the office"):
        assert _look_at(words, quoted).foreground().color() == light, quoted
    assert _look_at(words, ">>").fontLetterSpacing() > 0


def test_hidden_words_are_marked_and_only_where_the_mail_hides_any(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    mail = a_mail("x", "")
    mail.set_content('<p>Seen</p><p style="display:none">so secret</p>', subtype="html")
    words = _opened(desk, case, kept(trust, case, "a.eml", mail))
    assert "[hidden: so secret]" in words.toPlainText()
    amber = theme().colour(Role.AMBER_FILL)
    assert _look_at(words, "so secret").background().color() == amber
    assert "marked [hidden: …]" in desk.words()
    typed = kept(trust, case, "b.eml", a_mail("x", "She typed [hidden: nothing] herself."))
    words = _opened(desk, case, typed)
    assert _look_at(words, "nothing").background().color() != amber


def test_nothing_is_loaded_and_no_address_can_be_pressed(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    words = _opened(desk, case, kept(trust, case, "a.eml", mail_story.from_mrs_denholm()))
    assert "The mail asks to load a picture from the internet. It was not loaded." in desk.words()
    assert "https://social.example/groups/marlstow/1" in words.toPlainText()
    links = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.TextEditable
    assert not words.textInteractionFlags() & links
    assert not words.document().find("social.example").charFormat().isAnchor()
    assert words.document().toHtml().count("<a ") == 0


def test_an_address_can_be_copied_and_only_that(desk: Sitting, trust: ATrust, case: CaseId) -> None:
    mail = a_mail("x", "")
    mail.set_content('<p>Look at <a href="https://bad.example/x?y=1">my page</a> now</p>',
                     subtype="html")  # fmt: skip
    words = _opened(desk, case, kept(trust, case, "a.eml", mail))
    assert words.toPlainText() == "Look at my page <https://bad.example/x?y=1> now"
    spot = words.cursorRect(words.document().find("bad.example")).center()
    menu = _menu_at(desk, words, spot)
    action = next(each for each in menu if each[0] == "exhibit.copy_address")
    assert "never opened here" in action[1]
    assert QApplication.clipboard().text() == "https://bad.example/x?y=1"
    assert not any("open" in name for name, _ in menu if name)


def _menu_at(desk: Sitting, words: MailWords, spot: QPoint) -> list[tuple[str, str]]:
    """The menu at a place, as it came up; its first action is pressed."""
    seen: list[tuple[str, str]] = []

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend((each.objectName(), each.text()) for each in menu.actions())
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(50, press)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, words.viewport().mapToGlobal(spot)
    )
    words.contextMenuEvent(event)
    assert seen
    desk.settle()
    return seen


def test_marked_words_are_quoted_exactly_with_their_lines(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    long = "word " * 500 + "the end"
    exhibit = kept(trust, case, "a.eml", mail_story.from_mrs_denholm())
    words = _opened(desk, case, exhibit)
    _mark(words, mail_story.QUOTED)
    menu = _menu_at(desk, words, words.cursorRect().center())
    assert ("exhibit.quote_these", "Quote these words") in menu
    card = desk.window.frame.page.quoting  # type: ignore[union-attr]
    assert not card.isHidden()
    card.keep.click()
    desk.settle()
    assert mail_story.QUOTED in page(trust, case, exhibit).quotes
    # A line that was broken for showing is one line in the quotation.
    mail = a_mail("x", "")
    mail.set_content(f"first\n{long}\nlast", cte="base64")
    words = _opened(desk, case, kept(trust, case, "b.eml", mail))
    assert words.document().blockCount() > 4
    words.selectAll()
    assert words.marked() == f"first\n{long}\nlast"
    assert words.lines_marked() == "lines 1–3"
    _mark(words, "last")
    assert words.lines_marked() == "line 3"
    words.go_to_line(3)
    assert words.textCursor().block().text() == "last"


def test_words_are_found_one_after_the_other(desk: Sitting, trust: ATrust, case: CaseId) -> None:
    said = "A 🦉 saw a heron.\nNo Heron here? Yes: HERON.\n"
    words = _opened(desk, case, kept(trust, case, "a.eml", a_mail("x", said)))
    view = desk.find("exhibit.content")
    assert view.find_words("heron") == 3
    assert words.textCursor().selectedText() == "heron"
    assert view.find_next(1) == 2
    assert words.textCursor().selectedText() == "Heron"
    assert view.find_next(-1) == 1
    assert view.find_next(-1) == 3
    assert words.textCursor().selectedText() == "HERON"
    assert view.find_words("osprey") == 0


def test_five_million_letters_come_in_pieces_and_are_searched_to_the_end(
    qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    words = MailWords(name="exhibit.words", spoken="What the mail says")
    qtbot.addWidget(words)
    words.resize(700, 400)
    words.show()
    line = "She wrote this on Monday, and nobody answered until Thursday.\n"
    counts: list[int] = []
    words.counted.connect(counts.append)
    words.show_text(line * 80_000 + "the last osprey", hides=False)
    # The first of it is there at once; the rest follows between two strokes.
    assert words.textCursor().position() == 0
    assert 100 < words.document().blockCount() < 2_000
    assert words.find_all("osprey") == 0
    qtbot.waitUntil(lambda: counts != [] and counts[-1] == 1, timeout=60_000)
    assert words.is_filled
    assert words.document().blockCount() == words.lines() == 80_001
    assert words.textCursor().selectedText() == "osprey"
    # What is let go stays gone, also while more would have come.
    words.show_text(line * 80_000, hides=False)
    words.empty()
    qtbot.wait(20)
    assert words.toPlainText() == ""


def test_another_theme_gives_the_words_its_colours(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    words = _opened(desk, case, kept(trust, case, "a.eml", a_mail("x", "Mine\n> hers")))
    theme().set_appearance(Appearance.DARK)
    try:
        desk.qtbot.waitUntil(lambda: words.is_filled)
        assert _look_at(words, "hers").foreground().color() == theme().colour(Role.TEXT3)
        assert words.toPlainText().rstrip() == "Mine\n> hers"
    finally:
        theme().set_appearance(Appearance.LIGHT)


# -- what came with it, and what it belongs to ---------------------------------------------------


def test_an_attachment_leads_to_its_own_exhibit_by_the_keyboard(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    files = {"post.png": PICTURE, "letter.txt": b"Dear Mrs Nair\n"}
    exhibit = kept(trust, case, "a.eml", a_mail("Look", "See.", files=files))
    read_all(trust)
    _opened(desk, case, exhibit, part="attachment 2")
    row = desk.find("exhibit.mail.attachment.2")
    assert row.accessibleName() == "E4 letter.txt. Text, 14 bytes"
    desk.find("exhibit.content").go_to_part("attachment 2")
    assert row.hasFocus()
    desk.qtbot.keyClick(row, Qt.Key.Key_Return)
    desk.settle()
    shown = desk.window.frame.page
    assert shown is not None
    assert "E4" in desk.words()
    assert desk.find("exhibit.words").toPlainText() in ("", "Dear Mrs Nair\n", "Dear Mrs Nair")
    assert shown._exhibit_id == page(trust, case, exhibit).parts[1].exhibit_id  # type: ignore[attr-defined]


def test_an_attachment_that_is_no_exhibit_yet_says_so_and_becomes_one(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    exhibit = kept(trust, case, "a.eml", a_mail("Look", "See.", files={"post.png": PICTURE}))
    _opened(desk, case, exhibit)
    assert "Not an exhibit of its own yet" in _said(desk, "exhibit.mail.attachment.1")
    read_all(trust)
    desk.qtbot.waitUntil(
        lambda: _said(desk, "exhibit.mail.attachment.1").startswith("E3 post.png"), timeout=10_000
    )
    desk.settle()


def test_of_a_sealed_attachment_not_even_the_name_is_shown(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    files = {"Ola and Cerys.txt": CHAT, "post.png": PICTURE}
    exhibit = kept(trust, case, "a.eml", a_mail("Look", "See.", files=files))
    read_all(trust)
    _opened(desk, case, exhibit)
    assert _said(desk, "exhibit.mail.attachment.1").startswith("Attachment 1. Sealed: only the CEO")
    assert "Ola and Cerys" not in desk.words()
    trust.do("office", SealExhibit(
        case_id=case, exhibit_id=page(trust, case, exhibit).parts[0].exhibit_id))  # fmt: skip
    desk.qtbot.waitUntil(
        lambda: _said(desk, "exhibit.mail.attachment.2").startswith("Attachment 2. Sealed"),
        timeout=10_000,
    )
    desk.settle()
    assert "post.png" not in desk.words()


def test_the_mails_of_one_exchange_stand_in_order_and_lead_to_each_other(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    answer = kept(trust, case, "answer.eml", mail_story.from_mrs_denholm())
    kept(trust, case, "first.eml", mail_story.from_the_office())
    read_all(trust)
    _opened(desk, case, answer)
    assert _said(desk, "exhibit.mail.thread.E2") == (
        "E2 Kerry Denholm: Re: A meeting on Monday. "
        "Saturday 21 November 2026, 21:14. This is the mail shown here."
    )
    row = desk.find("exhibit.mail.thread.E3")
    assert row.accessibleName() == (
        "E3 Mrs Priya Nair: A meeting on Monday. Thursday 19 November 2026, 15:25"
    )
    assert row.y() < desk.find("exhibit.mail.thread.E2").y()
    row.click()
    desk.settle()
    assert desk.find("exhibit.mail.subject").text() == "A meeting on Monday"


def test_a_mail_alone_shows_no_exchange(desk: Sitting, trust: ATrust, case: CaseId) -> None:
    exhibit = kept(trust, case, "a.eml", a_mail("x", "Hello", message_id="<1@x.example>"))
    read_all(trust)
    _opened(desk, case, exhibit)
    assert not desk.find("exhibit.mail.thread").isVisible()
    assert not desk.find("exhibit.mail.attachments").isVisible()


def test_the_next_mail_shows_nothing_of_the_one_before(
    desk: Sitting, trust: ATrust, case: CaseId
) -> None:
    first = kept(trust, case, "a.eml", mail_story.from_mrs_denholm())
    second = kept(trust, case, "b.eml", a_mail("Lunch", "Fish."))
    read_all(trust)
    _opened(desk, case, first)
    desk.find("exhibit.mail.all").click()
    words = _opened(desk, case, second)
    assert words.toPlainText().strip() == "Fish."
    for part in ("exhibit.mail.attachments", "exhibit.mail.thread", "exhibit.mail.raw"):
        assert not desk.find(part).isVisible(), part
    desk.window.frame.go("today", {})
    desk.settle()
    assert words.toPlainText() == ""
    assert desk.find("exhibit.mail.raw").toPlainText() == ""
    _opened(desk, case, first)
    desk.window.frame.go("today", {})
    desk.settle()
    left = [desk.find(f"exhibit.mail.{part}") for part in ("attachments", "thread")]
    assert [part.rows.count() for part in left] == [0, 0]
    assert isinstance(words.textCursor(), QTextCursor)
    assert not words.findChildren(QAction, "exhibit.copy_address")
