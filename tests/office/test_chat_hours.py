"""What a chat shows of when and how often is what anybody would count by hand (C35, C40, C41)."""

import io
from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tcat_desktop.evidence.reading import Message
from tcat_desktop.journey.deadlines import Calendar
from tcat_desktop.journey.people import PersonId
from tcat_desktop.journey.refusals import Denied, Refused
from tcat_desktop.office import written
from tcat_desktop.office.chat_hours import ChatCounts, Facts, counts_of
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.commands.open_sealed import SealExhibit
from tcat_desktop.office.commands.read_evidence import MarkUrgent, SayWhoWrote, SetFrequent
from tcat_desktop.office.papers import PrintedCase
from tcat_desktop.office.questions.chat_hours import ChatHours, ChatShown, ChatsOfCase
from tcat_desktop.office.questions.exhibit_page import ExhibitPage
from tcat_desktop.office.reading_room import read_waiting
from tests.builders import ATrust, a_case, a_trust

HALF_TERM = (date(2026, 10, 26), date(2026, 10, 30))
CALENDAR = Calendar(
    terms=((date(2026, 9, 2), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18))),
    inset=frozenset({date(2026, 11, 2)}),
    closures=frozenset({date(2026, 11, 12)}),
    bank_holidays_of=(2015, 2060),
)
OPEN = dict.fromkeys(range(5), ("08:30", "16:30"))

_moments = st.builds(
    datetime.combine,
    # Round the half-term, an INSET day and a snow day.
    st.dates(date(2026, 10, 20), date(2026, 11, 15)),
    st.sampled_from([time(hour, minute) for hour in (0, 8, 12, 16, 23) for minute in (0, 29, 30)]),
)
_chats = st.lists(
    st.tuples(
        _moments.map(datetime.isoformat) | st.just(""),
        st.sampled_from(("Kerry D", "Miss H", "Owain", "")),
        st.sampled_from(("text", "text", "media", "system", "deleted", "call")),
    ),
    max_size=60,
)


def _chat(entries: list[tuple[str, str, str]]) -> tuple[Message, ...]:
    return tuple(
        Message(number=n, line=n, lines=1, at=at, stamp="", sender=sender, words="x", mark=mark)
        for n, (at, sender, mark) in enumerate(entries, start=1)
    )


def _facts(urgent: set[int], frequent: int, staff: set[str]) -> Facts:
    return Facts(
        hours=OPEN, whose="the school’s hours", calendar=CALENDAR, urgent=urgent,
        frequent=frequent, called={"Miss H": "Miss Ellie Hartnoll"}, staff=staff,
    )  # fmt: skip


def _school_is_shut(day: date) -> bool:
    in_holidays = date(2026, 10, 24) <= day <= date(2026, 11, 1)
    return in_holidays or day in (date(2026, 11, 2), date(2026, 11, 12))


@given(
    entries=_chats,
    urgent=st.sets(st.integers(1, 60)),
    frequent=st.integers(0, 6),
    sender=st.sampled_from(("", "Kerry D", "Miss H")),
)
def test_everything_shown_equals_counting_one_by_one(
    entries: list[tuple[str, str, str]], urgent: set[int], frequent: int, sender: str
) -> None:
    shown = counts_of(_chat(entries), _facts(urgent, frequent, set()), sender)
    told, left_out = [], 0
    for number, (at, name, mark) in enumerate(entries, start=1):
        if not at or not name or mark not in ("text", "media") or sender not in ("", name):
            continue
        if number in urgent:
            left_out += 1
        else:
            told.append((name, datetime.fromisoformat(at)))
    moments = [moment for _, moment in told]
    assert (shown.counted, shown.left_out) == (len(moments), left_out)
    for day in range(7):
        for hour in range(24):
            by_hand = sum((each.weekday(), each.hour) == (day, hour) for each in moments)
            assert shown.heat[day][hour] == by_hand
    assert dict(shown.days) == dict(Counter(each.date() for each in moments))
    outside = closed = 0
    for each in moments:
        at_work = each.weekday() < 5 and 510 <= each.hour * 60 + each.minute < 990
        outside += not at_work or _school_is_shut(each.date())
        closed += _school_is_shut(each.date())
    assert (shown.outside.part, shown.outside.whole) == (outside, len(moments))
    assert (shown.closed.part, shown.closed.whole) == (closed, len(moments))
    _weeks_by_hand(shown, moments, frequent)
    _senders_by_hand(shown, _chat(entries), urgent)


