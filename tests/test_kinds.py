"""A file is known by what it holds: its name may say anything at all."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from tcat_desktop.evidence import readers
from tcat_desktop.evidence.kinds import ENOUGH, also, kind_of, kind_of_archive, promised_by
from tests.evidence.chat_rendering import STYLES, Said, Style, rendered

CHAT = """23/11/2026, 08:12 - Ola: Has anyone seen the notice?
23/11/2026, 08:13 - Kerry D: She is a liar
23/11/2026, 08:15 - Ola: Please stop
"""


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return held.getvalue()


def isom(brand: bytes) -> bytes:
    return b"\x00\x00\x00\x18ftyp" + brand + bytes(12)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (isom(b"heic"), "image"),
        (isom(b"avif"), "image"),
        (isom(b"isom"), "video"),
        (isom(b"qt  "), "video"),
        (isom(b"M4A "), "audio"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "video"),
        (b"\xff\xfb\x90\x64" + bytes(20), "audio"),
        (b"OggS" + bytes(30), "audio"),
        (b"%PDF-1.7\n", "pdf"),
        (b"rubbish\n%PDF-1.4\n", "pdf"),
        (CHAT.encode(), "whatsapp"),
        ("\ufeff\u200e[22/11/2026, 19:41:07] Kerry D: She lied\r\n".encode(), "whatsapp"),
        (zipped("_chat.txt", "photo.jpg"), "whatsapp"),
        (zipped("homework.docx"), "zip"),
        (b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Hi\r\n\r\nHello", "email"),
        (b"From kerry@b.example Mon Nov 23 08:12:00 2026\nSubject: x\n\n", "email"),
        (b"The meeting of 23/11/2026 went well.", "text"),
        ("Zażółć gęślą jaźń".encode("utf-16"), "text"),
        ("She called Mr Nowak “a liar” on 23/11/2026, 08:12".encode("cp1252"), "text"),
        (
            (
                b'{"participants": [{"name": "Ola"}], "messages": [{"sender_name": "Ola", '
                b'"timestamp_ms": 1}]}'
            ),
            "messenger",
        ),
        (
            (
                b'\xef\xbb\xbf{"participants": ["Ola"], "threadName": "x", "messages": '
                b'[{"senderName": "Ola", "timestamp": 1}]}'
            ),
            "messenger",
        ),
        (b'{"messages": "none"}', "text"),
        (
            b"<!DOCTYPE html><div>Participants: Ola, Kerry</div><i>Sep 13, 2020, 12:26 PM</i>",
            "messenger",
        ),
        (b'<html><div class="_a6-g">She lies<b>13 November 2026 at 9:26</b>', "messenger"),
        (b"<html><p>Participants: Ola, Kerry</p><p>Sep 13, 2020, 12:26 PM</p>"[:40], "text"),
        (b"<html><p>Fair</p><p>Sep 13, 2020, 12:26 PM</p>", "text"),
        (b"Content-Type: multipart/mixed; boundary=ABCDE\n\n--ABCDE\n", "email"),
        (b"MIME-Version: 1.0\n\nHello", "email"),
        (b"Content-Type: something else\n\nHello", "text"),
        (zipped("your_activity_across_facebook/messages/inbox/ola_1/message_1.json"), "messenger"),
        (zipped("message_1.json"), "messenger"),
        (zipped("results_1.json"), "zip"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "unknown"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg:svg/>', "unknown"),
        (b"An SVG begins with <svg", "text"),
        (b"", "unknown"),
        (b"\x00\x01\x02\x03" * 40, "unknown"),
        (b"MZ\x90\x00\x03" + bytes(40), "unknown"),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


def test_text_cut_in_the_middle_of_a_letter_is_still_text() -> None:
    words = ("Grüße " * 20_000).encode()
    cut = next(n for n in range(ENOUGH, ENOUGH + 8) if words[n - 1] >= 0xC0)
    assert kind_of(words[cut - ENOUGH : cut]) == "text"


def test_one_dated_sentence_in_a_letter_does_not_make_it_a_chat() -> None:
    letter = "Dear Mrs Denholm\n\n23/11/2026, 08:12 - Kerry D: as she wrote\n\nYours sincerely\n"
    assert kind_of(letter.encode()) == "text"


@pytest.mark.parametrize(
    ("folder", "endings", "kind"),
    [
        ("images", (".png", ".jpg", ".tif", ".gif", ".webp", ".bmp", ".avif", ".jp2"), "image"),
        ("email", (".eml", ".mbox", ".pst", ".dat"), "email"),
        ("pdf/pypdf", (".pdf",), "pdf"),
    ],
)
def test_real_files_are_what_their_makers_say(
    shared_data: Path, folder: str, endings: tuple[str, ...], kind: str
) -> None:
    files = [p for p in (shared_data / folder).rglob("*") if p.suffix.lower() in endings]
    assert files
    told = {p.name: kind_of(p.read_bytes()[:ENOUGH]) for p in files if p.stat().st_size}
    assert {name: found for name, found in told.items() if found != kind} == {}


def test_a_chat_is_found_wherever_it_lies_in_the_folder() -> None:
    assert kind_of_archive(["IMG-1.jpg", "chat/_chat.txt"]) == "whatsapp"
    assert kind_of_archive(["IMG-1.jpg", "Czat WhatsApp z Olą.txt"]) == "whatsapp"
    assert kind_of_archive(["a.jpg", "x/messages/inbox/ola/message_2.json"]) == "messenger"
    assert kind_of_archive(["xl/workbook.xml", "data/x_1.json"]) == "zip"
    assert kind_of_archive([]) == "zip"


def test_a_file_that_is_two_things_at_once_is_found_out() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(200)
    assert also(picture) == ""
    assert also(picture + zipped("_chat.txt")) == "zip"
    assert also(picture + b"%PDF-1.7\n") == "pdf"
    assert also(picture + b"PK\x05\x06" + bytes(18)) == ""
    assert also(zipped("_chat.txt")) == ""


@pytest.mark.parametrize(
    ("name", "kind", "promised"),
    [
        ("photo.JPG", "zip", "image"), ("photo.jpg", "image", ""), ("chat.txt", "whatsapp", ""),
        ("chat.zip", "whatsapp", ""), ("clip.mp4", "audio", ""), ("letter.pdf", "text", "pdf"),
        ("no ending", "zip", ""), ("homework.docx", "zip", ""), (".jpg", "unknown", "image"),
    ],
)  # fmt: skip
def test_a_name_that_promises_something_else_is_noticed(
    name: str, kind: str, promised: str
) -> None:
    assert promised_by(name, kind) == promised


def test_every_shape_of_chat_line_met_in_the_wild_is_a_chat(shared_data: Path) -> None:
    table = (shared_data / "whatsapp" / "header_lines.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t")[0] for line in table.splitlines()[1:]]
    assert len(lines) >= 19
    assert [line for line in lines if kind_of(line.encode()) != "whatsapp"] == []


def test_every_exported_chat_of_the_samples_is_a_chat(shared_data: Path) -> None:
    folder = shared_data / "whatsapp" / "transcribed"
    told = {p.name: kind_of(p.read_bytes()[:ENOUGH]) for p in folder.glob("*.txt")}
    assert told
    assert {name: found for name, found in told.items() if found != "whatsapp"} == {}


@pytest.mark.parametrize(
    "head",
    [
        "From: Kerry Denholm <kerry@post.example>\n\nHello",
        "To:\n office@applewick.example\n\nHello",
        "Received: from post.example by desk.example\n\tid 4; Mon, 23 Nov 2026 08:12:00 +0000\n\nx",
        "Date: Mon, 23 Nov 2026 08:12:00 GMT\n\nHello",
        "Message-ID: <1@post.example>\r\n\r\nHello",
        "Subject: =?utf-8?B?UmlsZXk=?=\n\nHello",
        "From: Kerry Denholm\nSent: 23 November 2026 08:12\nTo: Office\nSubject: Riley\n\nHello",
        "X-Kept-By: a program\nReturn-Path: <kerry@post.example>\n\nHello",
        "From: kerry@post.example\nSubject: Riley\nThis line is no header.\n\nHello",
    ],
)
def test_a_mail_with_few_fields_is_a_mail_also_as_another_program_saved_it(head: str) -> None:
    assert kind_of(head.encode()) == "email"
    assert kind_of(head.encode("utf-16")) == "email"
    assert kind_of(f"{head}\x00\x00 and on".encode()) == "email"


@pytest.mark.parametrize(
    "head",
    [
        "From: mum\nhello",
        "From: mum\n\nhello",
        "From: 09:00\nTo: 17:00\n\nReception is open.",
        "To: Mrs Nair\nSubject: Riley\n\nShe rang again.",
        "Date: 23 Nov 2026 08:12\n\nMrs Denholm came in.",
        "Date: 23/11/2026\n\nMrs Denholm came in.",
        "Received: by hand from Mrs Denholm\n\nA letter of two pages.",
        "Subject: swimming\n\nDear all",
        "Message: call me\n\nkerry@post.example",
        "From: mum\nkerry@post.example\nhello",
        "Kerry: she lied\nOla: kerry@post.example\n\nKerry: no",
        "From,To,Subject\nkerry@post.example,office@applewick.example,Riley\n",
        "name;from:to;email\n\nKerry;1:2;kerry@post.example\n",
        "BEGIN:VCARD\nEMAIL:kerry@post.example\nEND:VCARD\n",
        "http://post.example/from:kerry@post.example\n\nLook",
    ],
)
def test_a_note_a_list_or_a_chat_is_no_mail(head: str) -> None:
    assert kind_of(head.encode()) != "email"


def test_every_sample_that_has_a_header_is_a_mail_and_nothing_else_is(shared_data: Path) -> None:
    # Two samples have no header at all, and of two more nothing but words or a subject is left.
    known = {
        "malformedHeader-noheader.msg", "malformedHeaderStartsBody-noheader.msg",
        "malformedHeader-noheader.out", "malformedHeaderStartsBody-noheader.out",
        "malformedHeaderStartsBody-nocrlfcrlf.out",
    }  # fmt: skip
    mails = {
        path: kind_of(path.read_bytes()[:ENOUGH]) == "email"
        for path in shared_data.rglob("*")
        if path.is_file() and path.suffix != ".xml" and "_decoded" not in path.name
    }
    ours = {path for path in mails if "email" in path.relative_to(shared_data).parts}
    assert {path.name for path in ours if not mails[path]} == known
    assert [path.name for path, told in mails.items() if told and path not in ours] == []


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_chat_is_known_in_whatever_way_a_phone_writes_it(style: Style) -> None:
    said = [
        Said(moment=datetime(2026, 11, 17, 14, 56), sender="Kerry", words="Riley is upset"),  # noqa: DTZ001
        Said(moment=datetime(2026, 11, 18, 9, 5), sender="Ellie", words="I will ask"),  # noqa: DTZ001
    ]
    assert kind_of(rendered(style, said)) == "whatsapp"


def test_a_chat_that_somebody_renamed_is_found_in_its_zip_folder() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("for the school.txt", CHAT)
    assert kind_of(held.getvalue()) == "zip"
    reading = readers.read("zip", held.getvalue(), "for the school.zip")
    assert (reading.kind, len(reading.messages)) == ("whatsapp", 3)


def test_a_page_of_messenger_is_read_as_a_chat_also_behind_a_long_style() -> None:
    page = (
        "<!DOCTYPE html><html><head><style>" + ".a{color:red}" * 9_000 + "</style></head><body>"
        '<div class="_a6-g"><div>Kerry Denholm</div><div>She lies</div>'
        "<div>13 November 2026 at 9:26</div></div></body></html>"
    ).encode()
    kind = readers.settled(kind_of(page[:ENOUGH]), page)
    reading = readers.read(kind, page, "message_1.html")
    assert (reading.kind, reading.participants) == ("messenger", ("Kerry Denholm",))
