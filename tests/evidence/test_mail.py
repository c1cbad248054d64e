"""A mail is read whole: who, when, what about, every word and every attachment."""

import base64
from email.message import EmailMessage

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence import mail
from tcat_desktop.evidence.mail import headers
from tcat_desktop.journey.refusals import Refused
from tests.evidence.mails import HEAD, HTML, PLAIN, eml, fact, parts

# -- what a mail says of itself ----------------------------------------------------------------


def test_the_facts_stand_in_the_order_people_look_for_them() -> None:
    found = eml(
        b"Hello", b"Cc: Sian <sian@applewick.example>, b@c.example", b"Message-ID: <3@d.example>",
        b"In-Reply-To: <2@d.example>", b"References: <1@d.example> <2@d.example>",
        b"Reply-To: other@d.example", b"X-Mailer: Phone 1",
        b"Received: from x by y; Tue, 17 Nov 2026 20:31:00 +0100",
    )  # fmt: skip
    assert found.facts == (
        ("From", "Kerry Denholm <kerry@denholm.example>"),
        ("To", "office@applewick.example"),
        ("Cc", "Sian <sian@applewick.example>, b@c.example"),
        ("Date", "Tuesday 17 November 2026, 19:30 (+0000 as written)"),
        ("Subject", "Facebook"),
        ("Replies go to", "other@d.example"),
        ("Date as written", "Tue, 17 Nov 2026 19:30:00 +0000"),
        ("Message-ID", "<3@d.example>"),
        ("In reply to", "<2@d.example>"),
        ("References", "2 earlier mails: <1@d.example> <2@d.example>"),
        ("Received", "Tuesday 17 November 2026, 20:31 (+0100 as written)"),
        ("Servers passed", "1"),
        ("Written with", "Phone 1"),
    )
    assert found.participants == ("Kerry Denholm <kerry@denholm.example>",)
    assert found.first == found.last == "2026-11-17T19:30:00"
    assert (found.kind, found.text, found.warnings) == ("email", "Hello", ())


