"""The bundle's page: tick, make, look, cover, freeze, save; and what each of the staff may do."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.bundles import making
from tcat_desktop.office.commands.add_to_record import AddNote
from tcat_desktop.office.questions.bundle import Bundle, BundleAnswer
from tcat_desktop.screens.pages.bundle import BundlePage
from tcat_desktop.screens.theme import Appearance, theme
from tests.builders import NOW, ATrust, a_case, a_trust
from tests.correspondence import bundle_samples as samples
from tests.office.test_bundle import keep
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    case = a_case(trust).at("complaint")
    keep(trust, case, samples.NOTICE, "pdf", "Notice.pdf")
    keep(trust, case, b"a film", "video", "film.mp4")
    keep(trust, case, b"23/11/2026, 08:12 - Ola: Zebra", "whatsapp", "x.txt", sealed=True)
    return case


class AtTheBundle:
    """Somebody at the bundle's page, with short names for what a test does there."""

    def __init__(self, here: Sitting, case: CaseId) -> None:
        self.here, self.case = here, case
        self.here.go("bundle", case_id=case)
        self.settle()

    @property
    def page(self) -> BundlePage:
        page = self.here.window.frame.page
        assert isinstance(page, BundlePage)
        return page

    def find(self, name: str, kind: type = QWidget) -> Any:
        return self.here.find(name, kind)

    def settle(self) -> None:
        self.here.qtbot.waitUntil(lambda: not self.here.errands.busy, timeout=60_000)
        for _ in range(3):
            self.here.settle()

    def press(self, name: str) -> None:
        button = self.find(name, QAbstractButton)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def told(self) -> BundleAnswer:
        told = self.here.trust.ask("clerk", Bundle(case_id=self.case))
        assert isinstance(told, BundleAnswer)
        return told


@contextmanager
def at_the_bundle(
    trust: ATrust, case: CaseId, qtbot: QtBot, who: str = "clerk"
) -> Iterator[AtTheBundle]:
    with sitting(trust, who, qtbot) as here:
        yield AtTheBundle(here, case)


