"""The left column: what happened, or in its place a form, an exhibit, or something to read."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.questions.case_file import CaseFileAnswer, ExhibitLine
from tcat_desktop.office.questions.exhibit import ExhibitAnswer
from tcat_desktop.screens.case_file.chronology import Chronology
from tcat_desktop.screens.case_file.pictures import Pictures
from tcat_desktop.screens.case_file.reading import ReadingPane
from tcat_desktop.screens.case_file.viewer import ExhibitViewer
from tcat_desktop.screens.page import Desk
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.progress import Progress
from tcat_desktop.screens.widgets.showing import show


class LeftColumn(QWidget):
    """One of them at a time; ``showing`` says which."""

    # What stands there has changed.
    turned = Signal()
    # An exhibit was sealed here.
    sealed = Signal()

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("case_file.left")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.notice = Notice(name="case_file.notice")
        self.progress = Progress(name="case_file.progress")
        self.chronology = Chronology(picture=pictures.thumbnail)
        self.viewer = ExhibitViewer(desk)
        self.reading = ReadingPane()
        self._stack = QStackedWidget()
        self._stack.setObjectName("case_file.left.stack")
        for part in (self.chronology, self.viewer, self.reading):
            self._stack.addWidget(part)
        column.addWidget(self.notice)
        column.addWidget(self.progress)
        column.addWidget(self._stack, 1)
        self._desk = desk
        self._form: QWidget | None = None
        self._tall = False
        self.viewer.closed.connect(self.show_chronology)
        self.reading.closed.connect(self.show_chronology)
        pictures.came.connect(self.chronology.picture_came)

    @property
    def form(self) -> QWidget | None:
        """The form that is open, if one is."""
        return self._form

    @property
    def shows_chronology(self) -> bool:
        """Whether what happened is in front."""
        return self._stack.currentWidget() is self.chronology

    def show_chronology(self) -> None:
        """Put what happened in front again, with the keyboard on it."""
        had_focus = self._holds_focus()
        self._turn_to(self.chronology)
        if had_focus:
            self.chronology.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_viewer(self) -> None:
        """Put an exhibit in front."""
        self._turn_to(self.viewer)
        self.viewer.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case(self, answer: CaseFileAnswer) -> None:
        """The case has changed; an exhibit that somebody is looking at may be sealed now."""
        if self._stack.currentWidget() is self.viewer:
            self.viewer.show_case(answer)

    def show_opened(
        self, answer: CaseFileAnswer, exhibit: ExhibitLine, content: ExhibitAnswer
    ) -> None:
        """Put sealed messages in front that have just been opened."""
        self.notice.clear()
        self.show_viewer()
        self.viewer.show_opened(answer, exhibit, content)

    def seal(self, case_id: CaseId, exhibit: ExhibitLine) -> None:
        """Seal an exhibit: the gentle side asks for no reason (C49)."""
        self._desk.errands.do(
            SealExhibit(case_id=case_id, exhibit_id=exhibit.exhibit_id),
            partial(self._sealed, exhibit.number),
            self.notice.refused,
        )

    def _sealed(self, number: str, _answer: object) -> None:
        self.notice.done(f"{number} is sealed.")
        self.sealed.emit()

    def show_reading(self) -> None:
        """Put something to read in front."""
        self._turn_to(self.reading)
        self.reading.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_form(self, form: QWidget) -> None:
        """Put a form in front; one that was open before is gone."""
        self.close_form()
        self._form = form
        self._stack.addWidget(form)
        self.notice.clear()
        self._turn_to(form)

    def close_form(self) -> None:
        """Take the form away and show what happened."""
        form, self._form = self._form, None
        if form is None:
            return
        had_focus = self._holds_focus()
        self._turn_to(self.chronology)
        self._stack.removeWidget(form)
        form.hide()
        form.deleteLater()
        if had_focus:
            self.chronology.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_tall(self, one_column: bool) -> None:
        """In one column the whole page scrolls, so that the list is as tall as its rows."""
        self._tall = one_column
        self.chronology.list.set_fitted(fitted=one_column)
        show(self.chronology, True)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order, while nothing else is in front."""
        return self.chronology.stops()

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QWidget) and self.isAncestorOf(focused)

    def _turn_to(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.turned.emit()
