"""Minutes and slips of somebody who must not learn an address: covered to look at, never sent."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tcat_desktop.journey.families import NEVER_DISCLOSE, NO_LETTERS
from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_diary import KeepRoom
from tcat_desktop.office.commands.keep_family import (
    EndRestriction,
    KeepRestriction,
    ProtectAddress,
)
from tests.builders import ATrust, a_trust
from tests.office.test_minutes import WRITTEN, AMeeting
from tests.office.test_visit_slip import booked, words_of

SECRET = "3 Mill Row"
LEAKED = WRITTEN | {"agreed": (f"Mrs Wójcik lives at {SECRET.upper()}.",)}


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def wojcik(trust: ATrust) -> PersonId:
    """Mrs Wójcik, whose address Mrs Denholm must not learn."""
    trust.do("dsl", KeepRestriction(
        kind=NEVER_DISCLOSE, person_id=trust.people["denholm"],
        protects_id=trust.people["wojcik"], what="As ordered.",
    ))  # fmt: skip
    return trust.people["wojcik"]


def _said(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_minutes_with_a_secret_are_covered_to_look_at_and_are_neither_sent_nor_signed(
    trust: ATrust, wojcik: PersonId
) -> None:
    meeting = AMeeting(trust)
    meeting.held(**LEAKED)
    said = _said(meeting.now().pdf)
    assert "Mrs Wójcik lives at [kept back]." in said
    assert SECRET.casefold() not in said.casefold()
    with pytest.raises(Refused, match="These minutes carry an address that") as refusal:
        meeting.circulate()
    assert SECRET.casefold() not in str(refusal.value).casefold()
    with pytest.raises(Refused, match="must not learn"):
        meeting.sign()


def test_the_same_minutes_go_out_once_nothing_is_kept_back(trust: ATrust, wojcik: PersonId) -> None:
    meeting = AMeeting(trust)
    meeting.held(**WRITTEN)
    assert meeting.circulate()
    assert meeting.sign()


def test_minutes_are_kept_but_not_sent_to_whoever_may_not_be_written_to(trust: ATrust) -> None:
    meeting = AMeeting(trust)
    meeting.held()
    kept = trust.do("dsl", KeepRestriction(
        kind=NO_LETTERS, person_id=trust.people["denholm"], what="By order."))  # fmt: skip
    with pytest.raises(Refused, match="may not be written to"):
        meeting.circulate()
    trust.do("dsl", EndRestriction(restriction_id=kept, reason="It ended."))
    assert meeting.circulate()


def test_a_slip_at_a_protected_address_is_not_printed_for_somebody_else(trust: ATrust) -> None:
    trust.do("office", KeepRoom(name="Library"))
    booking = booked(trust, room_id=None, place="The garden room, 3 Mill Row")
    assert "3 Mill Row" in words_of(trust, booking)
    trust.do("head", ProtectAddress(person_id=trust.people["wojcik"], on=True, why="She asked."))
    with pytest.raises(Refused, match="This slip carries an address"):
        words_of(trust, booking)
