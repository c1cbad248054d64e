"""The words that a machine saw in a picture, line by line, and the box where they are put right.

A machine can be wrong in every letter: its lines help to find the picture, and are never quoted.
Somebody compares them with the picture, puts them right and confirms them; those words can be
quoted. A line that is chosen is framed in the picture::

    self.machine = MachineText(desk, self.canvas)
    self.machine_place.addWidget(self.machine)
    self.machine.show_answer(answer)
"""

from typing import Final

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.commands.read_evidence import ConfirmWords
from tcat_desktop.office.machine_reading import READ_BY_MACHINE, SURE, can_read, cannot
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer, MachineLine
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Tone, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.form import WordsField
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.picture_canvas import PictureCanvas
from tcat_desktop.screens.widgets.rows import Row, RowList, Shape
from tcat_desktop.screens.widgets.showing import show

_WAITS: Final = "No machine has looked for words in this picture yet. It does so by itself."
_NOTHING: Final = "The machine saw no words in this picture."
_GAVE_UP: Final = "The machine could not read this picture."
_CONFIRMED: Final = (
    "The words are confirmed. A search finds them, and they can be quoted from here."
)
# So many lines at least stay in sight, and so many at most has the box.
_LEAST_LINES, _BOX_LINES = 2, 9


class MachineText(Card):
    """The lines with how sure the machine is, or, once asked for, the box to put them right."""

    done = Signal(str)

    def __init__(self, desk: Desk, canvas: PictureCanvas) -> None:
        super().__init__("Words in the picture", name="exhibit.machine", aside=" ", inner=12)
        self._desk, self._canvas = desk, canvas
        self._answer: ExhibitPageAnswer | None = None
        self._lines: tuple[MachineLine, ...] = ()
        self.banner = Notice(name="exhibit.machine.banner")
        self.list = RowList(Shape.SHORT, name="exhibit.machine.lines",
                            spoken="Lines that a machine saw, with how sure it is")  # fmt: skip
        self.list.selectionModel().currentChanged.connect(self._line_chosen)
        self.list.opened.connect(self._line_opened)
        self.compare = Button("Compare and confirm", name="exhibit.machine.compare",
                              kind=Kind.SMALL, icon_name="eye")  # fmt: skip
        self.compare.clicked.connect(self.open_box)
        self.why_not = label("", font=Type.SMALL, role=Role.TEXT3, wrap=True)
        self.notice = Notice(name="exhibit.machine.notice")
        foot = QHBoxLayout()
        foot.addWidget(self.compare)
        foot.addWidget(self.why_not, 1)
        self.add(self.banner)
        self.body.addSpacing(6)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._make_box(), 1)
        self.add(self.notice, above=4)
        self.body.addSpacing(6)
        self.body.addLayout(foot)
        self.body.addStretch(0)
        canvas.over.append(self._paint_over)
        theme().changed.connect(self._fit)
        self.words.cursorPositionChanged.connect(self._line_written)
        self.clear()

    def _make_box(self) -> QWidget:
        self.box = QWidget()
        self.words = WordsField(lines=_BOX_LINES)
        self.words.setObjectName("exhibit.machine.words")
        title = label("What the picture says", font=Type.BODY_MEDIUM, role=Role.TEXT)
        title.setBuddy(self.words)
        self.words.setAccessibleName("What the picture says, line by line")
        self.keep = Button("I compared them", name="exhibit.machine.confirm",
                           kind=Kind.MAIN)  # fmt: skip
        self.cancel = Button("Cancel", name="exhibit.machine.cancel")
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_box)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.words)
        column.addLayout(row)
        return self.box

    # -- what the picture's view calls -------------------------------------------------------

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """What is known now; what somebody is writing stays."""
        if self._answer is not None and self._answer.exhibit_id != answer.exhibit_id:
            self.close_box()
        self._answer = answer
        lines = () if answer.confirmed else answer.machine
        if lines != self._lines or self.list.rows.rowCount() != len(lines):
            self._lines = lines
            self.list.set_rows(_row(place, line) for place, line in enumerate(lines))
            self._canvas.repaint_over()
        self.aside.setText(answer.machine_by if lines else "")
        self._say()
        self.compare.set_words("Write them anew" if answer.confirmed else
                               "Compare and confirm" if lines else "Write the words")  # fmt: skip
        may = self._desk.may(Act.RECORD, Level.CREATE)
        self.compare.off_because("" if may else may.reason, beside=self.why_not)
        self._fit()
        show(self, True)

    def clear(self) -> None:
        """Nothing of it is left."""
        self._answer, self._lines = None, ()
        self.close_box()
        self.list.set_rows(())
        self._canvas.repaint_over()
        show(self, False)

    def find_words(self, words: str) -> int:
        """Choose the first line that holds the words; how many do."""
        wanted = words.casefold().split()
        found = [place for place, line in enumerate(self._lines)
                 if any(word in line.words.casefold() for word in wanted)]  # fmt: skip
        if found:
            self.list.choose(found[0])
        return len(found)

    @property
    def is_open(self) -> bool:
        """Whether somebody is comparing."""
        return not self.box.isHidden()

    def open_box(self) -> None:
        """The lines as the machine saw them, or the words that were confirmed, to be put right."""
        answer = self._answer
        if answer is None:
            return
        seen = "\n".join(line.words for line in answer.machine)
        self.words.setPlainText(answer.confirmed or seen)
        self.notice.clear()
        self.keep.setEnabled(True)
        show(self.box, True)
        show(self.compare, False)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()
        self._line_written()

    def close_box(self) -> None:
        """Leave it; nothing is kept."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.box.isAncestorOf(focused)
        show(self.box, False)
        show(self.compare, True)
        self.words.clear()
        self.notice.clear()
        if had_focus:
            self.compare.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    # -- inside ------------------------------------------------------------------------------

    def _say(self) -> None:
        answer = self._answer
        assert answer is not None
        if answer.confirmed:
            self.banner.clear()
        elif answer.machine:
            self.banner.say(READ_BY_MACHINE, tone=Tone.AMBER, icon_name="eye")
        elif answer.machine_state == "read":
            self.banner.say("", _NOTHING, tone=Tone.PLAIN, icon_name="info")
        elif answer.machine_state == "refused":
            self.banner.say("", f"{_GAVE_UP} Words can be typed from it.", tone=Tone.PLAIN,
                            icon_name="info")  # fmt: skip
        elif can_read():
            self.banner.say("", _WAITS, tone=Tone.PLAIN, icon_name="hourglass-medium")
        else:
            said = cannot()
            self.banner.say("", f"{said.reason} {said.what_to_do}", tone=Tone.PLAIN,
                            icon_name="info")  # fmt: skip

    def _fit(self) -> None:
        """A few lines at least are in sight; while somebody compares, the box is in their place."""
        show(self.list, bool(self._lines) and not self.is_open)
        tall = max(self.list.sizeHintForRow(0), 1)
        self.list.setMinimumHeight(tall * min(len(self._lines), _LEAST_LINES))
        self.list.setMaximumHeight(tall * max(len(self._lines), 1))
        show(self.why_not, bool(self.why_not.text()) and not self.is_open)
        # In large letters, or a small window, the box gives way before its buttons do.
        line = theme().line(Type.ROW_TITLE)
        self.words.setMinimumHeight(line * _LEAST_LINES + 22)
        self.words.setMaximumHeight(line * _BOX_LINES + 22)

    def _line_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._canvas.repaint_over()

    def _line_written(self) -> None:
        """The line under the cursor is framed in the picture, as long as none was put in."""
        if self.is_open and self.words.blockCount() == len(self._lines):
            self.list.choose(self.words.textCursor().blockNumber())

    def _line_opened(self, _key: object) -> None:
        if self.compare.isEnabled():
            self.open_box()

    def _paint_over(self, painter: QPainter, upright: QRectF) -> None:
        """The chosen line framed, and what the machine is not sure of."""
        chosen = self.list.current_key()
        for place, line in enumerate(self._lines):
            if place != chosen and line.confidence >= SURE:
                continue
            left, top, right, bottom = line.box
            where = QRectF(
                upright.left() + left * upright.width(), upright.top() + top * upright.height(),
                (right - left) * upright.width(), (bottom - top) * upright.height(),
            ).adjusted(-3, -2, 3, 2)  # fmt: skip
            role = Role.ACTION if place == chosen else Role.AMBER
            style = Qt.PenStyle.SolidLine if place == chosen else Qt.PenStyle.DashLine
            painter.setPen(QPen(theme().colour(role), 2, style))
            painter.drawRect(where)

    def _keep(self) -> None:
        if self._answer is None:
            return
        self.keep.setEnabled(False)
        command = ConfirmWords(case_id=self._answer.case_id, exhibit_id=self._answer.exhibit_id,
                               words=self.words.toPlainText())  # fmt: skip
        self._desk.errands.do(command, self._kept, self._refused)

    def _kept(self, _nothing: object) -> None:
        self.close_box()
        self.done.emit(_CONFIRMED)

    def _refused(self, said: Said) -> None:
        """What was typed stays."""
        self.keep.setEnabled(True)
        self.notice.refused(said)


def _row(place: int, line: MachineLine) -> Row:
    sure, icon = ("sure", "check") if line.confidence >= SURE else ("not sure", "question")
    return Row(key=place, title=line.words, icon=icon, trailing=sure,
               sentence=f"{line.words}. The machine is {sure}.")  # fmt: skip
