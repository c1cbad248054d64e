"""A mail that Outlook saved (.msg) or wrapped up (winmail.dat) is read without Outlook."""

import random
import struct
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence import mail
from tcat_desktop.evidence.mail import rich_text
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Refused
from tests.evidence.outlook_files import (
    SECTOR,
    Tree,
    compound,
    long_number,
    message,
    moment,
    table,
    winmail,
)  # fmt: skip

SENT = {0x0039: moment(2026, 11, 17, 19, 30)}


def ends_well(content: bytes) -> bool:
    """Read, or refused with whole sentences. Whatever else is raised is a fault."""
    try:
        return mail.read(content, "x").kind == "email"
    except Refused as refused:
        return refused.reason.endswith(".") and refused.what_to_do.endswith(".")


def saved(tree: Tree) -> Reading:
    return mail.read(compound(tree), "mail.msg")


def test_everything_that_outlook_says_of_a_mail_is_there() -> None:
    found = saved(
        message(
            {0x001A: "IPM.Note", 0x0037: "Facebook", 0x0C1A: "Kerry Denholm",
             0x5D01: "kerry@denholm.example", 0x1000: "Have you seen it?\r\nKerry",
             0x1035: "<1@denholm.example>", 0x1042: "<0@applewick.example>"},
            numbers=SENT,
            recipients=({0x3001: "Office", 0x39FE: "office@applewick.example"},
                        {0x3001: "Siân Bowen", 0x3003: "sian@applewick.example"}),
            attachments=({0x3707: "screen.png", 0x3701: b"\x89PNG\r\n\x1a\n1234"},),
        )
    )  # fmt: skip
    assert found.kind == "email"
    assert found.text == "Have you seen it?\nKerry"
    assert found.participants == ("Kerry Denholm <kerry@denholm.example>",)
    assert found.first == found.last == "2026-11-17T19:30:00"
    assert found.facts == (
        ("From", "Kerry Denholm <kerry@denholm.example>"),
        ("To", "Office <office@applewick.example>"),
        ("Cc", "Siân Bowen <sian@applewick.example>"),
        ("Date", "Tuesday 17 November 2026, 19:30 (+0000 as written)"),
        ("Subject", "Facebook"),
        ("Message-ID", "<1@denholm.example>"),
        ("In reply to", "<0@applewick.example>"),
        ("Attachments", "1"),
    )
    [attached] = found.attachments
    assert (attached.name, attached.kind, attached.content) == (
        "screen.png", "image", b"\x89PNG\r\n\x1a\n1234",
    )  # fmt: skip
    assert found.warnings == ()


def test_who_pressed_the_button_is_said_beside_whom_it_was_sent_for() -> None:
    facts = dict(
        saved(
            message({0x0042: "Helen Whitfield", 0x5D02: "helen@applewick.example",
                     0x0C1A: "Priya Nair", 0x5D01: "priya@applewick.example", 0x1000: "x"})
        ).facts
    )  # fmt: skip
    assert facts["From"] == "Helen Whitfield <helen@applewick.example>"
    assert facts["Sent by"] == "Priya Nair <priya@applewick.example>"


def test_the_header_of_the_way_gives_the_writers_own_clock() -> None:
    way = (
        "Microsoft Mail Internet Headers Version 2.0\r\nReceived: from a; Tue, 17 Nov 2026 "
        "19:31:02 +0000\r\nDate: Tue, 17 Nov 2026 20:30:59 +0100\r\nReferences: <a@b> <c@d>\r\n"
    )
    found = saved(message({0x0C1F: "k@d.example", 0x1000: "x", 0x007D: way}, numbers=SENT))
    facts = dict(found.facts)
    assert facts["Date"] == "Tuesday 17 November 2026, 20:30 (+0100 as written)"
    assert facts["References"] == "2 earlier mails: <a@b> <c@d>"
    assert facts["Date as written"] == "Tue, 17 Nov 2026 20:30:59 +0100"
    assert found.first == "2026-11-17T20:30:59"


