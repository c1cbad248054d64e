"""The workers behind the window: one for the records, another for documents and pictures.

Nothing slow runs on the main thread. An answer comes back on it, by signal; an answer that a
newer question has overtaken is dropped by its ticket number.

Example::

    errands = Errands(problems.report, parent=window)
    errands.serve(asker=ask, doer=do)                        # once somebody has signed in
    errands.ask(CaseFile(case_id=7), self.show_answer, key="case_file")
    errands.do(RecordCall(...), self._recorded, self._notice.refused)
    work = errands.run(make_bundle, self._made, self._failed, progress=self._progress.report)
    work.cancel()
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from tcat_desktop.journey.refusals import Said

_log = logging.getLogger(__name__)

Then = Callable[[Any], None]
Progress = Callable[[int, int, str], None]


class Stopped(Exception):
    """A person pressed Cancel, and the work has noticed."""


class Report:
    """What a long piece of work calls as it goes: ``report(31, 65, "Page 31 of 65")``.

    Raises:
        Stopped: from the call, when the work has been cancelled.
    """

    def __init__(self, post: Callable[[int, int, str], None], stop: Event) -> None:
        self._post = post
        self._stop = stop

    def __call__(self, done: int, total: int, words: str) -> None:
        """Say how far it is."""
        if self._stop.is_set():
            raise Stopped
        self._post(done, total, words)

    @property
    def cancelled(self) -> bool:
        """Whether somebody pressed Cancel, for work that stops in its own way."""
        return self._stop.is_set()


# Qt holds a slot such as ``errand.cancel`` by a weak reference.
@dataclass(slots=True, weakref_slot=True, eq=False)
class Errand:
    """One piece of work under way, so that it can be cancelled."""

    ticket: int
    then: Then
    refused: Then | None
    failed: Then | None = None
    progress: Progress | None = None
    key: str = ""
    stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Stop it when it next reports; until then it is only no longer waited for."""
        self.stop.set()


@dataclass(frozen=True, slots=True)
class _Outcome:
    ticket: int
    answer: object = None
    error: Exception | None = None


class _Work(QRunnable):
    """A call on a worker thread. Its outcome is posted; nothing is ever raised there."""

    def __init__(
        self, call: Callable[[], object], ticket: int, post: Callable[[object], None]
    ) -> None:
        super().__init__()
        self._call, self._ticket, self._post = call, ticket, post

    def run(self) -> None:
        try:
            outcome = _Outcome(self._ticket, answer=self._call())
        except Exception as error:  # every outcome goes back to the main thread
            outcome = _Outcome(self._ticket, error=error)
        try:
            self._post(outcome)
        except RuntimeError:
            # The window went while this was under way, and whoever asked went with it.
            _log.debug("nobody is left to hear of %s", self._ticket)


