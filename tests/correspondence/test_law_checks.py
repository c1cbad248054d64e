"""Law that a letter cites: known in every spelling, and judged by the day of the letter."""

import json
from datetime import date

import pytest

from tcat_desktop import resources
from tcat_desktop.correspondence.checks import Paper
from tcat_desktop.correspondence.checks.law import read
from tcat_desktop.correspondence.checks.laws_cited import cited
from tcat_desktop.correspondence.checks.paper import readings
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.journey.refusals import Refused
from tests.correspondence.lint_scores import ON, a_letter, checked, rules, the_laws

_CA = "Communications Act 2003"
_OSA = "Online Safety Act 2023"
_PHA = "Protection from Harassment Act 1997"
_ISS = "Education (Independent School Standards) Regulations 2014"
_HRA = "Human Rights Act 1998"
_DOR = "Defamation (Operators of Websites) Regulations 2013"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("s.127 of the Communications Act 2003", (_CA, "section", "127")),
        ("section 127 Communications Act", (_CA, "section", "127")),
        ("Communications Act 2003, s 127", (_CA, "section", "127")),
        ("S.127 CA 2003", (_CA, "section", "127")),
        ("the Communications Act 2003 (section 127)", (_CA, "section", "127")),
        ("s 179 OSA 2023", (_OSA, "section", "179")),
        ("sections 179 and 181 of the Online Safety Act", (_OSA, "section", "181")),
        ("ss.1, 2 and 2A of the PHA 1997", (_PHA, "section", "2A")),
        ("section 4a of the Protection from Harassment Act", (_PHA, "section", "4A")),
        ("Article 15 UK GDPR", ("UK GDPR", "article", "15")),
        ("Art. 10 of the European Convention on Human Rights", (_HRA, "article", "10")),
        ("Education Act 2002 s.141F", ("Education Act 2002", "section", "141F")),
        ("DPA 1998", ("Data Protection Act 1998", "", "")),
        ("the Data Protection Act", ("Data Protection Act 2018", "", "")),
        ("Malicious Communications Act, 1988", ("Malicious Communications Act 1988", "", "")),
        ("Data (Use and Access) Act 2025", ("Data (Use and Access) Act 2025", "", "")),
        ("paragraph 33 of Part 7 of the Schedule to the ISS Regs 2014", (_ISS, "", "")),
        ("SI 2013/3028", (_DOR, "", "")),
    ],
)  # fmt: skip
def test_a_law_is_known_in_every_spelling(words: str, name: tuple[str, str, str]) -> None:
    (reading,) = readings(Paper(title="", paragraphs=(f"See {words}.",)))
    found = [(each.act, each.kind, each.number) for each in cited(reading, the_laws())]
    assert name in found


def test_the_same_words_are_judged_by_the_law_of_their_day() -> None:
    words = "A false message is an offence under s.1 of the Malicious Communications Act 1988."
    assert rules(words, on=date(2024, 1, 30)) == set()
    assert rules(words, on=date(2024, 1, 31)) == {"law_date"}
    anew = "The Online Safety Act 2023, s.179, deals with it."
    assert rules(anew, on=date(2024, 1, 30)) == {"law_date"}
    assert rules(anew, on=date(2024, 1, 31)) == set()
    old = "You may ask under the Data Protection Act 1998."
    assert rules(old, on=date(2018, 5, 24)) == set()
    assert rules(old, on=date(2018, 5, 25)) == {"law_date"}
    soon = "Section 164A of the Data Protection Act 2018 gives us 30 days."
    assert rules(soon, on=date(2026, 6, 18)) == {"law_date"}
    assert rules(soon, on=date(2026, 6, 19)) == set()


def test_old_law_is_answered_with_what_stands_in_its_place() -> None:
    (found,) = checked(
        "It is an offence under s.127(2)(a) of the Communications Act 2003."
    ).findings
    assert "has not been in force since 31 January 2024" in found.why
    assert "Online Safety Act 2023, section 179" in found.what_to_do


def test_a_sentence_that_tells_of_the_change_may_name_the_old_law() -> None:
    words = (
        "False messages were part of section 127 of the Communications Act 2003; since 31 January "
        "2024 they are dealt with by section 179 of the Online Safety Act 2023."
    )
    assert "law_date" not in rules(words)


def test_a_letter_may_cite_only_its_own_law() -> None:
    words = "Section 547 of the Education Act 1996 is about nuisance on school premises."
    assert rules(words, letter=a_letter(laws=())) == {"law_letter"}
    assert rules(words, letter=a_letter(laws=("ea-1996-s547",))) == set()
    assert rules(words, letter=a_letter(laws=("ea-1996-s576",))) == {"law_letter"}
    found = checked(words, letter=a_letter(laws=())).findings
    assert [each.weight for each in found] == ["look"]


def test_a_letter_cites_only_clauses_that_the_case_rests_on() -> None:
    words = "Clause C53 of our Code, and clause 26, and C17."
    found = checked(words, clauses=("C26",), letter=a_letter(clauses=("C53",))).findings
    assert [(each.rule, each.words) for each in found] == [("clause", "C17")]


def test_every_law_of_the_library_is_whole_and_was_looked_at() -> None:
    entries = json.loads(resources.read("library/law.json"))["entries"]
    names = {each["name"] for each in entries}
    for each in entries:
        read(each["body"])
        assert each["source"]
        assert each["checked_on"] == "2026-11-22"
        assert each["from"]
        assert not each["to"] or each["to"] > each["from"]
        assert each["body"]["instead"] in names | {""}
    acts = {each["body"]["act"] for each in entries}
    for act in (
        "Communications Act 2003", "Malicious Communications Act 1988", "Online Safety Act 2023",
        "Protection from Harassment Act 1997", "Defamation Act 2013", "Education Act 1996",
        "Education Act 2002", "Equality Act 2010", "Human Rights Act 1998", "UK GDPR",
        "Data Protection Act 1998", "Data Protection Act 2018", "Data (Use and Access) Act 2025",
        "Protection of Freedoms Act 2012", "Defamation (Operators of Websites) Regulations 2013",
        "Education (Independent School Standards) Regulations 2014",
    ):  # fmt: skip
        assert act in acts


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_may_cite_only_law_that_the_library_has_in_force(name: str) -> None:
    library = {law.name: law for law in the_laws()}
    for law in LETTERS[name].laws:
        assert library[law].in_force(ON)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "section", "number": "1", "says": "x"}, "act"),
        ({"act": "A Act 2020", "kind": "verse", "number": "1", "says": "x"}, "kind"),
        ({"act": "A Act 2020", "kind": "section", "says": "x"}, "number"),
        ({"act": "A Act 2020", "kind": "act"}, "says"),
        ({"act": "A Act 2020", "kind": "act", "says": "x", "aliases": "AA"}, "aliases"),
    ],
)
def test_a_law_that_is_not_whole_is_refused_at_its_field(
    body: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as told:
        read(body)
    assert told.value.field == field