def _weeks_by_hand(shown: ChatCounts, moments: list[datetime], frequent: int) -> None:
    mondays = [each.date() - timedelta(days=each.weekday()) for each in moments]
    counts = [each.messages for each in shown.weeks]
    assert sum(counts) == len(moments)
    assert all(two.monday - one.monday == timedelta(7) for one, two in pairwise(shown.weeks))
    for place, week in enumerate(shown.weeks):
        assert week.messages == mondays.count(week.monday)
        assert week.usual == (median(counts[:place]) if place else None)
        assert week.over is bool(frequent and week.messages > frequent)
        five = [week.monday + timedelta(days=day) for day in range(5)]
        assert week.closed == sum(_school_is_shut(day) for day in five)


def _senders_by_hand(shown: ChatCounts, chat: tuple[Message, ...], urgent: set[int]) -> None:
    names = {each.sender for each in chat if each.sender}
    assert {each.sender for each in shown.senders} == names
    for each in shown.senders:
        own = [one for one in chat if one.sender == each.sender and one.at
               and one.mark in ("text", "media")]  # fmt: skip
        assert each.counted == sum(one.number not in urgent for one in own)
        assert each.left_out == sum(one.number in urgent for one in own)
        others = names - {each.sender}
        to = next(iter(others)) if len(others) == 1 else ""
        assert each.to == ("Miss Ellie Hartnoll" if to == "Miss H" else to)


@given(entries=_chats, seconds=st.integers(0, 59))
def test_what_is_kept_of_a_chat_counts_as_the_chat_itself(
    entries: list[tuple[str, str, str]], seconds: int
) -> None:
    chat = _chat([(at and f"{at[:17]}{seconds:02}", name, mark) for at, name, mark in entries])
    again = written.messages_of(written.kept(chat))
    facts = _facts({1, 3, 5}, 2, {"Miss H"})
    for sender in ("", "Kerry D", "Miss H"):
        one, two = counts_of(chat, facts, sender), counts_of(again, facts, sender)
        for part in ("counted", "left_out", "heat", "weeks", "days", "outside", "closed"):
            assert getattr(one, part) == getattr(two, part), part


def test_what_is_kept_of_a_chat_holds_no_word_of_it() -> None:
    chat = _chat([("2026-11-17T19:30:00", "Kerry D", "text")])
    assert "x" not in str(written.kept(chat)).replace("text", "")


# -- in a case -------------------------------------------------------------------------------

CHAT = """05/10/2026, 08:12 - Messages and calls are end-to-end encrypted.
05/10/2026, 12:12 - Kerry D: Riley forgot his coat
05/10/2026, 17:10 - Miss H: It is on his peg
13/10/2026, 21:40 - Kerry D: Are you there
13/10/2026, 21:41 - Kerry D: I need an answer
14/10/2026, 02:15 - Kerry D: Riley has not come home. The police are here
27/10/2026, 10:00 - Kerry D: When is the outing
31/10/2026, 10:00 - Kerry D: Hello
"""


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


def _with_chat(trust: ATrust, content: str = CHAT, name: str = "chat.txt") -> tuple[int, int]:
    case = a_case(trust).at("direct_contact")
    kept = trust.office.shelve(trust.person("head"), io.BytesIO(content.encode()))
    exhibit = trust.do(
        "head",
        KeepFile(case_id=case, name=name, kind="whatsapp", digest=kept.digest, size=kept.size),
    )
    read_waiting(trust.office, trust.person("head"))
    return case, exhibit


def _shown(trust: ATrust, case: int, exhibit: int, sender: str | None = None) -> ChatShown:
    found = trust.ask("head", ChatHours(case_id=case, exhibit_id=exhibit, sender=sender))
    assert isinstance(found, ChatShown)
    return found


def _counts(trust: ATrust, case: int, exhibit: int, sender: str | None = None) -> ChatCounts:
    found = _shown(trust, case, exhibit, sender).counts
    assert found is not None
    return found


def _say(trust: ATrust, case: int, exhibit: int, participant: str, who: str) -> None:
    person = PersonId(trust.people[who])
    trust.do("head", SayWhoWrote(case_id=case, exhibit_id=exhibit, participant=participant,
                                 person_id=person))  # fmt: skip


def test_hours_are_the_schools_until_a_person_says_who_is_staff(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    before = _counts(trust, case, exhibit)
    assert (before.whose_hours, before.sender, before.counted) == ("the school’s hours", "", 7)
    assert any("Nobody has said which participant" in each for each in before.notes)
    _say(trust, case, exhibit, "Miss H", "hartnoll")
    after = _counts(trust, case, exhibit)
    # Now it is about what is written to her.
    assert (after.sender, after.counted) == ("Kerry D", 6)
    assert after.whose_hours == "Miss Hartnoll’s working hours"
    assert [each.to for each in after.senders] == ["Miss Ellie Hartnoll", "Kerry D"]


def test_somebody_of_the_register_without_a_part_in_the_case_has_her_name(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    _say(trust, case, exhibit, "Miss H", "pryce")
    answer = trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit))
    assert {each.participant: each.name for each in answer.who_wrote} == {
        "Kerry D": "", "Miss H": "Mr Gareth Pryce",
    }  # fmt: skip


