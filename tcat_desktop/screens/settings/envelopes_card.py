"""Envelopes: their measurements, and a sheet to print that shows whether they are right."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_library import KeepEntry, RestoreShipped
from tcat_desktop.office.questions.letterhead import CalibrationSheet, EnvelopeRow
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form, LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice

# Short name, title, and where it stands in the body: a list with a place, or the window.
_ENVELOPE = (
    ("wide", "Envelope, wide", ("envelope", 0)), ("tall", "Envelope, tall", ("envelope", 1)),
    ("left", "Window from the left", ("window", "left")),
    ("up", "Window from below", ("window", "up")),
    ("window_wide", "Window, wide", ("window", "wide")),
    ("window_tall", "Window, tall", ("window", "tall")),
)  # fmt: skip
_LABELS = (
    ("label_wide", "Label, wide", ("label", 0)), ("label_tall", "Label, tall", ("label", 1)),
    ("margin_left", "Margin at the left", ("margin", 0)),
    ("margin_top", "Margin at the top", ("margin", 1)),
    ("gap_across", "Between, across", ("gap", 0)), ("gap_down", "Between, down", ("gap", 1)),
)  # fmt: skip
# What the office calls a field that cannot be, and the field here.
_FIELDS = {"window": "left", "envelope": "wide", "label": "label_wide", "margin": "margin_left",
           "gap": "gap_across", "folded": "wide"}  # fmt: skip


class EnvelopesCard(Card):
    """One envelope or sheet of labels at a time."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Envelopes and labels", name="settings.envelopes")
        self._desk = desk
        self._may = desk.may(Act.LIBRARY, Level.CREATE)
        self._rows: tuple[EnvelopeRow, ...] = ()
        self._tell = ""
        self.which = Choice(name="settings.envelopes.which", spoken="Which envelope or label")
        self.which.currentIndexChanged.connect(self._show_chosen)
        self.add(self.which)
        self._source = label("", role=Role.TEXT2, wrap=True, name="settings.envelopes.source")
        self.add(self._source, above=8)
        self.envelope = self._form("settings.envelope", _ENVELOPE)
        self.labels = self._form("settings.labels", _LABELS)
        self.notice = Notice(name="settings.envelopes.notice")
        self.add(self.notice, above=10)
        self.print_button = Button("Print a calibration sheet…", name="settings.envelopes.print",
                                   icon_name="printer")  # fmt: skip
        self.print_button.clicked.connect(self._print)
        self.save = Button("Keep these measurements", name="settings.envelopes.save")
        self.save.clicked.connect(self._save)
        self.restore = Button("Back to how it shipped", name="settings.envelopes.restore",
                              kind=Kind.QUIET)  # fmt: skip
        self.restore.clicked.connect(self._restore)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(10)
        for each in (self.save, self.print_button, self.restore):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addLayout(row)
        self._why = label(self._may.reason, font=Type.SMALL, role=Role.TEXT3, wrap=True,
                          name="settings.envelopes.why_not")  # fmt: skip
        self.add(self._why, above=6)
        show(self._why, not self._may)

    def _form(self, name: str, lines: tuple[tuple[str, str, Any], ...]) -> Form:
        form = Form(name, spacing=10)
        across = None
        for at, (short, title, _) in enumerate(lines):
            if at % 3 == 0:
                across = form.row()
            form.line(f"{title}, mm", short, longest=6, beside=across)
        self.add(form, above=10)
        return form

    def show_envelopes(self, rows: tuple[EnvelopeRow, ...]) -> None:
        """The envelopes as they are kept."""
        place = max(self.which.currentIndex(), 0)
        self._rows = rows
        self.which.blockSignals(True)
        self.which.clear()
        for each in rows:
            self.which.addItem(each.title)
        self.which.setCurrentIndex(min(place, len(rows) - 1))
        self.which.blockSignals(False)
        self._show_chosen()
        words, self._tell = self._tell, ""
        if words:
            self.notice.done(words)

    def _chosen(self) -> EnvelopeRow | None:
        place = self.which.currentIndex()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _shown(self, row: EnvelopeRow) -> tuple[Form, tuple[tuple[str, str, Any], ...]]:
        return (self.labels, _LABELS) if row.labels else (self.envelope, _ENVELOPE)

    def _show_chosen(self) -> None:
        row = self._chosen()
        self.notice.clear()
        if row is None:
            return
        mine = " Changed here." if row.house else ""
        self._source.setText(f"{row.source} Checked {row.checked}.{mine}")
        show(self.labels, row.labels)
        show(self.envelope, not row.labels and row.window)
        show(self.save, row.labels or row.window)
        show(self.restore, row.house)
        self.save.setEnabled(bool(self._may))
        self.restore.setEnabled(bool(self._may))
        form, lines = self._shown(row)
        form.clear_errors()
        for name, _, (part, place) in lines:
            held: Any = row.body.get(part)
            field = form.field(name)
            assert isinstance(field, LineField)
            field.setText(f"{held[place]:g}" if held else "")
            field.setEnabled(bool(self._may))

    def _print(self) -> None:
        row = self._chosen()
        if row is not None:
            self._desk.errands.ask(
                CalibrationSheet(stock=row.name), self._lay_on_printer,
                key="settings.envelopes.print", refused=self._refused,
            )  # fmt: skip

    def _lay_on_printer(self, pdf: bytes) -> None:
        from tcat_desktop.screens.printing import print_pdf

        row = self._chosen()
        try:
            print_pdf(self, pdf, f"Calibration sheet, {row.title if row else ''}")
        except Said as said:
            self.notice.refused(said)

    def _save(self) -> None:
        row = self._chosen()
        if row is None:
            return
        form, lines = self._shown(row)
        form.clear_errors()
        self.notice.clear()
        body: dict[str, Any] = {name: _copied(part) for name, part in row.body.items()}
        for name, title, (part, place) in lines:
            field = form.field(name)
            assert isinstance(field, LineField)
            try:
                body[part][place] = float(field.text().replace(",", "."))
            except ValueError:
                form.set_error(name, f"Write “{title.lower()}” in millimetres, such as 35.")
                return
        command = KeepEntry(
            kind="stock", name=row.name, title=row.title, source="Measured at this school.",
            checked_on=self._desk.now().date(), body=body,
        )  # fmt: skip
        self._desk.errands.do(command, self._saved, self._refused)

    def _saved(self, _entry: object) -> None:
        self._tell = "Kept. Print a calibration sheet, fold it and look."
        self.changed.emit()

    def _restore(self) -> None:
        row = self._chosen()
        if row is not None:
            self._desk.errands.do(RestoreShipped(kind="stock", name=row.name), self._restored,
                                  self._refused)  # fmt: skip

    def _restored(self, _entry: object) -> None:
        self._tell = "The measurements are as they shipped."
        self.changed.emit()

    def _refused(self, said: Said) -> None:
        row = self._chosen()
        if row is None:
            return
        form, _ = self._shown(row)
        words = f"{said.reason} {said.what_to_do}".strip()
        if not form.show_refusal(_FIELDS.get(said.field, said.field), words):
            self.notice.refused(said)


def _copied(part: Any) -> Any:
    return list(part) if isinstance(part, list) else dict(part) if isinstance(part, dict) else part
