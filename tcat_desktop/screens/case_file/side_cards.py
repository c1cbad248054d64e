"""The smaller cards beside the chronology: what is to do, people, meetings, removals, letters."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import (
    CaseFileAnswer,
    LetterLine,
    PersonOnCase,
    TakedownLine,
    TaskLine,
)
from tcat_desktop.screens.case_file.destinations import Destination, needs_of
from tcat_desktop.screens.case_file.marks import due_chip
from tcat_desktop.screens.case_file.press_row import PressRow
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card, line
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.emptied import emptied
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.initials import Initials
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import short_day

_MOST = 12
_MEETINGS = {
    "asked": "Asked", "accepted": "Coming", "declined": "Not coming",
    "missed": "Did not come", "held": "Held", "cancelled": "Called off",
}  # fmt: skip
_MINUTES = {
    "draft": "Minutes begun", "circulated": "Minutes sent", "amended": "Minutes amended",
    "signed": "Minutes signed",
}  # fmt: skip
_REMOVALS = {
    "asked": ("Asked", "hourglass-medium", Tone.PLAIN),
    "waiting": ("Waiting", "hourglass-medium", Tone.PLAIN),
    "removed": ("Gone", "check-circle", Tone.GREEN),
    "still_there": ("Still there", "warning-circle", Tone.AMBER),
    "refused": ("Refused", "hand-palm", Tone.ATTENTION),
    "again": ("Up again", "warning-circle", Tone.ATTENTION),
}  # fmt: skip
_LETTERS = {
    "draft": ("To sign", "signature", Tone.PLAIN),
    "signed": ("To print", "printer", Tone.PLAIN),
    "printed": ("To post", "mailbox", Tone.PLAIN),
    "posted": ("Posted", "check-circle", Tone.GREEN),
}  # fmt: skip
_HANDOVERS = {
    "sent": ("With the clerk", "hourglass-medium", Tone.PLAIN),
    "accepted": ("The clerk took it on", "check-circle", Tone.GREEN),
    "sent_back": ("Sent back", "warning-circle", Tone.AMBER),
}  # fmt: skip


class SideCard(Card):
    """A card of rows, empty until shown a case; the longest lists end in a count."""

    wanted = Signal(object)

    def __init__(self, title: str, *, name: str) -> None:
        super().__init__(title, name=name)
        self._stops: list[QWidget] = []

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show what this card is about."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return self._stops

    def _start(self, count: int) -> None:
        emptied(self.body)
        self._stops = []
        self.count.setText(str(count) if count else "")
        show(self, count > 0)

    def _put(self, part: QWidget, *, stop: bool = False) -> None:
        if self.body.count():
            self.body.addWidget(line())
        self.body.addWidget(part)
        if stop:
            self._stops.append(part)

    def _rest(self, left: int) -> None:
        if left > 0:
            words = f"and {left} more; the printed case has them all"
            self._put(label(words, font=Type.SMALL, role=Role.TEXT3, wrap=True))


class TasksCard(SideCard):
    """What is open on this case, and a button for what is simply done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("To do", name="case_file.tasks")
        needs = needs_of("finish_task")
        self._may = needs is not None and bool(desk.may(*needs))

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the open tasks."""
        self._start(len(answer.tasks))
        for task in answer.tasks[:_MOST]:
            self._put(self._row(task))
        self._rest(len(answer.tasks) - _MOST)
        if self._may:
            add = Button("Add something to do", name="case_file.tasks.add", kind=Kind.QUIET,
                         icon_name="plus")  # fmt: skip
            add.clicked.connect(self._add)
            self._put(add, stop=True)

    def _row(self, task: TaskLine) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(f"{task.title}. {task.due}")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        row.addLayout(self._what(task), 1)
        chip = ChipLabel(due_chip(task.due, task.tone), name=f"case_file.task.{task.task_id}.due")
        chip.setToolTip(task.working)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        ticked = task.kind not in {"triage", "acknowledge"} and ":" not in task.kind
        if self._may and ticked:
            done = Button("Done", name=f"case_file.task.{task.task_id}", kind=Kind.SMALL,
                          spoken=f"Done: {task.title}")  # fmt: skip
            done.setProperty("task_id", task.task_id)
            done.clicked.connect(self._done)
            row.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
            self._stops.append(done)
        return holder

    def _what(self, task: TaskLine) -> QVBoxLayout:
        """What is to be done, and under it who does it, which can be changed."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(task.title, wrap=True))
        who = f"{task.owner}, or {task.deputy}" if task.deputy else task.owner
        if not who:
            return column
        if not self._may:
            column.addWidget(label(who, font=Type.SMALL, role=Role.TEXT3, wrap=True))
            return column
        hand = Button(who, name=f"case_file.task.{task.task_id}.hand", kind=Kind.QUIET,
                      spoken=f"{task.title}: {who}. Hand it over")  # fmt: skip
        hand.setProperty("task_id", task.task_id)
        hand.clicked.connect(self._hand)
        column.addWidget(hand, 0, Qt.AlignmentFlag.AlignLeft)
        self._stops.append(hand)
        return column

    def _done(self) -> None:
        self._form("finish_task")

    def _add(self) -> None:
        self.wanted.emit(Destination(name="set_task"))

    def _hand(self) -> None:
        self._form("hand_task")

    def _form(self, name: str) -> None:
        task_id = int(self.sender().property("task_id"))
        self.wanted.emit(Destination(name=name, where={"task_id": task_id}))


