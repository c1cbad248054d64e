"""What comes with a mail is evidence of its own: kept once, under its own hash, sealed with it."""

import hashlib
import io
from pathlib import Path

import pytest

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import attachments
from tcat_desktop.office.commands.open_sealed import LiftSeal, SealExhibit
from tcat_desktop.office.questions.case_file import CaseFile, CaseFileAnswer
from tcat_desktop.office.questions.case_list import CaseList, Filter
from tcat_desktop.office.questions.exhibit import Exhibit
from tcat_desktop.office.reading_room import read_waiting
from tcat_desktop.records import evidence
from tests.builders import ATrust, a_case, a_trust
from tests.kept_mails import CHAT, PICTURE, a_mail, kept, page, read_all

LETTER = b"%PDF-1.7\nnot a whole one"


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def _file(trust: ATrust, case: CaseId) -> CaseFileAnswer:
    found: CaseFileAnswer = trust.ask("head", CaseFile(case_id=case))
    return found


def _exhibits(trust: ATrust, case: CaseId) -> list[tuple[str, str]]:
    return [(one.number, one.name) for one in _file(trust, case).exhibits]


def _titles(trust: ATrust, case: CaseId) -> list[str]:
    return [one.title for one in _file(trust, case).entries if one.kind == "exhibit"]


def _findable(trust: ATrust, word: str) -> int:
    """How many exhibits a search for a word meets."""
    with trust.office._records.reading() as conn:
        return len(evidence.found_in(conn, trust.staff["head"], f'"{word}"'))


def test_each_attachment_is_an_exhibit_with_its_own_hash_and_says_where_it_was(
    trust: ATrust, case: CaseId
) -> None:
    both = a_mail("Look", "See both.", files={"post.png": PICTURE, "letter.pdf": LETTER})
    mail = kept(trust, case, "forwarded.eml", both)
    read_all(trust)
    assert _exhibits(trust, case) == [
        ("E1", "post.png"), ("E2", "forwarded.eml"), ("E3", "post.png"), ("E4", "letter.pdf"),
    ]  # fmt: skip
    parts = page(trust, case, mail).parts
    assert [(one.number, one.part) for one in parts] == [
        ("E3", "attachment 1"), ("E4", "attachment 2"),
    ]  # fmt: skip
    second = page(trust, case, parts[1].exhibit_id)
    assert second.digest == hashlib.sha256(LETTER).hexdigest()
    assert second.source is not None
    assert (second.source.number, second.source.part) == ("E2", "attachment 2")
    looked = trust.ask("head", Exhibit(case_id=case, exhibit_id=parts[1].exhibit_id))
    assert looked.content == LETTER
    entry = next(one for one in _file(trust, case).entries if one.title == "Exhibit E4: letter.pdf")
    assert entry.words == "It came with E2, the mail, as attachment 2."


def test_the_custody_of_an_attachment_begins_in_the_mail_it_came_with(
    trust: ATrust, case: CaseId
) -> None:
    mail = kept(trust, case, "a.eml", a_mail("Look", "See.", files={"post.png": PICTURE}))
    read_all(trust)
    part = page(trust, case, mail).parts[0]
    trust.ask("head", Exhibit(case_id=case, exhibit_id=part.exhibit_id))
    custody = page(trust, case, part.exhibit_id).custody
    assert [(one.what, one.who) for one in custody] == [
        ("Taken out of E2 by the desk, as attachment 1", ""),
        ("Looked at it", "Helen Whitfield"),
    ]
    assert [one.what for one in page(trust, case, mail).custody] == ["Added it"]


def test_a_mail_that_is_read_twice_gives_its_attachments_once(trust: ATrust, case: CaseId) -> None:
    mail = kept(trust, case, "a.eml", a_mail("Look", "See.", files={"post.png": PICTURE}))
    read_all(trust)
    before = _exhibits(trust, case)
    trust.do("office", SealExhibit(case_id=case, exhibit_id=mail))
    trust.do("ceo", LiftSeal(case_id=case, exhibit_id=mail, reason="It is to the school."))
    assert read_all(trust) == 1
    assert len(_exhibits(trust, case)) == len(before) == 3


@pytest.mark.parametrize("later", [False, True], ids=["at once", "after the first was read"])
def test_the_same_mail_in_two_cases_gives_each_its_own_exhibits_and_words(
    trust: ATrust, case: CaseId, *, later: bool
) -> None:
    other = a_case(trust).at("direct_contact")
    mail = a_mail("Look", "A heron on the roof.", files={"post.png": PICTURE})
    kept(trust, case, "a.eml", mail)
    if later:
        read_all(trust)
    kept(trust, other, "b.eml", mail)
    read_all(trust)
    assert _exhibits(trust, case)[1:] == [("E2", "a.eml"), ("E3", "post.png")]
    assert _exhibits(trust, other)[1:] == [("E2", "b.eml"), ("E3", "post.png")]
    assert read_all(trust) == 0
    assert _findable(trust, "heron") == 2


