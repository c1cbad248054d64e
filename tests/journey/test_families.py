"""Families: no document to A carries what A must not learn of B, and none is refused for nothing.

A thousand families are made in a normal run; ``TCAT_FAMILIES=10000`` makes ten thousand.
"""

import os
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.journey import private_words as private
from tcat_desktop.journey.families import (
    COURT_ORDER,
    NEVER_DISCLOSE,
    NO_LETTERS,
    Families,
    Member,
    Relation,
    Restriction,
    School,
    spellings,
)
from tcat_desktop.journey.people import PersonId, SchoolId
from tcat_desktop.journey.private_words import Search, What
from tests.journey.made_families import (
    SCHOOL,
    TODAY,
    a_family,
    carries,
    disguised,
    secrets,
    without_restrictions,
)

MANY = int(os.environ.get("TCAT_FAMILIES", "1000"))
MOTHER, FATHER, STEP, GRAN, RILEY, ZOFIA = (PersonId(each) for each in range(1, 7))
many = settings(max_examples=MANY, deadline=None)
chances = st.integers(0, 2**32).map(Random)


# -- families made by chance --------------------------------------------------------------------


@many
@given(chance=chances)
def test_no_document_to_a_carries_an_address_telephone_or_email_that_a_must_not_learn(
    chance: Random,
) -> None:
    family = a_family(chance)
    for reader in [each for each, one in family.members.items() if one.kind != "pupil"]:
        search = Search(family.hidden_from(reader, TODAY))
        for secret in secrets(family, reader):
            typed = disguised(chance, secret)
            words = f"We wrote to the family at {typed}; that is all we know."
            assert search.first(words) is not None, (secret, typed)
            covered = search.covered(words)
            assert not carries(covered, secret), covered
            assert covered.endswith("that is all we know.")


@many
@given(chance=chances)
def test_a_clean_letter_is_never_refused(chance: Random) -> None:
    family = a_family(chance)
    for reader, member in family.members.items():
        if member.kind == "pupil":
            continue
        kept = family.schools_kept_from(reader, TODAY)
        school = (SCHOOL.name, *SCHOOL.lines, SCHOOL.phone, SCHOOL.email) if not kept else ()
        words = "\n".join((
            member.name, *member.lines, member.phone, member.email, *school,
            "Thank you for coming on Monday 23 November 2026 at 3.45 pm, reference AP-26-031 / L3.",
            "The Code asks parents to talk to us first. Please reply by 1 December 2026.",
        ))  # fmt: skip
        hit = Search(family.hidden_from(reader, TODAY)).first(words)
        assert hit is None, (words, hit)


@many
@given(chance=chances)
def test_where_nothing_is_restricted_nothing_of_anybody_is_hidden(chance: Random) -> None:
    family = without_restrictions(a_family(chance))
    adults = [each for each, one in family.members.items() if one.kind != "pupil"]
    for reader in adults:
        hidden = family.hidden_from(reader, TODAY)
        assert {each.what for each in hidden} <= {What.CHILD}
        assert family.may_be_written_to(reader, TODAY)
    assert family.hidden_from(None, TODAY) == ()


@many
@given(chance=chances)
def test_each_parent_stands_in_one_household_and_those_kept_apart_never_in_the_same(
    chance: Random,
) -> None:
    family = a_family(chance)
    children = [each for each, one in family.members.items() if one.kind == "pupil"]
    for child in children:
        homes = family.addressed_apart(child, TODAY)
        adults = [adult for home in homes for adult in home.adults]
        assert len(adults) == len(set(adults))
        for home in homes:
            lines = {private.compact("\n".join(family.members[each].lines)) for each in home.adults}
            assert len(lines) == 1
            for each in family.restrictions:
                between = each.person in home.adults and each.protects in home.adults
                held = not each.ended and each.holds(TODAY)
                assert not (between and held and each.person != each.protects)


@many
@given(chance=chances)
def test_nothing_is_told_of_a_child_without_a_standing_relation_or_against_an_order(
    chance: Random,
) -> None:
    family = a_family(chance)
    for adult in family.members:
        for child in family.members:
            if family.may_be_told_of(adult, child, TODAY):
                assert any(
                    each.holds(TODAY) and each.may_be_told
                    for each in family.relations
                    if (each.adult, each.child) == (adult, child)
                )
                assert not any(
                    each.holds(TODAY) and child in (each.child, each.protects)
                    for each in family.restrictions
                    if each.person == adult
                )


# -- one family, told ------------------------------------------------------------------------------


