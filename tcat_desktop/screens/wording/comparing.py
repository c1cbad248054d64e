"""What changed between two versions of a letter's words, line by line, and the versions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tcat_desktop.office.questions.wordings import DiffLine, VersionLine
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.chips import Chip
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.ticks import Choice

_NOW = "now"
_CHIPS = {
    "in use": Chip(words="In use", icon="check-circle", tone=Tone.GREEN),
    "draft": Chip(words="Draft", icon="pencil-simple", tone=Tone.AMBER),
    "taken back": Chip(words="Taken back"),
}
_FILLS = {"+": Role.GREEN_FILL, "−": Role.ATTENTION_FILL}
_INKS = {"+": Role.GREEN_TEXT, "−": Role.ATTENTION_TEXT}
_SPOKEN = {"+": "added", "−": "taken out"}


class Versions(QWidget):
    """Every version of one letter’s words, newest first; Enter compares it with the words now."""

    compare_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording.versions")
        self.list = RowList(Shape.WORK, name="wording.versions.list", spoken="Versions")
        self.list.opened.connect(self._opened)
        self.list.chosen.connect(self._say)
        self._lines: dict[str, VersionLine] = {}
        self.details = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True,
                             name="wording.version.details")  # fmt: skip
        hint = "Press Enter to see how a version differs from the words in the editor."
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(hint, font=Type.SMALL, role=Role.TEXT3, wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.details)

    def show_versions(self, versions: tuple[VersionLine, ...]) -> None:
        """These versions."""
        self._lines = {each.key: each for each in versions}
        self.list.set_rows(
            Row(
                key=each.key,
                icon="file-text",
                title=each.name,
                second=each.signed,
                chip=_CHIPS.get(each.state),
                sentence=f"{each.name}. {each.state}. {each.made}. {each.signed}. {each.note}",
            )
            for each in versions
        )
        if self.list.current_key() is None:
            self.list.choose_first()
        self._say()

    def _say(self) -> None:
        each = self._lines.get(str(self.list.current_key()))
        if each is not None:
            parts = (each.name, each.made, each.signed, each.note)
            self.details.setText(". ".join(part.rstrip(".") for part in parts if part) + ".")

    def _opened(self, key: object) -> None:
        self.compare_wanted.emit(str(key))


class Comparison(QWidget):
    """Two versions chosen above, and their lines below with + and −."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording.comparison")
        self._quiet = False
        self.before = Choice(name="wording.before", spoken="The words before")
        self.after = Choice(name="wording.after", spoken="The words after")
        for each in (self.before, self.after):
            each.currentIndexChanged.connect(self._chosen)
        self.lines = QPlainTextEdit()
        self.lines.setObjectName("wording.diff")
        self.lines.setAccessibleName("What changed")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.told = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True,
                          name="wording.diff.told")  # fmt: skip
        self._shown: tuple[DiffLine, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("From", font=Type.BODY_MEDIUM))
        row.addWidget(self.before, 1)
        row.addWidget(label("to", font=Type.BODY_MEDIUM))
        row.addWidget(self.after, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.lines, 1)
        theme().changed.connect(self._draw)

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of the two versions; the second is empty for the words in the editor."""
        after = str(self.after.currentData() or "")
        return str(self.before.currentData() or ""), "" if after == _NOW else after

    def show_versions(self, versions: tuple[VersionLine, ...], *, drafted: bool) -> None:
        """Offer these versions. At first the words in use stand against those in the editor."""
        self._quiet = True
        kept = (self.before.currentData(), self.after.currentData())
        self.before.clear()
        self.after.clear()
        self.after.addItem("The words in the editor", _NOW)
        for each in versions:
            words = f"{each.name} ({each.state})" if each.state else each.name
            self.before.addItem(words, each.key)
            self.after.addItem(words, each.key)
        used = next((each.key for each in versions if each.state == "in use"), None)
        usual = used if drafted else next(
            (each.key for each in versions if each.key.startswith("shipped")), used
        )  # fmt: skip
        for box, key in ((self.before, kept[0] or usual), (self.after, kept[1] or _NOW)):
            box.setCurrentIndex(max(box.findData(key), 0))
        self._quiet = False

    def forget(self) -> None:
        """Another letter is shown: its own first choice counts."""
        self._quiet = True
        self.before.clear()
        self.after.clear()
        self._quiet = False

    def choose_before(self, key: str) -> None:
        """Compare that version with the words in the editor."""
        self._quiet = True
        self.before.setCurrentIndex(max(self.before.findData(key), 0))
        self.after.setCurrentIndex(0)
        self._quiet = False
        self.wanted.emit()

    def show_lines(self, lines: tuple[DiffLine, ...]) -> None:
        """Show the comparison; signs stand before the lines, so colour is never alone."""
        self._shown = lines
        more = sum(each.sign == "+" for each in lines)
        less = sum(each.sign == "−" for each in lines)
        self.told.setText(
            f"{more} {'line' if more == 1 else 'lines'} added (+), {less} taken out (−). "
            "Words that changed within a line are underlined." if more or less
            else "These two are the same, word for word."
        )  # fmt: skip
        self._draw()

    def _chosen(self) -> None:
        if not self._quiet:
            self.wanted.emit()

    def _draw(self) -> None:
        look = theme()
        self.lines.setFont(look.font(Type.READING))
        self.lines.clear()
        cursor = QTextCursor(self.lines.document())
        for number, line in enumerate(self._shown):
            if number:
                cursor.insertBlock()
            usual = _plain(line.sign)
            cursor.insertText(f"{line.sign}\u2002", usual)
            for at, (changed, words) in enumerate(line.words):
                marked = _plain(line.sign)
                if changed and len(line.words) > 1:
                    marked.setFontUnderline(True)
                    marked.setFontWeight(QFont.Weight.DemiBold)
                cursor.insertText(" " if at else "", usual)
                cursor.insertText(words, marked)
        self.lines.moveCursor(QTextCursor.MoveOperation.Start)
        self.lines.setAccessibleDescription(
            " ".join(
                f"{_SPOKEN[line.sign]}: {' '.join(words for _, words in line.words)}."
                for line in self._shown if line.sign in _SPOKEN
            )[:2_000]
        )  # fmt: skip


def _plain(sign: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme().colour(_INKS.get(sign, Role.TEXT)))
    if sign in _FILLS:
        made.setBackground(theme().colour(_FILLS[sign]))
    made.setProperty(QTextFormat.Property.FullWidthSelection, True)
    return made
