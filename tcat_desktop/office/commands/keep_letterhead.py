"""The letterhead of a school: its logo, its address and its trust line, as letters show them."""

from dataclasses import dataclass, field
from typing import ClassVar, Final

from tcat_desktop.journey.people import Act, Level, SchoolId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import letterheads
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.letterheads import LetterheadWords
from tcat_desktop.records import rows

_SMALLEST, _LARGEST = 8.0, 20.0
_MOST_LINES: Final = 6
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLetterhead:
    """Keep what a school’s letters show at their head. What is empty comes from the school.

    The logo of ``words`` is the digest of a picture from ``Office.shelve``; what is kept is a
    plain copy of it.
    """

    school_id: SchoolId
    words: LetterheadWords = field(default_factory=LetterheadWords)

    needs: ClassVar = (Act.WORDING, Level.CREATE)

    def carry_out(self, desk: Desk) -> str:
        """Keep it; the digest of the logo, if there is one. Letters signed before stay as they are.

        Raises Refused for a letterhead that does not fit the page, or a picture that is none.
        """
        school = school_of(desk, self.school_id)
        words = checked(self.words)
        before = letterheads.words_of(school)
        if words.logo and words.logo != before.logo:
            made = letterheads.logo(desk, words.logo)
            kept = words.kept() | {"logo": desk.shelve(made).digest}
            words = LetterheadWords(**kept)
        letterheads.tried(desk, school, words, kept=True)
        desk.change("schools", self.school_id, letterhead=words.kept())
        desk.did("school", self.school_id, logo=int(bool(words.logo)))
        return words.logo


def school_of(desk: Desk, school_id: SchoolId) -> dict[str, object]:
    """The school, or ``Refused``."""
    found = rows.one(desk.conn, "schools", school_id)
    if found is None:
        raise Refused("There is no such school.", field="school_id")
    return found


def checked(words: LetterheadWords) -> LetterheadWords:
    """The words without blanks around them, or Refused naming the field that is too long."""
    if not _SMALLEST <= words.logo_mm <= _LARGEST:
        raise Refused(f"The logo stands {_SMALLEST:g} to {_LARGEST:g} mm tall.", field="logo_mm")
    lines = [" ".join(line.split()) for line in words.address.splitlines() if line.strip()]
    if len(lines) > _MOST_LINES:
        raise Refused(f"The address at the head of a letter has at most {_MOST_LINES} lines.",
                      field="address")  # fmt: skip
    held = {
        name: " ".join(str(value).split())
        for name, value in words.kept().items()
        if name not in ("logo_mm", "address")
    }
    for name, value in (*held.items(), *(("address", line) for line in lines)):
        if len(value) > _LONGEST:
            raise Refused(
                f"That is longer than {_LONGEST} characters, so it does not fit at the head of a "
                "letter.",
                field=name,
            )
    return LetterheadWords(**held, address="\n".join(lines), logo_mm=words.logo_mm)
