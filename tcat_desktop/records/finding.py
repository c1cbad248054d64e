"""Finding the smaller things: people, accounts, schools, drafts, letters, tasks, meetings."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, func

from tcat_desktop.journey.people import REACH, Person, Reach
from tcat_desktop.records import sight
from tcat_desktop.records.folding import folded
from tcat_desktop.records.tables import (
    accounts,
    bundles,
    cases,
    clocks,
    code_reviews,
    drafts,
    exhibits,
    letters,
    meetings,
    people,
    policies,
    schools,
    tasks,
)

Row = dict[str, Any]
_MOST = 500


def _rows(conn: Connection, statement: sa.Select[Any], values: Row | None = None) -> list[Row]:
    return [dict(row) for row in conn.execute(statement, values or {}).mappings()]


def all_schools(conn: Connection) -> list[Row]:
    """Every school of the trust, in the order it was added."""
    return _rows(conn, sa.select(schools).order_by(schools.c.id).limit(_MOST))


def all_accounts(conn: Connection) -> list[Row]:
    """Every account, disabled ones too, by name."""
    return _rows(conn, sa.select(accounts).order_by(accounts.c.name, accounts.c.id).limit(_MOST))


def people_like(conn: Connection, who: Person, words: str, most: int = 20) -> list[Row]:
    """People whose name or hint holds every typed word, names that begin with it first."""
    plain = " ".join(folded(words).split())
    first = people.c.sort_name.startswith(plain, autoescape=True)
    statement = sa.select(people).order_by(first.desc(), people.c.sort_name, people.c.id)
    for word in words.casefold().split()[:5]:
        statement = statement.where(
            sa.or_(
                people.c.sort_name.contains(folded(word), autoescape=True),
                func.lower(people.c.hint).contains(word, autoescape=True),
            )
        )
    if REACH[who.role] is Reach.SCHOOL:
        statement = statement.where(
            sa.or_(people.c.school_id == who.school_id, people.c.school_id.is_(None))
        )
    return _rows(conn, statement.limit(most))


def newest_draft(conn: Connection, account_id: int, form: str, object_id: int | None) -> Row | None:
    """The newest saved draft of one form of one person, or None."""
    same = drafts.c.object_id.is_(None) if object_id is None else drafts.c.object_id == object_id
    found = _rows(
        conn,
        sa.select(drafts)
        .where(drafts.c.account_id == account_id, drafts.c.form == form, same)
        .order_by(drafts.c.saved_at.desc())
        .limit(1),
    )
    return found[0] if found else None


def save_draft(conn: Connection, row: Row) -> None:
    """Keep what is being typed; a draft of the same id is replaced, its owner never is."""
    from sqlalchemy.dialects.sqlite import insert

    statement = insert(drafts).values(row)
    conn.execute(
        statement.on_conflict_do_update(
            index_elements=["draft_id"],
            set_={"body": statement.excluded.body, "saved_at": statement.excluded.saved_at},
            where=drafts.c.account_id == statement.excluded.account_id,
        )
    )


def drop_draft(conn: Connection, draft_id: str, account_id: int) -> None:
    """Forget a draft of one's own."""
    conn.execute(
        drafts.delete().where(drafts.c.draft_id == draft_id, drafts.c.account_id == account_id)
    )


def exhibits_of_draft(conn: Connection, draft_id: str, account_id: int) -> list[Row]:
    """The files kept with a draft of one's own, in the order they came."""
    return _rows(
        conn,
        sa.select(exhibits)
        .where(exhibits.c.draft_id == draft_id, exhibits.c.added_by == account_id)
        .order_by(exhibits.c.id)
        .limit(_MOST),
    )


def open_tasks(conn: Connection, who: Person) -> list[Row]:
    """Every open task of the cases this person can meet, soonest first."""
    statement = (
        sa.select(
            tasks,
            cases.c.reference,
            cases.c.school_id,
            cases.c.stage,
            cases.c.title.label("case_title"),
            cases.c.reported_at,
            cases.c.reported_by,
        )
        .join(cases, cases.c.id == tasks.c.case_id)
        .where(tasks.c.done_at.is_(None), sight.seen_by(who))
        .order_by(tasks.c.due_on, tasks.c.id)
        .limit(_MOST)
    )
    return _rows(conn, statement, sight.bound(who))


