"""A stranger's file is read in a process of its own: the worst it can do is to be refused."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from tcat_desktop.evidence import apart, kinds, readers
from tcat_desktop.evidence.answer import Unfit, packed, unpacked
from tcat_desktop.evidence.apart import Limits, copy_apart, heard_from_child, read_apart
from tcat_desktop.evidence.reading import Attached, Choice, Message, Reading
from tcat_desktop.journey.refusals import Refused
from tests.evidence import hostile
from tests.evidence.hostile import CHAT, PLACE, pdf, saved, telling, zipped

HOME = Path(__file__).resolve().parents[2]
MOST_MEMORY = 512 * 1024 * 1024

A_READING = Reading(
    kind="whatsapp", text="Zażółć \ud800 end", participants=("Ola", "Kerry D"),
    messages=(
        Message(number=1, line=1, lines=2, at="", stamp="04/02/23, 08:12", sender="Ola",
                words="Is it\n\x00so?", edited=True),
        Message(number=2, line=3, lines=1, at="", stamp="", sender="", words="", mark="system"),
    ),
    date_order="ambiguous",
    choice=Choice(line=1, stamp="04/02/23", readings=(("dmy", "4 February 2023"),
                                                      ("mdy", "2 April 2023"))),
    attachments=(Attached(name="a.jpg", kind="image", content=b"\xff\xd8\xff"),
                 Attached(name="", kind="unknown", content=b"")),
    attachment_count=2, gps=True, facts=(("Taken", "17 November 2026"),), warnings=("So.",),
)  # fmt: skip


def asked(content: bytes, kind: str, **options: str) -> tuple[Reading | Refused, int, float]:
    """What the child said, how many bytes it took at most, and how many seconds."""
    started = time.perf_counter()
    heard = heard_from_child(content, kind, "a file", Limits(), None, options)
    seconds = time.perf_counter() - started
    head = json.loads(bytes(heard[8 : 8 + int.from_bytes(heard[:8], "big")]))
    try:
        return unpacked(heard).reading, head["peak"], seconds
    except Refused as refused:
        return refused, head["peak"], seconds


def test_a_reading_comes_back_as_it_was() -> None:
    assert unpacked(b"".join(packed(A_READING, 7))).reading == A_READING
    assert unpacked(b"".join(packed(A_READING, 7))).peak == 7


def test_a_refusal_comes_back_as_it_was() -> None:
    with pytest.raises(Refused) as refused:
        unpacked(b"".join(packed(Refused("No.", clause="6.3", what_to_do="Ask.", field="x"))))
    said = refused.value
    assert (said.reason, said.clause, said.what_to_do, said.field) == ("No.", "6.3", "Ask.", "x")


def answer_with(**changed: object) -> bytes:
    _, head, *bodies = packed(A_READING)
    told = json.loads(head)
    told["reading"] |= changed
    head = json.dumps(told).encode()
    return b"".join([len(head).to_bytes(8, "big"), head, *bodies])


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"\x00" * 8, b"\xff" * 40, (2).to_bytes(8, "big") + b"[]",
        (9).to_bytes(8, "big") + b"{" * 9, b"".join(packed(A_READING))[:-1],
        answer_with(kind="spell"), answer_with(kind=5), answer_with(pages="4"),
        answer_with(gps=1), answer_with(attachment_count=True),
        answer_with(width=True), answer_with(participants="Ola"),
        answer_with(facts=[["Taken"]]), answer_with(facts=[["Taken", 4]]), answer_with(more=1),
        answer_with(messages=[[1]]), answer_with(messages={"0": 1}), answer_with(choice=[]),
        answer_with(attachments=[["a", "image", 999]]), answer_with(messages=[None]),
        answer_with(attachments=[["a", "image", -1]]), answer_with(warnings=[["So."]]),
        (12).to_bytes(8, "big") + b'{"peak": 12}', (15).to_bytes(8, "big") + b'{"refused": []}',
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_no_answer(answer: bytes) -> None:
    with pytest.raises(Unfit):
        unpacked(answer)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (telling("JPEG"), "image"),
        (hostile.PDF_FILES, "pdf"),
        (CHAT.encode(), "whatsapp"),
        (zipped(("_chat.txt", CHAT.encode()), ("IMG-1.jpg", telling("JPEG"))), "whatsapp"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: Hi\n\nHello", "email"),
        (zipped(("a.docx", b"x")), "zip"),
    ],
)
def test_a_child_reads_as_its_parent_would(content: bytes, kind: str) -> None:
    assert read_apart(content, kind, "a") == readers.read(kind, content, "a")


def test_a_childs_copy_of_a_picture_tells_no_place() -> None:
    copy = copy_apart(telling("JPEG"), most=20, as_jpeg=True)
    assert copy.startswith(b"\xff\xd8")
    assert PLACE not in copy
    assert b"Exif" not in copy


def test_what_a_person_settled_reaches_the_child() -> None:
    chat = b"04/02/23, 08:12 - Ola: One\n05/02/23, 08:13 - Kerry D: Two\n"
    assert read_apart(chat, "whatsapp", "a").first is None
    settled = read_apart(chat, "whatsapp", "a", options={"date_order": "mdy"})
    assert settled.first == "2023-04-02T08:12:00"


HOSTILE = {
    "30,000 by 30,000": (hostile.png_of(30_000, 30_000), "image"),
    "just too many pixels": (hostile.png_of(7_100, 7_100), "image"),
    "a picture cut short": (saved(Image.effect_noise((2_000, 2_000), 90), "PNG")[:-9000], "image"),
    "200 MB from 195 KB": (hostile.zip_bomb(), "whatsapp"),
    "a size that lies": (hostile.zip_with_false_size(), "whatsapp"),
    "a way up": (zipped(("../../_chat.txt", b"x")), "whatsapp"),
    "a link": (hostile.zip_with_link(), "whatsapp"),
    "two chats": (zipped(("a/_chat.txt", CHAT.encode()), ("_chat.txt", CHAT.encode())), "whatsapp"),
    "files on top of one another": (hostile.zip_overlapping(), "zip"),
    "a million files": (hostile.zip_of_many(1_000_000, says=3), "zip"),
    "a broken PDF": (pdf()[:90], "pdf"),
    "noise in a PDF": (b"%PDF-1.4\n" + bytes(range(256)) * 4000, "pdf"),
    "a mail of nothing": (b"\x00" * 4000, "email"),
}  # fmt: skip


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_costs_little(shape: str) -> None:
    content, kind = HOSTILE[shape]
    said, peak, seconds = asked(content, kind)
    assert isinstance(said, Refused), said
    assert said.reason.endswith(".")
    assert seconds < 2
    assert peak < MOST_MEMORY
    sys.stdout.write(f"\n{shape}: {seconds:.2f} s, {peak / 2**20:.0f} MB; {said.reason}")


def test_a_page_that_never_ends_costs_its_words_and_not_the_pdf() -> None:
    said, peak, seconds = asked(hostile.pdf_of_endless_words(), "pdf")
    assert isinstance(said, Reading)
    assert said.pages == 1
    assert any("in the time allowed" in each for each in said.warnings)
    assert seconds < 15
    assert peak < MOST_MEMORY


def test_the_largest_picture_fits_into_the_childs_memory() -> None:
    content = saved(Image.new("RGBA", (7_000, 7_000), (1, 2, 3, 200)), "PNG", compress_level=1)
    for kind, options in (("image", {}), (apart.COPY, {"most": "900", "as_jpeg": "yes"})):
        said, peak, seconds = asked(content, kind, **options)
        assert isinstance(said, Reading)
        assert peak < MOST_MEMORY
        assert seconds < 15


def test_what_needs_more_memory_than_it_may_have_is_refused() -> None:
    content = saved(Image.new("RGB", (6_000, 6_000)), "PNG")
    with pytest.raises(Refused, match="more memory"):
        read_apart(content, "image", "a", limits=Limits(memory=100 * 1024 * 1024))


def test_a_child_that_dies_is_a_file_that_is_refused() -> None:
    with pytest.raises(Refused, match="could not be read safely"):
        read_apart(telling("JPEG"), "a kind that no reader knows", "a")


def test_a_child_that_takes_too_long_is_ended() -> None:
    started = time.perf_counter()
    with pytest.raises(Refused, match="could not be read in 1 second"):
        read_apart(hostile.pdf_of_endless_words(), "pdf", "a", limits=Limits(seconds=1))
    assert time.perf_counter() - started < 15


def test_whoever_waits_may_stop_it() -> None:
    started = time.perf_counter()
    with pytest.raises(Refused, match="because you stopped it"):
        read_apart(hostile.pdf_of_endless_words(), "pdf", "a", cancelled=lambda: True)
    assert time.perf_counter() - started < 15


def test_an_answer_without_end_is_cut_off() -> None:
    with pytest.raises(Refused, match="could not be read safely"):
        read_apart(telling("JPEG"), "image", "a", limits=Limits(answer=100))


def test_a_file_too_large_for_a_child_starts_none() -> None:
    with pytest.raises(Refused, match="more than 0 MB"):
        read_apart(b"%PDF-" + bytes(50), "pdf", "a", limits=Limits(content=40))


FENCED = """
import sys
sys.path[:] = sys.argv[1:]
from tcat_desktop.evidence import fence
import os, resource, socket, subprocess, tempfile
fence.close(seconds=5, memory=400 * 2**20)
forbidden = {
    "write": lambda: open("/tmp/x", "w"), "append": lambda: open("/tmp/x", "ab"),
    "low": lambda: os.open("/tmp/x", os.O_CREAT | os.O_WRONLY),
    "remove": lambda: os.remove("/tmp/x"), "start": lambda: subprocess.run(["true"]),
    "shell": lambda: os.system("true"), "fork": os.fork, "spool": lambda: tempfile.TemporaryFile(),
    "name": lambda: socket.getaddrinfo("localhost", 80), "net": lambda: socket.socket(),
}
for name, does in forbidden.items():
    try:
        does()
        print("did", name)
    except OSError:
        pass