def _family(*restrictions: Restriction, protected: bool = False) -> Families:
    def person(person_id: PersonId, name: str, *lines: str, **more: object) -> Member:
        _, forename, surname = name.split()
        return Member(person_id=person_id, name=name, forename=forename, surname=surname,
                      lines=lines, **more)  # type: ignore[arg-type]  # fmt: skip

    def child(person_id: PersonId, forename: str) -> Member:
        return Member(
            person_id=person_id, kind="pupil", forename=forename, surname="Denholm",
            name=f"{forename} Denholm", hint="4H", school_id=SCHOOL.school_id,
        )  # fmt: skip

    members = (
        person(MOTHER, "Mrs Kerry Denholm", "14 Bramling Close", "Ledwick Green", "HR0 4QT",
               phone="01632 960 118", email="kerry@denholm.example", address_protected=protected),
        person(FATHER, "Mr Craig Denholm", "2 The Maltings", "Marlstow", "HR0 4QJ"),
        person(STEP, "Mr Paul Vane", "14 Bramling Close", "Ledwick Green", "HR0 4QT"),
        person(GRAN, "Mrs Joan Denholm", "3 Mill Row", "Marlstow", "HR0 4QA"),
        child(RILEY, "Riley"), child(ZOFIA, "May"),
    )  # fmt: skip
    seen = "Birth certificate"
    return Families(
        members={each.person_id: each for each in members},
        relations=(
            Relation(adult=MOTHER, child=RILEY, relationship="mother", responsibility=True,
                     lives_with=True, may_be_told=True, basis=seen),
            Relation(adult=FATHER, child=RILEY, relationship="father", responsibility=True,
                     may_be_told=True, basis=seen),
            Relation(adult=STEP, child=RILEY, relationship="step_parent", lives_with=True),
            Relation(adult=GRAN, child=RILEY, relationship="grandparent", may_be_told=True,
                     basis="Letter of authority", until_on=TODAY),
            Relation(adult=FATHER, child=ZOFIA, relationship="father", responsibility=True,
                     basis=seen),
        ),
        restrictions=restrictions,
        schools={SCHOOL.school_id: SCHOOL},
    )  # fmt: skip


def _hides(family: Families, reader: PersonId | None, words: str, on: date = TODAY) -> bool:
    return Search(family.hidden_from(reader, on)).first(words) is not None


def test_a_protected_address_stands_on_her_own_letter_and_on_no_other() -> None:
    family = _family(protected=True)
    address = "14 Bramling Close, HR0 4QT"
    assert not _hides(family, MOTHER, address)
    assert _hides(family, FATHER, address)
    assert _hides(family, GRAN, "She is at 14, bramling cl.")
    assert _hides(family, None, "hr04qt")


def test_whoever_lives_at_a_protected_address_may_read_it_on_his_own_letter() -> None:
    assert not _hides(_family(protected=True), STEP, "14 Bramling Close, HR0 4QT")


def test_the_address_of_a_child_who_lives_with_her_is_kept_back_too() -> None:
    def at_home(*restrictions: Restriction, protected: bool) -> Families:
        family = _family(*restrictions, protected=protected)
        riley = replace(family.members[RILEY], lines=("The Lodge, 9 Park View", "HR0 9XX"))
        return replace(family, members={**family.members, RILEY: riley})

    assert _hides(at_home(protected=True), GRAN, "9 Park View")
    assert not _hides(at_home(protected=False), GRAN, "9 Park View")
    kept = at_home(Restriction(kind=NEVER_DISCLOSE, person=FATHER, protects=RILEY), protected=False)
    assert _hides(kept, FATHER, "14 Bramling Close")


def test_a_neighbour_with_a_longer_number_is_somebody_else() -> None:
    family = _family(protected=True)
    assert not _hides(family, FATHER, "114 Bramling Close")
    assert not _hides(family, FATHER, "14 Bramling Close-Up Lane".replace("Close-Up", "Closeup"))


def test_an_ended_order_no_longer_holds_and_one_without_an_end_holds_on() -> None:
    def order(**more: object) -> Restriction:
        return Restriction(kind=NEVER_DISCLOSE, person=FATHER, protects=MOTHER,
                           **more)  # type: ignore[arg-type]  # fmt: skip

    later = TODAY + timedelta(days=4000)
    assert _hides(_family(order()), FATHER, "HR0 4QT", later)
    assert not _hides(_family(order(until_on=TODAY)), FATHER, "HR0 4QT", later)
    assert _hides(_family(order(until_on=TODAY)), FATHER, "HR0 4QT")
    assert not _hides(_family(order(from_on=later)), FATHER, "HR0 4QT")
    assert not _hides(_family(order(ended=True)), FATHER, "HR0 4QT")


def test_an_order_keeps_the_place_and_the_street_too_but_only_from_the_one_it_names() -> None:
    family = _family(Restriction(kind=NEVER_DISCLOSE, person=FATHER, protects=MOTHER))
    for words in ("Bramling Close", "in Ledwick Green", "960118", "KERRY@denholm.example"):
        assert _hides(family, FATHER, words), words
        assert not _hides(family, GRAN, words), words
    # The town of the school, and his own, is no secret.
    assert not _hides(family, FATHER, "Marlstow")


