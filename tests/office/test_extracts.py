"""An extract of a chat is the very lines of its file, cites them, and leaves the file as it was."""

import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tcat_desktop.evidence import whatsapp
from tcat_desktop.evidence.whatsapp.file_lines import lines_of_chat
from tcat_desktop.evidence.whatsapp.writing import decode, lines_of
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import extracts
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.questions.exhibit import Exhibit
from tcat_desktop.office.questions.exhibit_page import ExhibitPage
from tests.builders import ATrust, a_case, a_trust

CHAT = (
    "\ufeff05/10/2026, 08:12 - Messages and calls are end-to-end encrypted.\r\n"
    "13/10/2026, 21:40 - Kerry D: Are you there\r\n"
    "\r\n"
    "and why was he moved\n"
    "13/10/2026, 21:41 - Kerry D: \u200eCzeŝć\u202f🙂\r\n"
    "27/10/2026, 10:00 - Miss H: I will ask"
).encode()


def _zipped(chat: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("__MACOSX/._chat.txt", b"x")
        made.writestr("_chat.txt", chat)
    return held.getvalue()


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _kept(trust: ATrust, content: bytes, kind: str = "whatsapp") -> tuple[int, int]:
    case = a_case(trust).at("direct_contact")
    kept = trust.office.shelve(trust.person("head"), io.BytesIO(content))
    command = KeepFile(case_id=case, name="chat", kind=kind, digest=kept.digest, size=kept.size)
    return case, trust.do("head", command)


def _extracted(trust: ATrust, case: Any, exhibit: int, first: int, last: int) -> int:
    """As the page does: the messages of a run, cut by the office and kept."""
    opened = trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit))
    messages = whatsapp.read(opened.content).messages[first - 1 : last]
    cut = extracts.cut(trust.office, trust.person("head"), opened, messages)
    return int(trust.do("head", cut.keeping(case, exhibit, "Asked twice.")))


# The last two hold the bytes of a line end in UTF-16, half in one and half in the other.
_letters = st.sampled_from(
    ["a", "é", "🙂", "\u200e", "\u2028", "\x0b", "\x85", " ", "\n", "\r", "\r\n", "\u0d05\u0100",
     "\u0100\u0d05", "\u0a0a"]
)  # fmt: skip


@given(words=st.lists(_letters, max_size=40).map("".join), wide=st.sampled_from(
    ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252")))  # fmt: skip
def test_lines_are_counted_as_the_reader_counts_them(words: str, wide: str) -> None:
    content = words.encode(wide, "replace")
    if wide == "utf-16-be":
        content = b"\xfe\xff" + content
    marks = "\u200e\u2060\ufeff"
    text, _ = decode(content)
    lines = lines_of(text)
    assume(lines)
    cut = [lines_of_chat(content, n, n).content for n in range(1, len(lines) + 1)]
    # No byte is lost or said twice, and each piece is its line.
    assert b"".join(cut) == content
    head = content[:2] if wide.startswith("utf-16") else b""
    for number, (piece, line) in enumerate(zip(cut, lines, strict=True)):
        told = decode(piece if number == 0 or not head else head + piece)[0].rstrip("\r\n")
        assert told.strip(marks) == line.strip(marks)


def test_there_are_no_lines_beyond_the_last() -> None:
    with pytest.raises(Refused, match="6 lines"):
        lines_of_chat(CHAT, 6, 7)
    with pytest.raises(Refused):
        lines_of_chat(CHAT, 0, 1)


@pytest.mark.parametrize(("content", "kind"), [(CHAT, "whatsapp"), (_zipped(CHAT), "zip")])
def test_an_extract_is_the_very_bytes_of_its_lines(
    trust: ATrust, content: bytes, kind: str
) -> None:
    case, exhibit = _kept(trust, content, kind)
    extract = _extracted(trust, case, exhibit, 2, 3)
    kept = trust.ask("head", Exhibit(case_id=case, exhibit_id=extract))
    assert kept.content == b"".join(CHAT.splitlines(keepends=True)[1:5])
    assert kept.digest == hashlib.sha256(kept.content).hexdigest()
    assert (kept.kind, kept.name) == ("text", "E2, lines 2–5")


def test_the_last_message_of_a_run_comes_with_all_its_lines(trust: ATrust) -> None:
    case, exhibit = _kept(trust, CHAT)
    extract = _extracted(trust, case, exhibit, 1, 2)
    kept = trust.ask("head", Exhibit(case_id=case, exhibit_id=extract))
    assert kept.content == b"".join(CHAT.splitlines(keepends=True)[:4])
    assert kept.name == "E2, lines 1–4"


def test_it_cites_file_lines_and_hash_and_leaves_the_file_alone(trust: ATrust) -> None:
    case, exhibit = _kept(trust, _zipped(CHAT))
    before = trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit))
    extract = _extracted(trust, case, exhibit, 4, 4)
    page = trust.ask("head", ExhibitPage(case_id=case, exhibit_id=extract))
    assert page.source is not None
    assert (page.source.exhibit_id, page.source.part) == (exhibit, "line 6")
    assert page.note == "Asked twice. Out of “_chat.txt” in the zip folder."
    from tcat_desktop.office.questions.case_file import CaseFile

    told = [each for each in trust.ask("head", CaseFile(case_id=case)).entries
            if each.about_id == extract and each.about == "exhibits"]  # fmt: skip
    assert told[0].title == "Exhibit E3: extract of E2, line 6"
    assert before.digest in told[0].words
    assert re.search("Asked twice", told[0].words)
    after = trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit))
    assert (after.content, after.digest) == (before.content, before.digest)


def test_messenger_has_no_lines_to_cite_and_says_what_to_do(trust: ATrust) -> None:
    content = b'{"participants":[{"name":"A"}],"messages":[{"sender_name":"A","timestamp_ms":1}]}'
    case, exhibit = _kept(trust, content, "messenger")
    opened = trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit))
    messages = whatsapp.read(CHAT).messages[1:2]
    with pytest.raises(Refused) as refused:
        extracts.cut(trust.office, trust.person("head"), opened, messages)
    assert refused.value.what_to_do == "Quote the words instead."


def test_nothing_marked_is_refused(trust: ATrust) -> None:
    case, exhibit = _kept(trust, CHAT)
    opened = trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit))
    with pytest.raises(Refused, match="Mark the messages first"):
        extracts.cut(trust.office, trust.person("head"), opened, ())
