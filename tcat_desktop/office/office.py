"""The only door to the records: one place for permission, transaction, audit and news."""

import io
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Protocol, TypeVar

from tcat_desktop.journey.code import Code
from tcat_desktop.journey.people import Act, Level, No, Person, Yes, may
from tcat_desktop.journey.refusals import Denied
from tcat_desktop.office import clock, safe_keeping, sealing
from tcat_desktop.office.desk import Desk, Done
from tcat_desktop.records import bulk, evidence
from tcat_desktop.records.bulk import Invented, InventedSchool, OpenKind
from tcat_desktop.records.records import Records
from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.shelf import Kept

if TYPE_CHECKING:
    from tcat_desktop.evidence.machine_text import Line
    from tcat_desktop.evidence.reading import Reading

__all__ = ["Changes", "Command", "Invented", "InventedSchool", "Office", "OpenKind", "Question"]

log = logging.getLogger(__name__)

Answer_co = TypeVar("Answer_co", covariant=True)


class Command(Protocol):
    """Something to be done: a frozen dataclass with what it needs and how it is carried out."""

    needs: ClassVar[tuple[Act, Level]]

    def carry_out(self, desk: Desk) -> Any:
        """Do it at the desk; what it returns goes to the screen. May raise ``Refused``."""


class Question(Protocol[Answer_co]):
    """Something to be known: a frozen dataclass whose answer is what a screen shows."""

    needs: ClassVar[tuple[Act, Level]]

    def answer(self, desk: Desk) -> Answer_co:
        """The frozen answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a command changed, told to every open page after the commit."""

    cases: frozenset[int]
    what: str


