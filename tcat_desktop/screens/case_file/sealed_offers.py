"""What can be done with an exhibit's seal, and why some of it is locked for whoever sits here.

Example::

    for offer in offers_of(desk, answer, exhibit):
        offer.to                # Destination of its form
        offer.refusal           # None, or why not, with its clause and what to do
"""

from dataclasses import dataclass
from typing import Final

from tcat_desktop.journey.people import POSTS, who_may
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.open_sealed import OpenSealed
from tcat_desktop.office.questions.case_file import CaseFileAnswer, ExhibitLine
from tcat_desktop.screens.case_file.destinations import Destination, needs_of
from tcat_desktop.screens.page import Desk

# Whoever may open sealed messages, by her post: the case does not know her name.
OPENER: Final = f"the {POSTS[who_may(*OpenSealed.needs)[0]]}"

_TITLES: Final = {
    "record_permission": ("Record a parent’s permission", "C50"),
    "withdraw_permission": ("The parent takes it back", "C50"),
    "open_sealed": ("Open the messages", "C49, C50"),
    "lift_seal": ("It needs no seal", "C51"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealOffer:
    """One thing that can be done, and what stands in its way."""

    title: str
    to: Destination
    refusal: Refused | None

    @property
    def locked(self) -> str:
        """Why not, with its clause in one line, or nothing."""
        return f"{self.refusal.reason} {self.refusal.clause}." if self.refusal else ""


def offers_of(desk: Desk, answer: CaseFileAnswer, exhibit: ExhibitLine) -> tuple[SealOffer, ...]:
    """All four, whoever asks: what is not allowed stands there with its reason."""
    return tuple(
        SealOffer(
            title=title,
            to=Destination(name=form, where={"exhibit_id": exhibit.exhibit_id}),
            refusal=_why_not(desk, answer, exhibit, form, clause),
        )
        for form, (title, clause) in _TITLES.items()
    )


def why_not_seal(desk: Desk) -> str:
    """Why this person may not seal an exhibit, or nothing."""
    needs = needs_of("seal")
    allowed = desk.may(*needs) if needs else None
    return allowed.reason if allowed is not None else ""


def _why_not(
    desk: Desk, answer: CaseFileAnswer, exhibit: ExhibitLine, form: str, clause: str
) -> Refused | None:
    needs = needs_of(form)
    allowed = desk.may(*needs) if needs else None
    if form == "open_sealed" and allowed is not None and not allowed:
        return Refused(f"Only {OPENER} can open this, and only with the parent’s permission.",
                       clause=clause)  # fmt: skip
    if allowed is not None and not allowed:
        return Refused(allowed.reason, clause=clause)
    if form == "record_permission" and not any(one.kind == "parent" for one in answer.people):
        return Refused("No parent is on this case.", clause=clause,
                       what_to_do="Add the parent to the record first.")  # fmt: skip
    if form == "open_sealed" and not exhibit.permissions:
        return Refused("No parent’s permission holds today.", clause="C50",
                       what_to_do="Ask the parent, and record the permission first.")  # fmt: skip
    if form == "withdraw_permission" and not exhibit.permissions:
        return Refused("There is no permission to take back.", clause=clause)
    return None
