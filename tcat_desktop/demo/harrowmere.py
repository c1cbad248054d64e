"""The cases at Harrowmere High School, so that whoever sees both schools sees more than one."""

from collections.abc import Iterator

from tcat_desktop.demo import pictures
from tcat_desktop.demo.quiet import settled_quickly
from tcat_desktop.demo.telling import Story, Telling
from tcat_desktop.journey.case import Disposition, Judgement
from tcat_desktop.office.commands.contact_parent import NoteComplaint
from tcat_desktop.office.commands.hand_over import HandOver

HEAD = "head_hm"


def stories(tell: Telling) -> Iterator[Story]:
    """Every story of the school."""
    yield settled_quickly(tell, "HM", 11)
    yield staff_photo_with_a_caption(tell)
    yield swimming_gala(tell)
    yield school_play_photo(tell)
    yield detention_policy(tell)
    yield class_photo(tell)
    yield not_read_yet(tell)


def staff_photo_with_a_caption(tell: Telling) -> Story:
    """Complaints procedure: the clerk has taken it on."""
    yield tell.on(2, 11, "11:20")
    case = tell.report(
        "HM",
        "Mr Corrigan put a photo of Mr Pryce on a public page, “clown”.",
        {"author": "corrigan"},
        platforms=("facebook",),
        audience="public",
    )
    yield tell.on(3, 11, "10:00")
    tell.decide(
        case,
        Disposition.OPEN,
        "A member of staff is shown.",
        by=HEAD,
        title="Staff photo with a caption, posted by a former parent",
    )
    yield tell.on(4, 11, "12:00")
    tell.call(case, "corrigan", "He says that his letters were ignored.", by=HEAD, stopped="yes")
    words = "Letters about his son’s last term were ignored."
    tell.trust.do(HEAD, NoteComplaint(case_id=case, words=words))
    yield tell.on(20, 11, "09:30")
    tell.trust.do(HEAD, HandOver(case_id=case, reason="He complains", complaint=words))


def swimming_gala(tell: Telling) -> Story:
    """Direct contact: called, and somebody looks again."""
    yield tell.on(6, 11, "08:40")
    case = tell.report(
        "HM",
        "Mr Wójcik asked by email why photos were not allowed at the gala.",
        {"author": "tomasz"},
        platforms=("email",),
        audience="private",
    )
    yield tell.on(6, 11, "12:30")
    tell.decide(
        case,
        Disposition.ADVICE,
        "A fair question, put sharply.",
        by=HEAD,
        title="Swimming gala: photo rule questioned by email",
    )
    yield tell.on(19, 11, "12:20")
    tell.call(case, "tomasz", "The rule was explained, and he was content.", by=HEAD)


def school_play_photo(tell: Telling) -> Story:
    """Takedown: it was put back up after we asked."""
    yield tell.on(9, 11, "09:05")
    case = tell.report(
        "HM",
        "A photo of the school play was put back up after we asked.",
        {"author": "gruffudd"},
        platforms=("instagram", "photo"),
        audience="public",
        files={"Play.png": pictures.gate()},
    )
    yield tell.on(9, 11, "13:00")
    tell.decide(
        case,
        Disposition.OPEN,
        "It was taken down once before.",
        by=HEAD,
        title="School-play photo put back up after we asked",
    )
    yield tell.on(10, 11, "13:10")
    tell.call(case, "gruffudd", "She will think about it.", by=HEAD, stopped="no")
    yield tell.on(20, 11, "13:15")
    tell.judge(
        case,
        "C57",
        Judgement.LIKELY,
        "the photo E1",
        "Other children are in it.",
        nature="fact",
        by=HEAD,
    )
    tell.weigh(case, "takedown", by=HEAD)
    tell.ask_poster(
        case,
        "gruffudd",
        {"The photo of the play": "https://instagram.example/p/9"},
        by=HEAD,
        jump_reason="It was put back up, so a meeting would come too late.",
        jump_head="Mr Gareth Pryce",
    )


def detention_policy(tell: Telling) -> Story:
    """Meeting: criticism of a rule, with one sentence that went further."""
    yield tell.on(10, 11, "15:10")
    case = tell.report(
        "HM",
        "Mrs Pembridge wrote about the detention policy, and that Mr Pryce "
        "“enjoys hurting children”. She said the photo of the letter was hers.",
        {"author": "pembridge", "named": "pryce"},
        by="ceo",
        platforms=("facebook",),
        audience="public",
    )
    yield tell.on(11, 11, "09:00")
    tell.decide(
        case,
        Disposition.OPEN,
        "One sentence goes beyond criticism.",
        by="ceo",
        title="Comments on the detention policy",
    )
    yield tell.on(12, 11, "10:00")
    tell.call(
        case,
        "pembridge",
        "She said the photo of the letter was her own.",
        by="ceo",
        stopped="unsure",
    )
    yield tell.on(18, 11, "16:00")
    tell.judge(
        case, "C36", Judgement.LIKELY, "enjoys hurting children", "Not opinion on a rule.", by="ceo"
    )
    tell.weigh(case, "meeting", by="ceo")
    tell.ask_to_meeting(
        case,
        "pembridge",
        tell.day(26, 11),
        "16:30",
        "Conference Room",
        "To talk about the detention policy and one sentence.",
        staff=("Dr Carys Llewellyn",),
        by="ceo",
    )


def class_photo(tell: Telling) -> Story:
    """Direct contact: due tomorrow."""
    yield tell.on(19, 11, "08:30")
    case = tell.report(
        "HM",
        "A class photo was passed round a Year 10 parents’ chat.",
        {"author": "marsh"},
        platforms=("whatsapp", "photo"),
        audience="group",
    )
    yield tell.on(20, 11, "08:45")
    tell.decide(
        case,
        Disposition.OPEN,
        "Not everybody in it was asked.",
        by=HEAD,
        title="Class photo passed round a Year 10 parents’ chat",
    )


def not_read_yet(tell: Telling) -> Story:
    """Reported: this morning."""
    yield tell.on(23, 11, "08:15")
    tell.report(
        "HM",
        "A parent asks others to “ring the school all day”.",
        {"author": "adeyemi"},
        platforms=("whatsapp",),
        audience="group",
    )