def reckoned_tasks(conn: Connection, school_id: int) -> list[Row]:
    """Open tasks of a school whose due date was reckoned, whoever may see their cases."""
    return _rows(
        conn,
        sa.select(tasks, cases.c.reference)
        .join(cases, cases.c.id == tasks.c.case_id)
        .where(
            cases.c.school_id == school_id,
            tasks.c.done_at.is_(None),
            tasks.c.reckoned != "{}",
        )
        .order_by(tasks.c.due_on, tasks.c.id)
        .limit(20_000),
    )


def tasks_of(conn: Connection, case_id: int) -> list[Row]:
    """Every task of one case, soonest first."""
    return _rows(
        conn,
        sa.select(tasks)
        .where(tasks.c.case_id == case_id)
        .order_by(tasks.c.due_on, tasks.c.id)
        .limit(_MOST),
    )


def moves_of_tasks(conn: Connection, task_ids: list[int]) -> dict[int, int]:
    """How often each task's day has moved, for those that it did."""
    from tcat_desktop.records.tables import events

    moved = events.c.title.like("The d%moved: %")
    found = conn.execute(
        sa.select(events.c.about_id, func.count())
        .where(events.c.about == "tasks", events.c.about_id.in_(task_ids), moved)
        .group_by(events.c.about_id)
    )
    return {row[0]: row[1] for row in found}


def clock_row(conn: Connection, name: str) -> Row | None:
    """How this trust has signed off one clock, or None while the default holds."""
    found = _rows(conn, sa.select(clocks).where(clocks.c.name == name).limit(1))
    return found[0] if found else None


def clock_rows(conn: Connection) -> dict[str, Row]:
    """Every clock that this trust has signed off, by its name."""
    return {row["name"]: row for row in _rows(conn, sa.select(clocks).limit(_MOST))}


def cases_seen(conn: Connection, who: Person, case_ids: list[int]) -> set[int]:
    """Those of the cases that this person can meet."""
    if not case_ids:
        return set()
    statement = sa.select(cases.c.id).where(cases.c.id.in_(case_ids), sight.seen_by(who))
    return {row["id"] for row in _rows(conn, statement, sight.bound(who))}


def letters_of(conn: Connection, who: Person, most: int = _MOST) -> list[Row]:
    """The register of letters of the cases this person can meet, newest first."""
    statement = (
        sa.select(
            letters,
            cases.c.reference,
            cases.c.school_id,
            accounts.c.name.label("signer"),
            accounts.c.formal_name.label("signer_formal"),
        )
        .join(cases, cases.c.id == letters.c.case_id)
        .outerjoin(accounts, accounts.c.id == letters.c.signer_id)
        .where(sight.seen_by(who))
        .order_by(letters.c.id.desc())
        .limit(most)
    )
    return _rows(conn, statement, sight.bound(who))


def meetings_between(conn: Connection, who: Person, first: str, last: str) -> list[Row]:
    """Meetings on days from ``first`` to ``last`` of the cases this person can meet."""
    statement = (
        sa.select(meetings, cases.c.reference, cases.c.school_id)
        .join(cases, cases.c.id == meetings.c.case_id)
        .where(meetings.c.on >= first, meetings.c.on <= last, sight.seen_by(who))
        .order_by(meetings.c.on, meetings.c.at, meetings.c.id)
        .limit(_MOST)
    )
    return _rows(conn, statement, sight.bound(who))


def reported_by(conn: Connection, account_id: int) -> list[Row]:
    """What one person logged: its reference, when, and where it stands; not what it says."""
    statement = (
        sa.select(
            cases.c.id,
            cases.c.reference,
            cases.c.stage,
            cases.c.disposition,
            cases.c.reported_at,
            cases.c.school_id,
            cases.c.closed_at,
        )
        .where(cases.c.reported_by == account_id)
        .order_by(cases.c.id.desc())
        .limit(_MOST)
    )
    return _rows(conn, statement)


