"""One letter's words being changed: subject, words, what is wrong with them, and versions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tcat_desktop.office.questions.wordings import Fault, WordingEditorAnswer
from tcat_desktop.screens.theme import Role, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.flow import FlowLayout
from tcat_desktop.screens.widgets.form import Field, LineField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.wording.comparing import Comparison, Versions
from tcat_desktop.screens.wording.editor import WordsEditor
from tcat_desktop.screens.wording.faults import Faults
from tcat_desktop.screens.wording.how import HowToWrite

_TABS = (("words", "Words"), ("versions", "Versions"), ("changed", "What changed"),
         ("how", "How to write"))  # fmt: skip


class Bench(QFrame):
    """The middle of the page. ``typed`` tells of each change by a person, and of no other."""

    typed = Signal()
    save_wanted = Signal()
    sign_wanted = Signal()
    return_wanted = Signal(str)
    tab_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording.bench")
        self.setProperty("part", "sheet")
        self._quiet = False
        self.title = label("", font=Type.CARD_TITLE, wrap=True, name="wording.title")
        self.state = label("", font=Type.SMALL, role=Role.TEXT2, wrap=True, name="wording.state")
        self.notice = Notice(name="wording.notice")
        self.heading = LineField(longest=300)
        self._heading = Field("Subject", self.heading, name="wording.heading")
        self.tabs = Segments(_TABS, name="wording.tabs", spoken="What to show", kind=Kind.TAB)
        self.tabs.choose("words")
        self.tabs.changed.connect(self._turn)
        self.editor = WordsEditor(name="wording.body")
        self.faults = Faults()
        self.faults.line_wanted.connect(self._go_to)
        self.versions = Versions()
        self.versions.compare_wanted.connect(self._compare)
        self.comparison = Comparison()
        self._make_foot()
        self._lay_out()
        self.heading.textEdited.connect(self._told)
        self.note.textEdited.connect(self._told)
        self.editor.textChanged.connect(self._told)

    def _make_foot(self) -> None:
        self.note = LineField(longest=300)
        self._note = Field("What you changed, and why (may stay empty)", self.note,
                           name="wording.note")  # fmt: skip
        self.save = Button("Save as draft", name="wording.save", icon_name="floppy-disk")
        self.save.clicked.connect(self.save_wanted)
        self.sign = Button("Sign off", name="wording.sign", kind=Kind.MAIN, icon_name="seal-check")
        self.sign.clicked.connect(self.sign_wanted)
        self.back = Button("Back to the shipped words…", name="wording.return",
                           icon_name="arrow-counter-clockwise")  # fmt: skip
        self.back.clicked.connect(self._ask_why)
        self.why_not = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True,
                             name="wording.why_not")  # fmt: skip
        self._reason = LineField(longest=300)
        self._reason_field = Field("Why are the shipped words better?", self._reason,
                                   name="wording.reason")  # fmt: skip
        self._go_back = Button("Use the shipped words", name="wording.return.now", kind=Kind.SMALL)
        self._go_back.clicked.connect(self._go_back_now)
        self._stay = Button("Keep ours", name="wording.return.stay", kind=Kind.SMALL)
        self._stay.clicked.connect(self.close_reason)
        self._asking = QWidget()
        self._asking.setObjectName("wording.return.why")
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._reason_field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._go_back)
        buttons.addWidget(self._stay)
        buttons.addStretch(1)
        column.addLayout(buttons)
        show(self._asking, False)

    def _lay_out(self) -> None:
        words = QWidget()
        writing = QVBoxLayout(words)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.setSpacing(8)
        writing.addWidget(self._heading)
        writing.addWidget(self.editor, 1)
        writing.addWidget(self.faults)
        writing.addWidget(self._note)
        self.stack = QStackedWidget()
        for each in (words, self.versions, self.comparison, HowToWrite()):
            self.stack.addWidget(each)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 8)
        head.setSpacing(3)
        head.addWidget(self.title)
        head.addWidget(self.state)
        middle = QVBoxLayout()
        middle.setContentsMargins(20, 0, 20, 8)
        middle.setSpacing(8)
        middle.addWidget(self.tabs)
        middle.addWidget(self.stack, 1)
        content = QFrame()
        content.setProperty("part", "sheet")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(middle, 1)
        # In large text on a low screen the whole is taller than the window.
        scroll = QScrollArea()
        scroll.setObjectName("wording.scroll")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(line())
        whole.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 10, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self.notice)
        foot.addWidget(self._asking)
        buttons = FlowLayout(None, gap=8)
        for each in (self.sign, self.save, self.back):
            buttons.addWidget(each)
        foot.addLayout(buttons)
        foot.addWidget(self.why_not)
        return foot

    # -- what the page calls ------------------------------------------------------------------

    def show_letter(self, answer: WordingEditorAnswer, *, keep_typed: bool = False) -> None:
        """Show a letter's words, unless what is typed is to stay."""
        self.title.setText(answer.title)
        now = f"In use: {answer.line}." if answer.line else ""
        draft = f" House version {answer.draft} waits for sign-off." if answer.draft else ""
        self.state.setText(f"{now}{draft} Letters are signed by the {answer.signers}.")
        self.versions.show_versions(answer.versions)
        self.comparison.show_versions(answer.versions, drafted=bool(answer.draft))
        if not keep_typed:
            self.put(answer.heading, answer.body, "")

    def put(self, heading: str, body: str, note: str) -> None:
        """Put these words in, without telling that somebody typed them."""
        self._quiet = True
        self.heading.setText(heading)
        self.note.setText(note)
        if body != self.editor.toPlainText():
            self.editor.setPlainText(body)
        self._quiet = False

    def words(self) -> tuple[str, str, str]:
        """The subject, the words and the note as they stand."""
        return self.heading.text(), self.editor.toPlainText(), self.note.text()

    def lock(self, locked: bool) -> None:
        """Only to read, or to change."""
        self.heading.setReadOnly(locked)
        self.editor.setReadOnly(locked)

    def ask_for_note(self, wanted: bool) -> None:
        """Something was changed, so there is something to say about it."""
        show(self._note, wanted)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say at the lines and under them what cannot stand."""
        subject = next((fault for fault in faults if not fault.line), None)
        self._heading.set_error(f"{subject.what} {subject.what_to_do}" if subject else "")
        self.editor.show_faults({
            fault.line: f"{fault.what} {fault.what_to_do}" for fault in faults if fault.line
        })  # fmt: skip
        self.faults.show_faults(faults)

    def show_tab(self, tab: str) -> None:
        """Turn to a tab."""
        self.tabs.choose(tab)
        self._turn()

    def close_reason(self) -> None:
        """Nobody wants the shipped words after all, or has them."""
        self._reason.clear()
        self._reason_field.set_error("")
        show(self._asking, False)

    def main_button(self) -> QAbstractButton:
        """What Ctrl Enter presses."""
        return self.sign if self.sign.isEnabled() else self.save

    # -- inside -------------------------------------------------------------------------------

    def _told(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def _turn(self) -> None:
        place = [key for key, _ in _TABS].index(self.tabs.value or "words")
        self.stack.setCurrentIndex(place)
        self.tab_changed.emit(self.tabs.value)

    def _go_to(self, line_number: int) -> None:
        self.show_tab("words")
        if line_number:
            self.editor.go_to(line_number)
        else:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self, key: str) -> None:
        self.show_tab("changed")
        self.comparison.choose_before(key)

    def _ask_why(self) -> None:
        show(self._asking, True)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back_now(self) -> None:
        if not self._reason.text().strip():
            self._reason_field.set_error("Say why the shipped words are better.")
            return
        self.return_wanted.emit(self._reason.text())
