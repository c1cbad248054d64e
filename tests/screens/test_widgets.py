"""The parts that pages are made of: what they say, what they do, and what they never do."""

import logging
from datetime import date
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QWidget

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.screens.background import Errands, Report, Stopped
from tcat_desktop.screens.case_file.entries import EntryModel, Line, Sort
from tcat_desktop.screens.places import DESK
from tcat_desktop.screens.problems import Problems
from tcat_desktop.screens.side_bar import PlaceModel
from tcat_desktop.screens.theme import Role, theme
from tcat_desktop.screens.widgets.chips import Chip, ChipLabel
from tcat_desktop.screens.widgets.date_field import DateField, TimeField
from tcat_desktop.screens.widgets.deadline_strip import DayCell, DeadlineStrip
from tcat_desktop.screens.widgets.filters import FilterBar
from tcat_desktop.screens.widgets.form import Form, WordsField
from tcat_desktop.screens.widgets.funnel import Funnel
from tcat_desktop.screens.widgets.label import label, set_tip
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.rows import Heading, Row, RowList, RowModel, Shape
from tcat_desktop.screens.widgets.segments import Segments
from tcat_desktop.screens.widgets.stepper import Step, Stepper
from tests.screens import gallery
from tests.screens.conftest import faults_of, labels, spoken_name
from tests.screens.sample_page import WORK

TODAY = date(2026, 11, 23)


@pytest.fixture
def everything(qtbot) -> QWidget:
    """The gallery: every part in one page."""
    page = gallery.parts()
    qtbot.addWidget(page)
    page.show()
    return page


# -- plain words ------------------------------------------------------------------------------


def test_no_label_in_the_gallery_reads_markup(everything: QWidget) -> None:
    assert labels(everything)
    marked = [
        each.text() for each in labels(everything) if each.textFormat() != Qt.TextFormat.PlainText
    ]
    assert not marked


def test_markup_in_a_message_stands_as_it_was_written(qtbot, tmp_path) -> None:
    red = QPixmap(40, 40)
    red.fill(QColor("red"))
    file = tmp_path / "red.png"
    red.save(str(file))
    made = label(f'<img src="{file.as_uri()}"> <b>liar</b>')
    qtbot.addWidget(made)
    made.show()
    image = made.grab().toImage()
    reds = sum(
        image.pixelColor(x, y) == QColor("red")
        for x in range(image.width())
        for y in range(image.height())
    )
    assert reds == 0
    assert "<b>liar</b>" in made.text()


