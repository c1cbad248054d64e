"""What the wording checks find in a letter, what they leave alone, and how sure they are."""

import time
from dataclasses import replace

import pytest

from tcat_desktop.correspondence.blocks import Numbered, Particulars, Quoted, Text
from tcat_desktop.correspondence.checks import check, paper_of
from tcat_desktop.correspondence.checks.readable import reading_age, syllables
from tcat_desktop.correspondence.checks.rights import RIGHTS
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.wording.merge import Merged
from tests.correspondence.lint_scores import (
    RULES,
    a_letter,
    about,
    as_table,
    checked,
    rules,
    scores,
)
from tests.correspondence.lint_snippets import (
    HELD_BACK,
    LOOKED_AGAIN,
    MADE_WITH_THE_RULES,
    SNIPPETS,
)
from tests.correspondence.samples import FACTS

# The picture of the letters page shows this one paragraph with its number beside it.
IN_THE_PICTURE = {"removal_request": {"long_paragraph"}}


# --- how sure they are --------------------------------------------------------------------------


def test_the_checks_know_good_from_bad_in_labelled_snippets() -> None:
    for name, snippets in (
        ("held back", HELD_BACK), ("made with the rules", MADE_WITH_THE_RULES),
        ("looked at again", LOOKED_AGAIN), ("all", SNIPPETS),
    ):  # fmt: skip
        made, wrong = scores(snippets)
        print(f"\n{name}, {len(snippets)} snippets\n{as_table(made)}", *wrong, sep="\n")  # noqa: T201
        assert len(snippets) >= {"held back": 40, "all": 150}.get(name, 110)
        for rule in (*RULES, "all"):
            assert made[rule].precision >= 0.95, rule
            assert made[rule].recall >= 0.9, rule


def test_every_rule_has_snippets_that_it_must_find_and_that_it_must_leave() -> None:
    for rule in RULES:
        wanted = sum(rule in labels for _, labels in SNIPPETS)
        assert wanted >= 2, rule
    assert sum(not labels for _, labels in SNIPPETS) >= 60


@pytest.mark.parametrize("name", LETTERS)
def test_no_shipped_letter_is_found_fault_with(name: str) -> None:
    letter = LETTERS[name]
    held = replace(about(), letter=letter, clauses=("C26", "C36", "C61"))
    made = check(paper_of(letter.said(FACTS[name])), held)
    told = {(each.rule, each.words, each.why) for each in made.findings}
    assert {rule for rule, _, _ in told} == IN_THE_PICTURE.get(name, set()), told
    assert not made.stops


def test_the_ticks_of_a_removal_request_are_those_of_the_picture() -> None:
    letter = LETTERS["removal_request"]
    made = check(paper_of(letter.said(FACTS["removal_request"])), replace(about(), letter=letter))
    assert made.passed[:5] == (
        "Opens with thanks", "Asks, does not threaten", "Names no other family",
        "Says how to complain", "Says she may bring someone",
    )  # fmt: skip
    (found,) = made.findings
    assert found.title == "One long paragraph"
    assert found.why.startswith("69 words.")


@pytest.mark.parametrize(
    ("recipient", "tick"),
    [
        ("Mr Owain Rees", "Says he may bring someone"),
        ("Ms Cerys Tudur", "Says she may bring someone"),
        ("Sam Tudur", "Says they may bring someone"),
    ],
)
def test_a_tick_speaks_of_the_reader_as_she_is_addressed(recipient: str, tick: str) -> None:
    assert tick in checked("You may bring someone with you.", recipient=recipient).passed


# --- where, and whose words ---------------------------------------------------------------------


def test_a_finding_says_its_exact_words_and_where_they_stand() -> None:
    words = "Thank you.\u00a0We\u00a0will contact the\u00a0police — today."
    (found,) = checked("Dear Mrs Denholm", words).findings
    assert found.paragraph == 1
    assert words[found.start : found.end] == found.words == "We\u00a0will contact the\u00a0police"
    assert found.sentence == "We\u00a0will contact the\u00a0police — today."
    assert words.startswith(found.opens)


def test_a_quotation_that_is_never_closed_hides_nothing() -> None:
    assert "threat" in rules("You wrote “so there. We will prosecute you.")
    assert "threat" in rules('You wrote "so there. We will prosecute you.')
    assert "threat" not in rules('You wrote "we will prosecute you" to us.')


