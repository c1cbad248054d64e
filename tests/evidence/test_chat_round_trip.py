"""A chat written in any shape that phones use reads back as the same messages."""

# ruff: noqa: DTZ001 - a chat names no time zone

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence import whatsapp
from tcat_desktop.evidence.reading import DELETED, MEDIA, SYSTEM, TEXT, Message
from tests.evidence.chat_rendering import STYLES, Said, Style, rendered

SENDERS = {
    "Kerry Denholm": "Kerry Denholm",
    "Agnieszka Wójcik": "Agnieszka Wójcik",
    "山田太郎": "山田太郎",
    "مريم": "مريم",
    "🤓": "🤓",
    "\u202a+44\u00a07911\u00a0123456\u202c": "+44 7911 123456",
    "~\u202fKate": "~ Kate",
}
MARKS = {"text": TEXT, "edited": TEXT, "media": MEDIA, "file": MEDIA, "deleted": DELETED}

# No mark that the reader sets aside, no ending of a line but the one, and no second colon.
_letters = st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters=":：")
_line = st.text(_letters, max_size=40) | st.sampled_from((
    "[01/02/2026, 10:00:00] Head of school. You are banned",
    "12/25/26, 9:15 PM - not a header here",
    "2026-01-01, 10:00 - nor this",
    "https//example.org/a(b)c>",
    "(file attached)",
))  # fmt: skip
_words = st.lists(_line, min_size=1, max_size=4).map("\n".join)
_moments = st.datetimes(datetime(2015, 1, 1), datetime(2029, 12, 31))
_said = st.builds(
    Said,
    moment=_moments,
    sender=st.sampled_from(tuple(SENDERS)),
    words=_words,
    kind=st.sampled_from(("text", "text", "media", "deleted", "edited")),
)


def _at(style: Style, moment: datetime) -> str:
    kept = moment.replace(microsecond=0, second=moment.second if style.seconds else 0)
    return kept.isoformat()


def _told(style: Style, said: Said) -> tuple[str, str, str]:
    return (_at(style, said.moment), SENDERS[said.sender], MARKS[said.kind])


def _found(message: Message) -> tuple[str, str, str]:
    return (message.at, message.sender, message.mark)


def _unlike_headers(style: Style, said: Said) -> Said:
    """Words of which no line begins as this very shape does: nobody could tell it from a header."""
    begins = r"\[" if style.bracketed else r"\d"
    first, *below = said.words.split("\n")
    # The program's own words end so; and a poll, a file and an edit are written in other tests.
    lines = [first.rstrip(")> ") or "x", *(re.sub(rf"^(?={begins})", "x", line) for line in below)]
    words = "\n".join(lines).rstrip(" >\n")
    return Said(moment=said.moment, sender=said.sender, words=words or "x", kind=said.kind)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@settings(max_examples=25, deadline=None)
@given(said=st.lists(_said, min_size=2, max_size=12))
def test_a_chat_written_by_any_phone_reads_back_the_same(style: Style, said: list[Said]) -> None:
    said = [_unlike_headers(style, each) for each in said]
    # A day that cannot be a month: the order of the file is proven.
    said = [Said(moment=datetime(2026, 1, 28, 19, 30), sender="Kerry Denholm", words="Hi"), *said]
    reading = whatsapp.read(rendered(style, said), "chat.txt")
    assert reading.date_order == style.order
    notice, *messages = reading.messages
    assert (notice.mark, notice.sender) == (SYSTEM, "")
    assert [_found(each) for each in messages] == [_told(style, each) for each in said]
    for message, each in zip(messages, said, strict=True):
        if each.kind in ("text", "edited"):
            assert message.words == each.words.strip("\n")
            assert message.edited == (each.kind == "edited")
    assert reading.first == min(_at(style, each.moment) for each in said)
    assert reading.last == max(_at(style, each.moment) for each in said)
    wrote = dict.fromkeys(SENDERS[each.sender] for each in said)
    assert reading.participants == tuple(wrote)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_attachments_are_named_and_lines_are_counted(style: Style) -> None:
    moment = datetime(2026, 11, 17, 19, 30, 5)
    said = [
        Said(moment=moment, sender="Kerry Denholm", words="one\n\nthree"),
        Said(moment=moment, sender="مريم", words="IMG-20261117-WA0001.jpg", kind="file"),
        Said(moment=moment + timedelta(minutes=1), sender="مريم", words="4H.vcf", kind="file"),
    ]
    reading = whatsapp.read(rendered(style, said, notice=False), "chat.txt")
    assert [(each.line, each.lines) for each in reading.messages] == [(1, 3), (4, 1), (5, 1)]
    assert [each.attachment for each in reading.messages] == [
        "",
        "IMG-20261117-WA0001.jpg",
        "4H.vcf",
    ]
    assert [each.mark for each in reading.messages] == ["text", "media", "contact"]
    assert reading.attachment_count == 2


_early = st.builds(
    datetime, st.just(2026), st.integers(1, 12), st.integers(1, 12), st.integers(0, 23)
)


@pytest.mark.parametrize(
    "style", [each for each in STYLES if each.order != "ymd"], ids=lambda style: style.name
)
@settings(max_examples=20, deadline=None)
@given(moments=st.lists(_early, min_size=1, max_size=8))
def test_an_order_that_nothing_proves_is_asked_and_the_answer_is_obeyed(
    style: Style, moments: list[datetime]
) -> None:
    said = [Said(moment=each, sender="Kerry Denholm", words="Hello") for each in moments]
    content = rendered(style, said, notice=False)
    reading = whatsapp.read(content, "chat.txt")
    stamp = style.stamp(datetime(2026, 11, 28))
    if "." in stamp.partition(",")[0].split(" ")[0] or "-" in stamp:
        # Dots, and hyphens with the year last, are written by nobody who puts the month first.
        assert reading.date_order == "dmy"
        return
    assert reading.date_order == "ambiguous"
    assert [each.at for each in reading.messages] == [""] * len(said)
    assert (reading.first, reading.last) == (None, None)
    assert reading.choice is not None
    assert [order for order, _ in reading.choice.readings] == ["dmy", "mdy"]
    answered = whatsapp.read(content, "chat.txt", date_order=style.order)
    assert answered.date_order == style.order
    assert [each.at for each in answered.messages] == [_at(style, each) for each in moments]
