"""The printed set of one invented matter, for the tests of letters and papers."""

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from tcat_desktop.correspondence.blocks import WeekBar
from tcat_desktop.correspondence.case_print import (
    CasePrint,
    ChatHoursLine,
    ClauseLine,
    DueLine,
    EntryLine,
    ExhibitLine,
    FairnessLine,
    LetterLine,
    PersonLine,
    print_case,
)
from tcat_desktop.correspondence.cover import Addressee, CodeStamp, Cover, Letterhead, Signer
from tcat_desktop.correspondence.letters import LETTERS, Facts
from tcat_desktop.correspondence.letters.acknowledgement import Acknowledgement
from tcat_desktop.correspondence.letters.advice import Advice
from tcat_desktop.correspondence.letters.group_closure_request import (
    SEEN_BY_PERMISSION,
    GroupClosureRequest,
)
from tcat_desktop.correspondence.letters.handover_note import HandoverNote, Happened, Paper
from tcat_desktop.correspondence.letters.meeting_invitation import MeetingInvitation
from tcat_desktop.correspondence.letters.minutes_cover import MinutesCover
from tcat_desktop.correspondence.letters.no_further_action import NoFurtherAction
from tcat_desktop.correspondence.letters.removal_request import RemovalRequest
from tcat_desktop.correspondence.letters.signpost_to_complaints import SignpostToComplaints
from tcat_desktop.correspondence.minutes import (
    Action,
    Amendment,
    Minutes,
    Part,
    Present,
    print_minutes,
)
from tcat_desktop.correspondence.recovery_sheet import RecoverySheet, print_recovery_sheet
from tcat_desktop.correspondence.slip import Slip, print_slip
from tcat_desktop.correspondence.takedown_pack import print_notice, print_report
from tcat_desktop.correspondence.visit_slip import VisitFacts, print_visit_slip
from tests.correspondence.letter_samples import LATER_FACTS

OFFICE = {"phone": "01632 960 214", "contact": "Mrs Nair"}
POSTS = (
    (
        "Monday 9 November 2026, 8.14 pm: “Miss Hartnoll lied to us at parents’ evening and she "
        "bullies the little ones. Everyone should know.”"
    ),
    (
        "Tuesday 17 November 2026, 9.32 pm: a photograph taken at the school gate in which two "
        "other children can be seen."
    ),
)


def a_cover(**changes: Any) -> Cover:
    """The cover of a letter to Mrs Denholm, with anything about it changed."""
    facts: dict[str, Any] = {
        "head": Letterhead(
            school="Applewick Primary School",
            trust="Three Counties Academy Trust",
            address=("Orchard Lane", "Marlstow", "HR0 4AP"),
            phone="01632 960 214",
            email="office@applewick.example",
        ),
        "to": Addressee(
            name="Mrs Kerry Denholm",
            lines=("14 Bramling Close", "Ledwick Green", "Marlstow", "HR0 4QT"),
            salutation="Mrs Denholm",
        ),
        "on": date(2026, 11, 23),
        "reference": "AP-26-031 / L3",
        "reply_by": date(2026, 12, 1),
        "signer": Signer(name="Mrs Helen Whitfield", post="Headteacher"),
        "code": CodeStamp(
            version="3.1",
            clauses=("C26", "C36", "C61"),
            review_due=date(2026, 8, 31),
            overdue=True,
            where="at the office and at applewick.example/code",
        ),
    }
    return Cover(**(facts | changes))


