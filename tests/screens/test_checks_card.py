"""The card of wording checks: what it shows and says, and putting a finding aside by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.overrule_finding import OverruleFinding
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_checks import LetterChecks
from tcat_desktop.screens.letters.checks_card import ChecksCard
from tests.builders import ATrust, a_case, a_trust
from tests.screens.conftest import faults_of, labels, settle, spoken_name

THREAT = "If the post stays, we will contact the police."


class Bench:
    """The card in a window of its own, with the office behind it as the page has it."""

    def __init__(self, trust: ATrust, qtbot: QtBot) -> None:
        self.trust, self.who = trust, "head"
        self.case: CaseId = a_case(trust).at("direct_contact")
        self.letter_id: int | None = None
        self.words: dict[str, str] = {}
        self.places: list[int] = []
        self.window = QWidget()
        self.window.setObjectName("bench")
        self.card = ChecksCard(name="letters.checks")
        column = QVBoxLayout(self.window)
        column.addWidget(self.card)
        column.addStretch(1)
        self.card.show_place.connect(self.places.append)
        self.card.overrule_wanted.connect(self._put_aside)
        self.window.resize(340, 900)
        self.window.show()
        qtbot.waitExposed(self.window)

    def write(self, *, saved: bool = True, **words: str) -> None:
        self.words = {
            "opening": "Thank you for the help you gave.", "what_we_know": "We saw a post.",
            "what_we_ask": "Please think about it.",
        } | words  # fmt: skip
        if saved:
            self.letter_id = self.trust.do("office", WriteLetter(
                case_id=self.case, letter="advice", person_id=self.trust.people["denholm"],
                words=self.words, letter_id=self.letter_id,
            ))  # fmt: skip
        self.look()

    def look(self) -> None:
        question = LetterChecks(case_id=self.case, letter_id=self.letter_id)
        if self.letter_id is None:
            question = LetterChecks(
                case_id=self.case, letter="advice", person_id=self.trust.people["denholm"],
                words=self.words,
            )  # fmt: skip
        self.card.show_answer(self.trust.ask(self.who, question))
        settle()

    def _put_aside(self, rule: str, words: str, reason: str) -> None:
        assert self.letter_id is not None
        try:
            self.trust.do(self.who, OverruleFinding(
                case_id=self.case, letter_id=self.letter_id, rule=rule, words=words, reason=reason
            ))  # fmt: skip
        except Said as said:
            self.card.refused(said)
        else:
            self.look()

    def find(self, name: str) -> QWidget:
        found = self.card.findChild(QWidget, f"letters.checks.{name}")
        assert isinstance(found, QWidget), name
        return found

    def seen(self, name: str) -> bool:
        found = self.card.findChild(QWidget, f"letters.checks.{name}")
        return found is not None and found.isVisible()

    def press(self, name: str) -> None:
        """Press a button as somebody without a mouse does."""
        button = self.find(name)
        button.setFocus()
        assert button.hasFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()

    def text(self) -> str:
        return "\n".join(each.text() for each in labels(self.card) if each.isVisible())


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(a_trust(tmp_path), qtbot)
    yield made
    made.window.close()
    made.window.deleteLater()
    settle()


def test_what_passed_is_ticked_and_the_rest_shown_on_asking(bench: Bench) -> None:
    bench.write()
    assert "11 passed" in bench.text()
    assert "Opens with thanks" in bench.text()
    assert "Gives no verdict" not in bench.text()
    assert spoken_name(bench.find("more")) == "Show 6 more"
    bench.press("more")
    assert "Gives no verdict" in bench.text()
    bench.press("more")
    assert "Gives no verdict" not in bench.text()


def test_a_finding_is_numbered_named_and_shown_on_the_page(bench: Bench) -> None:
    bench.write(what_we_ask=THREAT)
    assert "1 to put right" in bench.text()
    assert "This reads as a threat" in bench.text()
    assert "It stops the letter." in spoken_name(bench.find("finding1"))
    bench.press("finding1.show")
    assert "“we will contact the police”" in bench.text()
    assert "Ask, and say what helps." in bench.text()
    (place,) = bench.places
    assert bench.trust.ask("head", LetterChecks(
        case_id=bench.case, letter_id=bench.letter_id
    )).open[0].paragraph == place  # fmt: skip


def test_it_is_put_aside_by_keyboard_with_a_reason_that_stays_to_be_read(bench: Bench) -> None:
    bench.write(what_we_ask=THREAT)
    bench.press("finding1.show")
    bench.press("finding1.aside")
    reason = bench.find("finding1.form.reason")
    assert reason.hasFocus()
    QTest.keyClicks(reason, "no")
    bench.press("finding1.put")
    assert "Say a little more" in bench.text()
    assert bench.seen("finding1.form.reason")
    reason.setFocus()
    QTest.keyClicks(reason, " police asked for it")
    bench.press("finding1.put")
    assert "to put right" not in bench.text()
    assert "Put aside by Mrs Helen Whitfield" in bench.text()
    assert "no police asked for it" in bench.text()


def test_what_was_typed_stays_when_the_checks_are_looked_at_again(bench: Bench) -> None:
    bench.write(what_we_ask=THREAT)
    bench.press("finding1.show")
    bench.press("finding1.aside")
    QTest.keyClicks(bench.find("finding1.form.reason"), "half a rea")
    bench.look()
    reason = bench.find("finding1.form.reason")
    assert reason.isVisible()
    assert reason.toPlainText() == "half a rea"  # type: ignore[attr-defined]
    bench.press("finding1.leave")
    assert not bench.seen("finding1.form.reason")
    assert bench.seen("finding1.aside")


def test_whoever_may_not_put_it_aside_reads_why(bench: Bench) -> None:
    bench.who = "office"
    bench.write(what_we_ask=THREAT)
    bench.press("finding1.show")
    assert not bench.seen("finding1.aside")
    assert bench.seen("finding1.barred")
    assert bench.card.findChild(QWidget, "letters.checks.finding1.barred").text()  # type: ignore[union-attr]


def test_words_not_saved_yet_are_checked_and_cannot_be_put_aside(bench: Bench) -> None:
    bench.write(saved=False, what_we_ask=THREAT)
    bench.press("finding1.show")
    assert not bench.seen("finding1.aside")
    assert "Save the draft to put it aside." in bench.text()


def test_a_signed_letter_shows_what_was_found_then_and_nothing_to_press(bench: Bench) -> None:
    bench.write(opening="We are writing about a post.")
    assert bench.letter_id is not None
    bench.trust.do("head", SignLetter(case_id=bench.case, letter_id=bench.letter_id))
    bench.look()
    assert "1 to look at" in bench.text()
    bench.press("finding1.show")
    assert not bench.seen("finding1.aside")
    assert not bench.seen("finding1.barred")


def test_a_letter_that_is_not_whole_says_so_instead(bench: Bench) -> None:
    bench.write(what_we_ask=THREAT)
    bench.card.say_instead("“What would help” is still empty.")
    assert "“What would help” is still empty." in bench.text()
    assert "threat" not in bench.text()
    bench.look()
    assert "still empty" not in bench.text()


def test_markup_in_a_reason_is_shown_as_it_stands(bench: Bench) -> None:
    bench.write(what_we_ask=THREAT)
    bench.press("finding1.show")
    bench.press("finding1.aside")
    QTest.keyClicks(bench.find("finding1.form.reason"), "<b>The</b> <img src='file:///x'> police")
    bench.press("finding1.put")
    assert "<b>The</b> <img src='file:///x'> police" in bench.text()
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels(bench.card))


def test_every_part_can_be_named_and_reached(bench: Bench) -> None:
    bench.write(opening="We are writing.", what_we_ask=THREAT)
    bench.press("finding1.show")
    bench.press("finding1.aside")
    assert not faults_of(bench.card)
