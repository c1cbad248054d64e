"""Checks of a letter before it is issued: whom it may not name, what was found, what was overruled.

A finding that stops a letter keeps it from being signed until somebody who may decide puts it
aside, with a reason and under her name. An overruling counts for one sentence: once the sentence
changes, it counts no longer.
"""

from dataclasses import dataclass
from typing import Any, Final

from tcat_desktop.correspondence.checks import (
    FINAL,
    About,
    Finding,
    Law,
    Report,
    check,
    law_of,
    paper_of,
)
from tcat_desktop.correspondence.letter import Letter
from tcat_desktop.correspondence.wording.wording import Wording
from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import family_safety, letter_facts, library, names, post_room, wordings
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding, overrules, rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]

# People of a case whose naming tells one family of another.
_FAMILIES: Final = frozenset({"parent", "pupil"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """Who put a finding aside, why, and when."""

    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One finding, and whether somebody put it aside."""

    finding: Finding
    overruled: Overruled | None = None

    @property
    def bars(self) -> bool:
        """Whether it keeps the letter from being signed."""
        return self.finding.weight == "stop" and self.overruled is None

    def kept(self) -> Row:
        """As it is kept with a letter once that is signed."""
        each, why = self.finding, self.overruled
        return {
            "rule": each.rule, "words": each.words, "paragraph": each.paragraph,
            "start": each.start, "end": each.end, "title": each.title, "why": each.why,
            "what_to_do": each.what_to_do, "weight": each.weight, "sentence": each.sentence,
            "opens": each.opens,
            "overruled": {"reason": why.reason, "by": why.by, "at": why.at} if why else None,
        }  # fmt: skip


def judged_again(kept: Row) -> Judged:
    """A finding as it was kept with a signed letter."""
    told = {name: value for name, value in kept.items() if name != "overruled"}
    why = kept.get("overruled")
    return Judged(finding=Finding(**told), overruled=Overruled(**why) if why else None)


def laws(desk: Desk) -> tuple[Law, ...]:
    """The library of law as this trust keeps it."""
    return tuple(
        law_of(
            each.name, each.title, each.body, each.from_on, each.to_on,
            source=each.source, checked_on=each.checked_on,
        )
        for each in library.entries(desk.conn, "law")
    )  # fmt: skip


def about(desk: Desk, record: CaseRecord, letter: Letter, person: Row | None) -> About:
    """What a letter of this case to this person is held against."""
    involved = {row["person_id"]: row for row in record.involved}
    to = person["person_id"] if person is not None else None
    own = _own_family(desk, involved, to)
    others = [row for key, row in involved.items()
              if key not in own and row["kind"] in _FAMILIES]  # fmt: skip
    known = {**{row["id"]: row for row in overrules.families(desk.conn)}, **involved}
    staff = [row for row in involved.values() if row["kind"] == "staff"]
    return About(
        letter=letter,
        on=desk.today,
        recipient=names.full_name(person) if person is not None else "",
        own_names=(*(_plain_name(known[key]) for key in own if key in known), *_hinted(person)),
        # A note that stays within the trust may say whom a case is about.
        other_names=tuple(map(_plain_name, others)) if letter.posted else (),
        pupils=tuple(_plain_name(row) for key, row in known.items()
                     if key not in own and key not in involved) if letter.posted else (),
        teachers_under_allegation=tuple(map(_plain_name, staff))
        if record.case["teacher_allegation"] else (),
        expression_only=record.journey().expression_only,
        trust=rows.setting(desk.conn, "trust"),
        schools=tuple(row["name"] for row in finding.all_schools(desk.conn)),
        laws=laws(desk),
        clauses=letter_facts.counting_clauses(record),
    )  # fmt: skip


def report(
    desk: Desk, record: CaseRecord, letter: Letter, person: Row | None, values: Row,
    wording: Wording,
) -> Report:  # fmt: skip
    """What the checks say of a letter with these facts in these words.

    Raises:
        Refused: when a fact is missing, or family safety does not let the words be.
    """
    safe = post_room.safe_facts(desk, record, letter, person, values, wording)
    return check(paper_of(letter.said(safe, wording)), about(desk, record, letter, person))


def of_draft(desk: Desk, record: CaseRecord, row: Row) -> tuple[tuple[Judged, ...], Report]:
    """The findings of a draft with what was put aside, and the whole report."""
    letter = post_room.letter_of(row["letter"])
    person = None
    if row["person_id"] is not None:
        person = post_room.addressee(desk, record, PersonId(row["person_id"]))
    chosen = wordings.drafted(desk.conn, letter, row["wording_sha256"])
    made = report(desk, record, letter, person, rows.as_dict(row["facts"]), chosen.wording)
    return judged(desk, made, row["id"]), made


def judged(desk: Desk, made: Report, letter_id: int | None) -> tuple[Judged, ...]:
    """The findings of a report, each with the newest overruling for its very sentence."""
    put_aside = {
        (row["rule"], row["words"]): Overruled(
            reason=row["reason"], by=row["formal"] or row["signer"], at=row["made_at"]
        )
        for row in (overrules.of_letter(desk.conn, letter_id) if letter_id is not None else ())
    }
    return tuple(
        Judged(finding=each, overruled=None if each.rule in FINAL
               else put_aside.get((each.rule, each.sentence)))
        for each in made.findings
    )  # fmt: skip


def at_signing(desk: Desk, record: CaseRecord, row: Row) -> dict[str, Any]:
    """What is kept with a letter as it is signed; ``Refused`` while something still stops it."""
    found, made = of_draft(desk, record, row)
    barring = [each.finding for each in found if each.bars]
    if barring:
        first = barring[0]
        more = "" if len(barring) == 1 else f" and {len(barring) - 1} more"
        quoted = f": “{_short(first.words)}”" if first.words else ""
        raise Refused(
            f"The wording checks stop this letter. {first.title}{quoted}{more}.",
            field="checks",
            what_to_do=f"{first.what_to_do} Or put it aside under Wording checks, with a reason.",
        )
    return {"findings": [each.kept() for each in found], "passed": list(made.passed)}


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:77]}…"


def _own_family(desk: Desk, involved: dict[int, Row], to: int | None) -> set[int]:
    """The reader, her children, those who share them, and pupils of this case of her name."""
    if to is None:
        return set()
    person_ids = family_safety.families_of(desk, (PersonId(to),))
    children = {each.child for each in person_ids.relations if each.adult == to and not each.ended}
    own: set[int] = {to, *children}
    own |= {each.adult for each in person_ids.relations if each.child in children}
    surname = involved[to]["surname"] if to in involved else ""
    own |= {
        key for key, row in involved.items()
        if row["kind"] == "pupil" and row["surname"] == surname
    }  # fmt: skip
    return own


def _plain_name(row: Row) -> str:
    return " ".join(
        part for part in (row.get("title", ""), row["forename"], row["surname"]) if part
    )


def _hinted(person: Row | None) -> tuple[str, ...]:
    """What stands beside the reader in the register, “mother of Riley, 4H”, names her own."""
    hint = person.get("hint", "") if person is not None else ""
    return tuple(word.strip(",.;") for word in hint.split() if word[:1].isupper())