FACTS: dict[str, Facts] = {
    "acknowledgement": Acknowledgement(
        **OFFICE,
        received_on=date(2026, 11, 10),
        about="a post in a parents’ group",
        reader="Mrs Whitfield, the headteacher",
        read_by=date(2026, 11, 12),
        care="If you would like to talk meanwhile, Mrs Llŷr is at school every day.",
    ),
    "advice": Advice(
        **OFFICE,
        opening="Thank you for the help you gave at the harvest supper.",
        what_we_know="We are writing because somebody told us about a post in “Marlstow Mums & "
        "Dads” that seems to be yours.",
        posts=POSTS[:1],
        code_asks="not to send abusive messages about staff, parents, pupils or a school",
        what_we_ask="Please think about taking the post down.",
        reply_by=date(2026, 11, 20),
    ),
    "meeting_invitation": MeetingInvitation(
        **OFFICE,
        opening="Thank you for talking to Mrs Nair on the telephone on Thursday.",
        purpose="two posts about class 4H",
        posts=POSTS,
        meet_on=date(2026, 11, 23),
        meet_at="3.45 pm, for about half an hour",
        place="the Library; ask at Reception",
        present=("Mrs Whitfield, the headteacher", "Mrs Nair, who takes the minutes"),
        adjustments="large-print papers, and a break after 30 minutes",
        reply_by=date(2026, 11, 20),
    ),
    "minutes_cover": MinutesCover(
        **OFFICE,
        met_on=date(2026, 11, 23),
        opening="What you told us about Riley helped us.",
        actions=(
            "You take down the photograph, by 23 November 2026.",
            "Mrs Whitfield telephones you about Riley’s seat, by 26 November 2026.",
        ),
        correct_by=date(2026, 12, 1),
        enclosed=("Minutes, two copies, in large print", "The Complaints Policy and the form"),
    ),
    "removal_request": RemovalRequest(
        **OFFICE,
        opening="Thank you for meeting us this afternoon, and for telling us why you are worried "
        "about Riley. You said that you would take the photograph down today. This letter puts "
        "our request on paper.",
        place="the group “Marlstow Mums & Dads”",
        posts=POSTS,
        what_it_does="The first post says something serious about a named member of staff to a "
        "group of 412 people. The second shows other people’s children without their parents’ "
        "agreement.",
        code_asks="not to post abuse about staff, and not to take or share photographs of others "
        "at the school gate",
        reply_by=date(2026, 12, 1),
        working="That is five school days; the school is closed on Friday 27 November.",
        complaint_inside="What you told us about Riley matters.",
    ),
    "group_closure_request": GroupClosureRequest(
        **OFFICE,
        group="the WhatsApp group “4H parents”",
        opening="The group has helped many families to share lifts and lost jumpers.",
        earlier_on=date(2026, 10, 14),
        what_went_on="On 12 and 16 November two families told us that they had been called names "
        "in it again.",
        messages=SEEN_BY_PERMISSION,
        reply_by=date(2026, 12, 4),
    ),
    "no_further_action": NoFurtherAction(
        **OFFICE,
        about="a post on 9 November about class 4H",
        decided_on=date(2026, 11, 19),
        reason="The post gives an opinion about how the school teaches, and names nobody.",
        apology="that we wrote to you before we had asked you",
        kept="We keep a note of this for one year, and then destroy it.",
    ),
    "signpost_to_complaints": SignpostToComplaints(
        **OFFICE,
        opening="Thank you for telling us that Riley has been unhappy.",
        worry="where Riley sits, and how he was told",
        clerk="Mr Finch, the clerk to governors",
        steps=("Somebody who knows the class talks to you.", "You get an answer in writing."),
        limits="A complaint should be made within three months.",
    ),
    "handover_note": HandoverNote(
        **OFFICE,
        about="Mrs Kerry Denholm, parent of Riley, 4H",
        why="She complained in writing on 24 November about where Riley sits (clause C27).",
        asked=("Say within five school days whether you accept this.", "Write to Mrs Denholm."),
        chronology=(
            Happened(when="9 November 2026, 8.14 pm", what="First post", by="Siân Bowen"),
            Happened(when="17 November 2026", what="Photograph at the gate", by="Mrs Priya Nair"),
        ),
        papers=(
            Paper(
                number="E1",
                what="Facebook post, screenshot",
                made="9 November 2026",
                fingerprint="a41f09c27be3d8150c96fe42b8d17a305e2c84f19d07b36ae1150c7f42a9d688",
            ),
            Paper(number="L3", what="Request to remove two posts", made="23 November 2026"),
        ),
        withheld="Fourteen messages between parents stay sealed.",
    ),
    **LATER_FACTS,
}

