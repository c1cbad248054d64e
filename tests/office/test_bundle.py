"""The panel bundle as the office makes it: what goes in, what never does, kept, frozen, covered."""

import io
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import ExifTags, Image
from pypdf import PdfReader

from tcat_desktop.evidence import machine_text
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Conflict, Denied, Refused
from tcat_desktop.office.bundles import making
from tcat_desktop.office.commands.add_to_record import AddNote
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.keep_policies import KeepPolicy
from tcat_desktop.office.commands.make_bundle import FreezeBundle, MakeBundle
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.commands.redact import LiftRedaction, Redact
from tcat_desktop.office.machine_reading import read_pictures_waiting
from tcat_desktop.office.questions.bundle import (
    Bundle,
    BundleAnswer,
    BundleFile,
    FileBeside,
    Policies,
    ToBind,
    Version,
)
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.reading_room import read_waiting
from tests.builders import NOW, ATrust, a_case, a_trust
from tests.correspondence import bundle_samples as samples
from tests.evidence.hostile import CHAT

OTHER = "Mrs Cerys Tudur"


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("complaint")


def keep(trust: ATrust, case: CaseId, content: bytes, kind: str, name: str,
         *, sealed: bool = False) -> int:  # fmt: skip
    kept = trust.office.shelve(trust.person("office"), io.BytesIO(content))
    made = trust.do("office", KeepFile(name=name, digest=kept.digest, size=kept.size, kind=kind,
                                       case_id=case, sealed=sealed))  # fmt: skip
    assert isinstance(made, int)
    return made


def made(
    trust: ATrust, case: CaseId, who: str = "clerk", left_out: tuple[str, ...] = ()
) -> Version:
    return making.make(trust.office, trust.person(who), case, left_out)


def file_of(trust: ATrust, case: CaseId, version: Version, *, redacted: bool = False) -> bytes:
    return making.content_of(trust.office, trust.person("clerk"), case, version, redacted=redacted)


def words_on(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def page(trust: ATrust, case: CaseId, who: str = "clerk") -> BundleAnswer:
    told = trust.ask(who, Bundle(case_id=case))
    assert isinstance(told, BundleAnswer)
    return told


def locked_pdf() -> bytes:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.NOTICE)) as opened:
        opened.save(held, encryption=pikepdf.Encryption(owner="a", user="b"))
    return held.getvalue()


def taken_outside() -> bytes:
    tags = Image.Exif()
    tags.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (52.0, 3.0, 10.0), 3: "W", 4: (2.0, 43.0, 0.0)}
    )
    held = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(held, "JPEG", exif=tags)
    return held.getvalue()


MAIL = b"""From: Kerry Denholm <kerry@denholm.example>
To: office@applewick.example
Subject: Where Riley sits
Date: Mon, 12 Oct 2026 09:14:00 +0100

I was told in September that Riley would be moved.
"""


def exhibits(trust: ATrust, case: CaseId) -> dict[str, bytes]:
    """One of each sort; what each is called from E2 on, since E1 came with the report."""
    sorts: tuple[tuple[str, str, bytes], ...] = (
        ("screenshot.jpg", "image", samples.SCREENSHOT),
        ("gate.jpg", "image", taken_outside()),
        ("Notice.pdf", "pdf", samples.NOTICE),
        ("locked.pdf", "pdf", locked_pdf()),
        ("broken.pdf", "pdf", samples.NOTICE[:200]),
        ("mail.eml", "email", MAIL),
        ("chat.txt", "whatsapp", CHAT.encode()),
        ("extract.txt", "text", CHAT.encode()),
        ("film.mp4", "video", b"\x00\x00\x00\x18ftypmp42" + bytes(400)),
        ("paper.docx", "unknown", b"PK\x03\x04 something"),
    )
    return {
        name: content for name, kind, content in sorts
        if keep(trust, case, content, kind, name)
    }  # fmt: skip


# --- what goes in


