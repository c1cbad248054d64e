"""Letterheads and envelopes to look at: what is kept, a live preview, and a calibration sheet."""

from dataclasses import dataclass
from typing import ClassVar

from tcat_desktop.journey.people import Act, Level, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import envelopes, letterheads
from tcat_desktop.office.commands.keep_letterhead import checked, school_of
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.letterheads import LetterheadWords
from tcat_desktop.office.words import plain_date
from tcat_desktop.records import finding


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeRow:
    """One envelope or sheet of labels, with its measurements as they can be changed."""

    name: str
    title: str
    source: str
    checked: str
    body: dict[str, object]
    house: bool
    window: bool
    labels: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadRow:
    """One school’s letterhead: what the house set, and what stands where that is empty."""

    school_id: SchoolId
    school: str
    words: LetterheadWords
    address: str
    phone: str
    email: str
    website: str
    trust_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterheads:
    """The letterheads of all schools, and the envelopes."""

    needs: ClassVar = (Act.WORDING, Level.SEE)

    def answer(self, desk: Desk) -> tuple[tuple[LetterheadRow, ...], tuple[EnvelopeRow, ...]]:
        """(letterheads, envelopes and labels)."""
        from tcat_desktop.office import library

        heads = tuple(
            LetterheadRow(
                school_id=SchoolId(row["id"]), school=row["name"],
                words=letterheads.words_of(row), address=row["address"], phone=row["phone"],
                email=row["email"], website=row["website"],
                trust_line=letterheads.usual_trust_line(desk),
            )
            for row in finding.all_schools(desk.conn)
        )  # fmt: skip
        stocks = tuple(
            EnvelopeRow(
                name=each.name, title=each.title, source=each.source,
                checked=plain_date(each.checked_on), body=dict(each.body), house=each.house,
                window=bool(each.body.get("window")), labels="label" in each.body,
            )
            for each in library.entries(desk.conn, "stock")
        )  # fmt: skip
        return heads, stocks


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadEditor:
    """A specimen letter under a letterhead that is not kept yet, as one would print it."""

    school_id: SchoolId
    words: LetterheadWords
    stock: str = "dl"

    needs: ClassVar = (Act.WORDING, Level.SEE)

    def answer(self, desk: Desk) -> bytes:
        """The PDF. Raises Refused naming the field that does not fit."""
        school = school_of(desk, self.school_id)
        words = checked(self.words)
        kept = words.logo == letterheads.words_of(school).logo
        stock = envelopes.stocks_now(desk).get(self.stock)
        return letterheads.tried(desk, school, words, kept=kept, stock=stock)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSheet:
    """A sheet to print, fold and put in the envelope; for labels, their outlines."""

    stock: str
    school_id: SchoolId | None = None

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)

    def answer(self, desk: Desk) -> bytes:
        """The PDF."""
        from tcat_desktop.correspondence import calibration, labels

        schools = finding.all_schools(desk.conn)
        school = next(
            (row["name"] for row in schools if row["id"] == self.school_id),
            schools[0]["name"] if schools else "",
        )
        known = envelopes.stocks_now(desk)
        if self.stock in known:
            return calibration.print_calibration(
                calibration.Calibration(school=school, stock=known[self.stock], on=desk.today)
            )
        sheets = envelopes.label_sheets_now(desk)
        if self.stock in sheets:
            return labels.print_outlines(sheets[self.stock], school, desk.today)
        raise Refused("There is no such envelope.", field="stock",
                      what_to_do="Choose one of the list.")  # fmt: skip
