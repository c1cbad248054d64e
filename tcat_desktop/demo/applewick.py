"""The other cases at Applewick Primary School: at every stage, late, due and waiting."""

from collections.abc import Generator, Iterator
from datetime import datetime

from tcat_desktop.demo import pictures
from tcat_desktop.demo.denholm import posts_about_a_teacher
from tcat_desktop.demo.quiet import settled_quickly
from tcat_desktop.demo.telling import Story, Telling
from tcat_desktop.journey.case import Disposition, Judgement
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.contact_parent import NoteComplaint
from tcat_desktop.office.commands.hand_over import HandOver

_ADVICE = {
    "opening": "Thank you for talking to us on the telephone.",
    "what_we_ask": "Please think about taking the message down.",
}


def stories(tell: Telling) -> Iterator[Story]:
    """Every story of the school; their reports make the numbers 1 to 36."""
    yield settled_quickly(tell, "AP", 21)
    yield spoof_account(tell)
    yield one_more_settled(tell)
    yield a_complaint_grows(tell)
    yield meeting_declined_at_first(tell)
    yield a_time_to_meet(tell)
    yield sports_day_photo(tell)
    yield advice_to_sign(
        tell,
        "haddad",
        (6, 11),
        "Messages at night in the Year 1 chat",
        "Mrs Haddad wrote nine messages after ten at night in the Year 1 chat.",
    )
    yield advice_to_sign(
        tell,
        "tudur",
        (9, 11),
        "A rude word about the office",
        "Ms Tudur wrote “the office is a joke” under a post of the school.",
    )
    yield advice_on_its_way(
        tell,
        "chen",
        (9, 11),
        "A list of marks passed round",
        "Mr Chen put the marks of a spelling test into the Year 5 chat.",
    )
    yield posts_about_a_teacher(tell)
    yield advice_on_its_way(
        tell,
        "ogrady",
        (12, 11),
        "Parking, and a name in a post",
        "Mrs O’Grady named another parent in a post about parking.",
        printed=True,
    )
    yield messages_to_a_teacher(tell)
    yield from waiting_for_triage(tell)


def one_more_settled(tell: Telling) -> Story:
    """A report that broke nothing."""
    yield tell.on(2, 11, "15:30")
    case = tell.report(
        "AP", "A parent asked in the Year 2 chat why the gate was shut early.", {"author": "tudur"}
    )
    yield tell.on(3, 11, "08:50")
    tell.decide(case, Disposition.NO_BREACH, "A fair question, and it was answered.")


def spoof_account(tell: Telling) -> Story:
    """Takedown: nobody knows who runs the account, and Instagram has still to reply."""
    yield tell.on(2, 11, "09:12")
    case = tell.report(
        "AP",
        "An account with a photo of the school sign posts jokes about pupils.",
        {"author": "“applewick_official_lol”"},
        platforms=("instagram",),
        audience="public",
        link="https://instagram.example/applewick_official_lol",
        clauses=("C25",),
        files={"Account.png": pictures.post()},
    )
    yield tell.on(2, 11, "13:05")
    tell.decide(
        case,
        Disposition.OPEN,
        "It looks like the school’s own account.",
        title="Spoof account using a photo of the school sign",
    )
    yield tell.on(20, 11, "10:02")
    tell.judge(
        case,
        "C16",
        Judgement.LIKELY,
        "applewick_official_lol",
        "It is taken for the school.",
        nature="fact",
    )
    tell.weigh(case, "takedown")
    person = tell.person_of(case)
    tell.ask_poster(
        case,
        person,
        {"The account applewick_official_lol": ""},
        jump_reason="Nobody knows who runs the account, so nobody can be called.",
        jump_head="Mrs Helen Whitfield",
    )
    tell.ask_platform(case, "Instagram", {"The account applewick_official_lol": ""}, "IG-55120")


