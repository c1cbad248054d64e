"""What the record fills into a letter: in sentences, each name once, and nobody asked twice."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.add_to_record import AddIncident
from tcat_desktop.office.commands.post_letters import MarkPosted
from tcat_desktop.office.commands.report_concern import Involved
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_register import LetterForm, LetterPaper, LetterPreview
from tests.builders import NOW, ATrust, a_case, a_trust


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _text(pdf: bytes, folder: Path) -> str:
    (folder / "letter.pdf").write_bytes(pdf)
    pages = PdfReader(folder / "letter.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _preview(trust: ATrust, case: CaseId, letter: str, **words: str) -> bytes:
    form = trust.ask("head", LetterForm(case_id=case, letter=letter))
    made = trust.ask("head", LetterPreview(
        case_id=case, letter=letter, person_id=form.person_id, words=words
    ))  # fmt: skip
    assert isinstance(made, bytes)
    return made


def test_an_invitation_reads_as_sentences(trust: ATrust, tmp_path: Path) -> None:
    case = a_case(trust).at("meeting")
    said = _text(_preview(trust, case, "meeting_invitation", opening="Thank you."), tmp_path)
    assert "We would like to meet you about the post, and to hear" in said
    assert "3.45 pm" in said
    assert ".," not in said
    assert ".." not in said


def test_a_handover_note_names_an_author_once_however_often_she_wrote(
    trust: ATrust, tmp_path: Path
) -> None:
    case = a_case(trust).at("takedown")
    trust.do("head", AddIncident(
        case_id=case, narrative="Again.", happened_on=NOW.date(),
        involved=(Involved(role="author", person_id=trust.people["denholm"]),),
    ))  # fmt: skip
    form = trust.ask("head", LetterForm(case_id=case, letter="handover_note"))
    about = next(field.value for field in form.fields if field.name == "about")
    assert about.count("Denholm") == 1
    said = _text(_preview(trust, case, "handover_note", why="She complains."), tmp_path)
    assert "Dear Mr Finch" in said


def test_a_letter_for_nobody_is_refused(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    with pytest.raises(Refused, match="Choose who the letter is for"):
        trust.ask("head", LetterPreview(case_id=case, letter="advice", person_id=None))


def test_a_signed_letter_is_frozen_and_an_office_cannot_sign_a_heads(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    words = {"opening": "Thank you.", "what_we_know": "We saw a post.", "what_we_ask": "Please."}
    letter = trust.do("office", WriteLetter(
        case_id=case, letter="advice", person_id=trust.people["denholm"], words=words
    ))  # fmt: skip
    with pytest.raises(Refused, match="Only the Headteacher or Executive"):
        trust.do("office", SignLetter(case_id=case, letter_id=letter))
    trust.do("head", SignLetter(case_id=case, letter_id=letter))
    first = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    with pytest.raises(Refused, match="its words stay as they are"):
        trust.do("office", WriteLetter(case_id=case, letter="advice", words=words, letter_id=letter,
                                       person_id=trust.people["denholm"]))  # fmt: skip
    trust.do("office", MarkPosted(case_id=case, letter_id=letter, how="post", on=NOW.date()))
    again = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    assert again.pdf == first.pdf
    assert again.digest == first.digest
    assert again.row.state == "posted"
