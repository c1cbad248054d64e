"""The post room: signing, a job of letters, which came out, how each went, and the email draft."""

import email
import email.policy
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.post_letters import (
    MarkPosted,
    MarkPrinted,
    PrinterAnswered,
    SendToPrinter,
)
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.questions.letter_email import LetterEmail
from tcat_desktop.office.questions.letter_register import LetterPaper
from tcat_desktop.office.questions.print_batch import LabelSheets, PrintBatch
from tcat_desktop.office.signing import Signature
from tcat_desktop.records import rows
from tests.builders import NOW, ATrust, a_case, a_trust

TODAY = NOW.date()
WORDS = {
    "opening": "Thank you for talking to us.",
    "what_we_know": "We saw a post.",
    "what_we_ask": "Please think about it.",
    "code_asks": "not to post abuse about staff",
}
LOOP = tuple((0.1 * step, 0.5) for step in range(1, 10))


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def written(trust: ATrust, case: CaseId, to: str = "denholm") -> int:
    made = trust.do("head", WriteLetter(
        case_id=case, letter="advice", person_id=trust.people[to], words=WORDS
    ))  # fmt: skip
    assert isinstance(made, int)
    return made


def issued(trust: ATrust, case: CaseId, to: str = "denholm", **signing: Any) -> int:
    letter = written(trust, case, to)
    trust.do("head", SignLetter(case_id=case, letter_id=letter, **signing))
    return letter


def row(trust: ATrust, letter: int) -> dict[str, Any]:
    with trust.office._records.reading() as conn:
        found = rows.one(conn, "letters", letter)
    assert found is not None
    return found


def said(trust: ATrust, case: CaseId, letter: int) -> str:
    paper = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(paper.pdf)).pages).split())


# -- signing --------------------------------------------------------------------------------


