"""Exhibits: the bytes stay as they came, custody has no gap, and what is sealed is never read."""

import io
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image

from tcat_desktop.demo.pictures import gate
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Denied, Refused, Said
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.commands.read_evidence import (
    Capture,
    ConfirmWords,
    KeepExtract,
    MarkUrgent,
    NoteCapture,
    QuoteFromExhibit,
    SayWhoWrote,
)
from tcat_desktop.office.commands.take_exhibit import ExportExhibit, ExportOriginal, PrintExhibit
from tcat_desktop.office.exhibit_copies import THUMBNAIL, Copies, to_take_away
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.exhibit import Exhibit, ExhibitAnswer
from tcat_desktop.office.questions.exhibit_page import ExhibitPage, ExhibitPageAnswer
from tcat_desktop.office.questions.search import SearchEverything
from tcat_desktop.office.reading_room import ReadingRoom, read_waiting
from tests.builders import ATrust, a_case, a_trust

CHAT = (
    "17/11/2026, 19:30 - Kerry: the kestrel bullies the little ones\n"
    "17/11/2026, 19:31 - Cerys: please stop\n"
)
ORIGINAL = "the very bytes"


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def keep(
    trust: ATrust, case: CaseId, content: bytes, kind: str, name: str, *, sealed: bool = False
) -> int:
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(content))
    made = trust.do("office", KeepFile(name=name, digest=kept.digest, size=kept.size, kind=kind,
                                       case_id=case, sealed=sealed))  # fmt: skip
    assert isinstance(made, int)
    return made


def page(trust: ATrust, case: CaseId, exhibit: int, who: str = "head") -> ExhibitPageAnswer:
    told = trust.ask(who, ExhibitPage(case_id=case, exhibit_id=exhibit))
    assert isinstance(told, ExhibitPageAnswer)
    return told


def look(trust: ATrust, case: CaseId, exhibit: int, who: str = "head") -> ExhibitAnswer:
    told = trust.ask(who, Exhibit(case_id=case, exhibit_id=exhibit))
    assert isinstance(told, ExhibitAnswer)
    return told


def custody(trust: ATrust, case: CaseId, exhibit: int) -> list[tuple[str, str]]:
    return [(each.what, each.who) for each in page(trust, case, exhibit).custody]


def taken_outside() -> bytes:
    """A photo that says where, when and with what it was taken."""
    tags = Image.Exif()
    tags[ExifTags.Base.Make] = "Telephone of Mrs Denholm"
    tags[ExifTags.Base.DateTime] = "2026:11:17 21:32:05"
    tags.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (52.0, 3.0, 10.0), 3: "W", 4: (2.0, 43.0, 0.0)}
    )
    held = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(held, "JPEG", exif=tags)
    return held.getvalue()


# --- the bytes ------------------------------------------------------------------------------------


def test_the_bytes_are_the_same_before_and_after_every_act(trust: ATrust, case: CaseId) -> None:
    content = taken_outside()
    exhibit = keep(trust, case, content, "image", "gate.jpg")
    before = sha256(content).hexdigest()
    where: dict[str, Any] = {"case_id": case, "exhibit_id": exhibit}
    read_waiting(trust.office, trust.person("head"))
    seen = look(trust, case, exhibit)
    copy = to_take_away(seen)
    Copies().thumbnail(seen)
    acts: tuple[tuple[str, Any], ...] = (
        ("office", NoteCapture(**where, capture=Capture(by="Mrs Nair", on=date(2026, 11, 18)))),
        ("office", ConfirmWords(**where, words="She bullies the little ones")),
        ("office", QuoteFromExhibit(**where, words="bullies the little ones")),
        ("office", SayWhoWrote(**where, participant="Kerry",
                               person_id=trust.people["denholm"])),
        ("office", MarkUrgent(**where, numbers=(1,))),
        ("office", ExportExhibit(**where, digest=sha256(copy).hexdigest())),
        ("head", ExportOriginal(**where, reason="The police ask for it.")),
        ("office", PrintExhibit(**where)),
    )  # fmt: skip
    for who, act in acts:
        trust.do(who, act)
        after = look(trust, case, exhibit)
        assert sha256(after.content).hexdigest() == before == after.digest, type(act).__name__


def test_the_same_bytes_twice_are_one_file_on_the_shelf_with_two_uses(
    trust: ATrust, case: CaseId
) -> None:
    shelf = trust.folder / "shelf"
    first = keep(trust, case, b"the same words", "text", "one.txt")
    files = sorted(each for each in shelf.rglob("*") if each.is_file())
    second = keep(trust, case, b"the same words", "text", "two.txt")
    assert sorted(each for each in shelf.rglob("*") if each.is_file()) == files
    assert first != second
    assert page(trust, case, first).digest == page(trust, case, second).digest
    assert read_waiting(trust.office, trust.person("head")) == 2, "post.png, and these bytes once"
    assert page(trust, case, second).state == "read"


