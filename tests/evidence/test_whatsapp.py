"""WhatsApp exports: every sample file with a known count, and what people and forgers do to one."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence import kinds, whatsapp
from tcat_desktop.evidence.reading import Message, Reading
from tcat_desktop.journey.refusals import Refused

# What each sample file holds, counted by eye: dated entries, and the order of its dates.
REFUSED = "several ways"
KNOWN = {
    "chat-analytics/2A_5M.txt": (5, "ambiguous"),
    "chat-miner/test_ddmmyy_24hrs.txt": (9, "dmy"),
    "chat-miner/test_mmddyy_24hrs.txt": (9, "mdy"),
    "chat-miner/test_mmddyyyy_12hrs.txt": (9, "mdy"),
    "chat-miner/test_yyyymmdd_24hrs.txt": (9, "ymd"),
    "rwhatsapp/sample.txt": (9, "dmy"),
    "rwhatsapp/sample.zip": (9, "dmy"),
    "transcribed/android_es_co.txt": (7, "ambiguous"),
    "transcribed/android_es_poll_paste.txt": (6, "ambiguous"),
    "transcribed/android_pl_class_group.txt": (8, "dmy"),
    "transcribed/android_us_12h.txt": (4, "ambiguous"),
    "transcribed/dmy_decided_late.txt": (2, "dmy"),
    "transcribed/dmy_issue237.txt": (2, "dmy"),
    "transcribed/edited_and_deleted_es_en.txt": (4, "ambiguous"),
    "transcribed/en_gb_nnbsp_pm_issue140.txt": (3, "ambiguous"),
    "transcribed/ios_caption_then_omitted.txt": (6, "ambiguous"),
    "transcribed/ios_en_12h_nnbsp.txt": (4, "dmy"),
    "transcribed/ios_en_24h.txt": (4, "dmy"),
    "transcribed/ios_pl_class_group.txt": (5, "dmy"),
    "transcribed/iso_caption_edit_en_ca.txt": (4, "ymd"),
    "whats-reader/WhatsApp Chat with Alice.txt": (45, "dmy"),
    "whats-reader/WhatsApp Chat with Family Group 👨‍👩‍👧‍👦.txt": (50, "dmy"),
    "whats-reader/_chat.txt": (39, "dmy"),
    "whats-reader/asian-format-test.txt": (5, "ymd"),
    "whats-reader/bracketed-year-first-test.txt": (3, "ymd"),
    "whats-reader/dash-format-test.txt": (5, "dmy"),
    # Three lines in three shapes: made by hand to try a program, and exported by no phone.
    "whats-reader/dot-time-klo-format-test.txt": (3, REFUSED),
    "whats-reader/european-ampm-format-test.txt": (4, "dmy"),
    "whats-reader/french-format-test.txt": (6, "ambiguous"),
    "whats-reader/german-format-test.txt": (6, "dmy"),
    "whats-reader/ios-format-test.txt": (5, "dmy"),
    "whats-reader/ios-private-chat___chat.txt": (45, "dmy"),
    "whats-reader/spanish-format-test.txt": (6, "ambiguous"),
    "whats_json/WhatsApp Chat - Elon Musk (CZ).txt": (25, "mdy"),
    "whats_json/WhatsApp Chat - Elon Musk (EN).txt": (25, "mdy"),
    "whats_json/WhatsApp Chat - Elon Musk (EN+Media).txt": (25, "mdy"),
    "whats_json/WhatsApp Chat - Elon Musk (FR).txt": (25, "mdy"),
    "whats_json/WhatsApp Chat - Elon Musk (German).txt": (25, "mdy"),
    "whats_json/WhatsApp Chat - Elon Musk (IT).txt": (25, "mdy"),
    "whats_json/WhatsApp Chat - Elon Musk (RU).txt": (25, "mdy"),
    "whats_json/WhatsApp Chat - Elon Musk (Spanish).txt": (25, "mdy"),
    "whats_json/czech_ios.txt": (23, "mdy"),
    "whats_json/deutch_ios.txt": (23, "mdy"),
    "whats_json/english_ios.txt": (23, "mdy"),
    "whats_json/english_ios_media.txt": (25, "mdy"),
    "whats_json/french_ios.txt": (23, "mdy"),
    "whats_json/iOS Japanese.txt": (28, "mdy"),
    "whats_json/italian_ios.txt": (23, "mdy"),
    "whats_json/japanese_ios.txt": (23, "mdy"),
    "whats_json/russian_ios.txt": (23, "mdy"),
    "whats_json/spanish_ios.txt": (23, "mdy"),
    # Two foreign shapes come again and again between its lines, as half of all: put together.
    "whatsapp-backup/WhatsApp Chat with +12 345 67 89 0.txt": (8, REFUSED),
    "whatsapp-backup/WhatsApp Chat with +15551234567890.txt": (5, "ambiguous"),
    "whatsapp-backup/converted.txt": (7, "ambiguous"),
    "whatstk/lorem-2000.txt": (2000, "ymd"),
    "whatstk/lorem.txt": (500, "dmy"),
}


def _folder(shared_data: Path) -> Path:
    return shared_data / "whatsapp"


@pytest.mark.parametrize("name", KNOWN)
def test_a_sample_is_read_exactly_or_refused_for_a_right_reason(
    shared_data: Path, name: str
) -> None:
    count, order = KNOWN[name]
    content = (_folder(shared_data) / name).read_bytes()
    if order == REFUSED:
        with pytest.raises(Refused, match=REFUSED):
            whatsapp.read(content, name)
        return
    reading = whatsapp.read(content, name)
    assert (len(reading.messages), reading.date_order) == (count, order)
    assert reading.kind == kinds.WHATSAPP
    assert [each.number for each in reading.messages] == list(range(1, count + 1))
    assert sorted(each.line for each in reading.messages) == [e.line for e in reading.messages]


def test_no_sample_is_missing_from_the_table(shared_data: Path) -> None:
    folder = _folder(shared_data)
    held = {
        str(path.relative_to(folder))
        for ending in ("*.txt", "*.zip")
        for path in folder.rglob(ending)
    }
    assert held == set(KNOWN)


def test_the_samples_in_sum(shared_data: Path) -> None:
    exact = refused = 0
    wrong = []
    for name, (count, order) in KNOWN.items():
        content = (_folder(shared_data) / name).read_bytes()
        try:
            reading = whatsapp.read(content, name)
        except Refused as said:
            refused += order == REFUSED and REFUSED in said.reason
            if order != REFUSED:
                wrong.append(name)
            continue
        if len(reading.messages) == count:
            exact += 1
        else:
            wrong.append(name)
    print(  # noqa: T201 - the figure itself, for who asks with -s
        f"\nfiles {len(KNOWN)}: read exactly {exact}, refused with a reason {refused}, wrong"
        f" {len(wrong)}"
    )
    assert (exact, refused, wrong) == (54, 2, [])


@pytest.mark.parametrize("name", [name for name, (_, order) in KNOWN.items() if order != REFUSED])
def test_no_order_of_dates_is_taken_in_silence(shared_data: Path, name: str) -> None:
    reading = whatsapp.read((_folder(shared_data) / name).read_bytes(), name)
    proof = dict(reading.facts).get("Day and month")
    if reading.date_order == "ambiguous":
        assert proof is None
        assert reading.choice is not None
        assert not any(each.at for each in reading.messages)
        assert (reading.first, reading.last) == (None, None)
    else:
        assert proof
        assert reading.choice is None
        assert all(each.at for each in reading.messages)


def test_single_lines_of_the_wild_are_read_or_asked_about(shared_data: Path) -> None:
    rows = (_folder(shared_data) / "header_lines.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == 20
    for row in rows:
        line, moment, author, source = row.split("\t")
        (message,) = whatsapp.read(line.encode(), "chat.txt").messages
        if not message.at:
            # Nothing in the one line proves its order: told which, the time is right.
            readings = {
                whatsapp.read(line.encode(), "chat.txt", date_order=order).messages[0].at
                for order in ("dmy", "mdy")
            }
            assert moment in readings, line
        else:
            assert message.at == moment, line
        if "undecidable" in source:
            reading = whatsapp.read(line.encode(), "chat.txt")
            assert any(author in warning for warning in reading.warnings)
        else:
            assert message.sender == author, line


ANDROID = """\
28/10/2026, 18:00 - Messages and calls are end-to-end encrypted. Tap to learn more.
28/10/2026, 18:01 - Kerry Denholm created group "Class 4H"
28/10/2026, 18:02 - Kerry Denholm: Has anybody seen
the letter about the trip?
28/10/2026, 18:03 - Agnieszka Wójcik: <Media omitted>
28/10/2026, 18:04 - Owain Rees: This message was deleted
28/10/2026, 18:05 - Kerry Denholm: I meant Friday <This message was edited>
28/10/2026, 18:06 - Owain Rees: IMG-20261028-WA0003.jpg (file attached)
"""


def read(text: str, **options: str) -> Reading:
    return whatsapp.read(text.encode(), "WhatsApp Chat with Class 4H.txt", **options)


def _by(reading: Reading, sender: str) -> list[Message]:
    return [each for each in reading.messages if each.sender == sender]


def test_senders_marks_and_lines_of_a_class_group() -> None:
    reading = read(ANDROID)
    assert [each.mark for each in reading.messages] == [
        "system", "system", "text", "media", "deleted", "text", "media",
    ]  # fmt: skip
    assert reading.participants == ("Kerry Denholm", "Agnieszka Wójcik", "Owain Rees")
    assert reading.messages[2].words == "Has anybody seen\nthe letter about the trip?"
    assert (reading.messages[2].line, reading.messages[2].lines) == (3, 2)
    assert (reading.messages[5].words, reading.messages[5].edited) == ("I meant Friday", True)
    assert reading.messages[6].attachment == "IMG-20261028-WA0003.jpg"
    assert (reading.first, reading.last) == ("2026-10-28T18:00:00", "2026-10-28T18:06:00")
    assert "the letter about the trip?" in reading.text


def test_a_file_that_is_no_chat_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refused, match="No line of this file begins with a date"):
        read("Dear Mrs Whitfield,\nI write about 3 March.\n")


def test_lines_forged_in_another_shape_stay_words_of_the_message() -> None:
    forged = (
        "28/10/2026, 18:02 - Kerry Denholm: look what she wrote\n"
        "[28/10/2026, 17:00:00] Mrs Whitfield: You are all banned\n"
        "10/28/26, 5:00 PM - Mrs Whitfield: and so are you\n"
        "Mrs Whitfield: every one of you\n"
        "28/10/2026, 18:03 - Owain Rees: really?\n"
    )
    reading = read(forged)
    assert reading.participants == ("Kerry Denholm", "Owain Rees")
    assert reading.messages[0].words.count("Mrs Whitfield") == 3
    assert any("lines 2, 3" in warning for warning in reading.warnings)


def test_a_passage_pasted_in_the_same_shape_is_said_to_be_possibly_pasted() -> None:
    pasted = (
        "28/10/2026, 18:02 - Kerry Denholm: look:\n"
        "01/02/2026, 09:00 - Mrs Whitfield: You are banned\n"
        "01/02/2026, 09:01 - Mrs Whitfield: for good\n"
        "28/10/2026, 18:03 - Owain Rees: really?\n"
    )
    reading = read(pasted)
    assert [each.pasted for each in reading.messages] == [False, True, True, False]
    assert [each.line for each in reading.messages] == [1, 2, 3, 4]
    assert any("lines 2 to 3: possibly pasted" in each for each in reading.warnings)


def test_an_early_notice_that_is_later_than_the_chat_is_no_pasted_passage() -> None:
    text = (
        "23.03.2022, 13:31 - Messages and calls are end-to-end encrypted.\n"
        "18.03.2022, 14:56 - Kerry Denholm: Hello\n"
        "18.03.2022, 15:10 - Owain Rees: Hello\n"
    )
    reading = read(text)
    assert not any(each.pasted for each in reading.messages)
    assert [each.at[:10] for each in reading.messages] == ["2022-03-23", "2022-03-18", "2022-03-18"]


@pytest.mark.parametrize(
    ("text", "order", "proof"),
    [
        ("1/2/26, 10:00 - A: x\n25/12/26, 10:00 - A: y\n", "dmy", "25 on line 2"),
        ("1/2/26, 10:00 - A: x\n12/25/26, 10:00 - A: y\n", "mdy", "25 on line 2"),
        ("01/12/24, 10:00 - A: IMG-20241201-WA0001.jpg (file attached)\n", "dmy", "attachment"),
        ("12/01/24, 10:00 - A: IMG-20241201-WA0001.jpg (file attached)\n", "mdy", "attachment"),
        ("01.02.2026, 10:00 - A: x\n", "dmy", "dots"),
        ("01-02-2026, 10:00 - A: x\n", "dmy", "hyphens"),
        ("2026-02-01, 10:00 - A: x\n", "ymd", "year comes first"),
    ],
)
def test_the_order_of_dates_is_proven_and_the_proof_is_shown(
    text: str, order: str, proof: str
) -> None:
    reading = read(text)
    assert reading.date_order == order
    assert proof in dict(reading.facts)["Day and month"]


def test_a_name_that_somebody_typed_proves_no_order_where_it_contradicts_itself() -> None:
    text = (
        "01/12/24, 10:00 - A: IMG-20241201-WA0001.jpg (file attached)\n"
        "02/11/24, 10:00 - A: IMG-20240211-WA0002.jpg (file attached)\n"
    )
    assert read(text).date_order == "ambiguous"


def test_dates_that_contradict_each_other_are_no_dates_and_the_lines_are_named() -> None:
    reading = read("13/02/2026, 10:00 - A: x\n02/13/2026, 10:00 - B: y\n", date_order="dmy")
    assert reading.date_order == "conflict"
    assert [each.at for each in reading.messages] == ["", ""]
    assert "line 1" in reading.warnings[0]
    assert "line 2" in reading.warnings[0]


def test_both_readings_of_a_real_line_are_spelled_out() -> None:
    reading = read("2/4/23, 10:00 - A: x\n2/5/23, 10:00 - B: y\n")
    assert reading.choice is not None
    assert reading.choice.stamp == "2/4/23, 10:00"
    assert reading.choice.readings == (("dmy", "2 April 2023"), ("mdy", "4 February 2023"))
    assert not reading.choice.hint or reading.choice.hint.endswith("This is a hint, not a proof.")


def test_what_a_person_settled_counts_only_where_nothing_is_proven() -> None:
    proven = "1/2/26, 10:00 - A: x\n25/12/26, 10:00 - A: y\n"
    assert read(proven, date_order="mdy").date_order == "dmy"
    asked = read("1/2/26, 10:00 - A: x\n", date_order="mdy")
    assert (asked.date_order, asked.first) == ("mdy", "2026-01-02T10:00:00")


def test_a_half_of_the_day_that_no_table_knows_gives_no_time() -> None:
    reading = read("28/10/2026, 6:02 xyzzy - A: x\n28/10/2026, 7:02 xyzzy - B: y\n")
    assert len(reading.messages) == 2
    assert [each.at for each in reading.messages] == ["", ""]
    assert any("morning or afternoon" in each for each in reading.warnings)


def test_noon_and_midnight() -> None:
    reading = read(
        "28/10/2026, 12:05 am - A: a\n28/10/2026, 12:05 pm - A: b\n28/10/2026, 1:05 p. m. - A: c\n"
    )
    assert [each.at[11:16] for each in reading.messages] == ["00:05", "12:05", "13:05"]


def test_a_line_of_the_program_with_a_colon_is_nobodys() -> None:
    reading = read(
        "28/10/2026, 10:36 - Carlos Ruiz: hola\n"
        "28/10/2026, 11:00 - Carlos Ruiz cambió el asunto del grupo a: Ventas\n"
        "28/10/2026, 11:01 - Carlos Ruiz hat das irgendwie umbenannt in: 4H\n"
        "28/10/2026, 11:02 - Carlos Maria: hola\n"
    )
    assert [each.sender for each in reading.messages] == ["Carlos Ruiz", "", "", "Carlos Maria"]
    assert "Ventas" in reading.messages[1].words


def test_a_name_with_a_colon_on_every_line_is_one_name() -> None:
    lines = [f"28/10/2026, 10:0{n} - Mum: Riley: hello {n}\n" for n in range(4)]
    reading = read("".join(lines) + "28/10/2026, 10:09 - Owain: so\n")
    assert reading.participants == ("Mum: Riley", "Owain")
    assert reading.messages[0].words == "hello 0"


def test_an_iphone_puts_the_programs_words_under_a_name_and_they_are_still_nobodys() -> None:
    text = (
        "[07.10.2026, 18:02:11] Class 4H: \u200eMessages and calls are end-to-end encrypted.\r\n"
        "[07.10.2026, 18:03:00] Mum: image omitted\r\n"
        "\u200e[07.10.2026, 18:04:00] Mum: Look \u200eimage omitted\r\n"
        "[07.10.2026, 18:05:00] Class 4H: \u200eMum dolgok történtek\r\n"
        "[07.10.2026, 18:06:00] Dad: \u200ePOLL:\r\n"
        "Which day?\r\n"
        "\u200eOPTION: Friday (7 votes)\r\n"
    )
    reading = read(text)
    assert [each.mark for each in reading.messages] == ["system", "text", "media", "system", "poll"]
    assert reading.participants == ("Mum", "Dad")
    assert "dolgok történtek" in reading.messages[3].words
    assert dict(reading.facts)["Group"] == "Class 4H"


def test_calls_are_somebodys_and_say_how_long_they_were() -> None:
    reading = read(
        "[28/10/2026, 10:00:00] ~\u202fKate: \u200eMissed voice call. \u200eTap to call back\r\n"
        "[28/10/2026, 10:01:00] Owain: \u200eVideo call, \u200e3 min\r\n"
        "[28/10/2026, 10:02:00] Owain: Voice call. \r\n"
    )
    assert [each.mark for each in reading.messages] == ["call", "call", "text"]
    assert reading.participants == ("~ Kate", "Owain")
    assert "not in the phone's contacts" in dict(reading.facts)["Names after ~"]


def test_a_phone_that_puts_no_space_behind_the_colon() -> None:
    reading = read(
        "[2026/7/9 02:28:37] Bob:Hi\r\n[2026/7/9 02:28:38] Bob:Hi: there\r\n"
        "[2026/7/9 02:28:39] 山田:https://example.org\r\n"
    )
    assert [(each.sender, each.words) for each in reading.messages] == [
        ("Bob", "Hi"), ("Bob", "Hi: there"), ("山田", "https://example.org"),
    ]  # fmt: skip


def test_unseen_marks_in_a_name_make_no_second_person() -> None:
    reading = read(
        "28/10/2026, 10:00 - \u202a+44\u00a07911\u00a0123456\u202c: one\n"
        "28/10/2026, 10:01 - +44 7911 123456: two\n"
        "28/10/2026, 10:02 - Ke\u202erry: \u202edennab\n"
    )
    assert reading.participants == ("+44 7911 123456", "Kerry")
    assert reading.messages[2].words == "dennab"
    assert any("direction of writing" in each for each in reading.warnings)


def test_the_hour_that_came_twice_and_the_hour_that_never_came_are_said() -> None:
    reading = read("25/10/2026, 01:30 - A: twice\n29/03/2026, 01:30 - B: never\n")
    assert any("came twice: line 1" in each for each in reading.warnings)
    assert any("never showed the time" in each for each in reading.warnings)


def test_a_file_near_the_most_that_whatsapp_exports_says_so() -> None:
    lines = "".join(f"28/10/2026, 10:00 - {'AB'[n % 2]}: {n}\n" for n in range(39_999))
    assert any("may be missing" in each for each in read(lines).warnings)
    assert not any("may be missing" in each for each in read(lines[:100_000]).warnings)


def test_words_above_the_first_line_and_bytes_that_are_no_text_are_said() -> None:
    content = b"Exported by Kerry\n28/10/2026, 10:00 - A: caf\xe9 \xc3\xa9t\xc3\xa9\n"
    reading = whatsapp.read(content, "chat.txt")
    assert any("above the first dated line" in each for each in reading.warnings)
    assert any("cannot be read as text" in each for each in reading.warnings)
    assert "été" in reading.messages[0].words


@pytest.mark.parametrize(
    "stamp", ["31/02/2026, 10:00", "28/10/0001, 10:00", "28/10/9999, 10:00", "28/05/1404, 10:00"]
)
def test_a_day_that_the_calendar_does_not_have_is_shown_and_gets_no_date(stamp: str) -> None:
    reading = read(f"28/10/2026, 10:00 - A: x\n{stamp} - B: y\n27/10/2026, 10:00 - A: z\n")
    assert [each.at for each in reading.messages] == [
        "2026-10-28T10:00:00", "", "2026-10-27T10:00:00",
    ]  # fmt: skip
    assert reading.messages[1].words == "y"
    assert any("One line names a day" in each and "line 2" in each for each in reading.warnings)


def test_a_line_whose_numbers_are_no_date_or_time_is_not_a_header() -> None:
    reading = read(
        "28/10/2026, 10:00 - A: x\n45/10/2026, 10:00 - B: y\n28/10/2026, 10:75 - B: y\n"
        "13/13/2026, 10:00 - B: y\n28/10/2026, 29:00 - B: y\n"
    )
    assert len(reading.messages) == 1
    iphone = read("[28/10/2026, 10:00:00] A: x\n[28/10/2026, 10:00:60] B: y\n")
    assert len(iphone.messages) == 1


_BITS = (
    "28/10/2026, 10:00 - ", "[28/10/2026, 10:00:00] ", "1/2/26, ", "A: ", "\n", "\r\n", "\u200e",
    "<attached: x.jpg>", " (file attached)", "<Media omitted>", "POLL:\n", "\u202e", "10:00", "٣",
    "image omitted", "https://maps.google.com/?q=1", "29/02/2026, 24:59 - ", "9999", "\ufeff", "~",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_BITS) | st.text(max_size=5), max_size=40).map("".join))
def test_whatever_a_file_holds_it_is_read_line_by_line_or_refused(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    try:
        reading = whatsapp.read(content, "chat.txt")
    except Refused:
        return
    # No line is dropped: the entries cover the file from the first dated line to the last.
    reached = reading.messages[0].line
    for each in reading.messages:
        assert each.line == reached
        reached += each.lines
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").count("\n") + 1
    assert reached == lines + 1


def test_one_person_speaking_alone_is_said() -> None:
    assert any(
        "Only one person" in each for each in read("28/10/2026, 10:00 - A: x\n" * 2).warnings
    )


IPHONE = (
    "[28/10/2026, 18:02:11] Mum: Hi\r\n"
    "\u200e[28/10/2026, 18:03:00] Mum: \u200e<attached: 00000002-PHOTO-2026-10-28-18-03-00.jpg>\r\n"
    "\u200e[28/10/2026, 18:03:09] Dad: \u200e<attached: 00000003-VIDEO-2026-10-28-18-03-09.mp4>\r\n"
)


def _zipped(*files: tuple[str, bytes], day: tuple[int, int, int] = (2026, 11, 1)) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for name, content in files:
            opened.writestr(zipfile.ZipInfo(name, (*day, 12, 0, 0)), content)
    return held.getvalue()


def test_a_zip_gives_the_chat_and_each_file_beside_it_as_its_own_bytes() -> None:
    photo = b"\xff\xd8\xff\xe0 the very bytes"
    content = _zipped(
        ("_chat.txt", IPHONE.encode()), ("00000002-PHOTO-2026-10-28-18-03-00.jpg", photo)
    )
    reading = whatsapp.read(content, "WhatsApp Chat - Mum.zip")
    assert len(reading.messages) == 3
    (attached,) = reading.attachments
    assert (attached.name, attached.kind, attached.content) == (
        "00000002-PHOTO-2026-10-28-18-03-00.jpg", kinds.IMAGE, photo,
    )  # fmt: skip
    assert reading.attachment_count == 2
    assert any("00000003-VIDEO" in each and "not in the zip" in each for each in reading.warnings)


def test_a_zip_with_two_chats_or_none_is_refused() -> None:
    two = _zipped(("a/_chat.txt", IPHONE.encode()), ("b/_chat.txt", IPHONE.encode()))
    with pytest.raises(Refused, match="2 chats"):
        whatsapp.read(two, "x.zip")
    with pytest.raises(Refused, match="no chat"):
        whatsapp.read(_zipped(("notes.txt", b"nothing dated")), "x.zip")
    with pytest.raises(Refused, match="points outside"):
        whatsapp.read(_zipped(("../_chat.txt", IPHONE.encode())), "x.zip")


def test_the_day_of_the_export_rules_one_reading_out() -> None:
    text = b"[5/12/2026, 10:00:00] A: x\r\n[6/12/2026, 10:00:00] B: y\r\n"
    reading = whatsapp.read(_zipped(("_chat.txt", text)), "x.zip")
    assert reading.date_order == "mdy"
    assert "later than the export of 1 November 2026" in dict(reading.facts)["Day and month"]
    later = whatsapp.read(_zipped(("_chat.txt", text), day=(2027, 2, 1)), "x.zip")
    assert later.date_order == "ambiguous"


def test_forty_thousand_messages_are_read_in_well_under_a_second_of_work() -> None:
    # Of the processor's own time: other programs on the machine do not count.
    lines = [
        f"{1 + n % 28:02d}/{1 + n // 28 % 12:02d}/2026, {n % 24:02d}:{n % 60:02d} -"
        f" {('Kerry', 'Owain Rees', 'Agnieszka')[n % 3]}: Did anybody see the post {n}? 😀\n"
        + ("and a second line\n" if n % 5 == 0 else "")
        for n in range(40_000)
    ]
    content = "".join(lines).encode()
    began = time.process_time()
    reading = whatsapp.read(content, "chat.txt")
    took = time.process_time() - began
    print(f"\n40,000 messages: {took:.2f} s")  # noqa: T201 - as above
    assert len(reading.messages) == 40_000
    assert took < 20


@pytest.mark.parametrize(
    "filler", ["x", "a: ", "[", "<", "(", "12/", "1/1/2025, 10:00 ", "\u200e", " ", ":"]
)
@pytest.mark.parametrize("head", ["", "28/10/2026, 10:00 - A: ", "[28/10/2026, 10:00:00] A: "])
def test_a_line_of_two_million_characters_is_just_a_long_line(head: str, filler: str) -> None:
    content = f"28/10/2026, 10:00 - B: ok\n{head}{filler * (2_000_000 // len(filler))}\n".encode()
    began = time.process_time()
    reading = whatsapp.read(content, "chat.txt")
    assert time.process_time() - began < 20
    assert len(reading.messages) == (2 if head.startswith("28") else 1)


def test_two_hundred_thousand_messages_of_as_many_names_do_not_take_for_ever() -> None:
    lines = "".join(f"28/10/2026, 10:00 - Name {n}: hi\n" for n in range(200_000))
    began = time.process_time()
    assert len(read(lines).messages) == 200_000
    assert time.process_time() - began < 40
