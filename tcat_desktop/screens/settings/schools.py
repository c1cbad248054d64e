"""Schools, for the administrator: how each is addressed on paper, and when it is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Refused, Said
from tcat_desktop.office.commands.keep_accounts import KeepSchool
from tcat_desktop.office.questions.settings import SchoolRow
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.settings.term_dates import (
    NotDates,
    days_words,
    read_days,
    read_terms,
    terms_words,
)
from tcat_desktop.screens.widgets.buttons import Button
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.ticks import Choice, TickBox
from tcat_desktop.screens.words import local_day

_LINES = {"name": "Name", "code": "Short name, two or three letters", "phone": "Phone",
          "email": "Email", "website": "Website"}  # fmt: skip
_NEW = "Add a school"


class SchoolsCard(Card):
    """One school at a time: its letterhead and its days."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Schools", name="settings.schools")
        self._desk = desk
        self._schools: tuple[SchoolRow, ...] = ()
        self.which = Choice(name="settings.schools.which", spoken="Which school")
        self.which.currentIndexChanged.connect(self._show_chosen)
        self.add(self.which)
        self.form = Form("settings.school", spacing=10)
        self._fields: dict[str, LineField] = {}
        top, reach = self.form.row(), None
        for name, words in _LINES.items():
            if name == "phone":
                self.address = WordsField(lines=3)
                self.form.add("Address, as it stands on letters", self.address, "address")
                reach = self.form.row()
            self._fields[name] = self.form.line(words, name, beside=reach or top)
        self._days()
        self.add(self.form, above=12)
        self.notice = Notice(name="settings.school.notice")
        self.add(self.notice, above=10)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        self.save = Button("Save the school", name="settings.school.save")
        self.save.clicked.connect(self._save)
        row.addWidget(self.save)
        row.addStretch(1)
        self.body.addLayout(row)

    def _days(self) -> None:
        days = self.form.row()
        self.terms = WordsField(lines=7)
        hint = "One a line, such as 3 September 2026 – 23 October 2026. Half-term lies between two."
        self.form.add("Terms", self.terms, "terms", hint=hint, beside=days)
        self.inset = WordsField(lines=7)
        self.form.add("INSET days", self.inset, "inset", hint="One a line.", beside=days)
        self.closures = WordsField(lines=7)
        self.form.add("Other closed days", self.closures, "closures",
                      hint="Such as a snow day.", beside=days)  # fmt: skip
        self.counts = TickBox("INSET days count as school days", name="settings.school.counts")
        self.form.column.addWidget(self.counts)

    def show_schools(self, schools: tuple[SchoolRow, ...]) -> None:
        """The schools as they are kept."""
        place = max(self.which.currentIndex(), 0)
        self._schools = schools
        self.which.blockSignals(True)
        self.which.clear()
        for each in schools:
            self.which.addItem(each.name)
        self.which.addItem(_NEW)
        self.which.setCurrentIndex(min(place, len(schools)))
        self.which.blockSignals(False)
        self._show_chosen()

    def _chosen(self) -> SchoolRow | None:
        place = self.which.currentIndex()
        return self._schools[place] if 0 <= place < len(self._schools) else None

    def _show_chosen(self) -> None:
        school = self._chosen()
        self.form.clear_errors()
        self.notice.clear()
        for name, field in self._fields.items():
            field.setText(getattr(school, name) if school else "")
        calendar = school.calendar if school else {}
        self.address.setPlainText(school.address if school else "")
        self.terms.setPlainText(terms_words(calendar.get("terms", ())))
        self.inset.setPlainText(days_words(calendar.get("inset", ())))
        self.closures.setPlainText(days_words(calendar.get("closures", ())))
        self.counts.setChecked(bool(calendar.get("inset_counts", False)))

    def _save(self) -> None:
        self.form.clear_errors()
        self.notice.clear()
        command = self._command()
        if command is not None:
            self._desk.errands.do(command, self._saved, self._refused)

    def _command(self) -> KeepSchool | None:
        today = local_day(self._desk.now())
        school = self._chosen()
        reading = "terms"
        try:
            terms = read_terms(self.terms.toPlainText(), today)
            reading = "inset"
            inset = read_days(self.inset.toPlainText(), today)
            reading = "closures"
            closures = read_days(self.closures.toPlainText(), today)
        except NotDates as said:
            self._refused(Refused(str(said), field=reading))
            return None
        return KeepSchool(
            **{name: field.text() for name, field in self._fields.items()},
            address=self.address.toPlainText(), terms=terms, inset=inset, closures=closures,
            inset_counts=self.counts.isChecked(),
            school_id=SchoolId(school.school_id) if school else None,
        )  # fmt: skip

    def _saved(self, _school: object) -> None:
        self.changed.emit()
        self._tell = f"{self._fields['name'].text()} is kept. Deadlines count with these days."

    def _refused(self, said: Said) -> None:
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)

    def tell_saved(self) -> None:
        """Say that it is kept, once the page has read it again."""
        words, self._tell = getattr(self, "_tell", ""), ""
        if words:
            self.notice.done(words)
