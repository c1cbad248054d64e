"""What the later letters of the catalogue are told, in the same invented matter."""

from datetime import date

from tcat_desktop.correspondence.letters import Facts
from tcat_desktop.correspondence.letters.adjustments_query import AdjustmentsQuery
from tcat_desktop.correspondence.letters.apology import Apology
from tcat_desktop.correspondence.letters.bar_decision import BarDecision
from tcat_desktop.correspondence.letters.bar_kept import BarKept
from tcat_desktop.correspondence.letters.bar_lifted import BarLifted
from tcat_desktop.correspondence.letters.breach_notice import BreachNotice
from tcat_desktop.correspondence.letters.call_note import CallNote
from tcat_desktop.correspondence.letters.code_change_notice import CodeChangeNotice
from tcat_desktop.correspondence.letters.communication_plan import CommunicationPlan
from tcat_desktop.correspondence.letters.complaint_acknowledgement import ComplaintAcknowledgement
from tcat_desktop.correspondence.letters.complaint_outcome import ComplaintOutcome
from tcat_desktop.correspondence.letters.data_protection_acknowledgement import (
    DataProtectionAcknowledgement,
)
from tcat_desktop.correspondence.letters.group_member import GroupMember
from tcat_desktop.correspondence.letters.intent_to_bar import IntentToBar
from tcat_desktop.correspondence.letters.outcome_advice import OutcomeAdvice
from tcat_desktop.correspondence.letters.panel_decision import PanelDecision
from tcat_desktop.correspondence.letters.panel_invitation import PanelInvitation
from tcat_desktop.correspondence.letters.permission_to_view import PermissionToView
from tcat_desktop.correspondence.letters.permission_withdrawn import PermissionWithdrawn
from tcat_desktop.correspondence.letters.photo_consent import PhotoConsent
from tcat_desktop.correspondence.letters.platform_report import PlatformReport
from tcat_desktop.correspondence.letters.reminder import Reminder
from tcat_desktop.correspondence.letters.sar_acknowledgement import SarAcknowledgement
from tcat_desktop.correspondence.letters.sar_clarification import SarClarification
from tcat_desktop.correspondence.letters.sar_extension import SarExtension
from tcat_desktop.correspondence.letters.sar_refusal import SarRefusal
from tcat_desktop.correspondence.letters.sar_response import SarResponse
from tcat_desktop.correspondence.letters.second_invitation import SecondInvitation
from tcat_desktop.correspondence.letters.section_5_notice import SectionFiveNotice
from tcat_desktop.correspondence.letters.temporary_bar import TemporaryBar

OFFICE = {"phone": "01632 960 214", "contact": "Mrs Nair"}
DATA = OFFICE | {"officer": "Mr Łukasz Wrona, the data protection officer"}
HELPS = "large-print papers, and a break after 30 minutes"
KEPT = "We keep a note of this for one year, and then destroy it."
PANEL = ("Mrs Joan Pryor, in the chair", "Mr Idris Bevan", "Ms Fay Okoro")
ON_SITE = (
    (
        "Thursday 19 November 2026: somebody shouted at Miss Hartnoll in the playground, "
        "and children were near."
    ),
    "Friday 20 November 2026: the same happened at the classroom door at 8.45 am.",
)
RISK = (
    "Miss Hartnoll told us that she felt threatened, and two children cried. It could happen again."
)
INSTEAD = (
    "We offered a meeting by video on Monday 23 November. We also thought of a talk at the gate, "
    "but that is where it happened."
)
CHILD = "Mrs Bowen meets Riley at the front gate at 8.40 am and brings him back there at 3.15 pm."
NOT_CRITICISM = "What you wrote about the school plays no part in this: it is about the playground."

