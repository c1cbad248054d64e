"""The mails of the demonstration are invented, the same each time, and read without a fault."""

import hashlib
import re

from tcat_desktop.demo import mail_story
from tcat_desktop.evidence import mail
from tcat_desktop.evidence.kinds import kind_of


def test_the_mails_are_the_same_bytes_every_time_and_nobody_real_is_in_them() -> None:
    for made in (mail_story.from_the_office, mail_story.from_mrs_denholm):
        content = made()
        assert hashlib.sha256(content).digest() == hashlib.sha256(made()).digest()
        assert kind_of(content) == "email"
        hosts = re.findall(rb"(?:@|://)([a-z0-9.-]+)", content)
        assert hosts
        assert all(host.endswith(b".example") for host in hosts)


def test_her_mail_answers_the_office_and_brings_a_mail_and_a_screenshot() -> None:
    first = mail.read(mail_story.from_the_office(), "")
    hers = mail.read(mail_story.from_mrs_denholm(), "")
    assert first.warnings == ()
    assert hers.warnings == (
        "The mail asks to load a picture from the internet. It was not loaded.",
    )
    assert dict(hers.facts)["In reply to"] == dict(first.facts)["Message-ID"]
    assert [(each.name, each.kind) for each in hers.attachments] == [
        ("A comment under your post.eml", "email"), ("Screenshot 20-11.png", "image"),
    ]  # fmt: skip
    inner = mail.read(hers.attachments[0].content, "")
    assert [each.name for each in inner.attachments] == ["Comment under the post.png"]
    assert mail_story.QUOTED in hers.text