def test_a_quotation_within_a_quotation_is_a_quotation() -> None:
    assert not rules("You wrote “she said “you are a bully” and then you are a liar” to us.")


def test_what_somebody_wrote_is_covered_whole_whatever_marks_stand_in_it() -> None:
    said = Merged("About a post", (Quoted("", "so” there. You are a bully, “I say"),))
    assert not check(paper_of(said), about()).findings


def test_a_short_form_ends_no_sentence() -> None:
    assert not rules("It was said by Mrs. Denholm that you are a bully.")
    assert rules("It was said by her. You are a bully.") == {"verdict"}


def test_what_stops_a_letter_comes_before_what_is_to_be_looked_at() -> None:
    made = checked("Clause C17 is ours.", "We will prosecute you.")
    assert [each.rule for each in made.findings] == ["threat", "clause"]
    assert [each.rule for each in made.stops] == ["threat"]


def test_words_outside_two_quotations_are_ours() -> None:
    found = checked("“Hello.” You are a bully. “Goodbye.”").findings
    assert [each.words for each in found] == ["You are a bully"]


def test_a_quoted_block_is_what_somebody_wrote_even_without_marks() -> None:
    said = Merged("About a post", (
        Quoted("9 November 2026", "You are a bully and we will prosecute you."),
        Numbered(("You are a bully.",)),
        Particulars((("When", "Monday"), ("Who", "You are a liar"))),
        Text("First.\n\nWe will prosecute you."),
    ))  # fmt: skip
    made = check(paper_of(said), about())
    assert [(each.paragraph, each.rule) for each in made.findings] == [
        (1, "verdict"), (3, "verdict"), (5, "threat"),
    ]  # fmt: skip


def test_a_soft_hyphen_hides_no_threat() -> None:
    said = Merged("About a post", (Text("We will pro\u00adsecute you."),))
    assert {each.rule for each in check(paper_of(said), about()).findings} == {"threat"}


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["Agnieszka Wójcik", "Mrs Wojcik", "WÓJCIK", "the Wójcik’s", "Mrs Zielinska", "Mr Zieliński"],
)
def test_another_family_is_found_however_it_is_spelt(words: str) -> None:
    found = checked(f"It was {words} at the gate.").findings
    assert [each.rule for each in found] == ["other_family"]


def test_a_colleague_with_another_parents_forename_may_be_named() -> None:
    assert not rules("Mr Łukasz Wrona, the data protection officer, answers you.")
    assert rules("Mr Łukasz Kamiński answers you.") == {"other_family"}


def test_other_pupils_of_the_register_are_found_by_their_whole_names_only() -> None:
    pupils = ("Will Stone", "Grace Hill")
    assert rules("We saw Will Stone there.", pupils=pupils) == {"other_family"}
    said = "Will you come? We put a stone at the gate, by Grace."
    assert not rules(said, pupils=pupils, other_names=())


def test_the_readers_own_people_are_never_another_family() -> None:
    others = ("Riley Denholm", "Mr Jack Denholm")
    assert not rules("Riley Denholm is well, Mrs Denholm.", other_names=others)
    assert rules("Jack Denholm is well.", other_names=others) == {"other_family"}


def test_what_may_not_be_told_is_found_whatever_the_spaces() -> None:
    found = checked("Write to 3  Elm\u00a0Close.", protected=("3 Elm Close",)).findings
    assert [(each.rule, each.weight) for each in found] == [("protected", "stop")]


# --- the right letter, with its rights ----------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ("companion", "You may bring a friend with you."),
        ("representations", "Please tell us your side by Friday."),
        ("appeal", "You may appeal to Dr Llewellyn by Friday."),
        ("complain", "Our Complaints Policy says how."),
    ],
)
def test_a_right_that_a_letter_must_tell_of_is_missed(right: str, words: str) -> None:
    letter = a_letter(rights=(right,))
    (found,) = checked("Thank you for your letter of Monday.", letter=letter).findings
    assert (found.rule, found.weight, found.words) == (f"right_{right}", "stop", "")
    assert not checked(words, letter=letter).findings
    assert f"right_{right}" == RIGHTS[right].kind.rule


