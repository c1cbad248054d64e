"""Keeping a policy: its paper, its version, and since when it is in force."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.bundles.policies import KINDS
from tcat_desktop.office.commands.keep_policies import KeepPolicy
from tcat_desktop.office.intake import Arrived, take_in
from tcat_desktop.screens.background import Report
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.form import Form
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice


class PolicyCard(Card):
    """A form that opens when it is asked for; ``kept`` has the title of the policy."""

    kept = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__("Keep a policy", name="bundle.policy")
        self._desk, self._window = desk, window
        self._file: Arrived | None = None
        self.notice = Notice(name="bundle.policy.notice")
        self.form = Form("bundle.policy", spacing=10)
        self.kind = Choice(name="bundle.policy.kind", spoken="Which policy")
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        for name, title in KINDS.items():
            self.kind.addItem(title, name)
        self.form.add("Which policy", self.kind, "kind")
        self.title_line = self.form.line("Its title, as printed", "title")
        self.version = self.form.line("Version", "version", longest=40)
        self.begins = DateField(today=desk.now().date(), ahead=True, placeholder="1 Sep 2025")
        self.form.add("In force from", self.begins, "in_force_from")
        self.choose = Button("Choose its PDF", name="bundle.policy.file", icon_name="file-pdf")
        self.file = label("No file yet", role=Role.TEXT2, cut=True, name="bundle.policy.called")
        self.save = Button("Keep it", name="bundle.policy.keep")
        self.cancel = Button("Cancel", name="bundle.policy.cancel", kind=Kind.QUIET)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.choose.clicked.connect(self._choose)
        self.save.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_form)
        self._kind_chosen()
        self.close_form()

    def _lay_out(self) -> None:
        self.add(self.notice)
        self.add(self.form)
        paper = QHBoxLayout()
        paper.setSpacing(10)
        paper.addWidget(self.choose)
        paper.addWidget(self.file, 1)
        self.body.addSpacing(12)
        self.body.addLayout(paper)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.body.addSpacing(12)
        self.body.addLayout(row)

    @property
    def may(self) -> bool:
        """Whether this person may keep policies."""
        return bool(self._desk.may(Act.POLICY, Level.DECIDE))

    def ask(self) -> None:
        """Open the form."""
        show(self, True)
        self.kind.setFocus()

    def close_form(self) -> None:
        """Put it away; what was typed stays for the next time."""
        self.notice.clear()
        show(self, False)

    def take(self, place: Path) -> None:
        """Bring a file onto the shelf."""
        self.file.setText("Reading it")
        self._desk.errands.run(partial(_arrived, self._desk, place), self._has_file, self._refused)

    # -- inside ------------------------------------------------------------------------------

    def _kind_chosen(self) -> None:
        if not self.title_line.text() or self.title_line.text() in KINDS.values():
            name = str(self.kind.currentData())
            self.title_line.setText("" if name == "other" else KINDS[name])

    def _choose(self) -> None:
        asked, _ = QFileDialog.getOpenFileName(self._window, "Choose the policy", "", "PDF (*.pdf)")
        if asked:
            self.take(Path(asked))

    def _has_file(self, arrived: object) -> None:
        assert isinstance(arrived, Arrived)
        self._file = arrived
        self.file.setText(arrived.name)

    def _keep(self) -> None:
        self.notice.clear()
        self.form.clear_errors()
        on = self.begins.day
        if on is None:
            self.form.set_error("in_force_from", self.begins.problem or "Say since when.")
            return
        command = KeepPolicy(
            kind=str(self.kind.currentData()), title=self.title_line.text(),
            version=self.version.text(), in_force_from=on,
            digest=self._file.digest if self._file else "",
        )  # fmt: skip
        self._desk.errands.do(command, partial(self._done, command.title), self._refused)

    def _done(self, title: str, _result: object) -> None:
        self._file = None
        self.file.setText("No file yet")
        self.version.clear()
        self.begins.clear()
        self.close_form()
        self.kept.emit(title)

    def _refused(self, said: Exception) -> None:
        if self._file is None:
            self.file.setText("No file yet")
        if not isinstance(said, Said):
            return
        if not (said.field and self.form.show_refusal(said.field, str(said))):
            self.notice.refused(said)


def _arrived(desk: Desk, place: Path, report: Report) -> Arrived:
    assert desk.person is not None
    return take_in(desk.office, desk.person, place, cancelled=lambda: report.cancelled)