@pytest.mark.parametrize(
    ("numbers", "charset", "words"),
    [
        ({0x3FDE: long_number(950)}, "cp950", "格式測試"),
        ({0x3FFD: long_number(1250), 0x3FDE: long_number(65001)}, "cp1250", "Żółć"),
        ({0x3FF1: long_number(0x0419)}, "cp1251", "Привет"),
        ({0x3FF1: long_number(0x0804)}, "gbk", "你好"),
        ({0x3FDE: long_number(28592)}, "iso8859-2", "Łódź"),
        ({0x3FDE: long_number(65001)}, "utf-8", "Siân ŵ"),
        ({}, "cp1252", "Siân – £5"),
        ({}, "utf-8", "Siân – £5"),
        ({0x3FDE: long_number(99999)}, "cp1252", "Siân"),
    ],
)
def test_older_mails_are_read_in_their_own_code_page(
    numbers: dict[int, tuple[int, bytes]], charset: str, words: str
) -> None:
    found = saved(message({0x1000: words.encode(charset), 0x0037: words.encode(charset)},
                          numbers=numbers))  # fmt: skip
    assert found.text == words
    assert ("Subject", words) in found.facts


def test_a_page_is_read_in_the_code_page_of_the_page() -> None:
    page = "<p>Żółć <img src='https://t.example/1.gif'></p>".encode("iso8859-2")
    found = saved(message({0x1013: page}, numbers={0x3FDE: long_number(28592)}))
    assert found.text == "Żółć"
    assert "The mail asks to load a picture from the internet. It was not loaded." in found.warnings


def _packed_as_letters(rich: bytes) -> bytes:
    """Rich text packed the simplest way there is: eight letters to each flag byte."""
    runs = b"".join(b"\0" + rich[at : at + 8] for at in range(0, len(rich), 8))
    return struct.pack("<IIII", len(runs) + 12, len(rich), 0x75465A4C, 0) + runs


def test_rich_text_is_shown_where_there_is_nothing_else() -> None:
    rich = (
        rb"{\rtf1\ansi\ansicpg1250\uc1{\fonttbl{\f0 Arial;}}{\*\generator x;}\pard Dear "
        rb"Mrs W\'f3jcik,\par it is \u8364?5 \{now\}.\par}"
    )
    found = saved(message({0x1009: _packed_as_letters(rich)}))
    assert found.text == "Dear Mrs Wójcik,\nit is €5 {now}."


def test_a_page_wrapped_in_rich_text_gives_its_words_once() -> None:
    rich = (
        rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\f0\htmlrtf0 Hello"
        rb"\htmlrtf }\par for rich text alone\htmlrtf0{\*\htmltag72 </p>}}"
    )
    assert rich_text.text_of(rich) == "Hello"