def test_a_mail_without_words_gives_its_attachments_to_a_second_case_too(
    trust: ATrust, case: CaseId
) -> None:
    other = a_case(trust).at("direct_contact")
    mail = a_mail("Look", "", files={"post.png": PICTURE})
    kept(trust, case, "a.eml", mail)
    read_all(trust)
    kept(trust, other, "a.eml", mail)
    read_all(trust)
    assert [name for _, name in _exhibits(trust, other)[1:]] == ["a.eml", "post.png"]
    assert read_all(trust) == 0


def test_a_mail_inside_a_mail_is_opened_in_its_turn(trust: ATrust, case: CaseId) -> None:
    inner = a_mail("What she wrote", "It is a lie.", files={"screen.png": PICTURE})
    outer = kept(trust, case, "outer.eml", a_mail("Fwd: What she wrote", "See.", inside=(inner,)))
    read_all(trust)
    (middle,) = page(trust, case, outer).parts
    assert middle.name == "What she wrote.eml"
    (innermost,) = page(trust, case, middle.exhibit_id).parts
    assert (innermost.number, innermost.name, innermost.part) == (
        "E4",
        "screen.png",
        "attachment 1",
    )
    source = page(trust, case, innermost.exhibit_id).source
    assert source is not None
    assert source.number == "E3"


def test_mails_inside_one_another_without_end_stop_at_the_sixth_and_it_is_said(
    trust: ATrust, case: CaseId
) -> None:
    mail = a_mail("Level 10", "The end.")
    for level in range(9, 0, -1):
        mail = a_mail(f"Level {level}", "See.", inside=(mail,))
    kept(trust, case, "deep.eml", mail)
    read_all(trust)
    names = [name for _, name in _exhibits(trust, case)[1:]]
    assert names == ["deep.eml", *(f"Level {level}.eml" for level in range(2, 8))]
    assert (
        _titles(trust, case).count("Not everything that came with E8 is an exhibit of its own") == 1
    )


def test_more_attachments_than_a_case_can_bear_stay_in_the_file_and_it_is_said(
    trust: ATrust, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_OF_A_MAIL", 2)
    monkeypatch.setattr(attachments, "MOST_OF_A_CASE", 3)
    files = {f"{number}.png": PICTURE + bytes(number) for number in range(4)}
    kept(trust, case, "first.eml", a_mail("1", "x", files=files))
    kept(trust, case, "second.eml", a_mail("2", "x", files=files))
    kept(trust, case, "third.eml", a_mail("3", "x", files=files))
    read_all(trust)
    assert [name for _, name in _exhibits(trust, case)[4:]] == ["0.png", "1.png", "0.png"]
    told = [
        one.words for one in _file(trust, case).entries if one.title.startswith("Not everything")
    ]
    assert sorted(told) == [
        "4 came with it: only the first is, the others stay in its file.",
        "4 came with it: the first 2 are, the others stay in its file.",
        "This case has 3 already; what came with it stays in its file.",
    ]


def test_sealing_a_mail_seals_what_came_with_it_and_the_chronicle_says_so(
    trust: ATrust, case: CaseId
) -> None:
    inner = a_mail("Cerys wrote", "It is a lie.", files={"screen.png": PICTURE})
    outer = kept(trust, case, "outer.eml", a_mail("Fwd", "See the heron.", inside=(inner,)))
    read_all(trust)
    part = page(trust, case, outer).parts[0]
    trust.do("office", SealExhibit(case_id=case, exhibit_id=outer))
    assert _exhibits(trust, case)[1:] == [("E2", "Sealed"), ("E3", "Sealed"), ("E4", "Sealed")]
    for exhibit in (outer, part.exhibit_id):
        with pytest.raises(Refused, match="sealed"):
            trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit))
    assert "Sealed with E2: E3, E4" in _titles(trust, case)
    assert "Cerys wrote" not in repr(_file(trust, case))
    assert trust.ask("head", CaseList(filter=Filter(words="Cerys"))).rows == ()
    assert _findable(trust, "heron") == 0
    # What was ruled of the mail is not ruled of what came with it.
    trust.do("ceo", LiftSeal(case_id=case, exhibit_id=outer, reason="It is to the school."))
    assert _exhibits(trust, case)[1:] == [("E2", "outer.eml"), ("E3", "Sealed"), ("E4", "Sealed")]
    read_all(trust)
    again = page(trust, case, outer)
    assert again.parts == ()
    assert again.sealed_parts == ("attachment 1",)