MINUTES = Minutes(
    school="Applewick Primary School",
    reference="AP-26-031 / M1",
    whom="Mrs Kerry Denholm",
    met_on=date(2026, 11, 23),
    starts="3.47 pm",
    ends="4.20 pm",
    place="the Library",
    basis="The school asked for this meeting under clause C45 of the Social Media Code of Conduct "
    "for Parents. Mrs Denholm was not obliged to come.",
    present=(
        Present(name="Mrs Kerry Denholm", role="Parent of Riley, 4H", notes="Large-print papers"),
        Present(name="Ms Leanne Foss", role="Companion, chosen by Mrs Denholm"),
        Present(name="Mrs Helen Whitfield", role="Headteacher, in the chair"),
    ),
    parts=(
        Part(title="Welcome, and what this meeting is for", points=("Everyone had the posts.",)),
        Part(
            title="What happened, in Mrs Denholm’s words",
            points=("She wrote the first post after parents’ evening.", "She is worried."),
        ),
    ),
    agreed=("Mrs Denholm wrote both posts.",),
    not_agreed=("Mrs Denholm does not accept that “bullies” is abuse; it is her opinion.",),
    actions=(
        Action(what="Take down the photograph", who="Mrs Denholm", by=date(2026, 11, 23)),
        Action(what="Telephone about Riley’s seat", who="Mrs Whitfield"),
    ),
    correct_by=date(2026, 12, 1),
    signers=("Mrs H Whitfield, Headteacher", "Mrs K Denholm, if she wishes"),
    checkpoint="9f3c 1e77 a2b0 4d58, 23 November 2026, 4.31 pm",
)
SIGNED_MINUTES = replace(
    MINUTES,
    ends="4.20 pm",
    breaks=(("4.02 pm", "4.10 pm"),),
    amendments=(
        Amendment(
            place="Agreed, point 1", old="Mrs Denholm wrote both posts.",
            new="Mrs Denholm wrote the first post.", asked_by="Mrs Denholm",
            on=date(2026, 11, 26), reason="Mrs Denholm’s sister has a telephone of her own.",
        ),
        Amendment(
            place="Not agreed, a new point", old="", new="Whether the gate is part of the school.",
            asked_by="Ms Foss", on=date(2026, 11, 27), reason="It was talked about.",
        ),
        Amendment(
            place="Action 3", old="Write to the other parents", new="", asked_by="Mrs Denholm",
            on=date(2026, 11, 27), reason="Nobody said so.",
        ),
    ),
    notes=(
        Amendment(
            place="Note by Mrs Denholm", old="", new="I was not told that a teacher would come.",
            asked_by="Mrs Denholm", on=date(2026, 11, 30),
            reason="The invitation of 16 November named her.",
        ),
    ),
    agreed=("Mrs Denholm wrote the first post.",),
    not_agreed=(*MINUTES.not_agreed, "Whether the gate is part of the school."),
    sent=True, draft=False, signed_on=date(2026, 12, 2), checkpoint="",
)  # fmt: skip
RECEIVED = datetime(2026, 11, 23, 9, 48)  # noqa: DTZ001  # the school's own time, as printed
SLIP = Slip(
    school="Applewick Primary School",
    reference="AP-26-031",
    received_at=RECEIVED,
    reader="Mrs Whitfield, headteacher",
    read_by=date(2026, 11, 25),
    phone="01632 960 214",
)
VISIT = VisitFacts(
    school="Applewick Primary School",
    address="Orchard Lane, Marlstow, HR0 4AP",
    reference="AP-26-M014",
    on=date(2026, 11, 24),
    at=time(15, 30),
    until=time(16, 0),
    host="Miss Ellie Hartnoll",
    where="Library",
    phone="01632 960 214",
    arranged=("Large print, a break after 30 minutes", "Interpreter: Polish"),
)
SHEET = RecoverySheet(
    school="Applewick Primary School",
    groups=("7QKMA", "2H9FR", "W4TN9", "C83XE", "PL6VD", "H2B7K", "9RBQ5", "TX4KM"),
    sheet=2,
    sheets=2,
    made_at=RECEIVED,
)
CASE = CasePrint(
    school="Applewick Primary School",
    reference="AP-26-031",
    title="Two posts about class 4H, and a photograph at the gate",
    stage="Takedown",
    opened_on=date(2026, 11, 10),
    owner="Mrs Helen Whitfield",
    printed_at=RECEIVED,
    printed_by="Mrs Priya Nair",
    people=(PersonLine(name="Mrs Kerry Denholm", part="Wrote the posts", notes="Large print"),),
    clauses=(ClauseLine(number="C61", name="No photographs at the gate", judgement="Found"),),
    fairness=(FairnessLine(question="What does she say?", answer="That it is her opinion."),),
    chronology=(
        EntryLine(
            happened_on=date(2026, 11, 9),
            happened_at=datetime(2026, 11, 9, 20, 14),  # noqa: DTZ001
            entered_at=datetime(2026, 11, 10, 8, 52),  # noqa: DTZ001
            by="Siân Bowen",
            kind="Post",
            what="“Everyone should know.”",
            late="Written down 12 hours after it happened",
        ),
        EntryLine(
            happened_on=date(2026, 11, 17),
            happened_at=None,
            entered_at=datetime(2026, 11, 17, 12, 0),  # noqa: DTZ001
            by="Mrs Priya Nair",
            kind="Telephone call",
            what="She will think about it.",
        ),
    ),
    exhibits=(
        ExhibitLine(number="E1", what="Facebook post", made="9 November 2026", sha256="ab12" * 16),
        ExhibitLine(number="E2", what="Parents’ messages", made="6 October 2026"),
    ),
    letters=(
        LetterLine(
            number="L3",
            title="Request to remove two posts",
            to="Mrs Kerry Denholm",
            on=date(2026, 11, 23),
            state="Posted",
        ),
    ),
    due=(
        DueLine(
            what="Check whether it has been removed",
            on=date(2026, 11, 26),
            by="Mrs Helen Whitfield",
            working=("Tue 24 Nov – day 0", "Wed 25 Nov – day 1", "Thu 26 Nov – day 2"),
        ),
        DueLine(what="Ring the parent", on=None, by=""),
    ),
    chats=(
        ChatHoursLine(
            number="E3",
            name="WhatsApp Chat with 4H School Phone.txt",
            who="Mrs Kerry Denholm",
            whose_hours="Miss Hartnoll’s working hours",
            heat=(
                *((0,) * 7 + (day, 3) + (0,) * 8 + (2, 9, day) + (0,) * 4 for day in range(5)),
                (0,) * 24,
                (0,) * 23 + (1,),
            ),
            hours=(*(("08:30", "16:30"),) * 5, None, None),
            weeks=(
                WeekBar(date(2026, 10, 12), 4),
                WeekBar(date(2026, 10, 19), 6, 4),
                WeekBar(date(2026, 10, 26), 3, 5, closed=5),
                WeekBar(date(2026, 11, 2), 26, 4, over=True, closed=1),
            ),
            frequent=15,
            said=("59 of 67 messages were sent outside her hours. This says when, not why.",),
            notes=("Calls are not counted.",),
        ),
    ),
    sealed="One exhibit is sealed.",
    checkpoint="9f3c 1e77 a2b0 4d58",
)


