"""The post room: filling a letter in from the record, laying it out, and never inventing a word."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from tcat_desktop.correspondence.cover import Addressee, CodeStamp, Cover, Signer
from tcat_desktop.correspondence.letter import Facts, Letter, Token, tokens
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.letters.handover_note import Happened, Paper
from tcat_desktop.correspondence.wording.wording import Wording
from tcat_desktop.journey.code import days_overdue
from tcat_desktop.journey.people import POSTS, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import envelopes, family_safety, letter_facts, letterheads, names
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import TITLES
from tcat_desktop.records import finding
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The stamp of the Code on a letter: version in force and when its review was due."""

    version: str
    review_due: date
    overdue_days: int


def letter_of(name: str) -> Letter:
    """The letter of that name, or ``Refused``."""
    if name not in LETTERS:
        raise Refused("There is no such letter.", field="letter")
    return LETTERS[name]


def code_now(desk: Desk) -> Code:
    """The Code in force today, and its review date as last recorded (C67–C70)."""
    version = desk.code.in_force(desk.today)
    review = finding.newest_review(desk.conn)
    due = date.fromisoformat(review["next_review"]) if review else version.review_due
    return Code(version=version.number, review_due=due, overdue_days=days_overdue(due, desk.today))


def addressee(desk: Desk, record: CaseRecord, person_id: PersonId) -> Row:
    """The person a letter goes to: part of the case, known, and allowed to be written to."""
    for row in record.involved:
        if row["person_id"] == person_id:
            if row["kind"] == "unknown":
                raise Refused(
                    "Nobody knows yet who this is, so no letter can go out.", field="person",
                    what_to_do="Say who it is under People first.",
                )  # fmt: skip
            family_safety.refuse_recipient(desk, person_id, school_id=record.school["id"])
            return row
    raise Refused("Choose somebody who is part of this case.", field="person")


def recipient(
    desk: Desk, record: CaseRecord, letter: Letter, person_id: PersonId | None
) -> Row | None:
    """Whom a letter goes to, None for a note within the trust; ``Refused`` if nobody is chosen."""
    if letter.to == "platform":
        raise Refused(
            "This goes to a website, and not to a person.", field="person",
            what_to_do="Make it on the takedown page of the case.",
        )  # fmt: skip
    if person_id is not None:
        return addressee(desk, record, person_id)
    if letter.posted:
        raise Refused("Choose who the letter is for.", field="person")
    return None


def usual_recipient(record: CaseRecord, letter: Letter) -> PersonId | None:
    """Whom this letter usually goes to: the reporter for an acknowledgement, else the author."""
    wanted = ("reporter",) if letter.name == "acknowledgement" else (
        "author", "group_admin", "group_creator", "recipient",
    )  # fmt: skip
    for role in wanted:
        for row in record.involved:
            if row["role"] == role and row["kind"] != "unknown":
                return PersonId(row["person_id"])
    return None


def facts(letter: Letter, values: Values) -> Facts:
    """The letter's facts, or ``Refused`` naming the first one that is missing."""
    given: Values = {}
    kinds = {token.name: token for token in tokens(letter)}
    for each in fields(letter.facts):
        token = kinds[each.name]
        value = _typed(token, values.get(each.name))
        if value in ("", (), None):
            if token.needed:
                raise Refused(
                    f"“{token.label}” is still empty.", field=each.name,
                    what_to_do=token.hint or "Fill it in, then look at the letter again.",
                )  # fmt: skip
            continue
        given[each.name] = value
    return letter.facts(**given)


def safe_facts(
    desk: Desk, record: CaseRecord, letter: Letter, person: Row | None, values: Values,
    wording: Wording | None = None,
) -> Facts:  # fmt: skip
    """The letter's facts, once its words carry nothing that its reader must not learn.

    What is typed is looked at first, so that a refusal stands at the field to change; then the
    merged words, whole.
    """
    typed = {name: " ".join(family_safety.told_in(value)) for name, value in values.items()}
    to = () if person is None else (PersonId(person["person_id"]),)
    what = "This letter" if to else "This paper"
    # Before anything is said to be missing: what is typed is not to be shown meanwhile.
    family_safety.check_output(desk, to, typed, what=what, school_id=record.school["id"])
    made = facts(letter, values)
    said = tuple(family_safety.told_in(letter.said(made, wording)))
    family_safety.check_output(desk, to, said, what=what, school_id=record.school["id"])
    return made