def test_a_typed_signature_is_the_signers_own_name_and_says_when(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    letter = written(trust, case)
    with pytest.raises(Refused, match="not your name"):
        trust.do("head", SignLetter(
            case_id=case, letter_id=letter, signature=Signature(way="typed", words="H W")
        ))  # fmt: skip
    assert row(trust, letter)["state"] == "draft"
    trust.do("head", SignLetter(
        case_id=case, letter_id=letter,
        signature=Signature(way="typed", words="mrs helen  whitfield"),
    ))  # fmt: skip
    assert "Signed on screen, 23 November 2026, 2.20 pm" in said(trust, case, letter)


def test_a_drawn_signature_is_ink_on_the_frozen_page(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    plain = written(trust, case)
    drawn = written(trust, case)
    trust.do("head", SignLetter(case_id=case, letter_id=plain))
    trust.do("head", SignLetter(
        case_id=case, letter_id=drawn, signature=Signature(way="drawn", strokes=(LOOP,))
    ))  # fmt: skip
    lines = [_lines(trust, case, each) for each in (plain, drawn)]
    assert lines[1] - lines[0] == len(LOOP) - 1
    assert row(trust, drawn)["digest"] != row(trust, plain)["digest"]


def _lines(trust: ATrust, case: CaseId, letter: int) -> int:
    paper = trust.ask("head", LetterPaper(case_id=case, letter_id=letter))
    pages = PdfReader(BytesIO(paper.pdf)).pages
    return sum(page.get_contents().get_data().split().count(b"l") for page in pages)


@pytest.mark.parametrize(
    ("signature", "sentence"),
    [
        (Signature(way="drawn"), "no signature in the box"),
        (Signature(way="drawn", strokes=(((0.1, 0.1),),)), "no signature in the box"),
        (Signature(way="drawn", strokes=(LOOP * 800,)), "more than a signature"),
        (Signature(way="stamp"), "how you sign"),
    ],
)
def test_what_is_no_signature_leaves_the_letter_a_draft(
    trust: ATrust, signature: Signature, sentence: str
) -> None:
    case = a_case(trust).at("direct_contact")
    letter = written(trust, case)
    with pytest.raises(Refused, match=sentence):
        trust.do("head", SignLetter(case_id=case, letter_id=letter, signature=signature))
    assert row(trust, letter)["state"] == "draft"


# -- the printer ----------------------------------------------------------------------------


def test_a_printer_that_stops_half_way_leaves_on_record_which_letters_came_out(
    trust: ATrust,
) -> None:
    case = a_case(trust).at("direct_contact")
    letters = [issued(trust, case) for _ in range(4)]
    job = SendToPrinter(batch="job", letters=tuple((case, each) for each in letters), copies=2)
    assert trust.do("office", job) == 4
    assert [row(trust, each)["state"] for each in letters] == ["signed"] * 4
    answered = PrinterAnswered(batch="job", printed=(1, 2), why="Out of paper")
    assert trust.do("office", answered) == (2, 2)
    assert [row(trust, each)["state"] for each in letters] == ["printed"] * 2 + ["signed"] * 2
    # The rest go again, and an answer that comes twice changes nothing.
    rest = SendToPrinter(batch="again", letters=tuple((case, each) for each in letters[2:]))
    trust.do("office", rest)
    for _ in range(2):
        assert trust.do("office", PrinterAnswered(batch="again", printed=(1, 2))) == (2, 0)
    assert [row(trust, each)["state"] for each in letters] == ["printed"] * 4
    assert [row(trust, each)["reprints"] for each in letters] == [0] * 4


def test_a_letter_printed_once_more_counts_as_a_reprint(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    letter = issued(trust, case)
    digest = row(trust, letter)["digest"]
    for batch in ("one", "two", "three"):
        trust.do("office", SendToPrinter(batch=batch, letters=((case, letter),)))
        for _ in range(2):  # an answer that comes twice counts once
            trust.do("office", PrinterAnswered(batch=batch, printed=(1,)))
    trust.do("office", MarkPrinted(case_id=case, letter_id=letter))
    kept = row(trust, letter)
    assert (kept["reprints"], kept["digest"]) == (3, digest)


def test_a_draft_never_goes_to_a_printer_and_takes_nothing_with_it(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    good, draft = issued(trust, case), written(trust, case)
    with pytest.raises(Refused, match="once it is signed"):
        trust.do("office", SendToPrinter(batch="job", letters=((case, good), (case, draft))))
    with pytest.raises(Refused, match="under that name"):
        trust.do("office", PrinterAnswered(batch="job", printed=(1,)))
    assert row(trust, good)["state"] == "signed"


def readable(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())


def test_a_reprint_says_so_on_paper_and_the_frozen_letter_stays_as_it_was(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    letter = issued(trust, case)
    batch = PrintBatch(letters=((case, letter),))
    first = trust.ask("office", batch).papers[0].pdf
    assert "Reprint" not in readable(first)
    trust.do("office", MarkPrinted(case_id=case, letter_id=letter))
    again = trust.ask("office", batch).papers[0].pdf
    assert "Reprint, 23 November 2026" in readable(again)
    assert trust.ask("office", LetterPaper(case_id=case, letter_id=letter)).pdf == first


def test_letters_lie_in_the_order_of_their_envelopes_with_a_label_for_what_fits_no_window(
    trust: ATrust,
) -> None:
    long = "\n".join(f"Part {part} of a long address" for part in range(1, 9))
    moved(trust, "wojcik", f"{long}\nHR0 4QX")
    first = a_case(trust, author="wojcik").at("direct_contact")
    second = a_case(trust).at("direct_contact")
    plain = issued(trust, first, to="wojcik")
    windowed = issued(trust, second)
    asked: dict[str, Any] = {"letters": ((first, plain), (second, windowed)), "slips": True}
    small, *_, large = (name for name, _ in trust.ask("office", LabelSheets()))
    with pytest.raises(Refused, match="more lines than a label holds"):
        trust.ask("office", PrintBatch(labels=small, **asked))
    job = trust.ask("office", PrintBatch(labels=large, **asked))
    assert job.letters == ((second, windowed), (first, plain))
    assert [paper.words for paper in job.papers[0:3:2]] == ["Slip", "Slip"]
    slip = readable(job.papers[2].pdf)
    assert "Letter 2 of 2 in this batch" in slip
    assert "Wójcik" not in slip
    assert "label" in slip.casefold()
    assert job.papers[-1].words == "Labels"
    assert "Part 8 of a long address HR0 4QX" in readable(job.papers[-1].pdf)
    with pytest.raises(Refused, match="no longer in the library"):
        trust.ask("office", PrintBatch(labels="none", **asked))


@pytest.mark.parametrize(
    ("change", "field"),
    [({"letters": ()}, "letters"), ({"copies": 0}, "copies"), ({"copies": 21}, "copies")],
)
def test_a_job_that_makes_no_sense_is_refused_at_its_field(
    trust: ATrust, change: dict[str, Any], field: str
) -> None:
    case = a_case(trust).at("direct_contact")
    told: dict[str, Any] = {"batch": "job", "letters": ((case, issued(trust, case)),), "copies": 1}
    with pytest.raises(Refused) as refusal:
        trust.do("office", SendToPrinter(**told | change))
    assert refusal.value.field == field


# -- how it went ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "on", "arrives"),
    [
        ("post", date(2026, 11, 23), date(2026, 11, 25)),
        # A Friday: the weekend does not count.
        ("post", date(2026, 11, 20), date(2026, 11, 24)),
        ("hand", date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_the_day_a_letter_counts_as_arrived(
    trust: ATrust, how: str, on: date, arrives: date
) -> None:
    case = a_case(trust).at("direct_contact")
    letter = issued(trust, case)
    told = MarkPosted(case_id=case, letter_id=letter, how=how, on=on)
    assert trust.do("office", told) == arrives
    assert row(trust, letter)["deemed_on"] == arrives.isoformat()


def test_a_certificate_of_posting_is_kept_and_only_with_the_post(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    letter = issued(trust, case)
    told: dict[str, Any] = {"case_id": case, "letter_id": letter, "on": TODAY,
                            "certificate": " PO-7741 2231 "}  # fmt: skip
    with pytest.raises(Refused, match="certificate of posting"):
        trust.do("office", MarkPosted(how="hand", **told))
    trust.do("office", MarkPosted(how="post", **told))
    assert row(trust, letter)["certificate"] == "PO-7741 2231"


def moved(trust: ATrust, who: str, address: str, **change: Any) -> int:
    """The register has another address for somebody."""
    person = trust.people[who]
    with trust.office._records.reading() as conn:
        kept = rows.one(conn, "people", person)
    assert kept is not None
    told = {name: kept[name] for name in ("title", "forename", "surname", "email", "phone")}
    trust.do("office", KeepPerson(
        person_id=person, seen=kept["version"], kind="parent", address=address, **told | change
    ))  # fmt: skip
    return int(person)


def emailed(trust: ATrust, *, agreed: bool, address: str = "kerry@denholm.example") -> int:
    person = moved(trust, "denholm", "14 Bramling Close\nMarlstow\nHR0 4QT", email=address)
    with trust.office._records.writing() as conn:
        rows.change(conn, "people", person, {"may_be_emailed": int(agreed)})
        trust.office._records.note(
            conn, at=NOW, command_id=f"test-{agreed}-{address}", actor=1, act="T", what="person",
            object_id=person, detail={},
        )  # fmt: skip
    return int(person)


def test_an_email_is_a_draft_for_the_schools_own_program_and_names_no_case_outside(
    trust: ATrust,
) -> None:
    emailed(trust, agreed=True)
    case = a_case(trust).at("direct_contact")
    letter = issued(trust, case)
    draft = trust.ask("office", LetterEmail(case_id=case, letter_id=letter))
    mail = email.message_from_bytes(draft.content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    assert (mail["X-Unsent"], mail["To"].addresses[0].addr_spec) == ("1", "kerry@denholm.example")
    assert mail["Subject"] == "A letter from Applewick Primary School"
    body = mail.get_body(preferencelist=("plain",))
    assert body is not None
    assert "Riley" not in body.get_content()
    assert "AP-26" not in body.get_content()
    (attached,) = mail.iter_attachments()
    paper = trust.ask("office", LetterPaper(case_id=case, letter_id=letter))
    assert attached.get_content() == paper.pdf
    trust.do("office", MarkPosted(case_id=case, letter_id=letter, how="email", on=TODAY))
    assert row(trust, letter)["how"] == "email"


@pytest.mark.parametrize(
    ("agreed", "address", "sentence"),
    [
        (False, "kerry@denholm.example", "has not agreed"),
        (True, "", "No email address"),
        (True, "kerry at denholm", "is no email address"),
    ],
)
def test_nobody_is_emailed_who_has_not_agreed_or_has_no_address(
    trust: ATrust, agreed: bool, address: str, sentence: str
) -> None:
    emailed(trust, agreed=agreed, address=address)
    case = a_case(trust).at("direct_contact")
    letter = issued(trust, case)
    with pytest.raises(Refused, match=sentence):
        trust.ask("office", LetterEmail(case_id=case, letter_id=letter))
