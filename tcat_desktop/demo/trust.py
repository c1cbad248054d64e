"""The trust itself: two schools, nine posts, and the people in its register. All invented."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from tcat_desktop.journey.people import AccountId, Person, PersonId, Role, SchoolId
from tcat_desktop.office.commands.keep_accounts import AddAccount
from tcat_desktop.office.commands.keep_people import KeepPerson
from tcat_desktop.office.commands.keep_wording import ApproveShipped
from tcat_desktop.office.door import Door
from tcat_desktop.office.office import Command, Office
from tcat_desktop.office.set_up import LOWEST_COST, FirstAccount, Founding, NewSchool, SetUp

TRUST: Final = "Three Counties Academy Trust"
# Everybody of the fictional trust has this one; it protects nothing.
PASSWORD: Final = "green kettle harbour violin"  # noqa: S105
_NO_CHANGE: Final = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One member of staff: ``key`` is how the demonstration and the tests call her."""

    key: str
    name: str
    formal: str
    post: str
    role: Role
    school: str = ""


STAFF: Final = (
    Post(
        key="reception",
        name="Siân Bowen",
        formal="Ms Siân Bowen",
        post="Receptionist",
        role=Role.RECEPTION,
        school="AP",
    ),
    Post(
        key="office",
        name="Priya Nair",
        formal="Mrs Priya Nair",
        post="Office manager",
        role=Role.OFFICE,
        school="AP",
    ),
    Post(
        key="teacher",
        name="Ellie Hartnoll",
        formal="Miss Ellie Hartnoll",
        post="Class teacher, 4H",
        role=Role.TEACHER,
        school="AP",
    ),
    Post(
        key="head",
        name="Helen Whitfield",
        formal="Mrs Helen Whitfield",
        post="Headteacher",
        role=Role.HEAD,
        school="AP",
    ),
    Post(
        key="ceo",
        name="Carys Llewellyn",
        formal="Dr Carys Llewellyn",
        post="Executive Headteacher and Chief Executive Officer",
        role=Role.CEO,
    ),
    Post(
        key="dsl",
        name="Angharad Llŷr",
        formal="Mrs Angharad Llŷr",
        post="Designated safeguarding lead",
        role=Role.DSL,
        school="AP",
    ),
    Post(
        key="dpo",
        name="Łukasz Wrona",
        formal="Mr Łukasz Wrona",
        post="Data protection officer",
        role=Role.DPO,
    ),
    Post(
        key="clerk",
        name="Alun Finch",
        formal="Mr Alun Finch",
        post="Clerk to governors",
        role=Role.CLERK,
    ),
    Post(
        key="head_hm",
        name="Gareth Pryce",
        formal="Mr Gareth Pryce",
        post="Headteacher",
        role=Role.HEAD,
        school="HM",
    ),
    Post(
        key="admin",
        name="Daniel Sowande",
        formal="Mr Daniel Sowande",
        post="Administrator",
        role=Role.ADMIN,
    ),
)

