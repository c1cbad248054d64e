"""Which words a letter is written in: the house's, the shipped ones, and whether they are signed.

A shipped wording is known by its SHA-256, so a new release whose words changed needs a new
sign-off. A wording of the house is in use once it is approved; before that it is a draft.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tcat_desktop.correspondence.letter import Letter
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.wording.wording import Wording
from tcat_desktop.journey.people import Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.clock import local
from tcat_desktop.office.words import plain_date
from tcat_desktop.records import finding, wordings
from tcat_desktop.records.rows import Connection

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The words a letter has now. ``signed_by`` is empty until the trust signed them off."""

    wording: Wording
    house: bool = False
    number: int = 0
    signed_by: str = ""
    signed_at: str = ""
    withdrawn: bool = False

    @property
    def signed(self) -> bool:
        """Whether a letter in these words may be issued."""
        return bool(self.signed_at) and not self.withdrawn

    @property
    def name(self) -> str:
        """``House version 2``, or ``Shipped words``."""
        return called("house" if self.house else "shipped", self.number)

    @property
    def line(self) -> str:
        """``House version 2, signed off 23 November 2026 by Dr Carys Llewellyn``."""
        if not self.signed:
            return f"{self.name}, not signed off yet"
        day = plain_date(local(self.signed_at).date())
        return f"{self.name}, signed off {day} by {self.signed_by}"


def called(source: str, number: int) -> str:
    """What people call a version."""
    return f"House version {number}" if source == "house" else "Shipped words"


def in_use(conn: Connection, letter: Letter, rows: list[Row] | None = None) -> Chosen:
    """The words in which this letter is written today."""
    kept = wordings.of_letter(conn, letter.name) if rows is None else rows
    for row in reversed(kept):
        if row["source"] == "house" and row["approved_at"] and not row["withdrawn_at"]:
            return _chosen(row)
    return shipped(letter, kept)


def shipped(letter: Letter, rows: list[Row]) -> Chosen:
    """The words the letter ships with, and whether exactly these were signed off."""
    ours = letter.shipped
    for row in reversed(rows):
        if row["source"] == "shipped" and row["sha256"] == ours.sha256 and row["approved_at"]:
            return _chosen(row)
    return Chosen(wording=ours)


def drafted(conn: Connection, letter: Letter, sha256: str) -> Chosen:
    """The words with which a letter was drafted; the ones in use when those are not kept."""
    kept = wordings.of_letter(conn, letter.name)
    if sha256:
        for row in reversed(kept):
            if row["sha256"] == sha256 and row["approved_at"]:
                return _chosen(row)
        if letter.shipped.sha256 == sha256:
            return shipped(letter, kept)
    return in_use(conn, letter, kept)


def refuse_unsigned(conn: Connection, chosen: Chosen) -> None:
    """Every wording is signed off once by the trust before a letter in it can be issued."""
    if chosen.signed:
        return
    ceo = next((row for row in finding.all_accounts(conn) if row["role"] == Role.CEO), None)
    who = (ceo["formal_name"] or ceo["name"]) if ceo else "The Executive Headteacher/CEO"
    if chosen.withdrawn:
        raise Refused(
            f"{chosen.name} of this letter was taken back after the letter was drafted.",
            what_to_do="Open the draft and save it again; it then takes the words in use now.",
        )
    raise Refused(
        f"{who} has not signed off these words yet ({chosen.name[0].lower()}{chosen.name[1:]}).",
        what_to_do=f"Ask {who} to read and sign them off under Letters, Wording. "
        "The draft stays as it is.",
    )


def unsigned(conn: Connection) -> int:
    """How many letters cannot be issued yet, since nobody signed their words off."""
    kept = wordings.every(conn)
    return sum(
        not in_use(conn, letter, kept.get(name, [])).signed for name, letter in LETTERS.items()
    )


def letter_named(name: str) -> Letter:
    """The letter of that name, or ``Refused``."""
    if name not in LETTERS:
        raise Refused("There is no such letter.", field="letter")
    return LETTERS[name]


def _chosen(row: Row) -> Chosen:
    house = row["source"] == "house"
    label = f"house {row['version']}" if house else "shipped"
    return Chosen(
        wording=Wording(row["heading"], row["body"], label),
        house=house,
        number=row["version"],
        signed_by=row["approver"] or "",
        signed_at=row["approved_at"] or "",
        withdrawn=bool(row["withdrawn_at"]),
    )


def signed_on(at: str) -> str:
    """``23 November 2026, 14:20``, from a moment as it is kept."""
    when: datetime = local(at)
    return f"{plain_date(when.date())}, {when:%H:%M}"
