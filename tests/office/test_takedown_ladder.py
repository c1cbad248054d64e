"""The takedown ladder of a real case: packs, receipts, what is next and when, and the watch."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tcat_desktop.demo.story_clock import moment
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.ask_for_removal import AskForRemoval, CheckRemoval, ToRemove
from tcat_desktop.office.commands.keep_library import KeepEntry
from tcat_desktop.office.commands.keep_pack import KeepPack
from tcat_desktop.office.commands.watch_takedown import RecordAnswer, RecordSighting, WatchFor
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.library import Library
from tcat_desktop.office.questions.takedown import (
    LadderAnswer,
    PackAnswer,
    PackPaper,
    TakedownLadder,
    TakedownPack,
)
from tcat_desktop.office.questions.work_list import Today
from tcat_desktop.office.takedown_pack import PackLine
from tests.builders import NOW, ATrust, a_case, a_trust

TODAY = NOW.date()
LINK = "https://facebook.com/groups/1/posts/7"


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("takedown")


def ladder(trust: ATrust, case: CaseId, **about: Any) -> LadderAnswer:
    found: LadderAnswer = trust.ask("head", TakedownLadder(case_id=case, **about))
    return found


def state(trust: ATrust, case: CaseId, name: str, **about: Any) -> str:
    return {each.name: each.state for each in ladder(trust, case, **about).rungs}[name]


def pack(trust: ATrust, case: CaseId, route: str = "facebook", **about: Any) -> PackAnswer:
    found: PackAnswer = trust.ask("head", TakedownPack(case_id=case, route=route, **about))
    return found


def given(found: PackAnswer, **more: str) -> dict[str, str]:
    """The fields as the record filled them, and the rest with something in it."""
    told = {each.name: each.value for each in found.fields}
    for each in found.fields:
        if each.needed and not told[each.name]:
            told[each.name] = {
                "choice": (each.choices or ("x",))[0], "email": "office@applewick.example",
                "yes_no": "no", "tick": "yes", "day": TODAY.isoformat(),
            }.get(each.kind, "Something")  # fmt: skip
    return told | more


def keep(trust: ATrust, case: CaseId, route: str = "facebook", **change: Any) -> tuple[int, ...]:
    found = pack(trust, case, route, asking_as=change.get("asking_as", "school"))
    told: dict[str, Any] = {
        "case_id": case, "route": route, "lines": found.lines, "fields": given(found),
        "asked_of": found.asked_of, "after_id": found.after_id,
    }  # fmt: skip
    kept: tuple[int, ...] = trust.do("head", KeepPack(**told | change))
    return kept


def ask_of(trust: ATrust, case: CaseId, takedown_id: int) -> Any:
    return next(each for each in ladder(trust, case).asks if each.takedown_id == takedown_id)


def tasks(trust: ATrust, case: CaseId) -> dict[str, tuple[str, date | None]]:
    view = trust.ask("head", CaseFile(case_id=case))
    return {each.kind.partition(":")[0]: (each.title, each.due_on) for each in view.tasks}


# -- the pack ----------------------------------------------------------------------------------


def test_the_pack_of_a_platform_is_filled_from_the_record(trust: ATrust, case: CaseId) -> None:
    told = {each.name: each for each in pack(trust, case).fields}
    assert told["words"].value == "“she bullies the little ones”"
    assert "07:14" in told["when"].value
    assert told["category"].value == "Bullying or harassment"
    assert told["harm"].value == "A named teacher."
    assert "asked Mrs Kerry Denholm" in told["tried"].value
    assert told["display_name"].value == "Mrs Kerry Denholm"
    assert told["display_name"].known
    assert not told["handle"].known


def test_each_line_of_a_pack_names_the_copy_that_is_kept_of_it(trust: ATrust, case: CaseId) -> None:
    found = pack(trust, case)
    assert [each.exhibit_id for each in found.lines] == [found.copies[0].exhibit_id]
    kept = keep(trust, case)
    assert ask_of(trust, case, kept[0]).copy == "E1"


def test_a_line_without_a_copy_is_refused(trust: ATrust, case: CaseId) -> None:
    with pytest.raises(Refused, match="No copy is named") as told:
        keep(trust, case, lines=(PackLine(what="The other post", link=LINK),))
    assert (told.value.clause, told.value.field) == ("C26", "lines")
    with pytest.raises(Refused, match="not on this case, or it is sealed"):
        keep(trust, case, lines=(PackLine(what="The post", exhibit_id=999),))


def test_every_needed_field_that_is_empty_is_named_at_once(trust: ATrust, case: CaseId) -> None:
    with pytest.raises(Refused) as told:
        keep(trust, case, fields={})
    for label in ("Where each one is", "The exact words", "Account name", "Which kind of report"):
        assert f"“{label}”" in told.value.reason
    assert told.value.field == "links"


@pytest.mark.parametrize("name", ["links", "words", "when", "handle", "category", "harm"])
def test_one_empty_needed_field_is_refused_at_that_field(
    trust: ATrust, case: CaseId, name: str
) -> None:
    with pytest.raises(Refused) as told:
        keep(trust, case, fields=given(pack(trust, case), **{name: "  "}))
    assert told.value.field == name


def test_an_address_that_is_none_is_refused(trust: ATrust, case: CaseId) -> None:
    fields = given(pack(trust, case, "posh"), email="ring us")
    keep(trust, case, asked_on=TODAY - timedelta(days=2))
    with pytest.raises(Refused, match="not an e-mail address"):
        keep(trust, case, "posh", fields=fields)


def test_a_pack_keeps_what_the_form_was_given_and_the_receipt(trust: ATrust, case: CaseId) -> None:
    kept = keep(trust, case, their_reference="77-1")
    line = ask_of(trust, case, kept[0])
    assert (line.route, line.their_reference, line.state) == ("facebook", "77-1", "asked")
    assert line.follows
    assert state(trust, case, "facebook") == "done"


def test_a_pack_on_paper_says_what_to_paste_and_lists_each_hash(
    trust: ATrust, case: CaseId
) -> None:
    found = pack(trust, case)
    pdf = trust.ask(
        "head",
        PackPaper(case_id=case, route="facebook", lines=found.lines, fields=given(found)),
    )
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "she bullies the little ones" in text
    assert "The desk sends nothing" in text
    squeezed = "".join(text.split())
    assert found.copies[0].digest[:32] in squeezed
    again = PackPaper(case_id=case, route="facebook", lines=found.lines, fields=given(found))
    assert trust.ask("head", again) == pdf


def test_a_sealed_exhibit_is_never_offered_as_a_copy(trust: ATrust, case: CaseId) -> None:
    from tcat_desktop.office.commands.open_sealed import SealExhibit

    exhibit = pack(trust, case).copies[0].exhibit_id
    trust.do("head", SealExhibit(case_id=case, exhibit_id=exhibit))
    found = pack(trust, case)
    assert found.copies == ()
    assert found.lines[0].exhibit_id is None
    with pytest.raises(Refused, match="or it is sealed"):
        keep(trust, case, lines=(PackLine(what="The post", exhibit_id=exhibit),))


def test_a_removal_form_names_the_copy_of_each_line(trust: ATrust, case: CaseId) -> None:
    exhibit = pack(trust, case).copies[0].exhibit_id
    items = (ToRemove(what="The post", link=LINK, exhibit_id=exhibit), ToRemove(what="Another"))
    kept = trust.do(
        "head", AskForRemoval(case_id=case, target="platform", items=items, asked_of="Facebook")
    )
    assert [ask_of(trust, case, each).copy for each in kept] == ["E1", ""]
    assert ask_of(trust, case, kept[0]).route == "facebook"
    wrong = (ToRemove(what="The post", exhibit_id=999),)
    with pytest.raises(Refused, match="not on this case"):
        trust.do("head", AskForRemoval(case_id=case, target="platform", items=wrong,
                                       asked_of="Facebook"))  # fmt: skip


# -- the ladder --------------------------------------------------------------------------------


def test_the_ladder_knows_the_poster_was_asked_and_offers_facebook_next(
    trust: ATrust, case: CaseId
) -> None:
    found = ladder(trust, case)
    states = {each.name: each.state for each in found.rungs}
    assert states["poster"] == "done"
    assert states["facebook"] == "open"
    assert states["tiktok"] == "not_this"
    assert states["section-5"] == "not_this"
    assert found.next_name == "facebook"
    assert "An answer may still come" in found.next_words


def test_a_route_that_is_not_open_yet_is_refused_with_its_reason(
    trust: ATrust, case: CaseId
) -> None:
    with pytest.raises(Refused, match="too early") as told:
        keep(trust, case, "report-harmful-content")
    assert "more than a week" in told.value.what_to_do
    keep(trust, case, asked_on=TODAY)
    with pytest.raises(Refused, match="It opens on 1 December 2026"):
        keep(trust, case, "report-harmful-content")


def test_a_refusal_opens_report_harmful_content_at_once(trust: ATrust, case: CaseId) -> None:
    kept = keep(trust, case)
    trust.do("head", RecordAnswer(case_id=case, takedown_id=kept[0], answer="refused",
                                  words="It does not go against our standards."))  # fmt: skip
    assert state(trust, case, "report-harmful-content") == "open"
    title, due = tasks(trust, case)["next_rung"]
    assert title.startswith("Facebook refused. Next: ")
    assert due == TODAY
    response = {
        each.name: each.value for each in pack(trust, case, "report-harmful-content").fields
    }
    assert "does not go against our standards" in response["response"]


def test_a_colleague_cannot_use_the_youtube_privacy_route(trust: ATrust, case: CaseId) -> None:
    with pytest.raises(Refused, match="not for this") as told:
        keep(trust, case, "youtube-privacy", platform="YouTube", asking_as="colleague")
    assert "colleague" in told.value.what_to_do
    found = state(trust, case, "youtube-privacy", platform="YouTube", asking_as="parent")
    assert found == "open"


def test_the_next_rung_stands_under_today_once_it_is_due(trust: ATrust, case: CaseId) -> None:
    keep(trust, case)
    _, due = tasks(trust, case)["next_rung"]
    assert due == date(2026, 11, 30)
    trust.clock.set(moment(date(2026, 12, 1), "09:00"))
    answer = trust.ask("head", Today())
    rows = [row for group in answer.groups for row in group.rows if row.form == "takedown"]
    assert rows[0].title.startswith("If Facebook has not removed it: ")
    assert rows[0].button == "Open the ladder"
    office = trust.ask("office", Today())
    assert any(row.form == "takedown" for group in office.groups for row in group.rows)


def test_the_case_file_leads_to_the_ladder_among_its_other_steps(
    trust: ATrust, case: CaseId
) -> None:
    view = trust.ask("head", CaseFile(case_id=case))
    moves = [each.move.name for each in view.options]
    assert moves.index("record_contact") < moves.index("takedown") < moves.index("ask_platform")
    assert trust.ask("dsl", TakedownLadder(case_id=case)).rungs


def test_a_receptionist_and_a_teacher_see_no_ladder(trust: ATrust, case: CaseId) -> None:
    for who in ("reception", "teacher"):
        with pytest.raises(Exception, match="Only these can"):
            trust.ask(who, TakedownLadder(case_id=case))


def test_a_platform_is_not_asked_before_the_questions_of_fairness_are_answered(
    trust: ATrust,
) -> None:
    early = a_case(trust).at("direct_contact")
    assert pack(trust, early).option is not None
    with pytest.raises(Refused, match="four fairness questions"):
        keep(trust, early)


def test_the_police_need_no_step_of_the_code(trust: ATrust) -> None:
    early = a_case(trust).at("direct_contact")
    found = pack(trust, early, "police")
    kept = keep(trust, early, "police", fields=given(found), their_reference="CRN 12")
    assert ask_of(trust, early, kept[0]).their_reference == "CRN 12"


def test_what_is_removed_further_up_is_gone_for_every_ask_before_it(
    trust: ATrust, case: CaseId
) -> None:
    kept = keep(trust, case)
    trust.do("head", CheckRemoval(case_id=case, takedown_id=kept[0], gone=True, on=TODAY))
    assert {each.state for each in ladder(trust, case).asks} == {"removed"}
    assert "next_rung" not in tasks(trust, case)
    assert "decide_close" in tasks(trust, case)


def test_a_route_that_the_house_changes_is_used_as_it_says(trust: ATrust, case: CaseId) -> None:
    entry = next(each for each in trust.ask("dpo", Library(kind="route")) if each.name == "posh")
    body = entry.body | {"hours": "Monday to Thursday, 9 am to 3 pm"}
    told: dict[str, Any] = {"kind": "route", "name": "posh", "title": entry.title,
                            "source": "Their page", "checked_on": TODAY}  # fmt: skip
    trust.do("dpo", KeepEntry(**told, body=body))
    assert pack(trust, case, "posh").hours == "Monday to Thursday, 9 am to 3 pm"
    with pytest.raises(Refused) as wrong:
        trust.do("dpo", KeepEntry(**told, body=body | {"rung": "high"}))
    assert wrong.value.field == "rung"


def test_an_old_entry_says_that_it_should_be_checked(trust: ATrust, case: CaseId) -> None:
    assert not pack(trust, case).stale
    trust.clock.set(moment(date(2027, 6, 1), "09:00"))
    assert pack(trust, case).stale


# -- the watch ---------------------------------------------------------------------------------


def gone(trust: ATrust, case: CaseId) -> int:
    kept = keep(trust, case)
    trust.do("head", CheckRemoval(case_id=case, takedown_id=kept[0], gone=True, on=TODAY))
    return kept[0]


def looks(trust: ATrust, case: CaseId) -> list[date | None]:
    view = trust.ask("head", CaseFile(case_id=case))
    return [each.due_on for each in view.tasks if each.kind.startswith("watch:")]


def test_a_watch_sets_looks_after_1_5_and_20_school_days(trust: ATrust, case: CaseId) -> None:
    takedown = gone(trust, case)
    days = trust.do("head", WatchFor(case_id=case, takedown_id=takedown, until=date(2027, 3, 1)))
    assert days[:2] == (date(2026, 11, 24), date(2026, 12, 1))
    assert days[2] > date(2026, 12, 20)
    assert sorted(filter(None, looks(trust, case))) == list(days)
    trust.do("head", RecordSighting(case_id=case, takedown_id=takedown, state="gone"))
    assert len(looks(trust, case)) == 2


def test_a_watch_needs_something_that_is_gone_and_a_day_to_come(
    trust: ATrust, case: CaseId
) -> None:
    kept = keep(trust, case)
    with pytest.raises(Refused, match="not gone yet"):
        trust.do("head", WatchFor(case_id=case, takedown_id=kept[0], until=date(2027, 1, 1)))
    trust.do("head", CheckRemoval(case_id=case, takedown_id=kept[0], gone=True, on=TODAY))
    with pytest.raises(Refused, match="from tomorrow"):
        trust.do("head", WatchFor(case_id=case, takedown_id=kept[0], until=TODAY))


def test_what_is_up_again_is_asked_for_once_more_as_a_new_ask(trust: ATrust, case: CaseId) -> None:
    takedown = gone(trust, case)
    trust.do("head", WatchFor(case_id=case, takedown_id=takedown, until=date(2027, 3, 1)))
    trust.clock.set(moment(date(2026, 11, 30), "09:00"))
    found = pack(trust, case)
    with pytest.raises(Refused, match="where it is now"):
        trust.do("head", RecordSighting(case_id=case, takedown_id=takedown, state="again"))
    trust.do(
        "head",
        RecordSighting(
            case_id=case,
            takedown_id=takedown,
            state="again",
            link=LINK + "0",
            exhibit_id=found.copies[0].exhibit_id,
        ),
    )
    view = trust.ask("head", CaseFile(case_id=case))
    assert view.next_step.title == "Ask Facebook again: it is up again"
    assert looks(trust, case) == []
    found = pack(trust, case, takedown_id=takedown)
    assert found.state == "open"
    assert found.lines[0].exhibit_id == found.copies[0].exhibit_id
    assert found.lines[0].link == LINK + "0"
    kept = keep(trust, case)
    line = ask_of(trust, case, kept[0])
    assert (line.follows, line.link) == (True, LINK + "0")
    assert "ask_again" not in tasks(trust, case)
    assert state(trust, case, "facebook") == "done"


def test_an_answer_needs_its_words_and_no_look_lies_before_the_ask(
    trust: ATrust, case: CaseId
) -> None:
    kept = keep(trust, case)[0]
    for wrong in ({"answer": "answered"}, {"answer": "received"}, {"answer": "maybe"},
                  {"answer": "refused", "on": TODAY - timedelta(days=9)}):  # fmt: skip
        with pytest.raises(Refused):
            trust.do("head", RecordAnswer(case_id=case, takedown_id=kept, **wrong))
    trust.do("head", RecordAnswer(case_id=case, takedown_id=kept, answer="received",
                                  their_reference="FB 9"))  # fmt: skip
    assert ask_of(trust, case, kept).their_reference == "FB 9"