try:
    bytearray(500 * 2**20)
    print("did grow")
except MemoryError:
    pass
open("/dev/null", "rb").close()
print([resource.getrlimit(each)[0] for each in
       (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU)])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this sort")
def test_behind_the_fence_nothing_is_written_started_or_sent() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-c", FENCED, *filter(None, sys.path), str(HOME)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.stdout == "[0, 0, 6]\n", ran.stdout + ran.stderr


def test_a_child_knows_nothing_of_the_desks_surroundings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TCAT_PASSWORD_FILE", "/secret")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert set(apart._environment()) <= {
        "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH",
    }  # fmt: skip


def test_sounds_films_and_words_need_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    assert read_apart(b"OggS" + bytes(50), "audio", "a").facts == (("Size", "54 bytes"),)
    assert read_apart("Zażółć".encode("utf-16"), "text", "a").text == "Zażółć"


def test_a_spreadsheet_that_calls_itself_a_picture_is_found_out() -> None:
    sheet = zipped(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))
    reading = read_apart(sheet, kinds.kind_of(sheet), "screenshot.jpg")
    assert reading.kind == "zip"
    assert reading.warnings[0] == (
        "Its name ends in .jpg, as a picture does, but it is a zip folder."
    )
    assert "Word, Excel or PowerPoint" in reading.warnings[1]


