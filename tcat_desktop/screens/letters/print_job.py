"""One job for the printer, from asking what is to be laid on it to noting what came out.

What goes to the printer is on record before the first sheet moves, and what came out after the
last one, so that a printer that stops half-way leaves nobody guessing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Trouble
from tcat_desktop.office.commands.post_letters import PrinterAnswered, SendToPrinter
from tcat_desktop.office.questions.print_batch import Batch, PrintBatch
from tcat_desktop.screens.background import Errand, Report, Stopped
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.printing import lay_on

ChoosePrinter = Callable[..., QPrinter | None]
Which = tuple[CaseId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOut:
    """How a job ended: letters that came out, letters that did not, and why.

    ``left_out`` names the addresses that no label held.
    """

    printed: tuple[Which, ...]
    left: tuple[Which, ...]
    why: str = ""
    left_out: tuple[str, ...] = ()


class PrintJob(QObject):
    """Runs one job at a time. ``ended`` carries a ``CameOut``; ``refused`` what nobody may do."""

    ended = Signal(object)
    refused = Signal(object)
    # Nobody chose a printer, so nothing was begun.
    dropped = Signal()
    went_on = Signal(int, int, str)

    def __init__(self, desk: Desk, parent: QWidget, choose: ChoosePrinter) -> None:
        super().__init__(parent)
        self._desk = desk
        self._widget = parent
        self.choose_printer = choose
        self._title = ""
        self._copies = 1
        self._batch = ""
        self._job: Batch | None = None
        self._printer: QPrinter | None = None
        self._errand: Errand | None = None
        self._came: list[int] = []
        self._why = ""

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def start(self, question: PrintBatch, title: str, *, copies: int) -> None:
        """Ask what is to be laid on the printer, let a person choose one, and begin."""
        if self.busy:
            return
        self._title, self._copies = title, copies
        self._desk.errands.ask(question, self._ready, refused=self.refused.emit)

    def cancel(self) -> None:
        """Stop after the sheet that is being drawn."""
        if self._errand is not None:
            self._errand.cancel()

    def _ready(self, job: Batch) -> None:
        printer = self.choose_printer(self._widget, self._title, copies=self._copies)
        if printer is None:
            self.dropped.emit()
            return
        self._job, self._printer = job, printer
        self._batch, self._came, self._why = uuid4().hex, [], ""
        sent = SendToPrinter(batch=self._batch, letters=job.letters, copies=self._copies)
        self._desk.errands.do(sent, self._noted, self._not_noted)

    def _not_noted(self, said: Any) -> None:
        self._job = None
        self.refused.emit(said)

    def _noted(self, _count: int) -> None:
        self._errand = self._desk.errands.run(
            self._lay, self._laid, self._stopped, progress=self.went_on.emit
        )

    def _lay(self, report: Report) -> None:
        """On a worker: every paper in its order, and the place of each that came out whole."""
        job, printer = self._job, self._printer
        assert job is not None
        assert printer is not None
        total = len(job.letters)
        places = [paper.place for paper in job.papers]

        def took(paper: int) -> None:
            place = places[paper - 1]
            if place:
                self._came.append(place)
                report(place, total, f"Letter {place} of {total} has gone to the printer")

        report(0, total, "Printing")
        lay_on(printer, *(paper.pdf for paper in job.papers), took=took)

    def _laid(self, _nothing: Any) -> None:
        self._answer("")

    def _stopped(self, said: Any) -> None:
        if isinstance(said, Trouble):
            self._answer(f"{said.reason} {said.what_to_do}".strip())
        elif isinstance(said, Stopped):
            self._answer("It was cancelled.")
        else:
            self._answer(str(said))

    def _answer(self, why: str) -> None:
        self._why = why
        answered = PrinterAnswered(batch=self._batch, printed=tuple(self._came), why=why)
        self._desk.errands.do(answered, self._over, self._not_noted)

    def _over(self, _counts: Any) -> None:
        job, self._job, self._errand = self._job, None, None
        assert job is not None
        came = set(self._came)
        places = list(enumerate(job.letters, start=1))
        self.ended.emit(CameOut(
            printed=tuple(which for place, which in places if place in came),
            left=tuple(which for place, which in places if place not in came),
            why=self._why,
            left_out=job.left_out,
        ))  # fmt: skip
