"""The letters at the left, each with the words it has now and whether they are signed off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tcat_desktop.office.questions.wordings import WordingRow
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.rows import Heading, Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show

_GROUPS = (("draft", "Wait for sign-off"), ("waits", "Not signed off"), ("signed", "Signed off"))
_ICONS = {"draft": "pencil-simple", "waits": "hourglass-medium", "signed": "seal-check"}


class Listing(QFrame):
    """What waits for somebody stands first."""

    chosen = Signal(str)
    opened = Signal()
    sign_all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording.listing")
        self.setProperty("part", "sheet")
        self.list = RowList(Shape.LETTER, name="wording.list", spoken="Letters and their words")
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.told = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True, name="wording.told")
        self.sign_all = Button("Sign off all shipped words", name="wording.sign_all",
                               kind=Kind.SMALL, icon_name="seal-check")  # fmt: skip
        self.sign_all.clicked.connect(self.sign_all_wanted)
        head = QWidget()
        top = QVBoxLayout(head)
        top.setContentsMargins(20, 14, 16, 10)
        top.setSpacing(6)
        top.addWidget(label("Wording", font=Type.PAGE_TITLE))
        top.addWidget(self.told)
        top.addWidget(self.sign_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(line())
        column.addWidget(self.list, 1)
        show(self.sign_all, False)

    def show_rows(self, rows: tuple[WordingRow, ...], *, may_sign: bool) -> None:
        """The letters by what is to be done with their words."""
        items: list[Heading | Row] = []
        for state, title in _GROUPS:
            ours = [row for row in rows if row.state == state]
            if ours:
                items.append(Heading(title=title, count=str(len(ours))))
                items += [_row(row) for row in ours]
        self.list.set_rows(items)
        waiting = sum(row.state == "waits" and not row.house for row in rows)
        left = sum(row.state != "signed" for row in rows)
        self.told.setText(
            f"{left} of {len(rows)} letters wait for a sign-off." if left
            else f"The words of all {len(rows)} letters are signed off."
        )  # fmt: skip
        show(self.sign_all, may_sign and waiting > 0)
        self.sign_all.set_words(f"Sign off the shipped words of {waiting} letters")

    def _chosen(self, key: object) -> None:
        if isinstance(key, str):
            self.chosen.emit(key)

    def _opened(self, _key: object) -> None:
        self.opened.emit()


def _row(row: WordingRow) -> Row:
    return Row(
        key=row.letter,
        title=row.title,
        second=row.words,
        third=row.signed or row.why,
        third_icon=_ICONS[row.state],
        sentence=f"{row.title}. {row.line}.",
    )