def test_a_tooltip_shows_markup_as_words(qtbot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    set_tip(part, '<img src="file:///x.png">')
    assert "<img" not in part.toolTip()
    assert "&lt;img" in part.toolTip()


def test_a_label_breaks_its_lines_and_keeps_the_height_they_need(qtbot) -> None:
    made = label("one two three four five six seven eight nine ten", wrap=True)
    qtbot.addWidget(made)
    assert made.heightForWidth(80) > made.heightForWidth(2_000)
    assert label("a\nb", wrap=True).heightForWidth(500) == 2 * label("a", wrap=True).heightForWidth(
        500
    )


@pytest.mark.parametrize("size", [90, 100, 110, 125, 150])
def test_a_label_that_is_as_wide_as_it_asks_keeps_its_words_on_one_line(qtbot, size: int) -> None:
    theme().set_text_size(size)
    for words in ("No reports yet", "Nothing is due today", "Mrs Małgorzata Zielińska", "E3"):
        made = label(words, wrap=True)
        qtbot.addWidget(made)
        assert made.heightForWidth(made.sizeHint().width()) == made.heightForWidth(2_000)


# -- names for screen readers -----------------------------------------------------------------


def test_every_part_that_takes_the_keyboard_has_a_name(everything: QWidget) -> None:
    assert faults_of(everything) == []


def test_a_chip_says_its_words_and_not_only_its_colour(qtbot) -> None:
    chip = ChipLabel(Chip(words="2 school days late", icon="warning-circle"), name="chip")
    qtbot.addWidget(chip)
    assert spoken_name(chip) == "2 school days late"


def test_the_deadline_says_its_working_as_a_sentence(qtbot) -> None:
    strip = DeadlineStrip(name="strip")
    qtbot.addWidget(strip)
    strip.show_days((DayCell(day="Mon", mark="0"),), "Five school days from Monday.")
    strip.show()
    with qtbot.waitSignal(strip.asked_why) as asked:
        qtbot.keyClick(strip, Qt.Key.Key_F1)
    assert spoken_name(strip) == "Five school days from Monday."
    assert asked.args == ["Five school days from Monday."]


# -- forms ------------------------------------------------------------------------------------


def test_an_error_stands_under_its_field_and_what_was_typed_stays(qtbot) -> None:
    form = Form("form")
    qtbot.addWidget(form)
    field = form.line("Reply by", "by")
    form.show()
    field.setText("31 Nov 2026")
    form.set_error("by", "November has 30 days.")
    assert field.text() == "31 Nov 2026"
    assert form.errors() == {"by": "November has 30 days."}
    assert field.accessibleDescription() == "November has 30 days."


def test_typing_takes_the_error_away(qtbot) -> None:
    form = Form("form")
    qtbot.addWidget(form)
    field = form.line("Name", "name")
    form.show()
    form.set_error("name", "Type your name.")
    qtbot.keyClicks(field, "H")
    assert form.errors() == {}


def test_a_label_leads_to_its_field(qtbot) -> None:
    form = Form("form")
    qtbot.addWidget(form)
    field = form.line("Address", "address")
    buddies = [each.buddy() for each in labels(form) if each.text() == "Address"]
    assert buddies == [field]
    assert spoken_name(field) == "Address"


def test_a_text_box_leaves_ctrl_enter_to_the_page(qtbot) -> None:
    box = WordsField()
    qtbot.addWidget(box)
    box.show()
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == ""
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText() == "\n"


def test_a_pasted_picture_or_markup_comes_in_as_words(qtbot) -> None:
    box = WordsField()
    qtbot.addWidget(box)
    box.appendPlainText("<b>liar</b>")
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == "<b>liar</b>"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("31 Nov 2026", "November has 30 days."), ("29/02/2026", "February 2026 has 28 days.")],
)
def test_a_day_that_is_not_in_the_calendar_is_said_in_words(qtbot, typed: str, said: str) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.problem == said
    assert field.day is None


