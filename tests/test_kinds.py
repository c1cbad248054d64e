"""A file is known by what it holds: its name may say anything at all."""

import io
import zipfile
from pathlib import Path

import pytest

from tcat_desktop.evidence.kinds import ENOUGH, also, kind_of, kind_of_archive, promised_by

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
