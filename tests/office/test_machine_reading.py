"""Pictures are read by the machine in the background: searched, marked as such, never quoted."""

import io
from pathlib import Path

import pytest

from tcat_desktop.evidence import machine_text
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import machine_reading
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.open_sealed import LiftSeal, SealExhibit
from tcat_desktop.office.commands.read_evidence import ConfirmWords, QuoteFromExhibit
from tcat_desktop.office.machine_reading import read_pictures_waiting
from tcat_desktop.office.questions.exhibit_page import ExhibitPage, ExhibitPageAnswer
from tcat_desktop.office.questions.search import Found, SearchEverything
from tcat_desktop.office.reading_room import read_waiting
from tests.builders import ATrust, a_case, a_trust
from tests.evidence.test_machine_text import needs_machine, post
from tests.office.test_evidence_search import by_hand

SAID = ("Marlstow Mums & Dads", "Miss Hartnoll is a disgrace")


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("direct_contact")


def a_picture(trust: ATrust, case: CaseId, lines: tuple[str, ...] = SAID, **told: bool) -> int:
    """A screenshot among the exhibits."""
    kept = trust.office.shelve(trust.staff["office"], io.BytesIO(post(lines)))
    made: int = trust.do("office", KeepFile(
        name="screenshot.png", digest=kept.digest, size=kept.size, kind="image", case_id=case,
        **told,
    ))  # fmt: skip
    return made


def read_all(trust: ATrust) -> int:
    """What the background does after somebody signed in; how many pictures the machine read."""
    read_waiting(trust.office, trust.staff["office"])
    return read_pictures_waiting(trust.office, trust.staff["office"])


def page(trust: ATrust, case: CaseId, exhibit: int) -> ExhibitPageAnswer:
    answer: ExhibitPageAnswer = trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit))
    return answer


def found(trust: ATrust, words: str) -> list[Found]:
    groups = trust.ask("head", SearchEverything(words=words))
    return [row for group in groups if group.title == "In evidence" for row in group.rows]


def note(trust: ATrust, exhibit_digest: str, *lines: str) -> None:
    """The machine saw these lines, without the machine."""
    made = tuple((line, 0.97, 0.1, 0.2, 0.8, 0.3) for line in lines)
    trust.office.keep_machine_text(trust.staff["office"], exhibit_digest, made, "RapidOCR 3.10.0")


