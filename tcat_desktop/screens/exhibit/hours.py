"""When and how often somebody wrote: two charts, what they say in words, and all the numbers."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.chat_hours import ChatCounts
from tcat_desktop.office.commands.read_evidence import SetFrequent
from tcat_desktop.office.questions.chat_hours import ChatHours, ChatShown
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Message
from tcat_desktop.screens.exhibit.hours_charts import MOST_WEEKS, HeatMap, WeekBars
from tcat_desktop.screens.exhibit.hours_numbers import KINDS, SENDERS, Numbers
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice

# So many rows of the table stand open; the rest of them scroll.
_MOST_ROWS: Final = 12
_STATES: Final = {
    "waiting": "Nobody has read this chat yet. It is counted as soon as it has been read.",
    "undated": "It is not settled which day the dates mean, so nothing is counted. Settle it "
    "under “Messages”.",
    "empty": "Nothing in this chat can be counted.",
}
_ADVICE: Final = (
    "Advice for whoever decides, under C35, C40 and C41. A count says nothing of why somebody "
    "wrote, nor whether it mattered."
)


class HoursPane(QWidget):
    """The charts of one chat, for one sender or for everybody."""

    refused = Signal(object)
    done = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("exhibit.chat.hours")
        self._desk = desk
        self._messages: tuple[Message, ...] = ()
        self._answer: ExhibitPageAnswer | None = None
        self._counts: ChatCounts | None = None
        self._here = self._stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.choice = Choice(name="exhibit.chat.sender", spoken="Messages from")
        self.choice.activated.connect(self._ask)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(label("Messages from", font=Type.BODY_MEDIUM))
        first.addWidget(self.choice)
        first.addStretch(1)
        column.addLayout(first)
        self.words = label("", font=Type.READING, wrap=True, name="exhibit.chat.sentences")
        column.addWidget(self.words)
        self.heat = HeatMap(name="exhibit.chat.heat")
        self.bars = WeekBars(name="exhibit.chat.weeks")
        self._charts = self._drawn()
        column.addWidget(self._charts)
        column.addWidget(self._threshold())
        column.addWidget(self._table())
        self.notes = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                           name="exhibit.chat.notes")  # fmt: skip
        column.addWidget(self.notes)
        column.addStretch(1)

    def _drawn(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("By weekday and hour", font=Type.BODY_STRONG))
        column.addWidget(self.heat)
        self._heat_words = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                                 name="exhibit.chat.heat_legend")  # fmt: skip
        column.addWidget(self._heat_words)
        column.addSpacing(8)
        column.addWidget(label("Week by week", font=Type.BODY_STRONG))
        column.addWidget(self.bars)
        self._bar_words = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                                name="exhibit.chat.bars_legend")  # fmt: skip
        column.addWidget(self._bar_words)
        return holder

    def _threshold(self) -> QWidget:
        self.frequent = LineField(longest=4)
        self.frequent.setObjectName("exhibit.chat.frequent")
        self.frequent.setAccessibleName("More than so many messages a week are frequent")
        self.frequent.setFixedWidth(theme().px(64))
        self.frequent.returnPressed.connect(self._set_frequent)
        self._set = Button("Set", name="exhibit.chat.set_frequent", kind=Kind.SMALL)
        self._set.clicked.connect(self._set_frequent)
        self._who_sets = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                               name="exhibit.chat.who_sets")  # fmt: skip
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(label("Frequent is more than", font=Type.BODY_MEDIUM))
        row.addWidget(self.frequent)
        row.addWidget(label("a week"))
        row.addWidget(self._set)
        row.addWidget(self._who_sets, 1)
        return holder

    def _table(self) -> QWidget:
        self.kinds = Segments(KINDS, kind=Kind.TAB, name="exhibit.chat.numbers_of",
                              spoken="Numbers", gap=2)  # fmt: skip
        self.kinds.choose(SENDERS)
        self.kinds.changed.connect(self._show_table)
        self._numbers = Numbers(self)
        self.table = QTableView()
        self.table.setObjectName("exhibit.chat.numbers")
        self.table.setAccessibleName("All the numbers")
        self.table.setModel(self._numbers)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setWordWrap(False)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.kinds)
        column.addWidget(self.table)
        return holder

    # -- what the view asks -----------------------------------------------------------------

    def show_messages(self, messages: tuple[Message, ...], answer: ExhibitPageAnswer) -> None:
        """Another chat: it is counted when this comes to the front."""
        self._messages, self._answer = messages, answer
        self._counts, self._stale = None, True
        self.choice.clear()
        self._show(None)

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """Somebody has said something else of it: count again."""
        self._answer, self._stale = answer, True
        if self._here:
            self._ask()

    def come(self, *, here: bool) -> None:
        """This is in front now, or no longer."""
        self._here = here
        if here and self._stale:
            self._ask()

    def clear(self) -> None:
        """Let go of it all."""
        self._messages, self._answer, self._counts = (), None, None
        self._stale = False
        self.choice.clear()
        self._show(None)

    # -- inside -----------------------------------------------------------------------------

    def _ask(self) -> None:
        answer = self._answer
        if answer is None:
            return
        self._stale = False
        sender = self.choice.currentData() if self.choice.count() else None
        question = ChatHours(case_id=answer.case_id, exhibit_id=answer.exhibit_id, sender=sender,
                             messages=self._messages)  # fmt: skip
        self._desk.errands.ask(question, self._came, key="exhibit.chat.hours",
                               refused=self.refused.emit)  # fmt: skip

    def _came(self, shown: ChatShown) -> None:
        if self._answer is None or shown.exhibit_id != self._answer.exhibit_id:
            return
        if shown.counts is not None:
            self._say_senders(shown.counts)
        self._show(shown)

    def _say_senders(self, counts: ChatCounts) -> None:
        self.choice.clear()
        self.choice.addItem("Everybody in the chat", "")
        for each in counts.senders:
            named = f"{each.sender} ({each.name})" if each.name else each.sender
            to = f" to {each.to}" if each.to else ""
            self.choice.addItem(f"{named}{to}", each.sender)
        self.choice.setCurrentIndex(max(self.choice.findData(counts.sender), 0))

    def _show(self, shown: ChatShown | None) -> None:
        counts = self._counts = shown.counts if shown else None
        self.heat.show_counts(counts)
        self.bars.show_counts(counts)
        for part in (self._charts, self.kinds, self.table, self.choice):
            show(part, counts is not None)
        if counts is not None:
            self.words.setText("\n".join(counts.sentences))
            self.notes.setText(" ".join((_ADVICE, *counts.notes)))
            self._say_legends(counts)
            self.frequent.setText(f"{counts.frequent}" if counts.frequent else "")
        else:
            self.words.setText(_STATES.get(shown.state, "") if shown else "")
            self.notes.setText("")
        allowed = self._desk.may(Act.TRIAGE, Level.DECIDE)
        self.frequent.setReadOnly(not allowed)
        show(self._set, bool(allowed))
        self._who_sets.setText(
            "The head sets it for the whole school; empty is not set." if allowed else
            "Only the head sets this."
        )  # fmt: skip
        self._show_table()

    def _say_legends(self, counts: ChatCounts) -> None:
        self._heat_words.setText(
            "The number is how many; the fuller the colour, the more. Outlined: "
            f"{counts.whose_hours}."
        )
        said = [
            "Hatched: days of the week on which the school was closed.",
            "Line across a week: the middle (median) of the weeks before it.",
        ]
        if counts.frequent:
            said.append(f"Broken line: {counts.frequent:,} a week; amber weeks have more.")
        if len(counts.weeks) > MOST_WEEKS:
            said.append(f"The last {MOST_WEEKS} of {len(counts.weeks):,} weeks are drawn; the "
                        "table has them all.")  # fmt: skip
        self._bar_words.setText(" ".join(said))

    def _show_table(self) -> None:
        self._numbers.show_table(self._counts, self.kinds.value or SENDERS)
        rows = min(self._numbers.rowCount() + 1, _MOST_ROWS)
        self.table.setFixedHeight(rows * (self.table.rowHeight(0) or theme().px(30)) + 4)

    def _set_frequent(self) -> None:
        typed = self.frequent.text().strip() or "0"
        # Something that is no number is refused by the office in its own words.
        a_week = int(typed) if typed.isdecimal() else -1
        self._desk.errands.do(SetFrequent(a_week=a_week), self._is_set, self._not_set)

    def _is_set(self, _result: object) -> None:
        self.done.emit("What is frequent is set for the whole school.")
        self._ask()

    def _not_set(self, said: Any) -> None:
        self.refused.emit(said)
