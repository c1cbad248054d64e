"""The story of AP-26-031: posts about a Year 4 teacher, and a photo at the gate."""

from datetime import date

from tcat_desktop.demo import pictures
from tcat_desktop.demo.chat_story import keep_the_chat
from tcat_desktop.demo.mail_story import she_forwards_a_mail
from tcat_desktop.demo.telling import Story, Telling
from tcat_desktop.journey.case import Disposition, Judgement
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.add_to_record import AddIncident, RenameCase
from tcat_desktop.office.commands.report_concern import Involved
from tcat_desktop.office.questions.case_file import CaseFile

TITLE = "Posts about a Year 4 teacher, and a photo at the gate"
FIRST_POST = "Miss Hartnoll lied to us and she bullies the little ones"
_SECOND = (
    "A second post: a photo at the school gate. It shows Riley and two other pupils, with the "
    "words “look who gets away with it”."
)


def posts_about_a_teacher(tell: Telling) -> Story:
    """From the first report to the afternoon of the meeting."""
    yield tell.on(10, 11, "08:41")
    case = tell.report(
        "AP",
        f"Mrs Wójcik showed the post on her phone at Reception. It says “{FIRST_POST}”. "
        "412 people are in the group.",
        {"author": "denholm", "named": "hartnoll", "reporter": "wojcik"},
        on=tell.day(9, 11),
        happened_at="20:14",
        platforms=("facebook",),
        audience="group",
        group_name="Marlstow Mums & Dads",
        clauses=("C36", "C17"),
        files={"Post.png": pictures.post()},
    )
    yield tell.on(10, 11, "08:55")
    thanks = tell.write(case, "acknowledgement", "wojcik", {"about": "a post in a parents’ group"})
    tell.sign(case, thanks, by="office")
    tell.print_out(case, thanks)
    yield tell.on(10, 11, "11:31")
    tell.decide(
        case,
        Disposition.OPEN,
        "A named teacher, 412 people in the group. A complaint may be inside it.",
        title="Posts about a Year 4 teacher",
    )
    tell.post(case, thanks)
    yield tell.on(11, 11, "16:02")
    tell.call(
        case,
        "denholm",
        "“I will think about it.” She is worried about where Riley sits.",
        at="15:40",
        outcome="Told how to complain.",
        stopped="no",
    )
    tell.judge(
        case,
        "C36",
        Judgement.LIKELY,
        "she bullies the little ones",
        "In E1, about a named teacher. No exception in the Code.",
    )
    tell.judge(
        case,
        "C17",
        Judgement.NOT_USED,
        "",
        "Part of E1 is opinion. It is not held against her.",
        nature="opinion",
    )
    yield tell.on(18, 11, "08:58")
    tell.trust.do("office", _second_post(tell, case))
    tell.keep(case, "office", "Photo.png", pictures.gate(), "Faces are covered in the preview.")
    yield tell.on(18, 11, "10:40")
    seen = tell.trust.office.ask(tell.trust.staff["head"], CaseFile(case_id=case)).version
    tell.trust.do("head", RenameCase(case_id=case, title=TITLE, seen=seen))
    tell.judge(
        case,
        "C61",
        Judgement.FOUND,
        "the photo E2",
        "Own child only? No, two others are in it.",
        nature="fact",
    )
    tell.weigh(case, "takedown")
    yield tell.on(18, 11, "11:09")
    tell.ask_platform(
        case,
        "Facebook",
        {
            "The post of 9 November": "https://facebook.example/groups/marlstow/1",
            "The photo of 17 November": "https://facebook.example/groups/marlstow/2",
        },
        "7741 0926",
    )
    yield tell.on(19, 11, "15:12")
    tell.weigh(case, "meeting")
    tell.ask_to_meeting(
        case,
        "denholm",
        tell.day(23, 11),
        "15:45",
        "Library",
        "To talk about two posts of 9 and 17 November, and about what worries you.",
        staff=("Mrs Helen Whitfield", "Mrs Priya Nair"),
        companion="Ms Leanne Foss",
        adjustments="Large print, a break after 30 minutes",
    )
    letter = tell.write(
        case,
        "meeting_invitation",
        "denholm",
        {
            "opening": "Thank you for talking to Mrs Whitfield on 11 November.",
            "reply_by": tell.day(20, 11).isoformat(),
        },
        large_print=True,
    )
    tell.sign(case, letter)
    yield tell.on(19, 11, "15:22")
    tell.print_out(case, letter)
    tell.post(case, letter)
    yield tell.on(20, 11, "15:40")
    keep_the_chat(tell, case, shift=tell.day(23, 11) - date(2026, 11, 23))
    yield tell.on(23, 11, "08:35")
    she_forwards_a_mail(tell, case)


def _second_post(tell: Telling, case: CaseId) -> AddIncident:
    people = tell.trust.people
    return AddIncident(
        case_id=case,
        narrative=_SECOND,
        happened_on=tell.day(17, 11),
        happened_at="21:32",
        platforms=("facebook", "photo"),
        audience="group",
        group_name="Marlstow Mums & Dads",
        involved=(
            Involved(role="author", person_id=people["denholm"]),
            Involved(role="depicted", person_id=people["riley"]),
            Involved(role="depicted", person_id=people["zofia"]),
        ),
    )
