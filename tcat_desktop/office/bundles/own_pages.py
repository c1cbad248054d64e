"""The pages of a bundle in the desk's own words: the complaint, the chronology, the Code."""

from datetime import date
from typing import Any

from tcat_desktop.correspondence.blocks import Block, PageTitle, Particulars, Small, Table, Text
from tcat_desktop.correspondence.blocks import Heading as Under
from tcat_desktop.correspondence.typefaces import missing_glyphs
from tcat_desktop.correspondence.words import Words, clock, day, quiet, strong
from tcat_desktop.journey.people import PersonId
from tcat_desktop.office import names
from tcat_desktop.office.clock import local
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.minutes_paper import spoken_time
from tcat_desktop.office.words import counted, long_date, plain_date, sentence
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]
Page = tuple[str, str, tuple[Block, ...]]

KINDS = {
    "report": "Report", "decision": "Decision", "call": "Call", "meeting": "Meeting",
    "letter": "Letter", "takedown": "Removal request", "exhibit": "Exhibit", "note": "Note",
    "complaint": "Complaint",
}  # fmt: skip


def shown(text: str) -> str:
    """Words of somebody's as paper can carry them: what no typeface has stands as its number."""
    lost = missing_glyphs(text)
    for character in lost:
        text = text.replace(character, f"‹U+{ord(character):04X}›")
    return text


def day_of(record: CaseRecord) -> date:
    """The day it is about: of the first thing that happened."""
    return date.fromisoformat(record.incidents[0]["happened_on"])


# --- whose complaint, and which hearing


def about(record: CaseRecord) -> str:
    """The sentence under the title: whose complaint, which hearing, when the papers went out."""
    whole, short = _complainant(record)
    said = [f"Complaint by {whole}." if whole else f"{record.case['title']}."]
    panel = record.panels[-1] if record.panels else None
    if panel and panel["on"] and panel["state"] != "cancelled":
        at = f", {spoken_time(panel['at'])}" if panel["at"] else ""
        place = f", {panel['place']}" if panel["place"] else ""
        said.append(f"Panel hearing on {long_date(date.fromisoformat(panel['on']))}{at}{place}.")
        if panel["papers_sent_on"]:
            sent = long_date(date.fromisoformat(panel["papers_sent_on"]))
            who = f" and {short}" if short else ""
            said.append(f"Sent to the panel, the school{who} on {sent}.")
        elif panel["papers_due"]:
            due = long_date(date.fromisoformat(panel["papers_due"]))
            said.append(f"To be with the panel, the school and the parent by {due}.")
    return shown(" ".join(said))


def reader(record: CaseRecord) -> PersonId | None:
    """The parent who is given the copy: whoever complains, else the first who wrote it."""
    wanted = record.complaints[-1]["complainant_id"] if record.complaints else None
    for row in record.involved:
        chosen = row["person_id"] == wanted if wanted else row["role"] == "author"
        if chosen and row["kind"] != "unknown":
            return PersonId(row["person_id"])
    return None


def _complainant(record: CaseRecord) -> tuple[str, str]:
    """Title, forename and surname of whoever complains, and title and surname; or nothing."""
    wanted = record.complaints[-1]["complainant_id"] if record.complaints else None
    for row in record.involved:
        chosen = row["person_id"] == wanted if wanted else row["role"] == "author"
        if chosen and row["kind"] != "unknown" and (wanted or record.handovers):
            return names.full_name(row), names.short_name(row)
    return "", ""


def cover(record: CaseRecord) -> tuple[tuple[str, str], ...]:
    """The rows of the cover: which case, which hearing, who sits, who is the clerk."""
    told = [("Case", str(record.case["reference"])), ("School", str(record.school["name"]))]
    panel = record.panels[-1] if record.panels else None
    if panel and panel["on"]:
        when = long_date(date.fromisoformat(panel["on"]))
        told.append(("Hearing", f"{when}, {spoken_time(panel['at'])}" if panel["at"] else when))
        told += [("Place", panel["place"])] if panel["place"] else []
        told += [("Companion", panel["companion"])] if panel["companion"] else []
    clerk = next((row for row in record.accounts
                  if row["role"] == "clerk" and not row["disabled_at"]), None)  # fmt: skip
    if clerk:
        told.append(("Clerk to governors", clerk["formal_name"] or clerk["name"]))
    return tuple((label, shown(words)) for label, words in told)


# --- the complaint