# As a county publishes them: first and last day, with the half terms between. From the summer
# before the story to the end of the next school year.
_TERMS: Final = (
    ("2026-06-08", "2026-07-21"),
    ("2026-09-03", "2026-10-23"),
    ("2026-11-02", "2026-12-18"),
    ("2027-01-04", "2027-02-12"),
    ("2027-02-22", "2027-03-25"),
    ("2027-04-12", "2027-05-28"),
    ("2027-06-07", "2027-07-21"),
    ("2027-09-02", "2027-10-22"),
    ("2027-11-01", "2027-12-17"),
    ("2028-01-04", "2028-02-11"),
    ("2028-02-21", "2028-03-31"),
    ("2028-04-18", "2028-05-26"),
    ("2028-06-05", "2028-07-20"),
)
# With these 2026/27 has 190 days for pupils and five for staff alone.
_INSET: Final = ("2026-09-01", "2026-09-02", "2026-11-27", "2027-07-21", "2027-07-22")
_CLOSED: Final = (("2027-05-06", "polling station"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person of the register, by a key that the stories use."""

    key: str
    title: str
    forename: str
    surname: str
    kind: str = "parent"
    school: str = "AP"
    hint: str = ""
    address: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def _p(
    key: str,
    whole: str,
    hint: str,
    address: str = "",
    school: str = "AP",
    kind: str = "parent",
    **more: Any,
) -> Entry:
    title, forename, surname = whole.split(" ", 2)
    lines = address.replace(", ", "\n")
    return Entry(
        key=key,
        title=title,
        forename=forename,
        surname=surname,
        kind=kind,
        school=school,
        hint=hint,
        address=lines,
        more=more,
    )


REGISTER: Final = (
    _p(
        "denholm",
        "Mrs Kerry Denholm",
        "mother of Riley, 4H",
        "14 Bramling Close, Ledwick Green, Marlstow, HR0 4QT",
        phone="01632 960 118",
        adjustments="Large print, a break after 30 minutes",
    ),
    _p(
        "wojcik",
        "Mrs Agnieszka Wójcik",
        "mother of Zofia, 4H",
        "3 Mill Row, Marlstow, HR0 4QA",
        interpreter="Polish",
    ),
    _p("tudur", "Ms Cerys Tudur", "mother of Gwen, 2C", "8 Chapel Bank, Marlstow, HR0 4QD"),
    _p("rees", "Mr Owain Rees", "father of Tomos, 5W", "21 Weir Lane, Marlstow, HR0 4QF"),
    _p("kaminski", "Mr Łukasz Kamiński", "father of Jan, 6B", "5 Station Road, Marlstow, HR0 4QH"),
    _p(
        "zielinska",
        "Mrs Małgorzata Zielińska",
        "mother of Ola, 3P",
        "17 Orchard Lane, Marlstow, HR0 4AR",
    ),
    _p("prosser", "Mr Dean Prosser", "father of Alfie, 2C", "2 The Maltings, Marlstow, HR0 4QJ"),
    _p(
        "foss",
        "Ms Leanne Foss",
        "friend of Mrs Denholm",
        "9 Bramling Close, Marlstow, HR0 4QT",
        kind="volunteer",
    ),
    _p(
        "haddad",
        "Mrs Layla Haddad",
        "mother of Yusuf, 1R",
        "30 Weir Lane, Marlstow, HR0 4QF",
        interpreter="Arabic",
    ),
    _p(
        "chen",
        "Mr 伟 陈",
        "father of Mei, 5W",
        "11 Mill Row, Marlstow, HR0 4QA",
        salutation="Mr Chen",
        interpreter="Mandarin",
    ),
    _p(
        "ogrady", "Mrs Niamh O’Grady", "mother of Cillian, 6B", "4 Priory Street, Marlstow, HR0 4QL"
    ),
    _p("singh", "Mr Harpreet Singh", "father of Jasmin, 3P", "26 Station Road, Marlstow, HR0 4QH"),
    _p("bevan", "Mr Rhodri Bevan", "father of Elin, 4H", "12 Chapel Bank, Marlstow, HR0 4QD"),
    _p("okafor", "Mrs Ngozi Okafor", "mother of Ada, 1R", "7 Priory Street, Marlstow, HR0 4QL"),
    _p("riley", "- Riley Denholm", "4H", kind="pupil"),
    _p("zofia", "- Zofia Wójcik", "4H", kind="pupil"),
    _p("hartnoll", "Miss Ellie Hartnoll", "teacher, 4H", kind="staff"),
    _p("carradine", "Mrs Joan Carradine", "teacher, 2C", kind="staff"),
    _p("sowande", "Mr Daniel Sowande", "looks after the computers", kind="staff"),
    _p("fielding", "Mr Piers Fielding", "parent governor", kind="governor", governor=True),
    _p(
        "marsh",
        "Ms Danielle Marsh",
        "mother of Kyle, Year 10",
        "40 High Street, Harrow End",
        school="HM",
    ),
    _p(
        "gruffudd",
        "Ms Nia Gruffudd",
        "mother of Macsen, Year 8",
        "6 Castle Rise, Harrow End",
        school="HM",
    ),
    _p(
        "tomasz",
        "Mr Tomasz Wójcik",
        "father of Kuba, Year 9",
        "15 Abbey Walk, Harrow End",
        school="HM",
    ),
    _p("corrigan", "Mr Liam Corrigan", "former parent", "18 Forge Lane, Harrow End", school="HM"),
    _p(
        "pembridge",
        "Mrs Ruth Pembridge",
        "mother of Isla, Year 7",
        "1 Castle Rise, Harrow End",
        school="HM",
    ),
    _p(
        "adeyemi",
        "Mr Tunde Adeyemi",
        "father of Kemi, Year 11",
        "22 Abbey Walk, Harrow End",
        school="HM",
    ),
    _p("pryce", "Mr Gareth Pryce", "headteacher", school="HM", kind="staff"),
)


@dataclass(slots=True, kw_only=True)
class Trust:
    """The fictional trust, open: its office, who works there, and whom the register knows."""

    folder: Path
    door: Door
    office: Office
    clock: Callable[[], datetime]
    staff: dict[str, Person]
    people: dict[str, PersonId] = field(default_factory=dict)
    schools: dict[str, SchoolId] = field(default_factory=dict)

    def do(self, who: str, command: Command) -> Any:
        """Carry out a command as one of the staff, by her key."""
        return self.office.do(self.staff[who], command)

    def close(self) -> None:
        """Let go of the records and of the folder."""
        self.office.close()
        self.door.close()


def calendar(shift: timedelta = _NO_CHANGE) -> str:
    """The terms of both schools as they are kept, moved by whole weeks where a story is."""

    def moved(day: str) -> str:
        return (date.fromisoformat(day) + shift).isoformat()

    return json.dumps(
        {
            "terms": [[moved(first), moved(last)] for first, last in _TERMS],
            "inset": [moved(day) for day in _INSET],
            "closures": [{"on": moved(day), "why": why} for day, why in _CLOSED],
        }
    )


def schools(shift: timedelta = _NO_CHANGE) -> tuple[NewSchool, ...]:
    """The two schools, in the order of their ids."""
    terms = calendar(shift)
    return (
        NewSchool(
            name="Applewick Primary School",
            code="AP",
            address="Orchard Lane\nMarlstow\nHR0 4AP",
            phone="01632 960 214",
            email="office@applewick.example",
            website="applewick.example",
            calendar=terms,
        ),
        NewSchool(
            name="Harrowmere High School",
            code="HM",
            address="Castle Road\nHarrow End\nHR0 7HM",
            phone="01632 960 377",
            email="office@harrowmere.example",
            website="harrowmere.example",
            calendar=terms,
        ),
    )


def found(
    folder: Path,
    clock: Callable[[], datetime],
    *,
    shift: timedelta = _NO_CHANGE,
    plain_names: bool = False,
    password: str = PASSWORD,
    words_signed: bool = True,
) -> Trust:
    """Make the trust in an empty folder, and open it. Says everywhere that it is invented.

    Its CEO has signed off the words of every letter, unless ``words_signed`` is False.

    With ``plain_names`` people sign in as ``reception``, ``office``, ``head`` and so on.
    """
    told = SetUp(
        trust=TRUST,
        schools=schools(shift),
        first=_first(plain_names=plain_names, password=password),
        demo=True,
    )
    founding = Founding(folder, told, cost=LOWEST_COST)
    admin = founding.finish(now=clock())
    door = Door(folder, now=clock)
    session = door.sign_in(told.first.name, password)
    trust = Trust(folder=folder, door=door, office=session.office, clock=clock, staff={})
    trust.schools = {school.code: SchoolId(number) for number, school in enumerate(told.schools, 1)}
    trust.staff["admin"] = Person(account_id=admin, name=told.first.name, role=Role.ADMIN)
    for post in STAFF[:-1]:
        trust.staff[post.key] = _employ(trust, post, plain_names=plain_names, password=password)
    # The administrator goes, and the CEO comes in once with the sheet: so she opens what is sealed.
    trust.office.close()
    trust.office = door.recover(str(founding.code), trust.staff["ceo"].name, password).office
    for entry in REGISTER:
        trust.people[entry.key] = _enter(trust, entry)
    if words_signed:
        trust.do("ceo", ApproveShipped())
    return trust


def sign_in_name(key: str) -> str:
    """The name that a member of staff types."""
    return next(post.name for post in STAFF if post.key == key)


def _first(*, plain_names: bool, password: str) -> FirstAccount:
    post = STAFF[-1]
    return FirstAccount(
        name=post.key if plain_names else post.name,
        role=post.role,
        password=password,
        formal_name=post.formal,
        post=post.post,
    )


def _employ(trust: Trust, post: Post, *, plain_names: bool, password: str) -> Person:
    school = trust.schools[post.school] if post.school else None
    name = post.key if plain_names else post.name
    account: AccountId = trust.do(
        "admin",
        AddAccount(
            name=name,
            role=post.role,
            password=password,
            formal_name=post.formal,
            post=post.post,
            school_id=school,
        ),
    )
    return Person(account_id=account, name=name, role=post.role, school_id=school)


def _enter(trust: Trust, entry: Entry) -> PersonId:
    kept: PersonId = trust.do(
        "ceo",
        KeepPerson(
            title="" if entry.title == "-" else entry.title,
            forename=entry.forename,
            surname=entry.surname,
            kind=entry.kind,
            hint=entry.hint,
            address=entry.address,
            school_id=trust.schools[entry.school],
            **entry.more,
        ),
    )
    return kept
