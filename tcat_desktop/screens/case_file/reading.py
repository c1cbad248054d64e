"""Something to read in place of the chronology: an entry whole, a clause, the fairness answers.

Example::

    pane.read("Call with Mrs Denholm", "Wed 11 Nov, 15:40", (("What was said", words),))
    pane.closed.connect(self._show_chronology)
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tcat_desktop.office.questions.case_file import ClauseLine, FairnessLine
from tcat_desktop.screens.case_file.code_card import exceptions_words
from tcat_desktop.screens.case_file.entries import Line
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.showing import show

_NATURES = {"fact": "Fact", "opinion": "Opinion", "abuse": "Abuse"}


class ReadingText(QPlainTextEdit):
    """Plain words that can be read, selected and copied, and not changed."""

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font(Type.READING))


class ReadingPane(QWidget):
    """The pane: a way back, a title, a line under it, and the words."""

    closed = Signal()
    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case_file.reading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        back = Button("What happened", name="case_file.reading.back", kind=Kind.QUIET,
                      icon_name="arrow-left")  # fmt: skip
        back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        self.act = Button("Sign it", name="case_file.reading.act", kind=Kind.PLAIN)
        self.act.clicked.connect(self._pressed)
        row.addWidget(self.act)
        column.addLayout(row)
        card = Card(name="case_file.reading.card")
        self.title = label(font=Type.NEXT_STEP, wrap=True, name="case_file.reading.title")
        self.under = label(font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self.words = ReadingText(name="case_file.reading.words", spoken="The words")
        card.add(self.title)
        card.add(self.under)
        card.add(self.words, above=10)
        column.addWidget(card, 1)
        self._key = ""

    def read(
        self, title: str, under: str, parts: tuple[tuple[str, str], ...], *, act: str = "",
        key: str = "",
    ) -> None:  # fmt: skip
        """Show these words; ``act`` puts one button over them."""
        self.title.setText(title)
        self.under.setText(under)
        show(self.under, bool(under))
        said = [f"{heading}\n{words}" if heading else words for heading, words in parts if words]
        self.words.setPlainText("\n\n".join(said) or "Nothing more was written.")
        self.words.setAccessibleName(title)
        self._key = key
        show(self.act, bool(act))
        if act:
            self.act.set_words(act)

    def read_entry(self, line: Line) -> None:
        """Show an entry of the chronology, whole."""
        when = f"{line.day}, {line.at}" if line.at else line.day
        self.read(line.title, f"{when} · {line.foot}", (("", line.whole),))

    def read_clause(self, clause: ClauseLine) -> None:
        """Show where a clause stands, and the words it rests on."""
        parts = (
            ("The words", f"“{clause.quoted}”" if clause.quoted else ""),
            ("Fact, opinion or abuse", _NATURES.get(clause.nature, "")),
            ("Why", clause.reason),
            ("Exceptions", exceptions_words(clause)),
        )
        self.read(f"{clause.clause} {clause.name}", clause.judgement_words, parts)

    def read_fairness(
        self, each: FairnessLine, questions: dict[str, str], *, may_sign: bool
    ) -> None:
        """Show the four answers for one step."""
        answers = {"aim": each.aim, "link": each.link, "less_intrusive": each.less_intrusive,
                   "balance": each.balance}  # fmt: skip
        parts = tuple((question, answers.get(name, "")) for name, question in questions.items())
        signed = f"Signed by {each.signed}" if each.signed else "Not signed by the CEO"
        act = "Sign it" if may_sign and not each.signed else ""
        self.read(f"Fair and proportionate: {each.title}", signed, parts, act=act,
                  key=str(each.fairness_id))  # fmt: skip

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.act, self.words]

    def _pressed(self) -> None:
        self.acted.emit(self._key)
