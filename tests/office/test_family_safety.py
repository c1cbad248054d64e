"""Family safety: no output to A carries what A must not learn, on any path a letter takes.

Families made by chance are kept by commands on a real desk; every letter of the catalogue is then
written for every reader, clean and with a secret typed into one of its fields. Four families
are made in a normal run; ``TCAT_LETTER_FAMILIES=50`` makes fifty.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence.letter import Letter, tokens
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.journey.families import COURT_ORDER, NEVER_DISCLOSE, NO_LETTERS, Families
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import family_safety, post_room, sample_facts
from tcat_desktop.office.bundles.contents import contents
from tcat_desktop.office.commands.add_to_record import AddIncident, AddNote
from tcat_desktop.office.commands.keep_family import (
    AgreeToEmail,
    EndRelation,
    EndRestriction,
    KeepRelation,
    KeepRestriction,
    ProtectAddress,
)
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.post_letters import SendToPrinter
from tcat_desktop.office.commands.report_concern import Involved
from tcat_desktop.office.commands.write_letter import SignLetter, WriteLetter
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.papers import PrintedCase
from tcat_desktop.office.questions.family import Family, ReadOrder
from tcat_desktop.office.questions.hatch import WhoMayCome
from tcat_desktop.office.questions.letter_email import LetterEmail
from tcat_desktop.office.questions.letter_register import LetterForm, LetterPaper, LetterPreview
from tcat_desktop.office.questions.people_register import FindPeople
from tcat_desktop.office.questions.print_batch import PrintBatch
from tcat_desktop.office.questions.takedown import PackPaper
from tcat_desktop.office.takedown_pack import PackLine
from tests.builders import NOW, ATrust, a_case, a_trust
from tests.journey.made_families import TODAY, a_family, carries, disguised, secrets

FAMILIES = int(os.environ.get("TCAT_LETTER_FAMILIES", "4"))
HIDDEN = ("14 Bramling Close", "HR0 4QT", "01632 960 118")
WORDS = {"opening": "Thank you.", "what_we_know": "We saw a post.", "what_we_ask": "Please."}


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@dataclass(slots=True)
class Apart:
    """Mrs Denholm, whose address is protected, and the father of Riley, who must not learn it."""

    trust: ATrust
    case: CaseId
    mother: PersonId
    father: PersonId
    order: int

    def write(self, to: PersonId, **words: str) -> int:
        kept: int = self.trust.do("head", WriteLetter(
            case_id=self.case, letter="advice", person_id=to, words=WORDS | words
        ))  # fmt: skip
        return kept


@pytest.fixture
def apart(trust: ATrust) -> Apart:
    case = a_case(trust).at("direct_contact")
    mother, riley = trust.people["denholm"], trust.people["riley"]
    father = trust.do("head", KeepPerson(
        title="Mr", forename="Craig", surname="Denholm", hint="father of Riley, 4H",
        address="2 The Maltings\nMarlstow\nHR0 4QJ", email="craig@denholm.example",
    ))  # fmt: skip
    _into(trust, case, father)
    for adult, home in ((mother, True), (father, False)):
        trust.do("head", KeepRelation(
            adult_id=adult, child_id=riley, relationship="parent", responsibility=True,
            lives_with=home, may_be_told=True, basis="Birth certificate",
        ))  # fmt: skip
    trust.do("head", ProtectAddress(person_id=mother, on=True, why="She asked."))
    order = trust.do("dsl", KeepRestriction(
        kind=NEVER_DISCLOSE, person_id=father, protects_id=mother,
        what="Never to be told where she lives.", seen="Order of 2 March 2026, in the safe.",
    ))  # fmt: skip
    return Apart(trust, case, mother, father, order)


def _into(trust: ATrust, case: CaseId, *people: PersonId) -> None:
    trust.do("head", AddIncident(
        case_id=case, narrative="He was in the group as well.", happened_on=NOW.date(),
        involved=tuple(Involved(role="recipient", person_id=each) for each in people),
    ))  # fmt: skip


def _text(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


# -- every letter, for families made by chance ----------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Every word of a letter as it would go out, through the checks that each path takes."""

    case_id: CaseId
    letter: Letter
    person_id: PersonId | None
    words: dict[str, Any]

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def answer(self, desk: Desk) -> str:
        record = desk.case(self.case_id)
        person = None
        if self.person_id is not None:
            person = post_room.addressee(desk, record, self.person_id)
        facts = post_room.safe_facts(desk, record, self.letter, person, self.words)
        frame = post_room.cover(
            desk, record, self.letter, person, number=1, signer=None, reply_by=None,
            large_print=False, draft=True,
        )  # fmt: skip
        return "\n".join(family_safety.told_in((frame, self.letter.said(facts))))


