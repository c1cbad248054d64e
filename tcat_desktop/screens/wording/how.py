"""How the words of a letter are written: every mark and tag on one sheet, with what it makes."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.label import label

HOW: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    (
        "Paragraphs",
        (
            ("A blank line", "parts two paragraphs."),
            ("# What we ask", "is a heading."),
            ("**Why.** Because …", "is a paragraph that opens with strong words."),
            ("1. First\n2. Second", "is a numbered list. The numbers are counted for you."),
            ("- One\n- Another", "is a list with points."),
            ("| When | {meet_on}", "is a line of particulars: a name, and what it is."),
            (
                "|= 20: No. | 60: What\n| 1 | A post",
                ("is a table. The figures are how wide each column is beside the others."),
            ),
            ("> 9 November | Her words", "is what somebody wrote, exactly, and when."),
            ("~ A note.", "is small print."),
            ("**strong** and //slanted//", "mark words within a line."),
        ),
    ),
    (
        "Fields",
        (
            ("{phone}", "prints a field. Only fields in the list at the right can be printed."),
            (
                "{reply_by:day}",
                ("prints a day without its weekday; {reply_by:strong} prints it strong."),
            ),
            (
                "{about:phrase}",
                ("prints words without their full stop; {about:lower} with a small first letter."),
            ),
            ("{present}", "prints a list as “a, b and c”."),
            ("{posts:count post|posts}", "prints “two posts”."),
            ("{{ and }}", "print a brace."),
        ),
    ),
    (
        "If and for each",
        (
            (
                "{if care}\n{care}\n{end}",
                (
                    "prints only if there is one. What may be empty has to stand "
                    "in an if, so that no letter has a gap."
                ),
            ),
            (
                "{if care}…{else}…{end}",
                ("prints the one or the other; {if not care} asks the other way round."),
            ),
            ('{if mood is "calm"}…{end}', "asks for certain words."),
            ("{if posts counts 1}this post{else}these posts{end}", "asks how many there are."),
            ("{for each in posts}\n1. {each}\n{end}", "prints each item of a list."),
        ),
    ),
)


class HowToWrite(QScrollArea):
    """What is written at the left, what it makes at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording.how")
        self.setAccessibleName("How to write")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QFrame()
        sheet.setProperty("part", "sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 4, 12, 12)
        column.setSpacing(6)
        for title, lines in HOW:
            column.addWidget(label(title, font=Type.BODY_STRONG))
            column.addWidget(_table(lines))
        column.addStretch(1)
        self.setWidget(sheet)


def _table(lines: tuple[tuple[str, str], ...]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 10)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for row, (written, makes) in enumerate(lines):
        left = label(written, font=Type.BODY_MEDIUM, role=Role.ACTION, wrap=True)
        left.let_copy()
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(left, row, 0, top)
        grid.addWidget(label(makes, role=Role.TEXT2, wrap=True), row, 1, top)
    return made