def test_a_bundle_holds_every_sort_of_thing_with_its_page_and_its_fingerprint(
    trust: ATrust, case: CaseId
) -> None:
    held = exhibits(trust, case)
    version = made(trust, case)
    content = file_of(trust, case, version)
    assert sha256(content).hexdigest() == version.digest
    words = words_on(content)
    assert len(words) == version.pages
    where = {key: (first, last) for key, first, last in version.pages_of}
    schedule = "".join("".join(words[1:4]).split())
    attached = {name: each[0] for name, each in PdfReader(io.BytesIO(content)).attachments.items()}
    for place, (name, original) in enumerate(held.items(), start=2):
        assert name in words[where[f"E{place}"][0] - 1], name
        assert sha256(original).hexdigest() in schedule
        for called, inside in attached.items():
            if called.startswith(f"E{place} "):
                assert inside == original
    assert set(attached) == {"E2 screenshot.jpg", "E4 Notice.pdf", "E7 mail.eml", "E8 chat.txt",
                             "E9 extract.txt"}  # fmt: skip
    assert "I was told in September" in words[where["E7"][0] - 1]
    assert "Has anyone seen the notice?" in words[where["E8"][0] - 1]
    assert where["E4"][1] - where["E4"][0] == 2


def test_what_cannot_be_bound_in_has_a_page_that_says_so_and_travels_beside(
    trust: ATrust, case: CaseId
) -> None:
    held = exhibits(trust, case)
    version = made(trust, case)
    words = words_on(file_of(trust, case, version))
    where = {key: first for key, first, _ in version.pages_of}
    beside = {number: (name, digest) for number, name, digest in version.beside}
    assert set(beside) == {"E1", "E5", "E6", "E10", "E11"}
    assert "locked with a password" in words[where["E5"] - 1]
    assert "damaged or was cut short" in words[where["E6"] - 1]
    assert "A film cannot be printed" in words[where["E10"] - 1]
    for number in ("E5", "E6", "E10", "E11"):
        assert "travels beside this bundle" in words[where[number] - 1]
        called, content = trust.ask("clerk", FileBeside(
            case_id=case, bundle_id=version.bundle_id, number=number))  # fmt: skip
        assert called == f"{number} {beside[number][0]}"
        assert content == held[beside[number][0]]


def test_a_picture_that_says_where_it_was_taken_does_not_travel_whole(
    trust: ATrust, case: CaseId
) -> None:
    keep(trust, case, taken_outside(), "image", "gate.jpg")
    content = file_of(trust, case, made(trust, case))
    assert not PdfReader(io.BytesIO(content)).attachments
    assert b"GPS" not in content
    assert "says where the picture was taken" in " ".join(words_on(content)[1:3])


def test_a_sealed_exhibit_is_a_line_of_the_schedule_and_nothing_else(
    trust: ATrust, case: CaseId
) -> None:
    secret = "23/11/2026, 08:12 - Ola: Zebra crossing at nine\n" * 3
    keep(trust, case, secret.encode(), "whatsapp", "Mothers of 4H.txt", sealed=True)
    content = file_of(trust, case, made(trust, case))
    words = " ".join(words_on(content))
    assert "sealed and not in this bundle" in words
    assert "Zebra" not in words
    assert "Mothers of 4H" not in words
    assert sha256(secret.encode()).hexdigest()[:8] not in "".join(words.split())
    assert not PdfReader(io.BytesIO(content)).attachments