def test_a_right_told_only_in_a_quotation_is_not_told() -> None:
    said = "You wrote “I may bring a friend and appeal”."
    assert rules(said, letter=a_letter(rights=("companion", "appeal"))) == {
        "right_companion", "right_appeal",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("weight", "found"), [("gentle", []), ("firm", ["look"]), ("harsh", ["stop"])]
)
def test_an_opinion_bears_no_hard_letter(weight: str, found: list[str]) -> None:
    made = checked("Thank you.", letter=a_letter(weight=weight), expression_only=True)
    assert [each.weight for each in made.findings] == found
    assert not checked("Thank you.", letter=a_letter(weight=weight)).findings


def test_a_first_letter_opens_with_thanks() -> None:
    first = a_letter(stage="direct_contact")
    assert rules("We are writing about a post.", "Thank you.", letter=first) == {"opening"}
    assert not rules("Thank you for coming.", "We are writing about a post.", letter=first)
    assert not rules("We are writing about a post.")


# --- plain to read ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "beats"),
    [
        ("school", 1), ("posted", 2), ("asked", 1), ("table", 2), ("complaint", 2), ("agree", 2),
        ("removed", 2), ("people", 2), ("separately", 4), ("Complaints", 2), ("please", 1),
        ("telephone", 3), ("the", 1), ("2026", 1), ("Wójcik", 2), ("we", 1), ("rhythm", 1),
        ("decided", 3), ("changes", 2), ("called", 1), ("rules", 1), ("completely", 3),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_the_stated_rule(word: str, beats: int) -> None:
    assert syllables(word) == beats


def test_the_reading_age_is_flesch_and_kincaids_grade_and_five() -> None:
    # 100 words in 5 sentences with 150 syllables: grade 0.39 × 20 + 11.8 × 1.5 − 15.59 = 9.91.
    assert reading_age(5, 100, 150) == pytest.approx(14.91)


def test_a_letter_in_officialese_is_hard_to_read_and_one_in_plain_words_is_not() -> None:
    hard = (
        "Notwithstanding the aforementioned considerations, the institution necessarily reserves "
        "discretionary authority regarding subsequent communications. Correspondents demonstrating "
        "persistently inappropriate communication characteristics necessitate proportionate "
        "administrative intervention. Consequently, organisational representatives appropriately "
        "implementing established communication protocols facilitate constructive relationships. "
        "Additionally, supplementary documentation regarding organisational responsibilities "
        "accompanies correspondence distributed electronically throughout participating "
        "institutions, establishing unambiguous expectations concerning acceptable communication."
    )
    assert "reading_age" in rules(hard, hard)
    plain = "We would like to talk with you about a post. It is about a teacher of class four. " * 5
    assert "reading_age" not in rules(plain)


def test_a_long_paragraph_and_a_long_sentence_are_counted_without_quotations() -> None:
    word = "the parents come to the school gate at the end of each day and so "
    assert "long_sentence" in rules(word * 3 + "on.")
    assert "long_sentence" not in rules(f"You wrote “{word * 3}”.")
    sixteen = "We would like you to come to the school on Monday at four, with a friend. "
    assert "long_paragraph" in rules(sixteen * 5)
    assert "long_paragraph" not in rules(f"You wrote “{sixteen * 5}” on Monday.")
    short = "Please come in. We are here all day. "
    assert "long_paragraph" not in rules(short * 9)
    assert "long_paragraph" in rules(short * 11)


# --- a megabyte ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "seed",
    [
        "we will we will ", "Thank you, Mrs Denholm. We ask you to remove two posts. ",
        "you are clearly ", "“ \" ” ", "Wojcik Zofia May ", "s.127, section 1, and ",
        "Act And Of The Regulations ", "a", "A. ", "not never failure to ",
        "We will contact the police. ", "section 1 (1)(a) 2, 3, 4 ",
    ],
)  # fmt: skip
def test_four_times_the_words_take_about_four_times_as_long(seed: str) -> None:
    def seconds(size: int) -> float:
        words = (seed * (size // len(seed) + 1))[:size]
        begun = time.perf_counter()
        checked(words)
        return time.perf_counter() - begun

    seconds(1_000)
    # Quadratic work would take sixteen times as long; the rest is for a busy computer.
    assert seconds(60_000) < 10 * max(seconds(15_000), 0.05)
