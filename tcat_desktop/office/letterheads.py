"""The letterhead of a school: its own words over those of the school, and its logo.

A stranger's picture is decoded in a process of its own and written anew, opaque and without a
word about itself; that copy is what stands on the shelf and on letters.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tcat_desktop.correspondence.cover import Letterhead
from tcat_desktop.correspondence.envelopes import Stock
from tcat_desktop.evidence.apart import Limits, copy_apart
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import rows

_MB: Final = 1024 * 1024
_MOST_BYTES: Final = 20 * _MB
_MOST_PIXELS: Final = 1200
_LEAST_PIXELS: Final = 40
_LIMITS: Final = Limits(seconds=8.0)
_AGAIN: Final = "Choose a PNG or JPEG of the logo, some hundred pixels tall."


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadWords:
    """What the house sets of a letterhead. What is empty comes from the school.

    ``logo`` is the digest of a picture on the shelf; ``logo_mm`` how tall it stands.
    """

    logo: str = ""
    address: str = ""
    trust_line: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    logo_mm: float = 15.0

    def kept(self) -> dict[str, Any]:
        """As it is kept with the school."""
        return {
            "logo": self.logo, "address": self.address, "trust_line": self.trust_line,
            "phone": self.phone, "email": self.email, "website": self.website,
            "logo_mm": self.logo_mm,
        }  # fmt: skip


def words_of(school: dict[str, Any]) -> LetterheadWords:
    """What the house set of a school's letterhead."""
    held = rows.as_dict(school.get("letterhead") or "{}")
    known = LetterheadWords()
    return LetterheadWords(**{name: held.get(name, usual) for name, usual in known.kept().items()})


def usual_trust_line(desk: Desk) -> str:
    """What stands under the name of a school unless the house says otherwise."""
    trust = rows.setting(desk.conn, "trust")
    return f"Part of {trust}" if trust else ""


def tried(
    desk: Desk, school: dict[str, Any], words: LetterheadWords, *, kept: bool = False,
    stock: Stock | None = None,
) -> bytes:  # fmt: skip
    """A letter under this letterhead, to look at. Raises Refused when it does not fit the page."""
    from tcat_desktop.correspondence.specimen import specimen

    head = letterhead(desk, school, words, kept=kept)
    return specimen(head, desk.today, stock)


def letterhead(
    desk: Desk, school: dict[str, Any], words: LetterheadWords | None = None, *, kept: bool = True
) -> Letterhead:
    """The letterhead as it is printed. Without ``words``, as it is kept.

    ``kept`` says that the desk drew the logo itself. Raises Refused for an unfit logo.
    """
    own = words or words_of(school)
    return Letterhead(
        school=school["name"],
        trust=rows.setting(desk.conn, "trust"),
        address=_lines(own.address) or _lines(school["address"]),
        phone=own.phone or school["phone"],
        email=own.email or school["email"],
        website=own.website or school["website"],
        trust_line=own.trust_line,
        logo=logo(desk, own.logo, kept=kept) if own.logo else b"",
        logo_mm=own.logo_mm,
    )


def logo(desk: Desk, digest: str, *, kept: bool = False) -> bytes:
    """The logo with this digest, as a plain PNG of the desk's own making.

    ``kept`` says that the desk put it on the shelf itself, so that nobody need draw it again.
    """
    if not desk.shelf.has(digest):
        raise Refused("The logo did not arrive whole.", what_to_do="Choose it again.",
                      field="logo")  # fmt: skip
    with desk.shelf.open(digest) as file:
        content = file.read(_MOST_BYTES + 1)
    return content if kept else plain(content)


@lru_cache(maxsize=8)
def plain(content: bytes) -> bytes:
    """The picture drawn anew by a child: opaque, eight bits, at most 1,200 pixels a side.

    Raises:
        Refused: for what is no picture, too large or too small, in words about a logo.
    """
    from tcat_desktop.correspondence.logo import Logo

    if len(content) > _MOST_BYTES:
        raise Refused("The logo has more than 20 MB.", what_to_do=_AGAIN, field="logo")
    try:
        made = copy_apart(content, most=_MOST_PIXELS, opaque=True, limits=_LIMITS)
    except Refused as refusal:
        raise Refused(
            f"This cannot be the logo. {refusal.reason}", what_to_do=_AGAIN, field="logo"
        ) from refusal
    read = Logo.read(made)
    if min(read.width, read.height) < _LEAST_PIXELS:
        raise Refused(
            f"The logo is {read.width} by {read.height} pixels, too few to print.",
            what_to_do=_AGAIN, field="logo",
        )  # fmt: skip
    return made


def _lines(address: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in address.splitlines() if line.strip())
