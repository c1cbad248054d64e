"""`tcat-desktop inspect`: the contract's keys, kinds and exit codes, through a real process."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence import hostile
from tests.evidence.hostile import CHAT, pdf, saved, telling, zipped

HOME = Path(__file__).resolve().parent.parent
KEYS = [
    "file", "sha256", "bytes", "kind", "messages", "participants", "first", "last", "date_order",
    "attachments", "pages", "width", "height", "gps", "text", "warnings",
]  # fmt: skip
KINDS = {
    "whatsapp", "messenger", "email", "image", "pdf", "video", "audio", "text", "unknown",
}  # fmt: skip


def inspect(*words: str | Path, code: str = "") -> subprocess.CompletedProcess[str]:
    run = ["-c", code] if code else ["-m", "tcat_desktop", "inspect"]
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, *run, *map(str, words)], cwd=HOME, check=False, capture_output=True,
        encoding="utf-8", stdin=subprocess.DEVNULL, timeout=120,
        env={**kept, "PYTHONPATH": str(HOME), "TCAT_DATA": "/no/such/desk"},
    )  # fmt: skip


def told(ran: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert "Traceback" not in ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "chat.txt": CHAT.encode(),
        "chat.zip": zipped(("_chat.txt", CHAT.encode()), ("IMG-1.jpg", telling("JPEG"))),
        "photo.jpg": telling("JPEG", orientation=6),
        "notice.pdf": hostile.PDF_FILES,
        "mail.eml": b"From: a@b.example\nTo: c@d.example\nSubject: Hi\nDate: Mon, 23 Nov 2026 "
        b"08:12:00 +0000\n\nHello",
        "voice.opus": b"OggS" + bytes(50),
        "film.mp4": b"\x00\x00\x00\x18ftypisom" + bytes(40),
        "note.txt": ("Zażółć " * 1000).encode("utf-16"),
        "work.zip": zipped(("a.docx", b"x"), ("b.docx", b"y")),
        "sheet.jpg": zipped(("[Content_Types].xml", b"<x/>")),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_every_file_has_the_keys_of_the_contract_in_one_line(folder: Path) -> None:
    files = sorted(folder.iterdir())
    ran = inspect("--json", *files)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    rows = told(ran)
    assert [row["file"] for row in rows] == [str(each) for each in files]
    for row, path in zip(rows, files, strict=True):
        assert list(row) == KEYS
        assert row["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert row["bytes"] == path.stat().st_size
        assert row["kind"] in KINDS
    kinds = {Path(str(row["file"])).name: row["kind"] for row in rows}
    assert kinds == {
        "chat.txt": "whatsapp", "chat.zip": "whatsapp", "photo.jpg": "image",
        "notice.pdf": "pdf", "mail.eml": "email", "voice.opus": "audio", "film.mp4": "video",
        "note.txt": "text", "work.zip": "unknown", "sheet.jpg": "unknown",
    }  # fmt: skip


def test_each_kind_is_told_what_it_holds(folder: Path) -> None:
    names = ("chat.zip", "photo.jpg", "notice.pdf", "note.txt", "work.zip", "mail.eml")
    rows = told(inspect("--json", *(folder / name for name in names)))
    chat, photo, notice, note, work, mail = rows
    assert (chat["messages"], chat["participants"]) == (2, ["Ola", "Kerry D"])
    assert (chat["first"], chat["last"]) == ("2026-11-23T08:12:00", "2026-11-23T08:13:00")
    assert (chat["date_order"], chat["attachments"]) == ("dmy", 1)
    assert (photo["width"], photo["height"], photo["gps"]) == (40, 60, True)
    assert (photo["messages"], photo["first"], photo["date_order"]) == (0, None, None)
    assert (notice["pages"], notice["attachments"], notice["gps"]) == (1, 1, False)
    assert str(notice["text"]) == "The words of the page"
    assert len(str(note["text"])) == 2_000
    assert "holds 2 files" in str(work["warnings"])
    assert mail["date_order"] is None


def test_what_cannot_be_read_is_said_and_the_others_are_tried(folder: Path) -> None:
    (folder / "bomb.zip").write_bytes(hostile.zip_bomb())
    (folder / "broken.pdf").write_bytes(pdf()[:90])
    (folder / "empty.jpg").write_bytes(b"")
    os.truncate(_file(folder / "vast.mp4"), 2 * 1024**3 + 1)
    # The last is read: the first that fails does not end it.
    names = ("bomb.zip", "broken.pdf", "empty.jpg", "vast.mp4", "", "not-there.jpg", "photo.jpg")
    ran = inspect("--json", *(folder / name for name in names))
    assert ran.returncode == 2
    bomb, broken, empty, vast, itself, missing, photo = told(ran)
    assert list(bomb) == ["file", "sha256", "bytes", "kind", "error"]
    assert bomb["sha256"] == hashlib.sha256(hostile.zip_bomb()).hexdigest()
    assert "would swell" in str(bomb["error"])
    assert (broken["kind"], "damaged" in str(broken["error"])) == ("pdf", True)
    assert empty["bytes"] == 0
    assert empty["error"] == "This file is empty. Ask for it again."
    assert "up to 2 GB" in str(vast["error"])
    assert itself["error"] == "This is a folder. Name the files in it one by one."
    assert missing["error"] == "There is no such file."
    assert photo["width"] == 40


def _file(path: Path) -> Path:
    path.touch()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a path")
def test_a_pipe_that_nobody_writes_to_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    ran = inspect("--json", tmp_path / "pipe", "/dev/zero")
    assert ran.returncode == 2
    assert [row["error"] for row in told(ran)] == ["This is no file, but a device or a pipe."] * 2


def test_without_json_it_is_a_plain_paragraph(folder: Path) -> None:
    ran = inspect(folder / "photo.jpg", folder / "chat.txt", folder / "gone.jpg")
    assert ran.returncode == 2
    assert "40 × 60 pixels; Taken: 17 November 2026, 15:20 (UTC+00:00)" in ran.stdout
    assert "Copies that leave the desk carry no place." in ran.stdout
    assert "2 messages by Ola, Kerry D; from 2026-11-23T08:12:00" in ran.stdout
    assert ran.stderr == f"{folder / 'gone.jpg'}: There is no such file.\n"
    assert not ran.stdout.startswith("{")


def test_without_a_file_it_says_what_it_lacks() -> None:
    ran = inspect("--json")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1


def test_neither_the_window_nor_the_database_is_loaded_nor_a_decoder_outside_its_child(
    folder: Path,
) -> None:
    code = (
        "import sys; from tcat_desktop.__main__ import main; main(['inspect', '--json', "
        "*sys.argv[1:]]); slow = 'PySide6 sqlalchemy sqlcipher3 alembic reportlab PIL pikepdf "
        "pypdf pi_heif'.split(); "
        "print([each for each in slow if each in sys.modules], file=sys.stderr)"
    )
    ran = inspect(folder / "photo.jpg", folder / "notice.pdf", folder / "chat.zip", code=code)
    assert ran.stderr == "[]\n"
    assert len(told(ran)) == 3


def test_the_fingerprint_is_that_of_the_file_and_not_of_what_was_read(tmp_path: Path) -> None:
    mark = "\ufeff".encode()
    picture = saved(hostile.halves(), "PNG") + b"behind the end"
    (tmp_path / "a.txt").write_bytes(mark + CHAT.encode())
    (tmp_path / "a.png").write_bytes(picture)
    first, second = told(inspect("--json", tmp_path / "a.txt", tmp_path / "a.png"))
    assert first["sha256"] == hashlib.sha256(mark + CHAT.encode()).hexdigest()
    assert second["sha256"] == hashlib.sha256(picture).hexdigest()
