"""Invented facts for looking at the words of a letter without a case. Nobody in them exists."""

from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

from tcat_desktop.correspondence.cover import Addressee, CodeStamp, Cover, Letterhead, Signer
from tcat_desktop.correspondence.letter import Facts, Letter, Token, tokens
from tcat_desktop.journey.people import POSTS
from tcat_desktop.office import letterheads, post_room
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding

_EXAMPLE = Letterhead(school="Example School", trust="", address=(), phone="", email="")

# What a field of that name usually holds. Everything here is made up and says so.
_NAMED: dict[str, str] = {
    "phone": "01632 960 000",
    "contact": "Mrs Sample",
    "opening": "Thank you for talking to us on Thursday (example).",
    "about": "a post on 9 November about an example class",
    "what_we_know": "We are writing because somebody told us about a post in an example group.",
    "code_asks": "not to send abusive messages about staff, parents, pupils or a school",
    "meet_at": "3.45 pm, for about half an hour",
    "place": "the Library; ask at Reception",
    "reader": "Mrs Example, the headteacher",
    "clerk": "Mr Example, the clerk to governors",
    "email": "office@school.example",
}
_LINES: dict[str, tuple[str, ...]] = {
    "posts": (
        "Monday 9 November 2026, 8.14 pm: “An example of what was written.”",
        "Tuesday 17 November 2026, 9.32 pm: an example of a photograph.",
    ),
    "present": ("Mrs Example, the headteacher", "Mrs Sample, who takes the minutes"),
}
_CELLS: dict[str, str] = {
    "when": "9 November 2026",
    "made": "9 November 2026",
    "on": "9 November 2026",
    "by": "Mrs Sample",
    "who": "Mrs Example",
    "number": "E1",
    "fingerprint": "0123456789abcdef" * 4,
}


def sample(letter: Letter, today: date) -> Facts:
    """Facts for every field of a letter, clearly invented."""
    kinds = get_type_hints(letter.facts)
    values = {token.name: example(token, kinds[token.name], today) for token in tokens(letter)}
    return letter.facts(**values)


def example(token: Token, kept: Any, today: date) -> Any:
    """What one field might hold."""
    if token.kind == "date":
        return today + timedelta(days=8)
    if token.kind == "lines":
        hint = token.hint.rstrip(".") or token.label
        return _LINES.get(token.name, (f"First example: {hint}", f"Second example: {hint}"))
    if token.kind == "rows":
        kind = get_args(kept)[0]
        return tuple(
            kind(**{name: _CELLS.get(name, f"An example of “{name.replace('_', ' ')}”")
                    for name in get_type_hints(kind)})
            for _ in range(2)
        )  # fmt: skip
    if token.kind == "choice":
        return token.choices[0]
    return _NAMED.get(token.name) or token.hint or f"An example of “{token.label}”."


def sample_cover(desk: Desk, letter: Letter, *, large_print: bool = False) -> Cover:
    """The frame of a letter to nobody, on the paper of the first school."""
    school = next(iter(finding.all_schools(desk.conn)), None)
    code = post_room.code_now(desk)
    return Cover(
        head=letterheads.letterhead(desk, school) if school else _EXAMPLE,
        to=Addressee(
            name="Mrs Jo Example",
            lines=("1 Example Street", "Sampleton", "ZZ9 9ZZ"),
            salutation="Mrs Example",
        ),
        on=desk.today,
        reference="EXAMPLE",
        reply_by=None,
        signer=Signer(name="Example signature", post=POSTS[letter.signers[0]]),
        code=CodeStamp(
            version=code.version,
            clauses=letter.clauses,
            review_due=code.review_due,
            overdue=code.overdue_days > 0,
            where="at the office",
        ),
        large_print=large_print,
        draft=True,
    )
