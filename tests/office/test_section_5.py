"""A section 5 notice: its nine things, who may give it, against whom, and its clocks."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tcat_desktop.demo.story_clock import StoryClock, moment
from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.case import Disposition, Judgement
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.ask_for_removal import CheckRemoval
from tcat_desktop.office.commands.keep_pack import KeepPack, one_year_after
from tcat_desktop.office.commands.write_letter import WriteLetter
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.takedown import PackPaper, TakedownPack
from tests.builders import QUOTED, ATrust, a_case, a_trust

LINK = "https://marlstow-talk.example/threads/31#post-7"
OPERATOR = "Marlstow Talk"
WHOLE = {
    "complainant": "Ellie Hartnoll",
    "statement": QUOTED,
    "why_defamatory": "It says of me that I hurt children.",
    "where": LINK,
    "email": "e.hartnoll@post.example",
    "meaning": "The words mean that I bully the children of my class.",
    "wrong_parts": "I have never bullied a child.",
    "no_information": "yes",
    "consent_name": "yes",
    "consent_email": "no",
}


def unknown_poster(trust: ATrust) -> CaseId:
    """A case about a post of somebody nobody knows, ready for a harsher step."""
    tell = Telling(trust)
    case = tell.report(
        "AP",
        f"A post says “{QUOTED}”. It names Miss Hartnoll.",
        {"author": "Marlstow_Mum_82", "named": "hartnoll", "reporter": "wojcik"},
        happened_at="07:14",
        platforms=("other",),
        audience="public",
        link=LINK,
        clauses=("C36",),
        files={"post.png": b"a picture of the post"},
    )
    tell.decide(case, Disposition.OPEN, "A named teacher.", by="head", title="A post")
    tell.judge(case, "C36", Judgement.LIKELY, QUOTED, "A named teacher.", by="head")
    tell.weigh(case, "takedown", by="head")
    return case


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return unknown_poster(trust)


def give(trust: ATrust, case: CaseId, **change: Any) -> tuple[int, ...]:
    found = trust.ask("head", TakedownPack(case_id=case, route="section-5", asking_as="subject"))
    told: dict[str, Any] = {
        "case_id": case, "route": "section-5", "lines": found.lines, "fields": WHOLE,
        "asked_of": OPERATOR, "asking_as": "subject",
    }  # fmt: skip
    kept: tuple[int, ...] = trust.do("head", KeepPack(**told | change))
    return kept


def printed(trust: ATrust, case: CaseId, **change: str) -> str:
    found = trust.ask("head", TakedownPack(case_id=case, route="section-5", asking_as="subject"))
    pdf = trust.ask(
        "head",
        PackPaper(case_id=case, route="section-5", lines=found.lines, fields=WHOLE | change,
                  asked_of=OPERATOR, notice=True),
    )  # fmt: skip
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_each_of_the_nine_things_is_refused_while_it_is_empty(
    trust: ATrust, case: CaseId, name: str
) -> None:
    for empty in ("", "   "):
        with pytest.raises(Refused) as told:
            give(trust, case, fields=WHOLE | {name: empty})
        assert (told.value.field, told.value.clause) == (name, "Defamation Act 2013 s.5")
    with pytest.raises(Refused) as told:
        printed(trust, case, **{name: ""})
    assert told.value.field == name


def test_the_confirmation_is_a_tick_and_a_consent_is_yes_or_no(trust: ATrust, case: CaseId) -> None:
    for name, wrong in (("no_information", "no"), ("consent_name", "perhaps")):
        with pytest.raises(Refused) as told:
            give(trust, case, fields=WHOLE | {name: wrong})
        assert told.value.field == name
    assert give(trust, case, fields=WHOLE | {"consent_name": "no"})


def test_the_website_must_be_named(trust: ATrust, case: CaseId) -> None:
    with pytest.raises(Refused, match="which website"):
        give(trust, case, asked_of=" ")


@pytest.mark.parametrize(
    "name",
    ["Applewick Primary School", "THREE COUNTIES ACADEMY TRUST", "The Governors of Applewick",
     "Marlstow Town Council", "Ellie Hartnoll for Applewick Primary School"],
)  # fmt: skip
def test_neither_the_trust_nor_a_school_can_be_the_complainant(
    trust: ATrust, case: CaseId, name: str
) -> None:
    with pytest.raises(Refused, match="is a person") as told:
        give(trust, case, fields=WHOLE | {"complainant": name})
    assert (told.value.clause, told.value.field) == ("L12", "complainant")
    with pytest.raises(Refused, match="is a person"):
        printed(trust, case, complainant=name)


def test_it_is_the_wrong_tool_when_the_poster_is_known(trust: ATrust) -> None:
    known = a_case(trust).at("takedown")
    with pytest.raises(Refused, match="wrong tool: the poster is known") as told:
        give(trust, known)
    assert told.value.clause == "Defamation Act 2013 s.5"
    assert "report it to the platform" in told.value.what_to_do
    with pytest.raises(Refused, match="wrong tool"):
        printed(trust, known)
    answer = trust.ask("head", TakedownPack(case_id=known, route="section-5", asking_as="subject"))
    assert answer.why == "This is the wrong tool: the poster is known."


def test_the_school_cannot_give_it_as_a_school(trust: ATrust, case: CaseId) -> None:
    with pytest.raises(Refused, match="not for this") as told:
        give(trust, case, asking_as="school")
    assert "L12" in told.value.what_to_do


def test_the_notice_prints_all_it_must_hold_and_no_letterhead(trust: ATrust, case: CaseId) -> None:
    text = "".join(printed(trust, case).split())
    for words in WHOLE.values():
        assert "".join(words.split()) in text
    for words in (
        "section 5 of the Defamation Act 2013",
        "I do not have enough information about the person who posted the statement",
        "I consent to your giving the poster my name: yes.",
        "I consent to your giving the poster my e-mail address: no.",
    ):
        assert "".join(words.split()) in text
    assert "ApplewickPrimarySchool" not in text
    assert "Notlegaladvice" not in text


def test_its_pack_says_that_it_is_not_legal_advice(trust: ATrust, case: CaseId) -> None:
    found = trust.ask("head", TakedownPack(case_id=case, route="section-5", asking_as="subject"))
    assert "This is not legal advice." in found.warn
    assert found.law
    asked = PackPaper(case_id=case, route="section-5", lines=found.lines, fields=WHOLE)
    pdf = trust.ask("head", asked)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "This is not legal advice." in text


def test_a_teacher_under_allegation_is_not_filled_in_as_the_complainant(trust: ATrust) -> None:
    tell = Telling(trust)
    told = {"author": "Marlstow_Mum_82", "named": "hartnoll", "reporter": "wojcik"}
    case = tell.report("AP", f"A post says “{QUOTED}”.", told, clauses=("C36",))
    asked = TakedownPack(case_id=case, route="section-5", asking_as="subject")
    before = {each.name: each.value for each in trust.ask("head", asked).fields}
    assert before["complainant"] == "Miss Ellie Hartnoll"
    tell.decide(case, Disposition.TEACHER_ALLEGATION, "An allegation.", by="head", title="A post")
    after = {each.name: each.value for each in trust.ask("head", asked).fields}
    assert after["complainant"] == ""


# The 48 hours leave out Saturday, Sunday, Good Friday, Christmas Day and bank holidays.
HOURS = (
    # Sent, the operator passes it on by, the poster has until.
    (date(2026, 11, 23), "09:00", date(2026, 11, 25), "09:00", date(2026, 11, 30)),
    (date(2026, 11, 20), "10:00", date(2026, 11, 24), "10:00", date(2026, 11, 29)),
    (date(2026, 12, 23), "15:00", date(2026, 12, 29), "15:00", date(2027, 1, 3)),
    (date(2027, 3, 25), "12:00", date(2027, 3, 31), "12:00", date(2027, 4, 5)),
)


@pytest.mark.parametrize(("sent", "at", "passed", "until", "answered"), HOURS)
def test_the_48_hours_and_the_five_days_are_tasks_with_their_working(
    tmp_path: Path, sent: date, at: str, passed: date, until: str, answered: date
) -> None:
    clock = StoryClock(moment(sent, at))
    trust = a_trust(tmp_path, clock)
    case = unknown_poster(trust)
    give(trust, case)
    tasks = {each.kind: each for each in trust.ask("head", CaseFile(case_id=case)).tasks}
    assert (tasks["section_5"].due_on, tasks["section_5"].due_at) == (passed, until)
    assert tasks["section_5"].owner == OPERATOR
    assert "hours" in tasks["section_5"].working
    assert tasks["section_5_poster"].due_on == answered
    assert "120 hours" in tasks["section_5_poster"].working


def test_the_year_for_a_claim_is_a_reminder_that_says_it_is_not_confirmed(
    trust: ATrust, case: CaseId
) -> None:
    give(trust, case)
    tasks = {each.kind: each for each in trust.ask("head", CaseFile(case_id=case)).tasks}
    assert "23 November 2027" in tasks["limitation"].title
    assert "not confirmed in a source" in tasks["limitation"].title
    assert tasks["limitation"].due_on == date(2027, 10, 26)
    assert one_year_after(date(2024, 2, 29)) == date(2025, 2, 28)


def test_the_clocks_of_a_notice_stop_once_it_is_gone(trust: ATrust, case: CaseId) -> None:
    kept = give(trust, case)
    gone = CheckRemoval(case_id=case, takedown_id=kept[0], gone=True, on=date(2026, 11, 23))
    trust.do("head", gone)
    kinds = {each.kind for each in trust.ask("head", CaseFile(case_id=case)).tasks}
    assert kinds.isdisjoint({"section_5", "section_5_poster"})


def test_a_notice_is_no_letter_of_the_school_to_a_parent(trust: ATrust, case: CaseId) -> None:
    told = WriteLetter(case_id=case, letter="section_5_notice", person_id=trust.people["wojcik"])
    with pytest.raises(Refused, match="goes to a website") as refused:
        trust.do("head", told)
    assert "takedown page" in refused.value.what_to_do
