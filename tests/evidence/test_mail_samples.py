"""Every mail of the samples is read, and as those who made the samples say it should be."""

import re
import warnings
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from tcat_desktop.evidence import mail
from tcat_desktop.evidence.mail import html_words, parts
from tcat_desktop.evidence.reading import Attached
from tcat_desktop.journey.refusals import Refused
from tests.conftest import HOME

FOLDER = HOME.parent / "shared" / "data" / "email"
# What a sample is not: the answers of mime4j, and a whole mailbox of Outlook.
SAMPLES = sorted(
    each
    for each in FOLDER.rglob("*")
    if each.is_file() and each.suffix != ".xml" and "_decoded" not in each.name
)
WHOLE_MAILBOX = "testPST_variousBodyTypes.pst"
# Mails whose body is empty, each looked at by hand.
NO_WORDS = {
    "msg_18.txt": "a header and nothing under it",
    "russian-headers.msg": "one text, which is an attachment",
    "russian-headers.out": "one text, which is an attachment",
    "testRFC822_eml": "an empty body",
    "malformedHeader-noheader.out": "an empty file",
}
named = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")


@named
def test_a_sample_is_read_and_loses_no_word(path: Path) -> None:
    content = path.read_bytes()
    if not content.strip() or path.name == WHOLE_MAILBOX:
        with pytest.raises(Refused):
            mail.read(content, path.name)
        return
    found = mail.read(content, path.name)
    assert found.kind == "email"
    assert bool(found.text.strip()) != (path.name in NO_WORDS)
    assert all(sentence.endswith(".") for sentence in found.warnings)
    if path.suffix not in (".msg", ".dat") or not content.startswith(b"\xd0\xcf"):
        assert _words_missed(content, found.text, found.attachments) == []


def _words_missed(content: bytes, text: str, attachments: tuple[Attached, ...]) -> list[str]:
    """Words of the plain parts, as the standard library alone has them, that are nowhere."""
    if content.startswith((b"From ", b"\x78\x9f")):
        return []
    # A forwarded mail in base64, the standard library leaves as it is; ours is unpacked.
    if re.search(
        rb"(?i)message/rfc822[^\0]{0,200}base64|base64[^\0]{0,200}message/rfc822", content
    ):
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = message_from_bytes(content, policy=policy.default)
        leaves = [each for each in whole.walk() if each.get_content_type() == "text/plain"]
        told = [each.get_payload(decode=True) for each in leaves]
    kept = text.encode() + b" ".join(each.content for each in attachments)
    plainly = [each for each in told if isinstance(each, bytes) and each.isascii()]
    return [word.decode() for each in plainly for word in each.split() if word not in kept]


def test_the_table_of_all_samples() -> None:
    if not SAMPLES:
        pytest.skip("The sample files are not on this machine.")
    counted: Counter[str] = Counter()
    refused: dict[str, str] = {}
    for path in SAMPLES:
        counted["tried"] += 1
        try:
            found = mail.read(path.read_bytes(), path.name)
        except Refused as said:
            refused[path.name] = said.reason
            continue
        counted["read"] += 1
        counted["with words"] += bool(found.text.strip())
        counted["with attachments"] += bool(found.attachments)
        counted["attachments"] += len(found.attachments)
        counted["with warnings"] += bool(found.warnings)
        counted["without a date"] += found.first is None
        counted["unreadable letters"] += "\ufffd" in found.text
    # Shown with ``pytest -s``.
    print("\n" + "\n".join(f"{label:20} {number:4}" for label, number in counted.items()))  # noqa: T201
    print("\n".join(f"refused: {name}: {reason}" for name, reason in refused.items()))  # noqa: T201
    assert set(refused) == {WHOLE_MAILBOX, "malformedHeader-noheader.out"}
    assert counted["read"] == counted["tried"] - 2
    assert counted["read"] - counted["with words"] == len(NO_WORDS) - 1
    assert counted["unreadable letters"] == 0


# -- against mime4j's own answers ---------------------------------------------------------------

# Where the standard library reads a broken mail otherwise, and no word is lost by it.
OTHERWISE = {
    "ending-boundaries": "a dividing line with words behind it divides nothing here",
    "missing-boundary": "a mail in parts that has none is shown as its words",
    "missing-inner-boundary": "the same, one part further in",
    "missing-inner-start-boundary": "the same, one part further in",
}


def _source(answer: Path) -> Path:
    return answer.with_name(f"{answer.name.partition('_decoded')[0]}.msg")


ANSWERS = sorted(each for each in FOLDER.glob("mime4j/*_decoded.xml") if _source(each).is_file())
Shape = str | tuple[str, list["Shape"]]


def _expected(node: Element) -> Shape:
    for child in node:
        if child.tag == "message":
            return ("mail", [_expected(child)])
        if child.tag == "multipart":
            return ("parts", [_expected(each) for each in child if each.tag == "body-part"])
        if child.tag in ("text-body", "binary-body", "body"):
            return "leaf"
    return "leaf"


def _found(part: parts.Part) -> Shape:
    if part.inner:
        return ("parts", [_found(each) for each in part.inner])
    if part.kind == "message/rfc822":
        return ("mail", [_found(parts.opened(parts.unpacked(part)[0]))])
    return "leaf"


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.name.removesuffix("_decoded.xml"))
def test_a_mail_of_mime4j_has_the_parts_that_mime4j_says(answer: Path) -> None:
    name = answer.name.removesuffix("_decoded.xml")
    same = _found(parts.opened(_source(answer).read_bytes())) == _expected(
        fromstring(answer.read_bytes())
    )
    assert same != (name in OTHERWISE)


# Some answers are there without their mail.
BODIES = sorted(each for each in FOLDER.glob("mime4j/*_decoded_*.txt") if _source(each).is_file())


@pytest.mark.parametrize("body", BODIES, ids=lambda path: path.name)
def test_a_body_of_mime4j_is_there_word_for_word(body: Path) -> None:
    source = _source(body)
    found = mail.read(source.read_bytes(), source.name)
    wanted = body.read_bytes()
    if b"<html" in wanted:
        assert set(html_words.of(wanted.decode()).text.rstrip(".").split()) <= set(
            found.text.split()
        )
        return
    for charset in ("utf-8", "koi8-r", "cp1252"):
        try:
            words = " ".join(wanted.decode(charset).split())
        except UnicodeDecodeError:
            continue
        held = (
            found.text,
            *(each.content.decode(charset, "replace") for each in found.attachments),
        )
        if any(words in " ".join(each.split()) for each in held):
            return
    pytest.fail(f"{body.name} is nowhere in what was read.")