def test_packed_rich_text_is_unpacked_as_microsoft_shows_it() -> None:
    # The two examples of MS-OXRTFCP 4.1 and 4.2.
    simple = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423"
        "20af32068656c090020627705b06c647d0a800fa0"
    )
    assert rich_text.unpacked(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    again = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert rich_text.unpacked(again) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_a_mail_inside_the_mail_is_shown_and_can_be_read_by_itself() -> None:
    inner = message(
        {0x0037: "Głos – it's", 0x0C1A: 'Kerry "K" Denholm', 0x5D01: "kerry@denholm.example",
         0x1000: "I know.\r\nFrom Kerry"},
        numbers=SENT, attachments=({0x3707: "zdjęcie 1.jpg", 0x3701: b"\xff\xd8\xff123"},),
        inside=True,
    )  # fmt: skip
    found = saved(message({0x1000: "See below"}, attachments=(("Głos", inner),)))
    assert found.text == (
        'See below\n\nForwarded message:\nFrom: Kerry "K" Denholm <kerry@denholm.example>\n'
        "Date: Tuesday 17 November 2026, 19:30 (+0000 as written)\nSubject: Głos – it's\n\n"
        "I know.\nFrom Kerry"
    )
    [attached] = found.attachments
    assert (attached.name, attached.kind) == ("Głos.eml", "email")
    again = mail.read(attached.content, attached.name)
    assert again.text == "I know.\nFrom Kerry"
    assert again.participants == ('Kerry "K" Denholm <kerry@denholm.example>',)
    assert ("Subject", "Głos – it's") in again.facts
    assert again.first == "2026-11-17T19:30:00"
    assert [(each.name, each.content) for each in again.attachments] == [
        ("zdjęcie 1.jpg", b"\xff\xd8\xff123")
    ]
    assert any("was written out as an ordinary mail" in each for each in found.warnings)


def test_mails_inside_mails_stop_somewhere() -> None:
    inner = message({0x1000: "innermost"}, inside=True)
    for _ in range(20):
        inner = message({0x1000: "x"}, attachments=(("m", inner),), inside=True)
    found = saved(message({0x1000: "outermost"}, attachments=(("m", inner),)))
    assert any("more than 8 deep" in each for each in found.warnings)


def test_a_file_name_leads_to_no_folder_and_hides_no_turn() -> None:
    found = saved(
        message({0x1000: "x"}, attachments=({0x3707: "..\\..\\a/b\u202egpj.exe", 0x3701: b"MZ"},))
    )
    assert found.attachments[0].name == "b[U+202E]gpj.exe"
    assert any("turns the direction of writing" in each for each in found.warnings)


@pytest.mark.parametrize(
    ("name", "subject", "words"),
    [
        ("tika/testMSG_chinese.msg", "Alfresco MSG format testing ( MSG 格式測試 )", "產業工會"),
        ("tika/testMSG.msg", "MIME registry use cases", "modular and extensible"),
        ("tika/test-outlook.msg", "Microsoft Outlook Express 6", "La réponse à vos attentes"),
        ("tika/testMSG_att_doc.msg", "test pièce jointe 1", "contenu"),
        ("tika/testMSG_forwarded.msg", "FW: Testing", "Forwarded Body"),
        ("extract-msg/strangeDate.msg", "MSG Test File", "John Q. Public"),
    ],
)
def test_mails_of_the_wild_are_read(shared_data: Path, name: str, subject: str, words: str) -> None:
    found = mail.read((shared_data / "email" / name).read_bytes(), name)
    assert ("Subject", subject) in found.facts
    assert words in found.text
    assert "\ufffd" not in found.text
    assert not any("damaged" in each for each in found.warnings)


# -- winmail.dat -------------------------------------------------------------------------------


def test_winmail_gives_its_files_and_its_words(shared_data: Path) -> None:
    found = mail.read((shared_data / "email/tika-tnef/testWINMAIL.dat").read_bytes(), "winmail.dat")
    names = [each.name for each in found.attachments]
    assert names == ["quick.doc", "quick.html", "quick.pdf", "quick.txt", "quick.xml"]
    assert found.attachments[2].content.startswith(b"%PDF-")
    assert found.attachments[3].content.decode("ascii", "replace").count("fox") == 1
    assert found.text.startswith("These are five files.")
    assert "␀" not in found.text


def test_winmail_made_by_hand_reads_back() -> None:
    properties = table(
        (0x1E, 0x0037, b"Cze\xb6\xe6\0"), (0x1F, 0x0C1A, "Kerry".encode("utf-16-le")),
        (0x0B, 0x8001, b"\0" * 16 + b"\0\0\0\0" + b"\1\0\0\0" + b"\1\0\0\0"),
        (0x102, 0x1013, b"<p>Hello</p>"), (0x40, 0x0039, SENT[0x0039][1]),
    )  # fmt: skip
    found = mail.read(
        winmail(
            (1, 0x69007, struct.pack("<Q", 28592)), (1, 0x69003, properties),
            (2, 0x69002, b"\0" * 14), (2, 0x18010, b"a.txt\0"), (2, 0x6800F, b"one"),
            (2, 0x69002, b"\0" * 14), (2, 0x18010, b"B~1.TXT\0"), (2, 0x6800F, b"two"),
            (2, 0x69005, table((0x1F, 0x3707, "b długie.txt".encode("utf-16-le")),
                             (0x102, 0x3701, b"not these"))),
        ),
        "winmail.dat",
    )  # fmt: skip
    assert found.text == "Hello"
    assert ("Subject", "Cześć") in found.facts
    assert found.first == "2026-11-17T19:30:00"
    assert [(each.name, each.content) for each in found.attachments] == [
        ("a.txt", b"one"), ("b długie.txt", b"two"),
    ]  # fmt: skip


def test_winmail_inside_a_mail_is_unwrapped_beside_its_wrapping(shared_data: Path) -> None:
    import base64

    wrapping = (shared_data / "email/tika-tnef/testWINMAIL.dat").read_bytes()
    found = mail.read(
        b"From: a@b.example\r\nDate: Tue, 17 Nov 2026 19:30:00 +0000\r\nContent-Type: "
        b'application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + base64.encodebytes(wrapping), "x.eml",
    )  # fmt: skip
    assert found.attachments[0].content == wrapping
    assert len(found.attachments) == 6
    assert found.text.startswith("These are five files.")
    assert found.warnings == (
        "winmail.dat is Outlook's own wrapping; 5 files in it stand beside it.",
    )


def test_a_winmail_cut_short_gives_what_there_is(shared_data: Path) -> None:
    whole = (shared_data / "email/tika-tnef/testWINMAIL.dat").read_bytes()
    found = mail.read(whole[:45_000], "winmail.dat")
    assert [each.name for each in found.attachments][:2] == ["quick.doc", "quick.html"]
    assert "The winmail.dat is damaged; what could be read of it is here." in found.warnings
    with pytest.raises(Refused, match=r"winmail\.dat of Outlook's is damaged"):
        mail.read(whole[:8], "winmail.dat")


# -- built to do harm --------------------------------------------------------------------------


def big() -> bytes:
    return compound(
        message({0x0037: "x", 0x1000: "word " * 2000},
                attachments=({0x3707: "a.bin", 0x3701: bytes(50_000)},))
    )  # fmt: skip


def test_an_outlook_mail_cut_short_anywhere_is_refused_or_read_but_never_stumbled_over() -> None:
    whole = big()
    for length in range(0, len(whole), 997):
        assert ends_well(whole[:length]), length
    with pytest.raises(Refused, match="This Outlook mail is damaged"):
        mail.read(whole[:3000], "cut.msg")


@pytest.mark.parametrize("to", [0, 1, 0xFFFFFFFE, 0x7FFFFFFF])
def test_a_table_of_sectors_that_goes_in_circles_ends(to: int) -> None:
    whole = bytearray(big())
    (sectors,) = struct.unpack_from("<I", whole, 44)
    for entry in range(len(whole) - sectors * SECTOR, len(whole), 4):
        struct.pack_into("<I", whole, entry, to)
    started = time.perf_counter()
    found = mail.read(bytes(whole), "loop.msg")
    assert any("damaged in places" in each for each in found.warnings)
    assert time.perf_counter() - started < 30


def test_a_stream_that_leads_back_into_itself_is_not_taken_for_whole() -> None:
    whole = bytearray(big())
    (sectors,) = struct.unpack_from("<I", whole, 44)
    table_at = len(whole) - sectors * SECTOR
    struct.pack_into("<I", whole, table_at + 4 * 5, 3)
    found = mail.read(bytes(whole), "loop.msg")
    assert any("damaged in places" in each for each in found.warnings)


@pytest.mark.parametrize("at", [40, 44, 64, 72])
def test_a_header_that_promises_more_tables_than_the_file_can_hold_is_refused(at: int) -> None:
    whole = bytearray(big())
    struct.pack_into("<I", whole, at, 0x00FFFFFF)
    with pytest.raises(Refused, match="This Outlook mail is damaged"):
        mail.read(bytes(whole), "promise.msg")


def test_many_names_for_the_same_bytes_do_not_fill_the_memory() -> None:
    files = ({0x3707: "0", 0x3701: b"A" * 200_000}, *({0x3707: "n", 0x3701: b"A"},) * 60)
    whole = bytearray(compound(message({0x1000: "x"}, attachments=files)))
    name = "__substg1.0_37010102".encode("utf-16-le")
    places = [at for at in range(0, len(whole), 128) if whole.startswith(name, at)]
    large = next(at for at in places if struct.unpack_from("<I", whole, at + 120) == (200_000,))
    # Sixty-one names, each for the same 200 kB: twelve million bytes from a file of 260,000.
    for at in places:
        whole[at + 116 : at + 124] = whole[large + 116 : large + 124]
    with pytest.raises(Refused, match="This Outlook mail is damaged"):
        mail.read(bytes(whole), "many.msg")


def test_an_office_file_is_no_mail() -> None:
    with pytest.raises(Refused, match="damaged"):
        mail.read(compound({"WordDocument": b"x" * 5000}), "a.msg")


@settings(max_examples=120, deadline=None)
@given(st.randoms(use_true_random=False))
def test_bytes_changed_at_random_are_read_or_refused(chance: random.Random) -> None:
    whole = bytearray(big())
    for _ in range(chance.randint(1, 12)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    assert ends_well(bytes(whole))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_after_the_signature_of_winmail_are_read_or_refused(content: bytes) -> None:
    assert ends_well(b"\x78\x9f\x3e\x22\x01\x00" + content)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2**32 - 1))
def test_any_packed_rich_text_ends(content: bytes, size: int) -> None:
    packed = struct.pack("<IIII", 0, size, 0x75465A4C, 0) + content
    rich = rich_text.unpacked(packed)
    assert len(rich) <= min(size, rich_text.LARGEST)
    assert isinstance(rich_text.text_of(rich), str)