def a_complaint_grows(tell: Telling) -> Story:
    """Complaints procedure: with the clerk, who has still to answer."""
    yield tell.on(3, 11, "14:20")
    case = tell.report(
        "AP",
        "Mr Kamiński wrote that “nobody ever answers us” about the lunches.",
        {"author": "kaminski"},
        platforms=("facebook",),
        audience="public",
    )
    yield tell.on(4, 11, "09:30")
    tell.decide(
        case,
        Disposition.OPEN,
        "There may be a complaint inside this.",
        title="Lunches, and letters that were not answered",
    )
    yield tell.on(5, 11, "10:10")
    tell.call(case, "kaminski", "He has written twice and had no answer.", stopped="yes")
    yield tell.on(19, 11, "09:00")
    complaint = "Two letters about school lunches were not answered."
    tell.trust.do("head", NoteComplaint(case_id=case, words=complaint))
    tell.trust.do("office", HandOver(case_id=case, reason="He complains", complaint=complaint))
    yield tell.on(23, 11, "08:20")
    tell.write(
        case,
        "signpost_to_complaints",
        "kaminski",
        {"opening": "Thank you for telling us about your two letters."},
    )


def meeting_declined_at_first(tell: Telling) -> Story:
    """Meeting: asked for in a week's time."""
    yield tell.on(4, 11, "16:05")
    case = tell.report(
        "AP",
        "Mr Bevan wrote “she should be sacked” about the class teacher.",
        {"author": "bevan", "named": "hartnoll"},
        platforms=("whatsapp",),
        audience="group",
        clauses=("C36",),
    )
    yield tell.on(5, 11, "09:15")
    tell.decide(
        case, Disposition.OPEN, "About a named teacher.", title="Messages about a seating plan"
    )
    yield tell.on(6, 11, "11:00")
    tell.call(case, "bevan", "He is upset about the seating plan.", stopped="no")
    yield tell.on(17, 11, "15:00")
    tell.judge(case, "C36", Judgement.LIKELY, "she should be sacked", "Said to the whole class.")
    tell.weigh(case, "meeting")
    tell.ask_to_meeting(
        case,
        "bevan",
        tell.day(2, 12),
        "16:00",
        "Family Room",
        "To talk about the messages and the seating plan.",
        staff=("Mrs Helen Whitfield",),
    )


def a_time_to_meet(tell: Telling) -> Story:
    """Meeting: the invitation is signed and waits for the printer."""
    yield tell.on(5, 11, "08:50")
    case = tell.report(
        "AP",
        "Mr Rees wrote “liars, all of them” under the trust’s own post.",
        {"author": "rees"},
        platforms=("facebook",),
        audience="public",
        clauses=("C16",),
    )
    yield tell.on(5, 11, "12:10")
    tell.decide(
        case,
        Disposition.OPEN,
        "Seen by everybody who follows the trust.",
        title="A comment under the trust’s post",
    )
    yield tell.on(6, 11, "14:00")
    tell.call(case, "rees", "He would rather talk than write.", stopped="unsure")
    yield tell.on(20, 11, "14:30")
    tell.judge(case, "C16", Judgement.LIKELY, "liars, all of them", "Said as a fact.")
    tell.weigh(case, "meeting")
    tell.ask_to_meeting(
        case,
        "rees",
        tell.day(26, 11),
        "09:15",
        "Meeting Room",
        "To talk about the comment.",
        staff=("Mrs Helen Whitfield",),
    )
    yield tell.on(23, 11, "08:10")
    letter = tell.write(
        case,
        "meeting_invitation",
        "rees",
        {
            "opening": "Thank you for talking to us on the telephone.",
            "reply_by": tell.day(25, 11).isoformat(),
        },
    )
    tell.sign(case, letter)


def sports_day_photo(tell: Telling) -> Story:
    """Takedown: the parent was asked, and nobody has looked since. One school day late."""
    yield tell.on(5, 11, "15:40")
    case = tell.report(
        "AP",
        "A photo of sports day with two other pupils is on a public page.",
        {"author": "rees", "depicted": "zofia"},
        platforms=("facebook", "photo"),
        audience="public",
        clauses=("C57",),
        files={"Sports day.png": pictures.gate()},
    )
    yield tell.on(6, 11, "09:40")
    tell.decide(
        case,
        Disposition.OPEN,
        "Two other children can be recognised.",
        title="Sports-day photo shared on a public page",
    )
    yield tell.on(9, 11, "10:00")
    tell.call(case, "rees", "He did not know about the other children.", stopped="no")
    yield tell.on(18, 11, "13:30")
    tell.judge(
        case,
        "C57",
        Judgement.FOUND,
        "the photo E1",
        "Two children who are not his own.",
        nature="fact",
    )
    tell.weigh(case, "takedown")
    tell.ask_poster(
        case,
        "rees",
        {"The photo of sports day": "https://facebook.example/p/77"},
        jump_reason="Two children can be recognised for as long as it stands there.",
        jump_head="Mrs Helen Whitfield",
    )