@needs_machine
def test_a_picture_is_found_by_what_the_machine_saw_and_says_so(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = a_picture(trust, case)
    # E1 of the case calls itself a picture and is none: nothing can be read in it.
    assert read_all(trust) == 1
    (hit,) = found(trust, "disgrace")
    assert (hit.found_id, hit.by_machine) == (exhibit, True)
    shown = page(trust, case, exhibit)
    assert [line.words for line in shown.machine] == list(SAID)
    assert all(line.confidence > 0.8 for line in shown.machine)
    assert shown.machine_state == "read"
    assert shown.machine_by == machine_text.called()
    assert shown.machine_by.startswith("RapidOCR 3.10")
    assert read_all(trust) == 0, "once is enough"


def test_what_the_machine_saw_is_quoted_only_once_somebody_compared_it(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    note(trust, page(trust, case, exhibit).digest, "Miss Hartnoll is a disqrace")
    quoting = QuoteFromExhibit(
        case_id=case, exhibit_id=exhibit, words="Miss Hartnoll is a disqrace"
    )
    with pytest.raises(Refused, match="read by a machine, and nobody has compared"):
        trust.do("head", quoting)
    words = "Miss Hartnoll is a disgrace"
    trust.do("head", ConfirmWords(case_id=case, exhibit_id=exhibit, words=words))
    with pytest.raises(Refused, match="nobody has compared"):
        trust.do("head", quoting)
    trust.do("head", QuoteFromExhibit(case_id=case, exhibit_id=exhibit, words=words))
    assert words in page(trust, case, exhibit).quotes


def test_what_a_person_confirmed_is_not_overwritten_by_a_machine(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    trust.do("head", ConfirmWords(case_id=case, exhibit_id=exhibit, words="a disgrace"))
    note(trust, page(trust, case, exhibit).digest, "a disqrace")
    assert [hit.by_machine for hit in found(trust, "disgrace")] == [False]
    assert found(trust, "disqrace") == []


def test_the_same_picture_in_another_case_is_read_once_and_found_in_both(
    trust: ATrust, case: CaseId
) -> None:
    first = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    note(trust, page(trust, case, first).digest, "a disgrace")
    other = a_case(trust).at("reported")
    second = a_picture(trust, other)
    assert [hit.found_id for hit in found(trust, "disgrace")] == [first]
    read_waiting(trust.office, trust.staff["office"])
    # It needs no machine: whoever locks at once still gets it.
    read_pictures_waiting(trust.office, trust.staff["office"], cancelled=lambda: True)
    assert [hit.found_id for hit in found(trust, "disgrace")] == [second, first]
    assert [line.words for line in page(trust, other, second).machine] == ["a disgrace"]


@needs_machine
def test_a_sealed_picture_is_never_read_by_a_machine(trust: ATrust, case: CaseId) -> None:
    exhibit = a_picture(trust, case, sealed=True)
    assert read_all(trust) == 0
    assert found(trust, "disgrace") == []
    trust.do("ceo", LiftSeal(case_id=case, exhibit_id=exhibit, reason="A public post."))
    assert read_all(trust) == 1
    assert len(found(trust, "disgrace")) == 1


def test_a_sealed_row_waits_for_no_machine_even_while_its_reading_is_there(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    assert [row["id"] for row in trust.office.pictures_waiting()] == [exhibit]
    by_hand(trust, "UPDATE exhibits SET sealed = 1 WHERE id = ?", exhibit)
    assert trust.office.pictures_waiting() == []


def test_whoever_seals_a_picture_while_it_is_read_is_quicker(trust: ATrust, case: CaseId) -> None:
    exhibit = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    digest = page(trust, case, exhibit).digest
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    note(trust, digest, "between us parents")
    assert found(trust, "parents") == []
    with trust.office._records.reading() as conn:
        kept = conn.exec_driver_sql("SELECT machine FROM readings WHERE digest = ?", (digest,))
        assert kept.all() == []


def test_sealing_forgets_what_the_machine_saw(trust: ATrust, case: CaseId) -> None:
    exhibit = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    digest = page(trust, case, exhibit).digest
    note(trust, digest, "between us parents")
    assert len(found(trust, "parents")) == 1
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    assert found(trust, "parents") == []
    with trust.office._records.reading() as conn:
        kept = conn.exec_driver_sql("SELECT machine FROM readings WHERE digest = ?", (digest,))
        assert kept.all() == []


@needs_machine
def test_it_stops_when_somebody_locks_and_goes_on_the_next_time(
    trust: ATrust, case: CaseId
) -> None:
    a_picture(trust, case)
    office, who = trust.office, trust.staff["office"]
    read_waiting(office, who)
    told: list[tuple[int, int]] = []
    assert read_pictures_waiting(office, who, cancelled=lambda: True) == 0
    # Begun, and then stopped in the middle of a picture.
    asked: list[int] = []

    def locked() -> bool:
        asked.append(1)
        return len(asked) > 3

    assert read_pictures_waiting(office, who, cancelled=locked) == 0
    assert found(trust, "disgrace") == []
    progress = lambda done, total: told.append((done, total))  # noqa: E731
    assert read_pictures_waiting(office, who, progress=progress) == 1
    assert told == [(0, 1)]


@needs_machine
def test_a_picture_that_cannot_be_read_is_tried_once(trust: ATrust, case: CaseId) -> None:
    exhibit = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    digest = page(trust, case, exhibit).digest
    trust.office.keep_machine_text(trust.staff["office"], digest, None, "RapidOCR 3.10.0")
    assert page(trust, case, exhibit).machine_state == "refused"
    assert read_pictures_waiting(trust.office, trust.staff["office"]) == 0


def test_without_the_machine_pictures_wait_and_nothing_fails(
    trust: ATrust, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine_text, "_PACKAGES", ("no-such-machine",))
    exhibit = a_picture(trust, case)
    assert read_all(trust) == 0
    assert page(trust, case, exhibit).machine_state == "none"
    assert not machine_reading.can_read()
    assert machine_reading.cannot().reason == "This computer cannot read text in pictures."


def test_each_reading_is_in_the_audit_without_a_word_of_it(trust: ATrust, case: CaseId) -> None:
    exhibit = a_picture(trust, case)
    read_waiting(trust.office, trust.staff["office"])
    note(trust, page(trust, case, exhibit).digest, "a disgrace")
    with trust.office._records.reading() as conn:
        row = conn.exec_driver_sql(
            "SELECT act, what, detail FROM audit ORDER BY seq DESC LIMIT 1"
        ).one()
    assert (row.act, row.what, row.detail) == ("ReadPicture", "reading", '{"lines":1}')
