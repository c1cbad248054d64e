"""A page of the desk with made-up work on it, for pictures and for tests of the frame."""

from typing import Any, ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.screens.page import Desk, Page
from tcat_desktop.screens.theme import Role, Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.funnel import Funnel
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Banner
from tcat_desktop.screens.widgets.rows import Heading, Row, RowList, Shape

LATE = Tone.ATTENTION
STAGES = (
    ("reported", "Reported", 3),
    ("direct_contact", "Direct contact", 5),
    ("meeting", "Meeting", 3),
    ("takedown", "Takedown", 2),
    ("complaint", "Complaints procedure", 1),
)
WORK = (
    Heading(title="Late", count="2", tone=LATE),
    Row(
        key=33,
        icon="phone",
        title="Phone Mr Prosser about his messages to Mrs Carradine",
        second="AP-26-033 · Direct contact · was due Thursday 19 November",
        chip=Chip(words="2 school days late", icon="warning-circle", tone=LATE),
        button="Record the call",
    ),
    Row(
        key=27,
        icon="image",
        title="Check that the sports-day photo has been taken down",
        second="AP-26-027 · Takedown · was due Friday 20 November",
        chip=Chip(words="1 school day late", icon="warning-circle", tone=LATE),
    ),
    Heading(title="Due today", count="3"),
    Row(
        key=31,
        icon="files",
        title="Read the papers for the meeting with Mrs Denholm",
        second="AP-26-031 · Meeting · Mrs Nair has the large-print copy",
        chip=Chip(words="Today, before 15:45", icon="clock", tone=Tone.AMBER),
    ),
    Row(
        key=29,
        icon="signature",
        title="Sign the advice letter to Ms Tudur",
        second="AP-26-029 · Direct contact · drafted by Mrs Nair on Friday",
        chip=Chip(words="Today, day 5 of 5", icon="clock", tone=Tone.AMBER),
    ),
    Row(
        key=36,
        icon="lock-key",
        title="A message about a teacher in a Year 4 parents’ chat",
        second="Logged at Reception by Siân Bowen · today, 08:36 · sealed",
        chip=Chip(words="Triage by Tue 24 Nov", icon="calendar-blank"),
    ),
)
DIARY = (
    Row(
        key=1,
        lead="10:30",
        title="Ms Cerys Tudur with Mrs Carradine",
        second="Family Room · booked by Reception",
    ),
    Row(
        key=2,
        lead="15:45",
        title="Mrs Kerry Denholm",
        second="Library · bringing Ms Leanne Foss",
        third="Large print, a break after 30 minutes",
        third_icon="person-arms-spread",
    ),
)
LETTERS = (
    Row(key="s", icon="signature", title="Waiting for your signature", trailing="3", button="Go"),
    Row(key="p", icon="printer", title="Signed, waiting to be printed", trailing="2", button="Go"),
)
OTHERS = (
    Row(key="f", icon="hourglass-medium", title="Facebook: reply to our report",
        trailing="Wed 25 Nov"),
    Row(key="l", icon="hourglass-medium", title="Local policing team: advice", trailing="No date"),
)  # fmt: skip


def side_card(title: str, name: str, rows: tuple[Row, ...], shape: Shape) -> Card:
    """A card with a short list in it."""
    card = Card(title, name=name, foot=8)
    card.add_line()
    listed = RowList(shape, name=f"{name}.list", spoken=title, fitted=True)
    listed.set_rows(rows)
    card.add(listed)
    return card


class SamplePage(Page):
    """A page like Today."""

    page_name: ClassVar[str] = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opened_with: list[dict[str, Any]] = []
        self.heard: list[Any] = []
        self.pressed = 0
        self.loss = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(16)
        banner = Banner(name="today.banner", link="See the Code")
        banner.say(
            "The Code of Conduct was due for review on 31 August 2026, 84 days ago.",
            "It is still in force, and letters say so.",
        )
        column.addWidget(banner)
        column.addLayout(self._head())
        funnel = Funnel(name="today.funnel")
        funnel.show_counts("open cases", "at Applewick", 14, STAGES)
        column.addWidget(funnel)
        across = QHBoxLayout()
        across.setSpacing(20)
        self.work = RowList(Shape.WORK, name="today.work", spoken="What is due", framed=True)
        self.work.set_rows(WORK)
        across.addWidget(self.work, 7)
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(side_card("Meetings today", "today.meetings", DIARY, Shape.DIARY))
        side.addWidget(side_card("Letters", "today.letters", LETTERS, Shape.SHORT))
        side.addWidget(side_card("Waiting for others", "today.others", OTHERS, Shape.SHORT))
        side.addStretch(1)
        across.addLayout(side, 3)
        column.addLayout(across, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("Monday 23 November", font=Type.PAGE_TITLE))
        words.addWidget(
            label("Two things are late. Five are due today.", font=Type.ROW_TITLE_REGULAR,
                  role=Role.TEXT2)
        )  # fmt: skip
        head.addLayout(words, 1)
        book = Button("Book a meeting", name="today.book", kind=Kind.BIG_PLAIN,
                      icon_name="calendar-plus")  # fmt: skip
        self.log = Button("Log a concern", name="today.log", kind=Kind.BIG, icon_name="plus")
        self.log.clicked.connect(self._logged)
        head.addWidget(book)
        head.addWidget(self.log)
        return head

    def _logged(self) -> None:
        self.pressed += 1

    def open(self, **where: Any) -> None:
        self.opened_with.append(where)
        self.work.choose_first()

    def changed(self, changes: Any) -> None:
        self.heard.append(changes)

    def main_button(self) -> QAbstractButton | None:
        return self.log

    def first_focus(self) -> QWidget | None:
        return self.work

    def panes(self) -> tuple[QWidget, ...]:
        return (self.work,)

    def unsaved(self) -> str:
        return self.loss


class OtherPage(SamplePage):
    """Another page, so that there is somewhere to go."""

    page_name: ClassVar[str] = "cases"

    def sizeHint(self) -> QSize:
        return QSize(400, 300)