LATER_FACTS: dict[str, Facts] = {
    "call_note": CallNote(
        **OFFICE,
        spoken_to="Mrs Kerry Denholm",
        called_on=date(2026, 11, 12),
        called_at="10.20 am",
        caller="Mrs Priya Nair",
        we_said=(
            "Thank you for helping at the harvest supper.",
            "Somebody showed us a post about class 4H. We have not decided anything.",
        ),
        they_said=("“I am worried about Riley. Nobody rang me back.”", "She will think about it."),
        agreed=("Mrs Whitfield rings about Riley’s seat, by 16 November.",),
        helps="A call before 10 am does not suit her. Papers in large print.",
        look_again_on=date(2026, 11, 19),
    ),
    "reminder": Reminder(
        **OFFICE,
        opening="Thank you for talking to Mrs Nair on the telephone.",
        earlier_on=date(2026, 11, 12),
        what_since="Since then somebody showed us another post that seems to be yours:",
        posts=("Tuesday 17 November 2026, 9.32 pm: “Still nobody cares about our children.”",),
        code_asks="not to send abusive messages about staff, parents, pupils or a school",
        what_we_ask="Please think about taking the post down.",
        reply_by=date(2026, 11, 30),
    ),
    "platform_report": PlatformReport(
        **OFFICE,
        platform="Facebook",
        posts=(
            "Monday 9 November 2026, 7.14 am: “Miss Hartnoll picks on the little ones.”",
            "Tuesday 17 November 2026, 9.32 pm: “Still nobody cares about our children.”",
        ),
        links=("https://facebook.example/groups/1/posts/7", "https://facebook.example/posts/8"),
        handle="K. Denholm, https://facebook.example/k.denholm",
        category="Bullying or harassment",
        what_it_does="The posts name a teacher, and 412 people can read them.",
        tried=("Wednesday 18 November 2026: the person who posted it was asked, and said no.",),
        who_we_are="Applewick Primary School in Marlstow, part of Three Counties Academy Trust",
        email="office@applewick.example",
    ),
    "section_5_notice": SectionFiveNotice(
        **OFFICE,
        complainant="Ellie Hartnoll",
        operator="Marlstow Talk",
        statement=("Miss Hartnoll takes money from the class fund.",),
        where=("https://marlstow-talk.example/threads/31#post-7",),
        why_defamatory="It says of me that I steal. Parents of my class have read it, and two of "
        "them asked for their children to be moved.",
        meaning="The words mean that I took money that belongs to the children of class 4H.",
        wrong_parts="I have never held the class fund or had any of it. The office keeps it.",
        email="e.hartnoll@post.example",
        consent_name="yes",
        consent_email="no",
    ),
    "group_member": GroupMember(
        **OFFICE,
        opening="Thank you for the lifts that you gave to the swimming lessons.",
        group="the WhatsApp group “4H parents”",
        what_worried="Since October several people have been called names in the group, and "
        "photographs of other people’s children were passed on.",
        code_asks="not to create or join groups that victimise or harass a member of staff",
        what_we_ask="It would help if you spoke up, or left, when it turns unkind.",
        reply_by=date(2026, 12, 1),
    ),
    "second_invitation": SecondInvitation(
        **OFFICE,
        opening="Thank you for your message of Friday.",
        why_again="You told us that Monday did not suit you.",
        purpose="two posts about class 4H",
        meet_on=date(2026, 12, 2),
        meet_at="3.45 pm, for about half an hour",
        other_times=("Thursday 3 December 2026, 9.00 am",),
        place="the Library; ask at Reception",
        present=("Mrs Whitfield, the headteacher", "Mrs Nair, who takes the minutes"),
        adjustments=HELPS,
        reply_by=date(2026, 11, 30),
    ),
    "adjustments_query": AdjustmentsQuery(
        **OFFICE,
        opening="Thank you for agreeing to meet us.",
        meet_on=date(2026, 12, 2),
        adjustments=HELPS,
        reply_by=date(2026, 11, 30),
    ),
    "permission_to_view": PermissionToView(
        **OFFICE,
        opening="Thank you for telling Mrs Nair about the messages.",
        whose="Mrs Kerry Denholm",
        chat="the WhatsApp group “4H parents”",
        from_on=date(2026, 11, 9),
        to_on=date(2026, 11, 17),
        purpose="to find out who first shared the photograph",
        until_on=date(2026, 12, 18),
        reply_by=date(2026, 12, 1),
    ),
    "permission_withdrawn": PermissionWithdrawn(
        **OFFICE,
        withdrawn_on=date(2026, 11, 20),
        chat="the WhatsApp group “4H parents”",
        seen="I had opened them once, on Wednesday 18 November 2026.",
        in_record="Two lines of 16 November, without the names of other families.",
    ),
    "photo_consent": PhotoConsent(
        **OFFICE,
        opening="Parents took photographs at sports day, and some would like to share them.",
        who="Riley, 4H",
        picture="a photograph of the relay race on 12 June 2026",
        where="the Facebook page of the Friends of Applewick",
        reply_by=date(2026, 12, 1),
    ),
    "communication_plan": CommunicationPlan(
        **OFFICE,
        opening="Thank you for caring so much about how Riley gets on.",
        why="In three weeks Miss Hartnoll had 61 messages from you, 40 of them after 6 pm.",
        person="Mrs Nair, in the office",
        how="by email, or on the telephone from 9 am to 3 pm",
        how_often="once a week, on a Friday",
        starts_on=date(2026, 12, 7),
        review_on=date(2027, 2, 5),
        adjustments=HELPS,
        reply_by=date(2026, 12, 1),
    ),
    "apology": Apology(
        **OFFICE,
        about="a post on 9 November about class 4H",
        decided_on=date(2026, 11, 19),
        reason="The post gives an opinion about how the school teaches, and names nobody.",
        apology="that we wrote to you before we had asked you",
        put_right=(
            "We take our letter of 10 November out of your file.",
            "Mrs Whitfield rings you this week to say so herself.",
        ),
        kept=KEPT,
    ),
    "outcome_advice": OutcomeAdvice(
        **OFFICE,
        opening="Thank you for taking the photograph down.",
        about="two posts about class 4H",
        you_told_us="You told us that you wrote the first after a hard evening.",
        decided_on=date(2026, 11, 23),
        reason="Both posts are gone, and nothing more has been posted.",
        advice=(
            "If you are worried about class 4H, ring Reception and ask for Miss Hartnoll.",
            "Before you post a picture, look who else is in it.",
        ),
        kept=KEPT,
    ),
    "intent_to_bar": IntentToBar(
        **OFFICE,
        opening="Thank you for ringing us on Friday.",
        what_happened=ON_SITE,
        risk=RISK,
        why_not_criticism=NOT_CRITICISM,
        instead=INSTEAD,
        how_long="until Friday 18 December 2026",
        decider="Mrs Whitfield, the headteacher",
        child=CHILD,
        reply_by=date(2026, 12, 1),
    ),
    "temporary_bar": TemporaryBar(
        **OFFICE,
        opening="Thank you for ringing us on Friday.",
        what_happened=ON_SITE,
        risk=RISK,
        why_now="The nursery play is on Wednesday, in the same hall.",
        why_not_criticism=NOT_CRITICISM,
        instead=INSTEAD,
        starts_on=date(2026, 11, 24),
        ends_on=date(2026, 12, 4),
        decider="Mrs Whitfield, the headteacher",
        child=CHILD,
        reply_by=date(2026, 12, 1),
    ),
    "bar_decision": BarDecision(
        **OFFICE,
        opening="Thank you for writing to us on 30 November, and for coming to talk.",
        you_said=(
            "You were upset because nobody had rung you back.",
            "You did not mean to frighten anybody.",
        ),
        what_happened=ON_SITE,
        risk=RISK,
        why_not_criticism=NOT_CRITICISM,
        instead=INSTEAD,
        starts_on=date(2026, 12, 7),
        review_on=date(2026, 12, 18),
        child=CHILD,
        appeal_to="Dr Llewellyn, the Executive Headteacher/CEO",
        reply_by=date(2026, 12, 14),
    ),
    "bar_kept": BarKept(
        **OFFICE,
        opening="Thank you for talking to us by video on Thursday.",
        looked_on=date(2026, 12, 18),
        you_said=("You would like to come to the carol service.",),
        why_still="Miss Hartnoll is still afraid, and there was another visit on 14 December.",
        why_not_criticism=NOT_CRITICISM,
        instead="We thought of an end on the last day of term, but the play is that day.",
        review_on=date(2027, 1, 15),
        child=CHILD,
        appeal_to="Dr Llewellyn, the Executive Headteacher/CEO",
        reply_by=date(2027, 1, 8),
    ),
    "bar_lifted": BarLifted(
        **OFFICE,
        opening="Thank you for talking to us by video on Thursday.",
        ends_on=date(2027, 1, 5),
        reason="Nothing more has happened, and Miss Hartnoll was glad of your note.",
        kept=KEPT,
    ),
    "complaint_acknowledgement": ComplaintAcknowledgement(
        **OFFICE,
        received_on=date(2026, 11, 24),
        complaint=("Riley was moved to another seat without a word.", "Nobody rang you back."),
        looks_at_it="Mrs Whitfield, the headteacher",
        answer_by=date(2026, 12, 11),
        steps=("Mrs Whitfield talks to you.", "You have an answer in writing."),
        adjustments=HELPS,
    ),
    "complaint_outcome": ComplaintOutcome(
        **OFFICE,
        received_on=date(2026, 11, 24),
        complaint=("Riley was moved to another seat without a word.", "Nobody rang you back."),
        looked_at="I talked to you and to Miss Hartnoll, and read the class book.",
        found=(
            "Riley was moved on 3 November. Miss Hartnoll meant to tell you and did not.",
            "You rang twice. Your messages were not passed on.",
        ),
        apology="that nobody told you, and that nobody rang you back",
        doing=("Miss Hartnoll rings you this week.",),
        clerk="Mr Finch, the clerk to governors",
        panel_by=date(2027, 1, 15),
    ),
    "panel_invitation": PanelInvitation(
        **OFFICE,
        opening="Thank you for your letter of 5 January.",
        panel_on=date(2027, 1, 26),
        panel_at="4.30 pm",
        place="the Library; ask at Reception",
        panel=PANEL,
        independent="Mrs Joan Pryor",
        names_by=date(2027, 1, 19),
        papers_by=date(2027, 1, 19),
        order=(
            "You say what your complaint is, and the panel asks you questions.",
            "The school says what it did, and the panel asks it questions.",
            "Each of you says what you would like to happen.",
        ),
        rules=("A recording is made only if everybody agrees.",),
        adjustments=HELPS,
    ),
    "panel_decision": PanelDecision(
        **OFFICE,
        opening="Thank you for coming to the panel and for your papers.",
        panel_on=date(2027, 1, 26),
        panel=PANEL,
        findings=(
            "Riley’s seat: upheld. You should have been told on the same day.",
            "The telephone calls: upheld in part. One message was lost, one was answered.",
        ),
        recommendations=("That a parent is told of a new seat on the day.",),
        after="Our policy says how the Department for Education can be asked to look at it.",
    ),
    "sar_acknowledgement": SarAcknowledgement(
        **DATA,
        received_on=date(2026, 11, 23),
        asked_for="everything we hold about you since September 2024",
        due_on=date(2026, 12, 23),
    ),
    "sar_clarification": SarClarification(
        **DATA,
        received_on=date(2026, 11, 23),
        asked_for="all emails with your name in them",
        questions=("Which years are you thinking of?", "Are you looking for something special?"),
        why="We found about 4,000 emails with your name in them, most of them newsletters.",
    ),
    "sar_extension": SarExtension(
        **DATA,
        received_on=date(2026, 11, 23),
        asked_for="everything we hold about you since September 2024",
        due_on=date(2026, 12, 23),
        new_due_on=date(2027, 2, 23),
        reason="Your request covers two schools and about 4,000 emails.",
        sent_now="the case file and the minutes",
    ),
    "sar_response": SarResponse(
        **DATA,
        received_on=date(2026, 11, 23),
        asked_for="everything we hold about you since September 2024",
        searched="the case file, the office email and the diary",
        enclosed=("The case file, 34 pages", "Emails with your name in them, 61 pages"),
        left_out=("Names of other families, since they have not agreed.",),
        why_held="to run the school and to answer you",
        source="you, our staff and other parents",
        shared_with="nobody outside the trust",
        kept_for="until the end of the next school year",
    ),
    "sar_refusal": SarRefusal(
        **DATA,
        received_on=date(2026, 11, 23),
        asked_for="the messages that other parents sent us about you",
        not_met="the messages themselves",
        reason="Those parents have not agreed, and they could be known from what they wrote.",
        instead="We can tell you what the messages were about, and we do so with this letter.",
    ),
    "data_protection_acknowledgement": DataProtectionAcknowledgement(
        **DATA,
        received_on=date(2026, 11, 20),
        complaint=("A letter about Riley went to an old address.",),
        looks_at_it="Mr Wrona, the data protection officer",
        write_by=date(2026, 12, 18),
    ),
    "breach_notice": BreachNotice(
        **DATA,
        found_on=date(2026, 11, 20),
        what_happened="On 17 November a letter to you was put into an envelope for another family.",
        information=("Your name and address", "That you had met us, and when"),
        consequences="Somebody knows your address, and that you had a meeting with us.",
        done=("We have the letter back, unread as far as we can tell.", "Two people now check."),
        helps=("Tell us if anybody gets in touch who should not have your address.",),
        told="We told the Information Commissioner’s Office that day.",
    ),
    "code_change_notice": CodeChangeNotice(
        **OFFICE,
        opening="Thank you to everybody who told us what to change.",
        version="3.2",
        from_on=date(2027, 1, 5),
        changes=(
            (
                "You may share a picture of your own child from any event where photographs are "
                "allowed."
            ),
            "Messages to staff are answered in working hours.",
        ),
        where="at the office and at applewick.example/code",
        views_by=date(2026, 12, 18),
    ),
}
