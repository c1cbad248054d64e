"""Schools, for the administrator: how each is addressed on paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from tcat_desktop.journey.people import SchoolId
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.keep_accounts import KeepSchool
from tcat_desktop.office.questions.settings import SchoolRow
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.ticks import Choice

_LINES = {"name": "Name", "code": "Short name, two or three letters", "phone": "Phone",
          "email": "Email", "website": "Website"}  # fmt: skip
_NEW = "Add a school"


class SchoolsCard(Card):
    """One school at a time: its letterhead. Its days are kept under Calendar, and only there."""

    changed = Signal()
    term_dates_wanted = Signal()

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
        self.add(self.form, above=12)
        self.notice = Notice(name="settings.school.notice")
        self.add(self.notice, above=10)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        self.save = Button("Save the school", name="settings.school.save")
        self.save.clicked.connect(self._save)
        row.addWidget(self.save)
        row.addStretch(1)
        self.term_dates = Button("Term dates are under Calendar", name="settings.school.term_dates",
                                 kind=Kind.QUIET)  # fmt: skip
        self.term_dates.clicked.connect(self.term_dates_wanted)
        row.addWidget(self.term_dates)
        self.body.addLayout(row)

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
        self.address.setPlainText(school.address if school else "")

    def _save(self) -> None:
        self.form.clear_errors()
        self.notice.clear()
        self._desk.errands.do(self._command(), self._saved, self._refused)

    def _command(self) -> KeepSchool:
        school = self._chosen()
        return KeepSchool(
            **{name: field.text() for name, field in self._fields.items()},
            address=self.address.toPlainText(),
            school_id=SchoolId(school.school_id) if school else None,
        )

    def _saved(self, _school: object) -> None:
        self.changed.emit()
        self._tell = f"{self._fields['name'].text()} is kept."

    def _refused(self, said: Said) -> None:
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)

    def tell_saved(self) -> None:
        """Say that it is kept, once the page has read it again."""
        words, self._tell = getattr(self, "_tell", ""), ""
        if words:
            self.notice.done(words)
