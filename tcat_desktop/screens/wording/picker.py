"""Every field a letter can print, to be put into its words: what fills it, and an example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcat_desktop.office.questions.wordings import TokenLine
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape

_KINDS = {"lines": "a list", "rows": "a table", "date": "a day", "choice": "one of a few"}


class Picker(QWidget):
    """The fields; Enter or a double click puts the chosen one where the cursor is."""

    # Lines or words to put in, and what to put round the selection.
    put = Signal(str)
    wrapped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording.picker")
        self._tokens: dict[str, TokenLine] = {}
        self._why = ""
        self.list = RowList(Shape.LETTER, name="wording.fields",
                            spoken="Fields this letter can print")  # fmt: skip
        self.list.opened.connect(self._put)
        self.list.chosen.connect(self._say)
        self.put_in = Button("Put it in", name="wording.put", kind=Kind.SMALL, icon_name="plus")
        self.put_in.clicked.connect(self._put)
        self.if_there = Button("If there is one…", name="wording.if_there", kind=Kind.SMALL)
        self.if_there.clicked.connect(self._wrap)
        self.for_each = Button("For each…", name="wording.for_each", kind=Kind.SMALL)
        self.for_each.clicked.connect(self._repeat)
        self._formats = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                              name="wording.formats")  # fmt: skip
        buttons = FlowLayout(None, gap=6)
        for each in (self.put_in, self.if_there, self.for_each):
            buttons.addWidget(each)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(14, 8, 14, 10)
        below.setSpacing(6)
        below.addLayout(buttons)
        below.addWidget(self._formats)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        over = QVBoxLayout(head)
        over.setContentsMargins(20, 10, 16, 8)
        over.addWidget(label("Fields", font=Type.CARD_TITLE))
        column.addWidget(head)
        column.addWidget(line())
        column.addWidget(self.list, 1)
        column.addWidget(line())
        column.addWidget(foot)

    def show_tokens(self, tokens: tuple[TokenLine, ...], why_not: str = "") -> None:
        """These fields; ``why_not`` says why nothing can be put in."""
        self._tokens = {token.name: token for token in tokens}
        self._why = why_not
        self.list.set_rows(_row(token) for token in tokens)
        if self.list.current_key() is None:
            self.list.choose_first()
        self._say()

    def _current(self) -> TokenLine | None:
        return self._tokens.get(str(self.list.current_key()))

    def _say(self) -> None:
        token = self._current()
        nothing = self._why or ("" if token else "Choose a field first.")
        self.put_in.off_because(nothing)
        self.if_there.off_because(nothing)
        listed = token is not None and token.repeats
        self.for_each.off_because(nothing or ("" if listed else "This field is one thing."))
        if token is not None:
            ways = ", ".join(f"{{{token.name}:{way}}}" for way in _ways(token))
            self._formats.setText(f"Also {ways}." if ways else "")

    def _put(self) -> None:
        token = self._current()
        if token is not None and not self._why:
            self.put.emit(token.inserts)

    def _repeat(self) -> None:
        token = self._current()
        if token is not None and token.repeats:
            self.put.emit(token.repeats)

    def _wrap(self) -> None:
        token = self._current()
        if token is not None:
            self.wrapped.emit(f"{{if {token.name}}}", "{end}")


def _ways(token: TokenLine) -> tuple[str, ...]:
    """The formats as they are written, without the one that is used anyway."""
    usual = {"date": "weekday", "lines": "listed"}.get(token.kind, "")
    ways = (way for way in token.formats if way not in {usual, "fingerprint"})
    return tuple("count one|many" if way == "count" else way for way in ways)


def _row(token: TokenLine) -> Row:
    kind = _KINDS.get(token.kind, "")
    may = "may be empty" if token.may_be_empty else ""
    told = " · ".join(part for part in (f"{{{token.name}}}", kind, may) if part)
    return Row(
        key=token.name,
        title=token.label,
        second=told,
        third=f"{token.filled_by}: {token.example}",
        sentence=f"{token.label}, {token.name}. {kind}. {may}. {token.filled_by}. "
        f"For example: {token.example}",
    )
