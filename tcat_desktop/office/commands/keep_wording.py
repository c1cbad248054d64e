"""The words of letters changed, signed off, and put back as they shipped."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.correspondence.letter import Letter
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.wording.language import Fault, faults, heading_faults
from tcat_desktop.correspondence.wording.wording import Wording
from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Conflict, Refused
from tcat_desktop.office import checks, sample_facts, wordings
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import wordings as kept_wordings

Row = dict[str, Any]
_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepWording:
    """Keep words of the house's own as a draft; letters go on in the words in use.

    ``seen`` is the SHA-256 of the words the change began from; empty does not look.
    """

    letter: str
    heading: str
    body: str
    note: str = ""
    seen: str = ""

    needs: ClassVar = (Act.WORDING, Level.DRAFT)

    def carry_out(self, desk: Desk) -> int:
        """Keep it; the number of the version. A draft that was there is replaced."""
        letter = wordings.letter_named(self.letter)
        wording = Wording(self.heading.strip(), self.body.rstrip(), "draft")
        refuse_faults(letter, wording)
        trial(desk, letter, wording)
        rows = kept_wordings.of_letter(desk.conn, letter.name)
        newest = newest_draft(rows)
        before = newest["sha256"] if newest else (
            wordings.in_use(desk.conn, letter, rows).wording.sha256
        )  # fmt: skip
        if self.seen and self.seen != before:
            raise Conflict(
                "Somebody else changed the words of this letter after you opened them.",
                what_to_do="Your text is safe. Look at what changed, then save again.",
            )
        values: Row = {"heading": wording.heading, "body": wording.body, "sha256": wording.sha256,
                  "note": self.note.strip(), "made_at": desk.at,
                  "made_by": desk.who.account_id}  # fmt: skip
        if newest:
            kept_wordings.change(desk.conn, newest["id"], **values)
            kept, number = newest["id"], newest["version"]
        else:
            number = _next(rows, "house")
            kept = desk.add("wordings", letter=letter.name, source="house", version=number,
                            **values)  # fmt: skip
        desk.did("wording", kept, letter=letter.name, version=number)
        return int(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveWording:
    """Sign off a version of the house's own words: letters are written in it from now on.

    ``seen`` is the SHA-256 of what was read; empty does not look.
    """

    letter: str
    version: int
    seen: str = ""

    needs: ClassVar = (Act.WORDING, Level.DECIDE)

    def carry_out(self, desk: Desk) -> None:
        """Sign it off; from now on its words stay as they are."""
        letter = wordings.letter_named(self.letter)
        row = next(
            (
                each for each in kept_wordings.of_letter(desk.conn, letter.name)
                if each["source"] == "house" and each["version"] == self.version
            ),
            None,
        )  # fmt: skip
        if row is None or row["withdrawn_at"]:
            raise Refused("That version is no longer there.", field="version",
                          what_to_do="Save the words again as a draft.")  # fmt: skip
        if row["approved_at"]:
            raise Refused("That version is signed off already.", field="version")
        if self.seen and self.seen != row["sha256"]:
            raise Conflict(
                "Somebody changed this version after you read it.",
                what_to_do="Read it once more, then sign it off.",
            )
        wording = Wording(row["heading"], row["body"], "draft")
        refuse_faults(letter, wording)
        trial(desk, letter, wording)
        kept_wordings.change(
            desk.conn, row["id"], approved_at=desk.at, approved_by=desk.who.account_id
        )
        desk.did("wording", row["id"], letter=letter.name, version=self.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveShipped:
    """Sign off the words that letters ship with; without names, those of every letter."""

    letters: tuple[str, ...] = ()

    needs: ClassVar = (Act.WORDING, Level.DECIDE)

    def carry_out(self, desk: Desk) -> tuple[str, ...]:
        """Sign them off; the letters that were not yet."""
        wanted = [wordings.letter_named(name) for name in self.letters or LETTERS]
        known = kept_wordings.every(desk.conn)
        done = []
        for letter in wanted:
            rows = known.get(letter.name, [])
            if wordings.shipped(letter, rows).signed:
                continue
            ours = letter.shipped
            desk.add(
                "wordings", letter=letter.name, source="shipped", version=_next(rows, "shipped"),
                heading=ours.heading, body=ours.body, sha256=ours.sha256, note="",
                made_at=desk.at, made_by=desk.who.account_id,
                approved_at=desk.at, approved_by=desk.who.account_id,
            )  # fmt: skip
            done.append(letter.name)
        desk.did("wording", None, letters=done)
        return tuple(done)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToShipped:
    """Take the house's words of a letter back: it is written as it shipped from now on."""

    letter: str
    reason: str

    needs: ClassVar = (Act.WORDING, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Take back every version of the house that is in use or waits; none is lost."""
        letter = wordings.letter_named(self.letter)
        reason = checks.needed(self.reason, "Say why the shipped words are better.", "reason")
        ours = [
            row for row in kept_wordings.of_letter(desk.conn, letter.name)
            if row["source"] == "house" and not row["withdrawn_at"]
        ]  # fmt: skip
        if not ours:
            raise Refused("This letter has its shipped words already.", field="letter")
        for row in ours:
            note = f"{row['note']}\n" if row["note"] else ""
            kept_wordings.change(
                desk.conn, row["id"], withdrawn_at=desk.at, note=f"{note}Taken back: {reason}"
            )
        desk.did("wording", ours[-1]["id"], letter=letter.name)


def refuse_faults(letter: Letter, wording: Wording) -> None:
    """``Refused`` with the line of each fault, the subject first."""
    subject = heading_faults(wording.heading, letter.known)
    if subject:
        raise Refused(f"Subject: {subject[0].what}", field="heading",
                      what_to_do=subject[0].what_to_do)  # fmt: skip
    found = faults(wording.body, letter.known)
    if found:
        more = len(found) - _SHOWN
        lines = "\n".join(_line(fault) for fault in found[:_SHOWN])
        raise Refused(lines + (f"\n… and {more} more." if more > 0 else ""), field="body",
                      what_to_do=found[0].what_to_do)  # fmt: skip


def _line(fault: Fault) -> str:
    return f"Line {fault.line}: {fault.what}"


def trial(desk: Desk, letter: Letter, wording: Wording) -> bytes:
    """The letter with invented facts as a PDF: what cannot be printed is refused here already."""
    facts = sample_facts.sample(letter, desk.today)
    return letter.printed(sample_facts.sample_cover(desk, letter), facts, wording)


def newest_draft(rows: list[Row]) -> Row | None:
    """The house's words that wait for a sign-off, or None."""
    for row in reversed(rows):
        if row["source"] == "house" and not row["withdrawn_at"]:
            return None if row["approved_at"] else row
    return None


def _next(rows: list[Row], source: str) -> int:
    return max((row["version"] for row in rows if row["source"] == source), default=0) + 1
