"""The statutory record of complaints: which are in it, its three columns, paper and file."""

import csv
import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tcat_desktop.journey.refusals import Denied, Refused
from tcat_desktop.office.commands.hear_complaint import Recommend
from tcat_desktop.office.commands.keep_complaint import EndComplaint, MoveToStage, OpenComplaint
from tcat_desktop.office.questions.complaint_register import (
    COLUMNS,
    ComplaintRegister,
    FindingsPaper,
    Register,
    RegisterPaper,
    RegisterTable,
    as_table,
    safe_cell,
)
from tests.builders import ATrust, a_case, a_trust
from tests.office.at_the_panel import HEARING, MONDAY, AComplaint


def words_of_pdf(pdf: bytes) -> str:
    """The words on its pages, line ends taken as blanks."""
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


YEAR = {"first": date(2026, 9, 1), "last": date(2027, 8, 31)}


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _register(trust: ATrust, who: str = "clerk") -> Register:
    found: Register = trust.ask(who, ComplaintRegister(**YEAR))
    return found


def _heard(trust: ATrust, action: str = "An apology.") -> AComplaint:
    story = AComplaint.handed_over(trust)
    story.at_panel()
    story.full_panel()
    story.call()
    story.hear()
    story.do(Recommend(case_id=story.case, recommendations=("Answer letters.",)))
    story.decide()
    story.do(EndComplaint(case_id=story.case, resolved_at="panel", action=action, on=HEARING))
    return story


def _formal(trust: ATrust, author: str, school: str = "AP") -> AComplaint:
    story = AComplaint(trust, a_case(trust, author=author, school=school).at("complaint"))
    story.do(OpenComplaint(case_id=story.case, about="Fees.", received_on=MONDAY, stage="formal",
                           stage_reason="In writing."))  # fmt: skip
    return story


def test_it_has_exactly_the_columns_of_paragraph_33() -> None:
    assert COLUMNS == (
        "Formal complaint",
        "Resolved following a formal procedure, or proceeded to a panel hearing",
        "Action taken by the school as a result, whether or not it was upheld",
    )


def test_a_complaint_that_was_heard_stands_in_it_with_what_the_school_did(trust: ATrust) -> None:
    story = _heard(trust)
    row = _register(trust).rows[0]
    assert row.case_id == story.case
    assert row.complaint == "Mrs Kerry Denholm, received 23 November 2026: Where Riley sits."
    assert (row.resolved, row.action) == ("Proceeded to a panel hearing.", "An apology.")


def test_what_was_settled_informally_is_no_part_of_it(trust: ATrust) -> None:
    story = AComplaint.handed_over(trust)
    story.answer("resolved")
    story.do(EndComplaint(case_id=story.case, resolved_at="informal", action="A talk.", on=MONDAY))
    assert _register(trust).rows == ()


def test_one_resolved_formally_one_withdrawn_and_one_going_on(trust: ATrust) -> None:
    resolved, withdrawn = _formal(trust, "denholm"), _formal(trust, "tudur")
    going_on = _formal(trust, "rees")
    resolved.answer("not_upheld")
    resolved.do(EndComplaint(case_id=resolved.case, resolved_at="formal",
                             action="None, because nothing was amiss.", on=MONDAY))  # fmt: skip
    withdrawn.do(EndComplaint(case_id=withdrawn.case, resolved_at="withdrawn",
                              action="A call every week.", on=MONDAY))  # fmt: skip
    told = {row.case_id: (row.resolved, row.action) for row in _register(trust).rows}
    assert told == {
        resolved.case: ("Resolved following the formal procedure.",
                        "None, because nothing was amiss."),
        withdrawn.case: ("Withdrawn by the complainant at the formal stage.",
                         "A call every week."),
        going_on.case: ("Going on at the formal stage.", "None yet; it is going on."),
    }  # fmt: skip