class PeopleCard(SideCard):
    """Everybody in it, what they need, and who is also a governor."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("People", name="case_file.people_card")

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the people of the case."""
        self._start(len(answer.people))
        for one in answer.people[:_MOST]:
            self._put(self._row(one), stop=True)
        self._rest(len(answer.people) - _MOST)

    def _row(self, one: PersonOnCase) -> PressRow:
        needs = [
            ("person-arms-spread", one.adjustments),
            ("translate", f"Interpreter: {one.interpreter}" if one.interpreter else ""),
            ("signpost", "A governor: C47 and C48 hold." if one.governor else ""),
        ]
        said = ". ".join([f"{one.name}, {one.part}", one.hint, *(words for _, words in needs)])
        row = PressRow(name=f"case_file.person.{one.person_id}", spoken=said)
        row.setProperty("person_id", one.person_id)
        row.clicked.connect(self._pressed)
        mark = Initials(one.initials, name=f"case_file.person.{one.person_id}.mark",
                        spoken=one.name)  # fmt: skip
        row.across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(one.name, font=Type.BODY_MEDIUM, wrap=True))
        second = " · ".join(part for part in (one.part, one.hint) if part)
        column.addWidget(label(second, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        for icon, words in needs:
            if words:
                column.addLayout(_noted(icon, words))
        row.across.addLayout(column, 1)
        return row

    def _pressed(self) -> None:
        self.chosen.emit(int(self.sender().property("person_id")))


class MeetingsCard(SideCard):
    """The meetings of the case; pressing one opens its minutes."""

    def __init__(self) -> None:
        super().__init__("Meetings", name="case_file.meetings")

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the meetings."""
        self._start(len(answer.meetings))
        for each in reversed(answer.meetings[-_MOST:]):
            state = _MEETINGS.get(each.state, each.state)
            if each.minutes_state:
                state = _MINUTES.get(each.minutes_state, each.minutes_state)
            when = f"{short_day(each.on)}, {each.at}"
            row = PressRow(name=f"case_file.meeting.{each.meeting_id}",
                           spoken=f"Meeting, {when}, {each.place}. {state}")  # fmt: skip
            row.setProperty("meeting_id", each.meeting_id)
            row.clicked.connect(self._pressed)
            row.across.addWidget(label(when, font=Type.BODY_MEDIUM), 0)
            row.across.addStretch(1)
            row.across.addWidget(label(state, role=Role.TEXT3))
            row.under(label(each.place, font=Type.SMALL, role=Role.TEXT3, wrap=True))
            self._case = answer.case_id
            self._put(row, stop=True)

    def _pressed(self) -> None:
        where = {"case_id": self._case, "meeting_id": int(self.sender().property("meeting_id"))}
        self.wanted.emit(Destination(name="minutes", page="minutes", where=where))


class RemovalsCard(SideCard):
    """What somebody was asked to take down, and what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Asked to take down", name="case_file.takedowns")
        needs = needs_of("check_removal")
        self._may = needs is not None and bool(desk.may(*needs))

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the list."""
        self._start(len(answer.takedowns))
        self._case = answer.case_id
        for each in answer.takedowns[:_MOST]:
            self._put(self._row(each))
        self._rest(len(answer.takedowns) - _MOST)
        ladder = Button("The ladder, and what is next", name="case_file.takedowns.ladder",
                        kind=Kind.QUIET, icon_name="signpost")  # fmt: skip
        ladder.clicked.connect(self._ladder)
        self._put(ladder, stop=True)

    def _row(self, each: TakedownLine) -> QWidget:
        words, icon, tone = _REMOVALS.get(each.state, (each.state, "flag", Tone.PLAIN))
        holder = QWidget()
        holder.setAccessibleName(f"{each.what}. {words}")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(label(each.what, font=Type.BODY_MEDIUM, wrap=True), 1)
        chip = Chip(words=words, icon=icon, tone=tone)
        first.addWidget(ChipLabel(chip, name=f"case_file.takedown.{each.takedown_id}.state"), 0,
                        Qt.AlignmentFlag.AlignTop)  # fmt: skip
        column.addLayout(first)
        parts = [f"Asked of {each.asked_of}, {short_day(each.asked_on)}"]
        parts += [f"their reference {each.their_reference}"] if each.their_reference else []
        parts += [f"looked {short_day(each.checked_on)}"] if each.checked_on else []
        column.addWidget(label(" · ".join(parts), font=Type.SMALL, role=Role.TEXT3, wrap=True))
        for words in (each.link, each.reply):
            if words:
                column.addWidget(label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True))
        if self._may and each.state not in ("removed", "again"):
            look = Button("Record what you see", name=f"case_file.takedown.{each.takedown_id}",
                          kind=Kind.SMALL)  # fmt: skip
            look.setProperty("takedown_id", each.takedown_id)
            look.clicked.connect(self._look)
            column.addWidget(look)
            self._stops.append(look)
        return holder

    def _ladder(self) -> None:
        where = {"case_id": self._case}
        self.wanted.emit(Destination(name="takedown", page="takedown", where=where))

    def _look(self) -> None:
        where = {"takedown_id": int(self.sender().property("takedown_id"))}
        self.wanted.emit(Destination(name="check_removal", where=where))


class LettersCard(SideCard):
    """The letters of the case and how far each has come."""

    def __init__(self) -> None:
        super().__init__("Letters", name="case_file.letters")

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show the letters, newest first."""
        self._case = answer.case_id
        self._start(len(answer.letters))
        for each in list(reversed(answer.letters))[:_MOST]:
            self._put(self._row(each), stop=True)
        self._rest(len(answer.letters) - _MOST)

    def _row(self, each: LetterLine) -> PressRow:
        words, icon, tone = _LETTERS.get(each.state, (each.state, "envelope-simple", Tone.PLAIN))
        row = PressRow(name=f"case_file.letter.{each.letter_id}",
                       spoken=f"Letter {each.number}, {each.title}. {words}")  # fmt: skip
        row.setProperty("letter_id", each.letter_id)
        row.clicked.connect(self._pressed)
        row.across.addWidget(label(f"{each.number} {each.title}", font=Type.BODY_MEDIUM, wrap=True),
                             1)  # fmt: skip
        chip = Chip(words=words, icon=icon, tone=tone)
        row.across.addWidget(ChipLabel(chip, name=f"case_file.letter.{each.letter_id}.state"), 0,
                             Qt.AlignmentFlag.AlignTop)  # fmt: skip
        to = f"To {each.to_name}, made {each.made}"
        row.under(label(to, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        return row

    def _pressed(self) -> None:
        where = {"case_id": self._case, "letter_id": int(self.sender().property("letter_id"))}
        self.wanted.emit(Destination(name="letter", page="letters", where=where))


class HandoverCard(SideCard):
    """The newest hand-over to the clerk and how it stands."""

    def __init__(self) -> None:
        super().__init__("Handed over to complaints", name="case_file.handover")

    def show_case(self, answer: CaseFileAnswer) -> None:
        """Show it, when there is one."""
        each = answer.handover
        self._start(0 if each is None else 1)
        self.count.setText("")
        if each is None:
            return
        words, icon, tone = _HANDOVERS.get(each.state, (each.state, "signpost", Tone.PLAIN))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 4)
        chip = Chip(words=words, icon=icon, tone=tone)
        row.addWidget(ChipLabel(chip, name="case_file.handover.state"))
        row.addStretch(1)
        row.addWidget(label(each.sent, role=Role.TEXT3))
        self.body.addWidget(holder)
        for part in (each.complaint, each.reason, each.answer):
            if part:
                self.body.addWidget(label(part, role=Role.TEXT2, wrap=True))


def _noted(icon: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(6)
    row.addWidget(IconMark(icon, Role.TEXT2, size=14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, font=Type.SMALL, role=Role.TEXT2, wrap=True), 1)
    return row
