"""Letters: the register of what was made, signed, printed and posted, and each as paper."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.correspondence.letter import Letter, tokens
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.journey.people import POSTS, Act, CaseId, Level, PersonId, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import (
    envelopes,
    family_safety,
    letter_facts,
    letter_gates,
    names,
    post_room,
    wordings,
)
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.post_letters import HOW, may_be_emailed
from tcat_desktop.office.commands.write_letter import printed
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.envelope_view import EnvelopeView, view_of
from tcat_desktop.office.words import short_date
from tcat_desktop.records import finding, rows
from tcat_desktop.records.case_record import CaseRecord

STATES = ("draft", "signed", "printed", "posted")
GROUPS: dict[str, str] = {
    "draft": "To sign", "signed": "To print", "printed": "To post", "posted": "Posted",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One letter in the register."""

    letter_id: int
    case_id: CaseId
    reference: str
    number: str
    title: str
    to_name: str
    state: str
    line: str
    may_sign: bool
    school_id: SchoolId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRegister:
    """Every letter in sight, by what waits to be done with it."""

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)

    def answer(self, desk: Desk) -> tuple[tuple[str, tuple[LetterRow, ...]], ...]:
        """(heading, rows) in the order: to sign, to print, to post, posted."""
        found = finding.letters_of(desk.conn, desk.who)
        return tuple(
            (GROUPS[state], tuple(_row(desk, row) for row in found if row["state"] == state))
            for state in STATES
        )


