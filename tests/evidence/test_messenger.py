"""Messenger and Instagram chats: mended, joined, in order of time, and refused where damaged."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence import kinds, messenger
from tcat_desktop.evidence.messenger.pages import is_page
from tcat_desktop.evidence.messenger.threads import mended
from tcat_desktop.journey.refusals import Refused

_HELD = "msgvault/{}/your_activity_across_facebook/messages/"
KNOWN = {
    "chat-miner-instagram/test_export.json": 2,
    _HELD.format("e2ee_simple") + "alice_1.json": 4,
    _HELD.format("e2ee_simple") + "group_2.json": 2,
    _HELD.format("html_multi_media") + "inbox/carol_IMG456/message_1.html": 3,
    _HELD.format("html_simple") + "inbox/alice_ABC123/message_1.html": 3,
    _HELD.format("html_with_media") + "inbox/bob_XYZ789/message_1.html": 1,
    _HELD.format("json_group") + "inbox/crew_GRP123/message_1.json": 3,
    _HELD.format("json_nontext") + "inbox/sam_NONTXT/message_1.json": 6,
    _HELD.format("json_simple") + "archived_threads/zoe_ARCH/message_1.json": 1,
    _HELD.format("json_simple") + "inbox/alice_ABC123/message_1.json": 3,
    _HELD.format("json_with_media") + "inbox/bob_XYZ789/message_1.json": 1,
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_sample_is_read_exactly_and_in_order_of_time(shared_data: Path, name: str) -> None:
    reading = messenger.read((shared_data / "messenger" / name).read_bytes(), name)
    assert len(reading.messages) == KNOWN[name]
    assert reading.kind == kinds.MESSENGER
    assert reading.date_order is None
    times = [each.at for each in reading.messages]
    assert all(times)
    assert times == sorted(times)
    assert [each.number for each in reading.messages] == list(range(1, KNOWN[name] + 1))
    assert (reading.first, reading.last) == (times[0], times[-1])


def test_no_sample_is_missing_from_the_table(shared_data: Path) -> None:
    folder = shared_data / "messenger"
    held = {str(each.relative_to(folder)) for each in folder.rglob("*.[jh][st][om][nl]")}
    # What another program made of the Instagram sample is no chat of its own.
    assert held - {"chat-miner-instagram/target.json"} == set(KNOWN)
    with pytest.raises(Refused, match="no messages"):
        messenger.read((folder / "chat-miner-instagram/target.json").read_bytes(), "target.json")


def test_times_and_authors_agree_with_what_the_instagram_sample_says(shared_data: Path) -> None:
    folder = shared_data / "messenger" / "chat-miner-instagram"
    reading = messenger.read((folder / "test_export.json").read_bytes(), "test_export.json")
    told = json.loads((folder / "target.json").read_text(encoding="utf-8"))
    expected = sorted((each["timestamp"], each["author"], each["message"]) for each in told)
    assert [(m.at, m.sender, m.words) for m in reading.messages] == expected


@pytest.mark.parametrize("form", ["json_simple/*/messages/inbox", "html_simple/*/messages/inbox"])
def test_a_sample_says_who_wrote_what(shared_data: Path, form: str) -> None:
    (path,) = (shared_data / "messenger" / "msgvault").glob(f"{form}/alice_ABC123/message_1.*")
    reading = messenger.read(path.read_bytes(), path.name)
    assert [(each.sender, each.words) for each in reading.messages] == [
        ("Test User", "Hello"), ("Alice Example", "café time?"), ("Test User", "See you soon"),
    ]  # fmt: skip
    assert dict(reading.facts)["In the chat"] == "Test User, Alice Example"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("caf\u00c3\u00a9", "café"),
        ("\u00f0\u009f\u0091\u008d", "👍"),
        ("Agnieszka W\u00c3\u00b3jcik", "Agnieszka Wójcik"),
        ("café", "café"),
        ("Łukasz \u00c3\u00a9", "Łukasz \u00c3\u00a9"),
        ("plain", "plain"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_words_broken_into_bytes_are_mended_and_others_stay(broken: str, whole: str) -> None:
    assert mended(broken) == whole


def _part(*messages: tuple[int, str, str], **more: object) -> bytes:
    held = [
        {"sender_name": sender, "timestamp_ms": when, "content": words}
        for when, sender, words in messages
    ]
    whole = {"participants": [{"name": "A"}, {"name": "B"}], "messages": held, "title": "A", **more}
    return json.dumps(whole, indent=1).encode()


SUMMER = 1_783_756_800_000  # 11 July 2026, 08:00 UTC


def _zipped(*files: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for name, content in files:
            opened.writestr(name, content)
    return held.getvalue()


def test_parts_are_joined_by_number_and_a_missing_one_is_said() -> None:
    parts = []
    for number in (10, 1, 2):
        when = SUMMER - number * 60_000
        held = _part((when, "A", f"part {number}"), (when - 1_000, "B", f"before {number}"))
        parts.append((f"message_{number}.json", held))
    reading = messenger.read(parts)
    assert [each.words for each in reading.messages] == [
        "before 10", "part 10", "before 2", "part 2", "before 1", "part 1",
    ]  # fmt: skip
    assert dict(reading.facts)["Parts"] == "1, 2, 10"
    assert any(each.startswith("Parts 3, 4, 5, 6, 7 and 2 more") for each in reading.warnings)
    folder = "your_activity_across_facebook/messages/inbox/a_1"
    zipped = messenger.read(_zipped(*((f"{folder}/{name}", held) for name, held in parts)))
    assert zipped.messages == reading.messages


def test_entries_that_a_part_jumbles_come_in_order_of_time() -> None:
    jumbled = _part((SUMMER + 9_000, "A", "3"), (SUMMER, "B", "1"), (SUMMER + 5_000, "A", "2"))
    assert [each.words for each in messenger.read(jumbled).messages] == ["1", "2", "3"]


def test_messages_of_one_moment_stay_in_the_order_they_were_sent() -> None:
    newest_first = _part((SUMMER + 1, "A", "4"), (SUMMER, "B", "3"), (SUMMER, "A", "2"),
                         (SUMMER - 1, "B", "1"))  # fmt: skip
    assert [each.words for each in messenger.read(newest_first).messages] == ["1", "2", "3", "4"]


def test_an_entry_without_a_time_is_shown_without_one() -> None:
    held = json.loads(_part((SUMMER, "A", "x")))
    held["messages"].append({"sender_name": "B", "content": "when?"})
    reading = messenger.read(json.dumps(held).encode())
    assert sorted((each.words, each.at) for each in reading.messages) == [
        ("when?", ""), ("x", "2026-07-11T09:00:00"),
    ]  # fmt: skip
    assert any("One message gives no time" in each for each in reading.warnings)


def test_of_two_parts_that_meet_in_one_moment_the_older_part_comes_first() -> None:
    parts = [("message_1.json", _part((SUMMER, "A", "newer"))),
             ("message_2.json", _part((SUMMER, "B", "older")))]  # fmt: skip
    assert [each.words for each in messenger.read(parts).messages] == ["older", "newer"]


def test_an_end_to_end_download_may_stop_when_it_likes() -> None:
    held = {
        "threadName": "A",
        "messages": [{"senderName": "A", "text": "x", "timestamp": 1_708_000_000_000}],
    }
    reading = messenger.read(json.dumps(held).encode(), "A_2.json")
    assert len(reading.messages) == 1
    assert reading.warnings == ()


def test_a_later_part_alone_says_that_the_newest_messages_are_missing() -> None:
    reading = messenger.read(_part((SUMMER, "A", "x")), "message_2.json")
    assert any("Part 1 of this chat is not here" in each for each in reading.warnings)


def test_times_are_what_a_british_clock_showed() -> None:
    winter = 1_768_118_400_000  # 11 January 2026, 08:00 UTC
    reading = messenger.read(_part((SUMMER, "A", "later"), (winter, "B", "sooner")))
    assert [each.at for each in reading.messages] == ["2026-01-11T08:00:00", "2026-07-11T09:00:00"]
    assert "UTC" in dict(reading.facts)["Times"]
    assert reading.messages[1].stamp == str(SUMMER)


def test_a_standard_download_that_stops_in_early_2024_says_why() -> None:
    stopped = messenger.read(_part((1_708_000_000_000, "A", "x"), (1_707_000_000_000, "B", "y")))
    assert any("separate download" in each for each in stopped.warnings)
    whole = messenger.read(_part((SUMMER, "A", "x"), (1_707_000_000_000, "B", "y")))
    assert not any("separate download" in each for each in whole.warnings)


def test_calls_unsent_messages_and_lines_of_the_program_are_told_apart(shared_data: Path) -> None:
    folder = shared_data / "messenger" / "msgvault"
    path = folder / "json_nontext/your_activity_across_facebook/messages/inbox/sam_NONTXT"
    reading = messenger.read((path / "message_1.json").read_bytes(), "message_1.json")
    assert [(each.mark, each.sender) for each in reading.messages] == [
        ("system", ""), ("text", "Test User"), ("call", "Sam NonText"), ("call", "Test User"),
        ("media", "Sam NonText"), ("media", "Test User"),
    ]  # fmt: skip
    assert reading.messages[4].attachment == "missing.jpg"
    path = folder / "e2ee_simple/your_activity_across_facebook/messages/alice_1.json"
    assert messenger.read(path.read_bytes(), "alice_1.json").messages[3].mark == "deleted"


def test_a_zip_with_one_chat_gives_its_pictures_as_their_own_bytes() -> None:
    folder = "messages/inbox/bob_1"
    photo = {"photos": [{"uri": f"{folder}/photos/tiny.png"}]}
    held = json.loads(_part((SUMMER, "B", "Here")))
    held["messages"][0].update(photo)
    png = b"\x89PNG\r\n\x1a\n bytes"
    files = (
        (f"{folder}/message_1.json", json.dumps(held).encode()),
        (f"{folder}/photos/tiny.png", png),
    )
    reading = messenger.read(_zipped(*files), "facebook.zip")
    assert [(each.kind, each.content) for each in reading.attachments] == [(kinds.IMAGE, png)]
    assert reading.messages[0].attachment == "tiny.png"
    without = messenger.read(_zipped(files[0], ("messages/inbox/bob_1/photos/other.png", png)))
    assert any("tiny.png" in each for each in without.warnings)


def test_a_zip_with_several_chats_or_none_is_refused() -> None:
    one = _part((SUMMER, "A", "x"))
    with pytest.raises(Refused, match="2 chats"):
        messenger.read(_zipped(("inbox/a/message_1.json", one), ("inbox/b/message_1.json", one)))
    with pytest.raises(Refused, match="no chat"):
        messenger.read(_zipped(("readme.txt", b"x")))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"messages": [{"sender_name": "A"', "cut short at line 1"),
        (b"[" * 100_000, "no messages|damaged"),
        (b'{"messages": 3}', "no messages"),
        (b'{"messages": []}', "no messages"),
        (b'{"messages": [1, "x"]}', "no messages"),
        (b"\xff\xfe\xfa", "damaged"),
        (b"<html><body>Nothing here</body></html>", "No message with a time"),
        (b'{"messages": [{"timestamp_ms": ' + b"9" * 5_000 + b"}]}", "damaged|no messages"),
    ],
)
def test_what_is_no_chat_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        messenger.read(content, "message_1.json")


def test_a_page_of_messages_is_told_from_any_other_page(shared_data: Path) -> None:
    pages = sorted((shared_data / "messenger").rglob("*.html"))
    assert len(pages) == 3
    assert all(is_page(each.read_bytes()) for each in pages)
    other = shared_data / "whatsapp/visioning_texts/test_formats.html"
    assert not is_page(other.read_bytes())
    assert not is_page(b"<p>Participants: all, on Sep 1, 2026, 10:00 AM we met</p>")
    assert not is_page(b"Participants: all")


def test_a_page_is_read_whatever_its_styles_are_called() -> None:
    page = """<html><head><title>4H parents</title></head><body><h1>4H parents</h1>
    <div><section class="q"><h2>Kerry</h2><div><p>Look<br>at <b>this</b></p>
    <ul><li>👍 Owain</li></ul></div>
    <footer><span>17 Nov 2026, 19:30</span></footer></section>
    <section><h2>Owain</h2><div>Sep 1, 2026, 10:00 AM</div>
    <footer><span>Nov 17, 2026 7:29:05 pm</span></footer></section></div></body></html>"""
    reading = messenger.read(page.encode(), "message_1.html")
    assert [(each.at, each.sender) for each in reading.messages] == [
        ("2026-11-17T19:29:05", "Owain"), ("2026-11-17T19:30:00", "Kerry"),
    ]  # fmt: skip
    assert reading.messages[1].words.split() == ["Look", "at", "this"]
    assert dict(reading.facts)["Title"] == "4H parents"
    assert "no time zone" in dict(reading.facts)["Times"]


def test_parts_of_different_chats_are_not_joined() -> None:
    with pytest.raises(Refused, match="different chats"):
        messenger.read([("message_1.json", _part((SUMMER, "A", "x"))),
                        ("message_2.json", _part((SUMMER, "A", "x"), title="C"))])  # fmt: skip


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda held: (
        st.lists(held, max_size=3) | st.dictionaries(st.sampled_from(("uri", "name", "link")), held)
    ),
    max_leaves=5,
)
_KEYS = ("sender_name", "senderName", "timestamp_ms", "timestamp", "content", "text", "photos",
         "media", "share", "reactions", "type", "is_unsent", "call_duration", "missed")  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    messages=st.lists(st.dictionaries(st.sampled_from(_KEYS), _values) | _values, max_size=4),
    members=_values,
    title=_values,
)
def test_whatever_a_download_holds_every_entry_is_shown_or_counted(
    messages: list[object], members: object, title: object
) -> None:
    held = {"messages": messages, "participants": members, "title": title}
    try:
        reading = messenger.read(json.dumps(held).encode(), "message_1.json")
    except Refused:
        return
    assert len(reading.messages) == sum(isinstance(each, dict) for each in messages)
    reading.text.encode()
