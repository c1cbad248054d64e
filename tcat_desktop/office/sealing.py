"""What is sealed in the records lies sealed on the shelf, where nobody but the CEO can open it.

The seal of a row comes first and that of its file after the commit; lifted, it is the other way
round. So whatever stops the desk half-way leaves a file too open for a moment, which the next
sign-in seals, and never one that nobody can open (C49, C50).
"""

import logging
from contextlib import suppress
from typing import Final

from tcat_desktop.journey.people import Act, Level, may
from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import engine, evidence
from tcat_desktop.records.records import Records
from tcat_desktop.records.seals import SealKey

log = logging.getLogger(__name__)

OPENS: Final = (Act.SEALED, Level.DECIDE)
NO_KEY: Final = "Your password does not open sealed messages."
GET_KEY: Final = (
    "Somebody else added your account or set your password, and nobody can hand you the key. Sign "
    "out, choose “Use the recovery sheet” and come in with it once: from then on your own "
    "password opens them."
)
# For whoever adds a CEO, or sets her password, and so knows it.
LOST_KEY: Final = (
    "Sealed messages do not open with this password. The recovery sheet gives her the key: she "
    "comes in with it once."
)


def is_for(desk: Desk, digest: str, *, own: bool = False) -> None:
    """Seal these bytes after the commit, unless an open exhibit is the same bytes.

    ``own``: they belong to a draft of hers who sits here, and she may think again.
    """
    desk.done.sealed[digest] = own


def carry_out(records: Records, wanted: dict[str, bool]) -> int:
    """Seal files whose rows are sealed by now; how many. What cannot be waits for a sign-in."""
    done = sum(_seal(records, digest, own=own) for digest, own in sorted(wanted.items()))
    if done:
        # What a search found in it before goes from the log of the database as well.
        with suppress(Trouble):
            engine.tidy(records.engine)
    return done


def _seal(records: Records, digest: str, *, own: bool) -> bool:
    try:
        # Nobody else writes meanwhile, so that no seal is lifted between looking and sealing.
        with engine.writing(records.engine) as conn:
            alone = evidence.sealed_alone(conn, digest)
            return bool(alone) and records.shelf.seal(digest, own=own)
    except Trouble as trouble:
        # The row is sealed, and nothing the person did went wrong.
        log.warning("a file waits to be sealed: %s", type(trouble.__cause__).__name__)
        return False


def waiting(records: Records) -> dict[str, bool]:
    """What is sealed in the records and lies open on the shelf: from before there was a seal."""
    if records.key_file.seals_with is None:
        return {}
    with records.reading() as conn:
        alone = evidence.sealed_alone(conn)
    shelf = records.shelf
    return {each: False for each in alone if shelf.has(each) and not shelf.is_sealed(each)}


def open_up(desk: Desk, digest: str, *, what_to_do: str) -> None:
    """Before the row says that it needs no seal: the file as the rest lie. May raise Refused."""
    if not desk.shelf.is_sealed(digest):
        return
    seal = key_of(desk)
    if seal is None and desk.shelf.just_sealed(digest) is None:
        if may(desk.who, *OPENS):
            raise Refused(NO_KEY, what_to_do=GET_KEY)
        raise Refused(
            "It is sealed, and only the Executive Headteacher/CEO can open it.",
            clause="C49, C51", what_to_do=what_to_do,
        )  # fmt: skip
    desk.shelf.unseal(digest, seal)


def read(desk: Desk, digest: str) -> bytes:
    """What is sealed, for her who may have it; whoever calls this has looked at the permission."""
    seal = key_of(desk)
    if seal is None and desk.shelf.is_sealed(digest):
        raise Refused(NO_KEY, what_to_do=GET_KEY)
    with desk.shelf.open(digest, seal) as kept:
        return kept.read()


def key_of(desk: Desk) -> SealKey | None:
    """The private key, for nobody but the post that may open seals."""
    return desk.records.seal if may(desk.who, *OPENS) else None