def _row(desk: Desk, row: dict[str, Any]) -> LetterRow:
    letter = post_room.letter_of(row["letter"])
    signer = row["signer_formal"] or row["signer"] or POSTS[letter.signers[0]]
    if row["state"] == "draft":
        line = signer
    elif row["state"] == "posted":
        line = f"{short_date(local(row['posted_at']).date())}, {HOW[row['how']].lower()}"
    else:
        when = local(row["printed_at"] or row["signed_at"])
        word = "Printed" if row["printed_at"] else "Signed"
        line = f"{word} {short_date(when.date())}, {when:%H:%M}"
    return LetterRow(
        letter_id=row["id"],
        case_id=CaseId(row["case_id"]),
        reference=row["reference"],
        number=f"L{row['number']}",
        title=row["title"],
        to_name=row["to_name"],
        state=row["state"],
        line=line,
        may_sign=row["state"] == "draft" and desk.who.role in letter.signers,
        school_id=row.get("school_id"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """One letter as it stands: the bytes on paper, and what was filled in from the record.

    ``pdf`` of a signed letter is the frozen one from the shelf.
    """

    case_id: CaseId
    letter_id: int

    needs: ClassVar = (Act.CASE_FILE, Level.SEE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> "LetterPaperAnswer":
        """The paper."""
        record = desk.case(self.case_id)
        row = desk.row("letters", self.letter_id, of=self.case_id)
        desk.did("letter", self.letter_id, case=self.case_id)
        letter = post_room.letter_of(row["letter"])
        if row["state"] == "draft":
            content = printed(desk, record, row, signer=row["signer_id"], draft=True)
        else:
            with desk.shelf.open(row["digest"]) as kept:
                content = kept.read()
        facts = rows.as_dict(row["facts"])
        stamp = post_room.code_now(desk)
        reply = facts.get("reply_by") or ""
        envelope = _envelope(desk, record, row) if letter.posted else None
        return LetterPaperAnswer(
            row=_row(desk, row | {
                "reference": record.case["reference"],
                "signer": record.names.get(row["signer_id"] or 0, ""), "signer_formal": "",
            }),
            pdf=content,
            digest=row["digest"],
            filled=(
                ("To", row["to_name"]),
                ("About", record.case["title"]),
                ("Reply by", short_date(date.fromisoformat(reply)) if reply else "—"),
                ("Clauses", row["clauses"].replace(" ", ", ")),
                *((("Envelope", _envelope_line(envelope)),) if envelope is not None else ()),
                ("Code", f"Version {row['code_version']}"
                 + (", review overdue" if stamp.overdue_days else "")),
                ("Words", wordings.drafted(desk.conn, letter, row["wording_sha256"]).line),
            ),
            signers=" or ".join(POSTS[role] for role in letter.signers),
            posted=letter.posted,
            letter=row["letter"],
            signed_by=_signed_by(record, row),
            no_email=_no_email(record, row),
            certificate=row["certificate"],
            deemed_on=date.fromisoformat(row["deemed_on"]) if row["deemed_on"] else None,
            reprints=row["reprints"],
            envelope=envelope,
        )  # fmt: skip


def _signed_by(record: CaseRecord, row: dict[str, Any]) -> str:
    """``Helen Whitfield, Mon 23 Nov, 16:36`` once it is signed; a draft was signed by nobody."""
    if not row["signed_at"]:
        return ""
    when = local(row["signed_at"])
    return f"{record.names.get(row['signer_id'] or 0, '')}, {short_date(when.date())}, {when:%H:%M}"


def _envelope(desk: Desk, record: CaseRecord, row: dict[str, Any]) -> EnvelopeView | None:
    """The envelope it was made for; of a draft, the one that holds the address today."""
    letter = post_room.letter_of(row["letter"])
    if row["state"] != "draft":
        stock = envelopes.stocks_now(desk).get(row["stock"])
        return view_of(stock) if stock is not None else None
    person = next((one for one in record.involved if one["person_id"] == row["person_id"]), None)
    return _for_person(desk, record, letter, person)


def _for_person(
    desk: Desk, record: CaseRecord, letter: Letter, person: dict[str, Any] | None
) -> EnvelopeView | None:
    """The envelope for somebody whose address the post can find; the page says what is wrong."""
    if person is None:
        return None
    try:
        return post_room.envelope(desk, record, letter, person)
    except Refused:
        return None


def _envelope_line(envelope: EnvelopeView) -> str:
    return f"{envelope.title}. {envelope.why}" if envelope.why else envelope.title


def _no_email(record: CaseRecord, row: dict[str, Any]) -> str:
    person = next((one for one in record.involved if one["person_id"] == row["person_id"]), None)
    try:
        may_be_emailed(person, row["to_name"])
    except Refused as refusal:
        return refusal.reason
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaperAnswer:
    """A letter with its PDF bytes and the lines of “Filled in from the record”.

    ``letter`` names its kind, to change the words of a draft; ``no_email`` says why it cannot
    go by email; ``deemed_on`` is the day it counts as having arrived.
    """

    row: LetterRow
    pdf: bytes
    digest: str
    filled: tuple[tuple[str, str], ...]
    signers: str
    posted: bool
    letter: str
    signed_by: str
    no_email: str = ""
    certificate: str = ""
    deemed_on: date | None = None
    reprints: int = 0
    envelope: EnvelopeView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterField:
    """One field of a letter's form. ``kind`` is text, lines, date or choice."""

    name: str
    label: str
    hint: str
    kind: str
    choices: tuple[str, ...]
    needed: bool
    by_record: bool
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFormAnswer:
    """What the form of a letter asks, filled in as far as the record knows."""

    letter: str
    title: str
    person_id: PersonId | None
    people: tuple[tuple[PersonId, str], ...]
    fields: tuple[LetterField, ...]
    signers: str
    posted: bool
    large_print: bool = False
    may_sign: bool = False
    held_back: tuple[tuple[PersonId, str], ...] = ()
    envelope: EnvelopeView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterForm:
    """The form for one letter of a case; ``letter_id`` opens a draft again."""

    case_id: CaseId
    letter: str
    person_id: PersonId | None = None
    letter_id: int | None = None

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def answer(self, desk: Desk) -> LetterFormAnswer:
        """The form."""
        record = desk.case(self.case_id)
        letter = post_room.letter_of(self.letter)
        letter_gates.permit(desk.who, letter, Level.DRAFT)
        held_back = family_safety.not_to_be_written_to(desk, record)
        person_id = self.person_id or post_room.usual_recipient(record, letter)
        if self.person_id is None and person_id in held_back:
            person_id = None
        person = None
        if letter.posted and person_id is not None:
            person = post_room.addressee(desk, record, person_id)
        values = letter_facts.filled(desk, record, letter, person)
        if self.letter_id is not None:
            row = desk.row("letters", self.letter_id, of=self.case_id)
            kept = rows.as_dict(row["facts"])
            if self.person_id not in (None, row["person_id"]):
                # Another person: what was typed stays, what the record says is hers is hers.
                typed = {token.name for token in tokens(letter) if token.by == "person"}
                kept = {name: value for name, value in kept.items() if name in typed}
            values |= kept
        people = {
            PersonId(row["person_id"]): names.full_name(row)
            for row in record.involved
            if row["kind"] != "unknown"
        }
        return LetterFormAnswer(
            letter=self.letter,
            title=letter.title,
            person_id=person_id if letter.posted else None,
            people=tuple(people.items()) if letter.posted else (),
            fields=tuple(
                LetterField(
                    name=token.name, label=token.label, hint=token.hint, kind=token.kind,
                    choices=token.choices, needed=token.needed, by_record=token.by == "record",
                    value=_text(values.get(token.name)),
                )
                for token in tokens(letter)
                if token.kind != "rows"
            ),
            signers=" or ".join(POSTS[role] for role in letter.signers),
            posted=letter.posted,
            large_print=bool(values.get("large_print")),
            may_sign=desk.who.role in letter.signers,
            held_back=tuple(held_back.items()) if letter.posted else (),
            envelope=_for_person(desk, record, letter, person),
        )  # fmt: skip


def _text(value: Any) -> str:
    if value is None:
        return ""
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """The letter as it would print now, from words not saved yet."""

    case_id: CaseId
    letter: str
    person_id: PersonId | None
    words: dict[str, Any] = field(default_factory=dict)
    large_print: bool = False

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def answer(self, desk: Desk) -> bytes:
        """The PDF, marked as a draft; ``Refused`` names what is missing."""
        record = desk.case(self.case_id)
        letter = post_room.letter_of(self.letter)
        letter_gates.permit(desk.who, letter, Level.DRAFT)
        person = post_room.recipient(desk, record, letter, self.person_id)
        values = letter_facts.filled(desk, record, letter, person) | self.words
        letter_gates.refuse_closed(desk, record, letter, values)
        signer = post_room.usual_signer(desk, record, letter)
        reply = values.get("reply_by")
        frame = post_room.cover(
            desk, record, letter, person,
            number=max((row["number"] for row in record.letters), default=0) + 1,
            signer=signer, reply_by=date.fromisoformat(reply) if reply else None,
            large_print=self.large_print, draft=True,
        )  # fmt: skip
        wording = wordings.in_use(desk.conn, letter).wording
        safe = post_room.safe_facts(desk, record, letter, person, values, wording)
        return letter.printed(frame, safe, wording)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCatalogue:
    """The letters that ship, for the command line and for choosing one."""

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[dict[str, Any], ...]:
        """One plain record a letter: name, title, stage, signers, clauses, tokens."""
        return catalogue()


def catalogue() -> tuple[dict[str, Any], ...]:
    """The letters that ship with their tokens and who may sign them; needs no desk."""
    return tuple(
        {
            "letter": letter.name,
            "title": letter.title,
            "stage": letter.stage,
            "signers": [role.value for role in letter.signers],
            "clauses": list(letter.clauses),
            "tokens": [
                {"name": token.name, "label": token.label, "kind": token.kind,
                 "needed": token.needed, "filled_by": token.by}
                for token in tokens(letter)
            ],
        }
        for letter in LETTERS.values()
    )  # fmt: skip