@pytest.mark.parametrize(
    ("written", "shown", "at"),
    [
        ("Tue, 17 Nov 2026 23:30:00 -0500", "Tuesday 17 November 2026, 23:30 (-0500 as written)",
         "2026-11-17T23:30:00"),
        ("17 Nov 26 19:30 GMT", "Tuesday 17 November 2026, 19:30 (+0000 as written)",
         "2026-11-17T19:30:00"),
        ("Tue, 17 Nov 2026 19:30:00", "Tuesday 17 November 2026, 19:30 (no time zone as written)",
         "2026-11-17T19:30:00"),
        ("half past seven", "half past seven", None),
        ("Tue, 99 Nov 2026 19:30:00 +0000", "Tue, 99 Nov 2026 19:30:00 +0000", None),
        ("Tue, 17 Nov 99999999999999 19:30:00 +0000",
         "Tue, 17 Nov 99999999999999 19:30:00 +0000", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_its_writers_clock_had_it(
    written: str, shown: str, at: str | None
) -> None:
    found = mail.read(f"From: a@b.example\nDate: {written}\n\nx".encode(), "")
    assert (fact(found, "Date"), found.first) == (shown, at)
    cannot = "The mail's date cannot be read; it is shown as it stands in the file."
    assert (cannot in found.warnings) == (at is None)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (b"=?utf-8?q?Si=C3=A2n?= =?utf-8?q?_Bowen?=", "Siân Bowen"),
        (b"=?utf-8?b?xYHDs2TFug==?= - Lodz", "Łódź - Lodz"),
        (b"=?utf-8?b?8J+Y?= =?utf-8?b?gA==?=", "😀"),
        (b"=?iso-8859-2?Q?=A3=F3d=BC?=", "Łódź"),
        (b"=?utf-8*en?q?caf=C3=A9?=", "café"),
        (b"=?x-unknown?q?Si=C3=A2n?=", "Siân"),
        (b"=?utf-8?b?not base64!!?=", "\ufffd"),
        ("Siân in the open".encode(), "Siân in the open"),
        ("Siân in Windows".encode("cp1252"), "Siân in Windows"),
        (b"folded\r\n over\r\n\ttwo lines", "folded over two lines"),
        (b"=?broken", "=?broken"),
    ],
)
def test_a_subject_is_read_however_it_is_written(written: bytes, shown: str) -> None:
    found = mail.read(b"From: a@b.example\r\nSubject: " + written + b"\r\n\r\nx", "")
    said = fact(found, "Subject")
    assert said == shown or (shown == "\ufffd" and "\n" not in said and said)


def test_a_header_that_smuggles_a_line_in_stays_one_line() -> None:
    found = mail.read(
        b"From: =?utf-8?q?Kerry=0D=0ABcc:_head@x.example=2C_b?= <kerry@denholm.example>\r\n"
        b"Subject: =?utf-8?q?Hi=0AFrom:_office=00=1B[31m?=\r\n\r\nx", "",
    )  # fmt: skip
    assert fact(found, "Subject") == "Hi From: office␀␛[31m"
    assert found.participants == ("Kerry Bcc: head@x.example, b <kerry@denholm.example>",)
    assert fact(found, "Bcc") == ""


def test_a_name_that_shows_another_address_is_called_out() -> None:
    found = mail.read(b'From: "head@applewick.example" <x@evil.example>\r\n\r\nx', "")
    assert (
        "The sender's name shows the address head@applewick.example, but the mail says that it "
        "came from x@evil.example."
    ) in found.warnings
    fine = mail.read(b'From: "Kerry@Denholm.example" <kerry@denholm.example>\r\n\r\nx', "")
    assert not any("sender's name" in each for each in fine.warnings)


def test_a_name_that_turns_the_direction_of_writing_is_seen() -> None:
    found = mail.read("From: a@b.example\r\nSubject: x\u202egpj.exe\r\n\r\nx".encode(), "")
    assert fact(found, "Subject") == "x[U+202E]gpj.exe"
    assert any("turns the direction of writing" in each for each in found.warnings)


def test_of_many_earlier_mails_the_first_and_the_nearest_are_named() -> None:
    known = " ".join(f"<{number}@d.example>" for number in range(300))
    named = fact(eml(b"x", f"References: {known}".encode()), "References")
    assert named.startswith("300 earlier mails: <0@d.example> <290@d.example> <291@d.example>")
    assert named.endswith("<299@d.example>")


def test_a_second_sender_is_said() -> None:
    found = eml(b"x", b"From: other@e.example")
    assert "The mail gives its From 2 times; all of them are shown." in found.warnings
    assert len(found.participants) == 2


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ('"Denholm, Kerry" <k@d.example>, b@c.example', ["Denholm, Kerry <k@d.example>",
                                                         "b@c.example"]),
        ("k@d.example (Kerry (Mum) Denholm)", ["Kerry (Mum) Denholm <k@d.example>"]),
        ("Class 4H: a@b.example, c@d.example;", ["a@b.example", "c@d.example"]),
        ("k@d.example (Kerry, Mum), b@c.example", ["Kerry, Mum <k@d.example>", "b@c.example"]),
        ("undisclosed-recipients:;", ["undisclosed-recipients:"]),
        (r'"Kerry \"K\" D" <k@d.example>', ['Kerry "K" D <k@d.example>']),
        ("<k@d.example>", ["k@d.example"]),
        ("Kerry <k@d.example", ["Kerry <k@d.example>"]),
        (" , ,", []),
    ],
)  # fmt: skip
def test_people_are_told_apart(written: str, people: list[str]) -> None:
    assert [str(each) for each in headers.mailboxes(written)] == people


# -- its words ---------------------------------------------------------------------------------


def test_the_plain_words_are_taken_before_the_page_that_says_the_same() -> None:
    found = parts(b"alternative", PLAIN + b"Dear Mrs Whitfield, hello there",
                  HTML + b"<p>Dear Mrs&nbsp;Whitfield, <b>hello</b> there</p>")  # fmt: skip
    assert found.text == "Dear Mrs Whitfield, hello there"
    assert found.warnings == ()


def test_a_page_that_says_something_else_is_shown_as_well() -> None:
    found = parts(b"alternative", PLAIN + b"All is well with us.",
                  HTML + b"<p>You will regret this tomorrow morning</p>")  # fmt: skip
    assert found.text == (
        "All is well with us.\n\nThe same mail as its page (HTML) says it:\n\n"
        "You will regret this tomorrow morning"
    )
    assert "The mail says one thing as plain text and another as a page; both are shown." in (
        found.warnings
    )


def test_a_page_alone_becomes_words_and_its_pictures_are_not_loaded() -> None:
    found = eml(
        b'<p>Look: <img src="http://t.example/1.png"><img src="https://t.example/2.png">'
        b'<img src="//t.example/3.png"></p><script>alert(1)</script>', b"Content-Type: text/html",
    )  # fmt: skip
    assert found.text == "Look:"
    assert found.warnings == (
        "The mail holds a program (a script). It was not run and is not shown.",
        "The mail asks to load 3 pictures from the internet. They were not loaded.",
    )