def newest_review(conn: Connection) -> Row | None:
    """The newest review of the Code on record, or None."""
    found = _rows(conn, sa.select(code_reviews).order_by(code_reviews.c.id.desc()).limit(1))
    return found[0] if found else None


def finish_tasks(conn: Connection, case_id: int, kind: str, done_at: str, done_by: int) -> None:
    """Mark every open task of one kind of a case as done."""
    conn.execute(
        tasks.update()
        .where(tasks.c.case_id == case_id, tasks.c.kind == kind, tasks.c.done_at.is_(None))
        .values(done_at=done_at, done_by=done_by)
    )


def claim_exhibits(conn: Connection, draft_id: str, account_id: int, case_id: int) -> int:
    """Give the files of a draft to the case made of it, numbered in the order they came."""
    kept = exhibits_of_draft(conn, draft_id, account_id)
    highest = conn.execute(
        sa.select(func.coalesce(func.max(exhibits.c.number), 0)).where(
            exhibits.c.case_id == case_id
        )
    ).scalar_one()
    for number, row in enumerate(kept, start=int(highest) + 1):
        conn.execute(
            exhibits.update()
            .where(exhibits.c.id == row["id"])
            .values(case_id=case_id, draft_id=None, number=number)
        )
    return len(kept)


def referenced_digests(conn: Connection) -> set[str]:
    """Every file on the shelf that a row still points at."""
    found: set[str] = set()
    sent = func.json_extract(meetings.c.minutes, "$.sent")
    logo = func.coalesce(func.json_extract(schools.c.letterhead, "$.logo"), "")
    for column in (
        exhibits.c.digest, letters.c.digest, meetings.c.minutes_digest, sent, logo,
        policies.c.digest, bundles.c.digest, bundles.c.redacted_digest,
    ):  # fmt: skip
        found |= {row[0] for row in conn.execute(sa.select(column).where(column != "").distinct())}
    return found


def search_entry(conn: Connection, case_id: int, title: str, people_line: str, body: str) -> None:
    """Keep what a search may find of a case; sealed words never come here."""
    from sqlalchemy.dialects.sqlite import insert

    from tcat_desktop.records.tables import search_text

    # Names also plain, for whoever types Lukasz and means Łukasz.
    told = {
        "title": title,
        "people": f"{people_line} {folded(f'{people_line} {title}')}",
        "body": body,
    }
    statement = insert(search_text).values(case_id=case_id, **told)
    conn.execute(statement.on_conflict_do_update(index_elements=["case_id"], set_=told))


def involved_in(conn: Connection, case_id: int) -> list[Row]:
    """The people of a case with what each was, in the order they were entered."""
    from tcat_desktop.records.tables import involvements

    statement = (
        sa.select(people, involvements.c.role, involvements.c.person_id)
        .join(people, people.c.id == involvements.c.person_id)
        .where(involvements.c.case_id == case_id)
        .order_by(involvements.c.id)
        .limit(_MOST)
    )
    return _rows(conn, statement)


def soonest_task(conn: Connection, case_id: int) -> Row:
    """The open task of a case that is due first."""
    statement = (
        sa.select(tasks)
        .where(tasks.c.case_id == case_id, tasks.c.done_at.is_(None))
        .order_by(tasks.c.due_on, tasks.c.id)
        .limit(1)
    )
    return _rows(conn, statement)[0]


def clauses_of(conn: Connection, case_id: int) -> list[str]:
    """The clauses a case has been looked at under, in order."""
    from tcat_desktop.records.tables import findings

    statement = (
        sa.select(findings.c.clause)
        .where(findings.c.case_id == case_id)
        .distinct()
        .order_by(findings.c.clause)
        .limit(_MOST)
    )
    return [row["clause"] for row in _rows(conn, statement)]


def drop_exhibit(conn: Connection, exhibit_id: int, draft_id: str, account_id: int) -> bool:
    """Forget a file of one's own draft; False when it belongs to a case or to somebody else."""
    gone = conn.execute(
        exhibits.delete().where(
            exhibits.c.id == exhibit_id,
            exhibits.c.draft_id == draft_id,
            exhibits.c.case_id.is_(None),
            exhibits.c.added_by == account_id,
        )
    )
    return gone.rowcount == 1