def test_a_span_of_days_is_by_the_day_it_was_received(trust: ATrust) -> None:
    _formal(trust, "denholm")
    asked = ComplaintRegister(first=date(2026, 11, 24), last=date(2026, 12, 1))
    assert trust.ask("clerk", asked).rows == ()
    with pytest.raises(Refused, match="last day is before the first"):
        trust.ask("clerk", ComplaintRegister(first=HEARING, last=MONDAY))


def test_a_head_has_her_own_school_and_is_told_who_has_the_whole(trust: ATrust) -> None:
    own = _formal(trust, "denholm")
    _formal(trust, "marsh", "HM")
    assert [row.case_id for row in _register(trust, "head").rows] == [own.case]
    assert _register(trust, "head").note.startswith("Mr Alun Finch holds the whole record")
    assert len(_register(trust).rows) == 2
    assert _register(trust).note == ""


@pytest.mark.parametrize("who", ["reception", "teacher", "dsl", "admin"])
def test_nobody_without_a_part_in_complaints_sees_it(trust: ATrust, who: str) -> None:
    with pytest.raises(Denied):
        _register(trust, who)


def test_on_paper_it_says_the_same(trust: ATrust) -> None:
    _heard(trust, "An apology to the family.")
    pdf = trust.ask("clerk", RegisterPaper(**YEAR))
    words = words_of_pdf(pdf)
    for told in (*COLUMNS, "Mrs Kerry Denholm, received 23 November 2026",
                 "Proceeded to a panel hearing.", "An apology to the family.",
                 "Part 7, paragraph 33"):  # fmt: skip
        assert told in words
    assert trust.ask("clerk", RegisterPaper(**YEAR)) == pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "Record of formal complaints" in str(opened.docinfo["/Title"])


def test_as_a_file_it_has_those_three_columns_and_no_cell_that_runs(trust: ATrust) -> None:
    _heard(trust, '=HYPERLINK("http://x.example","An apology")\n+1')
    kept = trust.ask("clerk", RegisterTable(**YEAR))
    assert kept.name == "Record of formal complaints 2026-09-01 to 2027-08-31.csv"
    lines = list(csv.reader(io.StringIO(kept.content.decode("utf-8-sig"))))
    assert lines[0] == list(COLUMNS)
    assert lines[1][0].startswith("AP-26-001. Mrs Kerry Denholm")
    assert lines[1][2] == '\'=HYPERLINK("http://x.example","An apology") +1.'


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_begins_as_a_formula_and_no_line_is_torn(cells: list[str]) -> None:
    written = as_table([tuple(cells)]).decode("utf-8-sig", errors="replace") if all(
        char < "\ud800" or char > "\udfff" for cell in cells for char in cell
    ) else ""  # fmt: skip
    for line in csv.reader(io.StringIO(written)):
        assert len(line) == len(cells)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in line)


@pytest.mark.parametrize("words", ["=1+1", "  =1", "\t=1", "@SUM(A1)", "-2+3", "+44 1632", "＝1"])
def test_a_cell_that_could_run_is_kept_as_words(words: str) -> None:
    assert safe_cell(words) == f"'{words.strip()}"


def test_the_findings_are_open_to_proprietor_and_head_once_it_is_decided(trust: ATrust) -> None:
    story = AComplaint.handed_over(trust)
    story.at_panel()
    story.full_panel()
    story.call()
    story.hear()
    with pytest.raises(Refused, match="not decided yet"):
        trust.ask("head", FindingsPaper(case_id=story.case))
    story.decide()
    for who in ("head", "ceo", "clerk"):
        words = words_of_pdf(trust.ask(who, FindingsPaper(case_id=story.case)))
        assert "Two letters lay unanswered." in words
        assert "Mrs Joan Pryor, independent" in words
    for who in ("office", "dpo"):
        with pytest.raises(Refused, match="proprietor and the headteacher"):
            trust.ask(who, FindingsPaper(case_id=story.case))


def test_it_moves_from_one_stage_to_the_next_in_the_record(trust: ATrust) -> None:
    story = _formal(trust, "denholm")
    story.answer()
    story.do(MoveToStage(case_id=story.case, stage="panel", on=MONDAY))
    assert _register(trust).rows[0].resolved == "Going on to a panel."
