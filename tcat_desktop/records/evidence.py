"""Reading and keeping what readers found: which files wait, what was found, who looked at what."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from tcat_desktop.journey.people import Person
from tcat_desktop.records import sight
from tcat_desktop.records.folding import folded
from tcat_desktop.records.tables import audit, cases, chat_people, exhibit_text, exhibits, readings

Row = dict[str, Any]
_MOST = 2000


def _rows(conn: Connection, statement: sa.Select[Any], values: Row | None = None) -> list[Row]:
    return [dict(row) for row in conn.execute(statement, values or {}).mappings()]


def waiting(conn: Connection, most: int = 50) -> list[Row]:
    """Exhibits of cases that no reader has looked at, oldest first; sealed ones never.

    Also a file that was read for another exhibit and came again since: its words are not yet
    found here, and what came with it is no exhibit of this case.
    """
    statement = (
        sa.select(exhibits)
        .outerjoin(readings, readings.c.digest == exhibits.c.digest)
        .where(
            exhibits.c.case_id.is_not(None),
            exhibits.c.sealed == 0,
            sa.or_(readings.c.id.is_(None), _came_again()),
        )
        .group_by(exhibits.c.digest)
        .having(exhibits.c.id == sa.func.min(exhibits.c.id))
        .order_by(exhibits.c.id)
        .limit(most)
    )
    return _rows(conn, statement)


def _came_again() -> sa.ColumnElement[bool]:
    """Bytes that gave another exhibit words or attachments, and not this one."""
    other, child = exhibits.alias("other"), exhibits.alias("child")
    worded = sa.select(exhibit_text.c.exhibit_id)
    attached = sa.select(child.c.source_id).where(child.c.source_part.startswith("attachment "))
    with_words = sa.select(other.c.digest).where(other.c.id.in_(worded))
    with_files = sa.select(other.c.digest).where(other.c.id.in_(attached))
    return sa.and_(
        readings.c.state == "read",
        # What a picture says, a person confirms of each.
        readings.c.kind != "image",
        sa.or_(
            sa.and_(exhibits.c.digest.in_(with_words), exhibits.c.id.not_in(worded)),
            sa.and_(exhibits.c.digest.in_(with_files), exhibits.c.id.not_in(attached)),
        ),
    )


def pictures_waiting(conn: Connection, most: int = 20) -> list[Row]:
    """Pictures that were read and in which no machine has looked for text yet, oldest first."""
    statement = (
        sa.select(exhibits)
        .join(readings, readings.c.digest == exhibits.c.digest)
        .where(
            exhibits.c.case_id.is_not(None),
            exhibits.c.sealed == 0,
            readings.c.kind == "image",
            readings.c.state == "read",
            readings.c.machine_state == "none",
        )
        .group_by(exhibits.c.digest)
        .order_by(exhibits.c.id)
        .limit(most)
    )
    return _rows(conn, statement)


def machine_text_missing(conn: Connection, most: int = 200) -> list[Row]:
    """Pictures whose bytes a machine has read and which no search finds by that; oldest first."""
    statement = (
        sa.select(exhibits, readings.c.machine)
        .join(readings, readings.c.digest == exhibits.c.digest)
        .outerjoin(exhibit_text, exhibit_text.c.exhibit_id == exhibits.c.id)
        .where(
            exhibits.c.case_id.is_not(None),
            exhibits.c.sealed == 0,
            readings.c.machine_state == "read",
            readings.c.machine != "[]",
            exhibit_text.c.exhibit_id.is_(None),
        )
        .order_by(exhibits.c.id)
        .limit(most)
    )
    return _rows(conn, statement)


def of_digest(conn: Connection, digest: str) -> Row | None:
    """What was read out of some bytes, or None while nobody has looked."""
    found = _rows(conn, sa.select(readings).where(readings.c.digest == digest).limit(1))
    return found[0] if found else None


def uses(conn: Connection, digest: str) -> list[Row]:
    """Every exhibit of a case that is these bytes and is not sealed."""
    return _rows(
        conn,
        sa.select(exhibits)
        .where(exhibits.c.digest == digest, exhibits.c.case_id.is_not(None), exhibits.c.sealed == 0)
        .order_by(exhibits.c.id)
        .limit(_MOST),
    )


def sealed_alone(conn: Connection, digest: str = "") -> list[str]:
    """The SHA-256 of sealed exhibits whose bytes are no open one's as well: of all, or of one."""
    other = exhibits.alias("other")
    sealed = sa.select(other.c.digest).where(other.c.sealed == 1)
    statement = (
        sa.select(exhibits.c.digest)
        .where(exhibits.c.digest.in_(sealed))
        .group_by(exhibits.c.digest)
        .having(sa.func.min(exhibits.c.sealed) == 1)
    )
    if digest:
        statement = statement.where(exhibits.c.digest == digest)
    return [str(row[0]) for row in conn.execute(statement)]


def mails_of(conn: Connection, case_id: int) -> list[Row]:
    """The mails of a case that were read and are not sealed, by number, with what they told."""
    return _rows(
        conn,
        sa.select(exhibits.c.id, exhibits.c.number, exhibits.c.name, readings.c.told)
        .join(readings, readings.c.digest == exhibits.c.digest)
        .where(
            exhibits.c.case_id == case_id,
            exhibits.c.sealed == 0,
            readings.c.kind == "email",
            readings.c.state == "read",
        )
        .order_by(exhibits.c.number)
        .limit(_MOST),
    )


