"""Who did what, when: a chain of rows in which none can be changed or taken out unnoticed.

Each row carries the hash of the row before it, the hash of itself, and an HMAC under a key that
the database file does not hold. A tail cut off, or the whole chain written anew by somebody with
the key, is found only against something outside: the high-water mark, a backup, a printed page.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

NOTHING_BEFORE: Final = "0" * 64

_HEAD = sa.text("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
# Adds nothing when the chain has moved on since its head was last seen.
_APPEND = sa.text(
    "INSERT INTO audit (seq, at, command_id, actor, act, what, object_id, detail, prev, hash, mac)"
    " SELECT :seq, :at, :command_id, :actor, :act, :what, :object_id, :detail, :prev, :hash, :mac"
    " WHERE coalesce((SELECT seq || hash FROM audit ORDER BY seq DESC LIMIT 1), :none) = :head"
)
_ALL = sa.text(
    "SELECT seq, at, command_id, actor, act, what, object_id, detail, prev, hash, mac"
    " FROM audit ORDER BY seq"
)
_FIELDS = ("seq", "at", "command_id", "actor", "act", "what", "object_id", "detail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the chain ends: the number and the hash of its last row (0 and zeros if empty)."""

    seq: int = 0
    hash: str = NOTHING_BEFORE


class AlreadyDoneError(RuntimeError):
    """This very command was carried out before: its answer was lost, not its effect."""


# A guess that saves a read: the statement itself proves it right, so a roll-back, or another
# process, makes it merely late.
_last_seen: WeakKeyDictionary[Engine, Head] = WeakKeyDictionary()


def append(  # noqa: PLR0913 - the columns of a row
    conn: Connection,
    *,
    at: datetime,
    command_id: str,
    actor: int | None,
    act: str,
    what: str,
    object_id: int | None,
    detail: Mapping[str, Any],
    key: bytes,
) -> Head:
    """Write the audit row of a command into its transaction: one statement.

    ``at`` is an aware moment; ``detail`` holds ids and counts only, never names. Raises
    AlreadyDoneError if ``command_id`` is there already.
    """
    row = {
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "command_id": command_id,
        "actor": actor,
        "act": act,
        "what": what,
        "object_id": object_id,
        "detail": canonical(detail),
    }
    before = _last_seen.get(conn.engine) or Head()
    after = _try(conn, row, before, key) or _try(conn, row, head(conn), key)
    if after is None:
        message = "the audit moved on within one transaction"
        raise RuntimeError(message)
    _last_seen[conn.engine] = after
    return after


def head(conn: Connection) -> Head:
    """Where the chain ends now."""
    row = conn.execute(_HEAD).first()
    return Head(seq=row.seq, hash=row.hash) if row else Head()


def verify_chain(conn: Connection, key: bytes) -> int | None:
    """The number of the first row that is changed, missing or out of place; None if all is well."""
    before = Head()
    for row in conn.execution_options(yield_per=1000).execute(_ALL).mappings():
        expected = before.seq + 1
        if row["seq"] != expected or row["prev"] != before.hash:
            return expected
        digest = row_hash(before.hash, dict(row))
        mac = row_mac(digest, key)
        if digest != row["hash"] or not hmac.compare_digest(mac, row["mac"]):
            return expected
        before = Head(seq=expected, hash=digest)
    return None


def canonical(value: object) -> str:
    """JSON in the one form that is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def row_hash(before: str, row: Mapping[str, Any]) -> str:
    """The hash of a row, over the hash of the one before it and all that it says."""
    said = canonical({name: row[name] for name in _FIELDS})
    return hashlib.sha256(f"{before}|{said}".encode()).hexdigest()


def row_mac(digest: str, key: bytes) -> str:
    """The HMAC that nobody can make without the audit key."""
    return hmac.new(key, digest.encode(), "sha256").hexdigest()


def _try(conn: Connection, row: Mapping[str, Any], before: Head, key: bytes) -> Head | None:
    full = {**row, "seq": before.seq + 1, "prev": before.hash}
    digest = row_hash(before.hash, full)
    full |= {"hash": digest, "mac": row_mac(digest, key)}
    full |= {"none": f"0{NOTHING_BEFORE}", "head": f"{before.seq}{before.hash}"}
    try:
        added = conn.execute(_APPEND, full).rowcount
    except IntegrityError as error:
        if "audit.command_id" in str(error.orig):
            message = f"command {row['command_id']} was done before"
            raise AlreadyDoneError(message) from error
        raise
    return Head(seq=before.seq + 1, hash=digest) if added == 1 else None