def test_a_drawing_in_code_is_kept_and_never_shown() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    reading = read_apart(drawing, kinds.kind_of(drawing), "a.svg")
    assert (reading.kind, reading.text) == ("unknown", "")
    assert "SVG" in reading.warnings[0]


def test_a_chat_as_a_page_is_known_however_much_style_stands_before_it() -> None:
    page = (
        b"<html><head><style>" + b"a{b:c}" * 20_000 + b"</style></head><body>"
        b'<div class="_a6-g"><div>Ola</div><div>She lies</div><div>Nov 17, 2026, 7:30 PM</div>'
        b"</div></body></html>"
    )
    assert kinds.kind_of(page[: kinds.ENOUGH]) == "text"
    assert read_apart(page, "text", "message_1.html").kind == "messenger"


def test_an_empty_file_says_so() -> None:
    for kind in ("image", "pdf", "unknown"):
        with pytest.raises(Refused, match="This file is empty"):
            read_apart(b"", kind, "a")


def test_the_chat_in_a_zip_is_found_whatever_it_is_called() -> None:
    assert readers.read("zip", zipped(("notes.txt", CHAT.encode()))).kind == "whatsapp"
    assert readers.read("zip", zipped(("notes.txt", b"Dear Sir"))).kind == "zip"


def samples(shared_data: Path) -> list[Path]:
    return [
        each for folder in ("images", "pdf") for each in sorted((shared_data / folder).rglob("*"))
        if each.is_file()
    ]  # fmt: skip


def test_a_child_survives_what_the_samples_hold(shared_data: Path) -> None:
    # Every fifteenth; all of them in the thorough round, which takes a minute or two.
    files = samples(shared_data)[:: 1 if os.environ.get("TCAT_THOROUGH") else 15]
    count: Counter[str] = Counter()
    highest, slowest = (0, ""), (0.0, "")
    for path in files:
        content = path.read_bytes()
        kind = kinds.kind_of(content[: kinds.ENOUGH])
        if kind not in {"image", "pdf"}:
            continue
        said, peak, seconds = asked(content, kind)
        count["refused" if isinstance(said, Refused) else "read"] += 1
        if isinstance(said, Refused):
            assert "safely" not in said.reason, path.name
            assert seconds < 2, path.name
        highest, slowest = max(highest, (peak, path.name)), max(slowest, (seconds, path.name))
    sys.stdout.write(
        f"\nthrough a child: {dict(count)}; slowest {slowest[0]:.2f} s ({slowest[1]}), "
        f"most memory {highest[0] / 2**20:.0f} MB ({highest[1]})\n"
    )
    assert count["read"] >= 20
    assert highest[0] < MOST_MEMORY
    assert slowest[0] < 15
