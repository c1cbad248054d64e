"""The words of letters: who changes them, who signs them off, and which a letter is issued in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.demo.story_clock import StoryClock
from tcat_desktop.demo.trust import Trust, found
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Conflict, Denied, Refused
from tcat_desktop.office import sample_facts, wordings
from tcat_desktop.office.commands.keep_wording import (
    ApproveShipped,
    ApproveWording,
    KeepWording,
    ReturnToShipped,
)
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_register import LetterPaper, LetterPreview
from tcat_desktop.office.questions.wordings import (
    WordingCheck,
    WordingDiff,
    WordingEditor,
    WordingEditorAnswer,
    WordingPreview,
    WordingRow,
    Wordings,
    compared,
)
from tcat_desktop.office.questions.work_list import Today
from tests.builders import NOW, ATrust, a_case, a_trust

WORDS = {"opening": "Thank you.", "what_we_know": "We saw a post.", "what_we_ask": "Please."}
HOUSE = (
    "{opening}\n\n{what_we_know}\n\nOur own words: we ask {code_asks:phrase}. {what_we_ask}\n\n"
    "Telephone {contact} on {phone}."
)


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture(scope="module")
def unsigned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trust]:
    """A trust whose CEO has not signed off a word yet."""
    made = found(tmp_path_factory.mktemp("unsigned") / "desk", StoryClock(NOW), words_signed=False)
    yield made
    made.close()


def _row(trust: Trust, letter: str = "advice") -> WordingRow:
    rows = trust.office.ask(trust.staff["ceo"], Wordings())
    return next(row for row in rows if row.letter == letter)


def _editor(trust: Trust, letter: str = "advice") -> WordingEditorAnswer:
    return trust.office.ask(trust.staff["ceo"], WordingEditor(letter=letter))


def _drafted(trust: ATrust, case: CaseId, letter_id: int | None = None) -> int:
    made: int = trust.do("office", WriteLetter(
        case_id=case, letter="advice", person_id=trust.people["denholm"], words=WORDS,
        letter_id=letter_id,
    ))  # fmt: skip
    return made


def _house(trust: Trust, body: str = HOUSE) -> int:
    number: int = trust.do("admin", KeepWording(letter="advice", heading="Our own", body=body))
    return number


def _words(pdf: bytes, folder: Path) -> str:
    (folder / "letter.pdf").write_bytes(pdf)
    pages = PdfReader(folder / "letter.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _on_paper(trust: ATrust, case: CaseId, letter: int, folder: Path) -> str:
    return _words(trust.ask("head", LetterPaper(case_id=case, letter_id=letter)).pdf, folder)


# --- signing off ---------------------------------------------------------------------------


def test_a_letter_whose_words_nobody_signed_off_is_not_issued(unsigned: Trust) -> None:
    case = a_case(ATrust(
        folder=unsigned.folder, door=unsigned.door, office=unsigned.office, staff=unsigned.staff,
        clock=unsigned.clock, people=unsigned.people, schools=unsigned.schools,  # type: ignore[arg-type]
    )).at("direct_contact")  # fmt: skip
    letter = unsigned.do("office", WriteLetter(
        case_id=case, letter="advice", person_id=unsigned.people["denholm"], words=WORDS
    ))  # fmt: skip
    with pytest.raises(
        Refused, match="Dr Carys Llewellyn has not signed off these words yet"
    ) as no:
        unsigned.do("head", SignLetter(case_id=case, letter_id=letter))
    assert "Letters, Wording" in no.value.what_to_do
    assert _row(unsigned).state == "waits"
    assert unsigned.do("ceo", ApproveShipped(letters=("advice",))) == ("advice",)
    assert _row(unsigned).line == (
        "Shipped words, signed off 23 November 2026 by Dr Carys Llewellyn"
    )
    assert _row(unsigned, "reminder").state == "waits"
    unsigned.do("head", SignLetter(case_id=case, letter_id=letter))


def test_signing_off_what_ships_signs_every_letter_once(trust: ATrust) -> None:
    assert {row.state for row in trust.ask("ceo", Wordings())} == {"signed"}
    assert len(trust.ask("ceo", Wordings())) == len(LETTERS)
    assert trust.do("ceo", ApproveShipped()) == ()


def test_new_words_of_a_release_need_a_sign_off_of_their_own() -> None:
    letter = LETTERS["advice"]
    row = {
        "source": "shipped", "version": 1, "heading": "h", "body": "b", "approver": "Dr L",
        "sha256": letter.shipped.sha256, "approved_at": "2026-09-14T08:00:00+00:00",
        "withdrawn_at": None,
    }  # fmt: skip
    assert wordings.shipped(letter, [row]).signed
    assert not wordings.shipped(replace(letter, words=letter.words + " More."), [row]).signed
    assert not wordings.shipped(replace(letter, heading="Other"), [row]).signed


@pytest.mark.parametrize("who", ["office", "head", "dpo", "clerk", "admin"])
def test_only_the_ceo_signs_words_off(trust: ATrust, who: str) -> None:
    number = _house(trust)
    with pytest.raises(Denied):
        trust.do(who, ApproveWording(letter="advice", version=number))
    with pytest.raises(Denied):
        trust.do(who, ApproveShipped())


# --- words of the house --------------------------------------------------------------------


def test_a_draft_of_new_words_changes_no_letter_until_it_is_signed_off(
    trust: ATrust, tmp_path: Path
) -> None:
    case = a_case(trust).at("direct_contact")
    number = _house(trust)
    assert _row(trust).line == "House version 1: waits for sign-off"
    preview = LetterPreview(
        case_id=case, letter="advice", person_id=trust.people["denholm"], words=WORDS
    )
    assert "Our own words" not in _words(trust.ask("office", preview), tmp_path)
    trust.do("ceo", ApproveWording(letter="advice", version=number, seen=_editor(trust).seen))
    assert _row(trust).line == (
        "House version 1, signed off 23 November 2026 by Dr Carys Llewellyn"
    )
    assert "Our own words" in _words(trust.ask("office", preview), tmp_path)


def test_a_letter_keeps_the_words_it_was_drafted_with_until_it_is_written_again(
    trust: ATrust, tmp_path: Path
) -> None:
    case = a_case(trust).at("direct_contact")
    first, second = _drafted(trust, case), _drafted(trust, case)
    trust.do("ceo", ApproveWording(letter="advice", version=_house(trust)))
    assert "Our own words" not in _on_paper(trust, case, first, tmp_path)
    _drafted(trust, case, second)
    assert "Our own words" in _on_paper(trust, case, second, tmp_path)
    trust.do("head", SignLetter(case_id=case, letter_id=first))
    trust.do("head", SignLetter(case_id=case, letter_id=second))
    filled = [
        dict(trust.ask("head", LetterPaper(case_id=case, letter_id=each)).filled)["Words"]
        for each in (first, second)
    ]
    assert filled[0].startswith("Shipped words, signed off 14 September 2026")
    assert filled[1].startswith("House version 1, signed off 23 November 2026")


def test_saving_again_changes_the_draft_and_signing_off_makes_the_next_save_a_new_version(
    trust: ATrust,
) -> None:
    assert _house(trust) == 1
    assert _house(trust, HOUSE + " More.") == 1
    trust.do("ceo", ApproveWording(letter="advice", version=1))
    assert _house(trust, HOUSE + " Even more.") == 2
    versions = _editor(trust).versions
    assert [(each.name, each.state) for each in versions] == [
        ("House version 2", "draft"), ("House version 1", "in use"), ("Shipped words", ""),
    ]  # fmt: skip
    assert versions[0].made == "Written 23 November 2026, 14:20 by Mr Daniel Sowande"
    assert versions[1].signed == "Signed off 23 November 2026, 14:20 by Dr Carys Llewellyn"


def test_words_somebody_else_changed_meanwhile_are_not_overwritten(trust: ATrust) -> None:
    seen = _editor(trust).seen
    _house(trust)
    with pytest.raises(Conflict, match="Somebody else changed the words"):
        trust.do("office", KeepWording(letter="advice", heading="x", body="y", seen=seen))
    with pytest.raises(Conflict, match="after you read it"):
        trust.do("ceo", ApproveWording(letter="advice", version=1, seen=seen))


def test_words_with_faults_are_refused_with_the_line_of_each(trust: ATrust) -> None:
    body = "One\n{openning}\n\n{if about}\nTwo"
    with pytest.raises(Refused) as refused:
        trust.do("admin", KeepWording(letter="advice", heading="H", body=body))
    assert "Line 2: This letter knows nothing called “openning”." in refused.value.reason
    assert "Line 4: This letter knows nothing called “about”." in refused.value.reason
    assert refused.value.field == "body"
    assert "{opening}" in refused.value.what_to_do
    checked = trust.ask("admin", WordingCheck(letter="advice", heading="{x", body=body))
    assert [fault.line for fault in checked][:2] == [0, 2]
    with pytest.raises(Refused, match=r"Subject: A \{ has no \}"):
        trust.do("admin", KeepWording(letter="advice", heading="{x", body="y"))


def test_words_that_no_typeface_has_are_refused_at_save(trust: ATrust) -> None:
    with pytest.raises(Refused, match="printed"):
        trust.do("admin", KeepWording(letter="advice", heading="H", body="Words \U00013000."))


def test_the_shipped_words_come_back_at_any_time_and_nothing_is_lost(
    trust: ATrust, tmp_path: Path
) -> None:
    case = a_case(trust).at("direct_contact")
    trust.do("ceo", ApproveWording(letter="advice", version=_house(trust)))
    letter = _drafted(trust, case)
    _house(trust, HOUSE + " A draft too.")
    with pytest.raises(Refused, match="Say why"):
        trust.do("admin", ReturnToShipped(letter="advice", reason=" "))
    trust.do("admin", ReturnToShipped(letter="advice", reason="Parents asked."))
    assert _row(trust).line.startswith("Shipped words, signed off")
    states = [(each.state, each.note) for each in _editor(trust).versions]
    assert states == [
        ("taken back", "Taken back: Parents asked."), ("taken back", "Taken back: Parents asked."),
        ("in use", ""),
    ]  # fmt: skip
    with pytest.raises(Refused, match="House version 1 of this letter was taken back"):
        trust.do("head", SignLetter(case_id=case, letter_id=letter))
    _drafted(trust, case, letter)
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    assert "Our own words" not in _on_paper(trust, case, letter, tmp_path)
    with pytest.raises(Refused, match="shipped words already"):
        trust.do("admin", ReturnToShipped(letter="advice", reason="Again."))


def test_words_that_were_signed_off_can_never_change(trust: ATrust) -> None:
    trust.do("ceo", ApproveWording(letter="advice", version=_house(trust)))
    with pytest.raises(Refused, match="signed off already"):
        trust.do("ceo", ApproveWording(letter="advice", version=1))
    with pytest.raises(Refused, match="no longer there"):
        trust.do("ceo", ApproveWording(letter="advice", version=7))


# --- looking -------------------------------------------------------------------------------


def test_a_comparison_marks_the_words_that_changed(trust: ATrust) -> None:
    _house(trust)
    lines = trust.ask("head", WordingDiff(letter="advice", before="shipped 1", after="house 1"))
    assert "".join(line.sign for line in lines).count("+") > 0
    said = ["".join(words for _, words in line.words) for line in lines if line.sign != "+"]
    shipped = LETTERS["advice"].shipped
    assert said == [shipped.heading, "", *shipped.body.splitlines()]
    (old, new) = compared(["one two three"], ["one 2 three"])
    assert (old.sign, old.words) == ("−", ((False, "one"), (True, "two"), (False, "three")))
    assert (new.sign, new.words) == ("+", ((False, "one"), (True, "2"), (False, "three")))


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_can_be_looked_at_without_a_case(
    trust: ATrust, tmp_path: Path, name: str
) -> None:
    editor = _editor(trust, name)
    pdf = trust.ask("head", WordingPreview(letter=name, heading=editor.heading, body=editor.body))
    said = _words(pdf, tmp_path)
    assert "Draft" in said
    assert "Mrs Jo Example" in said
    assert sample_facts.sample(LETTERS[name], NOW.date())


@pytest.mark.parametrize("name", LETTERS)
def test_what_the_picker_puts_in_can_be_saved_as_it_stands(trust: ATrust, name: str) -> None:
    for token in _editor(trust, name).tokens:
        assert token.example
        for puts in (token.inserts, token.repeats):
            body = f"Words.\n{puts}"
            found = trust.ask("head", WordingCheck(letter=name, heading="H", body=body))
            assert found == (), token.name


def test_a_receptionist_does_not_see_the_words_of_letters(trust: ATrust) -> None:
    with pytest.raises(Denied):
        trust.ask("reception", Wordings())


def test_today_tells_only_whoever_signs_words_off_how_many_wait(unsigned: Trust) -> None:
    ceo = unsigned.staff["ceo"]
    unready = sum(row.state == "waits" for row in unsigned.office.ask(ceo, Wordings()))
    assert unready > 30
    told = unsigned.office.ask(ceo, Today()).wording
    assert told is not None
    assert told.words == f"The words of {unready} letters wait for you."
    assert unsigned.office.ask(unsigned.staff["head"], Today()).wording is None


def test_today_says_nothing_of_words_once_all_are_signed_off(trust: ATrust) -> None:
    assert trust.ask("ceo", Today()).wording is None