def test_a_version_that_holds_what_was_sealed_since_stays_closed(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = keep(trust, case, CHAT.encode(), "whatsapp", "chat.txt")
    version = made(trust, case)
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    with pytest.raises(Refused, match="E2 was sealed after this version was made"):
        file_of(trust, case, version)
    again = made(trust, case)
    assert "Has anyone seen" not in " ".join(words_on(file_of(trust, case, again)))


def test_a_mail_with_a_sealed_attachment_does_not_travel_whole(trust: ATrust, case: CaseId) -> None:
    mail = MAIL.replace(b"Date:", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; "
                        b"boundary=x\nDate:")  # fmt: skip
    head, body = mail.split(b"\n\n", 1)
    mail = head + b"\n\n--x\nContent-Type: text/plain\n\n" + body + (
        b"\n--x\nContent-Type: text/plain; name=\"WhatsApp Chat.txt\"\n"
        b"Content-Disposition: attachment; filename=\"WhatsApp Chat.txt\"\n\n"
    ) + CHAT.encode() + b"\n--x--\n"  # fmt: skip
    keep(trust, case, mail, "email", "mail.eml")
    read_waiting(trust.office, trust.person("office"))
    lines = {line.key: line for line in page(trust, case).lines}
    assert lines["E3"].why_not == "sealed and not in this bundle"
    content = file_of(trust, case, made(trust, case))
    assert not PdfReader(io.BytesIO(content)).attachments
    assert "Has anyone seen the notice" not in " ".join(words_on(content))
    assert b"Has anyone seen" not in content


def test_what_somebody_left_out_is_on_the_schedule_as_left_out(trust: ATrust, case: CaseId) -> None:
    keep(trust, case, samples.NOTICE, "pdf", "Notice.pdf")
    version = made(trust, case, left_out=("E2",))
    words = words_on(file_of(trust, case, version))
    assert version.left_out == ("E2",)
    assert "E2" not in {key for key, _, _ in version.pages_of}
    assert "not in this bundle" in " ".join(words[1:3])
    assert page(trust, case).left_out == ("E2",)


def test_the_policies_are_those_in_force_on_the_day_and_no_later_ones(
    trust: ATrust, case: CaseId
) -> None:
    from datetime import date

    for version, begins in (("5", date(2025, 9, 1)), ("6", date(2026, 11, 22))):
        kept = trust.office.shelve(
            trust.person("ceo"), io.BytesIO(samples.foreign(f"Complaints Policy {version}"))
        )
        policy = KeepPolicy(kind="complaints", title="Complaints Policy and Procedures",
                            version=version, in_force_from=begins, digest=kept.digest)  # fmt: skip
        trust.do("ceo", policy)
    content = file_of(trust, case, made(trust, case))
    words = " ".join(words_on(content))
    assert "Complaints Policy and Procedures, version 5" in words
    assert "version 6" not in words
    assert page(trust, case).missing == ("Social Media Code of Conduct for Parents",)
    assert [line.version for line in trust.ask("clerk", Policies())] == ["6", "5"]


def test_a_policy_is_a_pdf_and_only_the_executive_head_keeps_one(trust: ATrust) -> None:
    from datetime import date

    kept = trust.office.shelve(trust.person("ceo"), io.BytesIO(b"no PDF at all"))
    told: dict[str, Any] = {"kind": "complaints", "title": "T", "version": "1",
                            "in_force_from": date(2026, 9, 1), "digest": kept.digest}  # fmt: skip
    with pytest.raises(Refused, match="not a PDF"):
        trust.do("ceo", KeepPolicy(**told))
    with pytest.raises(Denied):
        trust.do("clerk", KeepPolicy(**told))


# --- the same, and not the same


def test_the_same_case_twice_is_the_same_version_and_the_same_bytes(
    trust: ATrust, case: CaseId
) -> None:
    exhibits(trust, case)
    first = made(trust, case)
    trust.clock.set(NOW.replace(hour=17))
    assert made(trust, case) == first
    # Composed again from the start, in another hour, with the same words of who made it.
    asked = trust.ask("clerk", ToBind(case_id=case))
    standing = f"made 23 November 2026, 2.20 pm by {asked.signs}"
    again = making.compose(trust.office, asked, first.number, standing)
    assert sha256(again.whole.content).hexdigest() == first.digest


@pytest.mark.skipif(
    not os.environ.get("TCAT_THOROUGH"), reason="It takes a core for long: TCAT_THOROUGH=1 runs it."
)
def test_what_the_desk_reads_behind_the_page_makes_no_bundle_stale(
    trust: ATrust, case: CaseId
) -> None:
    exhibits(trust, case)
    first = made(trust, case)
    read_waiting(trust.office, trust.person("office"))
    if machine_text.is_here():
        read_pictures_waiting(trust.office, trust.person("office"))
    assert not page(trust, case).stale
    assert made(trust, case) == first


def test_a_new_entry_makes_the_bundle_stale_and_the_next_one_holds_it(
    trust: ATrust, case: CaseId
) -> None:
    first = made(trust, case)
    trust.do("clerk", AddNote(case_id=case, words="The hall is booked.", on=NOW.date()))
    assert page(trust, case).stale
    second = made(trust, case)
    assert second.number == first.number
    assert second.digest != first.digest
    assert "The hall is booked" in " ".join(words_on(file_of(trust, case, second)))
    assert not page(trust, case).stale


# --- frozen


def test_a_frozen_version_says_so_on_its_pages_and_stays(trust: ATrust, case: CaseId) -> None:
    made(trust, case, "office")
    frozen = making.freeze(trust.office, trust.person("clerk"), case)
    assert frozen.frozen == "Mon 23 Nov 2026, 14:20 by Mr Alun Finch"
    words = words_on(file_of(trust, case, frozen))
    short = " ".join(frozen.manifest[at : at + 4] for at in range(0, 16, 4))
    assert "frozen 23 November 2026, 2.20 pm by Mr A Finch, clerk to governors" in words[0]
    assert f"Manifest {short}" in words[1]
    with pytest.raises(Refused, match="frozen already"):
        making.freeze(trust.office, trust.person("clerk"), case)
    # The freezing is on record, and changes nothing of what the bundle holds.
    assert made(trust, case) == frozen
    trust.do("clerk", AddNote(case_id=case, words="The hall is booked.", on=NOW.date()))
    after = made(trust, case)
    assert after.number == frozen.number + 1
    assert [each.number for each in page(trust, case).versions] == [2, 1]
    assert sha256(file_of(trust, case, frozen)).hexdigest() == frozen.digest


def test_only_the_clerk_freezes_and_a_head_only_looks(trust: ATrust, case: CaseId) -> None:
    version = made(trust, case, "office")
    with pytest.raises(Denied):
        making.freeze(trust.office, trust.person("office"), case)
    with pytest.raises(Denied):
        trust.do("head", MakeBundle(case_id=case, number=1, of="", digest="", pages=1))
    assert trust.ask("head", BundleFile(case_id=case, bundle_id=version.bundle_id))
    assert not page(trust, case, "head").may_make
    with pytest.raises(Denied):
        page(trust, case, "teacher")


def test_a_version_is_not_frozen_once_the_case_has_moved_on(trust: ATrust, case: CaseId) -> None:
    made(trust, case)
    trust.do("clerk", AddNote(case_id=case, words="The hall is booked.", on=NOW.date()))
    with pytest.raises(Refused, match="changed on the case"):
        making.freeze(trust.office, trust.person("clerk"), case)


def test_what_moved_while_it_was_made_is_a_conflict_and_nothing_is_kept(
    trust: ATrust, case: CaseId
) -> None:
    version = made(trust, case)
    trust.do("clerk", AddNote(case_id=case, words="The hall is booked.", on=NOW.date()))
    with pytest.raises(Conflict):
        trust.do("clerk", MakeBundle(case_id=case, number=1, of=version.of, digest=version.digest,
                                     pages=version.pages))  # fmt: skip
    with pytest.raises(Conflict):
        trust.do("clerk", FreezeBundle(case_id=case, bundle_id=version.bundle_id, of=version.of,
                                       digest=version.digest, pages=version.pages))  # fmt: skip
    assert page(trust, case).versions == (version,)


def test_the_chronology_tells_that_it_was_frozen(trust: ATrust, case: CaseId) -> None:
    made(trust, case)
    frozen = making.freeze(trust.office, trust.person("clerk"), case)
    entries = trust.ask("clerk", CaseFile(case_id=case)).entries
    told = next(each for each in entries if each.about == "bundles")
    assert told.title == "Panel bundle, version 1, was frozen"
    assert frozen.manifest[:16] in told.words


def test_stopping_it_keeps_nothing(trust: ATrust, case: CaseId) -> None:
    exhibits(trust, case)
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 6

    with pytest.raises(Refused, match="you stopped it"):
        making.make(trust.office, trust.person("clerk"), case, cancelled=stop)
    assert page(trust, case).versions == ()


# --- the redacted copy


def test_a_name_is_covered_wherever_it_stands(trust: ATrust, case: CaseId) -> None:
    exhibits(trust, case)
    trust.do("clerk", AddNote(case_id=case, words=f"{OTHER} rang about the photo.", on=NOW.date()))
    trust.do("clerk", Redact(case_id=case, words="Cerys Tudur", reason="third-party"))
    trust.do("clerk", Redact(case_id=case, words="Riley", reason="child"))
    version = made(trust, case)
    assert version.redacted_digest
    assert version.covered >= 4
    copy = file_of(trust, case, version, redacted=True)
    whole = file_of(trust, case, version)
    before, after = " ".join(words_on(whole)), " ".join(words_on(copy))
    for words in ("Tudur", "Riley"):
        assert words in before
        assert words not in after
        assert words.encode() not in copy
    assert not PdfReader(io.BytesIO(copy)).attachments
    assert "What was covered, and why" in after
    assert version.redacted_pages > version.pages
    if not machine_text.is_here():
        assert version.unseen
        return
    assert version.unseen == ()
    # The screenshot names her too, and only a machine could see it there.
    first = next(first for key, first, _ in version.pages_of if key == "E2")
    told = trust.ask("clerk", Bundle(case_id=case)).versions[0]
    assert told.covered == version.covered
    import pypdfium2

    from tcat_desktop.evidence.apart import machine_read_apart

    held = io.BytesIO()
    pypdfium2.PdfDocument(copy)[first - 1].render(scale=150 / 72).to_pil().save(held, "PNG")
    seen = " ".join(row[0] for row in machine_read_apart(held.getvalue()).machine)
    assert "bullies" in seen
    assert "Tudur" not in seen
    assert "Riley" not in seen


def test_a_box_that_somebody_drew_is_black_on_its_page(trust: ATrust, case: CaseId) -> None:
    keep(trust, case, samples.SCREENSHOT, "image", "screenshot.jpg")
    trust.do("clerk", Redact(case_id=case, part="E2", page=1, box=(0.1, 0.2, 0.9, 0.5),
                             reason="child", note="Her face"))  # fmt: skip
    version = made(trust, case)
    copy = file_of(trust, case, version, redacted=True)
    import pypdfium2

    first = next(first for key, first, _ in version.pages_of if key == "E2")
    drawn = pypdfium2.PdfDocument(copy)[first - 1].render(scale=1).to_pil().convert("L")
    wide, tall = drawn.size
    assert drawn.getpixel((wide // 4, int(tall * 0.3))) < 12
    assert drawn.getpixel((wide // 4, int(tall * 0.7))) > 150
    assert "covered in the redacted copy" in " ".join(words_on(file_of(trust, case, version)))


def test_without_anything_to_cover_there_is_no_copy(trust: ATrust, case: CaseId) -> None:
    made_id = trust.do("clerk", Redact(case_id=case, words="Riley", reason="child"))
    trust.do("clerk", LiftRedaction(case_id=case, redaction_id=made_id))
    version = made(trust, case)
    assert version.redacted_digest == ""
    with pytest.raises(Refused, match="no redacted copy"):
        file_of(trust, case, version, redacted=True)
    with pytest.raises(Refused, match="not covered any more"):
        trust.do("clerk", LiftRedaction(case_id=case, redaction_id=made_id))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"words": " . "}, "Write the words"),
        ({"part": "E1", "page": 1, "box": (0.5, 0.5, 0.5, 0.6)}, "empty, or lies off"),
        ({"part": "E1", "page": 1, "box": (0.5, 0.5, 1.5, 0.6)}, "empty, or lies off"),
        ({"part": "all", "page": 1, "box": (0.1, 0.1, 0.5, 0.6)}, "needs its page"),
        ({"words": "Riley", "reason": "no such"}, "no longer in the reference library"),
    ],
)
def test_what_cannot_be_covered_is_refused(
    trust: ATrust, case: CaseId, told: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        trust.do("clerk", Redact(case_id=case, **{"reason": "child", **told}))