def test_being_written_to_and_being_told_of_a_child_are_two_things() -> None:
    family = _family(Restriction(kind=COURT_ORDER, person=FATHER, child=RILEY))
    assert family.may_be_written_to(FATHER, TODAY)
    assert not family.may_be_told_of(FATHER, RILEY, TODAY)
    assert family.may_be_told_of(MOTHER, RILEY, TODAY)
    assert _hides(family, FATHER, "Riley was upset.")
    assert not _hides(family, MOTHER, "Riley was upset.")
    assert not family.may_be_told_of(STEP, RILEY, TODAY)


def test_a_name_that_is_also_a_word_counts_only_with_the_surname() -> None:
    family = _family()
    assert not _hides(family, FATHER, "We will meet on 4 May 2026.")
    assert _hides(family, FATHER, "May Denholm")


def test_a_reason_not_to_write_says_nothing_of_an_order() -> None:
    may = _family(Restriction(kind=NO_LETTERS, person=FATHER)).may_be_written_to(FATHER, TODAY)
    assert not may
    assert may.reason == "Mr Craig Denholm may not be written to."


def test_a_letter_from_the_school_would_tell_which_school_it_is() -> None:
    family = _family(Restriction(kind=NEVER_DISCLOSE, person=FATHER, protects=RILEY))
    assert not family.may_be_written_to(FATHER, TODAY, by=SCHOOL.school_id)
    assert family.may_be_written_to(FATHER, TODAY, by=SchoolId(2))
    assert _hides(family, FATHER, "at Applewick")
    assert _hides(family, FATHER, "in 4H")
    assert not _hides(family, MOTHER, "at Applewick, in 4H")


def test_a_parent_is_who_holds_responsibility_or_acts_with_authority_seen() -> None:
    by_adult = {(each.adult, each.child): each for each in _family().relations}
    assert by_adult[MOTHER, RILEY].is_parent(TODAY)
    assert not by_adult[STEP, RILEY].is_parent(TODAY)
    assert by_adult[GRAN, RILEY].is_parent(TODAY)
    assert not by_adult[GRAN, RILEY].is_parent(TODAY + timedelta(days=1))


def test_separated_parents_have_a_letter_each() -> None:
    family = _family()
    assert [each.adults for each in family.addressed_apart(RILEY, TODAY)] == [
        (MOTHER,), (FATHER,), (GRAN,),
    ]  # fmt: skip
    assert family.are_apart(MOTHER, FATHER, TODAY)
    assert family.has_parent_apart(MOTHER, TODAY)


def test_parents_of_one_home_may_share_a_letter_until_something_stands_between_them() -> None:
    def home(*restrictions: Restriction) -> Families:
        both = [
            Relation(adult=each, child=RILEY, responsibility=True, lives_with=True, basis="Seen")
            for each in (MOTHER, STEP)
        ]
        family = _family(*restrictions)
        return Families(members=family.members, relations=tuple(both), restrictions=restrictions)

    assert [each.adults for each in home().addressed_apart(RILEY, TODAY)] == [(MOTHER, STEP)]
    assert not home().are_apart(MOTHER, STEP, TODAY)
    kept = home(Restriction(kind=NEVER_DISCLOSE, person=STEP, protects=MOTHER))
    assert kept.are_apart(MOTHER, STEP, TODAY)


def test_an_email_needs_agreement_and_an_address() -> None:
    family = _family()
    assert not family.may_be_emailed(MOTHER, TODAY)
    assert "has not agreed" in family.may_be_emailed(MOTHER, TODAY).reason


@pytest.mark.parametrize(
    ("lines", "house"),
    [
        (("14 Bramling Close", "HR0 4QT"), ["14 Bramling Close"]),
        (("14, Bramling Close, Ledwick Green, HR0 4QT",), ["14 Bramling Close"]),
        (("Flat 3", "2 High Street", "HR1 1AA"), ["Flat 3 2 High Street", "2 High Street"]),
        (("Flat 3", "Dunmore House", "2 High Street"), ["Flat 3 Dunmore House", "2 High Street"]),
        (("Rose Cottage", "Mill Lane", "Marlstow"), ["Rose Cottage"]),
        ((), []),
    ],
)
def test_the_house_is_found_in_an_address(lines: tuple[str, ...], house: list[str]) -> None:
    found = private.address(MOTHER, lines)
    assert [each.words for each in found if each.what is What.ADDRESS] == house


def test_a_redacted_copy_is_told_every_way_of_writing_a_detail() -> None:
    family = _family(protected=True)
    told = spellings(family.hidden_from(FATHER, TODAY))
    assert {"14 Bramling Close", "HR0 4QT", "HR04QT", "441632960118"} <= set(told)


def test_two_schools_details_are_no_secret_but_the_school_of_a_kept_child_is() -> None:
    other = School(school_id=SchoolId(2), name="Harrowmere High School", lines=("Castle Road",))
    family = _family(Restriction(kind=NEVER_DISCLOSE, person=FATHER, protects=RILEY))
    both = Families(members=family.members, restrictions=family.restrictions,
                    schools={SCHOOL.school_id: SCHOOL, other.school_id: other})  # fmt: skip
    assert not _hides(both, FATHER, "Harrowmere High School, Castle Road")
    assert _hides(both, FATHER, "Applewick Primary School")
