"""Mails of one exchange find each other by what they say of themselves, and sealed ones do not."""

from pathlib import Path

import pytest

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.questions.mail_thread import MailThread, ThreadMail
from tests.builders import ATrust, a_case, a_trust
from tests.kept_mails import a_mail, kept, read_all


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def _thread(trust: ATrust, case: CaseId, exhibit: int) -> tuple[ThreadMail, ...]:
    found: tuple[ThreadMail, ...] = trust.ask("head", MailThread(case_id=case, exhibit_id=exhibit))
    return found


def _names(found: tuple[ThreadMail, ...]) -> list[str]:
    return [each.name for each in found]


def test_replies_find_each_other_oldest_first_whatever_clock_they_were_written_by(
    trust: ATrust, case: CaseId
) -> None:
    last = kept(trust, case, "last.eml", a_mail(
        "Re: Riley", "3", message_id="<3@x.example>", in_reply_to="<2@x.example>",
        references="<1@x.example> <2@x.example>", date="Mon, 23 Nov 2026 09:30:00 +0000",
    ))  # fmt: skip
    kept(
        trust,
        case,
        "first.eml",
        a_mail("Riley", "1", message_id="<1@x.example>", date="Mon, 23 Nov 2026 08:00:00 +0000"),
    )
    # A quarter past nine in Greenwich.
    kept(trust, case, "second.eml", a_mail(
        "Re: Riley", "2", message_id="<2@x.example>", in_reply_to="<1@x.example>",
        date="Mon, 23 Nov 2026 10:15:00 +0100"))  # fmt: skip
    kept(trust, case, "other.eml", a_mail("Lunch", "x", message_id="<9@x.example>"))
    kept(trust, case, "nameless.eml", a_mail("Riley", "x"))
    read_all(trust)
    found = _thread(trust, case, last)
    assert _names(found) == ["first.eml", "second.eml", "last.eml"]
    assert [each.here for each in found] == [False, False, True]
    first = found[0]
    assert (first.number, first.sender) == ("E3", "Kerry Denholm <kerry@denholm.example>")
    assert (first.subject, first.at) == ("Riley", "2026-11-23T08:00:00")
    assert first.date == "Monday 23 November 2026, 08:00 (+0000 as written)"


def test_two_replies_to_a_mail_that_nobody_brought_in_belong_together(
    trust: ATrust, case: CaseId
) -> None:
    one = kept(trust, case, "one.eml", a_mail("Re", "1", message_id="<1@x.example>",
                                              in_reply_to="<0@x.example>"))  # fmt: skip
    mail = a_mail("Re", "2", references="<0@x.example>")
    del mail["Date"]
    kept(trust, case, "undated.eml", mail)
    read_all(trust)
    assert _names(_thread(trust, case, one)) == ["one.eml", "undated.eml"]


def test_another_case_and_a_sealed_mail_are_in_no_exchange(trust: ATrust, case: CaseId) -> None:
    other = a_case(trust).at("direct_contact")
    mine = kept(trust, case, "mine.eml", a_mail("x", "1", message_id="<1@x.example>"))
    sealed = kept(trust, case, "ours.eml", a_mail("x", "2", in_reply_to="<1@x.example>"))
    kept(trust, other, "theirs.eml", a_mail("x", "3", in_reply_to="<1@x.example>"))
    read_all(trust)
    assert _names(_thread(trust, case, mine)) == ["mine.eml", "ours.eml"]
    trust.do("office", SealExhibit(case_id=case, exhibit_id=sealed))
    assert _names(_thread(trust, case, mine)) == ["mine.eml"]
    with pytest.raises(Refused, match="sealed"):
        _thread(trust, case, sealed)


def test_a_mail_that_nobody_has_read_yet_has_no_exchange(trust: ATrust, case: CaseId) -> None:
    mine = kept(trust, case, "mine.eml", a_mail("x", "1", message_id="<1@x.example>"))
    assert _thread(trust, case, mine) == ()


def test_a_long_exchange_holds_together_by_its_first_and_its_nearest_mails(
    trust: ATrust, case: CaseId
) -> None:
    before = " ".join(f"<{number}@x.example>" for number in range(60))
    end = kept(trust, case, "end.eml", a_mail("x", "1", references=before))
    kept(trust, case, "begin.eml", a_mail("x", "2", message_id="<0@x.example>",
                                          date="Sun, 22 Nov 2026 08:12:00 +0000"))  # fmt: skip
    read_all(trust)
    assert _names(_thread(trust, case, end)) == ["begin.eml", "end.eml"]