def test_a_day_is_read_as_people_type_it(qtbot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.setText("9 nov")
    assert field.day == date(2026, 11, 9)


def test_a_time_is_read_as_people_type_it(qtbot) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    field.setText("3.45 pm")
    assert field.at is not None
    assert f"{field.at:%H:%M}" == "15:45"
    field.setText("25:00")
    assert field.problem == "A day has 24 hours of 60 minutes."


# -- lists ------------------------------------------------------------------------------------


def _models(parent: QWidget) -> list[QAbstractItemModel]:
    return [RowModel(parent), EntryModel(), PlaceModel(DESK)]


def test_the_models_keep_qts_rules(qtbot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    rows, entries, places = _models(owner)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    watched = [QAbstractItemModelTester(model, mode) for model in (rows, entries, places)]
    rows.set_rows(WORK, more=True)
    rows.fetchMore(rows.index(-1))
    rows.add_rows((Row(key=99, title="Last"),), more=False)
    line = Line(key=1, kind="note", icon="note-pencil", sort=Sort.NOTES, day="Today", at="15:45",
                title="Note", words="", whole="", foot="")  # fmt: skip
    entries.set_lines((line,))
    entries.turn(newest_first=False)
    places.tell({"today": 8}, {})
    assert len(watched) == 3
    assert rows.rowCount() == len(WORK) + 1


@pytest.fixture
def work(qtbot) -> RowList:
    """The list of Today."""
    made = RowList(Shape.WORK, name="work", spoken="What is due")
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.set_rows(WORK)
    made.show()
    made.choose_first()
    return made


def test_the_keys_pass_over_the_headings(qtbot, work: RowList) -> None:
    keys = [work.current_key()]
    for _ in range(4):
        qtbot.keyClick(work, Qt.Key.Key_Down)
        keys.append(work.current_key())
    assert keys == [33, 27, 31, 29, 36]


def test_enter_does_what_the_row_offers_and_otherwise_opens_it(qtbot, work: RowList) -> None:
    with qtbot.waitSignal(work.acted) as acted:
        qtbot.keyClick(work, Qt.Key.Key_Return)
    qtbot.keyClick(work, Qt.Key.Key_Down)
    with qtbot.waitSignal(work.opened) as opened:
        qtbot.keyClick(work, Qt.Key.Key_Return)
    assert acted.args == [33]
    assert opened.args == [27]


def test_the_button_in_the_row_can_be_pressed(qtbot, work: RowList) -> None:
    index = work.currentIndex()
    row = work.current_row()
    assert row is not None
    spot = work.itemDelegate().button_spot(work.visualRect(index), row)
    with qtbot.waitSignal(work.acted) as acted:
        qtbot.mouseClick(work.viewport(), Qt.MouseButton.LeftButton, pos=spot.center())
    assert acted.args == [33]


def test_a_row_says_all_of_itself_to_a_screen_reader(work: RowList) -> None:
    said = work.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Phone Mr Prosser" in said
    assert "2 school days late" in said


def test_what_was_chosen_stays_chosen_when_the_list_is_asked_again(work: RowList) -> None:
    work.choose(31)
    work.set_rows(WORK[2:])
    assert work.current_key() == 31


def test_the_next_page_is_asked_for_once(qtbot) -> None:
    listed = RowList(Shape.CASE, name="cases", spoken="Cases")
    qtbot.addWidget(listed)
    asked: list[int] = []
    listed.more_wanted.connect(lambda: asked.append(1))
    listed.resize(800, 200)
    listed.set_rows([Row(key=n, title=f"Case {n}") for n in range(60)], more=True)
    listed.show()
    listed.scrollToBottom()
    qtbot.waitUntil(lambda: bool(asked))
    listed.scrollToTop()
    listed.scrollToBottom()
    assert asked == [1]
    listed.add_rows([Row(key=99, title="The last case")])
    assert listed.rows.rowCount() == 61


def test_rows_grow_with_the_text(work: RowList) -> None:
    before = work.sizeHintForRow(1)
    theme().set_text_size(200)
    assert work.sizeHintForRow(1) > before * 1.6


def test_a_narrow_list_puts_the_chip_under_the_title(qtbot, work: RowList) -> None:
    before = work.sizeHintForRow(1)
    work.resize(380, 400)
    assert work.sizeHintForRow(1) > before


def test_hits_are_marked_in_the_rows(qtbot) -> None:
    listed = RowList(Shape.CASE, name="cases", spoken="Cases")
    qtbot.addWidget(listed)
    listed.resize(900, 100)
    listed.set_rows((Row(key=1, title="Sports-day photo", hits=((11, 5),)),))
    listed.show()
    image = listed.viewport().grab().toImage()
    wanted = theme().colour(Role.HIT)
    assert any(image.pixelColor(x, y) == wanted for x in range(0, 400, 2) for y in range(0, 60, 2))


# -- choosing ---------------------------------------------------------------------------------


def test_a_filter_is_cleared_with_delete(qtbot) -> None:
    bar = FilterBar(name="filters")
    qtbot.addWidget(bar)
    stage = bar.add("stage", "Stage", (("", "Any"), ("meeting", "Meeting")))
    bar.show()
    bar.choose(stage="meeting")
    assert bar.chosen() == {"stage": "meeting"}
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClick(stage, Qt.Key.Key_Delete)
    assert bar.chosen() == {}


def test_the_arrow_keys_choose_among_segments(qtbot) -> None:
    risk = Segments((("no", "No"), ("yes", "Yes")), name="risk", spoken="Is anyone at risk?")
    qtbot.addWidget(risk)
    risk.show()
    risk.activateWindow()
    risk.choose("no")
    risk.button("no").setFocus()
    qtbot.waitUntil(risk.button("no").hasFocus)
    qtbot.keyClick(risk.button("no"), Qt.Key.Key_Right)
    assert risk.values == ("yes",)


def test_a_cell_of_the_funnel_opens_its_stage(qtbot) -> None:
    funnel = Funnel(name="funnel")
    qtbot.addWidget(funnel)
    funnel.show_counts("open cases", "at Applewick", 3, (("meeting", "Meeting", 3),))
    cell = funnel.findChild(QWidget, "funnel.meeting")
    assert spoken_name(cell) == "Meeting, 3 open cases"
    with qtbot.waitSignal(funnel.chosen) as chosen:
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert chosen.args == ["meeting"]


def test_a_step_of_the_journey_can_be_chosen(qtbot) -> None:
    stepper = Stepper(name="stepper")
    qtbot.addWidget(stepper)
    stepper.show_steps((Step(title="Reported"), Step(title="Meeting")))
    with qtbot.waitSignal(stepper.chosen) as chosen:
        qtbot.mouseClick(stepper.findChild(QWidget, "stepper.2"), Qt.MouseButton.LeftButton)
    assert chosen.args == [1]


# -- messages and words -----------------------------------------------------------------------


def test_a_refusal_gives_its_reason_its_clause_and_what_to_do(qtbot) -> None:
    notice = Notice(name="notice")
    qtbot.addWidget(notice)
    notice.refused(
        Refused("Only Dr Llewellyn can ask for this.", clause="C53, C54",
                what_to_do="You can write the draft.")
    )  # fmt: skip
    assert notice.words == (
        "Only Dr Llewellyn can ask for this. You can write the draft. C53, C54."
    )
    notice.clear()
    assert notice.isHidden()


# -- the workers ------------------------------------------------------------------------------


def test_an_answer_that_a_newer_question_overtook_is_dropped(qtbot, errands: Errands) -> None:
    gate = Event()

    def answer(question: str) -> str:
        gate.wait(5)
        return question

    errands.serve(asker=answer, doer=answer)
    told: list[str] = []
    errands.ask("first", told.append, key="cases")
    errands.ask("second", told.append, key="cases")
    gate.set()
    qtbot.waitUntil(lambda: not errands.busy)
    assert told == ["second"]


def test_answers_come_back_on_the_main_thread(qtbot, errands: Errands) -> None:
    threads: list[int] = []
    errands.serve(asker=lambda _: get_ident(), doer=lambda _: None)
    errands.ask("who", lambda worker: threads.extend((worker, get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[1] == get_ident() != threads[0]


def test_a_refusal_goes_beside_its_button_and_is_no_fault(
    qtbot, errands: Errands, problems_met: list[BaseException]
) -> None:
    def refuse(_command: object) -> None:
        raise Refused("The panel must have three members.", clause="6.3")

    errands.serve(asker=refuse, doer=refuse)
    said: list[str] = []
    errands.do("convene", said.append, lambda refusal: said.append(refusal.reason))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The panel must have three members."]
    assert problems_met == []


def test_anything_else_that_goes_wrong_is_a_fault(
    qtbot, errands: Errands, problems_met: list[BaseException]
) -> None:
    def fail(_report: Report) -> None:
        raise KeyError

    errands.run(fail, problems_met.append)
    qtbot.waitUntil(lambda: bool(problems_met))
    assert isinstance(problems_met[0], KeyError)


def test_work_that_was_cancelled_stops_at_its_next_report(qtbot, errands: Errands) -> None:
    started, gone_on = Event(), Event()
    done: list[int] = []
    failed: list[BaseException] = []

    def work(report: Report) -> None:
        started.set()
        gone_on.wait(5)
        report(1, 2, "Page 1 of 2")
        done.append(1)

    errand = errands.run(work, done.append, failed.append)
    assert started.wait(5)
    errand.cancel()
    gone_on.set()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Stopped)
    assert done == []


def test_a_fault_is_shown_once_with_a_reference_and_logged_without_its_words(
    qtbot, caplog: pytest.LogCaptureFixture
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    problems = Problems(window)
    with caplog.at_level(logging.ERROR):
        number = problems.report(ValueError("Mrs Denholm"))
        problems.report(ValueError("Mrs Denholm"))
    qtbot.waitUntil(lambda: len(window.findChildren(QMessageBox)) == 1)
    dialog = window.findChild(QMessageBox)
    assert number in dialog.informativeText()
    assert dialog.textFormat() == Qt.TextFormat.PlainText
    assert "ValueError" in caplog.text
    assert "Denholm" not in caplog.text
    dialog.close()


def test_the_pages_of_a_pdf_are_shown_from_memory(qtbot) -> None:
    from tcat_desktop.screens.widgets.page_preview import PagePreview

    preview = PagePreview(name="preview")
    qtbot.addWidget(preview)
    preview.resize(500, 640)
    preview.show()
    assert preview.show_pdf(ONE_PAGE)
    preview.show_window(lines=5)
    assert preview.pages == 1
    assert preview.page_rect(0).width() == pytest.approx(210 * preview.px_per_mm(), abs=1.5)
    image = preview.grab().toImage()
    middle = preview.page_rect(0).center().toPoint() + QPoint(0, 40)
    assert image.pixelColor(middle) == QColor("white")
    assert not preview.show_pdf(b"not a page")


ONE_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)


def test_a_heading_cannot_be_chosen(work: RowList) -> None:
    assert isinstance(work.rows.item(0), Heading)
    assert not work.rows.flags(work.rows.index(0)) & Qt.ItemFlag.ItemIsSelectable