class Errands(QObject):
    """What pages ask and do, carried to the workers and back."""

    # What a command changed; the window passes it to every open page.
    changed = Signal(object)
    # A refusal that no part of a page asked to be told of.
    said = Signal(object)
    # Whether the records are being asked or changed just now.
    working = Signal(bool)
    _finished = Signal(object)
    _went_on = Signal(int, int, int, str)

    def __init__(
        self, report_problem: Callable[[BaseException], None], *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("errands")
        self._report_problem = report_problem
        self._asker: Callable[[Any], object] | None = None
        self._doer: Callable[[Any], object] | None = None
        self._tickets = count(1)
        self._waiting: dict[int, Errand] = {}
        self._newest: dict[str, int] = {}
        # One worker for the records: one writer, in the order things were asked.
        self._records = _pool(1, self)
        self._documents = _pool(2, self)
        queued = Qt.ConnectionType.QueuedConnection
        self._finished.connect(self._deliver, queued)
        self._went_on.connect(self._pass_on, queued)

    # -- what pages call --------------------------------------------------------------

    def serve(self, *, asker: Callable[[Any], object], doer: Callable[[Any], object]) -> None:
        """Answer for this person from now on: ``asker(question)`` and ``doer(command)``."""
        self._asker, self._doer = asker, doer

    def ask(
        self, question: object, then: Then, *, key: str = "", refused: Then | None = None
    ) -> Errand:
        """Ask the records. With a ``key``, a newer question of that key overtakes this one."""
        asker = self._needed(self._asker)
        return self._send(self._records, lambda: asker(question), Errand(0, then, refused, key=key))

    def do(self, command: object, then: Then, refused: Then | None = None) -> Errand:
        """Do something to the records; a refusal goes to ``refused``, beside its button."""
        doer = self._needed(self._doer)
        return self._send(self._records, lambda: doer(command), Errand(0, then, refused))

    def run(
        self,
        work: Callable[[Report], object],
        then: Then,
        failed: Then | None = None,
        progress: Progress | None = None,
    ) -> Errand:
        """Make or read a document. ``failed`` is told of a refusal, and of ``Stopped``."""
        errand = Errand(0, then, failed, failed, progress)
        return self._send(self._documents, self._reporting(work, errand), errand)

    def on_records(
        self, work: Callable[[], object], then: Then, refused: Then | None = None
    ) -> Errand:
        """A piece of work that must take its turn with the records, such as signing in."""
        return self._send(self._records, work, Errand(0, then, refused))

    def announce(self, changes: object) -> None:
        """Tell every open page what has changed; may be called from any thread."""
        self.changed.emit(changes)

    def forget(self) -> None:
        """Drop whatever is still to come back: somebody has locked or left."""
        for errand in self._waiting.values():
            errand.cancel()
        self._waiting.clear()
        self._newest.clear()
        self.working.emit(False)

    def finish(self, patience: int = 5_000) -> bool:
        """Wait, at the very end, for what is under way; ``patience`` in milliseconds."""
        self.forget()
        return self._records.waitForDone(patience) and self._documents.waitForDone(patience)

    @property
    def busy(self) -> bool:
        """Whether anything is still to come back."""
        return bool(self._waiting)

    # -- inside -----------------------------------------------------------------------

    def _needed(self, service: Callable[[Any], object] | None) -> Callable[[Any], object]:
        if service is None:
            message = "Nobody has signed in, so there is nobody to ask for."
            raise RuntimeError(message)
        return service

    def _reporting(self, work: Callable[[Report], object], errand: Errand) -> Callable[[], object]:
        def post(done: int, total: int, words: str) -> None:
            self._went_on.emit(errand.ticket, done, total, words)

        return lambda: work(Report(post, errand.stop))

    def _send(self, pool: QThreadPool, call: Callable[[], object], errand: Errand) -> Errand:
        errand.ticket = next(self._tickets)
        if errand.key:
            self._newest[errand.key] = errand.ticket
        self._waiting[errand.ticket] = errand
        self.working.emit(True)
        pool.start(_Work(call, errand.ticket, self._finished.emit))
        return errand

    def _pass_on(self, ticket: int, done: int, total: int, words: str) -> None:
        errand = self._waiting.get(ticket)
        if errand is not None and errand.progress is not None:
            errand.progress(done, total, words)

    def _deliver(self, outcome: _Outcome) -> None:
        errand = self._waiting.pop(outcome.ticket, None)
        if not self._waiting:
            self.working.emit(False)
        if errand is None:
            return
        if errand.key and self._newest.get(errand.key) != errand.ticket:
            _log.debug("answer %s was overtaken", errand.ticket)
            return
        if _gone(errand.then):
            _log.debug("whoever asked %s has left", errand.ticket)
            return
        try:
            self._hand_over(errand, outcome)
        except Exception as error:  # a page that fails must not take the window with it
            self._report_problem(error)

    def _hand_over(self, errand: Errand, outcome: _Outcome) -> None:
        error = outcome.error
        if error is None:
            errand.then(outcome.answer)
        elif isinstance(error, Said):
            (errand.refused or self.said.emit)(error)
        elif isinstance(error, Stopped):
            if errand.failed is not None:
                errand.failed(error)
        else:
            self._report_problem(error)


def _gone(then: Then) -> bool:
    """Whether the part that wanted the answer was taken off the screen meanwhile."""
    owner = getattr(then, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _pool(threads: int, parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    # The records' connection belongs to its thread, so that the thread stays.
    pool.setExpiryTimeout(-1)
    return pool