def test_what_is_ticked_goes_in_and_the_pages_come_into_sight(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with at_the_bundle(trust, case, qtbot) as at:
        assert "Not on paper yet" in at.here.words()
        assert "E4  Sealed and not in this bundle" in at.here.words()
        assert at.here.window.findChild(QWidget, "bundle.part.E4") is None
        at.press("bundle.part.E3")
        at.press("bundle.make")
        [version] = at.told().versions
        assert version.left_out == ("E3",)
        assert at.page.view.pages.pages == version.pages
        assert sha256(at.page.view.pages.pdf).hexdigest() == version.digest
        assert f"{version.pages} pages, 2 exhibits" in at.page.notice.words
        first = next(first for key, first, _ in version.pages_of if key == "E2")
        at.press("bundle.pages.E2")
        assert at.page.view.page == first - 1
        assert at.find("bundle.place").text() == f"Page {first} of {version.pages}"


def test_the_clerk_freezes_and_the_page_says_so(trust: ATrust, case: CaseId, qtbot: QtBot) -> None:
    with at_the_bundle(trust, case, qtbot) as at:
        assert not at.find("bundle.freeze").isEnabled()
        at.press("bundle.make")
        at.press("bundle.freeze")
        assert at.told().versions[0].frozen
        assert "Version 1, frozen" in at.here.words()
        assert "frozen already" in at.find("bundle.freeze").accessibleDescription()
        assert "frozen 23 November 2026" in at.page.view.pages.words()


def test_a_bundle_that_the_case_has_left_behind_is_not_frozen(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with at_the_bundle(trust, case, qtbot) as at:
        at.press("bundle.make")
        trust.do("clerk", AddNote(case_id=case, words="The hall is booked.", on=NOW.date()))
        at.settle()
        assert "the case has moved on" in at.here.words()
        assert not at.find("bundle.freeze").isEnabled()
        at.press("bundle.make")
        assert at.find("bundle.freeze").isEnabled()


def test_words_are_covered_in_the_copy_that_is_made_next(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with at_the_bundle(trust, case, qtbot) as at:
        at.press("bundle.make")
        assert not at.find("bundle.which.copy").isEnabled()
        at.press("bundle.which.cover")
        at.press("bundle.cover.everywhere")
        assert "Write the words" in at.find("bundle.cover.words.error").words
        at.find("bundle.cover.words", QLineEdit).setText("Cerys Tudur")
        at.press("bundle.cover.everywhere")
        assert at.find("bundle.cover.words", QLineEdit).text() == ""
        assert "“Cerys Tudur”, everywhere" in at.here.words()
        at.press("bundle.make")
        at.press("bundle.which.copy")
        assert "Tudur" not in at.page.view.pages.words()
        assert "What was covered, and why" in at.page.view.pages.words()
        at.press("bundle.which.cover")
        at.press(f"bundle.lift.{at.told().redactions[0].redaction_id}")
        assert at.told().redactions == ()


def test_a_box_that_is_drawn_is_kept_with_its_page_and_its_place(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with at_the_bundle(trust, case, qtbot) as at:
        at.press("bundle.make")
        at.press("bundle.pages.E2")
        at.press("bundle.which.cover")
        drawing = at.page.view.drawing
        page = at.page.view.pages.page_rect(at.page.view.page)
        start = QPoint(round(page.left() + page.width() * 0.25), round(page.top() + 40))
        end = QPoint(round(page.left() + page.width() * 0.75), round(page.top() + 140))
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(drawing, left, pos=start)
        QTest.mouseMove(drawing, end)
        QTest.mouseRelease(drawing, left, pos=end)
        at.settle()
        [redacted] = at.told().redactions
        assert (redacted.part, redacted.page) == ("E2", 1)
        assert redacted.box[0] == pytest.approx(0.25, abs=0.01)
        assert redacted.box[2] == pytest.approx(0.75, abs=0.01)
        assert redacted.box[1] == pytest.approx(40 / page.height(), abs=0.01)
        # A slip of the hand is no box.
        QTest.mousePress(drawing, left, pos=start)
        QTest.mouseRelease(drawing, left, pos=start + QPoint(2, 2))
        at.settle()
        assert len(at.told().redactions) == 1


def test_the_whole_page_in_sight_is_covered_without_a_pointer(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    with at_the_bundle(trust, case, qtbot) as at:
        at.press("bundle.make")
        at.press("bundle.which.cover")
        at.press("bundle.cover.page")
        [redacted] = at.told().redactions
        assert (redacted.part, redacted.page) == ("front", 1)


def test_what_is_saved_is_the_bundle_its_copy_and_what_travels_beside_it(
    trust: ATrust, case: CaseId, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "for the panel"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with at_the_bundle(trust, case, qtbot) as at:
        at.press("bundle.make")
        at.press("bundle.save")
        version = at.told().versions[0]
        reference = at.told().reference
        saved = folder / f"{reference} panel bundle 1.pdf"
        assert sha256(saved.read_bytes()).hexdigest() == version.digest
        beside = folder / f"{reference} panel bundle 1, beside it"
        assert sorted(each.name for each in beside.iterdir()) == ["E1 post.png", "E3 film.mp4"]
        assert (beside / "E3 film.mp4").read_bytes() == b"a film"
        assert "saved in “for the panel”" in at.page.notice.words


def test_cancel_leaves_everything_as_it_was(trust: ATrust, case: CaseId, qtbot: QtBot) -> None:
    with at_the_bundle(trust, case, qtbot) as at:
        at.find("bundle.make").click()
        assert at.find("bundle.progress").isVisible()
        assert at.page.unsaved()
        at.find("bundle.progress.cancel").click()
        at.settle()
        assert "you stopped it" in at.page.notice.words.casefold()
        assert at.told().versions == ()
        assert not at.find("bundle.progress").isVisible()
        assert at.find("bundle.make").isEnabled()


def test_a_head_looks_and_neither_makes_nor_freezes(
    trust: ATrust, case: CaseId, qtbot: QtBot
) -> None:
    making.make(trust.office, trust.person("clerk"), case)
    with at_the_bundle(trust, case, qtbot, "head") as at:
        assert at.page.view.pages.pages > 0
        for name in ("bundle.make", "bundle.freeze"):
            assert not at.find(name).isVisible()
        assert not at.find("bundle.part.E2").isEnabled()
        at.press("bundle.which.cover")
        assert not at.find("bundle.cover.everywhere").isEnabled()


def test_the_executive_head_keeps_a_policy_and_the_bundle_holds_it(
    trust: ATrust, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = tmp_path / "Complaints Policy.pdf"
    paper.write_bytes(samples.foreign("Complaints Policy, version 5"))
    with at_the_bundle(trust, case, qtbot, "ceo") as at:
        at.page.missing.button.click()
        card = at.page.policy
        card.take(paper)
        at.settle()
        at.press("bundle.policy.keep")
        assert "Say since when" in at.find("bundle.policy.in_force_from.error").words
        card.begins.setText("1 Sep 2025")
        at.press("bundle.policy.keep")
        assert "Write its version" in at.find("bundle.policy.version.error").words
        card.version.setText("5")
        at.press("bundle.policy.keep")
        assert "is kept" in at.page.notice.words
    lines = [line for line in trust.ask("clerk", Bundle(case_id=case)).lines if line.tab == "C"]
    assert lines[0].title == "Complaints Policy and Procedures, version 5"
    version = making.make(trust.office, trust.person("clerk"), case)
    content = making.content_of(trust.office, trust.person("clerk"), case, version)
    first = next(first for key, first, _ in version.pages_of if key == "C1")
    words = PdfReader(io.BytesIO(content)).pages[first - 1].extract_text()
    assert "Complaints Policy, version 5" in words


def test_the_case_file_leads_here_and_back(trust: ATrust, case: CaseId, qtbot: QtBot) -> None:
    with sitting(trust, "clerk", qtbot) as here:
        page = here.go("case_file", case_id=case)
        page.header.more.chosen.emit("bundle")
        here.settle()
        assert here.window.frame.page.page_name == "bundle"
        here.find("bundle.case").click()
        here.settle()
        assert here.window.frame.page.page_name == "case_file"


@pytest.mark.parametrize(
    ("look", "size"), [(Appearance.LIGHT, (1440, 900)), (Appearance.DARK, (1024, 700)),
                       (Appearance.HIGH_CONTRAST, (1440, 900))],
)  # fmt: skip
def test_every_part_has_a_name_and_a_place_in_each_look(
    trust: ATrust, case: CaseId, qtbot: QtBot, look: Appearance, size: tuple[int, int]
) -> None:
    making.make(trust.office, trust.person("clerk"), case)
    with at_the_bundle(trust, case, qtbot) as at:
        theme().set_appearance(look)
        at.here.window.resize(*size)
        at.press("bundle.which.cover")
        assert faults_of(at.here.window) == []
        side = at.page.area
        assert side.widget().width() <= side.viewport().width()
        theme().set_appearance(Appearance.LIGHT)