def test_a_number_once_given_stays_with_its_exhibit(trust: ATrust, case: CaseId) -> None:
    made = [keep(trust, case, f"note {each}".encode(), "text", f"{each}.txt") for each in range(3)]
    numbers = {each: page(trust, case, each).number for each in made}
    assert list(numbers.values()) == ["E2", "E3", "E4"]
    trust.do("head", SealExhibit(case_id=case, exhibit_id=made[1]))
    later = keep(trust, case, b"later", "text", "later.txt")
    assert page(trust, case, made[0]).number == numbers[made[0]]
    assert page(trust, case, made[2]).number == numbers[made[2]]
    assert page(trust, case, later).number == "E5"


# --- what leaves ----------------------------------------------------------------------------------


def test_a_copy_that_leaves_says_nothing_of_where_when_and_with_what(
    trust: ATrust, case: CaseId
) -> None:
    content = taken_outside()
    exhibit = keep(trust, case, content, "image", "gate.jpg")
    seen = look(trust, case, exhibit)
    with Image.open(io.BytesIO(seen.content)) as told:
        assert told.getexif().get_ifd(ExifTags.IFD.GPSInfo), "or this shows nothing"
    for copy in (to_take_away(seen), Copies().thumbnail(seen), Copies().to_look_at(seen)):
        with Image.open(io.BytesIO(copy)) as image:
            assert not image.getexif()
            assert not {"exif", "comment", "icc_profile", "xmp"} & set(image.info)
        assert b"Denholm" not in copy
        assert b"2026:11:17" not in copy


