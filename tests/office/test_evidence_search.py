"""A search finds what stands in exhibits, and only for whoever may open the case."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tcat_desktop.journey.people import CaseId, Person
from tcat_desktop.journey.refusals import Denied
from tcat_desktop.office import hits
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.open_sealed import LiftSeal, SealExhibit
from tcat_desktop.office.commands.read_evidence import ConfirmWords
from tcat_desktop.office.questions.search import Found, SearchEverything
from tcat_desktop.office.reading_room import read_waiting
from tcat_desktop.records.engine import connect
from tcat_desktop.records.folding import folded
from tcat_desktop.records.places import Places
from tests.builders import ATrust, a_case, a_trust

WORDS = "She wrote: the Halloween disco was a shambles.\nŁukasz Wójcik said „wstyd”.\n"
NOTHING: tuple[Found, ...] = ()


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def a_file(trust: ATrust, case: CaseId | None, words: str = WORDS, **told: Any) -> int:
    """A text among the exhibits, read."""
    kept = trust.office.shelve(trust.staff["office"], io.BytesIO(words.encode()))
    where: dict[str, Any] = {"case_id": case} if case is not None else {"draft_id": "a-draft"}
    made: int = trust.do("office", KeepFile(
        name="what she sent.txt", digest=kept.digest, size=kept.size, kind="text",
        **where, **told,
    ))  # fmt: skip
    read_waiting(trust.office, trust.staff["office"])
    return made


def found(trust: ATrust, who: str | Person, words: str = "shambles") -> tuple[Found, ...]:
    """What stands under “In evidence”."""
    person = trust.staff[who] if isinstance(who, str) else who
    groups = trust.office.ask(person, SearchEverything(words=words))
    return next((group.rows for group in groups if group.title == "In evidence"), NOTHING)


def by_hand(trust: ATrust, statement: str, *values: int) -> None:
    raw = connect(Places(trust.folder).database, trust.office._records.keys.database)
    raw.execute(statement, values)
    raw.commit()
    raw.close()


def indexed(trust: ATrust, exhibit: int) -> int:
    """How many texts are kept for a search of this exhibit."""
    with trust.office._records.reading() as conn:
        counted = "SELECT count(*) FROM exhibit_text WHERE exhibit_id = ?"
        return int(conn.exec_driver_sql(counted, (exhibit,)).scalar() or 0)


def test_a_word_in_an_exhibit_leads_to_it_with_the_line_it_stands_in(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    exhibit = a_file(trust, case)
    (hit,) = found(trust, "head", "halloween disco")
    assert (hit.kind, hit.found_id, hit.case_id) == ("exhibit", exhibit, case)
    assert hit.title == "E2 · what she sent.txt"
    assert hit.second.startswith("AP-26-001 · ")
    assert "the Halloween disco was a shambles." in hit.second
    marked = [hit.second[start : start + length] for start, length in hit.second_hits]
    assert marked == ["Halloween", "disco"]
    assert not hit.by_machine
    assert hit.find == "Halloween disco", "what to look for there, as it stands"


@pytest.mark.parametrize("typed", ["Łukasz Wójcik", "lukasz wojcik", "LUKASZ wójc"])
def test_a_name_is_found_on_a_british_keyboard_and_shown_as_it_stands(
    trust: ATrust, typed: str
) -> None:
    a_file(trust, a_case(trust).at("direct_contact"))
    (hit,) = found(trust, "head", typed)
    assert hit.second.endswith("Łukasz Wójcik said „wstyd”.")
    assert [hit.second[a : a + n] for a, n in hit.second_hits] == ["Łukasz", "Wójcik"]
    assert hit.find == "Łukasz Wójcik"


def test_only_whoever_meets_the_case_finds_it(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    a_file(trust, case)
    met = {who for who in ("head", "head_hm", "ceo", "dsl", "dpo", "office", "clerk")
           if found(trust, who)}  # fmt: skip
    assert met == {"head", "ceo", "dsl", "dpo", "office"}
    named = replace(trust.staff["head"], known_as=trust.people["denholm"])
    assert found(trust, named) == NOTHING
    reporter = replace(trust.staff["head"], known_as=trust.people["wojcik"])
    assert found(trust, reporter) != NOTHING


def test_whoever_is_part_of_it_learns_nothing_by_searching(trust: ATrust, tmp_path: Path) -> None:
    without = a_trust(tmp_path, name="without")
    named = replace(trust.staff["head"], known_as=trust.people["denholm"])
    a_file(trust, a_case(trust).at("direct_contact"))
    for words in ("shambles", "what she sent", "wstyd"):
        question = SearchEverything(words=words)
        assert trust.office.ask(named, question) == without.office.ask(named, question)


def test_the_clerk_finds_nothing_before_the_case_is_handed_over(trust: ATrust) -> None:
    before = a_case(trust).at("takedown")
    a_file(trust, before)
    assert found(trust, "clerk") == NOTHING
    after = a_case(trust).at("complaint")
    a_file(trust, after, WORDS + "again")
    assert [hit.case_id for hit in found(trust, "clerk")] == [after]


def test_a_sealed_exhibit_is_found_by_nobody_not_even_the_ceo(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    a_file(trust, case, sealed=True)
    for who in ("head", "ceo", "dsl", "dpo", "office"):
        assert found(trust, who) == NOTHING


def test_what_is_sealed_after_it_was_read_is_forgotten_and_found_again_when_lifted(
    trust: ATrust,
) -> None:
    case = a_case(trust).at("direct_contact")
    exhibit = a_file(trust, case)
    assert found(trust, "head")
    assert indexed(trust, exhibit) == 1
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    assert indexed(trust, exhibit) == 0
    for who in ("head", "ceo", "dsl", "dpo", "office"):
        assert found(trust, who) == NOTHING
        assert found(trust, who, "what she sent") == NOTHING
    trust.do("ceo", LiftSeal(case_id=case, exhibit_id=exhibit, reason="A public post."))
    read_waiting(trust.office, trust.staff["office"])
    assert found(trust, "head")


def test_a_sealed_row_is_no_hit_even_while_its_words_are_still_indexed(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    exhibit = a_file(trust, case)
    # Past every command: the condition stands in the statement itself.
    by_hand(trust, "UPDATE exhibits SET sealed = 1 WHERE id = ?", exhibit)
    assert found(trust, "ceo") == NOTHING


def test_an_exhibit_of_a_draft_is_found_by_nobody(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    draft = a_file(trust, None)
    assert indexed(trust, draft) == 0
    # Past every command: no case, no hit, whatever stands in the index.
    by_hand(trust, "INSERT INTO exhibit_text VALUES (?, ?, 'a shambles')", draft, case)
    for who in ("head", "ceo", "office"):
        assert found(trust, who) == NOTHING


def test_reception_cannot_search_at_all(trust: ATrust) -> None:
    a_file(trust, a_case(trust).at("direct_contact"))
    with pytest.raises(Denied, match="Only these can see this"):
        found(trust, "reception")


def test_a_confirmed_picture_is_no_longer_marked_as_read_by_machine(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    picture = 1  # the post that it was reported with
    with trust.office._records.reading() as conn:
        kind = conn.exec_driver_sql("SELECT kind FROM exhibits WHERE id = 1").scalar()
    assert kind == "image"
    trust.do("head", ConfirmWords(case_id=case, exhibit_id=picture, words="a shambles it was"))
    (hit,) = found(trust, "head")
    assert (hit.title, hit.by_machine) == ("E1 · post.png", False)


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "shambles*", "NEAR(shambles", 'NEAR("a" "b", 2)', "shambles AND", "OR", "NOT x",
     "(", "body: shambles", "^shambles", "a + b", "shambles'; --", "-shambles", "\x00", "{a b}",
     "'shambles", 'sham"bles', "%", "_", "\ud800"],
)  # fmt: skip
def test_nothing_that_is_typed_is_taken_for_an_order(trust: ATrust, typed: str) -> None:
    a_file(trust, a_case(trust).at("direct_contact"))
    trust.ask("head", SearchEverything(words=typed))


def test_quotation_marks_and_stars_are_no_part_of_a_word(trust: ATrust) -> None:
    a_file(trust, a_case(trust).at("direct_contact"))
    for typed in ('"shambles"', "shambles*", "shambles)", "(disco", "^shambles", "-shambles"):
        assert len(found(trust, "head", typed)) == 1, typed
    assert found(trust, "head", "disco NOT shambles") == NOTHING, "NOT is a word like others"


def test_more_than_it_shows_is_said_and_not_counted(trust: ATrust) -> None:
    case = a_case(trust).at("direct_contact")
    for number in range(10):
        a_file(trust, case, f"{WORDS}{number}")
    (group,) = (each for each in trust.ask("head", SearchEverything(words="shambles"))
                if each.title == "In evidence")  # fmt: skip
    assert (len(group.rows), group.more) == (8, True)
    assert [row.title[:3] for row in group.rows][:2] == ["E11", "E10"], "newest first"


LONG = "".join(f"line {number} of no interest, cafés and all\n" for number in range(20_000))


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("one\ntwo disco\nthree", "disco", "two disco"),
        ("one\ntwo d\u00ees\u0301co\nthree", "disco", "two d\u00ees\u0301co"),
        ("disco\nno\nHalloween disco here", "disco halloween", "Halloween disco here"),
        (LONG + "Zażółć disco\n" + LONG, "zazolc", "Zażółć disco"),
        ("ﬁrst ß Straße\nlast", "strasse", "ﬁrst ß Straße"),
        ("sealed\r\nwords é\r\n", "words", "words é"),
    ],
)
def test_the_line_shown_is_of_the_text_as_it_stands(text: str, words: str, line: str) -> None:
    body = text if text.isascii() else f"{text}\n{folded(text)}"
    shown, places = hits.line_of(body, words)
    assert shown.strip() == line
    assert places


@given(text=st.text(max_size=300), words=st.text(max_size=20))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_searched_a_line_of_the_text_comes_back_or_none(text: str, words: str) -> None:
    body = text if text.isascii() else f"{text}\n{folded(text)}"
    shown, places = hits.line_of(body, words)
    assert shown.strip("…") in text
    assert all(start >= 0 and start + length <= len(shown) for start, length in places)