class Office:
    """The office of one data folder, opened with its key."""

    def __init__(
        self, records: Records, code: Code, *, now: Callable[[], datetime] = clock.now
    ) -> None:
        self._records = records
        self._now = now
        self._listeners: list[Callable[[Changes], None]] = []
        self.code = code

    def may(self, who: Person, act: Act, level: Level) -> Yes | No:
        """Whether a person's post lets her, for greying out a button and saying why."""
        return may(who, act, level)

    def tell(self, listener: Callable[[Changes], None]) -> None:
        """Call ``listener`` after each commit, on the thread that made it."""
        self._listeners.append(listener)

    def today(self) -> datetime:
        """This moment by the office's clock, on a London wall."""
        return clock.local(self._now())

    def do(self, who: Person, command: Command, *, command_id: uuid.UUID | None = None) -> Any:
        """Carry out a command in the write transaction, audit it, commit, tell the pages.

        The same ``command_id`` twice is done once: the second call is refused by the audit.
        """
        self._permit(who, command.needs)
        name = type(command).__name__
        with self._records.writing() as conn:
            desk = self._desk(conn, who)
            result = command.carry_out(desk)
            if getattr(command, "unaudited", False):
                return result
            self._note(desk, name, command_id)
        self._seal(desk)
        log.info("did %s %s %s by %s", name, desk.done.what, desk.done.object_id, who.account_id)
        changes = Changes(cases=frozenset(desk.done.cases), what=desk.done.what)
        for listener in self._listeners:
            listener(changes)
        return result

    def ask(self, who: Person, question: Question[Answer_co]) -> Answer_co:
        """Answer a question; looking at a case file leaves an audit row of its own."""
        self._permit(who, question.needs)
        with self._records.reading() as conn:
            desk = self._desk(conn, who)
            answer = question.answer(desk)
        if getattr(question, "audited", False):
            with self._records.writing() as conn:
                noted = self._desk(conn, who, desk.done)
                self._note(noted, type(question).__name__, None)
        return answer

    def shelve(
        self,
        who: Person,
        stream: BinaryIO,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        act: Act = Act.LOG_CONCERN,
        sealed: bool = False,
    ) -> Kept:
        """Keep a file's bytes on the shelf, outside any transaction; a command names them after.

        ``act`` is what they are for: evidence, or the logo of a letterhead. ``sealed``: never in
        a way that anybody but the CEO can read. What no row names is swept later, so a failure
        leaves at worst an unreferenced file.
        """
        self._permit(who, (act, Level.CREATE))
        return self._records.shelf.put(
            stream, sealed=sealed, progress=progress, cancelled=cancelled
        )

    def evidence_waiting(self) -> list[dict[str, Any]]:
        """Exhibits of cases that no reader has looked at yet, sealed ones never among them."""
        with self._records.reading() as conn:
            return evidence.waiting(conn)

    def evidence_bytes(self, digest: str) -> BinaryIO:
        """The bytes on the shelf, for a reader of the office's own."""
        return self._records.shelf.open(digest)

    def evidence_content(self, digest: str) -> bytes | None:
        """All of the bytes, or None where somebody has sealed them meanwhile."""
        if self._records.shelf.is_sealed(digest):
            return None
        with self._records.shelf.open(digest) as kept:
            return kept.read()

    def keep_reading(
        self, who: Person, digest: str, kind: str, reading: "Reading | None", why: str
    ) -> None:
        """Keep what a reader found, its attachments first on the shelf; noted in the audit."""
        from tcat_desktop.office import attachments, reading_room

        attached = reading.attachments if reading is not None and reading.kind == "email" else ()
        shelved = {}
        for place, each in enumerate(attached):
            kept = self._records.shelf.put(
                io.BytesIO(each.content), sealed=attachments.comes_sealed(each.kind)
            )
            shelved[place] = (kept.digest, kept.size)
        with self._records.writing() as conn:
            desk = self._desk(conn, who)
            reading_room.keep(desk, digest, kind, reading, why, shelved)
            self._note(desk, "ReadExhibit", None)
        self._seal(desk)
        self._tell_of_evidence(desk)

    def seal_waiting(self, who: Person) -> int:
        """Seal what is sealed in the records and not yet on the shelf; how many. From a worker."""
        found = sealing.waiting(self._records)
        done = sealing.carry_out(self._records, found) if found else 0
        if done:
            with self._records.writing() as conn:
                desk = self._desk(conn, who)
                desk.did("exhibit", None, files=done)
                self._note(desk, "SealFiles", None)
        return done

    def forget_seal(self) -> None:
        """Let go of what opens sealed messages: the desk locks."""
        self._records.forget_seal()

    def hold_seal(self, seal: SealKey | None) -> None:
        """Open sealed messages again: whoever locked the desk is back."""
        self._records.seal = seal

    def pictures_waiting(self) -> list[dict[str, Any]]:
        """Pictures in which no machine has looked for words yet, sealed ones never among them."""
        with self._records.reading() as conn:
            return evidence.pictures_waiting(conn)

    def keep_machine_text(
        self, who: Person, digest: str, lines: "tuple[Line, ...] | None", by: str
    ) -> None:
        """Keep what a machine saw written in a picture; noted in the audit."""
        from tcat_desktop.office import machine_reading

        with self._records.writing() as conn:
            desk = self._desk(conn, who)
            machine_reading.keep(desk, digest, lines, by)
            self._note(desk, "ReadPicture", None)
        self._tell_of_evidence(desk)

    def repeat_machine_text(self, who: Person) -> None:
        """Let a picture that came again be found by what a machine saw in it before."""
        from tcat_desktop.office import machine_reading

        with self._records.reading() as conn:
            if not evidence.machine_text_missing(conn):
                return
        with self._records.writing() as conn:
            desk = self._desk(conn, who)
            machine_reading.repeat(desk)
            self._note(desk, "ReadPicture", None)
        self._tell_of_evidence(desk)

    def _tell_of_evidence(self, desk: Desk) -> None:
        changes = Changes(cases=frozenset(desk.done.cases), what="exhibit")
        for listener in self._listeners:
            listener(changes)

    def note_recovery(self, who: Person) -> None:
        """Record that somebody came in by the recovery sheet."""
        with self._records.writing() as conn:
            desk = self._desk(conn, who)
            desk.did("account", who.account_id)
            self._note(desk, "UseRecoverySheet", None)

    def back_up(
        self,
        who: Person,
        to: Path,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> safe_keeping.Copy:
        """Make a verified backup below a folder, and note it; slow, so call it from a worker."""
        self._permit(who, safe_keeping.NEEDS)
        made = safe_keeping.back_up(
            self._records, to, self._now(), progress=progress, cancelled=cancelled
        )
        safe_keeping.note_backup(self._records, who, made, str(uuid.uuid4()))
        return made

    def load_invented(self, who: Person, told: Invented) -> int:
        """Bring any number of invented cases into an invented trust; how many."""
        self._permit(who, (Act.ACCOUNTS, Level.DECIDE))
        return bulk.load(self._records, told, at=self._now(), actor=who.account_id)

    def close(self) -> None:
        """Let go of the database and its key."""
        self._records.close()

    def _seal(self, desk: Desk) -> None:
        """After the commit: the files of what was just sealed."""
        if desk.done.sealed:
            sealing.carry_out(self._records, desk.done.sealed)

    def _permit(self, who: Person, needs: tuple[Act, Level]) -> None:
        allowed = may(who, *needs)
        if not allowed:
            raise Denied(allowed.reason, what_to_do="Nothing was changed.")

    def _desk(self, conn: Any, who: Person, done: Done | None = None) -> Desk:
        return Desk(
            conn=conn,
            shelf=self._records.shelf,
            code=self.code,
            who=who,
            now=self._now(),
            records=self._records,
            done=done or Done(),
        )

    def _note(self, desk: Desk, act: str, command_id: uuid.UUID | None) -> None:
        self._records.note(
            desk.conn,
            at=desk.now,
            command_id=str(command_id or uuid.uuid4()),
            actor=desk.who.account_id,
            act=act,
            what=desk.done.what,
            object_id=desk.done.object_id,
            detail=desk.done.detail,
        )