def test_a_thumbnail_is_made_once_for_the_same_bytes_and_never_kept_of_sealed_ones(
    trust: ATrust, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tcat_desktop.office import exhibit_copies

    seen = look(trust, case, keep(trust, case, gate(), "image", "gate.png"))
    made: list[int] = []
    copy_apart = exhibit_copies.copy_apart

    def counted(content: bytes, **told: Any) -> bytes:
        made.append(len(content))
        return copy_apart(content, **told)

    monkeypatch.setattr(exhibit_copies, "copy_apart", counted)
    copies = Copies()
    first = copies.thumbnail(seen)
    assert copies.thumbnail(seen) == first
    assert len(made) == 1
    with Image.open(io.BytesIO(first)) as image:
        assert max(image.size) <= THUMBNAIL
    opened = ExhibitAnswer(name="", kind="image", digest=seen.digest, content=seen.content,
                           sealed=True)  # fmt: skip
    apart = Copies()
    apart.thumbnail(opened)
    apart.thumbnail(opened)
    assert len(made) == 3


def test_only_whoever_answers_for_the_case_takes_the_original_and_says_why(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = keep(trust, case, gate(), "image", "gate.png")
    with pytest.raises(Denied):
        trust.do("office", ExportOriginal(case_id=case, exhibit_id=exhibit, reason="r"))
    with pytest.raises(Refused, match="what the original is needed for"):
        trust.do("head", ExportOriginal(case_id=case, exhibit_id=exhibit, reason=" "))
    reason = "The police ask for the file itself."
    trust.do("head", ExportOriginal(case_id=case, exhibit_id=exhibit, reason=reason))
    entries = trust.ask("head", CaseFile(case_id=case)).entries
    told = [each for each in entries if "original of E2" in each.title]
    assert [each.words for each in told] == [reason]


def test_the_original_cannot_be_called_a_copy(trust: ATrust, case: CaseId) -> None:
    exhibit = keep(trust, case, gate(), "image", "gate.png")
    digest = page(trust, case, exhibit).digest
    with pytest.raises(Refused, match="the original, and not a copy"):
        trust.do("office", ExportExhibit(case_id=case, exhibit_id=exhibit, digest=digest))


# --- custody --------------------------------------------------------------------------------------


def test_custody_tells_who_added_saw_saved_and_printed_it_in_order(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = keep(trust, case, taken_outside(), "image", "gate.jpg")
    where: dict[str, Any] = {"case_id": case, "exhibit_id": exhibit}
    copy = to_take_away(look(trust, case, exhibit, "office"))
    look(trust, case, exhibit, "office")
    trust.do("office", ExportExhibit(**where, digest=sha256(copy).hexdigest()))
    trust.do("office", PrintExhibit(**where))
    trust.do("head", ExportOriginal(**where, reason="The police ask for it."))
    look(trust, case, exhibit, "head")
    assert custody(trust, case, exhibit) == [
        ("Added it", "Priya Nair"), ("Looked at it", "Priya Nair"),
        ("Saved a copy", "Priya Nair"), ("Printed it", "Priya Nair"),
        ("Saved the original", "Helen Whitfield"), ("Looked at it", "Helen Whitfield"),
    ]  # fmt: skip


# --- what is sealed -------------------------------------------------------------------------------


def test_what_is_sealed_is_not_shown_read_found_copied_or_printed(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = keep(trust, case, CHAT.encode(), "whatsapp", "mums only.txt", sealed=True)
    read_waiting(trust.office, trust.person("head"))
    where: dict[str, Any] = {"case_id": case, "exhibit_id": exhibit}
    for question in (ExhibitPage(**where), Exhibit(**where)):
        with pytest.raises(Refused, match="sealed"):
            trust.ask("ceo", question)
    for command in (
        ExportExhibit(**where, digest="0" * 64), ExportOriginal(**where, reason="r"),
        PrintExhibit(**where), QuoteFromExhibit(**where, words="kestrel"),
        NoteCapture(**where, capture=Capture(by="b", on=date(2026, 11, 18))),
    ):  # fmt: skip
        with pytest.raises(Refused, match="sealed"):
            trust.do("ceo", command)
    assert not found(trust, "kestrel")
    assert "mums only" not in repr(page(trust, case, other(trust, case)))


def test_sealing_takes_the_words_out_of_the_search(trust: ATrust, case: CaseId) -> None:
    exhibit = keep(trust, case, CHAT.encode(), "whatsapp", "chat.txt")
    read_waiting(trust.office, trust.person("head"))
    assert found(trust, "kestrel")
    trust.do("head", SealExhibit(case_id=case, exhibit_id=exhibit))
    assert not found(trust, "kestrel")


def found(trust: ATrust, words: str) -> list[str]:
    """The exhibits that a search for these words finds."""
    groups = trust.ask("head", SearchEverything(words=words))
    return [repr(each) for group in groups for each in group.rows if each.kind == "exhibit"]


def other(trust: ATrust, case: CaseId) -> int:
    """The case's first exhibit, which is not sealed."""
    first = trust.ask("head", CaseFile(case_id=case)).exhibits[0].exhibit_id
    assert isinstance(first, int)
    return first


# --- what came out of what ------------------------------------------------------------------------


def test_each_attachment_of_a_mail_is_an_exhibit_that_names_the_mail(
    trust: ATrust, case: CaseId
) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Kerry <kerry@example.org>", "office@applewick.example"
    mail["Subject"], mail["Date"] = "The gate", "Tue, 17 Nov 2026 19:30:00 +0000"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content("See the picture.")
    mail.add_attachment(gate(), maintype="image", subtype="png", filename="gate.png")
    exhibit = keep(trust, case, mail.as_bytes(), "email", "The gate.eml")
    read_waiting(trust.office, trust.person("head"))
    told = page(trust, case, exhibit)
    assert [(each.number, each.name, each.part) for each in told.parts] == [
        ("E3", "gate.png", "attachment 1")
    ]
    part = page(trust, case, told.parts[0].exhibit_id)
    assert part.source is not None
    assert part.source.number == told.number == "E2"
    assert part.digest == sha256(gate()).hexdigest()
    assert read_waiting(trust.office, trust.person("head")) == 0, "the attachment is read, too"
    assert len(page(trust, case, exhibit).parts) == 1


def test_an_extract_cites_its_file_and_leaves_it_as_it_is(trust: ATrust, case: CaseId) -> None:
    exhibit = keep(trust, case, CHAT.encode(), "whatsapp", "chat.txt")
    first = CHAT.splitlines(keepends=True)[0].encode()
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(first))
    extract = trust.do("office", KeepExtract(case_id=case, exhibit_id=exhibit, part="line 1",
                                             digest=kept.digest, size=kept.size))  # fmt: skip
    told = page(trust, case, extract)
    assert told.source is not None
    assert (told.source.number, told.source.part) == ("E2", "line 1")
    assert look(trust, case, extract).content == first
    assert look(trust, case, exhibit).content == CHAT.encode()


def test_what_a_reader_refuses_stays_refused_and_says_why(trust: ATrust, case: CaseId) -> None:
    exhibit = other(trust, case)
    read_waiting(trust.office, trust.person("head"))
    told = page(trust, case, exhibit)
    assert told.state == "refused"
    assert "does not show" in told.why
    looked = ReadingRoom().look(trust.office, trust.person("head"), case, exhibit)
    assert looked.reading is None
    assert looked.exhibit.content == b"a picture of the post"
    with pytest.raises(Said):
        to_take_away(looked.exhibit)