def complaint(record: CaseRecord) -> Page | None:
    """The complaint as it reached the clerk, and what was done at each stage; or None."""
    handover = record.handovers[-1] if record.handovers else None
    row = record.complaints[-1] if record.complaints else None
    if handover is None and row is None:
        return None
    whole, _ = _complainant(record)
    made: list[Block] = [PageTitle("The complaint", shown(f"Made by {whole}." if whole else ""))]
    if row is not None:
        received = plain_date(date.fromisoformat(row["received_on"]))
        made.append(Particulars((("Received", received),)))
        made.append(Text(shown(row["about"])))
        dated = received
    if handover is not None:
        sent = plain_date(local(handover["sent_at"]).date())
        made += [
            Under("As it was handed to the clerk"),
            Particulars((("Handed over", sent), ("Why", shown(sentence(handover["reason"]))))),
            Text(shown(handover["complaint"])),
        ]
        if handover["answer"]:
            made.append(Small(shown(f"The clerk: {handover['answer']}")))
        dated = dated if row is not None else sent
    made += _steps(record)
    return "The complaint", dated, tuple(made)


def _steps(record: CaseRecord) -> list[Block]:
    if not record.complaint_steps:
        return []
    told = tuple(
        (plain_date(date.fromisoformat(row["on"])), row["stage"].capitalize(),
         shown(_step(row)))
        for row in record.complaint_steps
    )  # fmt: skip
    return [Under("What was done with it"), Table(("When", "Stage", "What"), told, (38, 30, 102))]


def _step(row: Row) -> str:
    said = row["what"].replace("_", " ").capitalize()
    outcome = f", {row['outcome'].replace('_', ' ')}" if row["outcome"] else ""
    words = f". {row['words']}" if row["words"] else ""
    return f"{said}{outcome}{words}"


# --- the chronology


def chronology(record: CaseRecord) -> Page:
    """Everything on record in the order in which it happened; nothing of a sealed exhibit."""
    entries = [row for row in record.events if row["about"] != "bundles"]
    sealed = {row["id"]: row["number"] for row in record.exhibits if row["sealed"]}
    lines = tuple((_when(row), _what(record, row, sealed)) for row in entries)
    many = counted(len(entries), "entry", "entries").lower()
    title = f"Chronology, {many}"
    if len(entries) > 1:
        first, last = (date.fromisoformat(entries[at]["happened_on"]) for at in (0, -1))
        title += f", {_day(first)} to {_day(last)}"
    entered = max((row["entered_at"] for row in entries), default=record.case["reported_at"])
    dated = plain_date(local(entered).date())
    table = Table(("When it happened", "What, and when it was written down"), lines, (40, 130))
    under = "In the order in which it happened. The moment of writing cannot be changed."
    return title, dated, (PageTitle(title, under), table)


def _day(on: date) -> str:
    return f"{on.day} {on:%B}"


def _when(row: Row) -> Words:
    on = date.fromisoformat(row["happened_on"])
    at = spoken_time(row["happened_at"]) or "hour not known"
    return (strong(day(on)), f"\n{at}")


def _what(record: CaseRecord, row: Row, sealed: dict[int, int]) -> Words:
    entered = local(row["entered_at"])
    by = record.names.get(row["entered_by"], "")
    written = quiet(shown(f"\nWritten down {day(entered.date())}, {clock(entered)}, by {by}."))
    kind = KINDS.get(row["kind"], row["kind"].capitalize())
    if row["about"] == "exhibits" and row["about_id"] in sealed:
        return (strong(f"Exhibit E{sealed[row['about_id']]}. "), "Sealed.", written)
    words = f"\n{row['words']}" if row["words"] else ""
    return (strong(f"{kind}. "), shown(f"{row['title']}{words}"), written)


# --- the Code


def the_code(desk: Desk, record: CaseRecord) -> Page:
    """The Code's clauses in the desk's own short words, where nobody kept the paper itself."""
    number = str(record.case["code_version"])
    version = next((each for each in desk.code.versions if each.number == number),
                   desk.code.in_force(day_of(record)))  # fmt: skip
    title = f"{desk.code.title}, version {version.number}"
    judged = {row["clause"] for row in record.latest_findings}
    lines = tuple(
        (clause.number, clause.name, clause.kind, "In question" if number in judged else "")
        for number, clause in desk.code.clauses.items()
    )
    website = record.school["website"]
    where = f" It can be read at the office and at {website}/code." if website else (
        " It can be read at the office."
    )  # fmt: skip
    table = Table(("Clause", "What it says, in short", "Kind", "Here"), lines, (16, 94, 34, 26))
    begun = plain_date(version.in_force_from)
    under = f"In force from {begun}. In the desk’s own short words, not the Code’s.{where}"
    return title, begun, (PageTitle(title, under), table)


# --- exhibits that are words


def particulars(pairs: tuple[tuple[str, str], ...]) -> Block:
    """Names and values, as far as paper can carry them."""
    return Particulars(tuple((shown(label), shown(words)) for label, words in pairs if words))
