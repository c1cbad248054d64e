"""A picture, in a copy made for looking: it zooms and turns, and the file stays as it came.

Words in a picture are only quoted once somebody has compared them with it. What a machine reads
in it is shown by another part, in ``machine_place`` under the picture and over it by
``canvas.over``.
"""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcat_desktop.journey.refusals import Said
from tcat_desktop.office.exhibit_copies import Copies
from tcat_desktop.office.questions.exhibit import ExhibitAnswer
from tcat_desktop.office.questions.exhibit_page import ExhibitPageAnswer
from tcat_desktop.office.reading_room import Looked
from tcat_desktop.screens.background import Errand, Report
from tcat_desktop.screens.exhibit.content import Content
from tcat_desktop.screens.exhibit.machine_text import MachineText
from tcat_desktop.screens.exhibit.text_view import WordsShown
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.theme import Role, Type, theme
from tcat_desktop.screens.widgets.buttons import Button, Kind
from tcat_desktop.screens.widgets.cards import Card
from tcat_desktop.screens.widgets.label import label
from tcat_desktop.screens.widgets.picture_canvas import PictureCanvas
from tcat_desktop.screens.widgets.showing import show

_BESIDE = 560
COPY = "A copy made for looking, upright and without metadata. The file itself is as it came."


class PictureView(Content):
    """The picture on the desk, what it is, and under it the words that somebody confirmed."""

    can_zoom: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._copies = Copies()
        self._errand: Errand | None = None
        # What was asked for one picture never arrives in the next.
        self._look = 0
        self.canvas = PictureCanvas(name="exhibit.picture", spoken="The picture")
        self.canvas.zoomed.connect(self._say_place)
        self.left = Button("Turn left", name="exhibit.turn_left", kind=Kind.QUIET,
                           icon_name="arrow-counter-clockwise")  # fmt: skip
        self.right = Button("Turn right", name="exhibit.turn_right", kind=Kind.QUIET,
                            icon_name="arrow-bend-down-right")  # fmt: skip
        self.left.clicked.connect(self._turn_left)
        self.right.clicked.connect(self._turn_right)
        self.copy = label(COPY, font=Type.SMALL, role=Role.TEXT2, wrap=True, name="exhibit.copy")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.setSpacing(4)
        foot.addWidget(self.copy, 1)
        foot.addWidget(self.left)
        foot.addWidget(self.right)
        self.words = WordsShown(name="exhibit.confirmed", spoken="The words in the picture")
        self.words.setMaximumHeight(120)
        self.confirmed = Card("The words in it", name="exhibit.confirmed.card", aside=" ", inner=12)
        self.confirmed.add(self.words)
        self.machine_place = QVBoxLayout()
        holder = QWidget()
        self.machine_place.setContentsMargins(16, 12, 16, 8)
        holder.setLayout(self.machine_place)
        self.machine_place.addWidget(self.confirmed)
        self.machine = MachineText(desk, self.canvas)
        self.machine.done.connect(self.done)
        self.machine_place.addWidget(self.machine)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # What a picture says is read beside it; where there is no room, under it.
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.canvas, 3)
        self._beside.addWidget(holder, 2)
        column.addLayout(self._beside, 1)
        column.addLayout(foot)
        show(self.confirmed, False)

    # -- what the page calls ----------------------------------------------------------------

    def show_looked(self, looked: Looked, answer: ExhibitPageAnswer) -> None:
        """Make the copy, off the main thread, and show it."""
        self.clear()
        self.show_answer(answer)
        self._errand = self.desk.errands.run(
            partial(_made, self._copies, looked.exhibit),
            partial(self._came, self._look),
            partial(self._failed, self._look),
        )

    def show_answer(self, answer: ExhibitPageAnswer) -> None:
        """The words that somebody has compared with the picture."""
        if self.words.toPlainText() != answer.confirmed:
            self.words.setPlainText(answer.confirmed)
        by = f"Compared by {answer.confirmed_by}" if answer.confirmed_by else ""
        self.confirmed.aside.setText(by)
        show(self.confirmed, bool(answer.confirmed))
        self.machine.show_answer(answer)

    def clear(self) -> None:
        """Nothing of it is left, not even the copy."""
        self._look += 1
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        self._copies.empty()
        self.canvas.show_picture(QImage())
        self.words.clear()
        show(self.confirmed, False)
        self.machine.clear()

    def find_words(self, words: str) -> int:
        """In the words that were confirmed, or else in what a machine saw."""
        return self.words.find_all(words) or self.machine.find_words(words)

    def selected(self) -> tuple[str, str]:
        """Confirmed words that are marked: nobody quotes what a machine read."""
        return self.words.marked(), ""

    def zoom(self, step: int) -> None:
        """One size larger or smaller; 0 fits."""
        self.canvas.zoom(step) if step else self.canvas.fit()

    def first_focus(self) -> QWidget:
        """The picture, which + and − make larger."""
        return self.canvas

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        under = self.width() < theme().px(_BESIDE)
        way = QBoxLayout.Direction
        self._beside.setDirection(way.TopToBottom if under else way.LeftToRight)

    # -- inside ------------------------------------------------------------------------------

    def _came(self, look: int, picture: QImage) -> None:
        if look == self._look:
            self._errand = None
            self.canvas.show_picture(picture)

    def _failed(self, look: int, said: Exception) -> None:
        if look == self._look and isinstance(said, Said):
            self.refused.emit(said)

    def _turn_left(self) -> None:
        self.canvas.turn(-1)

    def _turn_right(self) -> None:
        self.canvas.turn(1)

    def _say_place(self, percent: int) -> None:
        self.place.emit("" if self.canvas.picture.isNull() else f"{percent} %")


def _made(copies: Copies, exhibit: ExhibitAnswer, report: Report) -> QImage:
    made = copies.to_look_at(exhibit, cancelled=lambda: report.cancelled)
    # Our own JPEG: nothing of the stranger's file reaches the decoder.
    return QImage.fromData(made, "JPG")  # type: ignore[arg-type]  # Qt takes a text
