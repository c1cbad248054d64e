"""What a takedown route's form is given: its fields filled from the record, and the copies kept.

Nothing is sent from here. A field that the record cannot fill stays empty, and is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tcat_desktop.correspondence import takedown_pack as paper
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.journey import clocks
from tcat_desktop.journey.ladder import Need, Route
from tcat_desktop.office import family_safety, letter_facts, names, takedowns
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.words import long_date, plain_date
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]

_SHORT = 80
_PASSED_ON = frozenset({"poster", "platform", "operator", "helper"})
_STATES = {
    "asked": "no answer yet", "refused": "they refused", "removed": "it was removed",
    "still_there": "it is still there", "again": "it was removed and came back",
}  # fmt: skip
# How a choice of a platform's own list is guessed where a clause counts at all.
_USUAL = "arass"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """One thing to be removed: what, where, and the exhibit that is the copy of this very thing."""

    what: str
    link: str = ""
    exhibit_id: int | None = None


def refuse_kept_back(
    desk: Desk, route: Route, lines: tuple[PackLine, ...], fields: Mapping[str, str]
) -> None:
    """``Refused`` where a pack carries a protected address: a website passes a form on.

    The police and the regulators are told what they need.
    """
    if route.target in _PASSED_ON:
        things = {"lines": " ".join(family_safety.told_in(lines))}
        family_safety.check_output(desk, (), {**fields, **things}, what="This pack")


def exhibit_row(record: CaseRecord, exhibit_id: int | None) -> Row | None:
    """The exhibit of a line, unless it is sealed or not on this case."""
    return next(
        (row for row in record.exhibits if row["id"] == exhibit_id and not row["sealed"]), None
    )


def likely_lines(record: CaseRecord, after: Row | None = None) -> tuple[PackLine, ...]:
    """What is asked to go: the thing that came back, else what is left, else each quotation."""
    if after is not None:
        return (_line_of(record, after),)
    waiting = takedowns.left(record)
    if waiting:
        asked = (row for row in waiting if row["target"] != "group")
        found = {(row["what"], row["link"]): _line_of(record, row) for row in asked}
        return tuple(found.values())
    made = [
        PackLine(what=f"The post that says “{_short(quote)}”", link=row["link"],
                 exhibit_id=_copy_of(record, quote))
        for row in record.incidents
        for quote in row["quotes"]
    ]  # fmt: skip
    return tuple({each.what: each for each in made}.values())[:5]


def _line_of(record: CaseRecord, row: Row) -> PackLine:
    """The thing of an earlier ask; what came back stands elsewhere, and needs a copy of its own."""
    seen = [each for each in record.sightings
            if each["takedown_id"] == row["id"] and each["state"] == "again"]  # fmt: skip
    if row["state"] == "again" and seen:
        link, copy = seen[-1]["link"] or row["link"], seen[-1]["exhibit_id"]
        return PackLine(what=row["what"], link=link, exhibit_id=copy)
    copy = row["exhibit_id"] or _copy_of(record, row["what"])
    return PackLine(what=row["what"], link=row["link"], exhibit_id=copy)


def _short(quote: str) -> str:
    return quote if len(quote) <= _SHORT else f"{quote[:_SHORT].rsplit(' ', 1)[0]}…"


def _copy_of(record: CaseRecord, words: str) -> int | None:
    """The exhibit whose words somebody confirmed and that holds these; else the only one."""
    opened = [row for row in record.exhibits if not row["sealed"]]
    plain = words.casefold()
    for row in opened:
        confirmed = (row["confirmed"] or "").casefold()
        if confirmed and (confirmed in plain or plain in confirmed):
            return int(row["id"])
    return int(opened[0]["id"]) if len(opened) == 1 else None


# -- filling the fields --------------------------------------------------------------------------


def filled(
    desk: Desk, record: CaseRecord, route: Route, lines: tuple[PackLine, ...], platform: str = ""
) -> dict[str, str]:
    """What the record knows for each field of the route's form, by the field's name."""
    known = _known(desk, record, lines, platform)
    return {need.name: _for(need, known) for need in route.needs}


def _for(need: Need, known: dict[str, str]) -> str:
    if need.record == "category":
        return (
            next((each for each in need.choices if _USUAL in each), "") if known["clauses"] else ""
        )
    return known.get(need.record, "")


def _known(
    desk: Desk, record: CaseRecord, lines: tuple[PackLine, ...], platform: str
) -> dict[str, str]:
    school = record.school
    due = desk.due(school, clocks.REMOVAL)
    exhibits = [exhibit_row(record, each.exhibit_id) for each in lines]
    answers = [f"{row['asked_of']}: {row['reply']}" for row in record.takedowns if row["reply"]]
    return {
        "links": "\n".join(dict.fromkeys(each.link for each in lines if each.link)),
        "words": "\n".join(f"“{words}”" for row in record.incidents for words in row["quotes"]),
        "when": "\n".join(dict.fromkeys(map(_when, record.incidents))),
        "handle": _handle(record),
        "poster": poster(record),
        "harm": " ".join(
            row["reason"] for row in record.latest_findings
            if row["judgement"] in ("likely", "found") and row["reason"]
        ),
        "tried": "\n".join(tried_words(row) for row in record.takedowns),
        "who_we_are": who_we_are(desk, record),
        "email": school["email"],
        "country": "United Kingdom",
        "subject": _subject(record),
        "group": next((row["group_name"] for row in reversed(record.incidents)
                       if row["group_name"]), ""),
        "admins": ", ".join(names.full_name(row) for row in record.involved
                            if row["role"] in ("group_admin", "group_creator")),
        "exhibits": ", ".join(f"E{row['number']}" for row in exhibits if row is not None),
        "response": "\n".join(answers),
        "asked_poster": "\n".join(
            tried_words(row) for row in record.takedowns if row["target"] == "poster"
        ),
        "reply_by": due.on.isoformat(),
        "how_to_reply": _how_to_reply(school),
        "platform": platform or ", ".join(sorted(takedowns.platforms_of(record))),
        "clauses": " ".join(letter_facts.counting_clauses(record)),
    }  # fmt: skip


def _when(incident: Row) -> str:
    on = long_date(date.fromisoformat(incident["happened_on"]))
    return f"{on}, {incident['happened_at']}" if incident["happened_at"] else on


def poster(record: CaseRecord) -> str:
    """Who wrote it, as far as anybody knows."""
    return next((names.full_name(row) for row in record.involved if row["role"] == "author"), "")


def _handle(record: CaseRecord) -> str:
    """Of an unknown poster only the name she posts under is known; of others nobody kept it."""
    return next((row["surname"] for row in record.involved
                 if row["role"] == "author" and row["kind"] == "unknown"), "")  # fmt: skip


def _subject(record: CaseRecord) -> str:
    """Who it is about, unless the law forbids to name her (Education Act 2002 s.141F)."""
    for row in record.involved:
        if row["role"] in ("named", "depicted", "recipient"):
            hidden = record.case["teacher_allegation"] and row["kind"] == "staff"
            return "" if hidden else names.full_name(row)
    return ""


def _how_to_reply(school: Row) -> str:
    ways = [f"phone {school['phone']}" if school["phone"] else "",
            f"write to {school['email']}" if school["email"] else ""]  # fmt: skip
    told = " or ".join(way for way in ways if way)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def who_we_are(desk: Desk, record: CaseRecord) -> str:
    """“Applewick Primary School, Orchard Lane, Marlstow, part of Three Counties Academy Trust”."""
    school = record.school
    trust = rows.setting(desk.conn, "trust")
    address = ", ".join(line.strip() for line in school["address"].splitlines() if line.strip())
    parts = [school["name"], address, f"part of {trust}" if trust else ""]
    return ", ".join(part for part in parts if part)


def tried_words(row: Row) -> str:
    """“16 November 2026: asked Facebook, reference 77-1; they refused.”"""
    on = plain_date(date.fromisoformat(row["asked_on"]))
    reference = f", reference {row['their_reference']}" if row["their_reference"] else ""
    return f"{on}: asked {row['asked_of']}{reference}; {_STATES.get(row['state'], row['state'])}."


# -- on paper ------------------------------------------------------------------------------------


def notice(desk: Desk, record: CaseRecord, given: dict[str, str], operator: str, on: date) -> bytes:
    """The section 5 notice for its complainant to sign. Raises Refused where a fact is empty."""
    letter = LETTERS["section_5_notice"]
    told = letter.facts(
        phone=record.school["phone"] or "the school office",
        contact=_contact(desk, record),
        complainant=given["complainant"],
        operator=operator,
        statement=_lines(given["statement"]),
        where=_lines(given["where"]),
        why_defamatory=given["why_defamatory"],
        meaning=given["meaning"],
        wrong_parts=given["wrong_parts"],
        email=given["email"],
        consent_name=given["consent_name"],
        consent_email=given["consent_email"],
    )  # type: ignore[call-arg]
    return paper.print_notice(letter.said(told), given["complainant"], on)


def _contact(desk: Desk, record: CaseRecord) -> str:
    known = letter_facts.filled(desk, record, LETTERS["section_5_notice"], None)
    return str(known["contact"])


def _lines(words: str) -> tuple[str, ...]:
    """Each line of a field, without the quotation marks that paper sets by itself."""
    return tuple(line.strip().strip('“”"') for line in words.splitlines() if line.strip())
