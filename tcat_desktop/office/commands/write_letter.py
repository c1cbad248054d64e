"""Letters drafted from the record and signed by whoever may; then their bytes are frozen."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.correspondence.cover import Cover
from tcat_desktop.correspondence.wording.merge import Merged
from tcat_desktop.journey.people import POSTS, Act, CaseId, Level, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import (
    letter_checks,
    letter_facts,
    letter_gates,
    names,
    post_room,
    wordings,
)
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.signing import Signature, checked, signed
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteLetter:
    """Draft a letter, or change a draft. ``words`` holds what a person wrote, by fact name."""

    case_id: CaseId
    letter: str
    person_id: PersonId | None = None
    words: dict[str, Any] = field(default_factory=dict)
    large_print: bool = False
    letter_id: int | None = None

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def carry_out(self, desk: Desk) -> int:
        """Keep the draft; its id. Whoever signs gets a task."""
        record = desk.case(self.case_id)
        letter = post_room.letter_of(self.letter)
        letter_gates.permit(desk.who, letter, Level.DRAFT)
        person = post_room.recipient(desk, record, letter, self.person_id)
        values = letter_facts.filled(desk, record, letter, person) | self.words
        letter_gates.refuse_closed(desk, record, letter, values)
        post_room.refuse_a_named_teacher(record, values)
        chosen = wordings.in_use(desk.conn, letter)
        post_room.safe_facts(desk, record, letter, person, values, chosen.wording)
        signer = post_room.usual_signer(desk, record, letter)
        to_name = names.full_name(person) if person else post_room.note_reader(desk, record, letter)
        kept: dict[str, Any] = {
            "wording": chosen.wording.version,
            "wording_sha256": chosen.wording.sha256,
            "person_id": self.person_id,
            "to_name": to_name,
            "facts": values | {"large_print": self.large_print},
            "signer_id": signer["id"] if signer else None,
        }
        if self.letter_id is not None:
            return self._again(desk, kept)
        letter_id = desk.add(
            "letters",
            case_id=self.case_id,
            number=max((row["number"] for row in record.letters), default=0) + 1,
            letter=self.letter,
            title=letter.title,
            state="draft",
            made_at=desk.at,
            made_by=desk.who.account_id,
            code_version=desk.code.in_force(desk.today).number,
            clauses=" ".join(letter.clauses),
            **kept,
        )
        desk.task(
            self.case_id, f"sign:{letter_id}", f"Sign: {letter.title.lower()}, to {to_name}",
            desk.today, role=letter.signers[0],
        )  # fmt: skip
        desk.settle(self.case_id)
        desk.did("letter", letter_id, case=self.case_id)
        return letter_id

    def _again(self, desk: Desk, kept: dict[str, Any]) -> int:
        assert self.letter_id is not None
        before = desk.row("letters", self.letter_id, of=self.case_id)
        if before["state"] != "draft":
            raise Refused("This letter is signed, so its words stay as they are.",
                          what_to_do="Write a new letter.")  # fmt: skip
        desk.change("letters", self.letter_id, **kept)
        desk.settle(self.case_id)
        desk.did("letter", self.letter_id, case=self.case_id)
        return self.letter_id


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLetter:
    """Sign a letter: from now on its bytes are frozen on the shelf, with their hash."""

    case_id: CaseId
    letter_id: int
    signature: Signature = field(default_factory=Signature)

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def carry_out(self, desk: Desk) -> str:
        """Freeze it; the SHA-256 of the PDF."""
        record = desk.case(self.case_id)
        row = desk.row("letters", self.letter_id, of=self.case_id)
        letter = post_room.letter_of(row["letter"])
        if row["state"] != "draft":
            raise Refused("This letter is signed already.")
        if desk.who.role not in letter.signers:
            posts = " or ".join(POSTS[role] for role in letter.signers)
            raise Refused(f"Only the {posts} can sign this letter.",
                          what_to_do="It waits for that signature.")  # fmt: skip
        letter_gates.permit(desk.who, letter, Level.CREATE)
        letter_gates.refuse_closed(desk, record, letter, rows.as_dict(row["facts"]))
        chosen = wordings.drafted(desk.conn, letter, row["wording_sha256"])
        wordings.refuse_unsigned(desk.conn, chosen)
        looked_at = letter_checks.at_signing(desk, record, row)
        account = rows.one(desk.conn, "accounts", desk.who.account_id)
        assert account is not None
        mark = checked(desk, self.signature, account["formal_name"] or account["name"])
        frame, content = laid_out(desk, record, row, signer=desk.who.account_id, signature=mark)
        kept = desk.shelve(content)
        desk.change(
            "letters", self.letter_id, state="signed", signed_at=desk.at,
            signer_id=desk.who.account_id, digest=kept.digest, signature=mark,
            checks=looked_at, stock=frame.stock.name if frame.stock else "",
            facts=rows.as_dict(row["facts"]) | {"addressed_to": [frame.to.name, *frame.to.lines]},
            wording=chosen.wording.version, wording_sha256=chosen.wording.sha256,
        )  # fmt: skip
        desk.chronicle(
            self.case_id, "letter", f"{row['title']}, to {row['to_name']}",
            f"Letter L{row['number']}. {chosen.line}.",
            about="letters", about_id=self.letter_id, mark="Signed",
        )  # fmt: skip
        desk.finish(self.case_id, f"sign:{self.letter_id}")
        desk.task(self.case_id, f"post:{self.letter_id}",
                  f"Print and post: {row['title'].lower()}, to {row['to_name']}", desk.today,
                  role=Role.OFFICE)  # fmt: skip
        desk.settle(self.case_id)
        desk.did("letter", self.letter_id, case=self.case_id)
        return kept.digest


def printed(
    desk: Desk, record: CaseRecord, row: dict[str, Any], *, signer: int | None, draft: bool = False
) -> bytes:
    """The PDF of one letter row, from the facts it was drafted with."""
    return laid_out(desk, record, row, signer=signer, draft=draft)[1]


def laid_out(
    desk: Desk, record: CaseRecord, row: dict[str, Any], *, signer: int | None,
    draft: bool = False, signature: dict[str, Any] | None = None,
) -> tuple[Cover, bytes]:  # fmt: skip
    """The frame of one letter row and its PDF, from the facts it was drafted with."""
    from tcat_desktop.correspondence.page import render

    frame, said = composed(desk, record, row, signer=signer, draft=draft, signature=signature)
    return frame, render(frame, said.heading, said.blocks)


def composed(
    desk: Desk, record: CaseRecord, row: dict[str, Any], *, signer: int | None,
    draft: bool = False, signature: dict[str, Any] | None = None,
) -> tuple[Cover, Merged]:  # fmt: skip
    """The frame of one letter row and its words, before they are laid out."""
    letter = post_room.letter_of(row["letter"])
    facts = rows.as_dict(row["facts"])
    person = None
    if row["person_id"] is not None:
        person = post_room.addressee(desk, record, PersonId(row["person_id"]))
    by = rows.one(desk.conn, "accounts", signer) if signer is not None else None
    reply = facts.get("reply_by")
    frame = post_room.cover(
        desk, record, letter, person, number=row["number"], signer=by,
        reply_by=date.fromisoformat(reply) if reply else None,
        large_print=bool(facts.get("large_print")), draft=draft,
    )  # fmt: skip
    frame = signed(frame, signature or {}, desk.now)
    chosen = wordings.drafted(desk.conn, letter, row["wording_sha256"])
    safe = post_room.safe_facts(desk, record, letter, person, facts, chosen.wording)
    return frame, letter.said(safe, chosen.wording)