def printed(name: str) -> bytes:
    """One paper of the set, by name."""
    papers = {
        "minutes": lambda: print_minutes(MINUTES),
        "minutes_signed": lambda: print_minutes(SIGNED_MINUTES),
        "slip": lambda: print_slip(SLIP),
        "visit_slip": lambda: print_visit_slip(VISIT),
        "recovery_sheet": lambda: print_recovery_sheet(SHEET),
        "case_print": lambda: print_case(CASE),
    }
    if name in papers:
        return papers[name]()
    if name == "handover_note":
        clerk = Addressee(
            name="Mr Alun Finch", lines=("Clerk to governors",), salutation="Mr Finch"
        )
        return LETTERS[name].printed(a_cover(to=clerk), FACTS[name])
    if name == "call_note":
        head = Addressee(
            name="Mrs Helen Whitfield", lines=("Headteacher",), salutation="Mrs Whitfield"
        )
        return LETTERS[name].printed(a_cover(to=head), FACTS[name])
    if name == "section_5_notice":
        return print_notice(LETTERS[name].said(FACTS[name]), "Ellie Hartnoll", a_cover().on)
    if name == "platform_report":
        school = "Applewick Primary School"
        return print_report(LETTERS[name].said(FACTS[name]), school, "AP-26-031", a_cover().on)
    return LETTERS[name].printed(a_cover(), FACTS[name])


PAPERS = (
    *LETTERS, "minutes", "minutes_signed", "slip", "visit_slip", "recovery_sheet", "case_print",
)  # fmt: skip


def text_of(pdf: bytes) -> str:
    """The text of a PDF as a reader would copy it out, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """Text without any white space, since a long word may be parted by the end of a line."""
    return "".join(text.split())
