"""The list at the left of Letters: what waits to be signed, printed and posted, and what went."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from tcat_desktop.office.questions.letter_register import LetterRow
from tcat_desktop.screens.theme import Tone, Type
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import line
from tcat_desktop.screens.widgets.empty_state import EmptyState
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notice_row import NoticeRow
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import Heading, Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show
from tcat_desktop.screens.words import number

Groups = tuple[tuple[str, tuple[LetterRow, ...]], ...]

_ICONS = {"draft": "signature", "signed": "check", "printed": "printer", "posted": "mailbox"}


class Register(QFrame):
    """The letters by what is to be done next, and the button that begins a new one."""

    chosen = Signal(int)
    write_wanted = Signal(str)
    cases_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letters.register")
        self.setProperty("part", "sheet")
        self._catalogue: tuple[tuple[str, str], ...] = ()
        self._reference = ""
        self.write = Button("Write", name="letters.write", icon_name="plus")
        self.write.clicked.connect(self._write)
        self.print_many = Button("Print", name="letters.print_many", icon_name="printer",
                                 kind=Kind.SMALL)  # fmt: skip
        self.print_many.clicked.connect(self.print_wanted)
        self.print_many.setVisible(False)
        self.list = RowList(Shape.LETTER, name="letters.list", spoken="Letters")
        self.list.chosen.connect(self._chosen)
        self.notice = Notice(name="letters.register.notice")
        self.notice.pressed.connect(self.cases_wanted)
        self.empty = EmptyState(
            "envelope-simple",
            "No letters yet",
            "A letter that is written from a case waits here to be signed, printed and posted.",
            name="letters.empty",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 16, 10)
        head.addWidget(label("Letters", font=Type.PAGE_TITLE))
        head.addStretch(1)
        head.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(NoticeRow(self.notice, side=12))
        many = QHBoxLayout()
        many.setContentsMargins(20, 0, 16, 10)
        many.addWidget(self.print_many)
        many.addStretch(1)
        column.addLayout(many)
        column.addWidget(line())
        column.addWidget(self._stack, 1)

    # -- what the page tells ------------------------------------------------------------------

    def show_groups(self, groups: Groups) -> None:
        """Show the register; a group with nothing in it takes no room."""
        items: list[Heading | Row] = []
        for title, letters in groups:
            if letters:
                items.append(Heading(title=title, count=str(len(letters))))
                items.extend(_row(title, each) for each in letters)
        self._stack.setCurrentWidget(self.list if items else self.empty)
        self.list.set_rows(items)

    def offer(self, catalogue: tuple[tuple[str, str], ...]) -> None:
        """The letters that can be written, as ``(name, title)``."""
        self._catalogue = catalogue

    def offer_printing(self, many: int) -> None:
        """Offer to print what waits as one job, where more than one letter does."""
        self.print_many.set_words(f"Print all {number(many)} that wait")
        show(self.print_many, many > 1)

    def write_for(self, reference: str) -> None:
        """Which case a new letter would belong to; empty when no case is open."""
        self._reference = reference
        self.notice.clear()
        about = f"Write a letter for {reference}" if reference else "Write a letter"
        self.write.setAccessibleName(about)

    # -- inside -------------------------------------------------------------------------------

    def _chosen(self, key: object) -> None:
        if isinstance(key, int):
            self.chosen.emit(key)

    def _write(self) -> None:
        if not self._reference:
            self.notice.say(
                "Open a case first.",
                "A letter is filled in from its case.",
                tone=Tone.AMBER,
                icon_name="folders",
                button="Open Cases",
            )
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("letters.write.menu")
        menu.addAction(f"For {self._reference}".replace("&", "&&")).setEnabled(False)
        menu.addSeparator()
        for name, title in self._catalogue:
            action = menu.addAction(title.replace("&", "&&"))
            action.setObjectName(f"letters.write.{name}")
            action.setData(name)
            action.triggered.connect(self._write_one)
        menu.popup(self.write.mapToGlobal(self.write.rect().bottomLeft()))

    def _write_one(self) -> None:
        action = self.sender()
        name = QAction.data(action) if isinstance(action, QAction) else None
        if name:
            self.write_wanted.emit(str(name))


def _row(group: str, letter: LetterRow) -> Row:
    return Row(
        key=letter.letter_id,
        title=letter.title,
        second=letter.to_name,
        third=letter.line,
        third_icon=_ICONS[letter.state],
        sentence=f"{letter.title}, to {letter.to_name}. {group}. {letter.line}. "
        f"{letter.number}, {letter.reference}.",
    )
