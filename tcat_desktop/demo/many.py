"""A fictional database of any size, for trials and benchmarks: the same seed, the same cases."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Final

from tcat_desktop.demo.showing import weeks_to
from tcat_desktop.demo.trust import PASSWORD, Trust, found
from tcat_desktop.office.clock import now, today
from tcat_desktop.office.office import Invented, InventedSchool, OpenKind

MOST: Final = 1_000_000
PASSWORD_FILE: Final = "DEMO-PASSWORD.txt"  # noqa: S105 - the name of a file
# One person for so many cases, as far as a register of a large trust goes.
_CASES_A_PERSON, _MOST_PEOPLE = 4, 20_000
_YEARS: Final = 10

_FORENAMES = (
    "Agnieszka Alice Amir Angharad Anna Arjun Bethan Carys Chidi Daniel Dylan Elin Ewa "
    "Fatima Gareth Grace Hannah Hassan Ioan James Jia Kasia Kerry Layla Leanne Łukasz "
    "Małgorzata Mei Mohammed Ngozi Nia Niamh Olivia Owain Piotr Priya Rhodri Ruth Siân "
    "Tomasz Tunde Wei Yusuf Zofia "
)
_ROOTS = (
    "Ash Bar Black Brad Bram Bur Carr Chap Cold Corn Crad Dal Den East Elm Farn Field Fox "
    "Gar Glan Gold Grif Hal Har Hart Hol Hum Kam Ken Kow Lang Led Llew Mal Mar Mor Nor "
    "Oak Pem Pen Pow Pros Quill Rad Red Row Sal Sel Shel Sten Sut Tal Thorn Tud Vin Wal "
    "Wer West Win Woj Wynd Yar Ziel "
)
_ENDS = (
    "ard ber bourne bridge by cott croft dale don elyn er field ford gate ham hurst ick "
    "ington land ley low man mere mont more owen pool rick sley son stead stone ston ton "
    "vale ward well wick win wood worth "
)
_WHAT = (
    "Photo of other children",
    "Post about a teacher",
    "Messages late at night",
    "Group renamed",
    "Friend request to staff",
    "Comment on the uniform",
    "Marks passed round",
    "Spoof account",
    "Video of the assembly",
    "Letter copied online",
    "Rude word about the office",
    "Argument between parents",
    "Rumour about a class",
    "Question about lunches",
)
_WHERE = (
    "at the school gate",
    "in the Year 3 chat",
    "in a public group",
    "on the trust’s page",
    "in a Year 10 parents’ chat",
    "after sports day",
    "before the school play",
    "by email",
    "during half term",
    "about the car park",
    "after the trip",
    "on a shared calendar",
)
_WORDS = (
    "It was shown at Reception on a telephone.",
    "Somebody sent a screenshot the next morning.",
    "The parent rang and was upset.",
    "Nobody answered it in the group.",
    "It was taken down again within the hour.",
    "Three people had shared it by the evening.",
    "The teacher has not seen it.",
    "It names a member of staff.",
    "The words are in capitals.",
)
_PLATFORMS = ('["whatsapp"]', '["facebook"]', '["instagram"]', '["email"]', '["photo"]')
_CLAUSES = ("", "", " C36 ", " C61 ", " C17 ", " C35 ", " C25 ", " C33 ")
# The stages of open cases, and how many of a hundred stand at each.
_OPEN = (
    OpenKind(
        stage="reported",
        task="triage",
        due_what="Decide what this report is",
        disposition="",
        of_a_hundred=25,
    ),
    OpenKind(
        stage="direct_contact",
        task="contact",
        due_what="Contact the parent directly",
        disposition="open",
        of_a_hundred=40,
    ),
    OpenKind(
        stage="meeting",
        task="look_again",
        due_what="Has it stopped?",
        disposition="open",
        of_a_hundred=18,
    ),
    OpenKind(
        stage="takedown",
        task="check_removal",
        due_what="Check whether it has been removed",
        disposition="open",
        of_a_hundred=12,
    ),
    OpenKind(
        stage="complaint",
        task="sent_back",
        due_what="See what is missing",
        disposition="complaint",
        of_a_hundred=5,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made, and how long it took."""

    data: Path
    cases: int
    people: int
    seconds: float
    cases_a_second: int
    password_file: Path


def fill(folder: Path, *, cases: int, seed: int = 1) -> Made:
    """Make the trust in ``folder`` and so many cases in it; people sign in by their post."""
    began = monotonic()
    day = today(now())
    trust = found(folder, now, shift=weeks_to(day), plain_names=True)
    try:
        loading = monotonic()
        told = _told(trust, cases, seed, day)
        loaded = trust.office.load_invented(trust.staff["admin"], told)
        took = monotonic() - loading
    finally:
        trust.close()
    note = folder / PASSWORD_FILE
    note.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return Made(
        data=folder,
        cases=loaded,
        people=told.people,
        seconds=monotonic() - began,
        cases_a_second=round(loaded / took) if loaded else 0,
        password_file=note,
    )


def _told(trust: Trust, cases: int, seed: int, day: date) -> Invented:
    staff = {key: person.account_id for key, person in trust.staff.items()}
    return Invented(
        cases=cases,
        people=min(_MOST_PEOPLE, cases // _CASES_A_PERSON + 20),
        # The newest reports are still open: a tenth of them all, and never more than two thousand.
        open_cases=min(cases, cases // 10 + 12, 2_000),
        seed=seed,
        until=day - timedelta(days=1),
        days=365 * _YEARS,
        version=trust.office.code.in_force(day).number,
        schools=(
            InventedSchool(
                code="AP",
                school_id=trust.schools["AP"],
                head=staff["head"],
                reporter=staff["reception"],
            ),
            InventedSchool(
                code="HM",
                school_id=trust.schools["HM"],
                head=staff["head_hm"],
                reporter=staff["head_hm"],
            ),
        ),
        forenames=tuple(_FORENAMES.split()),
        roots=tuple(_ROOTS.split()),
        ends=tuple(_ENDS.split()),
        what=_WHAT,
        where=_WHERE,
        words=_WORDS,
        clauses=_CLAUSES,
        platforms=_PLATFORMS,
        kinds=_OPEN,
    )
