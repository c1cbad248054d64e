"""What is covered in the redacted copy: words wherever they stand, boxes, each with its reason."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.bundles.contents import Redacted
from tcat_desktop.office.commands.redact import LiftRedaction, Redact
from tcat_desktop.office.questions.bundle import BundleAnswer
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.ticks import Choice

_HOW = (
    "Write a name, and it is covered wherever it stands. Or draw a box on a page. The words and "
    "the picture beneath are taken out of the copy, not painted over."
)


class CoveringCard(Card):
    """Say what, and why; below stands what is covered so far."""

    # The words of the field are wanted everywhere: the page asks the office.
    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Cover for the redacted copy", name="bundle.covering")
        self._desk = desk
        self._answer: BundleAnswer | None = None
        self.notice = Notice(name="bundle.covering.notice")
        self.form = Form("bundle.cover", spacing=10)
        self.words = self.form.line("Words to cover", "words", hint="A name, as it is written")
        self.reason = Choice(name="bundle.cover.reason", spoken="Why")
        # As wide as the card, however long a reason is.
        self.reason.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.reason.setMinimumContentsLength(12)
        self.form.add("Why", self.reason, "reason")
        self.note = label(font=Type.SMALL, role=Role.TEXT2, wrap=True)
        self.reason.currentIndexChanged.connect(self._chosen)
        self.everywhere = Button("Cover it wherever it stands", name="bundle.cover.everywhere")
        self.everywhere.clicked.connect(self._cover_words)
        self.names = QWidget()
        self._names = QVBoxLayout(self.names)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.setSpacing(0)
        self.page = Button("Cover the whole page in sight", name="bundle.cover.page",
                           kind=Kind.QUIET)  # fmt: skip
        self.list = QWidget()
        self._list = QVBoxLayout(self.list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(label(_HOW, role=Role.TEXT2, wrap=True))
        self.add(self.notice, above=8)
        self.add(self.form, above=10)
        self.add(self.note, above=4)
        row = QHBoxLayout()
        row.addWidget(self.everywhere)
        row.addStretch(1)
        self.body.addSpacing(10)
        self.body.addLayout(row)
        self.add(self.page, above=4)
        self.add_line(above=12, below=10)
        self.add(label("Covered so far", font=Type.BODY_STRONG))
        self.add(self.list, above=6)

    @property
    def reason_name(self) -> str:
        """The reason that is chosen, by its name in the library."""
        return str(self.reason.currentData() or "")

    def show_bundle(self, answer: BundleAnswer) -> None:
        """The reasons of the library, and what is covered so far."""
        self._answer = answer
        if self.reason.count() != len(answer.reasons):
            self.reason.clear()
            for each in answer.reasons:
                self.reason.addItem(f"{each.code}  {each.title}", each.name)
        off = "" if answer.may_make else answer.why_not
        for part in (self.everywhere, self.page):
            part.off_because(off)
        emptied(self._list)
        if not answer.redactions:
            self._list.addWidget(label("Nothing yet.", role=Role.TEXT2))
        if any(not each.redaction_id for each in answer.redactions):
            # What is kept back from the reader is covered by itself, and not told here either.
            self._list.addWidget(label(
                "Details that the reader must not learn are covered by themselves. R8.",
                role=Role.TEXT2, wrap=True, name="bundle.kept_back",
            ))  # fmt: skip
        for redacted in answer.redactions:
            if redacted.redaction_id:
                self._list.addLayout(self._row(redacted, may=answer.may_make))

    def cover_box(self, part: str, page: int, box: tuple[float, float, float, float]) -> None:
        """A box that somebody drew on a page of a part, with the reason that is chosen."""
        if self._answer is not None:
            self._do(Redact(case_id=self._answer.case_id, part=part, page=page, box=box,
                            reason=self.reason_name))  # fmt: skip

    # -- inside ------------------------------------------------------------------------------

    def _row(self, redacted: Redacted, *, may: bool) -> QHBoxLayout:
        what = f"“{redacted.words}”, everywhere" if redacted.words else (
            f"A box on {redacted.part}, page {redacted.page}"
        )  # fmt: skip
        lift = Button("Lift", name=f"bundle.lift.{redacted.redaction_id}", kind=Kind.SMALL,
                      spoken=f"Cover {what} no longer")  # fmt: skip
        lift.setProperty("redaction", redacted.redaction_id)
        lift.setEnabled(may)
        lift.clicked.connect(self._lift)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(redacted.code, font=Type.BODY_STRONG))
        row.addWidget(label(what, wrap=True), 1)
        row.addWidget(lift)
        return row

    def _chosen(self) -> None:
        reasons = self._answer.reasons if self._answer else ()
        at = self.reason.currentIndex()
        self.note.setText(reasons[at].note if 0 <= at < len(reasons) else "")

    def _cover_words(self) -> None:
        if self._answer is not None:
            self.form.clear_errors()
            self._do(Redact(case_id=self._answer.case_id, words=self.words.text(),
                            reason=self.reason_name))  # fmt: skip

    def _lift(self) -> None:
        sender = self.sender()
        if self._answer is not None and sender is not None:
            self._do(LiftRedaction(case_id=self._answer.case_id,
                                   redaction_id=int(sender.property("redaction"))))  # fmt: skip

    def _do(self, command: object) -> None:
        self.notice.clear()
        self._desk.errands.do(command, partial(self._kept, command), self._refused)

    def _kept(self, command: object, _result: object) -> None:
        if isinstance(command, Redact) and command.words:
            self.words.clear()
        self.done.emit()

    def _refused(self, said: Exception) -> None:
        field = getattr(said, "field", "")
        if not (field and self.form.show_refusal(field, str(said))):
            self.notice.refused(said)  # type: ignore[arg-type]  # a refusal, by its sender