def _advised(
    tell: Telling, who: str, day: tuple[int, int], title: str, words: str
) -> Generator[datetime, None, CaseId]:
    """Reported, settled as advice, and talked about on the telephone; the case's id."""
    yield tell.on(*day, "13:15")
    case = tell.report("AP", words, {"author": who}, platforms=("whatsapp",), audience="group")
    yield tell.on(*day, "15:25")
    tell.decide(case, Disposition.ADVICE, "A friendly word is enough.", title=title)
    yield tell.on(18, 11, f"1{len(who)}:05")
    tell.call(case, who, "We talked it over, and it was a good talk.", stopped="unsure")
    return case


def advice_to_sign(tell: Telling, who: str, day: tuple[int, int], title: str, words: str) -> Story:
    """Direct contact: called, and a letter of advice waits for a signature."""
    case = yield from _advised(tell, who, day, title, words)
    yield tell.on(23, 11, "08:05")
    tell.write(case, "advice", who, _words_of_advice(words))


def advice_on_its_way(
    tell: Telling, who: str, day: tuple[int, int], title: str, words: str, *, printed: bool = False
) -> Story:
    """Direct contact: the letter of advice is signed, or printed already."""
    case = yield from _advised(tell, who, day, title, words)
    yield tell.on(23, 11, "08:15")
    letter = tell.write(case, "advice", who, _words_of_advice(words))
    tell.sign(case, letter)
    if printed:
        tell.print_out(case, letter)


def messages_to_a_teacher(tell: Telling) -> Story:
    """Direct contact: the call is two school days late."""
    yield tell.on(16, 11, "08:45")
    case = tell.report(
        "AP",
        "Mr Prosser sent Mrs Carradine fourteen messages in one evening.",
        {"author": "prosser", "recipient": "carradine"},
        by="office",
        on=tell.day(15, 11),
        happened_at="21:10",
        platforms=("whatsapp",),
        audience="private",
        clauses=("C35",),
    )
    yield tell.on(17, 11, "09:20")
    tell.decide(
        case,
        Disposition.OPEN,
        "Fourteen messages to a teacher in one evening.",
        title="Messages from Mr Prosser to Mrs Carradine",
    )


def waiting_for_triage(tell: Telling) -> Iterator[Story]:
    """Reported: three that nobody has read yet."""
    yield _unread(
        tell,
        (20, 11, "15:52"),
        "Friend request to Mr Sowande’s private Instagram.",
        {"author": "prosser", "recipient": "sowande", "reporter": "sowande"},
        "instagram",
    )
    yield _unread(
        tell,
        (20, 11, "16:10"),
        "Photo of other children at the school gate. Mrs Zielińska rang about it.",
        {"author": "a parent in a red coat", "reporter": "zielinska"},
        "photo",
    )
    yield _unread(
        tell,
        (23, 11, "08:36"),
        "A message about a teacher in a Year 4 parents’ chat. It calls her “clueless”.",
        {"author": "okafor", "named": "hartnoll", "reporter": "singh"},
        "whatsapp",
    )


def _unread(
    tell: Telling, when: tuple[int, int, str], words: str, people: dict[str, str], platform: str
) -> Story:
    yield tell.on(*when)
    tell.report("AP", words, people, platforms=(platform,), audience="group")


def _words_of_advice(words: str) -> dict[str, str]:
    return _ADVICE | {
        "what_we_know": f"We are writing because of this: {words}",
        "code_asks": "to keep what is said about people in school kind and fair",
    }