def forget(conn: Connection, digest: str) -> None:
    """Forget what was read, so that it is read again; the bytes stay as they are."""
    conn.execute(readings.delete().where(readings.c.digest == digest))


def keep_text(conn: Connection, exhibit_id: int, case_id: int, body: str) -> None:
    """What a search may find in an exhibit; names also plain, for whoever types Lukasz."""
    words = f"{body}\n{folded(body)}" if not body.isascii() else body
    statement = insert(exhibit_text).values(exhibit_id=exhibit_id, case_id=case_id, body=words)
    conn.execute(
        statement.on_conflict_do_update(
            index_elements=["exhibit_id"], set_={"body": statement.excluded.body}
        )
    )


def drop_text(conn: Connection, exhibit_id: int) -> None:
    """No search finds anything in this exhibit any more."""
    conn.execute(exhibit_text.delete().where(exhibit_text.c.exhibit_id == exhibit_id))


def out_of(conn: Connection, exhibit_id: int) -> list[Row]:
    """The exhibits that came out of this one, by number."""
    return _rows(
        conn,
        sa.select(exhibits)
        .where(exhibits.c.source_id == exhibit_id)
        .order_by(exhibits.c.number, exhibits.c.id)
        .limit(_MOST),
    )


def attachments_in(conn: Connection, case_id: int) -> int:
    """How many exhibits of a case came with a mail."""
    found = conn.execute(
        sa.select(sa.func.count()).where(
            exhibits.c.case_id == case_id, exhibits.c.source_part.startswith("attachment ")
        )
    ).scalar()
    return int(found or 0)


def exhibits_above(conn: Connection, exhibit: Row, most: int) -> int:
    """How many exhibits one lies in, one inside another; ``most`` is as far as it is counted."""
    above, source_id = 0, exhibit["source_id"]
    while source_id is not None and above < most:
        above += 1
        source_id = conn.execute(
            sa.select(exhibits.c.source_id).where(exhibits.c.id == source_id)
        ).scalar()
    return above


def highest_number(conn: Connection, case_id: int) -> int:
    """The highest exhibit number of a case, or 0."""
    found = conn.execute(
        sa.select(sa.func.max(exhibits.c.number)).where(exhibits.c.case_id == case_id)
    ).scalar()
    return int(found or 0)


def drop_chat_person(conn: Connection, exhibit_id: int, participant: str) -> None:
    """Nobody has said who this participant is any more."""
    conn.execute(
        chat_people.delete().where(
            chat_people.c.exhibit_id == exhibit_id, chat_people.c.participant == participant
        )
    )


def drop_chat_people(conn: Connection, exhibit_id: int) -> None:
    """Nobody has said who anybody of this chat is any more."""
    conn.execute(chat_people.delete().where(chat_people.c.exhibit_id == exhibit_id))


def custody(conn: Connection, exhibit_id: int) -> list[Row]:
    """Who did what with an exhibit, and when: its rows of the audit, oldest first."""
    return _rows(
        conn,
        sa.select(audit.c.at, audit.c.actor, audit.c.act)
        .where(audit.c.what == "exhibit", audit.c.object_id == exhibit_id)
        .order_by(audit.c.seq)
        .limit(_MOST),
    )


def found_in(conn: Connection, who: Person, match: str, most: int = 20) -> list[Row]:
    """Exhibits whose text holds the words, of the cases this person can meet, newest first.

    ``match`` is an FTS5 expression of quoted words. ``confirmed_at`` is None where nobody has
    compared yet what a machine read in a picture.
    """
    key = sight.shape(who)
    if key not in _finding:
        _finding[key] = _find_for(who)
    return _rows(conn, _finding[key], {"match": match, "most": most, **sight.bound(who)})


_finding: dict[tuple[object, ...], sa.Select[Any]] = {}


def _find_for(who: Person) -> sa.Select[Any]:
    """The index is gone through newest first, and each hit looked up, until there are enough."""
    hits = sa.table("exhibit_search", sa.column("rowid"))
    return (
        sa.select(
            exhibits.c.id, exhibits.c.case_id, exhibits.c.number, exhibits.c.name,
            exhibits.c.kind, exhibits.c.confirmed_at, cases.c.reference, cases.c.title,
        )
        .select_from(
            hits.join(exhibits, exhibits.c.id == hits.c.rowid).join(
                cases, cases.c.id == exhibits.c.case_id
            )
        )
        .where(sa.text("exhibit_search MATCH :match"), exhibits.c.sealed == 0, sight.seen_by(who))
        .order_by(hits.c.rowid.desc())
        .limit(sa.bindparam("most"))
    )  # fmt: skip


def text_of(conn: Connection, exhibit_ids: list[int]) -> dict[int, str]:
    """What a search finds in some exhibits, which ``found_in`` has just named."""
    statement = (
        sa.select(exhibit_text.c.exhibit_id, exhibit_text.c.body)
        .where(exhibit_text.c.exhibit_id.in_(exhibit_ids))
        .order_by(exhibit_text.c.exhibit_id)
        .limit(_MOST)
    )
    return {row["exhibit_id"]: row["body"] for row in _rows(conn, statement)}
