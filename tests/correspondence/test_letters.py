"""What every letter must say, must never say, and must keep of the words it was given."""

from dataclasses import fields, replace
from typing import get_args

import pytest

from tcat_desktop.correspondence.letter import Kind
from tcat_desktop.correspondence.letters import LETTERS, tokens
from tcat_desktop.correspondence.letters.code_words import ASKS, code_asks
from tcat_desktop.correspondence.words import weekday
from tcat_desktop.journey.people import Role
from tests.correspondence.samples import FACTS, a_cover, printed, squeezed, text_of

POSTED = [name for name, letter in LETTERS.items() if letter.posted and letter.to != "platform"]


def said(value: object) -> list[str]:
    """The words that a fact puts on paper."""
    if isinstance(value, tuple):
        return [words for each in value for words in said(each)]
    if hasattr(value, "isoformat"):
        return [weekday(value)]  # type: ignore[arg-type]
    if hasattr(value, "__dataclass_fields__"):
        parts = (getattr(value, each.name) for each in fields(value))  # type: ignore[arg-type]
        # Of a fingerprint the first sixteen figures are printed, in fours.
        return [part[:4] if len(part) == 64 else part for part in parts]
    return [str(value)]


@pytest.mark.parametrize("name", LETTERS)
def test_every_word_of_every_fact_is_in_the_letter(name: str) -> None:
    text = squeezed(text_of(printed(name)))
    for field in fields(FACTS[name]):
        for words in said(getattr(FACTS[name], field.name)):
            assert squeezed(words) in text, f"{field.name}: {words}"


@pytest.mark.parametrize("name", POSTED)
def test_a_letter_to_a_parent_says_how_to_complain_and_offers_other_formats(name: str) -> None:
    text = squeezed(text_of(printed(name)))
    assert squeezed("If you want to complain.") in text
    assert squeezed("Complaints Policy and Procedures") in text
    assert squeezed("larger print, in another language or read to you") in text


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize(
    "never",
    ["prosecut", "perpetrator", "guilty", "dismissed", "must attend", "failure to", "legal action"],
)
def test_no_letter_threatens_or_gives_a_verdict(name: str, never: str) -> None:
    assert never not in text_of(printed(name)).casefold()


@pytest.mark.parametrize("name", ["advice", "removal_request", "minutes_cover"])
def test_a_letter_about_conduct_opens_with_thanks(name: str) -> None:
    words = LETTERS[name].said(FACTS[name]).blocks[0].words  # type: ignore[union-attr]
    assert str(words[0] if isinstance(words, tuple) else words).startswith("Thank you")


def test_a_removal_request_is_a_request_and_leaves_room_to_disagree() -> None:
    text = squeezed(text_of(printed("removal_request")))
    sentence = "This is a school rule and a request: it does not stop you disagreeing with us."
    assert squeezed(sentence) in text


def test_an_invitation_says_that_nobody_has_to_come_and_somebody_may_come_along() -> None:
    text = squeezed(text_of(printed("meeting_invitation")))
    for words in (
        "You do not have to come.", "You may bring someone.", "by telephone or by video",
        "large-print papers, and a break after 30 minutes",
    ):  # fmt: skip
        assert squeezed(words) in text


def test_only_the_executive_head_asks_for_a_group_to_close_and_she_cites_her_clause() -> None:
    assert LETTERS["group_closure_request"].signers == (Role.CEO,)
    text = squeezed(text_of(printed("group_closure_request")))
    assert "ClauseC53" in text
    assert squeezed("a request and not an order") in text


def test_an_apology_is_printed_only_where_one_is_due() -> None:
    facts = FACTS["no_further_action"]
    letter = LETTERS["no_further_action"]
    assert "We are sorry that we wrote" in text_of(letter.printed(a_cover(), facts))
    without = replace(facts, apology="")  # type: ignore[call-arg]
    assert "sorry" not in text_of(letter.printed(a_cover(), without))


@pytest.mark.parametrize("name", LETTERS)
def test_a_form_can_be_built_for_every_letter(name: str) -> None:
    asked = tokens(LETTERS[name])
    assert [token.name for token in asked] == [each.name for each in fields(FACTS[name])]
    for token in asked:
        assert token.label
        assert token.kind in get_args(Kind)
        assert token.choices or token.kind != "choice"


def test_a_letter_tells_a_form_which_facts_it_can_do_without() -> None:
    needed = {token.name: token.needed for token in tokens(LETTERS["removal_request"])}
    assert needed["opening"]
    assert not needed["working"]


def test_what_the_code_asks_reads_on_from_the_sentence_before() -> None:
    assert code_asks(("C26",)) == ""
    assert code_asks(("C34",)) == "not to send abusive messages to members of staff"
    assert code_asks(("C36", "C61")).count(" and not to take or share photographs") == 1
    assert all(words.startswith(("not to ", "to ")) for words in ASKS.values())