def test_every_part_to_be_read_is_read_in_its_order() -> None:
    found = parts(b"mixed", PLAIN + b"one", HTML + b"<p>two</p>",
                  b"Content-Type: image/png\r\nContent-Disposition: attachment; filename=a.png"
                  b"\r\n\r\n\x89PNG\r\n\x1a\n", PLAIN + b"three")  # fmt: skip
    assert found.text == "one\n\ntwo\n\nthree"
    assert [each.name for each in found.attachments] == ["a.png"]


@pytest.mark.parametrize(
    ("charset", "words", "written", "lies"),
    [
        ("utf-8", "Siân £5", "utf-8", False),
        ("iso-8859-1", "it’s £5", "cp1252", False),
        ("us-ascii", "Siân", "utf-8", True),
        ("us-ascii", "Siân", "cp1252", True),
        ("utf-8", "Siân £5", "cp1252", True),
        ("iso-8859-1", "Siân", "utf-8", True),
        ("gb2312", "你好 陳", "gb18030", False),
        ("iso-2022-jp", "こんにちは", "iso2022_jp", False),
        ("koi8-r", "Привет", "koi8-r", False),
        ("x-none-such", "Siân", "utf-8", True),
        ("hex", "Siân", "utf-8", True),
        ("unicode_escape", "Siân", "utf-8", True),
        ("", "Siân", "utf-8", False),
    ],
)
def test_a_charset_is_believed_only_as_far_as_it_is_true(
    charset: str, words: str, written: str, lies: bool
) -> None:
    found = eml(words.encode(written), f'Content-Type: text/plain; charset="{charset}"'.encode())
    assert found.text == words
    assert any("says that it is written in" in each for each in found.warnings) == lies


def test_a_charset_in_pieces_is_put_together() -> None:
    found = eml(
        "Łódź".encode("iso8859-2"), b"Content-Type: text/plain; charset*=us-ascii'en'iso-8859-2"
    )
    assert (found.text, found.warnings) == ("Łódź", ())


def test_a_forwarded_mail_is_shown_and_kept_byte_for_byte() -> None:
    inner = (
        b"From: Owain <owain@rees.example>\r\nSubject: Re: trip\r\nX-Odd:  two   spaces\r\n"
        b"Content-Type: multipart/mixed; boundary=Y\r\n\r\n--Y\r\n\r\nSee you\r\n--Y--\r\n"
    )
    found = parts(b"mixed", PLAIN + b"Look at this",
                  b"Content-Type: message/rfc822\r\n\r\n" + inner)  # fmt: skip
    assert found.text == (
        "Look at this\n\nForwarded message:\nFrom: Owain <owain@rees.example>\n"
        "Subject: Re: trip\n\nSee you"
    )
    [attached] = found.attachments
    assert (attached.name, attached.kind) == ("Re trip.eml", "email")
    assert attached.content == inner.removesuffix(b"\r\n") or attached.content == inner
    assert mail.read(attached.content, attached.name).text == "See you"


def test_words_outside_the_parts_are_shown_too() -> None:
    found = eml(
        b"This is a multi-part message in MIME format.\r\n--X\r\n\r\ninside\r\n--X--\r\nP.S. you "
        b"will be sorry\r\n", b"Content-Type: multipart/mixed; boundary=X",
    )  # fmt: skip
    assert found.text == "inside\n\nWords outside the parts of the mail:\n\nP.S. you will be sorry"
    assert any("outside the mail's parts" in each for each in found.warnings)


