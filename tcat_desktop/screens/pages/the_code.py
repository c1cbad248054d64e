"""The Code: every clause by its number, the version in force, and whether its review is due."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.code import Clause
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.review_code import RecordReview
from tcat_desktop.office.questions.the_code import TheCode, TheCodeAnswer
from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.date_field import DateField
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.form import Form, LineField, WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Banner, Notice
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import date_words, local_day

_ICONS = {
    "prohibition": "hand-palm", "parent duty": "users", "exception": "arrow-bend-down-right",
    "definition": "quotes", "right": "scales", "process": "signpost", "law": "scales",
    "governance": "book-open-text", "actor": "user",
}  # fmt: skip


def row_of(clause: Clause, clauses: dict[str, Clause]) -> Row:
    """One clause as a row: its number and our name for it; its kind, and what answers it."""
    told = [clause.kind.capitalize()]
    if clause.expression:
        told.append("criticism, so a fair balance is weighed")
    if clause.exceptions:
        named = (f"{each} {clauses[each].name}" for each in clause.exceptions if each in clauses)
        told.append("but " + "; ".join(named))
    if clause.but_not_if:
        told.append(f"not if {clause.but_not_if[:1].lower()}{clause.but_not_if[1:].rstrip('.')}")
    judged = Chip(words="Can be judged") if clause.can_be_judged else None
    return Row(
        key=clause.number,
        icon=_ICONS.get(clause.kind, "file-text"),
        title=f"{clause.number}  {clause.name}",
        second=" · ".join(told),
        chip=judged,
    )


class ReviewCard(Card):
    """Where the Executive Headteacher records a review; others read who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Review of the Code", name="the_code.review")
        self._desk = desk
        today = local_day(desk.now())
        self._state = label("", role=Role.TEXT2, wrap=True, name="the_code.review.state")
        self._who = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                          name="the_code.review.who")  # fmt: skip
        self.notice = Notice(name="the_code.review.notice")
        self.form = Form("the_code.review", spacing=10)
        days = self.form.row()
        self.reviewed = DateField(today=today)
        self.next = DateField(today=today, ahead=True)
        self.form.add("Reviewed on", self.reviewed, "reviewed_on", beside=days)
        self.form.add("Next review by", self.next, "next_review", beside=days)
        days.addStretch(1)
        self.note = WordsField(lines=3)
        self.form.add("What the review found", self.note, "note")
        self.record = Button("Record the review", name="the_code.review.record", kind=Kind.MAIN)
        self.record.clicked.connect(self._record)
        self.add(self._state)
        self.add(self._who, above=4)
        self.add(self.notice, above=10)
        self.add(self.form, above=12)
        self.add(self.record, above=10)
        show(self.form, False)
        show(self.record, False)

    def show_state(self, answer: TheCodeAnswer) -> None:
        """Whether it is due, what the last review said, and who may record one."""
        late = answer.overdue_days
        due = date_words(answer.review_due)
        told = f"It was due on {due}, {late} days ago." if late else f"The next one is by {due}."
        last = f" The last one: {answer.last_review}" if answer.last_review else ""
        self._state.setText(told + last)
        self._who.setText(answer.why_not)
        show(self._who, bool(answer.why_not))
        show(self.form, answer.may_review)
        show(self.record, answer.may_review)

    def _record(self) -> None:
        self.form.clear_errors()
        self.notice.clear()
        for name, field in (("reviewed_on", self.reviewed), ("next_review", self.next)):
            if field.day is None:
                self.form.set_error(name, field.problem or "Write a day, such as 9 Nov 2026.")
                return
        assert self.reviewed.day is not None
        assert self.next.day is not None
        command = RecordReview(
            reviewed_on=self.reviewed.day, next_review=self.next.day, note=self.note.toPlainText()
        )
        self._desk.errands.do(command, self._recorded, self._refused)

    def _recorded(self, _review: object) -> None:
        self.reviewed.clear()
        self.next.clear()
        self.note.clear()
        self.notice.done("The review is recorded.", "Letters say so from now on.")

    def _refused(self, said: Said) -> None:
        if not self.form.show_refusal(said.field, f"{said.reason} {said.what_to_do}".strip()):
            self.notice.refused(said)


class TheCodePage(Page):
    """The clauses at the left, narrowed as one types; the review at the right."""

    page_name: ClassVar[str] = "the_code"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._answer: TheCodeAnswer | None = None
        self.banner = Banner(name="the_code.banner")
        self._version = label("", font=Type.ROW_TITLE_REGULAR, role=Role.TEXT3, cut=True,
                              name="the_code.version")  # fmt: skip
        self.search = LineField(longest=100, placeholder="Number or word, such as C36 or photo")
        self.search.setObjectName("the_code.search")
        self.search.setAccessibleName("Find a clause")
        self.search.textEdited.connect(self._narrow)
        self._list = RowList(Shape.WORK, name="the_code.list", spoken="Clauses", framed=True)
        self._empty = EmptyState("magnifying-glass", "No clause matches", "Check the spelling.",
                                 name="the_code.empty")  # fmt: skip
        self.review = ReviewCard(desk)
        self._build()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 20, 28, 20)
        whole.setSpacing(14)
        whole.addWidget(self.banner)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("The Code", font=Type.PAGE_TITLE))
        head.addWidget(self._version, 1)
        whole.addLayout(head)
        across = QHBoxLayout()
        across.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self._list, 1)
        left.addWidget(self._empty, 1)
        across.addLayout(left, 7)
        right = QVBoxLayout()
        right.addWidget(self.review)
        right.addStretch(1)
        across.addLayout(right, 4)
        whole.addLayout(across, 1)
        show(self._empty, False)

    def open(self, **where: Any) -> None:
        clause = str(where.get("clause", ""))
        if clause:
            self.search.setText(clause)
        self._ask()

    def changed(self, changes: Any) -> None:
        if getattr(changes, "what", "") == "code_review":
            self._ask()

    def _ask(self) -> None:
        self.desk.errands.ask(TheCode(), self.show_answer, key=self.page_name)

    def show_answer(self, answer: Any) -> None:
        self._answer = answer
        version = answer.version
        since = date_words(version.in_force_from)
        self._version.setText(f"{answer.title}. Version {version.number}, in force from {since}")
        self.review.show_state(answer)
        if answer.overdue_days:
            self.banner.say(
                f"The Code of Conduct was due for review on {date_words(answer.review_due)}, "
                f"{answer.overdue_days} days ago.",
                "It is still in force, and letters say so.",
            )
        else:
            self.banner.say("")
        self._narrow("")

    def _narrow(self, _words: str) -> None:
        if self._answer is None:
            return
        clauses = {each.number: each for each in self._answer.clauses}
        rows = [row_of(each, clauses) for each in self._answer.clauses]
        wanted = self.search.text().casefold().split()
        kept = [r for r in rows
                if all(w in f"{r.title} {r.second}".casefold() for w in wanted)]  # fmt: skip
        self._list.set_rows(kept)
        show(self._list, bool(kept))
        show(self._empty, not kept)

    def main_button(self) -> QAbstractButton | None:
        return self.review.record

    def first_focus(self) -> QWidget | None:
        return self.search

    def panes(self) -> tuple[QWidget, ...]:
        return (self.search, self._list, self.review.reviewed)

    def find_on_page(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True
