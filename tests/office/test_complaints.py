"""Complaints through the office: their stages, clocks, panel and end, and who may meet them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.demo.story_clock import moment
from tcat_desktop.journey.people import CaseId
from tcat_desktop.journey.refusals import Denied, Refused, Said
from tcat_desktop.office.commands.hand_over import AnswerHandover
from tcat_desktop.office.commands.hear_complaint import (
    Decide,
    PointFound,
    Recommend,
    RecordFindings,
)
from tcat_desktop.office.commands.keep_calendar import CloseSchool
from tcat_desktop.office.commands.keep_complaint import (
    AcknowledgeComplaint,
    EndComplaint,
    MoveToStage,
    OpenComplaint,
    RecordStage,
)
from tcat_desktop.office.commands.keep_library import KeepEntry
from tcat_desktop.office.commands.keep_panel import (
    AskMember,
    CallPanel,
    FormPanel,
    MemberAnswers,
    NameCompanion,
    NameWitness,
    SendPapers,
    StandDown,
)
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.questions.case_file import CaseFile
from tcat_desktop.office.questions.case_list import CaseList, Filter
from tcat_desktop.office.questions.complaints import Complaint, Complaints, PanelCandidates
from tcat_desktop.office.questions.diary import Diary
from tcat_desktop.office.questions.letter_register import LetterForm
from tcat_desktop.office.questions.library import Library
from tcat_desktop.office.questions.work_list import Today
from tcat_desktop.records import rows
from tests.builders import ATrust, a_case, a_trust
from tests.office.at_the_panel import HEARING, MONDAY, AComplaint


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def story(trust: ATrust) -> AComplaint:
    return AComplaint.handed_over(trust)


def _due(story: AComplaint) -> dict[str, str]:
    return {line.name: line.on.isoformat() for line in story.view().clocks if not line.done}


def test_the_clerk_opens_it_and_its_clocks_start(story: AComplaint) -> None:
    view = story.view()
    assert (view.stage, view.procedure) == ("informal", "Three stages, panel in 15 school days")
    assert view.complainant == "Mrs Kerry Denholm"
    # Friday 27 November is an INSET day and does not count.
    assert _due(story) == {"acknowledge": "2026-12-01", "informal_reply": "2026-12-08"}
    assert view.next is not None
    assert view.next.form == "acknowledge"


def test_it_goes_from_stage_to_stage_to_its_end(story: AComplaint) -> None:
    story.do(AcknowledgeComplaint(case_id=story.case, on=MONDAY))
    story.at_panel()
    story.full_panel()
    story.call()
    story.hear()
    story.do(Recommend(case_id=story.case, recommendations=("Answer letters within a week.",)))
    story.decide()
    story.do(EndComplaint(case_id=story.case, resolved_at="panel", action="An apology, and a rule "
                          "that letters are answered.", on=HEARING))  # fmt: skip
    view = story.view()
    assert (view.stage, view.resolved) == ("ended", "Proceeded to a panel hearing")
    assert [each.state for each in view.stages] == ["done", "done", "done", "now"]
    assert view.panel is not None
    assert view.panel.findings == (("Nobody answered.", "Upheld", "Two letters lay unanswered."),)
    assert view.panel.recommendations == ("Answer letters within a week.",)
    assert not [row for group in story.trust.ask("clerk", Today()).groups for row in group.rows
                if row.form == "complaint"]  # fmt: skip


def test_leaving_out_the_informal_stage_needs_a_reason(trust: ATrust) -> None:
    with pytest.raises(Refused, match="leaves out the informal stage"):
        AComplaint.handed_over(trust, stage="formal")
    case = a_case(trust).at("complaint")
    trust.do("clerk", OpenComplaint(
        case_id=case, about="Seats.", received_on=MONDAY, stage="formal",
        stage_reason="She asks for it in writing.",
    ))  # fmt: skip
    assert [each.state for each in trust.ask("clerk", Complaint(case_id=case)).stages] == [
        "skipped", "now", "later", "later",
    ]  # fmt: skip


@pytest.mark.parametrize(("event", "late"), [
    (date(2026, 8, 23), False), (date(2026, 8, 22), True), (date(2026, 8, 31), False),
])  # fmt: skip
def test_three_months_from_the_event_are_the_limit(trust: ATrust, event: date, late: bool) -> None:
    case = a_case(trust).at("complaint")
    told = OpenComplaint(case_id=case, about="Seats.", received_on=MONDAY, event_on=event)
    if late:
        with pytest.raises(Refused, match="last day of the time limit") as told_why:
            trust.do("clerk", told)
        assert told_why.value.field == "late_reason"
        told = replace(told, late_reason="She was ill.")
    trust.do("clerk", told)
    assert trust.ask("clerk", Complaint(case_id=case)).late_reason == ("She was ill." * late)


def test_one_that_came_straight_to_the_clerk_has_a_case_of_its_own(trust: ATrust) -> None:
    case = trust.do("clerk", OpenComplaint(
        about="Mr Fielding spoke of our family at the gate.", received_on=MONDAY,
        complainant_id=trust.people["kaminski"], about_id=trust.people["fielding"],
        school_id=trust.schools["AP"],
    ))  # fmt: skip
    assert trust.ask("clerk", Complaint(case_id=case)).complainant == "Mr Łukasz Kamiński"
    file = trust.ask("clerk", CaseFile(case_id=case))
    assert file.stage_title == "Complaints procedure"
    groups = trust.ask("clerk", Complaints())
    assert [(group.title, len(group.rows)) for group in groups] == [("Informal stage", 1)]


def test_what_was_handed_over_waits_in_the_list_until_it_is_opened(trust: ATrust) -> None:
    case = a_case(trust).at("complaint")
    groups = trust.ask("clerk", Complaints())
    assert [(group.stage, [row.case_id for row in group.rows]) for group in groups] == [
        ("waiting", [case])
    ]
    view = trust.ask("clerk", Complaint(case_id=case))
    assert (view.stage, view.about) == ("waiting", "Where Riley sits.")


def test_a_panel_does_not_wait_for_an_answer_only_where_somebody_says_why(
    story: AComplaint,
) -> None:
    story.answer()
    story.do(MoveToStage(case_id=story.case, stage="formal", on=MONDAY))
    with pytest.raises(Refused, match="has no answer yet"):
        story.do(MoveToStage(case_id=story.case, stage="panel", on=MONDAY))
    story.do(MoveToStage(case_id=story.case, stage="panel", on=MONDAY, reason="The head is ill."))
    assert story.view().stage == "panel"


def test_it_does_not_skip_the_formal_stage_and_never_goes_back(story: AComplaint) -> None:
    with pytest.raises(Refused, match="formal stage, in writing, comes before a panel"):
        story.do(MoveToStage(case_id=story.case, stage="panel", on=MONDAY, reason="At once."))
    story.at_panel()
    with pytest.raises(Refused, match="does not go back"):
        story.do(MoveToStage(case_id=story.case, stage="formal", on=MONDAY))


def test_an_answer_has_an_outcome_and_the_end_an_action(story: AComplaint) -> None:
    with pytest.raises(Refused, match="says what came of the complaint"):
        story.answer(outcome="")
    with pytest.raises(Refused, match="Nobody has answered it"):
        story.do(EndComplaint(case_id=story.case, resolved_at="informal", action="A", on=MONDAY))
    story.answer("resolved")
    with pytest.raises(Refused, match="what the school did"):
        story.do(EndComplaint(case_id=story.case, resolved_at="informal", action=" ", on=MONDAY))


# -- the panel --------------------------------------------------------------------------------


def test_the_panel_is_called_only_when_it_may_hear(story: AComplaint) -> None:
    story.at_panel()
    story.ask("hughes", part="chair")
    story.ask("baptiste")
    story.agrees("hughes")
    panel = story.view().panel
    assert panel is not None
    assert panel.lacks == (
        "Two more members are needed.", "Nobody here is independent of the management yet.",
    )  # fmt: skip
    with pytest.raises(Refused, match="Two more members are needed"):
        story.call()
    story.agrees("baptiste")
    story.ask("amin")
    story.agrees("amin")
    with pytest.raises(Refused, match="Nobody here is independent"):
        story.call()
    story.ask("pryor", independent=True, why_independent="Retired head of another trust.")
    story.agrees("pryor")
    story.call()
    assert story.view().panel.state == "called"  # type: ignore[union-attr]


def test_a_governor_is_never_the_independent_member(story: AComplaint) -> None:
    story.at_panel()
    with pytest.raises(Refused, match="has a part in running it") as refused:
        story.ask("amin", independent=True, why_independent="She says so.")
    assert refused.value.field == "independent"


def test_whoever_is_linked_to_the_case_is_neither_offered_nor_taken(story: AComplaint) -> None:
    """Its parent, its witness, whoever decided a stage, a neighbour at the same address."""
    trust = story.trust
    told = {
        "neighbour": KeepPerson(surname="Denholm", forename="Gareth", kind="governor",
                                governor=True, address="14 Bramling Close, Ledwick Green\n"
                                "Marlstow, HR0 4QT"),
        "namesake": KeepPerson(title="Mrs", forename="Helen", surname="Whitfield",
                               kind="governor", governor=True),
        "chair": KeepPerson(title="Mr", forename="Ivor", surname="Tate", kind="governor",
                            governor=True),
    }  # fmt: skip
    for key, command in told.items():
        trust.people[key] = trust.do("clerk", command)
    story.answer()
    story.do(MoveToStage(case_id=story.case, stage="formal", on=MONDAY))
    story.do(RecordStage(case_id=story.case, what="answered", on=MONDAY, words="A letter.",
                         outcome="not_upheld", by_person_id=trust.people["chair"]))  # fmt: skip
    story.do(MoveToStage(case_id=story.case, stage="panel", on=MONDAY))
    story.do(FormPanel(case_id=story.case))
    offered = {one.person_id for one in trust.ask("clerk", PanelCandidates(case_id=story.case))}
    assert offered >= set(story.ids("hughes", "baptiste", "pryor", "amin", "fielding"))
    for key, why in (
        ("neighbour", "Lives at the address"), ("namesake", "has dealt with"),
        ("chair", "has dealt with"), ("denholm", "part of this case: wrote it"),
        ("wojcik", "part of this case: reported it"), ("hartnoll", "part of this case"),
        ("riley", "links this person|Cannot sit|part of this case"),
        ("foss", "links this person to a family"), ("carradine", "Works at the school"),
    ):  # fmt: skip
        assert trust.people[key] not in offered
        with pytest.raises(Refused, match=f"(?i){why}"):
            story.ask(key)


def test_a_governor_complained_about_learns_nothing_and_sits_on_nothing(trust: ATrust) -> None:
    case = trust.do("clerk", OpenComplaint(
        about="Mr Fielding spoke of our family at the gate.", received_on=MONDAY, stage="formal",
        stage_reason="He asks for it.", complainant_id=trust.people["kaminski"],
        about_id=trust.people["fielding"], school_id=trust.schools["AP"],
    ))  # fmt: skip
    trust.do("clerk", MoveToStage(case_id=case, stage="panel", on=MONDAY, reason="At once."))
    trust.do("clerk", FormPanel(case_id=case))
    offered = {one.person_id for one in trust.ask("clerk", PanelCandidates(case_id=case))}
    assert trust.people["fielding"] not in offered
    for who in ("clerk", "ceo", "dpo"):
        himself = replace(trust.staff[who], known_as=trust.people["fielding"])
        assert trust.office.ask(himself, Complaints()) == ()
        with pytest.raises(Said, match="no such case for you"):
            trust.office.ask(himself, Complaint(case_id=case))


@pytest.mark.parametrize("key", ["hughes", "pryor"])
def test_a_panel_member_with_an_account_does_not_meet_the_live_case(
    story: AComplaint, key: str
) -> None:
    story.at_panel()
    story.full_panel()
    member = replace(story.trust.staff["ceo"], known_as=story.trust.people[key])
    assert _meets(story, member) == (0, False)
    assert _meets(story, story.trust.staff["ceo"]) == (1, True)


def test_whoever_shares_a_child_with_the_complainant_does_not_meet_it(story: AComplaint) -> None:
    trust = story.trust
    related = replace(trust.staff["ceo"], known_as=trust.people["fielding"])
    assert _meets(story, related) == (1, True)
    _share_a_child(story, "fielding", "denholm")
    assert _meets(story, related) == (0, False)
    story.at_panel()
    offered = {one.person_id for one in trust.ask("clerk", PanelCandidates(case_id=story.case))}
    assert trust.people["fielding"] not in offered
    with pytest.raises(Refused, match="family of somebody"):
        story.ask("fielding")


def _share_a_child(story: AComplaint, *adults: str) -> None:
    records = story.trust.office._records
    with records.writing() as conn:
        for adult in adults:
            rows.add(conn, "relations", {
                "adult_id": story.trust.people[adult], "child_id": story.trust.people["riley"],
                "relationship": "parent", "made_at": "2026-11-23T09:00:00.000000+00:00",
                "made_by": story.trust.staff["clerk"].account_id,
            })  # fmt: skip
        records.note(conn, at=story.trust.clock(), command_id="a-family", actor=1, act="Test",
                     what="relation", object_id=1, detail={})  # fmt: skip


def _meets(story: AComplaint, who: Any) -> tuple[int, bool]:
    office = story.trust.office
    try:
        office.ask(who, CaseFile(case_id=story.case))
    except Said:
        opened = False
    else:
        opened = True
    listed = office.ask(who, CaseList(filter=Filter(words="bullies")))
    assert listed.open_cases == len(office.ask(who, CaseList()).rows)
    return listed.open_cases, opened


def test_the_clerk_meets_complaints_and_no_other_case(story: AComplaint) -> None:
    a_case(story.trust, author="tudur").at("direct_contact")
    assert [row.case_id for row in story.trust.ask("clerk", CaseList()).rows] == [story.case]


def test_a_member_who_declares_a_part_in_it_does_not_sit(story: AComplaint) -> None:
    story.at_panel()
    member = story.ask("hughes")
    with pytest.raises(Refused, match="does not sit"):
        story.do(MemberAnswers(case_id=story.case, member_id=member, agreed=True,
                               conflict="I taught Riley."))  # fmt: skip
    story.do(MemberAnswers(case_id=story.case, member_id=member, agreed=False,
                           conflict="I taught Riley."))  # fmt: skip
    assert story.view().panel.members[0].state == "declined"  # type: ignore[union-attr]


def test_one_chair_and_nobody_twice(story: AComplaint) -> None:
    story.at_panel()
    story.ask("hughes", part="chair")
    with pytest.raises(Refused, match="has a chair"):
        story.ask("amin", part="chair")
    with pytest.raises(Refused, match="was asked already"):
        story.ask("hughes")


def test_the_hearing_is_in_the_diary_and_promises_nobody_twice(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call(room_id=None)
    other = AComplaint(story.trust, a_case(story.trust, author="tudur").at("complaint"))
    other.do(OpenComplaint(case_id=other.case, about="Fees.", received_on=MONDAY))
    other.at_panel()
    other.full_panel()
    with pytest.raises(Refused, match="is not free from 16:30"):
        other.call(at="17:00")
    other.call(at="09:00")


def test_a_member_who_comes_later_is_in_the_diary_too(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    story.ask("amin")
    story.agrees("amin")
    story.do(StandDown(case_id=story.case, member_id=story.members["baptiste"], reason="Ill."))
    assert story.view().panel.lacks == ()  # type: ignore[union-attr]
    file = story.trust.ask("clerk", Complaint(case_id=story.case))
    assert file.panel is not None
    names = {one.name for one in file.panel.members if one.state == "agreed"}
    assert names == {"Mrs Delyth Hughes", "Mrs Joan Pryor", "Dr Farah Amin"}
    other = AComplaint(story.trust, a_case(story.trust, author="tudur").at("complaint"))
    other.do(OpenComplaint(case_id=other.case, about="Fees.", received_on=MONDAY))
    other.at_panel()
    story.trust.people["tate"] = story.trust.do(
        "clerk", KeepPerson(surname="Tate", forename="Ivor", kind="volunteer")
    )
    # Baptiste, who stood down, is free again; Amin, who came later, is not.
    other.ask("amin", part="chair")
    other.ask("baptiste")
    other.ask("tate", independent=True, why_independent="Retired.")
    for key in ("amin", "baptiste", "tate"):
        other.agrees(key)
    with pytest.raises(Refused, match="Dr Farah Amin is not free"):
        other.call(at="17:30")
    other.do(StandDown(case_id=other.case, member_id=other.members["amin"], reason="Twice a day."))
    other.ask("fielding", part="chair")
    other.agrees("fielding")
    other.call(at="17:30")


def test_a_panel_that_lost_a_member_cannot_hear(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    story.do(StandDown(case_id=story.case, member_id=story.members["pryor"], reason="Ill."))
    story.trust.clock.set(moment(HEARING, "19:00"))
    with pytest.raises(Refused, match="One more member is needed"):
        story.hear("hughes", "baptiste")
    found = [row.title for group in story.trust.ask("clerk", Today()).groups for row in group.rows]
    assert "The panel cannot hear: One more member is needed." in found


def test_a_link_found_after_the_calling_stops_the_hearing(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    _share_a_child(story, "hughes", "denholm")
    assert "Mrs Delyth Hughes cannot sit" in story.view().panel.lacks[0]  # type: ignore[union-attr]
    with pytest.raises(Refused, match="who is not on this panel"):
        story.hear()


def test_only_those_who_agreed_can_have_sat(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.ask("amin")
    story.call()
    with pytest.raises(Refused, match="who is not on this panel"):
        story.hear("hughes", "baptiste", "pryor", "amin")
    with pytest.raises(Refused, match="One more member is needed"):
        story.hear("hughes", "pryor")


def test_the_hearing_is_not_on_a_closed_day_nor_after_the_clock(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    with pytest.raises(Refused, match="not a school day: INSET"):
        story.call(on=date(2026, 11, 27))
    # 15 school days from Monday 23 November, without the INSET day: Tuesday 15 December.
    with pytest.raises(Refused, match="meets by 15 December 2026") as refused:
        story.call(on=date(2026, 12, 16))
    assert refused.value.field == "reason"
    story.call(on=date(2026, 12, 15))
    with pytest.raises(Refused, match="another time"):
        story.call()


def test_papers_go_out_five_school_days_before_or_say_why(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    with pytest.raises(Refused, match="no day yet"):
        story.do(SendPapers(case_id=story.case, on=MONDAY))
    story.call()
    # As on the mock-up: five school days before Tuesday 1 December, INSET day left out.
    assert _due(story)["papers"] == "2026-11-23"
    story.trust.clock.set(moment(date(2026, 11, 24), "09:00"))
    with pytest.raises(Refused, match="were due on 23 November 2026"):
        story.do(SendPapers(case_id=story.case, on=date(2026, 11, 24)))
    story.do(SendPapers(case_id=story.case, on=MONDAY))
    assert "papers" not in _due(story)


def test_a_snow_day_moves_what_is_counted_before_and_after_the_panel(story: AComplaint) -> None:
    story.at_panel()
    assert _due(story)["panel"] == "2026-12-15"
    story.full_panel()
    story.call(on=date(2026, 12, 10))
    assert (_due(story)["papers"], _due(story)["panel_decision"]) == ("2026-12-03", "2026-12-17")
    story.trust.do("head", CloseSchool(on=date(2026, 12, 8), why="Snow"))
    assert (_due(story)["papers"], _due(story)["panel_decision"]) == ("2026-12-02", "2026-12-17")
    assert story.view().panel.papers_due == date(2026, 12, 2)  # type: ignore[union-attr]


def test_a_snow_day_moves_the_day_by_which_a_panel_meets(story: AComplaint) -> None:
    story.at_panel()
    story.trust.do("head", CloseSchool(on=date(2026, 12, 8), why="Snow"))
    assert _due(story)["panel"] == "2026-12-16"
    assert any("8 Dec – not counted: school closed (Snow)" in line for clock in story.view().clocks
               if clock.name == "panel" for line in clock.working)  # fmt: skip


def test_a_procedure_that_counts_inset_days_counts_them(trust: ATrust) -> None:
    story = AComplaint.handed_over(trust, preset="term-weekdays")
    assert _due(story)["acknowledge"] == "2026-11-30"


def test_a_companion_who_is_a_lawyer_needs_a_reason_unless_the_procedure_has_it(
    story: AComplaint,
) -> None:
    story.at_panel()
    told = NameCompanion(case_id=story.case, name="Ms Leanne Foss", lawyer=True)
    with pytest.raises(Refused, match="a companion is not a lawyer"):
        story.do(told)
    story.do(replace(told, lawyer_reason="She has no one else, and the school brings one too."))
    panel = story.view().panel
    assert panel is not None
    assert (panel.companion, panel.companion_is_lawyer) == ("Ms Leanne Foss", True)


def test_by_a_procedure_without_that_rule_a_lawyer_may_come(trust: ATrust) -> None:
    story = AComplaint.handed_over(trust, preset="paragraph-33")
    story.at_panel()
    story.do(NameCompanion(case_id=story.case, name="Ms Leanne Foss", lawyer=True))
    assert story.view().panel.companion_is_lawyer  # type: ignore[union-attr]


def test_witnesses_are_named_five_days_before_or_with_a_reason(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    story.trust.clock.set(moment(date(2026, 11, 25), "09:00"))
    told = NameWitness(case_id=story.case, name="Mrs Agnieszka Wójcik", called_by="complainant")
    with pytest.raises(Refused, match="The day for names of witnesses was 23 November 2026"):
        story.do(told)
    story.do(replace(told, late_reason="She came back today."))
    assert story.view().panel.witnesses[0][0] == "Mrs Agnieszka Wójcik"  # type: ignore[union-attr]


def test_a_witness_at_the_hearing_does_not_sit(story: AComplaint) -> None:
    story.at_panel()
    story.do(NameWitness(case_id=story.case, name="Mrs Delyth Hughes", called_by="school"))
    with pytest.raises(Refused, match="witness or a companion in this case"):
        story.ask("hughes")


def test_every_finding_has_a_reason(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    story.trust.clock.set(moment(HEARING, "19:00"))
    told = RecordFindings(
        case_id=story.case, sat=story.ids("hughes", "baptiste", "pryor"),
        findings=(PointFound(allegation="Nobody answered.", finding="upheld", reason=" "),),
    )  # fmt: skip
    with pytest.raises(Refused, match="why the panel finds this of point 1"):
        story.do(told)
    with pytest.raises(Refused, match="Say whether point 1 is upheld"):
        story.do(replace(told, findings=(replace(told.findings[0], finding="resolved"),)))


def test_the_panel_decides_after_it_has_heard_and_once(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    with pytest.raises(Refused, match="has not heard"):
        story.do(Decide(case_id=story.case, on=MONDAY))
    with pytest.raises(Refused, match="not decided yet"):
        story.do(EndComplaint(case_id=story.case, resolved_at="panel", action="A", on=MONDAY))
    story.hear()
    story.decide()
    with pytest.raises(Refused, match="has decided already"):
        story.decide()


def test_the_house_changes_a_procedure_and_the_next_complaint_counts_by_it(
    trust: ATrust,
) -> None:
    shipped = trust.ask("clerk", Library(kind="preset"))[0]
    body = {**shipped.body, "stages": [
        {**stage, "clocks": [{**clock, "count": 2} for clock in stage["clocks"]]}
        for stage in shipped.body["stages"]
    ]}  # fmt: skip
    trust.do("ceo", KeepEntry(kind="preset", name=shipped.name, title="Ours", source="Ours",
                              checked_on=MONDAY, body=body))  # fmt: skip
    story = AComplaint.handed_over(trust)
    assert story.view().procedure == "Ours"
    assert _due(story)["acknowledge"] == "2026-11-25"


def test_a_procedure_below_the_law_cannot_be_kept(trust: ATrust) -> None:
    shipped = trust.ask("clerk", Library(kind="preset"))[0]
    for body, why in (
        ({**shipped.body, "panel": {"members": 2}}, "whole number from 3"),
        ({**shipped.body, "panel": {"independent": 0}}, "whole number from 1"),
        ({**shipped.body, "stages": shipped.body["stages"][1:]}, "three stages, in this order"),
        ({}, "“stages” is a list"),
    ):
        with pytest.raises(Refused, match=why):
            trust.do("clerk", KeepEntry(kind="preset", name="ours", title="O", source="S",
                                        checked_on=MONDAY, body=body))  # fmt: skip


@pytest.mark.parametrize("who", ["office", "head", "ceo"])
def test_the_school_records_what_it_did_and_decides_nothing(story: AComplaint, who: str) -> None:
    story.trust.do(who, RecordStage(case_id=story.case, what="met", on=MONDAY, words="We met."))
    assert story.view(who).steps[-1].title == "Met the complainant"
    for command in (
        MoveToStage(case_id=story.case, stage="formal", on=MONDAY),
        CallPanel(case_id=story.case, on=HEARING, at="9", place="p"),
        AskMember(case_id=story.case, person_id=story.trust.people["hughes"]),
    ):
        with pytest.raises(Denied):
            story.trust.do(who, command)


def test_taking_a_hand_over_on_leaves_the_opening_to_be_done(trust: ATrust) -> None:
    case: CaseId = a_case(trust).at("complaint")
    handover = trust.ask("clerk", CaseFile(case_id=case)).handover
    trust.do("clerk", AnswerHandover(case_id=case, handover_id=handover.handover_id,
                                     accepted=True))  # fmt: skip
    found = [row for group in trust.ask("clerk", Today()).groups for row in group.rows]
    assert [(row.title, row.form) for row in found if row.case_id == case] == [
        ("Open the complaint under its procedure", "complaint")
    ]


def test_the_letters_of_a_panel_are_filled_from_it(story: AComplaint) -> None:
    story.at_panel()
    story.full_panel()
    story.call()

    def filled(letter: str) -> dict[str, Any]:
        form = story.trust.ask("clerk", LetterForm(case_id=story.case, letter=letter))
        return {field.name: field.value for field in form.fields}

    invited = filled("panel_invitation")
    assert (invited["panel_on"], invited["panel_at"]) == ("2026-12-01", "4.30 pm")
    assert (invited["papers_by"], invited["names_by"]) == ("2026-11-23", "2026-11-23")
    assert invited["independent"] == "Mrs Joan Pryor"
    assert "Mrs Delyth Hughes, in the chair" in _lines(invited["panel"])
    assert "Whoever comes with you is normally not a lawyer." in _lines(invited["rules"])
    answer = filled("complaint_outcome")
    # Ten school days to ask for a panel, from today, without the INSET day.
    assert (answer["panel_by"], answer["received_on"]) == ("2026-12-08", "2026-11-23")
    story.hear()
    decided = filled("panel_decision")
    assert _lines(decided["findings"]) == ["Nobody answered: upheld. Two letters lay unanswered."]


def _lines(value: Any) -> list[str]:
    return value.splitlines() if isinstance(value, str) else list(value)


def test_reception_lets_her_in_and_does_not_learn_that_it_is_a_complaint(
    story: AComplaint,
) -> None:
    story.at_panel()
    story.full_panel()
    story.call()
    asked = Diary(first=date(2026, 11, 30), last=date(2026, 12, 4),
                  school_id=story.trust.schools["AP"])  # fmt: skip
    told = {
        who: next(one for one in story.trust.ask(who, asked).entries if one.at == "16:30")
        for who in ("clerk", "reception")
    }
    assert [each.visitor for each in told.values()] == ["Mrs Kerry Denholm"] * 2
    assert told["clerk"].case_id == story.case
    assert told["reception"].case_id is None
    assert "complaint" not in repr(told["reception"]).lower()
    assert told["reception"].case_reference == ""
