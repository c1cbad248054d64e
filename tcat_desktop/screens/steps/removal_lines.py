"""What should be removed: a line for each post, photo or group, where it is, and its copy."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.office.commands.ask_for_removal import ToRemove
from tcat_desktop.office.questions.case_file import CaseFileAnswer
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, IconButton, Kind
from tcat_desktop.screens.widgets.form import LineField
from tcat_desktop.screens.widgets.icon_mark import IconMark
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.widgets.ticks import Choice

_SHORT = 80


def likely_lines(case: CaseFileAnswer) -> list[dict[str, Any]]:
    """One line for each quotation on the file, for somebody to look over.

    Where one copy is kept, it is taken to be of every line; of more, somebody says which.
    """
    copies = copies_of(case)
    only = copies[0][0] if len(copies) == 1 else None
    lines = []
    for quote in dict.fromkeys(case.quotes):
        words = quote if len(quote) <= _SHORT else f"{quote[:_SHORT].rsplit(' ', 1)[0]}…"
        lines.append({"what": f"The post that says “{words}”", "link": "", "copy": only})
    return lines[:5] or [{"what": "", "link": "", "copy": only}]


def copies_of(case: CaseFileAnswer) -> tuple[tuple[int, str], ...]:
    """The exhibits that a line may name as its copy; what is sealed is not offered."""
    return tuple(
        (each.exhibit_id, f"{each.number} {each.name}") for each in case.exhibits if not each.sealed
    )


class RemovalLines(QWidget):
    """The lines, and a button for another. An empty line is left out."""

    changed = Signal()

    def __init__(self, *, name: str, copies: tuple[tuple[int, str], ...] = ()) -> None:
        super().__init__()
        self._name = name
        self._count = 0
        self._copies = copies
        self._rows: list[tuple[QWidget, LineField, LineField, Choice]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column.addLayout(self._lines)
        self._another = Button(
            "Add another", name=f"{name}.another", kind=Kind.QUIET, icon_name="plus"
        )
        self._another.clicked.connect(self._add_empty)
        column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> list[dict[str, Any]]:
        """Every line as plain values."""
        return [
            {"what": what.text(), "link": link.text(), "copy": copy.currentData()}
            for _, what, link, copy in self._rows
        ]

    def fill(self, lines: list[dict[str, Any]]) -> None:
        """Show these lines and no others."""
        for row, *_ in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._rows = []
        for line in lines or [{}]:
            self._add(str(line.get("what", "")), str(line.get("link", "")), line.get("copy"))

    def items(self) -> tuple[ToRemove, ...]:
        """What is asked to be removed."""
        return tuple(
            ToRemove(what=line["what"], link=line["link"], exhibit_id=line["copy"])
            for line in self.value()
            if line["what"].strip() or line["link"].strip()
        )

    def _add(self, what: str, link: str, copy: int | None = None) -> LineField:
        self._count += 1
        name = f"{self._name}.{self._count}"
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        first = self._field(f"{name}.what", "What it is", "Post, photo or group", what)
        second = self._field(f"{name}.link", "Where it is", "Link, if there is one", link)
        drop = IconButton("x", "Take this line off", name=f"{name}.drop")
        drop.clicked.connect(self._drop)
        third = self._copy(f"{name}.copy", copy)
        across.addWidget(first, 5)
        across.addWidget(second, 3)
        across.addWidget(third, 2)
        across.addWidget(drop)
        self._lines.addWidget(row)
        self._rows.append((row, first, second, third))
        self.setFocusProxy(self._rows[0][1])
        return first

    def _field(self, name: str, spoken: str, placeholder: str, filled: str) -> LineField:
        field = LineField(longest=2_000, placeholder=placeholder)
        field.setObjectName(name)
        field.setAccessibleName(spoken)
        field.setText(filled)
        field.setCursorPosition(0)
        field.textEdited.connect(self.changed)
        return field

    def _copy(self, name: str, chosen: int | None) -> Choice:
        """Which exhibit shows this very thing."""
        made = Choice(name=name, spoken="The copy that is kept of it")
        made.addItem("No copy named", None)
        for exhibit_id, words in self._copies:
            made.addItem(words, exhibit_id)
        made.setCurrentIndex(max(made.findData(chosen), 0) if chosen is not None else 0)
        made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(8)
        made.currentIndexChanged.connect(self.changed)
        show(made, bool(self._copies))
        return made

    def _add_empty(self) -> None:
        self._add("", "").setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self) -> None:
        gone = self.sender().parent()
        lines = zip(self.value(), self._rows, strict=True)
        self.fill([line for line, (row, *_) in lines if row is not gone])
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class KeptCopies(QWidget):
    """Whether a copy is kept, before anybody is asked to remove anything (C26).

    Once something is gone it cannot be shown any more, so the way to the exhibits is beside it.
    """

    # To the exhibits of the case.
    wanted = Signal(str, dict)

    def __init__(self, case: CaseFileAnswer, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._case = case
        kept = bool(case.exhibits)
        words = copies_words(case)
        self.setAccessibleName(words)
        tone = Role.GREEN_TEXT if kept else Role.AMBER_TEXT
        self._button = Button(
            "See the exhibits" if kept else "Add a copy first", name=f"{name}.see", kind=Kind.SMALL,
        )  # fmt: skip
        self._button.clicked.connect(self._see)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("check-circle" if kept else "warning-circle", tone), 0,
                      Qt.AlignmentFlag.AlignTop)  # fmt: skip
        row.addWidget(label(words, font=Type.BODY_MEDIUM, role=tone, wrap=True,
                            name=f"{name}.words"), 1)  # fmt: skip
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)

    def _see(self) -> None:
        first = next((each for each in self._case.exhibits if not each.sealed), None)
        where: dict[str, Any] = {"case_id": self._case.case_id}
        if first is not None:
            self.wanted.emit("exhibit", {**where, "exhibit_id": first.exhibit_id})
        else:
            self.wanted.emit("case_file", {**where, "add": "file"})


def copies_words(case: CaseFileAnswer) -> str:
    """“A copy is kept: E1, E2. …”, or that there is none."""
    numbers = ", ".join(each.number for each in case.exhibits)
    if not numbers:
        return "No copy is kept yet. Once it is gone it cannot be shown. Add one before you ask."
    return f"A copy is kept: {numbers}. Add another before you ask, if something is missing."
