"""The form of a report: what happened, where it was, when, and who is in it."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.commands.report_concern import AUDIENCES, PLATFORMS
from tcat_desktop.screens.concern.people_card import PeopleInIt
from tcat_desktop.screens.concern.words_field import NarrativeField
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.form import ErrorLine, Field, LineField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice, TickBox
from tcat_desktop.screens.words import clock, local_day, short_day

_LOGOS = {
    "whatsapp": "whatsapp-logo", "facebook": "facebook-logo", "instagram": "instagram-logo",
    "tiktok": "tiktok-logo", "x": "x-logo", "email": "envelope-simple", "photo": "camera",
    "other": "dots-three",
}  # fmt: skip
# What is asked about the place: a group has a name, what is public has a link.
_PLACE_WORDS = {"group": "Group", "public": "Link"}
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class PlaceField(LineField):
    """The name of the group, or the link, with which of the two it is inside the field."""

    def __init__(self) -> None:
        super().__init__(longest=500)
        self.setObjectName("log.group")
        self.ask_for("unknown")

    def ask_for(self, audience: str) -> None:
        """Ask for what this audience has."""
        words = _PLACE_WORDS.get(audience, "Group or link")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)


class ConcernForm(Card):
    """The large card at the left. ``edited`` says that a person changed something."""

    edited = Signal()
    bears_on_clauses = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="log.form", inner=18)
        self._desk = desk
        self._today = local_day(desk.now())
        self.errors: dict[str, ErrorLine] = {}
        self._school()
        self._what()
        self._where()
        self._when()
        self._who()
        self._starting()

    # -- building -----------------------------------------------------------------------------

    def _gap(self) -> None:
        self.body.addSpacing(11)

    def _error(self, field: str) -> ErrorLine:
        made = ErrorLine(f"log.{field}.error")
        self.errors[field] = made
        return made

    def _school(self) -> None:
        """Whoever works for the whole trust says which school it is about."""
        self.school = Choice(name="log.school", spoken="Which school is this about?")
        self.school.addItem("Choose a school", "")
        for key, name in self._desk.sitter.schools:
            if key:
                self.school.addItem(name, key)
        self.school.currentIndexChanged.connect(self._edited)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(5)
        column.addWidget(label("Which school is this about?", font=Type.BODY_STRONG))
        column.addWidget(self.school)
        column.addWidget(self._error("school"))
        self.add(part)
        person = self._desk.person
        self.asks_school = person is not None and person.school_id is None
        show(part, self.asks_school)

    def _what(self) -> None:
        self.words = NarrativeField()
        hint = "Use their exact words if you can. Put what was said or posted in quote marks."
        field = Field("What happened?", self.words, name="log.narrative", hint=hint, strong=True)
        self._narrative = field
        self.errors["narrative"] = field.error
        self.words.textChanged.connect(self._told)
        self.add(field)
        self._gap()

    def _where(self) -> None:
        self.body.addWidget(label("Where was it?", font=Type.BODY_STRONG))
        self.platforms = Segments(
            tuple(PLATFORMS.items()), name="log.platforms", spoken="Where was it?",
            kind=Kind.CHIP, several=True, icons=_LOGOS, gap=5,
        )  # fmt: skip
        self.platforms.changed.connect(self._told)
        self.add(self.platforms, above=6)
        self.add(self._error("platforms"))
        self._place_row = QBoxLayout(_ACROSS)
        self._place_row.setSpacing(12)
        self.audience = Segments(
            tuple(AUDIENCES.items()), name="log.audience", spoken="Who could see it?",
            dots=True, gap=16,
        )  # fmt: skip
        self.audience.changed.connect(self._audience_chosen)
        self.place = PlaceField()
        self.place.textEdited.connect(self._edited)
        self._place_row.addWidget(self.audience, 1, Qt.AlignmentFlag.AlignVCenter)
        self._place_row.addWidget(self.place)
        self.body.addSpacing(10)
        self.body.addLayout(self._place_row)
        self.add(self._error("audience"))
        self._gap()

    def _when(self) -> None:
        self._when_row = QBoxLayout(_ACROSS)
        self._when_row.setSpacing(22)
        self._when_row.addWidget(self._happened(), 0, Qt.AlignmentFlag.AlignTop)
        self._when_row.addWidget(self._heard(), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._when_row)
        self.add(self._error("happened_on"))
        self.add(self._error("happened_at"))
        self._gap()

    def _happened(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = label("When did it happen?", font=Type.BODY_STRONG)
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.day = DateField(today=self._today)
        self.day.setObjectName("log.happened_on")
        self.day.setAccessibleName("When did it happen? The day")
        title.setBuddy(self.day)
        self.at = LineField(longest=8, placeholder="Time")
        self.at.setObjectName("log.happened_at")
        self.at.setAccessibleName("When did it happen? The time, such as 19:30")
        self.at.editingFinished.connect(self._tidy_time)
        self.about = TickBox("About", name="log.about", spoken="About: the day or time is a guess")
        for edited in (self.day.textEdited, self.at.textEdited, self.about.toggled):
            edited.connect(self._when_edited)
        row.addWidget(self.day)
        row.addWidget(self.at)
        row.addWidget(self.about)
        row.addStretch(1)
        column.addLayout(row)
        return part

    def _heard(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("When did we hear?", font=Type.BODY_STRONG))
        row = QHBoxLayout()
        row.setSpacing(9)
        self._heard_mark = IconMark("lock-simple", Role.TEXT2, size=16)
        row.addWidget(self._heard_mark)
        self.heard = label("", font=Type.BODY, name="log.heard")
        row.addWidget(self.heard)
        row.addWidget(label("set by the computer", role=Role.TEXT3, cut=True), 1)
        column.addLayout(row)
        self.tell_time(self._desk.now())
        theme().changed.connect(self._measure)
        self._measure()
        return part

    def _who(self) -> None:
        self.people = PeopleInIt(self._desk.errands)
        self.people.changed.connect(self._told)
        self.errors["involved"] = self.people.error
        self.add(self.people)
        self.body.addStretch(1)

    def _measure(self) -> None:
        self.day.setFixedWidth(theme().px(144))
        self.at.setFixedWidth(theme().px(74))
        self.place.setMinimumWidth(theme().px(196))
        # As tall as the fields beside it, so that the words stand on their line.
        self._heard_mark.setFixedHeight(theme().px(34))

    # -- what the page calls --------------------------------------------------------------------

    def tell_time(self, now: datetime) -> None:
        """The moment that the computer sets; nobody can type another."""
        day = self._today = local_day(now)
        self.heard.setText(f"{short_day(day)} {day.year}, {clock(now)}")

    def set_narrow(self, narrow: bool) -> None:
        """Rows become columns where there is no room."""
        for row in (self._place_row, self._when_row):
            row.setDirection(_DOWN if narrow else _ACROSS)
        self._when_row.setSpacing(12 if narrow else 22)
        self.people.set_narrow(narrow)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has told anything yet."""
        return not (self.words.words().strip() or self.people.rows or self.platforms.values
                    or self.place.text().strip())  # fmt: skip

    def place_words(self) -> tuple[str, str]:
        """``(group, link)``: what was typed is a link when it looks like one."""
        words = self.place.text().strip()
        link = words.casefold().startswith(("http://", "https://", "www."))
        if self.audience.value == "public" or link:
            return "", words
        return words, ""

    def kept(self) -> dict[str, Any]:
        """As plain values, for a draft: what was typed, just as it was typed."""
        return {
            "narrative": self.words.words(),
            "platforms": list(self.platforms.values),
            "audience": self.audience.value,
            "place": self.place.text(),
            "happened_on": self.day.text(),
            "happened_at": self.at.text(),
            "about": self.about.isChecked(),
            "people": self.people.kept(),
            "school": str(self.school.currentData() or ""),
        }

    def fill(self, kept: dict[str, Any]) -> None:
        """Show a draft."""
        self.words.setPlainText(str(kept.get("narrative", "")))
        self.platforms.choose(*kept.get("platforms", ()))
        self.audience.choose(str(kept.get("audience", "unknown")) or "unknown")
        self.place.setText(str(kept.get("place", "")))
        self.place.ask_for(self.audience.value)
        self.day.setText(str(kept.get("happened_on", "")))
        self.at.setText(str(kept.get("happened_at", "")))
        self.about.setChecked(bool(kept.get("about", True)))
        self.people.fill(list(kept.get("people", ())))
        self.school.setCurrentIndex(max(self.school.findData(kept.get("school", "")), 0))

    def start_afresh(self) -> None:
        """An empty form: today, about, and nobody knows who could see it."""
        school = self.school.currentIndex()
        self.fill({})
        self.school.setCurrentIndex(school)
        self._starting()
        self.clear_errors()

    def happened_on(self) -> date | None:
        """The day typed, or None."""
        return self.day.day

    def say_error(self, field: str, sentence: str) -> bool:
        """Say at the field what to mend; says whether the form has it."""
        self.clear_errors()
        line = self.errors.get(field)
        if line is None:
            return False
        line.say(sentence)
        target = self._field(field)
        self._mark(target, wrong=True)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_errors(self) -> None:
        """Take every error line away."""
        for field, line in self.errors.items():
            line.say("")
            self._mark(self._field(field), wrong=False)

    # -- inside -----------------------------------------------------------------------------------

    def _starting(self) -> None:
        self.day.set_day(self._today)
        self.about.setChecked(True)
        self.audience.choose("unknown")

    def _field(self, name: str) -> QWidget:
        if name == "involved":
            unsaid = self.people.unsaid()
            return unsaid.role if unsaid is not None else self.people.finder.field
        if name == "audience":
            return self.audience.button(self.audience.value or "unknown")
        fields: dict[str, QWidget] = {
            "narrative": self.words, "happened_on": self.day, "happened_at": self.at,
            "platforms": self.platforms.button("whatsapp"), "school": self.school,
        }  # fmt: skip
        return fields[name]

    def _mark(self, field: QWidget, *, wrong: bool) -> None:
        if bool(field.property("wrong")) != wrong:
            field.setProperty("wrong", wrong)
            field.style().unpolish(field)
            field.style().polish(field)

    def _edited(self) -> None:
        self.edited.emit()

    def _told(self) -> None:
        self.errors["narrative"].say("")
        self._mark(self.words, wrong=False)
        self.edited.emit()
        self.bears_on_clauses.emit()

    def _when_edited(self) -> None:
        for name in ("happened_on", "happened_at"):
            self.errors[name].say("")
            self._mark(self._field(name), wrong=False)
        self.edited.emit()

    def _audience_chosen(self) -> None:
        self.place.ask_for(self.audience.value)
        self._told()

    def _tidy_time(self) -> None:
        words = self.at.text().strip().replace(".", ":")
        if words.isdigit() and len(words) in {3, 4}:
            words = f"{words[:-2]}:{words[-2:]}"
        self.at.setText(words)