def cover(  # noqa: PLR0913 - what a cover is made of
    desk: Desk, record: CaseRecord, letter: Letter, person: Row | None, *,
    number: int, signer: Row | None, reply_by: date | None, large_print: bool, draft: bool,
) -> Cover:  # fmt: skip
    """The frame of a letter: letterhead, address, dates, signature and the Code's stamp."""
    stamp = code_now(desk)
    school = record.school
    clauses = sorted({*letter.clauses, *letter_facts.counting_clauses(record)})
    where = "at the office" + (f" and at {school['website']}/code" if school["website"] else "")
    to = _to(desk, record, letter, person)
    return Cover(
        head=letterheads.letterhead(desk, school),
        to=to,
        stock=envelopes.envelope_for(desk, to, letter.envelope).stock,
        on=desk.today,
        reference=f"{record.case['reference']} / L{number}",
        reply_by=reply_by,
        signer=_signer(signer),
        code=CodeStamp(
            version=stamp.version,
            clauses=tuple(clause for clause in clauses if clause.startswith("C")),
            review_due=stamp.review_due,
            overdue=stamp.overdue_days > 0,
            where=where,
        ),
        large_print=large_print,
        draft=draft,
    )


def refuse_a_named_teacher(record: CaseRecord, values: Values) -> None:
    """Education Act 2002 s.141F: a teacher under allegation is not named before a charge."""
    if not record.case["teacher_allegation"]:
        return
    words = " ".join(str(value) for value in values.values()).casefold()
    for row in record.involved:
        if row["kind"] == "staff" and row["surname"].casefold() in words:
            raise Refused(
                "This letter names a member of staff about whom there is an allegation.",
                clause="Education Act 2002 s.141F",
                what_to_do="Take the name out.",
            )


def usual_signer(desk: Desk, record: CaseRecord, letter: Letter) -> Row | None:
    """Who usually signs: the first post that may, of this school before the trust."""
    accounts = [row for row in finding.all_accounts(desk.conn) if not row["disabled_at"]]
    for role in letter.signers:
        for row in accounts:
            here = row["school_id"] in (None, record.school["id"])
            if row["role"] == role.value and here:
                return row
    return None


def _typed(token: Token, value: Any) -> Any:
    if value is None:
        return () if token.kind in ("lines", "rows") else None if token.kind == "date" else ""
    if token.kind == "date":
        return date.fromisoformat(value) if value else None
    if token.kind == "lines":
        lines = value.splitlines() if isinstance(value, str) else value
        return tuple(str(line).strip() for line in lines if str(line).strip())
    if token.kind == "rows":
        kind = Happened if token.name == "chronology" else Paper
        return tuple(kind(**row) for row in value)
    return str(value).strip()


def note_reader(desk: Desk, record: CaseRecord, letter: Letter) -> str:
    """Whom a note within the trust goes to, for the register: the clerk, or who has the case."""
    if _note_to(letter) is Role.CLERK:
        return "The clerk to governors"
    reader = _reader(desk, record, letter)
    return str(reader["formal_name"] or reader["name"]) if reader else "The headteacher"


def _note_to(letter: Letter) -> Role:
    return Role.CLERK if letter.name == "handover_note" else Role.HEAD


def _reader(desk: Desk, record: CaseRecord, letter: Letter) -> Row | None:
    wanted = _note_to(letter)
    accounts = finding.all_accounts(desk.conn)
    owner = record.case["owner_id"] if wanted is Role.HEAD else None
    return next(
        (row for row in accounts if row["id"] == owner),
        next((row for row in accounts if row["role"] == wanted
              and row["school_id"] in (None, record.school["id"])), None),
    )  # fmt: skip


def _to(desk: Desk, record: CaseRecord, letter: Letter, person: Row | None) -> Addressee:
    if person is None:
        reader = _reader(desk, record, letter)
        post = POSTS[Role(reader["role"]) if reader else _note_to(letter)]
        name = reader["formal_name"] or reader["name"] if reader else f"The {post.lower()}"
        return Addressee(name=name, lines=(post,), salutation=greeted(name))
    return Addressee(
        name=names.full_name(person),
        lines=tuple(line for line in person["address"].splitlines() if line.strip()),
        salutation=names.salutation(person),
    )


def greeted(formal_name: str) -> str:
    """``Mr Finch`` from ``Mr Alun Finch``; without a title the whole name stays."""
    first, *rest = formal_name.split()
    return f"{first} {rest[-1]}" if rest and first.casefold().strip(".") in TITLES else formal_name


def _signer(row: Row | None) -> Signer:
    if row is None:
        return Signer(name="", post="")
    post = row["post"] or POSTS[Role(row["role"])]
    return Signer(name=row["formal_name"] or row["name"], post=post)