def test_an_urgent_message_is_left_out_and_said_to_be(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    before = _counts(trust, case, exhibit, "Kerry D")
    trust.do("head", MarkUrgent(case_id=case, exhibit_id=exhibit, numbers=(6,)))
    after = _counts(trust, case, exhibit, "Kerry D")
    assert (before.counted, before.outside.part) == (6, 5)
    assert (after.counted, after.outside.part, after.left_out) == (5, 4, 1)
    assert "1 message marked as urgent for a child’s welfare is not counted (C40)." in (
        after.sentences
    )


def test_holidays_are_those_of_the_school(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    # Tuesday and Saturday of the half-term.
    assert (_counts(trust, case, exhibit).closed.part) == 2


def test_often_is_what_the_head_has_set_with_the_weeks_before_beside_it(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    nothing = _counts(trust, case, exhibit)
    assert "The head has not set how many messages a week are frequent." in nothing.sentences
    assert not any(each.over for each in nothing.weeks)
    trust.do("head", SetFrequent(a_week=2))
    told = _counts(trust, case, exhibit)
    assert [(each.messages, each.over, each.usual) for each in told.weeks] == [
        (2, False, None), (3, True, 2.0), (0, False, 2.5), (2, False, 2.0),
    ]  # fmt: skip
    assert (
        "In 1 of 4 weeks there were more than 2 messages, which is what the head calls frequent."
        in told.sentences
    )
    assert any("The week before had 2." in each for each in told.sentences)


def test_only_the_head_says_what_is_frequent(trust: ATrust) -> None:
    for key in ("teacher", "office", "reception"):
        with pytest.raises(Denied):
            trust.do(key, SetFrequent(a_week=5))


def test_it_says_when_and_never_why(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    _say(trust, case, exhibit, "Miss H", "hartnoll")
    said = " ".join(_counts(trust, case, exhibit).sentences)
    assert "5 of 6 messages from Kerry D were sent outside Miss Hartnoll’s working hours" in said
    assert "This says when, not why." in said
    for verdict in ("breach", "harass", "excessive", "abus", "score", "tone", "unreasonable"):
        assert verdict not in said.casefold()


def test_the_messages_of_an_open_reading_give_the_same_counts(trust: ATrust) -> None:
    from tcat_desktop.evidence import whatsapp

    case, exhibit = _with_chat(trust)
    messages = whatsapp.read(CHAT.encode()).messages
    found = trust.ask("head", ChatHours(case_id=case, exhibit_id=exhibit, messages=messages))
    assert found.counts == _counts(trust, case, exhibit)


def test_an_unproven_order_of_day_and_month_is_counted_as_nothing(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust, "05/10/2026, 08:12 - A: x\n06/10/2026, 08:13 - B: y\n")
    assert _shown(trust, case, exhibit).state == "undated"
    assert [each.state for each in trust.ask("head", ChatsOfCase(case_id=case))] == ["undated"]


def test_nothing_is_counted_of_a_sealed_chat(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    trust.do("head", SealExhibit(case_id=case, exhibit_id=exhibit))
    with pytest.raises(Refused, match="sealed"):
        _shown(trust, case, exhibit)
    assert trust.ask("head", ChatsOfCase(case_id=case)) == ()


def test_the_printed_case_draws_the_chat_and_says_its_numbers(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    _say(trust, case, exhibit, "Kerry D", "denholm")
    _say(trust, case, exhibit, "Miss H", "hartnoll")
    counts = _counts(trust, case, exhibit)
    pages = PdfReader(io.BytesIO(trust.ask("head", PrintedCase(case_id=case)))).pages
    printed = "".join("".join(page.extract_text() for page in pages).split())
    assert "Whenandhowoften:E2,fromMrsKerryDenholm" in printed
    for each in counts.sentences:
        assert "".join(each.split()) in printed
    drawn = [week.messages for week in counts.weeks if week.messages]
    assert drawn == [1, 3, 2]
    assert all(f"{week.messages}{week.monday.day}Oct" in printed for week in counts.weeks
               if week.messages)  # fmt: skip


def test_a_sealed_chat_is_drawn_on_no_paper(trust: ATrust) -> None:
    case, exhibit = _with_chat(trust)
    trust.do("head", SealExhibit(case_id=case, exhibit_id=exhibit))
    pages = PdfReader(io.BytesIO(trust.ask("head", PrintedCase(case_id=case)))).pages
    assert "When and how often" not in "".join(page.extract_text() for page in pages)