def test_a_chat_that_came_with_a_mail_is_sealed_as_it_arrives(trust: ATrust, case: CaseId) -> None:
    mail = kept(trust, case, "a.eml", a_mail("Look", "See.", files={"Ola and Cerys.txt": CHAT}))
    read_all(trust)
    assert _exhibits(trust, case)[1:] == [("E2", "a.eml"), ("E3", "Sealed")]
    assert "Ola and Cerys" not in repr(_file(trust, case))
    answer = page(trust, case, mail)
    assert (answer.parts, answer.sealed_parts) == ((), ("attachment 1",))
    assert "Ola and Cerys" not in repr(answer)


def test_a_chat_that_comes_with_a_mail_lies_sealed_also_where_its_bytes_were_there_before(
    trust: ATrust, case: CaseId
) -> None:
    before = trust.office.shelve(trust.staff["office"], io.BytesIO(CHAT))
    kept(trust, case, "a.eml", a_mail("Look", "See.", files={"Ola and Cerys.txt": CHAT}))
    read_all(trust)
    assert trust.office._records.shelf.is_sealed(before.digest)


def test_what_comes_again_with_a_mail_and_was_sealed_before_is_sealed_as_it_arrives(
    trust: ATrust, case: CaseId
) -> None:
    before = kept(trust, case, "post.png", PICTURE)
    trust.do("office", SealExhibit(case_id=case, exhibit_id=before))
    mail = kept(trust, case, "a.eml", a_mail("Look", "See.", files={"post.png": PICTURE}))
    read_all(trust)
    assert page(trust, case, mail).sealed_parts == ("attachment 1",)


def test_a_mail_that_is_sealed_is_not_opened_for_its_attachments(
    trust: ATrust, case: CaseId
) -> None:
    kept(trust, case, "a.eml", a_mail("Look", "x", files={"p.png": PICTURE}), sealed=True)
    assert read_all(trust) == 1  # the post of the report, and nothing else
    assert _exhibits(trust, case)[1:] == [("E2", "Sealed")]


def test_a_mail_that_was_sealed_while_it_was_read_leaves_nothing_behind(
    trust: ATrust, case: CaseId
) -> None:
    read_all(trust)
    mail = kept(trust, case, "a.eml", a_mail("Look", "x", files={"p.png": PICTURE}))
    (waits,) = trust.office.evidence_waiting()

    class Sealing:
        """The office, at whose elbow somebody seals the mail just before it is kept."""

        def __getattr__(self, name: str) -> object:
            return getattr(trust.office, name)

        def keep_reading(self, *told: object) -> None:
            trust.do("office", SealExhibit(case_id=case, exhibit_id=mail))
            trust.office.keep_reading(*told)  # type: ignore[arg-type]

    assert read_waiting(Sealing(), trust.staff["office"]) == 1  # type: ignore[arg-type]
    assert _exhibits(trust, case)[1:] == [("E2", "Sealed")]
    with trust.office._records.reading() as conn:
        left = conn.exec_driver_sql(
            "SELECT count(*) FROM readings WHERE digest = ?", (waits["digest"],)
        ).scalar()
    assert left == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../etc/passwd", "passwd"),
        ("C:\\Windows\\evil.exe", "evil.exe"),
        ("photo\u202egnp.exe", "photo[U+202E]gnp.exe"),
        ("=HYPERLINK(1).csv", "=HYPERLINK(1).csv"),
        ("<img src=x onerror=1>.png", "<img src=x onerror=1>.png"),
        ("zażółć 🦉.png", "zażółć 🦉.png"),
        ("..", "Part 1"),
        ("CON", "CON"),
    ],
)
def test_whatever_an_attachment_is_called_it_is_only_ever_words(
    trust: ATrust, case: CaseId, name: str, shown: str
) -> None:
    kept(trust, case, "a.eml", a_mail("Look", "x", files={name: PICTURE}))
    read_all(trust)
    assert _exhibits(trust, case)[-1] == ("E3", shown)
    assert f"Exhibit E3: {shown}" in _titles(trust, case)


def test_an_endless_name_is_cut_in_the_middle(trust: ATrust, case: CaseId) -> None:
    kept(trust, case, "a.eml", a_mail("Look", "x", files={"long " * 300 + ".png": PICTURE}))
    read_all(trust)
    name = _exhibits(trust, case)[-1][1]
    assert len(name) <= 200
    assert name.startswith("long long")