def _sample(letter: Letter) -> dict[str, Any]:
    made = sample_facts.sample(letter, TODAY)
    return {each.name: _plain(getattr(made, each.name)) for each in fields(made)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    return value


def _typed_in(letter: Letter, words: dict[str, Any], secret: str, place: int) -> dict[str, Any]:
    """The words with a secret in one of the fields that a person writes."""
    open_to_all = [each for each in tokens(letter) if each.kind in ("text", "lines")]
    chosen = open_to_all[place % len(open_to_all)]
    leaked = f"Look at {secret}, as we said."
    return words | {chosen.name: [leaked] if chosen.kind == "lines" else leaked}


@dataclass(slots=True)
class Kept:
    """A family made by chance, as it is kept on a desk."""

    trust: ATrust
    case: CaseId
    family: Families


def _keep(trust: ATrust, case: CaseId, made: Families) -> Kept:
    """Put the family into the register by commands; its ids become those of the desk."""
    ids: dict[PersonId, PersonId] = {}
    for key, member in made.members.items():
        ids[key] = trust.do("ceo", KeepPerson(
            title=member.name.split()[0] if member.kind != "pupil" else "",
            forename=member.forename, surname=member.surname, kind=member.kind,
            hint=member.hint, address="\n".join(member.lines), phone=member.phone,
            email=member.email, may_be_written_to=member.may_be_written_to,
            school_id=trust.schools["AP"],
        ))  # fmt: skip
        if member.address_protected:
            trust.do("ceo", ProtectAddress(person_id=ids[key], on=True, why="Asked."))
    for each in made.relations:
        kept = trust.do("ceo", KeepRelation(
            adult_id=ids[each.adult], child_id=ids[each.child], relationship=each.relationship,
            responsibility=each.responsibility, lives_with=each.lives_with,
            may_be_told=each.may_be_told, basis="Seen", from_on=each.from_on,
            until_on=each.until_on,
        ))  # fmt: skip
        if each.ended:
            trust.do("ceo", EndRelation(relation_id=kept))
    for order in made.restrictions:
        kept = trust.do("ceo", KeepRestriction(
            kind=order.kind, person_id=ids[order.person], what="As ordered.", seen="Seen",
            protects_id=ids.get(order.protects), child_id=ids.get(order.child),
            from_on=order.from_on, until_on=order.until_on,
        ))  # fmt: skip
        if order.ended:
            trust.do("ceo", EndRestriction(restriction_id=kept, reason="It ended."))
    adults = [ids[key] for key, each in made.members.items() if each.kind != "pupil"]
    _into(trust, case, *adults)
    return Kept(trust, case, _renamed(made, ids))


def _renamed(made: Families, ids: dict[PersonId, PersonId]) -> Families:
    return Families(
        members={ids[key]: replace(each, person_id=ids[key]) for key, each in made.members.items()},
        relations=tuple(
            replace(each, adult=ids[each.adult], child=ids[each.child], basis="Seen")
            for each in made.relations
        ),
        restrictions=tuple(
            replace(each, person=ids[each.person], protects=ids.get(each.protects),
                    child=ids.get(each.child))
            for each in made.restrictions
        ),
        schools=made.schools,
    )  # fmt: skip


def _whole(made: Families) -> Families:
    """Without the orders that a form would send back: of nobody, or about nobody."""
    return replace(made, restrictions=tuple(
        each for each in made.restrictions
        if each.kind == NO_LETTERS
        or (each.protects is not None and each.kind == NEVER_DISCLOSE)
        or (each.kind == COURT_ORDER and (each.child or each.protects))
    ))  # fmt: skip


def _readers(kept: Kept) -> Iterator[PersonId]:
    school = kept.trust.schools["AP"]
    for person, member in kept.family.members.items():
        may = kept.family.may_be_written_to(person, TODAY, by=school)
        if member.kind != "pupil" and may:
            yield person


@pytest.mark.parametrize("seed", range(FAMILIES))
def test_no_letter_of_the_catalogue_tells_a_reader_what_is_kept_from_him(
    trust: ATrust, seed: int
) -> None:
    chance = Random(seed)
    case = a_case(trust).at("direct_contact")
    kept = _keep(trust, case, _whole(a_family(chance)))
    for reader in _readers(kept):
        hidden = secrets(kept.family, reader)
        for letter in LETTERS.values():
            clean = _sample(letter)
            said = trust.ask("ceo", Said(case_id=case, letter=letter, person_id=reader,
                                         words=clean))  # fmt: skip
            assert not [each for each in hidden if carries(said, each)]
            if not hidden:
                continue
            secret = chance.choice(hidden)
            words = _typed_in(letter, clean, disguised(chance, secret), chance.randrange(50))
            with pytest.raises(Refused, match="must not learn") as refusal:
                trust.ask("ceo", Said(case_id=case, letter=letter, person_id=reader, words=words))
            assert not carries(str(refusal.value), secret)
            assert refusal.value.field in {each.name for each in tokens(letter)}


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_each_field_of_each_letter_is_looked_at(apart: Apart, name: str) -> None:
    letter = LETTERS[name]
    to = apart.father if letter.posted else None
    for place, token in enumerate(
        each for each in tokens(letter) if each.kind in ("text", "lines")
    ):
        words = _typed_in(letter, _sample(letter), "hr0  4qt", place)
        with pytest.raises(Refused, match="a postcode that") as refusal:
            apart.trust.ask("ceo", Said(case_id=apart.case, letter=letter, person_id=to,
                                        words=words))  # fmt: skip
        assert refusal.value.field == token.name


# -- the paths a letter takes ---------------------------------------------------------------------


def test_her_own_letter_carries_her_protected_address_and_his_does_not(apart: Apart) -> None:
    hers = apart.trust.ask("head", LetterPreview(
        case_id=apart.case, letter="advice", person_id=apart.mother, words=WORDS))  # fmt: skip
    his = apart.trust.ask("head", LetterPreview(
        case_id=apart.case, letter="advice", person_id=apart.father, words=WORDS))  # fmt: skip
    assert "14 Bramling Close" in _text(hers)
    assert not any(each in _text(his) for each in HIDDEN)


@pytest.mark.parametrize("secret", ["14, Bramling Cl.", "HR04QT", "+44 (0)1632 960118"])
def test_a_draft_a_preview_and_a_signature_are_refused_alike(apart: Apart, secret: str) -> None:
    leaked = WORDS | {"what_we_know": f"She is at {secret} now."}
    with pytest.raises(Refused, match="that Mr Craig Denholm must not learn") as refusal:
        apart.write(apart.father, **leaked)
    assert refusal.value.field == "what_we_know"
    assert refusal.value.clause.startswith("C08")
    assert secret not in str(refusal.value)
    with pytest.raises(Refused, match="must not learn"):
        apart.trust.ask("head", LetterPreview(
            case_id=apart.case, letter="advice", person_id=apart.father, words=leaked))  # fmt: skip


def test_an_order_that_came_after_the_draft_stops_the_signature(apart: Apart) -> None:
    apart.trust.do("head", EndRestriction(restriction_id=apart.order, reason="For this test."))
    apart.trust.do("head", ProtectAddress(person_id=apart.mother, on=False, why="For this test."))
    letter = apart.write(apart.father, what_we_know="They met at 14 Bramling Close.")
    apart.trust.do("head", ProtectAddress(person_id=apart.mother, on=True, why="She asked."))
    with pytest.raises(Refused, match="must not learn"):
        apart.trust.do("head", SignLetter(case_id=apart.case, letter_id=letter))


def test_an_order_that_came_after_the_signature_stops_the_printer_and_the_email(
    apart: Apart,
) -> None:
    apart.trust.do("head", AgreeToEmail(person_id=apart.father, on=True))
    letter = apart.write(apart.father)
    apart.trust.do("head", SignLetter(case_id=apart.case, letter_id=letter))
    assert (
        b"X-Unsent"
        in apart.trust.ask("head", LetterEmail(case_id=apart.case, letter_id=letter)).content
    )
    apart.trust.do("head", KeepRestriction(
        kind=NO_LETTERS, person_id=apart.father, what="No letters, says the court."))  # fmt: skip
    with pytest.raises(Refused, match="may not be written to"):
        apart.trust.do("office", SendToPrinter(batch="b", letters=((apart.case, letter),)))
    with pytest.raises(Refused, match="may not be written to"):
        apart.trust.ask("head", LetterEmail(case_id=apart.case, letter_id=letter))
    # What was issued stays in the record, and can be read there.
    assert apart.trust.ask("head", LetterPaper(case_id=apart.case, letter_id=letter)).pdf


def test_an_address_protected_after_the_signature_stops_the_printer_and_the_email_too(
    apart: Apart,
) -> None:
    apart.trust.do("head", AgreeToEmail(person_id=apart.father, on=True))
    letter = apart.write(apart.father, what_we_know="They met at 3 Mill Row.")
    apart.trust.do("head", SignLetter(case_id=apart.case, letter_id=letter))
    hers = apart.trust.people["wojcik"]
    apart.trust.do("head", ProtectAddress(person_id=hers, on=True, why="She asked."))
    which = ((apart.case, letter),)
    with pytest.raises(Refused, match="must not learn"):
        apart.trust.ask("office", PrintBatch(letters=which))
    with pytest.raises(Refused, match="must not learn"):
        apart.trust.do("office", SendToPrinter(batch="b", letters=which))
    with pytest.raises(Refused, match="must not learn"):
        apart.trust.ask("head", LetterEmail(case_id=apart.case, letter_id=letter))


def test_whoever_may_not_be_written_to_is_refused_when_chosen_and_no_order_is_told(
    apart: Apart,
) -> None:
    apart.trust.do("head", KeepRestriction(
        kind=NO_LETTERS, person_id=apart.father, what="Non-molestation order."))  # fmt: skip
    with pytest.raises(Refused) as refusal:
        apart.trust.ask("head", LetterForm(
            case_id=apart.case, letter="advice", person_id=apart.father))  # fmt: skip
    assert refusal.value.reason == "Mr Craig Denholm may not be written to."
    assert "order" not in str(refusal.value).casefold()
    form = apart.trust.ask("head", LetterForm(case_id=apart.case, letter="advice"))
    assert dict(form.held_back)[apart.father] == refusal.value.reason
    assert form.person_id == apart.mother


def test_a_form_opens_with_nobody_chosen_when_the_usual_reader_may_not_be_written_to(
    apart: Apart,
) -> None:
    apart.trust.do("head", KeepRestriction(
        kind=NO_LETTERS, person_id=apart.mother, what="She asked for none."))  # fmt: skip
    form = apart.trust.ask("head", LetterForm(case_id=apart.case, letter="advice"))
    assert form.person_id is None


def test_a_greeting_of_two_is_refused_where_parents_live_apart(apart: Apart) -> None:
    row = apart.trust.ask("head", Family(person_id=apart.mother))
    assert row.adults
    apart.trust.do("head", KeepPerson(
        person_id=apart.mother, title="Mrs", forename="Kerry", surname="Denholm",
        salutation="Mr and Mrs Denholm", address="14 Bramling Close\nHR0 4QT"))  # fmt: skip
    with pytest.raises(Refused, match="written to apart"):
        apart.write(apart.mother)


def test_a_child_he_may_not_be_told_about_is_not_named_to_him(apart: Apart) -> None:
    apart.write(apart.father, what_we_know="Riley was upset.")
    apart.trust.do("head", KeepRestriction(
        kind=COURT_ORDER, person_id=apart.father, child_id=apart.trust.people["riley"],
        what="No contact.", seen="In the safe."))  # fmt: skip
    with pytest.raises(
        Refused, match="carries the name of a child about whom Mr Craig Denholm may not"
    ):
        apart.write(apart.father, what_we_know="Riley was upset.")
    apart.write(apart.father, what_we_know="A child was upset.")


def test_a_note_within_the_trust_covers_what_the_record_says_and_refuses_what_is_typed(
    apart: Apart,
) -> None:
    moved = "She moved to 14 Bramling Close, HR0 4QT."
    apart.trust.do("head", AddNote(case_id=apart.case, words=moved, on=NOW.date()))
    words = {"why": "She complains."}
    note = apart.trust.ask("head", LetterPreview(
        case_id=apart.case, letter="handover_note", person_id=None, words=words))  # fmt: skip
    said = " ".join(_text(note).split())
    assert "[kept back]" in said
    assert not any(each in said for each in HIDDEN)
    with pytest.raises(Refused, match="a postcode that is protected"):
        apart.trust.ask("head", LetterPreview(
            case_id=apart.case, letter="handover_note", person_id=None,
            words={"why": "She is at HR0 4QT."}))  # fmt: skip


def test_a_printed_case_covers_a_protected_address(apart: Apart) -> None:
    apart.trust.do("head", AddNote(
        case_id=apart.case, words="She lives at 14 Bramling Close.", on=NOW.date()))  # fmt: skip
    said = " ".join(_text(apart.trust.ask("head", PrintedCase(case_id=apart.case))).split())
    assert "She lives at [kept back]." in said
    assert not any(each in said for each in HIDDEN)


# -- what Reception and others see ----------------------------------------------------------------


@pytest.mark.parametrize("question", [FindPeople(words="craig"), WhoMayCome(words="craig")])
def test_reception_reads_to_ask_the_office_and_nothing_of_the_order(
    apart: Apart, question: Any
) -> None:
    found = apart.trust.ask("reception", question)[0]
    assert found.hint == "father of Riley, 4H · Ask the office before you write"
    apart.trust.do("head", EndRestriction(restriction_id=apart.order, reason="It ended."))
    assert apart.trust.ask("reception", question)[0].hint == "father of Riley, 4H"


def test_the_family_page_names_an_order_and_keeps_its_words(apart: Apart) -> None:
    shown = apart.trust.ask("head", Family(person_id=apart.father))
    assert shown.never_learn == (
        "Mr Craig Denholm must never learn where Mrs Kerry Denholm lives or how to reach them.",
    )
    assert "Never to be told where" not in repr(shown)
    assert apart.trust.ask("dpo", ReadOrder(restriction_id=apart.order)).what.startswith("Never")


def test_reading_the_words_of_an_order_is_noted(apart: Apart) -> None:
    apart.trust.ask("head", ReadOrder(restriction_id=apart.order))
    assert ("ReadOrder", "restriction", apart.order) in _audit(apart.trust)


def _audit(trust: ATrust) -> set[tuple[str, str, int]]:
    import sqlalchemy as sa

    from tcat_desktop.records.tables import audit

    with trust.office._records.reading() as conn:
        return {(row.act, row.what, row.object_id) for row in conn.execute(sa.select(audit))}


@pytest.mark.parametrize("who", ["reception", "teacher", "admin"])
def test_a_family_is_not_for_everybody(apart: Apart, who: str) -> None:
    with pytest.raises(Refused, match="Only these can"):
        apart.trust.ask(who, Family(person_id=apart.father))
    with pytest.raises(Refused, match="Only these can"):
        apart.trust.ask(who, ReadOrder(restriction_id=apart.order))


def test_a_family_of_another_school_is_not_met(apart: Apart) -> None:
    with pytest.raises(Refused, match="not in your register"):
        apart.trust.ask("head_hm", Family(person_id=apart.mother))


# -- keeping --------------------------------------------------------------------------------------


def test_responsibility_is_not_kept_without_the_paper_that_was_seen(trust: ATrust) -> None:
    with pytest.raises(Refused, match="which paper you saw") as refusal:
        trust.do("head", KeepRelation(
            adult_id=trust.people["wojcik"], child_id=trust.people["zofia"],
            relationship="mother", responsibility=True))  # fmt: skip
    assert (refusal.value.field, refusal.value.clause) == ("basis", "C05")


def test_a_solicitors_authority_has_an_end(trust: ATrust) -> None:
    with pytest.raises(Refused, match="until when") as refusal:
        trust.do("head", KeepRelation(
            adult_id=trust.people["foss"], child_id=trust.people["zofia"],
            relationship="solicitor", basis="Letter of 2 November"))  # fmt: skip
    assert (refusal.value.field, refusal.value.clause) == ("until_on", "C06")


def test_a_relation_kept_anew_ends_the_one_before_and_nobody_is_kept_twice(apart: Apart) -> None:
    line = next(each for each in apart.trust.ask("head", Family(person_id=apart.father)).children)
    again = KeepRelation(
        adult_id=apart.father, child_id=line.child_id, relationship="father",
        responsibility=True, basis="Court order seen",
    )  # fmt: skip
    with pytest.raises(Refused, match="kept with Riley Denholm already"):
        apart.trust.do("head", again)
    apart.trust.do("head", replace(again, relation_id=line.relation_id))
    shown = apart.trust.ask("head", Family(person_id=apart.father)).children
    assert [(each.relationship, each.told) for each in shown] == [("father", False)]


def test_an_order_needs_the_paper_and_somebody_it_is_about(apart: Apart) -> None:
    order = KeepRestriction(kind=COURT_ORDER, person_id=apart.father, what="No contact.")
    with pytest.raises(Refused, match="which paper you saw"):
        apart.trust.do("dsl", order)
    with pytest.raises(Refused, match="which child it is about"):
        apart.trust.do("dsl", replace(order, seen="In the safe."))


def test_an_order_is_not_ended_without_a_reason(apart: Apart) -> None:
    with pytest.raises(Refused, match="why it no longer holds"):
        apart.trust.do("head", EndRestriction(restriction_id=apart.order, reason=" "))
    assert apart.trust.ask("head", Family(person_id=apart.father)).restrictions


def test_an_address_is_protected_with_a_reason_and_opened_with_another(apart: Apart) -> None:
    shown = apart.trust.ask("head", Family(person_id=apart.mother))
    assert shown.address_protected
    assert "She asked." in shown.protected_words
    with pytest.raises(Refused, match="Say why"):
        apart.trust.do("head", ProtectAddress(person_id=apart.mother, on=False, why=""))
    apart.trust.do("head", ProtectAddress(person_id=apart.mother, on=False, why="She moved."))
    assert not apart.trust.ask("head", Family(person_id=apart.mother)).address_protected


def test_letters_by_email_need_an_address_first(trust: ATrust) -> None:
    with pytest.raises(Refused, match="No email address is on record"):
        trust.do("head", AgreeToEmail(person_id=trust.people["wojcik"], on=True))


def test_a_pack_for_a_website_carries_no_protected_address_and_one_for_the_police_may(
    apart: Apart,
) -> None:
    pack = PackPaper(
        case_id=apart.case, route="facebook", lines=(PackLine(what="A post"),),
        fields={"why": "It says that she is at 14 Bramling Close."},
    )  # fmt: skip
    with pytest.raises(Refused, match="This pack carries an address that is protected") as refusal:
        apart.trust.ask("head", pack)
    assert refusal.value.field == "why"
    assert apart.trust.ask("head", replace(pack, route="police")).startswith(b"%PDF")
    assert apart.trust.ask("head", replace(pack, fields={})).startswith(b"%PDF")


def test_the_copy_of_a_bundle_covers_by_itself_what_its_reader_must_not_learn(
    apart: Apart,
) -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Covered:
        needs: ClassVar = (Act.BUNDLE, Level.SEE)

        def answer(self, desk: Desk) -> dict[str, str]:
            found = contents(desk, desk.case(apart.case)).redactions
            return {each.words: each.code for each in found}

    # Mrs Denholm wrote the posts, and reads the copy: her own address is no secret from her.
    assert apart.trust.ask("head", Covered()) == {}
    hers = apart.trust.people["wojcik"]
    apart.trust.do("head", ProtectAddress(person_id=hers, on=True, why="She asked."))
    told = apart.trust.ask("head", Covered())
    assert told["3 Mill Row"] == "R8"
    assert {"HR0 4QA", "HR04QA"} <= set(told)
