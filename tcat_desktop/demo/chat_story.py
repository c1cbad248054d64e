"""A chat of the fictional trust: what a parent wrote to a teacher's school phone in seven weeks.

Everything in it is invented. It is written as an Android phone exports it, with the marks that
such a file has: a notice of the program's, a call, a deleted message and an edited one, and one
night when a message could not wait.
"""

from datetime import date, timedelta
from typing import Final

from tcat_desktop.demo.telling import Telling
from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.read_evidence import MarkUrgent, SayWhoWrote, SetFrequent
from tcat_desktop.office.reading_room import read_waiting

PARENT, TEACHER = "Riley’s Mum", "4H School Phone"
FILE: Final = "WhatsApp Chat with 4H School Phone.txt"
NOTE: Final = "Exported from the school phone of 4H, with Mrs Denholm’s knowledge."
FREQUENT: Final = 15

# Day of October or November, and what was said: time, K the parent or H the teacher, words.
_SAID: Final = """
5.10
08:12 - Messages and calls are end-to-end encrypted. Only people in this chat can read them.
12:14 K Hello Miss Hartnoll, Riley left his coat again, is it on his peg?
12:40 H It is. I will remind him at home time.
12:42 K Thank you
8.10
15:48 K Did he eat anything today? He says he felt sick
16:02 H He ate most of his lunch and played outside. He seemed well.
16:03 K Thanks for telling me
13.10
10:21 K When is the outing to the mill please
12:35 H Thursday 22 October. The letter is in his bag.
19:07 K Cannot find the letter
20:11 K Found it, sorry
16.10
07:58 K He will be late, dentist
08:44 H Thank you for letting us know.
20.10
18:22 K Riley says he still sits at the back. We talked about this in September
18:23 K You said you would move him nearer the front
21.10
08:50 H Good morning Mrs Denholm. I said I would look into it, and I will talk to Mrs Whitfield.
09:02 K That is not what you said
12:31 H Would you like a meeting? Reception can book one this week.
21:15 K I do not need a meeting I need him moved
21:16 K He cannot see the board
22.10
17:40 K Lovely day at the mill, he talked about it all evening
23.10
08:41 H I am so glad.
26.10
11:05 K I know it is half term but has anything been decided
28.10
20:36 K Hello?
31.10
09:12 K I would like an answer before Monday
2.11
07:31 K Is he in his new place today
12:20 H Not yet. We look at the places together this week.
19:44 K So nothing has happened in the holidays
19:45 K <Media omitted>
19:47 K This is his spelling book. He copied it wrong because he cannot see
3.11
16:20 H Thank you for the picture. He sat at the front for spelling today.
18:55 K For one lesson
18:56 K What about the others
18:58 K He comes home upset
4.11
06:55 K He does not want to come in
08:10 H I am sorry to hear that. Please bring him to me at the door.
21:32 K It went better thank you
5.11
22:48 K Riley had an asthma attack at the party. We are at A and E
22:49 K His blue inhaler is in his tray, and he must not do PE tomorrow
22:50 K Sorry it is so late
6.11
07:40 H Thank you for telling us. Mrs Nair has put it on the list, and PE is off until you say.
07:44 K Thank you so much
7.11
10:30 K He is fine again
9.11
07:14 K Zofia sits at the front and she can see perfectly well
07:15 K Why her
12:26 H I cannot talk about another child. I can talk about Riley.
17:31 K You always say that
17:33 K Other parents have noticed as well
20:05 K This message was deleted
20:07 K I am going to ask them
21:50 K Parents’ evening was a waste of time
21:52 K Nobody listens
10.11
06:48 K So
12:15 H Good afternoon Mrs Denholm. Mrs Whitfield would like to telephone you. Is tomorrow good?
17:02 K Now it is Mrs Whitfield
17:04 K I asked you a question
17:05 K A simple question
17:20 K Missed voice call
19:10 K I tried to call you
22:15 K You promised in September
11.11
08:36 H Mrs Whitfield telephones this afternoon.
16:40 K She did. I will think about it <This message was edited>
20:18 K But he is still at the back
12.11
07:05 K Is he at the front today
12:40 H Yes, for the whole morning.
17:50 K And tomorrow
18:31 K And tomorrow??
21:05 K Please answer
13.11
08:39 H Yes, tomorrow too. I answer between half past eight and half past four on school days.
18:20 K It takes you one minute
14.11
11:12 K He says he was moved back on Friday afternoon
11:13 K Is that right
20:40 K Is that right
15.11
08:55 K I would like an answer
16:02 K Today please
21:31 K I will be at the gate in the morning
16.11
08:02 K I am at the gate
12:45 H I am sorry that I missed you. He sits in the second row from today, for good.
12:51 K Thank you
17:36 K Is that in writing
19:02 K Can I have it in writing
17.11
08:47 H Mrs Whitfield will write to you.
18:15 K When
21:20 K He saw the photo. He thinks it is funny. It is not funny
21:22 K Everybody can see who gets away with things
18.11
07:20 K Hello
12:30 H Please telephone the office on 01632 960 214, they can help you today.
16:44 K I have said all I have to say to the office
20:59 K Is it true that you showed this phone to Mrs Whitfield
21:01 K These are my messages
19.11
08:45 H It is the school’s phone, and I asked Mrs Whitfield for help with it.
18:32 K I see
20.11
09:10 K Is PE on again today, he has his inhaler
12:18 H Yes, and he has it with him. Thank you.
"""


def exported(shift: timedelta = timedelta(0)) -> bytes:
    """The file as the phone exports it, its days moved by ``shift``."""
    lines, day = [], date(2026, 10, 5)
    for told in _SAID.strip().splitlines():
        if len(told) <= 5:
            number, month = told.split(".")
            day = date(2026, int(month), int(number)) + shift
            continue
        at, who, words = told[:5], told[6], told[8:]
        sender = {"K": f"{PARENT}: ", "H": f"{TEACHER}: ", "-": ""}[who]
        lines.append(f"{day:%d/%m/%Y}, {at} - {sender}{words}")
    return ("\n".join(lines) + "\n").encode()


def keep_the_chat(tell: Telling, case: CaseId, *, shift: timedelta = timedelta(0)) -> int:
    """The chat on the case, read, with who is who and the one message that could not wait."""
    exhibit = tell.keep(case, "head", FILE, exported(shift), NOTE)
    trust = tell.trust
    read_waiting(trust.office, trust.staff["head"])
    for participant, who in ((PARENT, "denholm"), (TEACHER, "hartnoll")):
        trust.do(
            "head",
            SayWhoWrote(case_id=case, exhibit_id=exhibit, participant=participant,
                        person_id=trust.people[who]),
        )  # fmt: skip
    trust.do("head", MarkUrgent(case_id=case, exhibit_id=exhibit, numbers=urgent_ones()))
    trust.do("head", SetFrequent(a_week=FREQUENT))
    return exhibit


def urgent_ones() -> tuple[int, ...]:
    """The numbers of the messages from A and E."""
    told = [line for line in _SAID.strip().splitlines() if len(line) > 5]
    return tuple(
        n for n, line in enumerate(told, start=1) if line.startswith(("22:48", "22:49", "22:50"))
    )
