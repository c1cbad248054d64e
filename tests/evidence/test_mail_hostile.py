"""A mail that is broken, or built to do harm, is read with a warning or refused with a sentence."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence import mail
from tcat_desktop.journey.refusals import Refused
from tests.evidence.mails import (
    HEAD,
    NO_MAIL,
    PACKED_AS_A_WHOLE,
    PLAIN,
    WHOLE_MAILBOX,
    eml,
    ends_well,
    parts,
)

# -- what is broken ----------------------------------------------------------------------------


def test_a_mail_without_its_dividing_line_loses_no_word() -> None:
    found = eml(b"Just words", b"Content-Type: multipart/mixed; boundary=GONE")
    assert found.text == "Just words"
    assert (
        "The line that should divide the mail's parts is missing; its source is shown"
        in (found.warnings[0])
    )


def test_each_defect_the_parser_finds_has_its_sentence() -> None:
    for content, said in (
        (b"Content-Type: multipart/mixed\r\n\r\nx", "but not what divides them"),
        (b"Content-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\n\r\nx", "has no end"),
        (b" begun\r\nFrom: a@b.example\r\n\r\nx", "begins in the middle of a line"),
        (b"From: a@b.example\r\nno header\r\n\r\nx", "is no header"),
        (b"From: a@b.example\r\nFrom x Tue Nov 17 19:30:00 2026\r\nTo: b@c.example\r\n\r\nx",
         "line of a mailbox"),
        (PACKED_AS_A_WHOLE, "packed as a whole"),
    ):  # fmt: skip
        found = mail.read(content, "")
        assert any(said in each for each in found.warnings), (said, found.warnings)
        assert found.text.endswith("x") or "x" in found.text


def test_the_same_fault_in_many_parts_is_said_once() -> None:
    broken = b"Content-Transfer-Encoding: base64\r\n\r\naGVs*bG8="
    found = parts(b"mixed", PLAIN + b"x", broken, broken, broken)
    assert sum("strange characters" in each for each in found.warnings) == 1


def test_zero_bytes_are_shown_and_said() -> None:
    found = eml(b"one\x00two")
    assert found.text == "one␀two"
    assert found.warnings == ("The file holds zero bytes, which no mail may; they are shown as ␀.",)


def test_a_mail_of_a_thousand_parts_is_read_whole() -> None:
    found = parts(b"mixed", *(PLAIN + b"part %d" % number for number in range(1000)))
    assert found.text.count("part ") == 1000
    assert found.warnings == (
        "The mail is in 1,000 parts, which is unusual; all of them are here.",
    )


def test_a_mail_of_more_parts_than_anybody_writes_is_refused() -> None:
    with pytest.raises(Refused, match="more than 10,000 parts"):
        parts(b"mixed", *(b"" for _ in range(10_001)))


def test_mails_forwarded_two_hundred_deep_are_read_as_far_as_is_sensible() -> None:
    held = b"Subject: innermost\r\n\r\nThe seed"
    for number in range(200):
        held = b"Subject: %d\r\nContent-Type: message/rfc822\r\n\r\n" % number + held
    started = time.perf_counter()
    found = eml(held, b"Content-Type: message/rfc822")
    assert found.text.count("Forwarded message:") == 12
    assert any("more than 12 deep" in each for each in found.warnings)
    assert found.attachments[0].content.endswith(b"The seed")
    assert time.perf_counter() - started < 30


def test_parts_two_hundred_deep_lose_no_word() -> None:
    held = b"\r\nThe seed"
    for number in range(200):
        held = b"Content-Type: multipart/mixed; boundary=B%d\r\n\r\n--B%d\r\n" % (
            number,
            number,
        ) + (held + b"\r\n--B%d--" % number)
    found = mail.read(HEAD + held, "")
    assert "The seed" in found.text
    assert any("more than 60 deep" in each for each in found.warnings)


def test_parts_without_end_are_refused_in_time() -> None:
    held = b"".join(
        b"Content-Type: multipart/mixed; boundary=B%d\r\n\r\n--B%d\r\n" % (n, n)
        for n in range(3000)
    )
    started = time.perf_counter()
    with pytest.raises(Refused, match="packed inside itself too many times"):
        mail.read(HEAD + held, "")
    with pytest.raises(Refused, match="packed inside itself too many times"):
        # Not too deep to be taken apart, but each of its lines is asked of each level.
        mail.read(HEAD + held[:17_000] + b"x\r\n" * 200_000, "")
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(HEAD + b"\r\n" + b"x" * 2_000_000, id="a line of two million"),
        pytest.param(
            b"From: a@b.example\r\nSubject: " + b"s" * 2_000_000 + b"\r\n\r\nx", id="subject"
        ),
        pytest.param(b"From: " + b"(" * 500_000 + b"\r\n\r\nx", id="brackets"),
        pytest.param(b"To: " + b"a@b.example, " * 100_000 + b"\r\n\r\nx", id="addressees"),
        pytest.param(
            b"Subject: " + b"=?utf-8?q?=61?= " * 100_000 + b"\r\n\r\nx", id="encoded words"
        ),
        pytest.param(b"Subject: " + b"=?utf-8?b?" * 200_000 + b"\r\n\r\nx", id="half words"),
        pytest.param(
            b'Content-Type: text/plain; a="' + b";b" * 500_000 + b"\r\n\r\nx", id="quotes"
        ),
        pytest.param(
            b"Content-Type: text/plain" + b"; a=b" * 200_000 + b"\r\n\r\nx", id="settings"
        ),
        pytest.param(b"Subject: x\r\n" + b" y\r\n" * 300_000 + b"\r\n\r\nx", id="folds"),
        pytest.param(b"X: y\r\n" * 200_000 + b"\r\nx", id="headers"),
        pytest.param(b"Date: " + b"1 " * 500_000 + b"\r\n\r\nx", id="date"),
        pytest.param(b"References: " + b"<a@b>" * 200_000 + b"\r\n\r\nx", id="references"),
        pytest.param(
            HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"*" * 3_000_000, id="b64"
        ),
        pytest.param(b"From a@b 19:30\n\n" * 5_000, id="mailbox"),
        pytest.param(b"From a@b 19:30\n" * 100_000, id="no mailbox"),
    ],
)
def test_what_is_far_too_long_is_read_in_seconds(content: bytes) -> None:
    started = time.perf_counter()
    found = mail.read(content, "")
    assert time.perf_counter() - started < 60
    assert all(len(said) < 2_100 for _, said in found.facts)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"\0\0\0\0 \r\n", "This file is empty."),
        (b"!BDN" + b"x" * 600, WHOLE_MAILBOX),
        (bytes(range(256)) * 8, NO_MAIL),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0", NO_MAIL),
    ],
)  # fmt: skip
def test_what_is_no_mail_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        mail.read(content, "x.eml")
    assert refused.value.reason == sentence
    assert refused.value.what_to_do


def test_a_mail_saved_again_as_utf_16_is_read() -> None:
    found = mail.read((HEAD + b"\r\nHello").decode().encode("utf-16"), "")
    assert found.text == "Hello"
    assert any("UTF-16" in each for each in found.warnings)


# -- whatever comes ----------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert ends_well(content)


PIECES = [
    b"From: ",
    b"To: ",
    b"Date: ",
    b"Subject: ",
    b"Content-Type: ",
    b"multipart/mixed; boundary=X",
    b"message/rfc822",
    b"text/html",
    b"text/plain; charset=",
    b"utf-16",
    b"idna",
    b"--X",
    b"--X--",
    b"\r\n",
    b"\n",
    b"\r",
    b" ",
    b"\t",
    b"=?utf-8?b?",
    b"?=",
    b'"',
    b"(",
    b"<",
    b">",
    b"@",
    b";",
    b"=",
    b"*0*=",
    b"\x00",
    b"\xff",
    b"Content-Transfer-Encoding: ",
    b"base64",
    b"quoted-printable",
    b"a",
    b"Content-Disposition: attachment; filename",
    b"From x 1:30",
    b"Received: ",
    b"; ",
    b"\xe2\x80\xae",
    b"Tue, 17 Nov 2026 19:30:00 +0000",
    b"x-uuencode",
    b"begin 644 a",
    b"9" * 30,
    b"application/ms-tnef",
    b"\x78\x9f\x3e\x22\x01\x00",
    b"multipart/alternative; boundary=Y",
    b"--Y",
    b"message/delivery-status",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_any_heap_of_the_pieces_of_mails_is_read_or_refused(content: bytes) -> None:
    assert ends_well(content)