def test_a_mail_of_one_photograph_has_no_words_and_says_so() -> None:
    found = parts(b"mixed", b"Content-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                  + base64.b64encode(b"\xff\xd8\xff123"))  # fmt: skip
    assert found.text == ""
    assert found.warnings == ("The mail has no words.",)
    assert [(each.name, each.kind, each.content) for each in found.attachments] == [
        ("Part 1.jpg", "image", b"\xff\xd8\xff123")
    ]


@pytest.mark.parametrize(
    ("packing", "packed", "bytes_of", "fault"),
    [
        ("base64", b"aGVs\r\nbG8=", b"hello", ""),
        ("BASE64 ", b"aGVs bG8", b"hello", "ends too soon"),
        ("base64", b"aGV*s!bG8=", b"hello", "strange characters"),
        ("base64", b"aGVsb", b"hel", "ends too soon"),
        ("quoted-printable", b"hel=6C=\r\no", b"hello", ""),
        ("x-uuencode", b"begin 644 a\r\n%:&5L;&\\\r\n`\r\nend\r\n", b"hello", ""),
        ("x-uuencode", b"begin 644 a\r\n%:&5L;&\\", b"hello", "ends too soon"),
        ("8bit", b"hello", b"hello", ""),
        ("rot13", b"hello", b"hello", "not known (rot13)"),
    ],
)
def test_an_attachment_comes_out_of_its_packing(
    packing: str, packed: bytes, bytes_of: bytes, fault: str
) -> None:
    found = parts(b"mixed", PLAIN + b"x",
                  f"Content-Disposition: attachment; filename=a\r\nContent-Transfer-Encoding: "
                  f"{packing}\r\n\r\n".encode() + packed)  # fmt: skip
    assert found.attachments[0].content == bytes_of
    assert (fault in " ".join(found.warnings)) if fault else found.warnings == ()


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (b'attachment; filename="a; b.txt"', "a; b.txt"),
        (b"attachment; filename*=utf-8''%C5%82%20%E2%82%AC.txt", "ł €.txt"),
        (b"attachment; filename*0=lo; filename*1=ng.txt", "long.txt"),
        (b"attachment; filename*0*=utf-8''%C5; filename*1*=%82.txt", "ł.txt"),
        (b'attachment; filename="=?utf-8?b?xYI=?=.txt"', "ł.txt"),
        (b'attachment; filename="..\\\\..\\\\etc/passwd"', "passwd"),
        (b'attachment; filename="a\x00b\x07.txt"', "a␀b␇.txt"),
        (b'attachment; filename="x\xe2\x80\xaegpj.exe"', "x[U+202E]gpj.exe"),
        (b'attachment; filename=".."', "Part 1"),
        (b'attachment; filename*99999999999999999999=a; filename*=%', "%"),
    ],
)  # fmt: skip
def test_a_name_is_shown_and_never_a_path(header: bytes, name: str) -> None:
    found = parts(b"mixed", b"Content-Disposition: " + header + b"\r\n\r\nx")
    assert found.attachments[0].name == name


# -- mailboxes ---------------------------------------------------------------------------------


def test_a_mailbox_is_read_mail_by_mail() -> None:
    one = HEAD + b"\r\nFirst\r\nFrom noon to 13:30 it rained\r\n>From the start\r\n\r\n"
    two = (
        b"From: Owain <owain@rees.example>\r\nDate: Wed, 18 Nov 2026 08:00:00 +0000\r\n\r\n"
        b"Second\r\n\r\nFrom here it is no envelope\r\n"
    )
    line = b"From x@y Tue Nov 17 19:30:00 2026\r\n"
    found = mail.read(line + one + line + two, "box.mbox")
    assert [each.content for each in found.attachments] == [one, two]
    assert [each.name for each in found.attachments] == ["Mail 0001.eml", "Mail 0002.eml"]
    assert {each.kind for each in found.attachments} == {"email"}
    assert (found.first, found.last) == ("2026-11-17T19:30:00", "2026-11-18T08:00:00")
    assert found.participants == (
        "Kerry Denholm <kerry@denholm.example>", "Owain <owain@rees.example>",
    )  # fmt: skip
    assert fact(found, "Mails") == "2"
    assert "First\nFrom noon to 13:30 it rained\nFrom the start" in found.text
    assert "Second\n\nFrom here it is no envelope" in found.text


def test_a_mailbox_of_too_many_mails_is_refused() -> None:
    with pytest.raises(Refused, match="holds 5,001 mails"):
        mail.read(b"From a@b 19:30\n\nx\n\n" * 5_001, "")


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


@settings(max_examples=120, deadline=None)
@given(
    LINES,
    st.lists(LINES, min_size=1, max_size=6),
    st.lists(st.tuples(st.from_regex(r"[a-zA-Złż0-9]{1,20}\.[a-z]{3}", fullmatch=True),
                       st.binary(max_size=200)), max_size=3),
    st.booleans(),
)  # fmt: skip
def test_a_mail_that_was_written_is_read_back(
    subject: str, lines: list[str], files: list[tuple[str, bytes]], crlf: bool
) -> None:
    body = "\n".join(lines)
    assume(body.strip())
    made = EmailMessage()
    made["From"] = "Kerry Denholm <kerry@denholm.example>"
    made["Subject"] = subject
    made.set_content(body)
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="x-test", filename=name)
    content = made.as_bytes()
    found = mail.read(content.replace(b"\n", b"\r\n") if crlf else content, "x.eml")
    shown = "".join(found.text.split()).replace("\ufeff", "")
    assert shown == "".join(body.split()).replace("\ufeff", "")
    assert [(each.name, each.content) for each in found.attachments] == files
    if subject.isprintable() and "=?" not in subject and "\ufeff" not in subject:
        assert fact(found, "Subject").split() == subject.split()
